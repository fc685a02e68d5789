"""A player who sees nothing: hears what is spoken and presses keys."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from game.ui.intents import Intent
from game.ui.strings import Strings
from tests.ui.pilot import Pilot

MOST_TABS = 90


@dataclass(slots=True)
class Recorder:
    """A voice that keeps what it was given to say."""

    said: list[list[str]] = field(default_factory=list)

    def say(self, sentences: Sequence[str]) -> None:
        """Keep it."""
        self.said.append(list(sentences))

    def hush(self) -> None:
        """Nothing to break off."""

    @property
    def last(self) -> list[str]:
        """What was said last."""
        return self.said[-1] if self.said else []


class Listener:
    """Walks with Tab until something is worth pressing. It knows the words for a control's kind, and nothing else."""

    def __init__(self, keys: Pilot, voice: Recorder, words: Strings) -> None:
        self._keys, self._voice = keys, voice
        self._main = words.text("speech.role.default")
        self._button = words.text("speech.role.button")
        self._entry = words.text("speech.role.listitem")
        self._choice = words.text("speech.role.choice")
        self._barred = words.text("speech.disabled")
        self._chosen = words.text("speech.selected")
        self._pressed: Counter[str] = Counter()

    def step(self) -> str:
        """Go round the screen once by ear, then press what is best; what was pressed, as it was heard."""
        heard = self._round()
        usable = [words for words in heard if f". {self._barred}" not in words]
        best = min(usable, key=self._dislike, default="")
        for _ in range(MOST_TABS):
            if self._now() == best:
                break
            self._press(Intent.NEXT)
        self._pressed[best] += 1
        self._press(Intent.CONFIRM)
        return best

    def _round(self) -> list[str]:
        found: list[str] = []
        for _ in range(MOST_TABS):
            self._press(Intent.NEXT)
            words = self._now()
            if words and words in found:
                break
            if words:
                found.append(words)
        return found

    def _dislike(self, words: str) -> tuple[int, int]:
        """The main button first, then what has been pressed least; answers before other buttons; no side ways."""
        tired = self._pressed[words]
        if f". {self._main}" in words:
            return (tired, 0)
        if f". {self._choice}" in words:
            return (tired + (9 if f". {self._chosen}" in words else 0), 1)
        if f". {self._button}" in words and "[" not in words:
            return (tired, 2)
        return (tired + 6, 3)

    def _now(self) -> str:
        """What was said of the place where one is."""
        return next((words for words in self._voice.last if f". {self._main}" in words or self._is_control(words)), "")

    def _is_control(self, words: str) -> bool:
        kinds = (self._button, self._entry, self._choice)
        return any(f". {kind}" in words for kind in kinds)

    def _press(self, intent: Intent) -> None:
        self._keys.press(intent.value)
