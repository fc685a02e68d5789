"""Frontiers that are kept are those that would be reckoned anew."""

from __future__ import annotations

from game.ai.efficient import efficient
from game.bargaining.frontier import frontier
from game.bargaining.points import Limits, Link, Tables

TABLES: Tables = (((9, 0), (5, 4), (0, 7)), ((6, 0), (4, 5), (0, 8)), ((3, 0), (0, 9)))
OTHER: Tables = (((9, 0), (5, 4), (0, 6)), *TABLES[1:])
ALL: Limits = ((0, 1, 2), (0, 1, 2), (0, 1))
SOME: Limits = ((0, 1), (0, 1, 2), (1,))
LINK = Link((0, 1), {(1, 1): (5, 5), (0, 2): (-9, 0)})
SAME_PLACE = Link((0, 1), {(1, 1): (5, 4), (0, 2): (-9, 0)})


def test_kept_or_not_it_is_the_same() -> None:
    """Other points, links or limits are other questions; the same question twice has the same answer."""
    asked = [
        (tables, links, limits)
        for tables in (TABLES, OTHER)
        for links in ((), (LINK,), (SAME_PLACE,), (Link(LINK.articles, dict(LINK.values)),))
        for limits in (ALL, SOME)
    ]
    assert len({frontier(*question) for question in asked}) > 4
    for _ in range(2):
        for question in asked:
            assert efficient(*question) == frontier(*question)
