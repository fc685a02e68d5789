"""How to spend the offers that are left: what to lay now, and what the whole rest of the talks is worth.

Each candidate package has, under each guess at the other side's behaviour (a *course*), a chance to be taken at each of
the offers left.  Going backward over these offers gives the package to lay at each, the same under every course, and
the worth of going on.  Chances are in thousandths; what the other side gains or gives is in millionths of its stake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

SURE = 1000
SHARP = 28
"""Tenths of a standard deviation per doubt of margin, once the part common to all packages is in a course's shift."""
WARY = 30_000
"""How much better for them than their word a package must be thought to be for an even chance."""
OWN_WORD = 970
"""The chance that they take what they have laid themselves."""
FIRMNESS = 4
"""The power of time by which the least to ask for now falls."""
CURVE = (1, 2, 3, 5, 7, 11, 15, 22, 29, 40, 52, 67, 84, 106, 131, 159, 191, 227, 266, 308, 354, 401, 450, 500)
"""Chance that a normal error stays below -2.3, -2.2 .. 0 standard deviations."""

Chances: TypeAlias = list[list[int]]
"""Per candidate and course, the chance to be taken."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A package that might be laid, and by how much it is thought better for them than their own latest word."""

    package: tuple[int, ...]
    worth: int
    margin: int
    doubt: int
    theirs: bool = False
    """Whether they have laid it themselves."""


@dataclass(frozen=True, slots=True)
class Course:
    """One guess at their behaviour.

    `further[k]` is what they come down by until my k-th offer from now is answered (0 is the one laid now), `brings[k]`
    the worth to me of the offer with which they answer it; `shift` says by how many tenths every margin is misjudged.
    """

    weight: int
    shift: int
    further: tuple[int, ...]
    brings: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What going on is worth, what to lay at each of the offers left, and the worth of laying each candidate now."""

    worth: int
    packages: tuple[Candidate, ...]
    scores: tuple[int, ...]


def chance(tenths: int) -> int:
    """Return the chance (per mille) that a normal error stays below `tenths` tenths of its standard deviation."""
    middle = len(CURVE) - 1
    if abs(tenths) > middle:
        return SURE if tenths > 0 else 0
    return CURVE[middle + tenths] if tenths <= 0 else SURE - CURVE[middle - tenths]


def lowest_now(best: int, least: int, step: int, last: int) -> int:
    """Return the least to ask for at `step`, of 0..`last`: nearly `best` for long, `least` at the last offer.

    Earlier offers lower than this would only spend what the later ones are for.
    """
    last = max(1, last)
    return best - (best - least) * int(step**FIRMNESS) // int(last**FIRMNESS)


def planned(candidates: Sequence[Candidate], courses: Sequence[Course], nothing: int) -> Plan:
    """Return the best plan over the offers for which the courses reach; `nothing` is the worth of no treaty.

    Raises ValueError when there is no candidate, no course or no offer to come.
    """
    if not candidates or not courses or not courses[0].further:
        raise ValueError("a plan needs candidates, courses and an offer to come")
    stages = len(courses[0].further)
    chances = [[[_taken(c, course, stage) for course in courses] for c in candidates] for stage in range(stages)]
    prior = [course.weight for course in courses]
    weights = [prior] * stages
    picked, after = _backward(candidates, courses, chances, weights, nothing)
    weights = _forward(picked, chances, prior)
    picked, after = _backward(candidates, courses, chances, weights, nothing)
    scores = _scores(candidates, chances[0], prior, after)
    return Plan(max(scores), tuple(candidates[one] for one in picked), tuple(scores))


def _taken(candidate: Candidate, course: Course, stage: int) -> int:
    if candidate.theirs:
        return OWN_WORD
    margin = candidate.margin - WARY + course.further[stage]
    return chance(course.shift + SHARP * margin // candidate.doubt)


def _backward(
    candidates: Sequence[Candidate],
    courses: Sequence[Course],
    chances: Sequence[Chances],
    weights: Sequence[Sequence[int]],
    nothing: int,
) -> tuple[list[int], list[int]]:
    """Return which candidate to lay at each stage, and per course the worth of what follows the first refusal."""
    worth = after = [nothing] * len(courses)
    picked: list[int] = []
    for stage in range(len(chances) - 1, -1, -1):
        after = [max(course.brings[stage], value) for course, value in zip(courses, worth, strict=True)]
        scores = _scores(candidates, chances[stage], weights[stage], after)
        best = scores.index(max(scores))
        picked.append(best)
        own, row = candidates[best].worth, chances[stage][best]
        worth = [(p * own + (SURE - p) * rest) // SURE for p, rest in zip(row, after, strict=True)]
    return picked[::-1], after


def _scores(
    candidates: Sequence[Candidate], chances: Chances, weights: Sequence[int], after: Sequence[int]
) -> list[int]:
    """Return per candidate its expected worth, laid at a stage where the courses have these weights."""
    whole = SURE * sum(weights)
    refused = SURE * sum(w * rest for w, rest in zip(weights, after, strict=True))
    found = []
    for candidate, row in zip(candidates, chances, strict=True):
        own = candidate.worth
        gain = sum(w * p * (own - rest) for w, p, rest in zip(weights, row, after, strict=True))
        found.append((refused + gain) // whole)
    return found


def _forward(picked: Sequence[int], chances: Sequence[Chances], prior: list[int]) -> list[list[int]]:
    """Return the weights of the courses at each stage, given that all packages before it were turned down."""
    found, weights = [], prior
    for stage, best in enumerate(picked):
        found.append(weights)
        weights = [max(1, w * (SURE - p) // SURE) for w, p in zip(weights, chances[stage][best], strict=True)]
    return found
