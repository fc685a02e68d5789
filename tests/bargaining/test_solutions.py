"""Solutions against their definitions in exact fractions."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given, settings, strategies as st

from game.bargaining.frontier import Frontier, FrontierPoint, frontier
from game.bargaining.points import Limits, Link, Pair, Tables
from game.bargaining.solutions import Solutions, egalitarian, kalai_smorodinsky, nash, solutions, utilitarian

from .helpers import LINKS, TABLES, domains

Domain = tuple[Tables, tuple[Link, ...], Limits | None]


def line(*pairs: Pair) -> Frontier:
    return tuple(FrontierPoint(a, b, (i,)) for i, (a, b) in enumerate(pairs))


@settings(max_examples=150, deadline=None)
@given(domains(), st.tuples(st.integers(-20, 20), st.integers(-20, 20)))
def test_definitions(domain: Domain, disagreement: Pair) -> None:
    """Each solution is what its definition says, in exact fractions, among individually rational treaties."""
    points = frontier(*domain)
    found = solutions(points, disagreement)
    gains = {p: (p.first - disagreement[0], p.second - disagreement[1]) for p in points}
    gains = {p: g for p, g in gains.items() if min(g) >= 0}
    if not gains:
        assert found == (None, None, None, None)
        return
    assert found.nash and gains[found.nash][0] * gains[found.nash][1] == max(a * b for a, b in gains.values())
    assert found.egalitarian and min(gains[found.egalitarian]) == max(map(min, gains.values()))
    assert found.utilitarian and sum(gains[found.utilitarian]) == max(map(sum, gains.values()))
    most = max(a for a, _ in gains.values()), max(b for _, b in gains.values())
    if min(most) > 0:
        shares = {p: min(Fraction(a, most[0]), Fraction(b, most[1])) for p, (a, b) in gains.items()}
        assert found.kalai_smorodinsky and shares[found.kalai_smorodinsky] == max(shares.values())


def test_ties() -> None:
    """Ties fall to the greater smaller gain, then to the greater sum, then to more for the first party."""
    points = line((6, 0), (4, 3), (3, 4), (0, 6))
    assert [p.points for p in solutions(points, (0, 0)) if p] == [(4, 3)] * 4
    assert nash(line((3, 0), (0, 5)), (0, 0)) == (0, 5, (1,))
    assert utilitarian(line((9, 1), (5, 5), (1, 9)), (0, 0)) == (5, 5, (1,))
    assert egalitarian(line((9, 2), (2, 8)), (0, 0)) == (9, 2, (0,))


def test_one_party_cannot_gain() -> None:
    """Where one party cannot gain the other takes what there is; where nothing is rational there is no solution."""
    assert kalai_smorodinsky(line((5, 9), (4, 12)), (5, 3)) == (5, 9, (0,))
    assert solutions(line((5, 9)), (6, 0)) == Solutions(None, None, None, None)
    assert solutions((), (0, 0)) == Solutions(None, None, None, None)


def test_portsmouth() -> None:
    """At Portsmouth all four solutions give both sides more than war would."""
    found = solutions(frontier(TABLES, LINKS), (537, 532))
    for point in found:
        assert point is not None and point.first > 537 and point.second > 532
