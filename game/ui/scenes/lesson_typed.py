"""A call typed by its number at the table: one digit or two, and how 1 is told from 11.

What is typed opens the page of the call and enters nothing. A digit that may still become another number waits for the
second one; after a moment, or at once by the key that confirms, it stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from game.classroom.calls import number_of

PATIENCE_MS = 1500
QUICK_MS, SLOW_MS = 200, 1000


@dataclass(slots=True)
class Typed:
    """What has been typed so far. `unknown`: digits that are no call that may be called out now."""

    digits: str = ""
    unknown: str = ""
    quiet: int = 0

    @property
    def tick_ms(self) -> int:
        """How often time is to be told: quickly while digits stand there."""
        return QUICK_MS if self.digits or self.unknown else SLOW_MS

    def digit(self, digit: int, calls: Iterable[str]) -> str:
        """One more digit; the call that it makes out of these, or an empty text while there may be another."""
        numbers = {str(number_of(call)): call for call in calls}
        typed = self.digits + str(digit)
        if not _begun(typed, numbers) and _begun(str(digit), numbers):
            typed = str(digit)
        self.clear()
        self.quiet = -QUICK_MS
        begun = _begun(typed, numbers)
        if begun == [typed]:
            return numbers[typed]
        self.digits, self.unknown = (typed, "") if begun else ("", typed)
        return ""

    def whole(self, calls: Iterable[str]) -> str:
        """The call that the digits stand for as they are; empty for none. They are gone then."""
        found = next((call for call in calls if str(number_of(call)) == self.digits), "")
        self.clear()
        return found

    def waited(self, ms: int) -> bool:
        """Time has passed; whether it is enough. The time before the first look after a key does not count."""
        if not (self.digits or self.unknown):
            return False
        self.quiet = 0 if self.quiet < 0 else self.quiet + ms
        return self.quiet >= PATIENCE_MS

    def clear(self) -> None:
        """Nothing has been typed."""
        self.digits, self.unknown, self.quiet = "", "", 0


def _begun(typed: str, numbers: Iterable[str]) -> list[str]:
    return [number for number in numbers if number.startswith(typed)]
