"""Speech by the system's own voice, a command that is on every desktop; silence where there is none.

The words go to the command's standard input, never into its arguments, and nothing is written anywhere.
"""

from __future__ import annotations

import logging
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from game.ui import narrate
from game.ui.companions import Companion, Shown
from game.ui.outside import surroundings
from game.ui.scenes.base import Scene

WINDOWS = (
    "powershell", "-NoProfile", "-NonInteractive", "-Command",
    "Add-Type -AssemblyName System.Speech; [Console]::InputEncoding = [Text.Encoding]::UTF8; "
    "(New-Object System.Speech.Synthesis.SpeechSynthesizer).Speak([Console]::In.ReadToEnd())",
)  # fmt: skip
COMMANDS: tuple[tuple[str, ...], ...] = (
    ("spd-say", "--wait", "--pipe-mode"),
    ("espeak-ng", "--stdin"),
    ("espeak", "--stdin"),
)
MAC: tuple[str, ...] = ("say", "-f", "-")


class Voice(Protocol):
    """What can speak."""

    def say(self, sentences: Sequence[str]) -> None:
        """Say this now, in place of what is being said."""

    def hush(self) -> None:
        """Say nothing more."""


@dataclass(slots=True)
class SystemVoice:
    """The voice of a command; what is being said breaks off when something else is to be said."""

    command: tuple[str, ...]
    _speaking: subprocess.Popen[bytes] | None = None

    def say(self, sentences: Sequence[str]) -> None:
        """Say this now."""
        self.hush()
        try:
            self._speaking = subprocess.Popen(  # noqa: S603 - one of the commands above, never anybody's words
                self.command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                env=surroundings(os.environ),
            )  # fmt: skip
            if self._speaking.stdin is not None:
                self._speaking.stdin.write("\n".join(sentences).encode())
                self._speaking.stdin.close()
        except OSError as problem:
            self._speaking = None
            logging.getLogger(__name__).warning("Nothing could be said (%s).", problem)

    def hush(self) -> None:
        """Break off."""
        if self._speaking is not None and self._speaking.poll() is None:
            self._speaking.terminate()
        self._speaking = None


def system_voice(find: Callable[[str], str | None] = shutil.which, platform: str = sys.platform) -> SystemVoice | None:
    """The voice of this machine; None where none is installed."""
    wanted = (MAC,) if platform == "darwin" else (WINDOWS,) if platform == "win32" else COMMANDS
    for command in wanted:
        if find(command[0]) is not None:
            return SystemVoice(command)
    return None


class Narrator(Companion):
    """Says the focus and what is new, when the player has asked for it; in a private phase of two nothing at all."""

    def __init__(self, voice: Callable[[], Voice | None], lookup: narrate.Lookup) -> None:
        self._open = voice
        self._lookup = lookup
        self._voice: Voice | None = None
        self._asked = False
        self._before: narrate.Heard | None = None
        self._last: Shown | None = None

    def shown(self, shown: Shown) -> None:
        """Say what a listener does not know yet."""
        self._last = shown
        if not shown.settings.speech or shown.private:
            self._quiet()
            return
        now = narrate.heard(id(shown.scene), shown.tree, shown.focus, self._lookup)
        sentences = narrate.told(self._before, shown.tree, now, self._lookup, whole=shown.scene.read_whole)
        self._before = now
        if sentences:
            self._say(sentences)

    def mute(self) -> bool:
        """Whether this machine has no voice."""
        self._find()
        return self._voice is None

    def read(self, scene: Scene) -> None:
        """Say the whole screen, asked for by a key, also while speech is off; never in a private phase of two."""
        last = self._last
        if last is not None and last.scene is scene and not last.private:
            self._say(narrate.page(last.tree, self._lookup))

    def close(self) -> None:
        """Break off."""
        self._quiet()

    def _say(self, sentences: Sequence[str]) -> None:
        self._find()
        if self._voice is not None:
            self._voice.say(sentences)

    def _find(self) -> None:
        if not self._asked:
            self._asked = True
            self._voice = self._open()
            if self._voice is None:
                logging.getLogger(__name__).warning("This machine has no voice to speak with.")

    def _quiet(self) -> None:
        self._before = None
        if self._voice is not None:
            self._voice.hush()
