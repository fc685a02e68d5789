"""Leaves of the dossier that are tables: worth, war, the other side's possible orders."""

from __future__ import annotations

from game.kernel.sides import Side
from game.session.briefing import Briefing
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_frame import sheet_sides
from game.ui.scenes.parts_paper import source_line
from game.ui.scenes.parts_weigh import inside
from game.ui.scenes.parts_words import band, roman
from game.ui.widgets.basic import column, eyebrow, heading, note, panel, row, rule, text
from game.ui.widgets.instruments import gauge
from game.views.view import SideView


def leaf_worth(ctx: Context, playing: Playing, side: Side, found: Briefing) -> Node:
    """Every article with the points of its options, and the line of the orders drawn under the last one allowed."""
    view = playing.controller.view(side)
    blocks = [_article(ctx, playing, view, found, n) for n in range(len(view.board.articles))]
    links = [text(ctx.t("dossier.link", text=link.text, points=link.points), size=18) for link in found.links]
    return panel(
        text(ctx.t("dossier.worth_how"), size=18, face="italic", colour="ink_soft"), rule("swelled"), *blocks,
        heading(ctx.t("dossier.links"), size=20) if links else None, *links,
        surface="sheet", gap=14, padding=sheet_sides(ctx, 36, 23), max_w=900, basis=900,
    )  # fmt: skip


def _article(ctx: Context, playing: Playing, view: SideView, found: Briefing, article: int) -> Node:
    card = playing.controller.presentation.articles[article]
    line = view.own.mandate[article]
    rows: list[Node] = []
    order = range(len(card.options)) if view.side is Side.FIRST else range(len(card.options) - 1, -1, -1)
    for option in order:
        rows.append(_rung(ctx, found, card.options[option].name, article, option, inside(view, article, option)))
        if line is not None and option == line.option:
            kind = ctx.t(f"kind.{'announced' if line.announced else line.kind}")
            rows.append(
                row(
                    rule("heavy"),
                    text(ctx.t("dossier.line", kind=kind), size=15, face="bold", colour="accent"),
                    gap=10,
                    align="centre",
                )
            )
            rows[-1].children[0].style = type(rows[-1].children[0].style)(grow=1, min_w=30, height=3)
    why = found.why[article]
    return column(
        row(text(roman(article + 1), face="heading", size=20, colour="accent", width=52, text_align="right"),
            heading(card.name, size=20, grow=1), gap=12, align="end"),
        text(why.strip(), size=17, colour="ink_soft", face="italic", padding=(0, 0, 2, 64)) if why else None,
        column(*rows, gap=0, padding=(0, 0, 0, 64)), gap=2,
    )  # fmt: skip


def _rung(ctx: Context, found: Briefing, name: str, article: int, option: int, within: bool) -> Node:
    points = found.points[article][option]
    return row(
        text(name, size=18, grow=1, colour="ink" if within else "ink_soft"),
        text(str(points), size=18, face="bold", width=50, text_align="right", colour="ink" if within else "warn"),
        gap=10, align="end",
    )  # fmt: skip


def lines_of_orders(ctx: Context, playing: Playing, found: Briefing) -> list[Node]:
    """Where the orders end as they stand now, article by article; nothing where they draw no line."""
    articles = playing.controller.presentation.articles
    if not found.mandate:
        return []
    rows = []
    for line in found.mandate:
        card = articles[line.article]
        kind = ctx.t(f"kind.{'announced' if line.announced else line.kind}")
        furthest = text(ctx.t("dossier.furthest", option=card.options[line.option].name), size=18)
        stubborn = text(kind, size=16, face="bold", colour="accent")
        named = ctx.t("dossier.ends_article", numeral=roman(line.article + 1), article=card.name)
        rows.append(column(text(named, size=18, face="bold"), furthest, stubborn, gap=0))
    return [heading(ctx.t("dossier.ends"), size=20), note(ctx.t("dossier.ends_how"), size=17), *rows]


def leaf_war(ctx: Context, playing: Playing, side: Side, found: Briefing) -> Node:
    """What no treaty would bring, and the gauges that it hangs on."""
    view = playing.controller.view(side)
    shown = playing.controller.presentation
    low, high = playing.controller.briefing(side).walk_away
    dials: list[Node] = []
    for term in view.board.walk_away.of(side).terms:
        reading, card = view.own.readings[term.track], shown.tracks[term.track]
        effect = ctx.t("dossier.raises" if term.coefficient > 0 else "dossier.lowers")
        if reading is None:
            dial: Node = text(ctx.t("dossier.hidden", track=card.name), size=18)
        else:
            word = card.words[reading.word] if card.words else ""
            dial = gauge(f"war.{card.id}", card.name, (reading.low + reading.high) // 2,
                         shown=f"{band(reading.low, reading.high)} {word}".strip(), small=True)  # fmt: skip
        dials.append(column(dial, note(f"{card.summary.strip()} {effect}", size=16), gap=2))
    return panel(
        heading(ctx.t("dossier.war_head")), rule("swelled"),
        text(ctx.t(f"dossier.war_{'sure' if low == high else 'band'}", walk=band(low, high)), size=22, face="bold"),
        text(ctx.t("dossier.war_exact" if low == high else "dossier.war_how"), size=19), rule(), *dials,
        surface="sheet", gap=12, padding=sheet_sides(ctx, 40), max_w=820, basis=820,
    )  # fmt: skip


def leaf_other(ctx: Context, playing: Playing, side: Side) -> Node:
    """The instructions that the other capital may have given."""
    shown = playing.controller.presentation
    other = shown.sides.of(side.other)
    cards = []
    for doctrine in shown.doctrines.of(side.other):
        cards.append(
            column(
                row(text(doctrine.name, face="bold", size=20, grow=1),
                    text(ctx.t("dossier.prior", n=doctrine.prior), size=17, colour="ink_soft"), gap=10, align="end"),
                text(doctrine.summary.strip(), size=18), source_line(ctx, doctrine.note), gap=2,
            )
        )  # fmt: skip
    return panel(
        heading(ctx.t("dossier.other_head", capital=other.capital)), note(ctx.t("dossier.other_how")), rule("swelled"),
        eyebrow(ctx.t("dossier.possible")), *cards,
        surface="sheet", gap=13, padding=sheet_sides(ctx, 40), max_w=820, basis=820,
    )  # fmt: skip
