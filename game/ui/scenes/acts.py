"""What else may be done at the table, and templates for a draft: two short lists over it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.engine import actions as a, events as e
from game.engine.legality import STATEMENT_LIMIT
from game.engine.treaty import Offer, terms_of
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Changed, Command, Context, Pop, Pressed, Replace, Scene, Stay, Transition
from game.ui.scenes.confirm import Confirm
from game.ui.scenes.parts_consequence import in_lines
from game.ui.scenes.parts_draft import Draft, from_offer
from game.ui.scenes.parts_speech import refusal
from game.ui.scenes.parts_weigh import weigh
from game.ui.scenes.parts_words import article_name, option_name
from game.ui.widgets.basic import column, row, scroll, spacer, text
from game.ui.widgets.controls import button, listitem, text_box
from game.ui.widgets.dialog import dialog
from game.views.view import SideView


@dataclass(frozen=True, slots=True)
class Item:
    """One act of the list: its name's key with parameters, the act, and the question that goes before it."""

    id: str
    words: dict[str, str]
    action: a.Action
    question: str = ""


class Acts(Scene):
    """The acts beside laying an offer and adjourning, each with what it means or why it is not to be had."""

    id = "acts"
    modal = True

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side
        self.wrong = ""

    def items(self) -> tuple[Item, ...]:
        """Every act, those about the article under the hand included."""
        desk, shown = self.playing.desk(self.side), self.playing.controller.presentation
        about = {"article": article_name(shown, desk.article)}
        return (
            Item("present", {}, desk.sheet.now.positions(), "confirm.present"),
            Item("need", {}, a.AskNeed(), "confirm.need"),
            Item("sign", {}, a.MoveToSign(), "confirm.move"),
            Item("give_up", about, a.Withdraw(desk.article), "confirm.give_up"),
            Item("take_back", {}, a.Withdraw(None), "confirm.take_back"),
            Item("train", about, a.OrderTrain(desk.article), "confirm.train"),
        )

    def build(self, ctx: Context) -> Node:
        """The list, a line for the minutes, and the way back."""
        rows = [self._row(ctx, item) for item in self.items()]
        undo = self.playing.controller.why_not_undo(self.side)
        words = refusal(ctx, self.playing, undo, self.side)
        rows.append(_entry("acts.undo", ctx.t("acts.undo"), ctx.t("acts.undo_how"), words))
        statement = column(
            text_box(
                "acts.words",
                ctx.t("acts.statement"),
                self.playing.desk(self.side).words,
                lines=2,
                placeholder=ctx.t("acts.statement_hint"),
                limit=STATEMENT_LIMIT,
            ),
            row(
                button("acts.state", ctx.t("acts.state"), enabled=bool(self.playing.desk(self.side).words.strip())),
                spacer(),
            ),
            gap=6,
            padding=(8, 10, 4, 10),
        )
        return dialog(
            "acts", ctx.t("acts.title"), scroll("acts.list", *rows, statement, gap=2),
            text(self.wrong, colour="warn", face="bold", size=18) if self.wrong else None,
            buttons=(button("acts.back", ctx.t("app.back"), shortcut=Intent.BACK),), width=660,
        )  # fmt: skip

    def _row(self, ctx: Context, item: Item) -> Node:
        wrong = refusal(ctx, self.playing, self.playing.controller.why_not(self.side, item.action), self.side)
        if item.id == "present" and self.playing.desk(self.side).sheet.now.empty:
            wrong = ctx.t("acts.present_empty")
        return _entry(f"acts.{item.id}", ctx.t(f"acts.{item.id}", **item.words), ctx.t(f"acts.{item.id}_how"), wrong)

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
                refused = self.playing.controller.undo(self.side)
                return Stay() if refused is not None else flow.go_on(self.playing)
            case Pressed(node_id):
                item = next((each for each in self.items() if f"acts.{each.id}" == node_id), None)
                return Stay() if item is None else self._ask(item)
        return Stay()

    def _state(self) -> Transition:
        desk = self.playing.desk(self.side)
        if flow.act(self.playing, self.side, a.Statement(desk.words.strip())) is None:
            desk.words = ""
            return flow.go_on(self.playing)
        return Stay()

    def _ask(self, item: Item) -> Transition:
        view = self.playing.controller.view(self.side)

        def lines(ctx: Context) -> list[Node]:
            body = [text(ctx.t(f"{item.question}_how", **item.words))]
            if item.id == "sign":
                body.append(in_lines(ctx, self.playing, view, weigh(view)))
            if item.id == "present":
                shown, terms = self.playing.controller.presentation, self.playing.desk(self.side).sheet.now.terms
                body += [text(f"{article_name(shown, n)}: {option_name(shown, n, o)}", size=17) for n, o in terms]
            return body

        done: Callable[[], None] | None = self.playing.desk(self.side).sheet.sent if item.id == "present" else None
        return Replace(
            Confirm(self.playing, self.side, item.action, item.question, lines, f"{item.question}_yes", done)
        )


def _entry(node_id: str, name: str, how: str, wrong: str) -> Node:
    words = column(
        text(name, size=19, face="bold", colour="disabled" if wrong else "ink"),
        text(wrong or how, size=16, face="italic", colour="ink_soft"),
        gap=0, grow=1,
    )  # fmt: skip
    return listitem(node_id, name, words, enabled=not wrong, hint="", padding=(6, 10))


class Templates(Scene):
    """What a draft may begin from. Taking one can be undone."""

    id = "templates"
    modal = True

    def __init__(self, playing: Playing, side: Side) -> None:
        self.playing, self.side = playing, side

    def drafts(self) -> tuple[tuple[str, Draft], ...]:
        """Every template with its terms, what cannot be laid left out."""
        view = self.playing.controller.view(self.side)
        theirs, mine = last_offer(view, self.side.other), last_offer(view, self.side)
        openings = view.board.openings.of(self.side)
        said = {n: option for n, option in enumerate(view.common.desks.of(self.side).positions) if option is not None}
        lines = {n: line.option for n, line in enumerate(view.own.mandate) if line is not None}
        found = (
            ("theirs", Draft() if theirs is None else from_offer(theirs)),
            ("mine", Draft() if mine is None else from_offer(mine)),
            ("positions", Draft(terms_of(said), linked=len(said) > 3)),
            ("opening", Draft(openings, linked=len(openings) > 3)),
            ("orders", Draft(terms_of(lines), linked=len(lines) > 3)),
        )
        return tuple((name, playable(view, draft)) for name, draft in found)

    def build(self, ctx: Context) -> Node:
        """The list, each with how many articles it has."""
        rows = []
        for name, draft in self.drafts():
            count = len(draft.terms)
            wrong = "" if count else ctx.t("templates.nothing")
            how = ctx.t("templates.count", n=count)
            rows.append(_entry(f"templates.{name}", ctx.t(f"templates.{name}"), how, wrong))
        return dialog(
            "templates", ctx.t("templates.title"), scroll("templates.list", *rows, gap=2),
            buttons=(button("templates.back", ctx.t("app.back"), shortcut=Intent.BACK),),
        )  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Put a template on the sheet."""
        if isinstance(command, Pressed):
            found = dict(self.drafts()).get(command.id.removeprefix("templates."))
            if found is not None:
                self.playing.desk(self.side).sheet.change(found)
            return Pop()
        return Stay()


def last_offer(view: SideView, side: Side) -> Offer | None:
    """The last offer that a side laid in this game."""
    laid = (event.offer for event in reversed(view.history) if isinstance(event, e.OfferLaid))
    return next((offer for offer in laid if offer.side is side), None)


def playable(view: SideView, draft: Draft) -> Draft:
    """A draft without articles that are settled or withdrawn and without closed options."""
    matters = view.common.matters
    kept = tuple((n, o) for n, o in draft.terms if matters[n].open and o not in matters[n].closed)
    return Draft(kept, draft.linked or len(kept) > 3)
