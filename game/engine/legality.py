"""May this side do this now? Judged on what the side itself knows, so that a refusal can tell it nothing new (R19)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from unicodedata import category

from game.engine import actions as a
from game.engine.legality_evening import check_instrument, check_mark, check_save
from game.engine.legality_offers import check_offer, check_present, check_terms, check_withdrawal
from game.engine.parts import Phase, Stage
from game.engine.refusals import Code, Refused, refuse
from game.engine.seat import Seat
from game.engine.treaty import GROUNDS

STATEMENT_LIMIT = 400
UNWRITABLE = ("Cc", "Cs")
"""Control characters and half characters, by their Unicode category."""


def refusal(seat: Seat, action: a.Action) -> Refused | None:
    """Why this seat may not do this now, or None when it may."""
    check = _CHECKS.get(type(action))
    if check is None:
        return refuse(Code.UNKNOWN_ACTION)
    return check(seat, action)


def my_turn(seat: Seat, *stages: Stage) -> Refused | None:
    """Why it is not this seat's turn for an act that belongs to `stages`, or None."""
    common = seat.common
    if common.phase is Phase.OVER:
        return refuse(Code.OVER)
    if common.to_move is not a.actor_of(seat.side):
        return refuse(Code.NOT_YOUR_TURN)
    return None if common.stage in stages else refuse(Code.NOT_NOW)


def _choose(seat: Seat, action: a.Choose) -> Refused | None:
    if seat.common.phase is Phase.OVER:
        return refuse(Code.OVER)
    return None if action.event in seat.own.asked else refuse(Code.NO_CHOICE)


def _answer(seat: Seat, action: a.Answer) -> Refused | None:
    wrong = my_turn(seat, Stage.ANSWER)
    if wrong:
        return wrong
    offer = seat.against
    if offer is None:
        return refuse(Code.NO_OFFER)
    if action.verdict == "accept":
        if action.articles and offer.linked and set(action.articles) != set(offer.articles):
            return refuse(Code.LINKED_WHOLE)
        return None if set(action.articles) <= set(offer.articles) else refuse(Code.NOT_IN_OFFER)
    if action.verdict == "decline":
        if action.ground not in GROUNDS:
            return refuse(Code.NO_GROUND)
        return None if set(action.articles) <= set(offer.articles) else refuse(Code.NOT_IN_OFFER)
    if action.verdict == "reserve":
        return refuse(Code.ALREADY_RESERVED) if offer.reserved else None
    return refuse(Code.NOT_NOW)


def _acting(seat: Seat) -> Refused | None:
    """Why this seat may not make an ordinary act at the table."""
    wrong = my_turn(seat, Stage.ACT)
    if wrong:
        return wrong
    train = seat.common.train
    return refuse(Code.TRAIN_WAITS) if train is not None and train.side is seat.side else None


def _present(seat: Seat, action: a.Present) -> Refused | None:
    return _acting(seat) or check_present(seat, action)


def _offer(seat: Seat, action: a.LayOffer) -> Refused | None:
    wrong = my_turn(seat, Stage.NEED) if seat.common.stage is Stage.NEED else _acting(seat)
    return wrong or check_offer(seat, action)


def _withdraw(seat: Seat, action: a.Withdraw) -> Refused | None:
    wrong = _acting(seat)
    if wrong:
        return wrong
    if action.article is None:
        return None if seat.mine is not None and seat.mine.standing else refuse(Code.NO_OFFER)
    return check_withdrawal(seat, action.article)


def _move_to_sign(seat: Seat, action: a.MoveToSign) -> Refused | None:
    wrong = _acting(seat)
    if wrong:
        return wrong
    return None if ready_to_sign(seat) else refuse(Code.NOT_READY_TO_SIGN)


def ready_to_sign(seat: Seat) -> bool:
    """Whether every required article is initialled (R6, R6a)."""
    for article, matter in zip(seat.board.articles, seat.common.matters, strict=True):
        required = article.required or matter.laid_by is not None
        if required and matter.open:
            return False
    return True


def _answer_signing(seat: Seat, action: a.AnswerSigning) -> Refused | None:
    return my_turn(seat, Stage.SIGNING)


def _adjourn(seat: Seat, action: a.Adjourn) -> Refused | None:
    return my_turn(seat, Stage.NEED) if seat.common.stage is Stage.NEED else _acting(seat)


def _order_train(seat: Seat, action: a.OrderTrain) -> Refused | None:
    wrong = _acting(seat)
    if wrong:
        return wrong
    if seat.common.train is not None:
        return refuse(Code.TRAIN_WAITS)
    if action.article not in seat.open_articles():
        return refuse(Code.NO_OPEN_ARTICLE)
    return None


def _train_decision(seat: Seat, action: a.Leave | a.Stay) -> Refused | None:
    wrong = my_turn(seat, Stage.ACT)
    if wrong:
        return wrong
    train = seat.common.train
    return None if train is not None and train.side is seat.side and train.called else refuse(Code.NO_TRAIN)


def _ask_need(seat: Seat, action: a.AskNeed) -> Refused | None:
    wrong = _acting(seat)
    if wrong:
        return wrong
    return None if seat.common.desks.of(seat.side).need_open else refuse(Code.NEED_CLOSED)


def _request_improvement(seat: Seat, action: a.RequestImprovement) -> Refused | None:
    common = seat.common
    signed = common.closing is not None and common.closing.kind == "ratified"
    return None if signed and not common.improvement_asked else refuse(Code.NO_TREATY)


def _mark_improvement(seat: Seat, action: a.MarkImprovement) -> Refused | None:
    waiting = seat.common.stage is Stage.IMPROVE and seat.own.improve_marked is None
    return None if waiting else refuse(Code.NO_TREATY)


def _statement(seat: Seat, action: a.Statement) -> Refused | None:
    if seat.common.phase is Phase.OVER:
        return refuse(Code.OVER)
    if seat.common.to_move is not a.actor_of(seat.side) or seat.common.phase is not Phase.TABLE:
        return refuse(Code.NOT_YOUR_TURN)
    if not action.text.strip():
        return refuse(Code.NOTHING_CHOSEN)
    if len(action.text) > STATEMENT_LIMIT:
        return refuse(Code.TOO_LONG, limit=STATEMENT_LIMIT)
    wrong = any(mark != "\n" and category(mark) in UNWRITABLE for mark in action.text)
    return refuse(Code.BAD_TEXT) if wrong else None


def _guess(seat: Seat, action: a.Guess) -> Refused | None:
    """A guess is free while the conference lasts; after the end there is one more, before the verdict is read."""
    if seat.own.guessed_last:
        return refuse(Code.OVER)
    return check_terms(seat, action.lines)


_CHECKS: dict[type, Callable[[Seat, Any], Refused | None]] = {
    a.Choose: _choose,
    a.Answer: _answer,
    a.Present: _present,
    a.LayOffer: _offer,
    a.Withdraw: _withdraw,
    a.MoveToSign: _move_to_sign,
    a.AnswerSigning: _answer_signing,
    a.Adjourn: _adjourn,
    a.OrderTrain: _order_train,
    a.Leave: _train_decision,
    a.Stay: _train_decision,
    a.AskNeed: _ask_need,
    a.PlayInstrument: check_instrument,
    a.SaveInfluence: check_save,
    a.MarkText: check_mark,
    a.RequestImprovement: _request_improvement,
    a.MarkImprovement: _mark_improvement,
    a.Statement: _statement,
    a.Guess: _guess,
}
