"""What a delegate has always before him: the day, his five meters, the room in words."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from game.engine.parts import Own, Phase
from game.ui.describe import Look, Node, Rect, Role, Style
from game.ui.intents import Intent
from game.ui.paint import Canvas
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.parts_words import band, day, ordinal, signed
from game.ui.text import FAST
from game.ui.widgets.basic import column, eyebrow, row, text, title
from game.ui.widgets.dialog import key_caption
from game.views.view import SideView

_WORDS = 5
_MARGIN = 40
DIRE: Mapping[str, int] = MappingProxyType({"standing": 35, "patience": 25, "goodwill": 30})
"""Below this a figure is a danger."""


def heading_row(ctx: Context, playing: Playing, view: SideView, name: str) -> Node:
    """The head of a screen in play: what it is and when, with the meters at the right."""
    under, before = when_words(ctx, playing, view), playing.desk(view.side).before
    if ctx.narrow:
        return column(
            title(name, size=27, leading=1.1),
            text(under, size=17, face="italic", colour="ink_soft"),
            in_words(ctx, view, before), gap=2,
        )  # fmt: skip
    words = column(
        title(name, size=29, leading=1.1),
        text(under, size=17, face="italic", colour="ink_soft"),
        gap=0,
        grow=1,
        basis=330,
    )
    return row(words, meters(ctx, view, before), gap=20, align="end")


def when_words(ctx: Context, playing: Playing, view: SideView) -> str:
    """The sitting, its day, and at the table how many turns are left."""
    common = view.common
    card = playing.controller.presentation.calendar[common.sitting - 1]
    left = common.desks.of(view.side).turns
    when = ctx.t("strip.when", n=common.sitting, ordinal=ordinal(ctx, common.sitting), day=day(ctx, card.date))
    more = ctx.t("strip.turns", n=left) if common.phase is Phase.TABLE and left else ""
    return " \u00b7 ".join(part for part in (when, more) if part)


def meters(ctx: Context, view: SideView, before: Own | None = None) -> Node:
    """Standing, influence, patience, goodwill, and this treaty now against the walk-away.

    Beside a figure stands how far it has moved since `before`.
    """
    own = view.own
    weighed = weigh(view)
    was = own if before is None else before
    now, then = figures(view, own), figures(view, was)
    cells = [_meter(ctx, name, value, then[name], value < DIRE.get(name, 0)) for name, value in now.items()]
    return row(*cells, _treaty(ctx, weighed.now, weighed.low, weighed.high), gap=18, align="end", wrap=True)


def figures(view: SideView, own: Own) -> dict[str, int]:
    """What is counted of a side, by name, in the order in which it is shown."""
    found = {"standing": own.standing, "influence": own.influence, "patience": own.patience}
    return {**found, "goodwill": own.goodwill} if view.board.mediator else found


def in_words(ctx: Context, view: SideView, before: Own | None = None, **style: Any) -> Node:
    """The five meters as one line of type, where there is no room for more, with how far each moved since `before`."""
    weighed = weigh(view)
    now, then = figures(view, view.own), figures(view, before or view.own)
    moved = {name: f" ({signed(now[name] - then[name])})" if now[name] != then[name] else "" for name in now}
    parts = [f"{ctx.t(f'strip.{name}')} **{value}**{moved[name]}" for name, value in now.items()]
    parts.append(f"{ctx.t('strip.treaty')} {_with_and_without(ctx, weighed.now, weighed.low, weighed.high)}")
    whole = [part.replace(" ", FAST) for part in parts]  # a figure never leaves its name
    node = text(f"{FAST}\u00b7 ".join(whole), size=16, colour="ink_soft", leading=1.15, **style)
    node.id, node.focus = "meters", True
    node.hint = ctx.t("strip.words_hint", cap=key_caption(ctx.key(Intent.MARKS)))
    return node


def changes(ctx: Context, view: SideView, before: Own) -> str:
    """The figures that have moved since `before`, each with how far; nothing when none has."""
    now, then = figures(view, view.own), figures(view, before)
    return " \u00b7 ".join(
        f"{ctx.t(f'strip.{name}')} **{signed(now[name] - then[name])}**" for name in now if now[name] != then[name]
    )


def _meter(ctx: Context, name: str, value: int, was: int, low: bool) -> Node:
    figure = text(str(value), face="bold", size=21, leading=1.05, colour="warn" if low else "ink")
    change = text(signed(value - was), size=16, leading=1.05, colour="ink_soft") if value != was else None
    node = column(eyebrow(ctx.t(f"strip.{name}"), size=13), row(figure, change, gap=6, align="end"), gap=0)
    node.role, node.id, node.hint, node.focus = Role.GAUGE, f"meter.{name}", ctx.t(f"strip.{name}_hint"), True
    return node


def _treaty(ctx: Context, now: int, low: int, high: int) -> Node:
    """The treaty as it lies, as a pointer over the band of what no treaty would bring."""
    shown = _with_and_without(ctx, now, low, high)
    bar = treaty_bar(shown, now, low, high, width=96)
    node = column(
        eyebrow(ctx.t("strip.treaty"), size=13),
        row(text(shown, size=17, leading=1.2), bar, gap=10, align="centre"),
        gap=0,
    )
    node.role, node.id, node.hint, node.focus = Role.GAUGE, "meter.treaty", ctx.t("strip.treaty_hint"), True
    return node


def _with_and_without(ctx: Context, now: int, low: int, high: int) -> str:
    """What the treaty as it lies is worth and what none would bring, each said to be so where there is room."""
    key = "strip.treaty_value" if ctx.narrow else "strip.treaty_with"
    return ctx.t(key, points=now, walk=band(low, high))


def treaty_bar(shown: str, now: int, low: int, high: int, width: float = 130) -> Node:
    """The pointer of a treaty's worth over the band of a walk-away."""
    return Node(
        Role.IMAGE, "", shown, data=(now, low, high), paint=_bar, style=Style(width=width, height=16),
        look=Look("body", 14),
    )  # fmt: skip


def _bar(canvas: Canvas, node: Node) -> None:
    now, low, high = node.data
    least, most = min(low, now) - _MARGIN, max(high, now) + _MARGIN
    box = node.rect

    def place(value: int) -> float:
        return float(box.x + canvas.em(4) + (box.w - canvas.em(8)) * (value - least) / max(1, most - least))

    y = box.bottom - canvas.em(4)
    canvas.fill(Rect(box.x, y, box.w, canvas.px(1)), "rule_strong")
    canvas.fill(
        Rect(place(low), y - canvas.em(4), max(canvas.px(3), place(high) - place(low)), canvas.em(8)), "rule_strong"
    )
    x, r = place(now), canvas.em(5)
    colour = "ok" if now > high else "warn" if now < low else "ink"
    canvas.shape([(x, y - canvas.em(3)), (x - r, y - 2.4 * r), (x + r, y - 2.4 * r)], colour)


def room_words(ctx: Context, playing: Playing, view: SideView, *, short: bool = True) -> str:
    """The room, the Powers and the mediator: in a word each, or in a sentence each."""
    room, form = view.common.room, "short" if short else "strip"
    sides = playing.controller.presentation.sides
    names = {"first": sides.first.name, "second": sides.second.name}
    parts = [ctx.t(f"{form}.room{min(room.rapport, _WORDS - 1)}")]
    parts.append(ctx.t(f"{form}.world{min(room.world, _WORDS - 1)}", **names))
    if view.board.mediator:
        parts.append(ctx.t(f"{form}.mediator{min(room.mediator, _WORDS - 1)}"))
    if view.common.barren and not short:
        parts.append(ctx.t("strip.barren", n=view.common.barren))
    return (" \u00b7 " if short else " ").join(parts)
