"""The foot of a treaty: who signs and with what seal, written and pressed as far as it has come."""

from __future__ import annotations

from dataclasses import dataclass

from game.kernel.sides import BOTH_SIDES, Side
from game.session.presentation import SideCard
from game.ui.describe import Look, Node, Rect, Role, Style
from game.ui.paint import Canvas
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_words import day, side_key
from game.ui.widgets.basic import column, note, row, spacer, text

SEAL = 92.0
TALL = 860
_FALL = 0.5


@dataclass(frozen=True, slots=True)
class Sealing:
    """How far one side has come: per cent of its signature, and of the way of its seal down to the paper."""

    written: int = 0
    pressed: int = 0


UNSIGNED, SIGNED = Sealing(), Sealing(100, 100)


def foot(ctx: Context, playing: Playing, first: Sealing, second: Sealing) -> Node:
    """The last sentence of the treaty, and under it the two sides, each with its names and its seal."""
    shown, common = playing.controller.presentation, playing.controller.view(Side.FIRST).common
    date = day(ctx, shown.date(min(common.sitting, len(shown.calendar))))
    both = zip(BOTH_SIDES, (first, second), strict=True)
    hands = [_hand(ctx, shown.sides.of(side), side, far) for side, far in both]
    words = ctx.t("treaty.witness", place=shown.place, date=date)
    return column(
        text(words, face="treaty", size=19, leading=1.3), row(*hands, gap=30, align="start"), gap=16,
        padding=(8, 0, 0, 0),
    )  # fmt: skip


def _hand(ctx: Context, card: SideCard, side: Side, far: Sealing) -> Node:
    names = [_signature(one.name, far.written) for one in card.delegates if one.signs]
    wax = _wax(ctx, card, side, far.pressed)
    under = note(ctx.t("treaty.for", side=card.formal), text_align="centre")
    if ctx.units[1] < TALL and not ctx.narrow:
        return row(wax, column(*names, under, gap=2, grow=1, basis=240), gap=8, align="centre", grow=1, basis=380)
    return column(row(spacer(), wax, spacer()), *names, under, gap=3, grow=1, basis=280)


def _signature(name: str, written: int) -> Node:
    look = Look("treaty_italic", 23, text_align="centre", leading=1.3, markup=False)
    return Node(Role.TEXT, "", name, look=look, data=written, paint=_written, style=Style(padding=(0, 4, 3, 4)))


def _wax(ctx: Context, card: SideCard, side: Side, pressed: int) -> Node:
    label = ctx.t("treaty.sealed" if pressed >= 100 else "treaty.unsealed", side=card.name)
    letters = card.delegates[0].monogram if card.delegates else ""
    return Node(
        Role.IMAGE, "", label, paint=_pressed, data=(letters, side_key(side), pressed, ctx.t("treaty.seal_here")),
        style=Style(width=SEAL * 1.3, height=SEAL * 1.3),
    )  # fmt: skip


def _written(canvas: Canvas, node: Node) -> None:
    """A name on its line, as far as the pen has come."""
    box, old = node.rect, canvas.surface.get_clip()
    y = box.bottom - canvas.px(3)
    canvas.fill(Rect(box.x + box.w * 0.06, y, box.w * 0.88, canvas.px(1)), "rule_strong")
    if node.data <= 0:
        return
    wide = min(box.w, canvas.setter.block(node.label, node.look, box.w)[0])
    reach = round((box.w - wide) / 2 + wide * node.data / 100) + (canvas.px(6) if node.data >= 100 else 0)
    canvas.surface.set_clip(old.clip((round(box.x), round(box.y), reach, round(box.h))))
    canvas.words(node.label, node.look, box, "ink")
    canvas.surface.set_clip(old)


def _pressed(canvas: Canvas, node: Node) -> None:
    """A dotted place for the seal, the seal coming down, or the seal upon its ribbon."""
    letters, side, pressed, here = node.data
    (x, y), radius = node.rect.centre, min(node.rect.w, node.rect.h) / 2.6
    if pressed <= 0:
        canvas.dotted_ring((x, y), radius * 0.8, "rule_strong")
        look = Look("treaty", 18, text_align="centre", leading=1.0, markup=False)
        canvas.words(here, look, Rect(x - radius, y - radius, 2 * radius, 2 * radius), "ink_soft", middle=True)
        return
    if pressed >= 100:
        canvas.ribbon((x, y), radius * 0.8, side)
    size = radius * (1 + _FALL * (100 - min(100, pressed)) / 100)
    canvas.seal(Rect(x - size, y - size, 2 * size, 2 * size), letters if pressed >= 100 else "", side)
