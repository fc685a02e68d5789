"""How things stand: what walking away would bring, the gauges with where they tend and why, the room and one's home."""

from __future__ import annotations

from game.kernel.sides import Side
from game.session.presentation import TrackCard
from game.ui.describe import Look, Node, Rect, Role, Style
from game.ui.intents import Intent
from game.ui.paint import Canvas
from game.ui.playing import Playing
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_frame import close, more_below, snug
from game.ui.scenes.parts_speech import say
from game.ui.scenes.parts_strip import room_words
from game.ui.scenes.parts_weigh import Weighed, weigh
from game.ui.scenes.parts_words import band, day, likelihood, side_key
from game.ui.widgets.basic import (
    column,
    columns,
    eyebrow,
    heading,
    note,
    page,
    panel,
    row,
    rule,
    scroll,
    spacer,
    text,
    title,
)
from game.ui.widgets.controls import button
from game.ui.widgets.instruments import gauge, side_mark
from game.views.pressure import Expected, expected_moves, order_estimate
from game.views.view import SideView

TALL, LOW = 62.0, 34.0
AREA = "situation.all"
MARGIN = 60


class Situation(Scene):
    """One page, to be read before a decision. It may be opened from every screen in play."""

    id = "situation"
    topic = "R8"
    first_focus = "situation.back"
    reads_on = True

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side

    def build(self, ctx: Context) -> Node:
        """War and home on the left, the gauges by whose they are on the right; in one column in that order."""
        ctx = snug(ctx)
        view, shown = self.playing.controller.view(self.side), self.playing.controller.presentation
        date = day(ctx, shown.date(view.common.sitting))
        tight = close(ctx)
        name = title(ctx.t("situation.title"), size=24, leading=1.05) if tight else title(ctx.t("situation.title"))
        under = note(ctx.t("situation.under", date=date), grow=1, **({"size": 16} if tight else {}))
        head = row(name, under, gap=18, align="end")
        key, back = ctx.t("situation.key"), button("situation.back", ctx.t("app.back"), primary=True,
                                                   shortcut=Intent.BACK)  # fmt: skip
        if ctx.narrow:
            foot = row(more_below(ctx, AREA), spacer(), back, align="centre")
            parts = [self._war(ctx, view), self._home(ctx, view), *self._gauges(ctx, view), note(key, size=16)]
            return page(scroll(AREA, *parts, gap=7, padding=(0, 2, 4, 0)), head=head, foot=foot, gap=6)
        head = column(head, rule("double"), gap=6)
        foot = row(note(key, grow=1), spacer(0), back, gap=12, align="centre")
        left = scroll("situation.war", self._war(ctx, view), self._home(ctx, view), gap=12, basis=400, grow=2)
        right = scroll("situation.gauges", *self._gauges(ctx, view), gap=12, basis=560, grow=3)
        return page(columns(left, right, gap=18), head=head, foot=foot, gap=10)

    def _war(self, ctx: Context, view: SideView) -> Node:
        weighed = weigh(view)
        words = ctx.t("situation.band", walk=band(weighed.low, weighed.high), points=weighed.now)
        ruler = Node(
            Role.IMAGE, "situation.ruler", words, paint=_ruler, data=weighed, look=Look("body", 15, markup=False),
            style=Style(height=LOW if ctx.narrow else TALL),
        )  # fmt: skip
        how = "situation.war_exact" if weighed.low == weighed.high else "situation.war_how"
        low = weighed.now < weighed.low
        verdict = ctx.t(
            "situation.worse" if low else "situation.between" if weighed.now < weighed.high else "situation.better"
        )
        if ctx.narrow:
            return panel(
                text(f"**{verdict}**", size=18, leading=1.1), ruler, text(words, size=17, leading=1.12),
                note(ctx.t(how), size=16, leading=1.1), surface="sheet", gap=3, padding=(9, 16, 9, 16),
            )  # fmt: skip
        return panel(
            eyebrow(ctx.t("situation.war_head")), text(words, size=20), ruler, text(verdict, size=18),
            note(ctx.t(how), size=16), surface="sheet", gap=8, padding=(16, 22, 18, 22),
        )  # fmt: skip

    def _home(self, ctx: Context, view: SideView) -> Node:
        card = self.playing.controller.presentation.sides.of(self.side)
        chance = order_estimate(view)
        order = (
            ctx.t("situation.no_order") if chance is None else ctx.t("situation.order", likely=likelihood(ctx, chance))
        )
        if view.own.order is not None:
            order = ctx.t("situation.ordered")
        lines = [
            text(ctx.t("situation.standing", capital=card.capital, n=view.own.standing), size=18),
            text(ctx.t("situation.patience", capital=card.capital, n=view.own.patience), size=18),
            text(order, size=18, colour="warn" if view.own.order is not None or (chance or 0) >= 300 else "ink"),
            rule(), text(room_words(ctx, self.playing, view, short=False), size=18),
        ]  # fmt: skip
        if view.board.mediator:
            lines.append(text(ctx.t("situation.goodwill", n=view.own.goodwill), size=18))
        if ctx.narrow:
            return panel(*lines, gap=2, padding=(8, 16, 9, 16))
        return panel(eyebrow(ctx.t("situation.home_head")), *lines, gap=6, padding=(16, 22, 18, 22))

    def _gauges(self, ctx: Context, view: SideView) -> list[Node]:
        shown, moves = self.playing.controller.presentation, expected_moves(view)
        found: list[Node] = []
        for owner in (self.side, self.side.other, None):
            mine = [n for n, card in enumerate(shown.tracks) if card.owner is owner]
            dials = [
                self._dial(ctx, view, n, shown.tracks[n], moves[n]) for n in mine if view.own.readings[n] is not None
            ]
            if mine:
                found.append(self._group(ctx, owner, dials, len(mine) - len(dials)))
        return found

    def _group(self, ctx: Context, owner: Side | None, dials: list[Node], hidden: int) -> Node:
        shown = self.playing.controller.presentation
        name = ctx.t("situation.world") if owner is None else shown.sides.of(owner).name
        mark = None if owner is None else side_mark(side_key(owner), name, size=14)
        unread = note(ctx.t("situation.hidden", n=hidden), size=16) if hidden else None
        head = row(mark, heading(name, size=19), unread, gap=9, align="centre")
        if ctx.narrow:
            return panel(head, row(*dials, gap=14, wrap=True), gap=3, padding=(7, 16, 9, 16))
        return panel(head, row(*dials, gap=12, wrap=True), gap=6, padding=(12, 18, 14, 18))

    def _dial(self, ctx: Context, view: SideView, n: int, card: TrackCard, move: Expected | None) -> Node:
        reading = view.own.readings[n]
        if reading is None:
            return text("")
        word = card.words[reading.word] if card.words else ""
        figure = "" if card.sight.of(self.side) == "words" else band(reading.low, reading.high)
        middle = (reading.low + reading.high) // 2
        tends = None if move is None else max(0, min(100, middle + (move.low + move.high) // 2))
        why = [] if move is None else [say(ctx, self.playing, one, self.side) for one in move.why]
        dial = gauge(
            f"situation.{card.id}", card.name, middle, expected=tends, hint=f"{word} {figure}. {card.summary}".strip(),
            shown=f"{word} {figure}".strip(), focus=True, small=ctx.narrow,
        )  # fmt: skip
        moved = " ".join(why) or ctx.t("situation.still")
        if ctx.narrow:
            told = text(moved, size=15, colour="ink_soft", leading=1.05)
            return column(dial, told, gap=0, basis=270, min_w=200, grow=1, max_w=320)
        dial.value = ""
        stands = text(f"**{word}** {figure}".rstrip(), size=17, text_align="centre", leading=1.1)
        told = text(moved, size=15, colour="ink_soft", leading=1.1, text_align="centre")
        return column(dial, stands, told, gap=1, basis=164, min_w=164, grow=1, max_w=230)

    def handle(self, command: Command) -> Transition:
        """Close."""
        return Pop() if isinstance(command, Pressed) and command.id == "situation.back" else Stay()


def _ruler(canvas: Canvas, node: Node) -> None:
    """A rule on which the band without a treaty is hatched and the treaty as it lies is a pointer."""
    weighed: Weighed = node.data
    box = node.rect
    least = min(weighed.now, weighed.low) - MARGIN
    most = max(weighed.now, weighed.high) + MARGIN
    left, wide = box.x + canvas.em(8), box.w - canvas.em(16)

    def place(points: int) -> float:
        return left + wide * (points - least) / max(1, most - least)

    y = box.y + box.h * 0.55
    canvas.fill(Rect(left, y, wide, canvas.px(1)), "rule_strong")
    low, high = place(weighed.low), place(weighed.high)
    canvas.hatch(Rect(low, y - canvas.em(9), max(canvas.px(3), high - low), canvas.em(18)), "warn", gap=4)
    x, r = place(weighed.now), canvas.em(6)
    canvas.shape([(x, y), (x - r, y - 2 * r), (x + r, y - 2 * r)], "accent")
    canvas.fill(Rect(x - canvas.px(1), y, canvas.px(2), canvas.em(10)), "accent")
