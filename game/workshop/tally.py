"""Rows of simulated games summed up: the figures that `simulate` promises."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from math import sqrt
from statistics import fmean, stdev
from typing import Any

from game.scenario.definition import Scenario
from game.workshop.inference import wilson
from game.workshop.play_out import Row
from game.workshop.rows import digest_of

CONFIDENCE = 1.96
"""Standard errors on either side of a mean that hold 95 % of means."""


def tally(scenario: Scenario, rows: Sequence[Row], seconds: float, played: int | None = None) -> dict[str, Any]:
    """What `simulate --json` says of `played` games (None: all) that took `seconds` together.

    Among them `ending_ids`; `ending_shares`, `ratified_share` and `clause_shares` with 95 % intervals; `actions` a
    game; `refused` actions; `dull_by_sitting`, the share of the games that reached a sitting in which neither side
    did anything but pass, decline and repeat itself; and `digest`, that of the rows in their order.
    """
    treaties = [row.treaty for row in rows if row.treaty is not None]
    new = len(rows) if played is None else played
    clauses = _clauses(scenario, treaties)
    endings = _counted(row.kind for row in rows)
    below = [row.below for row in rows if row.below is not None]
    dull = [one for row in rows for one in row.dull]
    return {
        "games": len(rows),
        "endings": endings,
        "distinct_treaties": len(dict.fromkeys(treaties)),
        "clauses": clauses,
        "points": _by_side(scenario, [row.points for row in rows]),
        "joint_gain_share": _by_side(scenario, [part for row in rows if (part := share_of_gain(row)) is not None]),
        "frontier_gap_percent": round(fmean(below) / 100, 3) if below else None,
        "dull_sittings_percent": round(100 * sum(dull) / len(dull), 2) if dull else None,
        "games_per_second": round(new / seconds, 3) if seconds > 0 and new else None,
        "ending_ids": _counted(row.ending for row in rows),
        "dull_by_sitting": _dull_by_sitting(rows),
        "actions": round(fmean(row.actions for row in rows), 1) if rows else None,
        "refused": sum(row.refused for row in rows),
        "ratified_share": share(endings.get("ratified", 0), len(rows)),
        "ending_shares": {kind: share(number, len(rows)) for kind, number in endings.items()},
        "clause_shares": {
            article: {option: share(number, len(treaties)) for option, number in options.items()}
            for article, options in clauses.items()
        },
        "digest": digest_of(rows),
    }


def share(part: int, whole: int) -> dict[str, float | None]:
    """A share and Wilson's 95 % interval of it; None for what cannot be told."""
    if not whole:
        return {"share": None, "low": None, "high": None}
    low, high = wilson(part, whole)
    return {"share": round(part / whole, 4), "low": round(low, 4), "high": round(high, 4)}


def share_of_gain(row: Row) -> tuple[float, float] | None:
    """Each side's share of the joint gain over the opening walk-aways, where there was a treaty and a joint gain."""
    if row.treaty is None:
        return None
    gains = [points - opening for points, opening in zip(row.points, row.opening, strict=True)]
    together = sum(gains)
    return None if together <= 0 else (gains[0] / together, gains[1] / together)


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
