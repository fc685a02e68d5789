"""What each side had come to believe of the other's instructions, sitting by sitting, and how right it was.

How beliefs are formed is not known here: whoever asks hands in the reader, a function from a side's view to weights
over the other side's doctrines in the order of the file, so that the debrief shows the very sums that decided.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.analysis.timeline import Timeline
from game.engine.events import Event, sees
from game.engine.state import GameState
from game.kernel.message import Message, message
from game.kernel.refs import side_ref
from game.kernel.sides import BySide, Side, each
from game.views.project import project
from game.views.view import SideView

Reader = Callable[[SideView], tuple[int, ...]]
PARTS_PER_CENT = 10_000
"""Weights are parts of a million."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a side believed when a sitting rose: weights over the other's doctrines, summing to 1,000,000."""

    sitting: int
    weights: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A sitting after which another doctrine seemed the likeliest; or (sitting 0) what was believed in the end."""

    sitting: int
    doctrine: str
    message: Message


@dataclass(frozen=True, slots=True)
class Opinion:
    """One side's opinion of the other: the `doctrines` it could be under (ids), which one it was, and the readings."""

    doctrines: tuple[str, ...]
    truth: int
    readings: tuple[Reading, ...]
    turns: tuple[Turn, ...]


def opinions(beats: Timeline, read: Reader) -> BySide[Opinion]:
    """What each side believed of the other's doctrine at the close of every sitting of a game that has ended."""
    return each(lambda side: _opinion(beats, side, read))


def _opinion(beats: Timeline, side: Side, read: Reader) -> Opinion:
    final = beats[-1].after
    cards = final.board.doctrines.of(side.other)
    names = tuple(card.id for card in cards)
    readings = _readings(beats, side, read)
    truth = names.index(final.own.of(side.other).doctrine)
    return Opinion(names, truth, readings, _turns(side, names, truth, readings))


def _readings(beats: Timeline, side: Side, read: Reader) -> tuple[Reading, ...]:
    found: list[Reading] = []
    seen: list[Event] = []
    last: GameState | None = None
    for beat in beats:
        if last is not None and (last.over or beat.sitting != last.common.sitting):
            found.append(Reading(last.common.sitting, read(project(last, side, tuple(seen)))))
        if last is not None and last.over:
            return tuple(found)
        if sees(side, beat.event):
            seen.append(beat.event)
        last = beat.after
    if last is not None:
        found.append(Reading(last.common.sitting, read(project(last, side, tuple(seen)))))
    return tuple(found)


def _turns(side: Side, names: tuple[str, ...], truth: int, readings: tuple[Reading, ...]) -> tuple[Turn, ...]:
    turns: list[Turn] = []
    before: int | None = None
    for reading in readings:
        now = reading.weights.index(max(reading.weights))
        if before is not None and now != before:
            turns.append(_turn("debrief.opinion.turned", reading.sitting, side, names[now], reading.weights[now]))
        before = now
    if readings and before is not None:
        key = "debrief.opinion.right" if before == truth else "debrief.opinion.wrong"
        turns.append(_turn(key, 0, side, names[truth], readings[-1].weights[truth]))
    return tuple(turns)


def _turn(key: str, sitting: int, side: Side, doctrine: str, weight: int) -> Turn:
    text = message(
        key,
        side=side_ref(side),
        other=side_ref(side.other),
        doctrine=f"@doctrine:{int(side.other)}.{doctrine}",
        percent=weight // PARTS_PER_CENT,
    )
    return Turn(sitting, doctrine, text)
