"""One reading of the whole position, from which everything a delegation does at this moment follows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from game.ai import aspiration
from game.ai.asking import Asked, Ground, Stakes, asked
from game.ai.beliefs import Beliefs, beliefs_of, guarded_points
from game.ai.efficient import efficient
from game.ai.levels import Level
from game.ai.own_offers import asked_at_least, last_package, ledger
from game.ai.persona import Persona
from game.ai.tables import in_time, limits_of, links_of, paired
from game.bargaining.frontier import Frontier, FrontierPoint, best_at_least
from game.bargaining.points import Choice as Treaty, Limits, Link, Tables, fixed
from game.engine.parts import Stage
from game.kernel.sides import Side
from game.views.estimates import walk_away_middle, worth
from game.views.view import SideView

WHOLE = 1000
LATE = 800
VERY_LATE = 950


@dataclass(frozen=True, slots=True)
class Situation:
    """What a delegation makes of the position.

    `tables` hold its own points and what it believes of the other's (less what their orders forbid). `best` is the most
    it hopes for, `target` the points it asks for now, `enough` the worth from which on a whole treaty of theirs is the
    better choice, `floor` the least it would take before the last, `walk_away` what war is worth, `time` the part of
    the time that is gone, 0..1000. `plan` is the treaty it works for, orders yet to move included; `today` the one it
    may lay under its instructions as they are (`limits`).
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
    enough: int
    time: int
    plan: Treaty
    plan_points: int
    their_points: int
    today: Treaty
    today_points: int

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

    def sayable(self, article: int) -> int:
        """The planned option of an article, or the nearest to it that may be laid today."""
        wanted = self.plan[article]
        return min(self.limits[article], key=lambda option: (abs(option - wanted), option))

    def with_terms(self, terms: Mapping[int, int]) -> Treaty:
        """The plan with some articles changed."""
        return tuple(terms.get(article, option) for article, option in enumerate(self.plan))

    def reachable(self, terms: Mapping[int, int], limits: Limits | None = None) -> Frontier:
        """The efficient treaties in which some articles stand as given."""
        return efficient(self.tables, self.links, fixed(self.limits if limits is None else limits, terms))


def assess(view: SideView, level: Level, persona: Persona) -> Situation:
    """Read the position: three frontiers and the counter, the rest is sums."""
    time = aspiration.time_used(view, level, persona)
    beliefs = beliefs_of(view, level.learning, level.insight)
    links = links_of(view.board)
    asked_before = asked_at_least(view)
    possible = ledger(view, in_time(view), asked_before)
    hoped = _hoped(view, beliefs, links, possible)
    best = hoped.points[view.side]
    walk = walk_away_middle(view)
    kept = level.reserve + persona.greed if time < VERY_LATE else 0
    least = walk + max(0, best - walk) * kept // WHOLE
    tables = paired(view.side, view.own.points, guarded_points(view, beliefs, time))
    limits = ledger(view, limits_of(view, 1 if level.foresight and time >= VERY_LATE else 0), asked_before)
    said = last_package(view)
    most = max(least, best if said is None else min(best, worth(view, said)))
    stakes = Stakes(best, least, most, time, aspiration.turns_in_all(view, level, persona))
    ground = Ground(tables, efficient(tables, links, limits), limits)
    asking = _asked(view, level, beliefs, ground, stakes)
    goal, today = asking.goal, asking.point
    reached = ground.points if limits == possible else efficient(tables, links, possible)
    plan = _planned(reached, view.side, goal, hoped)
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
        enough=asking.enough,
        time=time,
        plan=plan.choice,
        plan_points=plan.points[view.side],
        their_points=plan.points[view.side.other],
        today=today.choice,
        today_points=today.points[view.side],
    )


def _asked(view: SideView, level: Level, beliefs: Beliefs, ground: Ground, stakes: Stakes) -> Asked:
    """What to ask for now: by the counter, where the level weighs treaties against each other and there is something
    to weigh; else, and while dispatches are read and nothing can be said, by time alone.
    """
    weighs = level.weighed and view.common.stage is not Stage.READING
    found = asked(view, beliefs, ground, stakes, level) if weighs else None
    if found is not None:
        return found
    goal = min(stakes.most, aspiration.target(stakes.best, stakes.least, stakes.time, level.firmness))
    return Asked(_planned(ground.points, view.side, goal, None), goal, goal)


def _hoped(view: SideView, beliefs: Beliefs, links: tuple[Link, ...], limits: Limits) -> FrontierPoint:
    """The most one may hope for: they are left what war is believed to be worth to them, or all that can be given."""
    points = efficient(paired(view.side, view.own.points, beliefs.points), links, limits)
    found = best_at_least(points, view.side.other, beliefs.walk_away)
    return found if found is not None else points[-1 if view.side is Side.FIRST else 0]


def _planned(points: Frontier, side: Side, goal: int, hoped: FrontierPoint | None) -> FrontierPoint:
    """The efficient treaty that gives `goal`, and them the most; if none does, the one hoped for, or the best."""
    found = best_at_least(points, side, goal)
    if found is not None:
        return found
    return hoped if hoped is not None else points[0 if side is Side.FIRST else -1]
