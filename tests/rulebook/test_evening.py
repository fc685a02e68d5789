"""The evening: R12."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine import actions as a, events as e
from game.engine.parts import Line, Phase
from game.engine.refusals import Code
from game.engine.state import awaiting
from game.kernel.conditions import Compare
from game.kernel.effects import Gamble, Guarded, Later, MoveMandate, MoveMeter, MoveTrack
from game.kernel.sides import BySide, Side
from game.scenario.definition import Scenario
from tests.rulebook.table import NETS, QUAY, TOLLS, N, S, Table, dressed, moved, patient
from tests.strategies import quiet, with_calendar


@pytest.fixture
def calm(harbour: Scenario) -> Scenario:
    """Ten sittings of one turn, no events, no orders."""
    return patient(quiet(with_calendar(harbour, 10, 1)))


def test_r12_one_instrument_or_none(calm: Scenario) -> None:
    """R12: each side plays one instrument or saves its influence, in secret."""
    table = Table(calm).evening().play(N, "probe", QUAY)
    assert table.refused(N, a.SaveInfluence()) is Code.DONE_FOR_TONIGHT
    assert table.refused(N, a.PlayInstrument("cable", (QUAY,))) is Code.DONE_FOR_TONIGHT
    assert awaiting(table.state) == (a.Actor.SECOND,)
    assert [event for event in table.last if e.sees(S, event)] == []
    table.save(S)
    assert table.saw(e.InstrumentPlayed, S) == []


def test_r12_influence(calm: Scenario) -> None:
    """R12: influence grows by 2 a sitting to at most 6; an instrument costs its price and is refused when too dear."""
    table = Table(calm).evening()
    assert table.refused(N, a.PlayInstrument("raid")) is Code.TOO_DEAR
    table.act(N, a.PlayInstrument("probe", (QUAY,))).save(S)
    assert (table.mine(N).influence, table.mine(S).influence) == (2, 4)
    table.table(8)
    assert table.mine(N).influence == table.mine(S).influence == 6


def test_r12_cool_down_limit_and_condition(calm: Scenario) -> None:
    """R12: an instrument rests after use, may be limited, and may have a condition."""
    table = Table(calm).evening().play(N, "confide", QUAY).save(S).evening().own(N, influence=6)
    assert table.refused(N, a.PlayInstrument("confide", (TOLLS,))) is Code.RESTING
    table.table(4).evening().play(N, "confide", TOLLS)
    table = Table(calm).evening().own(N, influence=6)
    assert table.refused(N, a.PlayInstrument("leak")) is Code.CONDITION
    for article in (QUAY, TOLLS):
        table.play(N, "announce", article).save(S).evening()
    assert table.own(N, influence=6).refused(N, a.PlayInstrument("announce", (NETS,))) is Code.USED_UP


def test_r12_what_one_cannot_know_is_refused_neutrally(calm: Scenario) -> None:
    """R12: where an instrument fails on something unseen, the refusal says no more than that it is not to be had."""
    table = Table(calm).hidden(rapport=34).evening().own(N, influence=6)
    assert table.refused(N, a.PlayInstrument("sound_out", (QUAY,))) is Code.UNAVAILABLE


def test_r12_the_order_of_resolution(calm: Scenario) -> None:
    """R12: announce, press, confide, sound_out, cable, probe resolve in that order, whoever chose first."""
    table = Table(calm).evening().play(N, "probe", QUAY).play(S, "announce", QUAY)
    assert [event.instrument for event in table.saw(e.InstrumentPlayed)] == ["announce", "probe"]
    table = Table(calm).evening().play(N, "cable", QUAY).play(S, "confide", QUAY)
    assert [event.instrument for event in table.saw(e.InstrumentPlayed)] == ["confide", "cable"]


def test_r12_announce(calm: Scenario) -> None:
    """R12: a public red line sets your own mandate where you last stood, never past your line; no cable goes there."""
    table = Table(calm).table().present(N, {QUAY: 0, TOLLS: 3}).evening().play(N, "announce", QUAY).save(S)
    assert [(one.by, one.article, one.option) for one in table.saw(e.RedLineAnnounced, S)] == [(N, QUAY, 0)]
    assert table.mine(N).mandate[QUAY] == Line(0, "hard", announced=True)
    table.evening().own(N, influence=6)
    assert table.refused(N, a.PlayInstrument("cable", (QUAY,))) is Code.RED_LINE
    table.play(N, "announce", TOLLS).save(S)
    assert table.saw(e.RedLineAnnounced)[0].option == 1


def test_r12_going_past_a_red_line(calm: Scenario) -> None:
    """R12: going past one's own red line costs 15 credibility and 8 standing, and a breach there weighs double."""
    table = Table(calm).evening().play(N, "announce", QUAY).save(S).table().turn(N).offer(N, {QUAY: 1})
    assert moved(table, "credibility", N) == -15
    assert moved(table, "standing", N) == -8
    from game.engine.capital_sums import breaches

    assert breaches(N, (Line(0, "firm", announced=True),), (1,), ())[0].weight == 4


def test_r12_an_event_releases_a_red_line(calm: Scenario) -> None:
    """R12: only an event that widens the line, or the mediator's text, releases a red line."""
    scenario = dressed(calm, "raid", Guarded(MoveMandate(N, QUAY, steps=1)))
    table = Table(scenario).evening().play(N, "announce", QUAY).save(S).evening().play(S, "raid").save(N)
    assert table.saw(e.RedLineReleased, S)
    assert not table.mine(N).mandate[QUAY].announced
    table = Table(calm).evening().play(N, "announce", QUAY).save(S).act(a.Actor.MEDIATOR, a.SendText(((QUAY, 1),)))
    table.evening().save(N, S).act(N, a.MarkText(True)).act(S, a.MarkText(True))
    assert table.saw(e.RedLineReleased)
    assert table.common.desks.first.announced == ()


def test_r12_press_shows(calm: Scenario) -> None:
    """R12: a press instrument shows in the papers, with whoever played it."""
    table = Table(calm).table().offer(N, {QUAY: 0}).act(S, a.Answer("reserve")).adjourn(S)
    table.play(S, "leak").save(N)
    assert [(one.by, one.instrument) for one in table.saw(e.PressPlayed, N)] == [(S, "leak")]
    assert moved(table, "rapport") == -6


def test_r12_confide(calm: Scenario) -> None:
    """R12: confiding tells the mediator your true limit on one or two articles, for 2 goodwill; he may let it slip."""
    slipped = 0
    for seed in range(20):
        table = Table(calm, seed=str(seed)).evening().play(N, "confide", QUAY, TOLLS).save(S)
        assert {(told.article, told.option) for told in table.secret.mind.told} == {(QUAY, 1), (TOLLS, 1)}
        assert moved(table, "goodwill", N) == 2
        slipped += bool(table.heard(e.ReportHeard, S))
    assert 0 < slipped < 12


def test_r12_appeal_and_ask_text(calm: Scenario) -> None:
    """R12: an appeal asks the mediator to press the other capital on an article; ask_text asks him for a text."""
    table = Table(calm).evening().play(N, "appeal", TOLLS).play(S, "ask_text")
    assert table.secret.mind.appeals == ((S, TOLLS),)
    assert table.secret.mind.text_asked


def test_r12_sounding_out_together(calm: Scenario) -> None:
    """R12: when both chiefs go out each learns where the other would stop on one article."""
    table = Table(calm).evening().play(N, "sound_out", QUAY).play(S, "sound_out", TOLLS)
    assert table.saw(e.Sounded)
    assert [(one.side, one.article) for one in table.saw(e.ReportHeard)] == [(N, QUAY), (S, TOLLS)]


def test_r12_sounding_out_alone(calm: Scenario) -> None:
    """R12: a lone chief is seen, learns nothing and has half refunded; the other may come the evening after."""
    table = Table(calm).evening().play(N, "sound_out", QUAY).save(S)
    assert table.saw(e.SeenAlone, S)
    assert table.saw(e.Sounded) == []
    assert table.heard(e.ReportHeard) == []
    assert [one.influence for one in table.saw(e.Refunded)] == [1]
    table.evening().play(S, "sound_out", TOLLS).save(N)
    assert table.saw(e.Sounded)
    assert [(one.side, one.article) for one in table.saw(e.ReportHeard)] == [(N, TOLLS), (S, TOLLS)]


def test_r12_probe(calm: Scenario) -> None:
    """R12: a probe on an article or their walk-away arrives next dispatches, dated, fallible, with word of orders."""
    truths = 0
    for seed in range(20):
        table = Table(calm, seed=str(seed), south="fishers").evening().play(N, "probe", NETS).save(S)
        reports = table.saw(e.ReportHeard, N)
        assert [one.subject for one in reports] == ["mandate", "order"]
        assert reports[0].sitting == 2
        truths += reports[0].low == 1
        assert table.heard(e.ReportHeard, S) == []
    assert 10 <= truths < 20
    table = Table(calm).evening().play(N, "probe", target="walk_away").save(S)
    report = table.saw(e.ReportHeard)[0]
    assert (report.subject, report.high - report.low) == ("walk_away", 30)


def test_r12_stall(calm: Scenario) -> None:
    """R12: a stall puts an order to go home to sleep for one sitting."""
    from game.engine.parts import Order

    table = Table(calm).evening().own(N, order=Order(1, True)).play(N, "stall").save(S)
    assert table.saw(e.OrderSlept, N)
    assert table.common.phase is not Phase.OVER
    assert table.table().mine(N).order == Order(2, True)


def told(table: Table, side: Side) -> list[tuple[str, bool]]:
    """What `side` alone was told of the acts of its evening by the last action: why, and whether it went well."""
    assert table.saw(e.ActTold, side.other) == []
    return [(one.why, one.well) for one in table.saw(e.ActTold, side)]


def test_r12_a_stall_without_an_order(calm: Scenario) -> None:
    """R12: a stall with no order to put off comes to nothing, and its side alone is told so."""
    table = Table(calm).turn(N).offer(N, {QUAY: 0}, tone="final").act(S, a.Answer("reserve")).evening()
    table.play(N, "stall").save(S)
    assert told(table, N) == [("no_order", False)]
    assert table.saw(e.OrderSlept) == []


def test_r12_why_a_chief_alone_learns_nothing(calm: Scenario) -> None:
    """R12: who has half the price back is told why; both learn that he was seen."""
    table = Table(calm).evening().play(N, "sound_out", QUAY).save(S)
    assert [one.why for one in table.saw(e.Refunded, N)] == ["nobody_came"]
    assert table.saw(e.Refunded, S) == []


@pytest.mark.parametrize("later", [False, True])
def test_r12_luck_is_told_to_whoever_tried_it(calm: Scenario, later: bool) -> None:
    """R12: what chance decided over an act is told to its side alone, at once or when it is due."""
    stake: Guarded = Guarded(Gamble(500, (Guarded(MoveTrack(2, 5)),), (Guarded(MoveTrack(2, -5)),)))
    scenario = dressed(calm, "raid", Guarded(Later(1, (stake,))) if later else stake)
    found = set()
    for seed in range(8):
        table = Table(scenario, seed=str(seed)).evening().play(S, "raid").save(N)
        change = [one.change for one in table.saw(e.TrackMoved) if one.cause.startswith("instrument")]
        assert told(table, S) == [("won", True) if change == [5] else ("lost", False)]
        assert change in ([5], [-5])
        found.update(told(table, S))
    assert len(found) == 2


def test_r12_luck_under_a_condition_is_not_told(calm: Scenario) -> None:
    """R12: where a gamble is made on a condition, that it was made may be a secret, and nothing is said of it."""
    stake = Guarded(Gamble(500, (), ()), Compare(("side", "first", "standing"), ">", 0))
    nested = Guarded(Gamble(500, (Guarded(Gamble(500, (), ())),), (Guarded(Gamble(500, (), ())),)))
    delayed = Guarded(Later(1, (Guarded(Gamble(500, (), ())),)), Compare(("side", "first", "standing"), ">", 0))
    assert told(Table(dressed(calm, "raid", stake, delayed)).evening().play(S, "raid").save(N), S) == []
    assert len(told(Table(dressed(calm, "raid", nested)).evening().play(S, "raid").save(N), S)) == 1


def test_r12_the_mediator_says_what_he_did(calm: Scenario) -> None:
    """R12: who appealed or asked for a text hears at the next dispatches whether he acts on it, and if not why."""
    table = Table(calm).evening().play(N, "appeal", TOLLS).play(S, "ask_text").act(a.Actor.MEDIATOR, a.Wait())
    for side, name, articles in ((N, "appeal", (TOLLS,)), (S, "ask_text", ())):
        assert table.saw(e.ActTold, side) == [e.ActTold(side, name, articles, well=False, why="not_now")]
    table = Table(calm).evening().play(N, "appeal", TOLLS).save(S)
    assert told(table.act(a.Actor.MEDIATOR, a.Write(S, TOLLS)), N) == [("written", True)]
    table = Table(calm).evening().play(N, "appeal", TOLLS).save(S)
    assert told(table.act(a.Actor.MEDIATOR, a.Write(N, TOLLS)), N) == [("not_now", False)]
    table = Table(calm).evening().play(S, "ask_text").save(N)
    assert told(table.act(a.Actor.MEDIATOR, a.SendText(((QUAY, 1),))), S) == [("sent", True)]
    table = Table(calm).evening().play(S, "ask_text").hidden(mediator_patience=5).save(N)
    assert told(table.act(a.Actor.MEDIATOR, a.Wait()), S) == [("weary", False)]
    assert told(table.evening().save(N, S).act(a.Actor.MEDIATOR, a.Wait()), S) == []


def test_r12_an_appeal_over_what_a_text_settled(calm: Scenario) -> None:
    """R12: an appeal over an article that was initialled the same evening is told to have been overtaken."""
    table = Table(calm).act(a.Actor.MEDIATOR, a.SendText(((NETS, 1),))).evening().play(N, "appeal", NETS).save(S)
    table.act(N, a.MarkText(True)).act(S, a.MarkText(True)).act(a.Actor.MEDIATOR, a.Wait())
    assert told(table, N) == [("settled", False)]


def test_r12_plain_effects_and_whose_doing_they_are(calm: Scenario) -> None:
    """R12: other instruments do what the scenario says; what they do to the other side does not say who did it."""
    scenario = dressed(calm, "raid", Guarded(MoveMeter("patience", S, -9)), Guarded(MoveTrack(0, 5)))
    table = Table(scenario).evening().play(N, "raid").save(S)
    causes = [one.cause for one in table.saw(e.MeterMoved, S) if one.meter == "patience"]
    assert causes == ["elsewhere"]
    assert table.secret.tracks[0] == 43
    table = Table(scenario).evening().play(S, "raid").save(N)
    assert [one.cause for one in table.saw(e.MeterMoved, S) if one.meter == "patience"] == ["instrument.1.raid.0"]


def test_r12_a_staff_reads_better(calm: Scenario) -> None:
    """R12: a staff appreciation reads the weightiest gauge not read exactly at half the width for three sittings."""
    tools = tuple(replace(tool, kind="probe_war") if tool.id == "raid" else tool for tool in calm.instruments)
    scenario = dressed(replace(calm, instruments=tools), "raid", when=Compare(1, "==", 1))
    table = Table(scenario)
    wide = table.mine(S).readings[0]
    table.evening().play(S, "raid").save(N)
    narrow = table.mine(S).readings[0]
    assert (wide.high - wide.low, narrow.high - narrow.low) == (29, 14)
    assert table.secret.narrowed == BySide((), ((0, 4),))
    assert table.saw(e.ActTold) == []
    table.table(5).evening()
    assert table.mine(S).readings[0].high - table.mine(S).readings[0].low == 29


def test_r12_a_staff_that_finds_nothing(calm: Scenario) -> None:
    """R12: a side that reads exactly every gauge that counts for it is told that nothing could be read better."""
    tools = tuple(replace(tool, kind="probe_war") if tool.id == "raid" else tool for tool in calm.instruments)
    plain = calm.tracks[0].sight.first
    exact = tuple(replace(track, sight=BySide(plain, plain)) for track in calm.tracks)
    scenario = dressed(replace(calm, instruments=tools, tracks=exact), "raid", when=Compare(1, "==", 1))
    table = Table(scenario).evening().play(S, "raid").save(N)
    assert told(table, S) == [("nothing_hidden", False)]
    assert table.saw(e.StaffReading) == []
