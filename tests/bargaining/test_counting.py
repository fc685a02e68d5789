"""Counts against enumeration and against the product of options."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given, settings, strategies as st

from game.bargaining.counting import count_at_least, count_grid, inside
from game.bargaining.points import Limits, Link, Pair, Tables, both, checked, packages

from .helpers import HISTORY, LINKS, TABLES, domains, every_treaty, treaty

Domain = tuple[Tables, tuple[Link, ...], Limits | None]


@settings(max_examples=200, deadline=None)
@given(domains(), st.lists(st.tuples(st.integers(-30, 50), st.integers(-30, 50)), max_size=12), st.sampled_from([1, 9]))
def test_equals_enumeration(domain: Domain, thresholds: list[Pair], left_out: int) -> None:
    """Every count is that of all treaties written out, however much is left out of the grid."""
    tables, links, allowed = domain
    pairs = [pair for pair, _ in every_treaty(tables, links, allowed)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("game.bargaining.counting.LEFT_OUT", left_out)
        grid = count_grid(tables, links, allowed)
        assert grid.treaties == len(pairs) == packages(checked(tables, allowed))
        for one, two in thresholds:
            number = sum(a >= one and b >= two for a, b in pairs)
            assert grid.at_least(one, two) == count_at_least(tables, one, two, links, allowed) == number
    for pair, number in Counter(pairs).items():
        assert grid.exactly(*pair) == number
        assert grid.better_for_both(pair) == sum(a > pair[0] and b > pair[1] for a, b in pairs)
        for side in (0, 1):
            below = sum(p[side] < pair[side] for p in pairs)
            assert grid.percentile(side, pair[side]) == 10_000 * below // len(pairs)
    assert grid.exactly(-99, 0) == grid.exactly(99, 0) == grid.exactly(0, 999) == 0


def test_nothing_open() -> None:
    """With an article of which nothing is open there is no treaty to count."""
    grid = count_grid(TABLES, LINKS, ((),) * len(TABLES))
    assert (grid.treaties, grid.at_least(0, 0), grid.exactly(0, 0), grid.percentile(0, 5)) == (0, 0, 0, 0)
    assert count_at_least(TABLES, 0, 0, LINKS, ((),) * len(TABLES)) == 0
    with pytest.raises(ValueError, match="side"):
        grid.at_least_for(2, 0)


def test_no_article() -> None:
    """Without articles there is one treaty, the empty one."""
    assert count_grid(()).treaties == 1
    assert count_at_least((), 0, 0) == 1


def at_best(letters: str, favoured: int) -> Limits:
    """A mandate: nothing worse than these options; the first side's ladders fall, the second's rise."""
    limits = []
    for option, table in zip(treaty(letters), TABLES, strict=True):
        limits.append(tuple(range(option + 1) if favoured == 0 else range(option, len(table))))
    return tuple(limits)


def test_portsmouth_within_the_mandates_of_29_august() -> None:
    """The last column of PORTSMOUTH.md's table, every entry taken as a mandate."""
    japan, russia = at_best("bddccbcdccfdebbb", 0), at_best("bcbccbccc" + "bfddbbb", 1)
    assert inside(TABLES, japan, russia) == 48
    limits = both(japan, russia)
    assert packages(limits) == 48
    assert all(option in opened for option, opened in zip(HISTORY, limits, strict=True))
    assert count_at_least(TABLES, 532, 566, LINKS, limits) == 48, "all above both walk-aways"
    first = at_best("bddccbbda" + "cbcebbb", 0), at_best("bcbccbdcf" + "bfddbbb", 1)
    assert inside(TABLES, *first) == 0


def test_portsmouth_grid() -> None:
    """The whole of Portsmouth is counted, and one threshold read from the grid is the same counted alone."""
    for links in ((), LINKS):
        grid = count_grid(TABLES, links)
        assert grid.treaties == 44_100_000_000
        assert grid.at_least(537, 532) == count_at_least(TABLES, 537, 532, links)
        assert 0 < grid.percentile(0, 577) < 10_000


def test_portsmouth_within_the_binding_mandates_of_29_august() -> None:
    """Only what binds, each by the side that holds it; walk-aways 532 and 566, links left out."""
    japan, russia = at_best("bdeedbcecdfdedcc", 0), at_best("aaaaaacccafadaaa", 1)
    assert inside(TABLES, japan, russia) == 5_529_600
    limits = both(japan, russia)
    assert packages(limits) == 5_529_600
    assert count_at_least(TABLES, 532, 566, (), limits) == 324_872
    assert count_grid(TABLES, (), limits).at_least(532, 566) == 324_872


def test_many_counts_are_fast() -> None:
    """As many as `analyse` needs, with nothing cut by mandates: three times the bar."""
    start = time.process_time()
    for side in range(30):
        count_at_least(TABLES, 530 + side % 5, 560 + side, LINKS)
    assert time.process_time() - start < 3
