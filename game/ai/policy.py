"""What a computer player is: a function from what its seat may know to one action, with the reasons for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from game.engine.actions import Action
from game.kernel.draws import Draws, Term
from game.views.mediator import MediatorView
from game.views.options import Legal
from game.views.view import SideView


@dataclass(frozen=True, slots=True)
class Choice:
    """An action and the signed terms it was chosen by, heaviest first. `ground` is the one ground stated, or empty.

    `about` are the articles that the heaviest reason is about, when it is about some rather than all.
    """

    action: Action
    reasons: tuple[Term, ...] = ()
    ground: str = ""
    about: tuple[int, ...] = ()

    @property
    def score(self) -> int:
        """What the terms add up to: at least 0 for what is taken, below 0 for what is declined."""
        return sum(term.value for term in self.reasons)


class Policy(Protocol):
    """A delegation. The same view, options and draws give the same choice."""

    def decide(self, view: SideView, legal: Legal, draws: Draws) -> Choice:
        """What it does now: always something that `game.views.options.why_not` accepts."""


class MediatorPolicy(Protocol):
    """A mediator. The same view and draws give the same choice."""

    def decide(self, view: MediatorView, draws: Draws) -> Choice:
        """What he does now: write, send a text, warn or wait."""
