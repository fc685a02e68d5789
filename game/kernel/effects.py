"""Effects as data: what a scenario's `effects:` become. A closed list; each may be guarded by a condition."""

from __future__ import annotations

from dataclasses import dataclass

from game.kernel.conditions import ALWAYS, Condition
from game.kernel.sides import Side


@dataclass(frozen=True, slots=True)
class MoveTrack:
    """Change a track."""

    track: int
    change: int


@dataclass(frozen=True, slots=True)
class MoveMeter:
    """Change a meter of a side, or a shared one (side None)."""

    meter: str
    side: Side | None
    change: int


@dataclass(frozen=True, slots=True)
class MoveMandate:
    """Set a line to an option (`to`) or by `steps` (positive: more latitude), perhaps of a new kind."""

    side: Side
    article: int
    to: int | None = None
    steps: int = 0
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class MovePoints:
    """Change what an option is worth to a side."""

    side: Side
    article: int
    option: int
    change: int


@dataclass(frozen=True, slots=True)
class SetOption:
    """Open or close an option of an article for both sides."""

    article: int
    option: int
    open: bool


@dataclass(frozen=True, slots=True)
class SetInstrument:
    """Allow or forbid an instrument to a side."""

    side: Side
    instrument: str
    allowed: bool


@dataclass(frozen=True, slots=True)
class SendOrder:
    """Send a side's delegation the order to go home, or put it to sleep for a sitting (`send` False)."""

    side: Side
    send: bool


@dataclass(frozen=True, slots=True)
class SendReport:
    """A dated, fallible report to a side about the other's `subject` (mandate, walk_away, order, track)."""

    to: Side
    subject: str
    article: int | None
    track: int | None
    truth: int


@dataclass(frozen=True, slots=True)
class EaseCable:
    """Make a side's next cable on an article (None: on any) likelier by `per_mille`."""

    side: Side
    article: int | None
    per_mille: int


@dataclass(frozen=True, slots=True)
class Later:
    """Run effects some sittings from now."""

    sittings: int
    effects: tuple[Guarded, ...]


@dataclass(frozen=True, slots=True)
class Gamble:
    """A named draw of `per_mille`: one list of effects or the other."""

    per_mille: int
    success: tuple[Guarded, ...]
    failure: tuple[Guarded, ...]


@dataclass(frozen=True, slots=True)
class ShareBlame:
    """Notables at home share the blame: a side's breaches weigh half at ratification."""

    side: Side


Effect = (
    MoveTrack
    | MoveMeter
    | MoveMandate
    | MovePoints
    | SetOption
    | SetInstrument
    | SendOrder
    | SendReport
    | EaseCable
    | Later
    | Gamble
    | ShareBlame
)


@dataclass(frozen=True, slots=True)
class Guarded:
    """An effect that happens only while `when` holds."""

    effect: Effect
    when: Condition = ALWAYS
