"""Beliefs as whole weights over hypotheses, and tables of points averaged by them.

Weights are whole numbers of at least nought that sum to exactly `WHOLE`; a hypothesis is named by its position.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeAlias

from game.bargaining.points import Pair, Tables

WHOLE = 1_000_000
"""What the weights of all hypotheses sum to."""

Weights: TypeAlias = tuple[int, ...]


def normalised(raw: Sequence[int]) -> Weights:
    """Return weights in proportion to `raw`, each rounded down, the remainder to the largest, then the lowest position.

    Raises ValueError when a number is negative or all are nought.
    """
    whole = sum(raw)
    if whole <= 0 or min(raw) < 0:
        raise ValueError(f"weights need numbers of at least 0, one of them above, not {tuple(raw)}")
    weights = [WHOLE * one // whole for one in raw]
    weights[raw.index(max(raw))] += WHOLE - sum(weights)
    return tuple(weights)


def uniform(count: int) -> Weights:
    """Return equal weights over `count` hypotheses.  Raises ValueError when there is none."""
    return normalised((1,) * count)


def update(weights: Weights, likelihoods: Sequence[int], floor: int = 0) -> Weights:
    """Return the weights after an observation, by Bayes's rule.

    `likelihoods` says for each hypothesis how likely the observation was, in whole numbers of any one scale.  An
    observation that no hypothesis with weight allows teaches nothing: the weights stay.  With `floor`
    every hypothesis that had weight keeps about that much (out of `WHOLE`), so that no rounding or single surprise
    rules it out for good.  Raises ValueError on a different number of likelihoods, a negative one or a negative floor.
    """
    if len(likelihoods) != len(weights):
        raise ValueError(f"{len(likelihoods)} likelihoods for {len(weights)} hypotheses")
    if floor < 0 or min(likelihoods) < 0:
        raise ValueError("likelihoods and floor are at least 0")
    raw = [weight * likelihood for weight, likelihood in zip(weights, likelihoods, strict=True)]
    if not any(raw):
        return weights
    fresh = normalised(raw)
    if not floor:
        return fresh
    return normalised([max(new, floor) if old else 0 for new, old in zip(fresh, weights, strict=True)])


def updated(weights: Weights, observations: Sequence[Sequence[int]], floor: int = 0) -> Weights:
    """Return the weights after several observations in order; see `update`."""
    for likelihoods in observations:
        weights = update(weights, likelihoods, floor)
    return weights


def blended(weights: Weights, other: Weights, per_mille: int) -> Weights:
    """Return `weights` moved towards `other` by `per_mille` thousandths.  Raises ValueError outside 0..1000."""
    if not 0 <= per_mille <= 1000:
        raise ValueError(f"per mille lies in 0..1000, not {per_mille}")
    return normalised([a * (1000 - per_mille) + b * per_mille for a, b in zip(weights, other, strict=True)])


def likeliest(weights: Weights) -> int:
    """Return the position of the greatest weight, the lowest one on a tie."""
    return weights.index(max(weights))


def expected(weights: Weights, values: Sequence[int], scale: int = 1) -> int:
    """Return `scale` times the weighted average of one value per hypothesis, floored once after the sum."""
    return scale * sum(w * v for w, v in zip(weights, values, strict=True)) // WHOLE


def expected_pair(weights: Weights, pairs: Sequence[Pair], scale: int = 1) -> Pair:
    """Return both parties' expected points, each floored once after the sum; see `expected`."""
    return expected(weights, [a for a, _ in pairs], scale), expected(weights, [b for _, b in pairs], scale)


def expected_tables(weights: Weights, tables: Sequence[Tables], scale: int = 1) -> Tables:
    """Return the tables of expected points, given one set of tables of equal shape per hypothesis.

    `scale` keeps fractions: with 100, points come in hundredths.  Raises ValueError when shapes differ.
    """
    if len(tables) != len(weights):
        raise ValueError(f"{len(tables)} sets of tables for {len(weights)} hypotheses")
    return tuple(
        tuple(expected_pair(weights, pairs, scale) for pairs in zip(*articles, strict=True))
        for articles in zip(*tables, strict=True)
    )
