"""The true tables of a game, or of any pair of instructions, in the form that the mathematics takes."""

from __future__ import annotations

from game.bargaining.points import Limits, Link, Pair, Tables, total
from game.engine.make_board import make_board
from game.engine.rules_after import bargaining_links, true_tables
from game.engine.state import GameState
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.scenario.definition import Scenario

Treaty = tuple[int, ...]


def tables_for(scenario: Scenario, instructions: BySide[str]) -> Tables:
    """Both sides' points under a pair of doctrines, as on the first day."""
    rows = [scenario.doctrine(side, instructions.of(side)).points for side in BOTH_SIDES]
    return tuple(tuple(zip(first, second, strict=True)) for first, second in zip(*rows, strict=True))


def links_of(scenario: Scenario) -> tuple[Link, ...]:
    """The scenario's links."""
    return bargaining_links(make_board(scenario).links)


def tables_now(state: GameState) -> tuple[Tables, tuple[Link, ...]]:
    """The tables and links of a game as they stand."""
    return true_tables(state), bargaining_links(state.board.links)


def mandate_limits(state: GameState) -> Limits:
    """Per article, the options inside both mandates and not closed, whatever has been initialled."""
    limits = []
    for article, spec in enumerate(state.board.articles):
        closed = state.common.matters[article].closed
        limits.append(tuple(n for n in range(len(spec.options)) if n not in closed and _inside(state, article, n)))
    return tuple(limits)


def _inside(state: GameState, article: int, option: int) -> bool:
    first, second = state.own.first.mandate[article], state.own.second.mandate[article]
    return (first is None or option <= first.option) and (second is None or option >= second.option)


def worth_to_both(tables: Tables, links: tuple[Link, ...], treaty: Treaty) -> Pair:
    """Both sides' points for a treaty."""
    return total(tables, links, treaty)


def treaty_by_id(scenario: Scenario, treaty: Treaty) -> dict[str, str]:
    """A treaty as article id to option id."""
    return {article.id: article.options[option].id for article, option in zip(scenario.articles, treaty, strict=True)}


def by_side_id(scenario: Scenario, first: int, second: int) -> dict[str, int]:
    """Two numbers under the sides' ids."""
    return {scenario.sides.of(Side.FIRST).id: first, scenario.sides.of(Side.SECOND).id: second}
