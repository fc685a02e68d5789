"""Which articles do your orders forbid? Asked before an offer of several articles is declined on instructions."""

from __future__ import annotations

from game.engine import actions as a
from game.engine.refusals import Refused
from game.engine.treaty import Offer
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Changed, Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_speech import refusal
from game.ui.scenes.parts_weigh import inside
from game.ui.scenes.parts_words import term_text
from game.ui.widgets.basic import column, note, scroll, text
from game.ui.widgets.controls import button, toggle
from game.ui.widgets.dialog import dialog
from game.views.view import SideView


class Barring(Scene):
    """The articles of the offer, those past one's orders ticked; a plea names at least one."""

    id = "barring"
    topic = "R3"
    modal = True

    def __init__(self, playing: Playing, side: Side, offer: Offer) -> None:
        self.playing, self.side, self.offer = playing, side, offer
        view = playing.controller.view(side)
        self.ticked = tuple(n for n, option in offer.terms if not inside(view, n, option))
        self.wrong: Refused | None = None
        self.first_focus = f"bar.{self.ticked[0] if self.ticked else offer.articles[0]}"

    def build(self, ctx: Context) -> Node:
        """A line an article, with what one's orders say of it in truth."""
        view = self.playing.controller.view(self.side)
        rows = [self._row(ctx, view, article, option) for article, option in self.offer.terms]
        wrong = refusal(ctx, self.playing, self.wrong, self.side)
        hint = "" if self.ticked else ctx.t("barred.none")
        return dialog(
            "barring", ctx.t("barred.title"), note(ctx.t("barred.how")), scroll("barring.list", *rows, gap=4),
            text(wrong, colour="warn", face="bold", size=18) if wrong else None,
            buttons=(
                button("barring.back", ctx.t("confirm.no"), shortcut=Intent.BACK),
                button("barring.yes", ctx.t("barred.yes"), primary=True, enabled=not hint, hint=hint),
            ),
            width=640,
        )  # fmt: skip

    def _row(self, ctx: Context, view: SideView, article: int, option: int) -> Node:
        words = term_text(self.playing.controller.presentation, article, option)
        line = view.own.mandate[article]
        within = inside(view, article, option)
        key = "barred.no_line" if line is None else "barred.inside" if within else "barred.mine"
        node = toggle(f"bar.{article}", words, article in self.ticked, on=article)
        under = note(ctx.t(key), size=16, colour="ink_soft" if within else "warn")
        node.children = (column(text(words, size=18), under, gap=0, grow=1),)
        node.value = ctx.t(key)
        return node

    def handle(self, command: Command) -> Transition:
        """Tick articles; decline."""
        match command:
            case Pressed("barring.back"):
                return Pop()
            case Changed(node_id, bool(on)) if node_id.startswith("bar."):
                article = int(node_id.removeprefix("bar."))
                held = {*self.ticked, article} if on else {n for n in self.ticked if n != article}
                self.ticked = tuple(n for n in self.offer.articles if n in held)
            case Pressed("barring.yes") if self.ticked:
                self.wrong = flow.act(self.playing, self.side, a.Answer("decline", self.ticked, "instructions"))
                if self.wrong is None:
                    self.playing.desk(self.side).ticked = None
                    return flow.go_on(self.playing)
        return Stay()
