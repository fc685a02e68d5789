"""The debrief: nine leaves, each behind a button that says what it shows, and what may be kept of them."""

from __future__ import annotations

from game.kernel.errors import GameError
from game.kernel.sides import Side
from game.report.blocks import Gallery, Letter, Page
from game.report.pages import STAGES, page as page_of
from game.report.plane_chart import plane_chart
from game.report.teller import Teller, teller
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.plots import chart_node
from game.ui.scenes.base import Asked, Changed, Command, Context, Focused, Pop, Pressed, Push, Scene, Stay, Transition
from game.ui.scenes.debrief_blocks import block_nodes, caption, gallery_node, legend, letter_node, sides_by_side
from game.ui.scenes.parts_frame import pause
from game.ui.widgets.basic import column, note, page, panel, row, rule, scroll, spacer, text, title
from game.ui.widgets.controls import button, toggle

ORDER = tuple(STAGES)
WIDE, ROOMY = 1120, 960
"""Units of width from which a leaf stands in columns, and from which its promise stands beside its name."""


class DebriefScene(Scene):
    """The list of leaves, or one of them."""

    id = "debrief"
    topic = "R16"
    follows_focus = True

    def __init__(self, playing: Playing, side: Side, stage: str = "") -> None:
        self.playing, self.side, self.stage = playing, side, stage
        self.tell: Teller | None = teller(playing.controller, playing.services.strings.text)
        self.seen: dict[str, None] = {stage: None} if stage else {}
        self.pages: dict[str, Page] = {}
        self.chart = 0
        self.near, self.path, self.solutions = False, True, True
        self.at = self.kept = ""
        self.first_focus = self._home()

    def retell(self) -> None:
        """Every leaf is told anew."""
        self.tell = teller(self.playing.controller, self.playing.services.strings.text)
        self.pages.clear()

    # What is on the screen

    def build(self, ctx: Context) -> Node:
        """The list, or the leaf that is open."""
        if self.tell is None:
            return page(text(ctx.t("debrief.none")), foot=self._foot(ctx))
        if not self.stage:
            return self._contents(ctx, self.tell)
        opened = self._page(self.tell, self.stage)
        head = title(opened.title, size=31, leading=1.1)
        if ctx.units[0] >= ROOMY:
            head = row(head, note(opened.promise, grow=1), gap=18, align="end")
        return page(self._body(ctx, self.tell, opened), head=head, foot=self._foot(ctx), gap=10)

    def _page(self, tell: Teller, stage: str) -> Page:
        if stage not in self.pages:
            self.pages[stage] = page_of(tell, stage)
        return self.pages[stage]

    def _contents(self, ctx: Context, tell: Teller) -> Node:
        """One button a leaf, with what it will show."""
        rows = []
        for n, stage in enumerate(ORDER):
            seen = ctx.t("debrief.seen") if stage in self.seen else ""
            name = button(f"stage.{stage}", f"{n + 1}. {ctx.t(f'debrief.stage.{stage}')}", on=stage, basis=290,
                          padding=(7.0, 18.0, 7.0, 18.0))  # fmt: skip
            name.look = type(name.look)("bold", 20, surface="button")
            words = text(ctx.t(f"debrief.promise.{stage}"), size=18, grow=1, basis=380)
            mark = text(seen, size=16, face="italic", colour="ok", width=50)
            made = column(name, words, gap=2) if ctx.narrow else row(name, words, mark, gap=14, align="centre")
            rows.append(made)
        sheet = panel(
            note(ctx.t("debrief.lead"), size=19), rule("swelled"), *rows, *self._keeping(ctx), surface="sheet",
            gap=13 if ctx.narrow else 6,
            padding=(16, 32, 20, 32), max_w=1120, basis=1120,
        )  # fmt: skip
        body = scroll("debrief.leaves", sheet, align="centre", padding=(2, 4, 6, 4))
        head = row(title(ctx.t("debrief.title")), note(tell.shown.title, grow=1), gap=18, align="end")
        return page(body, head=head, foot=self._foot(ctx), gap=10)

    def _keeping(self, ctx: Context) -> list[Node]:
        """What may be kept of it all, and where it was put."""
        keep = [button(f"keep.{name}", ctx.t(f"debrief.keep_{name}")) for name in ("picture", "report")]
        how = text(self.kept, size=17, node_id="keep.done", grow=1, basis=380) if self.kept else None
        how = how or note(ctx.t("debrief.keep_how"), grow=1, basis=380)
        return [rule(), column(*keep, how, gap=6) if ctx.narrow else row(*keep, how, gap=14, align="centre")]

    def _body(self, ctx: Context, tell: Teller, opened: Page) -> Node:
        if opened.id == "plane":
            return self._plane(ctx, tell)
        for block in opened.blocks:
            if isinstance(block, Gallery):
                return gallery_node(ctx, block, self.chart, self.at)
        return self._reading(ctx, opened)

    def _reading(self, ctx: Context, opened: Page) -> Node:
        """A leaf that is read from top to bottom on one sheet."""
        letters = [letter_node(ctx, block) for block in opened.blocks if isinstance(block, Letter)]
        rest = [node for block in opened.blocks if not isinstance(block, Letter)
                for node in block_nodes(ctx, block, self.at)]  # fmt: skip
        wide = 1160 if letters else 940
        sheet = panel(*rest, surface="sheet", gap=11, padding=(22, 34, 24, 34), max_w=wide, basis=wide)
        parts = [sides_by_side(ctx, letters), sheet] if letters else [sheet]
        body = column(*parts, gap=14, max_w=wide, basis=wide)
        return scroll(f"debrief.{opened.id}", body, align="centre", padding=(2, 4, 8, 4))

    def _plane(self, ctx: Context, tell: Teller) -> Node:
        """The plane, with what the dot under the keyboard stands for beside it, or under it."""
        chart = plane_chart(tell, near=self.near, path=self.path, solutions=self.solutions)
        shows = [
            toggle("plane.near", ctx.t("debrief.plane.near"), self.near),
            toggle("plane.path", ctx.t("debrief.plane.path"), self.path),
            toggle("plane.solutions", ctx.t("debrief.plane.solutions"), self.solutions),
        ]
        hints = [note(ctx.t("debrief.plane.pick"), size=16), note(ctx.t("debrief.plane.how"), size=16)]
        if ctx.units[0] < WIDE:
            tall = min(460.0, max(270.0, ctx.units[1] - 170))
            return scroll(
                "plane.scroll", chart_node(ctx, chart, focused=self.at, high=tall), caption(chart, self.at),
                row(*shows, gap=8, wrap=True), *legend(chart), *hints, gap=8, padding=(0, 8, 6, 0),
            )  # fmt: skip
        sheet = panel(chart_node(ctx, chart, focused=self.at), grow=3, basis=700, padding=(8, 10, 8, 10))
        sums = note(chart.summary, size=17) if chart.dot(self.at) is not None else None
        keys = legend(chart, down=True)
        told = scroll("plane.told", caption(chart, self.at, 100), rule(), *keys, rule(), sums, *hints, gap=7)
        side = panel(told, row(*shows, gap=0, wrap=True), gap=8, basis=400, grow=1, padding=(16, 14, 10, 18))
        return row(sheet, side, gap=14, grow=1)

    def _foot(self, ctx: Context) -> Node:
        if not self.stage:
            begin = ctx.t("debrief.first", name=ctx.t(f"debrief.stage.{ORDER[0]}"))
            first = button("debrief.next", begin, primary=True)
            back = button("debrief.back", ctx.t("debrief.to_verdict"), quiet=True, shortcut=Intent.BACK)
            return row(back, spacer(), first, gap=12, align="centre")
        at = ORDER.index(self.stage)
        back = button("debrief.list", ctx.t("debrief.contents"), shortcut=Intent.BACK)
        if at + 1 == len(ORDER):
            end = button("debrief.back", ctx.t("debrief.to_verdict"), primary=True)
            return row(back, spacer(), end, gap=12)
        name = ctx.t(f"debrief.stage.{ORDER[at + 1]}")
        return row(back, spacer(), button("debrief.next", ctx.t("debrief.next", name=name), primary=True), gap=12)

    # What is done

    def handle(self, command: Command) -> Transition:
        """Open leaves, read dots, keep a picture or the report, go back."""
        match command:
            case Focused(node_id):
                self.at = node_id
            case Pressed(node_id, str(stage)) if node_id.startswith("stage."):
                return self._open(stage)
            case Pressed("debrief.next"):
                at = ORDER.index(self.stage) if self.stage else -1
                return self._open(ORDER[min(len(ORDER) - 1, at + 1)])
            case Pressed("debrief.list"):
                back, self.stage = f"stage.{self.stage}", ""
                return Stay(focus=back)
            case Pressed("debrief.back"):
                return Pop()
            case Pressed(node_id, int(chart)) if node_id.startswith("gallery."):
                self.chart = chart
            case Changed("gallery", int(chart)):
                self.chart = chart
            case Changed(node_id, bool(on)) if node_id.startswith("plane."):
                setattr(self, node_id.removeprefix("plane."), on)
            case Pressed(node_id) if node_id.startswith("keep."):
                self._keep(node_id.removeprefix("keep."))
            case Pressed(node_id):
                self.at = node_id
            case Asked(Intent.MENU | Intent.BACK):
                return Push(pause(self.playing))
        return Stay()

    def _open(self, stage: str) -> Transition:
        self.stage, self.chart, self.at = stage, 0, ""
        self.seen[stage] = None
        return Stay(focus=self._home())

    def _home(self) -> str:
        """Where the keyboard begins on a leaf: at what leads on, so that one key goes through them all.

        Of the plane the treaty that was made is told meanwhile.
        """
        if self.stage == "plane" and self.tell is not None:
            self.at = "spot.made" if self.tell.found.plane.made is not None else "spot.war"
        return "debrief.back" if self.stage == ORDER[-1] else "debrief.next"

    def _keep(self, what: str) -> None:
        """Write a picture or the report beside the saves, and say where; or why not."""
        from game.ui.scenes import debrief_keep  # here, so that a game without a report does not load its template

        strings = self.playing.services.strings
        if self.tell is None:
            return
        try:
            path = debrief_keep.keep(what, self.playing, self.tell)
            self.kept = strings.text("debrief.kept", path=str(path))
        except GameError as problem:
            self.kept = strings.text("debrief.not_kept", why=strings.told(problem.sentence))
