"""How the other side may come down in the offers that are left, as weighted courses.

A course goes on from where they are now by a power of the time used: standing firm, evenly, late, at the very last.
It may also hold that they would take less than they ask for.  Courses are weighed by how well they explain the path so
far and the packages of mine that they have turned down.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import prod
from operator import sub
from typing import NamedTuple

from game.ai.concession import CHANCES, MIDDLE, SHARP, SURE, WARY, WIDEST, Course, chance
from game.ai.revealed import WHOLE

POWERS = ((0, 5), (1, 4), (2, 2), (4, 1), (12, 1))
"""Powers of time by which they come down, each with its weight."""
SLACKS = ((0, 8), (150_000, 1), (350_000, 1))
"""How much less than they ask they would take, in millionths of their stake, each with its weight."""
SHIFTS = ((-15, 1), (0, 2), (15, 1))
"""By how many tenths of its sharpened doubt every margin is misjudged, each with its weight."""
FAR = MIDDLE - WIDEST
"""So many tenths off a chance is sure or none, however it is shifted."""
LOWEST = 650_000
"""Nobody is expected to give up more than this."""
LOOSENESS = 30_000
"""How far their path is expected to stray from a course."""
SUREST = 950
"""The most that one package turned down may tell against a course (per mille)."""
LEFT = tuple(SURE - min(chance, SUREST) for chance in CHANCES)
"""What one package turned down leaves of a course's weight, by its place among the chances (per mille)."""
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
    """Return the courses that they may take, each with weights of at least 1."""
    paths, found = [], []
    told = [[likely * part for part in _told(watched, slack)] for slack, likely in SLACKS]
    shifts = tuple([shift for shift, _ in SHIFTS])
    usual, gained = steady(watched.brought), max(watched.brought) - watched.brought[0]
    times = _times(watched)
    for power, prior in POWERS:
        rises = _rises(watched.level, max(1, watched.step), times, power)
        brings = _brings(watched, usual, gained, rises)
        fitting = prior * _fit(watched, power)
        for (slack, _), parts in zip(SLACKS, told, strict=True):
            paths.append((tuple([rise + slack for rise in rises]), brings))
            found.append([fitting * part for part in parts])
    top = max(map(max, found))
    return tuple(
        [
            Course(tuple([one * HEAVIEST // top or 1 for one in weights]), shifts, further, brings)
            for weights, (further, brings) in zip(found, paths, strict=True)
        ]
    )


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
    rise = max([_rises(level, max(1, step), [step + 1], power)[0] for power, _ in POWERS])
    further = rise + max([slack for slack, _ in SLACKS])
    shift = max([shift for shift, _ in SHIFTS])
    return not any(chance(SHARP * (margin - WARY + further) // doubt + shift) for margin, doubt in margins)


def steady(brought: Sequence[int]) -> int:
    """What their next package brings if they do not come down: the mean of the last three (at least one)."""
    return sum(brought[-3:]) // len(brought[-3:])


def _times(watched: Watched) -> list[int]:
    """When my offers that are planned one by one are answered, counted as the steps are."""
    first, end = watched.step + 1, watched.step + 1 + watched.left
    return [first, *range(end - min(watched.left, STAGES) + 1, end)]


def _rises(level: int, now: int, times: Sequence[int], power: int) -> tuple[int, ...]:
    """What they come down beyond their level by these times, none before now."""
    if level >= LOWEST:
        return (0,) * len(times)
    grown = _grown(level, times, now, power)
    return tuple([one - level if one < LOWEST else LOWEST - level for one in grown])


def _brings(watched: Watched, usual: int, gained: int, rises: Sequence[int]) -> tuple[int, ...]:
    """What the offers that answer mine are expected to be worth to me; nought where none can be taken any more."""
    level = 1000 * max(1, watched.level)
    brings = [usual + CREDIT * gained * rise // level for rise in rises]
    return (*brings[:-1], brings[-1] + watched.span * LAST_WORD // 1000 if watched.answered else 0)


def _fit(watched: Watched, power: int) -> int:
    """A weight that falls as the later half of their path strays from this course."""
    size = len(watched.path)
    late = range(size // 2 + 1, size + 1)
    thought = _grown(watched.level, late, size, power)
    strays = map(sub, watched.path[size // 2 :], thought)
    loose = LOOSENESS**2 + sum([stray * stray for stray in strays]) // len(late)
    fit: int = UNIT * LOOSENESS**4 // (loose * loose) + 1
    return fit


def _told(watched: Watched, slack: int) -> list[int]:
    """For each shift its weight times what the packages turned down leave of it; no single one rules a course out."""
    tenths = [SHARP * (margin - WARY + slack) // doubt for margin, doubt in watched.refused]
    places = [MIDDLE + (one if -FAR < one < FAR else FAR if one > 0 else -FAR) for one in tenths]
    return [part * prod([LEFT[place + shift] for place in places]) for shift, part in SHIFTS]


def _grown(level: int, times: Sequence[int], now: int, power: int) -> list[int]:
    """What has been given up by each time, if it grows as a power of time and is `level` now."""
    whole: int = now**power
    return [min(WHOLE, level * time**power // whole) for time in times]
