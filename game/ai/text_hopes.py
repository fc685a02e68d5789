"""What a delegation may hope for from a text of the mediator's: it puts itself in his place, as far as it knows."""

from __future__ import annotations

from dataclasses import replace

from game.ai.acceptance import mark_text
from game.ai.mediator_estimates import reckon
from game.ai.mediator_text import Text, best_text
from game.ai.situation import WHOLE, Situation
from game.ai.stakes import POINT, Stakes
from game.engine import actions as a, events as e
from game.engine.parts import MediatorMind, Told
from game.engine.treaty import Terms, ladder_better
from game.kernel.sides import BOTH_SIDES, BySide, Side, each
from game.views.mediator import MediatorView
from game.views.view import SideView

UNKNOWN = 50
"""The goodwill towards the other side that is supposed, in the middle."""
BAND, HALF = 20, 10
START = 40
"""What the day is worth on which the table gets anything done, in hundredths of a point."""


def text_worth(situation: Situation, stakes: Stakes) -> int:
    """What asking for a text is worth: the chance that both mark it with a yes, by what its articles are worth settled.

    Nothing where this side would not mark it so itself, or where he would hardly write one.
    """
    text = expected_text(situation.view)
    if text is None or situation.view.common.text is not None or not _would_mark(situation, text.terms):
        return 0
    rows = situation.tables
    stake = sum(_span(rows[article]) for article, _ in text.terms)
    open_ones = sum(_span(row) for row, matter in zip(rows, situation.view.common.matters, strict=True) if matter.open)
    saved = POINT * stakes.peace * stakes.war // WHOLE * stake // max(1, open_ones)
    return (saved + START) * text.chances[situation.side.other] // WHOLE


def _span(row: tuple[tuple[int, int], ...]) -> int:
    """What there is to settle on an article for both sides together."""
    return sum(max(pair[side] for pair in row) - min(pair[side] for pair in row) for side in BOTH_SIDES)


def _would_mark(situation: Situation, terms: Terms) -> bool:
    """Whether this side would mark such a text with a yes as things stand tonight."""
    common = replace(situation.view.common, text=terms)
    action = mark_text(replace(situation, view=replace(situation.view, common=common))).action
    return isinstance(action, a.MarkText) and action.accept


def expected_text(view: SideView) -> Text | None:
    """The text that he would write now, knowing what this side knows that he knows."""
    mine = view.own.goodwill
    his = MediatorView(
        board=view.board,
        common=view.common,
        goodwill=BySide(mine, UNKNOWN) if view.side is Side.FIRST else BySide(UNKNOWN, mine),
        patience=BAND * view.common.room.mediator + HALF,
        mind=MediatorMind(_told(view), each(lambda side: _yields(view, side))),
    )
    return best_text(his, reckon(his))


def _told(view: SideView) -> tuple[Told, ...]:
    """What this side has confided to him, as its orders stand now."""
    articles = dict.fromkeys(n for event in view.history if isinstance(event, e.Confided) for n in event.articles)
    lines = ((n, view.own.mandate[n]) for n in articles)
    return tuple(Told(view.side, n, line.option) for n, line in lines if line is not None)


def _yields(view: SideView, side: Side) -> tuple[int, ...]:
    """The ladder steps that a side has given up in the open, by article."""
    last: dict[int, int] = {}
    given = [0] * len(view.board.articles)
    for event in view.history:
        terms: Terms = ()
        if isinstance(event, e.Presented) and event.by is side:
            terms = event.positions
        elif isinstance(event, e.OfferLaid) and event.offer.side is side:
            terms = event.offer.terms
        for article, option in terms:
            before = last.get(article)
            if before is not None and ladder_better(side.other, option, before):
                given[article] += abs(option - before)
            last[article] = option
    return tuple(given)
