"""A saved game that can only be read: what was done in it, sitting by sitting."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from game.session.days import full_day
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Command, Context, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.services import Services, Slot
from game.ui.strings import escape
from game.ui.widgets.basic import column, heading, note, row, rule, scroll, text
from game.ui.widgets.controls import button

if TYPE_CHECKING:
    from game.session.archive import Archive, ArchiveLine

MOST = 600


class Reading(Scene):
    """The log of a save made under other rules; of an unfinished game only what was public."""

    id = "reading"

    def __init__(self, services: Services, slot: Slot) -> None:
        self.services, self.slot = services, slot
        self.archive = services.archive(slot.id)

    def build(self, ctx: Context) -> Node:
        """Why it can only be read, then its lines under the day of each sitting."""
        why = text(escape(ctx.strings.told(self.slot.reason)), max_w=900)
        told = [] if self.archive is None else self._told(ctx, self.archive)
        body = scroll("reading.lines", why, *told, gap=7, padding=(4, 10))
        back = button("reading.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK)
        return front_page(ctx, escape(self.slot.name), body, under=ctx.t("saves.state_old"), buttons=(back,))

    def _told(self, ctx: Context, archive: Archive) -> list[Node]:
        shown, left = archive.lines[:MOST], len(archive.lines[MOST:])
        nodes = [note(ctx.t("reading.public"))] if archive.outcome is None else []
        for sitting, lines in groupby(shown, key=lambda line: line.sitting):
            head = column(heading(_head(ctx, archive, sitting), size=21), rule(), gap=3, padding=(10, 0, 0, 0))
            nodes += [head, *(self._line(archive, line) for line in lines)]
        return [*nodes, note(ctx.t("reading.left", n=left))] if left else nodes

    def _line(self, archive: Archive, line: ArchiveLine) -> Node:
        """The number of an entry, and what was done, a sentence a line."""
        sentences = [text(said, markup=False) for said in self.services.said(archive, line)]
        number = text(str(line.n), face="bold", colour="accent", width=44, text_align="right")
        return row(number, column(*sentences, gap=1, grow=1, basis=220, max_w=860), gap=14)

    def handle(self, command: Command) -> Transition:
        """There is only the way back."""
        return Pop() if isinstance(command, Pressed) and command.id == "reading.back" else Stay()


def _head(ctx: Context, archive: Archive, sitting: int) -> str:
    """A sitting with its day, where the save's own calendar has it."""
    date = archive.dates[sitting - 1] if sitting <= len(archive.dates) else ""
    if not date:
        return ctx.t("reading.sitting", number=sitting)
    return escape(ctx.t("minutes.sitting", number=sitting, date=full_day(ctx.t, date)))
