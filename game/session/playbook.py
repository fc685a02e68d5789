"""A conference as it was held, written down as actions: `scenarios/records/<id>.yaml` read into plain data.

Read by the same safe reader as scenarios. What is wrong is said with its line; names are checked when it is replayed.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.kernel.errors import GameError
from game.scenario.packs import File
from game.scenario.problems import Problem
from game.scenario.reading import read_bytes
from game.scenario.source import LARGEST_BYTES, Source, decode, read_source

FORMAT = "1"
ABOUT = ("sitting", "by", "source", "note")
KEYS = ("format", "scenario", "seed", "instructions", "openers", "actions")


class BrokenRecord(GameError):
    """A record that cannot be read, or names what its scenario does not have. `line` is where, from 1."""

    code = "broken_record"

    def __init__(self, name: str, line: int, message: str) -> None:
        super().__init__(f"{name}, line {line}: {message}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Recorded:
    """One act: its sitting, who did it, the action as data with texts for numbers, and where it is from."""

    sitting: int
    by: str
    action: dict[str, Any]
    source: tuple[str, ...]
    note: str
    line: int


@dataclass(frozen=True, slots=True)
class Record:
    """A recorded conference. `openers` are the sides that opened the sittings, by id."""

    name: str
    scenario: str
    seed: str
    instructions: dict[str, str]
    openers: tuple[str, ...]
    actions: tuple[Recorded, ...]


def load_record(path: File | str) -> Record:
    """The record in a file. Raises `BrokenRecord` with the line of the first thing that is wrong."""
    place = Path(path) if isinstance(path, str) else path
    name = place.name
    try:
        text = decode(read_bytes(place, LARGEST_BYTES + 1))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BrokenRecord(name, 1, f"the file cannot be read: {reason}.") from None
    if isinstance(text, Problem):
        raise BrokenRecord(name, text.line, f"{text.message}.")
    return read_record(text, name)


def read_record(text: str, name: str) -> Record:
    """The record in a text. Raises `BrokenRecord`."""
    found = read_source(text)
    if found.source is None or found.problems:
        first = found.problems[0]
        raise BrokenRecord(name, first.line, f"{first.message}.")
    return _Reader(found.source, name).record()


class _Reader:
    """Takes a record out of its tree, saying where something is wrong."""

    def __init__(self, source: Source, name: str) -> None:
        self.source = source
        self.name = name

    def wrong(self, path: tuple[str | int, ...], message: str) -> BrokenRecord:
        return BrokenRecord(self.name, self.source.place(path).key_line, message)

    def record(self) -> Record:
        tree: dict[str, Any] = self.source.tree
        for key in tree:
            if key not in KEYS:
                raise self.wrong((key,), f"a record has no key '{key[:40]}'.")
        if tree.get("format") != FORMAT:
            raise self.wrong(("format",), f"the format of a record is {FORMAT}.")
        instructions = tree.get("instructions")
        if not isinstance(instructions, dict) or any(not isinstance(value, str) for value in instructions.values()):
            raise self.wrong(("instructions",), "a record names the instructions of both sides.")
        rows = tree.get("actions")
        if not isinstance(rows, list):
            raise self.wrong(("actions",), "a record has a list of actions.")
        return Record(
            name=self.name,
            scenario=self.word(("scenario",), tree.get("scenario")),
            seed=self.word(("seed",), tree.get("seed")),
            instructions={str(key): str(value) for key, value in instructions.items()},
            openers=self.words(("openers",), tree.get("openers", [])),
            actions=tuple(self.recorded(number, row) for number, row in enumerate(rows)),
        )

    def recorded(self, number: int, row: Any) -> Recorded:
        path = ("actions", number)
        if not isinstance(row, dict) or "action" not in row:
            raise self.wrong(path, "an act is a mapping with an 'action'.")
        sitting = row.get("sitting")
        if not isinstance(sitting, str) or not sitting.isascii() or not sitting.isdigit() or len(sitting) > 4:
            raise self.wrong((*path, "sitting"), "an act says its sitting, a whole number from 1.")
        source = row.get("source", [])
        return Recorded(
            sitting=int(sitting),
            by=self.word((*path, "by"), row.get("by")),
            action={key: value for key, value in row.items() if key not in ABOUT},
            source=(source,) if isinstance(source, str) else self.words((*path, "source"), source),
            note=row["note"] if isinstance(row.get("note"), str) else "",
            line=self.source.place(path).line,
        )

    def word(self, path: tuple[str | int, ...], value: Any) -> str:
        if not isinstance(value, str) or not value:
            raise self.wrong(path, f"'{path[-1]}' is missing or is not a text.")
        return value

    def words(self, path: tuple[str | int, ...], value: Any) -> tuple[str, ...]:
        if not isinstance(value, list) or any(not isinstance(item, str) for item in value):
            raise self.wrong(path, f"'{path[-1]}' is a list of texts.")
        return tuple(value)
