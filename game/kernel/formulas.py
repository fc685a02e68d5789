"""Sums of signed, named terms over tracks and meters: walk-aways, cable odds, ratification, war (R8, R10, R11, R17).

The data of a formula is public; what it gives depends on the numbers put in. The rules put in the true ones, a view
puts in what its seat can read, so the same sum is computed in one place only.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.kernel.conditions import ALWAYS, Condition


@dataclass(frozen=True, slots=True)
class TrackTerm:
    """`coefficient` times (track - `pivot`), counted only while `when` holds."""

    track: int
    coefficient: int
    pivot: int = 0
    when: Condition = ALWAYS


@dataclass(frozen=True, slots=True)
class WalkAway:
    """Points without a treaty, in hundredths: `base` + sum of coefficient x track."""

    base: int
    terms: tuple[TrackTerm, ...]

    def points(self, tracks: Sequence[int], extra: int = 0) -> int:
        """Whole points: one floor division after the sum. `extra` is the doctrine's own base, in points."""
        total = self.base + 100 * extra
        total += sum(term.coefficient * (tracks[term.track] - term.pivot) for term in self.terms)
        return total // 100


@dataclass(frozen=True, slots=True)
class CapitalRule:
    """How one capital answers cables and treaties; everything in per mille.

    `standing` is per point of standing over 50; `step` per step already granted; the rest are sums of track terms.
    `articles` narrows a track term to some articles, by index (empty: to all).
    """

    cable_base: int
    cable_step: int
    cable_standing: int
    cable_terms: tuple[tuple[TrackTerm, tuple[int, ...]], ...]
    ratify_base: int
    ratify_margin: int
    ratify_standing: int
    ratify_world: int
    ratify_goodwill: int
    ratify_terms: tuple[TrackTerm, ...]


@dataclass(frozen=True, slots=True)
class OrderRule:
    """When a capital may send the order to go home (R1b); per mille."""

    first_sitting: int
    base: int
    growth: int
    patience: int
    terms: tuple[TrackTerm, ...]


STUBBORNNESS: tuple[tuple[str, int], ...] = (("soft", 1), ("firm", 2), ("hard", 3), ("never", 6))
"""What one step beyond a line of each kind weighs."""


def weight_of(kind: str) -> int:
    """How heavily a step beyond a line of `kind` counts: 1 soft, 2 firm, 3 hard, 6 never."""
    return dict(STUBBORNNESS)[kind]
