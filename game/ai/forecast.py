"""What the other side would say to an offer, as far as this side can tell: from its own view and beliefs, nothing else.

Each doctrine on the public list is asked in turn, and its answer counts by the weight that beliefs give it.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai import aspiration
from game.ai.beliefs import Beliefs, beliefs_of
from game.ai.levels import PLENIPOTENTIARY
from game.ai.own_offers import spoken_terms
from game.ai.persona import PLAIN
from game.bargaining.beliefs import WHOLE, Weights
from game.engine.board import DoctrineCard, points_of
from game.engine.treaty import Terms, steps_beyond
from game.kernel.formulas import weight_of
from game.views.estimates import projected, readings
from game.views.view import SideView

LEAST, MOST, EVEN = 20, 980, 400
THOUSAND = 1000
POINT = 22
BREACH = 140
ALONE = 650
ALONE_POINT = 30
GIVEN = 760
KNOWN = ((750_000, "good"), (500_000, "fair"))
EVIDENCE = 3


@dataclass(frozen=True, slots=True)
class Forecast:
    """How likely the other side is to take an offer (20..980 per mille), and how well founded that is: `good`, `fair`
    or `poor`.
    """

    per_mille: int
    confidence: str


def forecast(view: SideView, terms: Terms, linked: bool) -> Forecast:
    """What is thought of the other side's answer to `terms`."""
    beliefs = beliefs_of(view)
    cards = view.board.doctrines.of(view.side.other)
    whole = linked and len(terms) > 1
    found = 0
    for weight, card in zip(beliefs.weights, cards, strict=True):
        margin = _whole(view, card, terms) if whole else _alone(view, card, terms)
        found += weight * _clamped(margin - BREACH * _breaches(view, card, beliefs, terms))
    return Forecast(_clamped(found // WHOLE), confidence(view, beliefs.weights))


def confidence(view: SideView, weights: Weights) -> str:
    """How far beliefs deserve trust: by the weight of the likeliest doctrine, once some words of theirs were heard."""
    if len(spoken_terms(view, view.side.other)) < EVIDENCE:
        return "poor"
    return next((word for least, word in KNOWN if max(weights) >= least), "poor")


def _clamped(per_mille: int) -> int:
    return max(LEAST, min(MOST, per_mille))


def _whole(view: SideView, card: DoctrineCard, terms: Terms) -> int:
    """A package against what such a delegation would ask for by now: from its last words down to war, as time goes."""
    other = view.side.other
    war = view.board.walk_away.of(other).points(readings(view), card.walk_away)
    said = spoken_terms(view, other)
    last = points_of(card.points, view.board.links, other, projected(view, said[-1] if said else _positions(view)))
    time = aspiration.time_used(view, PLENIPOTENTIARY, PLAIN)
    asked = war + max(0, last - war) * (THOUSAND - aspiration.conceded(time, PLENIPOTENTIARY.firmness)) // THOUSAND
    return EVEN + POINT * (points_of(card.points, view.board.links, other, projected(view, terms)) - asked)


def _positions(view: SideView) -> Terms:
    found = enumerate(view.common.desks.of(view.side.other).positions)
    return tuple((article, option) for article, option in found if option is not None)


def _alone(view: SideView, card: DoctrineCard, terms: Terms) -> int:
    """Articles by themselves against where the other side last stood on them."""
    positions = view.common.desks.of(view.side.other).positions
    lost = 0
    for article, option in terms:
        row, stands = card.points[article], positions[article]
        lost += (max(row) if stands is None else row[stands]) - row[option]
    return GIVEN if lost <= 0 else ALONE - ALONE_POINT * lost // max(1, len(terms))


def _breaches(view: SideView, card: DoctrineCard, beliefs: Beliefs, terms: Terms) -> int:
    """Weighted steps past the orders of such a delegation, less what it has been seen to entertain."""
    other, asked, total = view.side.other, dict(terms), 0
    for article, line, kind in card.mandate:
        if article in asked:
            steps, seen = steps_beyond(other, asked[article], line), beliefs.reach[article]
            total += weight_of(kind) * (
                steps if seen is None else min(steps, steps_beyond(other, asked[article], seen))
            )
    return total
