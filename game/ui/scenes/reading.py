"""A saved game that can only be read: what was done in it, line by line."""

from __future__ import annotations

from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.services import Services, Slot
from game.ui.strings import escape
from game.ui.widgets.basic import column, note, row, rule, scroll, text
from game.ui.widgets.controls import button

MOST = 400


class Reading(Scene):
    """The log of a save made under other rules; of an unfinished game only what was public."""

    id = "reading"

    def __init__(self, services: Services, slot: Slot) -> None:
        self.slot = slot
        self.archive = services.archive(slot.id)

    def build(self, ctx: Context) -> Node:
        """Why it can only be read, then its lines."""
        lines = self.archive.lines if self.archive is not None else ()
        told = [
            column(
                row(
                    text(str(one.n), face="bold", colour="accent", width=44, text_align="right"),
                    text(f"{one.by}: {one.action.replace('_', ' ')}", markup=False, basis=240),
                    note("; ".join(f"{key} {value}" for key, value in one.details), markup=False, grow=1, basis=260),
                    gap=14,
                ),
                rule(),
                gap=3,
            )
            for one in lines[:MOST]
        ]
        body = scroll("reading.lines", text(escape(ctx.strings.told(self.slot.reason))), *told, gap=5)
        back = button("reading.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK)
        return front_page(ctx, escape(self.slot.name), body, under=ctx.t("saves.state_old"), buttons=(back,))

    def handle(self, command: Command) -> Transition:
        """There is only the way back."""
        return Pop() if isinstance(command, Pressed) and command.id == "reading.back" else Stay()
