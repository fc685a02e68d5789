"""What a player is told after his own act, and what he is asked before one that is dear."""

from pathlib import Path

import pytest

from game.engine.actions import LayOffer, SaveInfluence
from game.kernel.sides import Side
from game.ui.describe import Node, Role, walk
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.dispatches import Dispatches
from game.ui.scenes.evening import GRAVE, EveningScene
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.parts_reply import SLIP, last_reply
from game.ui.scenes.parts_speech import news
from game.ui.scenes.table import Table
from tests.ui.game_hands import Hands, at_the_table, begin, pilot, quietly, services

SIDE = Side.FIRST
HARD = ((3, 0), (8, 0))


@pytest.fixture
def playing(tmp_path: Path) -> Playing:
    """Portsmouth with Japan to act on the first day."""
    playing = begin(services(tmp_path, "portsmouth-1905"), SIDE, scenario="portsmouth-1905", seed="r1")
    flow.begin(playing)
    quietly(playing.controller, SIDE, lambda legal: legal.act)
    return playing


def _drawn(node: Node) -> str:
    return " ".join(each.label for each in walk(node) if not each.children)


def _seen(at_tree: Node, words: str) -> bool:
    found = [each for each in walk(at_tree) if words in each.label and not each.children]
    return any(each.rect.meet(each.clip).h >= each.rect.h - 1 for each in found)


def test_what_was_said_since_is_still_told_after_the_game_is_taken_up_again(playing: Playing) -> None:
    """Saved, quit, continued: the answer to the last act is news as it was before."""
    controller = playing.controller
    assert flow.act(playing, SIDE, LayOffer(HARD, True, "firm")) is None
    flow.next_scene(playing)
    before = news(playing, SIDE)
    assert before
    again = Playing(controller, playing.human, playing.services)
    flow.begin(again)
    assert news(again, SIDE) == before


@pytest.mark.parametrize("size", [(1024, 768), (1280, 720), (1366, 768), (1920, 1080)])
def test_their_answer_lies_open_in_the_evening(playing: Playing, size: tuple[int, int]) -> None:
    """Ground and remark of what they answered to my last offer of the day, in full and in sight without a key."""
    controller = playing.controller
    assert flow.act(playing, SIDE, LayOffer(HARD, True, "firm")) is None
    quietly(controller, SIDE, lambda legal: legal.evening)
    assert last_reply(playing, SIDE) is not None
    said = [words for words in controller.words(SIDE) if words.text.key.startswith("reason.decline.")]
    at = pilot(playing.services, EveningScene(playing, SIDE), size)
    words = controller.say(said[-1].text, SIDE, at.strings.text)
    assert _seen(at.tree(), words)
    assert at.strings.text("table.unfold", cap="N") not in _drawn(at.tree())


def test_in_one_column_the_answer_comes_before_the_cards(playing: Playing) -> None:
    """With text at 200 % the evening opens on the answer, which stands above every card; the rest of the news is folded
    to a line, and where nothing was answered the evening opens on the first thing that may be done.
    """
    with_ = playing.services
    with_.settings = with_.settings._replace(window=(1024, 768), text_scale=200)
    assert flow.act(playing, SIDE, LayOffer(HARD, True, "firm")) is None
    quietly(playing.controller, SIDE, lambda legal: legal.evening)
    at = pilot(with_, EveningScene(playing, SIDE), (1024, 768), 200)
    assert at.focused == SLIP and not playing.desk(SIDE).unfolded
    assert at.node(SLIP).rect.y < at.node("card.save").rect.y
    assert at.problems() == []


def test_in_one_column_an_evening_without_an_answer_begins_at_its_first_act(playing: Playing) -> None:
    """With text at 200 % the keyboard does not begin on the bar that folds the news."""
    with_ = playing.services
    with_.settings = with_.settings._replace(window=(1366, 768), text_scale=200)
    quietly(playing.controller, SIDE, lambda legal: legal.evening)
    at = pilot(with_, EveningScene(playing, SIDE), (1366, 768), 200)
    assert at.focused == "card.save" and at.node("card.save").rect.bottom < at.node("evening.do").rect.y


def test_a_paper_that_comes_first_does_not_hide_the_answer(playing: Playing) -> None:
    """Dispatches that follow the act show the answer above the paper; the file of all papers does not."""
    controller = playing.controller
    assert flow.act(playing, SIDE, LayOffer(HARD, True, "firm")) is None
    quietly(controller, SIDE, lambda legal: legal.evening or legal.act)
    said = [words for words in controller.words(SIDE) if words.text.key.startswith("reason.decline.")]
    at = pilot(playing.services, Dispatches(playing, SIDE))
    words = controller.say(said[-1].text, SIDE, at.strings.text)
    assert _seen(at.tree(), words)
    assert at.problems() == []
    assert words not in _drawn(pilot(playing.services, Dispatches(playing, SIDE, every=True)).tree())


def test_a_cross_takes_one_article_out(playing: Playing) -> None:
    """By key and by mouse, and one given up as well; Undo brings it back."""
    sheet = playing.desk(SIDE).sheet
    sheet.change(Draft(((3, 1), (8, 2)), withdraws=(9,)))
    at = pilot(playing.services, Table(playing, SIDE))
    Hands(at).use("draft.out.3")
    assert sheet.now.terms == ((8, 2),)
    at.click("draft.out.9")
    assert list(sheet.now.withdraws) == []
    at.press("undo")
    assert list(sheet.now.withdraws) == [9]


def test_many_drafted_articles_scroll_and_each_has_its_cross(playing: Playing) -> None:
    """Eleven lines fit a list of their own."""
    playing.desk(SIDE).sheet.change(Draft(tuple((n, 1) for n in range(11)), True))
    at = pilot(playing.services, Table(playing, SIDE))
    assert at.node("draft.terms").scrolling
    Hands(at).use("draft.out.10")
    assert playing.desk(SIDE).sheet.now.option(10) is None


def test_the_tone_is_courteous_again_at_a_new_sitting(playing: Playing) -> None:
    """Firm words of one day are not laid unawares on the next; within the day they stay."""
    desk = playing.desk(SIDE)
    Table(playing, SIDE)
    desk.sheet.change(Draft(((3, 1),), tone="firm"))
    Table(playing, SIDE)
    assert desk.sheet.now.tone == "firm"
    now = playing.controller.view(SIDE).common.sitting
    quietly(playing.controller, SIDE, lambda legal: legal.act and playing.controller.view(SIDE).common.sitting > now)
    Table(playing, SIDE)
    assert desk.sheet.now == Draft(((3, 1),))


def test_a_dear_evening_act_is_asked_about_and_a_cheap_one_is_not(playing: Playing) -> None:
    """What costs two or more, or is said in public, waits for a yes; No leaves the card in the hand."""
    controller = playing.controller
    quietly(controller, SIDE, lambda legal: legal.evening)
    can = [each for each in controller.legal(SIDE).instruments if each.refused is None and not each.least]
    dear = next(each for each in can if each.cost >= GRAVE)
    at = pilot(playing.services, EveningScene(playing, SIDE))
    hands = Hands(at)
    hands.use(f"card.{dear.id}")
    hands.use("evening.do")
    assert at.scene.id == "confirm"
    assert controller.legal(SIDE).evening
    hands.use("confirm.no")
    assert playing.desk(SIDE).instrument == dear.id
    hands.use("evening.do")
    hands.use("confirm.yes")
    assert at.scene.id != "confirm"
    assert playing.desk(SIDE).instrument == "save"


def test_a_figure_says_what_it_is_under_the_pointer(playing: Playing) -> None:
    """The five figures of the head are no buttons: they tell what they count, to the pointer and to the keyboard."""
    at = pilot(playing.services, Table(playing, SIDE))
    for name in ("standing", "influence", "patience", "goodwill", "treaty"):
        found = at.app.screen().pointed(*at.node(f"meter.{name}").rect.centre)
        assert found is not None
        assert found.hint == at.strings.text(f"strip.{name}_hint")
        assert found.role is Role.GAUGE and found.focusable


def test_a_figure_that_moved_shows_by_how_much(playing: Playing) -> None:
    """After an evening of saving, influence stands with what it gained."""
    quietly(playing.controller, SIDE, lambda legal: legal.evening)
    before = playing.controller.view(SIDE).own.influence
    assert flow.act(playing, SIDE, SaveInfluence()) is None
    quietly(playing.controller, SIDE, lambda legal: legal.act)
    gained = playing.controller.view(SIDE).own.influence - before
    assert gained > 0
    at = pilot(playing.services, Table(playing, SIDE))
    assert f"+{gained}" in _drawn(at.node("meter.influence"))


def test_lists_open_on_what_can_be_had(playing: Playing) -> None:
    """Templates and acts begin at the first line that can be used; no offer of mine is called by that name."""
    at = pilot(playing.services, Table(playing, SIDE))
    hands = Hands(at)
    hands.use("draft.templates")
    assert at.node(at.focused).enabled
    at.press("back")
    hands.use("act.more")
    assert at.node(at.focused).enabled
    assert at.strings.text("acts.take_back_none") in _drawn(at.tree())


@pytest.mark.parametrize("size", [pytest.param((1280, 740), marks=pytest.mark.slow), (1366, 768)])
def test_the_whole_ladder_is_in_sight_under_a_long_answer(tmp_path: Path, size: tuple[int, int]) -> None:
    """With their answer over it and an option chosen, every option of the article under the hand is in sight."""
    side, with_ = Side.FIRST, services(tmp_path, "ghent-1814")
    playing = at_the_table(with_, side, scenario="ghent-1814", seed="x2")
    assert flow.act(playing, side, LayOffer(((0, 0), (2, 0), (7, 0)))) is None
    quietly(playing.controller, side, lambda legal: legal.act)
    assert last_reply(playing, side) is not None
    at = pilot(with_, Table(playing, side), size)
    for article in (2, 7, 8):
        at.focus(f"ladder.{article}").press("right")
        rungs = [node for node in walk(at.tree()) if node.id.startswith("rung.")]
        assert len(rungs) == 3
        assert all(node.rect.meet(node.clip).h >= node.rect.h - 1 for node in rungs)
        assert at.focused == f"ladder.{article}"
        at.use("draft.clear")
