"""The window is pulled about: larger, smaller, full screen and back, while a game is on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.full.desktop import Desktop
from tests.full.player import Keys, Sight, Window

pytestmark = pytest.mark.full
SIZES = ((1366, 768), (800, 600), (1500, 900), (640, 480), (1024, 768), (800, 600), (1280, 800))


def _inside(sight: Sight) -> bool:
    """Whether nothing that can be used hangs out of the window."""
    wide, high = sight.size
    boxes = [spot.box for spot in sight.spots]
    return all(min(x, y) > -1 and x + w < wide + 1 and y + h < high + 1 for x, y, w, h in boxes)


def test_a_window_can_have_any_size(desktop: Desktop, tmp_path: Path, pictures: Path) -> None:
    """At every size a new picture fills the window, and at 640 by 480 the game can still be played."""
    words = ("play", "tests/scenarios/harbour.yaml", "--side", "northam", "--seed", "3", "--saves", str(tmp_path / "s"))
    with Window(desktop, tmp_path, *words) as window:
        for size in SIZES:
            sight = window.resize(*size)
            desktop.shot(pictures / f"size-{size[0]}x{size[1]}.png")
            assert _inside(sight)
            print(f"{size[0]}x{size[1]}: {len(sight.spots)} things to press, all inside")
        window.resize(640, 480)
        player = Keys(window)
        player.play(lambda sight: sight.scene == "evening")
        desktop.shot(pictures / "small-evening.png")
        print(f"at 640x480: {len(player.done)} decisions, to the evening")
        assert "Traceback" not in window.errors


def test_full_screen_and_back(desktop: Desktop, tmp_path: Path, pictures: Path) -> None:
    """F11 covers the whole desktop, is remembered, and F11 brings the window back at its own size, twice."""
    with Window(desktop, tmp_path, "--saves", str(tmp_path / "s")) as window:
        size = window.resize(800, 600).size
        window.key("F11")
        window.wait(lambda sight: sight.fullscreen and sight.size == desktop.size, "the first full screen")
        window.key("F11")
        window.wait(lambda sight: not sight.fullscreen and sight.size == size, "the small window")
        window.key("F11")
        window.wait(lambda sight: sight.fullscreen and sight.size == desktop.size, "the full screen")
        window.sight()
        desktop.shot(pictures / "fullscreen.png")
        corners = [desktop.at(x, y) for x in (2, desktop.size[0] - 3) for y in (2, desktop.size[1] - 3)]
        assert all(min(colour) > 60 for colour in corners), f"the desktop shows at a corner: {corners}"
        window.key("F11")
        back = window.wait(lambda sight: not sight.fullscreen and sight.size == size, "the window again")
        desktop.shot(pictures / "window-again.png")
        assert back.scene == "title"
        print(f"full screen {desktop.size}, and back to {back.size}")
