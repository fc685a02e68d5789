"""The map at large: everything on it can be gone to with arrows, Tab or the pointer, and says why it matters."""

from __future__ import annotations

from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.map.chart import Chart, Sheet
from game.ui.map.key import map_key
from game.ui.map.painter import Mark, fitted
from game.ui.map.widget import EDGE, View, map_node, on_sheet
from game.ui.playing import Playing
from game.ui.scenes import parts_map as parts
from game.ui.scenes.base import Command, Context, Focused, Pop, Pressed, Scene, Stay, Transition
from game.ui.scenes.parts_words import roman, short_name
from game.ui.text import FAST
from game.ui.widgets.basic import (
    column,
    eyebrow,
    heading,
    note,
    page,
    panel,
    roving,
    row,
    rule,
    scroll,
    spacer,
    text,
    title,
)  # fmt: skip
from game.ui.widgets.controls import button, listitem
from game.ui.widgets.dialog import key_caption

ARTICLE = "map.article."
SIDE_WIDTH = 330.0
LEAST = 165.0
"""Units of width from which what is said of a place stands beside a sheet that takes all the height there is."""


class MapScene(Scene):
    """One sheet and what is said of it. `article`: the one at issue, if any; without one the map opens at the place
    that was last spoken of at the table.
    """

    id = "map"
    topic = "R3"
    follows_focus = True

    def __init__(self, playing: Playing, side: Side, article: int | None = None) -> None:
        self.playing, self.side = playing, side
        self.here = parts.spoken_of(playing) if article is None else f"{ARTICLE}{article}"
        self.first_focus = self.here or "map.back"
        self.else_focus = ("map.back",)
        self.closer = ""

    # What is seen

    def build(self, ctx: Context) -> Node:
        """The sheet, and beside or below it the caption, the articles and the key."""
        chart = parts.chart_of(self.playing)
        back = button("map.back", ctx.t("app.back"), primary=True, shortcut=Intent.BACK)
        if chart is None:
            return page(text(ctx.t("map.none")), foot=row(spacer(), back))
        view = self.playing.controller.view(self.side)
        marks = parts.marks_of_table(view, chart.atlas)
        head = row(
            title(ctx.t("map.title"), size=26, leading=1.1),
            note(ctx.t("map.how"), grow=1) if ctx.units[0] >= 1000 else spacer(), self._frames(ctx, chart),
            gap=16, align="end",
        )  # fmt: skip
        foot = row(note(self._undrawn(ctx, chart), grow=1, min_w=200, size=15), back, gap=16, align="centre")
        side = self._beside(ctx, chart, marks)
        if ctx.narrow:
            return self._large(ctx, chart, marks, side, back)
        rest = scroll("map.side", *side[1:], gap=9, padding=(0, 6, 0, 0))
        text_column = column(side[0], rest, gap=10, basis=SIDE_WIDTH, grow=1)
        return page(row(self._sheet(ctx, chart, marks), text_column, gap=16, grow=1), head=head, foot=foot, gap=8)

    def _large(self, ctx: Context, chart: Chart, marks: tuple[Mark, ...], side: list[Node], back: Node) -> Node:
        """Where type is large: the sheet as high as the window lets it be, what is said beside it or else under it."""
        named = title(ctx.t("map.title"), size=22, leading=1.05)
        foot = row(named, self._frames(ctx, chart), spacer(), back, gap=14, align="centre")
        sheet, how = self._sheet(ctx, chart, marks), note(ctx.t("map.how"), size=15)
        left = _spare(ctx, self._room(ctx, chart)[0])
        if left < LEAST:
            return page(scroll("map.page", column(sheet, align="centre"), how, *side, gap=10), foot=foot, gap=6)
        rest = scroll("map.side", *side, how, gap=8, basis=LEAST, grow=1, padding=(0, 4, 0, 0))
        return page(row(sheet, rest, gap=12, grow=1), foot=foot, gap=6)

    def _frames(self, ctx: Context, chart: Chart) -> Node | None:
        """The button that goes on to the next part, or back to the whole."""
        after = self._after(chart)
        if after == self.closer:
            return None
        name = next((part.name for part in chart.atlas.closer if part.id == after), ctx.t("map.whole"))
        label = ctx.t("nav.key", name=name, cap=key_caption(ctx.key(Intent.TAB_NEXT)))
        return button("map.closer", label, quiet=True, shortcut=Intent.TAB_NEXT)

    def _after(self, chart: Chart) -> str:
        known = ["", *(part.id for part in chart.atlas.closer)]
        return known[(known.index(self.closer) + 1) % len(known)]

    def _room(self, ctx: Context, chart: Chart) -> tuple[float, float]:
        """How wide and high the sheet is over all, in pixels."""
        scale = parts.scale_of(ctx)
        wide, high = ctx.size[0] - 52 * scale.space, float(ctx.size[1])
        if ctx.narrow:
            wide, high = wide - 20 * scale.space, high - 29 * scale.text - 62 * scale.space
        else:
            wide -= SIDE_WIDTH * scale.text + 30 * scale.space
            high -= 62 * scale.text + 82 * scale.space
        edge = 2 * EDGE * scale.space
        inner = fitted(chart, max(200.0, wide - edge), max(150.0, high - edge))
        return inner[0] + edge, inner[1] + edge

    def _sheet(self, ctx: Context, chart: Chart, marks: tuple[Mark, ...]) -> Node:
        scale, size = parts.scale_of(ctx), self._room(ctx, chart)
        beside = not ctx.narrow or _spare(ctx, size[0]) >= LEAST
        chosen = self._chosen(chart)
        only = self._article()
        shown = marks if only is None else tuple(mark for mark in marks if mark.article == only)
        view = View(chart, shown, parts.numerals(self.playing), chosen, spelled=only is not None, closer=self.closer)
        items = parts.items(ctx, self.playing, chart, marks, self.here, beside=beside)
        return map_node(view, chart.atlas.title, size, scale.text, scale.space, items)

    def _article(self) -> int | None:
        number = self.here.removeprefix(ARTICLE)
        return int(number) if self.here.startswith(ARTICLE) and number.isdigit() else None

    def _chosen(self, chart: Chart) -> str:
        """The region or line whose outline stands out; a place has its ring alone."""
        found = (f"{kind}.{thing.id}" for kind, thing in parts.things(chart.atlas) if kind != "place")
        return next((each for each in found if f"map.{each}" == self.here), "")

    def _beside(self, ctx: Context, chart: Chart, marks: tuple[Mark, ...]) -> list[Node]:
        articles = [self._row(ctx, None, marks)] + [self._row(ctx, n, marks) for n in chart.atlas.drawn]
        return [
            self._caption(ctx, chart, marks),
            eyebrow(ctx.t("map.on_the_table")),
            roving(column(*articles, gap=0)),
            eyebrow(ctx.t("map.key_title")),
            map_key(ctx, self.playing.controller.presentation, chart),
            note(chart.atlas.note, size=15) if chart.atlas.note else spacer(0),
        ]

    def _caption(self, ctx: Context, chart: Chart, marks: tuple[Mark, ...]) -> Node:
        """What is in focus: its name, what it is, why it matters, and what each side has said of it."""
        found = next(
            ((kind, one) for kind, one in parts.things(chart.atlas) if f"map.{kind}.{one.id}" == self.here), None
        )
        if found is None:
            return self._article_caption(ctx, chart, marks)
        kind, thing = found
        over = chart.over[kind, thing.id]
        lines = [text(parts.said(ctx, self.playing, mark), size=17) for mark in marks if mark.article in over]
        quiet = [n for n in over if all(mark.article != n for mark in marks)]
        names = ctx.commas(self._name(n) for n in quiet)
        source = getattr(thing, "source", "")
        checked = ctx.t("map.checked" if getattr(thing, "checked", False) else "map.approximate", source=source)
        return panel(
            heading(thing.name, size=23), eyebrow(parts.kind_words(ctx, self.playing, kind, thing)), rule("swelled"),
            text(thing.why.strip(), size=18) if thing.why else None, *lines,
            note(ctx.t("map.quiet", articles=names), size=16) if names else None,
            note(checked, size=14) if source else None,
            surface="sheet", gap=6, padding=(14, 18, 14, 18),
        )  # fmt: skip

    def _article_caption(self, ctx: Context, chart: Chart, marks: tuple[Mark, ...]) -> Node:
        only = self._article()
        if only is None:
            under = note(chart.atlas.subtitle, size=16) if ctx.narrow else eyebrow(chart.atlas.subtitle)
            return panel(
                heading(chart.atlas.title, size=22), under, rule("swelled"),
                text(ctx.t("map.all_how"), size=17), surface="sheet", gap=6, padding=(14, 18, 14, 18),
            )  # fmt: skip
        card = self.playing.controller.presentation.articles[only]
        lines = [text(parts.said(ctx, self.playing, mark), size=17) for mark in marks if mark.article == only]
        quiet = ctx.t("map.nothing" if only in chart.atlas.drawn else "map.article_undrawn")
        return panel(
            heading(f"{roman(only + 1)}.{FAST}{card.name}", size=22), rule("swelled"),
            text(card.summary.strip(), size=18),
            *(lines or [note(quiet, size=16)]), surface="sheet", gap=6, padding=(14, 18, 14, 18),
        )  # fmt: skip

    def _row(self, ctx: Context, article: int | None, marks: tuple[Mark, ...]) -> Node:
        if article is None:
            return listitem(f"{ARTICLE}all", ctx.t("map.all"), selected=self._article() is None, padding=(5, 8, 5, 10))
        of = [mark for mark in marks if mark.article == article]
        state = " ".join(parts.said(ctx, self.playing, mark) for mark in of) or ctx.t("map.nothing")
        how = ctx.t("map.state.agreed" if any(m.done for m in of) else f"map.state.n{len(of)}")
        return listitem(
            f"{ARTICLE}{article}", f"{self._name(article)}. {state}",
            text(roman(article + 1), size=16, face="heading", colour="accent", width=46, text_align="right"),
            text(self.playing.controller.presentation.articles[article].short, size=17, grow=1),
            text(how, size=15, face="italic", colour="ink_soft"),
            selected=self._article() == article, padding=(4, 8, 4, 4), gap=8,
        )  # fmt: skip

    def _name(self, article: int) -> str:
        return short_name(self.playing.controller.presentation, article)

    def _undrawn(self, ctx: Context, chart: Chart) -> str:
        count = len(self.playing.controller.presentation.articles)
        rest = [self._name(n) for n in range(count) if n not in chart.atlas.drawn]
        return ctx.t("map.undrawn", articles=ctx.commas(rest)) if rest else ""

    # What is done

    def handle(self, command: Command) -> Transition:
        """Leave, or look at something else."""
        match command:
            case Pressed("map.back"):
                chart = parts.chart_of(self.playing)
                if chart is not None:
                    chart.layers.let_go()
                return Pop()
            case Pressed("map.closer"):
                return self._closer()
            case Pressed(node_id) | Focused(node_id) if node_id.startswith("map.") and node_id not in (
                "map.back",
                "map.closer",
            ):
                self.here = node_id
        return Stay()

    def _closer(self) -> Transition:
        """Go on to the next part; what was in focus stays so while it lies on it, else nothing on the map is."""
        chart = parts.chart_of(self.playing)
        if chart is None:
            return Stay()
        self.closer = self._after(chart)
        at = next((one.at for kind, one in parts.things(chart.atlas) if f"map.{kind}.{one.id}" == self.here), None)
        sheet = Sheet(chart, (1000, 700), self.closer)
        if at is None or on_sheet(sheet, at):
            return Stay()
        self.here = ""
        return Stay("map.closer")


def _spare(ctx: Context, wide: float) -> float:
    """How many units of width a sheet leaves."""
    scale = parts.scale_of(ctx)
    return (ctx.size[0] - 64 * scale.space - wide) / scale.text
