"""Who learns of an event: every event belongs to one of five families, and so has one audience.

Where two seats learn different things of one happening there are two events. `HIDDEN` events reach nobody in play.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import ClassVar

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
