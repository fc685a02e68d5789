"""Text on paper: broken into lines at the width it gets, measured, drawn and kept.

`Typesetter` holds the caches; nothing here is global. Every size is in units,
multiplied by the scale the typesetter was made with.
"""

import re
from collections import OrderedDict
from typing import NamedTuple

import pygame

from game.ui import markup
from game.ui.album import Album
from game.ui.describe import Look, Node
from game.ui.fonts import Fonts
from game.ui.theme import Colour

FAST = "\u00a0"
"""A space at which no line ends."""
_WORDS = re.compile(r"\n| +|[^ \n]+")
_KEPT = 3000
_WIDTHS = 20_000
"""Widths of single words and letters that are kept, some 5 MB."""
_MEASURED = 30_000
"""Words of measured text that are kept, some 8 MB."""
_PIXELS = 8_000_000
"""Pixels of drawn text that are kept: four large windows full of nothing else, some 32 MB."""
_LONGEST = 13.0
_TEXT = 21.0
_LEAST, _LEAST_CAPITALS = 15, 12
_LEAST_ITALIC = 18
_NEVER_FIRST = frozenset(
    "、。，．・：；？！」』）】〕〉》〟’”»)]},.:;!?%％々ゝゞヽヾー〜～…‥—–"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ\u200a"
)
_NEVER_LAST = frozenset("「『（【〔〈《〝‘“«([{№")
_APOSTROPHE = re.compile(r"(?<=[^\W_])'|'(?=\d\ds?\b)")
_OPENING = re.compile(r"(^|[\s(\[\u2014\u2013])'")
_AFTER_STOP = "(\u3002\\**) +"
_OPENING_TWO = r'(^|[\s(\[\u2014\u2013*])"'


Word = list[tuple[str, str]]
"""What no line break parts, as text with its face."""


class Piece(NamedTuple):
    """Text in one face, at a place in its line."""

    text: str
    face: str
    x: float = 0


class Line(NamedTuple):
    """One line of pieces."""

    pieces: tuple[Piece, ...]
    width: float


class Block(NamedTuple):
    """A text as pictures, each with its place, and the height of all."""

    pictures: tuple[tuple[pygame.Surface, int, int], ...]
    height: float


def clean(text: str) -> str:
    """Text without control characters; a tab is a space."""
    if text.isprintable():
        return text
    import unicodedata

    kept = (c for c in text.replace("\t", " ") if c == "\n" or unicodedata.category(c) not in ("Cc", "Cf"))
    return "".join(kept)


def typeset(text: str) -> str:
    """Prose as a printer sets it: typewriter quotes and apostrophes become curved ones; no space after an ideographic
    full stop, which has its own."""
    if "\u3002" in text:
        text = re.sub(_AFTER_STOP, "\\1", text)
    if "'" not in text and '"' not in text:
        return text
    text = _OPENING.sub("\\1\u2018", _APOSTROPHE.sub("\u2019", text)).replace("'", "\u2019")
    if '"' not in text:
        return text
    return re.sub(_OPENING_TWO, "\\1\u201c", text).replace('"', "\u201d")


def is_ideograph(letter: str) -> bool:
    """Whether this letter belongs to a script that is set without spaces."""
    code = ord(letter)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFF01 <= code <= 0xFF9F or code >= 0x20000


def may_break(before: str, after: str) -> bool:
    """Whether a line may end between two letters that no space parts: beside an ideograph, but never before a
    full stop, a closing bracket or a small kana, never after an opening bracket, nor at a space that does not break."""
    if after in _NEVER_FIRST or before in _NEVER_LAST or FAST in (before, after):
        return False
    return is_ideograph(before) or is_ideograph(after)


class Typesetter:
    """Lines, sizes and pictures of text at one text scale."""

    def __init__(self, fonts: Fonts, scale: float, share: float = 1.0) -> None:
        self.fonts = fonts
        self.scale = scale
        self._damping = share**0.8
        self._widths: dict[tuple[str, str, int], float] = {}
        self._blocks: Album[tuple[str, Look, int, Colour], Block] = Album(_PIXELS)
        self._overhangs: dict[tuple[str, str, int], int] = {}
        self._sized: Album[tuple[str, Look], tuple[tuple[Word, float], ...]] = Album(_MEASURED)
        self._lines: OrderedDict[tuple[str, Look, int], tuple[Line, ...]] = OrderedDict()
        self._pictures: Album[tuple[str, str, int, Colour], pygame.Surface] = Album(_PIXELS)

    # Sizes

    def pixels(self, look: Look) -> int:
        """The size of the type in pixels. Display sizes grow less than text, so that titles keep to their lines."""
        size = look.size if look.size <= _TEXT else _TEXT + (look.size - _TEXT) / self._damping
        return max(_LEAST_CAPITALS if look.capitals else _LEAST, round(size * self.scale))

    def face(self, look: Look) -> str:
        """The face of a look; small italics are set upright, because sloped letters of that size run together."""
        return self._face(look.face, self.pixels(look))

    def _face(self, face: str, pixels: int) -> str:
        return self.fonts.real(self.fonts.upright(face) if pixels < _LEAST_ITALIC else face)

    def line_height(self, look: Look) -> float:
        """From one base line to the next."""
        return float(round(self.pixels(look) * look.leading))

    def width(self, text: str, face: str, pixels: int) -> float:
        """The width of text that is in one face."""
        key = (text, face, pixels)
        if key not in self._widths:
            if len(self._widths) >= _WIDTHS:
                self._widths.clear()
            self._widths[key] = float(self.fonts.get(face, pixels).size(text)[0])
        return self._widths[key]

    def plain_width(self, text: str, look: Look) -> float:
        """The width of unmarked text on one line."""
        pixels = self.pixels(look)
        text = clean(text)
        parts = self.fonts.pieces(text, self.fonts.suited(self.face(look), text))
        return sum(self.width(part, face, pixels) for part, face in parts)

    def block(self, text: str, look: Look, width: float) -> tuple[float, float]:
        """Width and height of text set at a width."""
        lines = self.lines(text, look, width)
        return max((line.width for line in lines), default=0.0), len(lines) * self.line_height(look)

    # Lines

    def lines(self, text: str, look: Look, width: float) -> tuple[Line, ...]:
        """The text broken so that no line is wider than `width` (one letter always fits)."""
        key = (text, look, int(width))
        if key not in self._lines:
            self._lines[key] = tuple(self._break(text, look, max(1.0, width)))
            if len(self._lines) > _KEPT:
                self._lines.popitem(last=False)
        self._lines.move_to_end(key)
        return self._lines[key]

    def _break(self, text: str, look: Look, width: float) -> list[Line]:
        pixels = self.pixels(look)
        finished: list[list[tuple[str, str]]] = []
        line: list[tuple[str, str]] = []
        used = 0.0
        for word, size in self._measured(text, look):
            if word[0][0] == "\n":
                finished, line, used = [*finished, line], [], 0.0
                continue
            space = word[0][0].isspace()
            if used + size > width + 0.5 and not space:
                if line:
                    finished, line, used = [*finished, line], [], 0.0
                if size > width:
                    *full, word = self._chop(word, pixels, width)
                    finished += full
                    size = sum(self.width(part, face, pixels) for part, face in word)
            if not (space and not line and finished):
                line, used = [*line, *word], used + size
        return [self._set(each, pixels) for each in [*finished, line]]

    def _measured(self, text: str, look: Look) -> tuple[tuple[Word, float], ...]:
        """Breakable units, each with its width; the same at whatever width the text is set."""
        key = (text, look)
        known = self._sized.get(key)
        if known is None:
            pixels = self.pixels(look)
            words = self._words(text, look)
            sizes = (sum([self.width(part, face, pixels) for part, face in word]) for word in words)
            measured = tuple(zip(words, sizes, strict=True))
            known = self._sized.put(key, measured, max(1, len(measured)))
        return known

    def _words(self, text: str, look: Look) -> list[Word]:
        """Breakable units, each a list of (text, face)."""
        words: list[Word] = []
        last = ""
        spans = markup.parse(typeset(clean(text))) if look.markup else (markup.Span(clean(text)),)
        pixels = self.pixels(look)
        for span in spans:
            styled = self.fonts.styled(look.face, italic=span.italic, bold=span.bold)
            face = self.fonts.suited(self._face(styled, pixels), text)
            said = "\u200a".join(span.text.upper()) if look.capitals else span.text
            for token in _WORDS.findall(said.replace("\u200a \u200a", "   ") if look.capitals else said):
                gap = token[0] in " \n"
                parts = [(token, face)] if gap else self.fonts.pieces(token, face)
                for unit in _units(parts):
                    if last and not gap and not may_break(last, unit[0][0][0]):
                        words[-1] += unit
                    else:
                        words.append(unit)
                    last = "" if gap else unit[-1][0][-1]
        return words

    def _chop(self, word: Word, pixels: int, width: float) -> list[Word]:
        """A word longer than the line, cut where it must be."""
        rows: list[Word] = [[]]
        used = 0.0
        for part, face in word:
            for letter in part:
                size = self.width(letter, face, pixels)
                if rows[-1] and used + size > width:
                    rows.append([])
                    used = 0.0
                rows[-1].append((letter, face))
                used += size
        return rows

    def _set(self, parts: list[tuple[str, str]], pixels: int) -> Line:
        while parts and parts[-1][0].isspace():
            parts = parts[:-1]
        merged: list[tuple[str, str]] = []
        for text, face in parts:
            if merged and merged[-1][1] == face:
                merged[-1] = (merged[-1][0] + text, face)
            else:
                merged.append((text, face))
        pieces, x = [], 0.0
        for text, face in merged:
            pieces.append(Piece(text, face, x))
            x += self.width(text, face, pixels)
        return Line(tuple(pieces), max(x, sum(self.width(text, face, pixels) for text, face in parts)))

    def narrowest(self, text: str, look: Look) -> float:
        """The width of the longest word, but no more than some thirteen letters' worth."""
        longest = max((size for _, size in self._measured(text, look)), default=0.0)
        return min(longest, _LONGEST * self.pixels(look) * 0.62)

    def offsets(self, text: str, look: Look, width: float) -> list[tuple[int, int]]:
        """Start and end of each line of unmarked text, for a caret."""
        rows: list[tuple[int, int]] = []
        start = end = 0
        for found in _WORDS.finditer(text):
            unit = found[0]
            if unit == "\n":
                rows.append((start, found.start()))
                start = end = found.end()
                continue
            if not unit.isspace() and self.plain_width(text[start : found.end()], look) > width:
                if found.start() > start:
                    rows.append((start, found.start()))
                    start = found.start()
                while self.plain_width(text[start : found.end()], look) > width and found.end() - start > 1:
                    cut = self._fitting(text, start, found.end(), look, width)
                    rows.append((start, cut))
                    start = cut
            end = found.end()
        return [*rows, (start, max(start, end, len(text)))]

    def _fitting(self, text: str, start: int, end: int, look: Look, width: float) -> int:
        cut = start + 1
        while cut + 1 < end and self.plain_width(text[start : cut + 1], look) <= width:
            cut += 1
        return cut

    # Drawing

    def picture(self, piece: Piece, pixels: int, colour: Colour) -> pygame.Surface:
        """The drawn piece, kept for the next frame."""
        key = (piece.text, piece.face, pixels, colour)
        known = self._pictures.get(key)
        if known is None:
            made = self.fonts.get(piece.face, pixels).render(piece.text, True, colour)
            known = self._pictures.put(key, made, made.get_width() * made.get_height())
        return known

    def draw_line(
        self, surface: pygame.Surface, line: Line, look: Look, place: tuple[float, float], colour: Colour
    ) -> None:
        """Draw a line whose box begins at `place`; all faces stand on one base line."""
        pixels, high = self.pixels(look), self.line_height(look)
        main = self.fonts.get(self.face(look), pixels)
        base = place[1] + (high - main.get_height()) / 2 + main.get_ascent()
        for piece in line.pieces:
            picture = self.picture(piece, pixels, colour)
            top = base - self.fonts.get(piece.face, pixels).get_ascent()
            x = place[0] + piece.x + self._overhang(piece, pixels)
            surface.blit(picture, (round(x), round(top)))

    def set_block(self, text: str, look: Look, width: float, colour: Colour) -> Block:
        """The pictures of a text set at a width, each with its place in the block; kept for the next frame."""
        key = (text, look, round(width), colour)
        known = self._blocks.get(key)
        if known is None:
            made = self._set_block(text, look, width, colour)
            known = self._blocks.put(key, made, sum(one.get_width() * one.get_height() for one, _, _ in made.pictures))
        return known

    def _set_block(self, text: str, look: Look, width: float, colour: Colour) -> Block:
        lines, high, pixels = self.lines(text, look, width), self.line_height(look), self.pixels(look)
        main = self.fonts.get(self.face(look), pixels)
        base, found = (high - main.get_height()) / 2 + main.get_ascent(), []
        for line in lines:
            spare = max(0.0, width - line.width)
            left = {"centre": spare / 2, "right": spare}.get(look.text_align, 0.0)
            for piece in line.pieces:
                x = left + piece.x + self._overhang(piece, pixels)
                top = base - self.fonts.get(piece.face, pixels).get_ascent()
                found.append((self.picture(piece, pixels, colour), round(x), round(top)))
            base += high
        return Block(tuple(found), high * len(lines))

    def _overhang(self, piece: Piece, pixels: int) -> int:
        """How far the first letter reaches to the left of its place; a picture of it begins that much earlier."""
        letter = piece.text[:1]
        if not letter.strip():
            return 0
        key = (letter, piece.face, pixels)
        if key not in self._overhangs:
            if len(self._overhangs) >= _WIDTHS:
                self._overhangs.clear()
            bounds = self.fonts.get(piece.face, pixels).metrics(letter)[0]
            self._overhangs[key] = min(0, bounds[0]) if bounds is not None else 0
        return self._overhangs[key]


def _units(parts: Word) -> list[Word]:
    """A word's parts, cut wherever a line may break."""
    if all(text.isascii() for text, _ in parts):
        return [parts]
    units: list[Word] = []
    last = ""
    for text, face in parts:
        for letter in text:
            if not last or may_break(last, letter):
                units.append([(letter, face)])
            elif units[-1][-1][1] == face:
                units[-1][-1] = (units[-1][-1][0] + letter, face)
            else:
                units[-1].append((letter, face))
            last = letter
    return units


class TextMeasure:
    """The sizes of leaves, as `layout` asks for them."""

    def __init__(self, setter: Typesetter) -> None:
        self.setter = setter

    def natural(self, node: Node) -> float:
        """The width without a line break."""
        if _wordless(node):
            return self._own(node)[0]
        return max(self.setter.block(shown(node), node.look, 1e6)[0] + 1, self._own(node)[0])

    def narrowest(self, node: Node) -> float:
        """The longest word, or the least size of a drawing."""
        if _wordless(node):
            return self._own(node)[0]
        if node.role.value in ("button", "tab"):
            whole = self.setter.block(node.label, node.look, 1e6)[0] + 1
            if whole <= _LONGEST * self.setter.pixels(node.look):
                return whole
        return max(self.setter.narrowest(shown(node), node.look) + 1, self._own(node)[0])

    def height(self, node: Node, width: float) -> float:
        """The lines at this width and what is drawn above or below them."""
        lines = 0.0 if _wordless(node) else self.setter.block(shown(node), node.look, width)[1]
        if node.role.value == "textbox":
            rows = len(self.setter.offsets(node.value, node.look, width)) if node.data.lines > 1 else 1
            lines = max(rows, node.data.lines) * self.setter.line_height(node.look)
        if node.role.value == "slider" and node.paint is None:  # a ladder draws its own, without these words
            lines += max(value_below(self.setter, node, width, value) for value in (node.value, *node.data.values))
        return lines + self._own(node)[1]

    def _own(self, node: Node) -> tuple[float, float]:
        """Width and height of the drawing that is not text."""
        wide, high = getattr(node.data, "extent", (0.0, 0.0))
        return (wide * self.setter.scale, high * self.setter.scale)


def value_look(node: Node) -> Look:
    """How the value of a slider is set."""
    return node.look._replace(face="bold", text_align="right", markup=False)


def value_below(setter: Typesetter, node: Node, width: float, words: str | None = None) -> float:
    """The height of a slider's value (or of other `words` in its place) on lines of its own, where it does not fit
    beside the label; else 0.
    """
    look, shows = value_look(node), node.value if words is None else words
    label, value = setter.block(node.label, node.look, 1e6)[0], setter.block(shows, look, 1e6)[0]
    if not shows or label + value + setter.pixels(node.look) / 2 <= width:
        return 0.0
    return setter.block(shows, look, width)[1]


def shown(node: Node) -> str:
    """The words that a leaf draws."""
    if node.role.value == "gauge":
        return f"{node.label} **{node.value}**" if node.value else node.label
    return node.value or node.label if node.role.value == "textbox" else node.label


def _wordless(node: Node) -> bool:
    return node.role.value in ("rule", "space", "image", "textbox") or not node.label
