"""Checking a scenario file: what the loader finds, then the exact doctor, then games if they are asked for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.kernel.errors import GameError
from game.scenario.definition import Scenario
from game.scenario.loader import load
from game.scenario.problems import Problem, ordered, without_ignored
from game.scenario.source import Source, read_source
from game.workshop.doctor import examine, failed_game
from game.workshop.play_out import play_out
from game.workshop.players import levels_of, players
from game.workshop.simulate import instructions_for


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with all its problems; `packages` is 0 when it cannot be read, `text` is what the problems point into."""

    path: Path
    packages: int
    problems: tuple[Problem, ...]
    text: str

    @property
    def ok(self) -> bool:
        """Whether it can be played: no problem is an error."""
        return not any(problem.is_error for problem in self.problems)

    def data(self) -> dict[str, Any]:
        """The fields promised for `check`, and `packages`."""
        return {
            "path": str(self.path),
            "ok": self.ok,
            "packages": self.packages,
            "problems": [
                {
                    "code": one.code,
                    "severity": one.severity,
                    "line": one.line,
                    "column": one.column,
                    "message": one.message,
                    "hint": one.hint,
                }
                for one in self.problems
            ],
        }


def check_file(path: Path, games: int = 0) -> Checked:
    """Check a file, and play `games` games of it. Never raises for what is written in it."""
    loaded = load(path)
    if loaded.scenario is None:
        return Checked(path, 0, loaded.problems, loaded.text)
    source = read_source(loaded.text).source
    found = examine(loaded.scenario, source)
    played = tuple(_played(loaded.scenario, source, games))
    problems = without_ignored((*loaded.problems, *found.problems, *played), loaded.text)
    return Checked(path, found.packages, ordered(problems), loaded.text)


def _played(scenario: Scenario, source: Source | None, games: int) -> list[Problem]:
    """A problem for every game that does not come to an end."""
    found = []
    for number in range(games):
        seed = f"check.{number}"
        try:
            play_out(scenario, seed, instructions_for(scenario, seed, "drawn"), players(levels_of("envoy")))
        except GameError as error:
            found.append(failed_game(source, seed, error.sentence))
    return found
