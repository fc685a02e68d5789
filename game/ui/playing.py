"""A game on the screen: the controller, who sits here, and what must survive a change of scene."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from game.kernel.message import Message
from game.kernel.sides import BOTH_SIDES, Side
from game.ui import drafts
from game.ui.scenes.parts_draft import Draft, Sheet

if TYPE_CHECKING:
    from game.engine.parts import Own
    from game.session.controller import Controller
    from game.ui.services import Services


@dataclass(slots=True)
class Desk:
    """What one delegation has on its desk. Nothing in here is part of the game, and of it only drafts are kept.

    `toned`: the sitting for which the draft's tone was chosen. `before`: its figures before it last acted.
    """

    sheet: Sheet = field(default_factory=Sheet)
    words: str = ""
    article: int = 0
    paper: str = ""
    read: dict[str, None] = field(default_factory=dict)
    since: int = 0
    briefed: bool = False
    instrument: str = ""
    targets: tuple[int, ...] = ()
    target: str = ""
    ticked: tuple[int, ...] | None = None
    unfolded: bool = False
    guessed: bool = False
    toned: int = 0
    before: Own | None = None
    advice: tuple[int, Message] | None = None


@dataclass(slots=True)
class Playing:
    """One running game. `seat` is the side whose papers may lie open now; None: the curtain is down."""

    controller: Controller
    human: tuple[Side, ...]
    services: Services
    desks: dict[Side, Desk] = field(default_factory=lambda: {side: Desk() for side in BOTH_SIDES})
    seat: Side | None = None
    rung: int = 0
    coached: bool = True
    sealed: bool = False
    idle: bool = False

    def __post_init__(self) -> None:
        self.services.strings.follow(self.controller.presentation.words.ways)
        for desk in self.desks.values():
            desk.sheet.kept = None if self.idle else self.keep_drafts

    def keep_drafts(self) -> None:
        """Keep what lies on the sheets for the next time; nothing once the game is over, or in a folder not ours."""
        folder, known = self.services.places.saves, self.controller
        if drafts.has_save(folder, known.match_id) and self.services.shelf.store.ours:
            sheets = {side: Draft() if known.over else self.desks[side].sheet.now for side in self.human}
            drafts.keep(folder, known.match_id, known.moves, sheets)

    def take_up_drafts(self) -> None:
        """Put on the sheets what was kept of them."""
        options = [len(card.options) for card in self.controller.presentation.articles]
        folder, known = self.services.places.saves, self.controller
        for side, draft in drafts.found(folder, known.match_id, known.moves, options).items():
            if side in self.human and self.desks[side].sheet.now.empty:
                self.desks[side].sheet.now = draft

    def gavel(self) -> str:
        """The sound with which the table is opened, once a sitting."""
        sitting = self.controller.view(self.human[0]).common.sitting
        fresh, self.rung = sitting != self.rung, sitting
        return "gavel" if fresh else ""

    @property
    def two_seats(self) -> bool:
        """Whether two people share this screen."""
        return len(self.human) > 1

    def desk(self, side: Side) -> Desk:
        """The desk of a side."""
        return self.desks[side]
