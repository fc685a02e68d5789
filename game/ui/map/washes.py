"""Colour laid over the plate: who holds what, what a side has put on the table, what is initialled or signed."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pygame

from game.kernel.sides import BOTH_SIDES, Side
from game.session.atlas import Paint
from game.ui.map.chart import XY, Sheet
from game.ui.map.ground import edge_mask, region_mask
from game.ui.map.ink import dashes, stroke
from game.ui.map.palette import Palette
from game.ui.theme import Colour

LAID, INITIALLED, SIGNED = "laid", "initialled", "signed"
PATTERNS = {Side.FIRST: "slant", Side.SECOND: "counter"}


@dataclass(frozen=True, slots=True)
class Mark:
    """Where an article stands on the map: an option laid by a side, initialled or signed."""

    article: int
    option: int
    stage: str
    by: Side | None = None

    @property
    def done(self) -> bool:
        """Whether both sides have agreed to it."""
        return self.stage != LAID


def painted(sheet: Sheet, marks: Iterable[Mark]) -> Iterator[tuple[Mark, Paint]]:
    """Everything that the marks change, in their order."""
    for mark in marks:
        clause = sheet.chart.atlas.clause(mark.article, mark.option)
        for paint in clause.paints if clause is not None else ():
            yield mark, paint


def mask_of(sheet: Sheet, region: str) -> tuple[pygame.Surface, tuple[int, int]] | None:
    """A region's mask, kept with the chart."""
    key = ("mask", *sheet.key, region)
    known = sheet.chart.layers.get(key)
    if known is None:
        known = region_mask(sheet, region)
        if known is not None:
            sheet.chart.layers.keep(key, *known)
    return known


def holdings(surface: pygame.Surface, sheet: Sheet, ink: Palette) -> None:
    """The colourist's work before the conference: a pale wash and a band along the edge of each region."""
    wide = max(2, round(sheet.size[0] / 190))
    for area in sheet.chart.atlas.areas:
        found = mask_of(sheet, area.id)
        if found is None:
            continue
        colour = ink.tones[area.tone] if area.holder is None else ink.washes[area.holder]
        share = 1.5 if area.holder is None else 1.0
        mask, corner = found
        tint(surface, mask, corner, colour, round(ink.wash * share))
        rim = edge_mask(mask, corner, sheet, sheet.chart.regions[area.id], wide)
        tint(surface, rim, corner, colour, ink.band // 2)


def tint(surface: pygame.Surface, mask: pygame.Surface, corner: tuple[int, int], colour: Colour, alpha: int) -> None:
    """Lay a colour over a mask."""
    layer = mask.copy()
    layer.fill((*colour, min(255, alpha)), special_flags=pygame.BLEND_RGBA_MULT)
    surface.blit(layer, corner)


def regions(surface: pygame.Surface, sheet: Sheet, ink: Palette, marks: tuple[Mark, ...]) -> None:
    """Washes of what is agreed, hatches of what is laid, one of each side at most a region."""
    laid: dict[tuple[str, Side], Mark] = {}
    done: dict[str, tuple[Mark, Paint]] = {}
    for mark, paint in painted(sheet, marks):
        if paint.target != "region":
            continue
        if mark.done:
            known = done.get(paint.id)
            if known is None or (known[1].side is None and paint.side is not None):
                done[paint.id] = (mark, paint)
        elif mark.by is not None:
            laid.setdefault((paint.id, mark.by), mark)
    for region, (mark, paint) in done.items():
        _agreed(surface, sheet, ink, region, mark, paint)
    for region, side in laid:
        found = mask_of(sheet, region)
        if found is not None:
            hatch(surface, *found, ink.hatched(side), PATTERNS[side], 215, gap_of(sheet))


def gap_of(sheet: Sheet) -> int:
    """The distance of hatch lines."""
    return max(5, round(sheet.size[0] / 92))


def _agreed(surface: pygame.Surface, sheet: Sheet, ink: Palette, region: str, mark: Mark, paint: Paint) -> None:
    found = mask_of(sheet, region)
    if found is None:
        return
    mask, corner = found
    colour = ink.side(paint.side)
    tint(surface, mask, corner, colour, ink.done)
    wide = max(2, round(sheet.size[0] / (150 if mark.stage == INITIALLED else 90)))
    tint(surface, edge_mask(mask, corner, sheet, sheet.chart.regions[region], wide), corner, colour, 150)
    if paint.manner == "joint":
        for side in BOTH_SIDES:
            hatch(surface, mask, corner, ink.side(side), PATTERNS[side], 190, gap_of(sheet) * 2)
    elif paint.manner in ("neutral", "evacuated", "open", "restored") and paint.side is None:
        hatch(surface, mask, corner, ink.ink, "dots", 170, gap_of(sheet) + 1)


def hatch(
    surface: pygame.Surface, mask: pygame.Surface, corner: tuple[int, int], colour: Colour, pattern: str, alpha: int,
    gap: int,
) -> None:  # fmt: skip
    """A pattern over a mask, in step with its neighbours."""
    layer = pygame.Surface(mask.get_size(), pygame.SRCALPHA)
    layer.fill((*colour, 0))
    wide, high = layer.get_size()
    pen = (*colour, alpha)
    if pattern == "dots":
        for row, y in enumerate(range(-(corner[1] % gap), high + gap, gap)):
            for x in range(-(corner[0] % gap) + (gap // 2 if row % 2 else 0), wide + gap, gap):
                pygame.draw.circle(layer, pen, (x, y), max(1, gap / 7))
    else:
        lean = 1 if pattern == "slant" else -1
        phase = (corner[0] + lean * corner[1]) % gap
        thick = max(1, round(gap / 6))
        for x in range(-high - gap, wide + high + gap, gap):
            at = x - phase
            pygame.draw.line(layer, pen, (at, 0), (at - lean * high, high), thick)
    layer.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    surface.blit(layer, corner)


def ribbons(surface: pygame.Surface, sheet: Sheet, ink: Palette, marks: tuple[Mark, ...]) -> None:
    """Bands along lines: whole for what is agreed, to the left or right of the line for what a side has laid."""
    seen: set[tuple[str, Side | None]] = set()
    layer = pygame.Surface(sheet.size, pygame.SRCALPHA)
    layer.fill((255, 255, 255, 0))
    stretches = {one.id: one for one in sheet.chart.atlas.stretches}
    for mark, paint in sorted(painted(sheet, marks), key=lambda pair: not pair[0].done):
        if paint.target != "line" or (paint.id, mark.by) in seen or (paint.id, None) in seen:
            continue
        seen.add((paint.id, mark.by))
        points = sheet.line(sheet.chart.stretch(stretches[paint.id], paint.start, paint.end))
        if len(points) < 2:
            continue
        wide = sheet.units(6)
        if mark.done:
            stroke(layer, (*ink.side(paint.side), 170), points, wide * 2)
            continue
        side = mark.by or Side.FIRST
        coast = stretches[paint.id].kind == "coast"
        beside = points if coast else aside(points, (wide * 0.75) * (-1 if side is Side.FIRST else 1))
        if not coast:
            stroke(layer, (*ink.side(side), 120), beside, wide)
        pattern = (sheet.units(9), sheet.units(3)) if side is Side.FIRST else (sheet.units(3), sheet.units(4))
        dashes(layer, (*ink.side(side), 255), beside, max(2, wide // 2), pattern)
    surface.blit(layer, (0, 0))


def aside(points: list[XY], by: float) -> list[XY]:
    """A line moved sideways."""
    moved = []
    for i, (x, y) in enumerate(points):
        (x1, y1), (x2, y2) = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        length = math.hypot(x2 - x1, y2 - y1) or 1.0
        moved.append((x - (y2 - y1) / length * by, y + (x2 - x1) / length * by))
    return moved


def spots(surface: pygame.Surface, sheet: Sheet, ink: Palette, marks: tuple[Mark, ...]) -> None:
    """Signs round places: a disc's ring of the first side, a lozenge of the second, a filled disc when agreed."""
    places = {one.id: one for one in sheet.chart.atlas.places}
    for mark, paint in painted(sheet, marks):
        if paint.target != "place":
            continue
        x, y = sheet.to(sheet.chart.spot(places[paint.id].at))
        reach = sheet.units(8)
        if mark.done:
            pygame.draw.aacircle(surface, ink.side(paint.side), (x, y), reach)
        elif mark.by is Side.FIRST:
            pygame.draw.aacircle(surface, ink.first, (x, y), reach, max(2, reach // 4))
        else:
            far = reach * 1.45
            ring = [(x - far, y), (x, y - far), (x + far, y), (x, y + far)]
            pygame.draw.lines(surface, ink.second, True, ring, max(2, reach // 4))
