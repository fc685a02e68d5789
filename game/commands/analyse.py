"""`analyse`: exact figures of a scenario."""

from __future__ import annotations

import time
from typing import Any

from game.analysis.analyse import analyse
from game.commands.shared import FINE, playable, say, say_json


def run_analyse(word: str, as_json: bool) -> int:
    """Print the analysis of a scenario."""
    scenario = playable(word)
    started = time.perf_counter()
    found = analyse(scenario)
    found["seconds"] = round(time.perf_counter() - started, 3)
    if as_json:
        say_json(found)
    else:
        say(in_words(scenario.title, found))
    return FINE


def in_words(title: str, found: dict[str, Any]) -> str:
    """The analysis as a page of text."""
    lines = [title, "", f"{found['packages']:,} possible treaties, {len(found['frontier'])} of them efficient.", ""]
    lines += [f"  {name.replace('_', ' '):<18} {_points(entry)}" for name, entry in found["solutions"].items()]
    history = found["history"]
    below = history["below_frontier_percent"]
    lines += [
        "",
        f"In fact: {_points(history)}; {'-' if below is None else below} % below the frontier;"
        f" {history['trades_that_improve']} trades of two articles would have improved it for both.",
    ]
    lines += [f"  {trade['from']} -> {trade['to']}: {trade['gains']}" for trade in history["trades"][:5]]
    lines += ["", "Treaties inside both mandates, and above both walk-aways too, if the dated events come as in fact:"]
    lines += [
        f"  {row['n']:>2}  {row['date']}  {row['inside_mandates']:>15,}  {row['ratifiable']:>15,}"
        f"   walk-aways {', '.join(str(value) for value in row['walk_away'].values())}"
        for row in found["sittings"]
    ]
    lines += ["", "By instructions, on the last day:"]
    for row in found["doctrine_pairs"]:
        names = " / ".join(value for key, value in row.items() if key != "ratifiable")
        lines.append(f"  {names:<28} {row['ratifiable']:>15,}")
    return "\n".join(lines)


def _points(entry: dict[str, Any] | None) -> str:
    return "none" if entry is None else ", ".join(f"{side} {points}" for side, points in entry["points"].items())
