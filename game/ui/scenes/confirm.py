"""The question before what cannot be taken back: what is done, what it means, yes or no."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from game.engine.actions import Action
from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_speech import refusal
from game.ui.widgets.basic import scroll, text
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import dialog

Lines = Callable[[Context], list[Node]]


class Confirm(Scene):
    """Asks, and on yes lets the side act. A refusal is said here and nothing is lost."""

    id = "confirm"
    modal = True

    def __init__(
        self, playing: Playing, side: Side, action: Action, caption: str, lines: Lines, yes: str,
        done: Callable[[], None] | None = None, about: Mapping[str, str] | None = None, *, wary: bool = False,
    ) -> None:  # fmt: skip
        """`wary`: the keyboard begins at no, so that a habitual key changes nothing."""
        self.playing, self.side, self.action = playing, side, action
        self.caption, self.lines, self.yes, self.done = caption, lines, yes, done
        self.about = dict(about or {})
        self.first_focus = "confirm.no" if wary else "confirm.yes"
        self.wrong = playing.controller.why_not(side, action)

    def build(self, ctx: Context) -> Node:
        """The question and two buttons."""
        wrong = refusal(ctx, self.playing, self.wrong, self.side)
        return dialog(
            "confirm", ctx.t(self.caption, **self.about), scroll("confirm.lines", *self.lines(ctx), gap=14),
            text(wrong, colour="warn", face="bold", size=18) if wrong else None,
            buttons=(
                button("confirm.no", ctx.t("confirm.no"), shortcut=Intent.BACK),
                button("confirm.yes", ctx.t(self.yes), primary=True, enabled=self.wrong is None, hint=wrong),
            ),
            width=620,
        )  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Act, or leave things as they are."""
        match command:
            case Pressed("confirm.no"):
                return Pop()
            case Pressed("confirm.yes"):
                self.wrong = flow.act(self.playing, self.side, self.action)
                if self.wrong is None:
                    if self.done is not None:
                        self.done()
                    return flow.go_on(self.playing)
        return Stay()
