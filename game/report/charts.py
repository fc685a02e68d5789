"""Charts as data in whole numbers: axes, lines, regions, dots with a sentence each. How they are drawn is elsewhere.

Shapes: `first` and `second` (the signs of the sides), `square` (both together), `star` (the treaty made), `ring`
(history), `triangle`, `cross`, `bar`, and `none` (a label alone). Tones: `first`, `second`, `ink`, `soft`, `accent`.
Dashes: `solid`, `dash`, `dot`. Shape and dash alone must tell things apart, for a print in black and white.
"""

from __future__ import annotations

from dataclasses import dataclass

At = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Axis:
    """From `low` to `high`; `ticks` are values with what is printed at them."""

    low: int
    high: int
    title: str
    ticks: tuple[tuple[int, str], ...]

    def share(self, value: int) -> float:
        """Where a value lies, 0 to 1; beyond when it is off the axis."""
        return (value - self.low) / max(1, self.high - self.low)

    def holds(self, value: int) -> bool:
        """Whether a value is on the axis."""
        return self.low <= value <= self.high


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark. `label` is drawn beside it where there is room (`rank` 0 first), `caption` says all there is to say."""

    id: str
    at: At
    shape: str
    caption: str
    label: str = ""
    tone: str = "ink"
    rank: int = 5
    large: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A line through points. `label` is drawn at its end."""

    points: tuple[At, ...]
    tone: str = "ink"
    dash: str = "solid"
    thick: int = 2
    label: str = ""


@dataclass(frozen=True, slots=True)
class Region:
    """A hatched area; `pattern` is `slant` or `counter`."""

    points: tuple[At, ...]
    pattern: str = "slant"


@dataclass(frozen=True, slots=True)
class Chart:
    """A whole chart. `summary` says in words what it shows; `legend` explains shapes and dashes."""

    id: str
    title: str
    summary: str
    x: Axis
    y: Axis
    regions: tuple[Region, ...] = ()
    lines: tuple[Line, ...] = ()
    dots: tuple[Dot, ...] = ()
    legend: tuple[tuple[str, str], ...] = ()
    rows: int = 0

    def dot(self, dot_id: str) -> Dot | None:
        """The dot of that id, or None."""
        return next((dot for dot in self.dots if dot.id == dot_id), None)


def round_axis(values: list[int], title: str, most: int = 7, margin: int = 0) -> Axis:
    """An axis over all values, with round whole numbers printed on it; `margin` is left free at both ends."""
    low, high = min(values, default=0) - margin, max(values, default=0) + margin
    high = high if high > low else low + 1
    step = round_step(high - low, most)
    ticks = tuple((value, str(value).replace("-", "\u2212")) for value in range(-(-low // step) * step, high + 1, step))
    return Axis(low, high, title, ticks)


def round_step(span: int, most: int) -> int:
    """The least of 1, 2, 5, 10, 20, 50 … of which no more than `most` go into a span."""
    step, factors, at = 1, (2, 5, 10), 0
    power = 1
    while span > step * most:
        step = power * factors[at]
        at += 1
        if at == len(factors):
            at, power = 0, power * 10
    return step
