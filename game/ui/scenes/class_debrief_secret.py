"""The settlement after the settlement, decided by two teams in secret: with their cards, or behind the curtain.

With cards each team uses its row for the evening of the last sitting, which a treaty signed at the table has left
unused: an act with a yes takes the better treaty, one with a no leaves it. Only what both said yes to becomes known.
"""

from __future__ import annotations

from functools import partial

from game.classroom.cards import EVENING, Row
from game.classroom.lesson import CARDS
from game.engine import actions as a
from game.kernel.sides import Side
from game.session.debrief import Debrief
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.playing import Playing
from game.ui.scenes.base import Asked, Command, Context, Pop, Pressed, Replace, Scene, Stay, Transition
from game.ui.scenes.curtain import Curtain, settings_over
from game.ui.scenes.lesson_flow import desk
from game.ui.scenes.lesson_numbers import WHOLE, Numbers
from game.ui.scenes.lesson_parts import press, reel, shared, sheet, sizes, words
from game.ui.scenes.parts_reckoning import who_pays
from game.ui.strings import escape
from game.ui.widgets.basic import page, row, rule, spacer, title

DECIDED = "decided"


def by_cards(klass: Class | None) -> bool:
    """Whether the teams of a lesson decide with their cards."""
    return klass is not None and klass.lesson.private == CARDS


def first_scene(held: Class | Playing) -> Scene | None:
    """Ask for the better treaty if nobody has yet; the scene of the first team that is to decide, None without one."""
    playing = held if isinstance(held, Playing) else held.playing
    if playing.controller.legal(Side.FIRST).request_improvement:
        playing.controller.submit(Side.FIRST, a.RequestImprovement())
    return _next(held)


def _next(held: Class | Playing) -> Scene | None:
    """The scene of the team that has not decided; None when both have."""
    playing = held if isinstance(held, Playing) else held.playing
    playing.controller.settle()
    waiting = playing.controller.waiting_humans()
    if not waiting:
        playing.seat = None
        return None
    if isinstance(held, Class) and by_cards(held):
        return CodeMark(held, waiting[0])
    return _curtain(held, playing, waiting[0])


def _curtain(held: Class | Playing, playing: Playing, side: Side) -> Curtain:
    """The curtain before a team's decision; in a lesson the teacher's desk can be opened from it."""
    return Curtain(playing, side, partial(Mark, held, side), partial(desk, held) if isinstance(held, Class) else None)


def _marked(held: Class | Playing, side: Side, accept: bool) -> Transition:
    """A team's mark; then the other team's, or back to the debrief."""
    playing = held if isinstance(held, Playing) else held.playing
    playing.controller.submit(side, a.MarkImprovement(accept))
    following = _next(held)
    return Pop(DECIDED) if following is None else Replace(following)


class CodeMark(Numbers):
    """A team's nine digits, typed before everybody; the room cannot tell a yes from a no."""

    id = "class_debrief_code"
    secret = True

    @property
    def evening(self) -> int:
        """The sitting whose evening row is used: the last that was played."""
        return self.klass.common.sitting

    def build(self, ctx: Context) -> Node:
        """Which row, the places, the pad, and the button that ends it."""
        klass, name = self.klass, escape(self.klass.shown.sides.of(self.side).name)
        told = ctx.t("class_debrief.code_row", side=name, symbol=klass.symbol, n=self.evening)
        main = press(ctx, "class.on", ctx.t("class_debrief.code_done", side=name), primary=True)
        return shared(ctx, klass, self.body(ctx), name=ctx.t("class_debrief.title.offer"), do=told, main=main)

    def _row(self) -> Row:
        return self.klass.card(self.side).row(self.evening, EVENING)

    def _look_up(self) -> None:
        self.wrong = False
        if len(self.digits) == WHOLE:
            self.meant = self._row().meant(self.digits)
            self.wrong = self.meant is None

    def end(self) -> Transition:
        """What was typed, or no when nothing was."""
        return _marked(self.klass, self.side, bool(self.meant) and self.meant is not None and self.meant[0].accept)


class Mark(Scene):
    """One side's decision, behind the curtain."""

    id = "class_debrief_mark"
    sealed = secret = True
    first_focus = "mark.body"

    def __init__(self, held: Class | Playing, side: Side) -> None:
        self.held, self.side = held, side
        self.playing = held if isinstance(held, Playing) else held.playing
        self.found: Debrief | None = self.playing.controller.debrief()

    def build(self, ctx: Context) -> Node:
        """What would change, what it would bring this side, who would pay; yes and no, alike to look at."""
        shown = self.playing.controller.presentation
        name = escape(shown.sides.of(self.side).name)
        head = title(ctx.t("class_debrief.mark_title", side=name), size=sizes(ctx).large)
        how = words(ctx, ctx.t("class_debrief.mark_how"), face="italic")
        card = sheet(*self._trade(ctx, name), rule("swelled"), how, gap=10, max_w=1240, basis=1240)
        foot = row(
            spacer(), press(ctx, "mark.no", ctx.t("class_debrief.mark_no")),
            press(ctx, "mark.yes", ctx.t("class_debrief.mark_yes")), spacer(), gap=24, wrap=True,
        )  # fmt: skip
        return page(reel("mark.body", card, align="centre", justify="centre"), head=head, foot=foot)

    def _trade(self, ctx: Context, name: str) -> list[Node]:
        trade = None if self.found is None else self.found.verdict.improvement
        if trade is None or self.found is None:
            return []
        cards = self.playing.controller.presentation.articles
        lines = [
            words(ctx, ctx.t("class_debrief.change", article=cards[swap.article].short,
                             was=cards[swap.article].options[swap.was].name,
                             to=cards[swap.article].options[swap.to].name))
            for swap in trade.swaps
        ]  # fmt: skip
        gain = ctx.t("class_debrief.mark_gain", side=name, n=trade.gains[self.side])
        pays = who_pays(ctx, self.found, trade)
        return [*lines, words(ctx, gain, face="bold"), *([words(ctx, pays, colour="warn")] if pays else [])]

    def handle(self, command: Command) -> Transition:
        """A mark, or what lies over it; from the teacher's desk the way back leads to the curtain before it."""
        match command:
            case Pressed("mark.yes"):
                return _marked(self.held, self.side, True)
            case Pressed("mark.no"):
                return _marked(self.held, self.side, False)
            case Asked(Intent.MENU) if isinstance(self.held, Class):
                return desk(self.held, _curtain(self.held, self.playing, self.side))
            case Asked(Intent.SETTINGS):
                return settings_over(self.playing.services)
        return Stay()
