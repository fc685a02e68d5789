"""Rows of simulated games summed up: the figures that `simulate` promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from statistics import fmean, stdev
from typing import Any

from game.scenario.definition import Scenario
from game.workshop.play_out import Row

CONFIDENCE = 1.96
"""Standard errors on either side of a mean that hold 95 % of means."""


def tally(scenario: Scenario, rows: Sequence[Row], seconds: float) -> dict[str, Any]:
    """JSON data with the fields of DESIGN.md section 8; `seconds` is what the games took together.

    Beyond those: `ending_ids`, `actions` a game, `refused` actions, and `dull_by_sitting`, the share of the games that
    reached a sitting in which neither side did anything but pass, decline and repeat itself.
    """
    treaties = [row.treaty for row in rows if row.treaty is not None]
    below = [row.below for row in rows if row.below is not None]
    dull = [one for row in rows for one in row.dull]
    return {
        "games": len(rows),
        "endings": _counted(row.kind for row in rows),
        "distinct_treaties": len(dict.fromkeys(treaties)),
        "clauses": _clauses(scenario, treaties),
        "points": _by_side(scenario, [row.points for row in rows]),
        "joint_gain_share": _by_side(scenario, [share for row in rows if (share := _share(row)) is not None]),
        "frontier_gap_percent": round(fmean(below) / 100, 3) if below else None,
        "dull_sittings_percent": round(100 * sum(dull) / len(dull), 2) if dull else None,
        "games_per_second": round(len(rows) / seconds, 3) if seconds > 0 else None,
        "ending_ids": _counted(row.ending for row in rows),
        "dull_by_sitting": _dull_by_sitting(rows),
        "actions": round(fmean(row.actions for row in rows), 1) if rows else None,
        "refused": sum(row.refused for row in rows),
    }


def _counted(words: Any) -> dict[str, int]:
    return dict(sorted(Counter(words).items(), key=lambda item: (-item[1], item[0])))


def _clauses(scenario: Scenario, treaties: Sequence[tuple[int, ...]]) -> dict[str, dict[str, int]]:
    return {
        article.id: {
            option.id: number
            for position, option in enumerate(article.options)
            if (number := sum(treaty[n] == position for treaty in treaties))
        }
        for n, article in enumerate(scenario.articles)
    }


def _share(row: Row) -> tuple[float, float] | None:
    """Each side's share of the joint gain over the opening walk-aways, where there was a treaty and a joint gain."""
    if row.treaty is None:
        return None
    gains = [points - opening for points, opening in zip(row.points, row.opening, strict=True)]
    together = sum(gains)
    return None if together <= 0 else (gains[0] / together, gains[1] / together)


def _by_side(scenario: Scenario, pairs: Sequence[tuple[float, float]]) -> dict[str, dict[str, float | None]]:
    return {spec.id: interval([pair[side] for pair in pairs]) for side, spec in enumerate(scenario.sides)}


def interval(values: Sequence[float]) -> dict[str, float | None]:
    """The mean and the 95 % interval of it; None for what cannot be told from so few values."""
    if not values:
        return {"mean": None, "low": None, "high": None}
    mean = fmean(values)
    if len(values) < 2:
        return {"mean": round(mean, 4), "low": None, "high": None}
    margin = CONFIDENCE * stdev(values) / sqrt(len(values))
    return {"mean": round(mean, 4), "low": round(mean - margin, 4), "high": round(mean + margin, 4)}


def _dull_by_sitting(rows: Sequence[Row]) -> list[dict[str, Any]]:
    longest = max((len(row.dull) for row in rows), default=0)
    found = []
    for n in range(longest):
        reached = [row.dull[n] for row in rows if len(row.dull) > n]
        found.append({"n": n + 1, "reached": len(reached), "percent": round(100 * sum(reached) / len(reached), 1)})
    return found
