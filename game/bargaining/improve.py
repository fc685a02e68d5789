"""What would be better than a treaty: for both parties, by trading two articles, or just enough for one of them."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import NamedTuple

from game.bargaining.frontier import Frontier, FrontierPoint, best_at_least, frontier
from game.bargaining.points import Choice, Link, Pair, Tables, checked, total

WHOLE = 10_000
"""Hundredths of a per cent in the whole."""


class Trade(NamedTuple):
    """Two articles that change together, and what each party gains by it (both above 0)."""

    articles: tuple[int, int]
    options: tuple[int, int]
    gains: Pair

    @property
    def worth(self) -> int:
        """The product of both gains."""
        return self.gains[0] * self.gains[1]

    def applied(self, choice: Choice) -> Choice:
        """Return the treaty with this trade made."""
        changed = list(choice)
        for article, option in zip(self.articles, self.options, strict=True):
            changed[article] = option
        return tuple(changed)


class Change(NamedTuple):
    """A treaty reached by changing `articles` (ascending positions), and both parties' points for it."""

    choice: Choice
    articles: tuple[int, ...]
    points: Pair


def improvements(points: Frontier, treaty: Pair) -> Frontier:
    """Return the efficient treaties that both parties strictly prefer to one worth `treaty` to them, the best first.

    Best is the greatest product of gains; ties go to the greater smaller gain, then to more for the first party.
    """

    def merit(point: FrontierPoint) -> tuple[int, int, int]:
        one, two = point.first - treaty[0], point.second - treaty[1]
        return one * two, min(one, two), one

    better = [p for p in points if p.first > treaty[0] and p.second > treaty[1]]
    return tuple(sorted(better, key=merit, reverse=True))


def best_improvement(points: Frontier, treaty: Pair) -> FrontierPoint | None:
    """Return the first of `improvements`, or None when no treaty is better for both."""
    return next(iter(improvements(points, treaty)), None)


def pairwise_trades(
    tables: Tables,
    links: Sequence[Link],
    choice: Choice,
    allowed: Sequence[Sequence[int]] | None = None,
) -> tuple[Trade, ...]:
    """Return every change of exactly two articles, within `allowed`, by which both parties gain.

    By product of gains, the greatest first; ties by articles, then by options.  Raises ValueError on limits or a treaty
    that do not fit the tables.
    """
    limits = checked(tables, allowed)
    before = total(tables, links, choice)
    hanging = [[link for link in links if article in link.articles] for article in range(len(tables))]
    moves = [
        [(o, (tables[a][o][0] - tables[a][choice[a]][0], tables[a][o][1] - tables[a][choice[a]][1])) for o in opened]
        for a, opened in enumerate(limits)
    ]
    trades: list[Trade] = []
    for i, j in combinations(range(len(tables)), 2):
        linked = bool(hanging[i] or hanging[j])
        changed = list(choice)
        for o, (one, two) in moves[i]:
            changed[i] = o
            for p, (more, also) in moves[j]:
                if o == choice[i] or p == choice[j]:
                    continue
                gains = one + more, two + also
                if linked:
                    changed[j] = p
                    after = total(tables, links, changed)
                    gains = after[0] - before[0], after[1] - before[1]
                if min(gains) > 0:
                    trades.append(Trade((i, j), (o, p), gains))
    return tuple(sorted(trades, key=lambda trade: (-trade.worth, trade.articles, trade.options)))


def cheapest_change(
    tables: Tables,
    links: Sequence[Link],
    choice: Choice,
    side: int,
    threshold: int,
    allowed: Sequence[Sequence[int]] | None = None,
) -> Change | None:
    """Return the smallest change of a treaty, within `allowed`, that gives `side` (0 or 1) `threshold` points or more.

    Smallest is the fewest articles changed, then the most points left to the other side, then the lexicographically
    smallest treaty.  An article whose option is not allowed has to change.  The treaty itself when
    it suffices; None when nothing does.  Raises ValueError on limits, a treaty or a side that do not fit, and TooWide.

    It is a frontier search in which an article changed costs the other side more than all points together.
    """
    if side not in (0, 1):
        raise ValueError(f"side is 0 or 1, not {side}")
    if len(choice) != len(tables):
        raise ValueError(f"{len(choice)} options for {len(tables)} articles")
    limits = checked(tables, allowed)
    price = 1 + _spread(tables, links, 1 - side)

    def priced(pair: Pair, changed: bool) -> Pair:
        return pair[side], pair[1 - side] - (price if changed else 0)

    costed = tuple(
        tuple(priced(pair, option != kept) for option, pair in enumerate(table))
        for table, kept in zip(tables, choice, strict=True)
    )
    turned = [Link(k.articles, {cell: priced(pair, False) for cell, pair in k.values.items()}) for k in links]
    found = best_at_least(frontier(costed, turned, limits), 0, threshold)
    if found is None:
        return None
    articles = tuple(a for a, (old, new) in enumerate(zip(choice, found.choice, strict=True)) if old != new)
    return Change(found.choice, articles, total(tables, links, found.choice))


def _spread(tables: Tables, links: Sequence[Link], side: int) -> int:
    """Return a bound on how far apart one side's points for any two treaties can be."""
    spread = 0
    for table in tables:
        values = [pair[side] for pair in table]
        spread += max(values, default=0) - min(values, default=0)
    for link in links:
        values = [pair[side] for pair in link.values.values()]
        spread += max(values, default=0) - min(values, default=0) + max(map(abs, values), default=0)
    return spread


def below_frontier_percent_k(points: Frontier, treaty: Pair) -> int | None:
    """Return how far a treaty lies below the frontier, in hundredths of a per cent, rounded up.

    It is the least k such that scaling both parties' points by 1/(1-k) reaches the frontier, that is, leaves no
    efficient treaty better for both: 0 on the frontier.  None when a party's points are not above 0 or the frontier
    is empty.
    """
    if not points or min(treaty) <= 0:
        return None
    one, two = treaty
    reached = 0, 1
    for point in points:
        if point.first > 0 and point.second > 0:
            share = min((point.first, one), (point.second, two), key=lambda s: s[0] * one * two // s[1])
            if share[0] * reached[1] > reached[0] * share[1]:
                reached = share
    if reached[0] <= reached[1]:
        return 0
    return -(-WHOLE * (reached[0] - reached[1]) // reached[0])
