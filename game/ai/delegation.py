"""A computer delegation: what is asked of it now goes to the part that answers it, and the answer is always legal."""

from __future__ import annotations

from dataclasses import dataclass

from game.ai import acceptance, bidding, departure, evening, signing
from game.ai.levels import Level
from game.ai.persona import drawn_persona
from game.ai.policy import Choice
from game.ai.situation import Situation, assess
from game.engine import actions as a
from game.kernel.draws import Draws, Term
from game.views.estimates import worth
from game.views.options import Legal, why_not
from game.views.view import SideView


@dataclass(frozen=True, slots=True)
class Delegation:
    """A delegation of a level. It keeps nothing between decisions: what it knows is in the view."""

    level: Level

    def decide(self, view: SideView, legal: Legal, draws: Draws) -> Choice:
        """What it does now; a legal fallback stands behind every part."""
        if view.common.treaty is not None or not legal.anything:
            return _afterwards(view, legal)
        situation = assess(view, self.level, drawn_persona(draws))
        choice = _choice(situation, legal)
        return choice if why_not(view, choice.action) is None else fallback(view, legal)


def _choice(situation: Situation, legal: Legal) -> Choice:
    if legal.choices:
        return evening.choose(situation, legal)
    if legal.mark_text:
        return acceptance.mark_text(situation)
    if legal.evening:
        return evening.evening(situation, legal)
    if legal.answer:
        return acceptance.answer(situation, legal)
    if legal.answer_signing:
        return signing.answer_motion(situation)
    if legal.reply_need:
        return bidding.say_what_we_need(situation)
    if legal.leave:
        return departure.leave_or_stay(situation)
    return departure.order_train(situation, legal) or bidding.act(situation, legal)


def _afterwards(view: SideView, legal: Legal) -> Choice:
    """After the end: an improvement is marked by its worth; one may be asked for."""
    if legal.mark_improvement and view.common.improvement is not None and view.common.treaty is not None:
        gain = worth(view, view.common.improvement) - worth(view, view.common.treaty)
        return Choice(a.MarkImprovement(gain > 0), (Term("price", gain),))
    if legal.request_improvement:
        return Choice(a.RequestImprovement())
    return fallback(view, legal)


def fallback(view: SideView, legal: Legal) -> Choice:
    """The plainest legal action for what is asked now."""
    plain: list[a.Action] = [a.Choose(event, answers[0]) for event, answers in legal.choices if answers]
    plain += [
        a.Answer("decline", (), "not_now"),
        a.AnswerSigning(False),
        a.Stay(),
        a.MarkText(False),
        a.SaveInfluence(),
        a.MarkImprovement(False),
        a.Adjourn(),
    ]
    for action in plain:
        if why_not(view, action) is None:
            return Choice(action)
    return Choice(a.Adjourn())
