"""Cursors into what a side has been shown, which stay right when the game goes back."""

from __future__ import annotations

from game.engine.events import Event
from game.kernel.sides import BySide, Side
from game.session.match import Match

EPOCH = 1_000_000


class Cursors:
    """Remembers at each going back how much of what was shown was left."""

    def __init__(self) -> None:
        self._cuts: list[BySide[int]] = []

    def since(self, shown: tuple[Event, ...], side: Side, cursor: int) -> tuple[tuple[Event, ...], int]:
        """What has been shown since a cursor (0: everything), and the cursor for the next call."""
        epoch, seen = divmod(cursor, EPOCH)
        for cut in self._cuts[epoch:]:
            seen = min(seen, cut.of(side))
        return shown[seen:], len(self._cuts) * EPOCH + len(shown)

    def follow(self, match: Match) -> None:
        """Take note of the latest step, if it went back."""
        if match.steps[-1].action is None and len(match.steps) > 1:
            own = match.steps[-1].events
            self._cuts.append(match.shown.map(lambda shown: len(shown) - len(own)))
