"""A game on the screen: the controller, who sits here, and what must survive a change of scene."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.scenes.parts_draft import Sheet

if TYPE_CHECKING:
    from game.session.controller import Controller
    from game.ui.services import Services


@dataclass(slots=True)
class Desk:
    """What one delegation has on its desk. Nothing in here is part of the game; nothing in here is saved."""

    sheet: Sheet = field(default_factory=Sheet)
    words: str = ""
    article: int = 0
    paper: str = ""
    read: dict[str, None] = field(default_factory=dict)
    cursor: int = 0
    briefed: bool = False
    instrument: str = ""
    targets: tuple[int, ...] = ()
    target: str = ""
    ticked: tuple[int, ...] | None = None
    unfolded: bool = False
    guessed: bool = False


@dataclass(slots=True)
class Playing:
    """One running game. `seat` is the side whose papers may lie open now; None: the curtain is down."""

    controller: Controller
    human: tuple[Side, ...]
    services: Services
    desks: dict[Side, Desk] = field(default_factory=lambda: {side: Desk() for side in BOTH_SIDES})
    seat: Side | None = None

    @property
    def two_seats(self) -> bool:
        """Whether two people share this screen."""
        return len(self.human) > 1

    def desk(self, side: Side) -> Desk:
        """The desk of a side."""
        return self.desks[side]
