"""How much to ask for now and from what worth on to take theirs: the counter, among treaties that may be laid."""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.beliefs import Beliefs
from game.ai.concession import Candidate
from game.ai.counter import Talks, candidates_of, counter
from game.ai.estimate import Estimate
from game.ai.levels import Level
from game.ai.tables import Points
from game.bargaining.frontier import Frontier, FrontierPoint
from game.bargaining.points import Limits, Tables
from game.kernel.sides import Side
from game.views.estimates import projected, worth
from game.views.view import SideView

FINE = 20
"""Parts of a point of one's own that the counter tells apart."""
WHOLE = 1000


@dataclass(frozen=True, slots=True)
class Stakes:
    """What there is to win: the `best` hoped for, the `least` taken before the last, the `most` that one's own word
    still lets one ask; and the part of the time that is gone (0..1000) of so many turns in all.
    """

    best: int
    least: int
    most: int
    time: int
    turns: int


@dataclass(frozen=True, slots=True)
class Ground:
    """What there is to choose from: the tables as believed, their orders included, and the efficient treaties that may
    be laid within `limits`.
    """

    tables: Tables
    points: Frontier
    limits: Limits


@dataclass(frozen=True, slots=True)
class Asked:
    """The treaty to ask for now, the points asked for, and the worth from which on theirs is the better choice."""

    point: FrontierPoint
    goal: int
    enough: int


def asked(view: SideView, beliefs: Beliefs, ground: Ground, stakes: Stakes, level: Level) -> Asked | None:
    """The counter's choice; None while the other side has said nothing, or when no treaty is worth laying."""
    if not beliefs.record.heard:
        return None
    talks = _talks(view, beliefs, beliefs.estimate.dearer(_orders(view.side, beliefs, ground)), stakes, level)
    able = _thinned(view.side, ground.points, stakes, level.weighed)
    found = candidates_of(talks, [(point.choice, FINE * point.points[view.side]) for point in able], theirs=False)
    theirs = _theirs(view, ground.limits, stakes)
    found += [] if theirs is None else [theirs]
    if not found:
        return None
    answer = counter(talks, found)
    return Asked(_point(view, ground, answer.chosen), answer.chosen.worth // FINE, -(-answer.enough // FINE))


def _orders(side: Side, beliefs: Beliefs, ground: Ground) -> Points:
    """Per option what their orders are thought to make it cost them beyond its worth."""
    return tuple(
        tuple(value - pair[side.other] for value, pair in zip(row, pairs, strict=True))
        for row, pairs in zip(beliefs.points, ground.tables, strict=True)
    )


def _point(view: SideView, ground: Ground, chosen: Candidate) -> FrontierPoint:
    """The chosen treaty with both sides' points, the other's as believed; links that hold are the frontier's matter."""
    for point in ground.points:
        if point.choice == chosen.package:
            return point
    their = sum(row[option][view.side.other] for row, option in zip(ground.tables, chosen.package, strict=True))
    own = chosen.worth // FINE
    return FrontierPoint(*((own, their) if view.side is Side.FIRST else (their, own)), chosen.package)


def _thinned(side: Side, points: Frontier, stakes: Stakes, weighed: int) -> list[FrontierPoint]:
    """The efficient treaties between the least and the most, evenly thinned to as many as are weighed."""
    able = [point for point in points if stakes.least <= point.points[side] <= stakes.most]
    if len(able) <= weighed:
        return able
    return [able[n * (len(able) - 1) // max(1, weighed - 1)] for n in range(weighed)]


def _theirs(view: SideView, limits: Limits, stakes: Stakes) -> Candidate | None:
    """What they offer as a whole, where it may be taken and is worth it."""
    offer = view.common.desks.of(view.side.other).offer
    if offer is None or not offer.linked:
        return None
    treaty = projected(view, offer.terms)
    own = worth(view, treaty)
    if own < stakes.least or any(option not in row for option, row in zip(treaty, limits, strict=True)):
        return None
    return Candidate(treaty, FINE * own, 0, 1, theirs=True)


def _talks(view: SideView, beliefs: Beliefs, estimate: Estimate, stakes: Stakes, level: Level) -> Talks:
    record = beliefs.record
    step = stakes.time * (stakes.turns - 1) // WHOLE
    return Talks(
        step=step,
        left=stakes.turns - step,
        answered=True,
        best=FINE * stakes.best,
        nothing=FINE * stakes.least,
        heard=record.heard,
        brought=tuple(FINE * worth(view, treaty) for treaty in record.heard),
        laid=record.laid,
        belief=estimate,
        firmness=level.firmness,
    )
