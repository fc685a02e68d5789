"""The debrief of short games played move by move: each art, turning point, stop of the path and turn of opinion."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from game.analysis import concepts as arts
from game.analysis.courses import cause
from game.analysis.missed import _said, missed
from game.analysis.moments import moments
from game.analysis.opinion import opinions
from game.analysis.path import path
from game.analysis.room import free_limits, gain_allowed
from game.analysis.tables import tables_now
from game.analysis.timeline import Timeline, timeline
from game.analysis.trades import MissedTrade, Swap, missed_trades
from game.bargaining.points import total
from game.engine import actions as a
from game.engine.facts import walk_away
from game.engine.parts import Line
from game.kernel.effects import Guarded, Later, MoveMandate, SendOrder, SendReport, SetOption
from game.kernel.message import Message
from game.kernel.refs import article_ref, articles_ref, option_ref, side_ref, terms_ref
from game.scenario.definition import Scenario
from game.views.view import SideView
from tests.rulebook.table import BELL, NETS, QUAY, TOLLS, N, S, Table, dressed, patient
from tests.strategies import quiet, with_calendar

M = a.Actor.MEDIATOR
Play = Callable[[Table], Table]


@pytest.fixture
def calm(harbour: Scenario) -> Scenario:
    """Six sittings of six turns, no events, no orders, no drift."""
    tracks = tuple(replace(track, drifts=()) for track in harbour.tracks)
    return replace(patient(quiet(with_calendar(harbour, 6, 6))), tracks=tracks)


def told(table: Table) -> Timeline:
    """The game beat by beat, after everybody has sat silent to its end."""
    table.end()
    return timeline(table.state, tuple(table.log))


def found(rule: arts.Rule, table: Table) -> list[tuple[Any, ...]]:
    """What a rule finds in the game: sitting, by whom, articles and the last word of its message."""
    rows = list(rule(told(table)))
    named = [(one.kind, one.message.key.split(".")[:3]) for one in rows]
    assert all(one == (rule.__name__, ["debrief", "concept", rule.__name__]) for one in named)
    for one in rows:
        sides = {} if one.by is None else {"side": side_ref(one.by), "other": side_ref(one.by.other)}
        assert params(one.message) == {"articles": articles_ref(one.articles), **sides}
    return [(one.sitting, one.by, one.articles, one.message.key.split(".")[-1]) for one in rows]


def opened(calm: Scenario) -> Table:
    """The second sitting, Northam to act, nobody having spoken."""
    return Table(calm).table(2).turn(N)


ANCHORS: list[tuple[dict[str, int], list[tuple[Any, ...]]]] = [
    ({"north": 0, "south": 3, "settled": 1}, [(2, N, (QUAY,), "anchoring")]),
    ({"north": 0, "south": 3, "settled": 2}, []),
    ({"north": 0, "south": 2, "settled": 1}, []),
    ({"north": 1, "south": 3, "settled": 1}, []),
    ({"north": 0, "south": 0, "settled": 0}, []),
]


@pytest.mark.parametrize(("said", "expected"), ANCHORS)
def test_an_anchor_is_one_s_own_end_and_holds(calm: Scenario, said: dict[str, int], expected: list[Any]) -> None:
    """Who speaks first at its own end anchors, if the article is settled nearer to that than to the first reply."""
    table = opened(calm).present(N, {QUAY: said["north"]}).present(S, {QUAY: said["south"]})
    table.offer(N, {QUAY: said["settled"]}).accept(S)
    assert found(arts.anchoring, table) == expected


def test_the_second_side_anchors_at_the_other_end(calm: Scenario) -> None:
    """Southam's own end is the last option; later words change nothing, and what is not settled proves nothing."""
    table = opened(calm).present(N, {BELL: 1}).present(S, {QUAY: 3, TOLLS: 3}).present(N, {QUAY: 0, TOLLS: 0})
    table.present(S, {QUAY: 2}).offer(N, {QUAY: 2}).accept(S)
    assert found(arts.anchoring, table) == [(2, S, (QUAY,), "anchoring")]


def rolled(calm: Scenario, terms: dict[int, int]) -> Table:
    """Both named their ends on quay and tolls; then Northam's package is taken."""
    table = opened(calm).present(N, {QUAY: 0, TOLLS: 0}).present(S, {QUAY: 3, TOLLS: 3})
    return table.offer(N, terms, linked=True)


@pytest.mark.parametrize(("terms", "rolls"), [({QUAY: 2, TOLLS: 1}, True), ({QUAY: 1, TOLLS: 1}, False),
                                              ({QUAY: 2, TOLLS: 3}, False)])  # fmt: skip
def test_a_roll_gives_where_it_is_worth_more(calm: Scenario, terms: dict[int, int], rolls: bool) -> None:
    """Logs are rolled when each side came down on one article by less than the other gained, and both were agreed."""
    expected = [(2, None, (QUAY, TOLLS), "logrolling")] if rolls else []
    assert found(arts.logrolling, rolled(calm, terms).accept(S)) == expected
    assert found(arts.logrolling, rolled(calm, terms).decline(S)) == []


def test_half_a_roll_is_none(calm: Scenario) -> None:
    """When only one of two articles is taken nothing has been rolled; a text that both accept may roll as well."""
    table = opened(calm).present(N, {QUAY: 0, TOLLS: 0}).present(S, {QUAY: 3, TOLLS: 3})
    assert found(arts.logrolling, table.offer(N, {QUAY: 2, TOLLS: 1}).accept(S, QUAY)) == []
    table = opened(calm).present(N, {QUAY: 0, TOLLS: 0}).present(S, {QUAY: 3, TOLLS: 3}).dispatches()
    table.act(M, a.SendText(((QUAY, 2), (TOLLS, 1)))).evening().save(N, S)
    table.act(N, a.MarkText(True)).act(S, a.MarkText(True))
    assert found(arts.logrolling, table) == [(3, None, (QUAY, TOLLS), "logrolling")]


def test_conceding_alone(calm: Scenario) -> None:
    """Two better words running on one article while the other's stands still are told once, at the second."""
    table = opened(calm).present(N, {QUAY: 0, TOLLS: 0}).present(S, {QUAY: 3}).present(N, {QUAY: 1})
    table.present(S, {QUAY: 3}).present(N, {QUAY: 2, TOLLS: 1}).adjourn(S).present(N, {QUAY: 3})
    assert found(arts.conceding_alone, table) == [(2, N, (QUAY,), "conceding_alone")]
    table = opened(calm).present(N, {QUAY: 0}).present(S, {QUAY: 3}).present(N, {QUAY: 1}).present(S, {QUAY: 2})
    assert found(arts.conceding_alone, table.present(N, {QUAY: 2})) == []
    table = opened(calm).present(N, {BELL: 0}).present(S, {QUAY: 3}).adjourn(N).present(S, {QUAY: 2}).adjourn(N)
    assert found(arts.conceding_alone, table.present(S, {QUAY: 1})) == [(2, S, (QUAY,), "conceding_alone")]


def test_hands_tied(calm: Scenario) -> None:
    """An oath or a last word is held unless its side later speaks, or initials, past it; standing by it is not new."""
    table = opened(calm).present(N, {TOLLS: 1}).evening().play(N, "announce", TOLLS).save(S)
    assert found(arts.tying_hands, table) == [(2, N, (TOLLS,), "held")]
    table = opened(calm).present(N, {TOLLS: 1}).evening().play(N, "announce", TOLLS).save(S)
    assert found(arts.tying_hands, table.turn(N).offer(N, {TOLLS: 2})) == [(2, N, (TOLLS,), "broken")]
    table = opened(calm).offer(N, {TOLLS: 1}, tone="final").decline(S).adjourn(S).offer(N, {TOLLS: 1}, tone="final")
    assert found(arts.tying_hands, table.decline(S)) == [(2, N, (TOLLS,), "held")]
    table = opened(calm).offer(N, {TOLLS: 1}, tone="final").decline(S).offer(S, {TOLLS: 2}).accept(N)
    assert found(arts.tying_hands, table) == [(2, N, (TOLLS,), "broken")]
    table = opened(calm).offer(N, {TOLLS: 1}, tone="final").decline(S).offer(S, {TOLLS: 0}).accept(N)
    assert found(arts.tying_hands, table) == [(2, N, (TOLLS,), "held")]


def test_linkage_and_package(calm: Scenario) -> None:
    """A linked offer over two or three articles is a linkage, over four a package, what it withdraws included; each is
    told once, with whether it was ever taken.
    """
    three = {QUAY: 1, TOLLS: 1, NETS: 1}
    table = opened(calm).offer(N, {QUAY: 1}, linked=True).decline(S).adjourn(S)
    assert (found(arts.linkage, table), found(arts.package, table)) == ([], [])
    table = opened(calm).offer(N, three).decline(S).adjourn(S).offer(N, three, linked=True).decline(S).adjourn(S)
    table.offer(N, three, linked=True).accept(S)
    assert found(arts.linkage, table) == [(2, N, (QUAY, TOLLS, NETS), "taken")]
    assert found(arts.package, table) == []
    table = opened(calm).present(N, {BELL: 0}).adjourn(S)
    table.offer(N, three, linked=True, withdraws=(BELL,)).decline(S).offer(S, {QUAY: 1, TOLLS: 1}, linked=True).accept(
        N
    )
    assert found(arts.package, table) == [(2, N, (QUAY, TOLLS, NETS, BELL), "refused")]
    assert found(arts.linkage, table) == [(2, S, (QUAY, TOLLS), "taken")]


def test_a_deadline_is_an_order_a_train_or_the_last_date(calm: Scenario) -> None:
    """What is initialled under an order to go home, while a train waits, or on the last date is under a deadline."""
    assert found(arts.deadline, opened(calm).settle({NETS: 1})) == []
    assert found(arts.deadline, Table(calm).table(6).turn(N).settle({NETS: 1})) == [(6, None, (NETS,), "deadline")]
    assert found(arts.deadline, Table(calm).table(5).turn(N).settle({NETS: 1})) == []
    table = opened(calm).act(N, a.OrderTrain(QUAY)).turn(S).offer(S, {NETS: 1, BELL: 1}).accept(N)
    assert found(arts.deadline, table.act(N, a.Stay())) == [(2, None, (NETS, BELL), "deadline")]
    ordered = dressed(calm, "raid", Guarded(SendOrder(S, True)))
    table = Table(ordered).evening().play(N, "raid").save(S).turn(N).settle({NETS: 1})
    assert found(arts.deadline, table) == [(2, None, (NETS,), "deadline")]


def test_reopening_is_taken_or_refused(calm: Scenario) -> None:
    """An offer that moves what is initialled is a reopening of those articles alone."""
    table = opened(calm).settle({NETS: 1, BELL: 0}).offer(N, {NETS: 0, BELL: 1}, linked=True).decline(S)
    assert found(arts.reopening, table) == [(2, N, (NETS, BELL), "refused")]
    table = opened(calm).present(N, {QUAY: 1}).adjourn(S).settle({NETS: 1})
    table.offer(N, {NETS: 0, QUAY: 2}, linked=True).accept(S)
    assert found(arts.reopening, table) == [(2, N, (NETS,), "taken")]


def test_the_path_step_by_step(calm: Scenario) -> None:
    """Positions and offers stand for what their author asks, other steps for the draft; initials of one breath are one
    step; each sitting's close has both sides' asks, what is settled and both walk-aways.
    """
    table = opened(calm).present(N, {QUAY: 1, BELL: 0}).offer(S, {QUAY: 2, TOLLS: 2}).accept(N).act(N, a.Withdraw(BELL))
    table.offer(S, {NETS: 1}).accept(N)
    beats = told(table)
    stops = [(one.sitting, one.what, one.by, one.articles, one.treaty) for one in path(beats).stops]
    assert stops == [
        (2, "positions", N, (QUAY, BELL), (1, 1, 2, 0)),
        (2, "offer", S, (QUAY, TOLLS), (2, 2, 2, 1)),
        (2, "initials", None, (QUAY, TOLLS), (2, 2, 2, 1)),
        (2, "withdrawn", N, (BELL,), (2, 2, 2, 2)),
        (2, "offer", S, (NETS,), (2, 2, 1, 2)),
        (2, "initials", None, (NETS,), (2, 2, 1, 2)),
    ]
    assert [tuple(one.points) for one in path(beats).stops][1:3] == [(24 + 18 + 0 + 8, 40 + 26 + 40 + 8)] * 2
    assert [one.sitting for one in path(beats).days] == [1, 2, 3, 4, 5, 6]
    day = path(beats).days[1]
    assert (day.sitting, day.settled, day.left) == (2, 3, 24 + 18 + 12 + 0 + 40 + 26 + 22 + 10)
    assert tuple(day.draft) == (24 + 18 + 12 + 0, 40 + 26 + 22 + 10)
    assert tuple(day.walk_away) == (walk_away(table.state, N), walk_away(table.state, S))
    assert day.date == calm.calendar[1].date
    first = path(beats).days[0]
    assert (first.settled, tuple(first.draft), tuple(first.asks.first)) == (0, (75, 80), (75, 80))


def test_a_text_is_a_step_too(calm: Scenario) -> None:
    """The mediator's text is a step of nobody's, and stands for the draft with its clauses in it."""
    table = Table(calm).act(M, a.SendText(((QUAY, 2), (NETS, 0))))
    stop = path(told(table)).stops[0]
    assert (stop.sitting, stop.what, stop.by, stop.articles, stop.treaty) == (
        1,
        "text",
        None,
        (QUAY, NETS),
        (2, 1, 0, 2),
    )


def params(message: Message) -> dict[str, Any]:
    """The named parameters of a message."""
    return dict(message.params)


def test_what_an_initial_cost_both(calm: Scenario) -> None:
    """Settling an article lowers, or withdrawing or closing one raises or lowers, the most that both could have; it is
    summed over a sitting and laid at the articles that pulled that way.
    """
    table = opened(calm).settle({QUAY: 0, TOLLS: 3})
    one = next(moment for moment in moments(told(table)) if moment.kind == "value_lost")
    best = max(n + s for n, s in zip((60, 45, 24, 0), (0, 14, 40, 60), strict=True))
    tolls = max(n + s for n, s in zip((40, 30, 18, 0), (0, 16, 26, 30), strict=True))
    assert (one.sitting, one.by, set(one.articles)) == (2, None, {QUAY, TOLLS})
    assert one.weight == best + tolls - 60 - 30
    assert params(one.message)["points"] == one.weight
    closed = Table(dressed(calm, "raid", Guarded(SetOption(QUAY, 2, False)))).evening().play(N, "raid").save(S)
    one = next(moment for moment in moments(told(closed)) if moment.kind == "value_lost")
    assert (one.sitting, one.articles, one.weight) == (1, (QUAY,), 64 - 60)


@pytest.mark.parametrize(
    ("side", "article", "to", "weight"),
    [(N, TOLLS, 2, 10), (N, TOLLS, 3, 14), (S, QUAY, 1, 21), (S, QUAY, 0, 36), (N, TOLLS, 0, 0), (S, QUAY, 3, 0)],
)
def test_an_order_that_opened_a_way(calm: Scenario, side: Any, article: int, to: int, weight: int) -> None:
    """A line that widens is worth to the other side what the new option is above the old; one that narrows, nothing."""
    scenario = dressed(calm, "raid", Guarded(MoveMandate(side, article, to=to)))
    table = Table(scenario).evening().play(N, "raid").save(S)
    named = [one for one in moments(told(table), 99) if one.kind == "mandate_opened"]
    assert [(one.sitting, one.by, one.articles, one.weight) for one in named] == (
        [(1, side, (article,), weight)] if weight else []
    )
    assert [params(one.message)["points"] for one in named] == ([weight] if weight else [])


def test_an_order_on_what_is_settled_opens_nothing(calm: Scenario) -> None:
    """A line that widens on an article initialled already is worth nothing to anybody."""
    scenario = dressed(calm, "raid", Guarded(MoveMandate(N, TOLLS, to=3)))
    table = opened(scenario).settle({TOLLS: 1}).evening().play(N, "raid").save(S)
    assert [one.kind for one in moments(told(table), 99) if one.kind == "mandate_opened"] == []


def test_an_order_that_shut_or_opened_the_way_to_peace(calm: Scenario) -> None:
    """An order after which no treaty is left that both capitals could take, or after which there is one again, weighs
    what the best such treaty brought both together over their walk-aways.
    """
    shut, again = MoveMandate(N, NETS, to=0, kind="firm"), Guarded(MoveMandate(N, NETS, to=2))
    scenario = dressed(poor(calm), "raid", Guarded(shut), Guarded(Later(1, (again,))))
    table = Table(scenario, north="merchants", south="fishers")
    before = gain_allowed(table.state)
    beats = told(table.evening().play(N, "raid").save(S))
    rows = [one for one in moments(beats, 99) if one.kind.startswith("zone")]
    assert [(one.sitting, one.kind, one.by, one.articles, one.weight) for one in rows] == [
        (1, "zone_closed", N, (NETS,), before), (2, "zone_opened", N, (NETS,), before),
    ]  # fmt: skip
    assert [one.message.key for one in rows] == ["debrief.moment.zone_closed", "debrief.moment.zone_opened"]
    assert [params(one.message) for one in rows] == [
        {"side": side_ref(N), "article": article_ref(NETS), "option": option_ref(NETS, to), "points": before}
        for to in (0, 2)
    ]


def test_what_both_capitals_could_take(calm: Scenario) -> None:
    """The best sum of gains is of treaties that leave neither side below its walk-away; without one it is None."""
    for tracks in ((40, 50, 45), (100, 0, 45), (0, 100, 45), (70, 20, 45)):
        state = Table(calm, north="merchants", south="fishers").hidden(tracks=tracks).state
        tables, links = tables_now(state)
        low = (walk_away(state, N), walk_away(state, S))
        worths = [total(tables, links, treaty) for treaty in product((0, 1, 2), (0, 1, 2), (1, 2), (0, 1, 2))]
        good = [one - low[0] + two - low[1] for one, two in worths if one >= low[0] and two >= low[1]]
        assert gain_allowed(state) == max(good, default=None)
    sides = calm.sides.map(lambda one: replace(one, walk_away=replace(one.walk_away, base=20000)))
    assert gain_allowed(Table(replace(calm, sides=sides), north="merchants", south="fishers").state) is None


def poor(calm: Scenario) -> Scenario:
    """The scenario with both walk-aways 60 points lower, so that nearly any treaty is better than war."""
    sides = calm.sides.map(lambda one: replace(one, walk_away=replace(one.walk_away, base=2000)))
    return replace(calm, sides=sides)


def test_an_offer_declined_that_was_better(calm: Scenario) -> None:
    """A declined offer is named when both would have had more with it than they had in the end, once however often it
    was laid, with what each would have had more.
    """
    terms = {QUAY: 2, TOLLS: 1, NETS: 1, BELL: 1}
    table = (
        opened(poor(calm)).offer(N, terms, linked=True).decline(S).adjourn(S).offer(N, terms, linked=True).decline(S)
    )
    named = [one for one in moments(told(table), 99) if one.kind == "offer_declined"]
    points = table.common.closing.points
    gains = (24 + 30 + 12 + 8 - points.first, 40 + 16 + 22 + 8 - points.second)
    assert min(gains) > 0
    assert [(one.sitting, one.by, one.articles, one.weight) for one in named] == [(2, S, (0, 1, 2, 3), sum(gains))]
    assert (params(named[0].message)["first"], params(named[0].message)["second"]) == gains
    assert named[0].message.key == "debrief.moment.offer_declined_war"
    sides = {name: params(named[0].message)[name] for name in ("side", "other", "first_side", "second_side")}
    assert sides == {"side": side_ref(N), "other": side_ref(S), "first_side": side_ref(N), "second_side": side_ref(S)}
    assert params(named[0].message)["terms"] == terms_ref(tuple(sorted(terms.items())))
    table = opened(poor(calm)).offer(N, {QUAY: 3, TOLLS: 3}, linked=True).decline(S)
    assert [one for one in moments(told(table), 99) if one.kind == "offer_declined"] == []


def test_an_offer_declined_beside_the_treaty_made(calm: Scenario) -> None:
    """Against a treaty that was ratified a declined offer counts as that treaty with its terms in their place."""
    terms = {QUAY: 2, TOLLS: 1}
    merchants = Table(poor(calm), north="merchants", south="fishers").table(2).turn(N)
    merchants.offer(N, terms).decline(S).adjourn(S).settle({QUAY: 1, TOLLS: 2}).act(N, a.MoveToSign())
    merchants.act(S, a.AnswerSigning(True))
    rows = [one for one in moments(told(merchants), 99) if one.kind == "offer_declined"]
    own = merchants.state.own
    gains = [sum(own.of(side).points[n][terms[n]] - own.of(side).points[n][was] for n, was in ((QUAY, 1), (TOLLS, 2)))
             for side in (N, S)]  # fmt: skip
    assert merchants.common.closing.kind == "ratified"
    assert min(gains) > 0
    assert [(one.weight, one.message.key) for one in rows] == [(sum(gains), "debrief.moment.offer_declined")]


def signal(calm: Scenario, after: Play = lambda table: table) -> list[tuple[Any, ...]]:
    """What is told of a true report on Southam's quay line that Northam has at the second sitting."""
    scenario = dressed(calm, "raid", Guarded(SendReport(N, "mandate", QUAY, None, 1000)))
    table = Table(scenario).turn(N).present(N, {QUAY: 3}).evening().play(N, "raid").save(S).turn(N)
    rows = [one for one in moments(told(after(table)), 99) if one.kind == "signal_missed"]
    assert {one.message.key for one in rows} <= {"debrief.moment.signal_missed"}
    return [(one.sitting, one.by, one.articles, one.weight, params(one.message)["points"]) for one in rows]


def test_a_signal_that_nobody_used(calm: Scenario) -> None:
    """True news that the other side would go further, after which the hearer never asked for it, is worth what it would
    have brought; asked for once, in an offer or a position, it was not missed.
    """
    assert signal(calm) == [(2, N, (QUAY,), 24, 24)]
    assert signal(calm, lambda one: one.present(N, {TOLLS: 1})) == [(2, N, (QUAY,), 24, 24)]
    assert signal(calm, lambda one: one.present(N, {QUAY: 2})) == []
    assert signal(calm, lambda one: one.offer(N, {QUAY: 1}).decline(S)) == []
    assert signal(calm, lambda one: one.adjourn(N).present(S, {QUAY: 2})) == [(2, N, (QUAY,), 24, 24)]


def test_a_signal_that_the_treaty_made_good(calm: Scenario) -> None:
    """After a treaty news was missed only if the treaty itself brought less than was to be had by asking."""
    for option, missing in ((2, []), (3, [24])):
        scenario = dressed(poor(calm), "raid", Guarded(SendReport(N, "mandate", QUAY, None, 1000)))
        table = Table(scenario).turn(N).present(N, {QUAY: 3}).evening().play(N, "raid").save(S).turn(N).adjourn(N)
        mandate = (Line(3, "soft"), *table.mine(N).mandate[1:])
        table.own(N, mandate=mandate).offer(S, {QUAY: option, TOLLS: 2}).accept(N).act(N, a.MoveToSign())
        table.act(S, a.AnswerSigning(True))
        final = table.state
        closing = replace(final.common.closing, kind="ratified")
        ended = replace(final, common=replace(final.common, closing=closing))
        beats = timeline(ended, tuple(table.log))
        beats = (*beats[:-1], replace(beats[-1], after=ended))
        assert [one.weight for one in moments(beats, 99) if one.kind == "signal_missed"] == missing


def test_who_else_would_have_paid_is_said(calm: Scenario) -> None:
    """A missed trade names those outside the room who would be worse off, and nobody else."""
    table = opened(calm)
    table.end()
    other = replace(calm.bystanders[0], id="mill", name="The mill")
    state = replace(table.state, scenario=replace(calm, bystanders=(*calm.bystanders, other)))
    trade = MissedTrade((Swap(QUAY, 1, 2), Swap(TOLLS, 2, 1)), (2, 3), ("mill",))
    one = _said(state, 4, trade)
    assert one.warning is not None
    assert params(one.warning) == {"who": "@bystanders:mill"}
    assert (one.sitting, one.both) == (4, 5)
    assert _said(state, 4, replace(trade, pays=())).warning is None
    assert one.message.key == "debrief.missed.trade"
    alike = _said(state, 4, replace(trade, swaps=(Swap(QUAY, 1, 0), Swap(TOLLS, 2, 1))))
    assert alike.message.key == "debrief.missed.both"


def test_what_could_still_be_had(calm: Scenario) -> None:
    """Settled articles stay, withdrawn ones are silent, closed options are out, whatever the orders say."""
    table = Table(dressed(calm, "raid", Guarded(SetOption(QUAY, 0, False)))).evening().play(N, "raid").save(S)
    table.turn(N).present(N, {NETS: 0}).adjourn(S).settle({TOLLS: 2}).act(N, a.Withdraw(NETS))
    assert free_limits(table.state) == ((1, 2, 3), (2,), (2,), (0, 1, 2))


def test_trades_of_a_day_are_the_best_there_were(calm: Scenario) -> None:
    """Each sitting's trade is the one among open articles that gained both most; a settled table has none."""
    table = Table(calm, north="merchants").table(2).turn(N)
    beats = told(table.present(N, {QUAY: 0, TOLLS: 1}).present(S, {QUAY: 2, TOLLS: 3}))
    one = next(one for one in missed(beats).by_sitting if one.sitting == 2)
    row = table.state.own.first.points
    assert [(swap.article, swap.was, swap.to) for swap in one.trade.swaps] == [(QUAY, 1, 2), (NETS, 2, 1)]
    assert one.trade.gains == (row[QUAY][2] - row[QUAY][1] + row[NETS][1] - row[NETS][2], 40 - 14 + 22 - 40)
    assert min(one.trade.gains) > 0
    text = params(one.message)
    assert (text["first_points"], text["second_points"], text["points"]) == (*one.trade.gains, one.both)
    assert one.both == sum(one.trade.gains)
    assert one.message.key == "debrief.missed.trade"
    assert (text["to_first"], text["to_second"]) == (terms_ref(((NETS, 1),)), terms_ref(((QUAY, 2),)))
    assert missed(beats).final == ()
    signed = Table(poor(calm), north="merchants", south="fishers").table(2).turn(N)
    signed.settle({QUAY: 1, TOLLS: 2}).act(N, a.MoveToSign()).act(S, a.AnswerSigning(True))
    last = missed(told(signed)).final
    assert [one.trade for one in last] == list(missed_trades(signed.state, (1, 2, 2, 2)))
    assert last
    assert {one.sitting for one in last} == {0}
    done = Table(calm, north="merchants").table(2).turn(N).settle({QUAY: 1, TOLLS: 2}).settle({NETS: 1, BELL: 1})
    assert [one.sitting for one in missed(told(done)).by_sitting if one.sitting > 1] == []


def test_opinions_turn_when_another_doctrine_is_likelier(calm: Scenario) -> None:
    """A turn is a sitting after which another doctrine seemed likeliest; at last it is said whether the end was right,
    and how likely the truth had seemed.
    """
    weights = {1: (600_000, 400_000), 2: (300_000, 700_000), 3: (290_000, 710_000), 4: (810_000, 190_000)}

    def read(view: SideView) -> tuple[int, ...]:
        return weights.get(view.common.sitting, (800_000, 200_000))

    beats = told(Table(calm, south="guild"))
    opinion = opinions(beats, read).first
    assert opinion.doctrines == ("guild", "fishers")
    assert [(one.sitting, one.weights) for one in opinion.readings][:4] == list(weights.items())
    assert [one.sitting for one in opinion.readings] == [1, 2, 3, 4, 5, 6]
    turns = [(one.sitting, one.doctrine, one.message.key.split(".")[-1], params(one.message)["percent"])
             for one in opinion.turns]  # fmt: skip
    assert turns == [(2, "fishers", "turned", 70), (4, "guild", "turned", 81), (0, "guild", "right", 80)]
    wrong = opinions(told(Table(calm, south="fishers")), read).first
    assert (wrong.turns[-1].message.key.split(".")[-1], params(wrong.turns[-1].message)["percent"]) == ("wrong", 20)
    assert params(wrong.turns[-1].message)["doctrine"] == "@doctrine:1.fishers"


@pytest.mark.parametrize(
    ("stream", "key"),
    [
        ("drift", "drift"), ("event.rain.0", "event"), ("answer.baker.bread.0", "answer"),
        ("instrument.1.raid.0", "instrument"),
        ("reaction.0.offered.2.0", "offered"), ("reaction.0.unheard.2.0", "besides"),
        ("blame.0.1", "besides"), ("event", "besides"), ("answer.baker", "besides"), ("instrument.x.raid", "besides"),
        ("instrument.1", "besides"), ("reaction.0.offered", "besides"),
    ],
)  # fmt: skip
def test_why_a_gauge_moved(stream: str, key: str) -> None:
    """Every stream of effects is said in words: drift, events, answers, instruments and things done at the table."""
    said = cause(stream)
    assert said.key == f"debrief.cause.{key}"
    expected = {
        "event": {"event": "@event:rain"}, "answer": {"event": "@event:baker", "answer": "@answer:baker.bread"},
        "instrument": {"side": "@side:1", "instrument": "@instrument:1.raid"}, "offered": {"article": "@article:2"},
    }  # fmt: skip
    assert params(said) == expected.get(key, {})


def test_moments_are_the_heaviest_in_order(calm: Scenario) -> None:
    """Of all turning points the heaviest are kept, and told in the order in which they came."""
    table = (
        opened(calm).settle({QUAY: 0}).evening().table(3).turn(N).settle({TOLLS: 3}).table(4).turn(N).settle({NETS: 2})
    )
    every = moments(told(table), 99)
    assert [one.sitting for one in every] == sorted(one.sitting for one in every)
    kept = moments(told(table), 1)
    assert [one.weight for one in kept] == [max(one.weight for one in every)]


def test_both_sides_have_an_opinion(calm: Scenario) -> None:
    """Each side's reader is asked with that side's own view, once a sitting."""
    seen: list[tuple[Any, int]] = []

    def read(view: SideView) -> tuple[int, ...]:
        seen.append((view.side, view.common.sitting))
        return (1_000_000, 0)

    opinions(told(Table(calm)), read)
    assert seen == [(side, sitting) for side in (N, S) for sitting in range(1, 7)]
