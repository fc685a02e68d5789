"""What this side has said at the table, read back from the events it was shown."""

from __future__ import annotations

from collections.abc import Mapping

from game.bargaining.points import Choice as Treaty, Limits
from game.engine import events as e
from game.engine.treaty import Offer, Terms, ladder_better
from game.kernel.sides import Side
from game.views.estimates import projected
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


def asked_lately(view: SideView, sittings: int) -> bool:
    """Whether this side has asked what the other would need within the last `sittings`."""
    sitting = view.common.sitting
    for event in reversed(view.history):
        if isinstance(event, e.SittingOpened):
            sitting -= 1
            if view.common.sitting - sitting > sittings:
                return False
        elif isinstance(event, e.NeedAsked) and event.by is view.side:
            return True
    return False


def motion_refused(view: SideView) -> bool:
    """Whether the other side has refused to sign at this sitting."""
    for event in reversed(view.history):
        if isinstance(event, e.SittingOpened):
            return False
        if isinstance(event, e.MotionAnswered) and event.by is not view.side and not event.sign:
            return True
    return False


def spoken_terms(view: SideView, side: Side) -> tuple[Terms, ...]:
    """The terms of every offer that a side has laid, oldest first."""
    return tuple(
        event.offer.terms for event in view.history if isinstance(event, e.OfferLaid) and event.offer.side is side
    )


def motions_refused(view: SideView) -> int:
    """How often the other side has refused to sign."""
    answers = [event for event in view.history if isinstance(event, e.MotionAnswered) and event.by is not view.side]
    return sum(not answer.sign for answer in answers)


def asked_at_least(view: SideView) -> dict[int, int]:
    """Per article the least that this side has asked, in positions presented and articles offered by themselves."""
    asked: dict[int, int] = {}
    for event in view.history:
        terms: Terms = ()
        if isinstance(event, e.Presented) and event.by is view.side:
            terms = event.positions
        elif isinstance(event, e.OfferLaid) and event.offer.side is view.side and not event.offer.linked:
            terms = event.offer.terms
        for article, option in terms:
            if article not in asked or ladder_better(view.side.other, option, asked[article]):
                asked[article] = option
    return asked


def ledger(view: SideView, limits: Limits, asked: Mapping[int, int] | None = None) -> Limits:
    """`limits` without what would take back a position presented, or an article offered by itself: a side asks no more
    on an article than it has asked before. An article left without any option keeps them all.
    """
    least = asked_at_least(view) if asked is None else asked
    rows = []
    for article, options in enumerate(limits):
        most = least.get(article)
        kept = options
        if most is not None and len(options) > 1:
            kept = tuple(option for option in options if not ladder_better(view.side, option, most))
        rows.append(kept or options)
    return tuple(rows)


def last_package(view: SideView) -> Treaty | None:
    """The treaty that this side's latest linked offer would have led to, the rest as it now stands."""
    for event in reversed(view.history):
        if isinstance(event, e.OfferLaid) and event.offer.side is view.side and event.offer.linked:
            return projected(view, tuple(sorted(effects_of(view, event.offer).items())))
    return None
