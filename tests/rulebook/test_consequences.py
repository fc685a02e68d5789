"""What follows: reactions to each thing done at the table, what waits for its day, wars, blame, endings of a side."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from game.engine import actions as a, events as e
from game.engine.parts import Closing, Order, Phase, Stage
from game.engine.play import Play
from game.engine.refusals import Code
from game.engine.rules_endings import end_in_war
from game.engine.state import Due, LeakDue, ReportDue, awaiting
from game.kernel.conditions import ALWAYS
from game.kernel.effects import Guarded, MoveMandate, MoveMeter, MoveTrack
from game.kernel.formulas import TrackTerm
from game.kernel.sides import BySide, Side
from game.scenario.definition import Blame, EventAnswer, Reaction, Scenario, Sight
from game.scenario.vocabulary import Happening
from tests.rulebook.table import BELL, NETS, QUAY, TOLLS, N, S, Table, dressed, moved, patient
from tests.strategies import quiet, restless, with_calendar, without_mediator

M = a.Actor.MEDIATOR
Seen = tuple[str, Side | None, int]


@pytest.fixture
def calm(harbour: Scenario) -> Scenario:
    """Ten sittings of four turns, no events, no orders, no drift."""
    tracks = tuple(replace(track, drifts=()) for track in harbour.tracks)
    return replace(patient(quiet(with_calendar(harbour, 10, 4))), tracks=tracks)


HAPPENINGS: tuple[str, ...] = get_args(Happening)
WATCHED: tuple[tuple[str, Side | None], ...] = tuple((name, side) for name in HAPPENINGS for side in (N, S))


def watched(scenario: Scenario) -> Scenario:
    """The scenario with a mark for everything that may be followed by something, by either side."""
    follow = tuple(Reaction(name, side, None, ALWAYS, (Guarded(MoveTrack(2, 1)),)) for name, side in WATCHED)
    return replace(scenario, reactions=follow)


def followed(table: Table) -> list[Seen]:
    """What the last action was followed by: what happened, by which side, over which article."""
    found = []
    for event in table.last:
        if isinstance(event, e.TrackMoved) and event.cause.startswith("reaction."):
            _, number, name, place, _ = event.cause.split(".")
            assert WATCHED[int(number)][0] == name
            found.append((name, WATCHED[int(number)][1], int(place)))
    return found


def opened(scenario: Scenario) -> Table:
    """The second sitting, Northam to act."""
    return Table(scenario).table(2).turn(N)


def laid(table: Table, **more: object) -> Table:
    return table.offer(N, {TOLLS: 1, NETS: 1}, **more)


def refused_last_word(table: Table) -> Table:
    return laid(table, tone="final").decline(S)


def settled(table: Table) -> Table:
    return table.settle({TOLLS: 1, NETS: 1})


def finished(table: Table) -> Table:
    return settled(table).settle({QUAY: 1})


CASES: list[tuple[Callable[[Table], Table], list[Seen]]] = [
    (lambda t: t.present(N, {NETS: 0, BELL: 0}), [("presented", N, NETS)]),
    (laid, [("offered", N, TOLLS)]),
    (lambda t: laid(t).accept(S), [("initialled", S, TOLLS), ("initialled", S, NETS)]),
    (lambda t: laid(t).decline(S), [("declined", S, TOLLS)]),
    (lambda t: laid(t, tone="final"), [("final_laid", N, TOLLS), ("offered", N, TOLLS)]),
    (refused_last_word, [("declined", S, TOLLS), ("final_refused", S, TOLLS)]),
    (
        lambda t: refused_last_word(t).adjourn(S).offer(N, {TOLLS: 2}),
        [("softened", N, TOLLS), ("offered", N, TOLLS)],
    ),
    (
        lambda t: settled(t).offer(N, {NETS: 0, TOLLS: 2}, linked=True),
        [("reopened", N, TOLLS), ("offered", N, TOLLS)],
    ),
    (lambda t: laid(t).decline(S).adjourn(S).act(N, a.Withdraw(NETS)), [("withdrawn", N, NETS)]),
    (
        lambda t: laid(t, tone="firm").decline(S).adjourn(S).offer(N, {NETS: 2}),
        [("broken_word", N, NETS), ("offered", N, NETS)],
    ),
    (lambda t: t.act(N, a.OrderTrain(NETS)), [("train", N, NETS)]),
    (lambda t: t.act(N, a.OrderTrain(NETS)).turn(N).act(N, a.Stay()), [("stayed", N, NETS)]),
    (lambda t: finished(t).act(N, a.MoveToSign()).act(S, a.AnswerSigning(False)), [("signing_refused", S, 0)]),
    (lambda t: t.evening().play(N, "announce", NETS).save(S), [("announced", N, NETS)]),
    (lambda t: settled(t).evening(), [("fruitful", N, 0), ("fruitful", S, 0)]),
    (lambda t: t.evening(), [("barren", N, 0), ("barren", S, 0)]),
]


@pytest.mark.parametrize(("played", "expected"), CASES, ids=[case[1][-1][0] for case in CASES])
def test_r14_everything_done_may_be_followed_by_something(
    calm: Scenario, played: Callable[[Table], Table], expected: list[Seen]
) -> None:
    """R14: each thing that a conference may let something follow from is followed by it, once, for the side that did
    it; what the whole table does is everybody's doing.
    """
    assert followed(played(Table(watched(calm)).table(2).turn(N))) == expected


def test_r14_nothing_is_forgotten() -> None:
    """R14: the cases above name everything that may be followed by something."""
    assert {seen[0] for _, expected in CASES for seen in expected} == set(HAPPENINGS)


def test_r14_what_is_set_for_later_comes_on_its_day(calm: Scenario) -> None:
    """R14: effects, leaks and reports set for a sitting come at that one, not before, and not again."""
    effects = (Guarded(MoveTrack(2, 7)),)
    table = Table(calm).hidden(
        due=(Due(3, effects, "one"), Due(4, effects, "two")),
        leaks=(LeakDue(N, QUAY, 1, 1000, 3), LeakDue(N, QUAY, 1, 1000, 4)),
        reports=(ReportDue(N, "order", None, None, 500, 3), ReportDue(N, "order", None, None, 500, 4)),
    )
    found = []
    for sitting in range(2, 7):
        table.table(sitting)
        marks = [one for one in table.heard(e.TrackMoved) if one.track == 2]
        found.append((len(marks), len(table.heard(e.LeakHeard)), len(table.heard(e.ReportHeard))))
    assert found == [(0, 0, 0), (1, 1, 1), (2, 2, 2), (2, 2, 2), (2, 2, 2)]
    assert (table.secret.due, table.secret.leaks, table.secret.reports) == ((), (), ())


def test_r12_an_instrument_is_counted_each_time(calm: Scenario) -> None:
    """R12: a limit of two uses lets an instrument be played twice and not three times."""
    table = Table(calm).evening().play(N, "announce", QUAY).save(S).evening().play(N, "announce", TOLLS).save(S)
    assert [(use.instrument, use.times, use.sitting) for use in table.mine(N).uses] == [("announce", 2, 2)]
    table.evening().own(N, influence=6)
    assert table.refused(N, a.PlayInstrument("announce", (NETS,))) is Code.USED_UP


def test_r11_what_was_referred_home_is_referred_until_settled_anew(calm: Scenario) -> None:
    """R11: an article agreed ad referendum stays so while others are settled, and is so no more when settled anew."""
    table = Table(calm).table(2).turn(N)
    table.offer(N, {QUAY: 2, NETS: 1}, ad_referendum=True).accept(S).adjourn(S)
    assert table.common.desks.first.ad_referendum == (QUAY, NETS)
    table.settle({BELL: 1})
    assert table.common.desks.first.ad_referendum == (QUAY, NETS)
    table.offer(N, {NETS: 2, QUAY: 1}, linked=True).accept(S)
    assert table.common.desks.first.ad_referendum == ()
    table.adjourn(S)
    assert table.common.desks.second.ad_referendum == ()


def test_r4_a_last_word_binds_on_what_is_left_of_it(calm: Scenario) -> None:
    """R4: when one of its articles is settled otherwise, a refused last word binds on the others alone."""
    table = Table(calm).table(2).turn(N).offer(N, {NETS: 1, TOLLS: 1}, tone="final").decline(S)
    table.offer(S, {NETS: 2}).accept(N)
    word = table.common.desks.first.final_refused
    assert word is not None
    assert word.terms == ((TOLLS, 1),)
    assert table.refused(N, a.LayOffer(((TOLLS, 0),))) is Code.FINAL_STANDS
    table = Table(calm).table(2).turn(N).offer(N, {NETS: 1, TOLLS: 1}, linked=True, tone="final").decline(S)
    table.offer(S, {NETS: 2}).accept(N)
    assert table.common.desks.first.final_refused is None


def test_r13_a_text_stands_where_the_table_says_the_same(calm: Scenario) -> None:
    """R13: a text fails when the table settles one of its clauses otherwise, and stands when it settles it so."""
    for option, stands in ((2, True), (1, False)):
        table = Table(calm).act(M, a.SendText(((QUAY, 2), (TOLLS, 1)))).turn(N).offer(N, {QUAY: option}).accept(S)
        assert (table.common.text is not None) is stands
        assert bool(table.saw(e.TextFailed)) is not stands


def test_r13_the_mediator_remembers_what_he_did(calm: Scenario) -> None:
    """R13: he remembers each letter with its sitting, and his last text; a request is on his mind until he meets it."""
    table = Table(calm).hidden(mind=replace(Table(calm).secret.mind, text_asked=True, appeals=((N, TOLLS), (S, QUAY))))
    table.act(M, a.Write(N, TOLLS))
    mind = table.secret.mind
    assert (mind.letters, mind.appeals, mind.text_sitting, mind.text_asked) == (((N, TOLLS, 1),), ((S, QUAY),), 0, True)
    table.dispatches().act(M, a.SendText(((NETS, 1),)))
    mind = table.secret.mind
    assert (mind.letters, mind.appeals, mind.text_sitting, mind.text_asked) == (
        ((N, TOLLS, 1),),
        ((S, QUAY),),
        2,
        False,
    )


def test_r12_one_confides_on_one_article_or_two(calm: Scenario) -> None:
    """R12: where one would stop may be confided on one or two articles, not on none and not on three."""
    table = Table(calm).evening().own(N, influence=6)
    for articles in ((), (QUAY, TOLLS, NETS), (QUAY, QUAY)):
        assert table.refused(N, a.PlayInstrument("confide", articles)) is Code.WRONG_ARTICLES
    assert table.play(N, "confide", QUAY, TOLLS).mine(N).evening.articles == (QUAY, TOLLS)


def test_r13_he_writes_of_open_articles_alone(calm: Scenario) -> None:
    """R13: a letter or a warning over an article that is settled, or that there is not, is refused."""
    table = Table(calm).table().settle({NETS: 1}).dispatches()
    for action in (a.Write, a.Warn):
        for article in (NETS, 4, 99, -1):
            assert table.refused(M, action(N, article)) is Code.NO_OPEN_ARTICLE


def test_r15a_only_who_ordered_a_train_may_board_it(calm: Scenario) -> None:
    """R15a: to leave or to stay needs a train of one's own that has been called."""
    table = opened(calm)
    for action in (a.Leave(), a.Stay()):
        assert table.refused(N, action) is Code.NO_TRAIN
    table.act(N, a.OrderTrain(NETS)).turn(S)
    for action in (a.Leave(), a.Stay()):
        assert table.refused(S, action) is Code.NO_TRAIN


def test_r14_an_order_moves_a_line_and_leaves_its_kind(calm: Scenario) -> None:
    """R14: an event that names no kind leaves a line as stubborn as it was, and makes a new one firm."""
    for article, kind in ((QUAY, "hard"), (TOLLS, "soft"), (NETS, "firm")):
        scenario = dressed(calm, "raid", Guarded(MoveMandate(N, article, to=0)))
        table = Table(scenario).evening().play(N, "raid").save(S)
        assert (table.mine(N).mandate[article].option, table.mine(N).mandate[article].kind) == (0, kind)


def test_r15a_who_stays_has_spent_its_turn(calm: Scenario) -> None:
    """R15a: to send the train away is the act of that turn; the other side is next, and no train waits."""
    table = Table(calm).table(2).turn(N).act(N, a.OrderTrain(NETS)).turn(N).act(N, a.Stay())
    assert (table.common.stage, table.common.to_move) == (Stage.ACT, a.Actor.SECOND)
    assert table.common.train is None


@pytest.mark.parametrize("side", [N, S])
def test_r15_an_ending_may_be_told_of_the_side_that_left(calm: Scenario, side: Side) -> None:
    """R15: an ending told of one side is that of the side that left; where none is told of it, the general one."""
    left = next(spec for spec in calm.endings if spec.id == "left")
    scenario = replace(calm, endings=(replace(left, id="north-left", side=N), left))
    table = Table(scenario).table(2).turn(side).act(side, a.OrderTrain(NETS)).turn(side).act(side, a.Leave())
    assert table.common.closing.id == ("north-left" if side is N else "left")
    assert table.common.closing.left is side


def test_r15_a_repudiation_is_told_of_who_repudiated(calm: Scenario) -> None:
    """R15: an ending told of one side is, after a repudiation, that of the side that repudiated."""
    for north in (True, False):
        play = Play(Table(calm).state)
        end_in_war(play, Closing("", "repudiated", BySide(north, not north)))
        closing = play.state.common.closing
        assert closing is not None
        assert closing.id == ("refused-south" if north else "refused-north")


def wars(scenario: Scenario, **first: object) -> set[str | None]:
    """The wars that follow in thirty games that break down, with the first of the two outcomes changed."""
    changed = replace(scenario, wars=(replace(scenario.wars[0], **first), *scenario.wars[1:]))  # type: ignore[arg-type]
    found = set()
    for seed in range(30):
        play = Play(Table(changed, seed=str(seed)).state)
        end_in_war(play, Closing("", "adjourned"))
        closing = play.state.common.closing
        assert closing is not None
        found.add(closing.war)
    return found


def test_r15_gauges_weigh_which_war_it_is(calm: Scenario) -> None:
    """R15: an outcome's weight is its own and that of the gauges, one at least, so that none is out of the question
    however the gauges stand, and a heavy one is all but sure.
    """
    assert wars(calm) == {"winter", "north-wins"}
    assert wars(calm, weight=10**7) == {"winter"}
    assert wars(calm, weight=0, terms=(TrackTerm(0, 10**6, 39),)) == {"winter"}
    assert wars(calm, weight=0, terms=(TrackTerm(0, 10**6, 41),)) == {"winter", "north-wins"}


def test_r15_a_conference_may_have_no_war(calm: Scenario) -> None:
    """R15: without outcomes of the war each side has its walk-away and no more."""
    table = Table(replace(calm, wars=())).end()
    closing = table.common.closing
    assert (closing.kind, closing.war) == ("adjourned", None)
    assert closing.points == BySide(78, 82)


def test_r15a_blame_is_of_the_side_and_the_article(calm: Scenario) -> None:
    """R15a: of what a conference says of blame the first that fits the side and the article holds, and that alone."""

    def effects(change: int) -> tuple[Guarded, ...]:
        return (Guarded(MoveTrack(2, change)),)

    blames = (
        Blame(S, None, "", effects(1)), Blame(N, TOLLS, "", effects(2)),
        Blame(N, None, "", effects(4)), Blame(N, None, "", effects(8)),
    )  # fmt: skip
    for side, article, change in ((N, TOLLS, 2), (N, QUAY, 4), (S, TOLLS, 1)):
        table = Table(replace(calm, blames=blames)).table(2).turn(side).act(side, a.OrderTrain(article))
        start = table.secret.tracks[2]
        table.turn(side).act(side, a.Leave())
        assert table.secret.tracks[2] - start == change
        assert (table.common.closing.blamed, table.common.closing.cause) == (side, article)


def test_r6_who_refused_to_sign_is_blamed_only_when_nobody_left(calm: Scenario) -> None:
    """R6: after a refusal to sign the refuser is blamed if the talks end by themselves, and not if one leaves."""
    table = finished(Table(calm).table(2).turn(N)).act(N, a.MoveToSign()).act(S, a.AnswerSigning(False))
    assert table.common.refused_to_sign is S
    table.turn(N).act(N, a.OrderTrain(BELL)).turn(N)
    left = Table(calm)
    left.state = table.state
    left.act(N, a.Leave())
    assert left.common.closing.blamed is N
    assert table.act(N, a.Stay()).end().common.closing.blamed is S


def test_r1b_a_final_order_calls_home(calm: Scenario) -> None:
    """R1b: a day under a final order that initials nothing ends the talks; an order asleep, or not final, does not."""
    for order, ended in (
        (Order(2, True), True), (Order(2, False), False), (Order(2, True, asleep=True), False), (Order(3, True), False),
    ):  # fmt: skip
        table = Table(calm).table(2).own(S, order=order).evening().save(N, S)
        assert (table.common.phase is Phase.OVER) is ended
        if ended:
            assert (table.common.closing.kind, table.common.closing.left) == ("recalled", S)


def test_r21_without_a_mediator_nothing_moves_him(calm: Scenario) -> None:
    """R21: where nobody mediates nothing moves goodwill or a mediator's patience, whatever an instrument says."""
    moves = (Guarded(MoveMeter("mediator_patience", None, 9)), Guarded(MoveMeter("goodwill", N, 9)))
    scenario = dressed(calm, "raid", *moves)
    for present in (True, False):
        table = Table(scenario if present else without_mediator(scenario)).evening().play(N, "raid").save(S)
        assert (moved(table, "mediator_patience"), moved(table, "goodwill", N)) == ((9, 9) if present else (0, 0))


def test_r20_who_is_waited_for_after_a_treaty(calm: Scenario) -> None:
    """R20: once the improvement is asked for both sides are waited for, each until it has marked it."""
    asked = replace(Table(calm).common, phase=Phase.OVER, stage=Stage.IMPROVE, to_move=None)
    table = Table(calm)
    table.state = replace(table.state, common=asked)
    assert awaiting(table.state) == (a.Actor.FIRST, a.Actor.SECOND)
    assert awaiting(table.own(N, improve_marked=False).state) == (a.Actor.SECOND,)
    assert awaiting(table.own(S, improve_marked=True).state) == ()


def test_r3a_why_an_offer_fell(calm: Scenario) -> None:
    """R3a: an offer falls because it was taken, contradicted by initials, or taken back."""
    table = opened(calm).offer(N, {NETS: 1}).accept(S)
    assert [one.why for one in table.saw(e.OfferDropped)] == ["taken"]
    for linked, why in ((False, "taken"), (True, "contradicted")):
        table = opened(calm).offer(N, {NETS: 1}, linked=linked).act(S, a.Answer("reserve"))
        table.offer(S, {NETS: 2}).accept(N)
        assert [(one.by, one.why) for one in table.saw(e.OfferDropped)] == [(S, "taken"), (N, why)]
    table = opened(calm).offer(N, {NETS: 1}).act(S, a.Answer("reserve")).adjourn(S).act(N, a.Withdraw())
    assert [one.why for one in table.saw(e.OfferDropped)] == ["withdrawn"]


def test_r21_a_gauge_read_alike_is_read_by_all(calm: Scenario) -> None:
    """R21: what both sides read alike is common knowledge; of a gauge that they read otherwise nothing is."""
    assert Table(calm).common.readings == (None, None, None)
    tracks = list(calm.tracks)
    tracks[1] = replace(tracks[1], sight=BySide(Sight("exact", 0), Sight("exact", 0)))
    table = Table(replace(calm, tracks=tuple(tracks))).hidden(tracks=(40, 33, 45)).table(2)
    assert [None if one is None else (one.low, one.high) for one in table.common.readings] == [None, (33, 33), None]


def test_r2_a_choice_is_put_to_a_side_that_reads_its_gauges(harbour: Scenario) -> None:
    """R2: while dispatches wait for an answer every side reads the gauges as they have drifted."""
    scenario = restless(harbour)
    events = tuple(replace(one, sitting=2) if one.id == "baker" else one for one in scenario.events)
    table = Table(replace(scenario, events=events))
    while not (table.common.sitting == 2 and table.common.stage is Stage.READING):
        table.step()
    assert table.view(S).asked
    chest, grain = table.view(N).own.readings[0], table.view(S).own.readings[1]
    assert chest is not None
    assert grain is not None
    assert (chest.low, grain.low) == table.secret.tracks[:2]


@pytest.mark.parametrize("public", [False, True])
def test_r14_what_moved_a_meter_names_no_secret_answer(harbour: Scenario, public: bool) -> None:
    """R14: whose meter the other side's answer moves reads which answer it was only where everybody does."""
    moving = (Guarded(MoveMeter("standing", N, -3)), Guarded(MoveMeter("standing", S, 2)))
    answer = EventAnswer("yes", "Yes", "", public, moving)
    rain = replace(harbour.event_by_id["rain"], sitting=9, effects=(), asks=S, answers=(answer,))
    table = Table(replace(harbour, events=(rain,))).table(2)
    table.act(a.Actor.DIRECTOR, a.Inject("rain")).act(S, a.Choose("rain", "yes"))
    causes = {event.side: event.cause for event in table.last if isinstance(event, e.MeterMoved)}
    assert causes == {N: "answer.rain.yes.0" if public else "elsewhere", S: "answer.rain.yes.1"}


@pytest.mark.parametrize(("to", "cause"), [(None, "event.rain.0"), (N, "event.rain.0"), (S, "elsewhere")])
def test_r14_what_moved_a_meter_names_no_private_event(harbour: Scenario, to: Side | None, cause: str) -> None:
    """R14: an event that the other side alone has read is not named to whoever it touches."""
    moving = (Guarded(MoveMeter("standing", N, -3)),)
    rain = replace(harbour.event_by_id["rain"], sitting=9, effects=moving, to=to)
    table = Table(replace(harbour, events=(rain,))).table(2)
    table.act(a.Actor.DIRECTOR, a.Inject("rain"))
    assert [event.cause for event in table.last if isinstance(event, e.MeterMoved)] == [cause]
