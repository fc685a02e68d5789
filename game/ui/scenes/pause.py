"""The pause: everything that is about the game rather than in it. All is saved already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.kernel.errors import GameError
from game.kernel.sides import Side
from game.session.days import full_day
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Command, Context, Pop, Pressed, Push, Quit, Reset, Resumed, Scene, Stay, Transition
from game.ui.scenes.message import Answer, Message, Question
from game.ui.strings import escape
from game.ui.widgets.basic import column, heading, note, panel, row, rule, spacer
from game.ui.widgets.controls import button

if TYPE_CHECKING:
    from game.ui.playing import Playing


LOW = 560
"""Units of height below which the buttons stand two by two."""


def _half(node: Node) -> Node:
    """A button as wide as its neighbour."""
    node.style = node.style._replace(grow=1, basis=200, padding=(5.0, 8.0, 5.0, 8.0))
    return node


class PauseScene(Scene):
    """A modal list of what can be done with a game."""

    id = "pause"
    modal = True
    first_focus = "pause.resume"

    def __init__(self, playing: Playing) -> None:
        self.playing = playing

    def build(self, ctx: Context) -> Node:
        """The way back first; leaving last, and what leaving costs: nothing."""
        why = self._why_not_undo(ctx)
        iron = self.playing.controller.settings.iron
        hint = ctx.t("pause.iron") if iron else ""
        items: tuple[Node, ...] = (
            button("pause.resume", ctx.t("pause.resume"), primary=True, shortcut=Intent.BACK),
            button("pause.undo", ctx.t("pause.undo"), enabled=not why, hint=why),
            button("pause.days", ctx.t("pause.days"), enabled=not iron, hint=hint),
            button("pause.save", ctx.t("pause.save"), enabled=not iron, hint=hint),
            button("pause.load", ctx.t("pause.load"), enabled=not iron, hint=hint),
            *self._lessons(ctx),
            button("pause.settings", ctx.t("pause.settings")),
            button("pause.help", ctx.t("pause.help")),
            button("pause.leave", ctx.t("pause.leave")),
            button("pause.quit", ctx.t("pause.quit")),
        )
        low = ctx.units[1] < LOW
        if low:  # everything in sight at once, two by two
            rest = [row(*(_half(one) for one in items[n : n + 2]), gap=8) for n in range(1, len(items), 2)]
            items = (items[0], *rest)
        wide = 620 if low else 440
        notice = ctx.strings.told(self.playing.controller.notice or "")
        sheet = panel(
            heading(ctx.t("pause.title"), text_align="centre"),
            note(self._where(ctx), text_align="centre"),
            rule("swelled"),
            note(escape(notice), colour="warn") if notice else note(ctx.t("pause.saved"), text_align="centre"),
            *items,
            surface="sheet", gap=5 if low else 8, padding=(10, 24, 12, 24) if low else (20, 30, 22, 30), basis=wide,
            max_w=wide,
        )  # fmt: skip
        sheet.id, sheet.label = "pause", ctx.t("pause.title")
        return column(spacer(), row(spacer(), sheet, spacer()), spacer(), padding=12)

    def _lessons(self, ctx: Context) -> tuple[Node, ...]:
        """The way back to the lessons, where there are any and they have been told to be quiet."""
        hushed = bool(self.playing.controller.presentation.lessons) and not self.playing.coached
        return (button("pause.lessons", ctx.t("pause.lessons")),) if hushed else ()

    def _where(self, ctx: Context) -> str:
        shown = self.playing.controller.presentation
        days = self.playing.controller.days()
        date = shown.date(days[-1][0]) if days else ""
        return ctx.t("pause.where", title=escape(shown.title), date=full_day(ctx.t, date), n=days[-1][0] if days else 0)

    def _seat(self) -> Side | None:
        if self.playing.seat is not None:
            return self.playing.seat
        return self.playing.human[0] if len(self.playing.human) == 1 else None

    def _why_not_undo(self, ctx: Context) -> str:
        seat, controller = self._seat(), self.playing.controller
        if seat is None:
            return ctx.t("pause.undo_nobody")
        refused = controller.why_not_undo(seat)
        return controller.say(refused.message, seat) if refused is not None else ""

    def handle(self, command: Command) -> Transition:
        """Each item."""
        match command:
            case Pressed("pause.resume"):
                return Pop()
            case Pressed("pause.undo"):
                return self._undo()
            case Pressed("pause.lessons"):
                self.playing.coached = True
                return Pop()
            case Pressed("pause.leave"):
                return Reset(self._title())
            case Pressed("pause.quit"):
                return self._quit()
            case Resumed(Answer("pause.quit", True)):
                return Quit()
            case Pressed(id=str(name)) if name.startswith("pause."):
                return self._push(name.removeprefix("pause."))
        return Stay()

    def _undo(self) -> Transition:
        from game.ui.scenes.flow import next_scene

        seat = self._seat()
        if seat is None:
            return Stay()
        refused = self.playing.controller.undo(seat)
        if refused is not None:
            t = self.playing.services.strings.text
            said = self.playing.controller.say(refused.message, seat)
            return Push(Message(t("pause.undo"), said))
        return Reset(next_scene(self.playing))

    def _quit(self) -> Transition:
        t = self.playing.services.strings.text
        sure = t("pause.quit_sure" if self._kept() else "pause.quit_unsaved")
        return Push(Question("pause.quit", t("pause.quit"), sure, t("pause.quit")))

    def _kept(self) -> bool:
        """Whether this game is being saved, and not another running one in its place."""
        try:
            self.playing.services.shelf.store.claim()
        except GameError:
            return False
        return True

    def _title(self) -> Scene:
        from game.ui.scenes.title import Title

        return Title(self.playing.services)

    def _push(self, name: str) -> Transition:
        from game.ui.scenes.days import Days
        from game.ui.scenes.help import HelpScene
        from game.ui.scenes.saves import Saves
        from game.ui.scenes.settings import SettingsScene

        services = self.playing.services
        match name:
            case "settings":
                return Push(SettingsScene(services))
            case "help":
                return Push(HelpScene(services, playing=self.playing))
            case "save":
                return Push(Saves(services, self.playing))
            case "load":
                return Push(Saves(services))
            case "days":
                return Push(Days(self.playing))
        return Stay()
