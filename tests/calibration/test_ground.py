"""Points 1 to 3: the zones, history's treaty and the recorded conference, with historical instructions."""

from __future__ import annotations

from functools import cache
from typing import Any

from game.analysis.analyse import analyse
from game.analysis.expected import expected_states
from game.analysis.tables import mandate_limits
from game.engine import events as e
from game.engine.setup import historical_instructions
from game.session.replay import OK, play_record, replay_record
from tests.calibration.conference import edition, portsmouth, record

OPENING_DAY, LAST_NIGHT = "1905-08-10", "1905-08-29"


@cache
def figures() -> dict[str, Any]:
    """What `analyse` gives."""
    return analyse(portsmouth())


def test_no_treaty_on_the_first_day_and_thousands_at_the_end() -> None:
    """Point 1: nothing inside both mandates on 10 August; on 29 August over a thousand that both would ratify."""
    zones = {zone["date"]: zone for zone in figures()["sittings"]}
    for date in (OPENING_DAY, LAST_NIGHT):
        print(date, zones[date])
    assert zones[OPENING_DAY]["inside_mandates"] == 0
    assert zones[LAST_NIGHT]["ratifiable"] > 1000


def test_the_treaty_of_portsmouth_is_among_them() -> None:
    """Point 1: on 29 August history's treaty lies inside both mandates and above both walk-aways."""
    scenario = portsmouth()
    day = next(n for n, sitting in enumerate(scenario.calendar) if sitting.date == LAST_NIGHT)
    limits = mandate_limits(expected_states(scenario, historical_instructions(scenario))[day])
    assert all(option in allowed for option, allowed in zip(scenario.history, limits, strict=True))
    walk_away = figures()["sittings"][day]["walk_away"]
    points = figures()["history"]["points"]
    print(f"history {points}, walk-aways {walk_away}")
    assert all(points[side] >= walk_away[side] for side in points)


def test_every_pair_of_doctrines_is_counted() -> None:
    """Point 1: the same count stands for every pair of doctrines."""
    scenario = portsmouth()
    pairs = figures()["doctrine_pairs"]
    for pair in pairs:
        print(pair)
    assert len(pairs) == len(scenario.doctrines.first) * len(scenario.doctrines.second)
    assert sum(pair["ratifiable"] > 0 for pair in pairs) > len(pairs) // 2


def test_history_lies_near_the_frontier_and_left_three_trades() -> None:
    """Point 2: within three per cent of the frontier, and at least three trades of two articles better for both."""
    history = figures()["history"]
    print(f"{history['below_frontier_percent']} % below the frontier; {history['trades_that_improve']} trades")
    for trade in history["trades"]:
        print(trade)
    assert history["points"] == {"japan": 581, "russia": 609}
    assert history["below_frontier_percent"] <= 3
    assert history["trades_that_improve"] >= 3


def test_the_recorded_conference() -> None:
    """Point 3: legal from first to last, ending in history's treaty, ratified by both, with riots in Tokyo."""
    result = replay_record(edition(), record())
    print(result.status, result.actions, result.ending)
    assert result.status == OK, result.reason
    assert result.matches_history
    assert result.ending["kind"] == "ratified"
    assert result.ending["ratified"] == {"japan": True, "russia": True}
    match, _, _ = play_record(edition(), record())
    assert match is not None
    fired = [event.event for event in match.events if isinstance(event, e.EventFired)]
    assert "hibiya" in fired
