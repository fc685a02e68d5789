"""Missed trades by name: what both sides could have changed together, and who else would have paid for it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.analysis.tables import Treaty, tables_now
from game.bargaining.frontier import frontier
from game.bargaining.improve import best_improvement, pairwise_trades
from game.bargaining.points import Pair, total
from game.engine.facts import judged
from game.engine.state import GameState
from game.scenario.definition import Bystander, BystanderVerdict

RANK = {"better": 2, "same": 1, "worse": 0}


@dataclass(frozen=True, slots=True)
class Swap:
    """One article that would have stood elsewhere."""

    article: int
    was: int
    to: int


@dataclass(frozen=True, slots=True)
class MissedTrade:
    """Articles that change together, both sides' gains, and those outside the room who would be worse off (ids)."""

    swaps: tuple[Swap, ...]
    gains: Pair
    pays: tuple[str, ...]


def missed_trades(state: GameState, treaty: Treaty, most: int = 5) -> tuple[MissedTrade, ...]:
    """The best trades of two articles that were left on the table, each pair of articles once, the best first."""
    tables, links = tables_now(state)
    found: list[MissedTrade] = []
    seen: list[tuple[int, int]] = []
    for trade in pairwise_trades(tables, links, treaty):
        if trade.articles in seen:
            continue
        seen.append(trade.articles)
        found.append(_missed(state, treaty, trade.applied(treaty), trade.gains))
        if len(found) == most:
            break
    return tuple(found)


def best_for_both(state: GameState, treaty: Treaty) -> MissedTrade | None:
    """The whole way from a treaty to the best one that both would prefer; None when it was efficient."""
    tables, links = tables_now(state)
    now = total(tables, links, treaty)
    best = best_improvement(frontier(tables, links), now)
    if best is None:
        return None
    return _missed(state, treaty, best.choice, (best.first - now[0], best.second - now[1]))


def _missed(state: GameState, treaty: Treaty, better: Treaty, gains: Pair) -> MissedTrade:
    swaps = tuple(Swap(n, was, to) for n, (was, to) in enumerate(zip(treaty, better, strict=True)) if was != to)
    return MissedTrade(swaps, gains, payers(state, treaty, better))


def payers(state: GameState, treaty: Treaty, better: Treaty) -> tuple[str, ...]:
    """The bystanders who would be worse off under `better` than under `treaty`."""
    now, then = _with(state, treaty), _with(state, better)
    return tuple(
        one.id for one in state.scenario.bystanders if _rank(judgement(then, one)) < _rank(judgement(now, one))
    )


def judgement(state: GameState, bystander: Bystander) -> BystanderVerdict | None:
    """The first verdict on a bystander whose condition holds, or None."""
    return next((verdict for verdict in bystander.verdicts if judged(state, verdict.when)), None)


def _rank(verdict: BystanderVerdict | None) -> int:
    return RANK["same"] if verdict is None else RANK.get(verdict.verdict, RANK["same"])


def _with(state: GameState, treaty: Treaty) -> GameState:
    return replace(state, common=replace(state.common, treaty=treaty))
