"""What the capitals decided on a signed treaty, beside what the pupils of the home governments voted."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine import events as e
from game.kernel.sides import BOTH_SIDES, Side
from game.session.controller import Controller

CERTAIN, NEVER = 1000, 0


@dataclass(frozen=True, slots=True)
class Decision:
    """One capital. `per_mille`: the likelihood that it ratifies, 0 and 1000 being certain; `found`: what it decided or
    would have decided without a vote; `vote`: what was voted, None when nobody was asked.
    """

    side: Side
    ratified: bool
    per_mille: int
    found: bool
    vote: bool | None = None

    @property
    def certain(self) -> bool:
        """Whether its orders left no choice, so that no vote could change anything."""
        return self.per_mille in (NEVER, CERTAIN)

    @property
    def how(self) -> str:
        """How the vote compares with what was found: agrees, stands (in its place), noted (only); or empty."""
        if self.vote is None:
            return ""
        if self.vote is self.found:
            return "agrees"
        return "noted" if self.certain else "stands"


def decisions(controller: Controller) -> tuple[Decision, ...]:
    """What each capital decided, the first side's first; empty where nothing was signed. After the end for all eyes."""
    events, _ = controller.events_since(Side.FIRST)
    voted = {one.by: one for one in events if isinstance(one, e.CapitalVoted)}
    found: dict[Side, Decision] = {}
    for one in events:
        if isinstance(one, e.CapitalDecided):
            vote = voted.get(one.by)
            drawn, said = (one.ratified, None) if vote is None else (vote.found, vote.yes)
            found[one.by] = Decision(one.by, one.ratified, one.per_mille, drawn, said)
    return tuple(found[side] for side in BOTH_SIDES if side in found)
