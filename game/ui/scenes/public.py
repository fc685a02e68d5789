"""What a room may see: the sitting, where each article stands in public, and what has been said today."""

from __future__ import annotations

from game.engine.parts import Matter
from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Command, Context, Scene, Stay, Transition
from game.ui.scenes.parts_speech import say
from game.ui.scenes.parts_words import day, option_name, ordinal, roman, side_key
from game.ui.text import FAST
from game.ui.widgets.basic import column, columns, note, page, panel, row, rule, text, title
from game.ui.widgets.instruments import side_mark

LATEST = 7


class PublicScene(Scene):
    """The page for a projector. It is built from public events and from what both sides have laid on the table."""

    id = "public"

    def __init__(self, playing: Playing) -> None:
        self.playing = playing

    def build(self, ctx: Context) -> Node:
        """Articles on the left, the protocol of the day on the right."""
        shown, common = self.playing.controller.presentation, self.playing.controller.view(Side.FIRST).common
        under = ctx.t("public.sitting", number=ordinal(ctx, common.sitting), date=day(ctx, shown.date(common.sitting)))
        head = column(row(title(shown.title), note(under, grow=1), gap=18, align="end"), rule("double"), gap=6)
        left = panel(*(self._article(ctx, n) for n in range(len(shown.articles))), gap=3, grow=3, basis=560)
        right = panel(*self._lines(ctx, common.sitting), surface="sheet", gap=8, grow=2, basis=400)
        return page(columns(left, right), head=head, gap=10)

    def _article(self, ctx: Context, article: int) -> Node:
        shown, common = self.playing.controller.presentation, self.playing.controller.view(Side.FIRST).common
        matter = common.matters[article]
        name = text(f"**{roman(article + 1)}**{FAST}{shown.articles[article].short}", width=150, size=18)
        if not matter.open:
            return row(name, text(self._closed(ctx, article, matter), face="bold", size=18, grow=1), gap=12)
        sides = []
        for side in BOTH_SIDES:
            position = common.desks.of(side).positions[article]
            words = ctx.t("public.nothing") if position is None else option_name(shown, article, position)
            mark = side_mark(side_key(side), shown.sides.of(side).name, size=12, filled=position is not None)
            sides.append(row(mark, text(words, size=17, grow=1), gap=8, align="start", grow=1, basis=180))
        return row(name, *sides, gap=12, align="start")

    def _closed(self, ctx: Context, article: int, matter: Matter) -> str:
        if matter.settled is None:
            return ctx.t("public.withdrawn")
        shown = self.playing.controller.presentation
        return ctx.t("public.settled", option=option_name(shown, article, matter.settled))

    def _lines(self, ctx: Context, sitting: int) -> list[Node]:
        said = [line for line in self.playing.controller.minutes(sitting) if line.message.key != "minutes.sitting"]
        return [
            text(say(ctx, self.playing, line.message, None), face="treaty", size=18) for line in said[-LATEST:]
        ] or [note(ctx.t("minutes_page.none"))]

    def handle(self, command: Command) -> Transition:
        """Nobody acts here."""
        return Stay()
