"""Words on a map: names set along curves by hand, and names of places that give way to one another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pygame

from game.session.atlas import Lettering, Place
from game.ui.map.chart import XY, Sheet
from game.ui.map.palette import Palette, mixed
from game.ui.text import Typesetter
from game.ui.theme import Colour

_FACES = {"country": "treaty_bold", "province": "treaty", "island": "treaty_italic", "water": "treaty_italic",
          "river": "treaty_italic"}  # fmt: skip
_SIZES = {1: 12.5, 2: 14.5, 3: 19.0, 4: 25.0}
_GAPS = {"country": 2.2, "province": 1.6, "island": 1.0, "water": 1.0, "river": 0.5}
_LEAST = 9.0
LARGE = 1.3
"""From this size of the reader's type on names on the map keep clear of one another altogether."""
_FAINTEST = 8.0
_SIDES = ("east", "west", "north", "south")
_WAYS = ((1, -1), (-1, -1), (1, 1), (-1, 1), (0, -1), (0, 1), (1, 0), (-1, 0))
_REACHES = (14, 22, 30, 40)
"""How far from its place a great name may be set where it has no room beside it; a fine line leads to it then."""


@dataclass(slots=True)
class Room:
    """What is taken on the sheet, so that no name is set over another."""

    size: tuple[int, int]
    taken: list[pygame.Rect] = field(default_factory=list)

    def free(self, box: pygame.Rect) -> bool:
        """Whether a box lies on the sheet and over nothing."""
        return pygame.Rect((0, 0), self.size).contains(box) and box.collidelist(self.taken) < 0

    def take(self, box: pygame.Rect) -> None:
        """Keep a box free of other names."""
        self.taken.append(box)


def letterings(surface: pygame.Surface, sheet: Sheet, ink: Palette, setter: Typesetter, room: Room) -> None:
    """Names of seas, lands and rivers along their curves, as far as the sheet is large enough for them."""
    small = sheet.size[0] < 480
    for words in sorted(sheet.chart.atlas.lettering, key=lambda one: -one.size):
        if small and (words.kind != "country" or words.size < 3):
            continue
        size = _SIZES[words.size] * max(0.5, sheet.size[0] / 1000) * min(1.3, max(1.0, setter.scale) ** 0.4)
        size *= max(1.0, sheet.nearness) ** 0.4
        size = max(10.5, size) if small else size
        if size >= _LEAST:
            _curved(surface, sheet, ink, setter, words, size, room)


def _curved(
    surface: pygame.Surface, sheet: Sheet, ink: Palette, setter: Typesetter, words: Lettering, size: float, room: Room
) -> None:
    curve = bent([sheet.to(sheet.chart.spot(at)) for at in words.along])
    if not all(pygame.Rect((0, 0), sheet.size).collidepoint(spot) for spot in (curve[0], curve[-1])):
        return
    length = sum(math.dist(a, b) for a, b in pairwise(curve))
    face = setter.fonts.whole(setter.fonts.real(_FACES[words.kind]), words.text)
    font = setter.fonts.get(face, round(size * 2))
    widths = [font.size(letter)[0] / 2 for letter in words.text]
    fit = min(1.0, length / max(1.0, sum(widths) * 1.04))
    if size * fit < _FAINTEST:
        return
    gap = (length - sum(widths) * fit) / max(1, len(widths) - 1)
    gap = min(gap, _GAPS[words.kind] * sum(widths) / len(widths))
    spare = length - sum(widths) * fit - gap * (len(widths) - 1)
    colour = ink.water_ink if words.kind in ("water", "river") else ink.ink if words.kind == "country" else ink.soft
    at = spare / 2
    for letter, wide in zip(words.text, widths, strict=True):
        (x, y), turn = _walk(curve, at + wide * fit / 2)
        at += wide * fit + gap
        if letter == " ":
            continue
        glyph = font.render(letter, True, colour)
        set_ = pygame.transform.rotozoom(glyph, -math.degrees(turn), 0.5 * fit)
        box = set_.get_rect(center=(round(x), round(y)))
        surface.blit(set_, box)
        if words.kind != "river":
            large = setter.scale > LARGE
            room.take(box if large else box.inflate(-box.w // 4, -box.h // 3))


def bent(points: Sequence[XY]) -> list[XY]:
    """A smooth curve through the points."""
    if len(points) < 3:
        return list(points)
    ends = [points[0], *points, points[-1]]
    curve: list[XY] = []
    for a, b, c, d in zip(ends, ends[1:], ends[2:], ends[3:], strict=False):
        for step in range(12):
            t = step / 12
            curve.append((_spline(a[0], b[0], c[0], d[0], t), _spline(a[1], b[1], c[1], d[1], t)))
    return [*curve, points[-1]]


def _spline(a: float, b: float, c: float, d: float, t: float) -> float:
    return 0.5 * (2 * b + (c - a) * t + (2 * a - 5 * b + 4 * c - d) * t * t + (3 * b - a - 3 * c + d) * t * t * t)


def _walk(curve: Sequence[XY], far: float) -> tuple[XY, float]:
    """The point so far along a curve, and the curve's direction there."""
    for one, other in pairwise(curve):
        length = math.dist(one, other)
        if far <= length and length > 0:
            share = far / length
            turn = math.atan2(other[1] - one[1], other[0] - one[0])
            return (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share), turn
        far -= length
    (x, y), (x2, y2) = curve[-2], curve[-1]
    return (x2, y2), math.atan2(y2 - y, x2 - x)


def marks(surface: pygame.Surface, sheet: Sheet, ink: Palette, room: Room) -> None:
    """The sign of every place that this size of sheet shows."""
    most = shown_rank(sheet)
    for place in sheet.chart.atlas.places:
        if place.rank > most:
            continue
        x, y = sheet.to(sheet.chart.spot(place.at))
        reach = _sign(surface, sheet, ink, place.kind, (x, y))
        room.take(pygame.Rect(round(x - reach), round(y - reach), 2 * reach, 2 * reach))


def shown_rank(sheet: Sheet) -> int:
    """The last rank whose signs are drawn."""
    wide = sheet.size[0]
    return 1 if wide < 480 else 3 if wide < 640 else 4


def _sign(surface: pygame.Surface, sheet: Sheet, ink: Palette, kind: str, at: XY) -> int:
    unit = sheet.units(1)
    x, y = at
    if kind == "station":
        _ring(surface, ink, at, max(2.2, 2.1 * unit), max(1, unit - 1))
        return 2 * unit
    if kind == "capital":
        _ring(surface, ink, at, 5 * unit, max(1, unit))
        pygame.draw.aacircle(surface, ink.ink, at, max(1, 2 * unit))
        return 5 * unit
    if kind == "fortress":
        points = [
            (x + math.sin(math.tau * i / 12) * (5.6 if i % 2 == 0 else 3.0) * unit,
             y - math.cos(math.tau * i / 12) * (5.6 if i % 2 == 0 else 3.0) * unit) for i in range(12)
        ]  # fmt: skip
        pygame.draw.polygon(surface, ink.ink, points)
        pygame.draw.aalines(surface, ink.ink, True, points)
        pygame.draw.aacircle(surface, ink.land, at, max(1, round(1.4 * unit)))
        return 5 * unit
    if kind in ("port", "harbour"):
        _anchor(surface, ink, at, 4.6 * unit)
        return 5 * unit
    if kind == "beyond":
        points = [(x - 5 * unit, y), (x + 5 * unit, y), (x, y + 7 * unit)]
        pygame.draw.lines(surface, ink.water_ink, True, points, max(1, unit))
        return 5 * unit
    if kind == "strait":
        for side in (-1, 1):
            level = y + side * 2 * unit
            wave = [(x - 4 * unit, level), (x, level - unit), (x + 4 * unit, level)]
            pygame.draw.aalines(surface, ink.water_ink, False, wave)
        return 4 * unit
    _ring(surface, ink, at, 3.4 * unit, max(1, unit))
    return 4 * unit


def _ring(surface: pygame.Surface, ink: Palette, at: XY, reach: float, wide: int) -> None:
    pygame.draw.aacircle(surface, mixed(ink.land, (255, 255, 255), 0.3), at, max(1, round(reach)))
    pygame.draw.aacircle(surface, ink.ink, at, max(1, round(reach)), wide)


def _anchor(surface: pygame.Surface, ink: Palette, at: XY, size: float) -> None:
    x, y = at
    wide = max(1, round(size / 4.2))
    pygame.draw.aacircle(surface, mixed(ink.land, (255, 255, 255), 0.3), at, round(size * 1.25))
    pygame.draw.aacircle(surface, ink.ink, (x, y - size * 0.75), max(1, round(size * 0.3)), max(1, wide - 1))
    pygame.draw.line(surface, ink.ink, (x, y - size * 0.5), (x, y + size * 0.9), wide)
    pygame.draw.line(surface, ink.ink, (x - size * 0.45, y - size * 0.15), (x + size * 0.45, y - size * 0.15), wide)
    arc = [
        (x + math.cos(math.radians(a)) * size * 0.8, y + size * 0.15 + math.sin(math.radians(a)) * size * 0.75)
        for a in range(15, 166, 15)
    ]
    pygame.draw.lines(surface, ink.ink, False, arc, wide)


def names(
    surface: pygame.Surface, sheet: Sheet, ink: Palette, setter: Typesetter, room: Room
) -> dict[str, pygame.Rect]:
    """Names of places, the first in rank first; one that would lie over another is left out. Their boxes by id."""
    boxes: dict[str, pygame.Rect] = {}
    most = 1 if sheet.size[0] < 480 else 3 if sheet.size[0] * sheet.nearness < 960 else 4
    for place in sorted(sheet.chart.atlas.places, key=lambda one: one.rank):
        if place.rank > most:
            break
        pixels = _size(sheet, setter, place)
        face = setter.fonts.real("treaty_italic" if place.kind in ("strait", "beyond") else "treaty")
        font = setter.fonts.get(setter.fonts.whole(face, place.name), pixels)
        size = font.size(place.name)
        box = _fitting(sheet, place, size, room, 0 if setter.scale > LARGE else 3)
        if box is None and place.rank == 1:  # the great names come a little nearer to others rather than not at all
            box = _fitting(sheet, place, size, room, 3) or _led(surface, sheet, ink, place, size, room)
        if box is not None:
            colour = ink.water_ink if place.kind in ("strait", "beyond") else ink.ink
            haloed(surface, font, place.name, colour, box)
            room.take(box.inflate(2, -box.h // 4))
            boxes[place.id] = box
    return boxes


def _size(sheet: Sheet, setter: Typesetter, place: Place) -> int:
    base = {1: 15.5, 2: 14.5, 3: 13.5, 4: 12.5}[place.rank]
    small = 0.86 if sheet.size[0] < 480 else min(1.15, max(1.0, sheet.nearness))
    return max(10, round(base * small * damped(setter.scale) * max(0.92, min(1.15, sheet.size[0] / 1000))))


def damped(scale: float) -> float:
    """How much type on a map grows with the reader's: less than type that can wrap, for a map does not grow with it."""
    return scale if scale <= 1 else scale**0.62


def _fitting(sheet: Sheet, place: Place, size: tuple[int, int], room: Room, close: int) -> pygame.Rect | None:
    """Beside its place where it covers nothing; `close`: by which part of its height it may come near to others."""
    x, y = sheet.to(sheet.chart.spot(place.at))
    off = sheet.units(4 if place.kind == "station" else 7)
    order = (place.label, *(side for side in _SIDES if side != place.label))
    for side in order:
        box = pygame.Rect(0, 0, *size)
        if side == "east":
            box.midleft = (round(x + off), round(y))
        elif side == "west":
            box.midright = (round(x - off), round(y))
        elif side == "north":
            box.midbottom = (round(x), round(y - off * 0.6))
        else:
            box.midtop = (round(x), round(y + off * 0.6))
        if room.free(box.inflate(2, -box.h // close if close else 0)):
            return box
    return None


def _led(
    surface: pygame.Surface, sheet: Sheet, ink: Palette, place: Place, size: tuple[int, int], room: Room
) -> pygame.Rect | None:
    """A little away from its place, with a line that crosses no other name or sign."""
    x, y = sheet.to(sheet.chart.spot(place.at))
    for reach in (sheet.units(each) for each in _REACHES):
        for right, down in _WAYS:
            box = pygame.Rect(0, 0, *size)
            box.center = (round(x + right * (reach + size[0] / 2)), round(y + down * (reach + size[1] / 2)))
            end = (max(box.left, min(box.right, round(x))), max(box.top, min(box.bottom, round(y))))
            if room.free(box.inflate(2, -box.h // 3)) and _open((x, y), end, room):
                pygame.draw.aaline(surface, ink.ink, (x + (end[0] - x) * 0.15, y + (end[1] - y) * 0.15), end)
                return box
    return None


def _open(start: XY, end: XY, room: Room) -> bool:
    """Whether a line from a place meets no box but the place's own."""
    steps = max(2, round(math.dist(start, end) / 2))
    spots = [(start[0] + (end[0] - start[0]) * n / steps, start[1] + (end[1] - start[1]) * n / steps)
             for n in range(1, steps + 1)]  # fmt: skip
    others = [box for box in room.taken if not box.collidepoint(start)]
    return not any(box.collidepoint(spot) for box in others for spot in spots)


def haloed(surface: pygame.Surface, font: pygame.font.Font, words: str, colour: Colour, box: pygame.Rect) -> None:
    """Words with a rim of what they lie on, so that a line under them does not cut them."""
    under = pygame.transform.average_color(surface, box.clip(surface.get_rect()))[:3]
    glow = font.render(words, True, under)
    glow.set_alpha(200)
    for dx, dy in ((-1, -1), (0, -1), (1, -1), (-1, 0), (1, 0), (-1, 1), (0, 1), (1, 1), (2, 0), (-2, 0)):
        surface.blit(glow, box.move(dx, dy))
    surface.blit(font.render(words, True, colour), box)
