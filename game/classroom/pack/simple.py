"""Texts for slow readers: which sentences of a text are easy, and how hard a sheet is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.classroom.pack.blocks import Block, Box, Cell, Grid, Items, Pair, Picture, Rules, Sheet, Words
from game.report.reading import Measure, measure, together

EASIEST = 80
"""Tenths of a school year: a sentence harder than this is left out."""
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def easy(text: str, words: int) -> str:
    """The easy sentences of a text in their order, at most so many words of them, the first one always."""
    sentences = [one.strip() for one in _SENTENCE.split(text.replace("\n", " ")) if one.strip()]
    kept = sentences[:1]
    count = measure(kept[0]).words if kept else 0
    for sentence in sentences[1:]:
        size = measure(sentence)
        if size.grade <= EASIEST and count + size.words <= words:
            kept.append(sentence)
            count += size.words
    return " ".join(kept)


def texts(blocks: Sequence[Block]) -> Iterator[str]:
    """Every text on a sheet, in order."""
    for block in blocks:
        match block:
            case Words(text, _):
                yield text
            case Items(items, _, _):
                yield from items
            case Grid():
                for row in (block.head, *block.rows):
                    yield from (one.text if isinstance(one, Cell) else one for one in row)
            case Rules(_, label, _):
                yield label
            case Picture(_, _, caption, _):
                yield caption
            case Pair(left, right, _):
                yield from texts((*left, *right))
            case Box(inner, _):
                yield from texts(inner)


def difficulty(sheet: Sheet) -> Measure:
    """Sentences, words and syllables of all that is printed on a sheet; what has no full stop counts as a sentence."""
    said = [sheet.title, sheet.sub, *texts(sheet.blocks)]
    return together(measure(_closed(text)) for text in said if text)


def _closed(text: str) -> str:
    return text if text.rstrip()[-1:] in ".!?" else f"{text.rstrip()}."
