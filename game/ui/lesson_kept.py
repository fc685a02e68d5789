"""The last lesson that was printed or begun, as a setting: whoever prints today finds the same lesson tomorrow."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from game.classroom.crockford import BadCode
from game.classroom.lesson import CARDS, CURTAIN, TIMERS
from game.classroom.number import DRAWN, HISTORICAL, parse
from game.classroom.plan import SHAPES
from game.classroom.roles import FEWEST, MOST
from game.ui.lesson_begin import PAPERS, LessonOrder
from game.ui.settings import LESSON_WORDS

CHAIR = ("", "chair")


def kept(order: LessonOrder) -> tuple[str, ...]:
    """An order as the words of a setting. How late the lesson begins is of its day alone."""
    return (
        order.scenario, order.number, str(order.minutes), str(order.pupils), order.how, order.private, order.timers,
        order.paper, CHAIR[order.chair],
    )  # fmt: skip


def order_kept(words: Sequence[str], playable: Collection[str]) -> LessonOrder | None:
    """The order that was kept; None when there is none, or when it cannot be held here any more."""
    if len(words) != LESSON_WORDS:
        return None
    scenario, number, minutes, pupils, how, private, timers, paper, chair = words
    allowed = (
        scenario in playable and minutes in map(str, SHAPES) and pupils in map(str, range(FEWEST, MOST + 1))
        and how in (HISTORICAL, DRAWN) and private in (CARDS, CURTAIN) and timers in TIMERS and paper in PAPERS
        and chair in CHAIR
    )  # fmt: skip
    if not allowed:
        return None
    try:
        parse(number)
    except BadCode:
        return None
    return LessonOrder(
        scenario, number, int(minutes), int(pupils), how, private, timers, paper=paper, chair=chair == CHAIR[True]
    )
