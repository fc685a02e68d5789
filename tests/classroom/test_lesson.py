"""A lesson goes on only when it is told to, goes back only before anything was shown, and survives its machine."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from game.classroom.clock import standing
from game.classroom.keep import BadLesson, read, seal, written
from game.classroom.lesson import (
    Lesson,
    back,
    beats_of,
    begin,
    go_on,
    held,
    may_go_back,
    pause,
    replanned,
    resume,
    to_debrief,
    to_sitting,
)
from game.classroom.number import number_for
from game.classroom.plan import BEFORE, late, plan_for
from game.kernel.sides import BySide, Side

NOW = 10_000


@pytest.fixture
def lesson() -> Lesson:
    """Forty-five minutes that have just begun."""
    return begin(Lesson("harbour", number_for("a", "harbour"), plan_for(45, 4), 30, "chance"), NOW)


def _at(lesson: Lesson, name: str, sitting: int = 1) -> Lesson:
    at = next(n for n, beat in enumerate(lesson.beats) if (beat.name, beat.sitting) == (name, sitting))
    return replace(lesson, at=at, open=False)


def test_private_beats_come_for_both_teams_and_last_as_long() -> None:
    """In every sitting the same: reading, morning numbers and evening numbers, each team once, turn about first."""
    beats = beats_of(plan_for(90, 8))
    for sitting in range(1, 9):
        for name in ("reading", "morning", "evening"):
            sides = [beat.side for beat in beats if (beat.name, beat.sitting) == (name, sitting)]
            first = Side.FIRST if sitting % 2 else Side.SECOND
            assert sides == [first, first.other]


def test_every_beat_is_announced_before_it_is_shown(lesson: Lesson) -> None:
    """Going on opens, going on again announces the next; at the end it stays."""
    seen = []
    for _ in range(3 * len(lesson.beats)):
        seen.append((lesson.at, lesson.open))
        lesson = go_on(lesson, NOW)
    every = [(n, is_open) for n in range(len(lesson.beats)) for is_open in (False, True)]
    assert seen[: len(every)] == every
    assert lesson.over and lesson.open


def test_only_what_was_announced_can_be_taken_back(lesson: Lesson) -> None:
    """One step, and never into a private phase: what a team saw or typed is not shown again."""
    table = _at(lesson, "table")
    assert may_go_back(table) and back(table, NOW).beat.name == "caucus" and back(table, NOW).open
    shown = go_on(table, NOW)
    assert not may_go_back(shown) and back(shown, NOW) == shown
    assert not may_go_back(_at(lesson, "groups")), "before it lies the other team's morning"
    assert not may_go_back(lesson), "nothing lies before the first"


def test_the_clock_of_a_step_stands_still_in_a_pause(lesson: Lesson) -> None:
    """The step is as long as ever; the bell does not wait."""
    lesson = go_on(lesson, NOW)
    before = standing(lesson, NOW + 60)
    paused = pause(lesson, NOW + 60)
    assert standing(paused, NOW + 300).step_left == before.step_left == 120
    after = resume(paused, NOW + 300)
    assert standing(after, NOW + 300).step_left == 120
    assert standing(after, NOW + 300).left == 45 * 60 - 300


@pytest.mark.parametrize(("timers", "left"), [("off", None), ("normal", 170), ("double", 350), ("quadruple", 710)])
def test_timers_can_be_off_doubled_or_quadrupled(lesson: Lesson, timers: str, left: int | None) -> None:
    """For those who need longer; nothing else changes."""
    assert standing(replace(go_on(lesson, NOW), timers=timers), NOW + 10).step_left == left


def test_a_late_lesson_is_told_so_and_nothing_happens_by_itself(lesson: Lesson) -> None:
    """Fewer sittings are proposed from a minute and a half behind; looking changes nothing."""
    lesson = _at(lesson, "table", 2)
    there = lesson.plan.starts()[lesson.beat.step]
    assert standing(lesson, NOW + there).fewer is None
    found = standing(lesson, NOW + there + 250)
    assert found.behind > 90 and found.fewer == 3
    assert lesson == _at(begin(lesson, NOW), "table", 2)


@pytest.mark.parametrize("name", ["hook", "briefing", "papers", "groups", "caucus", "table"])
def test_what_is_proposed_is_what_the_sittings_get(lesson: Lesson, name: str) -> None:
    """Wherever the lesson falls behind: the proposal's length is the one that the plan has once it is chosen, within a
    minute, and never less than what a sitting had; a sitting that is going on is not counted among those to come.
    """
    lesson = replace(lesson, plan=late(lesson.plan, 8 * 60, 4))
    lesson = _at(lesson, name, int(name not in BEFORE))
    step = lesson.beat.step
    begun = NOW + lesson.plan.starts()[step] - lesson.plan.late
    now = begun + lesson.plan.steps[step].seconds + 100
    found = standing(replace(lesson, step_begun=begun), now)
    assert found.fewer == 2 and found.to_come == 2 - lesson.beat.sitting
    chosen = held(replace(lesson, step_begun=begun), 2)
    last = sum(one.seconds for one in chosen.plan.steps if one.sitting == 2)
    assert found.each > 240 and abs(found.each - last) <= 60


def test_the_sitting_that_is_going_on_is_the_last_where_none_fits_after_it(lesson: Lesson) -> None:
    """None is to come then, and what is left is for this one; what the game has opened is never proposed away."""
    lesson = _at(replace(lesson, plan=late(lesson.plan, 8 * 60, 4)), "table", 2)
    now = NOW + lesson.plan.starts()[lesson.beat.step] - lesson.plan.late + 250
    found = standing(lesson, now)
    assert (found.fewer, found.to_come) == (2, 0) and 0 < found.each == found.left - 16 * 60
    assert standing(lesson, now, 3).fewer is None


def test_a_lesson_that_stays_late_goes_on_saying_so(lesson: Lesson) -> None:
    """In the last sitting, of which none can be left out: when the debrief should begin. In debrief and ticket: that
    they no longer have their time, and only then.
    """
    table, debrief = _at(lesson, "table", 4), _at(lesson, "debrief", 0)
    begun = NOW + lesson.plan.starts()[table.beat.step]
    found = standing(replace(table, step_begun=begun), begun + 300)
    assert found.fewer is None and found.due == found.left - 16 * 60
    assert standing(replace(table, step_begun=begun), begun).due is None
    begun = NOW + lesson.plan.starts()[debrief.beat.step]
    found = standing(replace(debrief, step_begun=begun + 200), begun + 300)
    assert found.short and found.due is None and found.left == 16 * 60 - 300
    assert not standing(replace(debrief, step_begun=begun), begun + 300).short


def test_fewer_sittings_keep_the_beat_and_the_debrief(lesson: Lesson) -> None:
    """The lesson goes on where it is; a sitting that is gone leads to the debrief."""
    shorter = late(lesson.plan, 8 * 60, 4)
    here, there = replanned(_at(lesson, "table", 2), shorter), _at(replace(lesson, plan=shorter), "table", 2)
    assert here.beat == there.beat and here.plan.of("debrief") == 12 * 60
    assert replanned(_at(lesson, "table", 4), shorter).beat.name == "debrief"


def _three(lesson: Lesson) -> Lesson:
    plan = lesson.plan
    steps = tuple(step for step in plan.steps if step.sitting <= 3)
    return replanned(lesson, replace(plan, sittings=3, steps=steps))


def _each(lesson: Lesson) -> list[int]:
    return [sum(step.seconds for step in lesson.plan.steps if step.sitting == n) for n in (1, 2, 3)]


def test_fewer_sittings_are_longer_ones_and_take_what_was_lost_from_themselves(lesson: Lesson) -> None:
    """Chosen before the first sitting, three share the twenty minutes; what is lost later they lose, not the debrief,
    also what was being lost in the very step in which they were chosen.
    """
    assert _each(_three(lesson)) == [400, 400, 400]
    begun = replace(_at(lesson, "papers", 2), step_begun=NOW + 14 * 60 + 60)
    chosen = _three(begun)
    assert _each(chosen) == [300, 420, 420]
    caucus = chosen.plan.starts()[chosen.beat.step + 1]
    lost = go_on(replace(_at(chosen, "groups", 2), open=True), NOW + caucus + 60 + 90)
    assert lost.beat.name == "caucus" and lost.plan.seconds + 60 + 90 <= 45 * 60
    assert lost.plan.of("debrief") == 12 * 60 and min(_each(lost)) >= 300


def test_the_debrief_can_be_called_and_a_sitting_left_out(lesson: Lesson) -> None:
    """Forward only."""
    assert to_debrief(_at(lesson, "table"), NOW).beat.name == "debrief"
    assert to_sitting(lesson, 3, NOW).beat.sitting == 3
    late_one = _at(lesson, "papers", 4)
    assert to_sitting(late_one, 2, NOW).beat == late_one.beat


def test_a_lesson_comes_back_from_its_file_covered(lesson: Lesson) -> None:
    """At every beat, open or not: everything is as it was, but what was open is covered."""
    lesson = replace(lesson, refused=BySide(True, False), told=BySide(3, 1_000_004), papers=BySide(2, 3))
    for _ in range(2 * len(lesson.beats)):
        assert read(written(lesson)) == replace(lesson, open=False)
        lesson = go_on(lesson, NOW)


def test_a_damaged_file_is_one_sentence(lesson: Lesson) -> None:
    """Cut at every byte, or with any value of another kind: a lesson, or the sentence; never anything else."""
    data = written(lesson)
    for end in range(0, len(data) - 2, 7):
        with pytest.raises(BadLesson):
            read(data[:end])
    found = json.loads(data)
    for key in found:
        for wrong in (None, -1, "x" * 200, [], {}, True, 10**40):
            try:
                changed = found | {key: wrong}
                read(json.dumps(changed).encode())
            except BadLesson as bad:
                assert bad.sentence.endswith(".")
            try:
                read(json.dumps(changed | {"seal": seal(changed)}).encode())
            except BadLesson as bad:
                assert bad.sentence.endswith(".")


def test_the_file_tells_nothing_of_the_game(lesson: Lesson) -> None:
    """No doctrine, no choice, no side's figures: the same whatever the teams do."""
    assert set(json.loads(written(lesson))) == {
        "scenario", "number", "plan", "pupils", "chance", "how", "private", "timers", "at", "open", "begun",
        "step_begun", "paused", "lost", "refused", "told", "lesson", "chair", "votes", "shown", "papers",
        "last", "debrief", "done", "seal",
    }  # fmt: skip
