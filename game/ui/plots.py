"""Charts on the screen: a sheet that is drawn once and kept, and dots on it that keys and mouse can rest on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import pygame

from game.report.charts import At, Chart, Dot, Line, Region
from game.report.labels import Box, Wanted, along, placed
from game.ui import plot_marks
from game.ui.describe import Look, Node, Rect, Role, Style
from game.ui.display import scale_for
from game.ui.paint import Canvas, pixels
from game.ui.scenes.base import Context

TICK, LABEL, MAIN, AXIS = 15.0, 16.0, 18.0, 16.0
DOT, LARGE = 19.0, 27.0
WIDEST, HEAVY = 168.0, 3
"""A label wider than this is broken; a line heavier than this has its name for certain."""
DASHES = {"dash": (11, 6), "dot": (2.5, 5), "dashdot": (12, 5, 2.5, 5), "long": (22, 7), "solid": ()}
Spot = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the painter of a chart needs: the chart, the margins round its frame in units of text, and how many times
    larger than usual its type and marks are.
    """

    chart: Chart
    margins: tuple[float, float, float, float]
    larger: float = 1.0


def chart_node(
    ctx: Context, chart: Chart, *, focused: str = "", high: float | None = None, larger: float = 1.0
) -> Node:
    """A chart with its dots. `focused`: the dot whose caption stands beside it already, so that no slip repeats it.

    Without `high` (in units of text) it takes the height there is. `larger`: how many times the usual size of type.
    """
    margins = _margins(chart, larger)
    scale = scale_for(ctx.size, ctx.settings.text_scale)
    share = scale.text / scale.space
    top, right, bottom, left = (each * share for each in margins)
    dots = tuple(_dot(chart, dot, focused, larger) for dot in chart.dots)
    board = Node(Role.LIST, f"board.{chart.id}", chart.title, children=dots, style=Style(grow=1))
    style = Style(padding=(top, right, bottom, left), height=high, grow=0 if high else 1, min_h=high or 260, min_w=300)
    return Node(
        Role.PANEL, f"chart.{chart.id}", f"{chart.title}. {chart.summary}", children=(board,), style=style,
        paint=paint_sheet, data=Sheet(chart, margins, larger),
    )  # fmt: skip


def _margins(chart: Chart, larger: float) -> tuple[float, float, float, float]:
    longest = max((len(label) for _, label in chart.y.ticks), default=0)
    left = 20.0 + longest * (9.5 if chart.rows else 8.0) * larger
    return (30.0 * larger if chart.y.title else 14.0, 16.0, 50.0 * larger, left)


def _dot(chart: Chart, dot: Dot, focused: str, larger: float) -> Node:
    across, down = chart.x.share(dot.at[0]), 1 - chart.y.share(dot.at[1])
    size = (LARGE if dot.large else DOT) * larger
    hint = "" if dot.id == focused else dot.caption
    return Node(
        Role.IMAGE, dot.id, dot.caption, hint=hint, focus=True, data=(dot.shape, dot.tone), paint=plot_marks.paint,
        style=Style(width=size, height=size, pin=(across, down)),
    )  # fmt: skip


# The sheet


def paint_sheet(canvas: Canvas, node: Node) -> None:
    """Everything of a chart but its dots, drawn once a size and kept."""
    sheet, frame = node.data, node.children[0].home
    key = ("chart", sheet, node.home[2:], frame, canvas.theme.name, canvas.setter.scale, canvas.space)
    tile = canvas.store.parts.get(key)
    if tile is None:
        box = pixels(node.home)
        tile = pygame.Surface(box.size).convert(canvas.surface)
        tile.fill(canvas.colour("panel"))
        inner = frame.moved(-box.x, -box.y)
        _Plot(canvas.on(tile), sheet, inner, Rect(0, 0, box.w, box.h)).draw()
        tile = canvas.store.keep(key, tile)
    canvas.surface.blit(tile, pixels(node.rect))


class _Plot:
    """One drawing of a chart's sheet."""

    def __init__(self, canvas: Canvas, sheet: Sheet, frame: Rect, paper: Rect) -> None:
        self.canvas, self.chart, self.frame, self.paper = canvas, sheet.chart, frame, paper
        self.larger = sheet.larger

    def at(self, place: At) -> Spot:
        """Where a value lies on the sheet."""
        frame, chart = self.frame, self.chart
        return (frame.x + chart.x.share(place[0]) * frame.w, frame.bottom - chart.y.share(place[1]) * frame.h)

    def draw(self) -> None:
        """Field, areas, grid, lines, frame and words."""
        canvas = self.canvas
        canvas.fill(self.frame, "field")
        for region in self.chart.regions:
            self._region(region)
        self._grid()
        old = canvas.surface.get_clip()
        canvas.surface.set_clip(pixels(self.frame))
        for line in self.chart.lines:
            self._line(line)
        canvas.surface.set_clip(old)
        canvas.outline(self.frame, "rule_strong", 1, radius=0.5)
        self._axes()
        self._labels()

    def _region(self, region: Region) -> None:
        """A tinted, hatched area; the hatch alone would do."""
        canvas, frame = self.canvas, pixels(self.frame)
        spots = [(x - frame.x, y - frame.y) for x, y in map(self.at, region.points)]
        mask = pygame.Surface(frame.size, pygame.SRCALPHA)
        pygame.draw.polygon(mask, (255, 255, 255, 255), spots)
        ink = canvas.colour("ink_soft")
        hatch = pygame.Surface(frame.size, pygame.SRCALPHA)
        hatch.fill((*canvas.colour("chosen"), 150 if region.pattern == "slant" else 0))
        step, lean = max(4, canvas.px(9)), frame.h if region.pattern == "slant" else -frame.h
        for x in range(-frame.h, frame.w + frame.h, step):
            pygame.draw.line(hatch, (*ink, 130), (x, frame.h), (x + lean, 0), canvas.px(1))
        hatch.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        canvas.surface.blit(hatch, frame)
        self._stroke([*map(self.at, region.points), self.at(region.points[0])], "ink_soft", "solid", 1)

    def _grid(self) -> None:
        canvas, frame = self.canvas, self.frame
        for value, _ in self.chart.x.ticks:
            if self.chart.x.low < value < self.chart.x.high:
                canvas.fill(Rect(self.at((value, self.chart.y.low))[0], frame.y, canvas.px(1), frame.h), "rule")
        for value, _ in self.chart.y.ticks:
            if self.chart.y.low < value < self.chart.y.high:
                canvas.fill(Rect(frame.x, self.at((self.chart.x.low, value))[1], frame.w, canvas.px(1)), "rule")

    def _line(self, line: Line) -> None:
        self._stroke([self.at(point) for point in line.points], _colour(line.tone), line.dash, line.thick)

    def _stroke(self, spots: Sequence[Spot], colour: str, dash: str, thick: float) -> None:
        pattern = [self.canvas.px(part) * 1.0 for part in DASHES.get(dash, ())]
        for start, end in pieces(spots, pattern):
            self.canvas.line(start, end, colour, thick)

    def _axes(self) -> None:
        canvas, frame, chart = self.canvas, self.frame, self.chart
        high = canvas.setter.line_height(self._look(TICK))
        last = -1e9
        for value, label in chart.x.ticks:
            wide = canvas.setter.plain_width(label, self._look(TICK))
            x = min(max(0.0, self.at((value, 0))[0] - wide / 2), self.paper.w - wide - 1)
            if x > last + canvas.px(6):
                self._words(label, TICK, Rect(x, frame.bottom + canvas.px(4), wide + 2, high))
                last = x + wide
        for value, label in chart.y.ticks:
            y = self.at((0, value))[1] - high / 2
            size, face = (MAIN, "bold") if chart.rows else (TICK, "body")
            self._words(label, size, Rect(0, y, frame.x - canvas.px(6), high), face=face, align="right")
        below = Rect(frame.x, frame.bottom + canvas.px(4) + high, frame.w, high * 1.2)
        self._words(chart.x.title, AXIS, below, face="italic", align="right")
        above = Rect(frame.x, frame.y - high * 1.3, frame.w, high * 1.2)
        self._words(chart.y.title, AXIS, above, face="italic")

    def _words(self, label: str, size: float, box: Rect, *, face: str = "body", align: str = "left") -> None:
        if label:
            look = self._look(size, face)._replace(text_align=align)
            self.canvas.words(label, look, box, "ink_soft" if face == "italic" else "ink")

    def _look(self, size: float, face: str = "body") -> Look:
        return Look(face, size * self.larger, leading=1.05, markup=False)

    # Labels

    def _labels(self) -> None:
        canvas, chart = self.canvas, self.chart
        half = {dot.id: canvas.em(LARGE if dot.large else DOT) * self.larger / 2 for dot in chart.dots}
        marks = [_round(self.at(dot.at), half[dot.id]) for dot in chart.dots]
        named = [(self.at(dot.at), half[dot.id], dot.label, dot.rank) for dot in chart.dots if dot.label]
        ends = [(self._end(line), canvas.em(9), line.label, 0 if line.thick > HEAVY else 1)
                for line in chart.lines if line.label]  # fmt: skip
        every = [*named, *ends]
        lines = [box for line in chart.lines
                 for box in along(map(self.at, line.points), canvas.em(10), canvas.em(5))]  # fmt: skip
        looks = [self._look(MAIN if rank == 0 else LABEL, "bold" if rank < 4 else "body") for _, _, _, rank in every]
        wanted = [
            Wanted(spot, reach + canvas.em(3), self._size(label, look), rank)
            for (spot, reach, label, rank), look in zip(every, looks, strict=True)
        ]
        boxes = placed(wanted, marks, lines, Box(*self.frame))
        for (spot, reach, label, _), look, box in zip(every, looks, boxes, strict=True):
            if box is not None:
                self._label(label, look, box, spot, reach)

    def _end(self, line: Line) -> Spot:
        """The last point of a line that is on the sheet."""
        inside = [point for point in line.points if self.chart.x.holds(point[0]) and self.chart.y.holds(point[1])]
        return self.at((inside or line.points)[-1])

    def _size(self, label: str, look: Look) -> Spot:
        widest = self.frame.w if self.chart.rows else self.canvas.em(WIDEST) * self.larger
        wide, high = self.canvas.setter.block(label, look, widest)
        return (wide + self.canvas.em(7), high)

    def _label(self, label: str, look: Look, box: Box, spot: Spot, reach: float) -> None:
        """Words on a slip of field colour, and a hair to their mark where they stand off."""
        canvas = self.canvas
        middle = (box.x + box.w / 2, box.y + box.h / 2)
        near = (min(max(spot[0], box.x), box.x + box.w), min(max(spot[1], box.y), box.y + box.h))
        if abs(near[0] - spot[0]) + abs(near[1] - spot[1]) > reach * 1.7:
            canvas.line(near, spot, "ink_soft")
        canvas.fill(Rect(*box), "field")
        inner = Rect(box.x + canvas.em(3), middle[1] - box.h / 2, box.w, box.h)
        canvas.words(label, look, inner, "ink")


def pieces(spots: Sequence[Spot], pattern: Sequence[float]) -> Iterable[tuple[Spot, Spot]]:
    """A line through spots cut into strokes by a pattern of stroke and gap; whole where there is none."""
    left, stroke, n = (pattern[0] if pattern else 0.0), True, 0
    for (x1, y1), (x2, y2) in pairwise(spots):
        length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5
        if not pattern or length <= 0:
            yield (x1, y1), (x2, y2)
            continue
        done = 0.0
        while done < length:
            part = min(left, length - done)
            if stroke:
                a, b = done / length, (done + part) / length
                yield (x1 + (x2 - x1) * a, y1 + (y2 - y1) * a), (x1 + (x2 - x1) * b, y1 + (y2 - y1) * b)
            done, left = done + part, left - part
            if left <= 0:
                n, stroke = (n + 1) % len(pattern), not stroke
                left = pattern[n]


def _round(spot: Spot, half: float) -> Box:
    return Box(spot[0] - half, spot[1] - half, 2 * half, 2 * half)


def _colour(tone: str) -> str:
    return {"first": "first_side", "second": "second_side", "soft": "ink_soft"}.get(tone, tone)
