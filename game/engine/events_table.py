"""What is said and done at the table."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.events_base import PublicEvent
from game.engine.treaty import Offer, Terms
from game.kernel.sides import Side


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
class OfferHeldOver(PublicEvent):
    """The table rises with a side's offer unanswered: it stands over, or (`last`) no date is left to answer it on."""

    by: Side
    last: bool


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
