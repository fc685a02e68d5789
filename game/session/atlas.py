"""The map of a conference for scenes: its words, and the outlines in the file that they belong to."""

from __future__ import annotations

from collections.abc import Iterable

from game.scenario.atlas import Area, Atlas, Clause, Closer, Lettering, Paint, Place, Stretch
from game.scenario.geography import BadMapError, Geography, Line, Point, Stroke, inside, read_geography
from game.scenario.lambert import Lambert
from game.scenario.packs import File

__all__ = [
    "Area", "Atlas", "Clause", "Closer", "Geography", "Lambert", "Lettering", "Line", "Paint", "Place", "Point",
    "Stretch", "Stroke", "find_geography",
]  # fmt: skip


def find_geography(file: str, folders: Iterable[File]) -> Geography | None:
    """The outlines of a map, looked for in each folder of scenarios; None where none has a file that can be used."""
    for folder in folders:
        path = inside(folder, file)
        if path is None or not path.is_file():
            continue
        try:
            return read_geography(path)
        except BadMapError:
            continue
    return None
