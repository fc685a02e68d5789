"""What samples tell of the whole: intervals, the doubt in a difference, and care where many questions are asked."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, inf, lgamma, log, log1p, sqrt
from statistics import NormalDist

CONFIDENCE = 0.95
TINY = 1e-300
CLOSE = 1e-15
MOST_TERMS = 500
HALVINGS = 200
WIDEST = 1e9


def wilson(part: int, whole: int, confidence: float = CONFIDENCE) -> tuple[float, float]:
    """Wilson's interval for a share of `part` in `whole` (at least 1), which holds at 0 and at all of them too."""
    z = NormalDist().inv_cdf(0.5 + confidence / 2)
    share, spread = part / whole, z * z / whole
    middle = (share + spread / 2) / (1 + spread)
    margin = z / (1 + spread) * sqrt(share * (1 - share) / whole + spread / (4 * whole))
    return (0.0 if part == 0 else max(0.0, middle - margin)), (1.0 if part == whole else min(1.0, middle + margin))


def student_p(t: float, freedom: int) -> float:
    """How often chance alone gives Student's t of at least that size, either way (`freedom` at least 1)."""
    return 1.0 if t == 0 else 0.0 if t in (inf, -inf) else _beta(freedom / (freedom + t * t), freedom / 2, 0.5)


def student_t(freedom: int, confidence: float = CONFIDENCE) -> float:
    """Standard errors on either side of a mean that hold that share of means (`freedom` at least 1)."""
    low, high = 0.0, WIDEST
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        low, high = (middle, high) if student_p(middle, freedom) > 1 - confidence else (low, middle)
    return (low + high) / 2


def either_way(one: int, other: int) -> float:
    """How often a fair coin parts `one` + `other` throws at least so unevenly (McNemar's exact test)."""
    throws = one + other
    ways = tail = 1
    for n in range(min(one, other)):
        ways = ways * (throws - n) // (n + 1)
        tail += ways
    return min(1.0, float(2 * tail / 2**throws))


def holm(chances: Sequence[float]) -> tuple[float, ...]:
    """Each chance made honest for having asked all the questions at once, by Holm's method; in the order given."""
    order = sorted(range(len(chances)), key=lambda n: chances[n])
    found = [0.0] * len(chances)
    highest = 0.0
    for place, n in enumerate(order):
        highest = max(highest, min(1.0, (len(chances) - place) * chances[n]))
        found[n] = highest
    return tuple(found)


def unseen(whole: int, confidence: float = CONFIDENCE) -> float:
    """The greatest share that something may have which was not seen once in `whole` cases (at least 1)."""
    return float(1 - (1 - confidence) ** (1 / whole))


def _beta(x: float, a: float, b: float) -> float:
    """The regularised incomplete beta function, by its continued fraction (Lentz)."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - _beta(1 - x, b, a)
    front = exp(lgamma(a + b) - lgamma(a) - lgamma(b) + a * log(x) + b * log1p(-x)) / a
    c, d = 1.0, 1 / _away(1 - (a + b) * x / (a + 1))
    found = d
    for m in range(1, MOST_TERMS):
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _away(1 + term * d)
            c = _away(1 + term / c)
            found *= c * d
        if abs(c * d - 1) < CLOSE:
            break
    return front * found


def _away(number: float) -> float:
    """The number, kept off zero."""
    return TINY if abs(number) < TINY else number
