"""Weights always sum to the whole, and follow Bayes's rule."""

from __future__ import annotations

import pytest
from hypothesis import given, strategies as st

from game.bargaining.beliefs import (
    WHOLE,
    blended,
    expected,
    expected_tables,
    likeliest,
    normalised,
    uniform,
    update,
    updated,
)

raws = st.lists(st.integers(0, 10**9), min_size=1, max_size=8).filter(any)


@given(raws)
def test_weights_sum_to_the_whole(raw: list[int]) -> None:
    """Weights in proportion sum to exactly the whole; only the largest takes up what rounding left."""
    weights = normalised(raw)
    assert sum(weights) == WHOLE and min(weights) >= 0
    largest = raw.index(max(raw))
    for i, (weight, one) in enumerate(zip(weights, raw, strict=True)):
        assert i == largest or weight == WHOLE * one // sum(raw)


@given(raws, st.data())
def test_update(raw: list[int], data: st.DataObject) -> None:
    """An observation changes weights by Bayes's rule; one that nothing allows teaches nothing, and a floor is kept."""
    weights = normalised(raw)
    likelihoods = data.draw(st.lists(st.integers(0, 1000), min_size=len(raw), max_size=len(raw)))
    after = update(weights, likelihoods, floor := data.draw(st.sampled_from([0, 0, 500])))
    assert sum(after) == WHOLE
    if not any(w * k for w, k in zip(weights, likelihoods, strict=True)):
        assert after == weights
    elif floor == 0:
        assert after == normalised([w * k for w, k in zip(weights, likelihoods, strict=True)])
    else:
        assert all(new >= 490 for new, old in zip(after, weights, strict=True) if old)


def test_remainder_to_the_largest_then_the_lowest() -> None:
    """Ties and remainders go to the largest number, then to the lowest position."""
    assert uniform(3) == (333_334, 333_333, 333_333)
    assert normalised((1, 3, 3)) == (142_857, 428_572, 428_571)
    assert updated(uniform(4), [(1, 1, 2, 0), (1, 3, 2, 9)]) == (125_000, 375_000, 500_000, 0)
    assert likeliest((5, 7, 7)) == 1
    assert blended((WHOLE, 0), (0, WHOLE), 250) == (750_000, 250_000)


def test_expected_tables_floor_once() -> None:
    """An expectation is floored once, after the sum, below nought as well; a scale keeps fractions."""
    weights = (333_334, 333_333, 333_333)
    assert expected(weights, (1, 1, 1)) == 1
    assert expected(weights, (-1, 0, 0)) == -1
    one = (((10, -1), (3, 0)),)
    two = (((11, 0), (4, 0)),)
    assert expected_tables((500_000, 500_000), (one, two)) == (((10, -1), (3, 0)),)
    assert expected_tables((500_000, 500_000), (one, two), 100) == (((1050, -50), (350, 0)),)


def test_what_does_not_fit() -> None:
    """Numbers below nought, none above it, and lengths that differ are refused."""
    for bad in ((), (0, 0), (1, -1), (3, -1)):
        with pytest.raises(ValueError):
            normalised(bad)
    with pytest.raises(ValueError):
        update((WHOLE,), (1, 2))
    with pytest.raises(ValueError):
        update((WHOLE,), (-1,))
    with pytest.raises(ValueError):
        update((WHOLE,), (1,), -1)
    with pytest.raises(ValueError):
        blended((WHOLE,), (WHOLE,), 1001)
    with pytest.raises(ValueError):
        expected_tables((WHOLE,), ())
    with pytest.raises(ValueError):
        expected_tables((500_000, 500_000), ((((1, 1),),), ()))
