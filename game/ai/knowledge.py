"""What it is worth to know: reports on orders, on the other side's war, and a clearer sight of one's own (R12).

All worths are in hundredths of a point: how far one's guess is off on average, by how much of that a report takes away,
by what of it reaches the treaty.
"""

from __future__ import annotations

from game.ai.situation import WHOLE, Situation
from game.ai.stakes import POINT
from game.bargaining import beliefs as weighing
from game.engine import events as e
from game.engine.board import DoctrineCard
from game.engine.treaty import ladder_better
from game.kernel.sides import Side
from game.views.estimates import readings

REACHES = 190
"""Of what is learnt about an order, what reaches the treaty (per mille)."""
OF_THEIR_WAR, OF_OWN_WAR = 130, 300
"""The same of their walk-away, and of one's own when the treaty in sight is no better than war."""
MOVES = 50
"""The chance per sitting gone that an order has moved a step since the first day (per mille)."""
MOST_MOVED = 600
FRESH = 4
"""Sittings for which a report is thought to hold."""
ORDER_NEWS = 60
"""What it is worth to hear, with any report, whether the other side has been called home."""
ASKS_BOTH = 500
"""What of a word outside the room is kept, since they learn as much (per mille)."""
TRUTHFUL, WARMTH, HALF = 650, 100, 50
"""How true such a word is in an icy room, what each word of warmth adds, and half of that (per mille)."""


def limit_on(card: DoctrineCard, side: Side, article: int) -> int:
    """Where a side under these instructions would stop on an article: at its line, or with half of the article gone."""
    for where, option, _ in card.mandate:
        if where == article:
            return option
    row = card.points[article]
    half = (max(row) + min(row) + 1) // 2
    good = [option for option, points in enumerate(row) if points >= half]
    return max(good) if side is Side.FIRST else min(good)


def _guesses(situation: Situation, article: int) -> tuple[tuple[int, int], ...]:
    """(weight, own points) of each place where the other side may stop on an article."""
    view, other = situation.view, situation.side.other
    seen = situation.beliefs.reach[article]
    step = 1 if other is Side.FIRST else -1
    last = len(situation.tables[article]) - 1
    moved = min(MOST_MOVED, MOVES * (view.common.sitting - 1))
    row = view.own.points[article]
    found: list[tuple[int, int]] = []
    for weight, card in zip(situation.beliefs.weights, view.board.doctrines.of(other), strict=True):
        limit = limit_on(card, other, article)
        further = max(0, min(last, limit + step))
        for part, option in ((WHOLE - moved, limit), (moved, further)):
            if seen is not None and ladder_better(other, option, seen):
                option = seen
            found.append((weight * part, row[option]))
    return tuple(found)


def doubt_on(situation: Situation, article: int) -> int:
    """How far off, on average, this side's guess is about where they would stop, in hundredths of its own points."""
    guesses = _guesses(situation, article)
    whole = sum(weight for weight, _ in guesses)
    mean = sum(weight * POINT * points for weight, points in guesses) // max(1, whole)
    return sum(weight * abs(POINT * points - mean) for weight, points in guesses) // max(1, whole)


def report_worth(situation: Situation, article: int, odds: int) -> int:
    """What a report (true in `odds` of a thousand) on an article's limit is worth, less the more was heard lately."""
    if situation.view.sittings_left <= 0:
        return 0
    return doubt_on(situation, article) * odds * REACHES // WHOLE // WHOLE // (1 + 2 * _heard(situation, article))


def _heard(situation: Situation, article: int | None) -> int:
    """How many reports this side has had lately on an article (None: on their walk-away)."""
    since = situation.view.common.sitting - FRESH
    return sum(
        event.article == article and event.sitting > since
        for event in situation.view.history
        if isinstance(event, e.ReportHeard) and event.subject in ("mandate", "preference", "walk_away")
    )


def war_report_worth(situation: Situation, odds: int) -> int:
    """What a report on their walk-away is worth: how far the guess at it is off, doctrines and gauges together."""
    if situation.view.sittings_left <= 0:
        return 0
    off = _spread_of_war(situation) + _dimness(situation, situation.side.other) // 4
    return off * odds * OF_THEIR_WAR // WHOLE // WHOLE // (1 + 2 * _heard(situation, None))


def _spread_of_war(situation: Situation) -> int:
    board, other = situation.view.board, situation.side.other
    tracks = readings(situation.view)
    figures = [POINT * board.walk_away.of(other).points(tracks, card.walk_away) for card in board.doctrines.of(other)]
    weights = situation.beliefs.weights
    mean = weighing.expected(weights, figures)
    return sum(weight * abs(figure - mean) for weight, figure in zip(weights, figures, strict=True)) // weighing.WHOLE


def _dimness(situation: Situation, side: Side) -> int:
    """How wide a side's walk-away is in hundredths of a point, by what this side reads of the gauges."""
    total = 0
    for term in situation.view.board.walk_away.of(side).terms:
        reading = situation.view.own.readings[term.track]
        total += abs(term.coefficient) * (100 if reading is None else reading.high - reading.low)
    return total


def order_news(situation: Situation) -> int:
    """What it is worth to hear whether they have been called home: nothing before they may have been."""
    first = situation.view.board.orders.of(situation.side.other).first_sitting
    return ORDER_NEWS if situation.view.common.sitting >= first and situation.view.sittings_left > 0 else 0


def war_sight_worth(situation: Situation) -> int:
    """What a staff estimate is worth: the gauge that weighs most in one's own walk-away read twice as well."""
    board, view = situation.view.board, situation.view
    best: tuple[int, int] = (0, 0)
    for term in board.walk_away.of(situation.side).terms:
        reading = view.own.readings[term.track]
        width = 100 if reading is None else reading.high - reading.low
        if width and abs(term.coefficient) > best[0]:
            best = (abs(term.coefficient), term.track)
    if not best[0] or view.sittings_left <= 0:
        return 0
    reading = view.own.readings[best[1]]
    shrink = (100 if reading is None else reading.high - reading.low) // 2
    margin = POINT * abs(situation.plan_points - situation.walk_away)
    own = max(0, best[0] * shrink - margin) * OF_OWN_WAR // WHOLE
    terms = board.walk_away.of(situation.side.other).terms
    their = sum(abs(term.coefficient) for term in terms if term.track == best[1])
    return own + their * shrink * OF_THEIR_WAR // WHOLE // 2


def aside_worth(situation: Situation, article: int) -> int:
    """What a word outside the room on an article is worth: both learn, so that only a part of it is gain."""
    truth = min(950, TRUTHFUL + WARMTH * situation.view.common.room.rapport + HALF)
    return report_worth(situation, article, truth) * ASKS_BOTH // WHOLE + _joint(situation, article)


def _joint(situation: Situation, article: int) -> int:
    """What both gain by knowing each other's wishes on an article where no orders stand in the way."""
    row = situation.tables[article]
    mine = [pair[situation.side] for pair in row]
    theirs = [pair[situation.side.other] for pair in row]
    return POINT * (max(mine) - min(mine) + max(theirs) - min(theirs)) // (2 * len(row)) // 10
