"""Newspapers: a front page with its masthead, and beside it how the papers of other capitals tell the same thing."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date as day_of, timedelta
from typing import Any

from game.session.papers import Slant
from game.ui.describe import Look, Node, Role, Style
from game.ui.scenes.base import Context
from game.ui.scenes.parts_words import day
from game.ui.text import is_ideograph
from game.ui.widgets.basic import column, eyebrow, panel, row, rule, spacer, text

_COMMA = re.compile("[,\u3001]")
_ARTICLE = re.compile(r"^(?:An?|The) (?=\S)")
_FACES = ("masthead", "display")
COLUMN: Mapping[str, Any] = {"face": "treaty", "size": 18, "leading": 1.24}
LEADS = 3
TABLE = 1000
"""Units of width from which all cuttings lie in one row."""


def front_page(
    ctx: Context, wide: float, *, origin: str, headline: str, body: str, date: str, more: list[Node], source: Node
) -> Node:
    """A masthead between rules, a headline, and columns where there is room."""
    name = masthead(origin)
    size = 46 if len(name) < 22 else 36
    return panel(
        rule(),
        text(name, face="masthead", size=size, text_align="centre", leading=1.12),
        rule("double"),
        row(_small(after_masthead(origin)), spacer(), _small(date), gap=10),
        rule(),
        text(headline, face="display", size=31, text_align="centre", leading=1.1),
        rule("swelled"),
        *_columned(ctx, opened(body)),
        *more,
        rule(),
        source,
        surface="news", gap=7, padding=(18, 34, 18, 34), max_w=wide, basis=wide,
    )  # fmt: skip


def other_capitals(ctx: Context, slants: tuple[Slant, ...], read: str, wide: float) -> Node:
    """The same news as it is told elsewhere, a cutting a paper. `read`: the day on which it is; a paper that comes from
    far has an older date.
    """
    across = min(len(slants), 2 if wide < TABLE else 4)
    dates = [day(ctx, before(read, slant.days)) for slant in slants]
    cuttings = [_cutting(ctx, slant, dates[n], n, wide / across - 14) for n, slant in enumerate(slants)]
    lead = eyebrow(ctx.t("press.elsewhere"), text_align="centre")
    rows = [row(*cuttings[at : at + across], gap=16, align="start") for at in range(0, len(cuttings), across)]
    return column(lead, *rows, gap=12, max_w=wide, basis=wide)


def _cutting(ctx: Context, slant: Slant, date: str, number: int, wide: float) -> Node:
    own = text(slant.native, face="treaty_bold", size=30, text_align="centre", leading=1.1) if slant.native else None
    face = "treaty_italic" if slant.native else _FACES[number % len(_FACES)]
    name = text(slant.name, face=face, size=18 if slant.native else 27, text_align="centre", leading=1.1)
    return panel(
        own,
        name,
        rule("double"),
        row(_small(slant.place), spacer(), _small(date), gap=8, wrap=True),
        rule(),
        text(slant.headline, face="display", size=22, text_align="centre", leading=1.1),
        text(slant.body.strip(), **COLUMN),
        rule(),
        text(where_from(ctx, slant), size=15, colour="ink_soft", leading=1.1),
        surface="news", gap=6, padding=(14, 20, 12, 20), basis=max(270, wide), grow=1,
    )  # fmt: skip


def before(date: str, days: int) -> str:
    """The date that was so many days before; what is not a date stays as it is."""
    try:
        return (day_of.fromisoformat(date) - timedelta(days)).isoformat() if days else date
    except (ValueError, OverflowError):
        return date


def where_from(ctx: Context, slant: Slant) -> str:
    """Where the name and the words of a cutting stand: one sentence when both stand alike."""
    name, words = ctx.t(f"mark.{slant.note.mark}"), ctx.t(f"mark.{slant.words.mark}")
    if slant.note.mark == slant.words.mark:
        return ctx.t("press.words", mark=name)
    return ctx.t("press.name_and_words", name=name, words=words)


def _small(words: str) -> Node:
    return text(words, face="treaty_italic", size=18, colour="ink_soft", leading=1.1)


def masthead(origin: str) -> str:
    """The name of the paper: what stands before the first comma, without its article, as a title is set."""
    name = _ARTICLE.sub("", _COMMA.split(origin)[0].strip())
    return " ".join(word if len(word) < 3 else word[0].upper() + word[1:] for word in name.split())


def after_masthead(origin: str) -> str:
    """The rest of where it comes from."""
    return "".join(_COMMA.split(origin, maxsplit=1)[1:]).strip()


def opened(body: str) -> str:
    """A report whose first words are set in bold capitals, as a printer opens a column."""
    words = " ".join(body.split()).split(" ")
    plain = all(word.strip(".,;:").isalpha() for word in words[:LEADS])
    if len(words) <= LEADS or not plain:
        return " ".join(words)
    return f"**{' '.join(words[:LEADS]).upper()}** {' '.join(words[LEADS:])}"


def _columned(ctx: Context, whole: str) -> list[Node]:
    """Two columns of about the same length, cut between words; one on a narrow screen or for a short text."""
    look: dict[str, Any] = dict(COLUMN)
    dense = any(is_ideograph(letter) for letter in whole[:20])
    if ctx.narrow or ctx.units[0] < 1000 or len(whole) < (190 if dense else 380):
        return [text(whole, **look)]
    middle, cut = len(whole) * 51 // 100, 0
    for n, letter in enumerate(whole[:-1]):
        ends = letter in "\u3001\u3002" if dense else letter == " " and whole[:n].count("*") % 2 == 0
        if ends and abs(n - middle) < abs(cut - middle):
            cut = n + 1
    line = Node(Role.RULE, style=Style(width=1), look=Look(surface="upright", colour="rule_strong"))
    halves = [text(part.strip(), grow=1, basis=300, **look) for part in (whole[:cut], whole[cut:])]
    return [row(halves[0], line, halves[1], gap=15)]
