"""From a view to the tables, links and limits that `game.bargaining` works on."""

from __future__ import annotations

from itertools import product

from game.bargaining.points import Limits, Link, Tables
from game.engine.board import Board, BoardLink
from game.engine.treaty import steps_beyond
from game.kernel.sides import BySide, Side
from game.views.view import SideView

Points = tuple[tuple[int, ...], ...]
"""Per article, what each option is worth to one side."""


def links_of(board: Board) -> tuple[Link, ...]:
    """The board's links for the mathematics."""
    return tuple(_link(link) for link in board.links)


def _link(link: BoardLink) -> Link:
    cells = product(*(options for _, options in link.cells))
    points = (link.points.first, link.points.second)
    return Link(tuple(article for article, _ in link.cells), dict.fromkeys(cells, points))


def paired(side: Side, own: Points, other: Points) -> Tables:
    """One table an article, first side's points first, given `side`'s points and the other's."""
    both = BySide(own, other) if side is Side.FIRST else BySide(other, own)
    return tuple(tuple(zip(first, second, strict=True)) for first, second in zip(both.first, both.second, strict=True))


def settled_or_open(view: SideView, article: int) -> tuple[int, ...]:
    """The options an article may still end at: the one initialled, the silent one if withdrawn, else all open."""
    matter = view.common.matters[article]
    spec = view.board.articles[article]
    if matter.settled is not None:
        return (matter.settled,)
    if matter.withdrawn and spec.silent is not None:
        return (spec.silent,)
    opened = tuple(option for option in range(len(spec.options)) if option not in matter.closed)
    return opened or tuple(range(len(spec.options)))


def within_mandate(view: SideView, article: int, beyond: int = 0) -> tuple[int, ...]:
    """The options of an article that this side's instructions allow, and `beyond` steps more if they are only soft.

    All of them when the instructions leave none open: then something else must give.
    """
    opened = settled_or_open(view, article)
    line = view.own.mandate[article]
    if line is None or len(opened) == 1:
        return opened
    room = beyond if line.kind in ("soft", "firm") and not line.announced else 0
    kept = tuple(option for option in opened if steps_beyond(view.side, option, line.option) <= room)
    return kept or opened


def in_time(view: SideView) -> Limits:
    """Every article's options that this side's capital may yet allow: all but those past a line that never moves."""
    rows = []
    for article, line in enumerate(view.own.mandate):
        never = line is not None and line.kind == "never"
        rows.append(within_mandate(view, article) if never else settled_or_open(view, article))
    return tuple(rows)


def limits_of(view: SideView, beyond: int = 0) -> Limits:
    """Every article's options as `within_mandate`, and never bettering what this side has just called firm."""
    firm = {item.article: item.option for item in view.common.desks.of(view.side).firm}
    rows = []
    for article in range(len(view.board.articles)):
        options = within_mandate(view, article, beyond)
        if article in firm and len(options) > 1:
            held = tuple(option for option in options if steps_beyond(view.side, option, firm[article]) == 0)
            options = held or options
        rows.append(options)
    return tuple(rows)


def needed(view: SideView, article: int) -> bool:
    """Whether an open article stands in the way of signing (R6, R6a)."""
    matter = view.common.matters[article]
    return matter.open and (view.board.articles[article].required or matter.laid_by is not None)
