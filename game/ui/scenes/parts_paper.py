"""Papers as things: a telegram form, a newspaper, a letter, a note, a leaf of minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from game.kernel.sides import Side
from game.session.papers import Paper
from game.session.presentation import Note
from game.ui.describe import Look, Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_press import front_page, other_capitals
from game.ui.scenes.parts_speech import say
from game.ui.scenes.parts_telegram import telegram_form
from game.ui.scenes.parts_words import day, short_day, term_text
from game.ui.widgets.basic import column, eyebrow, panel, row, rule, spacer, text
from game.ui.widgets.instruments import seal

WIDE = 780
BY_MEDIATOR = ("mediator_wrote", "mediator_warned", "text", "text_failed")


@dataclass(frozen=True, slots=True)
class Copy:
    """What is to be set: the words of a paper, and what stands under them."""

    origin: str
    headline: str
    body: str
    date: str
    place: str
    secret: bool
    asks: bool
    monogram: str
    more: list[Node]
    source: Node


def paper_node(ctx: Context, playing: Playing, side: Side, paper: Paper) -> Node:
    """One paper laid open."""
    makers = {"telegram": _telegram, "newspaper": _newspaper, "minutes": _protocol, "note": _note}
    make = makers.get(paper.form, _letter)
    shown = playing.controller.presentation
    return make(
        ctx,
        Copy(
            origin=say(ctx, playing, paper.origin, side),
            headline=say(ctx, playing, paper.headline, side),
            body=say(ctx, playing, paper.body, side),
            date=shown.date(paper.sitting),
            place=shown.place.split(",")[0],
            secret=not paper.public,
            asks=paper.question is not None,
            monogram=_monogram(playing, paper),
            more=_grounds(ctx, playing, side, paper),
            source=source_line(ctx, paper.note),
        ),
    )


def slants_node(ctx: Context, playing: Playing, paper: Paper) -> Node | None:
    """How the papers of other capitals tell it; None where they are silent."""
    date = playing.controller.presentation.date(paper.sitting)
    wide = WIDE if ctx.units[0] < 1640 else 1150
    return other_capitals(ctx, paper.slants, date, wide) if paper.slants else None


def _monogram(playing: Playing, paper: Paper) -> str:
    """The letters on the seal of a letter: the mediator's when it is his, otherwise none."""
    mediator = playing.controller.presentation.mediator
    if mediator is None or paper.kind not in BY_MEDIATOR:
        return ""
    return "".join(word[0] for word in mediator.name.split() if word[0].isupper())[-2:]


def _grounds(ctx: Context, playing: Playing, side: Side, paper: Paper) -> list[Node]:
    """The clauses of a text and the reason that its writer gives."""
    shown = playing.controller.presentation
    typed = paper.form == "telegram"
    clauses = [text(term_text(shown, n, option), face="treaty", size=19, leading=1.2) for n, option in paper.terms]
    more: list[Node] = [column(rule(), *clauses, rule(), gap=6, padding=(2, 12, 2, 12))] if clauses else []
    if paper.why is not None:
        face = "telegram" if typed else "italic"
        more.append(text(say(ctx, playing, paper.why, side), face=face, size=18 if typed else 22, leading=1.3))
    return more


def source_line(ctx: Context, note: Note) -> Node:
    """Documented, inferred or invented, and by whom."""
    words = ctx.t(f"mark.{note.mark}")
    if note.sources:
        words = ctx.t("mark.sources", mark=words, sources=ctx.listed(note.sources))
    return text(words, size=15, colour="ink_soft", leading=1.15)


def paragraphs(body: str, **look: Any) -> list[Node]:
    """A text in paragraphs."""
    return [text(part, **look) for part in _parts(body)]


def _telegram(ctx: Context, copy: Copy) -> Node:
    return telegram_form(
        ctx, WIDE, origin=copy.origin, headline=copy.headline, words=_parts(copy.body),
        date=short_day(ctx, copy.date), place=copy.place, secret=copy.secret, brief=copy.asks,
        more=copy.more, source=copy.source,
    )  # fmt: skip


def _newspaper(ctx: Context, copy: Copy) -> Node:
    return front_page(
        ctx, WIDE, origin=undated(copy.origin, short_day(ctx, copy.date)), headline=copy.headline, body=copy.body,
        date=day(ctx, copy.date),
        more=copy.more, source=copy.source,
    )  # fmt: skip


def undated(origin: str, date: str) -> str:
    """Where a newspaper is from without its day, when that is the date printed beside it already."""
    parts = re.split("([,\u3001])", origin)
    kept = [(mark, part) for mark, part in zip(["", *parts[1::2]], parts[::2], strict=True) if part.strip() != date]
    return "".join(part if n == 0 else mark + part for n, (mark, part) in enumerate(kept)).strip()


def _letter(ctx: Context, copy: Copy) -> Node:
    """A sheet of good paper, the place and date at the right, a hand that slopes, and the writer's seal.

    It is set close where a question follows.
    """
    close = copy.asks
    head = column(
        text(copy.origin, face="italic", size=19, text_align="right"),
        text(ctx.t("paper.letter_date", date=day(ctx, copy.date)), face="italic", size=18, colour="ink_soft",
             text_align="right"),
        gap=0, max_w=560, grow=1,
    )  # fmt: skip
    wax = seal("", copy.monogram, "other", ctx.t("paper.sealed"), size=48 if close else 72)
    return panel(
        row(spacer(), head, gap=8),
        text(copy.headline, face="treaty_bold", size=24, leading=1.2),
        *paragraphs(copy.body, face="italic", size=19 if close else 22, leading=1.2 if close else 1.3),
        *copy.more,
        row(column(rule("swelled"), copy.source, gap=10, grow=1, basis=300), wax, gap=24, align="end"),
        surface="letter", gap=7 if close else 13, padding=(18, 40, 14, 40) if close else (34, 50, 28, 50),
        max_w=WIDE, basis=WIDE,
    )  # fmt: skip


def _note(ctx: Context, copy: Copy) -> Node:
    """A slip passed across a desk; set close where a question follows."""
    close = copy.asks
    return panel(
        row(
            eyebrow(copy.origin, grow=1),
            text(short_day(ctx, copy.date), size=18, face="italic", colour="ink_soft", min_w=96, text_align="right"),
            gap=10,
        ),
        text(copy.headline, face="bold", size=22 if close else 23, leading=1.15),
        *paragraphs(copy.body, face="body", size=18 if close else 20, leading=1.22 if close else 1.3),
        *copy.more,
        copy.source,
        surface="slip", gap=6 if close else 10, padding=(15, 26, 13, 26) if close else (24, 30, 20, 30),
        max_w=700 if close else 640, basis=700 if close else 640,
    )  # fmt: skip


def _protocol(ctx: Context, copy: Copy) -> Node:
    """A leaf of the protocol, in the type of treaties."""
    return panel(
        text(copy.origin, face="treaty", size=18, colour="ink_soft", text_align="centre"),
        rule("double"),
        text(copy.headline, face="treaty_bold", size=25, text_align="centre"),
        *paragraphs(copy.body, face="treaty", size=19, leading=1.34),
        *copy.more,
        rule(),
        copy.source,
        surface="protocol", gap=11, padding=(26, 46, 22, 54), max_w=WIDE, basis=WIDE,
    )  # fmt: skip


def _parts(body: str) -> list[str]:
    return [part.strip() for part in body.split("\n") if part.strip()]


def stamp(ctx: Context, form: str) -> Node:
    """The kind of paper in one word, for the list."""
    node = text(ctx.t(f"paper.form.{form}"), size=13, colour="ink_soft", face="bold")
    node.look = Look("bold", 13, "ink_soft", capitals=True)
    return node
