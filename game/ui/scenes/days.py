"""Going back to an earlier day: a new game from there, with the same luck. The old one is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.engine.refusals import Refused
from game.session.days import full_day
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Command, Context, Pop, Pressed, Push, Reset, Resumed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.message import Answer, Message, Question
from game.ui.strings import escape
from game.ui.widgets.basic import note, scroll, text
from game.ui.widgets.controls import button, listitem

if TYPE_CHECKING:
    from game.ui.playing import Playing


class Days(Scene):
    """The sittings so far, the latest first."""

    id = "days"

    def __init__(self, playing: Playing) -> None:
        self.playing = playing
        self.days = tuple(reversed(playing.controller.days()))
        self.chosen = 0
        self.first_focus = f"days.{self.days[0][0]}" if self.days else "days.back"

    def build(self, ctx: Context) -> Node:
        """One line a day."""
        shown = self.playing.controller.presentation
        lines = []
        for sitting, _ in self.days:
            name = ctx.t("days.day", n=sitting, date=full_day(ctx.t, shown.date(sitting)))
            day = shown.calendar[sitting - 1] if sitting <= len(shown.calendar) else None
            words = text(name, face="bold", basis=300), note(escape(day.name) if day else "", grow=1)
            lines.append(listitem(f"days.{sitting}", name, *words, on=sitting))
        back = button("days.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK)
        body = scroll("days.list", *lines, gap=2, max_w=900)
        return front_page(ctx, ctx.t("days.title"), body, under=ctx.t("days.under"), buttons=(back,))

    def handle(self, command: Command) -> Transition:
        """Ask, then branch."""
        t = self.playing.services.strings.text
        match command:
            case Pressed(on=int(sitting)):
                self.chosen = sitting
                return Push(Question("days", t("days.ask"), t("days.sure", n=sitting), t("days.go")))
            case Resumed(Answer("days", True)):
                return self._back_to(dict(self.days)[self.chosen])
            case Pressed("days.back"):
                return Pop()
        return Stay()

    def _back_to(self, entry: int) -> Transition:
        from game.ui.playing import Playing
        from game.ui.scenes.flow import begin

        controller, t = self.playing.controller, self.playing.services.strings.text
        made = controller.branch(entry)
        if isinstance(made, Refused):
            return Push(Message(t("days.ask"), controller.say(made.message)))
        return Reset(begin(Playing(controller=made, human=self.playing.human, services=self.playing.services)))
