"""Where a lesson stands in its time, and what could be done about it. Looking at the clock changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from game.classroom.lesson import TIMERS, Lesson
from game.classroom.plan import BEFORE, SHAPES, SHORTEST, SITTING, shorter

PATIENT = 90
"""Seconds behind the plan from which something is proposed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`used` seconds of the lesson, `left` of it; `step_left`: of the step (negative: over it), None without timers.

    `behind`: seconds behind the plan (negative: ahead). `fewer`: so many sittings in all would keep the debrief whole;
    None: there is nothing to propose. `each`: seconds for every sitting still to be held, were it so; 0 for none.
    """

    used: int
    left: int
    step_left: int | None
    behind: int
    fewer: int | None
    each: int = 0


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
    each = 0 if fewer is None else max(0, _left(lesson, used)) // max(1, fewer - _done(lesson))
    return Standing(used, plan.minutes * 60 - used, step_left, behind, fewer, each)


def _fewer(lesson: Lesson, used: int) -> int | None:
    """How many sittings in all still leave the debrief whole; None when that is what is planned, or play is over.

    What is planned for the rest of a sitting that has begun is kept for it.
    """
    plan, at = lesson.plan, lesson.beat.step
    here = plan.steps[at]
    if here.kind not in (*SITTING, "hook", "briefing"):
        return None
    rest = sum(step.seconds for step in plan.steps[at + 1 :] if step.sitting == here.sitting > 0)
    count = max(1, shorter(plan, here.sitting, _left(lesson, used) - rest))
    return count if count < plan.sittings else None


def most(lesson: Lesson, now: int) -> int:
    """How many sittings in all there may still be, the debrief whole and each as long as the shortest; never fewer than
    are planned, and no more once the table of the last one has been closed.
    """
    plan, here = lesson.plan, lesson.plan.steps[lesson.beat.step]
    closed = here.kind == SITTING[-1] and here.sitting >= plan.sittings
    if closed or here.kind not in (*SITTING, *BEFORE):
        return plan.sittings
    used = max(0, now - lesson.begun) + plan.late
    rest = sum(step.seconds for step in plan.steps[lesson.beat.step + 1 :] if step.sitting == here.sitting > 0)
    fits = here.sitting + max(0, _left(lesson, used) - rest) // SHORTEST
    return max(plan.sittings, min(SHAPES[plan.minutes].sittings, fits))


def _done(lesson: Lesson) -> int:
    """How many sittings are over, or in their evening."""
    here = lesson.plan.steps[lesson.beat.step]
    return max(0, here.sitting - (0 if here.kind == SITTING[-1] else 1))


def _left(lesson: Lesson, used: int) -> int:
    """Seconds for sittings: without the debrief, the ticket, and what must still come before the first sitting."""
    plan, here = lesson.plan, lesson.beat.step
    before = sum(step.seconds for step in plan.steps[here + 1 :] if step.kind in BEFORE)
    return plan.minutes * 60 - plan.of("debrief") - plan.of("ticket") - before - used
