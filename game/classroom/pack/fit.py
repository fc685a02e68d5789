"""From sheets to sides of paper: how high everything is, what fits on a side, and how small letters must be for it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from game.classroom.pack import style
from game.classroom.pack.blocks import Block, Box, Cell, Grid, Items, Page, Pair, Picture, Rules, Sheet, Words
from game.classroom.pack.metrics import face
from game.classroom.pack.style import STYLES, Paper

HEADS = ("head", "part", "plain_head", "title", "sub", "more", "lead")
"""Words that never stand at the foot of a page."""
EASE = 0.985
"""Of a column's width is reckoned with, so that a browser's own rounding never makes a line more."""
AFTER_GRID = 3.2
BORDER = 0.3
LEAST_NOTES = 55.0
"""From so many millimetres left on the last side a pupil's sheet ends in lines for notes."""
NOTE_GAP = 8.5
_MARKS = re.compile(r"(?<!\\)\*")


def height(block: Block, width: float, scale: int) -> float:
    """How high a block is in a column, in millimetres."""
    match block:
        case Words(text, kind):
            return _words(text, kind, width, scale)
        case Items(items, kind, _):
            return sum(item_height(item, kind, width, scale) for item in items)
        case Grid():
            return grid_height(block, width, scale)
        case Rules(count, label, gap):
            return count * gap + (_words(label, "part", width, scale) if label else 0.0) + 2.0
        case Picture(_, high, caption, _):
            return high + 2.0 + (_words(caption, "note", width, scale) if caption else 0.0)
        case Pair(left, right, share):
            wide = width - style.GUTTER
            return max(total(left, wide * share / 100, scale), total(right, wide * (100 - share) / 100, scale))
        case Box(blocks, _):
            return total(blocks, width - 2 * style.BOX_SIDE, scale) + 2 * style.BOX_TOP + 3.5


def total(blocks: Sequence[Block], width: float, scale: int) -> float:
    """How high blocks are together."""
    return sum(height(block, width, scale) for block in blocks)


def _words(text: str, kind: str, width: float, scale: int) -> float:
    look = STYLES[kind]
    return _lines(text, kind, width, scale) * look.line_mm(scale) + look.room_mm(scale)


def _lines(text: str, kind: str, width: float, scale: int, strong: bool = False) -> int:
    look = STYLES[kind]
    heavy = strong or "**" in text
    name = "bold" if heavy and look.face == "text" else "plain_bold" if heavy and look.face == "plain" else look.face
    plain = _MARKS.sub("", text)
    parts = [part.strip() for part in plain.split("\n") if part.strip()] or [""]
    return sum(face(name).lines(part, look.size * scale / 1000, width * EASE) for part in parts)


def item_height(item: str, kind: str, width: float, scale: int) -> float:
    """How high one entry of a list is."""
    look = STYLES[kind]
    lines = _lines(item, kind, width - style.ITEM_INDENT, scale)
    return lines * look.line_mm(scale) + look.room_mm(scale) * style.ITEM_SHARE


def grid_height(grid: Grid, width: float, scale: int) -> float:
    """How high a table is."""
    head = row_height(grid, grid.head, width, scale, head=True) if grid.head else 0.0
    return head + sum(row_height(grid, row, width, scale) for row in grid.rows) + AFTER_GRID


def row_height(grid: Grid, row: Sequence[Cell | str], width: float, scale: int, *, head: bool = False) -> float:
    """How high a row of a table is; one of a single cell runs across."""
    widths = grid.widths if len(row) == len(grid.widths) else (100,)
    high = 0.0
    for cell, share in zip(row, widths, strict=True):
        one = cell if isinstance(cell, Cell) else Cell(cell)
        room = width * share / 100 - (0.0 if one.code else 2 * style.CELL_SIDE)
        kind = "code" if one.code else grid.kind
        lines = _lines(one.text, kind, room, scale, strong=one.strong or head)
        high = max(high, lines * STYLES[kind].line_mm(scale), style.SYMBOL if one.sign else 0.0)
    return (
        max(0.0 if head else grid.least * scale / 1000, high + 2 * (style.TIGHT_TOP if grid.tight else style.CELL_TOP))
        + BORDER
    )


# Pages


def paged(sheet: Sheet, paper: Paper) -> tuple[Page, ...]:
    """A sheet on as many sides as it needs, its letters as large as its number of sides allows."""
    head = (Words(sheet.title, "title"), *((Words(sheet.sub, "sub"),) if sheet.sub else ()))
    for scale in style.SCALES:
        pages = poured((*head, *sheet.blocks), sheet, _room(paper), scale)
        if len(pages) <= sheet.most:
            break
    if sheet.whole:
        pages = _even(pages, (*head, *sheet.blocks), sheet, _room(paper), scale)
    made = [_ended(blocks, sheet, paper, scale) if n == len(pages) - 1 else blocks for n, blocks in enumerate(pages)]
    return tuple(Page(sheet, tuple(blocks), scale, n, len(made)) for n, blocks in enumerate(made, 1))


def _room(paper: Paper) -> float:
    return paper.room - style.SPARE


def fitting(versions: Iterable[Sheet], paper: Paper) -> Sheet:
    """The first of several versions of a sheet, the fullest first, that keeps to its number of sides; else the last."""
    chosen: Sheet | None = None
    for chosen in versions:
        if len(paged(chosen, paper)) <= chosen.most:
            break
    if chosen is None:
        raise ValueError("there is no version of the sheet")
    return chosen


def poured(blocks: Sequence[Block], sheet: Sheet, room: float, scale: int) -> list[list[Block]]:
    """Blocks on pages of so much room, one after another; the later pages say whose continuation they are."""
    pages: list[list[Block]] = [[]]
    used = 0.0
    more = Words(sheet.title, "more")
    for group in _groups(blocks):
        rest: Sequence[Block] = group
        while rest:
            fits, rest = _split(rest, room - used, scale, fresh=used == 0.0 or len(pages[-1]) <= 1 < len(pages))
            pages[-1] += fits
            used += total(fits, style.TEXT_WIDTH, scale)
            if rest:
                pages.append([more])
                used = total([more], style.TEXT_WIDTH, scale)
    return pages


def _groups(blocks: Sequence[Block]) -> list[list[Block]]:
    """Blocks with the headings that must stand over them."""
    groups: list[list[Block]] = []
    held: list[Block] = []
    for block in blocks:
        held.append(block)
        if isinstance(block, Words) and block.kind in HEADS:
            continue
        groups.append(held)
        held = []
    return [*groups, held] if held else groups


def _split(group: Sequence[Block], room: float, scale: int, *, fresh: bool) -> tuple[list[Block], list[Block]]:
    """What of a group goes into the room and what is left. On a fresh page something always does."""
    wide = style.TEXT_WIDTH
    if total(group, wide, scale) <= room:
        return list(group), []
    heads, last = list(group[:-1]), group[-1]
    left = room - total(heads, wide, scale)
    if isinstance(last, Grid):
        count = _rows_in(last, left, scale)
        if count >= min(2, len(last.rows)):
            return [*heads, replace(last, rows=last.rows[:count])], [replace(last, rows=last.rows[count:])]
    if isinstance(last, Items):
        count = _items_in(last, left, scale)
        if 0 < count < len(last.items):
            return [*heads, replace(last, items=last.items[:count])], [replace(last, items=last.items[count:])]
    return (list(group), []) if fresh else ([], list(group))


def _rows_in(grid: Grid, room: float, scale: int) -> int:
    left = room - AFTER_GRID - (row_height(grid, grid.head, style.TEXT_WIDTH, scale, head=True) if grid.head else 0.0)
    count = 0
    for row in grid.rows:
        left -= row_height(grid, row, style.TEXT_WIDTH, scale)
        if left < 0:
            break
        count += 1
    while 0 < count < len(grid.rows) and len(grid.rows[count - 1]) == 1 < len(grid.widths):
        count -= 1  # a heading inside a table goes with what it heads
    return count


def _items_in(items: Items, room: float, scale: int) -> int:
    """How many entries fit; never one alone on either page."""
    count = 0
    for item in items.items:
        room -= item_height(item, items.kind, style.TEXT_WIDTH, scale)
        if room < 0:
            break
        count += 1
    if count == len(items.items) - 1:
        count -= 1
    return count if count > 1 else 0


def _even(
    pages: list[list[Block]], blocks: Sequence[Block], sheet: Sheet, room: float, scale: int
) -> list[list[Block]]:
    """The same number of pages, filled alike."""
    best, least = pages, room
    if len(pages) < 2:
        return pages
    step = room / 2
    while step > 3.0:
        tried = poured(blocks, sheet, least - step, scale)
        highest = max(total(page, style.TEXT_WIDTH, scale) for page in tried)
        if len(tried) == len(pages) and highest <= room:
            best, least = tried, least - step
        step /= 2
    return best


def _ended(blocks: list[Block], sheet: Sheet, paper: Paper, scale: int) -> list[Block]:
    """The last page, with lines for notes where much of it would be empty; forms grow to the foot of the page."""
    left = _room(paper) - total(blocks, style.TEXT_WIDTH, scale)
    last = blocks[-1] if blocks else None
    if isinstance(last, Rules):
        more = int((left - 1.0) // last.gap)
        return [*blocks[:-1], replace(last, count=last.count + more)] if more > 0 else blocks
    if sheet.notes and left >= LEAST_NOTES:
        label = _words(sheet.notes, "part", style.TEXT_WIDTH, scale)
        return [*blocks, Rules(int((left - label - 4.0) // NOTE_GAP), sheet.notes, NOTE_GAP)]
    return blocks
