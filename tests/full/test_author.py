"""Author mode in a real window: a file that is saved is played on within a second."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.full.desktop import Desktop
from tests.full.player import Keys, Sight, Window

pytestmark = pytest.mark.full
ROOT = Path(__file__).parents[2]
SECOND = 1.0
SLACK = 0.5
"""For the desktop and for the look at the picture; the game is asked for a second."""


def test_a_saved_file_is_played_on_within_a_second(desktop: Desktop, tmp_path: Path, pictures: Path) -> None:
    """Portsmouth, the largest there is: a title changed, a mistake made and mended, each followed in time."""
    file = tmp_path / "mine.yaml"
    good = (ROOT / "scenarios" / "portsmouth-1905.yaml").read_text(encoding="utf-8")
    shutil.copytree(ROOT / "scenarios" / "maps", tmp_path / "maps")
    file.write_text(good, encoding="utf-8")
    words = ("play", str(file), "--author", "--side", "japan", "--saves", str(tmp_path / "saves"))
    took = []
    with Window(desktop, tmp_path, *words) as window:
        window.wait(lambda sight: sight.scene == "author", "the workbench")
        desktop.shot(pictures / "author.png")
        title = next(line for line in good.split("\n") if line.startswith("title:"))
        changes = (
            (good.replace(title, "title: A changed conference"), lambda sight: "A changed conference" in sight.words),
            (good, lambda sight: "A changed conference" not in sight.words and sight.scene == "author"),
        )
        for text, seen in changes:
            took.append(_until(window, file, text, seen))
        Keys(window).use("author.back")
        window.wait(lambda sight: sight.scene not in ("author", "problems"), "the game")
        took.append(_until(window, file, good.replace("articles:", "artikles:", 1),
                           lambda sight: sight.scene == "problems"))  # fmt: skip
        desktop.shot(pictures / "author-problems.png")
        took.append(_until(window, file, good, lambda sight: sight.scene not in ("author", "problems")))
        assert "Traceback" not in window.errors
    assert max(took) <= SECOND + SLACK, took
    print(f"author mode: followed a saved file after {', '.join(f'{one:.2f}' for one in took)} s")


def _until(window: Window, file: Path, text: str, seen: Callable[[Sight], bool]) -> float:
    """Save the file and wait for the picture that shows it; how long that took, in seconds."""
    file.write_text(text, encoding="utf-8")
    saved = time.monotonic()
    window.wait(seen, "the changed file")
    return time.monotonic() - saved
