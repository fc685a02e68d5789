"""A lesson from its first to its last screen, watched by strace: nothing goes out, nothing is written elsewhere."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

import pytest

from tests.full.desktop import Desktop
from tests.full.player import ROOT, Keys, Sight, Window, homes
from tests.full.traced import Call, read_calls, tracer

pytestmark = pytest.mark.full
OUTWARD = re.compile(r"AF_INET6?\b|AF_PACKET|AF_BLUETOOTH|AF_VSOCK")
DEVICES = ("/dev/null", "/dev/tty")
"""What may be written to beside the player's folders: places that keep nothing."""
COMPILED = "__pycache__"
"""Python keeps compiled modules beside the program, where it may; this is the program's folder, and no data."""
DRIVER = "mesa_shader_cache"
"""A graphics driver keeps what it has compiled in the user's folder for such things, for any program with a window."""
LATE = 20
PATIENT = 400


def _elsewhere(calls: list[Call], home: Path, *own: Path) -> list[str]:
    """Everything that would have been changed outside a player's own folders, with the call that would have done it.

    `home`: where the folders of `homes` are; that for caches may be made, for a driver.
    """
    found, cache = [], Path(homes(home)["XDG_CACHE_HOME"])
    for call in calls:
        for path in call.changed(ROOT):
            real = Path(os.path.normpath(path))
            inside = any(real == folder or folder in real.parents for folder in own)
            named = any(part == COMPILED or part.startswith(DRIVER) for part in real.parts)
            if not (inside or named or str(real) in DEVICES or (call.name == "mkdir" and real == cache)):
                found.append(f"{call.name} {real} {call.failed}".rstrip())
    return sorted(dict.fromkeys(found))


def _outward(calls: list[Call]) -> list[str]:
    return [f"{call.name}({call.words})" for call in calls if OUTWARD.search(call.words)]


def _told(what: str, calls: list[Call]) -> None:
    counted = Counter(call.name for call in calls)
    print(f"{what}: {sum(counted.values())} calls, {counted['socket']} sockets, all of this machine's own desktop")


def test_a_lesson_by_cards_writes_to_its_folder_alone(tmp_path: Path) -> None:
    """Four sittings with numbers typed from the cards, the debrief, the ticket: no network, no file elsewhere."""
    own, calls = tmp_path / "own", tmp_path / "calls"
    own.mkdir()
    env = {**os.environ, **homes(own), "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    command = [*tracer(calls), sys.executable, "-m", "tests.full.lesson_player", str(own)]
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    beats = {line.split()[0] for line in done.stdout.splitlines()}
    assert {"lesson_numbers", "lesson_table", "class_debrief", "lesson_ticket"} <= beats
    seen = list(read_calls(calls))
    assert any(path.suffix == ".lesson" for call in seen for path in call.changed(ROOT)), "no write was seen at all"
    assert _outward(seen) == []
    assert _elsewhere(seen, tmp_path, own) == []
    _told("a lesson by cards", seen)


def test_a_lesson_in_a_window_goes_nowhere(desktop: Desktop, tmp_path: Path) -> None:
    """From the title page with keys: the pack is made, a late lesson is held, minutes and report are kept."""
    calls, saves = tmp_path / "calls", tmp_path / "saves"
    with Window(desktop, tmp_path, "--saves", str(saves), before=tracer(calls)) as window:
        hands = _Teacher(window)
        hands.set_up()
        hands.hold()
        assert hands.kept == {"class_debrief.minutes", "class_debrief.report"}
        window.key("alt+F4")
        window.process.wait(60)
    seen = list(read_calls(calls))
    assert any("AF_UNIX" in call.words for call in seen), "not even the desktop's socket was seen"
    exported = sorted(path.name for path in (saves / "exports").iterdir())
    assert any(name.endswith("-minutes.html") for name in exported) and len(exported) >= 4
    assert _outward(seen) == []
    settings = Path(homes(tmp_path)["XDG_CONFIG_HOME"])
    assert _elsewhere(seen, tmp_path, saves, settings, tmp_path / "report.json", tmp_path / "report.new",
                      tmp_path / "report.busy") == []  # fmt: skip
    _told("a lesson in a window", seen)


def _other(now: Sight, before: Sight) -> bool:
    """Whether something else is on the screen."""
    return (now.scene, now.text) != (before.scene, before.text)


class _Teacher(Keys):
    """Sets a lesson up and holds it by what can be seen alone. `kept`: what was kept from the debrief."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.kept: set[str] = set()

    def set_up(self) -> None:
        """The pack of the first conference; a lesson that begins twenty minutes late, and so has one sitting."""
        self.use("title.lesson")
        self.window.wait(lambda sight: sight.scene == "lesson_setup", "the set-up")
        self.use("lesson.print")
        self.window.wait(lambda sight: sight.scene == "message" and ".html" in sight.words, "where the pack lies")
        self.use("message.ok")
        self.go("lesson.late")
        self.window.key(*["Right"] * LATE)
        self.use("lesson.start")
        self.window.wait(lambda sight: sight.scene == "lesson_cover", "the first cover")

    def hold(self) -> None:
        """Every screen until the title page is there again."""
        end = time.monotonic() + PATIENT
        while time.monotonic() < end:
            sight = self.window.sight()
            self.scenes.add(sight.scene)
            if sight.scene == "title":
                return
            self._lesson(sight)
        raise AssertionError(f"the lesson never ended; seen: {sorted(self.scenes)}\n{self.window.sight().text}")

    def _lesson(self, sight: Sight) -> None:
        """One sensible thing on a screen of a lesson."""
        keeping = [one for one in ("class_debrief.minutes", "class_debrief.report") if one not in self.kept]
        if sight.scene == "lesson_curtain":
            time.sleep(0.7)
            self.window.desktop.tool("keydown", "Return", "sleep", "1.2", "keyup", "Return")
            return
        if sight.scene == "minutes":
            self.use("minutes.keep")
            self.window.wait(lambda now: "-minutes" in now.words, "where the minutes lie")
            self.window.key("Escape")
            self.window.wait(lambda now: now.scene != "minutes", "the debrief again")
            return
        for node_id in (*keeping, "end.yes", "class.open", "called.do", "call.adjourn", "class.skip", "class.on"):
            if sight.usable(node_id):
                self.use(node_id)
                self.window.wait(lambda now: _other(now, sight), f"more than #{node_id}")
                self.kept |= {node_id} & set(keeping)
                return
        time.sleep(0.3)
