"""The dossier of a delegation: who you are, your orders, what everything is worth, and what you do not know."""

from __future__ import annotations

from game.kernel.sides import Side
from game.session.briefing import Briefing
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Asked, Command, Context, Pop, Pressed, Push, ReadOn, Scene, Stay, Transition
from game.ui.scenes.hush import Hush
from game.ui.scenes.parts_coach import coach
from game.ui.scenes.parts_counsel import leaf_secretaries
from game.ui.scenes.parts_dossier import leaf_other, leaf_war, leaf_worth, lines_of_orders
from game.ui.scenes.parts_frame import close, more_below, pause, sheet_sides, snug
from game.ui.scenes.parts_paper import paragraphs, source_line
from game.ui.scenes.parts_words import day, side_key
from game.ui.widgets.basic import column, heading, note, page, panel, row, rule, scroll, spacer, text, title
from game.ui.widgets.controls import Option, button, tabs
from game.ui.widgets.dialog import key_caption
from game.ui.widgets.instruments import seal

LEAVES = ("you", "orders", "worth", "war", "mediator", "unknown", "theirs", "secretaries")
SHORT = 120
"""A text of no more letters has no leaf of its own; it stands on the first."""


class Dossier(Scene):
    """Leaves of one folder. `first`: before the first dispatches, read in order."""

    id = "dossier"
    topic = "R7"
    reads_on = True

    def __init__(self, playing: Playing, side: Side, *, first: bool = False) -> None:
        self.playing, self.side, self.first = playing, side, first
        self.leaf = "you" if first else "worth"
        self.briefing: Briefing = playing.controller.briefing(side)
        self.first_focus = "dossier.next" if first else f"leaf.{self.leaf}"

    def leaves(self) -> tuple[str, ...]:
        """The leaves there are: no mediator, no leaf about him, and none that would be all but empty."""
        shown = self.playing.controller.presentation
        left_out = [*([] if shown.mediator is not None else ["mediator"]), *self._short()]
        left_out += ["secretaries"] if self.first else []
        return tuple(leaf for leaf in LEAVES if leaf not in left_out)

    def _short(self) -> tuple[str, ...]:
        """Leaves of so few words that they stand on the first one."""
        told = {"mediator": self.briefing.mediator, "unknown": self.briefing.unknowns}
        return tuple(leaf for leaf, words in told.items() if 0 < len(words.strip()) <= SHORT)

    @property
    def _area(self) -> str:
        return f"dossier.leaf.{self.leaf}"

    def retell(self) -> None:
        """The dossier in the language that is read now."""
        self.briefing = self.playing.controller.briefing(self.side)

    def build(self, ctx: Context) -> Node:
        """The tabs and one leaf; where text is large they scroll with it, so that the leaf has the room."""
        ctx = snug(ctx)
        names = tabs("leaf", [Option(leaf, ctx.t(f"dossier.{leaf}")) for leaf in self.leaves()], self.leaf)
        word = coach(ctx, self.playing, self.side, "dossier") if self.first else None
        head, foot = self._head(ctx), self._foot(ctx)
        if close(ctx):
            for tab in names.children:
                tab.look, tab.style = tab.look._replace(size=17), tab.style._replace(padding=(2, 9, 4, 9))
            word = word if self.leaf == self.leaves()[0] else None
            body = scroll(self._area, names, word, *self._leaf(ctx), gap=7, padding=(0, 4, 6, 4))
            return page(body, head=head, foot=foot, gap=6)
        body = scroll(self._area, *self._leaf(ctx), gap=12, align="centre", padding=(4, 4, 8, 4))
        return page(names, body, head=column(head, word, gap=8), foot=foot, gap=10)

    def _head(self, ctx: Context) -> Node:
        shown = self.playing.controller.presentation
        card = shown.sides.of(self.side)
        chief = card.delegates[0]
        name, whose = ctx.t("dossier.title", side=card.adjective), card.chief
        secret = ctx.t("dossier.secret", chief=whose, capital=card.capital)
        mark = seal("dossier.seal", chief.monogram, side_key(self.side), card.name, size=30 if close(ctx) else 46)
        if close(ctx):
            under = text(secret, size=16, face="italic", colour="ink_soft", grow=1, leading=1.1)
            return row(mark, title(name, size=24, leading=1.05), under, gap=10, align="centre", wrap=True)
        under = text(secret, size=17, face="italic", colour="ink_soft")
        return row(mark, column(title(name, size=29, leading=1.1), under, gap=0, grow=1), gap=14, align="centre")

    def _leaf(self, ctx: Context) -> list[Node]:
        match self.leaf:
            case "you":
                return [self._you(ctx)]
            case "orders":
                return [self._orders(ctx)]
            case "worth":
                return [leaf_worth(ctx, self.playing, self.side, self.briefing)]
            case "war":
                return [leaf_war(ctx, self.playing, self.side, self.briefing)]
            case "mediator" | "unknown":
                return [self._sheet(ctx, *self._told(ctx, self.leaf))]
            case "secretaries":
                return [leaf_secretaries(ctx, self.playing, self.side)]
        return [leaf_other(ctx, self.playing, self.side)]

    def _told(self, ctx: Context, leaf: str) -> tuple[str, str]:
        """What a leaf of words is called, and what it says."""
        if leaf == "unknown":
            return ctx.t("dossier.unknown_head"), self.briefing.unknowns
        mediator = self.playing.controller.presentation.mediator
        name = "" if mediator is None else ctx.commas((mediator.name, mediator.office))
        return name, self.briefing.mediator

    def _sheet(self, ctx: Context, name: str, body: str, *more: Node) -> Node:
        tight = close(ctx)
        words = paragraphs(body, size=20 if tight else 21, leading=1.22 if tight else 1.32)
        return panel(
            heading(name), rule("swelled"), *words, *more,
            surface="sheet", gap=8 if tight else 12, padding=sheet_sides(ctx, 40), max_w=820, basis=820,
        )  # fmt: skip

    def _you(self, ctx: Context) -> Node:
        """Who the delegation is and what it wants; beside it, or where text is large below it, where its orders end."""
        drawn = lines_of_orders(ctx, self.playing, self.briefing)
        if not drawn or close(ctx):
            return self._who(ctx, rule(), *drawn) if drawn else self._who(ctx)
        beside = panel(*drawn, surface="sheet", gap=9, padding=sheet_sides(ctx, 28), basis=380, max_w=460, grow=1)
        return row(self._who(ctx), beside, gap=16, align="start")

    def _who(self, ctx: Context, *lines: Node) -> Node:
        shown = self.playing.controller.presentation
        card = shown.sides.of(self.side)
        people = [
            column(
                row(text(one.name, face="bold", size=19), gap=10),
                note(one.office, size=16),
                text(one.character.strip(), size=17, colour="ink_soft"),
                gap=0,
                padding=(4, 0, 4, 0),
            )
            for one in card.delegates
        ]
        short: list[Node] = []
        for leaf in self._short():
            name, told = self._told(ctx, leaf)
            short += [rule(), heading(name, size=20), *paragraphs(told, size=19, leading=1.25)]
        return self._sheet(
            ctx, card.chief, self.briefing.brief, *lines,
            rule(), heading(ctx.t("dossier.people"), size=20), *people, *short,
        )  # fmt: skip

    def _orders(self, ctx: Context) -> Node:
        """The instructions as the letter they are."""
        shown, found = self.playing.controller.presentation, self.briefing
        card = shown.sides.of(self.side)
        return panel(
            row(
                spacer(),
                text(
                    ctx.t("dossier.dated", capital=card.capital, date=day(ctx, shown.date(1))),
                    face="italic",
                    size=17,
                    colour="ink_soft",
                ),
                gap=8,
            ),
            text(ctx.t("dossier.most_secret"), face="treaty_bold", size=16, capitals=True, colour="accent"),
            text(found.doctrine_name, face="treaty_bold", size=26, leading=1.2),
            *paragraphs(found.letter, face="treaty_italic", size=21, leading=1.36),
            rule("swelled"),
            note(found.doctrine_summary.strip()),
            source_line(ctx, found.letter_note),
            surface="sheet",
            gap=13,
            padding=sheet_sides(ctx, 48, 29),
            max_w=820,
            basis=820,
        )

    def _foot(self, ctx: Context) -> Node:
        if not self.first:
            back = button("dossier.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK)
            return row(more_below(ctx, self._area), spacer(), back, align="centre")
        last, more = self.leaf == self.leaves()[-1], self._area in ctx.unseen
        words = ctx.t("nav.read_on" if more else "dossier.close" if last else "dossier.next")
        return row(
            spacer() if ctx.narrow else note(ctx.t("dossier.how", keys=key_caption(ctx.key(Intent.TAB_NEXT))), grow=1),
            None if last and not more else button("dossier.close", ctx.t("dossier.close")),
            button("dossier.next", words, primary=True, on=ReadOn(self._area) if more else None),
            gap=12,
            align="centre",
        )

    def handle(self, command: Command) -> Transition:
        """Turn leaves, close the folder."""
        match command:
            case Pressed(node_id) if node_id.startswith("leaf."):
                self.leaf = node_id.removeprefix("leaf.")
            case Pressed("coach.quiet"):
                return Push(Hush(self.playing))
            case Pressed("dossier.back"):
                return Pop()
            case Pressed("dossier.close"):
                return self._close()
            case Pressed("dossier.next"):
                at = self.leaves().index(self.leaf)
                if at + 1 == len(self.leaves()):
                    return self._close()
                self.leaf = self.leaves()[at + 1]
            case Asked(Intent.MENU | Intent.BACK) if self.first:
                return Push(pause(self.playing))
        return Stay()

    def _close(self) -> Transition:
        self.playing.desk(self.side).briefed = True
        return flow.go_on(self.playing)
