"""The projector's window beside the game's own: what a room may see of a game that is being played."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.full.desktop import PATIENCE, Desktop
from tests.full.player import Keys, Sight, Window, windows_of

pytestmark = pytest.mark.full


def _switch(keys: Keys) -> Sight:
    """Press the projector's switch in the settings and come back to the game."""
    keys.window.key("F2")
    keys.window.wait(lambda sight: sight.scene == "settings", "the settings")
    keys.use("settings.projector")
    keys.use("settings.done")
    return keys.window.wait(lambda sight: sight.scene != "settings", "the game again")


def _second(window: Window, *, there: bool) -> str:
    """The id of the second window once there is one, or an empty text once there is none."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        others = [each for each in windows_of(window.desktop, window.process) if each != window.id]
        if bool(others) == there:
            return others[0] if others else ""
        time.sleep(0.05)
    raise AssertionError(f"the second window {'never came' if there else 'never went'}")


def _in_front(desktop: Desktop, window: Window) -> bool:
    """Whether the game's own window has the keyboard, now or a moment later."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if desktop.tool("getactivewindow", check=False).strip() == window.id:
            return True
        time.sleep(0.05)
    return False


def test_the_room_sees_nothing_private_and_may_lose_its_window(
    desktop: Desktop, tmp_path: Path, pictures: Path
) -> None:
    """By the setting it opens; a note and a draft on the desk stay off it; closed by hand, the game goes on."""
    words = ("play", "tests/scenarios/harbour.yaml", "--side", "northam", "--seed", "3", "--saves", str(tmp_path / "s"))
    with Window(desktop, tmp_path, *words) as window:
        keys = Keys(window)
        private = window.sight().words
        private += keys.play(lambda sight: sight.scene == "table").words
        _switch(keys)
        second = _second(window, there=True)
        assert desktop.tool("getwindowname", second) != desktop.tool("getwindowname", window.id)
        assert _in_front(desktop, window), "on one screen the game stays in front"
        before = window.wait(lambda sight: sight.projected, "the public page").projected
        assert "Northam" in before or "northam" in before.lower()
        sentences = _sentences(private)
        assert len(sentences) > 5
        assert [line for line in sentences if line in before] == []
        sight = window.sight()
        rung = next(spot.id for spot in sight.spots if spot.id.startswith("rung.") and spot.enabled)
        keys._draft(rung)
        drafted = window.wait(lambda sight: sight.usable("act.lay"), "a draft by key, with the second window there")
        assert drafted.projected == before
        desktop.tool("windowsize", second, "800", "600")
        desktop.shot(pictures / "projector.png")
        desktop.tool("windowactivate", "--sync", second)
        window.key("alt+F4")
        _second(window, there=False)
        desktop.tool("windowactivate", "--sync", window.id)
        keys.play(lambda sight: sight.scene in ("evening", "confirm"))
        assert window.process.poll() is None
        assert "Traceback" not in window.errors
        print("projector: opened by the setting, nothing private on it, closed by hand, and the game went on")


def _sentences(words: str) -> list[str]:
    """What can be told apart from a heading or a name: sentences of some length."""
    return [line.strip() for line in words.split(".") if len(line.strip()) > 30]
