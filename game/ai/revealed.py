"""What each option costs the other side, learnt from the packages that it lays.

One joint estimate with its uncertainty: per option the *loss* against that article's best option for them, and how far
they have come down in all (the *level*).  Two thoughts are enough to learn from a package: the first one laid is about
the best they can imagine, and a package is worth to them about as much as the one before it, or a little less.
So what they give on one article tells what they must have gained on another.

Everything is in whole numbers: losses in millionths of all that they have at stake, spreads in squares of those.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import zip_longest
from math import isqrt
from operator import add, getitem, itemgetter, sub

WHOLE = 1_000_000
"""All that the other side has at stake: the loss between their best treaty and their worst."""

SHAPE = 300
"""The loss expected of an option as good for me as the one they named first, per mille of an article's stake."""
OPPOSED = 400
"""How much of what an option brings me, against theirs, is expected to be their loss (per mille)."""
LEAST = 100
"""No other option is expected to cost them less than this (per mille)."""
STAKE_SPREAD = 400
"""How unsure what an article is worth to them is, over half its even share (per mille), common to its options."""
OPTION_SPREAD = 300
"""How unsure one option's loss is for itself, and that of the option they named first (per mille of an even share)."""
NAMED_SPREAD = 80
FIRST_LEVEL = 20_000
"""What they are expected to have come down with their first package, and how unsure that is."""
FIRST_SPREAD = 30_000
DESCENT = 300_000
"""What they are expected to come down in the whole talks, all in the same small steps."""
DESCENT_SPREAD = 130_000
NOISE = 10_000
"""How far a package may be from their level."""
CAUTION = 300
"""How much of an option's spread is added to its loss when a package is chosen (per mille): the known is preferred."""

MANY = 8
"""From so many packages on it takes less time to reckon their margins together."""

Package = tuple[int, ...]


@dataclass(frozen=True)
class Revealed:
    """The estimate after some packages: means and joint spreads, which mirror each other, of all options in order, the
    level last.
    """

    starts: tuple[int, ...]
    means: tuple[int, ...]
    spreads: tuple[tuple[int, ...], ...]
    rounds: int
    """How many packages they may lay in all."""

    @cached_property
    def level(self) -> int:
        """How far they have come down from their best, in millionths of their stake as it is now believed to be."""
        return max(0, self.means[-1]) * WHOLE // self.stake

    @cached_property
    def stake(self) -> int:
        """The sum of what the articles are believed to be worth to them, at least 1, before it is scaled to `WHOLE`."""
        return max(1, sum([most for row in self._rows if (most := max(row)) > 0]))

    @cached_property
    def losses(self) -> tuple[tuple[int, ...], ...]:
        """Per article and option the loss expected, at least nought, in millionths of their stake."""
        stake = self.stake
        return tuple([tuple([loss * WHOLE // stake if loss > 0 else 0 for loss in row]) for row in self._rows])

    def cost(self, package: Package) -> int:
        """Return the loss expected of a whole package, in millionths of their stake."""
        return sum(map(getitem, self.losses, package))

    def cautious(self) -> list[list[int]]:
        """Return the losses of `losses` raised by a part of each one's uncertainty."""
        stake = self.stake
        variances = map(getitem, self.spreads, range(len(self.means) - 1))
        doubts = [CAUTION * isqrt(one) // 1000 if one > 0 else 0 for one in variances]
        raised = [one * WHOLE // stake if one > 0 else 0 for one in map(add, self.means, doubts)]
        return [raised[start : start + len(row)] for start, row in zip(self.starts, self._rows, strict=True)]

    def margin(self, package: Package) -> tuple[int, int]:
        """Return by how much a package is thought better for them than their own latest word, and the uncertainty.

        Both in millionths of their stake; the second is a standard deviation, at least 1.
        """
        return self.margins([package])[0]

    def margins(self, packages: Sequence[Package]) -> list[tuple[int, int]]:
        """Return the margin of each package, which for many takes less time than one by one."""
        if len(packages) < MANY:
            return list(map(self._margin, packages))
        *with_level, own = self.spreads[-1]
        places: list[list[int]] = []
        means: list[list[int]] = []
        once: list[map[int]] = []
        twice: list[Iterable[int]] = []
        for start, options in zip(self.starts, zip(*packages, strict=True), strict=True):
            column = [start + option for option in options]
            rows = [self.spreads[place] for place in column]
            means.append([self.means[place] for place in column])
            once.append(map(getitem, rows, column))
            twice += [map(getitem, rows, other) for other in places]
            twice.append([-with_level[place] for place in column])
            places.append(column)
        sums = zip(*(map(sum, zip(*columns, strict=True)) for columns in (means, once, twice)), strict=True)
        return [self._told(self.means[-1] - mean, own + one + 2 * two) for mean, one, two in sums]

    def _margin(self, package: Package) -> tuple[int, int]:
        last = len(self.means) - 1
        chosen = itemgetter(*[start + option for start, option in zip(self.starts, package, strict=True)], last)
        means, rows = chosen(self.means), chosen(self.spreads)
        with_level = sum(chosen(rows[-1])) - rows[-1][last]
        spread = sum(map(sum, map(chosen, rows))) - 4 * with_level
        return self._told(2 * means[-1] - sum(means), spread)

    def _told(self, mean: int, spread: int) -> tuple[int, int]:
        """A margin and its variance as `margin` tells them."""
        return mean * WHOLE // self.stake, max(1, isqrt(max(0, spread)) * WHOLE // self.stake)

    @cached_property
    def _rows(self) -> list[tuple[int, ...]]:
        ends = (*self.starts[1:], len(self.means) - 1)
        return [self.means[start:end] for start, end in zip(self.starts, ends, strict=True)]


def first_heard(rows: Sequence[Sequence[int]], package: Package, rounds: int) -> Revealed:
    """Return the estimate after their first package; `rows` are my own points per article and option, `rounds` is
    the number of packages they may lay in all.
    """
    count = len(rows)
    starts: list[int] = []
    means: list[int] = []
    blocks: list[list[int]] = []
    for row, named in zip(rows, package, strict=True):
        span = max(row) - min(row) or 1
        shape = [max(LEAST, SHAPE + OPPOSED * (value - row[named]) // span) for value in row]
        shape[named] = 0
        starts.append(len(means))
        blocks.append(shape)
        means += [WHOLE * part // (1000 * count) for part in shape]
    size = len(means) + 1
    spreads = [[0] * size for _ in range(size)]
    for start, shape, named in zip(starts, blocks, package, strict=True):
        for one, part in enumerate(shape):
            for other, second in enumerate(shape):
                spreads[start + one][start + other] = _square(STAKE_SPREAD, count) * part * second // 1_000_000
            spreads[start + one][start + one] += _square(NAMED_SPREAD if one == named else OPTION_SPREAD, count)
    spreads[-1][-1] = FIRST_SPREAD**2
    before = Revealed(tuple(starts), (*means, FIRST_LEVEL), tuple(map(tuple, spreads)), rounds)
    return _balanced(before, package)


def expected(losses: Sequence[Sequence[int]], doubts: Sequence[Sequence[int]], rounds: int) -> Revealed:
    """Return the estimate of one who knows something before any package is heard.

    `losses[i][o]` is what option o of article i is expected to cost them against the article's best option, in
    millionths of their stake (the greatest of every article together about `WHOLE`); `doubts[i][o]` how unsure that is,
    a standard deviation on the same scale, at least 1; `rounds` the number of packages they may lay in all.  The doubts
    are taken as independent.  Raises ValueError when the two differ in shape or a doubt is below 1.
    """
    if [len(row) for row in losses] != [len(row) for row in doubts]:
        raise ValueError("every option needs a loss and a doubt")
    flat = [doubt for row in doubts for doubt in row]
    if min(flat, default=1) < 1:
        raise ValueError("a doubt is at least 1")
    starts: list[int] = []
    means: list[int] = []
    for row in losses:
        starts.append(len(means))
        means += row
    size = len(means) + 1
    spreads = [[0] * size for _ in range(size)]
    for place, doubt in enumerate((*flat, FIRST_SPREAD)):
        spreads[place][place] = doubt**2
    return Revealed(tuple(starts), (*means, FIRST_LEVEL), tuple(map(tuple, spreads)), rounds)


def revealed(before: Revealed, packages: Sequence[Package]) -> Revealed:
    """Return what an `expected` estimate becomes once they have laid these packages, in order."""
    for turn, package in enumerate(packages):
        before = _balanced(before, package) if turn == 0 else heard(before, package)
    return before


def heard(before: Revealed, package: Package) -> Revealed:
    """Return the estimate after one more package of theirs."""
    *options, level = before.spreads
    means = (*before.means[:-1], before.means[-1] + DESCENT // before.rounds)
    spreads = (*options, (*level[:-1], level[-1] + DESCENT_SPREAD**2 // before.rounds))
    return _balanced(Revealed(before.starts, means, spreads, before.rounds), package)


def _square(per_mille: int, count: int) -> int:
    return (WHOLE * per_mille // (1000 * count)) ** 2


def _balanced(before: Revealed, package: Package) -> Revealed:
    """The estimate once the package's loss is known to be about the level: the error is shared by uncertainty."""
    starts, known, spreads = before.starts, before.means, before.spreads
    places = [start + option for start, option in zip(starts, package, strict=True)]
    together = map(sum, zip(*[spreads[place] for place in places], strict=True))
    pull = list(map(sub, together, spreads[-1]))
    noise = sum([pull[place] for place in places]) - pull[-1] + NOISE**2
    error = known[-1] - sum([known[place] for place in places])
    means = tuple([mean + part * error // noise for mean, part in zip(known, pull, strict=True)])
    return Revealed(starts, means, _less(spreads, pull, noise), before.rounds)


def _less(spreads: tuple[tuple[int, ...], ...], pull: Sequence[int], noise: int) -> tuple[tuple[int, ...], ...]:
    """Joint spreads less what the pull explains of them; what lies above their middle line is what mirrors it below."""
    below = [
        tuple([spread - part * other // noise for spread, other in zip(row[:end], pull, strict=False)])
        if part
        else row[:end]
        for end, (row, part) in enumerate(zip(spreads, pull, strict=True), 1)
    ]
    return tuple([row + column[len(row) :] for row, column in zip(below, zip_longest(*below), strict=True)])
