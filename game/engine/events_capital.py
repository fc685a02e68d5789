"""What passes between a side and its capital, and what one capital lets the other hear."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.events_base import HiddenEvent, OwnEvent
from game.engine.treaty import Terms
from game.kernel.sides import Side


@dataclass(frozen=True, slots=True)
class MandateMoved(OwnEvent):
    """A side's line on an article is now here."""

    article: int
    option: int
    kind: str
    granted: int
    wider: bool
    announced: bool = False


@dataclass(frozen=True, slots=True)
class PackageWaived(OwnEvent):
    """A side's capital authorises this very package."""

    package: Terms


@dataclass(frozen=True, slots=True)
class CableSent(OwnEvent):
    """A cable goes home."""

    article: int | None
    package: Terms


@dataclass(frozen=True, slots=True)
class CableAnswered(OwnEvent):
    """The capital answers a cable. `option` is the new line when latitude was granted."""

    article: int | None
    package: Terms
    granted: bool
    option: int | None
    variant: int


@dataclass(frozen=True, slots=True)
class CableEased(HiddenEvent):
    """A side's next cable on an article is likelier."""

    side: Side
    article: int | None
    per_mille: int


@dataclass(frozen=True, slots=True)
class EaseSpent(HiddenEvent):
    """Help towards cables of a side on an article has been used up."""

    side: Side
    article: int | None


@dataclass(frozen=True, slots=True)
class LeakSet(HiddenEvent):
    """The dispatches of `sitting` may leak to a side where the other's line has moved."""

    to: Side
    article: int
    option: int
    chance: int
    sitting: int


@dataclass(frozen=True, slots=True)
class LeaksTaken(HiddenEvent):
    """The leak draws due by now have been made."""

    sitting: int


@dataclass(frozen=True, slots=True)
class LeakHeard(OwnEvent):
    """A side hears that the other capital has spoken of an option."""

    article: int
    option: int
    sitting: int
    variant: int


@dataclass(frozen=True, slots=True)
class ReportSet(HiddenEvent):
    """A report is on its way."""

    to: Side
    subject: str
    article: int | None
    track: int | None
    truth: int
    sitting: int


@dataclass(frozen=True, slots=True)
class ReportsTaken(HiddenEvent):
    """Reports due by now have been delivered."""

    sitting: int


@dataclass(frozen=True, slots=True)
class ReportHeard(OwnEvent):
    """A dated, fallible report on a mandate, walk_away, order, track or preference; `low`..`high` is what it says."""

    subject: str
    article: int | None
    track: int | None
    low: int
    high: int
    sitting: int
    variant: int


@dataclass(frozen=True, slots=True)
class StaffReading(HiddenEvent):
    """A side reads a track better until a sitting."""

    side: Side
    track: int
    until: int


@dataclass(frozen=True, slots=True)
class OrderCame(OwnEvent):
    """The order to go home, for this sitting."""

    sitting: int
    final: bool
    variant: int


@dataclass(frozen=True, slots=True)
class OrderSlept(OwnEvent):
    """The order sleeps until the next sitting."""


@dataclass(frozen=True, slots=True)
class OrderDropped(OwnEvent):
    """The order is withdrawn."""


@dataclass(frozen=True, slots=True)
class OrderDefied(HiddenEvent):
    """A side has let one order to go home pass."""

    side: Side


@dataclass(frozen=True, slots=True)
class BlameShared(OwnEvent):
    """Notables at home share a side's blame: its breaches weigh half."""
