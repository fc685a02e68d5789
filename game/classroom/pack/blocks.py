"""What a sheet is made of, as plain data: words, lists, tables, lines, pictures. How it is set is elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

from game.kernel.sides import Side

TEACHER, ALL, CLASS, OUTSIDE, PRESS, MEDIATOR, DELEGATION, HOME = (
    "teacher", "all", "class", "outside", "press", "mediator", "delegation", "home",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph. `kind` is a style of `style.STYLES`: `lead`, `body`, `note`, `strong`, `plain`, `head`, `part` …"""

    text: str
    kind: str = "body"


@dataclass(frozen=True, slots=True)
class Items:
    """A list; `numbered`, or with a box before each to be ticked, or with a dot."""

    items: tuple[str, ...]
    kind: str = "body"
    mark: str = "dot"


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table. `strong`: bold; `shade`: grey; `code`: in the letters of codes."""

    text: str = ""
    strong: bool = False
    shade: bool = False
    code: bool = False
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are per cent and add up to 100. `least`: the least height of a row in millimetres,
    where letters have their usual size.

    `ruled`: lines between columns too, for forms; `kind`: the style of its cells; `tight`: next to no room round them.
    """

    head: tuple[Cell | str, ...]
    rows: tuple[tuple[Cell | str, ...], ...]
    widths: tuple[int, ...]
    kind: str = "cell"
    least: float = 0.0
    ruled: bool = False
    tight: bool = False


@dataclass(frozen=True, slots=True)
class Rules:
    """Lines to write on, `gap` millimetres apart, under what is asked."""

    count: int
    label: str = ""
    gap: float = 8.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing as SVG, so high and at most so wide in millimetres, with words under it."""

    svg: str
    high: float
    caption: str = ""
    wide: float = 0.0


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns; `share` per cent for the left one."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: int = 50


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a frame that a page never divides; a `cut` one has a dashed frame."""

    blocks: tuple[Block, ...]
    cut: bool = False


Block = Words | Items | Grid | Rules | Picture | Pair | Box


@dataclass(frozen=True, slots=True)
class Sheet:
    """A document of the pack before it is laid on paper.

    `audience`: who may see it; `side`: whose secret it holds, if any. `most`: the sides it should take; its letters
    become smaller, within reason, so that it does. `whole`: its pages are filled alike. `notes`: a heading for lines to
    write on where much of its last page would be empty.
    """

    id: str
    title: str
    sub: str
    audience: str
    blocks: tuple[Block, ...]
    side: Side | None = None
    most: int = 1
    copies: int = 1
    whole: bool = True
    notes: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One side of paper. `scale`: the size of its letters in thousandths of the usual; `part` counts a sheet's."""

    sheet: Sheet
    blocks: tuple[Block, ...]
    scale: int
    part: int
    parts: int
    number: int = 0
