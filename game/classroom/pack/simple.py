"""Texts for slow readers: which sentences of a text are easy, and how hard a sheet is to read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from game.classroom.pack.blocks import Block, Box, Cell, Grid, Items, Pair, Picture, Rules, Sheet, Words
from game.report.reading import Measure, measure, together

EASIEST = 80
"""Tenths of a school year: a sentence harder than this is left out."""
BACKWARDS = frozenset({
    "he", "her", "hers", "him", "his", "it", "its", "nor", "she", "such", "their", "them", "there",
    "these", "they", "this", "those",
})  # fmt: skip
"""English words by which a sentence may point to the one before it."""
_WORD = re.compile(r"[a-z]+")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def easy(text: str, words: int) -> str:
    """The easy sentences of a text in their order, at most so many words of them, the first one always. One that points
    back to a sentence of its paragraph which is left out is left out too.
    """
    kept: list[str] = []
    count = 0
    for paragraph in text.split("\n\n"):
        whole = True
        for sentence in filter(None, _SENTENCE.split(paragraph.replace("\n", " ").strip())):
            size = measure(sentence)
            fits = size.grade <= EASIEST and count + size.words <= words and (whole or not _points_back(sentence))
            if fits or not kept:
                kept.append(sentence)
                count += size.words
            else:
                whole = False
    return " ".join(kept)


def _points_back(sentence: str) -> bool:
    return not BACKWARDS.isdisjoint(_WORD.findall(sentence.lower()))


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
