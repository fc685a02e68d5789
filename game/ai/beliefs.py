"""What the other side has been told to want, as far as what it has said and done shows (R17, R18).

Beliefs are weights over the public list of its doctrines and a function of the events this side was shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import isqrt

from game.ai.estimate import Estimate, Known, estimated
from game.ai.evidence import observations
from game.ai.record import Record, record_of
from game.ai.tables import Points, links_of
from game.bargaining.beliefs import WHOLE, Weights, blended, expected, normalised, updated
from game.engine import events as e
from game.engine.board import DoctrineCard
from game.engine.treaty import ladder_better, steps_beyond
from game.kernel.formulas import weight_of
from game.kernel.sides import Side
from game.views.estimates import projected, readings
from game.views.view import SideView

CERTAIN = 1000
FLOOR = 8_000
BLOCK_POINTS = 7
LASTING = 100


@dataclass(frozen=True, slots=True)
class Beliefs:
    """Weights over the other side's doctrines, what it would give for each option, and how far it has gone.

    `points` are expected points: those of the doctrines, moved by what its words show beyond them; `walk_away` is the
    expected walk-away; `reach` is per article the option furthest from its own wishes that it has been seen or heard to
    entertain. `doubts` say per option how unsure the points are (a standard deviation), `uncertainty` the same of a
    whole treaty, the one halfway between both sides' words. `estimate` and `record` are what the counter needs.
    """

    weights: Weights
    points: Points
    walk_away: int
    reach: tuple[int | None, ...]
    doubts: Points
    uncertainty: int
    estimate: Estimate
    record: Record


def beliefs_of(view: SideView, learning: int = CERTAIN, insight: int = CERTAIN) -> Beliefs:
    """Beliefs from everything this side was shown. `learning` (per mille) says how far evidence is followed, `insight`
    (per mille) how far the other side's articles are told apart; at 0 all look equally dear to it, step by step.
    """
    other = view.side.other
    cards = view.board.doctrines.of(other)
    prior = normalised([card.prior for card in cards])
    weights = prior
    if learning:
        observed = updated(prior, tuple(observations(view, cards)), FLOOR)
        weights = blended(prior, observed, learning)
    listed = _blurred(_expected_points(weights, cards), other, insight)
    walk_away = _walk_away(view, weights, cards)
    record = record_of(view, listed)
    known = Known(other, listed, _disagreement(weights, cards), links_of(view.board), walk_away)
    estimate = estimated(known, record.heard if learning else (), len(view.board.turns))
    _, unsure = estimate.margin(projected(view))
    return Beliefs(
        weights=weights,
        points=estimate.learnt(listed, learning),
        walk_away=walk_away,
        reach=_reach(view),
        doubts=estimate.doubts(),
        uncertainty=estimate.in_points(unsure),
        estimate=estimate,
        record=record,
    )


def _disagreement(weights: Weights, cards: tuple[DoctrineCard, ...]) -> Points:
    """How far the doctrines disagree on what each option is worth: standard deviations, in points."""
    return tuple(
        tuple(_deviation(weights, values) for values in zip(*rows, strict=True))
        for rows in zip(*(card.points for card in cards), strict=True)
    )


def _deviation(weights: Weights, values: tuple[int, ...]) -> int:
    middle = expected(weights, values)
    return isqrt(expected(weights, [(value - middle) ** 2 for value in values]))


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


def barred(view: SideView, beliefs: Beliefs, article: int, option: int) -> int:
    """How heavily the other side's orders are believed to forbid an option: expected weighted steps, in per mille."""
    other = view.side.other
    seen = beliefs.reach[article]
    total = 0
    for weight, card in zip(beliefs.weights, view.board.doctrines.of(other), strict=True):
        line = card.lines[article]
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
    named = {article for card in view.board.doctrines.of(view.side.other) for article, _, _ in card.mandate}
    return tuple(
        tuple(
            value - heed * barred(view, beliefs, article, option) // (CERTAIN * CERTAIN)
            for option, value in enumerate(row)
        )
        if article in named
        else row
        for article, row in enumerate(beliefs.points)
    )
