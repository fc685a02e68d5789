"""`bench`: how fast this machine runs the game, start of the window included."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from game.commands.shared import FINE, find_scenario, load_found, say, say_json
from game.commands.starts import starts
from game.workshop.bench import bench

STARTS = 3
LONGEST = 60


def run_bench(word: str, as_json: bool) -> int:
    """Measure and print."""
    path = find_scenario(word)
    load_found(path)
    found = {**bench(path), **checking(path), **window()}
    if as_json:
        say_json(found)
    else:
        for name, value in found.items():
            say(f"{name.replace('_', ' '):<32} {value}")
    return FINE


def window() -> dict[str, Any]:
    """Times of the window, with SDL's own unseen screen unless another is set; None where it cannot be opened.

    Bare pygame opens a window of the same size, draws a line of text and shows it; both are started in turns.
    """
    found = starts()
    best = None if found is None else found.best()
    drawn = _run(["-m", "game.commands.first_frame"])
    lines = [] if drawn is None else [line for line in drawn.splitlines() if line.startswith("{")]
    return {
        "bare_pygame_ms": None if best is None else round(best[0], 1),
        "first_frame_ms": None if best is None else round(best[1], 1),
        "first_frame_ratio": None if found is None else found.ratios()["best"],
        "first_frame_median_ratio": None if found is None else found.ratios()["median"],
        "first_frame_processor_ratio": None if found is None else found.ratios()["processor"],
        "redraw_ms": json.loads(lines[-1])["redraw_ms"] if lines else None,
    }


def checking(path: Path) -> dict[str, Any]:
    """Seconds that `check` of this file takes, from the start of its process to its end; the best of several."""
    code = "import sys; from game.cli import main; sys.exit(main(sys.argv[1:]))"
    best = None
    for _ in range(STARTS):
        started = time.perf_counter()
        if _run(["-c", code, "check", str(path), "--json"]) is not None:
            taken = time.perf_counter() - started
            best = taken if best is None else min(best, taken)
    return {"check_seconds": None if best is None else round(best, 2)}


def _run(words: Sequence[str]) -> str | None:
    """What a Python process writes; None when it fails."""
    environment = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", **os.environ}
    environment["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter with fixed words
            [sys.executable, *words], env=environment, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout if done.returncode == 0 else None
