"""Instruments of the time: gauges, seals, the signs of the two sides."""

import math
from dataclasses import dataclass
from itertools import pairwise

from game.ui.describe import Look, Node, Rect, Role, Style
from game.ui.paint import Canvas, content
from game.ui.text import shown


@dataclass(frozen=True, slots=True)
class Reading:
    """What a gauge shows: 0 to 100, the value expected next (or None), where danger begins (or None)."""

    now: int
    expected: int | None = None
    danger: int | None = None
    danger_below: bool = False
    extent: tuple[float, float] = (150.0, 82.0)


def gauge(
    node_id: str, label: str, now: int, *, shown: str = "", expected: int | None = None, danger: int | None = None,
    danger_below: bool = False, hint: str = "", small: bool = False, focus: bool = False,
) -> Node:  # fmt: skip
    """A track as a dial with a needle, or (`small`) as a ruled scale with a pointer."""
    reading = Reading(now, expected, danger, danger_below, (150.0, 24.0) if small else (150.0, 82.0))
    return Node(
        Role.GAUGE, node_id, label, shown or str(now), hint, focus=focus, data=reading,
        paint=_scale if small else _dial, look=Look("body", 16, text_align="left" if small else "centre"),
        style=Style(padding=(4, 6, 4, 6)),
    )  # fmt: skip


def seal(node_id: str, letters: str, side: str, label: str, *, size: float = 56) -> Node:
    """A wax seal with a monogram. `side` is `first` or `second`."""
    return Node(Role.IMAGE, node_id, label, data=(letters, side), paint=_seal, style=Style(width=size, height=size))


def side_mark(side: str, label: str, *, filled: bool = True, size: float = 16) -> Node:
    """The sign of a side: disc for the first, lozenge for the second; hollow for what is past."""
    return Node(Role.IMAGE, "", label, data=(side, filled), paint=_side_mark, style=Style(width=size, height=size))


def tick(label: str, *, size: float = 18) -> Node:
    """A drawn tick: done, agreed, initialled. `label` says which."""
    return Node(Role.IMAGE, "", label, paint=_tick, style=Style(width=size, height=size))


def _seal(canvas: Canvas, node: Node) -> None:
    letters, side = node.data
    canvas.seal(node.rect, letters, side)


def _side_mark(canvas: Canvas, node: Node) -> None:
    side, filled = node.data
    canvas.side_shape(node.rect, side, filled=filled)


def _tick(canvas: Canvas, node: Node) -> None:
    canvas.tick(node.rect, "ok")


def _scale(canvas: Canvas, node: Node) -> None:
    area, reading = content(canvas, node), node.data
    canvas.words(shown(node), node.look, area, "warn" if _danger(reading) else "ink")
    high = canvas.setter.block(shown(node), node.look, area.w)[1]
    y = area.y + high + reading.extent[1] * canvas.setter.scale - canvas.em(6)
    inner = Rect(area.x + canvas.em(5), y, area.w - canvas.em(10), canvas.px(1))
    if reading.danger is not None:
        start, end = (0, reading.danger) if reading.danger_below else (reading.danger, 100)
        red = Rect(inner.x + inner.w * start / 100, y - canvas.em(6), inner.w * (end - start) / 100, canvas.em(6))
        canvas.hatch(red, "warn", gap=4)
    canvas.fill(inner, "rule_strong")
    for i in range(11):
        high = canvas.em(7 if i % 5 == 0 else 4)
        canvas.fill(Rect(inner.x + inner.w * i / 10, y - high, canvas.px(1), high), "rule_strong")
    _pointer(canvas, inner, y, reading.now, "accent")
    if reading.expected is not None and reading.expected != reading.now:
        x = inner.x + inner.w * reading.expected / 100
        canvas.disc((x, y), canvas.em(4), "accent", ring=canvas.px(1.4))


def _pointer(canvas: Canvas, inner: Rect, y: float, value: int, colour: str) -> None:
    x, r = inner.x + inner.w * value / 100, canvas.em(5)
    canvas.shape([(x, y), (x - r, y - 2 * r), (x + r, y - 2 * r)], colour)


def _dial(canvas: Canvas, node: Node) -> None:
    area, reading = content(canvas, node), node.data
    high = reading.extent[1] * canvas.setter.scale
    face = Rect(area.x, area.y, area.w, high)
    reach = min(face.w / 2 - canvas.px(2), high - canvas.em(12))
    hub = (face.centre[0], face.y + reach + canvas.em(4))
    _arc(canvas, hub, reach, 0, 100, "rule_strong", 1)
    _arc(canvas, hub, reach - canvas.em(8), 0, 100, "rule", 1)
    if reading.danger is not None:
        start, end = (0, reading.danger) if reading.danger_below else (reading.danger, 100)
        for inward in range(2, 7, 2):
            _arc(canvas, hub, reach - canvas.em(inward), start, end, "warn", 1)
    for i in range(11):
        long = canvas.em(11 if i % 5 == 0 else 8)
        canvas.line(_polar(hub, reach, i * 10), _polar(hub, reach - long, i * 10), "rule_strong")
    if reading.expected is not None and reading.expected != reading.now:
        canvas.line(hub, _polar(hub, reach * 0.7, reading.expected), "ink_soft")
        canvas.disc(_polar(hub, reach * 0.74, reading.expected), canvas.em(3), "ink_soft", ring=canvas.px(1))
    tip, angle = _polar(hub, reach * 0.9, reading.now), math.pi * (1 - reading.now / 100)
    dx, dy = math.sin(angle) * canvas.em(3), math.cos(angle) * canvas.em(3)
    canvas.shape([tip, (hub[0] + dx, hub[1] + dy), (hub[0] - dx, hub[1] - dy)], "accent")
    canvas.disc(hub, canvas.em(5), "ink")
    below = Rect(area.x, face.bottom - canvas.em(2), area.w, area.bottom - face.bottom)
    canvas.words(shown(node), node.look, below, "warn" if _danger(reading) else "ink")


def _arc(
    canvas: Canvas, hub: tuple[float, float], reach: float, start: int, end: int, colour: str, thick: float
) -> None:
    points = [_polar(hub, reach, value) for value in range(start, end + 1, 2)]
    for one, other in pairwise(points):
        canvas.line(one, other, colour, thick)


def _polar(hub: tuple[float, float], reach: float, value: float) -> tuple[float, float]:
    angle = math.pi * (1 - value / 100)
    return (hub[0] + reach * math.cos(angle), hub[1] - reach * math.sin(angle))


def _danger(reading: Reading) -> bool:
    if reading.danger is None:
        return False
    return reading.now <= reading.danger if reading.danger_below else reading.now >= reading.danger
