"""Two players of a real window: one has only a mouse, one only keys, and one of them loses power in the middle."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.full.desktop import Desktop
from tests.full.player import ROOT, Keys, Mouse, Player, Sight, Window

pytestmark = pytest.mark.full
HARBOUR = "tests/scenarios/harbour.yaml"


def _harbour(desktop: Desktop, folder: Path) -> Window:
    saves = str(folder / "saves")
    return Window(desktop, folder, "play", HARBOUR, "--side", "northam", "--seed", "3", "--saves", saves)


def _replayed(folder: Path) -> dict[str, object]:
    """What `replay` says of the save that was written last."""
    save = max((folder / "saves").glob("*.json"), key=lambda path: path.stat().st_mtime_ns)
    done = subprocess.run(
        [sys.executable, "main.py", "replay", str(save), "--json"], cwd=ROOT, capture_output=True, text=True, timeout=60
    )
    found: dict[str, object] = json.loads(done.stdout)
    return found


def _evening(sight: Sight) -> bool:
    return sight.scene == "evening"


def _laid(player: Player) -> bool:
    return "table: act.lay" in player.done


def _read(player: Player) -> tuple[str, ...]:
    """All that the minutes and the treaty so far say."""
    read = []
    for key, scene in (("m", "minutes"), ("t", "treaty")):
        player.window.key(key)
        sight = player.window.sight()
        assert sight.scene == scene
        read.append(sight.words)
        player.window.key("Escape")
        assert player.window.sight().scene == "table"
    return tuple(read)


def _said(player: Player, folder: Path) -> None:
    found = _replayed(folder)
    print(f"{type(player).__name__}: {len(player.done)} decisions over {', '.join(sorted(player.scenes))}")
    print(f"the save replays: {found['status']}, {found['actions']} actions")
    assert found["status"] == "ok"


def test_a_mouse_is_enough(desktop: Desktop, tmp_path: Path, pictures: Path) -> None:
    """From the dossier through days of offers and answers to the verdict with clicks alone; the save replays."""
    with _harbour(desktop, tmp_path) as window:
        player = Mouse(window)
        player.play(lambda sight: sight.scene == "table")
        desktop.shot(pictures / "mouse-table.png")
        player.play(lambda sight: _laid(player) and _evening(sight))
        desktop.shot(pictures / "mouse-evening.png")
        player.play(lambda sight: sight.scene == "verdict")
        desktop.shot(pictures / "mouse-verdict.png")
        assert {"dossier", "dispatches", "table", "confirm", "evening"} <= player.scenes
        assert len([each for each in player.done if each == "table: act.lay"]) > 1
        assert "Traceback" not in window.errors
    _said(player, tmp_path)


def test_the_lesson_is_learnt_with_keys_from_the_title_to_the_verdict(
    desktop: Desktop, tmp_path: Path, pictures: Path
) -> None:
    """A newcomer goes from the settings to "Learn the game", is told something on every kind of screen, and ends it."""
    with Window(desktop, tmp_path, "--saves", str(tmp_path / "saves"), newcomer=True) as window:
        player, told = Keys(window), set()
        player.use("settings.done")
        player.use("title.learn")
        window.wait(lambda sight: sight.scene == "dossier", "the dossier")
        desktop.shot(pictures / "lesson-first.png")

        def over(sight: Sight) -> bool:
            if sight.spot("coach.quiet") is not None:
                told.add(sight.scene)
            return sight.scene == "verdict"

        player.play(over)
        desktop.shot(pictures / "lesson-verdict.png")
        assert {"dossier", "dispatches", "table", "evening"} <= told
        assert "Traceback" not in window.errors
        print(f"the lesson: told something on {', '.join(sorted(told))}")
    _said(player, tmp_path)


def test_keys_are_enough_and_a_dead_process_loses_nothing(desktop: Desktop, tmp_path: Path, pictures: Path) -> None:
    """Keys alone play, save under a name and play on; killed and started anew, Continue shows the same minutes."""
    own = tmp_path / "xdg_data_home" / "portsmouth-1905" / "scenarios"
    own.mkdir(parents=True)
    shutil.copy(ROOT / HARBOUR, own)
    with _harbour(desktop, tmp_path) as window:
        player = Keys(window)
        player.play(lambda sight: _laid(player) and sight.scene == "table")
        window.key("F10")
        player.use("pause.save")
        player.go("saves.name")
        window.key("ctrl+a")
        desktop.tool("type", "--delay", "30", "Before the storm")
        player.use("saves.save")
        window.wait(lambda sight: "“Before the storm”" in sight.words, "the named save")
        desktop.shot(pictures / "keys-saved.png")
        for closing in ("message.ok", "saves.back", "pause.resume"):
            player.use(closing)
        player.play(_evening)
        player.use("evening.do")
        player.play(lambda sight: sight.scene == "table")
        before = _read(player)
        desktop.shot(pictures / "keys-before.png")
        window.kill()
    with Window(desktop, tmp_path, "--saves", str(tmp_path / "saves")) as window:
        again = Keys(window)
        assert window.sight().focus == "title.continue"
        desktop.shot(pictures / "keys-title.png")
        again.use("title.continue")
        again.play(lambda sight: sight.scene == "table")
        assert _read(again) == before
        desktop.shot(pictures / "keys-after.png")
        done = len(again.done)
        again.play(lambda sight: len(again.done) > done)
        assert "Traceback" not in window.errors
    print("killed and taken up again with the same minutes")
    _said(player, tmp_path)
