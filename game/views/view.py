"""What one side may know: the whole of what a delegation, human or computer, is given to decide on."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.board import Board, DoctrineCard
from game.engine.events import Event
from game.engine.parts import Common, Own
from game.engine.seat import Seat
from game.kernel.effects import Guarded
from game.kernel.sides import Side


@dataclass(frozen=True, slots=True)
class AskedAnswer:
    """One answer that a side may give to an event, and what it does as far as the text says."""

    id: str
    public: bool
    effects: tuple[Guarded, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A choice that an event has put to this side."""

    event: str
    answers: tuple[AskedAnswer, ...]


@dataclass(frozen=True, slots=True)
class SideView:
    """A side's knowledge now, and everything it has been shown so far."""

    board: Board
    side: Side
    common: Common
    own: Own
    asked: tuple[Asked, ...]
    history: tuple[Event, ...]

    @property
    def seat(self) -> Seat:
        """The same knowledge in the form in which legality is judged."""
        return Seat(self.board, self.side, self.common, self.own)

    @property
    def card(self) -> DoctrineCard:
        """The doctrine in force for this side."""
        return self.board.card(self.side, self.own.doctrine)

    @property
    def sittings_left(self) -> int:
        """Sittings after this one, by the calendar."""
        return self.common.last - self.common.sitting
