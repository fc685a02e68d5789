"""Undo: back to one's own last decision, never past anything that somebody has learnt by it."""

from __future__ import annotations

from game.engine import actions as a, events as e
from game.engine.refusals import Code, Refused
from game.kernel.message import message
from game.kernel.sides import Side
from game.session.chain import HUMAN
from game.session.match import Match, Step, rewind

ECHOES: tuple[type, ...] = (
    e.StageSet,
    e.TurnTaken,
    e.Presented,
    e.OfferLaid,
    e.OfferAnswered,
    e.OfferDropped,
    e.OfferHeldOver,
    e.OfferTrimmed,
    e.AdReferendum,
    e.Initialled,
    e.ArticleWithdrawn,
    e.MotionMade,
    e.Adjourned,
    e.NeedAsked,
    e.Stood,
    e.TrainOrdered,
    e.TrainCalled,
    e.TrainSentAway,
    e.StatementMade,
    e.BrokenFirm,
    e.GuessMade,
    e.InstrumentChosen,
    e.InfluenceSaved,
    e.TextMarked,
    e.ChoiceMade,
    e.ImprovementMarked,
)
"""Events that tell their author only what he did himself."""


def undo(match: Match, side: Side) -> Match | Refused:
    """The match before `side`'s last decision, or why that is not to be had."""
    wrong = why_not_undo(match, side)
    step = last_decision(match)
    if wrong is not None or step is None:
        return wrong or Refused(Code.NOT_NOW, message("refusal.nothing_to_undo"))
    return rewind(match, a.actor_of(side), match.steps[step].parent)


def why_not_undo(match: Match, side: Side) -> Refused | None:
    """Why `side` may not take its last decision back; None when it may."""
    if match.header.settings.iron:
        return Refused(Code.NOT_NOW, message("refusal.iron"))
    number = last_decision(match)
    if number is None or match.steps[number].actor is not a.actor_of(side):
        return Refused(Code.NOT_NOW, message("refusal.nothing_to_undo"))
    return Refused(Code.NOT_NOW, message("refusal.revealed")) if _reveals(match, side, match.steps[number]) else None


def last_decision(match: Match) -> int | None:
    """The number of the last step on the line that is an action, or None."""
    return next((number for number in reversed(match.line) if match.steps[number].action is not None), None)


def _reveals(match: Match, side: Side, step: Step) -> bool:
    """Whether somebody has learnt something: the author more than his own act, or people across the table anything."""
    if any(e.sees(side, event) and not isinstance(event, ECHOES) for event in step.events):
        return True
    others_look = match.seats.of(side.other) == HUMAN
    return others_look and any(e.sees(side.other, event) for event in step.events)
