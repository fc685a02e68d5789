"""Home, more closely: what a capital looks at, what it answers when things have changed, and what reports say."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from game.engine import actions as a, events as e
from game.engine.capital_sums import (
    Home,
    Opinion,
    cable_chance,
    order_chance,
    package_breaches,
    package_chance,
    ratification_chance,
)
from game.engine.facts import walk_away
from game.engine.parts import Line, Order
from game.engine.play import Play
from game.engine.rules_capital import decide_treaty, deliver_report, fill, home, limit_of
from game.engine.state import Ease, ReportDue
from game.kernel.draws import Chance
from game.kernel.effects import EaseCable, Guarded, MoveMandate, SendReport
from game.kernel.formulas import TrackTerm
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.scenario.definition import Scenario
from tests.rulebook.table import BELL, NETS, QUAY, TOLLS, N, S, Table, dressed, generous, moved, patient
from tests.rulebook.test_home import stingy
from tests.strategies import quiet, with_calendar, with_lag

M = a.Actor.MEDIATOR
SEEDS = range(60)


@pytest.fixture
def calm(harbour: Scenario) -> Scenario:
    """Ten sittings of one turn, no events, no orders, no drift."""
    tracks = tuple(replace(track, drifts=()) for track in harbour.tracks)
    return replace(patient(quiet(with_calendar(harbour, 10, 1))), tracks=tracks)


def test_r1b_the_sum_of_an_order(harbour: Scenario) -> None:
    """R1b: an order's chance grows from the sitting named, with every point of patience under 50, and with gauges."""
    rule = replace(harbour.sides.first.order_rule, terms=(TrackTerm(0, -3, 50),))
    look = Home((40, 50, 45), lambda _: True, 50)
    first = rule.first_sitting
    assert order_chance(rule, look, 50, first).raw == rule.base + 30
    assert order_chance(rule, look, 50, first + 2).raw == rule.base + 30 + 2 * rule.growth
    assert order_chance(rule, look, 45, first).raw == rule.base + 30 - 5 * rule.patience


def test_r1b_an_order_is_disobeyed_the_day_after_not_before(calm: Scenario) -> None:
    """R1b: an order sent overnight for the sitting that opens is not yet disobeyed when that sitting opens."""
    table = Table(calm).own(N, order=Order(2, False)).table(2)
    assert table.mine(N).order == Order(2, False)
    assert table.heard(e.OrderDefied) == []
    table.table(3)
    assert moved(table, "standing", N, "order_defied") == -8
    assert table.mine(N).order == Order(3, True)


def test_r1b_an_order_put_to_sleep_wakes_at_no_loss(calm: Scenario) -> None:
    """R1b: an order that slept comes again for the next sitting, no more final than it was, and nothing is lost."""
    table = Table(calm).table(2).own(N, order=Order(2, False, asleep=True)).table(3)
    assert table.mine(N).order == Order(3, False)
    assert moved(table, "standing", N) == 0


def test_r10_the_letter_of_another_helps_nobody(calm: Scenario) -> None:
    """R10: a letter helps the side it was written for, on its article; help on any article helps on all, once."""
    table = Table(calm).hidden(eases=(Ease(N, TOLLS, 150), Ease(N, None, 40), Ease(S, TOLLS, 9)))
    play = Play(table.state)
    assert [home(play, N, article).ease for article in (TOLLS, QUAY, None)] == [190, 40, 40]
    assert [home(play, S, article).ease for article in (TOLLS, QUAY, None)] == [9, 0, 0]
    table.evening().play(N, "cable", TOLLS).save(S)
    assert table.secret.eases == (Ease(S, TOLLS, 9),)


def test_r10_help_lasts_until_it_is_used(calm: Scenario) -> None:
    """R10: a letter on another article is still there after a cable, and what an instrument gives is no letter."""
    scenario = dressed(generous(calm), "raid", Guarded(EaseCable(N, QUAY, 77)))
    table = Table(scenario).act(M, a.Write(N, QUAY)).evening().play(N, "raid").play(S, "cable", QUAY)
    table.evening().play(N, "cable", TOLLS).save(S)
    assert {(one.side, one.article, one.per_mille) for one in table.secret.eases} == {(N, QUAY, 150), (N, QUAY, 77)}
    assert [event.chance for event in table.heard(e.LeakSet) if event.article == TOLLS] == [300]


def test_r10_a_doctrine_may_make_a_capital_kinder(harbour: Scenario) -> None:
    """R10: what the instructions add to every cable is in the sum, for a step and for a package."""
    rule = harbour.sides.first.capital_rule
    plain, kind = (Home((50, 50, 50), lambda _: True, 50, bonus=bonus) for bonus in (0, 35))
    step = [cable_chance(rule, look, Line(1, "firm"), TOLLS).raw for look in (plain, kind)]
    package = [package_chance(rule, look, 2, 0).raw for look in (plain, kind)]
    assert [step[1] - step[0], package[1] - package[0]] == [35, 35]


def test_r10_the_sum_of_a_package(harbour: Scenario) -> None:
    """R10: a package weighs by its margin (60 points at most), standing and help, and by gauges that bear on all."""
    everywhere, on_tolls = TrackTerm(0, -4, 50), TrackTerm(1, 9, 50)
    rule = replace(harbour.sides.first.capital_rule, cable_terms=((everywhere, ()), (on_tolls, (TOLLS,))))
    look = Home((50, 60, 50), lambda _: True, 50)

    def chance(look: Home, margin: int = 0) -> int:
        return package_chance(rule, look, 0, margin).raw - rule.cable_base

    assert chance(look) == 0
    assert chance(replace(look, tracks=(60, 60, 50))) == -40
    assert chance(replace(look, standing=53)) == 3 * rule.cable_standing
    assert chance(replace(look, ease=15)) == 15
    assert (chance(look, 7), chance(look, -7)) == (7 * rule.ratify_margin, -7 * rule.ratify_margin)
    assert (chance(look, 99), chance(look, -99)) == (60 * rule.ratify_margin, -60 * rule.ratify_margin)


@pytest.mark.parametrize("line", [Line(1, "never"), Line(1, "soft", announced=True), Line(3, "soft"), None])
def test_r10_a_line_that_can_go_no_further_is_refused(calm: Scenario, line: Line | None) -> None:
    """R10: when a line has become a never, a public oath, or the end of the ladder on the way, the answer is no."""
    table = Table(with_lag(generous(calm), 2)).evening().play(N, "cable", TOLLS).save(S)
    mandate = list(table.mine(N).mandate)
    mandate[TOLLS] = line
    table.own(N, mandate=tuple(mandate))
    while not table.heard(e.CableAnswered):
        table.step()
    answer = table.heard(e.CableAnswered)[0]
    assert (answer.granted, answer.option) == (False, None)
    assert table.mine(N).mandate[TOLLS] == line
    assert moved(table, "standing", N, "cable_refused") == -2


def test_r10_each_side_is_granted_its_own_way(calm: Scenario) -> None:
    """R10: a step granted goes towards the other side's end of the ladder, from the last option but one as well."""
    table = Table(generous(calm)).line(N, TOLLS, 2, "soft").line(S, QUAY, 1, "soft")
    table.evening().play(N, "cable", TOLLS).play(S, "cable", QUAY)
    assert [(one.side, one.granted, one.option) for one in table.heard(e.CableAnswered)] == [(N, True, 3), (S, True, 0)]
    assert table.mine(N).mandate[TOLLS] == Line(3, "soft", granted=1)
    assert table.mine(S).mandate[QUAY] == Line(0, "soft", granted=1)


def referred(calm: Scenario, terms: dict[int, int], standing: int = 60) -> Table:
    """What comes of Southam's package when Northam refers it home."""
    table = Table(calm, openers=(S, N)).table().own(N, standing=standing)
    table.offer(S, terms, linked=True).act(N, a.Answer("reserve")).adjourn(N)
    return table.play(N, "cable", target="offer").save(S)


def test_r10_a_package_past_a_never_is_refused(calm: Scenario) -> None:
    """R10: a package past a never is refused by the kindest capital, which costs 2 standing, and nothing may leak."""
    table = Table(generous(calm), openers=(S, N)).line(N, TOLLS, 1, "never").table()
    table.offer(S, {QUAY: 1, TOLLS: 2}, linked=True).act(N, a.Answer("reserve")).adjourn(N)
    table.play(N, "cable", target="offer").save(S)
    assert [one.granted for one in table.saw(e.CableAnswered, N)] == [False]
    assert moved(table, "standing", N, "cable_refused") == -2
    assert table.mine(N).waivers == ()
    assert table.heard(e.LeakSet) == []


def test_r10_a_package_refused(calm: Scenario) -> None:
    """R10: the whole of an offer may be refused too, by a capital that grants next to nothing."""
    table = referred(stingy(calm), {QUAY: 3, TOLLS: 3})
    assert [(one.article, one.granted) for one in table.saw(e.CableAnswered, N)] == [(None, False)]
    assert moved(table, "standing", N, "cable_refused") == -2
    assert table.mine(N).waivers == ()


def test_r10a_what_a_package_granted_may_leak(calm: Scenario) -> None:
    """R10a: of a package granted each article past the mandate may leak at the next dispatches, and no other."""
    table = referred(generous(calm), {QUAY: 2, TOLLS: 1, NETS: 2})
    assert [one.granted for one in table.saw(e.CableAnswered, N)] == [True]
    found = [(one.to, one.article, one.option, one.chance, one.sitting) for one in table.heard(e.LeakSet)]
    assert found == [(S, QUAY, 2, 300, 3)]


def test_r10_a_package_inside_the_mandate_is_all_but_sure(calm: Scenario) -> None:
    """R10: a package that goes past nothing and is worth the walk-away is granted, but for the least chance of all."""
    answers = []
    for seed in SEEDS:
        table = Table(stingy(calm), seed=str(seed), openers=(S, N)).table()
        table.offer(S, {QUAY: 0, TOLLS: 1}, linked=True).act(N, a.Answer("reserve")).adjourn(N)
        table.play(N, "cable", target="offer").save(S)
        answers += [one.granted for one in table.saw(e.CableAnswered)]
    assert sum(answers) >= len(SEEDS) - 6


def test_r10_a_package_worth_less_than_war_is_not_sure(calm: Scenario) -> None:
    """R10: inside the mandate, but worth less than the walk-away, a package is at the mercy of the sum."""
    answers = []
    for seed in SEEDS:
        table = Table(stingy(calm), seed=str(seed), openers=(S, N)).table()
        table.offer(S, {QUAY: 1, TOLLS: 1}, linked=True).act(N, a.Answer("reserve")).adjourn(N)
        table.play(N, "cable", target="offer").save(S)
        answers += [one.granted for one in table.saw(e.CableAnswered)]
    assert sum(answers) <= 6


def test_r10_a_package_answers_for_itself_alone(calm: Scenario) -> None:
    """R10: what the treaty may hold beside a package is not asked; its own articles alone are looked at."""
    mandate = (Line(1, "hard"), Line(1, "soft"), None, None)
    found = package_breaches(N, mandate, (2, 3, 2, 2), (), ((QUAY, 2), (NETS, 2)))
    assert [(one.article, one.steps) for one in found] == [(QUAY, 1)]


def test_r17_every_sum_names_its_terms(harbour: Scenario) -> None:
    """R17: the reasons of a capital's answers and orders have names by which they are shown."""
    side = harbour.sides.first
    look = Home((50, 50, 50), lambda _: True, 50)

    def names(chance: Chance | None) -> list[str]:
        assert chance is not None
        return [term.name for term in chance.terms]

    rule = side.capital_rule
    assert names(cable_chance(rule, look, Line(1, "soft"), TOLLS)) == [
        "capital", "stubborn", "granted", "standing", "tracks", "letter",
    ]  # fmt: skip
    assert names(package_chance(rule, look, 1, 0)) == ["capital", "breaches", "margin", "standing", "tracks", "letter"]
    assert names(ratification_chance(rule, look, Opinion(50, 50), -1, (), False)) == [
        "capital", "margin", "breaches", "standing", "mediator", "world", "tracks",
    ]  # fmt: skip
    assert names(order_chance(side.order_rule, look, 50, 5)) == ["capital", "time", "patience", "tracks"]


def test_r11_what_a_treaty_would_be_as_it_stands(calm: Scenario) -> None:
    """R11: terms, then initials, then silence; what was laid and is still open lies halfway between both words."""
    table = Table(with_calendar(calm, 10, 4)).table()
    assert fill(table.state, ()) == (1, 1, 2, 2)
    table.present(N, {QUAY: 0}).present(S, {QUAY: 3}).present(N, {TOLLS: 1, NETS: 0})
    assert fill(table.state, ()) == (1, 2, 1, 2)
    table.present(S, {TOLLS: 2, NETS: 2}).present(N, {TOLLS: 2})
    assert fill(table.state, ()) == (1, 2, 1, 2)
    assert fill(table.state, ((QUAY, 3), (BELL, 0))) == (3, 2, 1, 0)
    table.offer(S, {QUAY: 2}).accept(N)
    assert fill(table.state, ()) == (2, 2, 1, 2)


def test_r11_a_capital_weighs_what_it_sees(calm: Scenario) -> None:
    """R11: each capital decides by its own side's mandate, standing, goodwill and world, and tells the terms."""
    table = Table(calm).own(N, standing=65, goodwill=70).own(S, standing=35, goodwill=20).hidden(world=80)
    for side, standing, goodwill, world in ((N, 15, 20, 30), (S, -15, -30, -30)):
        play = Play(table.state)
        decide_treaty(play, side, (3, 3, 0, 0) if side is N else (0, 2, 0, 0), ())
        decided = next(event for event in play.events if isinstance(event, e.CapitalDecided))
        rule = table.state.board.capital.of(side)
        told = {term.name: term.value for term in decided.terms}
        assert told["standing"] == standing * rule.ratify_standing
        assert told["mediator"] == goodwill * rule.ratify_goodwill
        assert told["world"] == world * rule.ratify_world
        assert decided.by is side


def heard(table: Table, subject: str, article: int | None, track: int | None, truth: int) -> list[e.ReportHeard]:
    """What Northam hears in sixty games of such a report, all as things stand now."""
    found = []
    for seed in SEEDS:
        play = Play(replace(table.state, hidden=replace(table.state.hidden, seed=str(seed))))
        deliver_report(play, ReportDue(N, subject, article, track, truth, 2), "test")
        found += [event for event in play.events if isinstance(event, e.ReportHeard)]
    assert {(one.side, one.subject, one.article, one.track) for one in found} == {(N, subject, article, track)}
    return found


def test_r12_a_report_is_of_the_other_side(calm: Scenario) -> None:
    """R12: a true report on an article says where the other side would stop; a false one is one option off."""
    table = Table(calm).line(N, QUAY, 0).line(S, QUAY, 2)
    for subject in ("mandate", "preference"):
        assert {(one.low, one.high) for one in heard(table, subject, QUAY, None, 1000)} == {(2, 2)}
        assert {one.low for one in heard(table, subject, QUAY, None, 0)} == {1, 3}
    for line in (0, 3):
        table.line(S, QUAY, line)
        assert {one.low for one in heard(table, "mandate", QUAY, None, 0)} == {abs(line - 1)}


def test_r12_a_report_on_their_walk_away(calm: Scenario) -> None:
    """R12: it is a band of 30 points in fives; a true one has the truth near its middle, a false one lies 40 off."""
    table = Table(calm)
    truth = walk_away(table.state, S)
    right, wrong = (heard(table, "walk_away", None, None, odds) for odds in (1000, 0))
    for one in (*right, *wrong):
        assert one.high - one.low == 30
        assert (one.low + 15) % 5 == 0
    assert {one.low + 15 - truth for one in right} <= set(range(-9, 6))
    assert len({one.low for one in right}) > 1
    off = [one.low + 15 - truth for one in wrong]
    assert -49 <= min(off) < -20
    assert 20 < max(off) <= 45


@pytest.mark.parametrize(("end", "error", "off"), [(0, -40, -5), (-1, 40, 5)])
def test_r12_how_far_off_a_report_on_their_walk_away_is(
    calm: Scenario, monkeypatch: pytest.MonkeyPatch, end: int, error: int, off: int
) -> None:
    """R12: its middle is at most 5 points off, and when it is false at most 40 more, either way."""
    monkeypatch.setattr(Play, "draw", lambda self, stream, bound: range(bound)[end])
    for odds, wrong, chest in product((1000, 0), (0, error), range(40, 65, 5)):
        if (odds == 0) is (wrong == 0):
            continue
        table = Table(calm).hidden(tracks=(chest, 50, 45))
        truth = walk_away(table.state, S)
        play = Play(table.state)
        deliver_report(play, ReportDue(N, "walk_away", None, None, odds, 2), "test")
        said = next(event for event in play.events if isinstance(event, e.ReportHeard))
        assert (said.low + said.high) // 2 == (truth + wrong + off) // 5 * 5


@pytest.mark.parametrize(("options", "said"), [(1, {0}), (2, {1})])
def test_r12_a_false_report_on_a_short_ladder(calm: Scenario, options: int, said: set[int]) -> None:
    """R12: on a ladder of two a false report names the other option; of a single option there is no other."""
    table = Table(calm).line(S, QUAY, 0)
    quay = table.state.board.articles[QUAY]
    articles = (replace(quay, options=quay.options[:options]), *table.state.board.articles[1:])
    table.state = replace(table.state, board=replace(table.state.board, articles=articles))
    assert {one.low for one in heard(table, "mandate", QUAY, None, 0)} == said


def test_r12_a_report_on_an_order(calm: Scenario) -> None:
    """R12: word of an order to go home says yes while the other side has one that is awake; a false one says no."""
    for order, held in ((None, 0), (Order(2, False), 1), (Order(2, False, asleep=True), 0)):
        table = Table(calm).own(S, order=order).own(N, order=Order(2, False) if not held else None)
        assert {(one.low, one.high) for one in heard(table, "order", None, None, 1000)} == {(held, held)}
        assert {(one.low, one.high) for one in heard(table, "order", None, None, 0)} == {(1 - held, 1 - held)}


@pytest.mark.parametrize(("value", "true", "false"), [(50, {50}, {40, 60}), (0, {0}, {0, 10}), (100, {90}, {90})])
def test_r12_a_report_on_a_gauge(calm: Scenario, value: int, true: set[int], false: set[int]) -> None:
    """R12: a report on a gauge is a band of ten that lies within 0 to 100; a false one is ten off."""
    table = Table(calm).hidden(tracks=(40, value, 45))
    assert {one.low for one in heard(table, "track", None, 1, 1000)} == true
    assert {one.low for one in heard(table, "track", None, 1, 0)} == false
    assert all(one.high - one.low == 10 for one in heard(table, "track", None, 1, 0))


def test_r12_a_report_comes_once(calm: Scenario) -> None:
    """R12: what was delivered is on its way no more, and two of one kind that come together are two."""
    report = Guarded(SendReport(N, "mandate", TOLLS, None, 500))
    table = Table(dressed(calm, "raid", report, report)).evening().play(N, "raid").save(S)
    assert len(table.saw(e.ReportHeard, N)) == 2
    assert len({one.variant for one in table.saw(e.ReportHeard)}) == 2
    assert table.secret.reports == ()
    table.dispatches()
    assert table.saw(e.ReportHeard) == []


def test_r12_where_a_side_without_orders_would_stop(calm: Scenario) -> None:
    """R12: without a line a side stops where half of what it can win is gone: the last option still worth so much."""
    state = Table(calm).own(N, mandate=(None,) * 4).own(S, mandate=(None,) * 4).state
    for side in BOTH_SIDES:
        for article, row in enumerate(state.own.of(side).points):
            best, worst = max(row), min(row)
            good = [option for option, points in enumerate(row) if 2 * points >= best + worst]
            assert limit_of(state, side, article) == (max(good) if side is Side.FIRST else min(good))
    assert [limit_of(state, side, QUAY) for side in BOTH_SIDES] == [1, 2]
    assert [limit_of(Table(calm).state, side, QUAY) for side in BOTH_SIDES] == [1, 2]


def test_r10a_only_what_moved_may_leak(calm: Scenario) -> None:
    """R10a: an order that names the line as it stands moves nothing, and one that hardens it alone does not leak."""
    for effect, leaks in ((MoveMandate(N, TOLLS, to=1, kind="soft"), 0), (MoveMandate(N, TOLLS, to=1, kind="hard"), 0),
                          (MoveMandate(N, TOLLS, steps=1), 1)):  # fmt: skip
        table = Table(dressed(calm, "raid", Guarded(effect))).evening().play(N, "raid").save(S)
        assert len(table.heard(e.LeakSet)) == leaks


def test_r10a_a_leak_is_drawn_once(calm: Scenario) -> None:
    """R10a: what might have leaked at one dispatches does not leak at the next."""
    for seed in range(12):
        table = Table(generous(calm), seed=str(seed)).evening().play(N, "cable", TOLLS).save(S).dispatches()
        assert table.secret.leaks == ()
        found = len(table.heard(e.LeakHeard))
        assert found <= 1
        assert len(table.dispatches().heard(e.LeakHeard)) == found


def test_r10_lag_is_each_capital_s_own(calm: Scenario) -> None:
    """R10: what a capital's answer waits for is its own lag, also when a package was referred to it."""
    far = replace(generous(calm), lag=BySide(1, 0))
    table = referred(far, {QUAY: 1, TOLLS: 1})
    assert table.heard(e.CableAnswered) == []
    assert table.dispatches().saw(e.CableAnswered, N)
