"""The end, what is settled after it, and a teacher's or author's hand."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.events_base import BothEvent, OwnEvent, PublicEvent
from game.engine.parts import Closing
from game.engine.treaty import Terms
from game.kernel.draws import Term
from game.kernel.sides import Side


@dataclass(frozen=True, slots=True)
class Signed(PublicEvent):
    """The treaty is signed: one option for every article."""

    treaty: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class CapitalDecided(PublicEvent):
    """A capital ratifies the treaty or repudiates it; the terms of its chance are open now."""

    by: Side
    ratified: bool
    per_mille: int
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class CapitalVoted(PublicEvent):
    """People have voted for a capital. `found`: what it would have decided by itself; `counts`: whether they decide."""

    by: Side
    yes: bool
    found: bool
    counts: bool


@dataclass(frozen=True, slots=True)
class ConferenceEnded(PublicEvent):
    """The end, with each side's points."""

    closing: Closing


@dataclass(frozen=True, slots=True)
class GuessMade(OwnEvent):
    """A side's guess at the other's limits."""

    walk_away: int
    lines: Terms


@dataclass(frozen=True, slots=True)
class ImprovementFound(BothEvent):
    """The best treaty that both would prefer to the one they made; None when there is none."""

    treaty: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class ImprovementMarked(OwnEvent):
    """A side has marked the improvement."""

    accept: bool


@dataclass(frozen=True, slots=True)
class ImprovementClosed(PublicEvent):
    """The improvement stands beside the treaty, or not."""

    treaty: tuple[int, ...] | None


@dataclass(frozen=True, slots=True)
class Directed(PublicEvent):
    """A teacher or author has stepped in: `what` is inject, take_over, end_now, set_calendar,
    put_to_vote or rewind.

    An event brought in for one side alone is not named: `detail` is then empty, and its side learns of it as of any.
    """

    what: str
    detail: str


@dataclass(frozen=True, slots=True)
class SeatTaken(PublicEvent):
    """A seat is played by the computer, or by people again."""

    seat: Side
    computer: bool


@dataclass(frozen=True, slots=True)
class CalendarSet(PublicEvent):
    """The last sitting is now this one."""

    last: int
