"""The run of a sitting, its gauges and meters, and what the events of a scenario bring."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.actions import Actor
from game.engine.events_base import HiddenEvent, MaybeOwnEvent, OwnEvent, PublicEvent
from game.engine.parts import Phase, Reading, Room, Stage
from game.kernel.effects import Guarded
from game.kernel.sides import Side


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
