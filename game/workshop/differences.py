"""Where two scenario files differ, and what that changes in the bargain as far as it can be reckoned exactly."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from game.analysis.analyse import analyse
from game.bargaining.points import TooWide
from game.kernel.errors import BadRequest, BrokenScenario
from game.scenario.definition import Scenario

NUMBER = re.compile(r"-?\d+")
WORDY = re.compile(r"\s")
FEWEST_LETTERS = 40


def changes(first: Any, second: Any) -> dict[str, Any]:
    """What differs between two trees of scenarios: `numbers` and other `values` by path, `texts` only counted.

    Lists of things that have an id are matched by it, other lists by place. What is on one side only is null on the
    other.
    """
    numbers, values = [], []
    texts = 0
    for path, one, two in _unlike((), first, second):
        if any(NUMBER.fullmatch(value) for value in (one, two) if value is not None):
            numbers.append({"path": ".".join(path), "a": one, "b": two})
        elif any(len(value) > FEWEST_LETTERS or WORDY.search(value) for value in (one, two) if value is not None):
            texts += 1
        else:
            values.append({"path": ".".join(path), "a": one, "b": two})
    return {"numbers": numbers, "values": values, "texts": texts}


def _unlike(path: tuple[str, ...], one: Any, two: Any) -> Iterator[tuple[tuple[str, ...], str | None, str | None]]:
    if one == two:
        return
    parts = [_parts(value) for value in (one, two)]
    if parts[0] is None and parts[1] is None:
        yield path, one, two
        return
    left, right = ({"": value} if part is None else part for value, part in zip((one, two), parts, strict=True))
    for key in dict.fromkeys((*left, *right)):
        yield from _unlike((*path, key) if key else path, left.get(key), right.get(key))


def _parts(value: Any) -> Mapping[str, Any] | None:
    """What a value consists of, by key, id or place; None for a plain one."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list):
        ids = [item.get("id") if isinstance(item, dict) else None for item in value]
        names = [name for name in dict.fromkeys(ids) if isinstance(name, str)]
        return dict(zip(names if len(names) == len(value) else map(str, range(1, len(value) + 1)), value, strict=True))
    return None


def check_sides(first: Scenario, second: Scenario) -> None:
    """Raise BadRequest unless both scenarios have the same two sides in the same order."""
    names = [" and ".join(f"`{side.id}`" for side in scenario.sides) for scenario in (first, second)]
    if names[0] != names[1]:
        raise BadRequest(
            f"Only scenarios with the same sides can be compared: one has {names[0]}, the other {names[1]}."
        )


def matched(first: Scenario, second: Scenario) -> dict[str, Any]:
    """Articles and, for those in both, options by where they are: `both`, `only_a`, `only_b`."""
    articles = _matched(*([article.id for article in scenario.articles] for scenario in (first, second)))
    options = {
        name: _matched(*(option_ids(scenario, name) for scenario in (first, second))) for name in articles["both"]
    }
    return {"articles": articles, "options": options}


def option_ids(scenario: Scenario, article: str) -> list[str]:
    """The ids of an article's options, in the order of its ladder."""
    return [option.id for option in scenario.articles[scenario.article_index[article]].options]


def _matched(first: Sequence[str], second: Sequence[str]) -> dict[str, list[str]]:
    return {
        "both": [name for name in first if name in second],
        "only_a": [name for name in first if name not in second],
        "only_b": [name for name in second if name not in first],
    }


def figures(scenario: Scenario) -> dict[tuple[str, str], Any]:
    """Exact figures of a bargain by what they are and of whom or when, in a fixed order. Raises BrokenScenario."""
    try:
        found = analyse(scenario)
    except TooWide as knot:
        raise BrokenScenario(f"{scenario.id} cannot be reckoned exactly: {knot}.") from knot
    kept: dict[tuple[str, str], Any] = {
        ("possible_treaties", ""): found["packages"],
        ("efficient_treaties", ""): len(found["frontier"]),
    }
    for side in scenario.sides:
        kept["most_points", side.id] = max(point["points"][side.id] for point in found["frontier"])
    for name, entry in (*found["solutions"].items(), ("in_fact", found["history"])):
        for side in scenario.sides:
            kept["points_" + name, side.id] = None if entry is None else entry["points"][side.id]
    kept["below_frontier_percent_in_fact", ""] = found["history"]["below_frontier_percent"]
    kept["trades_that_improve_in_fact", ""] = found["history"]["trades_that_improve"]
    for row in found["sittings"]:
        kept["ratifiable", f"sitting {row['n']}"] = row["ratifiable"]
        kept["inside_mandates", f"sitting {row['n']}"] = row["inside_mandates"]
        for side, points in row["walk_away"].items():
            kept[f"walk_away_{side}", f"sitting {row['n']}"] = points
    for row in found["doctrine_pairs"]:
        pair = "/".join(row[side.id] for side in scenario.sides)
        kept["ratifiable_last_day", pair] = row["ratifiable"]
    return kept


def exact(first: Scenario, second: Scenario) -> dict[str, Any]:
    """The exact figures of both, `same` where all agree. Raises BrokenScenario."""
    left, right = figures(first), figures(second)
    rows = [
        {"figure": key[0], "of": key[1], "a": left.get(key), "b": right.get(key)}
        for key in dict.fromkeys((*left, *right))
    ]
    return {"same": all(row["a"] == row["b"] for row in rows), "figures": rows}
