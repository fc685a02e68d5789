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
from game.session.chain import HISTORICAL, Settings
from game.session.edition import edition_of_path
from game.session.match import Match, start, submit
from game.session.record import Loaded, read, write
from game.session.replay import replay_save
from game.workshop.driver import steps
from game.workshop.players import players

SEED = "bench"
LEVEL = "envoy"
GAMES = 3
REPEATS = 5

Played = tuple[tuple[a.Actor, a.Action], ...]


def bench(path: Path) -> dict[str, Any]:
    """Figures of a scenario that can be played: milliseconds are the best of several, rates are per second."""
    scenario = load(path).scenario
    if scenario is None:
        raise ValueError(f"{path} cannot be played")
    pair = historical_instructions(scenario)
    tables, links = tables_for(scenario, pair), links_of(scenario)
    started = time.perf_counter()
    games = [_played(scenario, f"{SEED}-{number}") for number in range(GAMES)]
    game_seconds = (time.perf_counter() - started) / GAMES
    number = max(range(GAMES), key=lambda one: len(games[one]))
    played, seed = games[number], f"{SEED}-{number}"
    save = _saved(path, seed, played)
    return {
        "scenario": scenario.id,
        "scenario_load_ms": best_ms(lambda: load(path)),
        "frontier_ms": best_ms(lambda: frontier(tables, links)),
        "analyse_ms": best_ms(lambda: analyse(scenario)),
        "actions_a_game": len(played),
        "engine_steps_per_second": round(len(played) / (best_ms(lambda: _again(scenario, seed, played)) / 1000)),
        "longest_save_bytes": len(save),
        "longest_save_load_ms": best_ms(lambda: _loaded(save)),
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


def _played(scenario: Scenario, seed: str) -> Played:
    """The actions of one game between computer delegations."""
    taken = steps(scenario, seed, historical_instructions(scenario), players(BySide(LEVEL, LEVEL)))
    return tuple((step.by, step.action) for step in taken if step.by is not None and step.action is not None)


def _again(scenario: Scenario, seed: str, played: Played) -> None:
    """The same actions with the engine alone."""
    state = setup(scenario, seed, historical_instructions(scenario)).state
    for by, action in played:
        outcome = apply(state, by, action)
        if isinstance(outcome, Applied):
            state = outcome.state


def _saved(path: Path, seed: str, played: Played) -> bytes:
    """The save of that game, played to its end."""
    match = start(edition_of_path(path), seed, Settings(instructions=HISTORICAL))
    for by, action in played:
        after = submit(match, by, action)
        if isinstance(after, Match):
            match = after
    return write(match).encode("utf-8")


def _loaded(save: bytes) -> None:
    """What taking up a save does: read it, compile its scenario, play it again and check every digest."""
    found = read(save)
    if isinstance(found, Loaded):
        replay_save(found.save)
