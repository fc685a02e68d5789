"""What each option costs the other side: the public doctrines to begin with, then what its own words reveal.

The scale is that of `game.ai.revealed`, with war in the place of the worst treaty: from their best down to war is the
most that anybody is expected to give up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import isqrt

from game.ai.courses import LOWEST
from game.ai.revealed import FIRST_LEVEL, WHOLE, Package, Revealed, expected, revealed
from game.ai.tables import Points
from game.bargaining.points import Link
from game.kernel.sides import Side

OWN_DOUBT = 2
"""How unsure an option's worth is beyond the doctrines' disagreement, in points: the part that no doctrine explains."""
DOCTRINES = 400
"""How far the doctrines' disagreement on an option counts as doubt (per mille): the weights have told it once."""
STEP_SPREAD = 60_000
"""How far they may come down, or go back, from one word to the next: most of what a word shows is that."""
KEPT = 32
MOST = 6
"""How many of their words are followed: the first and the latest."""


@dataclass(frozen=True)
class Estimate(Revealed):
    """`Revealed` on the scale of the other side's points: `points` of theirs make `WHOLE`."""

    before: tuple[int, ...]
    """The means before any word of theirs."""
    points: int
    side: Side
    links: tuple[Link, ...]
    word: Package

    @cached_property
    def stake(self) -> int:
        """`WHOLE`: the scale is fixed by what lies between their best and war."""
        return WHOLE

    def cost(self, package: Package) -> int:
        """The loss expected of a whole treaty, links included."""
        return Revealed.cost(self, package) - self._linked(package)

    def margins(self, packages: Sequence[Package]) -> list[tuple[int, int]]:
        """By how much each treaty is thought better for them than their latest word, links included, and the doubt."""
        word = self._linked(self.word)
        found = zip(packages, Revealed.margins(self, packages), strict=True)
        return [(mean + self._linked(package) - word, doubt) for package, (mean, doubt) in found]

    def units(self, points: int) -> int:
        """Points of theirs in millionths of their stake."""
        return points * WHOLE // self.points

    def in_points(self, units: int) -> int:
        """Millionths of their stake in points of theirs."""
        return units * self.points // WHOLE

    def doubts(self) -> Points:
        """Per option how unsure its worth to them is, in their points."""
        variances = [self.spreads[place][place] for place in range(len(self.means) - 1)]
        ends = (*self.starts[1:], len(variances))
        return tuple(
            tuple(self.in_points(isqrt(max(0, one))) for one in variances[start:end])
            for start, end in zip(self.starts, ends, strict=True)
        )

    def learnt(self, points: Points, per_mille: int) -> Points:
        """`points` of theirs, as believed before any word, moved by `per_mille` of what the words have shown."""
        scale = 1000 * WHOLE
        rows = []
        for start, row in zip(self.starts, points, strict=True):
            shifts = [self.means[start + n] - self.before[start + n] for n in range(len(row))]
            moved = [(per_mille * self.points * shift + scale // 2) // scale for shift in shifts]
            rows.append(tuple(value - by for value, by in zip(row, moved, strict=True)))
        return tuple(rows)

    def dearer(self, by: Points) -> Estimate:
        """The same with options that cost them so many points more."""
        means = list(self.means)
        for start, row in zip(self.starts, by, strict=True):
            for option, points in enumerate(row):
                means[start + option] += self.units(points)
        return replace(self, means=tuple(means))

    def _linked(self, package: Package) -> int:
        return self.units(sum(link.at(package)[self.side] for link in self.links))


@dataclass(frozen=True, slots=True)
class Known:
    """What is thought of a side before its words: points and how unsure they are, links, and what war is worth."""

    side: Side
    points: Points
    doubts: Points
    links: tuple[Link, ...]
    walk_away: int


def _later(before: Revealed) -> Revealed:
    """The estimate by the time of another word."""
    *options, level = before.spreads
    spreads = (*options, (*level[:-1], level[-1] + STEP_SPREAD**2))
    return replace(before, spreads=spreads)


def estimated(known: Known, heard: Sequence[Package], rounds: int) -> Estimate:
    """The estimate after their words in order; `rounds` is how many they may say in all."""
    most = sum(max(row) for row in known.points)
    points = max(1, (most - known.walk_away) * WHOLE // LOWEST)
    losses = [[(max(row) - value) * WHOLE // points for value in row] for row in known.points]
    doubts = [
        [max(1, (doubt * DOCTRINES // 1000 + OWN_DOUBT) * WHOLE // points) for doubt in row] for row in known.doubts
    ]
    words = (*heard[:1], *heard[1:][1 - MOST :])
    prior, after = _after_words(tuple(map(tuple, losses)), tuple(map(tuple, doubts)), words, rounds)
    best = tuple(row.index(max(row)) for row in known.points)
    return Estimate(
        starts=prior.starts,
        means=after.means,
        before=prior.means,
        spreads=after.spreads,
        rounds=rounds,
        points=points,
        side=known.side,
        links=known.links,
        word=words[-1] if words else best,
    )


@lru_cache(maxsize=KEPT)
def _after_words(losses: Points, doubts: Points, words: tuple[Package, ...], rounds: int) -> tuple[Revealed, Revealed]:
    """The estimate before and after words; kept, because most decisions come with no new word."""
    prior = expected(losses, doubts, rounds)
    return prior, _followed(prior, losses, doubts, words) if words else prior


def _followed(
    prior: Revealed, losses: Sequence[Sequence[int]], doubts: Sequence[Sequence[int]], words: Sequence[Package]
) -> Revealed:
    """The estimate after words. What they never named hangs together with nothing, so only the named is reckoned."""
    named = [sorted({word[article] for word in words}) for article in range(len(losses))]
    few = expected(
        [[row[option] for option in options] for row, options in zip(losses, named, strict=True)],
        [[row[option] for option in options] for row, options in zip(doubts, named, strict=True)],
        prior.rounds,
    )
    first = sum(row[option] for row, option in zip(losses, words[0], strict=True))
    after: Revealed = replace(few, means=(*few.means[:-1], max(first, FIRST_LEVEL)))
    for word in words:
        package = tuple(options.index(option) for options, option in zip(named, word, strict=True))
        after = revealed(_later(after), (package,))
    places = [start + option for start, options in zip(prior.starts, named, strict=True) for option in options]
    return _widened(prior, after, [*places, len(prior.means) - 1])


def _widened(prior: Revealed, after: Revealed, places: Sequence[int]) -> Revealed:
    """`prior` with what `after` says of the quantities at `places`."""
    means, spreads = list(prior.means), list(prior.spreads)
    empty = [0] * len(means)
    for place, mean, row in zip(places, after.means, after.spreads, strict=True):
        means[place] = mean
        full = empty.copy()
        for other, spread in zip(places, row, strict=True):
            full[other] = spread
        spreads[place] = tuple(full)
    return replace(prior, means=tuple(means), spreads=tuple(spreads))
