"""How long an answer takes: whole beats, so that nobody can tell from the time what a computer player thought of.

What computers do after a person's act takes some hundredths of a second, more for a hard decision than for an easy one.
The next screen comes when the beat that has begun is over; work that took longer ends with the next beat.
"""

from __future__ import annotations

from collections.abc import Callable

BEAT = 0.25
"""Seconds: several times what a delegation and the mediator need for an answer on an ordinary machine."""


class Pace:
    """Keeps the beat. `now` gives seconds, `rest` lets some pass; without them no time ever passes, as in tests."""

    def __init__(
        self, now: Callable[[], float] = lambda: 0.0, rest: Callable[[float], None] = lambda seconds: None
    ) -> None:
        self._now, self._rest = now, rest
        self._since: float | None = None

    @property
    def begun(self) -> bool:
        """Whether somebody has acted and has not been answered yet."""
        return self._since is not None

    def begin(self) -> None:
        """Somebody acts, unless he has already."""
        if self._since is None:
            self._since = self._now()

    def keep(self) -> None:
        """Let the beat come to its end."""
        since, self._since = self._since, None
        if since is not None:
            passed = max(0.0, self._now() - since)
            self._rest(BEAT - passed % BEAT)

    def leave(self) -> None:
        """There was nobody to answer."""
        self._since = None
