"""How a game came to its end, as data for the debrief: path, turning points, missed trades, concepts, beliefs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.analysis.concepts import Concept, concepts
from game.analysis.missed import MissedTrades, missed
from game.analysis.moments import Moment, moments
from game.analysis.opinion import Opinion, Reader, opinions
from game.analysis.path import Path, path
from game.analysis.timeline import timeline
from game.engine.events import Event
from game.engine.state import GameState
from game.kernel.sides import BySide


@dataclass(frozen=True, slots=True)
class Story:
    """What is told of a game once it is over. `opinions` are each side's of the other."""

    path: Path
    moments: tuple[Moment, ...]
    missed: MissedTrades
    concepts: tuple[Concept, ...]
    opinions: BySide[Opinion]


def story(final: GameState, events: Sequence[Event], read: Reader) -> Story:
    """The story of a game that has ended; `read` is how a side's view becomes beliefs (see `game.analysis.opinion`).

    Raises ValueError while the game goes on: the truth is not for a game in play.
    """
    beats = timeline(final, events)
    return Story(path(beats), moments(beats), missed(beats), concepts(beats), opinions(beats, read))
