"""The day: R1 to R2."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine import actions as a, events as e
from game.engine.parts import Phase, Stage
from game.kernel.conditions import ALWAYS
from game.kernel.effects import Guarded, MoveTrack, SendOrder
from game.scenario.definition import Scenario
from tests.rulebook.table import NETS, QUAY, TOLLS, N, S, Table, dressed, moved, patient
from tests.strategies import quiet, with_calendar, without_mediator


def test_r1_a_sitting_is_dispatches_table_evening(harbour: Scenario) -> None:
    """R1: each sitting runs dispatches, table, evening."""
    table = Table()
    table.dispatches()
    phases = [event.phase for event in table.log if isinstance(event, e.StageSet)]
    order = [phase for n, phase in enumerate(phases) if n == 0 or phase is not phases[n - 1]]
    assert order[:4] == [Phase.DISPATCHES, Phase.TABLE, Phase.EVENING, Phase.DISPATCHES]


@pytest.mark.parametrize("sittings", [1, 6, 20])
def test_r1_the_calendar_sets_how_many(harbour: Scenario, sittings: int) -> None:
    """R1: a conference has as many sittings as its calendar, one or twenty, and is then adjourned without a day."""
    table = Table(patient(quiet(with_calendar(harbour, sittings, 1))))
    table.own(N, patience=100).own(S, patience=100).end()
    assert table.common.sitting == sittings
    assert table.common.closing.kind == "adjourned"


@pytest.mark.parametrize("turns", [1, 2, 3])
def test_r1a_turns_alternate(harbour: Scenario, turns: int) -> None:
    """R1a: each side has the turns that the calendar gives the sitting, strictly alternating from the opener."""
    table = Table(quiet(with_calendar(harbour, 2, turns)), openers=(S, N)).evening()
    assert [event.side for event in table.heard(e.TurnTaken)] == [S, N] * turns


def test_r1a_the_opener_is_drawn() -> None:
    """R1a: who opens is a draw at dispatches, so that over some seeds both sides do."""
    openers = {Table(seed=str(seed), openers=()).table().common.opener for seed in range(12)}
    assert openers == {N, S}


def test_r1a_what_was_left_standing_is_answered_first() -> None:
    """R1a: before the first turn the side that does not open answers what was left standing against it."""
    table = Table(openers=(S, N)).table().adjourn(S).offer(N, {QUAY: 1})
    while table.common.stage is not Stage.ANSWER:
        table.step()
    assert (table.common.sitting, table.common.to_move) == (2, a.Actor.SECOND)
    table.decline(S)
    assert (table.common.stage, table.common.to_move) == (Stage.ACT, a.Actor.FIRST)


def ordered(harbour: Scenario) -> Table:
    """A game in which Northam's order to go home comes by itself, at the fourth sitting."""
    sides = harbour.sides.put(
        N, replace(harbour.sides.first, order_rule=replace(harbour.sides.first.order_rule, base=9000))
    )
    scenario = patient(quiet(harbour))
    return Table(replace(scenario, sides=sides.put(S, scenario.sides.second))).table(4)


def test_r1b_the_order_comes_in_secret(harbour: Scenario) -> None:
    """R1b: from the sitting that the scenario names an order may come; the other side is not told."""
    table = ordered(harbour)
    came = table.heard(e.OrderCame)
    assert [(event.side, event.sitting, event.final) for event in came] == [(N, 4, False)]
    assert table.heard(e.OrderCame, S) == []
    assert table.mine(N).order is not None
    assert table.mine(S).order is None


def test_r1b_disobeying_once_costs_standing(harbour: Scenario) -> None:
    """R1b: a side may stay one sitting longer for 8 standing; the second order is final, and it is then called home."""
    table = ordered(harbour)
    before = table.mine(N).standing
    table.table(5)
    assert table.mine(N).standing == before - 8
    assert table.mine(N).order.final
    table.end()
    assert (table.common.closing.kind, table.common.closing.left) == ("recalled", N)


def test_r1b_a_fruitful_sitting_lifts_the_order(harbour: Scenario) -> None:
    """R1b: when the sitting initials something the order is withdrawn; after one was disobeyed the next is final."""
    table = ordered(harbour).settle({NETS: 1}).until(Phase.EVENING).save(N, S)
    assert table.saw(e.OrderDropped)
    table = ordered(harbour).table(5).settle({NETS: 1}).table(6)
    assert table.heard(e.OrderCame)[-1].final


def test_r1b_patience_and_time_weigh(harbour: Scenario) -> None:
    """R1b: less patience and more sittings make the order likelier."""
    from game.engine.capital_sums import Home, order_chance

    rule, home = harbour.sides.first.order_rule, Home((40, 50, 45), lambda _: True, 50)
    assert order_chance(rule, home, 30, 5).raw > order_chance(rule, home, 60, 5).raw
    assert order_chance(rule, home, 50, 6).raw == order_chance(rule, home, 50, 5).raw + rule.growth


def test_r1b_an_order_sent_at_night_is_for_the_morrow(harbour: Scenario) -> None:
    """R1b: an order sent after the table has risen is for the next sitting."""
    scenario = dressed(quiet(harbour), "raid", Guarded(SendOrder(S, True)))
    table = Table(scenario).evening().play(N, "raid").save(S)
    assert table.mine(S).order.sitting == 2


def test_r2_dispatches_come_in_order(harbour: Scenario) -> None:
    """R2: tracks drift, events fire, cables and reports arrive, then the mediator, then orders, then the table."""
    events = tuple(replace(event, when=ALWAYS, chance=1000) for event in harbour.events)
    table = Table(replace(patient(harbour), events=events)).evening()
    table.play(N, "probe", QUAY).play(S, "cable", QUAY)
    while table.common.phase is Phase.DISPATCHES:
        table.step()
    opened = max(n for n, event in enumerate(table.log) if isinstance(event, e.SittingOpened))
    kinds = [type(event) for event in table.log[opened:]]
    wanted = [e.TrackMoved, e.EventFired, e.CableAnswered, e.ReportHeard, e.OpenerDrawn]
    places = [kinds.index(kind) for kind in wanted]
    assert places == sorted(places)
    mediator = [
        n for n, one in enumerate(table.log[opened:]) if isinstance(one, e.StageSet) and one.stage is Stage.MEDIATOR
    ]
    assert places[3] < mediator[0] < places[4]


def test_r2_no_drift_on_the_first_day(harbour: Scenario) -> None:
    """R2: tracks start where the scenario puts them and drift at every later dispatches; influence grows by 2."""
    table = Table()
    assert table.secret.tracks == (40, 50, 45)
    table.table(2)
    assert table.secret.tracks == (38, 47, 46)
    assert table.mine(N).influence == 4


def test_r2_a_conference_without_a_mediator(harbour: Scenario) -> None:
    """R2: where there is no mediator the dispatches go straight on to the table; nobody can be asked."""
    table = Table(without_mediator(quiet(harbour)))
    assert table.common.phase is Phase.TABLE
    table.evening().own(N, influence=6)
    for kind, articles in (("confide", (TOLLS,)), ("appeal", (TOLLS,)), ("ask_text", ())):
        assert table.refused(N, a.PlayInstrument(kind, articles)).value == "condition"
    table.end()
    assert table.mine(N).goodwill == 50


def test_r2_effects_may_wait(harbour: Scenario) -> None:
    """R2: what was set going earlier happens at the dispatches it was set for."""
    from game.kernel.effects import Later

    scenario = dressed(quiet(harbour), "raid", Guarded(Later(2, (Guarded(MoveTrack(2, 30)),))))
    table = Table(scenario).evening().play(N, "raid").save(S)
    assert table.secret.tracks[2] == 46
    table.table(3)
    assert table.secret.tracks[2] == 77
    assert moved(table, "standing", N) == 0
