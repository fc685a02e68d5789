"""A screen that nobody touches costs next to nothing: no picture is drawn anew, and the processor rests."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.full.desktop import Desktop
from tests.full.player import Keys, Window, processor

pytestmark = pytest.mark.full
REST = 10.0
SHARE = 0.01


def _rest(window: Window, seconds: float) -> tuple[int, float]:
    """Pictures drawn and share of one processor used while nothing is done."""
    window.desktop.tool("mousemove", "2", "2")
    before = window.sight()
    time.sleep(1.5)
    drawn, spent, began = before.frames, processor(window.process), time.monotonic()
    time.sleep(seconds)
    after = window.look()
    assert after is not None
    return after.frames - drawn, (processor(window.process) - spent) / (time.monotonic() - began)


def test_an_idle_screen_draws_nothing_and_costs_less_than_a_hundredth(desktop: Desktop, tmp_path: Path) -> None:
    """Ten seconds each at the title, the dossier and the table, rain playing: no new picture, under 1 % of a core."""
    words = ("play", "tests/scenarios/harbour.yaml", "--side", "northam", "--seed", "3", "--saves", str(tmp_path / "s"))
    with Window(desktop, tmp_path, "--saves", str(tmp_path / "s")) as window:
        found = {"title": _rest(window, REST)}
    with Window(desktop, tmp_path, *words) as window:
        found["dossier"] = _rest(window, REST)
        Keys(window).play(lambda sight: sight.scene == "table")
        found["table"] = _rest(window, REST)
    for name, (frames, share) in found.items():
        print(f"{name} at rest: {frames} pictures, {100 * share:.2f} % of a processor")
    assert [frames for frames, _ in found.values()] == [0, 0, 0]
    assert max(share for _, share in found.values()) < SHARE
