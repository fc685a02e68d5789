"""How the doctor reports: a finding at a place of the file, as grave as its code is."""

from __future__ import annotations

from game.scenario.problems import Path, Problem, problem
from game.scenario.source import Source


def finding(
    source: Source | None, code: str, path: Path, message: str, hint: str = "", *, key: bool = False
) -> Problem:
    """A finding at the value at `path`, or at its key; what is not written stands where its nearest parent does."""
    if source is None:
        return problem(code, path, 1, 1, message, hint)
    place = source.place(path)
    if key or path not in source.places:
        return problem(code, path, place.key_line, place.key_column, message, hint)
    return problem(code, path, place.line, place.column, message, hint)


def listed(names: tuple[str, ...] | list[str], most: int = 6) -> str:
    """Names one after another in backticks, no more than `most`."""
    return ", ".join(f"`{name}`" for name in names[:most]) + (", …" if len(names) > most else "")
