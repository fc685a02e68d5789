"""The end of a game as plain data, for everyone: the verdict, and what had been secret."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.kernel.sides import BySide, Side, each
from game.session.match import Match

if TYPE_CHECKING:
    from game.analysis.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Revealed:
    """What one side's instructions had been: id, name, letter, points and lines on the first day."""

    doctrine: str
    name: str
    letter: str
    points: tuple[tuple[int, ...], ...]
    lines: tuple[tuple[int, int, str], ...]


@dataclass(frozen=True, slots=True)
class Debrief:
    """What everyone may know once it is over. `verdict` is `game.analysis.verdict.Verdict`."""

    verdict: Verdict
    revealed: BySide[Revealed]
    history: tuple[int, ...]
    directed: bool


def make_debrief(match: Match) -> Debrief | None:
    """The debrief of a finished match; None while it is being played."""
    if not match.over:
        return None
    from game.analysis.verdict import verdict  # here, so that a game in play does not wait for the analysis

    return Debrief(
        verdict=verdict(match.state, match.events),
        revealed=each(lambda side: _revealed(match, side)),
        history=match.edition.scenario.history,
        directed=match.header.directed,
    )


def _revealed(match: Match, side: Side) -> Revealed:
    doctrine = match.edition.scenario.doctrine(side, match.header.instructions.of(side))
    lines = tuple((line.article, line.option, line.kind) for line in doctrine.mandate)
    return Revealed(doctrine.id, doctrine.name, doctrine.letter, doctrine.points, lines)
