"""How likely each public doctrine makes what the other side has said and done (R17, R18)."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from game.engine import events as e
from game.engine.board import DoctrineCard
from game.engine.treaty import Offer, Terms, steps_beyond
from game.kernel.sides import Side
from game.views.view import SideView

CERTAIN = 1000
LOSS_STEP = 12
LEAST_LIKELY = 300
BEYOND = MappingProxyType({"soft": 750, "firm": 550, "hard": 350, "never": 120})
LINES_MOVE = 45
BARRED, NOT_BARRED = 1000, 450
REPORTED: tuple[int, ...] = (1000, 600, 400, 300)
WORD = 100


def observations(view: SideView, cards: tuple[DoctrineCard, ...]) -> Iterator[tuple[int, ...]]:
    """One row of likelihoods, a doctrine each, for everything that tells something."""
    other = view.side.other
    opening = set(view.board.openings.of(other))
    sitting, mine = 1, None
    for event in view.history:
        match event:
            case e.SittingOpened():
                sitting = event.sitting
            case e.OfferLaid():
                if event.offer.side is other:
                    yield tuple(_asked(card, event.offer.terms, other, sitting) for card in cards)
                    if event.offer.tone != "courteous":
                        yield tuple(_sworn(view, card, event.offer) for card in cards)
                else:
                    mine = event.offer
            case e.Presented() if event.by is other:
                said = tuple(term for term in event.positions if term not in opening)
                if said:
                    yield tuple(_asked(card, said, other, sitting) for card in cards)
            case e.OfferAnswered() if event.by is other and mine is not None:
                yield tuple(_answered(card, event, mine, other, sitting) for card in cards)
            case e.LeakHeard():
                yield tuple(_reported(card, event.article, event.option, other) for card in cards)
            case e.ReportHeard() if event.subject in ("mandate", "preference") and event.article is not None:
                yield tuple(_reported(card, event.article, event.low, other) for card in cards)
            case e.RedLineAnnounced() if event.by is other:
                yield tuple(_reported(card, event.article, event.option, other) for card in cards)


def _asked(card: DoctrineCard, terms: Terms, other: Side, sitting: int) -> int:
    """How likely this doctrine is to lay these terms: it asks for what it prizes and stays inside its orders."""
    loss = sum(max(card.points[article]) - card.points[article][option] for article, option in terms)
    likely = max(LEAST_LIKELY, CERTAIN - LOSS_STEP * loss // max(1, len(terms)))
    for article, option in terms:
        likely = likely * _crossing(card, article, option, other, sitting) // CERTAIN
    return max(1, likely)


def _crossing(card: DoctrineCard, article: int, option: int, other: Side, sitting: int) -> int:
    """How likely a delegation under these orders is to go this far; likelier later, since orders move."""
    line = card.lines[article]
    if line is None or steps_beyond(other, option, line[0]) == 0:
        return CERTAIN
    return min(CERTAIN, BEYOND[line[1]] + LINES_MOVE * (sitting - 1))


def _answered(card: DoctrineCard, event: e.OfferAnswered, mine: Offer, other: Side, sitting: int) -> int:
    if event.verdict == "accept":
        taken = tuple(term for term in mine.terms if term[0] in event.articles)
        return _asked(card, taken, other, sitting) if taken else CERTAIN
    if event.ground == "instructions":
        if event.articles:
            likely = CERTAIN
            for article, option in mine.terms:
                if article in event.articles and _crossing(card, article, option, other, 1) == CERTAIN:
                    likely = likely * NOT_BARRED // CERTAIN
            return max(LEAST_LIKELY // 3, likely)
        barred = any(_crossing(card, article, option, other, 1) < CERTAIN for article, option in mine.terms)
        return BARRED if barred else NOT_BARRED
    if event.ground == "price":
        worth = sum(card.points[article][option] for article, option in mine.terms)
        most = sum(max(card.points[article]) for article, _ in mine.terms)
        return CERTAIN - 400 * worth // max(1, most)
    return CERTAIN


def _reported(card: DoctrineCard, article: int, option: int, other: Side) -> int:
    line = card.lines[article]
    if line is None:
        return REPORTED[1]
    return REPORTED[min(abs(option - line[0]), len(REPORTED) - 1)]


def _sworn(view: SideView, card: DoctrineCard, offer: Offer) -> int:
    """How likely these orders are to be the reason why an offer was called firm or final: it stands at their lines.
    The less its author's word is worth, the less it tells.
    """
    lines = [(option, card.lines[article]) for article, option in offer.terms]
    held = sum(line is not None and line[0] == option for option, line in lines)
    return CERTAIN if held else CERTAIN - WORD * view.common.room.credibility.of(offer.side)
