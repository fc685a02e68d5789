"""How fast this machine runs the rules, the delegations and the mathematics."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from game.analysis.analyse import analyse
from game.analysis.tables import links_of, tables_for
from game.bargaining.frontier import frontier
from game.engine import actions as a
from game.engine.apply import Applied, apply
from game.engine.setup import historical_instructions, setup
from game.kernel.sides import BySide
from game.scenario.definition import Scenario
from game.scenario.loader import load
from game.workshop.driver import steps
from game.workshop.players import players

SEED = "bench"
LEVEL = "envoy"
REPEATS = 5


def bench(path: Path) -> dict[str, Any]:
    """Figures of a scenario that can be played: milliseconds are the best of several, rates are per second."""
    scenario = load(path).scenario
    if scenario is None:
        raise ValueError(f"{path} cannot be played")
    pair = historical_instructions(scenario)
    tables, links = tables_for(scenario, pair), links_of(scenario)
    started = time.perf_counter()
    played = _played(scenario)
    game_seconds = time.perf_counter() - started
    return {
        "scenario": scenario.id,
        "scenario_load_ms": best_ms(lambda: load(path)),
        "frontier_ms": best_ms(lambda: frontier(tables, links)),
        "analyse_ms": best_ms(lambda: analyse(scenario)),
        "actions_a_game": len(played),
        "engine_steps_per_second": round(len(played) / (best_ms(lambda: _again(scenario, played)) / 1000)),
        "games_per_second": round(1 / game_seconds, 2),
    }


def best_ms(work: Callable[[], object]) -> float:
    """Milliseconds that `work` takes, the best of several."""
    best = float("inf")
    for _ in range(REPEATS):
        started = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - started)
    return round(1000 * best, 3)


def _played(scenario: Scenario) -> tuple[tuple[a.Actor, a.Action], ...]:
    """The actions of one game between computer delegations."""
    taken = steps(scenario, SEED, historical_instructions(scenario), players(BySide(LEVEL, LEVEL)))
    return tuple((step.by, step.action) for step in taken if step.by is not None and step.action is not None)


def _again(scenario: Scenario, played: tuple[tuple[a.Actor, a.Action], ...]) -> None:
    """The same actions with the engine alone."""
    state = setup(scenario, SEED, historical_instructions(scenario)).state
    for by, action in played:
        outcome = apply(state, by, action)
        if isinstance(outcome, Applied):
            state = outcome.state
