"""The map on paper: black lines and greys, so that any printer shows who holds what."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from game.classroom.pack.metrics import MM_A_POINT, face
from game.kernel.sides import Side
from game.report.labels import Box, Wanted, placed
from game.scenario.atlas import Atlas, Stretch
from game.scenario.geography import Geography, Line
from game.scenario.lambert import Lambert

XY = tuple[float, float]
WIDTH = 170.0
"""Millimetres of the drawing's width, which are the units that it is drawn in."""
NAME = 3.3
SMALLEST_TOWN = 3
"""Places of this rank and above are named only where there is room."""
LETTER = 0.47
"""Mean width of a letter, in its height."""
WASHES = {Side.FIRST: "url(#map-first)", Side.SECOND: "url(#map-second)", None: "#ececec"}
PATTERNS = (
    '<pattern id="map-first" width="2.4" height="2.4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<rect width="2.4" height="2.4" fill="#fff"/><path d="M0 0V2.4" stroke="#777" stroke-width="0.5"/></pattern>'
    '<pattern id="map-second" width="2" height="2" patternUnits="userSpaceOnUse">'
    '<rect width="2" height="2" fill="#fff"/><circle cx="1" cy="1" r="0.32" fill="#777"/></pattern>'
)
SPACED = 0.12
"""Room between the letters of a lettering, in ems."""
SIZES = {1: 2.9, 2: 3.6, 3: 4.8, 4: 6.2}


def drawn(atlas: Atlas, geography: Geography, highest: float) -> tuple[str, float]:
    """The map as SVG and its height in millimetres; it is as wide as the text unless it would be too high."""
    scale = min(WIDTH / geography.width, highest / geography.height)
    wide, high = geography.width * scale, geography.height * scale
    plate = _Plate(atlas, geography, scale, wide, high)
    body = "\n".join(plate.parts())
    head = (
        f'<svg viewBox="0 0 {wide:.1f} {high:.1f}" width="{wide:.1f}mm" height="{high:.1f}mm" role="img" '
        f'aria-label="{escape(atlas.title)}" xmlns="http://www.w3.org/2000/svg">'
    )
    frame = (
        f'<rect x="0.3" y="0.3" width="{wide - 0.6:.1f}" height="{high - 0.6:.1f}" fill="none" stroke="#000" '
        f'stroke-width="0.6"/>'
    )
    clip = f'<clipPath id="map-frame"><rect width="{wide:.1f}" height="{high:.1f}"/></clipPath>'
    return f'{head}<defs>{PATTERNS}{clip}</defs><g clip-path="url(#map-frame)">{body}</g>{frame}</svg>', high


class _Plate:
    """A map laid on paper; coordinates are millimetres from its upper left corner."""

    def __init__(self, atlas: Atlas, geography: Geography, scale: float, wide: float, high: float) -> None:
        self.atlas, self.geography, self.scale, self.wide, self.high = atlas, geography, scale, wide, high
        self.lambert = Lambert(geography.parallels, geography.meridian, geography.centre)

    def at(self, point: XY) -> XY:
        """A point in degrees on the paper."""
        x, y = self.lambert.place(point)
        return (x * self.scale + self.wide / 2, y * self.scale + self.high / 2)

    def spot(self, at: tuple[int, int]) -> XY:
        """A spot of the scenario on the paper."""
        return self.at((at[0] / 1000, at[1] / 1000))

    def parts(self) -> Iterator[str]:
        """Sea, land, holdings, lines, places and names, from below upward."""
        land = [self._line(ring, closed=True) for ring in self.geography.land]
        yield f'<rect width="{self.wide:.1f}" height="{self.high:.1f}" fill="#fff"/>'
        for reach, grey in ((3.2, "#e2e2e2"), (1.7, "#c4c4c4")):
            yield _path(land, f'fill="none" stroke="{grey}" stroke-width="{reach}" stroke-linejoin="round"')
        yield _path(land, 'fill="#fff" stroke="none"')
        for area in self.atlas.areas:
            rings = [self._line(ring, closed=True) for ring in self.geography.regions.get(area.id, ())]
            yield _path(rings, f'fill="{WASHES[area.holder]}" stroke="none"')
        yield _path(
            [self._line(ring, closed=True) for ring in self.geography.lakes],
            'fill="#fff" stroke="#000" stroke-width="0.2"',
        )
        rivers = [self._line(line) for weight, line in self.geography.rivers if weight > 1]
        yield _path(rivers, 'fill="none" stroke="#8a8a8a" stroke-width="0.25"')
        yield _path(land, 'fill="none" stroke="#000" stroke-width="0.3"')
        borders = [self._line(line) for line in self.geography.borders]
        yield _path(borders, 'fill="none" stroke="#000" stroke-width="0.45" stroke-dasharray="2.4 0.8 0.5 0.8"')
        for stretch in self.atlas.stretches:
            yield from self._stretch(stretch)
        yield from self._letterings()
        yield from self._places()

    def _line(self, line: Line, *, closed: bool = False) -> str:
        points = _thinned([self.at(point) for point in line], 0.22)
        if not any(-20 < x < self.wide + 20 and -20 < y < self.high + 20 for x, y in points):
            return ""
        return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")

    def _stretch(self, stretch: Stretch) -> Iterator[str]:
        path = self._line(self.geography.lines.get(stretch.id, ()))
        if not path:
            return
        if stretch.kind == "railway":
            yield _path([path], 'fill="none" stroke="#000" stroke-width="1.1"')
            yield _path([path], 'fill="none" stroke="#fff" stroke-width="0.6" stroke-dasharray="1.6 1.6"')
        elif stretch.kind == "other_railway":
            yield _path([path], 'fill="none" stroke="#000" stroke-width="0.35"')
        elif stretch.kind == "front":
            yield _path(
                [path], 'fill="none" stroke="#000" stroke-width="1" stroke-dasharray="0.2 1.5" stroke-linecap="round"'
            )
        elif stretch.kind == "parallel":
            yield _path([path], 'fill="none" stroke="#000" stroke-width="0.5" stroke-dasharray="2.6 1.2"')

    def _letterings(self) -> Iterator[str]:
        for n, words in enumerate(self.atlas.lettering):
            along = [self.spot(at) for at in words.along]
            if len(along) < 2:
                continue
            length = sum(math.dist(a, b) for a, b in pairwise(along))
            ems = face("text").width(words.text, 1.0) / MM_A_POINT + SPACED * len(words.text)
            size = min(SIZES.get(words.size, 2.9), 0.94 * length / max(1.0, ems))
            path = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in along)
            look = (
                "fill:#444;font-family:'Pack italic',serif"
                if words.kind == "sea"
                else "fill:#000;font-family:'Pack text',serif"
            )
            yield (
                f'<path id="map-words-{n}" d="{path}" fill="none"/><text font-size="{size:.1f}" '
                f'style="{look};letter-spacing:{SPACED}em" stroke="#fff" stroke-width="0.9" '
                f'paint-order="stroke" text-anchor="middle">'
                f'<textPath href="#map-words-{n}" startOffset="50%">{escape(words.text)}</textPath></text>'
            )

    def _places(self) -> Iterator[str]:
        inside = [(one, self.spot(one.at)) for one in self.atlas.places if one.kind != "beyond"]
        inside = [(one, at) for one, at in inside if 2 < at[0] < self.wide - 2 and 2 < at[1] < self.high - 2]
        wanted = [
            Wanted(at, 1.4, (len(one.name) * NAME * LETTER + 0.6, NAME * 1.05), 0 if one.rank < SMALLEST_TOWN else 5)
            for one, at in inside
        ]
        marks = [Box(x - 1, y - 1, 2, 2) for _, (x, y) in inside]
        boxes = placed(wanted, marks, [], Box(1, 1, self.wide - 2, self.high - 2))
        for (one, (x, y)), box in zip(inside, boxes, strict=True):
            if one.kind in ("capital",):
                yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="1.2" fill="#fff" stroke="#000" stroke-width="0.4"/>'
            yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="0.7" fill="#000"/>'
            if box is not None:
                yield (
                    f'<text x="{box.x + box.w / 2:.1f}" y="{box.y + NAME * 0.82:.1f}" font-size="{NAME}" '
                    f'text-anchor="middle" stroke="#fff" stroke-width="0.9" paint-order="stroke" '
                    f"style=\"font-family:'Pack bold',serif\">{escape(one.name)}</text>"
                )


def _path(lines: Iterable[str], look: str) -> str:
    text = "".join(lines)
    return f'<path d="{text}" {look}/>' if text else ""


def _thinned(points: Sequence[XY], least: float) -> list[XY]:
    """A line without points that lie closer together than `least` millimetres."""
    kept = list(points[:1])
    for point in points[1:]:
        if abs(point[0] - kept[-1][0]) + abs(point[1] - kept[-1][1]) >= least:
            kept.append(point)
    return kept
