"""Papers as things: a telegram form, a newspaper, a letter, a note, a leaf of minutes."""

from __future__ import annotations

from typing import Any

from game.kernel.sides import Side
from game.session.papers import Paper
from game.session.presentation import Note
from game.ui.describe import Look, Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_speech import say
from game.ui.scenes.parts_words import day, short_day, term_text
from game.ui.widgets.basic import column, eyebrow, panel, row, rule, spacer, text

WIDE = 760


def paper_node(ctx: Context, playing: Playing, side: Side, paper: Paper) -> Node:
    """One paper laid open."""
    makers = {"telegram": _telegram, "newspaper": _newspaper, "minutes": _protocol, "note": _note}
    make = makers.get(paper.form, _letter)
    origin = say(ctx, playing, paper.origin, side)
    headline = say(ctx, playing, paper.headline, side)
    body = say(ctx, playing, paper.body, side)
    date = playing.controller.presentation.date(paper.sitting)
    laid = make(ctx, origin, headline, body, date, source_line(ctx, paper.note))
    laid.children = _with_grounds(ctx, playing, side, paper, laid.children)
    return laid


def _with_grounds(
    ctx: Context, playing: Playing, side: Side, paper: Paper, parts: tuple[Node, ...]
) -> tuple[Node, ...]:
    """The clauses of a text and the reason that its writer gives, before what stands at the foot of the sheet."""
    shown = playing.controller.presentation
    typed = paper.form == "telegram"
    clauses = [text(term_text(shown, n, option), face="treaty", size=19, leading=1.2) for n, option in paper.terms]
    more: list[Node] = [column(rule(), *clauses, rule(), gap=6, padding=(2, 12, 2, 12))] if clauses else []
    if paper.why is not None:
        face = "telegram" if typed else "treaty_italic"
        more.append(text(say(ctx, playing, paper.why, side), face=face, size=18 if typed else 20, leading=1.34))
    foot = 1 if paper.form == "note" else 2
    return (*parts[:-foot], *more, *parts[-foot:])


def source_line(ctx: Context, note: Note) -> Node:
    """Documented, inferred or invented, and by whom."""
    words = ctx.t(f"mark.{note.mark}")
    if note.sources:
        words = ctx.t("mark.sources", mark=words, sources="; ".join(note.sources))
    return text(words, size=14, face="italic", colour="ink_soft", leading=1.15)


def paragraphs(body: str, **look: Any) -> list[Node]:
    """A text in paragraphs."""
    return [text(part.strip(), **look) for part in body.split("\n") if part.strip()]


def _telegram(ctx: Context, origin: str, headline: str, body: str, date: str, source: Node) -> Node:
    """A form with its printed head and typed words."""
    head = row(
        text(ctx.t("paper.form.telegram"), face="treaty_bold", size=19, capitals=True, grow=1),
        text(short_day(ctx, date), face="telegram", size=17),
        gap=12, align="end",
    )  # fmt: skip
    printed = column(
        head, rule("heavy"),
        row(text(ctx.t("paper.from"), size=14, face="treaty_italic", colour="ink_soft"),
            text(origin, face="telegram", size=17, grow=1), gap=8, align="end"),
        rule(), gap=4,
    )  # fmt: skip
    typed = [text(headline, face="telegram_bold", size=19, leading=1.3)] if headline else []
    return panel(
        printed, *typed, *paragraphs(body, face="telegram", size=18, leading=1.38), rule(), source,
        surface="telegram", gap=12, padding=(22, 30, 20, 30), max_w=WIDE, basis=WIDE,
    )  # fmt: skip


def _newspaper(ctx: Context, origin: str, headline: str, body: str, date: str, source: Node) -> Node:
    """A masthead between rules, a headline, and columns where there is room."""
    parts = paragraphs(body, size=18, leading=1.24)
    half = _columns(ctx, body)
    columned = row(*half, gap=26) if half else column(*parts, gap=8)
    return panel(
        text(masthead(origin), face="masthead", size=40, text_align="centre", leading=1.15),
        rule("double"),
        row(text(after_masthead(origin), size=14, face="italic", colour="ink_soft"), spacer(),
            text(day(ctx, date), size=14, face="italic", colour="ink_soft"), gap=10),
        rule(),
        text(headline, face="display", size=30, text_align="centre", leading=1.12),
        rule("swelled"), columned, rule(), source,
        surface="plain", gap=7, padding=(18, 34, 18, 34), max_w=WIDE, basis=WIDE,
    )  # fmt: skip


def masthead(origin: str) -> str:
    """The name of the paper: what stands before the first comma."""
    return origin.split(",")[0].strip()


def after_masthead(origin: str) -> str:
    """The rest of where it comes from."""
    return origin.partition(",")[2].strip()


def _columns(ctx: Context, body: str) -> list[Node]:
    """Two columns of about the same length, cut between sentences; none on a narrow screen or for a short text."""
    whole = " ".join(body.split())
    if ctx.narrow or ctx.units[0] < 1000 or len(whole) < 380:
        return []
    middle, cut = len(whole) * 51 // 100, 0
    for n, letter in enumerate(whole[:-1]):
        if letter == "." and whole[n + 1] == " " and abs(n - middle) < abs(cut - middle):
            cut = n + 1
    look: dict[str, Any] = {"size": 18, "leading": 1.24}
    return [text(whole[:cut].strip(), grow=1, basis=300, **look), text(whole[cut:].strip(), grow=1, basis=300, **look)]


def _letter(ctx: Context, origin: str, headline: str, body: str, date: str, source: Node) -> Node:
    """A sheet of good paper, the place and date at the right, a hand that slopes."""
    return panel(
        row(spacer(), column(text(origin, face="italic", size=18, text_align="right"),
                             text(day(ctx, date), face="italic", size=17, colour="ink_soft", text_align="right"), gap=0,
                             max_w=520, grow=1), gap=8),
        text(headline, face="treaty_bold", size=23, leading=1.2),
        *paragraphs(body, face="treaty_italic", size=20, leading=1.34),
        rule("swelled"), source,
        surface="sheet", gap=12, padding=(28, 44, 24, 44), max_w=WIDE, basis=WIDE,
    )  # fmt: skip


def _note(ctx: Context, origin: str, headline: str, body: str, date: str, source: Node) -> Node:
    """A slip passed across a desk."""
    return panel(
        row(
            eyebrow(origin, grow=1),
            text(short_day(ctx, date), size=15, face="italic", colour="ink_soft", min_w=96, text_align="right"),
            gap=10,
        ),
        text(headline, face="bold", size=22, leading=1.15),
        *paragraphs(body, face="italic", size=20, leading=1.28),
        source,
        surface="well",
        gap=9,
        padding=(20, 28, 18, 28),
        max_w=620,
        basis=620,
    )


def _protocol(ctx: Context, origin: str, headline: str, body: str, date: str, source: Node) -> Node:
    """A leaf of the protocol, in the type of treaties."""
    return panel(
        text(origin, face="treaty", size=17, colour="ink_soft", text_align="centre"), rule("double"),
        text(headline, face="treaty_bold", size=24, text_align="centre"),
        *paragraphs(body, face="treaty", size=19, leading=1.32), rule(), source,
        surface="sheet", gap=10, padding=(24, 44, 22, 44), max_w=WIDE, basis=WIDE,
    )  # fmt: skip


def stamp(ctx: Context, form: str) -> Node:
    """The kind of paper in one word, for the list."""
    node = text(ctx.t(f"paper.form.{form}"), size=13, colour="ink_soft", face="bold")
    node.look = Look("bold", 13, "ink_soft", capitals=True)
    return node
