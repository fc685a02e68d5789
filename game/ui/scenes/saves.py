"""Saved games: taken up, renamed, deleted, and in play saved under a name. Damaged ones are listed with the reason."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.kernel.errors import GameError
from game.session.days import full_day
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Changed, Command, Context, Pop, Pressed, Push, Resumed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.message import Answer, Message, Question
from game.ui.scenes.opening import resume
from game.ui.scenes.reading import Reading
from game.ui.services import How, Services, Slot
from game.ui.strings import escape
from game.ui.widgets.basic import column, columns, eyebrow, heading, note, panel, roving, row, rule, scroll, text
from game.ui.widgets.controls import button, listitem, text_box

if TYPE_CHECKING:
    from game.ui.playing import Playing

LONGEST_NAME = 60


class Saves(Scene):
    """With `playing` the game can be saved here; without, one is chosen to go on with."""

    id = "saves"

    def __init__(self, services: Services, playing: Playing | None = None) -> None:
        self.services, self.playing = services, playing
        self.slots: tuple[Slot, ...] = ()
        self.chosen = ""
        self.name, self.renaming = _suggested(services, playing), ""
        self._read()
        self.first_focus = "saves.name" if playing else f"saves.slot.{self.chosen}" if self.chosen else "saves.back"

    def _read(self) -> None:
        self.slots = self.services.slots()
        if self.chosen not in {slot.id for slot in self.slots}:
            self.chosen = self.slots[0].id if self.slots else ""

    @property
    def slot(self) -> Slot | None:
        """The chosen save."""
        return next((slot for slot in self.slots if slot.id == self.chosen), None)

    def build(self, ctx: Context) -> Node:
        """The list at the left, the chosen save and what can be done with it at the right."""
        saving = self.playing is not None
        lines: list[Node | None] = []
        for slot in self.slots:
            lines.append(_line(ctx, slot, slot.id == self.chosen))
            if ctx.narrow and slot.id == self.chosen:
                lines.append(self._detail(ctx))
        empty = text(ctx.t("saves.none")) if not lines else None
        where = note(ctx.t("saves.folder", folder=self.services.saves_folder), markup=False, size=15)
        new = self._new(ctx) if saving else None
        if ctx.narrow:
            body: Node = scroll("saves.body", new, *lines, empty, where, gap=6)
        else:
            left = roving(scroll("saves.list", *lines, empty, where, gap=0, basis=480, grow=3))
            body = columns(left, scroll("saves.detail", new, self._detail(ctx), gap=14, basis=440, grow=2))
        name = ctx.t("saves.save_title" if saving else "saves.title")
        back = button("saves.back", ctx.t("app.back"), shortcut=Intent.BACK)
        return front_page(ctx, name, body, under=ctx.t("saves.under"), buttons=(back,))

    def _new(self, ctx: Context) -> Node:
        ready = bool(self.name.strip())
        save = button("saves.save", ctx.t("saves.save"), primary=True, enabled=ready,
                      hint="" if ready else ctx.t("saves.name_first"))  # fmt: skip
        box = text_box("saves.name", ctx.t("saves.name"), self.name, limit=LONGEST_NAME, fresh=True, grow=1, min_w=180)
        return panel(row(box, save, gap=12, align="end"), padding=14)

    def _detail(self, ctx: Context) -> Node | None:
        slot = self.slot
        if slot is None:
            return None
        facts = _facts(ctx, slot)
        state = text(ctx.t(f"saves.state_{slot.state}"), colour="warn" if slot.state in ("damaged", "old") else "ok")
        return panel(
            eyebrow(ctx.t("saves.automatic") if slot.automatic else ctx.t("saves.named")),
            heading(escape(slot.name), size=26),
            note(escape(slot.title)) if slot.title and slot.title != slot.name else None,
            rule("swelled"),
            *[text(fact, size=18) for fact in facts],
            state,
            text(escape(ctx.strings.told(slot.reason)), size=18) if slot.reason else None,
            text(ctx.t("saves.prefix", n=slot.prefix), size=18) if slot.prefix > 0 else None,
            self._rename(ctx) if self.renaming else None,
            self._deeds(ctx, slot),
            gap=7,
        )  # fmt: skip

    def _deeds(self, ctx: Context, slot: Slot) -> Node:
        deeds = []
        if slot.playable:
            deeds.append(button("saves.load", ctx.t("saves.load"), primary=self.playing is None))
        if slot.prefix > 0:
            deeds.append(button("saves.prefix", ctx.t("saves.load_prefix"), primary=True))
        if slot.state == "old":
            deeds.append(button("saves.read", ctx.t("saves.read"), primary=True))
            deeds.append(button("saves.again", ctx.t("saves.again")))
        if not slot.automatic:
            deeds.append(button("saves.rename", ctx.t("saves.rename")))
        deeds.append(button("saves.delete", ctx.t("saves.delete")))
        return row(*deeds, gap=10, wrap=True, padding=(8, 0, 0, 0))

    def _rename(self, ctx: Context) -> Node:
        box = text_box("saves.new_name", ctx.t("saves.new_name"), self.renaming, limit=LONGEST_NAME, fresh=True,
                       grow=1, min_w=160)  # fmt: skip
        return row(box, button("saves.renamed", ctx.t("saves.rename_yes")), gap=10, align="end")

    def handle(self, command: Command) -> Transition:
        """Choosing, typing, and the deeds; what overwrites or deletes asks first."""
        match command:
            case Pressed(on=Slot() as slot):
                self.chosen, self.renaming = slot.id, ""
            case Changed("saves.name", str(words)):
                self.name = words
            case Changed("saves.new_name", str(words)):
                self.renaming = words or " "
            case Pressed("saves.back"):
                return Pop()
            case Pressed("saves.save" | "saves.name"):
                return self._save()
            case Resumed(Answer("saves.overwrite", True)):
                return self._write()
            case Resumed(Answer("saves.delete", True)):
                return self._try(lambda: self.services.shelf.delete(self.chosen))
            case Resumed(_):
                self._read()
            case Pressed(id=str(name)) if self.slot is not None:
                return self._deed(name, self.slot)
        return Stay()

    def _deed(self, name: str, slot: Slot) -> Transition:
        t = self.services.strings.text
        match name:
            case "saves.load":
                return resume(self.services, slot.id)
            case "saves.prefix":
                return resume(self.services, slot.id, How.PREFIX)
            case "saves.again":
                return resume(self.services, slot.id, How.AGAIN)
            case "saves.read":
                return Push(Reading(self.services, slot))
            case "saves.delete":
                folder = self.services.places.saves / "exports"
                sure = t("saves.delete_sure", name=slot.name, folder=folder)
                return Push(Question("saves.delete", t("saves.delete"), sure, t("saves.delete")))
            case "saves.rename":
                self.renaming = slot.name
                return Stay("saves.new_name")
            case "saves.renamed" | "saves.new_name":
                return self._try(lambda: self._given(slot))
        return Stay()

    def _save(self) -> Transition:
        t, name = self.services.strings.text, self.name.strip()
        if not name:
            return Stay()
        try:
            taken = self.services.shelf.store.exists(name)
        except GameError as problem:
            return self._done(self.services.strings.told(problem.sentence))
        if taken:
            sure = t("saves.overwrite_sure", name=name)
            return Push(Question("saves.overwrite", t("saves.overwrite"), sure, t("saves.overwrite")))
        return self._write()

    def _write(self) -> Transition:
        if self.playing is None:
            return Stay()
        sentence = self.services.strings.told(self.playing.controller.save_as(self.name.strip()) or "")
        if not sentence:
            self.chosen = self.services.shelf.called(self.name.strip())
        return self._done(sentence, said=self.services.strings.text("saves.saved", name=self.name.strip()))

    def _given(self, slot: Slot) -> None:
        self.chosen = self.services.shelf.rename(slot.id, self.renaming.strip())

    def _try(self, deed: Callable[[], None]) -> Transition:
        try:
            deed()
        except GameError as problem:
            return self._done(self.services.strings.told(problem.sentence))
        return self._done("")

    def _done(self, sentence: str, said: str = "") -> Transition:
        self._read()
        self.renaming = ""
        t = self.services.strings.text
        if sentence:
            return Push(Message(t("saves.cannot"), sentence))
        return Push(Message(t("saves.title"), said)) if said else Stay()


def _suggested(services: Services, playing: Playing | None) -> str:
    """A name for a new save, to be changed at will."""
    if playing is None:
        return ""
    days = playing.controller.days()
    sitting = days[-1][0] if days else 1
    return services.strings.text("saves.suggest", title=playing.controller.presentation.title, n=sitting)


def _line(ctx: Context, slot: Slot, chosen: bool) -> Node:
    under = " · ".join(each for each in (escape(slot.sides), slot.when) if each)
    words = column(text(escape(slot.name), face="bold"), note(under, size=16), gap=0, grow=1)
    marks = [note(ctx.t("saves.automatic"), size=16)] if slot.automatic else []
    if slot.state != "ready":
        colour = "ink_soft" if slot.state == "ended" else "warn"
        marks.append(text(ctx.t(f"saves.badge_{slot.state}"), size=16, colour=colour))
    return listitem(f"saves.slot.{slot.id}", slot.name, words, *marks, selected=chosen, on=slot)


def _facts(ctx: Context, slot: Slot) -> list[str]:
    """What is known of a save, a line each."""
    facts = [ctx.t("saves.stands", n=slot.sitting, date=full_day(ctx.t, slot.date))] if slot.sitting else []
    facts += [ctx.t("saves.sides", sides=escape(slot.sides))] if slot.sides else []
    facts += [ctx.t("saves.when", when=slot.when)] if slot.when else []
    facts += [ctx.t("saves.moves", n=slot.moves)] if slot.moves >= 0 else []
    return facts + ([ctx.t("saves.iron")] if slot.iron else [])
