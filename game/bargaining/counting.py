"""Exact numbers of treaties by points, without enumerating them.

The numbers of treaties per pair of losses form a grid that is kept in one big integer: a cell of `width` bits per pair,
the second party's loss within a row, the first party's loss from row to row.  Choosing among an article's options is
then a sum of shifted copies.  Links are eliminated first, as on the frontier.  A few articles (the `tail`) stay out of
the grid and are summed over when a threshold is read: the grid stays smaller, and its cells narrower.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from typing import TypeAlias

from game.bargaining.elimination import Factor, Losses, losses, parts
from game.bargaining.points import Limits, Link, Pair, Tables, checked

Tally: TypeAlias = tuple[int, int, int]
"""First party's loss, second party's loss, number of treaties or of parts of treaties."""

LEFT_OUT = 400
"""The most alternatives that are summed over at reading instead of being merged into the grid."""

MANY = 10_000
"""Hundredths of a per cent in the whole."""


def count_grid(tables: Tables, links: Sequence[Link] = (), allowed: Sequence[Sequence[int]] | None = None) -> Grid:
    """Return the grid of all treaties within `allowed`, to read any number of thresholds from.

    Raises ValueError on limits or links that do not fit the tables, TooWide on links too wide.
    """
    limits = checked(tables, allowed)
    if not all(limits):
        return Grid((0, 0), (0, 0), 8, (0,), [])
    loss = losses(tables, links, limits)
    return _grid(loss, loss.span)


def count_at_least(
    tables: Tables,
    first: int,
    second: int,
    links: Sequence[Link] = (),
    allowed: Sequence[Sequence[int]] | None = None,
) -> int:
    """Return how many treaties within `allowed` give the first party `first` or more and the second `second` or more.

    For one threshold only this is quicker than a grid: treaties that lose too much are dropped on the way.
    Raises ValueError on limits or links that do not fit the tables, TooWide on links too wide.
    """
    limits = checked(tables, allowed)
    if not all(limits):
        return 0
    loss = losses(tables, links, limits)
    spare = loss.best[0] - first, loss.best[1] - second
    if min(spare) < 0:
        return 0
    deepest = min(spare[0], loss.span[0]), min(spare[1], loss.span[1])
    return _grid(loss, deepest).at_least(first, second)


class Grid:
    """How many treaties there are at each pair of points (made by `count_grid`)."""

    def __init__(self, best: Pair, deepest: Pair, width: int, rows: Sequence[int], tail: Sequence[Tally]) -> None:
        self._best = best
        self._deepest = deepest
        self._width = width
        self._rows = rows
        self._below = tuple(accumulate(rows))
        self._tail = tail
        self.treaties = self._within(*deepest)

    def at_least(self, first: int, second: int) -> int:
        """Return how many treaties give each party at least these points."""
        return self._within(self._best[0] - first, self._best[1] - second)

    def exactly(self, first: int, second: int) -> int:
        """Return how many treaties give each party exactly these points."""
        one, two = self._best[0] - first, self._best[1] - second
        mask = (1 << self._width) - 1
        number = 0
        for more, also, count in self._tail:
            row, cell = one - more, two - also
            if 0 <= row < len(self._rows) and cell >= 0:
                number += count * (self._rows[row] >> cell * self._width & mask)
        return number

    def _within(self, one: int, two: int) -> int:
        """Return how many treaties lose at most this much."""
        below, width = self._below, self._width
        whole = (1 << width) - 1
        last = len(below) - 1
        number = 0
        for more, also, count in self._tail:
            row, cells = one - more, two - also + 1
            if row >= 0 and cells > 0:
                number += count * ((below[min(row, last)] & ((1 << cells * width) - 1)) % whole)
        return number

    def at_least_for(self, side: int, points: int) -> int:
        """Return how many treaties give one side (0 or 1) at least `points`.  Raises ValueError on any other side."""
        if side == 0:
            return self._within(self._best[0] - points, self._deepest[1])
        if side == 1:
            return self._within(self._deepest[0], self._best[1] - points)
        raise ValueError(f"side is 0 or 1, not {side}")

    def better_for_both(self, points: Pair) -> int:
        """Return how many treaties give each party more than these points."""
        return self.at_least(points[0] + 1, points[1] + 1)

    def percentile(self, side: int, points: int) -> int:
        """Return the share of treaties that give `side` fewer points, in hundredths of a per cent, rounded down.

        0..10000; 0 when there is no treaty.  Raises ValueError when side is neither 0 nor 1.
        """
        if not self.treaties:
            return 0
        return MANY * (self.treaties - self.at_least_for(side, points)) // self.treaties


def _grid(loss: Losses, deepest: Pair) -> Grid:
    """Return the grid of the treaties that cost each party `deepest` at most; what costs more is cut on the way."""
    core, tail = _divided(_found(loss, deepest))
    inner = 1
    for part in core:
        inner *= sum(count for _, _, count in part)
    width = (inner.bit_length() + 8) // 8 * 8
    spans = [(max(one for one, _, _ in part), max(two for _, two, _ in part)) for part in core if part]
    depth = min(deepest[0], sum(one for one, _ in spans)), min(deepest[1], sum(two for _, two in spans))
    margin = max((two for _, two in spans), default=0) if depth[1] < sum(two for _, two in spans) else 0
    step = (depth[1] + 1 + margin) * width // 8
    kept = _window(depth, step, width // 8)
    grid = _laid_out(core[0], depth, step, width // 8) if core else 1
    for part in core[1:]:
        grid = sum(_times(grid, count) << 8 * one * step + two * width for one, two, count in part) & kept
    data = grid.to_bytes((depth[0] + 1) * step, "little")
    rows = [int.from_bytes(data[i : i + step], "little") for i in range(0, len(data), step)]
    return Grid(loss.best, deepest, width, rows, tail)


def _divided(found: list[list[Tally]]) -> tuple[list[list[Tally]], list[Tally]]:
    """Return the parts for the grid, and the sum of those left out of it: the widest ones for their size."""
    core: list[list[Tally]] = []
    tail: list[Tally] = [(0, 0, 1)]
    for part in sorted(found, key=lambda part: (len(part) > LEFT_OUT, -_breadth(part))):
        if len(tail) * len(part) <= LEFT_OUT:
            tail = [(a + c, b + d, many * more) for a, b, many in tail for c, d, more in part]
        else:
            core.append(part)
    return sorted(core, key=len, reverse=True), tail


def _breadth(part: list[Tally]) -> int:
    return sum(max((tally[party] for tally in part), default=0) for party in (0, 1))


def _window(deepest: Pair, step: int, cell: int) -> int:
    """Return a mask of rows of `step` bytes that keeps the cells down to `deepest`, each of `cell` bytes."""
    used = (deepest[1] + 1) * cell
    row = b"\xff" * used + b"\x00" * (step - used)
    return int.from_bytes(row * (deepest[0] + 1), "little")


def _laid_out(part: list[Tally], depth: Pair, step: int, cell: int) -> int:
    """Return the grid of one part alone: rows of `step` bytes, cells of `cell` bytes."""
    data = bytearray((depth[0] + 1) * step)
    for one, two, count in part:
        at = one * step + two * cell
        data[at : at + cell] = count.to_bytes(cell, "little")
    return int.from_bytes(data, "little")


def _times(grid: int, count: int) -> int:
    return grid if count == 1 else grid * count


def _found(loss: Losses, deepest: Pair) -> list[list[Tally]]:
    """Return the independent parts as (first loss, second loss, number), the largest first."""
    shift = loss.span[1].bit_length()
    low = (1 << shift) - 1

    def key(pair: Pair) -> int:
        return pair[0] << shift | pair[1]

    options = [{o: key(pair) for o, pair in article.items()} for article in loss.articles]
    links = [Factor(j.articles, {cell: key(pair) for cell, pair in j.cells.items()}, key(j.other)) for j in loss.links]
    found = []
    for part in sorted(parts(options, links, _Sparse()), key=len, reverse=True):
        triples = [(key >> shift, key & low, count) for key, count in part.items()]
        found.append([t for t in triples if t[0] <= deepest[0] and t[1] <= deepest[1]])
    return found


class _Sparse:
    """Parts as numbers of treaties per key (an algebra for `parts`)."""

    def only(self, keys: list[int]) -> dict[int, int]:
        return self.join([{key: 1} for key in keys])

    def shift(self, part: dict[int, int], by: int) -> dict[int, int]:
        return {key + by: count for key, count in part.items()}

    def combine(self, one: dict[int, int], other: dict[int, int]) -> dict[int, int]:
        return self.join([{a + b: many * more for a, many in one.items()} for b, more in other.items()])

    def join(self, pieces: list[dict[int, int]]) -> dict[int, int]:
        counts: dict[int, int] = {}
        for piece in pieces:
            for key, count in piece.items():
                counts[key] = counts.get(key, 0) + count
        return counts


def inside(tables: Tables, *mandates: Limits) -> int:
    """Return how many treaties lie inside every one of the mandates."""
    opened = [set(range(len(table))) for table in tables]
    for mandate in mandates:
        opened = [options & set(more) for options, more in zip(opened, mandate, strict=True)]
    product = 1
    for options in opened:
        product *= len(options)
    return product
