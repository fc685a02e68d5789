"""How to spend the offers that are left: what to lay now, and what the whole rest of the talks is worth.

Each candidate package has, under each guess at the other side's behaviour (a *course*), a chance to be taken at each of
the offers left.  Going backward over these offers gives the package to lay at each, the same under every course, and
the worth of going on.  Chances are in thousandths; what the other side gains or gives is in millionths of its stake.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import chain
from operator import mul
from typing import NamedTuple

from game.ai.lanes import Lanes, Table, lanes, stride_for, table
from game.ai.ramps import Ramp, ramps_of

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
LAST_PLACE = 2 * (MIDDLE - WIDEST)
"""The place of the surest chance in a course's table; those of their own packages come after it."""


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
    """One guess at how they come down, with a weight (at least 1) for each guess at how margins are misjudged.

    `shifts` says by how many tenths every margin is misjudged, at most `WIDEST`; `further[k]` is what they come down by
    until my k-th offer from now is answered (0 is the one laid now), `brings[k]` the worth to me of the offer with
    which they answer it.
    """

    weights: tuple[int, ...]
    shifts: tuple[int, ...]
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
    prior = [weight for course in courses for weight in course.weights]
    outlook = _outlook(candidates, courses, nothing, trust, SURE * sum(prior))
    laid = _backward(outlook, [prior] * len(outlook.stages))
    if len(laid.picked) > 1:
        laid = _backward(outlook, _forward(laid.chances, prior))
    told = [score + outlook.least for score in laid.scores]
    picked = laid.picked
    return Plan(max(told), tuple([candidates[one] for one in picked]), tuple(told))


_Rows = tuple[tuple[int, ...], ...]
"""Chances at every place, one a shift."""


class _Stage(NamedTuple):
    """One of the offers left: all chances; for each course the places of the candidates' chances, and the chances at
    every place, one a shift; and what the answer brings under each shift of each course.
    """

    chances: Lanes
    places: tuple[bytes, ...]
    rows: tuple[_Rows, ...]
    brings: tuple[int, ...]

    def of(self, candidate: int) -> list[int]:
        """The chances of one candidate under every shift of every course."""
        return [one for places, rows in zip(self.places, self.rows, strict=True) for one in rows[places[candidate]]]


class _Outlook(NamedTuple):
    """What is planned over: all worths are counted from `least`, so that none is below 0."""

    stages: list[_Stage]
    worths: list[int]
    nothing: int
    least: int


@lru_cache(maxsize=1024)
def _curves(shifts: tuple[int, ...], trust: int) -> tuple[tuple[Table, ...], _Rows]:
    """The chances by the places of `_places`, at most `trust`: for each shift as a table for lanes, and for each place
    those of all shifts.
    """
    found = [
        [*(trust * one // SURE for one in CHANCES[WIDEST + by : len(CHANCES) - WIDEST + by]), OWN_WORD, REFUSED_WORD]
        for by in shifts
    ]
    return tuple([table(curve) for curve in found]), tuple(zip(*found, strict=True))


def _ramp(candidate: Candidate) -> Ramp:
    """How the place of a candidate's chance rises with what they come down; that of a package of theirs stays."""
    if candidate.theirs:
        return LAST_PLACE + (2 if candidate.refused else 1), 0
    return SHARP * (candidate.margin - WARY) + (MIDDLE - WIDEST) * candidate.doubt, candidate.doubt


def _places(candidates: Sequence[Candidate], furthers: Sequence[int]) -> bytes:
    """The places of all candidates' chances for each of these ways to come down, one after the other."""
    ramps = ramps_of([_ramp(candidate) for candidate in candidates], LAST_PLACE, SHARP * furthers[-1])
    return ramps.at([SHARP * further for further in furthers])


def _columns(together: bytes, many: int, tables: Sequence[Table], stride: int) -> list[tuple[int, ...]]:
    """For each run of places the chances of all candidates, a number a table."""
    return list(zip(*lanes(together, many, tables, stride), strict=True))


def _outlook(
    candidates: Sequence[Candidate], courses: Sequence[Course], nothing: int, trust: int, whole: int
) -> _Outlook:
    """The stages with the chances of all candidates under all courses, with room for all sums of `_gains`, `whole`
    being the most that the weights come to.
    """
    worths, many = [candidate.worth for candidate in candidates], len(candidates)
    ends = [nothing, *worths, *chain.from_iterable([course.brings for course in courses])]
    least = min(ends)
    stride = stride_for(whole * (max(ends) - least + 1))
    furthers = sorted(set().union(*[course.further for course in courses]))
    together = _places(candidates, furthers)
    places = {further: together[at * many : (at + 1) * many] for at, further in enumerate(furthers)}
    made: dict[tuple[int, ...], dict[int, tuple[int, ...]]] = {}
    columns, paths, rows, brings = [], [], [], []
    for shifts, further, brought in [course[1:] for course in courses]:
        tables, curves = _curves(shifts, trust)
        if shifts not in made:
            made[shifts] = dict(zip(furthers, _columns(together, many, tables, stride), strict=True))
        columns.append(map(made[shifts].__getitem__, further))
        paths.append(map(places.__getitem__, further))
        rows.append(curves)
        brings += [[one - least for one in brought]] * len(shifts)
    stages = [
        _Stage(Lanes(tuple(chain.from_iterable(each)), many, stride), path, tuple(rows), reached)
        for each, path, reached in zip(
            zip(*columns, strict=True), zip(*paths, strict=True), zip(*brings, strict=True), strict=True
        )
    ]
    return _Outlook(stages, [worth - least for worth in worths], nothing - least, least)


class _Laid(NamedTuple):
    """Which candidate to lay at each stage, its chances there under every course, and the worth of laying each
    candidate at the first stage.
    """

    picked: list[int]
    chances: list[list[int]]
    scores: list[int]


def _backward(outlook: _Outlook, weights: Sequence[Sequence[int]]) -> _Laid:
    """Return what to lay, planned from the last stage to the first."""
    stages, worths = outlook.stages, outlook.worths
    picked: list[int] = []
    chances: list[list[int]] = []
    nothing = outlook.nothing
    after = [one if one > nothing else nothing for one in stages[-1].brings]
    for at in range(len(stages) - 1, 0, -1):
        whole, gains = _gains(worths, stages[at].chances, weights[at], after)
        best = _first_best(gains, whole)
        own, taken = worths[best], stages[at].of(best)
        picked.append(best)
        chances.append(taken)
        after = [
            brought if brought > (worth := rest + part * (own - rest) // SURE) else worth
            for brought, part, rest in zip(stages[at - 1].brings, taken, after, strict=True)
        ]
    whole, gains = _gains(worths, stages[0].chances, weights[0], after)
    scores = [gain // whole for gain in gains]
    picked.append(scores.index(max(scores)))
    chances.append(stages[0].of(picked[-1]))
    return _Laid(picked[::-1], chances[::-1], scores)


def _gains(
    worths: Sequence[int], chances: Lanes, weights: Sequence[int], after: Sequence[int]
) -> tuple[int, list[int]]:
    """Return a whole, and as so many parts of it what each candidate is expected to be worth, laid at a stage where the
    courses have these weights.
    """
    lost = list(map(mul, weights, after))
    refused = SURE * sum(lost)
    both = zip(worths, chances.weighed(weights), chances.weighed(lost), strict=True)
    return SURE * sum(weights), [refused + worth * taken - given for worth, taken, given in both]


def _first_best(gains: Sequence[int], whole: int) -> int:
    """The first of those worth most, fractions of a point left out."""
    least = max(gains) // whole * whole
    return next(n for n, gain in enumerate(gains) if gain >= least)


def _forward(chances: Sequence[Sequence[int]], prior: list[int]) -> list[list[int]]:
    """Return the weights of the courses at each stage, given that all packages laid before it were turned down."""
    found, weights = [prior], prior
    for taken in chances[:-1]:
        weights = [w * (SURE - p) // SURE or 1 for w, p in zip(weights, taken, strict=True)]
        found.append(weights)
    return found
