"""How the other side may come down in the offers that are left, as weighted courses.

A course goes on from where they are now by a power of the time used: standing firm, evenly, late, at the very last.
It may also hold that they would take less than they ask for.  Courses are weighed by how well they explain the path so
far and the packages of mine that they have turned down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from game.ai.concession import SHARP, SURE, WARY, Course, chance
from game.ai.revealed import WHOLE

POWERS = ((0, 5), (1, 4), (2, 2), (4, 1), (12, 1))
"""Powers of time by which they come down, each with its weight."""
SLACKS = ((0, 8), (150_000, 1), (350_000, 1))
"""How much less than they ask they would take, in millionths of their stake, each with its weight."""
SHIFTS = ((-15, 1), (0, 2), (15, 1))
"""By how many tenths of its sharpened doubt every margin is misjudged, each with its weight."""
LOWEST = 650_000
"""Nobody is expected to give up more than this."""
LOOSENESS = 30_000
"""How far their path is expected to stray from a course."""
SUREST = 950
"""The most that one package turned down may tell against a course (per mille)."""
UNIT = 10**9
HEAVIEST = 10**6
"""The weight of the likeliest course."""
ERRATIC = 750
"""The most that the chance of a package is put at (per mille) with those who do not come down steadily."""
LATELY = 7
"""How many of their latest packages show whether they come down steadily."""
STEADY = (600, 830)
"""From what part of all their moves being downward (per mille) they begin to be trusted, and are trusted wholly."""
STAGES = 9
"""How many of the offers left are planned one by one; in longer talks the one laid now and the last ones."""
LAST_WORD = 57
"""How much better their last offer of all is expected to be (per mille of what there is to win)."""
CREDIT = 300
"""How much of what they come down further is expected to reach me (per mille of what it has brought so far)."""


class Watched(NamedTuple):
    """What the talks have shown so far."""

    step: int
    left: int
    """How many of my offers will still be answered, the one laid now among them."""
    answered: bool
    """Whether the last of these is answered by an offer that I may still take."""
    level: int
    path: tuple[int, ...]
    """What each of their packages is thought to have cost them, in order."""
    brought: tuple[int, ...]
    """What each of their packages was worth to me."""
    span: int
    """What there is to win, in my points."""
    refused: tuple[tuple[int, int], ...]
    """Of packages turned down: by how much each was thought better for them than their word then, and the doubt."""


def courses(watched: Watched) -> tuple[Course, ...]:
    """Return the courses that they may take, each with its weight of at least 1."""
    found = []
    shifted = {slack: _standing(watched, slack) for slack, _ in SLACKS}
    for power, prior in POWERS:
        rises = _rises(watched, power)
        brings = _brings(watched, rises)
        fitting = UNIT * prior * _fit(watched, power)
        for slack, likely in SLACKS:
            further = tuple([rise + slack for rise in rises])
            for (shift, part), standing in zip(SHIFTS, shifted[slack], strict=True):
                weight = fitting * likely * part
                for kept in standing:
                    weight = weight * kept // SURE
                found.append(Course(weight, shift, further, brings))
    top = max(1, *[course.weight for course in found])
    return tuple([Course(one * HEAVIEST // top or 1, shift, further, brings) for one, shift, further, brings in found])


def trust(path: Sequence[int]) -> int:
    """Return how far what is reckoned of them may be trusted (per mille, `ERRATIC` to `SURE`): the more steadily they
    have come down of late, the further; who stands still or goes to and fro may have reasons that are not seen.
    """
    late = path[-LATELY:]
    moved = sum(abs(after - before) for before, after in pairwise(late))
    down = 1000 * max(0, late[-1] - late[0]) // (moved + LOOSENESS)
    least, most = STEADY
    return ERRATIC + (SURE - ERRATIC) * max(0, min(down, most) - least) // (most - least)


def hopeless(level: int, step: int, margins: Iterable[tuple[int, int]]) -> bool:
    """Return whether no package with one of these margins and doubts has a chance to be taken now, on whatever course,
    by those who have come down by `level` after so many turns of mine.
    """
    most, now = max(level, LOWEST), max(1, step)
    grown = max([_grown(level, [step + 1], now, power)[0] for power, _ in POWERS])
    further = max(0, min(grown, most) - level) + max([slack for slack, _ in SLACKS])
    shift = max([shift for shift, _ in SHIFTS])
    return not any(chance(SHARP * (margin - WARY + further) // doubt + shift) for margin, doubt in margins)


def steady(brought: Sequence[int]) -> int:
    """What their next package brings if they do not come down: the mean of the last three (at least one)."""
    return sum(brought[-3:]) // len(brought[-3:])


def _rises(watched: Watched, power: int) -> tuple[int, ...]:
    """What they come down beyond their level by the answer to each of my offers still planned."""
    level, now = watched.level, max(1, watched.step)
    stages = min(watched.left, STAGES)
    waits = [0, *range(watched.left - stages + 1, watched.left)]
    grown = _grown(level, [watched.step + 1 + wait for wait in waits], now, power)
    most = max(level, LOWEST)
    return tuple([max(0, min(one, most) - level) for one in grown])


def _brings(watched: Watched, rises: Sequence[int]) -> tuple[int, ...]:
    """What the offers that answer mine are expected to be worth to me; nought where none can be taken any more."""
    got, usual = watched.brought, steady(watched.brought)
    gained, level = max(got) - got[0], max(1, watched.level)
    brings = [usual + CREDIT * gained * rise // (1000 * level) for rise in rises]
    return (*brings[:-1], brings[-1] + watched.span * LAST_WORD // 1000 if watched.answered else 0)


def _fit(watched: Watched, power: int) -> int:
    """A weight that falls as the later half of their path strays from this course."""
    size = len(watched.path)
    late = range(size // 2, size)
    thought = _grown(watched.level, [k + 1 for k in late], size, power)
    error = sum([(one - other) ** 2 for one, other in zip(watched.path[late[0] :], thought, strict=True)]) // len(late)
    return UNIT * LOOSENESS**4 // (LOOSENESS**2 + error) ** 2 + 1


def _standing(watched: Watched, slack: int) -> list[list[int]]:
    """For each shift what is left of a course's weight (per mille) by each package turned down, but for those that
    leave it whole; no single one rules a course out.
    """
    tenths = [SHARP * (margin - WARY + slack) // doubt for margin, doubt in watched.refused]
    left = [[SURE - min(chance(each + shift), SUREST) for each in tenths] for shift, _ in SHIFTS]
    return [[part for part in parts if part < SURE] for parts in left]


def _grown(level: int, times: Sequence[int], now: int, power: int) -> list[int]:
    """What has been given up by each time, if it grows as a power of time and is `level` now."""
    whole = int(now**power)
    return [min(WHOLE, level * int(time**power) // whole) for time in times]
