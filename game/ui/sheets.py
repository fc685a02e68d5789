"""The sheets that words lie on: what each surface of a container is made of.

`GROUND` says which colour of the theme a surface puts under its words, so that
contrast can be checked without drawing.
"""

from collections.abc import Callable, Mapping

import pygame

from game.ui.describe import Node, Rect
from game.ui.drapery import drapes
from game.ui.paint import Canvas, inset, pixels

GROUND: Mapping[str, str] = {
    "page": "paper", "panel": "panel", "sheet": "panel", "plain": "panel", "raised": "raised", "well": "field",
    "key": "panel", "telegram": "telegram", "news": "news", "letter": "letter", "protocol": "letter",
    "slip": "letter", "treaty": "letter", "field": "field",
}  # fmt: skip


def surface(canvas: Canvas, node: Node) -> None:
    """Draw the sheet of a container, if it has one."""
    box, kind = node.rect, node.look.surface
    paint = _SHEETS.get(kind)
    if paint is not None:
        paint(canvas, box)


def _page(canvas: Canvas, box: Rect) -> None:
    canvas.paper(box)


def _panel(canvas: Canvas, box: Rect) -> None:
    shadow(canvas, box)
    canvas.box(box, "panel", "paper_edge", radius=5)
    canvas.outline(inset(box, canvas.px(4)), "rule", 1, radius=2)


def _sheet(canvas: Canvas, box: Rect) -> None:
    _panel(canvas, box)
    canvas.outline(inset(box, canvas.px(7)), "rule", 1, radius=1)


def _plain(canvas: Canvas, box: Rect) -> None:
    shadow(canvas, box)
    canvas.box(box, "panel", "", radius=3)


def _raised(canvas: Canvas, box: Rect) -> None:
    canvas.box(box, "raised", "rule", radius=3)


def _well(canvas: Canvas, box: Rect) -> None:
    canvas.box(box, "field", "rule", radius=3)


def _key(canvas: Canvas, box: Rect) -> None:
    canvas.box(box, "panel", "paper_edge", radius=3)


def _tabs(canvas: Canvas, box: Rect) -> None:
    canvas.fill(Rect(box.x, box.bottom - canvas.px(1), box.w, canvas.px(1)), "rule_strong")


def _telegram(canvas: Canvas, box: Rect) -> None:
    """A printed form: a heavy band at the head, a hairline frame, a torn-off edge of dots at the left."""
    shadow(canvas, box)
    canvas.box(box, "telegram", "paper_edge", radius=0)
    canvas.fill(Rect(box.x, box.y, box.w, canvas.px(5)), "accent")
    canvas.outline(inset(box, canvas.px(9)), "rule", 1, radius=0)


def _news(canvas: Canvas, box: Rect) -> None:
    """Newsprint, with the fold of the sheet across its middle and a second leaf under it."""
    under = Rect(box.x + canvas.px(3), box.y + canvas.px(3), box.w, box.h)
    shadow(canvas, under)
    canvas.box(under, "raised", "rule", radius=0)
    canvas.box(box, "news", "rule", radius=0)


def _letter(canvas: Canvas, box: Rect) -> None:
    """Laid paper with a deckle of two hairlines."""
    shadow(canvas, box)
    canvas.box(box, "letter", "rule", radius=1)


def _slip(canvas: Canvas, box: Rect) -> None:
    """A slip of paper with its corner turned down."""
    shadow(canvas, box)
    canvas.box(box, "letter", "rule", radius=0)
    fold = canvas.px(20)
    corner = [(box.right - fold, box.y), (box.right, box.y + fold), (box.right, box.y)]
    canvas.shape(corner, "paper")
    canvas.shape([corner[0], corner[1], (box.right - fold, box.y + fold)], "raised")
    canvas.line(corner[0], corner[1], "rule_strong", 1)


def _cell(canvas: Canvas, box: Rect) -> None:
    """A box of a printed form."""
    canvas.outline(box, "rule_strong", 1, radius=0)


def _protocol(canvas: Canvas, box: Rect) -> None:
    """A leaf of a bound book: the gutter at the left, a red margin line beside it."""
    shadow(canvas, box)
    canvas.box(box, "letter", "paper_edge", radius=1)
    left = box.x + canvas.px(16)
    for offset in (0, 4):
        canvas.fill(Rect(left + canvas.px(offset), box.y + 1, canvas.px(1), box.h - 2), "accent" if offset else "rule")


def _treaty(canvas: Canvas, box: Rect) -> None:
    """Treaty parchment: a heavy and a fine frame with cut corners."""
    shadow(canvas, box)
    canvas.box(box, "letter", "paper_edge", radius=1)
    outer, inner = inset(box, canvas.px(9)), inset(box, canvas.px(14))
    canvas.outline(outer, "rule_strong", 2, radius=0)
    canvas.outline(inner, "rule", 1, radius=0)
    size = canvas.px(9)
    for x in (inner.x, inner.right):
        for y in (inner.y, inner.bottom):
            canvas.shape([(x - size, y), (x, y - size), (x + size, y), (x, y + size)], "letter")
            small = size * 0.45
            canvas.shape([(x - small, y), (x, y - small), (x + small, y), (x, y + small)], "rule_strong")


_SHEETS: Mapping[str, Callable[[Canvas, Rect], None]] = {
    "page": _page, "panel": _panel, "sheet": _sheet, "plain": _plain, "raised": _raised, "well": _well,
    "key": _key, "tabs": _tabs, "telegram": _telegram, "news": _news, "letter": _letter, "protocol": _protocol,
    "treaty": _treaty, "slip": _slip, "drapes": drapes, "cell": _cell,
}  # fmt: skip


def shadow(canvas: Canvas, box: Rect) -> None:
    """A soft shadow to the right of a sheet and under it; none where paper has no grain (high contrast)."""
    if not canvas.theme.grain or box.w < 40 or box.h < 30:
        return
    deep = canvas.px(10)
    area = pixels(box)
    right, under = _fade(canvas, deep, area.h, upright=True), _fade(canvas, deep, area.w, upright=False)
    corner = _corner(canvas, deep)
    canvas.surface.blit(right, (area.right, area.y + deep))
    canvas.surface.blit(under, (area.x + deep, area.bottom))
    canvas.surface.blit(corner, (area.right, area.bottom))


def _strength(canvas: Canvas) -> int:
    return 70 if canvas.theme.colour("paper")[0] > 128 else 150


def _fade(canvas: Canvas, deep: int, length: int, *, upright: bool) -> pygame.Surface:
    """A strip that fades away from the sheet; its first stretch fades in along the edge."""
    long = max(1, length - deep)
    key = ("fade", deep, long, upright, canvas.theme.name)
    made = canvas.store.parts.get(key)
    if made is not None:
        return made
    strip = pygame.Surface((deep, long) if upright else (long, deep), pygame.SRCALPHA)
    shade, strength = canvas.colour("shade"), _strength(canvas)
    for off in range(deep):
        full = strength * (1 - off / deep) ** 2
        strip.fill((*shade, int(full)), (off, deep, 1, long) if upright else (deep, off, long, 1))
        for along in range(min(deep, long)):
            strip.set_at((off, along) if upright else (along, off), (*shade, int(full * along / deep)))
    return canvas.store.keep(key, strip)


def _corner(canvas: Canvas, deep: int) -> pygame.Surface:
    key = ("fade corner", deep, canvas.theme.name)
    made = canvas.store.parts.get(key)
    if made is not None:
        return made
    tile = pygame.Surface((deep, deep), pygame.SRCALPHA)
    for x in range(deep):
        for y in range(deep):
            far = min(1.0, ((x / deep) ** 2 + (y / deep) ** 2) ** 0.5)
            tile.set_at((x, y), (*canvas.colour("shade"), int(_strength(canvas) * (1 - far) ** 2)))
    return canvas.store.keep(key, tile)
