"""A map file: outlines, rivers, railways and regions as plain numbers, read small and safe.

The file is JSON. Every line is a list of whole numbers in thousandths of a degree: longitude and latitude of the
first point, then the differences from point to point. Nothing in it is trusted: sizes, counts and ranges are checked.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from game.scenario.packs import File, Inside
from game.scenario.reading import read_bytes

LARGEST_BYTES = 512 * 1024
MOST_NUMBERS = 200_000
UNIT = 1000
EARTH_KM = 6371.0

Point = tuple[float, float]
Line = tuple[Point, ...]


class BadMapError(ValueError):
    """A map file that cannot be used; the text says why in one sentence."""


@dataclass(frozen=True, slots=True)
class Stroke:
    """One stroke of relief: where, its direction in degrees, and how heavy it is, 1 to 3."""

    at: Point
    angle: int
    weight: int


@dataclass(frozen=True, slots=True, eq=False)
class Geography:
    """What a map file holds. Points are longitude and latitude in degrees; the frame is in kilometres."""

    name: str
    sources: tuple[str, ...]
    parallels: tuple[float, float]
    meridian: float
    centre: Point
    width: int
    height: int
    graticule: int
    land: tuple[Line, ...]
    lakes: tuple[Line, ...]
    rivers: tuple[tuple[int, Line], ...]
    borders: tuple[Line, ...]
    divisions: tuple[Line, ...]
    relief: tuple[Stroke, ...]
    regions: Mapping[str, tuple[Line, ...]]
    lines: Mapping[str, Line]


def inside(folder: File, file: str) -> File | None:
    """The path of `file` in `folder`, or None when it would lie outside it."""
    if isinstance(folder, Inside):
        return None if ".." in file.split("/") else folder / file
    try:
        root = folder.resolve()
        path = (root / file).resolve()
        return path if path.is_relative_to(root) else None
    except (OSError, ValueError, RuntimeError):
        return None


def read_geography(path: File) -> Geography:
    """The map in a file. Raises BadMapError with one sentence."""
    try:
        data = read_bytes(path, LARGEST_BYTES + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BadMapError(f"the map file cannot be read: {reason}") from error
    if len(data) > LARGEST_BYTES:
        raise BadMapError(f"the map file is larger than {LARGEST_BYTES // 1024} KB")
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise BadMapError("the map file is not well-formed JSON") from error
    if not isinstance(tree, dict) or tree.get("format") != 1:
        raise BadMapError("the map file is not of format 1")
    try:
        return _geography(tree)
    except BadMapError:
        raise
    except (KeyError, TypeError, IndexError, AttributeError, OverflowError, ValueError) as error:
        raise BadMapError(f"the map file is not a map of format 1 ({type(error).__name__}: {error})") from error


def _geography(tree: dict[str, Any]) -> Geography:
    projection, frame = tree["projection"], tree["frame"]
    if projection["kind"] != "lambert":
        raise BadMapError("the map file has a projection that is not known; there is `lambert`")
    counter = _Counter()
    first, second = (_number(each, 0, 89) for each in projection["parallels"])
    lon, lat = frame["centre"]
    return Geography(
        name=str(tree.get("name", "")),
        sources=tuple(str(each) for each in tree.get("sources", ())),
        parallels=(first, second),
        meridian=_number(projection["meridian"], -180, 360),
        centre=(_number(lon, -180, 360), _number(lat, -85, 85)),
        width=round(_number(frame["width"], 1, 20_000)),
        height=round(_number(frame["height"], 1, 20_000)),
        graticule=round(_number(tree.get("graticule", 5), 1, 45)),
        land=counter.lines(tree["land"]),
        lakes=counter.lines(tree.get("lakes", ())),
        rivers=tuple((_weight(weight), counter.line(line)) for weight, line in tree.get("rivers", ())),
        borders=counter.lines(tree.get("borders", ())),
        divisions=counter.lines(tree.get("divisions", ())),
        relief=counter.strokes(tree.get("relief", ())),
        regions=MappingProxyType({str(key): counter.lines(rings) for key, rings in tree.get("regions", {}).items()}),
        lines=MappingProxyType({str(key): counter.line(line) for key, line in tree.get("lines", {}).items()}),
    )


def _number(value: object, low: float, high: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
        raise BadMapError(f"the map file has {str(value)[:20]} where a number from {low:g} to {high:g} is expected")
    return float(value)


def _weight(value: object) -> int:
    return round(_number(value, 1, 3))


@dataclass(slots=True)
class _Counter:
    """Decodes lines and counts their numbers, so that a file cannot grow without end."""

    numbers: int = 0

    def lines(self, raw: Iterable[Any]) -> tuple[Line, ...]:
        return tuple(self.line(each) for each in raw)

    def line(self, raw: list[Any]) -> Line:
        self._count(raw)
        if len(raw) < 4 or len(raw) % 2:
            raise BadMapError("the map file has a line of less than two points, or half a point")
        x = y = 0
        points = []
        for dx, dy in zip(raw[::2], raw[1::2], strict=True):
            x, y = x + dx, y + dy
            points.append((_number(x / UNIT, -180, 360), _number(y / UNIT, -85, 85)))
        return tuple(points)

    def strokes(self, raw: list[Any]) -> tuple[Stroke, ...]:
        self._count(raw)
        x = y = 0
        strokes = []
        for dx, dy, code in zip(raw[::3], raw[1::3], raw[2::3], strict=True):
            x, y = x + dx, y + dy
            at = (_number(x / 100, -180, 360), _number(y / 100, -85, 85))
            strokes.append(Stroke(at, code // 4 * 3 % 180, _weight(code % 4)))
        return tuple(strokes)

    def _count(self, raw: list[Any]) -> None:
        if not isinstance(raw, list | tuple) or not all(type(each) is int for each in raw):
            raise BadMapError("the map file has something that is not a whole number in a line")
        self.numbers += len(raw)
        if self.numbers > MOST_NUMBERS:
            raise BadMapError(f"the map file has more than {MOST_NUMBERS:,} numbers")
