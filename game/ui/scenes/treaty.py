"""The treaty as it lies: what is initialled in its own legal words, what is open, what will be silent."""

from __future__ import annotations

from game.kernel.sides import Side
from game.session.presentation import Presentation
from game.ui.describe import Look, Node, Role, Style
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_frame import navigate
from game.ui.scenes.parts_map import map_panel
from game.ui.scenes.parts_sealing import SIGNED, UNSIGNED, foot
from game.ui.scenes.parts_words import option_name, roman
from game.ui.widgets.basic import column, note, page, panel, row, rule, scroll, spacer, text, title
from game.ui.widgets.controls import button
from game.views.view import SideView

MAP_FROM = 1240
"""Units of width from which the map stands beside the sheet."""


class TreatyScene(Scene):
    """A sheet that fills."""

    id = "treaty"
    topic = "R6"
    first_focus = "treaty.back"

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side

    def build(self, ctx: Context) -> Node:
        """The sheet, and how much of it is written."""
        view = self.playing.controller.view(self.side)
        done = sum(matter.settled is not None for matter in view.common.matters)
        head = row(
            title(ctx.t("treaty.title")),
            note(ctx.t("treaty.done", n=done, all=len(view.common.matters)), grow=1), gap=18, align="end",
        )  # fmt: skip
        sheet = treaty_sheet(ctx, self.playing, tuple(_state(view, n) for n in range(len(view.common.matters))))
        back = row(spacer(), button("treaty.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK))
        body = scroll("treaty.sheet", sheet, align="centre", padding=(2, 4, 6, 4))
        beside = map_panel(ctx, self.playing, self.side) if ctx.units[0] >= MAP_FROM else None
        return page(body if beside is None else row(body, beside, gap=18, grow=1), head=head, foot=back, gap=10)

    def handle(self, command: Command) -> Transition:
        """Leave, or look at the map."""
        if isinstance(command, Pressed) and command.id == "map.large":
            return navigate(self.playing, self.side, command) or Stay()
        return Pop() if isinstance(command, Pressed) else Stay()


def _state(view: SideView, article: int) -> tuple[str, int | None]:
    """`settled`, `silent` or `open`, with the option that follows."""
    matter, spec = view.common.matters[article], view.board.articles[article]
    if matter.settled is not None:
        return ("settled", matter.settled)
    if spec.silent is not None and (matter.withdrawn or matter.laid_by is None):
        return ("silent", spec.silent)
    return ("open", None)


def heading(ctx: Context, shown: Presentation) -> str:
    """What the paper is called at its head: the scenario's own title, else a treaty of peace; in capitals."""
    return (shown.treaty_title or ctx.t("treaty.heading")).upper()


def treaty_sheet(ctx: Context, playing: Playing, states: tuple[tuple[str, int | None], ...]) -> Node:
    """The sheet of a treaty with every article in its state; signed and sealed once it is."""
    shown = playing.controller.presentation
    names = {"first": shown.sides.first.formal, "second": shown.sides.second.formal}
    sealing = SIGNED if playing.controller.view(Side.FIRST).common.treaty is not None else UNSIGNED
    side = 24 if ctx.narrow else 60
    return panel(
        text(heading(ctx, shown), face="treaty_bold", size=34, text_align="centre", leading=1.1),
        text(ctx.t("treaty.between", **names), face="treaty_italic", size=22, text_align="centre"),
        rule("swelled"),
        text(ctx.t("treaty.preamble", **names), face="treaty", size=19, leading=1.3),
        *(_article(ctx, playing, article, state, option) for article, (state, option) in enumerate(states)),
        rule("swelled"),
        foot(ctx, playing, sealing, sealing),
        surface="treaty", gap=16, padding=(44, side, 40, side), max_w=860, basis=860,
    )  # fmt: skip


def _article(ctx: Context, playing: Playing, article: int, state: str, option: int | None) -> Node:
    shown = playing.controller.presentation
    card = shown.articles[article]
    settled = state == "settled" and option is not None
    colour = "ink" if settled else "ink_soft"
    head = row(
        text(ctx.t("treaty.article", numeral=roman(article + 1)), face="treaty_bold", size=19, colour=colour),
        rule("dotted"),
        text(card.short, face="treaty_italic", size=18, colour="ink_soft"), gap=10, align="centre",
    )  # fmt: skip
    head.children[1].style = Style(grow=1, height=8, min_w=20)
    if settled and option is not None:
        words = card.options[option].treaty or ctx.t("treaty.no_words", option=card.options[option].name)
        return column(head, text(words, face="treaty", size=19, leading=1.3), gap=3)
    if option is not None:
        words = ctx.t("treaty.silent", option=option_name(shown, article, option))
        return column(head, text(words, face="treaty_italic", size=18, colour="ink_soft"), gap=3)
    blank = [Node(Role.RULE, style=Style(height=18), look=Look(surface="dotted", colour="rule")) for _ in range(2)]
    return column(head, text(ctx.t("treaty.open"), face="treaty_italic", size=18, colour="ink_soft"), *blank, gap=3)
