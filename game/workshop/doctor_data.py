"""What the doctor reckoned, as the JSON data that `check --json` adds to its promised fields."""

from __future__ import annotations

from collections import Counter
from typing import Any

from game.analysis.tables import by_side_id
from game.kernel.sides import BOTH_SIDES
from game.scenario.definition import Scenario
from game.workshop.doctor import Examined
from game.workshop.doctor_bargain import Bargain
from game.workshop.doctor_games import Games


def doctor_data(scenario: Scenario, examined: Examined, played: Games | None) -> dict[str, Any]:
    """Zones by sitting, pairs of doctrines, history, reading grades, and what games brought (None: none were played).

    `zones`, `doctrine_pairs` and `history` are None when the links are too wide to reckon.
    """
    found = examined.bargain
    record = examined.history
    return {
        "zones": None if found is None else _zones(scenario, found),
        "doctrine_pairs": None if found is None else _pairs(scenario, found),
        "history": None
        if found is None
        else {
            "points": by_side_id(scenario, *found.history),
            "below_frontier_percent": None if found.below is None else found.below / 100,
            "recorded": record.recorded,
            "replays": record.recorded and not record.reason,
        },
        "reading": {
            "grade": examined.texts.whole.grade / 10 if examined.texts.whole.english else None,
            "words": examined.texts.whole.words,
            "groups": {name: {"grade": one.grade / 10, "words": one.words} for name, one in examined.texts.groups},
        },
        "games": None if played is None else games_data(scenario, played),
    }


def _zones(scenario: Scenario, found: Bargain) -> list[dict[str, Any]]:
    return [
        {
            "n": zone.sitting,
            "date": zone.date,
            "walk_away": by_side_id(scenario, zone.walk_away.first, zone.walk_away.second),
            "inside_mandates": zone.inside,
            "ratifiable": zone.ratifiable,
        }
        for zone in found.zones
    ]


def _pairs(scenario: Scenario, found: Bargain) -> list[dict[str, Any]]:
    return [
        {
            scenario.sides.first.id: zone.instructions.first,
            scenario.sides.second.id: zone.instructions.second,
            "inside_mandates": zone.inside,
            "ratifiable": zone.ratifiable,
        }
        for zone in found.pairs
    ]


def games_data(scenario: Scenario, played: Games) -> dict[str, Any]:
    """What the games brought, in figures."""
    share = played.share()
    return {
        "played": len(played.games),
        "failed": len(played.failed),
        "agreed": played.agreed,
        "agreed_by_sitting": [played.agreed_by(n) for n in range(1, len(scenario.calendar) + 1)],
        "joint_gain_percent": None if share is None else by_side_id(scenario, share.first, share.second),
        "endings": dict(sorted(Counter(game.ending for game in played.games).items())),
        "instruments": {
            instrument.id: {scenario.sides.of(side).id: played.evenings(side, instrument.id) for side in BOTH_SIDES}
            for instrument in scenario.instruments
        },
    }
