"""A page over the table for what a team called out, and the page that reads it back before it is done."""

from __future__ import annotations

from game.classroom.calls import CLOSE, READ_BACK, number_of
from game.engine import actions as a
from game.engine.parts import Stage
from game.engine.refusals import Refused
from game.engine.treaty import Offer, Terms
from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import Asked, Command, Context, Pop, Pressed, Push, Resumed, Scene, Stay, Transition
from game.ui.scenes.lesson_parts import (
    article_words,
    below,
    neutral,
    press,
    reel,
    shared,
    sheet,
    side_name,
    term_words,
    words,
)

DONE, LEFT = "done", "left"
"""What a page pops with: what was called out has been done, or it was left and nothing has."""
ASKED = ("accept", "part", "offer")
"""Calls that are asked for by a question of their own, since the page below has asked for what it is."""
GRAVE = ("sign_yes", "sign_no", "leave")
"""Calls without a page below; the rest is asked for by one question for all."""


def mover_of(klass: Class) -> Side | None:
    """The side that is to answer or to act at the table; None when the table has risen."""
    common = klass.common
    if common.stage is Stage.EVENING or common.to_move is None or klass.controller.over:
        return None
    return common.to_move.side


def call_words(ctx: Context, name: str) -> str:
    """A call by its number, as it stands on the team's sheet."""
    return ctx.t("class.call_number", n=number_of(name), call=ctx.t(f"class.call.{name}"))


class CalledScene(Scene):
    """A page over the table on which something called out is made up. It pops with `DONE` or `LEFT`.

    `wrong`: why what was made up could not be done; it stands there still.
    """

    id = "lesson_called"
    for_all = True
    area = ""
    no_key = "app.back"
    wrong: Refused | None = None

    def __init__(self, klass: Class, side: Side, name: str) -> None:
        self.klass, self.side, self.name = klass, side, name

    @property
    def reads_back(self) -> bool:
        """Whether what was made up is read back first."""
        return self.name in READ_BACK

    @property
    def keys(self) -> tuple[str, str]:
        """The keys of what the page asks, and of what its button says."""
        return f"class.called.{self.name}", f"class.doing.{self.name}"

    def caption(self, ctx: Context) -> str:
        """What was called out."""
        return call_words(ctx, self.name)

    def page(self, ctx: Context, *body: Node | None, ready: bool = True, bars: str = "") -> Node:
        """The page with its two ways out; `bars`: why what was made up so far cannot be done, in place of the task."""
        _, does = self.keys
        back = press(ctx, "called.back", ctx.t(self.no_key), shortcut=Intent.BACK)
        hint = bars or ("" if ready else ctx.t("class.choose_first"))
        main = press(ctx, "called.do", ctx.t(does), primary=True, enabled=not hint, hint=hint)
        wrong = None
        if self.wrong is not None:
            told = neutral(ctx, self.klass, self.wrong)
            wrong = words(ctx, told, colour="warn", face="bold", node_id="table.refused")
        do = bars or self.task(ctx)
        return shared(ctx, self.klass, wrong, *body, name=self.caption(ctx), do=do, main=main,
                      other=(*self._below(ctx), back))  # fmt: skip

    def task(self, ctx: Context) -> str:
        """What the page asks, in a sentence."""
        return ctx.t(self.keys[0], side=side_name(self.klass, self.side))

    def _below(self, ctx: Context) -> tuple[Node, ...]:
        """That more lies below the edge, with the key that brings it."""
        return below(ctx, self.area, "called.below")

    def handle(self, command: Command) -> Transition:
        """Back, or done; what is read back first is done on the page that reads it. The teacher's desk lies over all of
        it, and what was made up is there again afterwards.
        """
        match command:
            case Pressed("called.back"):
                return Pop(LEFT)
            case Pressed("class.desk") | Asked(Intent.MENU):
                return flow.desk(self.klass)
            case Resumed(result) if result == DONE:
                return Pop(DONE)
            case Resumed(Refused() as refused):
                self.wrong = refused
            case Pressed("called.do"):
                action = self.action()
                if action is not None:
                    return self._enter(action)
        return Stay()

    def _enter(self, action: a.Action) -> Transition:
        self.wrong = None
        if self.reads_back:
            return Push(Sure(self.klass, self.side, self.name, action))
        self.wrong = self.klass.act(self.side, action)
        return Stay() if self.wrong is not None else Pop(DONE)

    def action(self) -> a.Action | None:
        """What was made up; None while something is missing."""
        return None


class Sure(CalledScene):
    """What was called out, read back and asked for once more before it is done; No has the focus.

    Where it could not be done it pops with the reason, for the page below.
    """

    id = "lesson_sure"
    first_focus = "called.back"
    area = "sure.body"
    reads_on = True
    no_key = "class.sure_no"

    def __init__(self, klass: Class, side: Side, name: str, what: a.Action) -> None:
        super().__init__(klass, side, name)
        self.what = what

    @property
    def reads_back(self) -> bool:
        """This is the page that does."""
        return False

    @property
    def keys(self) -> tuple[str, str]:
        """The question, and what yes says."""
        if self.name in ASKED:
            return f"class.asked.{self.name}", f"class.sure_do.{self.name}"
        return super().keys if self.name in GRAVE else ("class.asked_call", "class.sure_yes")

    def build(self, ctx: Context) -> Node:
        """The articles that it is about, then what follows from it."""
        follows = [words(ctx, line) for line in self.follows(ctx)]
        return self.page(ctx, reel(self.area, sheet(*self._articles(ctx), *follows, gap=8)))

    def follows(self, ctx: Context) -> tuple[str, ...]:
        """What becomes of it, in sentences."""
        return (ctx.t(f"class.sure.{self.name}"),)

    def _articles(self, ctx: Context) -> list[Node]:
        """Every term, every article that is given up, and how the offer is laid."""
        terms, gone = self._told()
        lines = [words(ctx, term_words(ctx, self.klass, n, option), leading=1.1) for n, option in terms]
        lines += [
            words(ctx, ctx.t("answer.withdraws", article=article_words(ctx, self.klass, n)), leading=1.1) for n in gone
        ]
        what = self.what
        if isinstance(what, a.LayOffer):
            form = ctx.t("answer.linked" if what.linked else "answer.separable")
            subject = [ctx.t("answer.adref")] if what.ad_referendum else []
            manner = ctx.listed((form, ctx.t(f"tone.{what.tone}"), *subject))
            lines.append(words(ctx, ctx.t("class.sure_manner", manner=manner), face="italic"))
        if isinstance(what, a.OrderTrain | a.Withdraw) and what.article is not None:
            lines.append(words(ctx, article_words(ctx, self.klass, what.article), face="bold"))
        return lines

    def _told(self) -> tuple[Terms, tuple[int, ...]]:
        """The terms that are read back, and the articles that are given up with them."""
        match self.what:
            case a.LayOffer() as laid:
                return laid.terms, laid.withdraws
            case a.Answer() as answer:
                return _of_offer(self.klass.controller.view(self.side).seat.against, answer.articles)
            case a.Withdraw(None):
                return _of_offer(self.klass.common.desks.of(self.side).offer, ())
        return (), ()

    def _enter(self, action: a.Action) -> Transition:
        refused = self.klass.act(self.side, action)
        return Pop(DONE if refused is None else refused)

    def action(self) -> a.Action | None:
        """The act."""
        return self.what


class Closing(Sure):
    """The table is closed while turns are left: asked for once, with what is lost by it."""

    def __init__(self, klass: Class, side: Side) -> None:
        super().__init__(klass, side, CLOSE, a.Adjourn())

    def caption(self, ctx: Context) -> str:
        """It is not called out."""
        return ctx.t("class.close_title")

    @property
    def keys(self) -> tuple[str, str]:
        """The teacher's own question."""
        return "class.asked.close", "class.sure_do.close"

    def follows(self, ctx: Context) -> tuple[str, ...]:
        """The turns that are lost, and what becomes of an offer or a train that waits."""
        legal = self.klass.controller.legal(self.side)
        first, second = (side_name(self.klass, side) for side in BOTH_SIDES)
        left = self.klass.common.desks.map(lambda desk: desk.turns)
        lost = ctx.t("class.sure.close", first=first, n=left.of(Side.FIRST), second=second, m=left.of(Side.SECOND))
        side = side_name(self.klass, self.side)
        waits = [ctx.t("class.sure.close_offer", side=side)] if legal.answer else []
        return (lost, *waits, *([ctx.t("class.sure.close_train", side=side)] if legal.leave else []))

    def _told(self) -> tuple[Terms, tuple[int, ...]]:
        """The offer that waits for its answer."""
        return _of_offer(self.klass.controller.view(self.side).seat.against, ())

    def _enter(self, action: a.Action) -> Transition:
        self.klass.close_table()
        return Pop(DONE)


def _of_offer(offer: Offer | None, articles: tuple[int, ...]) -> tuple[Terms, tuple[int, ...]]:
    """The terms of an offer and what it gives up; only those on some articles where they are named."""
    if offer is None:
        return (), ()
    if not articles:
        return offer.terms, offer.withdraws
    return tuple((n, option) for n, option in offer.terms if n in articles), ()
