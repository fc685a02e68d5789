"""The plane of both sides' points: what could be had at all, what was fair, what war promised, and what was made."""

from __future__ import annotations

from dataclasses import dataclass

from game.analysis.tables import Treaty, mandate_limits, tables_now, worth_to_both
from game.bargaining.frontier import Frontier, frontier
from game.bargaining.solutions import solutions
from game.engine.facts import walk_away
from game.engine.state import GameState
from game.kernel.sides import BySide, each


@dataclass(frozen=True, slots=True)
class Spot:
    """A treaty at its place in the plane; `name` says which (empty: one of many)."""

    points: BySide[int]
    treaty: Treaty
    name: str = ""


@dataclass(frozen=True, slots=True)
class Plane:
    """The plane as the tables stood when the game ended.

    `edge` is the frontier and `allowed` the frontier of what both mandates then allowed, the first side's best first.
    `solutions` (`nash`, `kalai_smorodinsky`, `egalitarian`, `utilitarian`) are taken against the `opening` walk-aways;
    there are none when no treaty betters both. `made` is the treaty that was ratified, `improved` the one that both
    preferred afterwards, `war` what both have instead when nothing was ratified.
    """

    edge: tuple[Spot, ...]
    allowed: tuple[Spot, ...]
    solutions: tuple[Spot, ...]
    opening: BySide[int]
    closing: BySide[int]
    history: Spot
    made: Spot | None
    improved: Spot | None
    war: BySide[int] | None


def plane(state: GameState) -> Plane:
    """The plane of a game that has ended. Raises ValueError while it goes on: the truth is not for a game in play."""
    closing = state.common.closing
    if closing is None:
        raise ValueError("a plane is for a game that has ended")
    tables, links = tables_now(state)
    edge = frontier(tables, links)
    opening = state.hidden.opening_walk_away
    ratified = closing.kind == "ratified"

    def spot(treaty: Treaty | None, name: str) -> Spot | None:
        return None if treaty is None else Spot(BySide(*worth_to_both(tables, links, treaty)), treaty, name)

    fair = solutions(edge, (opening.first, opening.second))._asdict()
    history = state.scenario.history
    return Plane(
        edge=_spots(edge),
        allowed=_spots(frontier(tables, links, mandate_limits(state))),
        solutions=tuple(found for name, point in fair.items() if point and (found := spot(point.choice, name))),
        opening=opening,
        closing=each(lambda side: walk_away(state, side)),
        history=Spot(BySide(*worth_to_both(tables, links, history)), history, "history"),
        made=spot(state.common.treaty if ratified else None, "made"),
        improved=spot(state.common.improved, "improved"),
        war=None if ratified else closing.points,
    )


def _spots(edge: Frontier) -> tuple[Spot, ...]:
    return tuple(Spot(BySide(point.first, point.second), point.choice) for point in edge)
