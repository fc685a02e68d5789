"""The frontier against NegMAS's own, where NegMAS is installed; elsewhere nothing here runs."""

from __future__ import annotations

import pytest

from game.bargaining.frontier import frontier
from game.bargaining.points import total
from tests.benchmarks.frontier_ratio import SIZES, domain, negmas_frontier

pytest.importorskip("negmas")


@pytest.mark.parametrize("seed", range(40))
def test_equals_negmas(seed: int) -> None:
    """On tables of a thousand and of ten thousand treaties both find the same pairs; each choice is worth its pair."""
    tables = domain(SIZES[seed % 2], seed)
    found = frontier(tables)
    assert {point.points for point in found} == negmas_frontier(tables)()
    assert all(total(tables, (), point.choice) == point.points for point in found)
