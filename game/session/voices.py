"""What computer players say with their acts. A save does not keep it: it is made again from what each of them knew.

A computer player is a function of its view, so that the same choice, with its reasons, comes out again.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.ai.policy import Choice
from game.ai.words import spoken, written
from game.engine import actions as a, events as e
from game.kernel.draws import private_draws
from game.kernel.message import Message
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.session.chain import COMPUTER, HUMAN
from game.session.match import Match, Step
from game.session.policies import Policies
from game.views.options import legal
from game.views.project import mediator_view, project
from game.views.view import SideView

Known = dict[str, "Words | None"]
"""What was made before, by the digest of the entry."""


@dataclass(frozen=True, slots=True)
class Words:
    """What was said with entry `number` at a sitting. `by` is None for the mediator; `to` is the only side that reads
    it, or None when everybody hears it.
    """

    number: int
    sitting: int
    by: Side | None
    to: Side | None
    text: Message


def voices(
    match: Match, players: Policies, known: Known, sitting: int | None = None, actor: a.Actor | None = None
) -> Iterator[Words]:
    """What computer players have said on the line of a match, in order: everything, or that of one sitting or actor.
    `known` is filled and used again.
    """
    shown: dict[Side, list[e.Event]] = {side: [] for side in BOTH_SIDES}
    before: Step | None = None
    seats = match.header.settings.seats
    for number in match.line:
        step = match.steps[number]
        asked = before is not None and sitting in (None, before.state.common.sitting) and actor in (None, step.actor)
        if asked and step.entry is not None and before is not None and speaks(step, seats):
            if step.entry.digest not in known:
                known[step.entry.digest] = _words(match, players, number, step, before, shown)
            words = known[step.entry.digest]
            if words is not None:
                yield words
        for side in BOTH_SIDES:
            shown[side].extend(event for event in step.events if e.sees(side, event))
        for event in step.events:
            if isinstance(event, e.SeatTaken):
                seats = seats.put(event.seat, COMPUTER if event.computer else HUMAN)
        before = step


def speaks(step: Step, seats: BySide[str]) -> bool:
    """Whether a computer player did this, and does not do such things without a word."""
    action, side = step.action, None if step.actor is None else step.actor.side
    if step.actor is a.Actor.MEDIATOR:
        return isinstance(action, (a.Write, a.SendText, a.Warn))
    if side is None or seats.of(side) != COMPUTER:
        return False
    at_table = (a.Answer, a.LayOffer, a.Present, a.Adjourn, a.AskNeed, a.MoveToSign, a.AnswerSigning)
    return isinstance(action, (*at_table, a.OrderTrain, a.Stay, a.Leave, a.PlayInstrument))


def _words(
    match: Match, players: Policies, number: int, step: Step, before: Step, shown: dict[Side, list[e.Event]]
) -> Words | None:
    sitting = before.state.common.sitting
    if step.actor is a.Actor.MEDIATOR:
        choice = players.mediator.decide(mediator_view(before.state), private_draws(match.header.seed, "mediator"))
        return letter(number, sitting, choice) if choice.action == step.action else None
    side = None if step.actor is None else step.actor.side
    if side is None:
        return None
    view = project(before.state, side, tuple(shown[side]))
    well = private_draws(match.header.seed, side.name.lower())
    choice = players.sides.of(side).decide(view, legal(view), well)
    return speech(number, view, choice) if choice.action == step.action else None


def letter(number: int, sitting: int, choice: Choice) -> Words | None:
    """What the mediator writes with an act; None when it needs no word."""
    text = written(sitting, choice)
    return None if text is None else Words(number, sitting, None, _reader(choice), text)


def speech(number: int, view: SideView, choice: Choice) -> Words | None:
    """What a delegation says with an act; a cable to its capital alone, None when it needs no word."""
    if isinstance(choice.action, a.PlayInstrument):
        tool = view.board.instrument(choice.action.instrument)
        if tool is None or tool.kind != "cable":
            return None
    text = spoken(view, choice)
    private = view.side if isinstance(choice.action, a.PlayInstrument) else None
    return None if text is None else Words(number, view.common.sitting, view.side, private, text)


def _reader(choice: Choice) -> Side | None:
    return choice.action.side if isinstance(choice.action, (a.Write, a.Warn)) else None
