"""Home: R7 to R11."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.engine import actions as a, events as e
from game.engine.board import points_of
from game.engine.capital_sums import Breach, Home, Opinion, breaches, cable_chance, package_chance, ratification_chance
from game.engine.facts import walk_away
from game.engine.parts import Line
from game.engine.refusals import Code
from game.engine.rules_capital import worth
from game.kernel.effects import Guarded, MoveMandate, MoveTrack, SendReport, ShareBlame
from game.kernel.sides import BySide
from game.scenario.definition import Scenario
from game.views.estimates import cable_estimate, ratification_estimate, walk_away_band
from tests.rulebook.table import BELL, NETS, QUAY, TOLLS, N, S, Table, dressed, generous, moved, patient
from tests.strategies import quiet, with_calendar, with_lag


@pytest.fixture
def calm(harbour: Scenario) -> Scenario:
    """Ten sittings of one turn, no events, no orders, no drift."""
    tracks = tuple(replace(track, drifts=()) for track in harbour.tracks)
    return replace(patient(quiet(with_calendar(harbour, 10, 1))), tracks=tracks)


def test_r7_points_are_options_and_links() -> None:
    """R7: a treaty is worth the sum of its options and of the links that it fulfils, to each side its own."""
    state = Table().state
    assert worth(state, N, (1, 2, 1, 1)) == 45 + 18 + 12 + 8
    assert worth(state, S, (0, 0, 2, 2)) == 0 + 0 + 40 + 10 - 12
    assert points_of(state.own.second.points, state.board.links, S, (0, 2, 2, 2)) == 0 + 26 + 40 + 10


def test_r7_one_sees_ones_own_points_only() -> None:
    """R7: a side's view holds its own points and its own instructions and nobody else's."""
    view = Table().view(N)
    assert view.own.doctrine == "council"
    assert not hasattr(view, "state")
    assert set(view.__dataclass_fields__) == {"board", "side", "common", "own", "asked", "history"}


def test_r8_walk_away_is_a_sum_over_tracks() -> None:
    """R8: walk-away = base + sum of coefficient times track, of its doctrine, recomputed as the tracks move."""
    table = Table(north="merchants")
    assert walk_away(table.state, N) == (8000 - 600 + 20 * 40 - 20 * 50) // 100
    table.hidden(tracks=(60, 50, 45))
    assert walk_away(table.state, N) == (8000 - 600 + 20 * 60 - 20 * 50) // 100


def test_r8_its_owner_sees_a_band(harbour: Scenario) -> None:
    """R8: the owner sees a band that holds the truth and shrinks as gauges are read better."""
    table = Table()
    low, high = walk_away_band(table.view(S))
    assert low <= walk_away(table.state, S) <= high
    assert low < high
    table.hidden(narrowed=BySide((), ((0, 9),))).table(2)
    narrow = walk_away_band(table.view(S))
    assert narrow[1] - narrow[0] < high - low


def test_r9_a_line_is_the_least_welcome_option() -> None:
    """R9: options up to the line are authorised, each step past it weighs 1 soft, 2 firm, 3 hard, 6 never."""
    kinds = ("soft", "firm", "hard", "never")
    mandate = tuple(Line(1, kind) for kind in kinds)
    assert breaches(N, mandate, (1, 0, 1, 1), ()) == ()
    assert [one.weight for one in breaches(N, mandate, (2, 2, 2, 2), ())] == [1, 2, 3, 6]
    assert [one.steps for one in breaches(S, mandate, (0, 1, 3, 0), ())] == [1, 1]


def test_r9_only_an_event_moves_a_never(calm: Scenario) -> None:
    """R9: on a line that is `never` no cable is sent; an event moves it all the same."""
    scenario = dressed(calm, "raid", Guarded(MoveMandate(S, TOLLS, to=1, kind="firm")))
    table = Table(scenario).evening().own(S, influence=6)
    assert table.refused(S, a.PlayInstrument("cable", (TOLLS,))) is Code.LINE_NEVER
    assert table.refused(S, a.PlayInstrument("cable", (NETS,))) is Code.NO_LINE
    table.play(N, "raid").save(S)
    assert table.mine(S).mandate[TOLLS] == Line(1, "firm")
    assert table.saw(e.MandateMoved, S)
    assert table.saw(e.MandateMoved, N) == []


def test_r10_a_cable_for_one_step(calm: Scenario) -> None:
    """R10: a cable asks for one step on one article and is answered at the next dispatches."""
    table = Table(generous(calm)).evening().play(N, "cable", TOLLS).save(S)
    answer = table.saw(e.CableAnswered)[0]
    assert (answer.side, answer.granted, answer.option) == (N, True, 2)
    assert table.mine(N).mandate[TOLLS] == Line(2, "soft", granted=1)
    assert table.mine(N).cable is None


@pytest.mark.parametrize("lag", [0, 2])
def test_r10_dispatches_may_be_slow(calm: Scenario, lag: int) -> None:
    """R10: where dispatches lag, the answer takes so many sittings more; no second cable goes out meanwhile."""
    table = Table(with_lag(generous(calm), lag)).evening().play(N, "cable", TOLLS).save(S)
    if lag:
        table.evening().own(N, influence=6)
        assert table.refused(N, a.PlayInstrument("cable", (QUAY,))) is Code.CABLE_WAITS
    while not table.heard(e.CableAnswered):
        table.step()
    assert table.common.sitting == 2 + lag


def test_r10_one_capital_may_be_further_away_than_the_other(calm: Scenario) -> None:
    """R10: a side's own lag counts for it alone: both ask on one evening, and the nearer capital answers first."""
    far = replace(generous(calm), lag=BySide(0, 2))
    table = Table(far).evening().play(N, "cable", TOLLS).play(S, "cable", QUAY)
    heard: dict[object, int] = {}
    while len(heard) < 2:
        table.step()
        for event in table.heard(e.CableAnswered):
            heard.setdefault(event.side, table.common.sitting)
    assert heard == {N: 2, S: 4}


def test_r10_what_the_answer_hangs_on(harbour: Scenario) -> None:
    """R10: tracks, standing, a letter, stubbornness and steps granted already; nothing else."""
    rule = harbour.sides.first.capital_rule
    home = Home((50, 50, 50), lambda _: True, 50)
    base = cable_chance(rule, home, Line(1, "soft"), TOLLS).raw
    assert base == rule.cable_base
    assert cable_chance(rule, home, Line(1, "firm"), TOLLS).raw == base - 110
    assert cable_chance(rule, home, Line(1, "hard"), TOLLS).raw == base - 220
    assert cable_chance(rule, home, Line(1, "soft", granted=2), TOLLS).raw == base + 2 * rule.cable_step
    assert cable_chance(rule, replace(home, standing=60), Line(1, "soft"), TOLLS).raw == base + 40
    assert cable_chance(rule, replace(home, ease=150), Line(1, "soft"), TOLLS).raw == base + 150
    assert cable_chance(rule, replace(home, tracks=(60, 50, 50)), Line(1, "soft"), TOLLS).raw == base - 40
    assert cable_chance(rule, replace(home, tracks=(60, 50, 50)), Line(1, "soft"), NETS).raw == base


def test_r10_likelihood_is_known_before(calm: Scenario) -> None:
    """R10: the likelihood can be reckoned from one's own view before sending."""
    view = Table(calm).view(N)
    chance = cable_estimate(view, TOLLS)
    assert chance is not None
    assert 20 <= chance.per_mille <= 980
    assert cable_estimate(view, BELL) is None


def stingy(scenario: Scenario) -> Scenario:
    """Capitals that refuse nearly everything."""
    return replace(
        scenario,
        sides=scenario.sides.map(lambda one: replace(one, capital_rule=replace(one.capital_rule, cable_base=-9000))),
    )


def test_r10_refusal_costs_standing(calm: Scenario) -> None:
    """R10: a refusal costs 2 standing; asking again on the article within three sittings costs 2 more."""
    table = Table(stingy(calm)).evening().play(N, "cable", TOLLS).save(S)
    assert moved(table, "standing", N) == -2
    table.evening().play(N, "cable", TOLLS).save(S)
    assert moved(table, "standing", N) == -4
    table.table(7).evening().play(N, "cable", TOLLS).save(S)
    assert moved(table, "standing", N) == -2


def reserved(calm: Scenario) -> Table:
    """Southam's package reserved by Northam, in the evening: quay in common and tolls shared equally."""
    table = Table(calm, openers=(S, N)).table()
    return table.offer(S, {QUAY: 2, TOLLS: 2}, linked=True).act(N, a.Answer("reserve")).adjourn(N)


def test_r10_a_reserved_offer_referred_whole(calm: Scenario) -> None:
    """R10: a reserved offer may be referred whole; a yes authorises that package and nothing else."""
    table = Table(calm).evening().own(N, influence=6)
    assert table.refused(N, a.PlayInstrument("cable", (), "offer")) is Code.NO_RESERVED_OFFER
    table = reserved(generous(calm)).play(N, "cable", target="offer").save(S)
    assert table.saw(e.PackageWaived, N)
    mandate, waivers = table.mine(N).mandate, table.mine(N).waivers
    assert mandate[QUAY] == Line(1, "hard")
    assert breaches(N, mandate, (2, 2, 2, 2), waivers) == ()
    assert [one.article for one in breaches(N, mandate, (2, 3, 2, 2), waivers)] == [QUAY, TOLLS]


def test_r10_a_package_is_less_likely_with_every_weighted_step(harbour: Scenario) -> None:
    """R10: each weighted step of the package takes 90 per mille."""
    rule, home = harbour.sides.first.capital_rule, Home((50, 50, 50), lambda _: True, 50)
    assert package_chance(rule, home, 1, 0).raw - package_chance(rule, home, 4, 0).raw == 270


def test_r10a_a_granted_step_may_leak(calm: Scenario) -> None:
    """R10a: a step granted makes a leak draw at the next dispatches: a dated report, right or one option off."""
    heard = []
    for seed in range(30):
        table = Table(generous(calm), seed=str(seed)).evening().play(N, "cable", TOLLS).save(S)
        if not table.heard(e.CableAnswered)[0].granted:
            continue
        assert table.heard(e.LeakHeard) == []
        heard.append(table.table(3).heard(e.LeakHeard))
    leaks = [leak for found in heard for leak in found]
    assert 3 <= len(leaks) <= 18
    assert {(leak.side, leak.article, leak.sitting) for leak in leaks} == {(S, TOLLS, 2)}
    assert {leak.option for leak in leaks} <= {1, 2, 3}
    assert sum(leak.option == 2 for leak in leaks) > len(leaks) // 2


def test_r10a_a_letter_makes_a_leak_rarer(calm: Scenario) -> None:
    """R10a: a draw of 300 per mille, 150 when the mediator's letter had helped."""
    table = Table(generous(calm)).evening().play(N, "cable", TOLLS).save(S)
    assert [event.chance for event in table.heard(e.LeakSet)] == [300]
    table = Table(generous(calm)).act(a.Actor.MEDIATOR, a.Write(N, TOLLS)).evening().play(N, "cable", TOLLS).save(S)
    assert [event.chance for event in table.heard(e.LeakSet)] == [150]


@pytest.mark.parametrize("to", [0, 2])
def test_r10a_a_line_moved_by_an_event_may_leak(calm: Scenario, to: int) -> None:
    """R10a: a line that an event moves, either way, makes the same draw, and a leak costs 1 rapport."""
    scenario = dressed(calm, "raid", Guarded(MoveMandate(N, TOLLS, to=to)))
    leaked = 0
    for seed in range(12):
        table = Table(scenario, seed=str(seed)).evening().play(N, "raid").save(S)
        if table.heard(e.LeakHeard, S):
            leaked += 1
            assert moved(table, "rapport", cause="leak") == -1
    assert 0 < leaked < 12


def signed(scenario: Scenario, terms: dict[int, int], **more: object) -> Table:
    """A treaty moved by Northam and signed by Southam, at the third sitting."""
    table = Table(scenario).table(2).turn(N)
    table.offer(N, terms, linked=True, **more).accept(S).turn(N)
    return table.act(N, a.MoveToSign()).act(S, a.AnswerSigning(True))


def test_r11_inside_the_mandate_and_above_the_walk_away(calm: Scenario) -> None:
    """R11: a treaty inside the mandate and no worse than the walk-away is ratified for sure."""
    table = signed(calm, {QUAY: 1, TOLLS: 1, NETS: 1, BELL: 1})
    first, second = table.saw(e.CapitalDecided)
    assert (first.by, first.ratified, first.per_mille) == (N, True, 1000)
    assert second.by is S
    assert second.per_mille < 1000


@pytest.mark.parametrize("vote", [True, False])
def test_r11_votes_take_the_place_of_chance_and_of_nothing_else(calm: Scenario, vote: bool) -> None:
    """R11: what people vote for a capital decides where chance would; what was certain stays, and both are told."""
    said = "yes" if vote else "no"
    table = Table(calm).table(2).turn(N)
    terms = {QUAY: 2, TOLLS: 2, NETS: 1, BELL: 0}
    table.offer(N, terms, linked=True).accept(S).turn(N).act(N, a.MoveToSign())
    assert table.refused(S, a.PutToVote(said, said)) is Code.UNKNOWN_ACTION
    assert table.refused(a.Actor.DIRECTOR, a.PutToVote("perhaps", said)) is Code.NO_SUCH_ANSWER
    drawn = signed(calm, terms).saw(e.CapitalDecided)
    table.act(a.Actor.DIRECTOR, a.PutToVote(said, said))
    first, second = table.saw(e.CapitalVoted)
    assert (first.yes, first.found, first.counts) == (vote, drawn[0].ratified, True)
    assert (second.yes, second.found, second.counts) == (vote, True, False)
    decided = table.saw(e.CapitalDecided)
    assert [one.ratified for one in decided] == [vote, True]
    assert [one.per_mille for one in decided] == [one.per_mille for one in drawn]
    assert table.common.closing.kind == ("ratified" if vote else "repudiated")


def test_r11_no_vote_mends_a_never(calm: Scenario) -> None:
    """R11: past a `never` a vote is told and changes nothing; only a text that waits for a signature is voted on."""
    table = Table(calm).table(2).turn(N)
    assert table.refused(a.Actor.DIRECTOR, a.PutToVote("yes", "yes")) is Code.NOT_READY_TO_SIGN
    table.offer(N, {QUAY: 2, TOLLS: 1}, linked=True).accept(S).turn(N).act(N, a.MoveToSign())
    table.act(a.Actor.DIRECTOR, a.PutToVote("none", "yes"))
    assert table.saw(e.CapitalVoted) == [e.CapitalVoted(S, True, False, False)]
    assert table.saw(e.CapitalDecided)[1].ratified is False


def test_r11_a_never_is_never_ratified(calm: Scenario) -> None:
    """R11: beyond a `never` nothing is ratified, and the view says so before."""
    table = signed(calm, {QUAY: 2, TOLLS: 1})
    assert [(one.by, one.ratified) for one in table.saw(e.CapitalDecided)][1] == (S, False)
    assert table.common.closing.kind == "repudiated"
    assert ratification_estimate(Table(calm).view(S), (2, 1, 2, 2)) == 0


def test_r11_the_sum(harbour: Scenario) -> None:
    """R11: margin, breaches (130 a weighted step), standing, mediator, world; halved when openly ad referendum."""
    rule = replace(harbour.sides.first.capital_rule, ratify_terms=())
    home = Home((50, 50, 50), lambda _: True, 60)

    def chance(found: tuple[Breach, ...], margin: int, *, shared: bool = False) -> int:
        got = ratification_chance(rule, home, Opinion(60, 55), margin, found, shared)
        assert got is not None
        return got.raw

    rest = rule.ratify_base + 10 * rule.ratify_standing + 10 * rule.ratify_goodwill + 5 * rule.ratify_world
    breach = Breach(QUAY, 1, "hard", False)
    assert ratification_chance(rule, home, Opinion(60, 55), 0, (), False) is None
    assert chance((), -5) == rest - 5 * rule.ratify_margin
    assert chance((breach,), 10) == rest + 10 * rule.ratify_margin - 390
    assert chance((replace(breach, halved=True),), 10) == rest + 10 * rule.ratify_margin - 195
    assert chance((breach,), 10, shared=True) == rest + 10 * rule.ratify_margin - 195
    assert chance((), -500) == rest - 60 * rule.ratify_margin


def test_r11_ad_referendum_is_open(calm: Scenario) -> None:
    """R11: an offer marked ad referendum tells the other side, and each breach of its author's then weighs half."""
    table = Table(calm).table(2).turn(N).offer(N, {QUAY: 2}, ad_referendum=True)
    assert table.saw(e.OfferLaid, S)[0].offer.ad_referendum
    table.accept(S)
    assert table.common.desks.first.ad_referendum == (QUAY,)
    plain = ratification_estimate(table.view(N), (2, 1, 2, 2), ())
    desks = table.common.desks
    bare = replace(table.common, desks=desks.put(N, replace(desks.first, ad_referendum=())))
    assert plain > ratification_estimate(replace(table.view(N), common=bare), (2, 1, 2, 2), ())


def test_r11_shared_blame_is_told_and_reckoned_with(calm: Scenario) -> None:
    """R11: when notables share the blame their side alone is told, once, and its own reckoning halves breaches."""
    scenario = dressed(calm, "raid", Guarded(ShareBlame(N)), rest=0)
    table = Table(scenario).evening().play(N, "raid").save(S)
    assert table.saw(e.BlameShared, N) == [e.BlameShared(N)]
    assert table.saw(e.BlameShared, S) == []
    view = table.view(N)
    alone = replace(view, own=replace(view.own, blame_shared=False))
    assert ratification_estimate(view, (2, 1, 2, 2)) > ratification_estimate(alone, (2, 1, 2, 2))
    table.evening().play(N, "raid").save(S)
    assert table.saw(e.BlameShared) == []


def test_r11_silent_options_count(calm: Scenario) -> None:
    """R11: an article that falls silent past a line is a breach like any other."""
    table = Table(calm).line(N, NETS, 1, "never").table(2).turn(N)
    table.offer(N, {QUAY: 2, TOLLS: 2}).accept(S).turn(N).act(N, a.MoveToSign()).act(S, a.AnswerSigning(True))
    assert table.saw(e.CapitalDecided)[0].ratified is False


def test_r11_repudiation_is_the_worst(calm: Scenario) -> None:
    """R11: repudiating costs 30 points below the war's result, brings the other 10, and 20 of goodwill and world."""
    table = signed(calm, {QUAY: 1, TOLLS: 1, NETS: 1, BELL: 1})
    assert table.common.closing.ratified == BySide(True, False)
    closing = table.common.closing
    war = next(one for one in calm.wars if one.id == closing.war)
    assert closing.points.first == walk_away(table.state, N) + war.points.first + 10
    assert closing.points.second == walk_away(table.state, S) + war.points.second - 30
    assert moved(table, "goodwill", S) == -20
    assert moved(table, "world") == 20


def test_r11_the_mediators_text_weighs_less(calm: Scenario) -> None:
    """R11: a clause initialled on the mediator's text weighs one step less; initialled again otherwise it does not."""
    assert breaches(N, (Line(1, "hard"),), (2,), (), (0,)) == ()
    table = Table(calm).act(a.Actor.MEDIATOR, a.SendText(((QUAY, 2),))).evening().save(N, S)
    table.act(N, a.MarkText(True)).act(S, a.MarkText(True))
    assert table.common.matters[QUAY].by_text
    assert ratification_estimate(table.view(N), (2, 1, 0, 0)) == 1000
    table.turn(N).present(N, {TOLLS: 0}).table(3).turn(N)
    table.offer(N, {QUAY: 1, TOLLS: 1}, linked=True).accept(S)
    assert not table.common.matters[QUAY].by_text


def test_reports_describe_the_moment_they_arrive(calm: Scenario) -> None:
    """R12: a report sent for arrives at the next dispatches and describes that moment."""
    report = Guarded(SendReport(N, "track", None, 1, 1000))
    scenario = dressed(calm, "raid", report, Guarded(MoveTrack(1, 30)))
    table = Table(scenario).evening().play(N, "raid").save(S)
    heard = table.saw(e.ReportHeard, N)[0]
    assert (heard.low, heard.high, heard.sitting) == (80, 90, 2)
