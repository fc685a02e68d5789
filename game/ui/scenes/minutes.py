"""The minutes: everything said and done in public, a sitting to a leaf."""

from __future__ import annotations

from game.kernel.sides import Side
from game.session.minutes import Minute
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_speech import say
from game.ui.scenes.parts_words import day, short_day, side_key
from game.ui.widgets.basic import note, page, panel, row, rule, scroll, spacer, text, title
from game.ui.widgets.controls import Option, button, tabs
from game.ui.widgets.instruments import side_mark


class MinutesScene(Scene):
    """The protocol book."""

    id = "minutes"
    topic = "R3"

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side
        self.sittings = tuple(dict.fromkeys(sitting for sitting, _ in playing.controller.days()))
        self.now = self.sittings[-1] if self.sittings else 0
        self.lines = playing.controller.minutes(self.now)
        self.first_focus = f"sitting.{self.now}"

    def build(self, ctx: Context) -> Node:
        """Leaves by sitting; one open."""
        shown = self.playing.controller.presentation
        names = [Option(str(n), short_day(ctx, shown.date(n))) for n in self.sittings]
        lines = [line for line in self.lines if line.message.key != "minutes.sitting"]
        body = [self._line(ctx, line) for line in lines] or [note(ctx.t("minutes_page.none"))]
        leaf = panel(
            text(shown.title, face="treaty", size=16, colour="ink_soft", text_align="centre", capitals=True),
            text(day(ctx, shown.date(self.now)), face="treaty_bold", size=24, text_align="centre"),
            rule("swelled"), *body, surface="sheet", gap=9, padding=(24, 40, 24, 40), max_w=860, basis=860,
        )  # fmt: skip
        middle = scroll("minutes.leaf", leaf, align="centre", grow=1, padding=(2, 4, 6, 4))
        head = row(title(ctx.t("minutes_page.title")), note(ctx.t("minutes_page.how"), grow=1), gap=18, align="end")
        foot = row(spacer(), button("minutes.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK))
        return page(tabs("sitting", names, str(self.now)), middle, head=head, foot=foot, gap=10)

    def _line(self, ctx: Context, line: Minute) -> Node:
        spoken = say(ctx, self.playing, line.message, None)
        if line.remark:
            return text(spoken, face="treaty_italic", size=17, leading=1.2, colour="ink_soft", padding=(0, 0, 4, 25))
        words = text(spoken, face="treaty", size=18, leading=1.25, grow=1)
        name = "" if line.by is None else self.playing.controller.presentation.sides.of(line.by).name
        mark = side_mark(side_key(line.by), name, size=13) if line.by is not None else text("\u2013", width=13, size=15)
        return row(mark, words, gap=12, align="start")

    def handle(self, command: Command) -> Transition:
        """Turn leaves, or close the book."""
        match command:
            case Pressed("minutes.back"):
                return Pop()
            case Pressed(node_id) if node_id.startswith("sitting."):
                self.now = int(node_id.removeprefix("sitting."))
                self.lines = self.playing.controller.minutes(self.now)
        return Stay()
