"""How to spend the offers that are left: what to lay now, and what the whole rest of the talks is worth.

Each candidate package has, under each guess at the other side's behaviour (a *course*), a chance to be taken at each of
the offers left.  Going backward over these offers gives the package to lay at each, the same under every course, and
the worth of going on.  Chances are in thousandths; what the other side gains or gives is in millionths of its stake.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import groupby
from operator import attrgetter, mul
from typing import NamedTuple

from game.ai.lanes import Lanes, lanes, stride_for, table

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


class Candidate(NamedTuple):
    """A package that might be laid, and by how much it is thought better for them than their own latest word."""

    package: tuple[int, ...]
    worth: int
    margin: int
    doubt: int
    theirs: bool = False
    """Whether they have laid it themselves."""
    refused: bool = False
    """Whether they have turned it down all the same."""


class Course(NamedTuple):
    """One guess at their behaviour.

    `further[k]` is what they come down by until my k-th offer from now is answered (0 is the one laid now), `brings[k]`
    the worth to me of the offer with which they answer it; `shift` says by how many tenths every margin is misjudged,
    at most `WIDEST`.
    """

    weight: int
    shift: int
    further: tuple[int, ...]
    brings: tuple[int, ...]


class Plan(NamedTuple):
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
    chances = _chances(candidates, courses, nothing, trust)
    prior = [course.weight for course in courses]
    weights = [prior] * len(chances)
    picked, _ = _backward(candidates, courses, chances, weights, nothing)
    weights = _forward(picked, chances, prior)
    picked, scores = _backward(candidates, courses, chances, weights, nothing)
    return Plan(max(scores), tuple([candidates[one] for one in picked]), tuple(scores))


@lru_cache(maxsize=1024)
def _curve(shift: int, trust: int) -> bytes:
    """The chances by the places of `_places`, misjudged by `shift` tenths and at most `trust`, as a table for lanes."""
    curve = [trust * one // SURE for one in CHANCES[WIDEST + shift : len(CHANCES) - WIDEST + shift]]
    return table([*curve, OWN_WORD, REFUSED_WORD])


def _places(marks: Sequence[tuple[int, int, int]], further: int) -> bytes:
    """Per candidate, given by its mark, the place of its chance once they have come down by `further`."""
    most, more = 2 * (MIDDLE - WIDEST), SHARP * further
    found = []
    for margin, doubt, kind in marks:
        tenths = MIDDLE - WIDEST + (margin + more) // doubt
        found.append(kind or (0 if tenths < 0 else tenths if tenths < most else most))
    return bytes(found)


def _marked(candidate: Candidate) -> tuple[int, int, int]:
    """The sharpened margin, the doubt, and for one of their own packages the place of its chance (else nought)."""
    kind = 2 * (MIDDLE - WIDEST) + (2 if candidate.refused else 1) if candidate.theirs else 0
    return SHARP * (candidate.margin - WARY), candidate.doubt, kind


def _chances(candidates: Sequence[Candidate], courses: Sequence[Course], nothing: int, trust: int) -> list[Lanes]:
    """Per stage the chances of all candidates under all courses, with room for all sums of `_scores`."""
    worths = [
        nothing,
        *(candidate.worth for candidate in candidates),
        *(most for one in courses for most in one.brings),
    ]
    weight = sum([course.weight for course in courses])
    stride = stride_for(SURE * weight * (max(worths) - min(worths) + 1))
    runs = [
        (further, tuple([_curve(course.shift, trust) for course in run]))
        for further, run in groupby(courses, attrgetter("further"))
    ]
    marks = [_marked(candidate) for candidate in candidates]
    made: dict[tuple[int, tuple[bytes, ...]], list[int]] = {}
    for further, curves in runs:
        for each in further:
            if (each, curves) not in made:
                made[each, curves] = lanes(_places(marks, each), curves, stride)
    stages = range(len(courses[0].further))
    return [
        Lanes(tuple([one for further, curves in runs for one in made[further[stage], curves]]), len(marks), stride)
        for stage in stages
    ]


def _backward(
    candidates: Sequence[Candidate],
    courses: Sequence[Course],
    chances: Sequence[Lanes],
    weights: Sequence[Sequence[int]],
    nothing: int,
) -> tuple[list[int], list[int]]:
    """Return which candidate to lay at each stage, and the worth of laying each at the first."""
    worth = [nothing] * len(courses)
    scores: list[int] = []
    brings = [course.brings for course in courses]
    picked: list[int] = []
    for stage in range(len(chances) - 1, -1, -1):
        after = [one[stage] if one[stage] > value else value for one, value in zip(brings, worth, strict=True)]
        scores = _scores(candidates, chances[stage], weights[stage], after)
        best = scores.index(max(scores))
        picked.append(best)
        own, row = candidates[best].worth, chances[stage].of(best)
        worth = [(p * own + (SURE - p) * rest) // SURE for p, rest in zip(row, after, strict=True)]
    return picked[::-1], scores


def _scores(candidates: Sequence[Candidate], chances: Lanes, weights: Sequence[int], after: Sequence[int]) -> list[int]:
    """Return per candidate its expected worth, laid at a stage where the courses have these weights."""
    whole, least = SURE * sum(weights), min(after)
    refused = SURE * sum(map(mul, weights, after))
    lost = [weight * (rest - least) for weight, rest in zip(weights, after, strict=True)]
    return [
        (refused + (candidate.worth - least) * taken - given) // whole
        for candidate, taken, given in zip(candidates, chances.weighed(weights), chances.weighed(lost), strict=True)
    ]


def _forward(picked: Sequence[int], chances: Sequence[Lanes], prior: list[int]) -> list[list[int]]:
    """Return the weights of the courses at each stage, given that all packages before it were turned down."""
    found, weights = [], prior
    for stage, best in enumerate(picked):
        found.append(weights)
        row = chances[stage].of(best)
        weights = [max(1, w * (SURE - p) // SURE) for w, p in zip(weights, row, strict=True)]
    return found
