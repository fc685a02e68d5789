"""What has the keyboard is seen whole, what leads on is always there, and a figure stands with its name."""

from pathlib import Path

import pytest

from game.engine import actions as a
from game.kernel.sides import Side
from game.ui.describe import Node, Role, find, walk
from game.ui.focus import well_seen
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.dispatches import SHEET, Dispatches
from game.ui.scenes.evening import DO, EveningScene
from game.ui.scenes.guess import GuessScene
from game.ui.scenes.settings import SettingsScene
from game.ui.scenes.table import Table
from game.ui.scenes.templates import Templates
from game.ui.scenes.title import Title
from game.ui.theme import theme
from tests.ui import front
from tests.ui.game_hands import at_the_table, begin, pilot, quietly, services
from tests.ui.pilot import Pilot

SIDE = Side.FIRST
WINDOW = (1366, 768)
SMALL = ((1366, 768), (1280, 720), (1024, 768))


def evening(folder: Path, scenario: str = "portsmouth-1905") -> Playing:
    """A game in its first evening."""
    with_ = services(folder, scenario)
    playing = begin(with_, SIDE, scenario=scenario, seed="sight")
    flow.begin(playing)
    quietly(playing.controller, SIDE, lambda legal: legal.evening)
    return playing


def focused(at: Pilot) -> Node:
    """What has the keyboard."""
    return at.node(at.focused)


@pytest.mark.parametrize("size", SMALL)
def test_the_size_of_text_is_changed_without_losing_the_slider(tmp_path: Path, size: tuple[int, int]) -> None:
    """On a first run as later: at every step, up and down, the keyboard stays on the slider, which is seen whole."""
    with_ = front.services(tmp_path)
    at = front.pilot(SettingsScene(with_, lambda: Title(with_)), with_, size)
    at.focus("settings.text_scale")
    for arrow in ("right", "left"):
        for _ in range(10):
            at.press(arrow)
            assert at.focused == "settings.text_scale"
            assert well_seen(focused(at))
    assert at.app.settings.text_scale == 100


@pytest.mark.parametrize("text", [100, pytest.param(150, marks=pytest.mark.slow), 200])
def test_what_has_the_keyboard_is_seen_whole_however_one_moves(tmp_path: Path, text: int) -> None:
    """In the evening: arrows, pages and choices never leave the keyboard on what is half under an edge."""
    playing = evening(tmp_path)
    at = pilot(playing.services, EveningScene(playing, SIDE), WINDOW, text)
    for key in (*["down"] * 6, "confirm", *["page_down"] * 4, *["page_up"] * 4, *["down"] * 3, "page_down"):
        before = at.focused
        at.press(key)
        assert at.scene.id == "evening"
        reads = key == "down" and at.focused == before  # a step through words to what is far below
        assert reads or well_seen(focused(at)), (key, at.focused)


def test_the_ring_round_what_goes_on_beyond_the_edge_ends_at_the_edge(tmp_path: Path) -> None:
    """Of a paper that is taller than its area the ring never runs into the head."""
    playing = begin(services(tmp_path, "portsmouth-1905"), SIDE, scenario="portsmouth-1905", seed="read")
    flow.begin(playing)
    playing.desk(SIDE).briefed = True
    asking = next(key for key, paper in flow.papers_of(playing, SIDE) if paper.question is not None)
    scene = Dispatches(playing, SIDE)
    scene.open, scene.first_focus = asking, SHEET
    at = pilot(playing.services, scene, WINDOW, 200)
    colour = theme(at.app.settings.theme).colours["focus"][:3]
    at.app.screen().scroll(at.node(scene._area), 120)
    node, surface = focused(at), at.app.display.surface
    assert at.focused == SHEET
    assert node.rect.y < node.clip.y - 5
    at.app.dirty()
    at.app.step()
    rows = {y for y in range(surface.get_height()) for x in (round(node.rect.x) - 2, round(node.rect.x) - 3)
            if surface.get_at((x, y))[:3] == colour}  # fmt: skip
    assert rows
    assert min(rows) >= int(node.clip.y)


def test_once_an_act_has_what_it_needs_the_next_press_does_it(tmp_path: Path) -> None:
    """Return on the subject chooses it and leads to the red button; with the mouse the keyboard stays where it is."""
    playing = evening(tmp_path)
    at = pilot(playing.services, EveningScene(playing, SIDE), WINDOW, 200)
    legal = playing.controller.legal(SIDE)
    card = next(each for each in legal.instruments if each.refused is None and each.most == 1 and each.articles)
    at.use(f"card.{card.id}")
    aim = f"aim.{card.articles[1]}"
    at.focus(aim)
    assert focused(at).role is Role.CHOICE
    at.press("confirm")
    assert (at.focused, at.node(aim).selected, at.node(DO).enabled) == (DO, True, True)
    at.focus(aim).press("confirm")
    assert at.focused == DO
    at.click(aim)
    assert at.focused == aim
    at.focus(DO).press("confirm")
    if at.scene.id == "confirm":
        at.use("confirm.yes")
    assert not playing.controller.legal(SIDE).evening or playing.controller.view(SIDE).common.sitting > 1


@pytest.mark.parametrize("text", [100, pytest.param(150, marks=pytest.mark.slow), 200])
@pytest.mark.parametrize("last", [False, True])
def test_a_guess_has_its_buttons_always_in_sight(tmp_path: Path, text: int, last: bool) -> None:
    """With a lesson over it and as many articles taken up as may be, at every size of text."""
    playing = evening(tmp_path, "portsmouth-lesson")
    at = pilot(playing.services, GuessScene(playing, SIDE, last=last), WINDOW, text)
    for article in (None, *at.scene.articles()[:3]):  # type: ignore[attr-defined]
        if article is not None:
            at.use(f"guess.on.{article}")
        for name in ("guess.leave", "guess.do"):
            node = at.node(name)
            assert node.rect.bottom <= WINDOW[1]
            assert well_seen(node)
        assert at.problems() == []


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_a_figure_is_never_parted_from_its_name(tmp_path: Path, language: str) -> None:
    """Wherever the line of meters breaks, the next one begins with a name, and no line begins with a figure."""
    with_ = services(tmp_path, "portsmouth-1905")
    with_.speak(language)
    playing = at_the_table(with_, SIDE)
    at = pilot(with_, Table(playing, SIDE), WINDOW, 200)
    node, setter = at.node("meters"), at.app.typesetter()
    for width in range(640, 1300, 20):
        broken = setter.lines(node.label, node.look, width)
        lines = ["".join(piece.text for piece in line.pieces).strip() for line in broken]
        assert all(line and not line[0].isdigit() and line[0] not in ":\u00b7" for line in lines), lines


def test_a_template_that_is_all_settled_says_so(tmp_path: Path) -> None:
    """Of an offer of which nothing is open it is not said that there was none."""

    def said(at: Pilot) -> list[str]:
        return [node.label for node in walk(at.node("templates.mine"))]

    playing = at_the_table(services(tmp_path, "portsmouth-1905"), SIDE)
    controller = playing.controller
    at = pilot(playing.services, Templates(playing, SIDE), WINDOW)
    none, done = at.strings.text("templates.nothing"), at.strings.text("templates.done")
    assert none in said(at)
    option = controller.view(SIDE).board.openings.of(SIDE.other)[0]
    assert controller.submit(SIDE, a.LayOffer((option,))) is None
    quietly(controller, SIDE, lambda legal: legal.act and not controller.view(SIDE).common.matters[option[0]].open)
    at = pilot(playing.services, Templates(playing, SIDE), WINDOW)
    assert done in said(at)


@pytest.mark.parametrize("text", [100, 200])
def test_before_an_offer_is_laid_the_lesson_of_the_moment_is_told_again(tmp_path: Path, text: int) -> None:
    """Where the lesson says that wishes are only to be said aloud, the keyboard begins at not yet; hushed, all of it is
    as without lessons.
    """
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, SIDE, scenario="dogger-bank-1904", seed="lesson")
    flow.begin(playing)
    quietly(playing.controller, SIDE, lambda legal: legal.act)
    words = playing.controller.presentation.lesson("present", 1)
    for coached in (True, False):
        playing.coached = coached
        at = pilot(with_, Table(playing, SIDE), WINDOW, text)
        at.press("templates").use("templates.opening").use("act.lay")
        assert at.scene.id == "confirm"
        assert (words in [node.label for node in walk(at.tree())]) == coached
        assert at.focused == ("confirm.no" if coached else "confirm.yes")
        assert find(at.tree(), "coach.quiet") is None
        assert at.problems() == []
        at.use("confirm.no")


def test_the_answers_to_an_offer_stand_on_one_line_with_the_red_one_at_the_right(tmp_path: Path) -> None:
    """In two columns: three grounds to decline, then to reserve, then to accept, equally high."""
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, SIDE, scenario="portsmouth-1905", seed="answer")
    flow.begin(playing)
    quietly(playing.controller, SIDE, lambda legal: legal.answer)
    at = pilot(with_, Table(playing, SIDE), WINDOW)
    names = ("price", "instructions", "not_now", "reserve", "accept")
    rects = [at.node(f"answer.{name}").rect for name in names]
    assert [rect.x for rect in rects] == sorted(rect.x for rect in rects)
    assert len({(round(rect.y), round(rect.bottom)) for rect in rects}) == 1
    assert at.node("answer.accept").look.surface == "primary"
