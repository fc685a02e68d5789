"""Orders to go home and trains: when to go, when to stay (R1b, R15a)."""

from __future__ import annotations

from game.ai.policy import Choice
from game.ai.situation import LATE, Situation
from game.engine import actions as a
from game.kernel.draws import Term
from game.views.options import Legal, why_not

HOPELESS = 4


def order_train(situation: Situation, legal: Legal) -> Choice | None:
    """Order the train when war is better than anything that the other side could live with, and time is short."""
    if not legal.train or situation.view.common.fruitful:
        return None
    order = situation.view.own.order
    ordered = order is not None and not order.asleep
    if not (ordered or situation.time >= LATE) or not _hopeless(situation):
        return None
    article = _cause(situation, legal.train)
    action = a.OrderTrain(article)
    if why_not(situation.view, action) is not None:
        return None
    return Choice(action, (Term("war", situation.walk_away - situation.best),))


def _hopeless(situation: Situation) -> bool:
    """Whether the best treaty that leaves the other side better off than war is worse for this side than war."""
    return situation.best + HOPELESS < situation.walk_away


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
    terms = (Term("war", situation.walk_away - situation.best),)
    leave = _hopeless(situation)
    return Choice(a.Leave() if leave else a.Stay(), terms)
