"""Steps a second of this engine beside those of other games that can be installed, measured in one run.

Run it with an interpreter that has some of them (`chess`, `open_spiel`): `python -m tests.benchmarks.peers`; one that
is missing is said to be skipped. A step is not the same work in each, so the figures stand beside each other and are
no race: what a step is, is printed with it. Games are played from a fixed seed, for about as long each, in turns.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from random import Random

PORTSMOUTH = Path(__file__).parents[2] / "scenarios" / "portsmouth-1905.yaml"
SECONDS = 2.0
TURNS = 3

Play = Callable[[Random], Iterator[None]]
"""A game played at random to its end, a step at a time."""


def ours() -> Play:
    """A step is one act at the table: checked against the rules, turned into events, and these into a new state."""
    from game.engine.apply import Applied, apply
    from game.engine.setup import historical_instructions, setup
    from game.kernel.sides import BySide
    from game.scenario.loader import load
    from game.workshop.driver import steps
    from game.workshop.players import players

    scenario = load(PORTSMOUTH).scenario
    if scenario is None:
        raise ValueError("Portsmouth cannot be played")
    pair = historical_instructions(scenario)
    taken = [step for step in steps(scenario, "peers", pair, players(BySide("envoy", "envoy"))) if step.by is not None]
    acts = [(step.by, step.action) for step in taken if step.by is not None and step.action is not None]

    def play(chance: Random) -> Iterator[None]:
        state = setup(scenario, "peers", pair).state
        for by, action in acts:
            outcome = apply(state, by, action)
            if isinstance(outcome, Applied):
                state = outcome.state
            yield

    return play


def chess() -> Play:
    """A step is listing all legal moves and pushing one of them (pure Python, bit boards)."""
    import chess as library

    def play(chance: Random) -> Iterator[None]:
        board = library.Board()
        while not board.is_game_over(claim_draw=False):
            board.push(chance.choice(list(board.legal_moves)))
            yield

    return play


def bargaining() -> Play:
    """A step is listing all legal offers and applying one, in OpenSpiel's `bargaining` (C++ called from Python)."""
    import pyspiel

    game = pyspiel.load_game("bargaining")

    def play(chance: Random) -> Iterator[None]:
        state = game.new_initial_state()
        while not state.is_terminal():
            state.apply_action(chance.choice(state.legal_actions()))
            yield

    return play


def steps_a_second(play: Play, seed: int) -> float:
    """Steps a second of processor time, over whole games of about `SECONDS` in all."""
    chance, done, started = Random(seed), 0, time.process_time()
    while time.process_time() - started < SECONDS:
        for _ in play(chance):
            done += 1
    return done / (time.process_time() - started)


def main() -> int:
    """Print a line for each; 0, since it is no race."""
    ready: dict[str, tuple[Play, str]] = {}
    for name, make in (("portsmouth-1905", ours), ("chess", chess), ("open_spiel bargaining", bargaining)):
        try:
            ready[name] = (make(), (make.__doc__ or "").strip())
        except ImportError as missing:
            print(f"{name}: skipped, for `{missing.name}` is not installed here", file=sys.stderr)
    best = dict.fromkeys(ready, 0.0)
    for turn in range(TURNS):
        for name, (play, _) in ready.items():
            best[name] = max(best[name], steps_a_second(play, turn))
    for name, rate in best.items():
        print(f"{name:<24} {rate:>12,.0f} steps a second. {ready[name][1]}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
