"""What a delegation believes, how much it asks for, and the levels it comes in."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, strategies as st

from game.ai.aspiration import conceded, target
from game.ai.beliefs import beliefs_of
from game.ai.levels import level_named
from game.ai.persona import drawn_persona
from game.ai.roster import delegation
from game.bargaining.beliefs import WHOLE
from game.engine import events as e
from game.kernel.draws import private_draws
from game.kernel.sides import BOTH_SIDES, Side
from tests.ai.driver import begun
from tests.ai.test_games import scenario

POINTS = st.integers(min_value=-200, max_value=900)
TIME = st.integers(min_value=0, max_value=1000)


@given(POINTS, POINTS, TIME, TIME, st.integers(min_value=1, max_value=5))
def test_aspiration_only_falls(best: int, least: int, one: int, other: int, firmness: int) -> None:
    """The target never rises with time, starts at the best and never goes below the least."""
    early, late = sorted((one, other))
    assert target(best, least, early, firmness) >= target(best, least, late, firmness) >= least
    if best >= least:
        assert target(best, least, 0, firmness) == best
        assert target(best, least, 1000, firmness) == least


@given(TIME, st.integers(min_value=1, max_value=4))
def test_the_firmer_concede_later(time: int, firmness: int) -> None:
    """At every moment the firmer of two has given up no more."""
    assert conceded(time, firmness + 1) <= conceded(time, firmness)


def test_beliefs_start_from_the_public_list() -> None:
    """Before anything is said, beliefs are the priors, whichever instructions were drawn."""
    where = scenario("tests/scenarios/harbour.yaml")
    for seed in range(8):
        game = begun(where, str(seed))
        for side in BOTH_SIDES:
            view = replace(game.view(side), history=())
            priors = [card.prior for card in view.board.doctrines.of(side.other)]
            weights = beliefs_of(view).weights
            assert sum(weights) == WHOLE
            assert weights == tuple(WHOLE * prior // sum(priors) for prior in priors)


def test_a_report_moves_beliefs_towards_the_doctrine_it_fits() -> None:
    """Hearing that Southam would stop at (c) on the quay speaks for the doctrine whose line is there."""
    game = begun(scenario("tests/scenarios/harbour.yaml"), "0")
    view = replace(game.view(Side.FIRST), history=())
    report = e.ReportHeard(Side.FIRST, "mandate", 0, None, 2, 2, 1, 0)
    told = beliefs_of(replace(view, history=(report,)))
    guild = [card.id for card in view.board.doctrines.second].index("guild")
    assert told.weights[guild] > beliefs_of(view).weights[guild]
    assert sum(told.weights) == WHOLE
    assert told.reach[0] == 2


def test_a_delegation_that_does_not_learn_keeps_the_priors() -> None:
    """With no learning the same report changes no weight."""
    game = begun(scenario("tests/scenarios/harbour.yaml"), "0")
    view = replace(game.view(Side.FIRST), history=())
    report = e.ReportHeard(Side.FIRST, "mandate", 0, None, 2, 2, 1, 0)
    assert beliefs_of(replace(view, history=(report,)), learning=0).weights == beliefs_of(view).weights


def test_levels_are_named() -> None:
    """The three levels are found by name, accent and case aside; another name is a KeyError."""
    assert level_named("Attaché") is level_named("attache")
    assert level_named("envoy").id == "envoy"
    with pytest.raises(KeyError):
        delegation("emperor")


def test_a_temper_lasts_a_whole_game() -> None:
    """The temper drawn from one well is the same every time, and not the same from all wells."""
    assert drawn_persona(private_draws("a", "0")) == drawn_persona(private_draws("a", "0"))
    assert len({drawn_persona(private_draws(str(seed), "0")) for seed in range(20)}) > 10
