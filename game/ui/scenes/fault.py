"""The page for a fault of the game itself: what is kept, where the report lies, and the way back into play."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Command, Context, Pop, Pressed, Quit, Reset, Scene, Stay, Transition
from game.ui.strings import escape
from game.ui.widgets.basic import column, note, page, panel, row, rule, scroll, spacer, text, title
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import dialog

if TYPE_CHECKING:
    from game.ui.faults import Told, WayOn
    from game.ui.services import Services


class FaultPage(Scene):
    """Stands in the place of everything that broke. It shows nothing of the game, whoever looks."""

    id = "fault"
    sealed = True
    read_whole = True

    def __init__(self, services: Services, told: Told, way: WayOn | None) -> None:
        self.services, self.told, self.way = services, told, way
        self.first_focus = "fault.on" if self.goes_on else "fault.front"

    @property
    def goes_on(self) -> bool:
        """Whether the game can be gone on with from here."""
        return self.way is not None and self.way.back is not None

    def build(self, ctx: Context) -> Node:
        """One sentence, what has become of the game, the report, three ways."""
        told, unsaved = self.told, ctx.strings.told(self.way.notice) if self.way is not None else ""
        place = ctx.t("fault.place", kind=told.kind, place=told.place) if told.place else told.kind
        sheet = panel(
            text(ctx.t("fault.sentence"), size=24),
            text(ctx.t(self._kept()), size=20),
            text(unsaved, colour="warn", markup=False) if unsaved else None,
            rule(),
            note(ctx.t("fault.report" if told.report else "fault.no_report")),
            note(told.report, face="telegram", size=16, markup=False) if told.report else None,
            note(place, face="telegram", size=16, markup=False),
            surface="sheet", gap=12, padding=(22, 30, 24, 30), max_w=900, basis=900,
        )  # fmt: skip
        ways = (
            button("fault.close", ctx.t("app.close"), quiet=True),
            button("fault.front", ctx.t("fault.front"), primary=not self.goes_on, shortcut=Intent.BACK),
            button("fault.on", ctx.t("fault.on"), primary=True) if self.goes_on else None,
        )
        head = column(title(ctx.t("fault.title")), rule("double"), gap=6)
        body = scroll("fault.body", sheet, align="centre", padding=(4, 6, 8, 6))
        return page(body, head=head, foot=row(spacer(), *ways, gap=12, align="centre"))

    def _kept(self) -> str:
        if self.way is None:
            return "fault.no_game"
        if self.way.back is None:
            return "fault.no_way_unsaved" if self.way.notice else "fault.no_way"
        if self.way.notice:
            return "fault.unsaved"
        return "fault.kept" if self.way.desk else "fault.kept_bare"

    def handle(self, command: Command) -> Transition:
        """Back into the game, to the title page, or out."""
        match command:
            case Pressed("fault.on") if self.way is not None and self.way.back is not None:
                return self._on(self.way)
            case Pressed("fault.front"):
                from game.ui.scenes.title import Title

                return Reset(Title(self.services))
            case Pressed("fault.close"):
                return Quit()
        return Stay()

    def _on(self, way: WayOn) -> Transition:
        """Where the way on breaks as well, this page stays and says so."""
        from game.ui.faults import Fault, tell

        try:
            return Reset(way.back()) if way.back is not None else Stay()
        except Exception as problem:
            self.told = tell(self.services, Fault(problem, (self,)))
            self.way = way._replace(back=None)
            return Stay("fault.front")


class FaultSlip(Scene):
    """Something beside the window broke: it is left out, and the game goes on."""

    id = "fault_beside"
    modal = True

    def __init__(self, told: Told) -> None:
        self.told = told

    def build(self, ctx: Context) -> Node:
        """What it means, and where the report lies."""
        told = self.told
        return dialog(
            "fault_beside", ctx.t("fault.beside"), text(ctx.t("fault.beside_sentence")),
            note(ctx.t("fault.report" if told.report else "fault.no_report")),
            note(escape(told.report), face="telegram", size=16) if told.report else None,
            buttons=(button("fault.beside_on", ctx.t("app.ok"), primary=True, shortcut=Intent.BACK),), width=640,
        )  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Its button closes it."""
        return Pop() if isinstance(command, Pressed) else Stay()
