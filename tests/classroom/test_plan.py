"""The plan of a lesson: the minutes add up, the debrief is whole, and being late costs sittings."""

from __future__ import annotations

import pytest

from game.classroom.plan import SHAPES, SHORTEST, late, plan_for, shorter
from game.kernel.errors import BadRequest


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
    for seconds in range(0, plan.of("dispatch") * 5, 15):
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
