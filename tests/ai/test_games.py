"""Whole games between computer delegations."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings, strategies as st

from game.ai.policy import Policy
from game.ai.roster import delegation, mediator
from game.kernel.sides import BySide
from game.scenario.definition import Scenario
from game.scenario.loader import load
from tests.ai.driver import Game, played
from tests.ai.rambler import Rambler

ROOT = Path(__file__).resolve().parents[2]
LEVELS = ("attache", "envoy", "plenipotentiary")
WEAKER_FIRST = [*LEVELS[:-1], pytest.param(LEVELS[-1], marks=pytest.mark.slow)]
"""The strongest takes longest, and plays whole games in other tests too."""
GAMES = 40
PAIRS = 40


def scenario(name: str) -> Scenario:
    """A shipped or test scenario; the test is skipped while its file is not there."""
    path = ROOT / name
    if not path.exists():
        pytest.skip(f"{name} is not there")
    found = load(path).scenario
    assert found is not None, name
    return found


@pytest.fixture(scope="module")
def harbour() -> Scenario:
    """The four-article scenario of the tests."""
    return scenario("tests/scenarios/harbour.yaml")


@pytest.fixture(scope="module")
def portsmouth() -> Scenario:
    """The shipped conference."""
    return scenario("scenarios/portsmouth-1905.yaml")


def games(where: Scenario, count: int, first: str, second: str) -> list[Game]:
    """`count` games of different seeds between two levels."""
    policies = BySide(delegation(first), delegation(second))
    return [played(where, str(seed), policies, mediator()) for seed in range(count)]


def gain(game: Game, side: int) -> int:
    """A side's points at the end over its opening walk-away."""
    closing = game.state.common.closing
    assert closing is not None
    return tuple(closing.points)[side] - tuple(game.state.hidden.opening_walk_away)[side]


@pytest.mark.parametrize("level", WEAKER_FIRST)
def test_harbour_games_end_without_a_refusal(harbour: Scenario, level: str) -> None:
    """At every level a game ends, and nothing that a delegation or the mediator does is refused."""
    for game in games(harbour, GAMES, level, level):
        assert game.state.common.closing is not None
        assert game.refusals == []


@pytest.mark.parametrize("level", WEAKER_FIRST)
def test_portsmouth_games_end_without_a_refusal(portsmouth: Scenario, level: str) -> None:
    """The same on sixteen articles."""
    for game in games(portsmouth, 3, level, level):
        assert game.state.common.closing is not None
        assert game.refusals == []


def test_same_seed_same_game(harbour: Scenario) -> None:
    """A game is a function of its seed and its players."""
    policies = BySide(delegation("plenipotentiary"), delegation("envoy"))
    one = played(harbour, "again", policies, mediator())
    two = played(harbour, "again", policies, mediator())
    assert list(one.log) == list(two.log)


@pytest.mark.slow
def test_strong_delegations_end_in_varied_ways(portsmouth: Scenario) -> None:
    """Between strong delegations peace is common but not certain, and the treaties differ."""
    ended = games(portsmouth, 12, "plenipotentiary", "plenipotentiary")
    treaties = {game.state.common.treaty for game in ended if game.state.common.treaty is not None}
    kinds = [game.state.common.closing.kind for game in ended if game.state.common.closing is not None]
    assert kinds.count("ratified") * 2 > len(kinds)
    assert len(set(kinds)) >= 2
    assert len(treaties) * 2 > kinds.count("ratified")


@pytest.mark.slow
def test_a_strong_delegation_beats_a_weak_one(harbour: Scenario) -> None:
    """From either chair a plenipotentiary does better against an attaché than the attaché in its place."""
    weak = games(harbour, PAIRS, "attache", "attache")
    for side, levels in ((0, ("plenipotentiary", "attache")), (1, ("attache", "plenipotentiary"))):
        strong = games(harbour, PAIRS, *levels)
        assert sum(gain(game, side) for game in strong) > sum(gain(game, side) for game in weak)


def test_decisions_are_quick(portsmouth: Scenario) -> None:
    """The median decision on sixteen articles takes well under fifteen thousandths of a second."""
    (game,) = games(portsmouth, 1, "plenipotentiary", "plenipotentiary")
    assert sorted(game.seconds)[len(game.seconds) // 2] < 0.015


@pytest.mark.parametrize("level", WEAKER_FIRST)
def test_an_erratic_opponent_breaks_nothing(harbour: Scenario, level: str) -> None:
    """Against an opponent who does anything at all, reopening, swearing, withdrawing, nothing is refused."""
    for seed in range(30):
        wild: Policy = Rambler(Random(seed))
        tame = delegation(level)
        for policies in (BySide(tame, wild), BySide(wild, tame)):
            game = played(harbour, str(seed), policies, mediator())
            assert game.state.common.closing is not None


@given(seed=st.integers(min_value=0, max_value=10_000), first=st.sampled_from(LEVELS), second=st.sampled_from(LEVELS))
@settings(max_examples=15, deadline=None)
def test_any_seed_and_any_levels(harbour: Scenario, seed: int, first: str, second: str) -> None:
    """Whatever the seed and the levels, the game ends within its calendar and nothing is refused."""
    game = played(harbour, str(seed), BySide(delegation(first), delegation(second)), mediator())
    assert game.state.common.closing is not None
    assert game.state.common.sitting <= game.state.common.last
