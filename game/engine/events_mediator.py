"""What the mediator is told, sees, writes and sends."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.events_base import BothEvent, HiddenEvent, OwnEvent, PublicEvent
from game.engine.treaty import Terms
from game.kernel.sides import Side


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
class TextMarked(OwnEvent):
    """A side has marked the mediator's text."""

    accept: bool


@dataclass(frozen=True, slots=True)
class TextFailed(BothEvent):
    """The mediator's text has failed: at its marks, or (`overtaken`) by what the table settled. No more is said."""

    variant: int
    overtaken: bool


@dataclass(frozen=True, slots=True)
class TextAgreed(PublicEvent):
    """Both sides have taken the mediator's text."""

    terms: Terms


@dataclass(frozen=True, slots=True)
class Confided(OwnEvent):
    """A side has told the mediator its order on these articles."""

    articles: tuple[int, ...]


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
