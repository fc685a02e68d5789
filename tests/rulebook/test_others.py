"""The others: R13 to R16."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.analysis.verdict import verdict
from game.engine import actions as a, events as e
from game.engine.facts import walk_away
from game.engine.parts import Phase, Stage
from game.engine.refusals import Code
from game.engine.rules_capital import worth
from game.kernel import conditions
from game.kernel.conditions import ALWAYS, Compare
from game.kernel.sides import BySide
from game.scenario.definition import Scenario
from game.scenario.vocabulary import ENDING_KINDS
from game.views.project import mediator_view
from tests.rulebook.table import BELL, NETS, QUAY, TOLLS, N, S, Table, moved, patient
from tests.strategies import play_out, quiet, with_calendar, without_mediator

M = a.Actor.MEDIATOR


@pytest.fixture
def calm(harbour: Scenario) -> Scenario:
    """Ten sittings of two turns, no events, no orders."""
    return patient(quiet(with_calendar(harbour, 10, 2)))


def test_r13_a_letter(calm: Scenario) -> None:
    """R13: a letter makes that capital's next cable on the article 150 per mille likelier; its side learns of it."""
    table = Table(calm).act(M, a.Write(N, TOLLS))
    assert table.saw(e.MediatorWrote, N)
    assert table.saw(e.MediatorWrote, S) == []
    assert [(one.side, one.article, one.per_mille) for one in table.secret.eases] == [(N, TOLLS, 150)]
    assert moved(table, "mediator_patience") == -2
    table.evening().play(N, "cable", TOLLS).save(S)
    assert table.secret.eases == ()


def test_r13_a_warning(calm: Scenario) -> None:
    """R13: a warning is private to the side warned."""
    table = Table(calm).act(M, a.Warn(S, QUAY))
    assert table.saw(e.MediatorWarned, S)
    assert table.saw(e.MediatorWarned, N) == []
    assert moved(table, "mediator_patience") == -1


def test_r13_a_text(calm: Scenario) -> None:
    """R13: a text over open articles, as many as the scenario allows, is marked in secret; both yes initials it."""
    table = Table(calm)
    assert table.refused(M, a.SendText(((QUAY, 1), (TOLLS, 1), (NETS, 1)))) is Code.TOO_MANY_ARTICLES
    assert table.refused(M, a.SendText(((QUAY, 1), (QUAY, 2)))) is Code.ARTICLE_TWICE
    table.act(M, a.SendText(((QUAY, 2), (NETS, 1))))
    assert moved(table, "mediator_patience") == -5
    assert table.saw(e.TextLaid, N)
    table.evening().save(N, S).act(N, a.MarkText(True))
    assert [event for event in table.last if e.sees(S, event)] == []
    table.act(S, a.MarkText(True))
    assert (table.settled(QUAY), table.settled(NETS)) == (2, 1)
    assert moved(table, "goodwill", N, "text_agreed") == 2


def test_r13_a_text_that_fails(calm: Scenario) -> None:
    """R13: otherwise each learns only that it has failed; goodwill falls by 4 for a no and rises for no one."""
    table = Table(calm).act(M, a.SendText(((QUAY, 2),))).evening().save(N, S)
    table.act(N, a.MarkText(True)).act(S, a.MarkText(False))
    assert [one.overtaken for one in table.saw(e.TextFailed, N)] == [False]
    assert (moved(table, "goodwill", N), moved(table, "goodwill", S)) == (0, -4)
    assert table.settled(QUAY) is None
    assert all(not isinstance(one, e.TextMarked) for one in table.last if e.sees(N, one))


def test_r13_a_text_overtaken_at_the_table(calm: Scenario) -> None:
    """R13: a text that the table's own initials contradict has failed, and costs nobody anything."""
    table = Table(calm).act(M, a.SendText(((QUAY, 2),))).turn(N).offer(N, {QUAY: 1}).accept(S)
    assert [one.overtaken for one in table.saw(e.TextFailed)] == [True]
    table.evening()
    assert table.refused(N, a.MarkText(True)) is Code.NO_TEXT
    table = Table(calm).table().present(N, {NETS: 0}).dispatches()
    table.act(M, a.SendText(((NETS, 2),))).turn(N).act(N, a.Withdraw(NETS))
    assert table.saw(e.TextFailed)


def test_r13_he_knows_what_he_was_given(calm: Scenario) -> None:
    """R13: he sees public things and confidences; concessions in the open are counted, standing still is not."""
    table = Table(calm).table().present(N, {QUAY: 0, TOLLS: 0}).turn(N).offer(N, {QUAY: 2, TOLLS: 0})
    view = mediator_view(table.state)
    assert view.mind.yields.first == (2, 0, 0, 0)
    assert view.mind.told == ()
    assert set(view.__dataclass_fields__) == {"board", "common", "goodwill", "patience", "mind"}


def test_r13_a_scenario_may_have_none(calm: Scenario) -> None:
    """R13: without a mediator whole games are played, and no letter or text is ever written."""
    games = [play_out(without_mediator(calm), seed) for seed in range(5)]
    kinds = {type(event) for game in games for event in game.events}
    assert not kinds & {e.MediatorWrote, e.MediatorWarned, e.TextLaid, e.MediatorTold}


def test_r14_dated_events(harbour: Scenario) -> None:
    """R14: a dated event fires at the first sitting on or after its date, once, if its condition holds then."""
    table = Table(harbour).table(3)
    assert [one.event for one in table.heard(e.EventFired)].count("rain") == 1
    fired = dict(table.secret.fired)
    assert fired["rain"] == 2
    assert "dry" in table.secret.missed


def test_r14_the_alternative(harbour: Scenario) -> None:
    """R14: when a dated event's moment has passed without its condition, its alternative fires."""
    table = Table(harbour).table(3)
    assert dict(table.secret.fired)["still-wet"] == 3


def test_r14_private_and_public_events(harbour: Scenario) -> None:
    """R14: an event may be for one side alone; the other is told nothing."""
    table = Table(harbour).table(4)
    assert "new-orders" in [one.event for one in table.heard(e.EventFired, S)]
    assert "new-orders" not in [one.event for one in table.heard(e.EventFired, N)]
    assert table.mine(S).mandate[QUAY].option == 1


def test_r14_chance_and_repetition(harbour: Scenario) -> None:
    """R14: an event may come by chance and again, with so many sittings between."""
    spy = replace(harbour.event_by_id["spy"], chance=1000)
    table = Table(replace(with_calendar(patient(harbour), 9, 1), events=(spy,)))
    table.table(8)
    assert [sitting for _, sitting in table.secret.fired] == [3, 5, 7]
    counts = {len(Table(harbour, seed=str(seed)).table(4).heard(e.EventFired, N)) for seed in range(10)}
    assert len(counts) > 1


def test_r14_choices(harbour: Scenario) -> None:
    """R14: an event may ask one side to choose; the table waits, and a public answer is seen by all."""
    baker = replace(harbour.event_by_id["baker"], when=ALWAYS, chance=1000)
    table = Table(replace(harbour, events=(baker,)))
    assert table.common.stage is Stage.READING
    assert table.refused(S, a.Choose("baker", "cake")) is Code.NO_SUCH_ANSWER
    assert table.refused(N, a.Choose("baker", "bread")) is Code.NO_CHOICE
    table.act(S, a.Choose("baker", "bread"))
    assert table.saw(e.ChoiceKnown, N)
    assert table.secret.tracks == (40, 47, 39)


def test_r15_endings_have_one_kind_each(harbour: Scenario) -> None:
    """R15: eight kinds of ending; the first of its kind whose condition holds names the end."""
    assert set(ENDING_KINDS) == {
        "ratified", "repudiated", "broken_off", "broken_off_final",
        "adjourned", "recalled", "government_fell", "exhausted",
    }  # fmt: skip
    table = Table(patient(quiet(harbour))).end()
    assert (table.common.closing.id, table.common.closing.kind) == ("no-day", "adjourned")


def test_r15_a_government_falls(calm: Scenario) -> None:
    """R15: a government falls, or both are exhausted, when the scenario's condition holds at dispatches."""
    table = Table(calm).hidden(tracks=(40, 50, 99)).evening().save(N, S)
    table.step()
    assert (table.common.closing.id, table.common.closing.kind) == ("riot", "government_fell")
    table = Table(calm).own(N, patience=0).evening().own(S, patience=0).save(N, S)
    table.step()
    assert table.common.closing.kind == "exhausted"


def test_r15_the_war_is_played_out(calm: Scenario) -> None:
    """R15: without a treaty a war outcome is drawn and each side has its walk-away and what the outcome brings."""
    table = Table(calm).end()
    closing = table.common.closing
    war = next(one for one in calm.wars if one.id == closing.war)
    assert closing.points == BySide(
        walk_away(table.state, N) + war.points.first, walk_away(table.state, S) + war.points.second
    )
    assert {Table(calm, seed=str(seed)).end().common.closing.war for seed in range(12)} == {"winter", "north-wins"}


def test_r15a_ordering_the_train(calm: Scenario) -> None:
    """R15a: to break off is to order the train over an open article; the mediator may write, the other has its turn."""
    table = Table(calm).table().turn(N).act(N, a.OrderTrain(TOLLS))
    assert moved(table, "rapport") == -4
    assert table.common.stage is Stage.MEDIATOR
    assert table.refused(M, a.SendText(((QUAY, 1),))) is Code.NOT_NOW
    table.act(M, a.Write(S, TOLLS))
    assert (table.common.phase, table.common.to_move) == (Phase.TABLE, a.Actor.SECOND)
    assert table.refused(S, a.OrderTrain(QUAY)) is Code.TRAIN_WAITS
    table.adjourn(S)
    assert table.refused(N, a.Adjourn()) is Code.TRAIN_WAITS
    table.act(N, a.Leave())
    assert (table.common.closing.kind, table.common.closing.left, table.common.closing.cause) == (
        "broken_off",
        N,
        TOLLS,
    )


def test_r15a_staying_is_forgiven_once(calm: Scenario) -> None:
    """R15a: staying costs nothing the first time, then 10 credibility and 4 rapport."""
    table = Table(without_mediator(calm)).table()
    for price in (0, 1):
        table.turn(N).act(N, a.OrderTrain(TOLLS)).adjourn(S)
        while table.common.to_move is not a.Actor.FIRST:
            table.step()
        table.act(N, a.Stay())
        assert (moved(table, "credibility", N), moved(table, "rapport", cause="stayed")) == (-10 * price, -4 * price)


def test_r15a_the_other_side_always_has_its_turn(calm: Scenario) -> None:
    """R15a: a train ordered in the last turn of a day leaves only after the other side has opened the next."""
    table = Table(without_mediator(with_calendar(calm, 5, 1)), openers=(S, N, N)).table().adjourn(S)
    table.act(N, a.OrderTrain(QUAY)).save(N, S)
    assert (table.common.sitting, table.common.opener) == (2, S)
    table.adjourn(S).act(N, a.Leave())


def test_r15a_a_last_word_too_many(calm: Scenario) -> None:
    """R15a: leaving after a refused last word is an ending of its own."""
    table = Table(without_mediator(calm)).table(2).turn(N).offer(N, {QUAY: 0}, tone="final").decline(S).adjourn(S)
    table.act(N, a.OrderTrain(QUAY)).adjourn(S)
    while table.common.train is None or table.common.to_move is not a.Actor.FIRST:
        table.step()
    table.act(N, a.Leave())
    assert table.common.closing.kind == "broken_off_final"


def test_r15a_blame_by_article(calm: Scenario) -> None:
    """R15a: what the blame does depends on who left over which article, before the war is played out."""
    for article, change in ((TOLLS, -8), (QUAY, 0)):
        table = Table(without_mediator(calm)).table(2).turn(N).act(N, a.OrderTrain(article)).adjourn(S)
        while table.common.to_move is not a.Actor.FIRST:
            table.step()
        table.act(N, a.Leave())
        assert moved(table, "world") == change
        assert table.common.closing.blamed is N


def test_r16_the_verdict_has_its_columns(calm: Scenario) -> None:
    """R16: own points against the opening walk-away, against history and frontier; bystanders apart, in words."""
    table = Table(calm).table(2).turn(N)
    opening = table.secret.opening_walk_away
    table.offer(N, {QUAY: 1, TOLLS: 1, NETS: 1, BELL: 1}, linked=True).accept(S).turn(N).act(
        N, a.Guess(70, ((NETS, 1),))
    )
    table.act(N, a.MoveToSign()).act(S, a.AnswerSigning(True))
    found = verdict(table.state, tuple(table.log))
    assert (found.sides.first.opening, found.sides.second.opening) == (opening.first, opening.second)
    assert found.sides.first.history == worth(table.state, N, calm.history)
    assert found.sides.first.insight is not None
    assert {fate.verdict for fate in found.bystanders} <= {"better", "same", "worse"}
    assert not hasattr(found.bystanders[0], "points")


def test_r16_a_guess_is_checked_and_private(calm: Scenario) -> None:
    """R16: a guess at the other's limits is for the verdict alone: private, and about articles that exist."""
    table = Table(calm).act(N, a.Guess(75, ((QUAY, 2),)))
    assert table.saw(e.GuessMade, N)
    assert table.saw(e.GuessMade, S) == []
    assert table.refused(N, a.Guess(75, ((9, 2),))) is Code.NO_SUCH_ARTICLE


def test_r16_one_guess_after_the_end(calm: Scenario) -> None:
    """R16: a guess may be made over and over while the talks last, and once more after the end; the last one counts."""
    table = Table(calm).act(N, a.Guess(60)).act(N, a.Guess(65)).end().act(N, a.Guess(75)).act(S, a.Guess(40))
    assert table.refused(N, a.Guess(80)) is Code.OVER
    found = verdict(table.state, tuple(table.log)).sides.first.insight
    assert found is not None
    assert found.guessed == 75


def test_r14_conditions_reach_what_was_chosen(harbour: Scenario) -> None:
    """R14: later conditions may ask what fired, what was chosen and where the tracks stand."""
    baker = replace(harbour.event_by_id["baker"], when=ALWAYS, chance=1000)
    after = replace(
        harbour.event_by_id["rain"], sitting=1, dated=False, when=conditions.Test("chosen", ("baker", "wait"))
    )
    hungry = replace(after, id="hungry", when=Compare(("track", "grain"), "<", 50))
    table = Table(replace(harbour, events=(baker, after, hungry))).act(S, a.Choose("baker", "wait")).table(2)
    assert dict(table.secret.fired) == {"baker": 1, "rain": 2, "hungry": 2}
