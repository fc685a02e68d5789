"""A whole game between computer delegations, from its first dispatch to its end, step by step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.ai.policy import Choice
from game.engine import actions as a
from game.engine.apply import Applied, apply
from game.engine.events import Event, sees
from game.engine.refusals import Refused
from game.engine.setup import setup
from game.engine.state import GameState, awaiting
from game.kernel.draws import Draws, private_draws
from game.kernel.errors import GameError
from game.kernel.sides import BOTH_SIDES, BySide
from game.scenario.definition import Scenario
from game.session.policies import Policies, plain_acts
from game.views.options import legal
from game.views.project import mediator_view, project

MOST_STEPS = 5000


class Stalled(GameError):
    """A game between computer delegations does not come to an end."""

    code = "stalled"


@dataclass(frozen=True, slots=True)
class Step:
    """One action and what came of it. `by` None is the opening. `refused` is what was tried before and not allowed."""

    by: a.Actor | None
    action: a.Action | None
    choice: Choice | None
    before: GameState | None
    state: GameState
    events: tuple[Event, ...]
    refused: Refused | None = None


def steps(scenario: Scenario, seed: str, instructions: BySide[str], players: Policies) -> Iterator[Step]:
    """The steps of one game, the opening first, until nobody is awaited. Raises Stalled when it never ends."""
    opening = setup(scenario, seed, instructions)
    state = opening.state
    seen: BySide[list[Event]] = BySide([], [])
    wells = {actor: private_draws(seed, actor.value) for actor in a.Actor}
    _show(seen, opening.events)
    yield Step(None, None, None, None, state, opening.events)
    for _ in range(MOST_STEPS):
        if state.over:
            return
        actor = awaiting(state)[0]
        choice = _decide(state, actor, players, seen, wells[actor])
        step = _take(state, actor, choice)
        _show(seen, step.events)
        state = step.state
        yield step
    raise Stalled(f"A game of {scenario.id} with the seed {seed} goes on after {MOST_STEPS} actions.")


def _show(seen: BySide[list[Event]], events: tuple[Event, ...]) -> None:
    for side in BOTH_SIDES:
        seen.of(side).extend(event for event in events if sees(side, event))


def _decide(state: GameState, actor: a.Actor, players: Policies, seen: BySide[list[Event]], well: Draws) -> Choice:
    side = actor.side
    if side is None:
        return players.mediator.decide(mediator_view(state), well)
    view = project(state, side, tuple(seen.of(side)))
    return players.sides.of(side).decide(view, legal(view), well)


def _take(state: GameState, actor: a.Actor, choice: Choice) -> Step:
    """Apply a choice. What was refused for a reason that its seat could not know gives way to a quiet act."""
    first = apply(state, actor, choice.action)
    if isinstance(first, Applied):
        return Step(actor, choice.action, choice, state, first.state, first.events)
    for quiet in _quiet(state, actor):
        second = apply(state, actor, quiet)
        if isinstance(second, Applied):
            return Step(actor, quiet, choice, state, second.state, second.events, first)
    raise Stalled(f"The {actor.value} can do nothing: {choice.action} was refused ({first.code.value}).")


def _quiet(state: GameState, actor: a.Actor) -> Iterator[a.Action]:
    side = actor.side
    if side is None:
        return iter((a.Wait(),))
    view = project(state, side)
    return plain_acts(view, legal(view))
