"""Where the labels of a chart go: beside their mark, not over each other, not over marks, and off the lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Box(NamedTuple):
    """A box on paper."""

    x: float
    y: float
    w: float
    h: float

    def shares(self, other: Box) -> bool:
        """Whether two boxes overlap."""
        across = min(self.x + self.w, other.x + other.w) - max(self.x, other.x)
        down = min(self.y + self.h, other.y + other.h) - max(self.y, other.y)
        return across > 0 and down > 0

    def inside(self, other: Box) -> bool:
        """Whether this box lies in the other one."""
        wide = other.x <= self.x and self.x + self.w <= other.x + other.w
        return wide and other.y <= self.y and self.y + self.h <= other.y + other.h


@dataclass(frozen=True, slots=True)
class Wanted:
    """A label that wants a place: where its mark is, how large the mark and the label are. Rank 0 goes first."""

    at: tuple[float, float]
    reach: float
    size: tuple[float, float]
    rank: int


WAYS = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1), (1, -3), (1, 3), (1, -6), (1, 6))
"""Directions from a mark to its label, the best first."""
RINGS = (1.0, 1.9, 3.0, 4.4)
LEAST_RANK = 4
"""From this rank on a label that must lie over a line, or far from its mark, is left out."""


def placed(wanted: Sequence[Wanted], marks: Sequence[Box], lines: Sequence[Box], paper: Box) -> list[Box | None]:
    """A box for every label, or None where there is no room; nothing placed overlaps a label, a mark or the edge."""
    found: list[Box | None] = [None] * len(wanted)
    taken: list[Box] = []
    for n in sorted(range(len(wanted)), key=lambda n: (wanted[n].rank, wanted[n].at[1])):
        best = _best(wanted[n], [*marks, *taken], lines, paper)
        if best is not None:
            found[n] = best
            taken.append(best)
    return found


def _best(want: Wanted, hard: Sequence[Box], soft: Sequence[Box], paper: Box) -> Box | None:
    least: tuple[float, Box] | None = None
    minor = want.rank >= LEAST_RANK
    for ring in RINGS[:1] if minor else RINGS:
        for order, (across, down) in enumerate(WAYS):
            box = _beside(want, across, down, want.reach * ring)
            if not box.inside(paper) or any(box.shares(other) for other in hard):
                continue
            crossed = sum(box.shares(other) for other in soft)
            if minor and crossed:
                continue
            cost = crossed * 4 + ring * 6 + order * 0.3
            if least is None or cost < least[0]:
                least = (cost, box)
    return None if least is None else least[1]


def _beside(want: Wanted, across: int, down: int, reach: float) -> Box:
    (x, y), (w, h) = want.at, want.size
    slant = 0.75 if across and down else 1.0
    left = x + across * reach * slant + (0 if across > 0 else -w if across < 0 else -w / 2)
    if abs(down) > 1:
        return Box(left, y - h / 2 + down * h * 0.24, w, h)
    top = y + down * reach * slant + (0 if down > 0 else -h if down < 0 else -h / 2)
    return Box(left, top, w, h)


def along(points: Iterable[tuple[float, float]], step: float, size: float) -> list[Box]:
    """Small boxes along a line, so that labels can keep off it."""
    found: list[Box] = []
    last: tuple[float, float] | None = None
    for x, y in points:
        if last is not None:
            far = max(abs(x - last[0]), abs(y - last[1]))
            count = max(1, int(far / step))
            for n in range(count):
                at = (last[0] + (x - last[0]) * n / count, last[1] + (y - last[1]) * n / count)
                found.append(Box(at[0] - size / 2, at[1] - size / 2, size, size))
        last = (x, y)
    return found
