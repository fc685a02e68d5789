"""The window opens: at once, at the title; or there is one sentence where no window can be."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.full.desktop import Desktop, bare
from tests.full.player import NAME, ROOT, Keys, Window, been_here, find_window, homes, processor

pytestmark = pytest.mark.full
TRIES = 3
WATCHED = 2.5
QUICK = 1.0


def _first_picture(desktop: Desktop, folder: Path, *, newcomer: bool = False) -> tuple[float, float]:
    """Seconds until the screen shows what it goes on showing, by the clock and of the processor, from `main.py` on."""
    if not newcomer:
        been_here(folder)
    started = time.monotonic()
    game = subprocess.Popen(
        [sys.executable, "main.py", "--saves", str(folder / "saves")], cwd=ROOT, env=desktop.env | homes(folder)
    )
    seen: list[tuple[float, float, int]] = []
    try:
        find_window(desktop, game)
        end = max(started, time.monotonic() - WATCHED / 2) + WATCHED
        while time.monotonic() < end:
            seen.append((time.monotonic() - started, processor(game), hash(desktop.pixels())))
            time.sleep(0.03)
        assert game.poll() is None
    finally:
        game.kill()
        game.wait()
    last = seen[-1][2]
    at = next(at for at in range(len(seen)) if all(picture == last for _, _, picture in seen[at:]))
    return seen[at][:2]


def test_the_title_is_there_within_a_second(desktop: Desktop, tmp_path: Path) -> None:
    """From the command to the finished title page in a window: a second, or more on a machine with other work."""
    busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    took = [_first_picture(desktop, tmp_path) for _ in range(TRIES)]
    clock, processor = (min(column) for column in zip(*took, strict=True))
    print(f"title on the screen after {clock:.2f} s, {processor:.2f} s of the processor, load {busy:.1f} a core")
    assert processor < QUICK
    assert clock < QUICK * busy


def test_a_first_start_asks_how_one_would_like_to_read_and_leads_to_the_title(
    desktop: Desktop, tmp_path: Path, pictures: Path
) -> None:
    """Without a settings file the settings come first, as fast as the title; what is chosen there is kept."""
    busy = max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))
    clock, spent = _first_picture(desktop, tmp_path / "timed", newcomer=True)
    print(f"first start: settings on the screen after {clock:.2f} s, {spent:.2f} s of the processor, load {busy:.1f}")
    assert spent < QUICK * 1.2
    saves = ("--saves", str(tmp_path / "saves"))
    with Window(desktop, tmp_path, *saves, newcomer=True) as window:
        assert window.sight().scene == "settings"
        desktop.shot(pictures / "first-start.png")
        keys = Keys(window)
        keys.use("settings.theme.contrast")
        started = time.monotonic()
        keys.use("settings.done")
        window.wait(lambda sight: sight.scene == "title", "the title")
        print(f"from the settings to the title by keys in {time.monotonic() - started:.2f} s")
        desktop.shot(pictures / "first-title.png")
        window.kill()
    with Window(desktop, tmp_path, *saves, newcomer=True) as window:
        assert window.sight().scene == "title", "a second start asks nothing"
        Keys(window).use("title.settings")
        chosen = window.wait(lambda sight: sight.scene == "settings", "the settings").spot("settings.theme.contrast")
        assert chosen is not None and chosen.selected


def test_the_title_can_be_seen_and_left(desktop: Desktop, tmp_path: Path, pictures: Path) -> None:
    """The window holds the title page with its first button, in ink on paper, and ends with 0 when it is left."""
    with Window(desktop, tmp_path, "--saves", str(tmp_path / "saves")) as window:
        sight = window.sight()
        desktop.shot(pictures / "title.png")
        assert desktop.tool("getwindowname", window.id).strip() == NAME
        assert (sight.scene, sight.focus) == ("title", "title.learn")
        assert desktop.colours() > 100
        Keys(window).use("title.quit")
        assert window.process.wait(10) == 0
        print(f"title: {len(sight.spots)} things to press, {desktop.colours()} colours; left with 0")
        assert window.errors == ""


def test_closing_the_window_ends_the_game(desktop: Desktop, tmp_path: Path) -> None:
    """The desktop's own way of closing a window is heard."""
    with Window(desktop, tmp_path, "--saves", str(tmp_path / "saves")) as window:
        window.key("alt+F4")
        assert window.process.wait(10) == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a screen")
@pytest.mark.parametrize("place", [{}, {"DISPLAY": ":4999"}], ids=["none", "dead"])
def test_without_a_screen_there_is_one_sentence(place: dict[str, str], tmp_path: Path) -> None:
    """No display, or one that does not answer: exit code 2 and one line, no traceback."""
    env = bare() | homes(tmp_path) | {"XDG_RUNTIME_DIR": str(tmp_path)}
    env.pop("DISPLAY", None)
    done = subprocess.run(
        [sys.executable, "main.py"], cwd=ROOT, env=env | place, capture_output=True, text=True, timeout=60
    )
    print(f"without a screen: {done.returncode}, {done.stderr.strip()}")
    assert done.returncode == 2
    assert done.stderr.startswith("The game needs a screen")
    assert done.stderr.count("\n") == 1
    assert done.stdout == ""


def test_without_a_sound_device_the_game_goes_on(desktop: Desktop, tmp_path: Path) -> None:
    """A sound driver that is not there changes nothing that can be seen."""
    desktop.env["SDL_AUDIODRIVER"] = "absent"
    with Window(desktop, tmp_path, "--saves", str(tmp_path / "saves")) as window:
        assert window.sight().scene == "title"
        Keys(window).use("title.settings")
        assert window.wait(lambda sight: sight.scene == "settings", "the settings").scene == "settings"
        assert "Traceback" not in window.errors
        assert len([line for line in window.errors.splitlines() if "silence" in line]) == 1, window.errors
