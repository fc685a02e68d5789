"""The rules as a reader of the game meets them: RULES.md in chapters of numbered paragraphs, and searching in it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from unicodedata import normalize

_HEADING = re.compile(r"^(#{1,6})\s+(.*)$")
_NUMBER = re.compile(r"^(?:\*\*)?((?:R?\d+[a-z]?(?:\.\d+)*)|R\d+[a-z]?)[.:)]?(?:\*\*)?[.:)]?\s+(.*)$", re.DOTALL)
_SENTENCE = re.compile(r"(?<=[.?!])\s+(?=[A-Z\u0410-\u042f*“«])|(?<=\u3002)(?=[^*\u300d\u300f\uff09])")
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph with its number if it has one (`3a`), or the cells of a line of a table under its `labels`."""

    number: str
    text: str
    cells: tuple[str, ...] = ()
    labels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """A heading and what stands under it."""

    name: str
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Rulebook:
    """The chapters in order; none when the rules did not come with this installation."""

    chapters: tuple[Chapter, ...] = ()

    def holding(self, topic: str) -> int:
        """The position of the chapter with the paragraph of this number or a heading with these words; 0: the first."""
        plain = topic.lower().strip()
        for n, chapter in enumerate(self.chapters):
            if any(p.number.lower() == plain for p in chapter.paragraphs):
                return n
        return next((n for n, each in enumerate(self.chapters) if plain and plain in each.name.lower()), 0)

    def number(self, topic: str) -> str:
        """The number of a paragraph as the book writes it, where `topic` is one; otherwise empty."""
        plain = topic.lower().strip()
        every = (one.number for chapter in self.chapters for one in chapter.paragraphs if one.number)
        return next((each for each in every if each.lower() == plain), "")

    def search(self, words: str) -> tuple[Chapter, ...]:
        """The chapters with those of their paragraphs in which, with the chapter's heading, every word stands."""
        wanted = plain(words).split()
        found = []
        for chapter in self.chapters:
            hits = tuple(p for p in chapter.paragraphs if matches(f"{chapter.name} {_said(p)}", wanted))
            if hits:
                found.append(Chapter(chapter.name, hits))
        return tuple(found)


def _said(one: Paragraph) -> str:
    return f"{one.number} {one.text} {' '.join((*one.labels, *one.cells))}"


def matches(text: str, wanted: Iterable[str]) -> bool:
    """Whether every wanted word (as `plain` gives it) stands in the text; none wanted stand in any."""
    small = plain(text)
    return all(word in small for word in wanted)


def plain(text: str) -> str:
    """A text as it is searched: small letters, Latin ones and the Cyrillic yo without their marks, no asterisks."""
    return text.lower().translate(_bare())


@cache
def _bare() -> Mapping[int, str]:
    """What stands for an accented letter: its first part, where that is plain Latin."""
    bases = {code: normalize("NFD", chr(code))[0] for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))}
    return {code: base for code, base in bases.items() if base.isascii()} | {0x451: "\u0435", ord("*"): ""}


def sentences(text: str) -> tuple[str, ...]:
    """A text cut after its sentences; emphasis is never cut, since it ends before its stop or with it."""
    return tuple(part for part in _SENTENCE.split(text.strip()) if part)


def read(markdown: str) -> Rulebook:
    """The rule book in a text written in simple Markdown."""
    chapters: list[tuple[str, list[Paragraph]]] = []
    for block in _blocks(markdown):
        heading = _HEADING.match(block)
        if heading:
            chapters.append((_plain(heading[2]), []))
        else:
            if not chapters:
                chapters.append(("", []))
            chapters[-1][1].extend(_labelled(one, chapters[-1][1]) for one in _paragraphs(block))
    told = [(name, tuple(one for one in paragraphs if not _is_head(one))) for name, paragraphs in chapters]
    return Rulebook(tuple(Chapter(name, paragraphs) for name, paragraphs in told if paragraphs))


def _is_head(one: Paragraph) -> bool:
    return bool(one.cells) and not one.labels


def _labelled(one: Paragraph, before: list[Paragraph]) -> Paragraph:
    """A line of a table with the words over its columns; its first line is those words."""
    if not one.cells or not before or not before[-1].cells:
        return one
    return replace(one, labels=before[-1].labels or before[-1].cells)


def _blocks(markdown: str) -> list[str]:
    """Paragraphs, headings, list items and table lines, each on its own with its lines joined."""
    blocks: list[str] = []
    open_block = False
    for line in markdown.splitlines():
        text = line.strip()
        alone = text.startswith("|") or bool(_HEADING.match(text))
        starts = alone or re.match(r"^([-*]\s|\d+[a-z]?\.\s)", text) is not None
        if not text or (set(text) <= set("-*_ ") and len(text) >= 3):
            open_block = False
        elif open_block and not starts:
            blocks[-1] += " " + text
        else:
            blocks.append(text)
            open_block = not alone
    return blocks


def _paragraphs(block: str) -> list[Paragraph]:
    if block.startswith("|"):
        cells = tuple(_plain(cell.strip()) for cell in block.strip("|").split("|"))
        return [] if all(set(cell) <= set(":- ") for cell in cells) else [Paragraph("", "", cells)]
    text = _plain(block)
    if text.startswith(("- ", "* ")):
        return [Paragraph("•", text[2:])]
    numbered = _NUMBER.match(text)
    if numbered:
        rest = numbered[2]
        return [Paragraph(numbered[1], f"**{rest}" if _odd(rest) else rest)]
    return [Paragraph("", text)]


def _odd(text: str) -> bool:
    return text.count("**") % 2 == 1


def _plain(text: str) -> str:
    return _LINK.sub(r"\1", text).replace("`", "").replace("\u2014", "—")
