"""A telegram on its form: printed heads, a count of words, and in cipher the groups that the secretaries struck out."""

from __future__ import annotations

import zlib

from game.ui.describe import Look, Node, Rect, Role, Style
from game.ui.markup import plain
from game.ui.paint import Canvas, content
from game.ui.scenes.base import Context
from game.ui.settings import Typeface
from game.ui.text import is_ideograph
from game.ui.widgets.basic import column, panel, row, rule, text

GROUP = "00000 "
CLEAR, CLOSE, CIPHER = 1.4, 1.24, 2.0


def telegram_form(
    ctx: Context, wide: float, *, origin: str, headline: str, words: list[str], date: str, place: str, secret: bool,
    brief: bool, more: list[Node], source: Node,
) -> Node:  # fmt: skip
    """The whole form. `secret`: it came in cipher and was deciphered here; `brief`: set close, because more follows."""
    easy = ctx.narrow or ctx.settings.typeface is Typeface.PLAIN
    leading = CLOSE if brief else CIPHER if secret and not easy else CLEAR
    body = [_typed(part, leading) for part in words]
    count = sum(count_of(plain(part)) for part in words)
    sender = _field(ctx.t("paper.from"), origin, grow=3, basis=210)
    boxes = [
        _field(ctx.t("form.date"), date, basis=110),
        _field(ctx.t("form.words"), str(count), basis=104),
        _field(ctx.t("form.class"), ctx.t("form.cipher" if secret else "form.clear"), basis=90),
    ]
    if brief:
        fields = [row(sender, *boxes, gap=0)]
    else:
        fields = [row(_field(ctx.t("form.received"), place, grow=2, basis=190), *boxes, gap=0), sender]
    return panel(
        _head(ctx, secret, brief),
        rule("heavy"),
        *fields,
        text(headline, face="telegram_bold", size=20, leading=1.2) if headline else None,
        *body,
        *more,
        rule(),
        source,
        surface="telegram", gap=7 if brief else 10, padding=(16, 28, 14, 28) if brief else (24, 32, 22, 32),
        max_w=wide, basis=wide,
    )  # fmt: skip


def count_of(words: str) -> int:
    """Words as a telegraph office counts them; in a script without spaces, letters."""
    letters = sum(is_ideograph(letter) for letter in words)
    return letters or len(words.split())


def _head(ctx: Context, secret: bool, brief: bool) -> Node:
    size = 22 if brief else 27
    name = text(ctx.t("paper.form.telegram"), face="treaty_bold", size=size, capitals=True, leading=1.1, grow=1)
    service = text(ctx.t("form.service"), face="treaty_italic", size=18, colour="ink_soft", leading=1.1)
    printed = name if brief else column(name, service, gap=0, grow=1)
    stamp = stamp_mark(ctx.t("form.deciphered"), height=32 if brief else 44) if secret else None
    return row(printed, stamp, gap=12, align="centre")


def _field(label: str, value: str, **style: float) -> Node:
    """A box of the form: its name in small print, what was typed into it."""
    node = column(
        text(label, face="treaty_bold", size=13, capitals=True, colour="ink_soft", leading=1.1),
        text(value, face="telegram", size=18, leading=1.2),
        gap=1, padding=(4, 10, 4, 10), **{"grow": 1.0, **style},
    )  # fmt: skip
    node.look = Look(surface="cell")
    return node


def stamp_mark(words: str, *, width: float = 150, height: float = 44, colour: str = "accent") -> Node:
    """A rubber stamp, a little askew."""
    return Node(
        Role.IMAGE, "", words, paint=_stamp, data=colour, style=Style(width=width, height=height, min_w=width),
    )  # fmt: skip


def _stamp(canvas: Canvas, node: Node) -> None:
    canvas.stamped(node.label, node.rect, node.data)


def _typed(words: str, leading: float) -> Node:
    node = text(words, face="telegram", size=18, leading=leading)
    node.paint = _deciphered if leading == CIPHER else None
    return node


def _deciphered(canvas: Canvas, node: Node) -> None:
    """Over each typed line the groups that it was sent as, struck out in red."""
    area, look = content(canvas, node), node.look
    lines = canvas.setter.lines(node.label, look, area.w)
    high = canvas.setter.line_height(look)
    small = Look(look.face, look.size * 0.6, "disabled", leading=1.0, markup=False)
    wide = canvas.setter.plain_width(GROUP, small)
    for n, line in enumerate(lines):
        groups = max(1, int((line.width + wide * 0.4) / wide))
        said = " ".join(group(node.label, n * 40 + i) for i in range(groups))
        y = area.y + n * high + canvas.em(1)
        canvas.words(said, small, Rect(area.x, y, area.w * 1.2, high), small.colour)
        middle = y + canvas.setter.line_height(small) * 0.56
        canvas.line((area.x, middle), (area.x + groups * wide - canvas.em(3), middle - canvas.em(1)), "accent", 1)
    low = Rect(area.x, area.y + canvas.em(6), area.w, area.h)
    canvas.words(node.label, look, low)


def group(words: str, place: int) -> str:
    """A group of five figures, always the same for the same words and place."""
    return f"{zlib.crc32(f'{place} {words}'.encode()) % 100000:05d}"
