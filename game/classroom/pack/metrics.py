"""How wide a text is in the faces that the pack brings along: what fits its paper is known before it is printed."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from game import paths

FACES = {
    "text": "EBGaramond_400Regular.ttf",
    "italic": "EBGaramond_400Regular_Italic.ttf",
    "bold": "EBGaramond_600SemiBold.ttf",
    "display": "PlayfairDisplay_700Bold.ttf",
    "plain": "AtkinsonHyperlegible_400Regular.ttf",
    "plain_bold": "AtkinsonHyperlegible_700Bold.ttf",
    "code": "CourierPrime_700Bold.ttf",
}
MM_A_POINT = 25.4 / 72
WIDE_FROM = 0x2E80
"""From here on letters are a whole square wide where the face lacks them, and a line may end after each."""
UNKNOWN = 0.6


@dataclass(frozen=True, slots=True, eq=False)
class Face:
    """The widths of a face, in ems."""

    widths: dict[int, float]

    def width(self, text: str, points: float) -> float:
        """The width of a text in millimetres; pairs that move together are not counted, so it is never too small."""
        return sum(self._of(ord(letter)) for letter in text) * points * MM_A_POINT

    def _of(self, letter: int) -> float:
        return self.widths.get(letter, 1.0 if letter >= WIDE_FROM else UNKNOWN)

    def lines(self, text: str, points: float, width: float) -> int:
        """How many lines a text takes; at least one."""
        room = width / (points * MM_A_POINT)
        count, at = 1, 0.0
        for wide, gap in _pieces(self, text):
            if wide < 0:
                count, at = count + 1, 0.0
                continue
            if at > 0 and at + wide > room:
                count, at = count + 1, 0.0
            at += wide + gap
        return count


@lru_cache(maxsize=16384)
def _pieces(face_: Face, text: str) -> tuple[tuple[float, float], ...]:
    """The widths of a text's words in ems, each with the space after it; less than nought for the end of a line."""
    space = face_.width(" ", 1.0) / MM_A_POINT
    return tuple(
        (-1.0, 0.0)
        if word == "\n"
        else (face_.width(word.rstrip(" "), 1.0) / MM_A_POINT, space if word.endswith(" ") else 0.0)
        for word in _words(text)
    )


def _words(text: str) -> Iterator[str]:
    """The pieces between which a line may end, each with the space after it."""
    word = ""
    for letter in text:
        if letter == "\n":
            if word:
                yield word
            yield "\n"
            word = ""
            continue
        word += letter
        if letter == " " or letter in "-\u2013\u2014" or ord(letter) >= WIDE_FROM:
            yield word
            word = ""
    if word:
        yield word


@cache
def face(name: str) -> Face:
    """One of `FACES`. Raises KeyError for any other name."""
    return _read((paths.assets() / "fonts" / FACES[name]).read_bytes())


def font_file(name: str) -> Path:
    """Where a face lies."""
    return paths.assets() / "fonts" / FACES[name]


def _read(data: bytes) -> Face:
    """The advance widths in a TrueType file, by letter."""
    count = struct.unpack_from(">H", data, 4)[0]
    tables = {}
    for n in range(count):
        tag, _, offset, _ = struct.unpack_from(">4sIII", data, 12 + 16 * n)
        tables[tag.decode("latin-1")] = offset
    units: int = struct.unpack_from(">H", data, tables["head"] + 18)[0]
    measured = struct.unpack_from(">H", data, tables["hhea"] + 34)[0]

    def advance(glyph: int) -> float:
        place = tables["hmtx"] + 4 * min(glyph, measured - 1)
        wide: int = struct.unpack_from(">H", data, place)[0]
        return wide / units

    return Face({letter: advance(glyph) for letter, glyph in _letters(data, tables["cmap"])})


def _letters(data: bytes, cmap: int) -> Iterator[tuple[int, int]]:
    """Each letter of the basic plane with its glyph, from the table of format 4."""
    for n in range(struct.unpack_from(">H", data, cmap + 2)[0]):
        start = cmap + struct.unpack_from(">I", data, cmap + 4 + 8 * n + 4)[0]
        if struct.unpack_from(">H", data, start)[0] == 4:
            yield from _format_four(data, start)
            return


def _format_four(data: bytes, start: int) -> Iterator[tuple[int, int]]:
    count = struct.unpack_from(">H", data, start + 6)[0] // 2
    ends = struct.unpack_from(f">{count}H", data, start + 14)
    starts = struct.unpack_from(f">{count}H", data, start + 16 + 2 * count)
    deltas = struct.unpack_from(f">{count}h", data, start + 16 + 4 * count)
    ranges = start + 16 + 6 * count
    offsets = struct.unpack_from(f">{count}H", data, ranges)
    for n, (low, high, delta, offset) in enumerate(zip(starts, ends, deltas, offsets, strict=True)):
        for letter in range(low, min(high, 0xFFFE) + 1):
            glyph = letter
            if offset:
                glyph = struct.unpack_from(">H", data, ranges + 2 * n + offset + 2 * (letter - low))[0]
            if glyph:
                yield letter, (glyph + delta) % 0x10000
