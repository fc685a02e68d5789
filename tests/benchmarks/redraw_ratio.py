"""How much a full redraw of the table takes beside a bare blit-and-flip of the same size, measured in one run.

`python -m tests.benchmarks.redraw_ratio` on a real or a virtual screen (`xvfb-run -a …`). Bare is a program of pygame
that puts a finished picture on its window, as pygame comes, in a process of its own before and after; the cheaper
counts. The goal is a ratio of at most 1.5. Processor time is counted, so that what else runs weighs less; the time on
the clock is told too. `own_flip_ms` is a blit and flip within the game, which under X11 goes without OpenGL.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.ui.scenes.base import Scene
    from game.ui.services import Services

SIZES = ((1280, 720), (1366, 768), (1920, 1080))
REPEATS = 60
GOAL = 1.5
BARE = """
import json, sys, time, pygame
wide, high, repeats = map(int, sys.argv[1:])
pygame.display.init()
screen = pygame.display.set_mode((wide, high))
screen.fill((240, 230, 210))
picture, used, passed = screen.copy(), [], []
for _ in range(repeats):
    pygame.event.pump()
    cpu, wall = time.process_time(), time.perf_counter()
    screen.blit(picture, (0, 0))
    pygame.display.flip()
    used.append(time.process_time() - cpu)
    passed.append(time.perf_counter() - wall)
print(json.dumps([round(1000 * sorted(each)[repeats // 2], 3) for each in (used, passed)]))
"""


def main() -> int:
    """Print a line of JSON a size; 1 when one is over the goal, 2 when there is no screen."""
    from tests.pictures.registry import SHOTS  # makes the driver `dummy` unless one is named
    from tests.pictures.stage import Stage

    if os.environ.get("SDL_VIDEODRIVER") == "dummy":
        print("A screen is needed: on the dummy driver a flip costs nothing.", file=sys.stderr)
        return 2
    stage = Stage(Path(tempfile.mkdtemp()))
    shot = next(shot for shot in SHOTS if shot.name == "table")
    found = [measured(stage.shelf, shot.make(stage), size) for size in SIZES]
    for each in found:
        print(json.dumps(each))
    return int(any(float(str(each["ratio"])) > GOAL for each in found))


def measured(services: Services, table: Scene, size: tuple[int, int]) -> dict[str, object]:
    """A scene drawn anew beside a finished picture put on a window, each as the median of many, in milliseconds."""
    import pygame

    from tests.ui.game_hands import pilot

    before = bare(size)
    app = pilot(services, table, size).app
    picture = app.display.surface.copy()

    def redraw() -> None:
        app.redraw()
        app.step()

    def own() -> None:
        app.display.surface.blit(picture, (0, 0))
        pygame.display.flip()

    table_ms, table_wall = _spent(redraw)
    own_ms, _ = _spent(own)
    driver = pygame.display.get_driver()
    bare_ms, bare_wall = min(before, bare(size))
    return {
        "size": size, "driver": driver, "table_ms": table_ms, "bare_ms": bare_ms, "ratio": round(table_ms / bare_ms, 2),
        "table_wall_ms": table_wall, "bare_wall_ms": bare_wall, "own_flip_ms": own_ms,
    }  # fmt: skip


def bare(size: tuple[int, int]) -> tuple[float, float]:
    """Milliseconds of processor and of the clock that a program of nothing but pygame takes for a blit and a flip."""
    words = [sys.executable, "-c", BARE, *map(str, (*size, REPEATS))]
    said = {name: value for name, value in os.environ.items() if name != "SDL_FRAMEBUFFER_ACCELERATION"}
    run = subprocess.run(words, env=said, capture_output=True, text=True, check=True, timeout=120)
    processor, wall = json.loads(run.stdout.splitlines()[-1])
    return processor, wall


def _spent(work: Callable[[], None]) -> tuple[float, float]:
    used, passed = [], []
    for _ in range(REPEATS):
        cpu, wall = time.process_time(), time.perf_counter()
        work()
        used.append(time.process_time() - cpu)
        passed.append(time.perf_counter() - wall)
    return _middle(used), _middle(passed)


def _middle(seconds: list[float]) -> float:
    return round(1000 * sorted(seconds)[len(seconds) // 2], 3)


if __name__ == "__main__":
    if "SDL_VIDEODRIVER" not in os.environ and "DISPLAY" in os.environ:
        os.environ["SDL_VIDEODRIVER"] = "x11"
    raise SystemExit(main())
