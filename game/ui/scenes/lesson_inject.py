"""An event let happen by the teacher: the list, and a preview of what it says and does before it is done."""

from __future__ import annotations

from game.engine.refusals import Refused
from game.kernel.message import Message
from game.kernel.sides import Side
from game.session.happenings import Happening
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import Command, Context, Pop, Pressed, Push, Reset, Resumed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.lesson_desk import DeskCurtain
from game.ui.scenes.lesson_parts import side_name
from game.ui.scenes.lesson_shared import Injected
from game.ui.scenes.message import Answer, Question
from game.ui.strings import escape
from game.ui.widgets.basic import columns, eyebrow, heading, note, panel, rule, scroll, text
from game.ui.widgets.controls import button, listitem


class Inject(Scene):
    """The scenario's events at the left, the one in hand at the right."""

    id = "lesson_inject"

    def __init__(self, klass: Class) -> None:
        self.klass = klass
        self.events = klass.controller.happenings()
        self.at: Happening | None = None
        self.secret = False
        self.wrong: Refused | None = None
        self.first_focus = f"event.{self.events[0].id}" if self.events else "inject.back"

    def build(self, ctx: Context) -> Node:
        """The list and the preview."""
        rows = [self._item(ctx, n, each) for n, each in enumerate(self.events, 1)]
        rows = rows or [note(ctx.t("class.inject_none"))]
        if self.events and not self.secret:
            rows.append(button("inject.letters", ctx.t("class.letters_step")))
        left = scroll("inject.list", *rows, gap=0, basis=360, grow=1)
        body = columns(left, scroll("inject.preview", *self._preview(ctx), gap=10, basis=460, grow=2), gap=22)
        if ctx.narrow:
            body = scroll("inject.all", *rows, rule(), *self._preview(ctx), gap=6)
        back = button("inject.back", ctx.t("app.back"), shortcut=Intent.BACK)
        ready = self.at is not None and self._open(self.at)
        do = button("inject.do", ctx.t("class.inject_do"), primary=True, enabled=ready)
        return front_page(ctx, ctx.t("class.inject_title"), body, buttons=(back, do))

    def _open(self, each: Happening) -> bool:
        """Whether an event may be named: everybody reads it, or the letters are shown."""
        return self.secret or each.to is None

    def _item(self, ctx: Context, n: int, each: Happening) -> Node:
        fired = ctx.t("class.inject_fired") if each.fired and self._open(each) else ""
        name = ctx.t("class.inject_letter", n=n)
        if self._open(each):
            name = ctx.t("class.inject_number", n=n, headline=escape(each.headline))
        inside = (text(name, grow=1), *([note(fired)] if fired else []))
        return listitem(f"event.{each.id}", name, *inside, on=each, selected=each is self.at,
                        value=fired)  # fmt: skip

    def _preview(self, ctx: Context) -> list[Node | None]:
        """Who reads it, what it says, what it does."""
        at, klass = self.at, self.klass
        if at is None:
            return [note(ctx.t("class.inject_pick"))] if self.events else []
        if not self._open(at):
            return [note(ctx.t("class.inject_closed"))]
        who = ctx.t("class.inject_public") if at.to is None else ctx.t("class.inject_to", side=side_name(klass, at.to))
        wrong = klass.controller.say(self.wrong.message, None, ctx.strings.text) if self.wrong is not None else ""
        return [
            text(escape(wrong), colour="warn") if wrong else None,
            panel(eyebrow(who), heading(escape(at.headline)), text(escape(at.body)), surface="letter", gap=6),
            note(ctx.t("class.inject_fired_note")) if at.fired else None,
            *self._all_effects(ctx, at),
            note(ctx.t("class.desk_minutes")),
        ]

    def _all_effects(self, ctx: Context, at: Happening) -> list[Node | None]:
        """What it does: even a public event may do something that one side alone is to know."""
        if not self.secret:
            return [note(ctx.t("class.inject_effects"))]
        return [
            *self._effects(ctx, "class.inject_does", at.does, none="class.inject_nothing"),
            *self._effects(ctx, "class.inject_perhaps", at.perhaps),
            text(ctx.t("class.inject_asks", side=side_name(self.klass, at.asks))) if at.asks is not None else None,
        ]

    def _effects(self, ctx: Context, name: str, lines: tuple[Message, ...], none: str = "") -> list[Node]:
        told = [text(self.klass.controller.say(line, None, ctx.strings.text)) for line in lines]
        if not told and not none:
            return []
        return [heading(ctx.t(name), size=20), *(told or [text(ctx.t(none))])]

    def handle(self, command: Command) -> Transition:
        """Look at one, let it happen, or go back."""
        match command:
            case Pressed(on=Happening() as each):
                self.at = each
            case Pressed("inject.back"):
                return Pop()
            case Pressed("inject.letters"):
                return Push(Letters(self.klass))
            case Resumed("letters"):
                self.secret = True
            case Pressed("inject.do") if self.at is not None and self._open(self.at):
                return Push(self._again(self.at)) if self.at.fired else self._let(self.at)
            case Resumed(Answer("inject.again", True)) if self.at is not None:
                return self._let(self.at)
        return Stay()

    def _again(self, each: Happening) -> Question:
        """What has happened already is asked for once, and No has the focus."""
        t = self.klass.services.strings.text
        return Question("inject.again", t("class.inject_again"), t("class.inject_again_sure", headline=each.headline),
                        t("class.inject_again_yes"))  # fmt: skip

    def _let(self, each: Happening) -> Transition:
        """Let it happen; why it could not be is said."""
        self.wrong = self.klass.inject(each.id)
        return Stay() if self.wrong is not None else self._happened(each)

    def _happened(self, each: Happening) -> Transition:
        """What everybody reads is shown to the room in full; then the lesson as it stands."""
        papers = self.klass.controller.papers(Side.FIRST) if each.to is None else ()
        shown = [paper for paper in papers if paper.public and paper.kind == f"event:{each.id}"]
        return Reset(Injected(self.klass, shown[-1])) if shown else flow.show(self.klass)


class Letters(DeskCurtain):
    """A curtain of their own before the letters that one side alone reads. It pops with `letters` once lifted."""

    about = ("class.letters_title", "class.letters_curtain", "class.letters_open")

    def lifted(self) -> Transition:
        """The letters may be shown."""
        return Pop("letters")
