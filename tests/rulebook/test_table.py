"""The table: R3 to R6a."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine import actions as a, events as e
from game.engine.parts import Phase, Stage
from game.engine.refusals import Code
from game.kernel.conditions import ALWAYS
from game.kernel.effects import Guarded, MoveTrack, SetOption
from game.kernel.sides import Side
from game.scenario.definition import EventAnswer, Reaction
from tests.rulebook.table import BELL, NETS, QUAY, TOLLS, N, S, Table, moved
from tests.strategies import harbour, quiet, with_calendar


@pytest.fixture
def long() -> Table:
    """The second sitting of a long quiet conference, at the table, Northam to act."""
    return Table(quiet(with_calendar(harbour(), 12, 2))).table(2)


def test_r3_an_answer_then_an_act(long: Table) -> None:
    """R3: a turn is the answer to the offer standing against you, then one act."""
    long.offer(N, {QUAY: 1})
    assert (long.common.stage, long.common.to_move) == (Stage.ANSWER, a.Actor.SECOND)
    assert long.refused(S, a.Adjourn()) is Code.NOT_NOW
    long.decline(S)
    assert (long.common.stage, long.common.to_move) == (Stage.ACT, a.Actor.SECOND)
    long.adjourn(S)
    assert long.common.to_move is a.Actor.FIRST


def test_r3_part_of_an_unlinked_offer(long: Table) -> None:
    """R3: an offer that is not linked may be accepted in part, the rest then falls; a linked one only whole."""
    long.offer(N, {QUAY: 1, TOLLS: 1}).accept(S, TOLLS)
    assert (long.settled(QUAY), long.settled(TOLLS)) == (None, 1)
    assert long.common.desks.first.offer is None
    long.adjourn(S).offer(N, {QUAY: 1, NETS: 1}, linked=True)
    assert long.refused(S, a.Answer("accept", (NETS,))) is Code.LINKED_WHOLE
    assert long.refused(S, a.Answer("accept", (TOLLS,))) is Code.LINKED_WHOLE
    long.accept(S)
    assert (long.settled(QUAY), long.settled(NETS)) == (1, 1)


def test_r3_declining_needs_a_ground(long: Table) -> None:
    """R3: a refusal states one ground: price, instructions or not now."""
    long.offer(N, {QUAY: 1})
    assert long.refused(S, a.Answer("decline", (), "temper")) is Code.NO_GROUND
    long.decline(S, "not_now")


def test_r3_reserving_once(long: Table) -> None:
    """R3: an offer may be reserved once; it stands until your first turn at the next sitting."""
    long.offer(N, {QUAY: 1}).act(S, a.Answer("reserve")).adjourn(S, N)
    assert (long.common.stage, long.common.to_move) == (Stage.ACT, a.Actor.SECOND)
    long.asked(S)
    assert long.common.sitting == 3
    assert long.refused(S, a.Answer("reserve")) is Code.ALREADY_RESERVED


def test_r3_a_claim_of_instructions_binds(long: Table) -> None:
    """R3: crossing a claimed instruction later costs 8 credibility; the strictest claim counts."""
    long.offer(N, {QUAY: 1}).decline(S, "instructions").adjourn(S)
    long.offer(N, {QUAY: 0}).decline(S, "instructions")
    long.offer(S, {QUAY: 2})
    assert moved(long, "credibility", S) == 0
    long.table(3).turn(S).offer(S, {QUAY: 1})
    assert moved(long, "credibility", S) == -8
    assert [event.why for event in long.saw(e.BrokenFirm)] == ["instructions"]


def test_r3_a_claim_may_name_its_articles(long: Table) -> None:
    """R3: who pleads instructions may name the articles that they bar, of the offer alone, and claims no others."""
    long.offer(N, {QUAY: 1, NETS: 1}, linked=True)
    assert long.refused(S, a.Answer("decline", (TOLLS,), "instructions")) is Code.NOT_IN_OFFER
    long.decline(S, "instructions", QUAY)
    assert [article for article, _ in long.common.desks.of(S).claims] == [QUAY]
    long.offer(S, {NETS: 1})
    assert moved(long, "credibility", S) == 0
    long.table(long.common.sitting + 1).turn(S).offer(S, {QUAY: 1})
    assert moved(long, "credibility", S) == -8


def test_r3_a_statement_for_the_minutes(long: Table) -> None:
    """R3: whoever acts may add a statement of up to 400 characters; it is public and costs nothing."""
    long.act(N, a.Statement("We did not come to sell."))
    assert long.saw(e.StatementMade, S)
    assert long.common.to_move is a.Actor.FIRST
    assert long.refused(S, a.Statement("Nor we.")) is Code.NOT_YOUR_TURN
    assert long.refused(N, a.Statement("x" * 401)) is Code.TOO_LONG
    assert long.refused(N, a.Statement("  ")) is Code.NOTHING_CHOSEN
    assert long.refused(N, a.Statement("We \ud800 protest.")) is Code.BAD_TEXT
    long.act(N, a.Statement("“Not one kopeck.”\n日本"))


def test_r3_what_would_you_need(long: Table) -> None:
    """R3: once for each declined offer one may ask what they would need; they say it at once and the act is spent."""
    assert long.refused(N, a.AskNeed()) is Code.NEED_CLOSED
    long.offer(N, {QUAY: 1}).decline(S).adjourn(S).act(N, a.AskNeed())
    assert (long.common.stage, long.common.to_move) == (Stage.NEED, a.Actor.SECOND)
    assert long.common.desks.first.turns == 1
    long.offer(S, {QUAY: 2})
    assert long.common.desks.first.turns == 0
    assert not long.common.desks.first.need_open


def answering(table: Table, side: Side) -> bool:
    """Whether `side` is to answer an offer."""
    return (table.common.stage, table.common.to_move) == (Stage.ANSWER, a.actor_of(side))


def acting(table: Table, side: Side) -> bool:
    """Whether `side` is to act."""
    return (table.common.stage, table.common.to_move) == (Stage.ACT, a.actor_of(side))


@pytest.mark.parametrize("answer", ["accept", "decline", "reserve"])
def test_r3_the_asker_answers_before_play_goes_on(long: Table, answer: str) -> None:
    """R3: what they lay when asked is answered by the asker first; then they have their own turn."""
    long.offer(N, {QUAY: 1}).decline(S).adjourn(S).act(N, a.AskNeed()).offer(S, {QUAY: 2})
    assert answering(long, N)
    assert long.refused(S, a.LayOffer(((QUAY, 3),))) is Code.NOT_YOUR_TURN
    long.act(N, a.Answer(answer, (), "price" if answer == "decline" else ""))
    assert acting(long, S)
    assert (long.common.desks.first.turns, long.common.desks.second.turns) == (0, 1)
    assert long.settled(QUAY) == (2 if answer == "accept" else None)


def test_r3_the_last_turn_too_gets_its_answer(long: Table) -> None:
    """R3: asked in the last turn of a sitting, they reply, the asker answers, and only then the table rises."""
    long.offer(N, {QUAY: 1}).act(S, a.Answer("reserve")).offer(S, {NETS: 2}).decline(N).adjourn(N)
    long.act(S, a.AskNeed()).offer(N, {NETS: 1})
    assert answering(long, S)
    assert (long.common.desks.first.turns, long.common.desks.second.turns) == (0, 0)
    long.accept(S)
    assert (long.settled(NETS), long.common.phase) == (1, Phase.EVENING)
    assert long.common.barren == 0


def test_r3_silence_needs_no_answer(long: Table) -> None:
    """R3: when they keep silent there is nothing to answer, and their turn follows, or the table rises."""
    long.offer(N, {QUAY: 1}).decline(S).adjourn(S).act(N, a.AskNeed()).adjourn(S)
    assert acting(long, S)
    last = Table(long.scenario).table(2).adjourn(N).offer(S, {QUAY: 2}).decline(N).adjourn(N)
    last.act(S, a.AskNeed()).adjourn(N)
    assert last.common.phase is Phase.EVENING
    assert last.saw(e.OfferHeldOver) == []


def test_r3_a_train_is_called_before_the_reply_is_answered(long: Table) -> None:
    """R3: to ask is to have had one's turn: a train of the other side is called (R15a), and it decides afterwards."""
    long.offer(N, {QUAY: 1}).decline(S).act(S, a.OrderTrain(QUAY)).act(a.Actor.MEDIATOR, a.Wait())
    long.act(N, a.AskNeed())
    assert not long.common.train.called
    long.offer(S, {QUAY: 2})
    assert answering(long, N)
    assert long.common.train.called
    long.decline(N).act(S, a.Stay())
    assert long.common.train is None


def test_r3_an_offer_reserved_before_is_not_put_again(long: Table) -> None:
    """R3: an offer that the asker reserved at this sitting still stands when they say nothing more."""
    long.offer(N, {QUAY: 1}).decline(S).offer(S, {NETS: 2}).act(N, a.Answer("reserve")).act(N, a.AskNeed()).adjourn(S)
    assert acting(long, S)
    assert long.common.desks.second.offer.standing


def test_r3_a_reply_that_falls_leaves_nothing_to_answer() -> None:
    """R3: when an event closes what was replied before the asker has answered, play goes on as after silence."""
    base = with_calendar(harbour(), 12, 2)
    rain = replace(base.event_by_id["rain"], effects=(Guarded(SetOption(NETS, 1, False)),))
    table = Table(replace(base, events=(replace(rain, sitting=9),))).table(2)
    table.adjourn(N).offer(S, {QUAY: 2}).decline(N).adjourn(N).act(S, a.AskNeed()).offer(N, {NETS: 1})
    assert answering(table, S)
    table.act(a.Actor.DIRECTOR, a.Inject("rain"))
    assert table.common.phase is Phase.EVENING


def test_r3_an_answer_to_an_event_that_closes_an_offer_goes_on() -> None:
    """R3: an answer, given while the table sits, that closes the offer waiting for its reply leaves nobody waiting."""
    base = with_calendar(harbour(), 12, 2)
    closing = (Guarded(SetOption(NETS, 1, False)),)
    asked = EventAnswer("yes", "Yes", "", False, closing)
    rain = replace(base.event_by_id["rain"], sitting=9, effects=(), asks=S, answers=(asked,))
    table = Table(replace(base, events=(rain,))).table(2).offer(N, {NETS: 1})
    assert answering(table, S)
    table.act(a.Actor.DIRECTOR, a.Inject("rain")).act(S, a.Choose("rain", "yes"))
    assert acting(table, S)


def test_r1a_an_offer_laid_last_stands_over(long: Table) -> None:
    """R1a: an offer laid in the last turn of a sitting stands over, all are told so, and it opens the next table."""
    long.adjourn(N, S, N).offer(S, {QUAY: 2})
    assert long.common.phase is Phase.EVENING
    assert long.saw(e.OfferHeldOver) == [e.OfferHeldOver(S, last=False)]
    long.until(Phase.TABLE)
    assert answering(long, N)


def test_r1a_on_the_last_date_nothing_stands_over(long: Table) -> None:
    """R1a: on the last date of the calendar an offer laid in the last turn gets no answer, and all are told so."""
    short = Table(with_calendar(long.scenario, 1, 1)).table().adjourn(N).offer(S, {QUAY: 2})
    assert short.saw(e.OfferHeldOver) == [e.OfferHeldOver(S, last=True)]
    assert short.end().common.closing.kind == "adjourned"


def test_r1a_a_reserved_offer_is_not_announced(long: Table) -> None:
    """R1a: an offer whose answer was reserved at this sitting is known to stand (R3), and nothing is said of it."""
    long.offer(N, {QUAY: 1}).act(S, a.Answer("reserve")).evening()
    assert long.heard(e.OfferHeldOver) == []


def test_r3a_one_standing_offer(long: Table) -> None:
    """R3a: one standing offer a side; a new one replaces it."""
    long.offer(N, {QUAY: 1}).act(S, a.Answer("reserve")).adjourn(S).offer(N, {NETS: 0})
    assert long.common.desks.first.offer.terms == ((NETS, 0),)


def test_r3a_three_articles_unlinked(long: Table) -> None:
    """R3a: an unlinked offer touches at most three articles, a linked one any number."""
    four = ((QUAY, 1), (TOLLS, 1), (NETS, 0), (BELL, 0))
    assert long.refused(N, a.LayOffer(four)) is Code.TOO_MANY_ARTICLES
    long.act(N, a.LayOffer(four, linked=True))


def test_r3a_initials_strike_and_void(long: Table) -> None:
    """R3a: what is newly initialled is struck out of other unlinked offers and voids linked ones it contradicts."""
    long.offer(N, {QUAY: 1, NETS: 1}).act(S, a.Answer("reserve")).offer(S, {NETS: 2}).accept(N)
    assert long.common.desks.first.offer.terms == ((QUAY, 1),)
    other = Table(long.scenario).table(2).offer(N, {BELL: 0, TOLLS: 1}, linked=True).act(S, a.Answer("reserve"))
    other.offer(S, {TOLLS: 2}).accept(N)
    assert other.common.desks.first.offer is None
    assert [event.why for event in other.saw(e.OfferDropped)] == ["taken", "contradicted"]


def test_r3a_beyond_the_mandate_costs_nothing_to_lay(long: Table) -> None:
    """R3a: laying beyond one's mandate costs nothing."""
    long.offer(N, {QUAY: 3, TOLLS: 3})
    assert [event for event in long.last if isinstance(event, (e.MeterMoved, e.HiddenMeterMoved))] == []


def test_r3a_courtesy(long: Table) -> None:
    """R3a: a courteous offer accepted gives 2 rapport, answered with a counter-offer that day 1; a firm one none."""
    long.offer(N, {NETS: 1}).accept(S)
    assert moved(long, "rapport") == 2
    long.adjourn(S).offer(N, {QUAY: 1}).decline(S).offer(S, {QUAY: 3})
    assert moved(long, "rapport", cause="courtesy") == 1
    long.table(3).turn(N).offer(N, {TOLLS: 1}, tone="firm").accept(S)
    assert moved(long, "rapport") == 0


def test_r3a_a_firm_word_holds_two_turns(long: Table) -> None:
    """R3a: bettering firm terms in one's next two turns costs 6 credibility, later nothing."""
    long.offer(N, {QUAY: 0}, tone="firm").decline(S).adjourn(S).adjourn(N, S)
    long.table(3)
    early = Table(long.scenario).table(2).offer(N, {QUAY: 0}, tone="firm").decline(S).adjourn(S)
    early.present(N, {QUAY: 1})
    assert moved(early, "credibility", N) == -6
    second = Table(long.scenario).table(2).offer(N, {QUAY: 0}, tone="firm").decline(S).adjourn(S).adjourn(N, S)
    second.table(3).offer(N, {QUAY: 1})
    assert moved(second, "credibility", N) == -6
    long.adjourn(N, S).offer(N, {QUAY: 1})
    assert moved(long, "credibility", N) == 0


def test_r3a_a_closed_option_falls_out(long: Table) -> None:
    """R3a: an option that an event closes may not be laid, and falls out of what was laid."""
    scenario = replace(
        long.scenario, reactions=(Reaction("offered", S, None, ALWAYS, (Guarded(SetOption(QUAY, 1, False)),)),)
    )
    table = Table(scenario).table(2).offer(N, {QUAY: 1, NETS: 0}).act(S, a.Answer("reserve")).offer(S, {BELL: 2})
    assert table.common.desks.first.offer.terms == ((NETS, 0),)
    table.decline(N)
    assert table.refused(N, a.LayOffer(((QUAY, 1),))) is Code.OPTION_CLOSED


def test_r3b_positions_bind_nobody(long: Table) -> None:
    """R3b: positions are public, stand until replaced, put articles on the table, and cannot be accepted."""
    long.present(N, {QUAY: 0, TOLLS: 0, NETS: 0, BELL: 0})
    assert long.saw(e.Presented, S)
    assert long.common.desks.first.positions == (0, 0, 0, 0)
    assert [matter.laid_by for matter in long.common.matters] == [N] * 4
    assert long.common.stage is Stage.ACT
    assert long.refused(S, a.Answer("accept")) is Code.NOT_NOW
    long.adjourn(S).present(N, {QUAY: 1})
    assert long.common.desks.first.positions == (1, 0, 0, 0)


def test_r4_final_words_are_numbered(long: Table) -> None:
    """R4: final words are counted; laying one costs 2 rapport; a new one, softened, has the next number."""
    long.offer(N, {QUAY: 0}, tone="final")
    assert moved(long, "rapport") == -2
    assert long.common.desks.first.offer.number == 1
    long.decline(S).adjourn(S).offer(N, {QUAY: 1}, tone="final")
    assert long.common.desks.first.offer.number == 2


def test_r4_standing_by_it(long: Table) -> None:
    """R4: its author may lay it again unchanged or within a package, or adjourn, without loss, and nothing else."""
    long.offer(N, {QUAY: 1}, tone="final").decline(S).adjourn(S)
    assert long.refused(N, a.LayOffer(((QUAY, 0),))) is Code.FINAL_STANDS
    assert long.refused(N, a.Present(((QUAY, 1),))) is Code.FINAL_STANDS
    long.offer(N, {QUAY: 1}, tone="final")
    assert long.saw(e.Stood)
    assert long.common.desks.first.offer.number == 1
    assert moved(long, "credibility", N) == moved(long, "rapport") == 0
    long.decline(S).adjourn(S)
    long.table(3).adjourn(N)
    assert long.saw(e.Stood)
    long.adjourn(S).offer(N, {QUAY: 1, NETS: 0}, linked=True).decline(S)
    assert long.common.desks.first.final_refused.terms == ((QUAY, 1),)
    assert [moved(long, meter, N) for meter in ("credibility", "standing")] == [0, 0]


def test_r4_every_sitting_wears_on_both(long: Table) -> None:
    """R4: at the close of every sitting with a refused last word both capitals lose 3 patience."""
    long.offer(N, {QUAY: 1}, tone="final").decline(S).evening()
    assert [moved(long, "patience", side, "final_word") for side in (N, S)] == [-3, -3]
    long.table(3).turn(N).offer(N, {QUAY: 1}, tone="final").evening()
    assert [moved(long, "patience", side, "final_word") for side in (N, S)] == [-3, -3]


def test_r4_softening(long: Table) -> None:
    """R4: any term better for the other side costs 12 credibility and 6 standing, and sets the author free."""
    long.offer(N, {QUAY: 0}, tone="final").decline(S).adjourn(S).offer(N, {QUAY: 1})
    assert moved(long, "credibility", N) == -12
    assert moved(long, "standing", N) == -6
    assert long.common.desks.first.final_refused is None


def test_r4_only_what_is_settled_frees_it(long: Table) -> None:
    """R4: an accepted offer on other articles leaves the last word standing; initials on its own take it away."""
    long.offer(N, {QUAY: 0}, tone="final").decline(S).adjourn(S).offer(N, {NETS: 1}).accept(S)
    assert long.common.desks.first.final_refused is not None
    long.turn(S).offer(S, {QUAY: 2}).asked(N).accept(N)
    assert long.common.desks.first.final_refused is None


def test_r5_reopening(long: Table) -> None:
    """R5: only a linked offer that moves another article in the other side's favour reopens; once a side a sitting."""
    long.present(N, {QUAY: 0, TOLLS: 0}).adjourn(S).offer(N, {NETS: 1}).accept(S).adjourn(S).table(3)
    assert long.refused(N, a.LayOffer(((NETS, 0),))) is Code.REOPEN_NEEDS_LINK
    assert long.refused(N, a.LayOffer(((NETS, 0),), linked=True)) is Code.REOPEN_NEEDS_GIFT
    assert long.refused(N, a.LayOffer(((NETS, 2),), linked=True)) is Code.REOPEN_NEEDS_GIFT
    assert long.refused(N, a.LayOffer(((NETS, 1), (QUAY, 1)), linked=True)) is Code.ARTICLE_SETTLED
    long.offer(N, {NETS: 0, QUAY: 1}, linked=True)
    assert moved(long, "rapport") == -6
    assert moved(long, "goodwill", N) == -4
    assert long.settled(NETS) == 1
    long.decline(S).adjourn(S)
    assert long.refused(N, a.LayOffer(((NETS, 0), (QUAY, 2)), linked=True)) is Code.REOPEN_ONCE
    long.table(4).offer(N, {NETS: 0, QUAY: 2}, linked=True).accept(S)
    assert long.settled(NETS) == 0


def test_r5a_momentum(long: Table) -> None:
    """R5a: a sitting that initials something gives both 2 patience and 1 goodwill, and 2 rapport."""
    long.offer(N, {NETS: 1}).accept(S).adjourn(S, N).adjourn(S)
    assert long.common.phase is Phase.EVENING
    for side in (N, S):
        assert moved(long, "patience", side) == 2
        assert moved(long, "goodwill", side) == 1
    assert moved(long, "rapport") == 2
    assert long.common.barren == 0


def test_r5a_barren_sittings(long: Table) -> None:
    """R5a: from the third barren sitting in a row each capital loses 4 patience, from the second the mediator 3."""
    long.evening()
    assert (long.common.barren, moved(long, "patience", N), moved(long, "mediator_patience")) == (2, 0, -3)
    long.table(3).evening()
    assert (long.common.barren, moved(long, "patience", N), moved(long, "patience", S)) == (3, -4, -4)


def test_r5a_a_text_agreed_in_the_evening_counts(long: Table) -> None:
    """R5a: a text agreed by marks in the evening makes the sitting fruitful."""
    table = Table(long.scenario).act(a.Actor.MEDIATOR, a.SendText(((NETS, 1),))).evening().save(N, S)
    table.act(N, a.MarkText(True)).act(S, a.MarkText(True))
    assert moved(table, "patience", N) == 2
    assert table.common.barren == 0


def finished(long: Table) -> Table:
    """Quay and tolls initialled, Northam to act."""
    return long.offer(N, {QUAY: 1, TOLLS: 2}, linked=True).accept(S).adjourn(S)


def test_r6_signing(long: Table) -> None:
    """R6: when every required article is initialled a side may move to sign; the other answers at once."""
    assert long.refused(N, a.MoveToSign()) is Code.NOT_READY_TO_SIGN
    finished(long).act(N, a.MoveToSign())
    assert (long.common.stage, long.common.to_move) == (Stage.SIGNING, a.Actor.SECOND)
    long.act(S, a.AnswerSigning(True))
    assert long.common.treaty == (1, 2, 2, 2)
    assert long.saw(e.CapitalDecided)


def test_r6_refusing_to_sign(long: Table) -> None:
    """R6: refusing a finished text costs 8 standing and 6 goodwill, and the blame if the talks then fail."""
    finished(long).act(N, a.MoveToSign()).act(S, a.AnswerSigning(False))
    assert moved(long, "standing", S) == -8
    assert moved(long, "goodwill", S) == -6
    long.end()
    assert long.common.closing.kind in ("adjourned", "recalled")
    assert long.common.closing.blamed is S
    assert [
        event.change for event in long.last if isinstance(event, e.HiddenMeterMoved) and event.meter == "world"
    ] == [8]


def test_r6a_what_is_laid_is_required(long: Table) -> None:
    """R6a: an article once laid is required until it is initialled, or withdrawn by the side that first laid it."""
    long.offer(N, {BELL: 0}).decline(S).adjourn(S)
    finished(Table(long.scenario).table(2)).act(N, a.MoveToSign())
    long.offer(N, {QUAY: 1, TOLLS: 2}, linked=True).accept(S).adjourn(S).table(3)
    assert long.refused(N, a.MoveToSign()) is Code.NOT_READY_TO_SIGN
    long.adjourn(N)
    assert long.refused(S, a.Withdraw(BELL)) is Code.NOT_YOURS
    long.adjourn(S).act(N, a.Withdraw(BELL))
    assert moved(long, "goodwill", N) == 3
    long.act(S, a.MoveToSign())


def test_r6a_withdrawal_is_for_good(long: Table) -> None:
    """R6a: a withdrawn article falls to its silent option, leaves every offer, and cannot be brought back."""
    long.present(N, {BELL: 0}).offer(S, {BELL: 1, NETS: 2}).act(N, a.Answer("reserve")).act(N, a.Withdraw(BELL))
    assert long.common.desks.second.offer.terms == ((NETS, 2),)
    assert long.refused(S, a.LayOffer(((BELL, 2),))) is Code.ARTICLE_WITHDRAWN
    assert long.refused(S, a.Withdraw(QUAY)) is Code.NEVER_LAID
    long.present(S, {QUAY: 3})
    long.turn(S)
    assert long.refused(S, a.Withdraw(QUAY)) is Code.CANNOT_WITHDRAW


def test_r6a_withdrawal_as_a_term(long: Table) -> None:
    """R6a: a withdrawal may be a term of a linked offer, done when that is accepted."""
    long.present(N, {BELL: 0}).adjourn(S)
    assert long.refused(N, a.LayOffer(((NETS, 1),), False, withdraws=(BELL,))) is Code.REOPEN_NEEDS_LINK
    long.offer(N, {NETS: 1}, linked=True, withdraws=(BELL,))
    assert not long.common.matters[BELL].withdrawn
    long.accept(S)
    assert long.common.matters[BELL].withdrawn


def test_reactions_follow_once(long: Table) -> None:
    """R14: what a scenario lets follow from things at the table follows once for each, whatever it names."""
    follow = (
        Reaction("offered", N, None, ALWAYS, (Guarded(MoveTrack(2, 1)),)),
        Reaction("offered", None, TOLLS, ALWAYS, (Guarded(MoveTrack(2, 10)),)),
        Reaction("initialled", S, NETS, ALWAYS, (Guarded(MoveTrack(2, 20)),)),
    )
    table = Table(replace(long.scenario, reactions=follow)).table(2)
    start = table.secret.tracks[2]
    table.offer(N, {QUAY: 1, TOLLS: 1, NETS: 1})
    assert table.secret.tracks[2] == start + 11
    table.accept(S)
    assert table.secret.tracks[2] == start + 31
