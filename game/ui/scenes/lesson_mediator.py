"""The mediator's chair: what the pupil in it has written down, entered by hand."""

from __future__ import annotations

from game.engine import actions as a
from game.engine.parts import Phase
from game.engine.refusals import Refused
from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes.base import Changed, Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.lesson_parts import article_words, option_words, side_name
from game.ui.strings import escape
from game.ui.widgets.basic import note, scroll, text
from game.ui.widgets.controls import Option, button, choices, stepper

ACTS = ("wait", "write", "warn", "send_text")


class Mediator(Scene):
    """One act: to wait, to write to a capital, to warn a delegation, to send both a text."""

    id = "lesson_mediator"
    first_focus = "mediator.act.wait"

    def __init__(self, klass: Class) -> None:
        self.klass = klass
        self.act, self.side = "wait", Side.FIRST
        self.open = tuple(n for n, matter in enumerate(klass.common.matters) if matter.open)
        self.article = self.open[0] if self.open else 0
        self.terms: dict[int, int] = {}
        self.wrong: Refused | None = None

    def build(self, ctx: Context) -> Node:
        """Which act, then what it is about."""
        told = {"mediator": escape(self.klass.shown.mediator.name) if self.klass.shown.mediator is not None else ""}
        acts = [Option(name, ctx.t(f"class.mediator.{name}"), ctx.t(f"class.mediator.{name}_how"), on=name)
                for name in ACTS if name != "send_text" or self.klass.common.phase is Phase.DISPATCHES]  # fmt: skip
        wrong = "" if self.wrong is None else self.klass.controller.say(self.wrong.message, None, ctx.strings.text)
        body = scroll(
            "mediator.body", text(escape(wrong), colour="warn") if wrong else None,
            choices("mediator.act", acts, self.act, label=ctx.t("class.mediator_act")), *self._about(ctx), gap=12,
        )  # fmt: skip
        back = button("mediator.back", ctx.t("app.back"), shortcut=Intent.BACK)
        do = button("mediator.do", ctx.t("class.mediator_do"), primary=True)
        return front_page(ctx, ctx.t("class.mediator_title", **told), body, buttons=(back, do))

    def _about(self, ctx: Context) -> list[Node]:
        if self.act in ("write", "warn"):
            sides = [Option(str(int(side)), side_name(self.klass, side)) for side in BOTH_SIDES]
            articles = [Option(str(n), article_words(ctx, self.klass, n)) for n in self.open]
            return [
                stepper("mediator.side", ctx.t("class.mediator_side"), sides, str(int(self.side))),
                stepper("mediator.article", ctx.t("class.mediator_article"), articles, str(self.article)),
            ]
        if self.act == "send_text":
            return [note(ctx.t("class.mediator_text")), *(self._clause(ctx, n) for n in self.open)]
        return []

    def _clause(self, ctx: Context, article: int) -> Node:
        options = [Option("none", ctx.t("class.not_in_it"))]
        options += [Option(str(n), option_words(ctx, self.klass, article, n)) for n in self._allowed(article)]
        chosen = str(self.terms[article]) if article in self.terms else "none"
        return stepper(f"mediator.text.{article}", article_words(ctx, self.klass, article), options, chosen, on=article)

    def _allowed(self, article: int) -> tuple[int, ...]:
        closed = self.klass.common.matters[article].closed
        return tuple(n for n in range(len(self.klass.shown.articles[article].options)) if n not in closed)

    def handle(self, command: Command) -> Transition:
        """Make the act up and do it."""
        match command:
            case Pressed("mediator.back"):
                return Pop()
            case Pressed("mediator.do"):
                self.wrong = self.klass.mediate(self._action())
                return Pop() if self.wrong is None else Stay()
            case Pressed(_, str(name)) if name in ACTS:
                self.act = name
            case Changed("mediator.side", int(place)):
                self.side = BOTH_SIDES[place]
            case Changed("mediator.article", int(place)) if self.open:
                self.article = self.open[place]
            case Changed(_, int(place), int(article)):
                self.terms.pop(article, None)
                if place:
                    self.terms[article] = self._allowed(article)[place - 1]
        return Stay()

    def _action(self) -> a.Action:
        match self.act:
            case "write":
                return a.Write(self.side, self.article)
            case "warn":
                return a.Warn(self.side, self.article)
            case "send_text":
                return a.SendText(tuple(sorted(self.terms.items())))
        return a.Wait()
