"""Simulated games as two tables for a spreadsheet: one row a game, and one row a figure with its 95 % interval."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from game.scenario.definition import Scenario
from game.workshop.play_out import Row

HUNDREDTHS = 100
SUMMARY = "-summary"


def summary_beside(path: Path) -> Path:
    """Where the figures go when the games go to `path`."""
    return path.with_name(f"{path.stem}{SUMMARY}{path.suffix or '.csv'}")


def games_csv(scenario: Scenario, rows: Iterable[Row]) -> bytes:
    """One row a game: its seed, instructions, end, points and the treaty's option for each article, by their ids.

    `sittings` is how many were held, the last one included; articles are empty where nothing was ratified.
    """
    sides = [side.id for side in scenario.sides]
    heads = [
        "seed", *(f"instructions_{side}" for side in sides), "kind", "ending", "sittings",
        *(f"points_{side}" for side in sides), *(f"opening_walk_away_{side}" for side in sides),
        "below_frontier_percent", "dull_sittings", "actions", "refused",
        *(f"treaty_{article.id}" for article in scenario.articles),
    ]  # fmt: skip
    return _written(heads, (_game(scenario, row) for row in rows))


def summary_csv(found: dict[str, Any]) -> bytes:
    """One row a figure of `tally`: what is measured, whose or which, the value, its interval, and of how many."""
    return _written(["figure", "of", "value", "low", "high", "count"], _figures(found))


def _game(scenario: Scenario, row: Row) -> list[Any]:
    treaty = [""] * len(scenario.articles)
    if row.treaty is not None:
        treaty = [article.options[n].id for article, n in zip(scenario.articles, row.treaty, strict=True)]
    below = "" if row.below is None else row.below / HUNDREDTHS
    return [
        row.seed, *row.instructions, row.kind, row.ending, len(row.dull), *row.points, *row.opening,
        below, sum(row.dull), row.actions, row.refused, *treaty,
    ]  # fmt: skip


def _figures(found: dict[str, Any]) -> Iterator[list[Any]]:
    for kind, number in found["endings"].items():
        part = found["ending_shares"][kind]
        yield ["ending_share", kind, part["share"], part["low"], part["high"], number]
    for figure in ("points", "joint_gain_share"):
        for side, span in found[figure].items():
            yield [figure, side, span["mean"], span["low"], span["high"], ""]
    for article, options in found["clause_shares"].items():
        for option, part in options.items():
            count = found["clauses"][article][option]
            yield ["clause_share", f"{article}.{option}", part["share"], part["low"], part["high"], count]
    for figure in ("games", "distinct_treaties", "frontier_gap_percent", "dull_sittings_percent", "actions", "refused"):
        yield [figure, "", found[figure], "", "", ""]
    yield ["digest", "", found["digest"], "", "", ""]


def _written(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    page = io.StringIO()
    table = csv.writer(page)
    table.writerow(heads)
    table.writerows(["" if value is None else value for value in row] for row in rows)
    return page.getvalue().encode("utf-8")
