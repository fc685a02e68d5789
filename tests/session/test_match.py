"""Running matches: the log, going back, branching, changed scenarios."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, strategies as st

from game.engine import actions as a, events as e
from game.engine.parts import Stage
from game.engine.refusals import Refused
from game.kernel.errors import BadRequest
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.session.chain import Settings
from game.session.edition import Edition, edition_of
from game.session.match import Match, branch, rewind, start, submit
from game.session.reload import reload
from game.session.undo import ECHOES, undo, why_not_undo
from game.views.project import project
from tests.session.helpers import ONE_PERSON, TWO_PEOPLE, done, harbour_edition, played, step
from tests.strategies import GARBAGE, HARBOUR, SEEDS


@given(SEEDS, GARBAGE, st.sampled_from(tuple(a.Actor)), st.integers(0, 20))
def test_whatever_is_asked_is_done_or_refused(seed: int, action: a.Action, by: a.Actor, moves: int) -> None:
    """Submitting never raises; a refused action leaves the very same match."""
    match = played(seed % 5, moves)
    before = (match.digest, len(match.steps))
    after = submit(match, by, action)
    assert isinstance(after, (Match, Refused))
    assert (match.digest, len(match.steps)) == before


@given(SEEDS)
def test_lockstep(seed: int) -> None:
    """Two matches with the same scenario, seed and actions agree at every step, digest by digest."""
    one, other = played(seed), start(harbour_edition(), str(seed), TWO_PEOPLE)
    for move in one.steps[1:]:
        assert move.actor is not None
        assert move.action is not None
        other = done(submit(other, move.actor, move.action))
        assert other.entries[-1] == move.entry
    assert other.state == one.state


def test_the_digest_covers_everything() -> None:
    """Another seed, setting, instruction or action gives another digest."""
    base = start(harbour_edition(), "1", TWO_PEOPLE)
    others = [
        start(harbour_edition(), "2", TWO_PEOPLE),
        start(harbour_edition(), "1", replace(TWO_PEOPLE, iron=True)),
        start(harbour_edition(), "1", TWO_PEOPLE, match_id="x"),
        start(harbour_edition(), "1", TWO_PEOPLE, directed=True),
        played(1, 1),
    ]
    assert len({base.digest, *(match.digest for match in others)}) == 1 + len(others)


def test_unknown_instructions_are_a_sentence() -> None:
    """A doctrine that does not exist is one clear sentence."""
    with pytest.raises(BadRequest, match="tsar"):
        start(harbour_edition(), "1", TWO_PEOPLE, BySide("tsar", "guild"))


@given(SEEDS)
def test_what_a_seat_was_shown_is_its_audience(seed: int) -> None:
    """A seat's stream is the events on the line whose audience it belongs to, no other."""
    match = played(seed)
    for side in BOTH_SIDES:
        assert match.shown.of(side) == tuple(event for event in match.events if e.sees(side, event))


@given(SEEDS, st.data())
def test_the_log_only_grows(seed: int, data: st.DataObject) -> None:
    """A rewind is an entry; state, streams and what can be done are those of the entry gone back to."""
    match = played(seed)
    to = data.draw(st.integers(0, len(match.entries)))
    back = done(rewind(match, a.Actor.FIRST, to))
    assert back.entries[:-1] == match.entries
    assert back.entries[-1].action == {"rewind": to}
    assert back.state == match.steps[to].state
    whole = played(seed, to) if to else start(harbour_edition(), str(seed), TWO_PEOPLE)
    assert back.shown == whole.shown
    assert back.waiting() == whole.waiting()


def test_rewinding_a_rewind_finds_the_way() -> None:
    """A line through several rewinds holds the actions that led to where the match stands."""
    match = played(3, 12)
    back = done(rewind(match, a.Actor.FIRST, 6))
    on = step(back, Random(1))
    again = done(rewind(on, a.Actor.FIRST, 12))
    assert again.state == match.state
    assert again.events == match.events


def test_the_director_rewinds_in_public() -> None:
    """A teacher's rewind is shown to both sides and marks the game as directed, in a chain that still holds."""
    match = done(rewind(played(3, 8), a.Actor.DIRECTOR, 2))
    told = e.Directed("rewind", "2")
    assert all(match.shown.of(side)[-1] == told for side in BOTH_SIDES)
    assert match.header.directed
    assert match.state.common.directed


def test_a_branch_shares_the_luck() -> None:
    """A branch is a new game with the prefix copied; the same actions lead to the same state."""
    whole = played(4)
    cut = branch(whole, 5, "other")
    assert cut.header.origin is not None
    assert (cut.header.origin.id, cut.header.origin.entries) == (whole.header.id, 5)
    assert [entry.action for entry in cut.entries] == [entry.action for entry in whole.entries[:5]]
    assert cut.digest != whole.steps[5].entry.digest  # type: ignore[union-attr]
    for move in whole.steps[6:]:
        assert move.actor is not None
        assert move.action is not None
        cut = done(submit(cut, move.actor, move.action))
    assert cut.state == whole.state


def test_iron_games_do_not_go_back() -> None:
    """Undo and rewinding are refused with their reason."""
    match = start(harbour_edition(), "1", replace(TWO_PEOPLE, iron=True))
    for outcome in (rewind(match, a.Actor.FIRST, 0), undo(match, Side.FIRST)):
        assert isinstance(outcome, Refused)
        assert outcome.message.key == "refusal.iron"


@given(SEEDS, st.sampled_from((ONE_PERSON, TWO_PEOPLE)))
def test_undo_never_goes_past_a_reveal(seed: int, settings: Settings) -> None:
    """What undo takes back told its author only his own act and people opposite nothing, and was done last."""
    match, chance = start(harbour_edition(), str(seed), settings), Random(seed)
    while match.waiting():
        match = step(match, chance)
        for side in BOTH_SIDES:
            back = undo(match, side)
            if isinstance(back, Refused):
                assert why_not_undo(match, side) is not None
                continue
            gone = match.steps[-1]
            assert gone.actor is a.actor_of(side)
            assert all(isinstance(event, ECHOES) for event in gone.events if e.sees(side, event))
            if match.seats.of(side.other) == "human":
                assert not any(e.sees(side.other, event) for event in gone.events)
            assert back.state == match.steps[-2].state
            assert project(back.state, side.other) == project(match.steps[-2].state, side.other)


def test_undo_takes_back_an_evening_choice() -> None:
    """While the other side still thinks, an evening choice can be taken back; once both have chosen, it cannot."""
    match, chance = start(harbour_edition(), "5", TWO_PEOPLE), Random(5)
    while match.state.common.stage is not Stage.EVENING:
        mediator = match.waiting() == (a.Actor.MEDIATOR,)
        match = done(submit(match, a.Actor.MEDIATOR, a.Wait())) if mediator else step(match, chance)
    first = done(submit(match, a.Actor.FIRST, a.SaveInfluence()))
    assert isinstance(undo(first, Side.SECOND), Refused)
    back = done(undo(first, Side.FIRST))
    assert back.state == match.state
    both = done(submit(first, a.Actor.SECOND, a.SaveInfluence()))
    assert isinstance(undo(both, Side.FIRST), Refused)
    assert isinstance(undo(both, Side.SECOND), Refused)


def test_a_taken_over_seat_is_the_computers() -> None:
    """The director hands a seat to the computer, and rewinding past it hands it back."""
    match = done(submit(played(2, 3), a.Actor.DIRECTOR, a.TakeOver(Side.FIRST, True)))
    assert match.seats.of(Side.FIRST) == "computer"
    assert done(rewind(match, a.Actor.DIRECTOR, 1)).seats.of(Side.FIRST) == "human"


def changed(old: str, new: str) -> Edition:
    """The harbour with one text of its file changed."""
    from game.scenario.loader import load_text

    text = HARBOUR.read_text(encoding="utf-8")
    assert old in text
    return edition_of(load_text(text.replace(old, new), "changed.yaml"))


def test_reload_keeps_what_still_holds() -> None:
    """On a scenario with another wording every action is kept, and the game is marked as directed."""
    match = played(6)
    found = reload(match, changed("The boats go out.", "The boats go out again."))
    assert (found.kept, found.lost, found.reason) == (len(match.entries), 0, "")
    assert found.match.header.directed
    assert found.match.header.origin is not None


def test_reload_stops_at_the_first_refusal() -> None:
    """When an instrument is gone, what came before its first use is kept."""
    match = next(
        found
        for found in (played(seed) for seed in range(60))
        if any(entry.action.get("instrument") == "raid" for entry in found.entries)
    )
    first = next(n for n, entry in enumerate(match.entries) if entry.action.get("instrument") == "raid")
    found = reload(match, changed("  - id: raid\n", "  - id: sally\n"))
    assert found.kept == first
    assert found.lost == len(match.entries) - first
    assert "raid" in found.reason
