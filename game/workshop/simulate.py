"""Many games between computer delegations, wherever they are played, always with the same results."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from game.kernel.sides import BySide
from game.workshop.journal import Journal
from game.workshop.parcel import parcel_of
from game.workshop.play_out import Row
from game.workshop.processes import crew_of
from game.workshop.task import (
    Crew,
    Task,
    check_instructions as check_instructions,
    instructions_for as instructions_for,
)


@dataclass(frozen=True, slots=True)
class Order:
    """What is to be simulated. Game n (from 0) has the seed `<seed>.<n>`; `workers` 0 means one for each core."""

    path: Path
    games: int
    levels: BySide[str]
    seed: str
    workers: int = 1
    instructions: str = "drawn"


def task_of(order: Order) -> Task:
    """The order with its scenario read. Raises UnknownScenario, BrokenScenario or BadRequest."""
    check_instructions(order.instructions)
    return Task(parcel_of(order.path), order.levels, order.seed, order.instructions)


def simulate(order: Order) -> Iterator[Row]:
    """The games of an order, by number; those in which a director stepped in are left out.

    How many processes there are changes nothing but the time. Raises BrokenScenario, BadRequest or Stalled.
    """
    task = task_of(order)
    return in_order(crew_of(order.workers, order.games).play(task, range(order.games)))


def in_order(played: Iterator[tuple[int, Row]]) -> Iterator[Row]:
    """Rows by number from 0, each as soon as those before it are there, directed games left out."""
    early: dict[int, Row] = {}
    due = 0
    for number, row in played:
        early[number] = row
        while due in early:
            row = early.pop(due)
            due += 1
            if not row.directed:
                yield row


def carry_on(task: Task, games: int, crew: Crew, journal: Journal | None) -> Iterator[tuple[int, Row]]:
    """The games that the journal has not got yet, each written to it as it ends. Raises StorageError too."""
    kept = {} if journal is None else journal.rows
    for number, row in crew.play(task, [number for number in range(games) if number not in kept]):
        if journal is not None:
            journal.add(number, row)
        yield number, row
