"""The desktop asks the game to end, as when the machine is switched off: it ends at once, and the game is kept."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.session.controller import Controller
from game.session.opening import resume
from game.session.store import Store
from tests.ui.front import HARBOUR

ROOT = Path(__file__).parents[2]
PATIENCE, SOON = 40, 10
"""Seconds until a game is given up that never comes so far, or that does not end; a machine may be busy."""
GAME = """
import sys, threading, time
from pathlib import Path
import pygame
from game.kernel.sides import Side
from game.ui.services import Order
from game.ui.start import Options, run

home, scenario = Path(sys.argv[1]), sys.argv[2]
(home / "settings.json").write_text("{}")

def hands():
    for n in range(100000):
        time.sleep(0.02)
        if pygame.display.get_init():
            key = (pygame.K_RETURN, pygame.K_RETURN, pygame.K_TAB, pygame.K_1)[n % 4]
            for kind in (pygame.KEYDOWN, pygame.KEYUP):
                pygame.event.post(pygame.event.Event(kind, key=key, mod=0, unicode=""))

threading.Thread(target=hands, daemon=True).start()
order = Order(scenario, (Side.FIRST,), seed="term")
sys.exit(run(Options(order=order, saves=home / "saves", settings=home / "settings.json")))
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="this system has no such signals")
@pytest.mark.parametrize(("moves", "codes"), [(1, (0, -signal.SIGTERM)), pytest.param(4, (0,), marks=pytest.mark.slow)])
def test_a_game_that_is_asked_to_end_is_kept_and_ends_at_once(
    tmp_path: Path, moves: int, codes: tuple[int, ...]
) -> None:
    """While keys are pressed and delegations answer: exit code 0, nothing on the standard error, no move is lost.

    Until the window is open the system itself may end it; what is saved by then is whole all the same.
    """
    environment = os.environ | {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    words = [sys.executable, "-c", GAME, str(tmp_path), str(HARBOUR)]
    with subprocess.Popen(words, cwd=ROOT, env=environment, stderr=subprocess.PIPE, text=True) as game:
        seen = _until(game, tmp_path / "saves", moves)
        asked = time.monotonic()
        game.terminate()
        _, said = game.communicate(timeout=PATIENCE)
    assert time.monotonic() - asked < SOON
    assert game.returncode in codes
    assert said == ""
    (path,) = (tmp_path / "saves").glob("auto-*.json")
    kept = resume(path, Store(tmp_path / "saves"))
    assert isinstance(kept, Controller)
    assert kept.moves >= seen


def _until(game: "subprocess.Popen[str]", saves: Path, moves: int) -> int:
    """Wait for a save with so many moves; how many it has."""
    for _ in range(PATIENCE * 20):
        time.sleep(0.05)
        assert game.poll() is None, game.stderr.read() if game.stderr is not None else ""
        texts = [path.read_text(encoding="utf-8") for path in saves.glob("auto-*.json")]
        found = max((text.count('"digest":') for text in texts), default=0)
        if found >= moves:
            return found
    raise AssertionError(f"the game never came to {moves} moves")
