"""The minutes: everything said and done in public, a sitting to a leaf."""

from __future__ import annotations

from game.classroom.protocol import protocol_html, protocol_text
from game.kernel.errors import GameError
from game.kernel.sides import Side
from game.report.files import put
from game.session.minutes import Minute
from game.ui.describe import Look, Node, Role, Style
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_speech import say
from game.ui.scenes.parts_words import day, roman, short_day, side_key
from game.ui.strings import escape
from game.ui.widgets.basic import column, note, page, panel, row, rule, scroll, spacer, text, title
from game.ui.widgets.controls import Option, button, tabs
from game.ui.widgets.instruments import side_mark

WIDE = 980
GUTTER = 14


class MinutesScene(Scene):
    """The protocol book."""

    id = "minutes"
    topic = "R3"

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side
        self.sittings = tuple(dict.fromkeys(sitting for sitting, _ in playing.controller.days()))
        self.now = self.sittings[-1] if self.sittings else 0
        self.lines = playing.controller.minutes(self.now)
        self.kept = ""
        self.first_focus = f"sitting.{self.now}"

    def retell(self) -> None:
        """The lines are said anew."""
        self.lines = self.playing.controller.minutes(self.now)

    def build(self, ctx: Context) -> Node:
        """Leaves by sitting; one open."""
        shown = self.playing.controller.presentation
        names = [Option(str(n), short_day(ctx, shown.date(n))) for n in self.sittings]
        leaf = self._narrow_leaf(ctx) if ctx.units[0] < WIDE else self._leaf(ctx)
        middle = scroll("minutes.leaf", leaf, align="centre", grow=1, padding=(2, 12, 12, 4))
        head = row(title(ctx.t("minutes_page.title")), note(ctx.t("minutes_page.how"), grow=1), gap=18, align="end")
        foot = row(
            text(escape(self.kept), size=16, face="italic", grow=1, node_id="minutes.kept") if self.kept else spacer(),
            button("minutes.keep", ctx.t("minutes_page.keep")),
            button("minutes.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK), gap=12, align="centre",
        )  # fmt: skip
        return page(tabs("sitting", names, str(self.now)), middle, head=head, foot=foot, gap=10)

    def _keep(self) -> str:
        """Write the protocol as a page and as plain text; where they are, or why not."""
        controller, services = self.playing.controller, self.playing.services
        t = services.strings.text
        stem = services.places.saves / "exports" / f"{controller.presentation.id}-{controller.match_id}-minutes"
        try:
            page = put(stem.with_name(f"{stem.name}.html"), protocol_html(controller, t).encode("utf-8"))
            put(stem.with_name(f"{stem.name}.txt"), protocol_text(controller, t).encode("utf-8"))
        except GameError as error:
            return services.strings.told(error.sentence)
        return t("minutes_page.kept", file=page)

    def _entries(self) -> list[Minute]:
        return [line for line in self.lines if line.message.key != "minutes.sitting"]

    def _headed(self, ctx: Context) -> list[Node]:
        shown = self.playing.controller.presentation
        return [
            text(ctx.t("minutes_page.protocol", number=roman(max(1, self.now))), face="treaty_bold", size=28,
                 text_align="centre", leading=1.1),
            text(ctx.commas((shown.place, day(ctx, shown.date(self.now)))), face="treaty_italic", size=19,
                 colour="ink_soft",
                 text_align="centre"),
        ]  # fmt: skip

    def _leaf(self, ctx: Context) -> Node:
        """The open book: what each side did in its own column, what was done in common across both."""
        sides = self.playing.controller.presentation.sides
        heads = (_column_head("first", sides.first.name), _column_head("second", sides.second.name))
        rows = [self._entry(ctx, n, line) for n, line in enumerate(self._numbered(), start=0)]
        body: list[Node] = [row(heads[0], _line(), heads[1], gap=GUTTER), rule("double"), *rows]
        if not rows:
            body.append(note(ctx.t("minutes_page.none")))
        return panel(
            *self._headed(ctx), column(*body, gap=0), surface="protocol", gap=10, padding=(26, 44, 30, 54),
            max_w=1120, basis=1120,
        )  # fmt: skip

    def _numbered(self) -> list[tuple[int, Minute]]:
        """Every entry with its number; a remark has the number of what it was said with."""
        found, number = [], 0
        for line in self._entries():
            number += not line.remark
            found.append((number, line))
        return found

    def _entry(self, ctx: Context, at: int, numbered: tuple[int, Minute]) -> Node:
        number, line = numbered
        spoken = say(ctx, self.playing, line.message, None)
        figure = text("" if line.remark else f"{number}.", face="treaty_bold", size=18, width=34, colour="accent")
        face, colour = ("treaty_italic", "ink_soft") if line.remark else ("treaty", "ink")
        words = text(spoken, face=face, size=18, leading=1.25, colour=colour, grow=1)
        inside = row(figure, words, gap=6, align="start", padding=(4, 0, 4, 0), grow=1, basis=100)
        if line.by is None:
            across = column(inside, rule() if at else None, gap=0)
            across.children = across.children[::-1]
            return across
        empty = spacer()
        empty.style = Style(grow=1, basis=100)
        pair = (inside, empty) if line.by is Side.FIRST else (empty, inside)
        return row(pair[0], _line(), pair[1], gap=GUTTER)

    def _narrow_leaf(self, ctx: Context) -> Node:
        body = [self._line(ctx, line) for line in self._entries()] or [note(ctx.t("minutes_page.none"))]
        return panel(
            *self._headed(ctx), rule("double"), *body, surface="protocol", gap=9, padding=(24, 24, 24, 36),
            max_w=860, basis=860,
        )  # fmt: skip

    def _line(self, ctx: Context, line: Minute) -> Node:
        spoken = say(ctx, self.playing, line.message, None)
        if line.remark:
            return text(spoken, face="treaty_italic", size=18, leading=1.2, colour="ink_soft", padding=(0, 0, 4, 25))
        words = text(spoken, face="treaty", size=18, leading=1.25, grow=1)
        name = "" if line.by is None else self.playing.controller.presentation.sides.of(line.by).name
        mark = side_mark(side_key(line.by), name, size=13) if line.by is not None else text("\u2014", width=20, size=15)
        return row(mark, words, gap=12, align="start")

    def handle(self, command: Command) -> Transition:
        """Turn leaves, or close the book."""
        match command:
            case Pressed("minutes.back"):
                return Pop()
            case Pressed("minutes.keep"):
                self.kept = self._keep()
            case Pressed(node_id) if node_id.startswith("sitting."):
                self.now = int(node_id.removeprefix("sitting."))
                self.lines = self.playing.controller.minutes(self.now)
        return Stay()


def _column_head(side: str, name: str) -> Node:
    """The side that a column belongs to."""
    words = text(name, face="treaty_bold", size=20, capitals=True, leading=1.1)
    return row(spacer(), side_mark(side, name, size=16), words, spacer(), gap=10, align="centre", grow=1, basis=100)


def _line() -> Node:
    """The rule between the columns."""
    return Node(Role.RULE, style=Style(width=1), look=Look(surface="upright", colour="rule_strong"))
