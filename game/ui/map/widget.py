"""The map as a node: the sheet with its neat line, cartouche and numerals, and a node for everything on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame

from game.kernel.sides import Side
from game.ui.describe import Look, Node, Rect, Role, Style
from game.ui.map import cartouche
from game.ui.map.chart import Chart, Sheet
from game.ui.map.painter import Mark, Pens, Tag, draw_map, tags
from game.ui.map.washes import INITIALLED, SIGNED, mask_of
from game.ui.paint import Canvas, pixels

EDGE, SMALL_EDGE = 24.0, 7.0


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of a chart. `chosen`: the id of the thing in focus; `numerals`: how each article is numbered."""

    chart: Chart
    marks: tuple[Mark, ...]
    numerals: tuple[str, ...]
    chosen: str = ""
    small: bool = False
    spelled: bool = False


@dataclass(frozen=True, slots=True)
class Item:
    """Something on the map that can be focused: `kind` place, region or line; words for speech and for the pointer."""

    kind: str
    id: str
    at: tuple[int, int]
    name: str
    status: str
    hint: str

    @property
    def node_id(self) -> str:
        """The id of its node."""
        return f"map.{self.kind}.{self.id}"


def map_node(
    view: View, label: str, size: tuple[float, float], text: float, space: float, items: Sequence[Item] = ()
) -> Node:
    """A map of `size` pixels over all; `text` and `space` are the pixels a unit. Without items it is a picture."""
    edge = SMALL_EDGE if view.small else EDGE
    wide, high = size[0] - 2 * round(edge * space), size[1] - 2 * round(edge * space)
    sheet = Sheet(view.chart, (max(16, round(wide)), max(16, round(high))))
    children = tuple(_item(sheet, item) for item in items)
    board = Node(
        Role.LIST if children else Role.IMAGE, "map.sheet" if children else "", label if not children else "",
        children=children, data=view, paint=_paint_sheet, style=Style(width=wide / text, height=high / text),
    )  # fmt: skip
    return Node(
        Role.PANEL, "", label if children else "", children=(board,), paint=_paint_edge, data=view,
        style=Style(padding=(edge,) * 4, width=size[0] / text, height=size[1] / text),
    )  # fmt: skip


def _item(sheet: Sheet, item: Item) -> Node:
    x, y = sheet.to(sheet.chart.spot(item.at))
    reach = {"place": 17.0, "region": 30.0, "line": 24.0}[item.kind]
    return Node(
        Role.IMAGE, item.node_id, item.name, item.status, item.hint, focus=True, paint=_paint_item, look=Look(markup=False),
        style=Style(width=reach, height=reach, pin=(x / sheet.size[0], y / sheet.size[1])),
    )  # fmt: skip


def _paint_item(canvas: Canvas, node: Node) -> None:
    """The map has drawn it already; the pointer over it is answered with a ring."""
    if canvas.hover == node.id and canvas.focus != node.id:
        canvas.outline(node.rect, "focus", 1.5, radius=6)


def _paint_edge(canvas: Canvas, node: Node) -> None:
    """The margin with the neat line and the degrees."""
    cartouche.neat_line(canvas, node, node.data.chart, small=node.data.small)


def _paint_sheet(canvas: Canvas, node: Node) -> None:
    view: View = node.data
    box = pixels(node.rect)
    pens = Pens(canvas.theme, canvas.setter, canvas.texture)
    canvas.surface.blit(draw_map(view.chart, box.size, pens, view.marks), box)
    sheet = Sheet(view.chart, box.size)
    old = canvas.surface.get_clip()
    canvas.surface.set_clip(box.clip(old))
    _chosen(canvas, sheet, box, view.chosen)
    if not view.small:
        cartouche.title(canvas, node, view.chart)
    _plates(canvas, view, sheet, box)
    canvas.surface.set_clip(old)


def _chosen(canvas: Canvas, sheet: Sheet, box: pygame.Rect, chosen: str) -> None:
    """A region or a line in focus stands out along its whole outline."""
    kind, _, name = chosen.partition(".")
    colour = canvas.colour("focus")
    if kind == "region" and mask_of(sheet, name) is not None:
        for ring in sheet.chart.regions[name]:
            points = [(x + box.x, y + box.y) for x, y in sheet.line(ring)]
            if len(points) > 2:
                _outline(canvas, points + points[:1], colour)
    elif kind == "line":
        found = next((one for one in sheet.chart.atlas.stretches if one.id == name), None)
        points = [] if found is None else sheet.line(sheet.chart.stretch(found))
        if len(points) > 1:
            _outline(canvas, [(x + box.x, y + box.y) for x, y in points], colour)


def _outline(canvas: Canvas, points: list[tuple[float, float]], colour: tuple[int, int, int]) -> None:
    for one, other in pairwise(points):
        pygame.draw.aaline(canvas.surface, colour, one, other, canvas.px(3))


def _rows(found: Sequence[Tag]) -> list[tuple[tuple[float, float], list[Tag]]]:
    """Tags by the place that they stand at."""
    rows: dict[tuple[float, float], list[Tag]] = {}
    for tag in found:
        rows.setdefault(tag.at, []).append(tag)
    return list(rows.items())


def _plates(canvas: Canvas, view: View, sheet: Sheet, box: pygame.Rect) -> None:
    """Plates beside what the articles change: numerals in a row, or the clauses in words one under another."""
    told: dict[tuple[int, Side | None], None] = {}
    for at, tags_ in _rows(tags(sheet, view.marks)):
        spelled: list[tuple[Tag, str]] = []
        for tag in tags_:
            if view.spelled and (tag.article, tag.by) not in told:
                told[(tag.article, tag.by)] = None
                spelled.append((tag, tag.label))
        rest = [(tag, view.numerals[tag.article]) for tag in tags_ if not view.spelled]
        if spelled:
            _stack(canvas, view, (box.x + at[0], box.y + at[1]), spelled, box)
        elif rest:
            _line(canvas, view, (box.x + at[0], box.y + at[1]), rest)


def _line(canvas: Canvas, view: View, at: tuple[float, float], row: list[tuple[Tag, str]]) -> None:
    share = 0.8 if view.small else 1.0
    widths = [_wide(canvas, words, share) for _, words in row]
    gap = canvas.em(2)
    x = at[0] - (sum(widths) + gap * (len(row) - 1)) / 2
    for (tag, words), wide in zip(row, widths, strict=True):
        _plate(canvas, tag, words, Rect(x, at[1] + canvas.em(9 * share), wide, canvas.em(19 * share)), share)
        x += wide + gap


def _stack(
    canvas: Canvas, view: View, at: tuple[float, float], row: list[tuple[Tag, str]], sheet: pygame.Rect
) -> None:
    y = at[1] + canvas.em(10)
    for tag, words in row:
        wide = min(_wide(canvas, words, 1.1), float(sheet.w))
        x = max(float(sheet.x), min(at[0] - wide / 2, sheet.right - wide))
        _plate(canvas, tag, words, Rect(x, min(y, sheet.bottom - canvas.em(21)), wide, canvas.em(21)), 1.1)
        y += canvas.em(24)


def _wide(canvas: Canvas, words: str, share: float) -> float:
    return canvas.setter.plain_width(words, Look("bold", 13 * share, markup=False)) + canvas.em(23 * share)


def _plate(canvas: Canvas, tag: Tag, words: str, plate: Rect, share: float) -> None:
    """Words on a piece of paper with the sign of the side whose word it is; a heavy rim and a tick when agreed."""
    side = None if tag.by is None else ("first", "second")[tag.by]
    done = tag.stage in (INITIALLED, SIGNED)
    canvas.box(plate, "field", f"{side}_side" if side else "ok", radius=3, thick=2.5 if done else 1.2)
    sign = Rect(plate.x + canvas.em(4 * share), plate.y + plate.h * 0.28, plate.h * 0.44, plate.h * 0.44)
    if side is not None:
        canvas.side_shape(sign, side)
    else:
        canvas.tick(sign, "ok")
    room = Rect(sign.right + canvas.em(3 * share), plate.y, plate.right - sign.right, plate.h)
    canvas.words(words, Look("bold", 13 * share, markup=False), room, "ink", middle=True)
