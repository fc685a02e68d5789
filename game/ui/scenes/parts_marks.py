"""The marks of the table, each drawn as it stands there, the figures at the head, and the words that go with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from game.kernel.sides import Side
from game.session.presentation import Presentation
from game.ui.describe import Node, Role, Style
from game.ui.rulebook import matches
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


class Sign(NamedTuple):
    """A sign as it is drawn, what it means, and its name where it has one beside its meaning."""

    drawn: Node | None
    words: str
    name: str = ""


def marks_leaf(ctx: Context, shown: Presentation, wanted: Sequence[str] = ()) -> list[Node]:
    """Everything of the table that is drawn or abbreviated, with its meaning beside it, a sheet a kind.

    With `wanted` (small letters, plain) only those signs of which every word is said: its name, its meaning, the head
    of its sheet, or what signs are called.
    """
    called = ctx.t("marks.called")
    found = []
    for head, signs in _sheets(ctx, shown):
        kept = [one for one in signs if matches(f"{called} {head} {one.name} {one.words}", wanted)]
        if kept:
            found.append(_sheet(head, kept))
    return found


def _sheets(ctx: Context, shown: Presentation) -> list[tuple[str, list[Sign]]]:
    """The signs under the heads of their sheets."""
    names = {"first": escape(shown.sides.first.name), "second": escape(shown.sides.second.name)}
    ladders = [Sign(_sample(words, marks), words)
               for words, marks in ((ctx.t(f"marks.{key}", **names), marks) for key, marks in LADDERS)]  # fmt: skip
    figures = [Sign(_figure(figure), ctx.t(f"ledger.worth_{key}"), figure) for key, figure in FIGURES]
    kept = METERS if shown.mediator is not None else METERS[:-1]
    meters = [Sign(_name(name), ctx.t(f"strip.{key}_hint"), name) for key in kept for name in (ctx.t(f"strip.{key}"),)]
    name = ctx.t("strip.treaty")
    bar = column(_name(name), treaty_bar("", *TREATY, width=WIDE), gap=2, width=WIDE)
    treaty = Sign(bar, f"{ctx.t('strip.treaty_hint')} {ctx.t('marks.bar')}", name)
    scale = ctx.commas(likelihoods(ctx))
    words = [ctx.t("marks.without"), ctx.t("marks.halfway"), ctx.t("marks.home"), ctx.t("marks.likely", words=scale)]
    return [
        (ctx.t("marks.ladders"), ladders),
        (ctx.t("marks.figures"), [*figures, Sign(_figure("\u2013"), ctx.t("marks.unsaid"))]),
        (ctx.t("marks.head"), [*meters, treaty, Sign(_figure("+3"), ctx.t("marks.moved"))]),
        (ctx.t("marks.words"), [Sign(None, each) for each in words]),
    ]


def _sheet(head: str, signs: Sequence[Sign]) -> Node:
    return panel(heading(head), *(_line(one) for one in signs), gap=8, padding=(14, 20, 16, 20), max_w=920)


def _line(sign: Sign) -> Node:
    if sign.drawn is None:
        return text(sign.words)
    return row(sign.drawn, text(sign.words, grow=1, basis=220), gap=18, align="centre")


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
