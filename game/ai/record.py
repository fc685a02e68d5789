"""What both sides have said so far, each word taken for a whole treaty: what the counter reasons about."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.ai.tables import Points
from game.bargaining.points import Choice as Treaty
from game.engine import events as e
from game.engine.treaty import Offer, Terms
from game.kernel.sides import Side
from game.views.view import SideView


@dataclass(frozen=True, slots=True)
class Record:
    """`heard` are the other side's words in order, each differing from the one before it; `laid` this side's linked
    offers, each with the number of theirs that had been heard before it.
    """

    heard: tuple[Treaty, ...]
    laid: tuple[tuple[int, Treaty], ...]


@dataclass
class _Reading:
    """The talks as far as they have been read: where each side stands, and what is settled or was never spoken of."""

    best: tuple[Treaty, Treaty]
    """What each side would like best, for the articles that somebody has raised and it has not spoken of."""
    silent: tuple[int | None, ...]
    said: tuple[dict[int, int], dict[int, int]] = field(default_factory=lambda: ({}, {}))
    settled: dict[int, int] = field(default_factory=dict)

    def stands(self, side: Side) -> Treaty:
        """The treaty a side's words amount to: settled, else said, else its best once raised, else silence."""
        mine, theirs, best = self.said[side], self.said[side.other], self.best[side]
        found = []
        for article, silent in enumerate(self.silent):
            if article in self.settled:
                found.append(self.settled[article])
            elif article in mine:
                found.append(mine[article])
            else:
                found.append(best[article] if silent is None or article in theirs else silent)
        return tuple(found)

    def note(self, side: Side, terms: Terms, withdraws: tuple[int, ...] = ()) -> None:
        """Take note of a word."""
        self.said[side].update(terms)
        for article in withdraws:
            silent = self.silent[article]
            if silent is not None:
                self.said[side][article] = silent


def record_of(view: SideView, their_points: Points) -> Record:
    """The record from everything this side was shown; `their_points` tell what they would like best."""
    side, other = view.side, view.side.other
    own, theirs = _best(view.own.points), _best(their_points)
    best = (own, theirs) if side is Side.FIRST else (theirs, own)
    reading = _Reading(best, tuple(article.silent for article in view.board.articles))
    heard: list[Treaty] = []
    laid: list[tuple[int, Treaty]] = []
    for event in view.history:
        word = _word(event)
        if word is not None:
            who, terms, offer = word
            reading.note(who, terms, () if offer is None else offer.withdraws)
            treaty = reading.stands(who)
            if who is other and (not heard or heard[-1] != treaty):
                heard.append(treaty)
            elif who is side and offer is not None and offer.linked:
                laid.append((len(heard), treaty))
        elif isinstance(event, e.Initialled):
            reading.settled[event.article] = event.option
        elif isinstance(event, e.ArticleWithdrawn):
            reading.note(side, (), (event.article,))
            reading.note(other, (), (event.article,))
    return Record(tuple(heard), tuple(laid))


def _word(event: e.Event) -> tuple[Side, Terms, Offer | None] | None:
    """Who says what, if an event is a side's word on articles."""
    if isinstance(event, e.Presented):
        return event.by, event.positions, None
    if isinstance(event, e.OfferLaid):
        return event.offer.side, event.offer.terms, event.offer
    return None


def _best(points: Points) -> Treaty:
    return tuple(row.index(max(row)) for row in points)
