"""`simulate`: many games between computer delegations."""

from __future__ import annotations

import time
from collections.abc import Iterator
from typing import Any

from game.commands.shared import FINE, find_scenario, load_found, playable, say, say_json, watched
from game.commands.tables import per_cent, table, whole
from game.scenario.definition import Scenario
from game.workshop.players import levels_of
from game.workshop.simulate import Order, simulate
from game.workshop.tally import tally


def run_simulate(word: str, games: int, levels: str, seed: str, workers: int, instructions: str, as_json: bool) -> int:
    """Play the games and print what came of them."""
    path = find_scenario(word)
    load_found(path)
    order = Order(path, games, levels_of(levels), seed, workers, instructions)
    started = time.perf_counter()
    rows = list(watched(simulate(order), games, "games"))
    scenario = playable(word)
    found = tally(scenario, rows, time.perf_counter() - started)
    if as_json:
        say_json(found)
    else:
        say(in_words(scenario, found))
    return FINE


def in_words(scenario: Scenario, found: dict[str, Any]) -> str:
    """The figures as a page of text."""
    return "\n\n".join(_parts(scenario, found))


def _parts(scenario: Scenario, found: dict[str, Any]) -> Iterator[str]:
    games = found["games"]
    yield f"{scenario.title}: {games} games, {found['games_per_second']} a second"
    ends = [[kind.replace("_", " "), whole(n), per_cent(n, games)] for kind, n in found["endings"].items()]
    yield table("How they ended", ["", "Games", "Share"], ends)
    sides = [
        [side.name, *_span(found["points"][side.id], 1), *_span(found["joint_gain_share"][side.id], 100)]
        for side in scenario.sides
    ]
    heads = ["", "Points", "95 % within", "Share of joint gain", "95 % within"]
    yield table("What each side brought home", heads, sides)
    ratified = found["endings"].get("ratified", 0)
    if ratified:
        title = f"Clauses of the {ratified} ratified treaties, of which {found['distinct_treaties']} are distinct"
        yield table(title, ["Article", "Option", "Treaties", "Share"], _clauses(scenario, found, ratified), left=2)
    below = "no treaty" if found["frontier_gap_percent"] is None else f"{found['frontier_gap_percent']} %"
    yield (
        f"Below the frontier on average: {below}.\n"
        f"Sittings in which nothing was decided: {found['dull_sittings_percent']} %.\n"
        f"Actions refused: {found['refused']}."
    )


def _clauses(scenario: Scenario, found: dict[str, Any], ratified: int) -> Iterator[list[str]]:
    """The options that were agreed, the commonest first, the article named once."""
    for article in scenario.articles:
        names = {option.id: option.name for option in article.options}
        counted = sorted(found["clauses"][article.id].items(), key=lambda item: -item[1])
        for place, (option, number) in enumerate(counted):
            head = "" if place else article.short
            yield [head, names[option], whole(number), per_cent(number, ratified)]


def _span(numbers: dict[str, float | None], times: int) -> tuple[str, str]:
    """A mean and the interval that holds it, as figures (`times` 1) or in per cent (100)."""
    unit = " %" if times > 1 else ""
    mean, low, high = (None if value is None else round(value * times) for value in numbers.values())
    if mean is None:
        return "\u2013", "\u2013"
    return f"{mean}{unit}", "\u2013" if low is None else f"{low} to {high}{unit}"
