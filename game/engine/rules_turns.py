"""The order of turns at the table, and how a sitting closes (R1a, R5a, R15a)."""

from __future__ import annotations

from game.engine import events as e
from game.engine.actions import actor_of
from game.engine.parts import Phase, Stage
from game.engine.play import Play
from game.engine.react import react
from game.engine.seat import Seat
from game.kernel.sides import BOTH_SIDES, Side

FRUIT = (("patience", 2), ("goodwill", 1))
FRUIT_RAPPORT = 2
BARREN_LIMIT = 3
BARREN_PATIENCE = -4
BARREN_MEDIATOR_LIMIT = 2
BARREN_MEDIATOR = -3
FINAL_PATIENCE = -3


def seat_of(play: Play, side: Side) -> Seat:
    """A side with what it knows now."""
    state = play.state
    return Seat(state.board, side, state.common, state.own.of(side))


def open_table(play: Play) -> None:
    """Draw the opener; the other side first answers what was left standing against it (R1a).

    When a train waits and the side it was ordered against has not had its turn, that side opens.
    """
    state = play.state
    sitting = state.common.sitting
    fixed = state.hidden.openers
    opener = fixed[sitting - 1] if sitting <= len(fixed) else Side(play.draw("opener", 2))
    train = state.common.train
    if train is not None and not train.called:
        opener = train.side.other
    turns = state.board.turns[min(sitting, len(state.board.turns)) - 1]
    play.emit(e.OpenerDrawn(opener, turns))
    if seat_of(play, opener.other).must_answer:
        play.emit(e.StageSet(Phase.TABLE, Stage.ANSWER, actor_of(opener.other)))
    else:
        begin_turn(play, opener)


def owner(play: Play) -> Side | None:
    """Whose turn it is, or None when all turns have been taken."""
    common = play.state.common
    if common.opener is None:
        return None
    first, second = common.desks.of(common.opener).turns, common.desks.other(common.opener).turns
    if first == second == 0:
        return None
    return common.opener if first >= second else common.opener.other


def begin_turn(play: Play, side: Side) -> None:
    """A turn begins with the answer, if an offer stands against the side."""
    stage = Stage.ANSWER if seat_of(play, side).must_answer else Stage.ACT
    play.emit(e.StageSet(Phase.TABLE, stage, actor_of(side)))


def answered(play: Play, side: Side) -> None:
    """After an answer the same side acts if the turn is its own, or else play goes on."""
    if owner(play) is side:
        play.emit(e.StageSet(Phase.TABLE, Stage.ACT, actor_of(side)))
    else:
        go_on(play)


def answer_lapsed(play: Play) -> None:
    """Go on when an offer that waits for its answer has gone."""
    common = play.state.common
    side = None if common.to_move is None else common.to_move.side
    if common.stage is Stage.ANSWER and side is not None and not seat_of(play, side).must_answer:
        answered(play, side)


def end_turn(play: Play, side: Side) -> None:
    """An act has been made: the turn passes, or the table rises."""
    _spend_turn(play, side)
    go_on(play)


def end_question(play: Play, asker: Side) -> None:
    """Who was asked what they would need has replied: the turn is spent, but the asker answers an offer first (R3)."""
    _spend_turn(play, asker)
    if seat_of(play, asker).must_answer:
        play.emit(e.StageSet(Phase.TABLE, Stage.ANSWER, actor_of(asker)))
    else:
        go_on(play)


def _spend_turn(play: Play, side: Side) -> None:
    play.emit(e.TurnTaken(side))
    train = play.state.common.train
    if train is not None and train.side is not side and not train.called:
        play.emit(e.TrainCalled())
    play.refresh()


def go_on(play: Play) -> None:
    """The next turn begins; when all have been taken the table rises."""
    turn = owner(play)
    if turn is None:
        close_table(play)
    else:
        begin_turn(play, turn)


def close_table(play: Play) -> None:
    """The table rises: offers stand over, momentum or weariness, then the evening (R1a, R5a, R4).

    While a text of the mediator's waits for its marks, they decide whether the sitting was barren.
    """
    common = play.state.common
    for side in BOTH_SIDES:
        if seat_of(play, side.other).must_answer:
            play.emit(e.OfferHeldOver(side, common.sitting >= common.last))
    if common.fruitful or common.text is None:
        reckon_sitting(play)
    if any(play.state.common.desks.of(side).final_refused is not None for side in BOTH_SIDES):
        play.both("patience", FINAL_PATIENCE, "final_word")
    play.refresh()
    play.emit(e.StageSet(Phase.EVENING, Stage.EVENING, None))


def reckon_sitting(play: Play) -> None:
    """What a sitting that initialled something gives, or one that did not takes (R5a)."""
    common = play.state.common
    if not common.fruitful:
        _barren(play, common.barren + 1)
        return
    for meter, change in FRUIT:
        play.both(meter, change, "fruitful")
    play.meter("rapport", None, FRUIT_RAPPORT, "fruitful")
    play.emit(e.SittingClosed(0))
    react(play, "fruitful", None)


def _barren(play: Play, barren: int) -> None:
    play.emit(e.SittingClosed(barren))
    if barren >= BARREN_LIMIT:
        play.both("patience", BARREN_PATIENCE, "barren")
    if barren >= BARREN_MEDIATOR_LIMIT:
        play.meter("mediator_patience", None, BARREN_MEDIATOR, "barren")
    react(play, "barren", None)
