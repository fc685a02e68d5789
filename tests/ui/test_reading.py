"""The order in which things are read and done where text is large or the window low: first what came, then the deed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.kernel.sides import Side
from game.ui.describe import Node, Role, find, focusables, walk
from game.ui.display import narrow, one_column
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.briefing import Dossier
from game.ui.scenes.dispatches import MATTER, SHEET, Dispatches
from game.ui.scenes.evening import EveningScene
from game.ui.scenes.historian import Historian
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.parts_news import FOLD, NEWS
from game.ui.scenes.situation import Situation
from game.ui.scenes.table import Table
from game.ui.services import Order, Services
from tests.ui.game_hands import begin, pilot, quietly, services
from tests.ui.pilot import Pilot

SIDE = Side.FIRST
LARGE = (
    ((1366, 768), 200), ((1280, 720), 150),
    pytest.param((1024, 768), 200, marks=pytest.mark.slow), pytest.param((1920, 1080), 200, marks=pytest.mark.slow),
)  # fmt: skip
LOW = (((1280, 720), 100), ((1366, 768), 100))
TURNS = 40


@pytest.fixture
def with_(tmp_path: Path) -> Services:
    """Services over the shipped scenarios."""
    return services(tmp_path, "portsmouth-1905")


@pytest.fixture
def morning(with_: Services) -> Playing:
    """Portsmouth on its first morning, the dossier read."""
    playing = begin(with_, SIDE, scenario="portsmouth-1905", seed="pictures")
    flow.begin(playing)
    playing.desk(SIDE).briefed = True
    return playing


def turn(playing: Playing, sitting: int = 3) -> Playing:
    """The same game when this side may act at a sitting, its papers read."""
    controller = playing.controller
    quietly(controller, SIDE, lambda legal: legal.act and controller.view(SIDE).common.sitting >= sitting)
    for key, _ in flow.papers_of(playing, SIDE):
        playing.desk(SIDE).read[key] = None
    return playing


def opened(playing: Playing, make: Callable[[], object], size: tuple[int, int], text: int) -> Pilot:
    """A scene in a window that the settings know of."""
    with_ = playing.services
    with_.settings = with_.settings._replace(window=size, text_scale=text)
    scene = make()
    assert isinstance(scene, Dispatches | Table | Dossier | Situation | Historian | EveningScene)
    return pilot(with_, scene, size, text)


def seen(node: Node) -> bool:
    """Whether all of a node can be seen."""
    return node.rect.meet(node.clip).h >= node.rect.h - 1


def leaves(node: Node) -> list[Node]:
    """What shows words in a node, in reading order."""
    return [each for each in walk(node) if each.label and not each.children and each.role is not Role.IMAGE]


def first_line(at: Pilot) -> bool:
    """Whether the paper that lies open is seen from its first line."""
    return seen(leaves(at.node(MATTER))[0])


@pytest.mark.parametrize(("size", "text"), LARGE)
def test_every_paper_opens_at_its_first_line_and_is_read_to_its_end(
    morning: Playing, size: tuple[int, int], text: int
) -> None:
    """Enter alone reads each paper from top to bottom and then turns; the buttons stay where they are."""
    at = opened(morning, lambda: Dispatches(morning, SIDE), size, text)
    scene = at.scene
    assert isinstance(scene, Dispatches)
    read: list[str] = []
    for _ in range(TURNS):
        foot = at.node("dispatches.next")
        assert seen(foot)
        assert at.problems() == []
        if scene.open not in read:
            read.append(scene.open)
            assert first_line(at)
        if at.focused == SHEET:
            break
        before, last = scene.open, leaves(at.node(MATTER))[-1]
        at.press("confirm")
        if scene.open != before:
            assert seen(last)
    assert len(read) > 2
    assert at.focused == SHEET


@pytest.mark.parametrize("key", ["page_down", "confirm"])
def test_a_question_is_read_on_to_its_last_answer(morning: Playing, key: str) -> None:
    """The paper first, then how many answers there are and all of them; what the answer moved is told on the next."""
    at = opened(morning, lambda: Dispatches(morning, SIDE), (1366, 768), 200)
    scene = at.scene
    assert isinstance(scene, Dispatches)
    for _ in range(TURNS):
        if at.focused == SHEET:
            break
        at.press("confirm")
    assert at.node("dispatches.next").label == at.strings.text("nav.read_on")
    answers = [node.id for node in focusables(at.tree()) if node.id.startswith("reply.")]
    assert len(answers) > 1
    assert not seen(at.node(answers[-1]))
    for _ in range(TURNS):
        if seen(at.node(answers[-1])):
            break
        at.press(key)
    assert seen(at.node(answers[-1]))
    assert at.node("dispatches.next").label == at.strings.text("dispatches.give")
    assert at.strings.text("dispatches.answers", n=len(answers)) in [node.label for node in walk(at.tree())]
    at.use(answers[-1])
    before = morning.controller.view(SIDE).own
    at.use("dispatches.next")
    assert morning.desk(SIDE).before == before
    assert morning.controller.view(SIDE).own != before
    assert scene.gave
    assert scene.gave in leaves(at.node(MATTER))[0].label
    assert first_line(at)


def test_the_pager_turns_and_the_list_lies_under_the_paper(morning: Playing) -> None:
    """In one column a line says which of how many; the list is under the paper, and one picked there opens on top."""
    at = opened(morning, lambda: Dispatches(morning, SIDE), (1366, 768), 200)
    scene = at.scene
    assert isinstance(scene, Dispatches)
    keys = [key for key, _ in flow.papers_of(morning, SIDE)]
    assert at.strings.text("dispatches.pager", n=1, all=len(keys)) in [node.label for node in walk(at.tree())]
    at.use("dispatches.after")
    assert scene.open == keys[1]
    at.use("dispatches.before")
    assert scene.open == keys[0]
    assert not at.node("dispatches.before").enabled
    assert at.node(f"paper.{keys[2]}").rect.y > at.node(MATTER).rect.bottom
    at.use(f"paper.{keys[2]}")
    assert scene.open == keys[2]
    assert first_line(at)


@pytest.mark.parametrize(("size", "text"), LARGE)
def test_the_table_opens_with_the_news_and_keeps_its_buttons(
    morning: Playing, size: tuple[int, int], text: int
) -> None:
    """News from their first line, then the article, the draft, the ledger, the bar; the acts are always in sight."""
    playing = turn(morning)
    at = opened(playing, lambda: Table(playing, SIDE), size, text)
    assert at.focused == NEWS
    assert seen(leaves(at.node(NEWS))[0])
    order = [at.node(each).home.y for each in (NEWS, "rung.0", "draft.linked", "ledger", "nav.pause")]
    assert order == sorted(order)
    top = at.node("rung.0").rect.y
    at.press("confirm")
    at.press("page_down")
    assert at.node("rung.0").rect.y < top
    for _ in range(3):
        assert seen(at.node("act.lay"))
        at.press("page_down")
    at.use("nav.elsewhere")
    assert at.focused == "nav.pause"
    assert seen(at.node("nav.dossier"))


@pytest.mark.parametrize(("size", "text"), LARGE)
def test_what_was_drafted_is_told_over_the_buttons(morning: Playing, size: tuple[int, int], text: int) -> None:
    """Without news the hand is on the ladder's words; a number drafts, and the foot says what it would mean."""
    playing = turn(morning)
    playing.desk(SIDE).since = playing.controller.moves
    at = opened(playing, lambda: Table(playing, SIDE), size, text)
    assert at.focused.startswith("rung.")
    article = playing.desk(SIDE).article
    assert playing.desk(SIDE).sheet.now.empty
    at.press("choice_2")
    name = playing.controller.presentation.articles[article].options[1].name
    desk = {id(node) for node in walk(at.node("desk"))}
    told = [node for node in leaves(at.tree()) if name in node.label and id(node) not in desk]
    assert len(told) == 1
    assert told[0].rect.y >= at.node("desk").rect.bottom
    assert seen(told[0])
    assert seen(at.node("rung.1"))
    assert at.focused == "rung.1"
    at.use("turn.after")
    assert playing.desk(SIDE).article == (article + 1) % len(playing.controller.presentation.articles)
    assert at.problems() == []


def test_a_number_pressed_over_the_news_is_seen_to_draft(morning: Playing) -> None:
    """The news fold away and the hand is on the option chosen; two columns go on to the next ladder."""
    playing = turn(morning)
    at = opened(playing, lambda: Table(playing, SIDE), (1366, 768), 200)
    at.press("choice_1")
    assert at.focused == "rung.0"
    assert seen(at.node("rung.0"))
    assert find(at.tree(), NEWS) is None
    playing.desk(SIDE).sheet.change(Draft())
    at = opened(playing, lambda: Table(playing, SIDE), (1280, 720), 100)
    assert at.focused == f"ladder.{playing.desk(SIDE).article}"
    at.press("choice_1")
    assert at.focused == f"ladder.{playing.desk(SIDE).article}"
    assert playing.desk(SIDE).article == playing.desk(SIDE).sheet.now.terms[0][0] + 1


@pytest.mark.parametrize(("size", "text"), LOW)
@pytest.mark.parametrize("count", [0, 6, 8, 16])
def test_open_news_and_a_long_draft_hide_nothing_that_is_to_be_done(
    morning: Playing, size: tuple[int, int], text: int, count: int
) -> None:
    """In a low window news lie over the ledger; tone, Linked and the acts are seen, whatever is drafted."""
    playing = turn(morning)
    playing.desk(SIDE).sheet.change(Draft(tuple((n, 1) for n in range(count)), linked=True))
    at = opened(playing, lambda: Table(playing, SIDE), size, text)
    lines = at.node("news.lines")
    for _ in range(2):
        for each in ("tone.courteous", "draft.linked", "draft.adref", "act.lay", "draft.templates", "rung.0"):
            assert seen(at.node(each)), each
        assert seen(at.node(at.focused))
        assert at.problems() == []
        at.press("news")
    assert lines.home.right <= at.node("rung.0").home.x
    assert find(at.tree(), "news.lines") is not None


@pytest.mark.parametrize(("size", "text"), [*LARGE, *LOW])
def test_no_leaf_of_the_dossier_is_turned_before_its_end_was_seen(
    morning: Playing, size: tuple[int, int], text: int
) -> None:
    """The one button reads on, then turns; each leaf opens at its top."""
    at = opened(morning, lambda: Dossier(morning, SIDE, first=True), size, text)
    scene = at.scene
    assert isinstance(scene, Dossier)
    visited: list[str] = []
    for _ in range(TURNS * 2):
        sheet = at.node(f"dossier.leaf.{scene.leaf}")
        words = [node for node in leaves(sheet) if node.role is not Role.TAB]
        end = max(words, key=lambda node: node.home.y + node.home.h)
        if scene.leaf not in visited:
            visited.append(scene.leaf)
            assert seen(words[0])
        if at.node("dossier.next").label == at.strings.text("nav.read_on"):
            assert not seen(end)
            at.press("confirm")
            continue
        assert seen(end)
        if scene.leaf == scene.leaves()[-1]:
            break
        at.press("confirm")
    assert visited == list(scene.leaves())


def test_the_lesson_has_no_leaf_of_a_line(with_: Services) -> None:
    """There the mediator and what is not known stand on the first leaf; in Portsmouth they have their own."""
    made = with_.new_game(Order("dogger-bank-1904", (SIDE,), seed="h", historical=True))
    playing = Playing(controller=made.controller, human=made.human, services=with_)
    scene = Dossier(playing, SIDE, first=True)
    assert scene.leaves() == ("you", "orders", "worth", "war", "theirs")
    words = [node.label for node in walk(pilot(with_, scene).tree())]
    assert scene.briefing.unknowns in words
    assert scene.briefing.mediator in words
    long = Dossier(begin(with_, SIDE, scenario="portsmouth-1905"), SIDE, first=True)
    assert {"mediator", "unknown"} <= set(long.leaves())


@pytest.mark.parametrize(("size", "text"), LARGE)
def test_outlook_and_historian_are_one_column(morning: Playing, size: tuple[int, int], text: int) -> None:
    """Every sheet begins at the same edge; what weighs most is seen first, and the foot says that there is more."""
    playing = turn(morning)
    for scene in (Situation(playing, SIDE), Historian(playing, SIDE)):
        at = opened(playing, lambda scene=scene: scene, size, text)  # type: ignore[misc]
        (area,) = [node for node in walk(at.tree()) if node.role is Role.SCROLL]
        sheets = [node for node in area.children if node.look.surface in ("sheet", "panel")]
        assert len(sheets) > 1
        assert len({round(node.home.x) for node in sheets}) == 1
        assert seen(leaves(area)[0])
        more = at.strings.text("nav.more_below", cap="Page Down")
        assert more in [node.label for node in walk(at.tree())]
        at.press("end")
        assert more not in [node.label for node in walk(at.tree())]
        assert seen(leaves(area)[-1])


def test_what_a_card_does_stands_under_it_in_one_column(morning: Playing) -> None:
    """In the evening at 200 % the text of a card follows the card, and the button of the evening is always seen."""
    controller = morning.controller
    quietly(controller, SIDE, lambda legal: legal.evening)
    at = opened(morning, lambda: EveningScene(morning, SIDE), (1366, 768), 200)
    cards = [node.id for node in focusables(at.tree()) if node.id.startswith("card.")]
    at.use(cards[2])
    card = controller.presentation.instrument(cards[2].removeprefix("card."))
    assert card is not None
    body = next(node for node in leaves(at.tree()) if node.label == card.dress.of(SIDE).text.strip())
    assert at.node(cards[2]).home.bottom < body.home.y < at.node(cards[3]).home.y
    assert seen(at.node("evening.do"))
    assert at.problems() == []


def test_one_column_is_asked_for_by_width_and_height_together() -> None:
    """Little of both is one column; a low but wide window, or a narrow but high one, is not for this reason."""
    assert one_column((661.0, 372.0))
    assert one_column((889.0, 667.0))
    assert not one_column((1280.0, 500.0))
    assert not one_column((800.0, 1200.0))


def test_the_keyboard_begins_somewhere_sensible_in_a_window_of_another_size(morning: Playing) -> None:
    """Settings that speak of a small window, and a full screen that is large: the hand is not on the bar."""
    playing = turn(morning)
    playing.services.settings = playing.services.settings._replace(window=(1024, 768), text_scale=200)
    assert narrow(playing.services.settings)
    scene = Table(playing, SIDE)
    at = Pilot(scene, size=(1920, 1080), strings=playing.services.strings)
    assert at.focused == FOLD


@pytest.mark.parametrize(("size", "text"), [((1366, 768), 100), ((1366, 768), 200)])
def test_what_was_read_to_its_end_hands_the_keyboard_on(morning: Playing, size: tuple[int, int], text: int) -> None:
    """Whoever presses nothing but Enter on a paper that asks comes to its answers, not to a dead end."""
    asking = next(key for key, paper in flow.papers_of(morning, SIDE) if paper.question is not None)
    scene = Dispatches(morning, SIDE)
    scene.open, scene.first_focus = asking, SHEET
    at = opened(morning, lambda: scene, size, text)
    assert at.focused == SHEET
    for _ in range(8):
        if at.focused == SHEET:
            at.press("confirm")
    assert at.focused.startswith("reply.")


def test_a_number_key_chooses_an_answer(morning: Playing) -> None:
    """On a paper that asks, 2 chooses the second answer, whose number stands before it, and the keyboard goes there;
    nothing is given until that is asked for.
    """
    asking, paper = next((key, each) for key, each in flow.papers_of(morning, SIDE) if each.question is not None)
    scene = Dispatches(morning, SIDE)
    scene.open, scene.first_focus = asking, SHEET
    at = opened(morning, lambda: scene, (1366, 768), 100)
    assert paper.question is not None
    second = paper.question.answers[1]
    at.key("2")
    node = at.node(f"reply.{second.id}")
    assert node.selected
    assert node.label.split() == ["2", *second.name.split()]
    assert at.focused == node.id
    assert scene.picked == {paper.question.event: second.id}
    assert not paper.question.answered
