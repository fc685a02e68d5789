"""The engraved plate: sea with its water lines, land, hills; and the masks of regions."""

from __future__ import annotations

import math

import pygame

from game.ui.map.chart import XY, Course, Sheet
from game.ui.map.palette import Palette, mixed
from game.ui.theme import Colour

OVER = 2
_RIPPLES = (1.5, 3.4, 5.8, 8.7, 12.1, 16.0)


def ground(sheet: Sheet, ink: Palette, texture: pygame.Surface | None) -> pygame.Surface:
    """Sea, land and relief on paper, at the sheet's size."""
    big = sheet.larger(OVER)
    surface = pygame.Surface(big.pixels)
    surface.fill(ink.sea)
    rings = [big.line(ring) for ring in sheet.chart.land]
    _ripples(surface, big, rings, ink)
    for ring in rings:
        if len(ring) > 2:
            pygame.draw.polygon(surface, ink.land, ring)
    if ink.relief is not None:
        _relief(surface, big, ink.land, ink.relief)
    for lake in sheet.chart.lakes:
        pygame.draw.polygon(surface, ink.sea, big.line(lake))
    made = pygame.transform.smoothscale(surface, sheet.size)
    if texture is not None:
        grain = pygame.transform.smoothscale(texture.convert(surface), sheet.size)
        made.blit(grain, (0, 0), special_flags=pygame.BLEND_RGB_MULT)
    return made


def _ripples(surface: pygame.Surface, big: Sheet, rings: list[list[XY]], ink: Palette) -> None:
    """Lines that follow the coast, wider apart and fainter further out."""
    grow = big.over * max(0.55, min(1.6, big.size[0] / 1000))
    for number, reach in reversed(list(enumerate(_RIPPLES))):
        line = mixed(ink.waterline, ink.sea, number / (len(_RIPPLES) + 0.6))
        ground = mixed(ink.sea, ink.waterline, 0.16 * (1 - number / len(_RIPPLES)))
        for ring in rings:
            coarse = thin(ring, reach * grow / 3)
            _outline(surface, coarse, line, reach * grow)
            _outline(surface, coarse, ground, (reach - 0.62) * grow)


def _outline(surface: pygame.Surface, ring: list[XY], colour: tuple[int, int, int], reach: float) -> None:
    """A line of twice `reach` round a ring, with round corners."""
    if len(ring) < 3:
        return
    wide = max(1, round(2 * reach))
    pygame.draw.lines(surface, colour, True, ring, wide)
    if wide > 3:
        for spot in ring:
            pygame.draw.circle(surface, colour, spot, reach)


def thin(ring: list[XY], least: float) -> list[XY]:
    """A ring without points that lie closer together than `least` pixels."""
    kept = ring[:1]
    for spot in ring[1:]:
        if abs(spot[0] - kept[-1][0]) + abs(spot[1] - kept[-1][1]) >= least:
            kept.append(spot)
    return kept


def _relief(surface: pygame.Surface, big: Sheet, land: Colour, relief: Colour) -> None:
    """Hachures on the slopes that lie in shade."""
    shades = {weight: mixed(land, relief, share) for weight, share in ((1, 0.4), (2, 0.6), (3, 0.8))}
    wide, high = big.pixels
    for one, other, weight in big.chart.relief:
        start, end = big.to(one), big.to(other)
        if 0 <= start[0] < wide and 0 <= start[1] < high:
            pygame.draw.line(surface, shades[weight], start, end, big.units(0.3 + 0.18 * weight))


def region_mask(sheet: Sheet, region: str) -> tuple[pygame.Surface, tuple[int, int]] | None:
    """White where a region is and clear elsewhere, cut to its box, and the box's corner; None outside the sheet."""
    big = sheet.larger(OVER)
    rings = [big.line(ring) for ring in sheet.chart.regions.get(region, ())]
    box = _box(rings, big.pixels)
    if box is None:
        return None
    surface = pygame.Surface(box.size, pygame.SRCALPHA)
    surface.fill((255, 255, 255, 0))
    for ring in rings:
        pygame.draw.polygon(surface, (255, 255, 255, 255), [(x - box.x, y - box.y) for x, y in ring])
    small = pygame.transform.smoothscale(surface, (box.w // OVER, box.h // OVER))
    return small, (box.x // OVER, box.y // OVER)


def _box(rings: list[list[XY]], limit: tuple[int, int]) -> pygame.Rect | None:
    xs = [x for ring in rings for x, _ in ring]
    ys = [y for ring in rings for _, y in ring]
    if not xs:
        return None
    left, top = max(0, math.floor(min(xs)) // OVER * OVER), max(0, math.floor(min(ys)) // OVER * OVER)
    right, bottom = min(limit[0], math.ceil(max(xs)) + OVER), min(limit[1], math.ceil(max(ys)) + OVER)
    if right - left < 2 * OVER or bottom - top < 2 * OVER:
        return None
    return pygame.Rect(left, top, (right - left) // OVER * OVER, (bottom - top) // OVER * OVER)


def edge_mask(
    mask: pygame.Surface, corner: tuple[int, int], sheet: Sheet, rings: tuple[Course, ...], wide: int
) -> pygame.Surface:
    """The inner rim of a region, for a colourist's band."""
    rim = pygame.Surface(mask.get_size(), pygame.SRCALPHA)
    rim.fill((255, 255, 255, 0))
    for ring in rings:
        spots = [(x - corner[0], y - corner[1]) for x, y in sheet.line(ring)]
        if len(spots) > 2:
            pygame.draw.lines(rim, (255, 255, 255, 255), True, spots, 2 * wide)
    rim.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return rim
