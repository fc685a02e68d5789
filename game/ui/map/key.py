"""The key of the map: a sample of each sign, and what it means."""

from __future__ import annotations

from functools import partial

import pygame

from game.kernel.sides import BOTH_SIDES, Side
from game.session.presentation import Presentation
from game.ui.describe import Node, Rect, Role, Style
from game.ui.map.cartouche import swatch
from game.ui.map.chart import Chart
from game.ui.map.ink import dashes, every, stroke
from game.ui.map.palette import Palette, palette
from game.ui.map.washes import PATTERNS, hatch, tint
from game.ui.paint import Canvas, pixels
from game.ui.scenes.base import Context
from game.ui.widgets.basic import column, row, text

WIDE, HIGH = 46.0, 20.0


def map_key(ctx: Context, shown: Presentation, chart: Chart) -> Node:
    """Rows of samples with words, of what there is on this map."""
    rows = [("laid", side, ctx.t("map.key.laid", side=shown.sides.of(side).name)) for side in BOTH_SIDES]
    rows += [("agreed", side, ctx.t("map.key.agreed", side=shown.sides.of(side).name)) for side in BOTH_SIDES]
    rows += [("nobody", Side.FIRST, ctx.t("map.key.nobody")), ("both", Side.FIRST, ctx.t("map.key.both"))]
    rows += [(kind, Side.FIRST, ctx.t(f"map.key.{kind}")) for kind in _drawn(chart)]
    return column(*(_row(kind, side, words) for kind, side, words in rows), gap=5)


def _drawn(chart: Chart) -> tuple[str, ...]:
    kinds = {stretch.kind for stretch in chart.atlas.stretches}
    there = (("railway", "railway" in kinds), ("branch", "other_railway" in kinds),
             ("border", bool(chart.borders)), ("division", bool(chart.divisions)))  # fmt: skip
    return tuple(kind for kind, found in there if found)


def _row(kind: str, side: Side, words: str) -> Node:
    sample = Node(Role.IMAGE, "", "", data=(kind, side), paint=_paint, style=Style(width=WIDE, height=HIGH))
    return row(sample, text(words, size=16, leading=1.1, grow=1, basis=150), gap=10, align="centre")


def _paint(canvas: Canvas, node: Node) -> None:
    kind, side = node.data
    swatch(canvas, node.rect, partial(_sample, palette(canvas.theme), kind, side, canvas.px(1)))


def _sample(ink: Palette, kind: str, side: Side, unit: int, surface: pygame.Surface, box: Rect) -> None:
    area = pixels(box)
    mask = pygame.Surface(area.size, pygame.SRCALPHA)
    mask.fill((255, 255, 255, 255))
    gap = max(5, area.h // 3)
    middle = [(area.x, area.centery), (area.right, area.centery)]
    line = [(float(x), float(y)) for x, y in middle]
    if kind == "laid":
        hatch(surface, mask, area.topleft, ink.hatched(side), PATTERNS[side], 215, gap)
    elif kind == "agreed":
        tint(surface, mask, area.topleft, ink.side(side), ink.done)
    elif kind == "nobody":
        tint(surface, mask, area.topleft, ink.nobody, ink.done)
        hatch(surface, mask, area.topleft, ink.ink, "dots", 170, gap)
    elif kind == "both":
        for each in BOTH_SIDES:
            hatch(surface, mask, area.topleft, ink.hatched(each), PATTERNS[each], 215, gap)
    elif kind == "railway":
        stroke(surface, ink.ink, line, 4 * unit)
        dashes(surface, ink.land, line, 2 * unit, (6 * unit, 6 * unit))
    elif kind == "branch":
        stroke(surface, ink.ink, line, unit)
        for x, y, _, _ in every(line, 7 * unit, 3 * unit):
            pygame.draw.line(surface, ink.ink, (x, y - 3 * unit), (x, y + 3 * unit), unit)
    elif kind == "border":
        dashes(surface, ink.ink, line, 2 * unit, (8 * unit, 6 * unit))
    else:
        dashes(surface, ink.soft, line, unit, (3 * unit, 4 * unit))
