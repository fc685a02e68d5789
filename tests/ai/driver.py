"""Plays whole games between policies through views alone, as a session would."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from game.ai.policy import Choice, MediatorPolicy, Policy
from game.engine import actions as a
from game.engine.apply import Applied, apply
from game.engine.events import Event, sees
from game.engine.setup import drawn_instructions, historical_instructions, setup
from game.engine.state import GameState, awaiting
from game.kernel.draws import private_draws
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.scenario.definition import Scenario
from game.views.options import legal, why_not
from game.views.project import mediator_view, project
from game.views.view import SideView

LONGEST = 4000


@dataclass
class Game:
    """A game being played, with everything each side was shown and every choice made."""

    state: GameState
    histories: dict[Side, list[Event]]
    log: list[tuple[a.Actor, Choice]] = field(default_factory=list)
    refusals: list[tuple[a.Actor, a.Action, str]] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)

    def view(self, side: Side) -> SideView:
        """What a side may know now."""
        return project(self.state, side, tuple(self.histories[side]))

    def do(self, by: a.Actor, choice: Choice) -> bool:
        """Apply a choice; False when it was refused."""
        done = apply(self.state, by, choice.action)
        if not isinstance(done, Applied):
            self.refusals.append((by, choice.action, done.code.value))
            return False
        self.log.append((by, choice))
        self.state = done.state
        self.show(done.events)
        return True

    def show(self, events: tuple[Event, ...]) -> None:
        """Give each side the events it may see."""
        for side in BOTH_SIDES:
            self.histories[side].extend(event for event in events if sees(side, event))


def begun(scenario: Scenario, seed: str, historical: bool = False) -> Game:
    """A game at its first question."""
    instructions = historical_instructions(scenario) if historical else drawn_instructions(scenario, seed)
    first = setup(scenario, seed, instructions)
    game = Game(first.state, {side: [] for side in BOTH_SIDES})
    game.show(first.events)
    return game


def step(game: Game, policies: BySide[Policy], mediator: MediatorPolicy, seed: str) -> bool:
    """Ask whoever is awaited first, and apply the answer; False when the game is over."""
    waited = awaiting(game.state)
    if not waited:
        return False
    who = waited[0]
    start = time.process_time()
    if who.side is None:
        choice = mediator.decide(mediator_view(game.state), private_draws(seed, "mediator"))
    else:
        view = game.view(who.side)
        choice = policies.of(who.side).decide(view, legal(view), private_draws(seed, str(int(who.side))))
        assert why_not(view, choice.action) is None, (who, choice.action)
    game.seconds.append(time.process_time() - start)
    assert game.do(who, choice), game.refusals[-1]
    return True


def played(
    scenario: Scenario, seed: str, policies: BySide[Policy], mediator: MediatorPolicy, historical: bool = False
) -> Game:
    """A whole game. Fails on a refusal or on a game that does not end."""
    game = begun(scenario, seed, historical)
    for _ in range(LONGEST):
        if not step(game, policies, mediator, seed):
            return game
    raise AssertionError(f"seed {seed}: no end after {LONGEST} actions, sitting {game.state.common.sitting}")
