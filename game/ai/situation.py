"""One reading of the whole position, from which everything a delegation does at this moment follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.ai import aspiration
from game.ai.beliefs import Beliefs, beliefs_of, guarded_points
from game.ai.levels import Level
from game.ai.persona import Persona
from game.ai.tables import limits_of, links_of, paired
from game.bargaining.frontier import Frontier, FrontierPoint, best_at_least, frontier
from game.bargaining.points import Choice as Treaty, Limits, Link, Tables, fixed
from game.kernel.sides import Side
from game.views.estimates import walk_away_middle, worth
from game.views.view import SideView

WHOLE = 1000
LATE = 800
VERY_LATE = 950


@dataclass(frozen=True, slots=True)
class Situation:
    """What a delegation makes of the position.

    `tables` hold its own points and what it believes of the other's (less what their orders forbid). `plan` is the
    treaty it now works for; `target` the points it asks for, `floor` the least it would take, `walk_away`
    what war is worth, `time` the part of the time that is gone, 0..1000.
    """

    view: SideView
    level: Level
    persona: Persona
    beliefs: Beliefs
    tables: Tables
    links: tuple[Link, ...]
    limits: Limits
    walk_away: int
    floor: int
    best: int
    target: int
    time: int
    plan: Treaty
    plan_points: int
    their_points: int

    @property
    def side(self) -> Side:
        """Whose reading this is."""
        return self.view.side

    @property
    def last_chance(self) -> bool:
        """Whether nothing said later can be counted on."""
        order = self.view.own.order
        ordered = order is not None and order.final and not order.asleep
        return ordered or self.view.sittings_left <= 0

    def own(self, point: FrontierPoint) -> int:
        """This side's points."""
        return point.points[self.side]

    def their(self, point: FrontierPoint) -> int:
        """The other side's points, as believed."""
        return point.points[self.side.other]

    def worth(self, treaty: Treaty) -> int:
        """What a whole treaty is worth to this side."""
        return worth(self.view, treaty)

    def with_terms(self, terms: Mapping[int, int]) -> Treaty:
        """The plan with some articles changed."""
        return tuple(terms.get(article, option) for article, option in enumerate(self.plan))

    def reachable(self, terms: Mapping[int, int], limits: Limits | None = None) -> Frontier:
        """The efficient treaties in which some articles stand as given."""
        return frontier(self.tables, self.links, fixed(self.limits if limits is None else limits, terms))

    def best_with(self, terms: Mapping[int, int]) -> FrontierPoint | None:
        """The best treaty for this side that has these terms and leaves the other side as well off as the plan does."""
        return best_at_least(self.reachable(terms), self.side.other, self.their_points)


def assess(view: SideView, level: Level, persona: Persona) -> Situation:
    """Read the position. One frontier is computed; the rest is sums."""
    time = aspiration.time_used(view, level, persona)
    beliefs = beliefs_of(view, level.learning, level.own_mirror)
    theirs = guarded_points(view, beliefs, time)
    tables = paired(view.side, view.own.points, theirs)
    links = links_of(view.board)
    limits = limits_of(view)
    points = frontier(tables, links, limits)
    walk = walk_away_middle(view)
    hoped = _hoped(points, view.side, beliefs.walk_away)
    best = hoped.points[view.side]
    room = max(0, best - walk)
    least = walk + room * (level.reserve + persona.greed if time < VERY_LATE else 0) // WHOLE
    goal = aspiration.target(best, least, time, level.firmness)
    plan = _planned(points, view.side, goal, hoped)
    return Situation(
        view=view,
        level=level,
        persona=persona,
        beliefs=beliefs,
        tables=tables,
        links=links,
        limits=limits,
        walk_away=walk,
        floor=least,
        best=best,
        target=goal,
        time=time,
        plan=plan.choice,
        plan_points=plan.points[view.side],
        their_points=plan.points[view.side.other],
    )


def _hoped(points: Frontier, side: Side, their_walk_away: int) -> FrontierPoint:
    """The most one may hope for: they are left what war is believed to be worth to them, or all that can be given."""
    found = best_at_least(points, side.other, their_walk_away)
    return found if found is not None else points[-1 if side is Side.FIRST else 0]


def _planned(points: Frontier, side: Side, goal: int, hoped: FrontierPoint) -> FrontierPoint:
    """The efficient treaty that gives `goal`, and them the most; when none gives it, the best there is to hope for."""
    return best_at_least(points, side, goal) or hoped
