"""Bargaining solutions on a frontier, compared in whole numbers by cross-multiplication.

A gain is a party's points less its points without agreement.  Only individually rational treaties
count: no gain below nought.  Ties fall, in this order, to the treaty with the greater smaller
gain, with the greater sum of gains, with more for the first party.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from game.bargaining.frontier import Frontier, FrontierPoint
from game.bargaining.points import Pair


class Solutions(NamedTuple):
    """The four solutions, each None when no efficient treaty is individually rational."""

    nash: FrontierPoint | None
    kalai_smorodinsky: FrontierPoint | None
    egalitarian: FrontierPoint | None
    utilitarian: FrontierPoint | None


def solutions(points: Frontier, disagreement: Pair) -> Solutions:
    """Return all four solutions of a frontier against both parties' points without agreement."""
    return Solutions(
        nash(points, disagreement),
        kalai_smorodinsky(points, disagreement),
        egalitarian(points, disagreement),
        utilitarian(points, disagreement),
    )


def rational(points: Frontier, disagreement: Pair) -> Frontier:
    """Return the part of the frontier on which neither party does worse than without agreement."""
    return tuple(p for p in points if p.first >= disagreement[0] and p.second >= disagreement[1])


def nash(points: Frontier, disagreement: Pair) -> FrontierPoint | None:
    """Return the treaty with the greatest product of gains, or None."""
    return _greatest(points, disagreement, lambda one, two: (one * two,))


def kalai_smorodinsky(points: Frontier, disagreement: Pair) -> FrontierPoint | None:
    """Return the treaty that gives both the greatest equal share of the most each could gain, or None.

    What a party could gain is taken among individually rational treaties.  The smaller share decides,
    then the greater.
    """
    able = rational(points, disagreement)
    if not able:
        return None
    most_one, most_two = able[0].first - disagreement[0], able[-1].second - disagreement[1]

    def shares(one: int, two: int) -> tuple[int, ...]:
        return tuple(sorted((one * most_two, two * most_one)))

    return _greatest(able, disagreement, shares)


def egalitarian(points: Frontier, disagreement: Pair) -> FrontierPoint | None:
    """Return the treaty with the greatest smaller gain, or None."""
    return _greatest(points, disagreement, lambda one, two: (min(one, two),))


def utilitarian(points: Frontier, disagreement: Pair) -> FrontierPoint | None:
    """Return the treaty with the greatest sum of gains, or None."""
    return _greatest(points, disagreement, lambda one, two: (one + two,))


def _greatest(
    points: Frontier, disagreement: Pair, merit: Callable[[int, int], tuple[int, ...]]
) -> FrontierPoint | None:
    def rank(point: FrontierPoint) -> tuple[tuple[int, ...], int, int, int]:
        one, two = point.first - disagreement[0], point.second - disagreement[1]
        return merit(one, two), min(one, two), one + two, point.first

    return max(rational(points, disagreement), key=rank, default=None)
