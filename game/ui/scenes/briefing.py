"""The dossier of a delegation: who you are, your orders, what everything is worth, and what you do not know."""

from __future__ import annotations

from game.kernel.sides import Side
from game.session.briefing import Briefing
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Asked, Command, Context, Pop, Pressed, Push, Scene, Stay, Transition
from game.ui.scenes.parts_coach import coach
from game.ui.scenes.parts_counsel import leaf_secretaries
from game.ui.scenes.parts_dossier import leaf_other, leaf_war, leaf_worth
from game.ui.scenes.parts_frame import pause
from game.ui.scenes.parts_paper import paragraphs, source_line
from game.ui.scenes.parts_words import day, side_key
from game.ui.widgets.basic import column, heading, note, page, panel, row, rule, scroll, spacer, text, title
from game.ui.widgets.controls import Option, button, tabs
from game.ui.widgets.instruments import seal

LEAVES = ("you", "orders", "worth", "war", "mediator", "unknown", "theirs", "secretaries")


class Dossier(Scene):
    """Leaves of one folder. `first`: before the first dispatches, read in order."""

    id = "dossier"
    topic = "R7"

    def __init__(self, playing: Playing, side: Side, *, first: bool = False) -> None:
        self.playing, self.side, self.first = playing, side, first
        self.leaf = "you" if first else "worth"
        self.briefing: Briefing = playing.controller.briefing(side)
        self.first_focus = "dossier.next" if first else f"leaf.{self.leaf}"

    def leaves(self) -> tuple[str, ...]:
        """The leaves there are: no mediator, no leaf about him."""
        shown = self.playing.controller.presentation
        left_out = [] if shown.mediator is not None else ["mediator"]
        left_out += ["secretaries"] if self.first else []
        return tuple(leaf for leaf in LEAVES if leaf not in left_out)

    def build(self, ctx: Context) -> Node:
        """The tabs and one leaf."""
        shown = self.playing.controller.presentation
        card = shown.sides.of(self.side)
        chief = card.delegates[0]
        head = row(
            seal("dossier.seal", chief.monogram, side_key(self.side), card.name, size=46),
            column(
                title(ctx.t("dossier.title", side=card.adjective), size=29, leading=1.1),
                text(
                    ctx.t("dossier.secret", chief=card.chief, capital=card.capital),
                    size=17,
                    face="italic",
                    colour="ink_soft",
                ),
                gap=0,
                grow=1,
            ),
            gap=14,
            align="centre",
        )
        names = [Option(leaf, ctx.t(f"dossier.{leaf}")) for leaf in self.leaves()]
        body = scroll(f"dossier.leaf.{self.leaf}", *self._leaf(ctx), gap=12, align="centre", padding=(4, 4, 8, 4))
        word = coach(ctx, self.playing, self.side, "dossier") if self.first else None
        head = column(head, word, gap=8)
        return page(tabs("leaf", names, self.leaf), body, head=head, foot=self._foot(ctx), gap=10)

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
            case "mediator":
                mediator = self.playing.controller.presentation.mediator
                name = "" if mediator is None else f"{mediator.name}, {mediator.office}"
                return [self._sheet(ctx, name, self.briefing.mediator)]
            case "unknown":
                return [self._sheet(ctx, ctx.t("dossier.unknown_head"), self.briefing.unknowns)]
            case "secretaries":
                return [leaf_secretaries(ctx, self.playing, self.side)]
        return [leaf_other(ctx, self.playing, self.side)]

    def _sheet(self, ctx: Context, name: str, body: str, *more: Node) -> Node:
        return panel(
            heading(name), rule("swelled"), *paragraphs(body, size=21, leading=1.32), *more,
            surface="sheet", gap=12, padding=(26, 40, 26, 40), max_w=820, basis=820,
        )  # fmt: skip

    def _you(self, ctx: Context) -> Node:
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
        return self._sheet(
            ctx, card.chief, self.briefing.brief, rule(), heading(ctx.t("dossier.people"), size=20), *people
        )

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
            padding=(30, 48, 28, 48),
            max_w=820,
            basis=820,
        )

    def _foot(self, ctx: Context) -> Node:
        if not self.first:
            return row(spacer(), button("dossier.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK))
        last = self.leaf == self.leaves()[-1]
        return row(
            note(ctx.t("dossier.how", keys="Ctrl + Tab"), grow=1),
            None if last else button("dossier.close", ctx.t("dossier.close")),
            button("dossier.next", ctx.t("dossier.close" if last else "dossier.next"), primary=True),
            gap=12,
            align="centre",
        )

    def handle(self, command: Command) -> Transition:
        """Turn leaves, close the folder."""
        match command:
            case Pressed(node_id) if node_id.startswith("leaf."):
                self.leaf = node_id.removeprefix("leaf.")
            case Pressed("coach.quiet"):
                self.playing.coached = False
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
