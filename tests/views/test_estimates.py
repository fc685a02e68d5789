"""What a side reckons from its own view: the very sums of the rules, with what it reads in place of the truth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine import actions as a
from game.engine.board import points_of
from game.engine.facts import walk_away
from game.engine.parts import Line, Reading
from game.engine.rules_capital import fill
from game.kernel.draws import Chance
from game.kernel.sides import BOTH_SIDES, Side
from game.scenario.definition import Scenario
from game.views.estimates import (
    article_as_it_lies,
    breaches_of,
    cable_estimate,
    package_estimate,
    projected,
    ratification_estimate,
    readings,
    walk_away_band,
    walk_away_middle,
    worth,
    worth_as_it_lies,
)
from game.views.view import SideView
from tests.rulebook.table import BELL, NETS, QUAY, TOLLS, N, S, Table, patient
from tests.strategies import play_out, quiet, with_calendar

NORTH = ((60, 45, 24, 0), (40, 30, 18, 0), (20, 12, 0), (10, 8, 0))
SOUTH = ((0, 14, 40, 60), (0, 16, 26, 30), (0, 22, 40), (0, 8, 10))


@pytest.fixture
def calm(harbour: Scenario) -> Scenario:
    """Ten sittings of four turns, no events, no orders, no drift."""
    tracks = tuple(replace(track, drifts=()) for track in harbour.tracks)
    return replace(patient(quiet(with_calendar(harbour, 10, 4))), tracks=tracks)


def reading(view: SideView, track: int, low: int, high: int) -> SideView:
    """The view with a gauge read so."""
    found = list(view.own.readings)
    found[track] = Reading(low, high, 0)
    return replace(view, own=replace(view.own, readings=tuple(found)))


def test_a_walk_away_lies_between_what_its_gauges_allow(calm: Scenario) -> None:
    """The band goes from the worst to the best that the gauges may be, a gauge not read being anything at all."""
    view = Table(calm).view(N)
    assert walk_away_band(view) == ((8000 + 20 * 40 - 20 * 100) // 100, (8000 + 20 * 40) // 100)
    seen = reading(view, 1, 30, 60)
    assert walk_away_band(seen) == ((8000 + 800 - 1200) // 100, (8000 + 800 - 600) // 100)
    assert walk_away_middle(seen) == (8000 + 800 - 20 * 45) // 100
    assert readings(view) == (40, 50, 45)
    merchants = Table(calm, north="merchants").view(N)
    assert walk_away_band(merchants) == (62, 82)


def test_no_cable_is_reckoned_where_none_can_go(calm: Scenario) -> None:
    """Nothing is reckoned for a line at the other side's end of the ladder, sworn to, never to move, or not there."""
    for side, end, before in ((N, 3, 2), (S, 0, 1)):
        table = Table(calm)
        assert cable_estimate(table.line(side, QUAY, end).view(side), QUAY) is None
        assert cable_estimate(table.line(side, QUAY, before).view(side), QUAY) is not None
        assert cable_estimate(table.line(side, QUAY, before, "never").view(side), QUAY) is None
        assert cable_estimate(table.view(side), BELL) is None
        lines = list(table.mine(side).mandate)
        lines[QUAY] = Line(before, "soft", announced=True)
        assert cable_estimate(table.own(side, mandate=tuple(lines)).view(side), QUAY) is None


def test_a_cable_is_reckoned_by_the_rules(calm: Scenario) -> None:
    """Where every gauge that counts is read exactly the reckoning is the rules' own sum, instructions included."""
    kinder = replace(calm, doctrines=calm.doctrines.map(lambda cards: tuple(replace(c, cable_bonus=33) for c in cards)))
    for scenario, bonus in ((calm, 0), (kinder, 33)):
        chance = cable_estimate(Table(scenario).own(N, standing=57).view(N), TOLLS)
        assert isinstance(chance, Chance)
        told = {term.name: term.value for term in chance.terms}
        assert told["capital"] == 620 + bonus
        assert (told["standing"], told["tracks"], told["letter"]) == (7 * 4, -4 * (40 - 50), 0)


def test_a_package_is_reckoned_by_the_rules(calm: Scenario) -> None:
    """A package counts its weighted steps past the mandate and what it leaves against the walk-away's middle."""
    view = Table(calm).view(N)
    chance = package_estimate(view, ((QUAY, 2), (TOLLS, 3)))
    assert chance is not None
    told = {term.name: term.value for term in chance.terms}
    assert told["breaches"] == -90 * (3 + 2)
    assert told["margin"] == 8 * max(-60, 24 + 0 + 0 + 0 - walk_away_middle(view))
    better = package_estimate(view, ((QUAY, 0), (TOLLS, 0), (NETS, 0)))
    assert better is not None
    told = {term.name: term.value for term in better.terms}
    assert (told["breaches"], told["margin"]) == (0, 8 * (120 - walk_away_middle(view)))
    assert package_estimate(Table(calm).view(S), ((QUAY, 2), (TOLLS, 1))) is None
    assert package_estimate(Table(calm).view(S), ((QUAY, 2), (TOLLS, 2))) is not None


def test_the_treaty_as_it_lies_is_the_rules_own(harbour: Scenario) -> None:
    """From both seats, all through whole games, the draft is the one that the rules would fill in, terms and all."""
    for seed in range(6):
        states = list(play_out(harbour, seed).states())
        for state in states[:: max(1, len(states) // 12)]:
            table = Table(harbour)
            table.state = state
            for terms in ((), ((QUAY, 3),), ((TOLLS, 0), (BELL, 1))):
                assert {projected(table.view(side), terms) for side in BOTH_SIDES} == {fill(state, terms)}


def test_an_open_article_lies_halfway(calm: Scenario) -> None:
    """An article laid and open is drafted halfway between both last words; who has not spoken stands at its own end."""
    table = Table(calm).table()
    assert projected(table.view(N)) == (1, 1, 2, 2)
    table.present(N, {QUAY: 2, BELL: 0})
    assert projected(table.view(S)) == (2, 1, 2, 1)
    table.present(S, {QUAY: 3, TOLLS: 1, NETS: 2})
    assert projected(table.view(N)) == (2, 0, 1, 1)


def test_what_the_treaty_brings_as_it_lies(calm: Scenario) -> None:
    """Settled and silent articles count whole, an open one at the mean of what both last asked or open with."""
    table = Table(calm)
    view, south = table.view(N), table.view(S)
    assert [article_as_it_lies(view, n) for n in range(4)] == [(60 + 0) // 2, (40 + 0) // 2, 0, 0]
    assert [article_as_it_lies(south, n) for n in range(4)] == [(0 + 60) // 2, (0 + 30) // 2, 40, 10]
    assert worth_as_it_lies(view) == 30 + 20
    table.table().present(N, {QUAY: 1, NETS: 0, BELL: 1}).present(S, {QUAY: 2})
    view = table.view(N)
    assert [article_as_it_lies(view, n) for n in range(4)] == [(45 + 24) // 2, 20, (20 + 0) // 2, (8 + 0) // 2]
    assert worth_as_it_lies(view) == sum(article_as_it_lies(view, n) for n in range(4))
    assert worth_as_it_lies(view, ((QUAY, 0),)) == 60 + 20 + 10 + 4


def test_an_article_opens_where_the_conference_says(calm: Scenario) -> None:
    """Who has not spoken on an article is taken at what it is known to open with, and without that at its own end."""
    sides = calm.sides.map(lambda one: replace(one, opening=()))
    table = Table(replace(calm, sides=sides))
    assert table.view(N).board.openings.of(N) == ()
    assert article_as_it_lies(table.view(N), QUAY) == 30
    assert article_as_it_lies(table.view(S), QUAY) == 30
    sides = sides.put(N, replace(sides.first, opening=((QUAY, 1),))).put(S, replace(sides.second, opening=((QUAY, 2),)))
    table = Table(replace(calm, sides=sides))
    assert article_as_it_lies(table.view(N), QUAY) == (45 + 24) // 2
    assert article_as_it_lies(table.view(S), QUAY) == (14 + 40) // 2


def test_links_count_once_their_articles_lie_fixed(calm: Scenario) -> None:
    """A link counts when all of its articles are settled, silent or among the terms, and to the side that it names."""
    table = Table(calm).table().settle({QUAY: 0}).turn(N)
    assert worth_as_it_lies(table.view(S), ((TOLLS, 1),)) == 0 + 16 + 40 + 10 - 12
    assert worth_as_it_lies(table.view(S), ((TOLLS, 2),)) == 0 + 26 + 40 + 10
    assert worth_as_it_lies(table.view(S)) == 0 + 15 + 40 + 10
    table.settle({TOLLS: 1})
    assert worth_as_it_lies(table.view(S)) == 0 + 16 + 40 + 10 - 12
    assert worth_as_it_lies(table.view(N)) == 60 + 30


def test_a_treaty_is_worth_its_points(calm: Scenario) -> None:
    """What a treaty is worth to a seat is what the rules say it is worth to its side."""
    table = Table(calm)
    for side, rows in ((N, NORTH), (S, SOUTH)):
        view = table.view(side)
        assert worth(view, (3, 1, 0, 1)) == rows[0][3] + rows[1][1] + rows[2][0] + rows[3][1]
        assert worth(view, (0, 0, 0, 0)) == points_of(view.own.points, view.board.links, side, (0, 0, 0, 0))


def test_what_the_mediator_wrote_weighs_a_step_less_only_as_he_wrote_it(calm: Scenario) -> None:
    """A clause of the mediator's text is a step lighter in the reckoning only where the treaty holds it unchanged."""
    table = Table(calm).act(a.Actor.MEDIATOR, a.SendText(((QUAY, 2),))).evening().save(N, S)
    table.act(N, a.MarkText(True)).act(S, a.MarkText(True))
    view = table.view(N)
    assert breaches_of(view, (2, 1, 2, 2)) == ()
    assert [one.steps for one in breaches_of(view, (3, 1, 2, 2))] == [2]


def test_ratification_is_reckoned_by_the_rules(calm: Scenario) -> None:
    """Inside the mandate and above the walk-away it is sure, past a never none, and else the capital's own sum."""
    for side in BOTH_SIDES:
        table = Table(calm).own(side, standing=55, goodwill=60).hidden(world=70).table(2)
        view = table.view(side)
        treaty = (2, 1, 1, 1) if side is N else (1, 2, 1, 1)
        margin = worth(view, treaty) - walk_away_middle(view)
        world = 70 if side is Side.FIRST else 30
        chest = -2 * (40 - 50) if side is N else 0
        weight = 130 * (3 if side is N else 2)
        expected = 500 + 8 * max(-60, min(60, margin)) - weight + 5 * 4 + 10 * 2 + (world - 50) * 2 + chest
        assert ratification_estimate(view, treaty) == max(20, min(980, expected))
        lighter = max(20, min(980, expected + weight // 2))
        assert ratification_estimate(view, treaty, (QUAY,)) == lighter
    view = Table(calm).view(N)
    assert ratification_estimate(view, (0, 0, 0, 0)) == 1000
    assert worth(view, (0, 0, 0, 0)) > walk_away(Table(calm).state, N)
    assert ratification_estimate(Table(calm).line(N, TOLLS, 1, "never").view(N), (0, 2, 0, 0)) == 0
