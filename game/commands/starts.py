"""From the start of a process to its first picture: the game's title page beside bare pygame, in turns.

Each runs as a process of its own with compiled modules, as a player has them, and says when its first picture was on
the window and how much processor time it had used by then, the interpreter's own start included.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

TIMES = 10
LONGEST = 60

SHOWN = """
import os, sys, time

def shown(*_):
    sys.stdout.write(f"{time.monotonic_ns()} {time.process_time_ns()}")
    sys.stdout.flush()
    os._exit(0)
"""
BARE = f"""{SHOWN}
import pygame

pygame.display.init()
pygame.font.init()
window = pygame.display.set_mode((1280, 720), pygame.RESIZABLE)
font = pygame.font.Font(None, 24)
window.blit(font.render("Portsmouth 1905", True, "white"), (20, 20))
pygame.display.flip()
shown()
"""
TITLE = f"""{SHOWN}
from pathlib import Path

from game.cli import main
from game.commands import window
from game.ui import start

start.companions = shown  # what goes along with the window is made right after the first picture
start.run(start.Options(saves=Path(sys.argv[1], "saves"), settings=Path(sys.argv[1], "settings.json")))
"""


@dataclass(frozen=True, slots=True)
class Start:
    """One start: milliseconds until the first picture was shown, and of processor time until then."""

    wall: float
    spent: float


@dataclass(frozen=True, slots=True)
class Starts:
    """Starts of bare pygame and of the game, taken in turns; at least one of each."""

    bare: tuple[Start, ...]
    title: tuple[Start, ...]

    def best(self) -> tuple[float, float]:
        """The quickest of bare pygame and of the game, in milliseconds."""
        return min(one.wall for one in self.bare), min(one.wall for one in self.title)

    def ratios(self) -> dict[str, float]:
        """The game's time over bare pygame's: of the best, of the medians, and of the processor time of the medians."""
        bare, title = self.best()
        middle = median(one.wall for one in self.title) / median(one.wall for one in self.bare)
        spent = median(one.spent for one in self.title) / median(one.spent for one in self.bare)
        return {"best": round(title / bare, 2), "median": round(middle, 2), "processor": round(spent, 2)}


def starts(times: int = TIMES) -> Starts | None:
    """Start both `times` times, in turns, after one start that is not counted; None where no window can be opened.

    SDL's unseen screen is used unless the environment names another (`SDL_VIDEODRIVER`).
    """
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "settings.json")  # without one the game first asks how one would like to read
        settings.write_text("{}", encoding="utf-8")
        environment = _environment(Path(folder, "compiled"))
        found: tuple[list[Start], list[Start]] = ([], [])
        for turn in range(times + 1):
            for kept, words in zip(found, (["-c", BARE], ["-c", TITLE, folder]), strict=True):
                one = _start(words, environment)
                if one is None:
                    return None
                if turn:
                    kept.append(one)
    return Starts(tuple(found[0]), tuple(found[1]))


def _environment(compiled: Path) -> dict[str, str]:
    """The environment with its own folder for compiled modules, so that none of another age are used."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    unseen = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    return unseen | kept | {"PYGAME_HIDE_SUPPORT_PROMPT": "1", "PYTHONPYCACHEPREFIX": str(compiled)}


def _start(words: Sequence[str], environment: Mapping[str, str]) -> Start | None:
    """One start of a Python process; None when it fails."""
    began = time.monotonic_ns()
    try:
        done = subprocess.run(  # noqa: S603 - our own interpreter with fixed words
            [sys.executable, *words], env=environment, capture_output=True, text=True, timeout=LONGEST, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    if done.returncode or not done.stdout:
        return None
    then, spent = (int(part) for part in done.stdout.split()[-2:])
    return Start((then - began) / 1e6, spent / 1e6)
