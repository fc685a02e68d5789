"""`apply(state, by, action)`: a request becomes a new state and the events that led to it, or a refusal."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine import actions as a, events as e, rules_after, rules_evening, rules_table
from game.engine.legality import refusal
from game.engine.play import Play
from game.engine.refusals import Code, Refused, refuse
from game.engine.rules_director import DirectorAction, direct, director_refusal
from game.engine.rules_dispatches import choose
from game.engine.rules_mediator import MediatorAction, mediate, mediator_refusal
from game.engine.seat import Seat
from game.engine.state import GameState
from game.kernel.sides import Side


@dataclass(frozen=True, slots=True)
class Applied:
    """The state after an action and the events in between, in order."""

    state: GameState
    events: tuple[e.Event, ...]


def seat(state: GameState, side: Side) -> Seat:
    """A side with what it knows."""
    return Seat(state.board, side, state.common, state.own.of(side))


def apply(state: GameState, by: a.Actor, action: a.Action) -> Applied | Refused:
    """What `action` by `by` leads to. Never changes its input; a refusal changes nothing at all."""
    play = Play(state)
    refused = _dispatch(play, by, action)
    return refused if refused is not None else Applied(play.state, tuple(play.events))


def _dispatch(play: Play, by: a.Actor, action: a.Action) -> Refused | None:
    if by is a.Actor.MEDIATOR:
        if not isinstance(action, MediatorAction):
            return refuse(Code.UNKNOWN_ACTION)
        wrong = mediator_refusal(play.state, action)
        if wrong is None:
            mediate(play, action)
        return wrong
    side = by.side
    if side is None:
        if not isinstance(action, DirectorAction):
            return refuse(Code.UNKNOWN_ACTION)
        wrong = director_refusal(play.state, action)
        if wrong is None:
            direct(play, action)
        return wrong
    wrong = refusal(seat(play.state, side), action)
    return wrong if wrong is not None else _decide(play, side, action)


def _decide(play: Play, side: Side, action: a.Action) -> Refused | None:
    match action:
        case a.Choose():
            return choose(play, side, action)
        case a.PlayInstrument():
            return rules_evening.choose_instrument(play, side, action)
        case a.Answer():
            rules_table.answer(play, side, action)
        case a.Present():
            rules_table.present(play, side, action)
        case a.LayOffer():
            rules_table.offer(play, side, action)
        case a.Withdraw():
            rules_table.withdraw(play, side, action)
        case a.MoveToSign():
            rules_table.move_to_sign(play, side)
        case a.AnswerSigning():
            rules_table.answer_signing(play, side, action)
        case a.Adjourn():
            rules_table.adjourn(play, side)
        case a.AskNeed():
            rules_table.ask_need(play, side)
        case a.OrderTrain():
            rules_table.order_train(play, side, action)
        case a.Leave():
            rules_table.go(play, side)
        case a.Stay():
            rules_table.stay(play, side)
        case _:
            _quietly(play, side, action)
    return None


def _quietly(play: Play, side: Side, action: a.Action) -> None:
    """Evening choices, marks and notes."""
    match action:
        case a.SaveInfluence():
            rules_evening.save_influence(play, side)
        case a.MarkText():
            rules_evening.mark_text(play, side, action)
        case a.RequestImprovement():
            rules_after.request_improvement(play)
        case a.MarkImprovement():
            rules_after.mark_improvement(play, side, action)
        case a.Statement(text):
            play.emit(e.StatementMade(side, text))
        case a.Guess(walk_away, lines):
            play.emit(e.GuessMade(side, walk_away, lines))
