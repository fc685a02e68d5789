"""Conditions judged on what a side knows, and, where it knows only a band or a word, on the middle of that."""

from __future__ import annotations

from game.engine.seat import SeatFacts, UnknownFactError
from game.kernel.conditions import Condition, Ref, holds
from game.views.view import SideView

BAND, HALF = 20, 10
"""How wide a word for an unseen meter is (of 0..100), and half of it."""


class Hunches(SeatFacts):
    """Facts as far as a seat has them, bands and words taken at their middle."""

    def number(self, ref: Ref) -> int:
        """The number, or the middle of what is read of it; UnknownFactError where nothing is."""
        match ref:
            case ("shared", "rapport"):
                return BAND * self.seat.common.room.rapport + HALF
            case ("shared", "world"):
                return BAND * self.seat.common.room.world + HALF
            case ("shared", "mediator_patience"):
                return BAND * self.seat.common.room.mediator + HALF
            case ("track", name):
                ids = [track.id for track in self.seat.board.tracks]
                reading = self.seat.own.readings[ids.index(name)]
                if reading is not None:
                    return reading.middle
        return super().number(ref)


def thought(view: SideView, condition: Condition) -> bool | None:
    """Whether a condition is thought to hold; None when the side has nothing to go by."""
    known = view.seat.judge(condition)
    if known is not None:
        return known
    try:
        return holds(condition, Hunches(view.seat))
    except UnknownFactError:
        return None
