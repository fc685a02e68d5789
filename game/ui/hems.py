"""The ends of what is scrolled: where more follows, the last line fades into the sheet that lies under it."""

from __future__ import annotations

from typing import NamedTuple

import pygame

from game.ui.describe import Node
from game.ui.paint import Canvas, pixels

HIGH = 13
"""How far a hem reaches, in units of space, and at most which part of what is seen."""
PART = 5
MARGIN = 3


class Hem(NamedTuple):
    """One end of a scrolled area: where it lies, and what was there before anything was drawn in the area."""

    area: pygame.Rect
    under: pygame.Surface
    below: bool


def beyond(node: Node) -> tuple[float, float]:
    """How much of a scrolled area lies above what is seen, and how much below."""
    if not node.scrolling or not node.children:
        return 0.0, 0.0
    child = node.children[0]
    above = (child.home.y - child.rect.y) - (node.home.y - node.rect.y)
    return max(0.0, above), max(0.0, node.content_h - node.home.h - above)


def hems(canvas: Canvas, node: Node) -> list[Hem]:
    """The ends at which something goes on, before the area is drawn; none where all is in sight."""
    above, below = beyond(node)
    seen = pixels(node.rect)
    if node.clip.w:
        seen = seen.clip(pixels(node.clip))
    high, wide = min(canvas.px(HIGH), seen.h // PART), canvas.px(MARGIN)
    found = []
    for more, top, down in ((above, seen.y, False), (below, seen.bottom - high, True)):
        area = pygame.Rect(seen.x - wide, top, seen.w + 2 * wide, high).clip(canvas.surface.get_rect())
        if more >= 1 and area.w and area.h:
            found.append(Hem(area, canvas.surface.subsurface(area).convert_alpha(), down))
    return found


def sewn(canvas: Canvas, found: list[Hem]) -> None:
    """Lay back what was under the ends, the more the nearer to the edge."""
    for area, under, below in found:
        canvas.surface.set_clip(area)
        under.blit(_veil(canvas, area.size, below), (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        canvas.surface.blit(under, area)


def _veil(canvas: Canvas, size: tuple[int, int], below: bool) -> pygame.Surface:
    """White that is clear at one end and full at the other."""
    key = ("hem", size, below)
    known = canvas.store.parts.get(key)
    if known is not None:
        return known
    made = pygame.Surface(size, pygame.SRCALPHA)
    for y in range(size[1]):
        share = (y + 1) / size[1] if below else 1 - y / size[1]
        made.fill((255, 255, 255, round(255 * share)), (0, y, size[0], 1))
    return canvas.store.keep(key, made)
