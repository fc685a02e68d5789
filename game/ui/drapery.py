"""The curtain: cloth in folds under a valance of swags, drawn once a size and kept by the canvas."""

import math
from itertools import pairwise

import pygame

from game.ui.describe import Rect
from game.ui.paint import Canvas, pixels
from game.ui.wax import shaded

FOLD = 64
_SWAGS = 7


def drapes(canvas: Canvas, box: Rect) -> None:
    """Cloth over the whole box; without grain (high contrast) it is bare paper under the valance."""
    if canvas.theme.grain:
        area = pixels(box)
        key = ("drapes", area.size, canvas.theme.name)
        made = canvas.store.parts.get(key)
        if made is None:
            made = canvas.store.keep(key, _cloth(canvas, area.size).convert(canvas.surface))
        canvas.surface.blit(made, area)
    else:
        canvas.fill(box, "paper")
    _valance(canvas, Rect(box.x, box.y, box.w, min(canvas.px(110), box.h * 0.16)))


def _cloth(canvas: Canvas, size: tuple[int, int]) -> pygame.Surface:
    """One row of folds, pulled down the whole height, and darker towards the floor."""
    wide, high = size
    cloth, fold = canvas.colour("wax"), canvas.px(FOLD)
    line = pygame.Surface((wide, 1))
    for x in range(wide):
        bend = 0.25 * math.sin(x / fold * 0.9) + x / fold
        light = 0.62 + 0.26 * math.cos(math.tau * bend) + 0.08 * math.cos(math.tau * bend * 2 + 0.8)
        line.set_at((x, 0), shaded(cloth, max(0.2, min(1.0, light))))
    sheet = pygame.transform.scale(line, size)
    shade = pygame.Surface((1, high), pygame.SRCALPHA)
    for y in range(high):
        shade.set_at((0, y), (0, 0, 0, int(110 * (y / high) ** 2)))
    sheet.blit(pygame.transform.scale(shade, size), (0, 0))
    return sheet


def _valance(canvas: Canvas, box: Rect) -> None:
    """Swags of the same cloth under a rail, each with its folds and a fringe."""
    wide, rail = box.w / _SWAGS, canvas.px(7)
    for i in range(_SWAGS):
        x, drop = box.x + i * wide, (box.h - rail) * (0.86 if i % 2 else 0.66)
        rim = [(x + wide * s / 24, box.y + rail + drop * (1 - (s / 12 - 1) ** 2)) for s in range(25)]
        canvas.shape([(x, box.y), *rim, (x + wide, box.y)], "wax")
        for fold in (0.3, 0.52, 0.74):
            deep = [(px, box.y + rail + (py - box.y - rail) * fold) for px, py in rim[2:-2]]
            for start, end in pairwise(deep):
                canvas.line(start, end, "accent_hover", 1)
        for start, end in pairwise(rim):
            canvas.line(start, end, "brass", 3)
    canvas.fill(Rect(box.x, box.y, box.w, rail), "brass")
