"""The debrief of a class as a row of leaves, each one screen with one idea, in the order in which a class goes.

A leaf has a name, which the button that leads to it announces, and holds no more than the last row can read at once:
what is longer goes on on a further leaf of the same name.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from game.kernel.sides import Side
from game.report.blocks import Block, Entry, Row, Table, Trade, Words
from game.session.papers import Slant

STAGES = ("guess", "treaty", "orders", "scores", "plane", "history", "trades", "absent", "press", "followed", "vote",
          "questions")  # fmt: skip
"""What a class goes through. Every stage has a leaf at least, however the conference ended."""

LINES, WIDE, HALF = 13, 70, 34
"""Lines of type on a leaf for the last row, and letters in a line across it and across half of it."""
LEAST, FEWEST = 4, 3
"""Lines that a page has at least, and that are worth beginning a paragraph in."""
ROOM = {"guess": 5.5, "offer": 4.5, "vote": 2.0, "code": 6.0}
"""Lines that leaves take besides their parts, for what is done on them."""
HEAD = 1.4
"""Lines that the head of a table takes."""
CUTTING = 6.5
"""Lines that a newspaper's name, place and source take."""
DENSE = 0x2E80
"""From this letter on a script sets two letters' width."""
_SENTENCE = re.compile("(?<=[.!?\u3002])\\s*(?=\\S)")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two columns of blocks, one of each side."""

    first: tuple[Block, ...]
    second: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Cuttings:
    """The same news as told by newspapers, beside each other."""

    slants: tuple[Slant, ...]


@dataclass(frozen=True, slots=True)
class Turn:
    """A turning point that can be voted for: when and of what kind, what it was, and whose doing."""

    number: int
    name: str
    text: str
    side: Side | None


Part = Block | Pair | Cuttings | Turn


@dataclass(frozen=True, slots=True)
class Leaf:
    """One screen. `stage`: one of `STAGES`; `id`: what kind of leaf; `page` of `pages` leaves of this id, from 1."""

    stage: str
    id: str
    title: str
    parts: tuple[Part, ...] = ()
    page: int = 1
    pages: int = 1

    @property
    def lines(self) -> float:
        """About how many lines of type it holds."""
        return ROOM.get(self.id, 0.0) + sum(height(part, WIDE) for part in self.parts)

    @property
    def key(self) -> str:
        """What this leaf is known by while leaves come and go around it."""
        return f"{self.id}.{self.page}"


def paged(stage: str, leaf_id: str, title: str, pages: Iterable[Sequence[Part]]) -> list[Leaf]:
    """A leaf a page, all of one name."""
    found = [tuple(page) for page in pages if page]
    return [Leaf(stage, leaf_id, title, page, n + 1, len(found)) for n, page in enumerate(found)]


def filled(parts: Sequence[Part], lines: float = LINES, across: int = WIDE) -> list[list[Part]]:
    """Parts in their order on as few pages as hold them, and those about equally full."""
    tight = _packed(parts, lines, across)
    for fewer in range(LEAST, int(lines)):
        looser = _packed(parts, fewer, across)
        if len(looser) == len(tight):
            return looser
    return tight


def _packed(parts: Sequence[Part], lines: float, across: int) -> list[list[Part]]:
    """Parts on pages of so many lines. A paragraph goes on on the next page between sentences; nothing else is cut."""
    pages: list[list[Part]] = [[]]
    room, queue = float(lines), list(parts)
    while queue:
        part = queue.pop(0)
        if height(part, across) > room:
            head, rest = _cut(part, room, across) if room >= FEWEST else (None, part)
            if head is not None:
                pages[-1].append(head)
                part = rest
            if pages[-1]:
                pages.append([])
                room = float(lines)
                queue.insert(0, part)
                continue
        pages[-1].append(part)
        room -= height(part, across)
    return [page for page in pages if page]


def _cut(part: Part, room: float, across: int) -> tuple[Part | None, Part]:
    """As many sentences of a paragraph as there is room for, and the rest; None and the part where it is not cut."""
    if not isinstance(part, Words):
        return None, part
    sentences = _SENTENCE.split(part.text)
    kept = len(sentences) - 1
    while kept > 0 and height(Words(" ".join(sentences[:kept]), part.kind), across) > room:
        kept -= 1
    if not kept or any(one.count("*") % 2 for one in (" ".join(sentences[:kept]),)):
        return None, part
    return replace(part, text=" ".join(sentences[:kept])), replace(part, text=" ".join(sentences[kept:]))


def paired(first: Sequence[Block], second: Sequence[Block], lead: Words | None = None) -> list[list[Part]]:
    """Two columns beside each other, on as few pages as hold them both and those about equally full.

    `lead` stands above both on the first page. A heading that begins a column stands above it on every page.
    """
    lines = LINES - (0.0 if lead is None else height(lead, WIDE))
    tight = [_packed(column, lines, HALF) for column in (first, second)]
    most = max(len(pages) for pages in tight)
    for fewer in range(LEAST, int(lines)):
        looser = [_packed(column, fewer, HALF) for column in (first, second)]
        if max(len(pages) for pages in looser) == most and most > 1:
            tight = looser
            break
    found: list[list[Part]] = [
        [Pair(_headed(first, one or ()), _headed(second, two or ()))] for one, two in zip_longest(*tight)
    ]
    if found and lead is not None:
        found[0].insert(0, lead)
    return found


def _headed(column: Sequence[Block], parts: Sequence[Part]) -> tuple[Block, ...]:
    """What stands of a column on a page, under the heading of the column."""
    here, head = _blocks(parts), column[0] if column else None
    if not here or here[0] == head or not (isinstance(head, Words) and head.kind == "heading"):
        return here
    return (head, *here)


def _blocks(parts: Sequence[Part]) -> tuple[Block, ...]:
    return tuple(part for part in parts if not isinstance(part, Pair | Cuttings | Turn))


def height(part: Part, across: int) -> float:
    """About how many lines a part takes where a line holds so many letters."""
    match part:
        case Pair(first, second):
            return max(sum(height(block, HALF) for block in column) for column in (first, second))
        case Words(text, kind):
            if kind == "display":
                return 2.2 * rows(text, across // 2)
            return rows(text, across) + (0.9 if kind in ("heading", "strong") else 0.4)
        case Entry(when, kicker, text, _, source):
            under = 0.8 * rows(source, across * 5 // 4) if source else 0
            return rows(f"{when} {kicker} {text}", across - 14) + under + 0.7
        case Trade(title, worth, changes, when, pays):
            return 0.9 + sum(rows(line, across) for line in (title, worth, *changes, when, pays) if line)
        case Cuttings(slants):
            return max(CUTTING + 2 * rows(one.headline, HALF * 2 // 3) + rows(one.body, HALF) for one in slants)
        case Turn(_, name, text):
            return rows(name, across) + rows(text, across - 4) + 0.6
        case Table(_, head, body):
            return HEAD + sum(row_height(row, across, len(head), words=part.words) for row in body)
    return 0.0


def row_height(row: Row, across: int, columns: int, *, words: bool) -> float:
    """Lines that a row of a table takes: the first of several columns of words is two thirds as wide as the others."""
    if not words:
        return rows(row.cells[0], across * 3 // 5) * 1.4
    whole = 3 * columns - 1
    shares = [max(8, across * (2 if n == 0 else 3) // whole) for n in range(columns)]
    return max(rows(cell, share) for cell, share in zip(row.cells, shares, strict=True)) + 0.2


def rows(text: str, across: int) -> int:
    """Lines that a text takes where a line holds so many letters; 0 for no text."""
    wide = sum(2 if ord(letter) >= DENSE else 1 for letter in text)
    return -(-wide // max(1, across))


def tables(table: Callable[[Sequence[Row]], Table], body: Sequence[Row]) -> list[list[Part]]:
    """A long table as several of about the same length, each with its head."""
    whole = height(table(body), WIDE) - HEAD
    pages = max(1, -(-int(whole * 10) // int((LINES - HEAD) * 10)))
    size = max(1, -(-len(body) // pages))
    return [[table(body[at : at + size])] for at in range(0, len(body), size)]
