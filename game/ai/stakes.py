"""What hangs on the talks at this moment, as one delegation sees it: the prices in which acts outside the table are
reckoned. Everything is in hundredths of a point or per mille.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.ai.beliefs import barred
from game.ai.situation import WHOLE, Situation
from game.ai.tables import needed
from game.engine.capital_sums import Breach
from game.engine.treaty import steps_beyond
from game.kernel.draws import HIGHEST_CHANCE
from game.kernel.sides import Side
from game.views.estimates import breaches_of, ratification_estimate
from game.views.view import SideView

POINT = 100
DISGRACE = 30
"""Points that a treaty disowned at home costs besides the war."""
LEVERAGE = 300
"""Of a point by which one's own war grows better, or theirs worse, what reaches the treaty (per mille)."""
QUIET, LATE_RISK, BLOCK_RISK, MOST_RISK, LOST = 80, 150, 14, 500, 850
"""The chance of no treaty at first; what time, and weighted steps past orders, add; the most feared; despair."""
FEW, MORE, MOST = 40, 30, 160
"""The chance that what is signed goes past one's orders: at first, per step of the plan past them, at most."""
BLOCK, MOST_BLOCK = 600, 2400
"""What a weighted step of orders in the way costs, in hundredths of a point, and the most that a step can free."""


@dataclass(frozen=True, slots=True)
class Stakes:
    """The prices of this moment.

    `peace` is what the treaty worked for brings over war, in points; `war` the chance (per mille) that there is none;
    `left` the sittings that are likely still to come. `own_steps` and `their_steps` are what one step more of latitude
    from either capital is worth, by article; `ratify` what the capital's sure consent is worth to what may be signed
    past its orders, and `blame` what it is worth that others at home put their names to that.
    """

    view: SideView
    peace: int
    war: int
    left: int
    own_steps: tuple[int, ...]
    their_steps: tuple[int, ...]
    ratify: int
    blame: int

    @property
    def own_war(self) -> int:
        """Per mille of a point that a point more of this side's walk-away is worth."""
        return self.war + LEVERAGE * (WHOLE - self.war) // WHOLE

    @property
    def their_war(self) -> int:
        """Per mille of a point that a point less of the other side's walk-away is worth."""
        return LEVERAGE * (WHOLE - self.war) // WHOLE

    def running(self, sittings: int) -> int:
        """The chance (per mille) that the talks still go on so many sittings from now."""
        return max(0, WHOLE - WHOLE * sittings // (2 * self.left + 1))


def stakes_of(situation: Situation) -> Stakes:
    """The prices in a position."""
    peace = max(0, situation.plan_points - situation.walk_away)
    articles = range(len(situation.tables))
    found = breaches_of(situation.view, situation.plan)
    past = min(MOST, FEW + MORE * sum(breach.steps for breach in found))
    war = risk(situation)
    return Stakes(
        view=situation.view,
        peace=peace,
        war=war,
        left=max(0, situation.view.sittings_left) * (WHOLE - situation.time) // WHOLE + 1,
        own_steps=tuple(step_worth(situation, n) for n in articles),
        their_steps=tuple(their_step_worth(situation, n) for n in articles),
        ratify=past * (peace + DISGRACE) * POINT // WHOLE,
        blame=_regained(situation, found)
        * past
        * situation.time
        // (WHOLE * WHOLE)
        * (peace + DISGRACE)
        * POINT
        // WHOLE,
    )


def _regained(situation: Situation, found: Sequence[Breach]) -> int:
    """How much likelier (per mille) the plan's ratification would be if its breaches weighed half."""
    if any(breach.kind == "never" for breach in found):
        return 0
    odds = ratification_estimate(situation.view, situation.plan)
    return min(sum(breach.cost for breach in found) // 2, max(0, HIGHEST_CHANCE - odds))


def risk(situation: Situation) -> int:
    """The chance (per mille) that no treaty comes of it: time gone, and orders of both sides in the plan's way."""
    if situation.best <= situation.walk_away:
        return LOST
    view = situation.view
    if not any(needed(view, article) for article in range(len(situation.tables))):
        return QUIET
    theirs = sum(barred(view, situation.beliefs, n, option) for n, option in enumerate(situation.plan))
    ours = sum(breach.weight for breach in breaches_of(view, situation.plan))
    found = QUIET + LATE_RISK * situation.time // WHOLE + BLOCK_RISK * (ours + theirs // WHOLE)
    return min(MOST_RISK, found)


def step_worth(situation: Situation, article: int) -> int:
    """What one step more of latitude on an article may be worth: what the other side would gain by it over half of
    what it costs, and their own orders that it would meet. The gain counts half where the plan does not ask for it;
    0 where there is none to be had.
    """
    view, line = situation.view, situation.view.own.mandate[article]
    if line is None or line.kind == "never" or line.announced or not needed(view, article):
        return 0
    further = line.option + (1 if situation.side is Side.FIRST else -1)
    row = situation.tables[article]
    if not 0 <= further < len(row) or further in view.common.matters[article].closed:
        return 0
    cost = row[line.option][situation.side] - row[further][situation.side]
    gain = situation.beliefs.points[article][further] - situation.beliefs.points[article][line.option]
    freed = barred(view, situation.beliefs, article, line.option) - barred(view, situation.beliefs, article, further)
    if gain <= 0 and freed <= 0:
        return 0
    asked = steps_beyond(situation.side, situation.plan[article], line.option) > 0
    price = POINT * (gain - cost // 2) // (1 if asked else 2)
    return max(0, price + min(MOST_BLOCK, BLOCK * freed // WHOLE))


def their_step_worth(situation: Situation, article: int) -> int:
    """What one step more of latitude for the other side on an article is worth to this one: a step of its ladder, and
    an order out of the plan's way; 0 where no order is believed to be in the way.
    """
    weight = barred(situation.view, situation.beliefs, article, situation.plan[article])
    if not weight or not needed(situation.view, article):
        return 0
    row = situation.view.own.points[article]
    return POINT * (max(row) - min(row)) // (2 * max(1, len(row) - 1)) + min(BLOCK, BLOCK * weight // WHOLE)
