"""Opening the window: fast, without what the title page does not need, and in one sentence when it cannot be."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from game.kernel.errors import NoDisplay, UnknownScenario
from game.kernel.sides import Side
from game.ui import start
from game.ui.describe import Node
from game.ui.scenes.base import Command, Context, Scene, Transition
from game.ui.services import Order
from game.ui.widgets.controls import button
from tests.ui import front

HEAVY = ("pydantic", "typer", "yaml", "lark", "rich")
PROBE = f"""
import sys
from pathlib import Path
from game.ui.services import open_services
from game.ui.places import Places
from game.ui.scenes.title import Title
from game.ui import app, display, start
folder = Path(sys.argv[1])
services = open_services(Places(folder / "saves", folder / "settings.json", (folder,)))
Title(services)
start.hooks(services)
print(",".join(name for name in {HEAVY!r} if name in sys.modules))
"""


def test_the_title_page_needs_nothing_heavy(tmp_path: Path) -> None:
    """Neither the parser of scenarios nor that of commands is imported before the first frame."""
    env = {**os.environ, "SDL_VIDEODRIVER": "dummy"}
    done = subprocess.run(
        [sys.executable, "-c", PROBE, str(tmp_path)], capture_output=True, text=True, env=env, check=True
    )
    assert done.stdout.strip().splitlines()[-1:] in ([], [""])


def test_no_screen_is_one_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without any display `run` raises NoDisplay with a sentence and touches no game."""
    monkeypatch.delenv("SDL_VIDEODRIVER", raising=False)
    monkeypatch.setenv("DISPLAY", "")
    monkeypatch.setenv("WAYLAND_DISPLAY", "")
    import pygame

    pygame.display.quit()
    with pytest.raises(NoDisplay) as caught:
        start.run(start.Options(saves=tmp_path / "saves", settings=tmp_path / "settings.json"))
    assert caught.value.sentence.endswith(".")


def test_an_unknown_scenario_is_one_sentence(tmp_path: Path) -> None:
    """`play` with a scenario there is not raises before any window opens."""
    order = Order("atlantis", (Side.FIRST,))
    with pytest.raises(UnknownScenario):
        start.run(start.Options(order, tmp_path / "saves", tmp_path / "settings.json"))


def test_something_that_breaks_leads_back_to_the_title(tmp_path: Path) -> None:
    """A fault in a scene is said in one sentence; its button leads to the title page."""
    with_ = front.services(tmp_path)

    class Faulty(Scene):
        id = "faulty"

        def build(self, ctx: Context) -> Node:
            return button("faulty.go", "Go")

        def handle(self, command: Command) -> Transition:
            raise ValueError("a fault")

    pilot = front.pilot(Faulty(), with_)
    pilot.press("confirm")
    assert pilot.scene.id == "fault"
    assert "ValueError" in pilot.text()
    pilot.press("confirm")
    assert pilot.scene.id == "title"


RUN = """
import sys, threading
from pathlib import Path
from game.ui.start import Options, run
def close():
    import pygame, time
    while not pygame.display.get_init():
        time.sleep(0.1)
    pygame.event.post(pygame.event.Event(pygame.QUIT))
threading.Timer(1.0, close).start()
folder = Path(sys.argv[1])
print("closed", run(Options(saves=folder / "saves", settings=folder / "settings.json")))
"""


def test_the_window_opens_and_closes_without_sound(tmp_path: Path) -> None:
    """Without any audio device the title page comes up and the window closes when asked; no traceback."""
    env = {**os.environ, "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "none such"}
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(tmp_path)], capture_output=True, text=True, env=env, timeout=60, check=False
    )
    assert (done.returncode, done.stdout.strip()) == (0, "closed 0")
    assert "Traceback" not in done.stderr
