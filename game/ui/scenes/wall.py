"""The wall of treaties: codes of many games, typed in and plotted on one exact frontier."""

from __future__ import annotations

from game.classroom.collection import Collection
from game.classroom.wall import Dot
from game.classroom.wall_page import sitting_words
from game.kernel.errors import GameError
from game.session.catalogue import Summary
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.plots import chart_node
from game.ui.scenes.base import Changed, Command, Context, Focused, Pop, Pressed, Push, Resumed, Scene, Stay, Transition
from game.ui.scenes.debrief_blocks import caption, legend
from game.ui.scenes.front import front_page
from game.ui.scenes.message import Answer, Question
from game.ui.services import Services
from game.ui.strings import escape
from game.ui.widgets.basic import column, columns, heading, note, panel, row, scroll, text
from game.ui.widgets.controls import Option, button, tabs, text_box


class WallScene(Scene):
    """One wall a scenario; its codes are kept from lesson to lesson, and nothing else is."""

    id = "wall"
    follows_focus = True
    first_focus = "wall.code"

    def __init__(self, services: Services, scenario: str = "", code: str = "") -> None:
        self.services = services
        self.every: tuple[Summary, ...] = tuple(one for one in services.scenarios() if one.ok)
        known = [one.id for one in self.every]
        chosen = scenario if scenario in known else services.preferred(known)
        self.collection: Collection | None = None
        self.typed, self.said, self.at = code, "", ""
        self._choose(chosen)

    def _choose(self, scenario: str) -> None:
        summary = next((one for one in self.every if one.id == scenario), None)
        self.collection = None if summary is None else self.services.collection(summary.path)

    def build(self, ctx: Context) -> Node:
        """Codes at the left, the frontier at the right; in one column the frontier comes after the box."""
        found = self.collection
        back = button("wall.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK)
        if found is None:
            return front_page(ctx, ctx.t("wall.title"), text(ctx.t("wall.none")), buttons=(back,))
        keep = [button("wall.page", ctx.t("wall.keep_page"), enabled=bool(found.codes), hint=self._why(ctx)),
                button("wall.table", ctx.t("wall.keep_table"), enabled=bool(found.codes), hint=self._why(ctx)),
                button("wall.clear", ctx.t("wall.clear"), enabled=bool(found.codes), hint=self._why(ctx))]  # fmt: skip
        names = [Option(one.id, escape(one.title)) for one in self.every]
        under = ctx.t("wall.under")
        body = scroll(
            "wall.body", tabs("scenario", names, found.scenario.id) if len(names) > 1 else None,
            columns(self._codes(ctx, found), self._plane(ctx, found), gap=16), gap=10, padding=(2, 6, 6, 6),
        )  # fmt: skip
        return front_page(ctx, ctx.t("wall.title"), body, under=under, buttons=(*keep, back))

    def _why(self, ctx: Context) -> str:
        return "" if self.collection is not None and self.collection.codes else ctx.t("wall.empty")

    def _codes(self, ctx: Context, found: Collection) -> Node:
        box = text_box("wall.code", ctx.t("wall.type"), self.typed, limit=400, grow=1, fresh=not self.said)
        add = button("wall.add", ctx.t("wall.add"))
        said = found.notice or self.said
        lines = [self._line(ctx, dot) for dot in found.wall.dots]
        return panel(
            box, row(add, gap=8), text(escape(said), size=18, face="italic", node_id="wall.said") if said else None,
            heading(ctx.t("wall.on", n=len(lines)), size=20), *lines, note(ctx.t("wall.private"), size=16),
            note(ctx.t("wall.counted"), size=16), gap=8,
            basis=400, grow=1,
        )  # fmt: skip

    def _line(self, ctx: Context, dot: Dot) -> Node:
        worth = "" if dot.points is None else f"{dot.points.first} \N{MIDDLE DOT} {dot.points.second}"
        words = column(
            text(dot.code, face="telegram", size=18, markup=False),
            note(ctx.t("wall.line", ending=ctx.t(f"ending.{dot.result.kind}"), sitting=sitting_words(ctx.t, dot),
                       worth=worth), size=16), gap=0, grow=1,
        )  # fmt: skip
        down = button(f"wall.down.{dot.code}", ctx.t("wall.down"), on=dot.code, quiet=True)
        return row(words, down, gap=10, align="centre")

    def _plane(self, ctx: Context, found: Collection) -> Node:
        chart = found.chart(ctx.t)
        high = min(420.0, max(240.0, ctx.units[1] - 240))
        return panel(chart_node(ctx, chart, focused=self.at, high=high), caption(chart, self.at), *legend(chart), gap=8,
                     basis=560, grow=2, padding=(10, 14, 14, 14))  # fmt: skip

    def handle(self, command: Command) -> Transition:
        """Type, add, take down, keep."""
        t, found = self.services.strings.text, self.collection
        match command:
            case Pressed("wall.back"):
                return Pop()
            case Focused(node_id):
                self.at = node_id
            case Changed("wall.code", str(words)):
                self.typed = words
            case Pressed("wall.clear") if found is not None:
                return Push(Question("wall", t("wall.clear"), t("wall.sure", n=len(found.codes)), t("wall.clear")))
            case Resumed(Answer("wall", True)) if found is not None:
                found.clear()
                self.said = ""
            case Pressed("wall.code", _, pointer):
                if found is not None and self.typed and not pointer:
                    self._press("wall.add", None, found)
            case Pressed(node_id, on) if found is not None:
                self._press(node_id, on, found)
        return Stay()

    def _press(self, node_id: str, on: object, found: Collection) -> None:
        t = self.services.strings.text
        try:
            if node_id == "wall.add":
                self.said = t("wall.added", n=found.add(self.typed))
                self.typed = ""
            elif node_id == "wall.page":
                self.said = t("wall.kept", file=found.write_page(t))
            elif node_id == "wall.table":
                self.said = t("wall.kept", file=found.write_table())
            elif node_id.startswith("wall.down.") and isinstance(on, str):
                found.remove(on)
            elif node_id.startswith("scenario."):
                self._choose(node_id.removeprefix("scenario."))
                self.said = ""
        except GameError as error:
            self.said = self.services.strings.told(error.sentence)
