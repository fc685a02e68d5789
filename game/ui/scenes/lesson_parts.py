"""What the shared screens of a lesson have in common: type for the last row, a head, a clock that only tells.

Type is sized by the height of the window, because a projector's picture is as high as the wall whatever its pixels.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Any

import pygame

from game.classroom.cards import LETTERS, SYMBOLS
from game.classroom.lesson import CURTAIN
from game.classroom.plan import SHORTEST
from game.classroom.signs import outlines
from game.engine.refusals import Code, Refused
from game.kernel.sides import Side
from game.ui.describe import Node, Role, Style
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.paint import Canvas
from game.ui.scenes.base import Context
from game.ui.scenes.parts_speech import say
from game.ui.scenes.parts_words import bound, option_name, short_day, side_key
from game.ui.strings import escape
from game.ui.widgets.basic import column, page, panel, row, rule, scroll, text, title
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import key_caption
from game.ui.widgets.instruments import side_mark

BODY, SMALL = 0.035, 0.026
"""Shares of the window's height: what is read, and the least that anybody at the back may need."""
LARGE, HUGE = 0.05, 0.08
PLAIN, PLAIN_SMALL = 20.0, 16.0
MINUTE = 60
LEAST_PROPOSED = SHORTEST // 2
"""Seconds below which no sitting is proposed, but to go to the debrief."""
GRAIN = 3
PRIVATE = frozenset({Code.TOO_DEAR, Code.RESTING, Code.USED_UP, Code.FORBIDDEN, Code.CONDITION, Code.UNAVAILABLE,
                     Code.NO_LINE, Code.LINE_NEVER, Code.RED_LINE, Code.CABLE_WAITS})  # fmt: skip
"""Reasons that only one delegation knows: they are never said before the room."""


@dataclass(frozen=True, slots=True)
class Sizes:
    """Sizes of type in units for this window: never less than the reader has asked for."""

    small: float
    body: float
    large: float
    huge: float


def sizes(ctx: Context) -> Sizes:
    """The sizes of type of a shared screen."""
    scale = ctx.size[0] / ctx.units[0]

    def of(share: float, least: float) -> float:
        return max(least, math.ceil(ctx.size[1] * share + 0.5) / scale)

    return Sizes(of(SMALL, PLAIN_SMALL), of(BODY, PLAIN), of(LARGE, PLAIN), of(HUGE, PLAIN))


def words(ctx: Context, label: str, **more: Any) -> Node:
    """A paragraph that the last row can read."""
    return text(label, **{"size": sizes(ctx).body, **more})


def aside(ctx: Context, label: str, **more: Any) -> Node:
    """A remark beside it, in the smallest type that is still read from the back."""
    return text(label, **{"size": sizes(ctx).small, "colour": "ink_soft", "leading": 1.12, **more})


def press(ctx: Context, node_id: str, label: str, *, quiet: bool = False, **more: Any) -> Node:
    """A button of a shared screen."""
    known = sizes(ctx)
    node = button(node_id, label, quiet=quiet, **more)
    node.look = node.look._replace(size=known.small if quiet else known.body)
    return node


def sign(ctx: Context, klass: Class, size: float, node_id: str = "class.sign") -> Node:
    """The sign of the sitting, as it stands on every card."""
    symbol = klass.symbol
    label = ctx.t(f"class.sign.n{SYMBOLS.index(symbol) + 1}")
    return Node(Role.IMAGE, node_id, label, paint=_sign, data=symbol, style=Style(width=size, height=size))


def mark(klass: Class, side: Side, size: float, *, filled: bool = True) -> Node:
    """The sign of a side."""
    return side_mark(side_key(side), klass.shown.sides.of(side).name, size=size, filled=filled)


def side_name(klass: Class, side: Side | None) -> str:
    """A side by name; empty for none."""
    return "" if side is None else escape(klass.shown.sides.of(side).name)


def article_words(ctx: Context, klass: Class, article: int) -> str:
    """An article by the number that it has on every sheet."""
    return bound(ctx.t("print.article", n=article + 1, name=klass.shown.articles[article].short))


def option_words(ctx: Context, klass: Class, article: int, option: int) -> str:
    """An option by the letter that it has on every sheet."""
    return ctx.t("print.option", letter=LETTERS[option], name=option_name(klass.shown, article, option))


def term_words(ctx: Context, klass: Class, article: int, option: int, key: str = "class.term") -> str:
    """A term as it is called out, number and letter, with the names beside them; `class.term_plain` for a control."""
    return ctx.t(key, article=article_words(ctx, klass, article), letter=LETTERS[option],
                 option=option_name(klass.shown, article, option))  # fmt: skip


def closed_words(ctx: Context, klass: Class, article: int) -> str:
    """What became of an article that is no longer open."""
    settled = klass.common.matters[article].settled
    if settled is None:
        return ctx.t("public.withdrawn")
    return ctx.t("public.settled", option=option_words(ctx, klass, article, settled))


def neutral(ctx: Context, klass: Class, refused: Refused) -> str:
    """Why something cannot be done, in public words; where the reason is one side's secret, only that it cannot."""
    if refused.code in PRIVATE:
        return ctx.t("class.table.refused")
    return say(ctx, klass.playing, refused.message)


def beat_params(ctx: Context, klass: Class) -> dict[str, object]:
    """What a sentence about the beat on the screen may name."""
    return params(ctx, klass, klass.beat.sitting, klass.beat.side)


def params(ctx: Context, klass: Class, sitting: int, side: Side | None) -> dict[str, object]:
    """What a sentence about a beat may name."""
    mediator = klass.shown.mediator
    return {
        "number": sitting, "side": side_name(klass, side), "title": escape(klass.shown.title),
        "date": short_day(ctx, klass.shown.date(sitting)) if sitting else "",
        "mediator": "" if mediator is None else escape(mediator.name), "pupils": klass.lesson.pupils,
    }  # fmt: skip


def said(ctx: Context, klass: Class, key: str, **told: object) -> str:
    """A sentence of a lesson; where private choices are made behind the curtain the one that is true of that."""
    other = f"{key}_curtain"
    return ctx.t(other if klass.lesson.private == CURTAIN and other in ctx.strings else key, **told)


def next_words(ctx: Context, klass: Class) -> str:
    """What the button that leaves this beat announces."""
    following = klass.following
    if following is None:
        return ctx.t("class.finish")
    told = params(ctx, klass, following.sitting, following.side)
    return ctx.t("class.next", beat=said(ctx, klass, f"class.beat.{following.name}", **told))


def shared(
    ctx: Context, klass: Class, *body: Node | None, name: str, do: str = "", main: Node | None = None,
    other: tuple[Node, ...] = (), gap: float = 10, do_id: str = "", waits: str = "",
) -> Node:  # fmt: skip
    """A shared screen: its name, what to do now, the body, and the foot with clock and button.

    `waits`: why the button cannot be used, which stands in the clock's place. `do_id`: what to do now is a place for
    the focus, on which no key does anything.
    """
    known = sizes(ctx)
    task = words(ctx, do, face="bold", leading=1.15, colour="accent", node_id=do_id) if do else None
    if task is not None and do_id:
        task.focus = True
    head = column(
        row(
            title(name, size=known.large, leading=1.05, grow=1),
            *_corner(ctx, klass), gap=12, align="centre",
        ),
        rule("double"),
        task,
        gap=6,
    )  # fmt: skip
    return page(*body, head=head, foot=foot(ctx, klass, main, other, waits), gap=gap)


def _corner(ctx: Context, klass: Class) -> tuple[Node, ...]:
    """The lesson's number, and the sign of the sitting by which teams know their row."""
    known = sizes(ctx)
    number = aside(ctx, ctx.t("class.number", number=str(klass.lesson.number)))
    if not klass.beat.sitting:
        return (number,)
    return (number, sign(ctx, klass, known.large))


def foot(ctx: Context, klass: Class, main: Node | None, other: tuple[Node, ...] = (), waits: str = "") -> Node:
    """The clock at the left, or what is waited for, the teacher's desk, and at the right what comes next."""
    left = aside(ctx, waits, node_id="class.why", grow=1, basis=260) if waits else clock(ctx, klass)
    desk = press(
        ctx, "class.desk", ctx.t("class.desk", cap=key_caption(ctx.key(Intent.MENU))), quiet=True, shortcut=Intent.MENU
    )
    return column(rule(), row(left, desk, *other, main, gap=16, align="centre", wrap=True, justify="end"), gap=6)


def clock(ctx: Context, klass: Class) -> Node:
    """Where the lesson stands, in words that change once a minute. It proposes; it never does anything."""
    return aside(ctx, clock_words(ctx, klass), node_id="class.clock", grow=1, basis=260)


def clock_words(ctx: Context, klass: Class) -> str:
    """The clock's sentence."""
    lesson, now = klass.lesson, klass.standing
    step = ctx.t(f"class.step.{lesson.plan.steps[lesson.beat.step].kind}", number=lesson.beat.sitting)
    if lesson.paused:
        return ctx.t("class.clock_paused", step=step)
    proposed = late_words(ctx, klass)
    if proposed:
        return ctx.t("class.clock_late", step=step, plan=proposed)
    if now.due is not None:
        return _due_words(ctx, step, now.behind, now.due)
    if now.short:
        ends = ctx.t("class.minutes", n=max(1, -(-now.left // MINUTE)))
        return ctx.t("class.clock_ends" if now.left > 0 else "class.clock_over", step=step, n=ends)
    if now.step_left is None:
        return ctx.t("class.clock_off", step=step)
    if now.step_left <= 0:
        return ctx.t("class.clock_up", step=step)
    left = -(-now.step_left // MINUTE)
    return ctx.t("class.clock_left", step=step, n=left)


def _due_words(ctx: Context, step: str, late: int, due: int) -> str:
    """That a lesson is late of which no sitting can be left out any more, and when its debrief should begin."""
    told = {"step": step, "late": ctx.t("class.minutes", n=max(1, late // MINUTE))}
    if due < MINUTE:
        return ctx.t("class.clock_debrief", **told)
    return ctx.t("class.clock_behind", **told, n=ctx.t("class.minutes", n=due // MINUTE))


def late_words(ctx: Context, klass: Class) -> str:
    """What could be done about being late, with its figures; empty when nothing is proposed."""
    now = klass.standing
    if now.fewer is None:
        return ""
    debrief = klass.lesson.plan.of("debrief")
    if now.each < LEAST_PROPOSED:
        return ctx.t(
            "class.late_debrief", late=ctx.t("class.minutes", n=max(1, now.behind // MINUTE)),
            cap=key_caption(ctx.key(Intent.MENU)), debrief=ctx.t("class.minutes", n=debrief // MINUTE),
        )  # fmt: skip
    if not now.to_come:
        return ctx.t(
            "class.late_last", late=ctx.t("class.minutes", n=max(1, now.behind // MINUTE)),
            rest=ctx.t("class.minutes", n=max(1, now.each // MINUTE)),
            debrief=ctx.t("class.minutes", n=debrief // MINUTE),
        )  # fmt: skip
    return plan_words(ctx, now.behind, now.fewer, now.each, debrief, key="class.late_proposed")


def plan_words(
    ctx: Context, late: int, sittings: int, each: int, debrief: int, key: str = "class.late_plan"
) -> str:  # fmt: skip
    """How late it is, how many sittings of which length that leaves, and that the debrief stays whole; all seconds."""
    return ctx.t(
        key, late=ctx.t("class.minutes", n=max(1, late // MINUTE)),
        sittings=ctx.t("class.late_sittings", n=sittings), each=ctx.t("class.minutes", n=max(1, each // MINUTE)),
        debrief=ctx.t("class.minutes", n=debrief // MINUTE),
    )  # fmt: skip


def clock_state(klass: Class) -> tuple[object, ...]:
    """What the clock's sentence hangs on: while it stays the same nothing is drawn anew."""
    now = klass.standing
    left = None if now.step_left is None else max(0, -(-now.step_left // MINUTE))
    late = now.behind // MINUTE if now.fewer or now.due is not None else 0
    ends = now.left // MINUTE if now.short or now.due is not None else 0
    return (left, now.fewer, late, now.each // MINUTE, ends, klass.lesson.paused > 0)


def below(ctx: Context, area: str, node_id: str) -> tuple[Node, ...]:
    """That more of an area lies below the edge, with the key that brings it; nothing where all of it has been seen."""
    if area not in ctx.unseen:
        return ()
    cap = key_caption(ctx.key(Intent.PAGE_DOWN))
    return (aside(ctx, ctx.t("nav.more_below", cap=cap), node_id=node_id),)


def sheet(*children: Node | None, gap: float = 10, **style: Any) -> Node:
    """A formal sheet on a shared screen."""
    return panel(*children, surface="sheet", **{"gap": gap, "padding": (14, 22, 16, 22), **style})


def reel(node_id: str, *children: Node | None, gap: float = 10, **style: Any) -> Node:
    """A body that scrolls where the window is small for it."""
    return scroll(node_id, *children, gap=gap, **{"padding": (2, 4, 6, 4), **style})


def _sign(canvas: Canvas, node: Node) -> None:
    box = node.rect
    side = int(min(box.w, box.h))
    if side > 0:
        left, top = box.x + (box.w - side) / 2, box.y + (box.h - side) / 2
        canvas.surface.blit(_drawn(node.data, side, canvas.colour("ink")), (round(left), round(top)))


def _drawn(symbol: str, side: int, colour: tuple[int, ...]) -> pygame.Surface:
    """A sign by the even-odd rule: where an outline lies in another there is a hole."""
    wide = side * GRAIN
    shape = pygame.Mask((wide, wide))
    for outline in outlines(symbol):
        part = pygame.Surface((wide, wide), pygame.SRCALPHA)
        pygame.draw.polygon(part, (0, 0, 0, 255), [_place(point, wide) for point in outline])
        over = pygame.mask.from_surface(part)
        both = shape.overlap_mask(over, (0, 0))
        shape.draw(over, (0, 0))
        shape.erase(both, (0, 0))
    large = shape.to_surface(setcolor=(*colour[:3], 255), unsetcolor=(*colour[:3], 0))
    return pygame.transform.smoothscale(large.convert_alpha(), (side, side))


def _place(point: tuple[int, int], wide: int) -> tuple[float, float]:
    return ((point[0] + 100) * wide / 200, (point[1] + 100) * wide / 200)


def look_of(node: Node, **changes: Any) -> Node:
    """The node, drawn otherwise."""
    node.look = node.look._replace(**changes)
    return node
