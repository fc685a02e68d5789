"""The historian: what was done in fact on this day of the conference, beside what has been done in this game."""

from __future__ import annotations

from game.kernel.sides import Side
from game.session.historian import Day, Done
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_frame import close, more_below, snug
from game.ui.scenes.parts_speech import say
from game.ui.scenes.parts_words import day, short_day, side_key
from game.ui.strings import escape
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
from game.ui.widgets.controls import Option, button, tabs
from game.ui.widgets.instruments import side_mark

NEAR = 1
"""How many days before and after the open one have their tabs in one column."""


class Historian(Scene):
    """Leaves by sitting, up to today; nothing that has not come yet is told."""

    id = "historian"
    reads_on = True

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side
        self.days: tuple[Day, ...] = playing.services.chronicle(playing.controller)
        self.now = self.days[-1].sitting if self.days else 0
        self.first_focus = f"sitting.{self.now}" if self.days else "historian.back"

    def retell(self) -> None:
        """The days are told anew."""
        self.days = self.playing.services.chronicle(self.playing.controller)

    def build(self, ctx: Context) -> Node:
        """Fact on the left, the game on the right; in one column fact, and the game after it."""
        ctx = snug(ctx)
        shown = self.playing.controller.presentation
        under = note(ctx.t("historian.under"), grow=1)
        head = row(title(ctx.t("historian.title")), under, gap=18, align="end")
        areas = (self._one, "historian.fact", "historian.game")
        back = button("historian.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK)
        foot = row(more_below(ctx, *areas), spacer(), back, align="centre")
        here = next((one for one in self.days if one.sitting == self.now), None)
        if here is None:
            return page(text(ctx.t("historian.none")), head=head, foot=foot)
        fact = self._leaf(ctx, "fact", day(ctx, shown.date(here.sitting)), [self._done(ctx, one) for one in here.acts])
        game = self._leaf(ctx, "game", ctx.t("historian.game"), self._played(ctx))
        days = self._days(ctx)
        if not ctx.narrow:
            return page(days, columns(fact, game, gap=16), head=head, foot=foot, gap=10)
        small = {"size": 24, "leading": 1.05} if close(ctx) else {}
        head = row(title(ctx.t("historian.title"), **small), spacer(), days, gap=16, align="end")
        return page(scroll(self._one, fact, game, under, gap=7, padding=(0, 4, 6, 0)), head=head, foot=foot, gap=6)

    @property
    def _one(self) -> str:
        return f"historian.{self.now}"

    def _days(self, ctx: Context) -> Node:
        """A tab for each day; in one column for those about the open one, so that they take one line."""
        date = self.playing.controller.presentation.date
        at = next(n for n, one in enumerate(self.days) if one.sitting == self.now)
        near = self.days[max(0, at - NEAR) : at + NEAR + 1] if ctx.narrow else self.days
        found = tabs("sitting", [Option(str(one.sitting), short_day(ctx, date(one.sitting))) for one in near],
                     str(self.now))  # fmt: skip
        if ctx.narrow:
            for tab in found.children:
                tab.look, tab.style = tab.look._replace(size=17), tab.style._replace(padding=(2, 9, 4, 9))
        return found

    def _leaf(self, ctx: Context, kind: str, name: str, lines: list[Node]) -> Node:
        if ctx.narrow:
            which = eyebrow(ctx.t(f"historian.{kind}_head"), size=13) if kind == "fact" else None
            head = row(heading(name, size=20), which, gap=12, align="end")
            told = lines or [note(ctx.t("minutes_page.none"))]
            return panel(head, rule(), *told, surface="sheet", gap=6, padding=(8, 18, 10, 18))
        inside = panel(
            eyebrow(ctx.t(f"historian.{kind}_head")), heading(name, size=22), rule("swelled"),
            *(lines or [note(ctx.t("minutes_page.none"))]), surface="sheet", gap=9, padding=(18, 26, 20, 26),
        )  # fmt: skip
        return scroll(f"historian.{kind}", inside, basis=480, grow=1, padding=(2, 4, 6, 4))

    def _done(self, ctx: Context, done: Done) -> Node:
        sources = ctx.listed(escape(one) for one in done.sources)
        remark = " ".join(part for part in (escape(done.note), f"[{sources}]" if sources else "") if part)
        words = column(
            text(say(ctx, self.playing, done.message), size=18, leading=1.18),
            note(remark, size=15) if remark else None, gap=1, grow=1,
        )  # fmt: skip
        return row(self._mark(done.by), words, gap=10, align="start")

    def _played(self, ctx: Context) -> list[Node]:
        skipped = ("minutes.sitting", "minutes.opener", "minutes.event")
        lines = [line for line in self.playing.controller.minutes(self.now) if line.message.key not in skipped]
        return [
            row(self._mark(line.by), text(say(ctx, self.playing, line.message), size=18, leading=1.18, grow=1), gap=10,
                align="start")
            for line in lines
        ]  # fmt: skip

    def _mark(self, side: Side | None) -> Node:
        if side is None:
            return text("\u2013", width=13, size=15)
        name = self.playing.controller.presentation.sides.of(side).name
        return column(side_mark(side_key(side), name, size=13), padding=(5, 0, 0, 0))

    def handle(self, command: Command) -> Transition:
        """Turn leaves, close."""
        match command:
            case Pressed("historian.back"):
                return Pop()
            case Pressed(node_id) if node_id.startswith("sitting."):
                self.now = int(node_id.removeprefix("sitting."))
        return Stay()
