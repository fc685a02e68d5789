"""`analyse`: exact figures of a scenario."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from textwrap import fill
from typing import Any

from game.analysis.analyse import analyse
from game.commands.shared import FINE, playable, say, say_json
from game.commands.tables import WIDTH, table, whole
from game.kernel.sides import BOTH_SIDES
from game.scenario.definition import Scenario

SHOWN_TRADES = 5


def run_analyse(word: str, as_json: bool) -> int:
    """Print the analysis of a scenario."""
    scenario = playable(word)
    started = time.perf_counter()
    found = analyse(scenario)
    found["seconds"] = round(time.perf_counter() - started, 3)
    if as_json:
        say_json(found)
    else:
        say(in_words(scenario, found))
    return FINE


def in_words(scenario: Scenario, found: dict[str, Any]) -> str:
    """The analysis as a page of text."""
    return "\n\n".join(part for part in _parts(scenario, found) if part)


def _parts(scenario: Scenario, found: dict[str, Any]) -> Iterator[str]:
    sides = [side.id for side in scenario.sides]
    names = [side.name for side in scenario.sides]
    yield f"{scenario.title}\n{found['packages']:,} possible treaties, {len(found['frontier'])} of them efficient."
    entries = {**{_spelt(name): entry for name, entry in found["solutions"].items()}, "In fact": found["history"]}
    rows = [[name, *_points(entry, sides)] for name, entry in entries.items()]
    yield table("Treaties by rule, in each side's own points", ["", *names], rows)
    yield _history(scenario, found["history"])
    yield table(
        "By day, if the dated events come as in fact, under the instructions of fact",
        ["", "Day", "Inside both mandates", "and better than war", *(f"War: {name}" for name in names)],
        (
            [str(row["n"]), row["date"], whole(row["inside_mandates"]), whole(row["ratifiable"]),
             *(whole(row["walk_away"][side]) for side in sides)]
            for row in found["sittings"]
        ),
        left=2,
    )  # fmt: skip
    yield _pairs(scenario, found["doctrine_pairs"])


def _spelt(name: str) -> str:
    return {"nash": "Nash", "kalai_smorodinsky": "Kalai and Smorodinsky"}.get(name, name.capitalize())


def _points(entry: Mapping[str, Any] | None, sides: list[str]) -> list[str]:
    return ["\u2013" for _ in sides] if entry is None else [whole(entry["points"][side]) for side in sides]


def _history(scenario: Scenario, history: dict[str, Any]) -> str:
    below = history["below_frontier_percent"]
    head = (
        f"The treaty made in fact lies {'no' if below is None else below} % below the frontier. Trades of two"
        f" articles that would have improved it for both: {history['trades_that_improve']}"
    )
    rows = []
    for trade in history["trades"][:SHOWN_TRADES]:
        swaps = [_swap(scenario, article, trade["from"][article], option) for article, option in trade["to"].items()]
        gains = [f"{trade['gains'][side.id]:+d}" for side in scenario.sides]
        rows.append(["\n".join(swaps), *gains])
    return table(head, ["Instead", *(side.name for side in scenario.sides)], rows) if rows else fill(f"{head}.", WIDTH)


def _swap(scenario: Scenario, article: str, was: str, to: str) -> str:
    spec = scenario.articles[scenario.article_index[article]]
    names = {option.id: option.name for option in spec.options}
    return f"{spec.short}: {names[to]} (not: {names[was]})"


def _pairs(scenario: Scenario, pairs: list[dict[str, Any]]) -> str:
    """Every pair of instructions as a square: one side's down, the other's across."""
    first, second = (scenario.sides.of(side) for side in BOTH_SIDES)
    found = {(row[first.id], row[second.id]): row["ratifiable"] for row in pairs}
    across = [card for card in scenario.doctrines.second if any(card.id == key[1] for key in found)]
    rows = [
        [card.name, *(whole(found.get((card.id, other.id))) for other in across)] for card in scenario.doctrines.first
    ]
    title = f"Ratifiable by both on the last day, {first.name}'s instructions down and {second.name}'s across"
    return table(title, ["", *(card.name for card in across)], rows)
