"""The table under the hand: drafts, answers, refusals, and what the others did."""

from pathlib import Path

import pytest

from game.engine.parts import Phase
from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Node, walk
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.dispatches import SHEET, Dispatches
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.parts_speech import news
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.table import Table
from game.ui.services import Order, Services
from tests.ui.game_hands import Hands, at_the_table, begin, pilot, quietly, services, settled
from tests.ui.pilot import Pilot

SIDE = Side.FIRST


@pytest.fixture
def playing(tmp_path: Path) -> Playing:
    """Portsmouth with Japan to act."""
    return at_the_table(services(tmp_path, "portsmouth-1905"), SIDE)


def _table(playing: Playing) -> Pilot:
    with_: Services = playing.services
    return pilot(with_, Table(playing, SIDE))


def _said(node: Node) -> str:
    return " ".join(f"{each.label} {each.hint}" for each in walk(node))


def _drawn(node: Node) -> str:
    return " ".join(each.label for each in walk(node) if not each.children)


def test_one_key_an_article_and_another_takes_it_out(playing: Playing) -> None:
    """A number drafts an option and the hand goes on to the next open article; Delete takes one out; undo, redo."""
    at = _table(playing)
    sheet = playing.desk(SIDE).sheet
    Hands(at).go("ladder.3")
    at.press("choice_2")
    assert sheet.now.terms == ((3, 1),)
    assert at.focused == "ladder.4"
    at.press("choice_1")
    assert sheet.now.terms == ((3, 1), (4, 0))
    at.press("undo").press("up", 2).press("remove")
    assert sheet.now.terms == ()
    at.press("undo")
    assert sheet.now.terms == ((3, 1),)
    at.press("redo")
    assert sheet.now.terms == ()


@pytest.mark.parametrize("size", [(1280, 720), (1366, 768), (1920, 1080)])
def test_the_composer_is_seen_whole(playing: Playing, size: tuple[int, int]) -> None:
    """With the longest ladder, much news and terms drafted: rungs, draft, tone, toggles, consequence and acts."""
    desk, cards = playing.desk(SIDE), playing.controller.presentation.articles
    desk.since = 0
    longest = max(range(len(cards)), key=lambda n: len(cards[n].options))
    assert len(cards[longest].options) == 7
    at = pilot(playing.services, Table(playing, SIDE), size)
    Hands(at).go(f"ladder.{longest}")
    at.press("choice_3")
    Hands(at).go("ladder.3")
    at.press("choice_2")
    Hands(at).go(f"ladder.{longest}")
    wanted = [f"rung.{n}" for n in range(7)] + ["tone.final", "draft.linked", "draft.adref", "act.lay"]
    for node_id in (*wanted, "draft.clear"):
        node = at.node(node_id)
        assert node.rect.meet(node.clip).h > node.rect.h - 1, f"#{node_id} is not seen whole"
    assert playing.services.strings.text("table.act") in _said(at.tree())


@pytest.mark.parametrize("scenario", ["ghent-1814", "shimonoseki-1895"])
def test_a_whole_treaty_in_draft_leaves_the_ladder_in_sight(tmp_path: Path, scenario: str) -> None:
    """At 1366x768, lessons and news open, nine terms drafted: every rung and where the orders end are seen whole."""
    playing = at_the_table(services(tmp_path, scenario), SIDE, scenario)
    desk, cards = playing.desk(SIDE), playing.controller.presentation.articles
    desk.since, desk.unfolded = 0, True
    desk.sheet.change(Draft(tuple((n, len(card.options) // 2) for n, card in enumerate(cards)), linked=True))
    mandate = playing.controller.view(SIDE).own.mandate
    longest = sorted(range(len(cards)), key=lambda n: -len(cards[n].options))[:2]
    for n, card in ((n, cards[n]) for n in longest):
        desk.article = n
        at = pilot(playing.services, Table(playing, SIDE), (1366, 768))
        line = mandate[n]
        number = "" if line is None else f"{line.option + 1}:"
        ends = [node for node in walk(at.tree()) if number and node.label.startswith(f"Your orders end at {number}")]
        assert len(ends) == (line is not None)
        for node in (*ends, *(at.node(f"rung.{option}") for option in range(len(card.options)))):
            assert node.rect.meet(node.clip).h > node.rect.h - 1, f"{card.short}: {node.label} is not seen whole"


def test_what_must_be_settled_is_said_by_name(playing: Playing) -> None:
    """Before laying, the articles that stand in the way of signing are named, and a hint says which those are."""
    playing.desk(SIDE).sheet.change(Draft(((0, 1),)))
    at = _table(playing)
    Hands(at).use("act.lay")
    missing = weigh(playing.controller.view(SIDE), ((0, 1),)).required
    cards, said = playing.controller.presentation.articles, at.node("weigh.need")
    assert missing and 0 not in missing
    assert all(cards[n].short in said.label for n in missing) and cards[0].short not in said.label
    assert "initialled by both sides" in said.hint


def test_a_line_that_silence_would_cross_is_named(tmp_path: Path) -> None:
    """With nothing else to settle, an article that nobody has laid and whose silence passes the orders is told."""
    playing = at_the_table(services(tmp_path, "ghent-1814"), SIDE, "ghent-1814")
    view = playing.controller.view(SIDE)
    impressment = 3
    assert view.own.mandate[impressment] is not None
    silent = weigh(view, ((0, 0), (1, 1)))
    assert not silent.required and not silent.breaches
    assert impressment in {breach.article for breach in silent.unsaid}
    laid = weigh(view, ((0, 0), (1, 1), (impressment, 1)))
    assert impressment not in {breach.article for breach in laid.unsaid}
    assert not weigh(view, ((impressment, 1),)).unsaid
    playing.desk(SIDE).sheet.change(Draft(((0, 0), (1, 1))))
    at = _table(playing)
    Hands(at).use("act.lay")
    assert "as long as nothing is said of it: IV Impressment by 1" in _said(at.tree())


def test_the_red_button_signs_when_all_is_settled(tmp_path: Path) -> None:
    """With every article initialled and nothing drafted it moves to sign; no train is to be had, and why is said."""
    with_ = services(tmp_path)
    opened = with_.new_game(Order("harbour", BOTH_SIDES, seed="1"))
    playing = Playing(opened.controller, opened.human, with_)
    side = settled(playing.controller, ((0, 2), (1, 2), (2, 1), (3, 0)))
    hands = Hands(pilot(with_, Table(playing, side)))
    assert not hands.has("act.lay")
    hands.use("act.more")
    assert "there is none to leave over" in _said(hands.at.node("acts.train"))
    hands.use("acts.back")
    hands.use("act.sign")
    assert hands.at.scene.id == "confirm"
    hands.use("confirm.yes")
    assert playing.controller.legal(side.other).answer_signing


def test_news_unfolds_with_one_key(playing: Playing) -> None:
    """Open when the turn comes, folded and opened by its key; work on a draft beside it moves nothing."""
    controller = playing.controller
    quietly(controller, SIDE, lambda legal: legal.act and controller.view(SIDE).common.sitting > 1)
    playing.desk(SIDE).since = 0
    at = _table(playing)
    said = max((controller.say(each.message, SIDE) for each in news(playing, SIDE)[-3:]), key=len)
    assert said in _drawn(at.tree())
    at.press("news")
    assert said not in _drawn(at.tree())
    at.press("news")
    assert said in _drawn(at.tree())
    at.press("choice_1")
    assert said in _drawn(at.tree())


def test_arrows_and_clicks_move_along_a_ladder(playing: Playing) -> None:
    """Right goes one rung on; a click goes where it lands; a click on a rung in words does the same."""
    at = _table(playing)
    sheet = playing.desk(SIDE).sheet
    Hands(at).go("ladder.6")
    at.press("right", 2)
    assert sheet.now.option(6) == 1
    at.click("ladder.0")
    middle = len(playing.controller.presentation.articles[0].options) // 2
    assert sheet.now.option(0) == middle
    at.click("rung.0")
    assert sheet.now.option(0) == 0


def test_a_draft_is_not_lost_by_looking_elsewhere(playing: Playing) -> None:
    """Minutes, treaty, papers and dossier lead back to the same draft."""
    at = _table(playing)
    Hands(at).go("ladder.2")
    at.press("choice_1")
    for place in ("minutes", "treaty", "papers", "dossier"):
        at.press(place)
        assert at.scene.id != "table"
        at.press("back")
        assert at.scene.id == "table"
    assert playing.desk(SIDE).sheet.now.terms == ((2, 0),)


def test_what_cannot_be_laid_says_why(playing: Playing) -> None:
    """Four articles that are not linked cannot be laid; the sentence is on the screen and the button is shut."""
    at = _table(playing)
    for article in range(4):
        Hands(at).go(f"ladder.{article}")
        at.press("choice_1")
    assert not at.node("act.lay").enabled
    refused = playing.controller.why_not(SIDE, playing.desk(SIDE).sheet.now.offer())
    assert refused is not None
    assert playing.controller.say(refused.message, SIDE) in _said(at.tree())
    Hands(at).use("draft.linked")
    assert at.node("act.lay").enabled


def test_laying_asks_first_and_tells_what_the_others_did(playing: Playing) -> None:
    """The question shows what it would mean; afterwards the next screen tells every act of the other side."""
    at = _table(playing)
    hands = Hands(at)
    hands.go("ladder.6")
    at.press("choice_1")
    hands.use("act.lay")
    assert at.scene.id == "confirm"
    assert not playing.controller.view(SIDE).seat.mine
    hands.use("confirm.yes")
    lines = [line for line in playing.controller.minutes() if line.by is Side.SECOND and not line.remark]
    assert lines
    if playing.controller.view(SIDE).common.phase is Phase.TABLE:
        assert playing.controller.say(lines[-1].message, SIDE) in _said(at.tree()) or at.scene.id != "table"


def test_templates_put_whole_drafts_on_the_sheet(playing: Playing) -> None:
    """The opening demands come with one choice, linked when they are many, and can be undone."""
    at = _table(playing)
    hands = Hands(at)
    hands.use("draft.templates")
    hands.use("templates.opening")
    assert at.scene.id == "table"
    assert len(playing.desk(SIDE).sheet.now.terms) > 3
    assert playing.desk(SIDE).sheet.now.linked
    at.press("undo")
    assert playing.desk(SIDE).sheet.now.empty


def test_part_of_an_offer_can_be_accepted(playing: Playing) -> None:
    """Unticking an article of an offer that is not linked leaves it open while the rest is initialled."""
    controller = playing.controller
    for _ in range(40):
        offer = controller.view(SIDE).seat.against
        if controller.legal(SIDE).answer and offer is not None and not offer.linked and len(offer.terms) > 1:
            break
        quietly(controller, SIDE, lambda legal: False, 1)
        quietly(controller, SIDE, lambda legal: legal.answer)
    offer = controller.view(SIDE).seat.against
    assert offer is not None
    at = _table(playing)
    hands = Hands(at)
    hands.use(f"take.{offer.articles[0]}")
    hands.use("answer.accept")
    taken = tuple(term for term in offer.terms if term[0] != offer.articles[0])
    past = {breach.article for breach in weigh(controller.view(SIDE), taken).breaches} & {n for n, _ in taken}
    assert at.focused == ("confirm.no" if past else "confirm.yes")
    hands.use("confirm.yes")
    matters = controller.view(SIDE).common.matters
    assert matters[offer.articles[0]].open
    assert all(matters[article].settled is not None for article in offer.articles[1:])


def test_ordering_the_train_names_the_article_and_can_be_thought_better_of(playing: Playing) -> None:
    """The article is chosen from a list and named in the question; going back changes nothing."""
    at = _table(playing)
    hands = Hands(at)
    hands.use("act.more")
    hands.use("acts.train")
    hands.use("pick.8")
    assert at.focused == "confirm.no"
    assert playing.controller.presentation.articles[8].name in _said(at.tree())
    at.press("back")
    assert at.scene.id == "table"
    assert playing.controller.view(SIDE).common.train is None


def test_a_statement_is_entered_as_it_was_written(playing: Playing) -> None:
    """Stars and braces in a statement mean nothing but themselves."""
    at = _table(playing)
    hands = Hands(at)
    hands.use("act.more")
    hands.go("acts.words")
    at.type("We *never* said {side}.")
    hands.use("acts.state")
    at.press("minutes")
    words = " ".join(node.label for node in walk(at.tree()))
    assert r"\*never\* said {side}" in words


def test_a_paper_that_asks_is_read_before_it_is_answered(tmp_path: Path) -> None:
    """The keyboard comes to the paper, not to the shut button, whose reason shows only when it is tried."""
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, SIDE, scenario="portsmouth-1905", seed="ask")
    flow.begin(playing)
    assert playing.controller.legal(SIDE).choices
    at = pilot(with_, Dispatches(playing, SIDE))
    while at.node("dispatches.next").enabled:
        at.press("confirm")
    assert at.focused == SHEET
    Hands(at).go("dispatches.next")
    quiet = at.app.display.surface.copy().get_buffer().raw
    at.press("confirm")
    assert at.app.display.surface.copy().get_buffer().raw != quiet
    at.press("previous").press("next")
    assert at.app.display.surface.copy().get_buffer().raw == quiet
    assert at.focused == "dispatches.next"
