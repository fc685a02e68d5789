"""How to spend the offers that are left: what to lay now, and what the whole rest of the talks is worth.

Each candidate package has, under each guess at the other side's behaviour (a *course*), a chance to be taken at each of
the offers left.  Going backward over these offers gives the package to lay at each, the same under every course, and
the worth of going on.  Chances are in thousandths; what the other side gains or gives is in millionths of its stake.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import mul
from typing import TypeAlias

SURE = 1000
SHARP = 28
"""Tenths of a standard deviation per doubt of margin, once the part common to all packages is in a course's shift."""
WARY = 30_000
"""How much better for them than their word a package must be thought to be for an even chance."""
OWN_WORD = 600
"""The chance that they take what they have laid themselves, once they have laid something else."""
REFUSED_WORD = 250
"""The same once they have turned it down."""
FIRMNESS = 4
"""The power of time by which the least to ask for now falls."""
CURVE = (1, 2, 3, 5, 7, 11, 15, 22, 29, 40, 52, 67, 84, 106, 131, 159, 191, 227, 266, 308, 354, 401, 450, 500)
"""Chance that a normal error stays below -2.3, -2.2 .. 0 standard deviations."""
WIDEST = 20
"""The most by which a course may shift a margin."""
MIDDLE = len(CURVE) + 2 * WIDEST
CHANCES = (*[0] * (2 * WIDEST + 1), *CURVE, *(SURE - one for one in CURVE[-2::-1]), *[SURE] * (2 * WIDEST + 1))
"""The chances of all tenths that matter, that of nought at `MIDDLE`."""

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
    refused: bool = False
    """Whether they have turned it down all the same."""


@dataclass(frozen=True, slots=True)
class Course:
    """One guess at their behaviour.

    `further[k]` is what they come down by until my k-th offer from now is answered (0 is the one laid now), `brings[k]`
    the worth to me of the offer with which they answer it; `shift` says by how many tenths every margin is misjudged,
    at most `WIDEST`.
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
    return CHANCES[max(0, min(len(CHANCES) - 1, MIDDLE + tenths))]


def lowest_now(best: int, least: int, step: int, last: int, firmness: int = FIRMNESS) -> int:
    """Return the least to ask for at `step`, of 0..`last`: nearly `best` for long, `least` at the last offer.

    Earlier offers lower than this would only spend what the later ones are for.
    """
    last = max(1, last)
    return best - (best - least) * int(step**firmness) // int(last**firmness)


def planned(candidates: Sequence[Candidate], courses: Sequence[Course], nothing: int, trust: int = SURE) -> Plan:
    """Return the best plan over the offers for which the courses reach; `nothing` is the worth of no treaty, `trust`
    (per mille) the most that the chance of a package of mine is put at, however good it seems to be for them.

    Raises ValueError when there is no candidate, no course or no offer to come.
    """
    if not candidates or not courses or not courses[0].further:
        raise ValueError("a plan needs candidates, courses and an offer to come")
    chances = _chances(candidates, courses, trust)
    prior = [course.weight for course in courses]
    weights = [prior] * len(chances)
    picked, after = _backward(candidates, courses, chances, weights, nothing)
    weights = _forward(picked, chances, prior)
    picked, after = _backward(candidates, courses, chances, weights, nothing)
    scores = _scores(candidates, chances[0], prior, after)
    return Plan(max(scores), tuple(candidates[one] for one in picked), tuple(scores))


def _taken(
    candidate: Candidate, ways: Sequence[int], shifts: Sequence[tuple[int, int]], curve: Sequence[int]
) -> list[int]:
    """The chance under each course that a candidate is taken; `ways` are what they come down by, once each, `shifts`
    per course which of these is meant and by how much the margin is misjudged, `curve` the chances of `CHANCES`.
    """
    if candidate.theirs:
        return [REFUSED_WORD if candidate.refused else OWN_WORD] * len(shifts)
    margin, doubt = candidate.margin - WARY, candidate.doubt
    tenths = [max(WIDEST, min(2 * MIDDLE - WIDEST, MIDDLE + SHARP * (margin + way) // doubt)) for way in ways]
    return [curve[tenths[way] + shift] for way, shift in shifts]


def _chances(candidates: Sequence[Candidate], courses: Sequence[Course], trust: int) -> list[Chances]:
    """Per stage the chances of all candidates under all courses."""
    distinct = list(dict.fromkeys(course.further for course in courses))
    places = {further: place for place, further in enumerate(distinct)}
    shifts = [(places[course.further], course.shift) for course in courses]
    curve = [trust * one // SURE for one in CHANCES]
    stages = range(len(courses[0].further))
    return [[_taken(c, [way[stage] for way in distinct], shifts, curve) for c in candidates] for stage in stages]


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
    lost = [w * rest for w, rest in zip(weights, after, strict=True)]
    refused = SURE * sum(lost)
    return [
        (refused + candidate.worth * sum(map(mul, weights, row)) - sum(map(mul, lost, row))) // whole
        for candidate, row in zip(candidates, chances, strict=True)
    ]


def _forward(picked: Sequence[int], chances: Sequence[Chances], prior: list[int]) -> list[list[int]]:
    """Return the weights of the courses at each stage, given that all packages before it were turned down."""
    found, weights = [], prior
    for stage, best in enumerate(picked):
        found.append(weights)
        weights = [max(1, w * (SURE - p) // SURE) for w, p in zip(weights, chances[stage][best], strict=True)]
    return found
