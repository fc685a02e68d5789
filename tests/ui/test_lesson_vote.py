"""Ratification in a lesson: both home governments are asked, votes decide where chance would, and all is minuted."""

from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom.ratification import Decision, decisions
from game.engine import events as e
from game.kernel.sides import BOTH_SIDES, Side
from game.session.replay import OK, replay_bytes
from game.ui.lesson import Class
from game.ui.lesson_files import found
from game.ui.scenes.lesson_desk import Desk
from game.ui.scenes.lesson_flow import scene_of
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import bring, lesson, sign
from tests.ui.pilot import Pilot

pytestmark = pytest.mark.usefixtures("quick_disk")

CERTAIN, FORBIDDEN = {0: 2, 1: 2, 2: 1, 3: 0}, {0: 0, 1: 0, 2: 0, 3: 0}
"""A treaty that the second side's capital is sure of and the first's not, and one that the second's never ratifies."""


def signed(folder: Path, terms: dict[int, int]) -> Class:
    """A lesson in whose second sitting a treaty has been signed, before anything else is said."""
    klass = bring(lesson(services(folder), number="TKZDA-X", chance="fixed"), "table", 2)
    sign(klass, terms)
    assert klass.beat.name == "ratification" and not klass.lesson.open
    return klass


def opened(klass: Class) -> Pilot:
    """The page of votes."""
    at = pilot(klass.services, scene_of(klass))
    assert at.scene.id == "lesson_cover"
    at.use("class.open")
    assert at.scene.id == "lesson_ratification"
    return at


def vote(at: Pilot, said: str) -> None:
    """Both governments say the same, by one key each."""
    for side in BOTH_SIDES:
        at.focus(f"vote.{int(side)}.{said}").press("confirm")


def lines(klass: Class) -> list[str]:
    """The keys of the minutes."""
    return [line.message.key for line in klass.controller.minutes()]


@pytest.mark.parametrize("said", ["yes", "no"])
def test_a_vote_decides_where_chance_would_and_is_noted_where_nothing_could(tmp_path: Path, said: str) -> None:
    """The certain capital ratifies whatever is voted; the other does as it voted; ending and minutes follow."""
    klass = signed(tmp_path, CERTAIN)
    before = decisions(klass.controller)
    assert before[1].certain and not before[0].certain
    at = opened(klass)
    vote(at, said)
    assert lines(klass).count("minutes.signed") == 1 and "minutes.directed.put_to_vote" not in lines(klass)
    at.use("class.on")
    open_, sure = decisions(klass.controller)
    assert (sure.ratified, sure.how) == (True, "agrees" if said == "yes" else "noted")
    assert open_.ratified == (said == "yes") and open_.found == before[0].found
    assert open_.how == ("agrees" if open_.found == (said == "yes") else "stands")
    closing = klass.common.closing
    assert closing is not None and closing.kind == ("ratified" if said == "yes" else "repudiated")
    written = lines(klass)
    assert written.count("minutes.signed") == 1 and written.count("minutes.directed.put_to_vote") == 1
    assert f"minutes.voted.{said}_{sure.how}" in written and f"minutes.voted.{said}_{open_.how}" in written
    assert "minutes.directed.rewind" not in written
    assert written.index("minutes.signed") < written.index("minutes.directed.put_to_vote")
    assert written.index("minutes.directed.put_to_vote") < written.index(f"minutes.voted.{said}_{sure.how}")
    for one in (sure, open_):
        if one.how:
            assert at.strings.text(f"class.vote.{one.how}") in at.text()
    at.use("class.on")
    assert at.scene.id == "lesson_cover" and klass.beat.name == "debrief" and at.strings.missing == {}


def test_what_is_never_ratified_is_not_ratified_by_a_vote(tmp_path: Path) -> None:
    """A treaty past a line never to be crossed falls; the page says why, and that the vote is noted only."""
    klass = signed(tmp_path, FORBIDDEN)
    at = opened(klass)
    vote(at, "yes")
    at.use("class.on")
    last = decisions(klass.controller)[1]
    assert (last.per_mille, last.ratified, last.vote, last.how) == (0, False, True, "noted")
    assert at.strings.text("class.vote.certain_no") in at.text() and at.strings.text("class.vote.fallen") in at.text()
    assert "minutes.voted.yes_noted" in lines(klass)


def test_who_is_not_asked_is_left_to_the_game(tmp_path: Path) -> None:
    """Nobody asked, by a quiet key that asks whether that is meant and begins on No: nothing is added to the game, and
    what it had found is shown.
    """
    klass = signed(tmp_path, CERTAIN)
    moves, before = klass.controller.moves, decisions(klass.controller)
    at = opened(klass)
    at.use("vote.unasked")
    assert at.focused == "vote.back" and at.strings.text("class.vote.unasked_sure") in at.text()
    at.press("confirm")
    assert at.focused == "vote.0.yes" and klass.lesson.votes.first == "none"
    at.use("vote.unasked").use("vote.alone")
    assert (klass.controller.moves, decisions(klass.controller)) == (moves, before)
    assert at.text().count(at.strings.text("class.vote.said_none")) == 2
    at.use("class.on")
    assert klass.beat.name == "debrief"


def test_the_main_key_asks_for_both_votes_first(tmp_path: Path) -> None:
    """It leads to the government that has not been heard and decides nothing; with both votes in it shows the rest."""
    klass = signed(tmp_path, CERTAIN)
    at = opened(klass)
    t = at.strings.text
    for side in BOTH_SIDES:
        assert at.node("class.on").label == t("class.vote.ask")
        at.use("class.on")
        assert at.focused == f"vote.{int(side)}.yes" and "#vote.unasked" in at.text()
        assert klass.lesson.votes.of(side) == "none" and t("class.vote.peace") not in at.text()
        at.press("confirm")
        assert klass.lesson.votes.of(side) == "yes"
    assert at.node("class.on").label == t("class.vote.on") and "#vote.unasked" not in at.text()
    at.use("class.on")
    assert t("class.vote.said_none") not in at.text() and lines(klass).count("minutes.directed.put_to_vote") == 1


def test_the_room_sees_no_likelihood_before_it_has_voted(tmp_path: Path) -> None:
    """Beside the treaty itself cover and page of votes are the same whatever the capitals would decide; behind the
    desk's curtain it is told.
    """
    pages = []
    for name, terms in (("sure", CERTAIN), ("never", FORBIDDEN)):
        klass = signed(tmp_path / name, terms)
        at = pilot(klass.services, scene_of(klass))
        cover = at.text()
        at.use("class.open")
        treaty = [at.node(f"treaty.{n}").label for n in terms]
        assert all(klass.shown.articles[n].options[option].name in treaty[n] for n, option in terms.items())
        page = [line for line in at.text().splitlines() if "#treaty." not in line]
        pages.append((cover, page))
        desk = pilot(klass.services, Desk(klass)).text()
        capital = klass.shown.sides.second.capital
        key = "certain_no" if name == "never" else "certain_yes"
        assert at.strings.text(f"class.desk_vote_{key}", capital=capital, n=0) in desk
    assert pages[0] == pages[1]


def test_votes_outlive_the_machine(tmp_path: Path) -> None:
    """Votes taken and not yet sent stand in the lesson's file; once sent they are in the save, which plays again."""
    klass = signed(tmp_path, CERTAIN)
    at = opened(klass)
    vote(at, "no")
    kept = found(klass.services.shelf.store.auto_path(klass.controller.match_id))
    assert kept is not None and tuple(kept.votes) == ("no", "no") and kept.beat.name == "ratification" and not kept.open
    klass.lesson = kept
    at = opened(klass)
    assert at.node("vote.0.no").selected and at.node("vote.1.no").selected
    at.use("class.on")
    again = replay_bytes(klass.services.shelf.store.auto_path(klass.controller.match_id).read_bytes())
    assert again.status == OK
    klass.lesson = replace(klass.lesson, open=False)
    at = opened(klass)
    assert at.strings.text("class.vote.fallen") in at.text() and "#vote.0.no" not in at.text()


def test_a_lesson_without_a_treaty_is_asked_nothing(tmp_path: Path) -> None:
    """Ended at the desk, or run out: the debrief follows, and the button before it names it."""
    klass = bring(lesson(services(tmp_path)), "table", 1)
    klass.end()
    assert klass.beat.name == "debrief" and not klass.signed and decisions(klass.controller) == ()


def test_decisions_compare_votes_with_what_was_found() -> None:
    """Agreed, in the place of chance, noted only, or no vote at all."""
    open_ = Decision(Side.FIRST, True, 400, False, True)
    assert (open_.certain, open_.how) == (False, "stands")
    assert replace(open_, found=True).how == "agrees"
    assert replace(open_, per_mille=1000, found=True, vote=False).how == "noted"
    assert replace(open_, vote=None).how == ""
    assert e.CapitalVoted(Side.FIRST, True, False, True).audience is e.Audience.PUBLIC
