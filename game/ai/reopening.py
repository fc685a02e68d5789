"""Reopening what is initialled (R5): when the text as it stands could not be signed, a trade that makes it signable."""

from __future__ import annotations

from game.ai.own_offers import motions_refused
from game.ai.policy import Choice
from game.ai.signing import text_as_it_stands
from game.ai.situation import Situation
from game.bargaining.frontier import best_at_least, frontier
from game.bargaining.points import Choice as Treaty, Limits
from game.engine import actions as a
from game.engine.treaty import steps_beyond
from game.kernel.draws import Term
from game.views.estimates import ratification_estimate
from game.views.options import why_not

LEAST_ODDS = 500
SWEETER = 8


def reopen(situation: Situation) -> Choice | None:
    """A linked offer on initialled articles that this side could sign and the other is thought to lose nothing by."""
    return _trade(situation, 0)


def sweeten(situation: Situation) -> Choice | None:
    """After the other side has refused to sign: a linked offer on initialled articles that betters the text for it, by
    more each time, and is still better than war for this side.
    """
    return _trade(situation, SWEETER * max(1, motions_refused(situation.view)))


def _trade(situation: Situation, gift: int) -> Choice | None:
    if not situation.level.foresight:
        return None
    now = text_as_it_stands(situation)
    theirs = _their_points(situation, now) + gift
    points = frontier(situation.tables, situation.links, _unlocked(situation))
    found = best_at_least(points, situation.side.other, theirs)
    if found is None or situation.own(found) <= situation.walk_away:
        return None
    terms = tuple((article, option) for article, option in enumerate(found.choice) if option != now[article])
    action = a.LayOffer(terms, linked=True)
    if not terms or ratification_estimate(situation.view, found.choice) < LEAST_ODDS:
        return None
    if why_not(situation.view, action) is not None:
        return None
    return Choice(action, (Term("peace", situation.own(found) - situation.walk_away),))


def _their_points(situation: Situation, treaty: Treaty) -> int:
    """What a treaty is believed to be worth to the other side."""
    rows = zip(situation.tables, treaty, strict=True)
    worth = sum(row[option][situation.side.other] for row, option in rows)
    return worth + sum(link.at(treaty)[situation.side.other] for link in situation.links)


def _unlocked(situation: Situation) -> Limits:
    """What could stand on each article if the initials were open again, inside this side's instructions."""
    view = situation.view
    rows: list[tuple[int, ...]] = []
    for article, matter in enumerate(view.common.matters):
        line = view.own.mandate[article]
        if matter.settled is None:
            rows.append(situation.limits[article])
            continue
        opened = [option for option in range(len(situation.tables[article])) if option not in matter.closed]
        if line is not None:
            opened = [option for option in opened if steps_beyond(view.side, option, line.option) == 0]
        rows.append(tuple(opened) or (matter.settled,))
    return tuple(rows)
