"""Deleting everything: what it is, asked once more, and what came of it."""

from __future__ import annotations

from game.kernel.errors import GameError
from game.session.erase import documents, written_files
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Changed, Command, Context, Pop, Pressed, Push, Resumed, Scene, Stay, Transition
from game.ui.scenes.front import front_page
from game.ui.scenes.message import Answer, Question
from game.ui.services import Services
from game.ui.strings import escape
from game.ui.widgets.basic import note, panel, scroll, text
from game.ui.widgets.controls import button, toggle

FEW = 5
"""So many documents are named in the question."""


class EraseScene(Scene):
    """What has been written on this machine and where; one button deletes it all."""

    id = "erase"
    first_focus = "erase.back"

    def __init__(self, services: Services) -> None:
        self.services = services
        self.said = ""
        self.keep = False

    def build(self, ctx: Context) -> Node:
        """The folders, how many files lie there, the button."""
        places = self.services.places
        files = written_files(places.saves, (places.settings,))
        where = [note(escape(str(path)), face="telegram", size=16) for path in (places.saves, places.settings)]
        sheet = panel(
            text(ctx.t("erase.lead")), *where, text(ctx.t("erase.count", n=len(files)), face="bold"),
            *self._documents(ctx),
            note(ctx.t("erase.not"), size=17), text(escape(self.said), node_id="erase.said") if self.said else None,
            surface="sheet", gap=10, padding=(20, 28, 22, 28), max_w=900, basis=900,
        )  # fmt: skip
        go = button("erase.go", ctx.t("erase.go"), enabled=bool(files), hint="" if files else ctx.t("erase.none"))
        back = button("erase.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK)
        body = scroll("erase.body", sheet, align="centre", padding=(4, 6, 8, 6))
        return front_page(ctx, ctx.t("erase.title"), body, buttons=(go, back))

    def _documents(self, ctx: Context) -> list[Node]:
        """What somebody may still want, by name, and whether it is to stay."""
        kept = documents(self.services.places.saves)
        if not kept:
            return []
        told = ctx.t("erase.documents", n=len(kept), files=ctx.listed(escape(path.name) for path in kept))
        return [text(told), toggle("erase.keep", ctx.t("erase.keep"), self.keep)]

    def _sure(self) -> str:
        """What goes, as it is asked once more."""
        t, saves = self.services.strings.text, self.services.places.saves
        kept = documents(saves)
        if kept and self.keep:
            return t("erase.sure_kept", folder=saves)
        if not kept:
            return t("erase.sure")
        names = [path.name for path in kept[:FEW]] + ["…"] * (len(kept) > FEW)
        return t("erase.sure_documents", n=len(kept), files=t("say.separator").join(names))

    def handle(self, command: Command) -> Transition:
        """Ask, delete, say."""
        t = self.services.strings.text
        match command:
            case Pressed("erase.back"):
                return Pop()
            case Pressed("erase.go"):
                return Push(Question("erase", t("erase.title"), self._sure(), t("erase.go")))
            case Changed("erase.keep", bool(keep)):
                self.keep = keep
            case Resumed(Answer("erase", True)):
                try:
                    found = self.services.erase(keep_documents=self.keep)
                except GameError as problem:
                    self.said = self.services.strings.told(problem.sentence)
                    return Stay()
                left = t("erase.left", files=", ".join(path.name for path in found.left)) if found.left else ""
                self.said = " ".join(part for part in (t("erase.done", n=found.gone), left) if part)
        return Stay()
