"""`simulate`: many games between computer delegations."""

from __future__ import annotations

import time
from typing import Any

from game.commands.shared import FINE, find_scenario, load_found, playable, say, say_json, watched
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
    found = tally(playable(word), rows, time.perf_counter() - started)
    if as_json:
        say_json(found)
    else:
        say(in_words(found))
    return FINE


def in_words(found: dict[str, Any]) -> str:
    """The figures as a page of text."""
    games = found["games"]
    lines = [f"{games} games, {found['games_per_second']} a second", "", "Endings"]
    lines += [f"  {kind:<22} {number:>6}  {100 * number / games:5.1f} %" for kind, number in found["endings"].items()]
    lines += ["", f"Distinct treaties: {found['distinct_treaties']}", "Clauses of ratified treaties"]
    for article, options in found["clauses"].items():
        said = "  ".join(f"{option} {number}" for option, number in options.items())
        lines.append(f"  {article:<12} {said}")
    lines += ["", "Points, and share of the joint gain (95 %)"]
    for side, points in found["points"].items():
        lines.append(f"  {side:<12} {_span(points)}   {_span(found['joint_gain_share'][side])}")
    lines += [
        "",
        f"Treaties lie {found['frontier_gap_percent']} % below the frontier on average.",
        f"Dull sittings: {found['dull_sittings_percent']} %; actions refused: {found['refused']}.",
    ]
    return "\n".join(lines)


def _span(numbers: dict[str, float | None]) -> str:
    if numbers["mean"] is None:
        return "none"
    if numbers["low"] is None:
        return f"{numbers['mean']}"
    return f"{numbers['mean']} ({numbers['low']} to {numbers['high']})"
