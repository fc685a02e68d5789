"""Tables of points, links between articles, and limits on what may be chosen.

Everything is in whole points of any sign.  The two parties are `first` (index 0)
and `second` (index 1); an article and an option are named by their position.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

Pair: TypeAlias = tuple[int, int]
"""Points of the first and of the second party."""

Table: TypeAlias = tuple[Pair, ...]
"""One article: per option the points of both parties."""

Tables: TypeAlias = tuple[Table, ...]
"""All articles, in treaty order."""

Choice: TypeAlias = tuple[int, ...]
"""A whole treaty: one option index per article."""

Limits: TypeAlias = tuple[tuple[int, ...], ...]
"""Per article the option indices still open (mandates, initialled, withdrawn or closed articles)."""

NOTHING: Pair = (0, 0)

WIDEST = 4
"""The greatest induced width of links that is taken on; beyond it the tables of joint options grow too large."""


class TooWide(ValueError):
    """The links tie too many articles into one knot; `cycle` names their positions, ascending."""

    def __init__(self, cycle: tuple[int, ...]) -> None:
        super().__init__(f"links tie articles {', '.join(map(str, cycle))} into a knot wider than {WIDEST}")
        self.cycle = cycle


@dataclass(frozen=True, slots=True)
class Link:
    """Points that depend on several articles at once.

    `values` maps the options chosen on `articles` (same order) to points that are added
    to the sum of the articles; a missing cell adds nothing.  Raises ValueError when an
    article is named twice, none is named, or a cell has the wrong length.
    """

    articles: tuple[int, ...]
    values: Mapping[tuple[int, ...], Pair]

    def __post_init__(self) -> None:
        if not self.articles or len(set(self.articles)) != len(self.articles):
            raise ValueError(f"a link needs distinct articles, not {self.articles}")
        if min(self.articles) < 0:
            raise ValueError(f"a link names articles by position, not {self.articles}")
        for cell in self.values:
            if len(cell) != len(self.articles):
                raise ValueError(f"cell {cell} does not fit the articles {self.articles}")

    def at(self, choice: Sequence[int]) -> Pair:
        """Return the points that this link adds to a whole treaty."""
        return self.values.get(tuple(choice[a] for a in self.articles), NOTHING)


def total(tables: Tables, links: Sequence[Link], choice: Sequence[int]) -> Pair:
    """Return both parties' points for a whole treaty, links included.

    Raises ValueError when `choice` has not one option per article, IndexError when an option is beyond its table.
    """
    if len(choice) != len(tables):
        raise ValueError(f"{len(choice)} options for {len(tables)} articles")
    first = second = 0
    for table, option in zip(tables, choice, strict=True):
        one, two = table[option]
        first += one
        second += two
    for link in links:
        one, two = link.at(choice)
        first += one
        second += two
    return first, second


def everything(tables: Tables) -> Limits:
    """Return the limits that leave every option of every article open."""
    return tuple(tuple(range(len(table))) for table in tables)


def checked(tables: Tables, allowed: Sequence[Sequence[int]] | None) -> Limits:
    """Return `allowed` in ascending order without repeats; None means everything.

    Raises ValueError when it does not fit the tables.  An article may be left without any
    option: then no treaty is possible.
    """
    if allowed is None:
        return everything(tables)
    if len(allowed) != len(tables):
        raise ValueError(f"limits for {len(allowed)} of {len(tables)} articles")
    limits = tuple(tuple(sorted(set(options))) for options in allowed)
    for article, (options, table) in enumerate(zip(limits, tables, strict=True)):
        if options and not 0 <= options[0] <= options[-1] < len(table):
            raise ValueError(f"article {article} has no option {options[0]}..{options[-1]}")
    return limits


def both(one: Limits, other: Limits) -> Limits:
    """Return the options open under both limits, ascending.  Raises ValueError on a different number of articles."""
    if len(one) != len(other):
        raise ValueError(f"limits on {len(one)} and on {len(other)} articles")
    return tuple(tuple(sorted(set(a) & set(b))) for a, b in zip(one, other, strict=True))


def fixed(limits: Limits, choice: Mapping[int, int]) -> Limits:
    """Return `limits` with some articles (by position) held at one option, whatever was open on them before."""
    return tuple((choice[i],) if i in choice else options for i, options in enumerate(limits))


def packages(limits: Limits) -> int:
    """Return the exact number of whole treaties within the limits."""
    product = 1
    for options in limits:
        product *= len(options)
    return product


def swapped(tables: Tables, links: Sequence[Link] = ()) -> tuple[Tables, tuple[Link, ...]]:
    """Return tables and links with the parties exchanged: the second becomes the first."""
    turned = tuple(tuple((two, one) for one, two in table) for table in tables)
    return turned, tuple(Link(k.articles, {c: (b, a) for c, (a, b) in k.values.items()}) for k in links)
