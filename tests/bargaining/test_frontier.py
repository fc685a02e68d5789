"""The frontier against enumeration, ties and links included, and its speed."""

from __future__ import annotations

import random
import time
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given, settings

from game.bargaining.counting import count_at_least, count_grid
from game.bargaining.frontier import best_at_least, frontier
from game.bargaining.points import (
    Limits,
    Link,
    Pair,
    Tables,
    TooWide,
    both,
    checked,
    everything,
    fixed,
    packages,
    swapped,
    total,
)

from .helpers import HISTORY, LINKS, NAMES, TABLES, domains, efficient, every_treaty

Domain = tuple[Tables, tuple[Link, ...], Limits | None]


@settings(max_examples=300, deadline=None)
@given(domains())
def test_equals_enumeration(domain: Domain) -> None:
    """The frontier is that of all treaties written out, links and limits included."""
    tables, links, allowed = domain
    assert [tuple(p) for p in frontier(tables, links, allowed)] == efficient(every_treaty(tables, links, allowed))


@settings(max_examples=60, deadline=None)
@given(domains())
def test_parties_exchanged(domain: Domain) -> None:
    """With the parties exchanged it is the same frontier read backwards."""
    tables, links, allowed = domain
    other = frontier(*swapped(tables, links), allowed)
    assert [p.points for p in frontier(tables, links, allowed)] == [p.points[::-1] for p in reversed(other)]


@settings(max_examples=60, deadline=None)
@given(domains())
def test_best_at_least(domain: Domain) -> None:
    """Of the efficient treaties that give a party so much, the one that leaves the other the most."""
    points = frontier(*domain)
    for side in (0, 1):
        for target in range(-40, 80, 3):
            fitting = [p for p in points if p.points[side] >= target]
            best = max(fitting, key=lambda p: p.points[1 - side]) if fitting else None
            assert best_at_least(points, side, target) == best


@settings(max_examples=60, deadline=None)
@given(domains())
def test_with_a_least_the_frontier_ends_there(domain: Domain) -> None:
    """What is asked for from some worth to the first party on is the same as the whole frontier cut off there."""
    points = frontier(*domain)
    for least in range(-40, 80, 7):
        assert frontier(*domain, least) == tuple(point for point in points if point.first >= least)
    assert frontier((), (), None, 1) == ()


def test_at_most_so_many_are_evenly_spread_from_the_first_to_the_last() -> None:
    """With `at_most` the ends stay, nothing is added, and all are kept where there are no more of them."""
    every = frontier(TABLES)
    some = frontier(TABLES, at_most=5)
    assert len(every) > 5 == len(some)
    assert (some[0], some[-1]) == (every[0], every[-1])
    assert set(some) <= set(every)
    assert frontier(TABLES, at_most=len(every)) == every


def test_plain_tables_have_the_frontier_of_all_options_open() -> None:
    """Without links and limits the treaties are those found with every option named as open."""
    opened = [range(len(table)) for table in TABLES]
    assert frontier(TABLES) == frontier(TABLES, (), opened)


def test_a_side_is_nought_or_one() -> None:
    """There is no third party to ask for."""
    with pytest.raises(ValueError, match="side"):
        best_at_least((), 2, 0)


def test_ties_go_to_the_smallest_treaty() -> None:
    """Of treaties with the same points the lexicographically smallest stands on the frontier."""
    table = ((0, 0), (1, 1), (1, 1))
    assert frontier((table, table)) == ((2, 2, (1, 1)),)
    trade = ((0, 1), (1, 0))
    assert [p.choice for p in frontier((trade, trade))] == [(1, 1), (0, 1), (0, 0)]


@pytest.mark.parametrize("shape", ["star", "chain", "ring", "clique"])
def test_wider_links_equal_enumeration(shape: str) -> None:
    """Links that tie several articles together, in every shape that is taken on, change neither frontier nor counts."""
    draws = random.Random(shape)
    tables = tuple(tuple((draws.randint(0, 20), draws.randint(0, 20)) for _ in range(3)) for _ in range(6))
    pairs = {
        "star": [(3, i) for i in (0, 1, 2, 4, 5)],
        "chain": [(4, 0), (0, 2), (2, 5), (5, 1), (1, 3)],
        "ring": [(i, (i + 1) % 6) for i in range(6)],
        "clique": list(combinations((0, 2, 3, 4, 5), 2)),
    }[shape]
    links = tuple(
        Link(pair, {cell: (draws.randint(-9, 9), draws.randint(-9, 9)) for cell in product(range(3), repeat=2)})
        for pair in pairs
    )
    treaties = every_treaty(tables, links, None)
    assert [tuple(p) for p in frontier(tables, links)] == efficient(treaties)
    for one, two in ((0, 0), (50, 50), (60, 70), (80, 40)):
        number = sum(a >= one and b >= two for (a, b), _ in treaties)
        assert count_grid(tables, links).at_least(one, two) == count_at_least(tables, one, two, links) == number


def test_a_knot_too_wide_names_its_articles() -> None:
    """Links in too wide a knot are refused with its articles named; one article held, or one link less, is enough."""
    tables: Tables = tuple(((0, 1), (1, 0)) for _ in range(8))
    knot = (1, 2, 3, 5, 6, 7)
    links = tuple(Link(pair, {(0, 0): (1, 1)}) for pair in combinations(knot, 2))
    with pytest.raises(TooWide) as caught:
        frontier(tables, links)
    assert caught.value.cycle == knot
    assert frontier(tables, links, fixed(everything(tables), {5: 0}))
    assert frontier(tables, links[1:])


def test_limits_and_links_must_fit() -> None:
    """Limits, links and treaties that do not fit the tables are refused; repeats and order do not matter."""
    for allowed in (((0,),), ((0,), (2,)), ((-1,), (0,))):
        with pytest.raises(ValueError):
            frontier((((0, 0), (1, 1)),) * 2, (), allowed)
    with pytest.raises(ValueError):
        frontier((((0, 0),),), (Link((1,), {}),))
    misfits: list[tuple[tuple[int, ...], dict[tuple[int, ...], Pair]]]
    misfits = [((), {}), ((0, 0), {}), ((-1,), {}), ((0, 1), {(0,): (1, 1)})]
    for articles, cells in misfits:
        with pytest.raises(ValueError):
            Link(articles, cells)
    with pytest.raises(ValueError):
        total(TABLES, LINKS, HISTORY[:-1])
    with pytest.raises(ValueError):
        both(((0,),), ())
    assert checked((((0, 0), (1, 1)),), ((1, 0, 1),)) == ((0, 1),)
    assert both(((0, 1), (2,)), ((1, 2), (0,))) == ((1,), ())


def test_no_treaty_and_no_article() -> None:
    """An article of which nothing is open leaves no treaty; no article at all leaves the empty one."""
    assert frontier((((0, 0),),), (), ((),)) == ()
    assert frontier(()) == ((0, 0, ()),)


def test_portsmouth() -> None:
    """The figures of Portsmouth: how many treaties, what history was worth, and a frontier that only falls."""
    assert packages(everything(TABLES)) == 44_100_000_000
    assert total(TABLES, (), HISTORY) == (577, 603)
    assert total(TABLES, LINKS, HISTORY) == (581, 609)
    for links in ((), LINKS):
        points = frontier(TABLES, links)
        assert all(total(TABLES, links, p.choice) == p.points for p in points)
        assert all(a.first > b.first and a.second < b.second for a, b in pairwise(points))
    held = fixed(everything(TABLES), {NAMES.index("sakhalin"): 2})
    assert all(p.choice[NAMES.index("sakhalin")] == 2 for p in frontier(TABLES, LINKS, held))


def test_it_is_fast() -> None:
    """Three times the bars, so that a busy machine does not fail the suite; `bench` measures them."""
    for links, bar in (((), 0.018), (LINKS, 0.060)):
        spent = []
        for _ in range(7):
            start = time.process_time()
            frontier(TABLES, links)
            spent.append(time.process_time() - start)
        assert sorted(spent)[3] < bar
