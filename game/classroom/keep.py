"""A lesson as a file beside its save: written at every change, so that a machine that dies comes back to the curtain.

It says which beat the lesson was at and nothing of what is in the game; of a debrief what the room has typed.
"""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import Any

from game.classroom.lesson import CARDS, CURTAIN, ENTRIES, TIMERS, Last, Lesson, beats_of
from game.classroom.number import DRAWN, HISTORICAL, Number
from game.classroom.plan import SHAPES, Plan, Step
from game.engine.actions import VOTES
from game.kernel.canonical import digest, sorted_dumps
from game.kernel.errors import GameError
from game.kernel.sentences import sentence
from game.kernel.sides import BySide

FORM = 1
LARGEST_BYTES = 64 * 1024
LONGEST_TEXT = 80
MOST_STEPS, MOST_TYPED = 200, 200
PAIRS = ("refused", "told", "votes", "shown", "papers")
"""What a lesson holds for each side."""


class BadLesson(GameError):
    """A lesson's file that cannot be taken up; the game itself is in its save."""

    code = "bad_lesson"


def written(lesson: Lesson) -> bytes:
    """The lesson as JSON."""
    data = asdict(lesson) | {"lesson": FORM, "number": lesson.number.value, "debrief": dict(lesson.debrief)}
    data |= {name: list(getattr(lesson, name)) for name in PAIRS}
    if lesson.last is not None:
        data["last"] |= {"refused": list(lesson.last.refused), "told": list(lesson.last.told)}
    return (json.dumps(data | {"seal": seal(data)}, indent=1) + "\n").encode("utf-8")


def seal(data: dict[str, Any]) -> str:
    """A digest of everything else, so that a changed byte is not another lesson."""
    return digest(sorted_dumps({key: value for key, value in data.items() if key != "seal"}))


def read(data: bytes) -> Lesson:
    """The lesson in a file, covered: a lesson that is taken up again never opens what it stood at. Raises BadLesson."""
    try:
        if len(data) > LARGEST_BYTES:
            raise ValueError("too large")
        found = json.loads(data)
        if found["seal"] != seal(found):
            raise ValueError("changed")
        return _lesson(found)
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise unreadable() from error


def unreadable() -> BadLesson:
    """What is said of a lesson's file that nothing can be made of."""
    return BadLesson(
        sentence(
            "trouble.lesson",
            "The lesson's file cannot be read, so its plan and clock begin anew; the game is as it was.",
        )
    )


def _lesson(found: dict[str, Any]) -> Lesson:
    if found["lesson"] != FORM:
        raise ValueError("another form")
    plan = _plan(found["plan"])
    refused, told = _refused(found["refused"]), _wholes(found["told"])
    votes = BySide(*(_one_of(one, VOTES) for one in found.get("votes", ("none", "none"))))
    shown, papers = _wholes(found.get("shown", (0, 0))), _wholes(found.get("papers", (0, 0)))
    lesson = Lesson(
        scenario=_text(found["scenario"]), number=Number(_whole(found["number"], 2**25 - 1)), plan=plan,
        pupils=_whole(found["pupils"], 99), chance=_text(found["chance"]),
        how=_one_of(found["how"], (HISTORICAL, DRAWN)), private=_one_of(found["private"], (CARDS, CURTAIN)),
        timers=_one_of(found["timers"], tuple(TIMERS)), at=_whole(found["at"]), open=False,
        begun=_whole(found["begun"]), step_begun=_whole(found["step_begun"]), paused=_whole(found["paused"]),
        lost=_whole(found["lost"]), refused=refused, told=told, chair=_switch(found["chair"]), votes=votes,
        shown=shown, papers=papers, last=_last(found.get("last")), debrief=_typed(found.get("debrief", {})),
        done=_switch(found.get("done", False)),
    )  # fmt: skip
    last = lesson.last
    if lesson.at >= len(lesson.beats) or (last is not None and last.at >= len(beats_of(last.plan, lesson.private))):
        raise ValueError("beyond the end")
    return lesson


def _last(found: dict[str, Any] | None) -> Last | None:
    if found is None:
        return None
    return Last(
        _one_of(found["kind"], ENTRIES), _plan(found["plan"]), _whole(found["at"]), _whole(found["step_begun"]),
        _refused(found["refused"]), _wholes(found["told"]), _whole(found["moves"]), _whole(found["seen"]),
        _whole(found["led"]), _whole(found["after"]),
    )  # fmt: skip


def _typed(found: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    if len(found) > MOST_TYPED:
        raise ValueError("too much")
    return tuple((_text(name), _text(value)) for name, value in found.items())


def _refused(found: Any) -> BySide[bool]:
    first, second = (bool(one) for one in found)
    return BySide(first, second)


def _wholes(found: Any) -> BySide[int]:
    first, second = (_whole(one) for one in found)
    return BySide(first, second)


def _plan(found: dict[str, Any]) -> Plan:
    steps = tuple(
        Step(_text(one["kind"]), _whole(one["sitting"], 99), _whole(one["seconds"])) for one in found["steps"]
    )
    if _whole(found["minutes"]) not in SHAPES or not 0 < len(steps) <= MOST_STEPS:
        raise ValueError("no such plan")
    if not any(step.kind == "debrief" for step in steps):
        raise ValueError("no debrief")
    return Plan(found["minutes"], _whole(found["sittings"], 99), steps, _whole(found["late"]))


def _whole(value: Any, most: int = 10**12) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise ValueError("no number")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise ValueError("no text")
    return value


def _switch(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ValueError("neither yes nor no")
    return value


def _one_of(value: Any, words: tuple[str, ...]) -> str:
    if value not in words:
        raise ValueError("no such word")
    return str(value)
