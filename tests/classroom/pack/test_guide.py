"""The guide and the plan on paper: what they promise of minutes is what the plan has."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from game.classroom.groups import SIZE
from game.classroom.pack import commons
from game.classroom.pack.fit import paged
from game.classroom.pack.simple import texts
from game.classroom.pack.style import PAPERS
from game.classroom.pack.teacher import guide, plan
from game.classroom.plan import NEEDED, SHAPES, TALK, block, fewer, plan_for, roomy
from game.engine.treaty import UNLINKED_LIMIT
from tests.classroom.pack.conftest import kit_of, scenario_of

ABSENT = 7
"""The place in the guide's list of those who were not in the room."""


@pytest.mark.parametrize("minutes", SHAPES)
def test_the_parts_of_the_debrief_take_the_debrief(minutes: int) -> None:
    """The minutes in the guide add up to the debrief's; those who were not in the room have two of them at least."""
    assert sum(TALK[minutes]) * 60 == SHAPES[minutes].debrief
    assert TALK[minutes][ABSENT - 1] >= 2
    said = list(texts(guide(kit_of(scenario_of("portsmouth-lesson"), minutes).public).blocks))
    told = [int(n) for one in said for n in re.findall(r"\((\d+) min(?: together)?\)", one)]
    assert told == [n for n in TALK[minutes] if n]
    skipped = [one for one in said if "press past them" in one]
    assert len(skipped) == TALK[minutes].count(0)


@pytest.mark.parametrize("minutes", SHAPES)
def test_a_first_class_is_advised_as_many_sittings_as_leave_it_its_time(minutes: int) -> None:
    """Papers and caucus of each sitting then have what they need; with one sitting more they would not."""
    whole = plan_for(minutes, 18)
    best = roomy(whole)
    assert block(best) >= NEEDED
    assert best.sittings == whole.sittings or block(fewer(whole, best.sittings + 1)) < NEEDED
    assert best.of("debrief") == whole.of("debrief")


def test_guide_and_plan_say_so_in_figures() -> None:
    """In forty-five minutes: nearly three minutes in sittings of five; three sittings of 6:40 have 3:55."""
    public = kit_of(scenario_of("portsmouth-lesson")).public
    planned, guided = (" ".join(texts(sheet(public).blocks)) for sheet in (plan, guide))
    assert "Sittings of 5:00 leave 2:55" in planned and "choose 3 sittings" in planned
    assert "each then lasts 6:40, with 3:55 for papers and caucus" in planned
    assert "hold 3 sittings" in guided and "Each then lasts 6:40 instead of 5:00" in guided
    assert "one block of 2:55 minutes" in guided


def test_a_lesson_long_enough_is_not_cut() -> None:
    """In ninety minutes nobody is told to hold fewer sittings."""
    public = kit_of(scenario_of("portsmouth-seminar"), 90).public
    said = " ".join(text for sheet in (plan(public), guide(public)) for text in texts(sheet.blocks))
    assert roomy(public.plan).sittings == public.plan.sittings
    assert "With a first class hold" not in said
    assert f"It needs about {NEEDED // 60}:{NEEDED % 60:02d} minutes" in said


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("minutes", SHAPES)
def test_the_guide_takes_two_sides_in_every_language(language: str, paper: str, minutes: int) -> None:
    """On either paper, however long the lesson is, with a mediator and without."""
    for name in ("portsmouth-lesson", "ghent-1814"):
        public = kit_of(scenario_of(name), minutes, language=language).public
        assert len(paged(guide(public), PAPERS[paper])) == 2


def test_the_pages_that_say_what_moved_are_shown_and_have_their_minutes() -> None:
    """Of other parts of the debrief the first page will do; of both orders every page is shown, in two minutes."""
    said = " ".join(texts(guide(kit_of(scenario_of("portsmouth-lesson")).public).blocks))
    assert "show the first, but of the orders all" in said
    assert "**Both sides’ orders** (2 min), every page of them" in said


def test_how_often_a_team_speaks_and_how_much_it_may_offer_is_the_scenario_s() -> None:
    """Sheet and guide say the turns that the calendar gives, within the sittings that the lesson has, and the limit of
    an offer that the rules have.
    """
    public = kit_of(scenario_of("portsmouth-lesson")).public
    days = public.shown.calendar
    assert {day.turns for day in days} == {1}
    for turns, told in (({1}, "one turn"), ({2}, "2 turns"), ({1, 3}, "1 to 3 turns")):
        found = [replace(day, turns=min(turns) if n else max(turns)) for n, day in enumerate(days)]
        other = replace(public, shown=replace(public.shown, calendar=tuple(found)))
        for sheet in (commons.calls(other), guide(other)):
            said = " ".join(texts(sheet.blocks))
            assert told in said and f"{UNLINKED_LIMIT} articles" in said
    short = replace(public, plan=fewer(public.plan, 1))
    calendar = (days[0], *(replace(day, turns=4) for day in days[1:]))
    later = replace(short, shown=replace(public.shown, calendar=calendar))
    assert "one turn" in " ".join(texts(commons.calls(later).blocks))


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_each_beat_that_is_otherwise_behind_the_curtain_says_so(language: str) -> None:
    """Reading, morning numbers, groups, caucus and evening; hook, papers and table are the same, and the first of the
    list says how it is meant.
    """
    t = kit_of(scenario_of("portsmouth-lesson"), language=language).public.t
    word = {"en": "*Curtain:*", "ja": "*幕：*", "ru": "*Занавес:*"}[language]
    told = [t(f"print.guide.beats_{n}", groups=SIZE, block="", turns="") for n in range(1, 9)]
    assert [word in one for one in told] == [True, False, True, True, True, True, False, True]
