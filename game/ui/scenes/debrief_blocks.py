"""Blocks of the debrief as nodes: words, letters, tables, entries, trades, charts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from game.report.blocks import Block, Entry, Figure, Gallery, Letter, Row, Table, Trade, Words
from game.report.charts import Chart
from game.ui import plot_marks
from game.ui.describe import Node, Role, Style
from game.ui.plots import chart_node
from game.ui.scenes.base import Context
from game.ui.scenes.parts_paper import paragraphs
from game.ui.scenes.parts_words import side_key
from game.ui.widgets.basic import column, eyebrow, heading, note, panel, row, rule, scroll, text
from game.ui.widgets.controls import Option, listitem, stepper
from game.ui.widgets.instruments import side_mark

FIGURE, LARGE, WIDE, ROW_CHART, CHART = 112, 22, 1120, 230.0, 430.0
MARKS = {"documented": "ok", "inferred": "ink_soft", "invented": "accent", "better": "ok", "same": "ink_soft",
         "worse": "warn"}  # fmt: skip


def block_nodes(ctx: Context, block: Block, focused: str) -> list[Node]:
    """A block of a leaf that is read from top to bottom."""
    match block:
        case Words():
            return [words_node(block)]
        case Letter():
            return [letter_node(ctx, block)]
        case Table():
            return [table_node(block)]
        case Entry():
            return [entry_node(ctx, block)]
        case Trade():
            return [trade_node(ctx, block)]
        case Figure(chart):
            return figure_nodes(ctx, chart, focused)
        case Gallery(_, charts):
            return [node for chart in charts for node in figure_nodes(ctx, chart, focused)]


def words_node(block: Words) -> Node:
    """A paragraph in its kind of type."""
    if block.kind == "heading":
        return heading(block.text, size=22)
    if block.kind == "note":
        return note(block.text)
    looks = {"lead": ("italic", 23.0), "strong": ("bold", 20.0)}
    face, size = looks.get(block.kind, ("body", 20.0))
    return text(block.text, face=face, size=size)


def letter_node(ctx: Context, letter: Letter) -> Node:
    """A letter laid open: the seal's sign, the hand, and the lines under a rule."""
    mark = side_mark(side_key(letter.side), letter.heading, size=18)
    lines = [text(line, size=17, leading=1.2) for line in letter.lines]
    return panel(
        row(mark, heading(letter.heading, size=21, grow=1, leading=1.15), gap=10, align="centre"), rule(),
        *paragraphs(letter.text, face="treaty_italic", size=18, leading=1.3),
        *([rule(), *lines] if lines else []),
        surface="plain", gap=9, padding=(18, 24, 18, 24), basis=430, grow=1,
    )  # fmt: skip


def table_node(table: Table) -> Node:
    """A quiet table: words at the left, figures under the sides' signs at the right."""
    cells: list[Node] = [text(table.head[0], size=16, face="italic", colour="ink_soft", grow=1)]
    for name, side in zip(table.head[1:], table.sides[1:], strict=True):
        mark = None if side is None else side_mark(side_key(side), "", size=14)
        words = text(name, face="bold", size=LARGE if table.large else 18)
        cells.append(row(mark, words, gap=6, align="centre", justify="end", width=FIGURE))
    rows = [table_row(table, one) for one in table.rows]
    return column(row(*cells, gap=10, align="end"), rule("heavy"), *rows, gap=3)


def table_row(table: Table, one: Row) -> Node:
    """One row; said as a whole, each figure with the head of its column."""
    if len(one.cells) == 1:
        return text(one.cells[0], face="bold", size=18, colour="accent", padding=(8, 0, 0, 0))
    face, size = "bold" if one.strong else "body", LARGE if table.large else 19
    node = row(
        text(one.cells[0], size=size, face=face, grow=1, min_w=150, leading=1.15),
        *(text(cell, size=size + (3 if one.strong else 0), face=face, width=FIGURE, text_align="right", leading=1.15)
          for cell in one.cells[1:]),
        gap=10, align="end",
    )  # fmt: skip
    said = ", ".join(f"{head} {cell}" for head, cell in zip(table.head[1:], one.cells[1:], strict=True))
    node.label = f"{one.cells[0]}: {said}"
    return node


def entry_node(ctx: Context, entry: Entry) -> Node:
    """Something with a date or a name: at the left when, at the right what, and how sure it is."""
    colour = MARKS.get(entry.mark, "ink_soft")
    key = "verdict.fate_" if entry.mark in ("better", "same", "worse") else "verdict.mark_"
    sure = ctx.t(f"{key}{entry.mark}") if entry.mark else ""
    stamp = text(sure, face="bold", size=14, capitals=True, colour=colour) if sure else None
    name = text(entry.kicker, face="bold", size=20, leading=1.12) if entry.kicker else None
    if name is not None and entry.side is not None:
        name = row(side_mark(side_key(entry.side), "", size=14), name, gap=7, align="centre")
    told = column(
        name, stamp, text(entry.text, size=19, leading=1.25, face="italic" if entry.mark == "invented" else "body"),
        text(entry.source, size=14, face="italic", colour="ink_soft", leading=1.15) if entry.source else None,
        gap=1, grow=1, basis=400,
    )  # fmt: skip
    if not entry.when:
        return told
    when = text(entry.when, face="bold", size=16, colour="ink_soft", leading=1.2)
    if ctx.narrow:
        return column(when, told, gap=0)
    when.style = Style(width=150)
    when.look = type(when.look)("bold", 16, "ink_soft", text_align="right", leading=1.35)
    return row(when, told, gap=18, align="start")


def trade_node(ctx: Context, trade: Trade) -> Node:
    """A trade on a slip of its own, stamped with what both would have done."""
    return panel(
        eyebrow(ctx.t("debrief.missed.stamp"), colour="ok"),
        text(trade.title, face="heading", size=24, leading=1.12, colour="accent"),
        text(trade.worth, face="bold", size=20), rule(),
        *(text(change, size=19) for change in trade.changes),
        note(trade.when) if trade.when else None,
        text(trade.pays, size=17, colour="warn", face="italic") if trade.pays else None,
        surface="sheet", gap=5, padding=(18, 26, 18, 26),
    )  # fmt: skip


def figure_nodes(ctx: Context, chart: Chart, focused: str, high: float | None = None) -> list[Node]:
    """A chart with its legend and caption under it."""
    natural = ROW_CHART if chart.rows else min(CHART, max(260.0, ctx.units[1] - 250))
    node = chart_node(ctx, chart, focused="" if ctx.narrow else focused, high=high or natural)
    return [text(chart.title, face="bold", size=19), node, caption(chart, focused), *legend(chart)]


def caption(chart: Chart, focused: str, least: float = 0) -> Node:
    """What the dot under the keyboard says, or the chart as a whole."""
    dot = chart.dot(focused)
    if dot is None:
        look: dict[str, Any] = {"face": "italic", "colour": "ink_soft", "size": 18}
        return text(chart.summary, node_id=f"caption.{chart.id}", min_h=least, **look)
    return text(dot.caption, node_id=f"caption.{chart.id}", size=20, min_h=least)


def legend(chart: Chart, *, down: bool = False) -> list[Node]:
    """What the shapes and hatchings mean: in lines, or one under another."""
    parts = [
        row(Node(Role.IMAGE, "", "", data=shape, paint=plot_marks.legend_mark, style=Style(width=20, height=16)),
            text(words, size=16, colour="ink_soft", leading=1.1), gap=7, align="centre")
        for shape, words in chart.legend
    ]  # fmt: skip
    if not parts:
        return []
    return [column(*parts, gap=3) if down else row(*parts, gap=18, wrap=True)]


def gallery_node(ctx: Context, gallery: Gallery, chosen: int, focused: str) -> Node:
    """Charts of a kind: the list of them at the left and one of them large, or a row to step through them."""
    charts = gallery.charts
    if len(charts) == 2 and ctx.units[0] >= WIDE:
        return row(*(_large(ctx, chart, focused) for chart in charts), gap=14, grow=1)
    chart = charts[min(chosen, len(charts) - 1)]
    if ctx.units[0] < WIDE:
        options = [Option(str(n), one.title) for n, one in enumerate(charts)]
        return scroll(
            "gallery.scroll", stepper("gallery", gallery.label, options, str(chosen)),
            *figure_nodes(ctx, chart, focused)[1:], gap=8, padding=(6, 10, 8, 4),
        )  # fmt: skip
    items = [_item(ctx, n, one, n == chosen) for n, one in enumerate(charts)]
    left = panel(scroll("gallery.list", *items, gap=0), basis=330, grow=1, padding=(10, 8, 10, 10))
    return row(left, _large(ctx, chart, focused), gap=14, grow=1)


def _large(ctx: Context, chart: Chart, focused: str) -> Node:
    """A chart on a sheet of its own, with its legend and caption."""
    return panel(
        heading(chart.title, size=22), chart_node(ctx, chart, focused=focused), *legend(chart),
        rule(), caption(chart, focused, 100), gap=8, grow=3, basis=560,
    )  # fmt: skip


def _item(ctx: Context, n: int, chart: Chart, chosen: bool) -> Node:
    """A chart in the list, with where it began and where it ended."""
    first, last = chart.lines[0].points[0][1], chart.lines[0].points[-1][1]
    change = "" if len(chart.lines) > 1 else ctx.t("debrief.course.from_to", a=first, b=last)
    return listitem(
        f"gallery.{n}", chart.title, text(chart.title, size=19, grow=1, leading=1.1),
        text(change, size=17, colour="ink_soft"), selected=chosen, on=n, value=change, padding=(7, 10), gap=8,
    )  # fmt: skip


def sides_by_side(ctx: Context, letters: Sequence[Node]) -> Node:
    """Two letters beside each other where there is room."""
    return row(*letters, gap=16, align="stretch") if ctx.units[0] >= 1000 else column(*letters, gap=14)
