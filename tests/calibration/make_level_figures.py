"""Measures what the levels do against the strongest, and writes `assets/levels.json`, which the new-game screen shows.

`python -m tests.calibration.make_level_figures [GAMES]`: that many seeds from either chair (200 unless told).
"""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import fmean
from typing import Any

from game.ai.levels import LEVELS, PLENIPOTENTIARY
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.workshop.play_out import Row
from game.workshop.simulate import Order, simulate

ROOT = Path(__file__).parents[2]
SCENARIO = ROOT / "scenarios" / "portsmouth-1905.yaml"
FILE = ROOT / "assets" / "levels.json"
SEED = "levels"
GAMES = 200


def measure(games: int, seed: str = SEED, scenario: Path = SCENARIO) -> dict[str, Any]:
    """Per level: its mean share of the joint gain against the strongest, from both chairs together, and how many of
    those games were ratified, both in whole per cent. Shares are of ratified games with something to share.
    """
    return {
        "scenario": scenario.stem,
        "against": PLENIPOTENTIARY.id,
        "games": games,
        "seed": seed,
        "levels": {level.id: _of(level.id, games, seed, scenario) for level in LEVELS},
    }


def _of(level: str, games: int, seed: str, scenario: Path) -> dict[str, int | None]:
    shares: list[float] = []
    ratified = 0
    for chair in BOTH_SIDES:
        levels = BySide(PLENIPOTENTIARY.id, PLENIPOTENTIARY.id).put(chair, level)
        rows = list(simulate(Order(scenario, games, levels, seed)))
        shares += shares_of(rows, chair)
        ratified += sum(row.treaty is not None for row in rows)
    return {
        "share": round(100 * fmean(shares)) if shares else None,
        "ratified": round(100 * ratified / (2 * games)),
    }


def shares_of(rows: Sequence[Row], chair: Side) -> list[float]:
    """The share of the joint gain that a chair took in each ratified game that had one."""
    found = []
    for row in rows:
        gains = [points - opening for points, opening in zip(row.points, row.opening, strict=True)]
        if row.treaty is not None and sum(gains) > 0:
            found.append(gains[chair] / sum(gains))
    return found


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else GAMES
    FILE.write_text(json.dumps(measure(wanted), indent=2) + "\n", encoding="utf-8")
