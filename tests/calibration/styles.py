"""Two ways of bargaining that ought to lose to patient trading: refuse all until the end, and accept all."""

from __future__ import annotations

from collections.abc import Callable

from game.ai.policy import Choice, Policy
from game.engine import actions as a
from game.kernel.draws import Draws
from game.session.policies import plain_acts
from game.views.options import Legal
from game.views.view import SideView

LATE = 5
"""Sittings from the last from which the refuser takes what it can get: in Portsmouth, the day of the signature."""


class Accepter:
    """Presents its opening positions once, takes every offer whole, moves to sign as soon as it can."""

    def decide(self, view: SideView, legal: Legal, draws: Draws) -> Choice:
        """What it does now."""
        if legal.answer:
            return Choice(a.Answer("accept"))
        if legal.act and legal.sign:
            return Choice(a.MoveToSign())
        if legal.evening or legal.mark_text or legal.mark_improvement:
            return Choice(_evening(view, legal, True))
        return Choice(_opening(view, legal) or next(plain_acts(view, legal)))


class Refuser:
    """Presents its opening positions once and declines everything, until an order to go home or the last days come:
    then it takes whatever it is offered.
    """

    def decide(self, view: SideView, legal: Legal, draws: Draws) -> Choice:
        """What it does now."""
        if view.own.order is not None or view.sittings_left < LATE:
            return Accepter().decide(view, legal, draws)
        if legal.answer:
            return Choice(a.Answer("decline", (), "price"))
        if legal.answer_signing:
            return Choice(a.AnswerSigning(False))
        if legal.evening or legal.mark_text or legal.mark_improvement:
            return Choice(_evening(view, legal, False))
        return Choice(_opening(view, legal) or next(plain_acts(view, legal)))


def _evening(view: SideView, legal: Legal, accept: bool) -> a.Action:
    """A mark on what the mediator or the other side proposes, else nothing."""
    if legal.choices:
        return next(plain_acts(view, legal))
    if legal.mark_text:
        return a.MarkText(accept)
    if legal.mark_improvement:
        return a.MarkImprovement(accept)
    return a.SaveInfluence()


def _opening(view: SideView, legal: Legal) -> a.Action | None:
    """The opening positions on open articles, when nothing has been said yet."""
    said = view.common.desks.of(view.side).positions
    if not legal.act or legal.choices or any(word is not None for word in said):
        return None
    matters = view.common.matters
    fitting = tuple(
        (article, option)
        for article, option in view.board.openings.of(view.side)
        if matters[article].open and option not in matters[article].closed
    )
    return a.Present(fitting) if fitting else None


STYLES: dict[str, Callable[[], Policy]] = {"accept all": Accepter, "refuse all": Refuser}
