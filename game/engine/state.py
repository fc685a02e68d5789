"""The whole truth of a game: common knowledge, each side's own, and what nobody at the table may know."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.actions import Actor, actor_of
from game.engine.board import Board
from game.engine.parts import Common, MediatorMind, Own, Phase, Stage
from game.kernel.effects import Guarded
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.scenario.definition import Scenario

RULES = 1
"""Number of the rules. A save made under other rules opens read-only."""


@dataclass(frozen=True, slots=True)
class Due:
    """Effects that wait for a sitting; `stream` names their draws."""

    sitting: int
    effects: tuple[Guarded, ...]
    stream: str


@dataclass(frozen=True, slots=True)
class LeakDue:
    """A line of the other side's that moved, of which `to` may hear at the dispatches of `sitting`."""

    to: Side
    article: int
    option: int
    chance: int
    sitting: int


@dataclass(frozen=True, slots=True)
class ReportDue:
    """A report on its way to `to`."""

    to: Side
    subject: str
    article: int | None
    track: int | None
    truth: int
    sitting: int


@dataclass(frozen=True, slots=True)
class Ease:
    """Help towards a side's next cable on an article (None: any)."""

    side: Side
    article: int | None
    per_mille: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """What moves the game and is in nobody's view."""

    seed: str
    openers: tuple[Side, ...]
    tracks: tuple[int, ...]
    rapport: int
    world: int
    mediator_patience: int
    credibility: BySide[int]
    opening_walk_away: BySide[int]
    mind: MediatorMind
    fired: tuple[tuple[str, int], ...] = ()
    missed: tuple[str, ...] = ()
    chosen: tuple[tuple[str, str], ...] = ()
    due: tuple[Due, ...] = ()
    leaks: tuple[LeakDue, ...] = ()
    reports: tuple[ReportDue, ...] = ()
    eases: tuple[Ease, ...] = ()
    narrowed: BySide[tuple[tuple[int, int], ...]] = BySide((), ())
    defiant: BySide[bool] = BySide(False, False)


@dataclass(frozen=True, slots=True)
class GameState:
    """A game at one moment. Change it only through `game.engine.evolve`."""

    scenario: Scenario
    board: Board
    common: Common
    own: BySide[Own]
    hidden: Hidden

    @property
    def over(self) -> bool:
        """Whether the conference has ended."""
        return self.common.closing is not None


def awaiting(state: GameState) -> tuple[Actor, ...]:
    """Who must act now, first side first; empty when the game is over."""
    common = state.common
    if common.phase is Phase.OVER:
        return _improvers(state)
    asked = tuple(actor_of(side) for side in BOTH_SIDES if state.own.of(side).asked)
    if asked or common.stage is Stage.READING:
        return asked
    if common.stage is Stage.EVENING:
        return tuple(actor_of(side) for side in BOTH_SIDES if not evening_done(state, side))
    return () if common.to_move is None else (common.to_move,)


def evening_done(state: GameState, side: Side) -> bool:
    """Whether `side` has made its choices for the evening."""
    evening = state.own.of(side).evening
    return evening.chosen and (state.common.text is None or evening.marked is not None)


def _improvers(state: GameState) -> tuple[Actor, ...]:
    if state.common.stage is not Stage.IMPROVE:
        return ()
    return tuple(actor_of(side) for side in BOTH_SIDES if state.own.of(side).improve_marked is None)
