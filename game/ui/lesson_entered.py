"""What was entered last at the table of a lesson, and whether it can still be taken back."""

from __future__ import annotations

from collections.abc import Sequence

from game.classroom.lesson import CALLED, CLOSED, Last, Lesson, beats_of
from game.engine import events as e
from game.session.undo import ECHOES

UNSHOWN: tuple[type, ...] = (e.SittingClosed, e.RoomRead, e.TrackRead, e.MotionAnswered)
"""Public events that a room has not seen when an act has just been entered: no page of a lesson shows what they say
before the next morning, or they say what was called out.
"""


def why_kept(last: Last | None, now: Lesson, moves: int, shown: Sequence[e.Event], *, alone: bool, over: bool) -> str:
    """Why what was entered last stays; empty where it may be taken back.

    `none`: nothing was entered at this table. `over`: the conference has ended by it. `gone`: something was opened or
    done since. `known`: the room has learnt more by it than was called out. `shown`: what a side has seen since before
    it; `alone`: the computer sits in for a team, so that what follows an act may be its answer.
    """
    if last is None or last.kind not in (CALLED, CLOSED):
        return "none"
    was = beats_of(last.plan, now.private)[last.at]
    if now.beat.name == "table" and now.beat != was:
        return "none"
    if over:
        return "over"
    here = now.beat == was or (not now.open and now.at == last.at + 1)
    if not here or moves != last.after:
        return "gone"
    answered = alone and (last.kind == CLOSED or last.after != last.moves + 1)
    heard = (one for one in shown if one.audience in (e.Audience.PUBLIC, e.Audience.BOTH))
    return "known" if answered or not all(isinstance(one, (*ECHOES, *UNSHOWN)) for one in heard) else ""
