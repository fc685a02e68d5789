"""What the pen adds: graticule, rivers and coast on the plate; borders, railways and fronts over the washes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

import pygame

from game.kernel.sides import Side
from game.ui.map.chart import XY, Chart, Sheet
from game.ui.map.ground import OVER
from game.ui.map.palette import Palette, mixed
from game.ui.theme import Colour


def waters(surface: pygame.Surface, sheet: Sheet, ink: Palette) -> None:
    """Graticule, rivers and the coast line, with smooth edges, on a surface of the sheet's size."""
    west, east, south, north = span(sheet.chart)
    step = sheet.step
    for lon in range(west, east + 1, step):
        pygame.draw.aalines(surface, ink.graticule, False, sheet.line(sheet.chart.meridian(lon, south, north)))
    for lat in range(south, north + 1, step):
        pygame.draw.aalines(surface, ink.graticule, False, sheet.line(sheet.chart.parallel(lat, west, east)))
    least = 1 if sheet.size[0] > 640 else 2 if sheet.size[0] > 420 else 3
    for weight, river in sheet.chart.rivers:
        if weight >= least:
            faint = mixed(ink.river, ink.land, (0.0, 0.5, 0.25, 0.0)[weight])
            pen(surface, faint, sheet.line(river), 0.5 + 0.45 * weight if sheet.size[0] > 420 else 1)
    for ring in sheet.chart.land:
        points = sheet.line(ring)
        if len(points) > 2:
            pygame.draw.aalines(surface, ink.water_ink, True, points)


def pen(surface: pygame.Surface, colour: Colour, points: Sequence[XY], wide: float) -> None:
    """A smooth line of about `wide` pixels."""
    if len(points) < 2:
        return
    if wide <= 1.3:
        pygame.draw.aalines(surface, colour, False, points)
        return
    for one, other in pairwise(points):
        pygame.draw.aaline(surface, colour, one, other, max(1, round(wide)))


def span(chart: Chart) -> tuple[int, int, int, int]:
    """Degrees that the sheet certainly lies within: west, east, south, north, on lines of the graticule."""
    step = chart.geography.graticule
    lon, lat = chart.geography.centre
    up = chart.geography.height / 111 * 0.72
    across = chart.geography.width / (111 * max(0.2, math.cos(math.radians(min(80.0, abs(lat) + up * 0.7))))) * 0.75
    low, high = max(-80.0, lat - up), min(80.0, lat + up)
    return (
        math.floor((lon - across) / step) * step, math.ceil((lon + across) / step) * step,
        math.floor(low / step) * step, math.ceil(high / step) * step,
    )  # fmt: skip


def pens(sheet: Sheet, ink: Palette) -> pygame.Surface:
    """Borders, railways, parallels and fronts, clear elsewhere."""
    big = sheet.larger(OVER)
    surface = pygame.Surface(big.pixels, pygame.SRCALPHA)
    surface.fill((*ink.ink, 0))
    for division in sheet.chart.divisions:
        dashes(surface, ink.soft, big.line(division), big.units(1.0), (big.units(3), big.units(4)))
    for border in sheet.chart.borders:
        _border(surface, big, big.line(border), ink)
    for stretch in sheet.chart.atlas.stretches:
        points = big.line(sheet.chart.stretch(stretch))
        if len(points) < 2:
            continue
        if stretch.kind == "railway":
            _railway(surface, big, points, ink)
        elif stretch.kind == "other_railway":
            _branch(surface, big, points, ink)
        elif stretch.kind == "parallel":
            dashes(surface, ink.ink, points, big.units(1.6), (big.units(10), big.units(4)))
        elif stretch.kind == "front":
            _front(surface, big, points, ink, stretch.holder)
    return pygame.transform.smoothscale(surface, sheet.size)


def _border(surface: pygame.Surface, big: Sheet, points: list[XY], ink: Palette) -> None:
    """Dash and cross, as the frontier of an empire."""
    dashes(surface, ink.ink, points, big.units(1.4), (big.units(8), big.units(7)))
    for x, y, _, _ in every(points, big.units(15), big.units(11.5)):
        arm = big.units(1.7)
        pygame.draw.line(surface, ink.ink, (x - arm, y), (x + arm, y), big.units(0.9))
        pygame.draw.line(surface, ink.ink, (x, y - arm), (x, y + arm), big.units(0.9))


def _railway(surface: pygame.Surface, big: Sheet, points: list[XY], ink: Palette) -> None:
    """Two rails with dark and light lengths between them."""
    stroke(surface, ink.ink, points, big.units(4.0))
    stroke(surface, ink.land, points, big.units(2.0))
    dashes(surface, ink.ink, points, big.units(2.4), (big.units(6), big.units(6)))


def _branch(surface: pygame.Surface, big: Sheet, points: list[XY], ink: Palette) -> None:
    stroke(surface, ink.ink, points, big.units(1.1))
    arm = big.units(2.4)
    for x, y, dx, dy in every(points, big.units(7), big.units(3)):
        pygame.draw.line(surface, ink.ink, (x - dy * arm, y + dx * arm), (x + dy * arm, y - dx * arm), big.units(0.9))


def _front(surface: pygame.Surface, big: Sheet, points: list[XY], ink: Palette, side: Side | None) -> None:
    """A heavy line with half discs for the first side and teeth for the second, on the side of the enemy."""
    colour = ink.side(side)
    stroke(surface, colour, points, big.units(2.6))
    size, face = big.units(3.4), -1 if side is Side.FIRST else 1
    for x, y, dx, dy in every(points, big.units(11), big.units(5)):
        nx, ny = -dy * face * -1, dx * face * -1
        nx, ny = (-nx, -ny) if (ny > 0) == (face < 0) else (nx, ny)
        if side is Side.FIRST:
            pygame.draw.circle(surface, colour, (x + nx * size * 0.3, y + ny * size * 0.3), size)
        else:
            tip, base = (x + nx * size * 2, y + ny * size * 2), size
            pygame.draw.polygon(surface, colour, [tip, (x + dx * base, y + dy * base), (x - dx * base, y - dy * base)])


def stroke(surface: pygame.Surface, colour: Colour | tuple[int, int, int, int], points: list[XY], wide: int) -> None:
    """A line with round joints."""
    pygame.draw.lines(surface, colour, False, points, wide)
    if wide > 2:
        for spot in points:
            pygame.draw.circle(surface, colour, spot, wide / 2)


def dashes(
    surface: pygame.Surface, colour: Colour | tuple[int, int, int, int], points: list[XY], wide: int,
    lengths: tuple[int, int],
) -> None:  # fmt: skip
    """A broken line: so long drawn, so long not."""
    drawn, gap = lengths
    at, on, left = points[0], True, float(drawn)
    for end in points[1:]:
        room = math.dist(at, end)
        while room > 0:
            part = min(left, room)
            to = (at[0] + (end[0] - at[0]) * part / room, at[1] + (end[1] - at[1]) * part / room)
            if on:
                pygame.draw.line(surface, colour, at, to, wide)
            at, room, left = to, room - part, left - part
            if left <= 0.01:
                on, left = not on, float(gap if on else drawn)
        at = end


def every(points: Sequence[XY], step: float, first: float = 0.0) -> Iterator[tuple[float, float, float, float]]:
    """Points at even distances along a line, with its direction there."""
    wait = first
    for one, other in pairwise(points):
        length = math.dist(one, other)
        if length == 0:
            continue
        dx, dy = (other[0] - one[0]) / length, (other[1] - one[1]) / length
        while wait <= length:
            yield (one[0] + dx * wait, one[1] + dy * wait, dx, dy)
            wait += step
        wait -= length
