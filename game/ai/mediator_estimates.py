"""What a mediator makes of the two sides: the public list of doctrines, what he was told, and what each yields first.

From moves he reads only their order: an article given up early counts for less, the others for more, the sum the same.
A side that never moves keeps what the public list says of it.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.ai.efficient import efficient
from game.ai.mediator_lines import barred, public_weights
from game.ai.tables import Points, links_of, paired
from game.bargaining.beliefs import expected
from game.bargaining.frontier import Frontier, FrontierPoint
from game.bargaining.points import Choice as Treaty, Limits, Tables
from game.engine.treaty import Terms
from game.kernel.draws import Term
from game.kernel.sides import BOTH_SIDES, Side
from game.views.mediator import MediatorView

HUNDRED = 100
YIELD_STEP = 12
LEAST_FACTOR = 60
BLOCK_POINTS = 5
INTEREST_SHARE = 250
FRIENDSHIP = 2
"""What a point more of goodwill towards one side leans him by, per mille of that side's share of the gain."""
WISH = 20
"""How loudly an interest of his own speaks beside fairness when he gives his reasons."""
THOUSAND = 1000


@dataclass(frozen=True, slots=True)
class Reckoning:
    """His estimates: what each option is worth to either side, the treaty he thinks fair, and the product of both gains
    in it. `plain` are the worths without what orders make an option cost.
    """

    tables: Tables
    plain: Tables
    fair: Treaty
    product: int

    def distance(self, view: MediatorView, side: Side, article: int) -> int:
        """Ladder steps from a side's last public position (or its own end of the ladder) to what is fair."""
        last = len(view.board.articles[article].options) - 1
        position = view.common.desks.of(side).positions[article]
        stands = position if position is not None else (0 if side is Side.FIRST else last)
        return max(0, self.fair[article] - stands if side is Side.FIRST else stands - self.fair[article])


def reckon(view: MediatorView) -> Reckoning:
    """The efficient treaty, by his estimates, with the greatest product of gains and what he wants himself."""
    plain = [plain_points(view, side) for side in BOTH_SIDES]
    tables = paired(Side.FIRST, *(ordered(view, side, plain[side]) for side in BOTH_SIDES))
    points = efficient(tables, links_of(view.board), open_limits(view))
    apart = tuple(_walk_away(view, side) for side in BOTH_SIDES)
    low = _least(apart, points)
    best = max(points, key=lambda point: (_merit(view, point, low), -point.first))
    gains = _gains(best, low)
    return Reckoning(tables, paired(Side.FIRST, *plain), best.choice, gains[0] * gains[1])


def open_limits(view: MediatorView) -> Limits:
    """What may still be agreed on each article."""
    rows: list[tuple[int, ...]] = []
    for matter, article in zip(view.common.matters, view.board.articles, strict=True):
        if matter.settled is not None:
            rows.append((matter.settled,))
        elif matter.withdrawn and article.silent is not None:
            rows.append((article.silent,))
        else:
            opened = tuple(option for option in range(len(article.options)) if option not in matter.closed)
            rows.append(opened or tuple(range(len(article.options))))
    return tuple(rows)


def _least(apart: tuple[int, ...], points: Frontier) -> tuple[int, ...]:
    """What gains are counted over: war, or the worst on the frontier when war is better than anything for somebody."""
    rational = any(one.first > apart[0] and one.second > apart[1] for one in points)
    return apart if rational else (min(apart[0], points[-1].first), min(apart[1], points[0].second))


def _gains(point: FrontierPoint, low: tuple[int, ...]) -> tuple[int, int]:
    """Both gains over the least."""
    return max(0, point.first - low[0]), max(0, point.second - low[1])


def _merit(view: MediatorView, point: FrontierPoint, low: tuple[int, ...]) -> int:
    one, two = _gains(point, low)
    return one * two * (THOUSAND + interest(view, point.choice) + _lean(view, one, two))


def _lean(view: MediatorView, one: int, two: int) -> int:
    """How goodwill colours what he thinks fair: a little for the side he thinks better of."""
    if one + two <= 0:
        return 0
    return FRIENDSHIP * (view.goodwill.first - view.goodwill.second) * (one - two) // (one + two)


def interest(view: MediatorView, treaty: Treaty) -> int:
    """How well a treaty suits the mediator himself, 0..250."""
    got = most = 0
    for item in view.board.interests:
        for article, row in item.points:
            got += item.weight * row[treaty[article]]
            most += item.weight * max(row)
    return INTEREST_SHARE * got // most if most > 0 else 0


def wishes(view: MediatorView, terms: Terms) -> tuple[Term, ...]:
    """What clauses do for each of his own interests, by the last word of its name: above 0 where they serve it."""
    found = []
    for item in view.board.interests:
        rows = dict(item.points)
        served = sum(2 * rows[n][option] - max(rows[n]) - min(rows[n]) for n, option in terms if n in rows)
        found.append(Term(item.id.split("-")[-1], WISH * item.weight * served))
    return tuple(found)


def _walk_away(view: MediatorView, side: Side) -> int:
    tracks = [
        track.start if reading is None else reading.middle
        for track, reading in zip(view.board.tracks, view.common.readings, strict=True)
    ]
    formula = view.board.walk_away.of(side)
    cards = view.board.doctrines.of(side)
    return expected(public_weights(view, side), [formula.points(tracks, card.walk_away) for card in cards])


def estimated_points(view: MediatorView, side: Side) -> Points:
    """What he thinks each option is worth to a side, orders and all."""
    return ordered(view, side, plain_points(view, side))


def plain_points(view: MediatorView, side: Side) -> Points:
    """What he thinks each option is worth to a side, by the public list and by what it has yielded first."""
    cards = view.board.doctrines.of(side)
    weights = public_weights(view, side)
    rows = [
        [expected(weights, values) for values in zip(*options, strict=True)]
        for options in zip(*(card.points for card in cards), strict=True)
    ]
    factors = yield_factors(view, side, tuple(max(row) - min(row) for row in rows))
    return tuple(tuple(value * factor // HUNDRED for value in row) for row, factor in zip(rows, factors, strict=True))


def ordered(view: MediatorView, side: Side, points: Points) -> Points:
    """The same worths less what the side's orders, as he thinks of them, make each option cost."""
    return tuple(
        tuple(
            value - BLOCK_POINTS * barred(view, side, article, option) // THOUSAND for option, value in enumerate(row)
        )
        for article, row in enumerate(points)
    )


def yield_factors(view: MediatorView, side: Side, stakes: tuple[int, ...]) -> tuple[int, ...]:
    """Per article a factor in hundredths: less where the side gave way, more elsewhere, the stakes' sum the same."""
    given = view.mind.yields.of(side)
    raw = [max(LEAST_FACTOR, HUNDRED - YIELD_STEP * steps) for steps in given]
    before = sum(stakes)
    after = sum(stake * factor for stake, factor in zip(stakes, raw, strict=True))
    if not any(given) or after <= 0:
        return (HUNDRED,) * len(stakes)
    return tuple(factor * before * HUNDRED // after for factor in raw)
