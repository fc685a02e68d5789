"""The question before the lessons fall silent: what it does, and where they are had again."""

from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.widgets.basic import text
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import dialog, key_caption


class Hush(Scene):
    """Asks once; the answer that keeps the lessons has the focus."""

    id = "hush"
    modal = True
    first_focus = "hush.keep"

    def __init__(self, playing: Playing) -> None:
        self.playing = playing

    def build(self, ctx: Context) -> Node:
        """The deed on the button, the way back in the sentence."""
        return dialog(
            "hush", ctx.t("coach.quiet"), text(ctx.t("coach.quiet_how", cap=key_caption(ctx.key(Intent.MENU)))),
            buttons=(
                button("hush.keep", ctx.t("coach.keep"), primary=True, shortcut=Intent.BACK),
                button("hush.quiet", ctx.t("coach.quiet")),
            ),
        )  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Keep them, or play without."""
        match command:
            case Pressed("hush.keep"):
                return Pop()
            case Pressed("hush.quiet"):
                self.playing.coached = False
                return Pop()
        return Stay()
