"""The furniture of a printed map: neat line with degrees, cartouche with title and scale."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pygame

from game.ui.describe import Look, Rect
from game.ui.map.chart import XY, Sheet
from game.ui.map.ink import span
from game.ui.map.letters import damped
from game.ui.map.palette import palette
from game.ui.paint import Canvas, inset, pixels

MILE = 1.609


def neat_line(canvas: Canvas, paper: Rect, board: Rect, sheet: Sheet, *, small: bool) -> None:
    """The margin of the sheet: paper, a ladder of degrees between two rules, and the degrees in figures."""
    canvas.box(paper, "panel", "paper_edge", radius=2)
    if small:
        canvas.outline(Rect(board.x - 2, board.y - 2, board.w + 4, board.h + 4), "ink_soft", 1, radius=0)
        return
    ladder = canvas.px(5)
    canvas.outline(inset(board, -canvas.px(1)), "ink", 1, radius=0)
    canvas.outline(inset(board, -ladder - canvas.px(1)), "ink", 1, radius=0)
    canvas.outline(inset(board, -ladder - canvas.px(4)), "ink", 2, radius=0)
    _degrees(canvas, board, sheet, ladder)


def _degrees(canvas: Canvas, board: Rect, sheet: Sheet, ladder: int) -> None:
    chart, step = sheet.chart, sheet.step
    west, east, south, north = span(chart)
    look = Look("body", 11, text_align="centre", markup=False)
    wide, high = sheet.size

    def meridian(lon: float, level: float) -> float | None:
        return _crossing([sheet.to(each) for each in chart.meridian(lon, south, north)], 1, level)

    def parallel(lat: float, level: float) -> float | None:
        return _crossing([sheet.to(each) for each in chart.parallel(lat, west, east)], 0, level)

    for edge, level in ((board.y - ladder, 0.0), (board.bottom, float(high))):
        _bars(canvas, [meridian(lon, level) for lon in range(west, east + 1)], board, (edge, ladder), across=True)
    for edge, level in ((board.x - ladder, 0.0), (board.right, float(wide))):
        _bars(canvas, [parallel(lat, level) for lat in range(south, north + 1)], board, (edge, ladder), across=False)
    room = canvas.px(14)
    for lon in range(west, east + 1, step):
        _figure(canvas, look, f"{abs(lon)}°", meridian(lon, 0.0), wide, lambda x: Rect(
            board.x + x - 30, board.y - ladder - canvas.px(4) - room, 60, room))  # fmt: skip
        _figure(canvas, look, f"{abs(lon)}°", meridian(lon, float(high)), wide, lambda x: Rect(
            board.x + x - 30, board.bottom + ladder + canvas.px(4), 60, room))  # fmt: skip
    for lat in range(south, north + 1, step):
        _figure(canvas, look, f"{abs(lat)}°", parallel(lat, 0.0), high, lambda y: Rect(
            board.x - ladder - canvas.px(24), board.y + y - room / 2, canvas.px(20), room))  # fmt: skip
        _figure(canvas, look, f"{abs(lat)}°", parallel(lat, float(wide)), high, lambda y: Rect(
            board.right + ladder + canvas.px(4), board.y + y - room / 2, canvas.px(20), room))  # fmt: skip


def _crossing(points: list[XY], axis: int, level: float) -> float | None:
    """Where a line of the graticule meets an edge of the sheet."""
    for one, other in pairwise(points):
        low, high = one[axis], other[axis]
        if low != high and min(low, high) <= level <= max(low, high):
            share = (level - low) / (high - low)
            return one[1 - axis] + (other[1 - axis] - one[1 - axis]) * share
    return None


def _bars(canvas: Canvas, at: list[float | None], board: Rect, place: tuple[float, int], *, across: bool) -> None:
    """Every other degree filled, as on an engraver's ladder."""
    edge, deep = place
    limit = board.w if across else board.h
    for number, (one, other) in enumerate(pairwise(at)):
        if one is None or other is None or number % 2:
            continue
        start, end = max(0.0, min(one, other)), min(limit, max(one, other))
        if end - start < 1:
            continue
        long = end - start
        box = Rect(board.x + start, edge, long, deep) if across else Rect(edge, board.y + start, deep, long)
        canvas.fill(box, "ink")


def _figure(
    canvas: Canvas, look: Look, words: str, at: float | None, limit: float, box: Callable[[float], Rect]
) -> None:
    if at is None or not 8 < at < limit - 8:
        return
    place = box(at)
    font = canvas.setter.fonts.get(canvas.setter.fonts.real("body"), max(8, round(place.h * 0.92)))
    drawn = font.render(words, True, canvas.colour("ink"))
    canvas.surface.blit(drawn, drawn.get_rect(center=(round(place.centre[0]), round(place.centre[1]))))


def title(canvas: Canvas, board: Rect, sheet: Sheet) -> None:
    """The cartouche in the lower right corner: title, date and a scale in kilometres and miles."""
    ink, chart = palette(canvas.theme), sheet.chart
    wide = min(board.w * 0.34, max(canvas.em(205), board.w * 0.23))
    if board.w < canvas.em(860) or sheet.closer:
        _scale(canvas, board, sheet.scale)
        return
    pad, look = canvas.em(11), Look("treaty_bold", 17, text_align="centre", leading=1.12, markup=False)
    under = Look("treaty_italic", 14, text_align="centre", leading=1.15, markup=False)
    inner = wide - 2 * pad
    first = canvas.setter.block(chart.atlas.title, look, inner)[1]
    second = canvas.setter.block(chart.atlas.subtitle, under, inner)[1] if chart.atlas.subtitle else 0.0
    high = first + second + canvas.em(78)
    box = Rect(board.right - wide - canvas.em(10), board.bottom - high - canvas.em(10), wide, high)
    canvas.surface.fill(ink.land, pixels(box))
    canvas.outline(box, "ink", 1.6, radius=0)
    canvas.outline(inset(box, canvas.px(4)), "ink", 1, radius=0)
    y = box.y + pad
    canvas.words(chart.atlas.title, look, Rect(box.x + pad, y, inner, first), "ink")
    y += first + canvas.em(2)
    if second:
        canvas.words(chart.atlas.subtitle, under, Rect(box.x + pad, y, inner, second), "ink_soft")
    y += second
    canvas.rule(Rect(box.x + wide * 0.2, y, wide * 0.6, canvas.em(13)), "swelled", "ink_soft")
    _scales(canvas, Rect(box.x + pad, y + canvas.em(16), inner, canvas.em(40)), sheet.scale, canvas.em(1))


def _scale(canvas: Canvas, board: Rect, scale: float) -> None:
    """A scale alone, where there is no room for more."""
    size = canvas.em(1) * damped(canvas.setter.scale) / canvas.setter.scale
    wide = size * 150
    box = Rect(board.right - wide - size * 6, board.bottom - size * 40, wide, size * 34)
    _scales(canvas, box, scale, size, both=False)


def _scales(canvas: Canvas, box: Rect, scale: float, size: float, *, both: bool = True) -> None:
    """Two rules, the upper in kilometres and the lower in miles; or the first alone."""
    look = Look("body", 11.5 * size / canvas.setter.scale, text_align="centre", leading=1.0, markup=False)
    for number, (unit, name) in enumerate(((1.0, "km"), (MILE, "mi"))[: 2 if both else 1]):
        steps = next((n for n in (500, 400, 300, 200, 100, 50, 20, 10) if n * unit * scale < box.w * 0.74), 10)
        length = steps * unit * scale
        x, y = box.x + (box.w - length) / 2 - size * 8, box.y + size * (16 + number * 22)
        for part in range(4):
            canvas.fill(Rect(x + length * part / 4, y, length / 4, size * 4), "ink" if part % 2 == 0 else "field")
        canvas.outline(Rect(x, y, length, size * 4), "ink", 1, radius=0)
        for share in (0.0, 0.5, 1.0) if length > size * 84 else (0.0, 1.0):
            words = f"{round(steps * share)}" + (f" {name}" if share == 1.0 else "")
            canvas.words(words, look, Rect(x + length * share - 60, y - size * 14.5, 120, size * 12), "ink")


def swatch(canvas: Canvas, box: Rect, draw: Callable[[pygame.Surface, Rect], None]) -> None:
    """A sample of a sign of the map on a piece of its land."""
    canvas.surface.fill(palette(canvas.theme).land, pixels(box))
    old = canvas.surface.get_clip()
    canvas.surface.set_clip(pixels(box).clip(old))
    draw(canvas.surface, box)
    canvas.surface.set_clip(old)
    canvas.outline(box, "rule_strong", 1, radius=0)
