"""What the mediator knows, and nothing else: public things, what he was told, what he was asked, his own temper."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine.board import Board
from game.engine.parts import Common, MediatorMind, Phase
from game.kernel.sides import BySide


@dataclass(frozen=True, slots=True)
class MediatorView:
    """The mediator's knowledge now."""

    board: Board
    common: Common
    goodwill: BySide[int]
    patience: int
    mind: MediatorMind

    @property
    def at_table(self) -> bool:
        """Whether a train has been ordered and he may write at once."""
        return self.common.phase is Phase.TABLE
