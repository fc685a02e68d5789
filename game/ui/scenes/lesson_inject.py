"""An event let happen by the teacher: the list, and a preview of what it says and does before it is done."""

from __future__ import annotations

from game.engine.refusals import Refused
from game.kernel.message import Message
from game.session.happenings import Happening
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.lesson_parts import side_name
from game.ui.strings import escape
from game.ui.widgets.basic import columns, eyebrow, heading, note, panel, rule, scroll, text
from game.ui.widgets.controls import button, listitem


class Inject(Scene):
    """The scenario's events at the left, the one in hand at the right."""

    id = "lesson_inject"

    def __init__(self, klass: Class) -> None:
        self.klass = klass
        self.events = klass.controller.happenings()
        waiting = [each for each in self.events if not each.fired]
        self.at: Happening | None = next(iter(waiting or self.events), None)
        self.wrong: Refused | None = None
        self.first_focus = "inject.back" if self.at is None else f"event.{self.at.id}"

    def build(self, ctx: Context) -> Node:
        """The list and the preview."""
        rows = [self._item(ctx, each) for each in self.events] or [note(ctx.t("class.inject_none"))]
        left = scroll("inject.list", *rows, gap=0, basis=360, grow=1)
        body = columns(left, scroll("inject.preview", *self._preview(ctx), gap=10, basis=460, grow=2), gap=22)
        if ctx.narrow:
            body = scroll("inject.all", *rows, rule(), *self._preview(ctx), gap=6)
        back = button("inject.back", ctx.t("app.back"), shortcut=Intent.BACK)
        do = button("inject.do", ctx.t("class.inject_do"), primary=True, enabled=self.at is not None)
        return front_page(ctx, ctx.t("class.inject_title"), body, buttons=(back, do))

    def _item(self, ctx: Context, each: Happening) -> Node:
        fired = ctx.t("class.inject_fired") if each.fired else ""
        inside = (text(escape(each.headline), grow=1), *([note(fired)] if fired else []))
        return listitem(f"event.{each.id}", escape(each.headline), *inside, on=each, selected=each is self.at,
                        value=fired)  # fmt: skip

    def _preview(self, ctx: Context) -> list[Node | None]:
        """Who reads it, what it says, what it does."""
        at, klass = self.at, self.klass
        if at is None:
            return []
        who = ctx.t("class.inject_public") if at.to is None else ctx.t("class.inject_to", side=side_name(klass, at.to))
        wrong = klass.controller.say(self.wrong.message, None, ctx.strings.text) if self.wrong is not None else ""
        return [
            text(escape(wrong), colour="warn") if wrong else None,
            panel(eyebrow(who), heading(escape(at.headline)), text(escape(at.body)), surface="letter", gap=6),
            note(ctx.t("class.inject_fired_note")) if at.fired else None,
            *self._effects(ctx, "class.inject_does", at.does, none="class.inject_nothing"),
            *self._effects(ctx, "class.inject_perhaps", at.perhaps),
            text(ctx.t("class.inject_asks", side=side_name(klass, at.asks))) if at.asks is not None else None,
            note(ctx.t("class.desk_minutes")),
        ]

    def _effects(self, ctx: Context, name: str, lines: tuple[Message, ...], none: str = "") -> list[Node]:
        told = [
            text(self.klass.controller.say(line, None, ctx.strings.text)) for line in lines
        ]
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
            case Pressed("inject.do") if self.at is not None:
                self.wrong = self.klass.inject(self.at.id)
                return Stay() if self.wrong is not None else flow.show(self.klass)
        return Stay()
