"""What the other side has been told to want, as far as what it has said and done shows (R17, R18).

Beliefs are weights over the public list of its doctrines and a function of the events this side was shown.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.ai.tables import Points
from game.bargaining.beliefs import WHOLE, Weights, blended, expected, normalised, updated
from game.engine import events as e
from game.engine.board import DoctrineCard
from game.engine.treaty import Offer, Terms, ladder_better, steps_beyond
from game.kernel.formulas import weight_of
from game.kernel.sides import Side
from game.views.estimates import readings
from game.views.view import SideView

CERTAIN = 1000
FLOOR = 8_000
LOSS_STEP = 12
LEAST_LIKELY = 300
BEYOND: tuple[tuple[str, int], ...] = (("soft", 750), ("firm", 550), ("hard", 350), ("never", 120))
LINES_MOVE = 45
BARRED, NOT_BARRED = 1000, 450
REPORTED: tuple[int, ...] = (1000, 600, 400, 300)
BLOCK_POINTS = 7
LASTING = 100
WORD = 100


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Weights over the other side's doctrines, what it would then give for each option, and how far it has gone.

    `points` are expected points; `walk_away` is the expected walk-away; `reach` is per article the option furthest from
    its own wishes that it has been seen or heard to entertain.
    """

    weights: Weights
    points: Points
    walk_away: int
    reach: tuple[int | None, ...]


def beliefs_of(view: SideView, learning: int = CERTAIN, insight: int = CERTAIN) -> Beliefs:
    """Beliefs from everything this side was shown. `learning` (per mille) says how far evidence is followed, `insight`
    (per mille) how far the other side's articles are told apart; at 0 all look equally dear to it, step by step.
    """
    cards = view.board.doctrines.of(view.side.other)
    prior = normalised([card.prior for card in cards])
    weights = prior
    if learning:
        observed = updated(prior, tuple(_observations(view, cards)), FLOOR)
        weights = blended(prior, observed, learning)
    points = _blurred(_expected_points(weights, cards), view.side.other, insight)
    return Beliefs(weights, points, _walk_away(view, weights, cards), _reach(view))


def _expected_points(weights: Weights, cards: tuple[DoctrineCard, ...]) -> Points:
    return tuple(
        tuple(expected(weights, values) for values in zip(*rows, strict=True))
        for rows in zip(*(card.points for card in cards), strict=True)
    )


def _blurred(points: Points, side: Side, insight: int) -> Points:
    """Points drawn towards even ladders of equal height, the tops' sum the same."""
    if insight >= CERTAIN:
        return points
    height = sum(max(row) for row in points) // max(1, len(points))
    rows = []
    for row in points:
        last = max(1, len(row) - 1)
        even = [height * (option if side is Side.SECOND else last - option) // last for option in range(len(row))]
        rows.append(
            tuple(
                (insight * value + (CERTAIN - insight) * flat) // CERTAIN for value, flat in zip(row, even, strict=True)
            )
        )
    return tuple(rows)


def _observations(view: SideView, cards: tuple[DoctrineCard, ...]) -> Iterator[tuple[int, ...]]:
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


def _line(card: DoctrineCard, article: int) -> tuple[int, str] | None:
    for where, option, kind in card.mandate:
        if where == article:
            return option, kind
    return None


def _asked(card: DoctrineCard, terms: Terms, other: Side, sitting: int) -> int:
    """How likely this doctrine is to lay these terms: it asks for what it prizes and stays inside its orders."""
    loss = sum(max(card.points[article]) - card.points[article][option] for article, option in terms)
    likely = max(LEAST_LIKELY, CERTAIN - LOSS_STEP * loss // max(1, len(terms)))
    for article, option in terms:
        likely = likely * _crossing(card, article, option, other, sitting) // CERTAIN
    return max(1, likely)


def _crossing(card: DoctrineCard, article: int, option: int, other: Side, sitting: int) -> int:
    """How likely a delegation under these orders is to go this far; likelier later, since orders move."""
    line = _line(card, article)
    if line is None or steps_beyond(other, option, line[0]) == 0:
        return CERTAIN
    return min(CERTAIN, dict(BEYOND)[line[1]] + LINES_MOVE * (sitting - 1))


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
    line = _line(card, article)
    if line is None:
        return REPORTED[1]
    return REPORTED[min(abs(option - line[0]), len(REPORTED) - 1)]


def _sworn(view: SideView, card: DoctrineCard, offer: Offer) -> int:
    """How likely these orders are to be the reason why an offer was called firm or final: it stands at their lines.
    The less its author's word is worth, the less it tells.
    """
    lines = [(option, _line(card, article)) for article, option in offer.terms]
    held = sum(line is not None and line[0] == option for option, line in lines)
    return CERTAIN if held else CERTAIN - WORD * view.common.room.credibility.of(offer.side)


def _walk_away(view: SideView, weights: Weights, cards: tuple[DoctrineCard, ...]) -> int:
    """The other's expected walk-away from what this side reads, drawn halfway to the last report of it."""
    formula = view.board.walk_away.of(view.side.other)
    tracks = readings(view)
    figure = expected(weights, [formula.points(tracks, card.walk_away) for card in cards])
    for event in reversed(view.history):
        if isinstance(event, e.ReportHeard) and event.subject == "walk_away":
            return (2 * figure + event.low + event.high) // 4
    return figure


def _reach(view: SideView) -> tuple[int | None, ...]:
    """Per article the furthest option that the other side has laid, presented, or been reported ready for."""
    reach = list(view.common.desks.of(view.side.other).positions)
    other = view.side.other

    def note(article: int, option: int) -> None:
        seen = reach[article]
        if seen is None or ladder_better(view.side, option, seen):
            reach[article] = option

    for event in view.history:
        if isinstance(event, e.OfferLaid) and event.offer.side is other:
            for article, option in event.offer.terms:
                note(article, option)
        elif isinstance(event, e.LeakHeard):
            note(event.article, event.option)
        elif isinstance(event, e.ReportHeard) and event.subject == "mandate" and event.article is not None:
            note(event.article, event.low)
    return tuple(reach)


def reports_on(view: SideView) -> tuple[int | None, ...]:
    """The article of every report this side has had of the other's orders; None for one of its walk-away."""
    return tuple(
        event.article
        for event in view.history
        if isinstance(event, e.ReportHeard) and event.subject in ("mandate", "walk_away")
    )


def barred(view: SideView, beliefs: Beliefs, article: int, option: int) -> int:
    """How heavily the other side's orders are believed to forbid an option: expected weighted steps, in per mille."""
    other = view.side.other
    seen = beliefs.reach[article]
    total = 0
    for weight, card in zip(beliefs.weights, view.board.doctrines.of(other), strict=True):
        line = _line(card, article)
        if line is None:
            continue
        steps = steps_beyond(other, option, line[0])
        if seen is not None:
            steps = min(steps, steps_beyond(other, option, seen))
        total += weight * steps * weight_of(line[1])
    return CERTAIN * total // WHOLE


def guarded_points(view: SideView, beliefs: Beliefs, time: int) -> Points:
    """Their expected points, less what their orders make an option cost them; less so as `time` (per mille) goes."""
    heed = BLOCK_POINTS * (CERTAIN + LASTING - time)
    return tuple(
        tuple(
            value - heed * barred(view, beliefs, article, option) // (CERTAIN * CERTAIN)
            for option, value in enumerate(row)
        )
        for article, row in enumerate(beliefs.points)
    )
