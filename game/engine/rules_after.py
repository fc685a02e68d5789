"""After a treaty: the settlement after the settlement (R20)."""

from __future__ import annotations

from game.bargaining.frontier import frontier
from game.bargaining.improve import best_improvement
from game.bargaining.points import Link
from game.engine import actions as a, events as e
from game.engine.board import BoardLink
from game.engine.parts import Phase, Stage
from game.engine.play import Play
from game.engine.rules_capital import worth
from game.engine.state import GameState
from game.kernel.sides import BOTH_SIDES, Side


def true_tables(state: GameState) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Both sides' points, article by article, as they stand."""
    return tuple(
        tuple(zip(first, second, strict=True))
        for first, second in zip(state.own.first.points, state.own.second.points, strict=True)
    )


def bargaining_links(links: tuple[BoardLink, ...]) -> tuple[Link, ...]:
    """The board's links in the form that the mathematics takes."""
    return tuple(_link(link) for link in links)


def _link(link: BoardLink) -> Link:
    cells: list[tuple[int, ...]] = [()]
    for _, options in link.cells:
        cells = [(*cell, option) for cell in cells for option in options]
    points = (link.points.first, link.points.second)
    values: dict[tuple[int, ...], tuple[int, int]] = dict.fromkeys(cells, points)
    return Link(tuple(article for article, _ in link.cells), values)


def request_improvement(play: Play) -> None:
    """Look for the best treaty that both would prefer to the one they made."""
    state = play.state
    treaty = state.common.treaty
    if treaty is None:
        return
    points = frontier(true_tables(state), bargaining_links(state.board.links))
    now = (worth(state, Side.FIRST, treaty), worth(state, Side.SECOND, treaty))
    best = best_improvement(points, now)
    play.emit(e.ImprovementFound(None if best is None else tuple(best.choice)))
    if best is None:
        play.emit(e.ImprovementClosed(None))
    else:
        play.emit(e.StageSet(Phase.OVER, Stage.IMPROVE, None))


def mark_improvement(play: Play, side: Side, action: a.MarkImprovement) -> None:
    """Mark it in secret; it stands when both have said yes."""
    play.emit(e.ImprovementMarked(side, action.accept))
    marks = [play.state.own.of(each).improve_marked for each in BOTH_SIDES]
    if None not in marks:
        play.emit(e.ImprovementClosed(play.state.common.improvement if all(marks) else None))
