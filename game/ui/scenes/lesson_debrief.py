"""The debrief of a class: where it is opened from, and the way on to the exit ticket."""

from __future__ import annotations

from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.scenes.base import Command, Context, Pressed, Push, Transition
from game.ui.scenes.lesson_parts import press, reel, sheet, words
from game.ui.scenes.lesson_shared import SharedScene
from game.ui.widgets.basic import row, spacer


class LessonDebrief(SharedScene):
    """Says what the debrief is for and opens its leaves, each of which says what it will show."""

    id = "lesson_debrief"
    area = "debrief.body"
    first_focus = "debrief.open"

    def body(self, ctx: Context) -> Node:
        """What to ask first, and the way to the leaves."""
        asked = [words(ctx, ctx.t(f"class.debrief_{n}")) for n in (1, 2, 3)]
        opens = press(ctx, "debrief.open", ctx.t("class.debrief_open"))
        return reel("debrief.body", sheet(*asked, gap=14), row(spacer(), opens, spacer()), gap=16)

    def handle(self, command: Command) -> Transition:
        """Open the leaves, or go on to the exit ticket."""
        if isinstance(command, Pressed) and command.id == "debrief.open":
            from game.ui.scenes.debrief import DebriefScene

            return Push(DebriefScene(self.klass.playing, Side.FIRST))
        return super().handle(command)
