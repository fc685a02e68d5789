"""Where a lesson stands in its time, and what could be done about it. Looking at the clock changes nothing."""

from __future__ import annotations

from dataclasses import dataclass

from game.classroom.lesson import TIMERS, Lesson
from game.classroom.plan import BEFORE, LONGEST, SHAPES, SHORTEST, SITTING, shorter

AFTER = ("debrief", "ticket")
"""What comes after the sittings."""
PATIENT = 90
"""Seconds behind the plan from which something is proposed."""


@dataclass(frozen=True, slots=True)
class Standing:
    """`used` seconds of the lesson, `left` of it; `step_left`: of the step (negative: over it), None without timers.

    `behind`: seconds behind the plan (negative: ahead). `fewer`: so many sittings in all would keep the debrief whole;
    None: there is nothing to propose. `to_come`: how many of them are still to begin; `each`: seconds for each of
    those, were it so, or for the rest of the last one where none is.
    `due`: seconds until the debrief should begin (negative: since), for a lesson behind its plan in its sittings; else
    None. `short`: debrief and ticket no longer have their time.
    """

    used: int
    left: int
    step_left: int | None
    behind: int
    fewer: int | None
    to_come: int = 0
    each: int = 0
    due: int | None = None
    short: bool = False


def standing(lesson: Lesson, now: int, least: int = 1) -> Standing:
    """How a lesson stands at `now`. Pauses count as used time: the bell does not wait. `least`: the game has opened so
    many sittings, which cannot be fewer.
    """
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
    fewer = _fewer(lesson, used, least) if behind >= PATIENT else None
    to_come, each = (0, 0) if fewer is None else _each(lesson, fewer, max(0, _left(lesson, used)))
    due = _left(lesson, used) if behind >= PATIENT and plan.steps[beat.step].kind in SITTING else None
    left = plan.minutes * 60 - used
    after = max(0, given - spent) + sum(step.seconds for step in plan.steps[beat.step + 1 :])
    short = plan.steps[beat.step].kind in AFTER and after > left + PATIENT
    return Standing(used, left, step_left, behind, fewer, to_come, each, due, short)


def _fewer(lesson: Lesson, used: int, least: int) -> int | None:
    """How many sittings in all still leave the debrief whole; None when that is what is planned, or play is over.

    What is planned for the rest of a sitting that has begun is kept for it.
    """
    plan, at = lesson.plan, lesson.beat.step
    here = plan.steps[at]
    if here.kind not in (*SITTING, "hook", "briefing"):
        return None
    count = max(least, shorter(plan, here.sitting, _left(lesson, used) - _rest(lesson)))
    return count if count < plan.sittings else None


def _each(lesson: Lesson, sittings: int, left: int) -> tuple[int, int]:
    """How many sittings are still to begin when there are so many in all, and how long each is when they share the
    seconds that are left with the rest of the one that has begun; none to begin: what is left for that.
    """
    here = lesson.plan.steps[lesson.beat.step].sitting
    to_come = sittings - here
    if to_come <= 0:
        return 0, left
    whole = sum(step.seconds for step in lesson.plan.steps if step.sitting == here + 1)
    return to_come, min(LONGEST, whole * left // (_rest(lesson) + whole * to_come))


def _rest(lesson: Lesson) -> int:
    """Seconds planned for what follows in the sitting that has begun."""
    at = lesson.beat.step
    here = lesson.plan.steps[at].sitting
    return sum(step.seconds for step in lesson.plan.steps[at + 1 :] if step.sitting == here > 0)


def most(lesson: Lesson, now: int) -> int:
    """How many sittings in all there may still be, the debrief whole and each as long as the shortest; never fewer than
    are planned, and no more once the table of the last one has been closed.
    """
    plan, here = lesson.plan, lesson.plan.steps[lesson.beat.step]
    closed = here.kind == SITTING[-1] and here.sitting >= plan.sittings
    if closed or here.kind not in (*SITTING, *BEFORE):
        return plan.sittings
    used = max(0, now - lesson.begun) + plan.late
    fits = here.sitting + max(0, _left(lesson, used) - _rest(lesson)) // SHORTEST
    return max(plan.sittings, min(SHAPES[plan.minutes].sittings, fits))


def _left(lesson: Lesson, used: int) -> int:
    """Seconds for sittings: without the debrief, the ticket, and what must still come before the first sitting."""
    plan, here = lesson.plan, lesson.beat.step
    before = sum(step.seconds for step in plan.steps[here + 1 :] if step.kind in BEFORE)
    return plan.minutes * 60 - plan.of("debrief") - plan.of("ticket") - before - used
