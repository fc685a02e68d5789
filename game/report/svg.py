"""A chart as SVG: shapes and dashes that are told apart in black and white, each dot with its sentence as a title."""

from __future__ import annotations

import math
from html import escape

from game.report.charts import At, Chart, Dot, Line, Region
from game.report.labels import Box, Wanted, along, placed

WIDE, FONT = 900.0, 15.0
LETTER = 0.5
"""The width of a letter in heights of type, on average and a little more."""
COLOURS = {"first": "#1c4270", "second": "#8a2e0c", "ink": "#241a12", "soft": "#5c462c", "accent": "#761a18"}
DASHES = {"dash": "11 6", "dot": "2 5", "dashdot": "12 5 2 5", "long": "22 7"}


def svg(chart: Chart, name: str, high: float = 0.0) -> str:
    """The chart as one element; `name` keeps the ids of several apart. Without `high` it has the height of its kind."""
    usual = max(230.0, 90 + 34.0 * chart.rows) if chart.rows else 560.0 if chart.id.startswith("plane") else 330.0
    return _Drawing(chart, name, high or usual).text()


class _Drawing:
    """One chart on its way to being a text."""

    def __init__(self, chart: Chart, name: str, high: float) -> None:
        longest = max((len(label) for _, label in chart.y.ticks), default=0)
        left = 22 + longest * FONT * (0.62 if chart.rows else 0.56)
        self.chart, self.name, self.high = chart, name, high
        self.frame = Box(left, 30, WIDE - left - 18, high - 80)
        self.parts: list[str] = []

    def text(self) -> str:
        """The element."""
        chart = self.chart
        self._patterns()
        self._rect(self.frame, 'fill="#fff" stroke="none"')
        for region in chart.regions:
            self._region(region)
        self._axes()
        for line in chart.lines:
            self._line(line)
        self._rect(self.frame, 'fill="none" stroke="#241a12"')
        for dot in chart.dots:
            self.parts.append(self._dot(dot))
        self._labels()
        head = (
            f'<svg viewBox="0 0 {WIDE:.0f} {self.high:.0f}" role="img" aria-label="{escape(chart.title)}" '
            f'font-size="{FONT:.0f}" xmlns="http://www.w3.org/2000/svg">'
        )
        return "\n".join([head, f"<desc>{escape(chart.summary)}</desc>", *self.parts, "</svg>"])

    def at(self, place: At) -> tuple[float, float]:
        """Where a value lies."""
        box, chart = self.frame, self.chart
        return (box.x + chart.x.share(place[0]) * box.w, box.y + box.h - chart.y.share(place[1]) * box.h)

    def _patterns(self) -> None:
        box = self.frame
        self.parts.append(
            f'<defs><clipPath id="{self.name}-clip"><rect x="{box.x:.1f}" y="{box.y}" width="{box.w:.1f}" '
            f'height="{box.h}"/></clipPath>{self._hatch("slant", 45)}{self._hatch("counter", -45)}</defs>'
        )

    def _hatch(self, kind: str, angle: int) -> str:
        return (
            f'<pattern id="{self.name}-{kind}" width="8" height="8" patternUnits="userSpaceOnUse" '
            f'patternTransform="rotate({angle})"><line x1="0" y1="0" x2="0" y2="8" stroke="#5c462c" '
            f'stroke-width="1.2" stroke-opacity="0.6"/></pattern>'
        )

    def _rect(self, box: Box, look: str) -> None:
        self.parts.append(f'<rect x="{box.x:.1f}" y="{box.y:.1f}" width="{box.w:.1f}" height="{box.h:.1f}" {look}/>')

    def _spots(self, points: tuple[At, ...]) -> str:
        return " ".join(f"{x:.1f},{y:.1f}" for x, y in map(self.at, points))

    def _region(self, region: Region) -> None:
        look = f'fill="url(#{self.name}-{region.pattern})" stroke="#5c462c" stroke-width="0.8"'
        clip = f'clip-path="url(#{self.name}-clip)"'
        self.parts.append(f'<polygon points="{self._spots(region.points)}" {look} {clip}/>')

    def _line(self, line: Line) -> None:
        dash = f' stroke-dasharray="{DASHES[line.dash]}"' if line.dash in DASHES else ""
        look = f'fill="none" stroke="{COLOURS[line.tone]}" stroke-width="{line.thick}"{dash}'
        self.parts.append(
            f'<polyline points="{self._spots(line.points)}" {look} clip-path="url(#{self.name}-clip)"/>'
        )  # fmt: skip

    def _axes(self) -> None:
        chart, box = self.chart, self.frame
        for value, label in chart.x.ticks:
            x = self.at((value, 0))[0]
            self.parts.append(f'<line x1="{x:.1f}" y1="{box.y}" x2="{x:.1f}" y2="{box.y + box.h}" class="grid"/>')
            self._words(x, box.y + box.h + 19, label, "middle")
        for value, label in chart.y.ticks:
            y = self.at((0, value))[1]
            self.parts.append(f'<line x1="{box.x}" y1="{y:.1f}" x2="{box.x + box.w}" y2="{y:.1f}" class="grid"/>')
            self._words(box.x - 7, y + FONT * 0.33, label, "end", "bold" if chart.rows else "")
        self._words(box.x + box.w, box.y + box.h + 40, chart.x.title, "end", "title")
        self._words(box.x, box.y - 9, chart.y.title, "start", "title")

    def _words(self, x: float, y: float, words: str, anchor: str, kind: str = "") -> None:
        if words:
            look = f' class="{kind}"' if kind else ""
            self.parts.append(f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"{look}>{escape(words)}</text>')

    def _labels(self) -> None:
        """The labels, on slips of white where they stand over the grid."""
        chart = self.chart
        named = [(self.at(dot.at), _half(dot), dot.label, dot.rank) for dot in chart.dots if dot.label]
        named += [(self._end(line), 6.0, line.label, 0 if line.thick > 3 else 1) for line in chart.lines if line.label]
        sizes = [(len(label) * FONT * LETTER + 8, FONT * 1.25) for _, _, label, _ in named]
        wanted = [Wanted(spot, half + 3, size, rank)
                  for (spot, half, _, rank), size in zip(named, sizes, strict=True)]  # fmt: skip
        marks = [Box(x - _half(dot), y - _half(dot), 2 * _half(dot), 2 * _half(dot))
                 for dot in chart.dots for x, y in [self.at(dot.at)]]  # fmt: skip
        lines = [box for line in chart.lines for box in along(map(self.at, line.points), 10, 5)]
        for (spot, half, label, rank), box in zip(named, placed(wanted, marks, lines, self.frame), strict=True):
            if box is not None:
                self._label(spot, half, label, "bold" if rank < 4 else "", box)

    def _end(self, line: Line) -> tuple[float, float]:
        inside = [point for point in line.points if self.chart.x.holds(point[0]) and self.chart.y.holds(point[1])]
        return self.at((inside or line.points)[-1])

    def _label(self, spot: tuple[float, float], half: float, label: str, kind: str, box: Box) -> None:
        near = (min(max(spot[0], box.x), box.x + box.w), min(max(spot[1], box.y), box.y + box.h))
        if math.dist(near, spot) > half * 1.7:
            self.parts.append(
                f'<line x1="{near[0]:.1f}" y1="{near[1]:.1f}" x2="{spot[0]:.1f}" y2="{spot[1]:.1f}" stroke="#5c462c"/>'
            )
        self._rect(box, 'fill="#fff" fill-opacity="0.85"')
        self._words(box.x + box.w / 2, box.y + FONT * 0.95, label, "middle", kind)

    def _dot(self, dot: Dot) -> str:
        x, y = self.at(dot.at)
        drawn = shape(dot.shape, x, y, _half(dot), COLOURS[dot.tone])
        return f"<g><title>{escape(dot.caption)}</title>{drawn}</g>"


def shape(kind: str, x: float, y: float, r: float, colour: str) -> str:
    """One mark about a place."""
    edge = f'fill="{colour}" stroke="#fff" stroke-width="1.3"'
    if kind == "first":
        return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r * 0.74:.1f}" {edge}/>'
    if kind == "ring":
        ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r * 0.8:.1f}" fill="#fff" stroke="{colour}" stroke-width="3"/>'
        return f'{ring}<circle cx="{x:.1f}" cy="{y:.1f}" r="{r * 0.3:.1f}" fill="{colour}"/>'
    if kind == "cross":
        s = r * 0.68
        path = f"M{x - s:.1f} {y - s:.1f} L{x + s:.1f} {y + s:.1f} M{x - s:.1f} {y + s:.1f} L{x + s:.1f} {y - s:.1f}"
        strokes = (("#fff", 6.0), (colour, 3.4))
        return "".join(f'<path d="{path}" stroke="{ink}" stroke-width="{wide}"/>' for ink, wide in strokes)
    if kind == "bar":
        return f'<rect x="{x - 2:.1f}" y="{y - r:.1f}" width="4" height="{2 * r:.1f}" fill="{colour}"/>'
    spots = " ".join(f"{x + a * r:.1f},{y + b * r:.1f}" for a, b in _corners(kind))
    return f'<polygon points="{spots}" {edge}/>'


def _corners(kind: str) -> list[tuple[float, float]]:
    if kind == "second":
        return [(-0.95, 0), (0, -0.95), (0.95, 0), (0, 0.95)]
    if kind == "triangle":
        return [(0, -0.85), (0.8, 0.65), (-0.8, 0.65)]
    if kind == "star":
        turns = [(n, 1.1 if n % 2 == 0 else 0.5) for n in range(10)]
        return [(r * math.cos(math.pi * (n / 5 - 0.5)), r * math.sin(math.pi * (n / 5 - 0.5))) for n, r in turns]
    return [(-0.65, -0.65), (0.65, -0.65), (0.65, 0.65), (-0.65, 0.65)]


def sample(kind: str, name: str) -> str:
    """The sample of a legend."""
    if kind in ("slant", "counter"):
        drawn = f'<rect x="1" y="1" width="24" height="14" fill="url(#{name}-{kind})" stroke="#5c462c"/>'
    else:
        tone = COLOURS["accent"] if kind == "star" else COLOURS.get(kind, COLOURS["ink"])
        drawn = shape("square" if kind == "large" else kind, 13, 8, 8.5 if kind == "large" else 7.5, tone)
    return f'<svg class="sample" viewBox="0 0 26 16" aria-hidden="true">{drawn}</svg>'


def _half(dot: Dot) -> float:
    return 14.0 if dot.large else 9.5
