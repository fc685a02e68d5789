"""A page over the table for what a team called out, and the page that reads it back before it is done."""

from __future__ import annotations

from game.classroom.calls import number_of
from game.engine import actions as a
from game.engine.refusals import Refused
from game.engine.treaty import Terms
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes.base import Command, Context, Pop, Pressed, Push, Resumed, Scene, Stay, Transition
from game.ui.scenes.lesson_parts import (
    article_words,
    aside,
    neutral,
    press,
    reel,
    shared,
    sheet,
    side_name,
    term_words,
    words,
)
from game.ui.widgets.dialog import key_caption

DONE, LEFT = "done", "left"
"""What a page pops with: what was called out has been done, or it was left and nothing has."""
READ_BACK = ("accept", "part", "offer")
"""Calls whose articles are read back and asked for once more."""


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

    def page(self, ctx: Context, *body: Node | None, ready: bool = True) -> Node:
        """The page with its two ways out."""
        asks, does = self.keys
        back = press(ctx, "called.back", ctx.t("app.back"), shortcut=Intent.BACK)
        main = press(ctx, "called.do", ctx.t(does), primary=True, enabled=ready,
                     hint="" if ready else ctx.t("class.choose_first"))  # fmt: skip
        wrong = None
        if self.wrong is not None:
            told = neutral(ctx, self.klass, self.wrong)
            wrong = words(ctx, told, colour="warn", face="bold", node_id="table.refused")
        do = ctx.t(asks, side=side_name(self.klass, self.side))
        return shared(ctx, self.klass, wrong, *body, name=call_words(ctx, self.name), do=do, main=main,
                      other=(*self._below(ctx), back))  # fmt: skip

    def _below(self, ctx: Context) -> tuple[Node, ...]:
        """That more lies below the edge, with the key that brings it."""
        if self.area not in ctx.unseen:
            return ()
        cap = key_caption(ctx.key(Intent.PAGE_DOWN))
        return (aside(ctx, ctx.t("nav.more_below", cap=cap), node_id="called.below"),)

    def handle(self, command: Command) -> Transition:
        """Back, or done; what is read back first is done on the page that reads it."""
        match command:
            case Pressed("called.back" | "class.desk"):
                return Pop(LEFT)
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
    """Asked once more before what cannot be called back; an offer and what is accepted of one are read back.

    Where it could not be done it pops with the reason, for the page below.
    """

    id = "lesson_sure"
    first_focus = "called.back"
    area = "sure.body"
    reads_on = True

    def __init__(self, klass: Class, side: Side, name: str, what: a.Action) -> None:
        super().__init__(klass, side, name)
        self.what = what

    @property
    def reads_back(self) -> bool:
        """This is the page that does."""
        return False

    @property
    def keys(self) -> tuple[str, str]:
        """What is read back has a question of its own, since the page below has asked for what it is."""
        return (f"class.asked.{self.name}", f"class.sure_do.{self.name}") if self.name in READ_BACK else super().keys

    def build(self, ctx: Context) -> Node:
        """The articles that it is about, then what follows from it."""
        return self.page(ctx, reel(self.area, sheet(
            *self._articles(ctx), words(ctx, ctx.t(f"class.sure.{self.name}")), gap=8,
        )))  # fmt: skip

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
        return lines

    def _told(self) -> tuple[Terms, tuple[int, ...]]:
        """The terms that are read back, and the articles that are given up with them."""
        match self.what:
            case a.LayOffer() as laid:
                return laid.terms, laid.withdraws
            case a.Answer("accept") as answer:
                offer = self.klass.controller.view(self.side).seat.against
                if offer is None:
                    return (), ()
                if not answer.articles:
                    return offer.terms, offer.withdraws
                return tuple((n, option) for n, option in offer.terms if n in answer.articles), ()
        return (), ()

    def _enter(self, action: a.Action) -> Transition:
        refused = self.klass.act(self.side, action)
        return Pop(DONE if refused is None else refused)

    def action(self) -> a.Action | None:
        """The act."""
        return self.what
