"""The pack as one HTML file: sides of paper one after another, faces and drawings inside it, nothing fetched for it."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping, Sequence

from game.classroom.pack import style
from game.classroom.pack.blocks import Cell, Page
from game.classroom.pack.metrics import FACES, MM_A_POINT, font_file, others_for
from game.classroom.pack.style import Paper
from game.classroom.signs import outlines
from game.kernel.sides import Side
from game.report.html import kind, written
from game.report.teller import Lookup

TEMPLATE = "pack.html.j2"
FACES_HERE = "@faces;"
"""Where the faces stand once it is known which letters there are."""
_TAG = re.compile(r"<[^>]*>")
_BETWEEN = re.compile(r">[^<]+<")
_APOSTROPHE = re.compile(r"(?<=\w)(?:'|&#39;)")
BAR = 8
"""Millimetres from one bar to the next on the edge of the second side's sheets."""


def pack_html(
    pages: Sequence[Page], paper: Paper, t: Lookup, title: str, number: str, heads: Mapping[str, str], foot: str
) -> str:
    """The file; `heads` are the words at the head of each sheet, by its id. The same pages give the same bytes."""
    from markupsafe import Markup

    text = written(
        TEMPLATE, t, pages=pages, paper=paper, style=style, title=title, number=number,
        rules=Markup(style.rules()), faces=FACES_HERE, raw=lambda svg: Markup(svg),  # noqa: S704
        sign=lambda side: Markup(side_sign(side)), symbol=lambda one: Markup(symbol_svg(one)),  # noqa: S704
        name=kind, cell=cell, first=Side.FIRST, em=_em, bars=int((paper.height - 20) // BAR), heads=heads, foot=foot,
    )  # fmt: skip
    head, body = text.split("<body>", 1)
    head = head.replace(FACES_HERE, faces(_TAG.sub("", body)))
    return re.sub(r"\n\s*\n+", "\n", f"{head}<body>{_BETWEEN.sub(_curled, body)}")


def _em(high: float) -> float:
    """Millimetres in ems of a page whose letters have their usual size, so that rows grow and shrink with them."""
    return round(high / MM_A_POINT / style.BASE, 3)


def _curled(found: re.Match[str]) -> str:
    """Apostrophes as they are set in type."""
    return _APOSTROPHE.sub("\u2019", found[0])


def faces(text: str) -> str:
    """The faces themselves, as rules of the style sheet, and others with the letters of a text that they lack."""
    found = []
    for name, file in {**{name: font_file(name).read_bytes() for name in FACES}, **others_for(text)}.items():
        data = base64.b64encode(file).decode("ascii")
        found.append(
            f'@font-face {{ font-family: "Pack {name}"; src: url("data:font/ttf;base64,{data}") format("truetype"); }}'
        )
    return "\n".join(found)


def cell(one: Cell | str) -> Cell:
    """A cell, whichever way it was given."""
    return one if isinstance(one, Cell) else Cell(one)


def side_sign(side: Side | None) -> str:
    """The sign of a side, a disc or a lozenge, black for any printer; nothing for no side."""
    if side is None:
        return ""
    drawn = (
        '<circle cx="10" cy="10" r="7.5"/>' if side is Side.FIRST else '<path d="M10 0.5 L19.5 10 L10 19.5 L0.5 10 Z"/>'
    )
    return f'<svg class="sign" viewBox="0 0 20 20" aria-hidden="true">{drawn}</svg>'


def symbol_svg(symbol: str) -> str:
    """The sign of a sitting; nothing where there is none."""
    if not symbol:
        return ""
    path = " ".join("M" + " L".join(f"{x} {y}" for x, y in ring) + "Z" for ring in outlines(symbol))
    box = f'<svg class="symbol" viewBox="-104 -104 208 208" role="img" aria-label="{symbol}">'
    return f'{box}<path fill-rule="evenodd" d="{path}"/></svg>'
