"""Facts that happened. Each says who learns it: a seat's stream is the events whose audience it belongs to.

Where two seats learn different things of one happening there are two events. `HIDDEN` events reach nobody in play.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

from game.engine.actions import Actor
from game.engine.parts import Closing, Phase, Reading, Room, Stage
from game.engine.treaty import Offer, Terms
from game.kernel.draws import Term
from game.kernel.effects import Guarded
from game.kernel.sides import Side


class Audience(Enum):
    """Who learns of an event. PUBLIC may stand on a projector; BOTH is for the two delegations only."""

    PUBLIC = "public"
    BOTH = "both"
    FIRST = "first"
    SECOND = "second"
    HIDDEN = "hidden"


def only(side: Side) -> Audience:
    """The audience of one side alone."""
    return Audience.FIRST if side is Side.FIRST else Audience.SECOND


@dataclass(frozen=True, slots=True)
class PublicEvent:
    """An event that all may see."""

    audience: ClassVar[Audience] = Audience.PUBLIC


@dataclass(frozen=True, slots=True)
class BothEvent:
    """An event that both delegations see, and no one else."""

    audience: ClassVar[Audience] = Audience.BOTH


@dataclass(frozen=True, slots=True)
class HiddenEvent:
    """An event that no seat sees."""

    audience: ClassVar[Audience] = Audience.HIDDEN


@dataclass(frozen=True, slots=True)
class OwnEvent:
    """An event that one side alone sees."""

    side: Side

    @property
    def audience(self) -> Audience:
        """That side."""
        return only(self.side)


@dataclass(frozen=True, slots=True)
class MaybeOwnEvent:
    """An event for one side, or for all when `to` is None."""

    to: Side | None

    @property
    def audience(self) -> Audience:
        """That side, or the public."""
        return Audience.PUBLIC if self.to is None else only(self.to)


# The day


@dataclass(frozen=True, slots=True)
class SittingOpened(PublicEvent):
    """A new sitting begins with its dispatches."""

    sitting: int


@dataclass(frozen=True, slots=True)
class StageSet(PublicEvent):
    """What is being waited for, and of whom (None: of whoever has something to answer)."""

    phase: Phase
    stage: Stage
    to_move: Actor | None


@dataclass(frozen=True, slots=True)
class OpenerDrawn(PublicEvent):
    """Who opens the table, and how many turns each side has."""

    opener: Side
    turns: int


@dataclass(frozen=True, slots=True)
class TurnTaken(PublicEvent):
    """A side's turn at the table is over."""

    side: Side


@dataclass(frozen=True, slots=True)
class SittingClosed(PublicEvent):
    """The table rises. `barren` counts sittings in a row that initialled nothing."""

    barren: int


@dataclass(frozen=True, slots=True)
class EveningClosed(PublicEvent):
    """Both sides have chosen; the evening is over."""


# Gauges


@dataclass(frozen=True, slots=True)
class TrackMoved(HiddenEvent):
    """A track moved to `value`, and why."""

    track: int
    change: int
    value: int
    cause: str


@dataclass(frozen=True, slots=True)
class TrackRead(MaybeOwnEvent):
    """A seat's reading of a track has changed."""

    track: int
    reading: Reading


@dataclass(frozen=True, slots=True)
class MeterMoved(OwnEvent):
    """One of a side's own meters moved (standing, influence, patience, goodwill)."""

    meter: str
    change: int
    value: int
    cause: str


@dataclass(frozen=True, slots=True)
class HiddenMeterMoved(HiddenEvent):
    """A meter that nobody reads as a number moved (credibility of a side; rapport, world, mediator_patience)."""

    meter: str
    side: Side | None
    change: int
    value: int
    cause: str


@dataclass(frozen=True, slots=True)
class RoomRead(PublicEvent):
    """The unseen meters, in words, have changed."""

    room: Room


# Dispatches


@dataclass(frozen=True, slots=True)
class EventFired(MaybeOwnEvent):
    """A scenario event arrives."""

    event: str


@dataclass(frozen=True, slots=True)
class EventNoted(HiddenEvent):
    """An event has fired, or (`missed`) its dated moment passed without it."""

    event: str
    sitting: int
    missed: bool = False


@dataclass(frozen=True, slots=True)
class ChoicePut(OwnEvent):
    """An event asks a side to choose."""

    event: str


@dataclass(frozen=True, slots=True)
class ChoiceMade(OwnEvent):
    """A side has answered an event."""

    event: str
    answer: str


@dataclass(frozen=True, slots=True)
class ChoiceKnown(PublicEvent):
    """A public answer to an event."""

    by: Side
    event: str
    answer: str


@dataclass(frozen=True, slots=True)
class ChoiceNoted(HiddenEvent):
    """An answer, for conditions to ask about."""

    event: str
    answer: str


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
class CableAnswered(OwnEvent):
    """The capital answers a cable. `option` is the new line when latitude was granted."""

    article: int | None
    package: Terms
    granted: bool
    option: int | None
    variant: int


@dataclass(frozen=True, slots=True)
class LeakHeard(OwnEvent):
    """A side hears that the other capital has spoken of an option."""

    article: int
    option: int
    sitting: int
    variant: int


@dataclass(frozen=True, slots=True)
class ReportHeard(OwnEvent):
    """A dated, fallible report on a mandate, walk_away, order, track or preference; `low`..`high` is what it says."""

    subject: str
    article: int | None
    track: int | None
    low: int
    high: int
    sitting: int
    odds: int
    variant: int


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
class MediatorWrote(OwnEvent):
    """The mediator has written to this side's capital."""

    article: int
    variant: int


@dataclass(frozen=True, slots=True)
class MediatorWarned(OwnEvent):
    """The mediator warns this side in private."""

    article: int
    variant: int


@dataclass(frozen=True, slots=True)
class TextLaid(BothEvent):
    """The mediator's text reaches both delegations."""

    terms: Terms
    variant: int


@dataclass(frozen=True, slots=True)
class TextFailed(BothEvent):
    """The mediator's text has failed; nothing more is said."""

    variant: int


@dataclass(frozen=True, slots=True)
class TextAgreed(PublicEvent):
    """Both sides have taken the mediator's text."""

    terms: Terms


# The table


@dataclass(frozen=True, slots=True)
class Presented(PublicEvent):
    """A side presents positions."""

    by: Side
    positions: Terms


@dataclass(frozen=True, slots=True)
class OfferLaid(PublicEvent):
    """A side lays an offer."""

    offer: Offer


@dataclass(frozen=True, slots=True)
class OfferAnswered(PublicEvent):
    """An offer by the other side is accepted (in whole, or `articles` of it), declined on a ground, or reserved.

    Declined on instructions, `articles` are those named as barred; empty means all of the offer's.
    """

    by: Side
    verdict: str
    articles: tuple[int, ...]
    ground: str


@dataclass(frozen=True, slots=True)
class OfferDropped(PublicEvent):
    """A side's standing offer is gone: `taken`, `withdrawn`, `declined`, `contradicted`, `replaced` or `lapsed`."""

    by: Side
    why: str


@dataclass(frozen=True, slots=True)
class OfferTrimmed(PublicEvent):
    """Articles initialled elsewhere are struck out of a standing offer."""

    by: Side
    terms: Terms


@dataclass(frozen=True, slots=True)
class AdReferendum(PublicEvent):
    """These articles were agreed on an offer that its author openly made subject to his capital (R11)."""

    by: Side
    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Initialled(PublicEvent):
    """An article is initialled at an option."""

    article: int
    option: int


@dataclass(frozen=True, slots=True)
class ArticleWithdrawn(PublicEvent):
    """A side gives an article up; it falls to its silent option."""

    by: Side
    article: int


@dataclass(frozen=True, slots=True)
class MotionMade(PublicEvent):
    """A side moves to sign."""

    by: Side


@dataclass(frozen=True, slots=True)
class MotionAnswered(PublicEvent):
    """The other side answers the motion to sign."""

    by: Side
    sign: bool


@dataclass(frozen=True, slots=True)
class Adjourned(PublicEvent):
    """A side says nothing more this turn."""

    by: Side


@dataclass(frozen=True, slots=True)
class NeedAsked(PublicEvent):
    """A side asks what the other would need."""

    by: Side


@dataclass(frozen=True, slots=True)
class Stood(PublicEvent):
    """A side stands by its refused final word."""

    by: Side


@dataclass(frozen=True, slots=True)
class TrainOrdered(PublicEvent):
    """A side orders the train, over an article."""

    by: Side
    article: int
    after_final: bool


@dataclass(frozen=True, slots=True)
class TrainCalled(PublicEvent):
    """The other side has had its turn; at his own next the author leaves or stays."""


@dataclass(frozen=True, slots=True)
class TrainSentAway(PublicEvent):
    """The author of the train stays."""

    by: Side


@dataclass(frozen=True, slots=True)
class DelegationLeft(PublicEvent):
    """A side has left, over an article."""

    by: Side
    article: int


@dataclass(frozen=True, slots=True)
class StatementMade(PublicEvent):
    """A written statement in the minutes."""

    by: Side
    text: str


@dataclass(frozen=True, slots=True)
class BrokenFirm(PublicEvent):
    """A side has bettered terms it called firm, or an article it announced or claimed to be barred from (`why`)."""

    by: Side
    article: int
    why: str


@dataclass(frozen=True, slots=True)
class GuessMade(OwnEvent):
    """A side's guess at the other's limits."""

    walk_away: int
    lines: Terms


# The evening


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
class TextMarked(OwnEvent):
    """A side has marked the mediator's text."""

    accept: bool


@dataclass(frozen=True, slots=True)
class InstrumentPlayed(OwnEvent):
    """The instrument has been played."""

    instrument: str
    articles: tuple[int, ...]
    target: str


@dataclass(frozen=True, slots=True)
class CableSent(OwnEvent):
    """A cable goes home."""

    article: int | None
    package: Terms


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
class Confided(OwnEvent):
    """A side has told the mediator its order on these articles."""

    articles: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Refunded(OwnEvent):
    """An instrument could not be played; its cost comes back in part."""

    instrument: str
    influence: int


# Effects


@dataclass(frozen=True, slots=True)
class PointsMoved(OwnEvent):
    """What an option is worth to a side has changed."""

    article: int
    option: int
    value: int


@dataclass(frozen=True, slots=True)
class OptionSet(PublicEvent):
    """An option is opened or closed to both sides."""

    article: int
    option: int
    open: bool


@dataclass(frozen=True, slots=True)
class InstrumentSet(OwnEvent):
    """An instrument is allowed or forbidden to a side."""

    instrument: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class EffectsDue(HiddenEvent):
    """Effects will run at a later sitting."""

    sitting: int
    effects: tuple[Guarded, ...]
    stream: str


@dataclass(frozen=True, slots=True)
class EffectsTaken(HiddenEvent):
    """The effects due by now have been taken off the list."""

    sitting: int


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
class StaffReading(HiddenEvent):
    """A side reads a track better until a sitting."""

    side: Side
    track: int
    until: int


@dataclass(frozen=True, slots=True)
class MediatorTold(HiddenEvent):
    """The mediator knows a side's true line on an article."""

    side: Side
    article: int
    option: int


@dataclass(frozen=True, slots=True)
class MediatorAsked(HiddenEvent):
    """The mediator is asked for a text (article None), or to press the capital of `side` on an article."""

    side: Side
    article: int | None


@dataclass(frozen=True, slots=True)
class MediatorActed(HiddenEvent):
    """The mediator has written (or, article None, sent a text) and crossed the requests off."""

    side: Side | None
    article: int | None
    sitting: int


@dataclass(frozen=True, slots=True)
class YieldSeen(HiddenEvent):
    """A side has moved `steps` on an article in the open."""

    side: Side
    article: int
    steps: int


@dataclass(frozen=True, slots=True)
class BlameShared(HiddenEvent):
    """Notables at home share a side's blame: its breaches weigh half."""

    side: Side


@dataclass(frozen=True, slots=True)
class OrderDefied(HiddenEvent):
    """A side has let one order to go home pass."""

    side: Side


# The end


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
class ConferenceEnded(PublicEvent):
    """The end, with each side's points."""

    closing: Closing


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


# The director


@dataclass(frozen=True, slots=True)
class Directed(PublicEvent):
    """A teacher or author has stepped in: `what` is inject, take_over, end_now, set_calendar or rewind."""

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


Event = PublicEvent | BothEvent | HiddenEvent | OwnEvent | MaybeOwnEvent


def sees(side: Side, event: Event) -> bool:
    """Whether `side` learns of `event`."""
    return event.audience in (Audience.PUBLIC, Audience.BOTH, only(side))


