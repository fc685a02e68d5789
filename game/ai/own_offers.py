"""What this side has said at the table, read back from the events it was shown."""

from __future__ import annotations

from game.engine import events as e
from game.engine.treaty import Offer, Terms
from game.views.view import SideView


def standing_word(view: SideView) -> Offer | None:
    """This side's latest offer, unless it has taken it back; what was refused is still its word."""
    word: Offer | None = None
    for event in view.history:
        if isinstance(event, e.OfferLaid) and event.offer.side is view.side:
            word = event.offer
        elif isinstance(event, e.OfferDropped) and event.by is view.side and event.why in ("withdrawn", "taken"):
            word = None
    if word is None:
        return view.common.desks.of(view.side).offer
    return word


def effects_of(view: SideView, offer: Offer) -> dict[int, int]:
    """What an offer would settle: its terms, and the silent option of every article it withdraws."""
    settled = dict(offer.terms)
    for article in offer.withdraws:
        silent = view.board.articles[article].silent
        if silent is not None:
            settled[article] = silent
    return settled


def laid_lately(view: SideView) -> tuple[Terms, ...]:
    """The terms of every offer that this side has laid at this sitting."""
    found: list[Terms] = []
    for event in view.history:
        if isinstance(event, e.SittingOpened):
            found = []
        elif isinstance(event, e.OfferLaid) and event.offer.side is view.side:
            found.append(event.offer.terms)
    return tuple(found)


def refused_alone(view: SideView, sittings: int) -> frozenset[tuple[int, int]]:
    """The terms of this side's unlinked offers that were declined within the last `sittings`."""
    refused: set[tuple[int, int]] = set()
    last: Offer | None = None
    for event in view.history:
        if isinstance(event, e.OfferLaid) and event.offer.side is view.side:
            last = event.offer
        elif isinstance(event, e.OfferAnswered) and event.by is not view.side and last is not None:
            recent = view.common.sitting - last.sitting <= sittings
            if event.verdict == "decline" and not last.linked and recent:
                refused.update(last.terms)
    return frozenset(refused)
