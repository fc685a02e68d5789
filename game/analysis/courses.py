"""The course of every track through a conference, and what moved it, sitting by sitting."""

from __future__ import annotations

from dataclasses import dataclass

from game.analysis.timeline import Beat, Timeline
from game.engine.events import TrackMoved
from game.kernel.message import Message, message
from game.kernel.refs import article_ref, side_ref
from game.kernel.sides import Side

DRIFT = "drift"
TABLE = frozenset(
    {
        "announced", "barren", "broken_word", "declined", "final_laid", "final_refused", "fruitful", "initialled",
        "offered", "presented", "reopened", "signing_refused", "softened", "stayed", "train", "withdrawn",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Push:
    """What moved a track at a sitting, and by how much in all."""

    change: int
    message: Message

    @property
    def drifted(self) -> bool:
        """Whether it was nothing but the way of things."""
        return self.message.key.endswith(".drift")


@dataclass(frozen=True, slots=True)
class CourseDay:
    """A track when a sitting rose, and what had moved it since the one before."""

    sitting: int
    value: int
    pushes: tuple[Push, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """One track from where it began, 0 to 100."""

    track: int
    start: int
    days: tuple[CourseDay, ...]


def courses(beats: Timeline) -> tuple[Course, ...]:
    """The courses of all tracks of a game that has ended; what comes after the end is left out."""
    if not beats:
        return ()
    begun = beats[0].before
    values = list(begun.hidden.tracks)
    days: list[list[CourseDay]] = [[] for _ in values]
    for number, part in _by_sitting(beats):
        for track, value in enumerate(values):
            moved = [beat.event for beat in part if isinstance(beat.event, TrackMoved) and beat.event.track == track]
            values[track] = moved[-1].value if moved else value
            days[track].append(CourseDay(number, values[track], _pushes(moved)))
    return tuple(Course(n, start, tuple(days[n])) for n, start in enumerate(begun.hidden.tracks))


def _by_sitting(beats: Timeline) -> list[tuple[int, list[Beat]]]:
    """The beats of each sitting up to the end, those before the first one with it."""
    found: list[tuple[int, list[Beat]]] = []
    for beat in beats:
        number = max(1, beat.sitting)
        if not found or found[-1][0] != number:
            found.append((number, []))
        found[-1][1].append(beat)
        if beat.after.over:
            break
    return found


def _pushes(moved: list[TrackMoved]) -> tuple[Push, ...]:
    """What moved it, the same cause once, in the order in which they came."""
    sums: dict[Message, int] = {}
    for event in moved:
        said = cause(event.cause)
        sums[said] = sums.get(said, 0) + event.change
    return tuple(Push(change, said) for said, change in sums.items() if change)


def cause(stream: str) -> Message:
    """What a stream of effects came of, in words."""
    kind, *rest = stream.split(".")
    if kind == DRIFT:
        return message("debrief.cause.drift")
    if kind == "event" and rest:
        return message("debrief.cause.event", event=f"@event:{rest[0]}")
    if kind == "answer" and len(rest) > 1:
        return message("debrief.cause.answer", event=f"@event:{rest[0]}", answer=f"@answer:{rest[0]}.{rest[1]}")
    if kind == "instrument" and len(rest) > 1 and rest[0].isdigit():
        played = f"@instrument:{rest[0]}.{rest[1]}"
        return message("debrief.cause.instrument", side=side_ref(Side(int(rest[0]))), instrument=played)
    if kind == "reaction" and len(rest) > 2 and rest[1] in TABLE:
        return message(f"debrief.cause.{rest[1]}", article=article_ref(int(rest[2])))
    return message("debrief.cause.besides")
