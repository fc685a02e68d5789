"""Improvements, trades and the cheapest change against enumeration; Portsmouth's distance from the frontier."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import assume, given, settings, strategies as st

from game.bargaining.frontier import frontier
from game.bargaining.improve import (
    below_frontier_percent_k,
    best_improvement,
    cheapest_change,
    improvements,
    pairwise_trades,
)
from game.bargaining.points import Limits, Link, Tables, total

from .helpers import HISTORY, LINKS, NAMES, TABLES, domains, every_treaty

Domain = tuple[Tables, tuple[Link, ...], Limits | None]


@settings(max_examples=200, deadline=None)
@given(domains(), st.data())
def test_cheapest_change(domain: Domain, data: st.DataObject) -> None:
    """The fewest articles changed, then the most left to the other side: as among all treaties written out."""
    tables, links, allowed = domain
    choice = tuple(data.draw(st.integers(0, len(t) - 1)) for t in tables)
    side, threshold = data.draw(st.integers(0, 1)), data.draw(st.integers(-20, 50))
    fitting = [
        (sum(a != b for a, b in zip(choice, other, strict=True)), -pair[1 - side], other)
        for pair, other in every_treaty(tables, links, allowed)
        if pair[side] >= threshold
    ]
    found = cheapest_change(tables, links, choice, side, threshold, allowed)
    if not fitting:
        assert found is None
        return
    assert found is not None
    count, cost, other = min(fitting)
    assert (len(found.articles), -found.points[1 - side], found.choice) == (count, cost, other)
    assert found.points == total(tables, links, other)


@settings(max_examples=200, deadline=None)
@given(domains(), st.data())
def test_trades_and_improvements(domain: Domain, data: st.DataObject) -> None:
    """Every trade of two articles by which both gain is found, the best first; so is the best treaty for both."""
    tables, links, allowed = domain
    choice = tuple(data.draw(st.integers(0, len(t) - 1)) for t in tables)
    before = total(tables, links, choice)
    treaties = every_treaty(tables, links, allowed)
    assume(treaties)
    trades = pairwise_trades(tables, links, choice, allowed)
    for trade in trades:
        after = total(tables, links, trade.applied(choice))
        assert (after[0] - before[0], after[1] - before[1]) == trade.gains and min(trade.gains) > 0
    assert [t.worth for t in trades] == sorted((t.worth for t in trades), reverse=True)
    opened = allowed or [range(len(t)) for t in tables]
    expected = {
        tuple(o if a in (i, j) else c for a, (o, c) in enumerate(zip(new, choice, strict=True)))
        for _, new in treaties
        for i in range(len(tables))
        for j in range(i)
        if new[i] != choice[i] and new[j] != choice[j]
    }
    assert all(len(options) for options in opened)
    better = {new for new in expected if all(a > b for a, b in zip(total(tables, links, new), before, strict=True))}
    assert {t.applied(choice) for t in trades} == better and len(trades) == len(better)

    points = frontier(tables, links, allowed)
    best = best_improvement(points, before)
    products = [(p[0] - before[0]) * (p[1] - before[1]) for p, _ in treaties if p[0] > before[0] and p[1] > before[1]]
    assert (best is None) == (not products)
    if best:
        assert (best.first - before[0]) * (best.second - before[1]) == max(products)
        assert improvements(points, before)[0] == best


@settings(max_examples=100, deadline=None)
@given(domains(), st.tuples(st.integers(1, 30), st.integers(1, 30)))
def test_below_frontier(domain: Domain, treaty: tuple[int, int]) -> None:
    """The distance is the least by which both must be scaled up until nothing is better for both."""
    points = frontier(*domain)
    k = below_frontier_percent_k(points, treaty)
    if k is None:
        assert not points
        return
    assert 0 <= k < 10_000

    def inside(hundredths: int) -> bool:
        scale = 1 / (1 - Fraction(hundredths, 10_000))
        return any(p.first > treaty[0] * scale and p.second > treaty[1] * scale for p in points)

    assert not inside(k)
    assert k == 0 or inside(k - 1)


def test_portsmouth() -> None:
    """History's treaty lies 0.7 % below the frontier, and three trades would have bettered it for both."""
    for links, treaty in (((), (577, 603)), (LINKS, (581, 609))):
        assert total(TABLES, links, HISTORY) == treaty
        points = frontier(TABLES, links)
        k = below_frontier_percent_k(points, treaty)
        assert k == 66, "0.7 %"
        assert improvements(points, treaty)
        trades = pairwise_trades(TABLES, links, HISTORY)
        named = [tuple((NAMES[a], "abcdefg"[o]) for a, o in zip(t.articles, t.options, strict=True)) for t in trades]
        assert named == [
            (("evac", "d"), ("fish", "a")),
            (("guards", "d"), ("fish", "a")),
            (("evac", "d"), ("consent", "b")),
        ]


def test_portsmouth_change() -> None:
    """Some more for Japan takes one article; what is enough already takes none; too much cannot be had."""
    change = cheapest_change(TABLES, LINKS, HISTORY, 0, 590)
    assert change is not None and len(change.articles) == 1 and change.points[0] >= 590
    assert cheapest_change(TABLES, LINKS, HISTORY, 1, 609) == (HISTORY, (), (581, 609))
    assert cheapest_change(TABLES, LINKS, HISTORY, 0, 10_000) is None


def test_what_does_not_fit() -> None:
    """Any side but the two, and a treaty of another length, are refused; without a frontier there is no distance."""
    with pytest.raises(ValueError, match="side"):
        cheapest_change(TABLES, LINKS, HISTORY, 2, 0)
    with pytest.raises(ValueError, match="articles"):
        cheapest_change(TABLES, LINKS, HISTORY[1:], 0, 0)
    assert below_frontier_percent_k((), (1, 1)) is None
    assert below_frontier_percent_k(frontier(TABLES), (0, 5)) is None
