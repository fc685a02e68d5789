"""Where a lesson stands in its time, and what could be done about it. Looking at the clock changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from game.classroom.lesson import TIMERS, Lesson
from game.classroom.plan import SITTING, shorter

PATIENT = 90
"""Seconds behind the plan from which something is proposed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`used` seconds of the lesson, `left` of it; `step_left`: of the step (negative: over it), None without timers.

    `behind`: seconds behind the plan (negative: ahead). `fewer`: so many sittings in all would keep the debrief whole;
    None: there is nothing to propose.
    """

    used: int
    left: int
    step_left: int | None
    behind: int
    fewer: int | None


def standing(lesson: Lesson, now: int) -> Standing:
    """How a lesson stands at `now`. Pauses count as used time: the bell does not wait."""
    plan = lesson.plan
    beat = lesson.beat
    used = max(0, now - lesson.begun) + plan.late
    starts = plan.starts()
    factor = TIMERS[lesson.timers]
    given = plan.steps[beat.step].seconds
    spent = max(0, (lesson.paused or now) - lesson.step_begun)
    step_left = factor * given - spent if factor else None
    into = used - starts[beat.step]
    behind = into if into < 0 else max(0, into - given)
    fewer = _fewer(lesson, used) if behind >= PATIENT else None
    return Standing(used, plan.minutes * 60 - used, step_left, behind, fewer)


def _fewer(lesson: Lesson, used: int) -> int | None:
    """How many sittings in all still leave the debrief whole; None when that is what is planned, or play is over."""
    plan, here = lesson.plan, lesson.plan.steps[lesson.beat.step]
    if here.kind not in (*SITTING, "hook", "briefing"):
        return None
    after = plan.of("debrief") + plan.of("ticket")
    done = max(0, here.sitting - (0 if here.kind == SITTING[-1] else 1))
    left = plan.minutes * 60 - after - used
    count = max(here.sitting, shorter(plan, done, left))
    return count if count < plan.sittings else None
