"""How the days would have gone as far as the calendar alone decides: drift and dated events, nobody acting.

It is the ground on which zones of agreement are counted, sitting by sitting, before any game is played.
"""

from __future__ import annotations

from game.engine import events as e
from game.engine.facts import StateFacts
from game.engine.play import Play
from game.engine.rules_dispatches import fire
from game.engine.run_effects import run_effects
from game.engine.setup import blank
from game.engine.state import GameState
from game.kernel.conditions import All, Any, Condition, Is, Not, Test, holds, references
from game.kernel.sides import BySide
from game.scenario.definition import EventSpec, Scenario

SEED = "as in fact"
KNOWN_REFERENCES = ("track", "doctrine", "mandate", "count")
KNOWN_TESTS = ("fired",)


def expected_states(scenario: Scenario, instructions: BySide[str]) -> tuple[GameState, ...]:
    """The state at the dispatches of each sitting, in order.

    Tracks drift, and every dated event fires on its day unless its condition is false for a reason that lies in the
    instructions, the mandates, the tracks or earlier events; what the table decides is taken to be as in fact. Choices
    are left unanswered, so that their effects do not count.
    """
    play = Play(blank(scenario, SEED, instructions, ()))
    states = []
    for sitting in range(1, len(scenario.calendar) + 1):
        play.emit(e.SittingOpened(sitting))
        if sitting > 1:
            _drift(play)
        _run_due(play, sitting)
        for spec in scenario.events:
            if spec.dated and spec.sitting == sitting and spec.instead_of is None and likely(play.state, spec):
                fire(play, spec)
        states.append(play.state)
    return tuple(states)


def likely(state: GameState, spec: EventSpec) -> bool:
    """Whether a dated event's condition holds, or cannot be told without knowing what the table decided."""
    return _judge(state, spec.when) is not False


def _drift(play: Play) -> None:
    for number, track in enumerate(play.state.scenario.tracks):
        play.track(number, sum(drift.change for drift in track.drifts if play.holds(drift.when)), "drift")


def _run_due(play: Play, sitting: int) -> None:
    due = [item for item in play.state.hidden.due if item.sitting <= sitting]
    if due:
        play.emit(e.EffectsTaken(sitting))
    for item in due:
        run_effects(play, item.effects, f"{item.stream}.due")


def _judge(state: GameState, condition: Condition) -> bool | None:
    """True, false, or None when it depends on what was done at the table."""
    match condition:
        case All(parts):
            answers = [_judge(state, part) for part in parts]
            return False if False in answers else None if None in answers else True
        case Any(parts):
            answers = [_judge(state, part) for part in parts]
            return True if True in answers else None if None in answers else False
        case Not(part):
            answer = _judge(state, part)
            return None if answer is None else not answer
        case Test(name, _) if name not in KNOWN_TESTS:
            return None
        case Is(("state", *_), _, _):
            return None
    if any(ref[0] not in KNOWN_REFERENCES for ref in references(condition)):
        return None
    return holds(condition, StateFacts(state))
