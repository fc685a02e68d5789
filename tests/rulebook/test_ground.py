"""The ground: R17 to R21."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from game.engine import (
    actions as a,
    capital_sums,
    events as e,
    rules_capital,
    rules_dispatches,
    rules_endings,
    rules_evening,
    rules_mediator,
    rules_offers,
    rules_table,
    rules_turns,
)
from game.engine.capital_sums import Home, cable_chance
from game.engine.parts import Line, Stage
from game.engine.refusals import Code
from game.engine.rules_capital import worth
from game.engine.setup import drawn_instructions, historical_instructions, setup
from game.kernel.draws import Chance, Term, draw
from game.kernel.sides import BySide
from game.scenario.definition import Scenario
from tests.rulebook.table import BELL, NETS, QUAY, N, S, Table, patient
from tests.strategies import play_out, quiet, with_calendar, without_mediator

RULES = Path(__file__).parents[2] / "RULES.md"


def test_r17_draws_are_named_and_independent(harbour: Scenario) -> None:
    """R17: a draw depends on seed, name and index alone; one more draw elsewhere changes no other."""
    assert draw("s", "opener", 3, 1000) == draw("s", "opener", 3, 1000)
    assert len({draw("s", stream, n, 10**9) for stream in ("a", "b") for n in range(20)}) == 40
    plain = Table(patient(quiet(harbour)), openers=()).table(3)
    busy = Table(patient(quiet(harbour)), openers=()).evening().play(N, "probe", QUAY).play(S, "confide", QUAY).table(3)
    assert [one.opener for one in plain.heard(e.OpenerDrawn)] == [one.opener for one in busy.heard(e.OpenerDrawn)]


def test_r17_chances_are_clamped_sums() -> None:
    """R17: a chance is the sum of its named terms, clamped to 20..980 per mille, and nothing but whole numbers."""
    assert Chance((Term("a", 700), Term("b", -100))).per_mille == 600
    assert Chance((Term("a", 5000),)).per_mille == 980
    assert Chance((Term("a", -5000),)).per_mille == 20
    assert all(isinstance(term.value, int) for term in Chance((Term("a", 1),)).terms)


def test_r17_the_same_game_everywhere(harbour: Scenario) -> None:
    """R17: the same scenario, seed and actions give the same game."""
    assert play_out(harbour, 5).digest() == play_out(harbour, 5).digest()


def test_r18_doctrines_are_drawn_or_historical(harbour: Scenario) -> None:
    """R18: instructions are drawn by their priors, or the historical ones are taken."""
    drawn = [drawn_instructions(harbour, str(seed)).first for seed in range(200)]
    assert 95 <= drawn.count("council") <= 145
    assert historical_instructions(harbour) == BySide("council", "guild")


def test_r18_the_list_is_public_and_the_choice_secret(harbour: Scenario) -> None:
    """R18: a view has the list with its priors, and no word of the other side's doctrine, the seed or the draw."""
    view = Table(seed="0123456789", south="fishers").view(N)
    assert [(card.id, card.prior) for card in view.board.doctrines.second] == [("guild", 50), ("fishers", 50)]
    board = replace(view.board, doctrines=BySide((), ()))
    text = repr(replace(view, board=board))
    assert "fishers" not in text
    assert "0123456789" not in text


def test_r19_a_refusal_is_a_value(harbour: Scenario) -> None:
    """R19: a refusal has a stable code and the key of a sentence, and changes nothing."""
    table = Table()
    before = table.state
    assert table.refused(N, a.LayOffer(((99, 0),))) in (Code.NOT_YOUR_TURN, Code.NO_SUCH_ARTICLE)
    assert table.state is before
    assert table.refused(a.Actor.MEDIATOR, a.Adjourn()) is Code.UNKNOWN_ACTION
    assert table.refused(a.Actor.DIRECTOR, a.Adjourn()) is Code.UNKNOWN_ACTION


def ratified(harbour: Scenario) -> Table:
    """A treaty that both capitals ratify though both would prefer another."""
    scenario = replace(patient(quiet(with_calendar(harbour, 8, 2))), links=())
    table = Table(scenario)
    for side in (N, S):
        table.own(side, mandate=(None,) * 4)
    table.hidden(tracks=(0, 0, 0))
    sides = scenario.sides.map(lambda one: replace(one, walk_away=replace(one.walk_away, base=-9999)))
    table.state = replace(table.state, scenario=replace(scenario, sides=sides))
    table.table().turn(N).offer(N, {QUAY: 0, 1: 3, NETS: 0, BELL: 2}, linked=True).accept(S).turn(N)
    return table.act(N, a.MoveToSign()).act(S, a.AnswerSigning(True))


@pytest.mark.parametrize("second_says", [True, False])
def test_r20_the_best_improvement(harbour: Scenario, second_says: bool) -> None:
    """R20: after ratification either side may ask once; both mark in secret; it stands if both accept."""
    table = ratified(harbour)
    assert table.common.closing.kind == "ratified"
    treaty = table.common.treaty
    table.act(S, a.RequestImprovement())
    better = table.common.improvement
    for side in (N, S):
        assert worth(table.state, side, better) > worth(table.state, side, treaty)
    assert table.refused(N, a.RequestImprovement()) is Code.NO_TREATY
    table.act(N, a.MarkImprovement(True))
    assert [event for event in table.last if e.sees(S, event)] == []
    table.act(S, a.MarkImprovement(second_says))
    assert table.common.improved == (better if second_says else None)
    assert table.common.stage is Stage.CLOSED
    assert table.refused(S, a.RequestImprovement()) is Code.NO_TREATY


def test_r20_only_after_a_treaty(harbour: Scenario) -> None:
    """R20: where no treaty was ratified there is nothing to improve."""
    assert Table(patient(quiet(harbour))).end().refused(N, a.RequestImprovement()) is Code.NO_TREATY


def test_r20_when_there_is_none_it_is_not_asked_again(harbour: Scenario) -> None:
    """R20: where no treaty is better for both that is said, and the question is closed."""
    table = ratified(harbour).own(N, points=((0, 0, 0, 9), (9, 0, 0, 0), (0, 0, 9), (0, 0, 9)))
    table.own(N, points=tuple(tuple(100 if n == table.common.treaty[k] else 0 for n in range(len(row)))
                              for k, row in enumerate(table.mine(N).points)))  # fmt: skip
    table.act(N, a.RequestImprovement())
    assert (table.common.improvement, table.common.improved) == (None, None)
    assert table.refused(S, a.RequestImprovement()) is Code.NO_TREATY


def test_r21_meters_have_ranges() -> None:
    """R21: meters stay within 0..100, influence within 0..6."""
    from game.engine.play import Play

    play = Play(Table().state)
    for meter, cap in (("standing", 100), ("influence", 6), ("patience", 100), ("credibility", 100), ("goodwill", 100)):
        play.meter(meter, N, 999, "test")
        assert play.value(meter, N) == cap
        play.meter(meter, N, -999, "test")
        assert play.value(meter, N) == 0


def test_r21_who_sees_what() -> None:
    """R21: a side reads four meters of its own; credibility, rapport, world and the mediator's patience are words."""
    view = Table().view(N)
    assert (view.own.standing, view.own.influence, view.own.patience, view.own.goodwill) == (60, 2, 60, 55)
    assert not hasattr(view.own, "credibility")
    room = view.common.room
    assert (room.rapport, room.world, room.mediator) == (2, 2, 3)
    assert room.credibility == BySide(3, 3)


def test_r21_no_goodwill_without_a_mediator(harbour: Scenario) -> None:
    """R21: where nobody mediates goodwill stays at 50 and weighs nothing."""
    table = Table(without_mediator(quiet(harbour))).table().offer(N, {NETS: 1}).accept(S).evening()
    assert (table.mine(N).goodwill, table.mine(S).goodwill) == (50, 50)


def signed_numbers(cell: str) -> list[int]:
    """The signed numbers of a table cell, in order of size."""
    return sorted(int(sign.replace("−", "-") + digits) for sign, digits in re.findall(r"([+−])(\d+)", cell))


def rows() -> dict[str, list[str]]:
    """The table of meters, by meter."""
    lines = [line for line in RULES.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]
    return {row[0]: row[1:] for row in cells}


def test_r21_the_table_says_what_the_code_does() -> None:
    """R21: every number of the one table of meters is the code's own, and none of the code's is missing."""
    t, o, v = rules_turns, rules_offers, rules_evening
    prices = [*o.FIRM_BROKEN, *o.CLAIM_BROKEN, *o.RED_LINE_BROKEN, *o.SOFTENED, *rules_table.REFUSED_SIGNING, *t.FRUIT]

    def priced(meter: str) -> list[int]:
        return [change for name, change in prices if name == meter]

    capital = [rules_capital.REFUSED_STANDING, rules_capital.DEFIED_STANDING, v.ASKED_AGAIN_STANDING]
    world = rules_endings.REPUDIATED_WORLD
    goodwill = [v.CONFIDED_GOODWILL, v.TEXT_AGREED_GOODWILL, v.TEXT_REFUSED_GOODWILL, o.REOPEN_GOODWILL]
    rapport = [o.COURTESY, o.BETTER_COURTESY, o.FINAL_RAPPORT, o.REOPEN_RAPPORT, t.FRUIT_RAPPORT]
    rapport += [rules_table.TRAIN_RAPPORT, rules_table.STAY_RAPPORT, rules_capital.LEAK_RAPPORT]
    letters = [rules_mediator.LETTER_PATIENCE, rules_mediator.TEXT_PATIENCE, rules_mediator.WARN_PATIENCE]
    expected = {
        "Standing": [*priced("standing"), *capital],
        "Influence": [rules_dispatches.INFLUENCE_A_SITTING],
        "Patience": [*priced("patience"), t.BARREN_PATIENCE, t.FINAL_PATIENCE],
        "Credibility": [*priced("credibility"), rules_table.STAY_CREDIBILITY],
        "Goodwill": [*priced("goodwill"), *goodwill, o.WITHDRAWN_GOODWILL, -world],
        "Mediator's patience": [*letters, t.BARREN_MEDIATOR],
        "Rapport": rapport,
        "World opinion": [world, -world],
    }
    found = {meter: signed_numbers(" ".join(row)) for meter, row in rows().items()}
    assert found == {meter: sorted(numbers) for meter, numbers in expected.items()}


def test_r21_numbers_in_the_prose_are_the_codes() -> None:
    """R21: the numbers that the paragraphs on home and tone name are the code's."""
    text = RULES.read_text(encoding="utf-8")
    for number, phrase in (
        (capital_sums.STUBBORN_STEP, "each grade above soft takes {} per mille"),
        (capital_sums.PACKAGE_STEP, "every weighted step past the mandate takes {}"),
        (capital_sums.BREACH, "{} per mille against you for every weighted step"),
        (rules_endings.DISGRACE, "{} points below the war's result"),
        (rules_endings.VINDICATED, "gains {} points"),
        (rules_capital.LEAK_CHANCE, "chance of {}"),
        (rules_capital.LEAK_CHANCE_BY_LETTER, "or {} when the mediator's letter"),
        (rules_mediator.LETTER_EASE, "is {} per mille likelier"),
    ):
        assert phrase.format(number) in " ".join(text.split())
    home = Home((50, 50, 50), lambda _: True, 50)
    rule = Table().scenario.sides.first.capital_rule
    chances = [cable_chance(rule, home, Line(1, kind), QUAY).raw for kind in ("soft", "firm", "hard")]
    assert [chances[0] - one for one in chances] == [0, 110, 220]


def test_openers_may_be_fixed(harbour: Scenario) -> None:
    """R1a: a recorded conference fixes who opens its sittings; later ones are drawn."""
    applied = setup(quiet(harbour), "9", BySide("council", "guild"), (S,))
    assert applied.state.hidden.openers == (S,)
    assert Table(openers=(S,)).table().common.opener is S
    assert {Table(seed=str(seed), openers=(S,)).table(2).common.opener for seed in range(10)} == {N, S}
