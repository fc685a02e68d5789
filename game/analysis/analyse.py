"""The exact analysis of a scenario, without playing it: the data behind `analyse`."""

from __future__ import annotations

from typing import Any

from game.analysis.tables import Treaty, by_side_id, links_of, tables_for, treaty_by_id
from game.analysis.zones import pair_zones, zones
from game.bargaining.frontier import FrontierPoint, frontier
from game.bargaining.improve import WHOLE, Trade, below_frontier_percent_k, pairwise_trades
from game.bargaining.points import everything, packages, total
from game.bargaining.solutions import solutions
from game.engine.facts import walk_away
from game.engine.setup import blank, historical_instructions
from game.kernel.sides import BySide, Side
from game.scenario.definition import Scenario

PER_CENT = WHOLE // 100
MOST_TRADES = 50


def analyse(scenario: Scenario) -> dict[str, Any]:
    """What `analyse --json` says, but for `seconds`; historical instructions throughout."""
    pair = historical_instructions(scenario)
    tables, links = tables_for(scenario, pair), links_of(scenario)
    edge = frontier(tables, links)
    state = blank(scenario, "analyse", pair)
    opening = (walk_away(state, Side.FIRST), walk_away(state, Side.SECOND))
    found = solutions(edge, opening)
    history = total(tables, links, scenario.history)
    trades = pairwise_trades(tables, links, scenario.history)
    below = below_frontier_percent_k(edge, history)
    return {
        "packages": packages(everything(tables)),
        "frontier": [_entry(scenario, point) for point in edge],
        "solutions": {
            name: None if point is None else _entry(scenario, point) for name, point in found._asdict().items()
        },
        "history": {
            "points": by_side_id(scenario, *history),
            "treaty": treaty_by_id(scenario, scenario.history),
            "below_frontier_percent": None if below is None else below / PER_CENT,
            "trades_that_improve": len(trades),
            "trades": [_trade(scenario, scenario.history, trade) for trade in trades[:MOST_TRADES]],
        },
        "sittings": [
            {
                "n": zone.sitting,
                "date": zone.date,
                "walk_away": by_side_id(scenario, zone.walk_away.first, zone.walk_away.second),
                "inside_mandates": zone.inside,
                "ratifiable": zone.ratifiable,
            }
            for zone in zones(scenario, pair)
        ],
        "doctrine_pairs": [
            {**_names(scenario, zone.instructions), "ratifiable": zone.ratifiable} for zone in pair_zones(scenario)
        ],
    }


def _entry(scenario: Scenario, point: FrontierPoint) -> dict[str, Any]:
    return {
        "points": by_side_id(scenario, point.first, point.second),
        "treaty": treaty_by_id(scenario, point.choice),
    }


def _trade(scenario: Scenario, treaty: Treaty, trade: Trade) -> dict[str, Any]:
    names, before = treaty_by_id(scenario, trade.applied(treaty)), treaty_by_id(scenario, treaty)
    articles = [scenario.articles[n].id for n in trade.articles]
    return {
        "from": {name: before[name] for name in articles},
        "to": {name: names[name] for name in articles},
        "gains": by_side_id(scenario, *trade.gains),
    }


def _names(scenario: Scenario, pair: BySide[str]) -> dict[str, str]:
    return {scenario.sides.first.id: pair.first, scenario.sides.second.id: pair.second}
