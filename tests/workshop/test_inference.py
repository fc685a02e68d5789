"""Intervals and chances, held against tables and against plain counting."""

from __future__ import annotations

from itertools import product
from statistics import NormalDist

import pytest

from game.workshop.inference import either_way, holm, student_p, student_t, unseen, wilson


@pytest.mark.parametrize(
    ("freedom", "table"), [(1, 12.706), (2, 4.303), (5, 2.571), (10, 2.228), (30, 2.042), (120, 1.980)]
)
def test_student_agrees_with_the_tables(freedom: int, table: float) -> None:
    """The 95 % points of Student's t are those printed in every table, and their chance is 5 %."""
    assert student_t(freedom) == pytest.approx(table, abs=6e-4)
    assert student_p(student_t(freedom), freedom) == pytest.approx(0.05)


def test_student_in_the_limit() -> None:
    """With many games it is the normal one; no difference comes by chance always, an endless one never."""
    assert student_t(10**6) == pytest.approx(NormalDist().inv_cdf(0.975), abs=1e-5)
    assert student_p(0.0, 9) == 1
    assert student_p(float("inf"), 9) == 0
    assert student_p(-2.5, 9) == student_p(2.5, 9)


def test_wilson() -> None:
    """Published values, and the ends where nothing or everything was seen."""
    assert wilson(50, 100) == pytest.approx((0.4038, 0.5962), abs=1e-4)
    assert wilson(1, 10) == pytest.approx((0.0179, 0.4042), abs=1e-4)
    assert wilson(0, 20) == pytest.approx((0, 0.1611), abs=1e-4)
    assert wilson(20, 20) == pytest.approx((0.8389, 1), abs=1e-4)


def test_a_fair_coin_counted() -> None:
    """The exact test is plain counting of all throws."""
    for throws in range(9):
        for heads in range(throws + 1):
            far = abs(2 * heads - throws)
            ways = sum(abs(2 * sum(coins) - throws) >= far for coins in product((0, 1), repeat=throws))
            assert either_way(heads, throws - heads) == pytest.approx(ways / 2**throws)


def test_holm() -> None:
    """The smallest counts for all questions, the next for one less; none becomes less doubtful than one before."""
    assert holm([0.01, 0.04, 0.03]) == pytest.approx((0.03, 0.06, 0.06))
    assert holm([0.5, 0.9]) == (1, 1)
    assert holm([]) == ()


def test_what_was_never_seen() -> None:
    """Nothing in 200 leaves room for about 1.5 %; it is the share that would be missed one time in twenty."""
    assert unseen(200) == pytest.approx(0.0149, abs=1e-4)
    assert (1 - unseen(37)) ** 37 == pytest.approx(0.05)
