"""The end of a lesson: asked once, with what may still be kept of it."""

from __future__ import annotations

from game.classroom.wall import code_of_game
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.lesson import Class
from game.ui.scenes import lesson_flow as flow
from game.ui.scenes.base import Command, Context, Pop, Pressed, Push, Reset, Scene, Stay, Transition
from game.ui.widgets.basic import row, text
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import dialog

WIDE = 680.0


class LessonEnd(Scene):
    """A question over the exit ticket. The wall and the minutes lead back to it; what stays has the focus."""

    id = "lesson_end"
    modal = True
    first_focus = "end.no"

    def __init__(self, klass: Class) -> None:
        self.klass = klass
        self.code = code_of_game(klass.controller) or ""

    def to_desk(self) -> Transition:
        """The teacher's desk, over the question."""
        return flow.desk(self.klass)

    def build(self, ctx: Context) -> Node:
        """What ends, the game's code, and what may be done with both."""
        code = [
            text(ctx.t("class.end_code"), text_align="centre"),
            text(self.code, node_id="end.code", face="telegram", size=30, text_align="centre", markup=False),
        ]  # fmt: skip
        wall = [button("end.wall", ctx.t("class_debrief.wall"))] if self.code else []
        keep = row(*wall, button("end.minutes", ctx.t("class_debrief.minutes")), gap=12, wrap=True)
        return dialog(
            "lesson_end", ctx.t("class.finish"), text(ctx.t("class.end_sure")), *(code if self.code else ()), keep,
            buttons=(
                button("end.no", ctx.t("app.back"), shortcut=Intent.BACK),
                button("end.yes", ctx.t("class.finish"), primary=True),
            ),
            width=WIDE,
        )  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Back to the ticket, to the wall, to the minutes, or to the title page."""
        klass = self.klass
        match command:
            case Pressed("end.no"):
                return Pop()
            case Pressed("end.wall"):
                from game.ui.scenes.wall import WallScene

                return Push(WallScene(klass.services, klass.shown.id, self.code))
            case Pressed("end.minutes"):
                from game.ui.scenes.minutes import MinutesScene

                return Push(MinutesScene(klass.playing, Side.FIRST))
            case Pressed("end.yes"):
                from game.ui.scenes.title import Title

                klass.finish()
                return Reset(Title(klass.services))
        return Stay()
