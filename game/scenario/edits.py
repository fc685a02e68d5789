"""Changes to the text of a scenario file, each at its place: all around them, comments too, stays as it is."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from game.scenario.problems import Path
from game.scenario.source import Source, read_source

Chosen = Callable[[Path], bool]
"""Says of a path whether it is meant."""


@dataclass(frozen=True, slots=True)
class Edit:
    """`old` on a line (from one), at a column (from one), becomes `new`."""

    line: int
    column: int
    old: str
    new: str


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """`text` with all edits made. Raises ValueError when one does not find what it wants to change."""
    lines = text.split("\n")
    for edit in sorted(set(edits), key=lambda one: (one.line, one.column), reverse=True):
        line, at = lines[edit.line - 1], edit.column - 1
        if not line.startswith(edit.old, at):
            raise ValueError(f"line {edit.line} does not hold {edit.old!r} at column {edit.column}")
        lines[edit.line - 1] = line[:at] + edit.new + line[at + len(edit.old) :]
    return "\n".join(lines)


def rename_keys(text: str, chosen: Chosen, new: str) -> str:
    """`text` with the keys at the chosen paths called `new`. A text that cannot be read stays as it is."""
    source = _source(text)
    if source is None:
        return text
    edits = []
    for path, place in source.places.items():
        if path and isinstance(path[-1], str) and chosen(path):
            written = _written(source, place.key_line, place.key_column, path[-1])
            edits.append(Edit(place.key_line, place.key_column, written, new))
    return apply_edits(text, edits)


def change_values(text: str, chosen: Chosen, change: Callable[[str], str]) -> str:
    """`text` with the values of one line at the chosen paths changed, quotes kept where they stood."""
    source = _source(text)
    if source is None:
        return text
    edits = []
    for path, place in source.places.items():
        value = source.at(path)
        if not chosen(path) or not isinstance(value, str) or not place.one_line or "\n" in value:
            continue
        column = place.column + place.inner
        if source.lines[place.line - 1].startswith(value, column - 1):
            edits.append(Edit(place.line, column, value, change(value)))
    return apply_edits(text, edits)


def set_format(text: str, number: int) -> str:
    """`text` with `format: number`, in its place if it says a format already, else before the first key."""
    found = re.search(r"^format:[ ]*(\S*)", text, re.MULTILINE)
    if found is not None:
        return f"{text[: found.start()]}format: {number}{text[found.end() :]}"
    lines = text.split("\n")
    first = next((n for n, line in enumerate(lines) if line.strip() and not line.startswith("#")), len(lines))
    return "\n".join([*lines[:first], f"format: {number}", *lines[first:]])


def _source(text: str) -> Source | None:
    read = read_source(text)
    return None if read.changed else read.source


def _written(source: Source, line: int, column: int, key: str) -> str:
    """A key as it is written, in its quotes if it has some."""
    rest = source.lines[line - 1][column - 1 :]
    return rest[: len(key) + 2] if rest[:1] in ("'", '"') else key
