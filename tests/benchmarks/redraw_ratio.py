"""How much longer a full redraw of the table takes than a bare blit-and-flip of the same size, measured in one run.

`python -m tests.benchmarks.redraw_ratio` on a real or a virtual screen (`xvfb-run -a …`). The goal is a ratio of at
most 1.5. Processor time is counted, so that what else runs on the machine weighs less.
"""

from __future__ import annotations

import json
import os
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
    """A scene drawn anew, and its picture put on the window, each as the median of many, in milliseconds."""
    import pygame

    from tests.ui.game_hands import pilot

    app = pilot(services, table, size).app
    picture = app.display.surface.copy()

    def redraw() -> None:
        app.redraw()
        app.step()

    def bare() -> None:
        app.display.surface.blit(picture, (0, 0))
        pygame.display.flip()

    full, least = [], []
    for _ in range(REPEATS):
        full.append(_spent(redraw))
        least.append(_spent(bare))
    drawn, flip = sorted(full)[REPEATS // 2], sorted(least)[REPEATS // 2]
    driver = pygame.display.get_driver()
    return {"size": size, "driver": driver, "table_ms": drawn, "flip_ms": flip, "ratio": round(drawn / flip, 2)}


def _spent(work: Callable[[], None]) -> float:
    started = time.process_time()
    work()
    return round(1000 * (time.process_time() - started), 3)


if __name__ == "__main__":
    if "SDL_VIDEODRIVER" not in os.environ and "DISPLAY" in os.environ:
        os.environ["SDL_VIDEODRIVER"] = "x11"
    raise SystemExit(main())
