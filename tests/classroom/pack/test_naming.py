"""The name of a pack's file: one for each pack that there can be of a lesson."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from game.classroom.lesson import CARDS, CURTAIN
from game.classroom.number import DRAWN, HISTORICAL, number_for
from game.classroom.pack.kit import Kit
from game.classroom.pack.naming import stem_of
from game.classroom.pack.style import PAPERS
from game.classroom.plan import SHAPES, plan_of
from tests.classroom.pack.conftest import kit_of, scenario_of


def test_no_pack_of_a_lesson_takes_the_name_of_another() -> None:
    """Way, size, paper, orders, minutes, pupils, lateness and language each change the name; all can stand in one."""
    scenario = scenario_of("harbour")
    plain = kit_of(scenario)
    ways = (CARDS, CURTAIN)
    kits = [
        replace(plain, how=how, public=replace(plain.public, plan=plan_of(minutes, 9, lost), pupils=pupils,
                                               curtain=private == CURTAIN))
        for how, minutes, pupils, lost, private in product((HISTORICAL, DRAWN), SHAPES, (24, 30), (0, 60, 300), ways)
    ]  # fmt: skip
    kits += [kit_of(scenario, language=language) for language in ("ja", "ru")]
    names = [stem_of(kit, paper, minimum=small) for kit, paper, small in product(kits, PAPERS, (False, True))]
    assert len(set(names)) == len(names)


def test_the_usual_pack_has_the_shortest_name() -> None:
    """Scenario and number; what is unusual is said in plain words behind them."""
    scenario = scenario_of("harbour")
    start = f"harbour-{number_for('1', scenario.id)}"
    assert stem_of(kit_of(scenario), "a4") == start
    late: Kit = kit_of(scenario, 60, 24, how=DRAWN, private=CURTAIN, lost=300)
    assert stem_of(late, "letter", minimum=True) == f"{start}-curtain-small-drawn-60min-24pupils-late5-letter"
