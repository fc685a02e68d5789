"""What a side was refused lately, so that nobody advises it again at once."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine import events as e
from game.engine.treaty import Offer, Terms
from game.views.view import SideView

LATELY = 1
"""How many sittings ago is still lately."""


@dataclass(frozen=True, slots=True)
class Rebuffs:
    """Terms declined by themselves, packages declined whole, and articles on which the capital granted nothing."""

    alone: frozenset[tuple[int, int]] = frozenset()
    whole: frozenset[Terms] = frozenset()
    cabled: frozenset[int] = frozenset()

    def alike(self, *terms: tuple[int, int]) -> bool:
        """Whether a package with all these terms in it was declined."""
        return any(set(terms) <= set(package) for package in self.whole)


def rebuffs(view: SideView) -> Rebuffs:
    """What this side was refused at this sitting or the one before, by what it has been shown."""
    alone: set[tuple[int, int]] = set()
    whole: set[Terms] = set()
    cabled: set[int] = set()
    laid: Offer | None = None
    sitting = 0
    for event in view.history:
        if isinstance(event, e.SittingOpened):
            sitting = event.sitting
        elif isinstance(event, e.OfferLaid) and event.offer.side is view.side:
            laid = event.offer
        elif sitting < view.common.sitting - LATELY:
            continue
        elif isinstance(event, e.OfferAnswered) and event.by is not view.side and laid is not None:
            if event.verdict == "decline" and laid.linked:
                whole.add(laid.terms)
            elif event.verdict == "decline":
                alone.update(laid.terms)
        elif isinstance(event, e.CableAnswered) and not event.granted and event.article is not None:
            cabled.add(event.article)
    return Rebuffs(frozenset(alone), frozenset(whole), frozenset(cabled))
