"""What each side does in secret of an evening, and what of it shows."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.events_base import BothEvent, OwnEvent, PublicEvent
from game.kernel.sides import Side

REASONS = (
    "won",
    "lost",
    "no_order",
    "nothing_hidden",
    "written",
    "sent",
    "weary",
    "settled",
    "not_now",
)
"""Why an act of the evening came to something or to nothing: chance decided, there was no order to put off, no gauge
to be read better, or the mediator did as he was asked, is weary, found the article settled, or does nothing yet.
"""


@dataclass(frozen=True, slots=True)
class InstrumentChosen(OwnEvent):
    """A side will play an instrument this evening."""

    instrument: str
    articles: tuple[int, ...]
    target: str


@dataclass(frozen=True, slots=True)
class InfluenceSaved(OwnEvent):
    """A side plays nothing this evening."""


@dataclass(frozen=True, slots=True)
class InstrumentPlayed(OwnEvent):
    """The instrument has been played."""

    instrument: str
    articles: tuple[int, ...]
    target: str


@dataclass(frozen=True, slots=True)
class RedLineAnnounced(PublicEvent):
    """A side tells the world that it will never go past an option."""

    by: Side
    article: int
    option: int


@dataclass(frozen=True, slots=True)
class RedLineReleased(PublicEvent):
    """A public red line no longer binds."""

    by: Side
    article: int


@dataclass(frozen=True, slots=True)
class PressPlayed(PublicEvent):
    """A press instrument shows in the papers."""

    by: Side
    instrument: str


@dataclass(frozen=True, slots=True)
class SeenAlone(BothEvent):
    """A side's word outside the room found nobody, and was seen."""

    by: Side


@dataclass(frozen=True, slots=True)
class Sounded(BothEvent):
    """Both chiefs had a word outside the room; `seen` by the press or not."""

    seen: bool


@dataclass(frozen=True, slots=True)
class Refunded(OwnEvent):
    """An instrument could not be played, and why (`nobody_came`); its cost comes back in part."""

    instrument: str
    influence: int
    why: str


@dataclass(frozen=True, slots=True)
class ActTold(OwnEvent):
    """A side hears what came of an act of its own: `well` or not, and why (one of `REASONS`)."""

    instrument: str
    articles: tuple[int, ...]
    well: bool
    why: str
