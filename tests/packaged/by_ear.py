"""A player who sees nothing: a packaged game in a real window, played by what the game says and by keys alone.

The game is the one that is given away, unchanged: it speaks through the system's voice, for which a listener stands in.
"""

from __future__ import annotations

import json
import re
import subprocess
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.full.desktop import PATIENCE, Desktop
from tests.packaged.room import FailedError, Room

VOICE = """#!/bin/sh
cat > "$HEARD/.$$" && mv "$HEARD/.$$" "$HEARD/$(date +%s%N)"
"""
"""Stands where a voice of the system would: keeps each thing said as a file, in the order in which it was said."""

KINDS = ("main button", "button", "choice", "entry", "switch", "slider", "text field", "leaf")
CONTROL = re.compile(rf"(?P<label>.+?)\. (?P<kind>{'|'.join(KINDS)})(?P<state>\..*)")
BARRED, CHOSEN = "cannot be used now", "chosen"
HOME = "Learn the game"
"""What only the title page has."""
LAST, LEAVE = "The debrief", "To the title"
"""What is read through once at the end of a game, and the way out of it."""
MOST_STEPS, MOST_TABS, MOST_READINGS = 900, 40, 40
TIRING, HUSH = 20, 1.0


@dataclass(frozen=True)
class Control:
    """Something that can be used, as it was heard."""

    label: str
    kind: str
    usable: bool
    chosen: bool


@dataclass(frozen=True)
class Page:
    """A whole screen, as it was read aloud."""

    lines: tuple[str, ...]
    controls: tuple[Control, ...]

    def main(self) -> Control | None:
        """The main button, if it can be used."""
        return next((each for each in self.controls if each.kind == "main button" and each.usable), None)

    def named(self, label: str) -> Control | None:
        """The control of that name, if it can be used."""
        return next((each for each in self.controls if each.label == label and each.usable), None)


def page_of(heard: str) -> Page:
    """The lines and controls of a page that was read aloud."""
    lines, controls = [], []
    for line in heard.splitlines():
        found = CONTROL.fullmatch(line)
        if found is None:
            lines.append(line)
        else:
            state = [part.strip(" .") for part in found["state"].split(".")]
            controls.append(Control(found["label"], found["kind"], BARRED not in state, CHOSEN in state))
    return Page(tuple(lines), tuple(controls))


@dataclass
class Listener:
    """A running game, and the ears and fingers of who plays it."""

    desktop: Desktop
    process: subprocess.Popen[bytes]
    heard: Path
    done: Counter[str] = field(default_factory=Counter)
    _last: str = ""

    def key(self, *names: str) -> None:
        """Press keys by their X names."""
        self.desktop.tool("key", "--delay", "25", *names)

    def next(self, seconds: float = PATIENCE) -> str:
        """What is said next, when no more comes at once; empty when nothing is."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            newest = self._newest()
            if newest > self._last:
                time.sleep(0.05)
                if self._newest() == newest:
                    self._last = newest
                    return (self.heard / newest).read_text(encoding="utf-8")
            elif self.process.poll() is not None:
                raise FailedError(f"The game ended with {self.process.returncode} in the middle of {dict(self.done)}.")
            time.sleep(0.01)
        return ""

    def _newest(self) -> str:
        return max((path.name for path in self.heard.iterdir() if not path.name.startswith(".")), default="")

    def page(self) -> Page:
        """The screen, once it has been read aloud twice in the same words."""
        before = ""
        for _ in range(MOST_READINGS):
            self.key("F9")
            now = self.next()
            if now and now == before:
                return page_of(now)
            before = now
        raise FailedError(f"No screen stood still to be read; the last words:\n{before}")

    def press(self, control: Control) -> None:
        """Walk to a control with Tab, and with arrows among choices, until its name is heard; confirm.

        What cannot be come to so is only counted, so that something else is tried.
        """
        self.done[control.label] += 1
        walk = "Tab"
        for _ in range(MOST_TABS):
            self.key(walk)
            said = self.next(HUSH).splitlines()
            if any(line.startswith(f"{control.label}. {control.kind}") for line in said):
                self.key("Return")
                return
            among = any(". choice" in line for line in said)
            walk = "Down" if control.kind == "choice" and among else "Tab"
        self.done[control.label] += TIRING

    def play(self) -> int:
        """Play on until the title page is heard; how many steps it took."""
        for step in range(MOST_STEPS):
            page = self.page()
            if page.named(HOME) is not None:
                return step
            self.step(page)
        raise FailedError(f"The game did not come to its end; what was pressed: {self.done.most_common(12)}")

    def leave(self) -> None:
        """Close the window; the game must end by itself, and well."""
        self.key("alt+F4")
        if self.process.wait(PATIENCE):
            raise FailedError(f"The closed game ended with {self.process.returncode}.")

    def step(self, page: Page | None = None) -> None:
        """Press what is best on the screen."""
        page = page or self.page()
        leave = page.named(LEAVE) if self.done[LAST] else None
        if leave is not None:
            self.press(leave)
            return
        main = page.main()
        if main is not None:
            self.key("ctrl+Return")
            self.done[main.label] += 1
            return
        usable = [each for each in page.controls if each.usable]
        if not usable:
            raise FailedError("Nothing can be pressed here:\n" + "\n".join(page.lines))
        best = min(usable, key=self._dislike)
        if best.kind == "choice" and best.label[:1].isdigit():  # a step of a ladder has its number on it
            self.key(best.label[0])
            self.done[best.label] += 1
        else:
            self.press(best)

    def _dislike(self, control: Control) -> tuple[int, int]:
        """What was used least comes first; then answers, then buttons that lead on, and last what leads aside."""
        aside = control.kind not in ("choice", "button") or "[" in control.label
        tired = self.done[control.label] + (2 if control.chosen else 0) + (TIRING if aside else 0)
        return (tired, 0 if control.kind == "choice" else 1)


@contextmanager
def listening(desktop: Desktop, room: Room, *words: str, newcomer: bool = False) -> Iterator[Listener]:
    """Start the game with these words in a room where it is heard; it is ended afterwards, if it has not ended.

    A `newcomer` has no settings yet; everybody else has asked to be spoken to.
    """
    heard, voice = room.folder / "heard", room.folder / "voice"
    room.give(heard)
    voice.mkdir()
    (voice / "spd-say").write_text(VOICE, encoding="utf-8")
    (voice / "spd-say").chmod(0o755)
    if not newcomer:
        settings = room.home / ".config" / "portsmouth-1905" / "settings.json"
        for folder in (settings.parents[1], settings.parent):
            room.give(folder)
        settings.write_text(json.dumps({"speech": True, "motion": "none"}), encoding="utf-8")
    known = room.environment(
        DISPLAY=desktop.display, SDL_AUDIODRIVER="dummy", HEARD=str(heard), PATH=f"{voice}:{room.environment()['PATH']}"
    )
    complaints = room.folder / "complaints.txt"
    with complaints.open("wb") as errors:
        process = subprocess.Popen(room.words(*words), cwd=room.here, env=known, stderr=errors)
    try:
        listener = Listener(desktop, process, heard)
        window = _window(listener)
        desktop.tool("windowactivate", "--sync", window)
        yield listener
        if "Traceback" in complaints.read_text(encoding="utf-8", errors="replace"):
            raise FailedError(complaints.read_text(encoding="utf-8", errors="replace"))
    finally:
        if process.poll() is None:
            process.terminate()
            process.wait(PATIENCE)


def _window(listener: Listener) -> str:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found = listener.desktop.tool("search", "--onlyvisible", "--name", "Portsmouth", check=False).split()
        if found:
            return found[-1]
        if listener.process.poll() is not None:
            raise FailedError(f"The game ended with {listener.process.returncode} before there was a window.")
        time.sleep(0.02)
    raise FailedError("No window came.")
