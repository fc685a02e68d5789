"""A ladder drawn as a ruled scale: both sides' positions, what stands, what is settled, my orders, my draft.

The first side's signs ride above the rule and the second's under it, so that two on one rung are both seen.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import pygame

from game.kernel.sides import Side
from game.ui.describe import Look, Node, Rect, Role, Style
from game.ui.paint import Canvas
from game.ui.painters import slider_track
from game.views.view import SideView

HEIGHT = 27.0
LINE = 8.0
EDGE = 4.0
"""What a sign may reach beyond its ladder's box."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What stands on one ladder, by option; None: nothing. `edge`: the last option inside my orders; `hard`: never."""

    count: int
    side: Side
    draft: int | None = None
    given_up: bool = False
    first: int | None = None
    second: int | None = None
    first_offer: int | None = None
    second_offer: int | None = None
    settled: int | None = None
    withdrawn: bool = False
    silent: int | None = None
    edge: int | None = None
    hard: bool = False
    closed: tuple[int, ...] = ()


def marks_of(view: SideView, article: int, draft: int | None = None, given_up: bool = False) -> Marks:
    """The marks of an article's ladder as this side sees it."""
    spec, matter, line = view.board.articles[article], view.common.matters[article], view.own.mandate[article]
    first, second = view.common.desks.first, view.common.desks.second

    def offered(side: Side) -> int | None:
        offer = view.common.desks.of(side).offer
        return None if offer is None or offer.declined else offer.option(article)

    return Marks(
        count=len(spec.options),
        side=view.side,
        draft=draft,
        given_up=given_up,
        first=first.positions[article],
        second=second.positions[article],
        first_offer=offered(Side.FIRST),
        second_offer=offered(Side.SECOND),
        settled=matter.settled,
        withdrawn=matter.withdrawn,
        silent=spec.silent,
        edge=None if line is None else line.option,
        hard=line is not None and line.kind == "never",
        closed=matter.closed,
    )


class Ladder(NamedTuple):
    """What the slider of a ladder holds, as a `Range`, and the marks beside it: position n is option n - 1; outside the
    range: not in the draft.
    """

    low: int
    high: int
    step: int
    now: int
    extent: tuple[float, float]
    marks: Marks


def ladder(node_id: str, label: str, shown: str, marks: Marks, *, enabled: bool, hint: str = "") -> Node:
    """The scale as a control: left and right, numbers and the mouse set the draft."""
    outside = 0 if marks.side is Side.FIRST else marks.count + 1
    now = outside if marks.draft is None else marks.draft + 1
    span = Ladder(1, marks.count, 1, now, (140.0, LINE), marks)
    return Node(
        Role.SLIDER, node_id, label, shown, hint, enabled=enabled, data=span, paint=_paint, on=marks.count,
        style=Style(padding=(0, 2, 0, 2), min_w=150, height=HEIGHT, grow=1), look=Look("body", 13, leading=1.0),
    )  # fmt: skip


def _paint(canvas: Canvas, node: Node) -> None:
    """Draw the ladder, or put down what was drawn of a ladder that stood just so."""
    box, marks, edge = node.rect, node.data.marks, canvas.px(EDGE)
    left, top = round(box.x) - edge, round(box.y) - edge
    size = (round(box.w) + 2 * edge, round(box.h) + 2 * edge)
    key = ("ladder", marks, size, canvas.setter.scale, canvas.space, canvas.theme.name)
    drawn = canvas.store.parts.get(key)
    if drawn is None:
        drawn = canvas.store.keep(key, pygame.Surface(size, pygame.SRCALPHA))
        track = slider_track(node, canvas.setter.scale, canvas.space).moved(-left, -top)
        _scale(canvas.on(drawn), box.moved(-left, -top), track, marks)
    canvas.surface.blit(drawn, (left, top))


def _scale(canvas: Canvas, box: Rect, track: Rect, marks: Marks) -> None:
    y = box.y + box.h / 2
    places = [track.x + track.w * n / max(1, marks.count - 1) for n in range(marks.count)]
    faint = "rule" if marks.withdrawn else "rule_strong"
    if marks.edge is not None:
        _orders(canvas, places, y, marks)
    canvas.fill(Rect(places[0], y, places[-1] - places[0], canvas.px(1)), faint)
    for n, x in enumerate(places):
        high = canvas.em(4)
        canvas.fill(Rect(x, y - high, canvas.px(1), 2 * high), faint)
        if n in marks.closed:
            canvas.line((x - high, y - high), (x + high, y + high), "warn", 1.5)
    if marks.silent is not None and marks.settled is None:
        canvas.disc((places[marks.silent], y), canvas.em(2.6), "rule_strong")
    _signs(canvas, places, y, marks)
    if marks.settled is not None:
        size = canvas.em(20)
        canvas.disc((places[marks.settled], y), size * 0.5, "panel")
        canvas.tick(Rect(places[marks.settled] - size / 2, y - size / 2, size, size), "ok")
    if marks.draft is not None:
        _chosen(canvas, places[marks.draft], y)
    if marks.given_up:
        canvas.fill(Rect(places[0], y - canvas.px(1), places[-1] - places[0], canvas.px(3)), "accent")


def _orders(canvas: Canvas, places: list[float], y: float, marks: Marks) -> None:
    """A band under what the orders allow, ending in a bar; a double bar for what may never be passed."""
    edge = places[marks.edge or 0]
    reach = (places[1] - places[0]) / 2 if len(places) > 1 else canvas.em(6)
    low, high = (places[0], edge) if marks.side is Side.FIRST else (edge, places[-1])
    canvas.fill(Rect(low, y - canvas.em(2), max(0.0, high - low), canvas.em(4)), "rule")
    outward = min(reach * 0.5, canvas.em(9)) * (1 if marks.side is Side.FIRST else -1)
    x = edge + outward
    tall = canvas.em(11)
    canvas.fill(Rect(x, y - tall, canvas.px(2), 2 * tall), "accent")
    if marks.hard:
        canvas.fill(Rect(x + canvas.px(4), y - tall, canvas.px(2), 2 * tall), "accent")


def _signs(canvas: Canvas, places: list[float], y: float, marks: Marks) -> None:
    size = canvas.em(10.5)
    lift = canvas.em(8)
    for side, rise, said, laid in (
        ("first", -lift, marks.first, marks.first_offer), ("second", lift, marks.second, marks.second_offer)
    ):  # fmt: skip
        if said is not None and said not in (laid, marks.settled):
            spot = Rect(places[said] - size / 2, y + rise - size / 2, size, size)
            canvas.side_shape(spot, side, filled=False)
        if laid is not None:
            big = size * 1.15
            canvas.side_shape(Rect(places[laid] - big / 2, y + rise - big / 2, big, big), side)


def lone_mark(kind: str) -> Node:
    """A mark off its ladder: `draft`, `orders`, `never` or `silent`, as high as a line of small type."""
    wide = {"draft": 12.0, "silent": 7.0, "never": 7.0}.get(kind, 4.0)
    return Node(Role.IMAGE, data=kind, paint=_lone, style=Style(width=wide, height=18))


def _lone(canvas: Canvas, node: Node) -> None:
    box, kind = node.rect, node.data
    x, y = box.centre
    if kind == "draft":
        canvas.outline(Rect(x - canvas.em(5), y - canvas.em(8), canvas.em(10), canvas.em(16)), "ink", 2, radius=2)
        canvas.fill(Rect(x - canvas.em(2), y - canvas.em(2), canvas.em(4), canvas.em(4)), "ink")
    elif kind == "silent":
        canvas.disc((x, y), canvas.em(2.6), "rule_strong")
    else:
        for left in (0.0, canvas.px(4)) if kind == "never" else (0.0,):
            canvas.fill(Rect(box.x + left, y - canvas.em(8), canvas.px(2), canvas.em(16)), "accent")


def _chosen(canvas: Canvas, x: float, y: float) -> None:
    """A frame of ink round the drafted rung."""
    w, h = canvas.em(8), canvas.em(13)
    canvas.outline(Rect(x - w, y - h, 2 * w, 2 * h), "ink", 2, radius=2)
    canvas.fill(Rect(x - canvas.em(2.5), y - canvas.em(2.5), canvas.em(5), canvas.em(5)), "ink")
