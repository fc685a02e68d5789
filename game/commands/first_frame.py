"""Opens the title page, draws it, times its redrawing and ends: `bench` starts it as a process of its own."""

from __future__ import annotations

import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from game.ui.app import App

REDRAWS = 20


def main() -> int:
    """Draw the first frame and print `{"redraw_ms": ...}`; 2 when there is no screen."""
    from game import paths
    from game.ui.app import App
    from game.ui.display import Display
    from game.ui.places import usual_places
    from game.ui.scenes.stack import SceneStack
    from game.ui.scenes.title import Title
    from game.ui.services import open_services
    from game.ui.start import hooks

    with tempfile.TemporaryDirectory() as folder:
        services = open_services(usual_places(Path(folder), Path(folder) / "settings.json"))
        settings = services.settings
        display = Display(settings.window, fullscreen=False, caption="bench")
        title = Title(services)
        alone = hooks(services)._replace(companions=tuple)  # they are made once the first picture is on the window
        app = App(SceneStack(title), settings, services.strings, paths.assets(), display, alone)
        app.step()
        redraw = None if "--once" in sys.argv else _redraw(app)
        display.close()
    print(json.dumps({"redraw_ms": redraw}))
    return 0


def _redraw(app: App) -> float:
    """Milliseconds for drawing the whole page again, the best of several."""
    best = float("inf")
    for _ in range(REDRAWS):
        app.dirty()
        started = time.perf_counter()
        app.step()
        best = min(best, time.perf_counter() - started)
    return round(1000 * best, 2)


if __name__ == "__main__":
    raise SystemExit(main())
