"""Checking a scenario file: what the loader finds, then the exact doctor, then games if they are asked for."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.scenario.definition import Scenario
from game.scenario.loader import load
from game.scenario.pack_card import Card, read_card
from game.scenario.packs import LARGEST_PACK, BadPackError, is_pack, open_pack
from game.scenario.problems import Problem, ordered, silenced, without_ignored
from game.scenario.reading import read_bytes
from game.scenario.source import read_source
from game.workshop.doctor import Examined, examine
from game.workshop.doctor_data import doctor_data
from game.workshop.doctor_games import Games, games, play_games

Watch = Callable[[Iterable[int], int], Iterable[int]]


@dataclass(frozen=True, slots=True)
class Checked:
    """A file with all its problems; `text` is what they point into, `digest` the SHA-256 of its bytes.

    `scenario` and `examined` are None when it cannot be read, `played` when no games were asked for, `card` when it is
    a file and no pack.
    """

    path: Path
    problems: tuple[Problem, ...]
    text: str
    digest: str = ""
    scenario: Scenario | None = None
    examined: Examined | None = None
    played: Games | None = None
    card: Card | None = None

    @property
    def ok(self) -> bool:
        """Whether it can be played: no problem is an error."""
        return not any(problem.is_error for problem in self.problems)

    @property
    def packages(self) -> int:
        """How many treaties can be written; 0 when the file cannot be read."""
        return 0 if self.examined is None else self.examined.packages

    def data(self) -> dict[str, Any]:
        """The fields promised for `check`, and beyond those `packages`, `silenced`, `digest` and `doctor` (or None)."""
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
            "silenced": [{"code": one.code, "line": one.line, "reason": one.reason} for one in silenced(self.text)],
            "digest": self.digest,
            "doctor": None
            if self.scenario is None or self.examined is None
            else doctor_data(self.scenario, self.examined, self.played),
        }


def check_file(path: Path, count: int = 0, watch: Watch | None = None) -> Checked:
    """Check a file, and play `count` games of it, each told to `watch`. Never raises for what is written in it."""
    loaded = load(path)
    digest = _digest(path)
    if loaded.scenario is None:
        return Checked(path, loaded.problems, loaded.text, digest)
    source = read_source(loaded.text).source
    found = examine(loaded.scenario, source, path)
    played: Games | None = None
    said: tuple[Problem, ...] = ()
    if count:
        numbers: Iterable[int] = range(count)
        played = play_games(loaded.scenario, numbers if watch is None else watch(numbers, count))
        said = games(loaded.scenario, source, played, found.never)
    problems = without_ignored((*loaded.problems, *found.problems, *said), loaded.text)
    return Checked(path, ordered(problems), loaded.text, digest, loaded.scenario, found, played, _card(path))


def _digest(path: Path) -> str:
    """The SHA-256 of a file or pack, or nothing when it cannot be read or is larger than any pack."""
    try:
        data = read_bytes(path, LARGEST_PACK + 1)
    except (OSError, ValueError):
        return ""
    return hashlib.sha256(data).hexdigest() if len(data) <= LARGEST_PACK else ""


def _card(path: Path) -> Card | None:
    """Who wrote a pack; None for a file alone, or a pack that is not let in."""
    try:
        return read_card(open_pack(path)) if is_pack(path) else None
    except BadPackError:
        return None
