"""Zones of agreement, counted exactly: how many treaties lie inside both mandates and above both walk-aways."""

from __future__ import annotations

from dataclasses import dataclass

from game.analysis.expected import expected_states
from game.analysis.tables import mandate_limits, tables_now
from game.bargaining.counting import count_at_least
from game.bargaining.points import packages
from game.engine.facts import walk_away
from game.engine.setup import historical_instructions
from game.engine.state import GameState
from game.kernel.sides import BySide, each
from game.scenario.definition import Scenario


@dataclass(frozen=True, slots=True)
class Zone:
    """One sitting: `inside` treaties within both mandates, `ratifiable` of them at or above both walk-aways."""

    sitting: int
    date: str
    walk_away: BySide[int]
    inside: int
    ratifiable: int


@dataclass(frozen=True, slots=True)
class PairZone:
    """One pair of doctrines on the last day that the calendar does not invent."""

    instructions: BySide[str]
    inside: int
    ratifiable: int


def zone_of(state: GameState) -> Zone:
    """The zone of a state as it stands."""
    limits = mandate_limits(state)
    limit = each(lambda side: walk_away(state, side))
    tables, links = tables_now(state)
    sitting = state.common.sitting
    ratifiable = count_at_least(tables, limit.first, limit.second, links, limits)
    return Zone(sitting, state.scenario.calendar[sitting - 1].date, limit, packages(limits), ratifiable)


def zones(scenario: Scenario, instructions: BySide[str] | None = None) -> tuple[Zone, ...]:
    """The zone at each sitting under a pair of doctrines (None: the historical ones), dated events as in fact."""
    pair = historical_instructions(scenario) if instructions is None else instructions
    return tuple(zone_of(state) for state in expected_states(scenario, pair))


def last_day(scenario: Scenario) -> int:
    """The number of the last sitting that the calendar does not invent; of the last one if all are invented."""
    held = [n for n, sitting in enumerate(scenario.calendar, 1) if not sitting.invented]
    return held[-1] if held else len(scenario.calendar)


def pair_zones(scenario: Scenario) -> tuple[PairZone, ...]:
    """The zone of every pair of doctrines, in the order of the file, on the last day that is not invented."""
    last = last_day(scenario)
    found = []
    for one in scenario.doctrines.first:
        for two in scenario.doctrines.second:
            pair = BySide(one.id, two.id)
            zone = zone_of(expected_states(scenario, pair)[last - 1])
            found.append(PairZone(pair, zone.inside, zone.ratifiable))
    return tuple(found)
