"""The map as a node: the sheet with its neat line, cartouche and numerals, and a node for everything on it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame

from game.kernel.sides import Side
from game.ui.describe import Look, Node, Rect, Role, Style
from game.ui.map import cartouche
from game.ui.map.chart import Chart, Sheet
from game.ui.map.letters import Room, damped
from game.ui.map.painter import Mark, Pens, Tag, draw_map, look_of, tags
from game.ui.map.washes import INITIALLED, SIGNED, mask_of
from game.ui.paint import Canvas, pixels

EDGE, SMALL_EDGE = 31.0, 7.0
_WAYS = ((0, 1), (0, -1), (1, 0), (-1, 0), (0.7, 0.7), (-0.7, 0.7), (0.7, -0.7), (-0.7, -0.7))


@dataclass(frozen=True, slots=True)
class View:
    """What is shown of a chart. `chosen`: the id of the thing in focus; `numerals`: how each article is numbered."""

    chart: Chart
    marks: tuple[Mark, ...]
    numerals: tuple[str, ...]
    chosen: str = ""
    small: bool = False
    spelled: bool = False
    closer: str = ""

    def sheet(self, size: tuple[int, int]) -> Sheet:
        """What is looked at, at a size in pixels."""
        return Sheet(self.chart, size, self.closer)


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
    wide, high = size[0] - 2 * edge * space, size[1] - 2 * edge * space
    sheet = view.sheet((max(16, round(wide)), max(16, round(high))))
    children = tuple(_item(sheet, item) for item in items if on_sheet(sheet, item.at))
    board = Node(
        Role.LIST if children else Role.IMAGE, "map.sheet" if children else "", label if not children else "",
        children=children, rove="" if children else None, data=view, paint=_paint_sheet,
        style=Style(width=wide / text, height=high / text),
    )  # fmt: skip
    return Node(
        Role.PANEL, "", label if children else "", children=(board,), paint=_paint_edge, data=view,
        style=Style(padding=(edge,) * 4, width=size[0] / text, height=size[1] / text),
    )  # fmt: skip


def _item(sheet: Sheet, item: Item) -> Node:
    x, y = sheet.to(sheet.chart.spot(item.at))
    reach = {"place": 17.0, "region": 30.0, "line": 24.0}[item.kind]
    return Node(
        Role.IMAGE, item.node_id, item.name, item.status, item.hint, focus=True, paint=_paint_item,
        look=Look(markup=False), style=Style(width=reach, height=reach, pin=(x / sheet.size[0], y / sheet.size[1])),
    )  # fmt: skip


def on_sheet(sheet: Sheet, at: tuple[int, int]) -> bool:
    """Whether a place lies on what is looked at."""
    x, y = sheet.to(sheet.chart.spot(at))
    return 0 <= x <= sheet.size[0] and 0 <= y <= sheet.size[1]


def _paint_item(canvas: Canvas, node: Node) -> None:
    """The map has drawn it already; the pointer over it is answered with a ring."""
    if canvas.hover == node.id and canvas.focus != node.id:
        canvas.outline(node.rect, "focus", 1.5, radius=6)


def _paint_edge(canvas: Canvas, node: Node) -> None:
    """The margin with the neat line and the degrees."""
    view: View = node.data
    box = pixels(node.rect)
    key = ("edge", view.closer, box.size, canvas.theme.name, canvas.setter.scale, canvas.space, view.small)
    known = view.chart.layers.get(key)
    if known is None:
        tile = pygame.Surface(box.size).convert(canvas.surface)
        tile.blit(canvas.surface, (0, 0), box)
        board = node.children[0].rect.moved(-box.x, -box.y)
        frame = Rect(0, 0, box.w, box.h)
        sheet = view.sheet(pixels(board).size)
        cartouche.neat_line(canvas.on(tile), frame, board, sheet, small=view.small)
        view.chart.layers.keep(key, tile)
        known = (tile, (0, 0))
    canvas.surface.blit(known[0], box)


def _paint_sheet(canvas: Canvas, node: Node) -> None:
    view: View = node.data
    box = pixels(node.rect)
    pens = Pens(canvas.theme, canvas.setter, canvas.texture)
    sheet = view.sheet(box.size)
    key = ("shown", look_of(sheet, pens), view.marks, view.numerals, view.chosen, view.small, view.spelled)
    known = view.chart.layers.get(key)
    if known is None:
        tile = draw_map(sheet, pens, view.marks).copy()
        _furnish(canvas.on(tile), view, pens, tile.get_rect())
        view.chart.layers.keep(key, tile)
        known = (tile, (0, 0))
    canvas.surface.blit(known[0], box)


def _furnish(canvas: Canvas, view: View, pens: Pens, box: pygame.Rect) -> None:
    """What lies over the printed sheet: the outline of what is in focus, the cartouche, the plates."""
    sheet = view.sheet(box.size)
    _chosen(canvas, sheet, box, view.chosen)
    room = Room(box.size, list(view.chart.taken.get(look_of(sheet, pens), ())))
    if not view.small:
        cartouche.title(canvas, Rect(0, 0, box.w, box.h), sheet)
    _plates(canvas, view, sheet, box, room)


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
        pygame.draw.aaline(canvas.surface, colour, one, other, canvas.px(2))


def _rows(found: Sequence[Tag]) -> list[tuple[tuple[float, float], list[Tag]]]:
    """Tags by the place that they stand at."""
    rows: dict[tuple[float, float], list[Tag]] = {}
    for tag in found:
        rows.setdefault(tag.at, []).append(tag)
    return list(rows.items())


def _plates(canvas: Canvas, view: View, sheet: Sheet, box: pygame.Rect, room: Room) -> None:
    """Plates beside what the articles change: numerals in a row, or one article's clauses in words."""
    told: dict[tuple[int, Side | None], None] = {}
    share = damped(canvas.setter.scale) / canvas.setter.scale
    share *= 1.1 if view.spelled else 0.86 if view.small else 0.9
    for at, found in _rows(tags(sheet, view.marks)):
        if not (0 <= at[0] <= sheet.size[0] and 0 <= at[1] <= sheet.size[1]):
            continue
        fresh = [tag for tag in found if (tag.article, tag.by) not in told]
        told |= {(tag.article, tag.by): None for tag in fresh}
        words = [(tag, tag.label if view.spelled else view.numerals[tag.article]) for tag in fresh]
        if words:
            _row(canvas, at, words, box, room, share, down=view.spelled)


def _row(
    canvas: Canvas, at: tuple[float, float], row: list[tuple[Tag, str]], box: pygame.Rect, room: Room, share: float,
    *, down: bool,
) -> None:  # fmt: skip
    """Plates near a place where they cover no name, with a leader when they stand apart."""
    widths = [_wide(canvas, words, share) for _, words in row]
    high, gap = canvas.em(20 * share), canvas.em(2)
    wide = max(widths) if down else sum(widths) + gap * (len(row) - 1)
    deep = high * len(row) + gap * (len(row) - 1) if down else high
    spot = _free(at, (round(wide), round(deep)), room, canvas.em(9))
    room.take(spot)
    x, y = float(box.x + spot.x), float(box.y + spot.y)
    foot = (box.x + max(spot.left, min(at[0], spot.right)), box.y + max(spot.top, min(at[1], spot.bottom)))
    start = (box.x + at[0], box.y + at[1])
    if math.dist(start, foot) > canvas.em(10):
        canvas.line(start, foot, "ink_soft", 1)
    for (tag, words), each in zip(row, widths, strict=True):
        _plate(canvas, tag, words, Rect(x, y, each, high), share)
        x, y = (x, y + high + gap) if down else (x + each + gap, y)


def _free(at: tuple[float, float], size: tuple[int, int], room: Room, step: float) -> pygame.Rect:
    """A box near a place that covers nothing; right under it when there is none."""
    wide, high = size
    frame = pygame.Rect((0, 0), room.size)
    first = pygame.Rect(round(at[0] - wide / 2), round(at[1] + step), wide, high).clamp(frame)
    for ring in range(1, 13):
        far = step * (0.6 + ring)
        for dx, dy in _WAYS:
            middle = (at[0] + dx * (far + wide / 2), at[1] + dy * (far + high / 2))
            box = pygame.Rect(0, 0, wide, high)
            box.center = (round(middle[0]), round(middle[1]))
            if room.free(box):
                return box
    return first


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
