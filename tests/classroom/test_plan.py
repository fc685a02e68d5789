"""The plan of a lesson: the minutes add up, the debrief is whole, and being late costs sittings."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.classroom.lesson import CARDS, CURTAIN, beats_of
from game.classroom.plan import (
    LONGEST,
    NEEDED,
    NEEDED_BEHIND,
    PARTS,
    SHAPES,
    SHORTEST,
    Plan,
    behind_curtain,
    late,
    plan_for,
    roomy,
    shorter,
    spread,
    trimmed,
)
from game.kernel.errors import BadRequest
from game.ui.lesson import BEHIND, LENGTHS

SLACK = 5
"""Seconds by which a step may be planned shorter: sittings are cut into multiples of five."""


@pytest.mark.parametrize("minutes", SHAPES)
def test_the_minutes_add_up(minutes: int) -> None:
    """Every second of the lesson is given to a step, in any scenario."""
    for there in range(1, 20):
        assert plan_for(minutes, there).seconds == minutes * 60


def test_forty_five_minutes_are_as_promised() -> None:
    """Hook 3, briefing 6, four sittings of five, debrief 12, exit ticket 4."""
    plan = plan_for(45, 4)
    assert [plan.of(kind) // 60 for kind in ("hook", "briefing", "debrief", "ticket")] == [3, 6, 12, 4]
    assert plan.sittings == 4
    assert {sum(s.seconds for s in plan.steps if s.sitting == n) for n in range(1, 5)} == {300}


def test_eight_minutes_late_means_three_sittings_of_four_and_a_whole_debrief() -> None:
    """The lesson still ends with the bell."""
    plan = late(plan_for(45, 4), 8 * 60, 4)
    assert plan.sittings == 3 and plan.of("debrief") == 12 * 60
    assert {sum(s.seconds for s in plan.steps if s.sitting == n) for n in (1, 2, 3)} == {240}
    assert plan.late + plan.seconds == 45 * 60


@pytest.mark.parametrize("minutes", SHAPES)
def test_however_late_the_debrief_is_whole_and_the_bell_is_kept(minutes: int) -> None:
    """As long as a sitting fits at all; sittings are never shorter than four minutes while there are two of them."""
    plan = plan_for(minutes, 18)
    debrief = plan.of("debrief")
    for seconds in range(0, minutes * 60 - debrief - plan.of("ticket") - 60, 15):
        proposed = late(plan, seconds, 18)
        assert proposed.of("debrief") >= debrief
        assert proposed.late + proposed.seconds == minutes * 60
        length = sum(s.seconds for s in proposed.steps if s.sitting == 1)
        assert proposed.sittings == 1 or length >= SHORTEST


def test_the_plan_knows_where_it_should_be() -> None:
    """Any second belongs to one step, also before the beginning and after the end."""
    plan = plan_for(45, 4)
    assert plan.where(-5) == 0 and plan.where(0) == 0 and plan.where(181) == 1
    assert plan.steps[plan.where(10**6)].kind == "ticket"
    assert [plan.where(start) for start in plan.starts()] == list(range(len(plan.steps)))


def test_sittings_that_no_longer_fit_are_counted_off() -> None:
    """What is over stays; of the rest as many as can be held in four minutes each."""
    plan = plan_for(45, 4)
    assert shorter(plan, 1, 8 * 60) == 3
    assert shorter(plan, 2, 60) == 2
    assert shorter(plan, 1, 3600) == 4


def test_no_other_length_is_planned() -> None:
    """One sentence says which there are."""
    with pytest.raises(BadRequest, match="45, 60, 90"):
        plan_for(50, 4)


def _of(plan: Plan, sitting: int, *kinds: str) -> int:
    return sum(s.seconds for s in plan.steps if s.sitting == sitting and (not kinds or s.kind in kinds))


def _cut(plan: Plan, sittings: int) -> Plan:
    return replace(plan, sittings=sittings, steps=tuple(s for s in plan.steps if s.sitting <= sittings))


def test_papers_and_caucus_have_the_most_of_a_sitting() -> None:
    """Of five minutes nearly three; the table has more than a minute, so that both teams can be heard."""
    plan = plan_for(45, 4)
    assert {_of(plan, n, "dispatch", "caucus") for n in range(1, 5)} == {175}
    assert {(_of(plan, n, "turns"), _of(plan, n, "evening")) for n in range(1, 5)} == {(70, 55)}


@pytest.mark.parametrize("minutes", SHAPES)
def test_no_step_is_planned_shorter_than_its_beats_must_last(minutes: int) -> None:
    """Also in a lesson that begins eight minutes late: both teams' turns at the screen, with cards or behind the
    curtain, fit into dispatch and evening, and the public papers into what is left of the one.
    """
    whole = plan_for(minutes, 18)
    for plan in (whole, late(whole, 8 * 60, 18), roomy(whole)):
        for step in plan.steps:
            for lengths, private in ((LENGTHS, CARDS), (BEHIND, CURTAIN)):
                beats = [beat for beat in beats_of(plan, private) if plan.steps[beat.step] is step and beat.side]
                least = sum(lengths[beat.name] for beat in beats)
                assert least + (PARTS["papers"] if step.kind == "dispatch" else 0) <= step.seconds + SLACK


@pytest.mark.parametrize("minutes", SHAPES)
def test_fewer_sittings_on_time_are_longer_and_the_debrief_is_as_planned(minutes: int) -> None:
    """What a sitting would have taken goes to those still to be held, up to ten minutes each; the bell is kept."""
    plan = plan_for(minutes, 18)
    for sittings in range(1, plan.sittings):
        fewer = spread(_cut(plan, sittings), 0, 0)
        each = [_of(fewer, n) for n in range(1, sittings + 1)]
        whole = sum(_of(plan, n) for n in range(1, plan.sittings + 1))
        assert all(abs(one - min(LONGEST, whole // sittings)) <= 5 for one in each)
        assert fewer.of("debrief") == plan.of("debrief")
        assert 0 <= minutes * 60 - fewer.seconds <= 5 * sittings or set(each) == {LONGEST}


def test_three_sittings_of_forty_five_minutes_give_a_first_class_what_it_needs() -> None:
    """What a first class needs for papers and caucus together in each of them, and one and a half at the table."""
    fewer = spread(_cut(plan_for(45, 4), 3), 0, 0)
    assert [_of(fewer, n) for n in (1, 2, 3)] == [400, 400, 400]
    assert min(_of(fewer, n, "dispatch", "caucus") for n in (1, 2, 3)) >= NEEDED
    assert min(_of(fewer, n, "turns") for n in (1, 2, 3)) >= 90


def test_time_that_was_lost_is_not_given_away_again() -> None:
    """Behind by two minutes, two minutes less are shared out; behind by more than there is, sittings become shorter,
    but not than four minutes.
    """
    fewer = _cut(plan_for(45, 4), 3)
    second = next(n for n, s in enumerate(fewer.steps) if s.sitting == 2)
    assert [_of(spread(fewer, second, 120), n) for n in (1, 2, 3)] == [300, 390, 390]
    assert [_of(spread(fewer, second, 400), n) for n in (1, 2, 3)] == [300, 250, 250]
    assert [_of(spread(fewer, second, 900), n) for n in (1, 2, 3)] == [300, SHORTEST, SHORTEST]


def test_lengthened_sittings_give_back_what_is_lost_and_usual_ones_are_left_alone() -> None:
    """The debrief begins when it was planned, as long as sittings are longer than usual; others are not touched."""
    plan = plan_for(45, 4)
    assert trimmed(plan, 6, plan.starts()[6] + 200) == plan
    long = spread(_cut(plan, 3), 0, 0)
    for lost in range(0, 200, 7):
        cut = trimmed(long, 6, long.starts()[6] + lost)
        assert cut.seconds + lost <= plan.seconds
        assert all(300 <= _of(cut, n) <= 400 for n in (2, 3))
        assert cut.steps[:6] == long.steps[:6] and cut.of("debrief") == 720
    assert _of(trimmed(long, 6, long.starts()[6] + 999), 3) == 300


def test_behind_the_curtain_there_are_as_many_sittings_as_have_the_time_that_they_take() -> None:
    """Three in 45 minutes instead of four, five in 60, eight in 90; late fewer still, and the debrief whole."""
    for minutes, sittings in ((45, 3), (60, 5), (90, 8)):
        usual = plan_for(minutes, 12)
        plan = behind_curtain(usual)
        assert plan.sittings == sittings and plan.of("debrief") == usual.of("debrief")
        assert plan.seconds <= minutes * 60
        for n in range(1, sittings + 1):
            assert sum(step.seconds for step in plan.steps if step.sitting == n) >= NEEDED_BEHIND
    held = behind_curtain(late(plan_for(45, 12), 8 * 60, 12))
    assert held.sittings == 2 and held.of("debrief") >= 12 * 60
