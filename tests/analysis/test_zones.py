"""Zones of agreement are exact, and Portsmouth's numbers are what the design asks of them."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import pairwise, product
from pathlib import Path
from typing import Any

from game.analysis.analyse import analyse
from game.analysis.expected import expected_states
from game.analysis.tables import mandate_limits, tables_now
from game.analysis.zones import last_day, pair_zones, zone_of, zones
from game.bargaining.points import total
from game.engine.facts import walk_away
from game.engine.setup import historical_instructions
from game.engine.treaty import steps_beyond
from game.kernel.sides import BOTH_SIDES, BySide
from game.scenario.definition import Scenario
from game.scenario.loader import load

PORTSMOUTH = Path(__file__).parents[2] / "scenarios" / "portsmouth-1905.yaml"


@cache
def portsmouth() -> Scenario:
    scenario = load(PORTSMOUTH).scenario
    assert scenario is not None
    return scenario


@cache
def figures() -> dict[str, Any]:
    return analyse(portsmouth())


def test_counts_are_those_of_enumeration(harbour: Scenario) -> None:
    """For every pair of doctrines and every sitting the counts equal those of trying all 144 treaties."""
    for one, two in product(harbour.doctrines.first, harbour.doctrines.second):
        for state in expected_states(harbour, BySide(one.id, two.id)):
            tables, links = tables_now(state)
            treaties = list(product(*(range(len(article.options)) for article in harbour.articles)))
            inside = [
                treaty
                for treaty in treaties
                if all(
                    line is None or steps_beyond(side, treaty[n], line.option) == 0
                    for side in BOTH_SIDES
                    for n, line in enumerate(state.own.of(side).mandate)
                )
            ]
            good = [
                treaty
                for treaty in inside
                if all(total(tables, links, treaty)[side] >= walk_away(state, side) for side in BOTH_SIDES)
            ]
            zone = zone_of(state)
            assert (zone.inside, zone.ratifiable) == (len(inside), len(good))


def test_dated_events_happen_as_in_fact(harbour: Scenario) -> None:
    """A dated event whose condition speaks of tracks is judged by them; one without a condition fires on its day."""
    states = expected_states(harbour, historical_instructions(harbour))
    fired = [name for name, _ in states[-1].hidden.fired]
    assert "rain" in fired
    assert "dry" not in fired
    quay = harbour.article_index["quay"]
    assert [state.own.second.mandate[quay].option for state in states] == [2, 2, 2, 1, 1, 1]  # type: ignore[union-attr]


def test_every_pair_is_counted(harbour: Scenario) -> None:
    """Each pair of doctrines has its zone, on the last day that the calendar does not invent."""
    found = pair_zones(harbour)
    assert len(found) == 4
    fifth = zone_of(expected_states(harbour, found[3].instructions)[4])
    assert (found[3].inside, found[3].ratifiable) == (fifth.inside, fifth.ratifiable)


def test_a_day_invented_in_the_middle_is_not_the_last(harbour: Scenario) -> None:
    """The last day that is not invented is found wherever the invented days lie."""

    def calendar(*invented: int) -> Scenario:
        days = tuple(replace(day, invented=n in invented) for n, day in enumerate(harbour.calendar, 1))
        return replace(harbour, calendar=days)

    assert len(harbour.calendar) == 6
    assert last_day(calendar(2, 4)) == 6
    assert last_day(calendar(2, 6)) == 5
    assert last_day(calendar(1, 2, 3, 4, 5, 6)) == 6


def test_portsmouth_opens_without_a_zone_and_has_one_at_the_end() -> None:
    """On 10 August nothing lies inside both mandates; on 29 August over a thousand treaties can be ratified."""
    by_date = {zone.date: zone for zone in zones(portsmouth())}
    assert by_date["1905-08-10"].inside == 0
    assert by_date["1905-08-29"].ratifiable > 1000


def test_history_could_be_ratified_on_29_august() -> None:
    """The treaty of Portsmouth itself lies inside both mandates and above both walk-aways on 29 August."""
    scenario = portsmouth()
    state = expected_states(scenario, historical_instructions(scenario))[11]
    assert scenario.calendar[11].date == "1905-08-29"
    assert all(option in limits for option, limits in zip(scenario.history, mandate_limits(state), strict=True))
    points = total(*tables_now(state), scenario.history)
    assert all(points[side] >= walk_away(state, side) for side in BOTH_SIDES)


def test_portsmouth_is_as_large_as_it_says() -> None:
    """Sixteen articles make 44,100,000,000 treaties."""
    assert figures()["packages"] == 44_100_000_000


def test_history_lies_near_the_frontier() -> None:
    """The treaty made in fact is within three per cent of the frontier, and trades were left that both would like."""
    history = figures()["history"]
    assert 0 <= history["below_frontier_percent"] <= 3
    assert history["trades_that_improve"] >= 3
    assert all(min(trade["gains"].values()) > 0 for trade in history["trades"])


def test_the_frontier_is_one() -> None:
    """Along the frontier one side's points fall as the other's rise, and each entry is worth what it says."""
    pairs = [tuple(entry["points"].values()) for entry in figures()["frontier"]]
    assert all(one[0] > two[0] and one[1] < two[1] for one, two in pairwise(pairs))
