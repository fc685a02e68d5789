"""The leaves of a class's debrief as nodes: large calm type on one sheet, a chart, two columns, cuttings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.classroom.debrief_plan import Cuttings, Leaf, Pair, Part, Turn
from game.kernel.sides import Side
from game.report.blocks import Block, Entry, Figure, Row, Table, Trade, Words
from game.report.charts import Chart
from game.report.teller import Teller
from game.session.papers import Slant
from game.ui import plot_marks
from game.ui.describe import Node, Role, Style, walk
from game.ui.plots import TICK, chart_node
from game.ui.scenes.base import Context
from game.ui.scenes.debrief_blocks import MARKS
from game.ui.scenes.lesson_parts import Sizes, aside, reel, sheet, sizes, words
from game.ui.scenes.parts_press import where_from
from game.ui.scenes.parts_words import side_key
from game.ui.widgets.basic import column, panel, row, rule, scroll, text
from game.ui.widgets.instruments import side_mark

BODY = "class_debrief.body"
"""What scrolls on a leaf is named after it, so that each leaf opens at its first line."""
MEASURE = 1240.0
"""Units of width that a sheet to be read has at most."""
FULL, LARGEST, CHARTED = 13.0, 1.5, 1.2
"""Lines that fill a leaf, how much larger the type of a shorter one may be, and how much larger that of a chart is."""
FIGURE = 0.17
"""Share of a sheet's width that a column of figures takes."""


@dataclass(frozen=True, slots=True)
class Hand:
    """The sizes of type on one leaf: what is short is set larger."""

    ctx: Context
    known: Sizes

    def words(self, label: str, **more: Any) -> Node:
        """A paragraph."""
        return words(self.ctx, label, **{"size": self.known.body, **more})

    def aside(self, label: str, **more: Any) -> Node:
        """A remark."""
        return aside(self.ctx, label, **{"size": self.known.small, **more})

    def t(self, key: str, **params: object) -> str:
        """The sentence of a catalogue key."""
        return self.ctx.t(key, **params)


def hand_for(ctx: Context, leaf: Leaf) -> Hand:
    """The type for a leaf: twice as large takes four times the room."""
    known, larger = sizes(ctx), min(LARGEST, max(1.0, (FULL / max(1.0, leaf.lines)) ** 0.5))
    if any(isinstance(part, Figure) for part in leaf.parts):
        larger = CHARTED
    return Hand(ctx, Sizes(*(getattr(known, name) * larger for name in ("small", "body", "large", "huge"))))


def body_of(leaf: Leaf) -> str:
    """The id of what scrolls on a leaf."""
    return f"{BODY}.{leaf.key}"


def leaf_node(hand: Hand, leaf: Leaf, tell: Teller, room: list[Node]) -> Node:
    """A leaf as it stands on the screen; `room` is what is done on it besides reading."""
    chart = next((part.chart for part in leaf.parts if isinstance(part, Figure)), None)
    if chart is not None:
        return chart_leaf(hand, chart, leaf)
    if leaf.id == "vote":
        return reel(body_of(leaf), sheet(*room, gap=8), justify="centre")
    nodes = [node for part in leaf.parts for node in part_nodes(hand, part, tell)]
    bare = any(isinstance(part, Pair | Cuttings) for part in leaf.parts)
    if bare:
        return reel(body_of(leaf), *nodes, *room, gap=12, justify="centre")
    card = sheet(*nodes, *room, gap=12, max_w=MEASURE, basis=MEASURE, padding=(18, 34, 20, 34))
    return reel(body_of(leaf), card, align="centre", justify="centre")


def chart_leaf(hand: Hand, chart: Chart, leaf: Leaf) -> Node:
    """A chart as large as there is room, what its hatchings mean, and what to read off it."""
    known = hand.known
    drawn = chart_node(hand.ctx, chart, larger=known.small / TICK)
    for dot in walk(drawn):
        if dot.style.pin is not None:
            dot.focus, dot.hint = False, ""
    said = [hand.words(part.text, leading=1.12) for part in leaf.parts if isinstance(part, Words)]
    card = panel(drawn, row(*_legend(hand, chart), gap=22, wrap=True), gap=4, grow=1, padding=(6, 12, 8, 12))
    return scroll(body_of(leaf), card, *said, gap=8)


def _legend(hand: Hand, chart: Chart) -> list[Node]:
    size = hand.known.small
    return [
        row(Node(Role.IMAGE, "", "", data=shape, paint=plot_marks.legend_mark, style=Style(width=size * 1.3,
                                                                                           height=size)),
            hand.aside(said), gap=8, align="centre")
        for shape, said in chart.legend
    ]  # fmt: skip


def part_nodes(hand: Hand, part: Part, tell: Teller) -> list[Node]:
    """A part of a leaf."""
    match part:
        case Words():
            return [_paragraph(hand, part, tell)]
        case Entry():
            return [_entry(hand, part)]
        case Trade():
            return _trade(hand, part)
        case Turn():
            return [_turn(hand, part)]
        case Table():
            return [_worded(hand, part) if part.words else _figures(hand, part)]
        case Pair(first, second):
            return [row(_column(hand, first, tell), _column(hand, second, tell), gap=16, align="stretch")]
        case Cuttings(slants):
            return [row(*(_cutting(hand, slant) for slant in slants), gap=16, align="stretch")]
    return []


def _paragraph(hand: Hand, part: Words, tell: Teller) -> Node:
    """A paragraph in its kind of type; of a side with its sign."""
    known = hand.known
    match part.kind:
        case "display":
            return text(part.text, face="display", size=known.large * 1.15, colour="accent", text_align="centre",
                        leading=1.08)  # fmt: skip
        case "eyebrow":
            return hand.aside(part.text, face="bold", text_align="centre")
        case "heading":
            node = text(part.text, face="heading", size=known.body * 1.12, colour="accent", leading=1.1, grow=1)
        case "lead":
            node = hand.words(part.text, face="italic")
        case "note":
            node = hand.words(part.text, face="italic", colour="ink_soft")
        case "strong":
            node = hand.words(part.text, face="bold", grow=1)
        case _:
            node = hand.words(part.text)
    if part.side is None:
        return node
    return row(side_mark(side_key(part.side), tell.side(part.side), size=known.body), node, gap=12, align="centre")


def _entry(hand: Hand, entry: Entry) -> Node:
    """A line of what followed, or a fate: when or who, then what, how sure it is, and by whom."""
    sure = "" if not entry.mark else hand.t(
        f"verdict.{'fate' if entry.mark in ('better', 'same', 'worse') else 'mark'}_{entry.mark}"
    )  # fmt: skip
    head = hand.aside(sure, face="bold", colour=MARKS.get(entry.mark, "ink_soft")) if sure else None
    name = hand.words(entry.kicker or entry.when, face="bold", leading=1.1, grow=1)
    source = hand.aside(entry.source) if entry.source else None
    return column(
        rule(), row(name, head, gap=14, align="end", wrap=True), hand.words(entry.text, leading=1.15), source, gap=3
    )


def _trade(hand: Hand, trade: Trade) -> list[Node]:
    """A trade: its name, what it was worth, and each change."""
    known = hand.known
    return [
        text(trade.title, face="heading", size=known.large, colour="accent", leading=1.1),
        hand.words(trade.worth, face="bold"), rule("swelled"),
        *(hand.words(change) for change in trade.changes),
        *([hand.aside(trade.when)] if trade.when else []),
    ]  # fmt: skip


def _turn(hand: Hand, turn: Turn) -> Node:
    number = text(str(turn.number), face="display", size=hand.known.large, colour="accent", width=46, leading=1.0)
    told = column(hand.words(turn.name, face="bold", leading=1.1), hand.words(turn.text, leading=1.12), gap=2, grow=1)
    return row(number, told, gap=12, align="start")


def _worded(hand: Hand, table: Table) -> Node:
    """A table of words: its columns are as wide as each other, but for the first of two."""
    shares = (2.0, 3.0) if len(table.head) == 2 else (2.0, *(3.0,) * (len(table.head) - 1))
    named = zip(table.head, shares, strict=True)
    head = row(*(hand.aside(name, grow=share, basis=90 * share) for name, share in named), gap=16)
    lines = [_line(hand, one, shares) for one in table.rows]
    return column(head, rule("heavy"), *lines, gap=6)


def _line(hand: Hand, one: Row, shares: tuple[float, ...]) -> Node:
    cells = [
        hand.words(cell, face="bold" if n == 0 else "body", grow=share, basis=90 * share, leading=1.12)
        for n, (cell, share) in enumerate(zip(one.cells, shares, strict=True))
    ]
    return row(*cells, gap=16, align="start")


def _figures(hand: Hand, table: Table) -> Node:
    """A table of large figures under the sides' signs."""
    known = hand.known
    wide = min(MEASURE, hand.ctx.units[0]) * FIGURE
    heads = [_head(hand, table, n, wide) for n in range(1, len(table.head))]
    lines = [
        row(hand.words(one.cells[0], face="bold" if one.strong else "body", grow=1, basis=260, leading=1.1),
            *(text(cell, size=known.large, face="bold" if one.strong else "body", width=wide, text_align="right",
                   leading=1.05) for cell in one.cells[1:]), gap=14, align="end")
        for one in table.rows
    ]  # fmt: skip
    for node, one in zip(lines, table.rows, strict=True):
        said = zip(table.head[1:], one.cells[1:], strict=True)
        figures = hand.ctx.commas(hand.t("say.figure", name=name, figure=cell) for name, cell in said)
        node.label = hand.t("say.term", article=one.cells[0], option=figures)
    first = text("", size=known.body, grow=1, basis=260)
    return column(row(first, *heads, gap=14, align="end"), rule("heavy"), *lines, gap=12)


def _head(hand: Hand, table: Table, n: int, wide: float) -> Node:
    side = table.sides[n]
    mark = None if side is None else side_mark(side_key(side), "", size=hand.known.small)
    name = hand.words(table.head[n], face="bold", leading=1.1)
    return row(mark, name, gap=8, align="centre", justify="end", width=wide)


def _column(hand: Hand, blocks: tuple[Block, ...], tell: Teller) -> Node:
    """One side's half of a leaf."""
    nodes = [node for block in blocks for node in part_nodes(hand, block, tell)]
    return panel(*nodes, surface="plain", gap=8, padding=(14, 20, 14, 20), basis=420, grow=1)


def _cutting(hand: Hand, slant: Slant) -> Node:
    """One newspaper's front page: its own letters, its name and place, the headline, the report."""
    known = hand.known
    own = slant.native or slant.name
    under = hand.aside(
        hand.ctx.commas([slant.name, slant.place] if slant.native else [slant.place]), text_align="centre"
    )
    return panel(
        text(own, face="treaty_bold" if slant.native else "masthead", size=known.large * 1.2, text_align="centre",
             leading=1.05),
        rule("double"), under, rule(),
        text(slant.headline, face="display", size=known.large, text_align="centre", leading=1.08),
        hand.words(slant.body.strip(), leading=1.14), rule(),
        hand.aside(where_from(hand.ctx, slant)),
        surface="news", gap=6, padding=(12, 20, 12, 20), basis=420, grow=1,
    )  # fmt: skip


def sign_of(hand: Hand, side: Side, name: str) -> Node:
    """A side's sign and name in body type."""
    known = hand.known
    mark = side_mark(side_key(side), "", size=known.body)
    return row(mark, hand.words(name, face="bold", grow=1), gap=12, align="centre")
