"""`bench`: how fast this machine runs the game, start of the window included."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from typing import Any

from game.commands.shared import FINE, find_scenario, load_found, say, say_json
from game.workshop.bench import bench

STARTS = 3
LONGEST = 60
BARE = "import pygame; pygame.display.init(); pygame.display.set_mode((1280, 720)); pygame.display.flip()"


def run_bench(word: str, as_json: bool) -> int:
    """Measure and print."""
    path = find_scenario(word)
    load_found(path)
    found = {**bench(path), **window()}
    if as_json:
        say_json(found)
    else:
        for name, value in found.items():
            say(f"{name.replace('_', ' '):<32} {value}")
    return FINE


def window() -> dict[str, Any]:
    """Times of the window, with SDL's own unseen screen unless another is set; None where it cannot be opened."""
    first = _start(["-m", "game.commands.first_frame", "--once"])
    bare = _start(["-c", BARE])
    both = first is not None and bare is not None and bare > 0
    drawn = _run(["-m", "game.commands.first_frame"])
    lines = [] if drawn is None else [line for line in drawn.splitlines() if line.startswith("{")]
    return {
        "bare_pygame_ms": bare,
        "first_frame_ms": first,
        "first_frame_ratio": round(first / bare, 2) if both and first and bare else None,
        "redraw_ms": json.loads(lines[-1])["redraw_ms"] if lines else None,
    }


def _start(words: Sequence[str]) -> float | None:
    """Milliseconds from starting a Python process to its end, the best of several."""
    best: float | None = None
    for _ in range(STARTS):
        started = time.perf_counter()
        if _run(words) is None:
            return None
        taken = 1000 * (time.perf_counter() - started)
        best = taken if best is None else min(best, taken)
    return None if best is None else round(best, 1)


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
