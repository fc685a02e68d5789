"""Drafts side by side: what stands on the sheet, what was set aside, their last offer, ours, and what each is worth."""

from __future__ import annotations

from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_draft import Draft, from_offer
from game.ui.scenes.parts_weigh import inside, weigh
from game.ui.scenes.parts_words import band, likelihood, option_name, roman
from game.ui.scenes.templates import last_offer, playable
from game.ui.widgets.basic import column, heading, note, page, panel, row, rule, scroll, spacer, text, title
from game.ui.widgets.controls import button
from game.views.view import SideView

NAMES = ("sheet", "aside", "theirs", "mine")


class Compare(Scene):
    """Up to four drafts in columns. Any of them can be put on the sheet, which can be undone there."""

    id = "compare"
    topic = "R3"

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side
        self.first_focus = "compare.back"

    def drafts(self) -> tuple[tuple[str, Draft], ...]:
        """Those that are not empty, the sheet first."""
        view, sheet = self.playing.controller.view(self.side), self.playing.desk(self.side).sheet
        offers = last_offer(view, self.side.other), last_offer(view, self.side)
        theirs, mine = (Draft() if one is None else playable(view, from_offer(one)) for one in offers)
        found = zip(NAMES, (sheet.now, sheet.aside or Draft(), theirs, mine), strict=True)
        return tuple((name, draft) for name, draft in found if not draft.empty)

    def build(self, ctx: Context) -> Node:
        """One row an article on which any of them has something, then the sums."""
        view, drafts = self.playing.controller.view(self.side), self.drafts()
        head = row(title(ctx.t("compare.title")), note(ctx.t("compare.under"), grow=1), gap=18, align="end", wrap=True)
        back = button("compare.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK)
        if not drafts:
            return page(text(ctx.t("compare.none")), head=head, foot=row(spacer(), back))
        articles = sorted({n for _, draft in drafts for n, _ in draft.terms})
        rows = [self._row(ctx, view, n, drafts) for n in articles]
        sheet = panel(
            self._names(ctx, drafts), rule("double"), *rows, rule("double"), self._sums(ctx, view, drafts),
            self._taking(ctx, drafts), surface="sheet", gap=7, padding=(18, 26, 20, 26),
        )  # fmt: skip
        return page(scroll("compare.all", sheet), head=head, foot=row(spacer(), back), gap=10)

    def _names(self, ctx: Context, drafts: tuple[tuple[str, Draft], ...]) -> Node:
        names = [heading(ctx.t(f"compare.{name}"), size=19, grow=1, basis=130) for name, _ in drafts]
        return row(self._label(ctx, ""), *names, gap=14, align="end")

    def _row(self, ctx: Context, view: SideView, article: int, drafts: tuple[tuple[str, Draft], ...]) -> Node:
        shown = self.playing.controller.presentation
        first = drafts[0][1].option(article)
        cells = []
        for _, draft in drafts:
            option = draft.option(article)
            if option is None:
                cells.append(text("\u2013", size=17, colour="ink_soft", grow=1, basis=130))
                continue
            words = f"{option_name(shown, article, option)} ({view.own.points[article][option]})"
            same, allowed = option == first, inside(view, article, option)
            cells.append(
                text(words, size=17, grow=1, basis=130, leading=1.1, face="body" if same else "bold",
                     colour="ink" if allowed else "warn")
            )  # fmt: skip
        return row(self._label(ctx, f"**{roman(article + 1)}** {shown.articles[article].short}"), *cells, gap=14)

    def _sums(self, ctx: Context, view: SideView, drafts: tuple[tuple[str, Draft], ...]) -> Node:
        cells = []
        for _, draft in drafts:
            weighed = weigh(view, draft.terms, draft.withdraws, draft.ad_referendum)
            told = [text(ctx.t("compare.worth", points=weighed.after), size=18, face="bold")]
            told.append(text(ctx.t("compare.walk", walk=band(weighed.low, weighed.high)), size=16, colour="ink_soft"))
            if not weighed.required:
                told.append(text(ctx.t("compare.ratified", likely=likelihood(ctx, weighed.chance)), size=16))
            cells.append(column(*told, gap=1, grow=1, basis=130))
        return row(self._label(ctx, ctx.t("compare.sum")), *cells, gap=14)

    def _taking(self, ctx: Context, drafts: tuple[tuple[str, Draft], ...]) -> Node:
        cells: list[Node] = []
        for name, _ in drafts:
            take = button(f"compare.take.{name}", ctx.t("compare.take"), quiet=True, enabled=name != "sheet")
            cells.append(column(take, align="start", grow=1, basis=130))
        return row(self._label(ctx, ""), *cells, gap=14)

    def _label(self, ctx: Context, words: str) -> Node:
        return text(words, size=17, width=96 if ctx.narrow else 136)

    def handle(self, command: Command) -> Transition:
        """Put one on the sheet, or go back to it as it is."""
        if isinstance(command, Pressed):
            found = dict(self.drafts()).get(command.id.removeprefix("compare.take."))
            if found is not None:
                self.playing.desk(self.side).sheet.change(found)
            return Pop()
        return Stay()
