"""What was still to be had at a moment of a game: the best that both could reach, and what orders allowed of it."""

from __future__ import annotations

from game.analysis.tables import mandate_limits, tables_now
from game.bargaining.frontier import frontier
from game.bargaining.points import Limits, both
from game.engine.facts import walk_away
from game.engine.state import GameState
from game.kernel.sides import Side


def free_limits(state: GameState) -> Limits:
    """Per article the options that it may still end at, whatever the orders: settled ones stay, closed ones are out."""
    rows: list[tuple[int, ...]] = []
    for matter, article in zip(state.common.matters, state.board.articles, strict=True):
        if matter.settled is not None:
            rows.append((matter.settled,))
        elif matter.withdrawn and article.silent is not None:
            rows.append((article.silent,))
        else:
            rows.append(tuple(n for n in range(len(article.options)) if n not in matter.closed))
    return tuple(rows)


def joint_left(state: GameState) -> int:
    """The greatest sum of both sides' points that is still to be had; 0 when nothing is."""
    tables, links = tables_now(state)
    return max((point.first + point.second for point in frontier(tables, links, free_limits(state))), default=0)


def gain_allowed(state: GameState) -> int | None:
    """The greatest sum of gains over the walk-aways, of treaties inside both mandates that leave neither side below its
    own; None when there is no such treaty.
    """
    tables, links = tables_now(state)
    first, second = walk_away(state, Side.FIRST), walk_away(state, Side.SECOND)
    edge = frontier(tables, links, both(free_limits(state), mandate_limits(state)))
    gains = [one - first + two - second for one, two, _ in edge if one >= first and two >= second]
    return max(gains, default=None)
