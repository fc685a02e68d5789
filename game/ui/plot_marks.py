"""The marks of charts: each told by its shape alone, in the colour of what it means, with an edge of the paper."""

from __future__ import annotations

import math

from game.ui.describe import Node, Rect
from game.ui.paint import Canvas, inset

COLOURS = {"first": "first_side", "second": "second_side", "soft": "ink_soft"}


def paint(canvas: Canvas, node: Node) -> None:
    """The mark of a dot: `node.data` is its shape and its tone."""
    shape, tone = node.data
    if canvas.hover == node.id:
        canvas.disc(node.rect.centre, node.rect.w * 0.62, "hover")
    mark(canvas, node.rect, shape, COLOURS.get(tone, tone))


def mark(canvas: Canvas, box: Rect, shape: str, colour: str) -> None:
    """One mark in its box."""
    (x, y), r = box.centre, box.w / 2
    if shape in ("first", "second"):
        _side(canvas, box, shape, colour)
    elif shape == "square":
        s = r * 0.62
        _framed(canvas, [(x - s, y - s), (x + s, y - s), (x + s, y + s), (x - s, y + s)], colour, canvas.px(1))
    elif shape == "star":
        _framed(canvas, _star(x, y, r * 1.02), colour, canvas.px(2))
    elif shape == "triangle":
        points = [(x, y - r * 0.8), (x + r * 0.75, y + r * 0.6), (x - r * 0.75, y + r * 0.6)]
        _framed(canvas, points, colour, canvas.px(1))
    elif shape == "ring":
        canvas.disc((x, y), r * 0.86, "field")
        canvas.disc((x, y), r * 0.86, colour, ring=max(2.0, r * 0.24))
        canvas.disc((x, y), r * 0.3, colour)
    elif shape == "cross":
        for way in (1, -1):
            canvas.line((x - r * 0.7, y - way * r * 0.7), (x + r * 0.7, y + way * r * 0.7), "field", 7)
        for way in (1, -1):
            canvas.line((x - r * 0.7, y - way * r * 0.7), (x + r * 0.7, y + way * r * 0.7), colour, 4)
    elif shape == "bar":
        canvas.fill(Rect(x - canvas.px(3), y - r, canvas.px(6), 2 * r), "field")
        canvas.fill(Rect(x - canvas.px(2), y - r, canvas.px(4), 2 * r), colour)


def _side(canvas: Canvas, box: Rect, side: str, colour: str) -> None:
    """A disc for the first side, a lozenge for the second."""
    (x, y), r = box.centre, box.w / 2
    if side == "first":
        canvas.disc((x, y), r * 0.82, "field")
        canvas.disc((x, y), r * 0.68, colour)
        return
    r *= 0.88
    _framed(canvas, [(x - r, y), (x, y - r), (x + r, y), (x, y + r)], colour, canvas.px(1.4))


def _framed(canvas: Canvas, points: list[tuple[float, float]], colour: str, edge: float) -> None:
    """A shape with an edge of the field's colour, so that it stands off from lines and other marks."""
    mid = (sum(p[0] for p in points) / len(points), sum(p[1] for p in points) / len(points))
    reach = max(math.dist(mid, point) for point in points)
    grow = 1 + edge / max(1.0, reach) * 1.4
    canvas.shape([(mid[0] + (px - mid[0]) * grow, mid[1] + (py - mid[1]) * grow) for px, py in points], "field")
    canvas.shape(points, colour)


def _star(x: float, y: float, r: float) -> list[tuple[float, float]]:
    points = []
    for n in range(10):
        angle, reach = math.pi * (n / 5 - 0.5), r if n % 2 == 0 else r * 0.46
        points.append((x + reach * math.cos(angle), y + reach * math.sin(angle)))
    return points


def legend_mark(canvas: Canvas, node: Node) -> None:
    """The sample of a legend: a mark, or a patch of hatching."""
    shape = node.data
    if shape in ("slant", "counter"):
        box = inset(node.rect, 1)
        canvas.box(box, "chosen" if shape == "slant" else "field", "ink_soft", radius=1)
        canvas.hatch(inset(box, 1), "ink_soft", pattern="slant", gap=5)
        if shape == "counter":
            canvas.hatch(inset(box, 1), "ink_soft", pattern="counter", gap=5)
        return
    kind = "square" if shape == "large" else shape
    mark(canvas, node.rect, kind, "accent" if kind == "star" else COLOURS.get(kind, "ink"))
