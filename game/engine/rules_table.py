"""Acts at the table (R3 to R6a, R15a). Each function decides one kind of action that legality has let through."""

from __future__ import annotations

from game.engine import actions as a, events as e
from game.engine.parts import Phase, Stage
from game.engine.play import Play
from game.engine.react import react
from game.engine.rules_endings import leave, sign_treaty
from game.engine.rules_offers import accept, decline, lay, mark_positions, pay_for_words, withdraw_article
from game.engine.rules_turns import answered, end_question, end_turn, owner
from game.kernel.sides import Side

REFUSED_SIGNING = (("standing", -8), ("goodwill", -6))
TRAIN_RAPPORT = -4
STAY_CREDIBILITY = -10
STAY_RAPPORT = -4


def answer(play: Play, side: Side, action: a.Answer) -> None:
    """Accept, decline or reserve the offer standing against the side."""
    if action.verdict == "accept":
        accept(play, side, action.articles)
    elif action.verdict == "decline":
        decline(play, side, action.ground, action.articles)
    else:
        play.emit(e.OfferAnswered(side, "reserve", (), ""))
    answered(play, side)


def present(play: Play, side: Side, action: a.Present) -> None:
    """Present positions."""
    terms = tuple(sorted(action.positions))
    pay_for_words(play, side, terms, offered=True)
    mark_positions(play, side, terms)
    play.emit(e.Presented(side, terms))
    react(play, "presented", side, tuple(article for article, _ in terms))
    end_turn(play, side)


def offer(play: Play, side: Side, action: a.LayOffer) -> None:
    """Lay an offer, in one's own turn or in answer to "what would you need?"."""
    asked = play.state.common.stage is Stage.NEED
    lay(play, side, action)
    if asked:
        end_question(play, side.other)
    else:
        end_turn(play, side)


def withdraw(play: Play, side: Side, action: a.Withdraw) -> None:
    """Give up an article, or take back one's standing offer."""
    if action.article is None:
        play.emit(e.OfferDropped(side, "withdrawn"))
    else:
        withdraw_article(play, side, action.article)
    end_turn(play, side)


def move_to_sign(play: Play, side: Side) -> None:
    """Ask the other side to sign."""
    play.emit(e.MotionMade(side))
    play.emit(e.StageSet(Phase.TABLE, Stage.SIGNING, a.actor_of(side.other)))


def answer_signing(play: Play, side: Side, action: a.AnswerSigning) -> None:
    """Sign, or refuse a wholly initialled text and pay for it (R6)."""
    play.emit(e.MotionAnswered(side, action.sign))
    if action.sign:
        sign_treaty(play)
        return
    for meter, change in REFUSED_SIGNING:
        play.meter(meter, side, change, "signing_refused")
    react(play, "signing_refused", side)
    end_turn(play, side.other)


def adjourn(play: Play, side: Side) -> None:
    """Say nothing more this turn; by a refused last word this is to stand by it."""
    play.emit(e.Adjourned(side))
    if play.state.common.stage is Stage.NEED:
        end_question(play, side.other)
        return
    if play.state.common.desks.of(side).final_refused is not None:
        play.emit(e.Stood(side))
    end_turn(play, side)


def ask_need(play: Play, side: Side) -> None:
    """Ask what the other side would need; it says at once, and the asker's act is spent (R3)."""
    play.emit(e.NeedAsked(side))
    play.emit(e.StageSet(Phase.TABLE, Stage.NEED, a.actor_of(side.other)))


def order_train(play: Play, side: Side, action: a.OrderTrain) -> None:
    """Order the train; the mediator may write at once, and the other side has its next turn (R15a)."""
    refused = play.state.common.desks.of(side).final_refused is not None
    play.emit(e.TrainOrdered(side, action.article, refused))
    play.meter("rapport", None, TRAIN_RAPPORT, "train")
    react(play, "train", side, (action.article,))
    if play.state.board.mediator:
        play.refresh()
        play.emit(e.StageSet(Phase.TABLE, Stage.MEDIATOR, a.Actor.MEDIATOR))
    else:
        end_turn(play, side)


def after_mediator(play: Play) -> None:
    """The mediator has written, or not, to the side whose train waits: the turn goes on."""
    turn = owner(play)
    if turn is not None:
        end_turn(play, turn)


def stay(play: Play, side: Side) -> None:
    """Send the train away; forgiven once (R15a)."""
    before = play.state.common.desks.of(side).stayed
    train = play.state.common.train
    play.emit(e.TrainSentAway(side))
    if before:
        play.meter("credibility", side, STAY_CREDIBILITY, "stayed")
        play.meter("rapport", None, STAY_RAPPORT, "stayed")
    react(play, "stayed", side, () if train is None else (train.article,))
    end_turn(play, side)


def go(play: Play, side: Side) -> None:
    """Leave."""
    leave(play, side)
