"""The exact efficient frontier of all treaties, without enumerating them.

Points add up, so a partial treaty that is dominated can never be completed into an undominated one: articles are
merged one by one and only undominated sums are kept.  A sum is one integer key: the first party's loss, the second's
loss, and the treaty's rank in lexicographic order, from the highest bits to the lowest.  Keys add like
treaties do, and the smaller of two keys with equal losses is the lexicographically smaller treaty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import product
from typing import NamedTuple, TypeVar

from game.bargaining.elimination import Factor, Losses, losses, parts
from game.bargaining.points import Choice, Limits, Link, Pair, Tables, checked, packages

T = TypeVar("T")
CHUNK = 128
"""How many combinations of neighbouring articles are written out to decode ranks."""


class FrontierPoint(NamedTuple):
    """An efficient treaty: both parties' points, and the option index per article."""

    first: int
    second: int
    choice: Choice

    @property
    def points(self) -> Pair:
        """Both parties' points."""
        return self.first, self.second


Frontier = tuple[FrontierPoint, ...]
"""Efficient treaties, `first` descending and so `second` ascending, one per pair of points."""


def frontier(
    tables: Tables,
    links: Sequence[Link] = (),
    allowed: Sequence[Sequence[int]] | None = None,
    least: int | None = None,
    at_most: int | None = None,
) -> Frontier:
    """Return the efficient treaties among those within `allowed` (None: all), `first` descending; with `least` only
    those that give the first party so much or more, which takes less time than all of them; with `at_most` (2 or more)
    only so many of these, evenly spread from the first to the last.

    One entry per pair of points, with the lexicographically smallest of all treaties that have these points.  Empty
    when an article has no option open.  Raises ValueError on limits or links that do not fit the tables, and
    TooWide (a ValueError) when the links' induced width is above 4.
    """
    limits = checked(tables, allowed)
    if not all(limits):
        return ()
    if not links and allowed is None:
        return _plain(tables, limits, least, at_most)
    loss = losses(tables, links, limits)
    packing = _Packing.of(loss.span, packages(limits))
    pruning = _Pruning(packing, loss.span[0] if least is None else loss.best[0] - least)
    keys = packing.options(loss, limits)
    factors = [
        Factor(j.articles, {cell: packing.key(pair) for cell, pair in j.cells.items()}, packing.key(j.other))
        for j in loss.links
    ]
    best = _merged(parts(keys, factors, pruning), pruning)
    return packing.unpacked(best if at_most is None else evenly(best, at_most), loss.best, limits)


def _plain(tables: Tables, limits: Limits, least: int | None, at_most: int | None) -> Frontier:
    """The same without links or closed options, where every article is a part by itself."""
    columns = [tuple(zip(*table, strict=True)) for table in tables]
    tops = [(max(firsts), max(seconds)) for firsts, seconds in columns]
    best = sum([top for top, _ in tops]), sum([right for _, right in tops])
    span = best[0] - sum([min(firsts) for firsts, _ in columns]), best[1] - sum([min(s) for _, s in columns])
    packing = _Packing.of(span, packages(limits))
    pruning = _Pruning(packing, span[0] if least is None else best[0] - least)
    high, low = packing
    found: list[list[int]] = []
    weight = 1
    for table, (top, right) in zip(reversed(tables), reversed(tops), strict=True):
        found.append(
            pruning.only(
                [(top - one << high) + (right - two << low) + rank * weight for rank, (one, two) in enumerate(table)]
            )
        )
        weight *= len(table)
    kept = _merged(found[::-1], pruning)
    return packing.unpacked(kept if at_most is None else evenly(kept, at_most), best, limits)


def _merged(found: Iterable[list[int]], pruning: _Pruning) -> list[int]:
    """The undominated sums of an alternative of each part, the parts with most alternatives first."""
    best = pruning.combine([0], [0])
    for part in sorted(found, key=len, reverse=True):
        best = pruning.combine(best, part)
    return best


def evenly(items: Sequence[T], most: int) -> list[T]:
    """Return at most so many (2 or more) of the items, evenly spread from the first to the last."""
    if len(items) <= most:
        return list(items)
    return [items[k * (len(items) - 1) // (most - 1)] for k in range(most)]


def best_at_least(points: Frontier, side: int, target: int) -> FrontierPoint | None:
    """Return the efficient treaty that gives `side` (0 first, 1 second) `target` or more and the other side the most.

    None when no treaty gives that much.  Raises ValueError on any other side.
    """
    if side == 0:
        index = bisect_left(points, 1 - target, key=lambda point: -point.first) - 1
        return points[index] if index >= 0 else None
    if side == 1:
        index = bisect_left(points, target, key=lambda point: point.second)
        return points[index] if index < len(points) else None
    raise ValueError(f"side is 0 or 1, not {side}")


class _Packing(NamedTuple):
    """Where the three fields of a key lie."""

    high: int
    low: int

    @classmethod
    def of(cls, span: Pair, treaties: int) -> _Packing:
        low = (treaties - 1).bit_length()
        return cls(low + span[1].bit_length(), low)

    def key(self, pair: Pair) -> int:
        return pair[0] << self.high | pair[1] << self.low

    def options(self, loss: Losses, limits: Limits) -> list[dict[int, int]]:
        """Return per article the key of each open option; the last article counts the rank in ones."""
        high, low = self
        keys: list[dict[int, int]] = []
        weight = 1
        for article, opened in zip(reversed(loss.articles), reversed(limits), strict=True):
            packed = [(one << high) + (two << low) for one, two in map(article.__getitem__, opened)]
            keys.append({o: key + rank * weight for rank, (o, key) in enumerate(zip(opened, packed, strict=True))})
            weight *= len(opened)
        return keys[::-1]

    def unpacked(self, keys: list[int], best: Pair, limits: Limits) -> Frontier:
        high, low = self
        ranks = (1 << low) - 1
        seconds = (1 << high - low) - 1
        top, right = best
        ones = [top - (key >> high) for key in keys]
        twos = [right - (key >> low & seconds) for key in keys]
        choices = _treaties([key & ranks for key in keys], limits)
        return tuple(map(FrontierPoint._make, zip(ones, twos, choices, strict=True)))


def _treaties(ranks: list[int], limits: Limits) -> list[Choice]:
    """Return the treaties of these ranks in lexicographic order, decoded by a few articles at a time."""
    choices: list[Choice] = [()] * len(ranks)
    end = len(limits)
    while end > 0:
        start, size = end - 1, len(limits[end - 1])
        while start > 0 and size * len(limits[start - 1]) <= CHUNK:
            start -= 1
            size *= len(limits[start])
        table = list(product(*limits[start:end]))
        choices = [table[rank % size] + choice for rank, choice in zip(ranks, choices, strict=True)]
        ranks = [rank // size for rank in ranks]
        end = start
    return choices


class _Pruning:
    """Parts as ascending lists of undominated keys (an algebra for `parts`)."""

    def __init__(self, packing: _Packing, most: int) -> None:
        """`most` is the first party's greatest loss that is kept."""
        self._end = max(0, most + 1) << packing.high
        self._below = (1 << packing.high) - 1
        self._ranks = (1 << packing.low) - 1

    def only(self, keys: list[int]) -> list[int]:
        return self._pruned(sorted(keys))

    def shift(self, part: list[int], by: int) -> list[int]:
        return [key + by for key in part]

    def combine(self, one: list[int], other: list[int]) -> list[int]:
        sums = [a + b for b in other for a in one]
        sums.sort()
        if sums and sums[-1] >= self._end:
            del sums[bisect_left(sums, self._end) :]
        return self._pruned(sums)

    def join(self, pieces: list[list[int]]) -> list[int]:
        together = [key for piece in pieces for key in piece]
        together.sort()
        return self._pruned(together)

    def _pruned(self, keys: list[int]) -> list[int]:
        """Return the keys whose second loss is below that of every key before them."""
        below, ranks = self._below, self._ranks
        kept: list[int] = []
        keep = kept.append
        bound = below + 1
        for key in keys:
            low = key & below
            if low < bound:
                keep(key)
                bound = low & ~ranks
        return kept
