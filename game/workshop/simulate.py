"""Many games between computer delegations, one after another or in several processes, always in the same order."""

from __future__ import annotations

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path

from game.engine.setup import drawn_instructions, historical_instructions
from game.kernel.errors import BadRequest, BrokenScenario
from game.kernel.sides import BySide
from game.scenario.definition import Scenario
from game.scenario.loader import load
from game.workshop.play_out import Row, play_out
from game.workshop.players import players

INSTRUCTIONS = ("drawn", "historical")
CHUNK = 4


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be simulated. Game n (from 0) has the seed `<seed>.<n>`, so that any one can be played again alone."""

    path: Path
    games: int
    levels: BySide[str]
    seed: str
    workers: int = 1
    instructions: str = "drawn"


def check_instructions(how: str) -> None:
    """Raise BadRequest unless instructions can be found that way."""
    if how not in INSTRUCTIONS:
        raise BadRequest(f"Instructions are `drawn` or `historical`, not `{how[:40]}`.")


def instructions_for(scenario: Scenario, seed: str, how: str) -> BySide[str]:
    """The doctrines in force: `drawn` by the seed, or `historical`. Raises BadRequest on any other word."""
    check_instructions(how)
    return historical_instructions(scenario) if how == "historical" else drawn_instructions(scenario, seed)


def simulate(order: Order) -> Iterator[Row]:
    """The games of an order, by number; those in which a director stepped in are left out.

    How many processes there are changes nothing but the time. Raises BrokenScenario, BadRequest or Stalled.
    """
    check_instructions(order.instructions)
    _scenario(order.path)
    play = partial(_one, order)
    if order.workers == 1:
        rows = map(play, range(order.games))
        yield from (row for row in rows if not row.directed)
        return
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(order.workers, order.games), mp_context=fresh) as pool:
        yield from (row for row in pool.map(play, range(order.games), chunksize=CHUNK) if not row.directed)


def _one(order: Order, number: int) -> Row:
    scenario = _scenario(order.path)
    seed = f"{order.seed}.{number}"
    return play_out(scenario, seed, instructions_for(scenario, seed, order.instructions), players(order.levels))


@cache
def _scenario(path: Path) -> Scenario:
    """The scenario, read once a process."""
    loaded = load(path)
    if loaded.scenario is None:
        raise BrokenScenario(f"{path}: {loaded.errors[0].message}")
    return loaded.scenario
