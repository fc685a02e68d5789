"""The historian: what was done in fact on this day of the conference, beside what has been done in this game."""

from __future__ import annotations

from game.kernel.sides import Side
from game.session.historian import Day, Done
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
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


class Historian(Scene):
    """Leaves by sitting, up to today; nothing that has not come yet is told."""

    id = "historian"

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side
        self.days: tuple[Day, ...] = playing.services.chronicle(playing.controller)
        self.now = self.days[-1].sitting if self.days else 0
        self.first_focus = f"sitting.{self.now}" if self.days else "historian.back"

    def build(self, ctx: Context) -> Node:
        """Fact on the left, the game on the right."""
        shown = self.playing.controller.presentation
        head = row(title(ctx.t("historian.title")), note(ctx.t("historian.under"), grow=1), gap=18, align="end")
        foot = row(spacer(), button("historian.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK))
        names = [Option(str(one.sitting), short_day(ctx, shown.date(one.sitting))) for one in self.days]
        here = next((one for one in self.days if one.sitting == self.now), None)
        if here is None:
            return page(text(ctx.t("historian.none")), head=head, foot=foot)
        fact = self._leaf(ctx, "fact", day(ctx, shown.date(here.sitting)), [self._done(ctx, one) for one in here.acts])
        game = self._leaf(ctx, "game", ctx.t("historian.game"), self._played(ctx))
        return page(tabs("sitting", names, str(self.now)), columns(fact, game, gap=16), head=head, foot=foot, gap=10)

    def _leaf(self, ctx: Context, kind: str, name: str, lines: list[Node]) -> Node:
        inside = panel(
            eyebrow(ctx.t(f"historian.{kind}_head")), heading(name, size=22), rule("swelled"),
            *(lines or [note(ctx.t("minutes_page.none"))]), surface="sheet", gap=9, padding=(18, 26, 20, 26),
        )  # fmt: skip
        return scroll(f"historian.{kind}", inside, basis=480, grow=1, padding=(2, 4, 6, 4))

    def _done(self, ctx: Context, done: Done) -> Node:
        sources = "; ".join(escape(one) for one in done.sources)
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
        return side_mark(side_key(side), self.playing.controller.presentation.sides.of(side).name, size=13)

    def handle(self, command: Command) -> Transition:
        """Turn leaves, close."""
        match command:
            case Pressed("historian.back"):
                return Pop()
            case Pressed(node_id) if node_id.startswith("sitting."):
                self.now = int(node_id.removeprefix("sitting."))
        return Stay()
