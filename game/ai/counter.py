"""What to lay now and from what worth on to take theirs: the one way of bargaining of the plain bargainer and of a
delegation.

Whoever asks brings the packages that it could lay (efficient as far as it can tell, within its orders) and what the
talks have shown; links, mandates and the form in which a package is laid are its own matter.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from game.ai.concession import FIRMNESS, Candidate, lowest_now, planned
from game.ai.courses import Watched, courses, hopeless, steady, trust
from game.ai.revealed import Package, Revealed
from game.bargaining.frontier import evenly

FINE = 500
"""Millionths of their stake told apart when packages are compared."""
CANDIDATES = 16
"""How many packages are weighed at most; their own best comes to them."""
MEMORY = 10
"""How many of my latest packages still tell something by having been turned down."""
DREAD = 143
"""By how much no treaty is feared more than it costs, as all that follow per mille of what there is to win."""
FRESH = 6
"""How much worse in prospect a package not yet laid may be than one already laid."""
LATE = 2
PATIENCE = 29
"""How much above the worth of going on an offer must bring per offer still to come, until `LATE` are left."""
PATIENT = 10


@dataclass(frozen=True, slots=True)
class Talks:
    """What one side knows of the talks when it speaks, in its own whole points."""

    step: int
    """How many of my turns have gone by, from 0."""
    left: int
    """How many of my packages will still be answered, the one laid now among them; 0 if none."""
    answered: bool
    """Whether the last of these is answered by a package that I may still take."""
    best: int
    """What the most is worth that I may ask for."""
    nothing: int
    """What no treaty is worth; no package below it is taken."""
    heard: tuple[Package, ...]
    """Their packages, in order; at least one."""
    brought: tuple[int, ...]
    """What each of them is worth to me."""
    laid: tuple[tuple[int, Package], ...]
    """My packages, in order, each with the number of theirs that I had heard when I laid it."""
    belief: Revealed
    firmness: int = FIRMNESS
    """The power of time by which the least to ask for now falls."""

    @property
    def span(self) -> int:
        """What there is to win, at least 1."""
        return max(1, self.best - self.nothing)


@dataclass(frozen=True, slots=True)
class Counter:
    """What to lay, from what worth on theirs is the better choice, and why."""

    chosen: Candidate
    enough: int
    worth: int
    """What going on is worth, the fear of no treaty included."""
    lowest: int
    """The least that was to be asked for now."""


def counter(talks: Talks, candidates: Sequence[Candidate]) -> Counter:
    """Return the best of `candidates` to lay now; ValueError when there is none."""
    if not candidates:
        raise ValueError("a counter needs a candidate")
    if talks.left <= 0:
        return Counter(_dearest(candidates), talks.nothing, talks.nothing, talks.nothing)
    fear = talks.nothing - talks.span * DREAD // 1000
    watched = _watched(talks)
    plan = planned(candidates, courses(watched), fear, trust(watched.path))
    lowest = _lowest(talks)
    chosen = _chosen(talks, candidates, plan.scores, lowest)
    enough = max(talks.nothing, min(chosen.worth, plan.worth + _patience(talks)))
    return Counter(chosen, enough, plan.worth, lowest)


def dearest_only(talks: Talks, best: int, second: int) -> bool:
    """Return whether `counter` would lay the package worth most to me, `best`, and turn theirs down, as is plain
    before any other package is looked at; `second` is the most that any other package brings.

    It is plain while no other asks for enough, and their latest brings less than a plan is worth at the least: their
    next word will bring about as much as their last ones did.
    """
    lowest = _lowest(talks)
    plain = talks.left > LATE and second < min(lowest, best) and best >= talks.nothing
    return plain and _turned_down(talks, lowest, best)


def unplanned(talks: Talks, efficient: Sequence[tuple[Package, int]]) -> Package | None:
    """Return what `counter` would lay where that is plain without a plan, theirs being turned down; else None.

    It is plain while of the packages that ask for enough only one might be laid, or none has a chance to be taken now,
    so that one serves as well as another; and their latest brings less than a plan is worth at the least.
    """
    if talks.left <= LATE:
        return None
    lowest = _lowest(talks)
    able = [one for one in _thinned(talks, efficient) if one[1] >= lowest]
    if not able:
        return None
    laid = {package for _, package in talks.laid}
    package, worth = next((one for one in able if one[0] not in laid), able[0])
    if not _turned_down(talks, lowest, worth):
        return None
    margins = (talks.belief.margin(one) for one, _ in reversed(able))
    return package if len(able) == 1 or hopeless(talks.belief.level, talks.step, margins) else None


def _lowest(talks: Talks) -> int:
    """The least that is to be asked for now."""
    return lowest_now(talks.best, talks.nothing, talks.step, talks.step + talks.left - 1, talks.firmness)


def _turned_down(talks: Talks, lowest: int, worth: int) -> bool:
    """Whether their latest is surely turned down for a package of mine worth so much, and none of theirs is enough."""
    best = max(talks.brought)
    enough = max(talks.nothing, min(worth, steady(talks.brought) + _patience(talks)))
    return best < max(lowest, talks.nothing) and talks.brought[-1] < enough


def _patience(talks: Talks) -> int:
    """How much more than the worth of going on an offer must bring now to be taken."""
    return talks.span * PATIENCE // 1000 * min(talks.left - 1, PATIENT) if talks.left > LATE else 0


def candidates_of(talks: Talks, efficient: Iterable[tuple[Package, int]], theirs: bool = True) -> list[Candidate]:
    """Return what might be laid, of packages with their worth to me: at most `CANDIDATES`, evenly thinned, none below
    `nothing`; and with `theirs` the best package that they have laid, if it is worth that.  May be empty.
    """
    able = _thinned(talks, efficient)
    margins = talks.belief.margins([package for package, _ in able])
    found = [Candidate(*one, *margin) for one, margin in zip(able, margins, strict=True)]
    best = max(range(len(talks.heard)), key=talks.brought.__getitem__)
    if theirs and talks.brought[best] >= talks.nothing:
        refused = any(package == talks.heard[best] for _, package in talks.laid)
        found.append(Candidate(talks.heard[best], talks.brought[best], 0, 1, theirs=True, refused=refused))
    return found


def their_points(belief: Revealed) -> list[list[int]]:
    """Return per article and option what it is thought to be worth to them, cautiously, in small whole points from 0:
    the second column for an efficient frontier.
    """
    return [[(max(losses) - loss) // FINE for loss in losses] for losses in belief.cautious()]


def _thinned(talks: Talks, efficient: Iterable[tuple[Package, int]]) -> list[tuple[Package, int]]:
    return evenly([one for one in efficient if one[1] >= talks.nothing], CANDIDATES)


def _chosen(talks: Talks, candidates: Sequence[Candidate], scores: Sequence[int], lowest: int) -> Candidate:
    """The candidate with the best prospect that does not give too much for now; a new one if nearly as good."""
    able = [one for one, candidate in enumerate(candidates) if candidate.worth >= lowest]
    if not able:
        able = [candidates.index(_dearest(candidates))]
    top = max(scores[one] for one in able)
    laid = {package for _, package in talks.laid}
    near = [one for one in able if scores[one] >= top - talks.span * FRESH // 1000]
    new = [one for one in near if candidates[one].package not in laid]
    return candidates[max(new or near, key=lambda one: scores[one])]


def _dearest(candidates: Sequence[Candidate]) -> Candidate:
    return max(candidates, key=lambda candidate: candidate.worth)


def _watched(talks: Talks) -> Watched:
    """The path of what their packages cost them, and what turning down mine has told."""
    belief = talks.belief
    path = tuple(map(belief.cost, talks.heard))
    late = [(turn, package) for turn, package in talks.laid[-MEMORY:] if turn < len(path)]
    laid = list({package: None for _, package in late})
    told = dict(zip(laid, zip(map(belief.cost, laid), belief.margins(laid), strict=True), strict=True))
    refused = tuple([(path[turn] - told[package][0], told[package][1][1]) for turn, package in late])
    return Watched(talks.step, talks.left, talks.answered, belief.level, path, talks.brought, talks.span, refused)
