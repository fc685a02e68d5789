"""`compare`: whether a change of numbers changed the game."""

from __future__ import annotations

import time
from typing import Any

from game.commands.compare_words import in_words, sentence, summing_up
from game.commands.progress import watched_games
from game.commands.shared import FINE, load_found, say, say_json
from game.kernel.errors import BadRequest
from game.workshop.cluster import Cluster
from game.workshop.compare import FEWEST_GAMES, both_played, compared, still
from game.workshop.parcel import opened
from game.workshop.processes import crew_of
from game.workshop.simulate import Order, task_of
from game.workshop.task import Crew, Task


def run_compare(a: Order, b: Order, dask: str, as_json: bool) -> int:
    """Say where two scenarios differ, play the same seeds in both, and say what came of it."""
    if 0 < a.games < FEWEST_GAMES:
        raise BadRequest(f"From {a.games} games nothing can be told: ask for {FEWEST_GAMES} at least, or for 0.")
    for order in (a, b):
        load_found(order.path)
    first, second = task_of(a), task_of(b)
    found = still(first, second)
    for letter, order in (("a", a), ("b", b)):
        found[letter]["file"] = str(order.path)
    found.update(levels=[*a.levels], seed=a.seed, instructions=a.instructions, **_played(first, second, a, dask))
    scenarios = (opened(first.parcel), opened(second.parcel))
    for question in found["questions"]:
        question["sentence"] = sentence(scenarios, question, found)
    found["sentences"] = summing_up(scenarios, found)
    if as_json:
        say_json(found)
    else:
        say(in_words(scenarios, found))
    return FINE


def _played(first: Task, second: Task, order: Order, dask: str) -> dict[str, Any]:
    """What the games tell; without games, empty answers of the same form."""
    if not order.games:
        return {"games": 0, "digests": None, "alike": None, "questions": [], "weighed": 0, "verdict": None}
    crew: Crew = Cluster(dask) if dask else crew_of(order.workers, order.games)
    started = time.perf_counter()
    played = both_played(first, second, order.games, crew)
    rows = [row for _, row in sorted(watched_games(played, 2 * order.games))]
    found = compared(opened(first.parcel), opened(second.parcel), rows[: order.games], rows[order.games :])
    return {**found, "seconds": round(time.perf_counter() - started, 3)}
