"""Taking linked articles together: variable elimination, shared by the frontier and the counts.

Points become *losses* (distance below the best conceivable sum of each party), which are never
negative and add up, links included.  A caller packs a pair of losses into one integer key;
a treaty's key is then the sum of the keys of its parts.  Linked articles are eliminated one
by one; what is left are independent parts, one per knot of links and one per free article.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, NamedTuple, Protocol, TypeVar

from game.bargaining.points import NOTHING, WIDEST, Limits, Link, Pair, Tables, TooWide

T = TypeVar("T")
Cell = tuple[int, ...]


class Joint(NamedTuple):
    """A link reduced to the articles still undecided, as losses; a cell not in `cells` loses `other`."""

    articles: tuple[int, ...]
    cells: dict[Cell, Pair]
    other: Pair


class Losses(NamedTuple):
    """Tables and links as losses below `best`; `span` is the greatest possible loss of each party."""

    best: Pair
    span: Pair
    articles: tuple[dict[int, Pair], ...]
    links: tuple[Joint, ...]


def losses(tables: Tables, links: Sequence[Link], limits: Limits) -> Losses:
    """Return what every open option loses, and every link within the limits.

    Each article must have at least one option.  Raises ValueError when a link names an article that does not exist.
    """
    tops: list[Pair] = []
    spans: list[Pair] = []
    articles: list[dict[int, Pair]] = []
    for table, options in zip(tables, limits, strict=True):
        loss, top, span = _below_best(options, [table[o] for o in options])
        articles.append(loss)
        tops.append(top)
        spans.append(span)
    joints: list[Joint] = []
    for link in links:
        if max(link.articles) >= len(tables):
            raise ValueError(f"a link names article {max(link.articles)} of {len(tables)}")
        joint, top, span = _joint(link, limits)
        tops.append(top)
        if span != NOTHING:
            joints.append(joint)
            spans.append(span)
    return Losses(_sum(tops), _sum(spans), tuple(articles), tuple(joints))


def _sum(pairs: Iterable[Pair]) -> Pair:
    first = second = 0
    for one, two in pairs:
        first += one
        second += two
    return first, second


def _below_best(options: Sequence[int], pairs: Sequence[Pair]) -> tuple[dict[int, Pair], Pair, Pair]:
    firsts, seconds = zip(*pairs, strict=True)
    top, right = max(firsts), max(seconds)
    loss = {o: (top - one, right - two) for o, (one, two) in zip(options, pairs, strict=True)}
    return loss, (top, right), (top - min(firsts), right - min(seconds))


def _joint(link: Link, limits: Limits) -> tuple[Joint, Pair, Pair]:
    """Return the link over its undecided articles, its best points within the limits, and its span."""
    options = [limits[a] for a in link.articles]
    undecided = [i for i, opened in enumerate(options) if len(opened) > 1]
    open_sets = [set(opened) for opened in options]
    cells: dict[Cell, Pair] = {}
    for cell, points in link.values.items():
        if all(o in opened for o, opened in zip(cell, open_sets, strict=True)):
            cells[tuple(cell[i] for i in undecided)] = points
    room = 1
    for i in undecided:
        room *= len(options[i])
    seen = [*cells.values()] if len(cells) == room else [*cells.values(), NOTHING]
    top = max(one for one, _ in seen), max(two for _, two in seen)
    span = top[0] - min(one for one, _ in seen), top[1] - min(two for _, two in seen)
    losing = {cell: (top[0] - one, top[1] - two) for cell, (one, two) in cells.items()}
    return Joint(tuple(link.articles[i] for i in undecided), losing, top), top, span


def elimination_order(scopes: Iterable[tuple[int, ...]]) -> tuple[int, ...]:
    """Return the order in which to eliminate the articles named in `scopes`.

    Two greedy orders are tried (least fill, least degree).  Raises TooWide when both exceed `WIDEST`.
    """
    graph: dict[int, set[int]] = {}
    for scope in scopes:
        for article in scope:
            graph.setdefault(article, set()).update(a for a in scope if a != article)
    first_knot: tuple[int, ...] = ()
    for by_fill in (True, False):
        order, knot = _greedy({a: set(near) for a, near in graph.items()}, by_fill)
        if not knot:
            return order
        first_knot = first_knot or knot
    raise TooWide(first_knot)


def _greedy(graph: dict[int, set[int]], by_fill: bool) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return an order, and the first knot wider than allowed on the way (empty when there is none)."""

    def cost(article: int) -> tuple[int, int, int]:
        near = graph[article]
        fill = sum(len(near - graph[a]) - 1 for a in near)
        return (fill, len(near), article) if by_fill else (len(near), fill, article)

    order: list[int] = []
    while graph:
        article = min(graph, key=cost)
        near = graph.pop(article)
        if len(near) > WIDEST:
            return (), tuple(sorted({article, *near}))
        for a in near:
            graph[a] |= near
            graph[a] -= {a, article}
        order.append(article)
    return tuple(order), ()


class Algebra(Protocol[T]):
    """What the parts of a treaty are made of: sets of undominated keys, or numbers of treaties per key."""

    def only(self, keys: list[int]) -> T:
        """Return the part with these alternatives (keys may repeat)."""

    def shift(self, part: T, by: int) -> T:
        """Return the part with `by` added to every key."""

    def combine(self, one: T, other: T) -> T:
        """Return every sum of an alternative of the one and an alternative of the other."""

    def join(self, pieces: list[T]) -> T:
        """Return the alternatives of all pieces together."""


class Factor(NamedTuple):
    """A packed link: keys per cell of `articles`."""

    articles: tuple[int, ...]
    cells: dict[Cell, int]
    other: int


@dataclass(frozen=True, slots=True)
class _Message(Generic[T]):
    """What eliminated articles have to offer, per cell of the articles still standing."""

    articles: tuple[int, ...]
    cells: dict[Cell, T]


def parts(options: Sequence[dict[int, int]], factors: Sequence[Factor], algebra: Algebra[T]) -> list[T]:
    """Return the independent parts that make up every treaty: knots first, then the free articles in order.

    `options` holds per article the key of each open option.  Raises TooWide.
    """
    order = elimination_order(factor.articles for factor in factors)
    waiting = list(factors)
    messages: list[_Message[T]] = []
    done: list[T] = []
    for article in order:
        near = [f for f in waiting if article in f.articles]
        waiting = [f for f in waiting if article not in f.articles]
        bucket = [m for m in messages if article in m.articles]
        messages = [m for m in messages if article not in m.articles]
        message = _eliminated(article, options, near, bucket, algebra)
        if message.articles:
            messages.append(message)
        else:
            done.append(message.cells[()])
    linked = set(order)
    done.extend(algebra.only(list(keys.values())) for a, keys in enumerate(options) if a not in linked)
    return done


def _eliminated(
    article: int,
    options: Sequence[dict[int, int]],
    near: list[Factor],
    bucket: list[_Message[T]],
    algebra: Algebra[T],
) -> _Message[T]:
    """Return the message that stands for `article` and all that hangs on it alone.

    Cells whose options cost the same and bring the same messages share one result: most links have few values.
    """
    standing = sorted({a for factor in near for a in factor.articles} | {a for m in bucket for a in m.articles})
    standing.remove(article)
    scope = (*standing, article)
    place = {a: i for i, a in enumerate(scope)}
    wants = [(f, tuple(place[a] for a in f.articles)) for f in near]
    brings = [(m, tuple(place[a] for a in m.articles)) for m in bucket]
    shared: dict[tuple[int, ...], T] = {}
    cells: dict[Cell, T] = {}
    for cell in product(*(options[a] for a in standing)):
        keys: list[int] = []
        gifts: list[list[T]] = []
        signature: list[int] = []
        for option, key in options[article].items():
            at = (*cell, option)
            key += sum(f.cells.get(tuple([at[i] for i in where]), f.other) for f, where in wants)
            gift = [m.cells[tuple([at[i] for i in where])] for m, where in brings]
            keys.append(key)
            gifts.append(gift)
            signature.append(key)
            signature.extend(map(id, gift))
        known = tuple(signature)
        if known not in shared:
            shared[known] = _joined(keys, gifts, algebra)
        cells[cell] = shared[known]
    return _Message(tuple(standing), cells)


def _joined(keys: list[int], gifts: list[list[T]], algebra: Algebra[T]) -> T:
    """Return the alternatives over all options: per option its key and the parts that come with it."""
    if not gifts[0]:
        return algebra.only(keys)
    pieces: list[T] = []
    for key, gift in zip(keys, gifts, strict=True):
        piece = gift[0]
        for other in gift[1:]:
            piece = algebra.combine(piece, other)
        pieces.append(algebra.shift(piece, key))
    return algebra.join(pieces)
