"""The courses of gauges, the plane of points and the days as they would have gone, each against the plain count."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import get_args

import pytest

from game.analysis.courses import cause, courses
from game.analysis.expected import expected_states, likely
from game.analysis.path import path
from game.analysis.plane import Plane, plane
from game.analysis.tables import mandate_limits, tables_now, treaty_by_id
from game.analysis.timeline import timeline
from game.analysis.trades import payers
from game.analysis.zones import last_day, zones
from game.bargaining.points import total
from game.engine import actions as a, events as e
from game.engine.facts import walk_away
from game.engine.state import GameState
from game.kernel import conditions as c
from game.kernel.effects import Guarded, Later, MoveTrack
from game.kernel.refs import article_ref
from game.kernel.sides import BySide
from game.scenario.definition import EventSpec, Scenario
from game.scenario.vocabulary import Happening
from tests.rulebook.table import BELL, NETS, QUAY, TOLLS, N, S, Table, dressed, patient
from tests.strategies import harbour as load_harbour, quiet, with_calendar

COUNCIL = BySide("council", "guild")
TRUE, FALSE = c.Compare(1, "==", 1), c.Compare(1, "==", 2)
UNKNOWN = c.Test("initialled", ("quay",))


@pytest.fixture
def calm(harbour: Scenario) -> Scenario:
    """Four sittings of two turns, no events, no orders; gauges drift."""
    return patient(quiet(with_calendar(harbour, 4, 2)))


def test_a_course_is_what_moved_a_gauge(calm: Scenario) -> None:
    """Every sitting has the gauge as it stood when it rose, and pushes that sum to how far it came since the last; what
    came of one cause at one sitting is one push.
    """
    effects = (Guarded(MoveTrack(0, 5)), Guarded(MoveTrack(0, 3)), Guarded(MoveTrack(2, -4)), Guarded(MoveTrack(2, 4)))
    table = Table(dressed(calm, "raid", *effects)).evening().play(N, "raid").save(S).end()
    chest, grain, unrest = courses(timeline(table.state, tuple(table.log)))
    assert [(one.track, one.start) for one in (chest, grain, unrest)] == [(0, 40), (1, 50), (2, 45)]
    assert [(day.sitting, day.value) for day in chest.days] == [(1, 48), (2, 46), (3, 44), (4, 42)]
    assert [day.value for day in grain.days] == [50, 47, 44, 41]
    assert [day.value for day in unrest.days] == [45, 46, 47, 48]
    pushes = [(push.change, push.message.key.split(".")[-1], push.drifted) for day in chest.days for push in day.pushes]
    assert pushes == [(8, "instrument", False), *[(-2, "drift", True)] * 3]
    assert unrest.days[0].pushes == ()
    assert courses(()) == ()


@pytest.mark.parametrize("happening", get_args(Happening))
def test_everything_done_at_the_table_has_words(happening: str) -> None:
    """What follows from anything done at the table is said by what was done, and over which article."""
    said = cause(f"reaction.3.{happening}.2.0")
    assert (said.key, dict(said.params)) == (f"debrief.cause.{happening}", {"article": article_ref(2)})


def ratified(calm: Scenario) -> GameState:
    """A treaty both capitals take: their walk-aways lie low and nothing is past a line."""
    sides = calm.sides.map(lambda one: replace(one, walk_away=replace(one.walk_away, base=2000)))
    table = Table(replace(calm, sides=sides), north="merchants", south="fishers").table(2).turn(N)
    table.settle({QUAY: 2, TOLLS: 2, NETS: 1}).act(N, a.MoveToSign()).act(S, a.AnswerSigning(True))
    assert table.common.closing.kind == "ratified"
    return table.state


def pairs(state: GameState, rows: tuple[tuple[int, ...], ...] | None = None) -> list[tuple[int, int]]:
    """Both sides' points of every treaty."""
    tables, links = tables_now(state)
    ladders = [range(len(one.options)) for one in state.board.articles] if rows is None else rows
    return [total(tables, links, treaty) for treaty in product(*ladders)]


def edge(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Those that no other is better than, the first side's best first."""
    kept = {one for one in found if not any(two[0] >= one[0] and two[1] >= one[1] and two != one for two in found)}
    return sorted(kept, reverse=True)


def spots(found: Plane, name: str) -> list[tuple[int, int]]:
    """The points of the spots of that name."""
    return [(spot.points.first, spot.points.second) for spot in getattr(found, name)]


def test_the_plane_after_a_treaty(calm: Scenario) -> None:
    """The frontier, that of both mandates, what was fair from the opening walk-aways, history and the treaty made."""
    state = ratified(calm)
    found = plane(state)
    assert spots(found, "edge") == edge(pairs(state))
    assert spots(found, "allowed") == edge(pairs(state, mandate_limits(state)))
    low = state.hidden.opening_walk_away
    assert (found.opening, found.war, found.improved) == (low, None, None)
    assert found.closing == BySide(walk_away(state, N), walk_away(state, S))
    tables, links = tables_now(state)
    made = found.made
    assert made is not None
    assert (made.treaty, made.name) == ((2, 2, 1, 2), "made")
    assert tuple(made.points) == total(tables, links, (2, 2, 1, 2))
    assert tuple(found.history.points) == total(tables, links, state.scenario.history)
    named = {spot.name: (spot.points.first, spot.points.second) for spot in found.solutions}
    assert list(named) == ["nash", "kalai_smorodinsky", "egalitarian", "utilitarian"]
    gains = [
        (one - low.first, two - low.second) for one, two in edge(pairs(state)) if one > low.first and two > low.second
    ]
    mine = {name: (one - low.first, two - low.second) for name, (one, two) in named.items()}
    assert mine["nash"][0] * mine["nash"][1] == max(one * two for one, two in gains)
    assert min(mine["egalitarian"]) == max(min(pair) for pair in gains)
    assert sum(mine["utilitarian"]) == max(sum(pair) for pair in gains)


def test_the_plane_after_a_failure(calm: Scenario) -> None:
    """Without a treaty nothing was made, and there is what both have instead; a game in play has no plane."""
    table = Table(calm)
    with pytest.raises(ValueError, match="ended"):
        plane(table.state)
    found = plane(table.end().state)
    assert (found.made, found.war) == (None, table.common.closing.points)


def test_treaties_by_name(calm: Scenario) -> None:
    """A treaty written with ids has every article once."""
    assert treaty_by_id(calm, (0, 3, 1, 2)) == {"quay": "a", "tolls": "d", "nets": "b", "bell": "c"}


@pytest.mark.parametrize(
    ("when", "taken"),
    [
        (TRUE, True), (FALSE, False), (UNKNOWN, True),
        (c.Not(UNKNOWN), True), (c.Not(TRUE), False), (c.Not(FALSE), True),
        (c.All((TRUE, UNKNOWN)), True), (c.All((FALSE, UNKNOWN)), False), (c.All((TRUE, FALSE)), False),
        (c.Any((FALSE, UNKNOWN)), True), (c.Any((TRUE, UNKNOWN)), True), (c.Any((FALSE, FALSE)), False),
        (c.Not(c.All((TRUE, TRUE))), False), (c.Not(c.All((TRUE, UNKNOWN))), True),
        (c.Not(c.Any((FALSE, UNKNOWN))), True),
        (c.Not(c.All((FALSE, UNKNOWN))), True), (c.Not(c.Any((TRUE, UNKNOWN))), False),
        (c.Is(("state", "ending"), ("ratified",)), True), (c.Is(("doctrine", "first"), ("council",)), True),
        (c.Is(("doctrine", "first"), ("merchants",)), False), (c.Is(("article", "quay"), ("a",)), True),
        (c.Is(("mandate", "second", "quay"), ("a",)), False), (c.Compare(("track", "chest"), ">", 90), False),
        (c.Compare(("side", "first", "standing"), ">", 99), True), (c.Compare(("count", "sitting"), ">", 2), False),
        (c.Test("fired", ("rain",)), False), (c.Test("announced", ("first", "quay")), True),
    ],
)  # fmt: skip
def test_what_is_taken_to_happen_as_in_fact(calm: Scenario, when: c.Condition, taken: bool) -> None:
    """A dated event is taken to happen unless its condition is false by what is known before the table has met:
    instructions, mandates, gauges, the date and earlier events.
    """
    spec = replace(event(calm, 2, ()), when=when)
    assert likely(Table(calm).state, spec) is taken


def event(scenario: Scenario, sitting: int, effects: tuple[Guarded, ...]) -> EventSpec:
    """A dated event of that sitting, like the rain of the harbour."""
    rain = next(one for one in load_harbour().events if one.id == "rain")
    return replace(rain, sitting=sitting, effects=effects)


def test_days_as_they_would_have_gone(calm: Scenario) -> None:
    """Gauges drift from the second sitting on, dated events fire on their day, and what they set for later on its."""
    later = (Guarded(MoveTrack(1, -5)), Guarded(Later(1, (Guarded(MoveTrack(1, -7)),))))
    states = expected_states(replace(calm, events=(event(calm, 2, later),)), COUNCIL)
    assert [state.common.sitting for state in states] == [1, 2, 3, 4]
    assert [state.hidden.tracks[1] for state in states] == [50, 50 - 3 - 5, 50 - 6 - 12, 50 - 9 - 12]
    assert [state.hidden.tracks[0] for state in states] == [40, 38, 36, 34]
    loud = tuple(replace(one, start=60) if one.id == "unrest" else one for one in calm.tracks)
    assert [one.hidden.tracks[0] for one in expected_states(replace(calm, tracks=loud), COUNCIL)] == [40, 37, 34, 31]
    instead = replace(event(calm, 2, later), instead_of="other", id="never")
    assert [one.hidden.tracks[1] for one in expected_states(replace(calm, events=(instead,)), COUNCIL)][1] == 47


def test_the_zone_of_a_day_bears_its_date(calm: Scenario) -> None:
    """Each sitting's zone has the number and the date of its day; the last day is the last that was really held."""
    assert [(one.sitting, one.date) for one in zones(calm)] == [
        (number, day.date) for number, day in enumerate(calm.calendar, 1)
    ]
    days = [
        replace(day, invented=invented) for day, invented in zip(calm.calendar, (False, False, True, True), strict=True)
    ]
    assert last_day(replace(calm, calendar=tuple(days))) == 2
    assert last_day(replace(calm, calendar=tuple(replace(day, invented=True) for day in days))) == 4


def test_of_whom_nothing_is_said_nobody_pays(calm: Scenario) -> None:
    """A bystander of whom no verdict holds stands as well as one of whom it is said that all is the same."""
    silent = replace(calm.bystanders[0], id="mill", verdicts=())
    state = ratified(calm)
    state = replace(state, scenario=replace(state.scenario, bystanders=(silent, *calm.bystanders)))
    assert payers(state, (0, 0, 0, 0), (0, 0, 2, 0)) == ("abbey",)


def test_the_path_ends_in_the_treaty(calm: Scenario) -> None:
    """The last step is the treaty signed, over every article and of both."""
    sides = calm.sides.map(lambda one: replace(one, walk_away=replace(one.walk_away, base=2000)))
    table = Table(replace(calm, sides=sides)).table(2).turn(N).settle({QUAY: 1, TOLLS: 2}).act(N, a.MoveToSign())
    table.act(S, a.AnswerSigning(True))
    last = path(timeline(table.state, tuple(table.log))).stops[-1]
    assert (last.what, last.by, last.articles, last.treaty) == ("treaty", None, (0, 1, 2, 3), (1, 2, 2, 2))


def test_articles_of_a_game_keep_their_places(calm: Scenario) -> None:
    """Options inside both mandates, whatever has been initialled, an event's closing apart."""
    table = Table(calm)
    assert mandate_limits(table.state) == ((), (), (0, 1, 2), (0, 1, 2))
    table.line(N, QUAY, 3).line(N, TOLLS, 3).line(S, TOLLS, 1).table().settle({NETS: 1})
    assert mandate_limits(table.state) == ((2, 3), (1, 2, 3), (0, 1, 2), (0, 1, 2))
    closed = replace(table.common.matters[BELL], closed=(1,))
    matters = (*table.common.matters[:BELL], closed)
    state = replace(table.state, common=replace(table.common, matters=matters))
    assert mandate_limits(state)[BELL] == (0, 2)
    assert not [one for one in table.log if isinstance(one, e.OptionSet)]
