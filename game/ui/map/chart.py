"""A map ready to be drawn: everything projected once, in kilometres, with the drawn layers kept by size and theme."""

from __future__ import annotations

import math
from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pygame

from game.session.atlas import Area, Atlas, Geography, Lambert, Line, Place, Stretch

XY = tuple[float, float]
Course = tuple[XY, ...]
Corner = tuple[int, int]

STROKE = 5.8
MOST, FEW = 26_000_000, 4_000_000
"""Pixels of layers that are kept: eight times the largest of them, but no more and no fewer than these."""
SMALL = 500_000
"""Pixels that a layer of a sheet beside the table has at most."""


@dataclass(slots=True)
class Layers:
    """Drawn layers with their corner on the sheet; the oldest are dropped when they grow too many pixels."""

    parts: OrderedDict[tuple[object, ...], tuple[pygame.Surface, Corner]] = field(default_factory=OrderedDict)

    def get(self, key: tuple[object, ...]) -> tuple[pygame.Surface, Corner] | None:
        """A layer drawn before, or None."""
        found = self.parts.get(key)
        if found is not None:
            self.parts.move_to_end(key)
        return found

    def keep(self, key: tuple[object, ...], surface: pygame.Surface, corner: Corner = (0, 0)) -> None:
        """Remember a layer."""
        self.parts[key] = (surface, corner)
        sizes = [each.get_width() * each.get_height() for each, _ in self.parts.values()]
        size, room = sum(sizes), min(MOST, max(FEW, 8 * max(sizes)))
        while len(self.parts) > 1 and size > room:
            _, (dropped, _) = self.parts.popitem(last=False)
            size -= dropped.get_width() * dropped.get_height()

    def let_go(self) -> None:
        """Forget the layers of large sheets; those of a sheet beside the table stay."""
        for key in [key for key, (each, _) in self.parts.items() if each.get_width() * each.get_height() > SMALL]:
            del self.parts[key]


class Chart:
    """The words and outlines of one map. Paths are kilometres right of and below the middle of the sheet."""

    def __init__(self, atlas: Atlas, geography: Geography) -> None:
        self.atlas, self.geography = atlas, geography
        self._lambert = Lambert(geography.parallels, geography.meridian, geography.centre)
        self.land = self._all(geography.land)
        self.lakes = self._all(geography.lakes)
        self.rivers = tuple((weight, self.path(line)) for weight, line in geography.rivers)
        self.borders = self._all(geography.borders)
        self.divisions = self._all(geography.divisions)
        self.relief = tuple(self._stroke(s.at, s.angle, s.weight) for s in geography.relief)
        self.regions = {key: self._all(rings) for key, rings in geography.regions.items()}
        self.lines = {key: self.path(line) for key, line in geography.lines.items()}
        self.frames: dict[str, tuple[XY, float]] = {"": ((0.0, 0.0), float(geography.width))}
        self.frames |= {part.id: (self.spot(part.at), float(part.width)) for part in atlas.closer}
        self.over = articles_over(atlas)
        self.layers = Layers()
        self.taken: dict[tuple[object, ...], tuple[pygame.Rect, ...]] = {}

    @property
    def aspect(self) -> float:
        """Width over height."""
        return self.geography.width / self.geography.height

    def path(self, line: Line) -> Course:
        """A line of the map file on the sheet."""
        return tuple(self._lambert.place(point) for point in line)

    def spot(self, at: tuple[int, int]) -> XY:
        """A place of the scenario on the sheet."""
        return self._lambert.place((at[0] / 1000, at[1] / 1000))

    def meridian(self, lon: float, south: float, north: float) -> Course:
        """A meridian between two latitudes."""
        return tuple(self._lambert.place((lon, south + (north - south) * i / 24)) for i in range(25))

    def parallel(self, lat: float, west: float, east: float) -> Course:
        """A parallel between two longitudes."""
        return tuple(self._lambert.place((west + (east - west) * i / 40, lat)) for i in range(41))

    def stretch(self, stretch: Stretch, start: str = "", end: str = "") -> Course:
        """The part of a line between two of its stations; the whole of it when they are not named."""
        path = self.lines.get(stretch.id, ())
        places = {place.id: self.spot(place.at) for place in self.atlas.places}
        ends = [_along(path, places[name]) for name in (start, end) if name in places]
        return path if len(ends) < 2 or len(path) < 2 else _part(path, min(ends), max(ends))

    def _all(self, lines: Iterable[Line]) -> tuple[Course, ...]:
        return tuple(self.path(line) for line in lines)

    def _stroke(self, at: XY, angle: int, weight: int) -> tuple[XY, XY, int]:
        """A stroke of relief, turned as the meridians are where it lies."""
        turn = math.radians(angle) + self._lambert.cone * math.radians(at[0] - self.geography.meridian)
        dx, dy = math.cos(turn) * STROKE, math.sin(turn) * STROKE
        x, y = self._lambert.place(at)
        return ((x - dx, y - dy), (x + dx, y + dy), weight)


def articles_over(atlas: Atlas) -> dict[tuple[str, str], tuple[int, ...]]:
    """The articles that each thing matters to: those that its author named, and those whose clauses paint it."""
    named: dict[tuple[str, str], dict[int, None]] = {}
    things: tuple[tuple[str, Sequence[Area | Stretch | Place]], ...] = (
        ("region", atlas.areas), ("line", atlas.stretches), ("place", atlas.places),
    )  # fmt: skip
    for kind, each in things:
        for thing in each:
            named[kind, thing.id] = dict.fromkeys(thing.articles)
    for clause in atlas.clauses:
        for paint in clause.paints:
            named[paint.target, paint.id][clause.article] = None
    return {key: tuple(sorted(articles)) for key, articles in named.items()}


def _along(path: Course, spot: XY) -> float:
    """How far along a path the point nearest to a spot lies: the number of a piece and the share of it."""
    best, least = 0.0, float("inf")
    for i in range(len(path) - 1):
        (x, y), (x2, y2) = path[i], path[i + 1]
        dx, dy = x2 - x, y2 - y
        size = dx * dx + dy * dy
        share = 0.0 if size == 0 else max(0.0, min(1.0, ((spot[0] - x) * dx + (spot[1] - y) * dy) / size))
        off = math.hypot(x + dx * share - spot[0], y + dy * share - spot[1])
        if off < least:
            best, least = i + share, off
    return best


def _part(path: Course, start: float, end: float) -> Course:
    inner = [path[i] for i in range(math.floor(start) + 1, math.ceil(end))]
    return (_at(path, start), *inner, _at(path, end))


def _at(path: Sequence[XY], where: float) -> XY:
    i = min(int(where), len(path) - 2)
    share = where - i
    (x, y), (x2, y2) = path[i], path[i + 1]
    return (x + (x2 - x) * share, y + (y2 - y) * share)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A chart at a size in pixels, whole or a part of it looked at more closely.

    `over` is how many times too large it is drawn before it is smoothed.
    """

    chart: Chart
    size: tuple[int, int]
    closer: str = ""
    over: int = 1

    @property
    def key(self) -> tuple[object, ...]:
        """What tells this sheet from others of its chart."""
        return (self.size, self.closer)

    def larger(self, over: int) -> Sheet:
        """The same sheet, so many times too large."""
        return Sheet(self.chart, self.size, self.closer, over)

    @property
    def nearness(self) -> float:
        """How many times larger than on the whole sheet things are."""
        return self.chart.geography.width / self.chart.frames[self.closer][1]

    @property
    def step(self) -> int:
        """Degrees between the lines of the graticule."""
        step = self.chart.geography.graticule
        return step if self.nearness < 2 else max(1, step // 3)

    @property
    def scale(self) -> float:
        """Pixels a kilometre."""
        wide = self.chart.frames[self.closer][1]
        return min(self.size[0] / wide, self.size[1] / (wide / self.chart.aspect)) * self.over

    @property
    def pixels(self) -> tuple[int, int]:
        """The size of the surface that is drawn on."""
        return (self.size[0] * self.over, self.size[1] * self.over)

    def to(self, spot: XY) -> XY:
        """A point of the sheet in pixels."""
        scale, (wide, high), (x, y) = self.scale, self.pixels, self.chart.frames[self.closer][0]
        return ((spot[0] - x) * scale + wide / 2, (spot[1] - y) * scale + high / 2)

    def line(self, path: Course) -> list[XY]:
        """A path in pixels."""
        scale, (wide, high), (middle, level) = self.scale, self.pixels, self.chart.frames[self.closer][0]
        x, y = wide / 2 - middle * scale, high / 2 - level * scale
        return [(a * scale + x, b * scale + y) for a, b in path]

    def units(self, length: float) -> int:
        """A width of a pen, in pixels: grows slowly with the sheet."""
        return max(1, round(length * self.over * max(0.6, min(1.7, self.size[0] / 1000))))
