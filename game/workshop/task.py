"""One series of games as any process can play it: the scenario, who plays, where chance comes from."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Protocol

import game
from game.engine.setup import drawn_instructions, historical_instructions
from game.kernel.errors import BadRequest, GameError
from game.kernel.sides import BySide
from game.scenario.definition import Scenario
from game.workshop.parcel import Parcel, opened
from game.workshop.play_out import Row, play_out
from game.workshop.players import players

INSTRUCTIONS = ("drawn", "historical")
PLAYING = ("kernel", "bargaining", "scenario", "engine", "views", "ai", "analysis", "session", "workshop")
"""The packages that decide how a game goes."""


class CrewLost(GameError):
    """Those who were to play the games are gone, or cannot play them."""

    code = "crew_lost"


@dataclass(frozen=True, slots=True)
class Task:
    """Game n (from 0) has the seed `<seed>.<n>`, so that any one can be played again alone."""

    parcel: Parcel
    levels: BySide[str]
    seed: str
    instructions: str = "drawn"


class Crew(Protocol):
    """Whoever plays games."""

    def play(self, task: Task, numbers: Sequence[int]) -> Iterator[tuple[int, Row]]:
        """Each game of `numbers` with its row, in the order in which they end. Raises Stalled or CrewLost."""


class Alone:
    """This process, one game after another."""

    def play(self, task: Task, numbers: Sequence[int]) -> Iterator[tuple[int, Row]]:
        """The games in the order of their numbers."""
        return (play_number(task, number) for number in numbers)


def play_number(task: Task, number: int) -> tuple[int, Row]:
    """Play one game of a series. Raises BrokenScenario or Stalled."""
    scenario = opened(task.parcel)
    seed = seed_of(task.seed, number)
    return number, play_out(scenario, seed, instructions_for(scenario, seed, task.instructions), players(task.levels))


def seed_of(seed: str, number: int) -> str:
    """The seed of one game of a series."""
    return f"{seed}.{number}"


def check_instructions(how: str) -> None:
    """Raise BadRequest unless instructions can be found that way."""
    if how not in INSTRUCTIONS:
        raise BadRequest(f"Instructions are `drawn` or `historical`, not `{how[:40]}`.")


def instructions_for(scenario: Scenario, seed: str, how: str) -> BySide[str]:
    """The doctrines in force: `drawn` by the seed, or `historical`. Raises BadRequest on any other word."""
    check_instructions(how)
    return historical_instructions(scenario) if how == "historical" else drawn_instructions(scenario, seed)


@cache
def code_version() -> str:
    """A digest of the modules that decide how a game goes: where it is the same, the same task gives the same rows."""
    found = hashlib.blake2b(digest_size=8)
    home = Path(next(iter(game.__path__)))
    for package in PLAYING:
        for path in sorted((home / package).glob("*.py")):
            found.update(f"{package}/{path.name}\n".encode())
            found.update(path.read_bytes().replace(b"\r\n", b"\n"))
    return found.hexdigest()
