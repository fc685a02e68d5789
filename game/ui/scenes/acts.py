"""What else may be done at the table: a short list over it, and the choice of an article where an act needs one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.engine import actions as a
from game.engine.legality import STATEMENT_LIMIT
from game.engine.refusals import Refused
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Changed, Command, Context, Pop, Pressed, Replace, Scene, Stay, Transition
from game.ui.scenes.confirm import Confirm
from game.ui.scenes.parts_consequence import in_lines
from game.ui.scenes.parts_entry import entry
from game.ui.scenes.parts_ledger import state_of
from game.ui.scenes.parts_speech import refusal
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.parts_words import article_name, term_text
from game.ui.widgets.basic import column, row, scroll, spacer, text
from game.ui.widgets.controls import button, text_box
from game.ui.widgets.dialog import dialog

GRAVE = ("train",)
"""Acts that a habitual key shall not do: of their question No has the focus."""


@dataclass(frozen=True, slots=True)
class Item:
    """One act of the list. `over`: the articles it may be about; None: it is about none."""

    id: str
    action: Callable[[int], a.Action]
    over: tuple[int, ...] | None = None


class Acts(Scene):
    """The acts beside laying an offer and adjourning, each with what it means or why it is not to be had."""

    id = "acts"
    topic = "R3"
    modal = True

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side
        self.wrong: Refused | None = None
        self.first_focus = next((f"acts.{item.id}" for item in self.items() if not self._barred(item)), "acts.words")

    def items(self) -> tuple[Item, ...]:
        """Every act."""
        sheet = self.playing.desk(self.side).sheet
        legal = self.playing.controller.legal(self.side)
        return (
            Item("present", lambda _: sheet.now.positions()),
            Item("need", lambda _: a.AskNeed()),
            Item("sign", lambda _: a.MoveToSign()),
            Item("withdraw", a.Withdraw, legal.withdraw),
            Item("give_up", a.Withdraw, legal.withdraw),
            Item("take_back", lambda _: a.Withdraw(None)),
            Item("train", a.OrderTrain, legal.train),
        )

    def build(self, ctx: Context) -> Node:
        """The list, a line for the minutes, and the way back."""
        rows = [self._row(ctx, item) for item in self.items()]
        undo = self.playing.controller.why_not_undo(self.side)
        words = refusal(ctx, self.playing, undo, self.side)
        rows.append(entry("acts.undo", ctx.t("acts.undo"), ctx.t("acts.undo_how"), words))
        wrong = refusal(ctx, self.playing, self.wrong, self.side)
        return dialog(
            "acts", ctx.t("acts.title"), scroll("acts.list", *rows, self._statement(ctx), gap=2),
            text(wrong, colour="warn", face="bold", size=18) if wrong else None,
            buttons=(button("acts.back", ctx.t("app.back"), shortcut=Intent.BACK),), width=660,
        )  # fmt: skip

    def _statement(self, ctx: Context) -> Node:
        words = self.playing.desk(self.side).words
        box = text_box(
            "acts.words", ctx.t("acts.statement"), words, lines=2, placeholder=ctx.t("acts.statement_hint"),
            limit=STATEMENT_LIMIT,
        )  # fmt: skip
        state = button("acts.state", ctx.t("acts.state"), enabled=bool(words.strip()))
        return column(box, row(state, spacer()), gap=6, padding=(8, 10, 4, 10))

    def _barred(self, item: Item) -> bool:
        """Whether an act is not to be had now."""
        if item.over is not None:
            return not item.over
        empty = item.id == "present" and self.playing.desk(self.side).sheet.now.empty
        return empty or self.playing.controller.why_not(self.side, item.action(0)) is not None

    def _row(self, ctx: Context, item: Item) -> Node:
        if item.over is None:
            wrong = refusal(ctx, self.playing, self.playing.controller.why_not(self.side, item.action(0)), self.side)
        else:
            wrong = "" if item.over else self._nowhere(ctx, item)
        if item.id == "present" and self.playing.desk(self.side).sheet.now.empty:
            wrong = ctx.t("acts.present_empty")
        if item.id == "take_back" and wrong and self.playing.controller.view(self.side).seat.mine is None:
            wrong = ctx.t("acts.take_back_none")
        return entry(f"acts.{item.id}", ctx.t(f"acts.{item.id}"), ctx.t(f"acts.{item.id}_how"), wrong)

    def _nowhere(self, ctx: Context, item: Item) -> str:
        """Why an act finds no article that it could be about."""
        if item.id == "train" and self.playing.controller.view(self.side).seat.common.train is None:
            return ctx.t("acts.train_all_settled")
        return ctx.t(f"acts.{item.id}_none")

    def handle(self, command: Command) -> Transition:
        """Ask before an act, or take it."""
        match command:
            case Changed("acts.words", str(words)):
                self.playing.desk(self.side).words = words
            case Pressed("acts.back"):
                return Pop()
            case Pressed("acts.state"):
                return self._state()
            case Pressed("acts.undo"):
                self.wrong = self.playing.controller.undo(self.side)
                return Stay() if self.wrong is not None else flow.go_on(self.playing)
            case Pressed(node_id):
                item = next((each for each in self.items() if f"acts.{each.id}" == node_id), None)
                return Stay() if item is None else self._ask(item)
        return Stay()

    def _state(self) -> Transition:
        desk = self.playing.desk(self.side)
        self.wrong = flow.act(self.playing, self.side, a.Statement(desk.words.strip()))
        if self.wrong is not None:
            return Stay()
        desk.words = ""
        return flow.go_on(self.playing)

    def _ask(self, item: Item) -> Transition:
        if item.over is not None:
            return Replace(Pick(self.playing, self.side, item))
        return Replace(question(self.playing, self.side, item.id, item.action(0)))


class Pick(Scene):
    """Over which article?"""

    id = "pick"
    modal = True

    def __init__(self, playing: Playing, side: Side, item: Item) -> None:
        self.playing, self.side, self.item = playing, side, item
        over = item.over or ()
        now = playing.desk(side).article
        self.first_focus = f"pick.{now if now in over else over[0]}" if over else "pick.back"

    def build(self, ctx: Context) -> Node:
        """The articles it may be about, each with where it stands."""
        view = self.playing.controller.view(self.side)
        sheet = self.playing.desk(self.side).sheet
        rows = []
        for article in self.item.over or ():
            name = article_name(self.playing.controller.presentation, article)
            words, _ = state_of(ctx, self.playing, view, type(sheet.now)(), article)
            rows.append(entry(f"pick.{article}", name, words, ""))
        return dialog(
            "pick", ctx.t(f"acts.{self.item.id}_over"), scroll("pick.list", *rows, gap=2),
            buttons=(button("pick.back", ctx.t("app.back"), shortcut=Intent.BACK),), width=620,
        )  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Ask about the article that was chosen."""
        match command:
            case Pressed("pick.back"):
                return Pop()
            case Pressed(node_id) if node_id.startswith("pick."):
                article = int(node_id.removeprefix("pick."))
                if self.item.id == "give_up":
                    sheet = self.playing.desk(self.side).sheet
                    sheet.change(sheet.now.give_up(article))
                    return Pop()
                action = self.item.action(article)
                return Replace(question(self.playing, self.side, self.item.id, action, article))
        return Stay()


def question(playing: Playing, side: Side, act: str, action: a.Action, article: int | None = None) -> Confirm:
    """The question before an act, with what it means."""
    view, shown = playing.controller.view(side), playing.controller.presentation
    about = {} if article is None else {"article": article_name(shown, article)}

    def lines(ctx: Context) -> list[Node]:
        body = [text(ctx.t(f"confirm.{act}_how", **about))]
        if act == "sign":
            body.append(in_lines(ctx, playing, view, weigh(view)))
        if act == "withdraw" and article is not None:
            body.append(in_lines(ctx, playing, view, weigh(view, (), (article,))))
        if act == "present":
            body += [text(term_text(shown, n, o), size=17) for n, o in playing.desk(side).sheet.now.terms]
        return body

    done = playing.desk(side).sheet.sent if act == "present" else None
    wary = act in GRAVE
    return Confirm(playing, side, action, f"confirm.{act}", lines, f"confirm.{act}_yes", done, about, wary=wary)
