"""The marks of the table, each drawn as it stands there, the figures at the head, and the words that go with them."""

from __future__ import annotations

from dataclasses import replace

from game.kernel.sides import Side
from game.session.presentation import Presentation
from game.ui.describe import Node, Role, Style
from game.ui.scenes.base import Context
from game.ui.scenes.parts_scale import HEIGHT, Marks, ladder
from game.ui.scenes.parts_strip import treaty_bar
from game.ui.scenes.parts_words import likelihoods
from game.ui.strings import escape
from game.ui.widgets.basic import column, heading, panel, row, text

TOPIC = "marks"
"""What help is asked about to open at this leaf."""
WIDE, RUNGS = 132.0, 5
PLAIN = Marks(RUNGS, Side.FIRST)
LADDERS: tuple[tuple[str, Marks], ...] = (
    ("said", replace(PLAIN, first=1, second=3)),
    ("laid", replace(PLAIN, first_offer=1, second_offer=3)),
    ("draft", replace(PLAIN, draft=2)),
    ("agreed", replace(PLAIN, settled=2)),
    ("orders", replace(PLAIN, edge=2)),
    ("never", replace(PLAIN, edge=2, hard=True)),
    ("silent", replace(PLAIN, silent=4)),
    ("closed", replace(PLAIN, closed=(1,))),
    ("withdrawn", replace(PLAIN, withdrawn=True)),
    ("given_up", replace(PLAIN, given_up=True)),
)
FIGURES = (("one", "52"), ("both", "46/26"), ("silent", "(35)"))
METERS = ("standing", "influence", "patience", "goodwill")
TREATY = (660, 522, 550)
"""A treaty as it lies, and the ends of a walk-away, for the drawing."""


def marks_leaf(ctx: Context, shown: Presentation) -> list[Node]:
    """Everything of the table that is drawn or abbreviated, with its meaning beside it."""
    names = {"first": escape(shown.sides.first.name), "second": escape(shown.sides.second.name)}
    ladders = [_line(_sample(ctx.t(f"marks.{key}", **names), marks), ctx.t(f"marks.{key}", **names))
               for key, marks in LADDERS]  # fmt: skip
    figures = [_line(_figure(figure), ctx.t(f"ledger.worth_{key}")) for key, figure in FIGURES]
    kept = METERS if shown.mediator is not None else METERS[:-1]
    meters = [_line(_name(ctx.t(f"strip.{name}")), ctx.t(f"strip.{name}_hint")) for name in kept]
    treaty = _line(column(_name(ctx.t("strip.treaty")), treaty_bar("", *TREATY, width=WIDE), gap=2, width=WIDE),
                   f"{ctx.t('strip.treaty_hint')} {ctx.t('marks.bar')}")  # fmt: skip
    scale = ctx.commas(likelihoods(ctx))
    words = [text(ctx.t("marks.without")), text(ctx.t("marks.halfway")), text(ctx.t("marks.home")),
             text(ctx.t("marks.likely", words=scale))]  # fmt: skip
    return [
        _sheet(ctx, "ladders", ladders),
        _sheet(ctx, "figures", [*figures, _line(_figure("\u2013"), ctx.t("marks.unsaid"))]),
        _sheet(ctx, "head", [*meters, treaty, _line(_figure("+3"), ctx.t("marks.moved"))]),
        _sheet(ctx, "words", words),
    ]  # fmt: skip


def _sheet(ctx: Context, name: str, lines: list[Node]) -> Node:
    return panel(heading(ctx.t(f"marks.{name}")), *lines, gap=8, padding=(14, 20, 16, 20), max_w=920)


def _line(sign: Node, words: str) -> Node:
    return row(sign, text(words, grow=1, basis=220), gap=18, align="centre")


def _sample(words: str, marks: Marks) -> Node:
    """A ladder with one kind of mark on it, as the table draws it."""
    node = ladder("", words, "", marks, enabled=True)
    node.role, node.label = Role.IMAGE, ""
    node.style = Style(width=WIDE, height=HEIGHT)
    return node


def _figure(figure: str) -> Node:
    return text(figure, face="bold", width=WIDE, text_align="centre")


def _name(words: str) -> Node:
    return text(words, face="bold", width=WIDE)
