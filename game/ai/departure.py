"""Orders to go home and trains: when to go, when to stay (R1b, R15a)."""

from __future__ import annotations

from game.ai.acceptance import outcome, price_margin
from game.ai.own_offers import effects_of
from game.ai.policy import Choice
from game.ai.reasons import heaviest_first
from game.ai.situation import LATE, WHOLE, Situation
from game.engine import actions as a
from game.kernel.draws import Term
from game.views.options import Legal, why_not

HOPELESS = 4
NEAR = 12
DOUBT_STEP = 10
CALLED = 30


def order_train(situation: Situation, legal: Legal) -> Choice | None:
    """Order the train: when war is better than anything the other side could live with and time is short, or when the
    capital calls and nothing on the table is better than war.
    """
    if not legal.train or situation.view.common.fruitful:
        return None
    called = (
        _called_home(situation)
        and _nothing_offered(situation)
        and situation.view.common.desks.of(situation.side).turns > 1
    )
    if not called and not (situation.time >= LATE and hopeless(situation)):
        return None
    action = a.OrderTrain(_cause(situation, legal.train))
    if why_not(situation.view, action) is not None:
        return None
    war = situation.walk_away - _offered(situation)
    order = CALLED + max(0, -war) if called else 0
    return Choice(action, heaviest_first(Term("war", war), Term("order", order)), about=(action.article,))


def _called_home(situation: Situation) -> bool:
    """Whether an order is in hand that this delegation means to obey: the last one always, the first by temper."""
    order = situation.view.own.order
    if order is None or order.asleep or order.sitting > situation.view.common.sitting:
        return False
    return order.final or (situation.persona.obedient and not situation.view.common.desks.of(situation.side).stayed)


def _offered(situation: Situation) -> int:
    """What the other side's standing offer would lead to, in this side's points; war when there is none."""
    offer = situation.view.common.desks.of(situation.side.other).offer
    if offer is None:
        return situation.walk_away
    return situation.worth(outcome(situation, effects_of(situation.view, offer)))


def _nothing_offered(situation: Situation) -> bool:
    """Whether what the other side offers is no better than war, or is not a settlement at all."""
    offer = situation.view.common.desks.of(situation.side.other).offer
    if offer is None:
        return True
    terms = effects_of(situation.view, offer)
    return price_margin(situation, terms) < 0 and _offered(situation) <= situation.walk_away + NEAR


def hopeless(situation: Situation) -> bool:
    """Whether the best treaty that leaves the other side better off than war is worse for this side than war.

    Who sees less clearly what the other side prizes waits for a wider gap.
    """
    doubt = (WHOLE - situation.level.insight) // DOUBT_STEP
    return situation.best + HOPELESS + doubt < situation.walk_away


def _cause(situation: Situation, articles: tuple[int, ...]) -> int:
    """The article on which the two are furthest apart, in this side's own points."""

    def apart(article: int) -> tuple[int, int]:
        row = situation.view.own.points[article]
        position = situation.view.common.desks.of(situation.side.other).positions[article]
        worst = min(row) if position is None else row[position]
        return row[situation.plan[article]] - worst, -article

    return max(articles, key=apart)


def leave_or_stay(situation: Situation) -> Choice:
    """With the train waiting: go if nothing has changed, stay if a treaty has come within reach."""
    moved = situation.view.common.fruitful or not _nothing_offered(situation)
    leave = hopeless(situation) or (_called_home(situation) and not moved)
    terms = (Term("war", situation.walk_away - _offered(situation)),)
    return Choice(a.Leave() if leave else a.Stay(), terms)
