"""Many games of Portsmouth, played once a session by as many processes as are asked for.

`CALIBRATION_GAMES` (200) is how many, `CALIBRATION_WORKERS` (2) how many processes, `CALIBRATION_SEED` their seed.
"""

from __future__ import annotations

import multiprocessing
import os
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from math import sqrt
from statistics import fmean, stdev

from game.ai.roster import delegation, mediator
from game.engine.setup import drawn_instructions
from game.kernel.sides import BySide, Side
from game.session.policies import Policies
from game.workshop.play_out import Row, play_out
from game.workshop.simulate import Order, simulate
from tests.calibration.conference import PORTSMOUTH, portsmouth
from tests.calibration.styles import STYLES

GAMES = int(os.environ.get("CALIBRATION_GAMES", "200"))
WORKERS = int(os.environ.get("CALIBRATION_WORKERS", "2"))
SEED = os.environ.get("CALIBRATION_SEED", "1905")
STRONG, WEAK, OPPONENT = "plenipotentiary", "attache", "envoy"
CONFIDENCE = 1.96
CHUNK = 4


@cache
def between(first: str, second: str) -> tuple[Row, ...]:
    """Games between two levels, instructions drawn."""
    return tuple(simulate(Order(PORTSMOUTH, GAMES, BySide(first, second), SEED, WORKERS)))


@cache
def in_style(style: str, side: Side) -> tuple[Row, ...]:
    """Games of a style in one chair against the same opponent in the other, instructions drawn; half as many."""
    play = partial(_styled, style, side)
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(WORKERS, mp_context=fresh) as pool:
        return tuple(pool.map(play, range(max(2, GAMES // 2)), chunksize=CHUNK))


def _styled(style: str, side: Side, number: int) -> Row:
    scenario, seed = portsmouth(), f"{SEED}.{number}"
    chosen = delegation(STRONG) if style == STRONG else STYLES[style]()
    sides = BySide(delegation(OPPONENT), delegation(OPPONENT)).put(side, chosen)
    return play_out(scenario, seed, drawn_instructions(scenario, seed), Policies(sides, mediator()))


def gain(row: Row, side: Side) -> int:
    """Points above the opening walk-away, war's result where there was no treaty."""
    return row.points[side] - row.opening[side]


def interval(values: list[float]) -> tuple[float, float, float]:
    """The mean and its 95 % bounds."""
    mean, margin = fmean(values), CONFIDENCE * stdev(values) / sqrt(len(values))
    return mean, mean - margin, mean + margin


def paired(one: tuple[Row, ...], other: tuple[Row, ...], side: Side) -> tuple[float, float, float]:
    """How much more `side` gains in `one` than in `other`, seed by seed, with its 95 % bounds."""
    return interval([float(gain(a, side) - gain(b, side)) for a, b in zip(one, other, strict=True)])
