"""How wide a text is in the faces that the pack brings along: what fits its paper is known before it is printed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from game import paths
from game.classroom.pack.truetype import letters_of, subset, tables_of, widths_of

FACES = {
    "text": "EBGaramond_400Regular.ttf",
    "italic": "EBGaramond_400Regular_Italic.ttf",
    "bold": "EBGaramond_600SemiBold.ttf",
    "display": "PlayfairDisplay_700Bold.ttf",
    "plain": "AtkinsonHyperlegible_400Regular.ttf",
    "plain_bold": "AtkinsonHyperlegible_700Bold.ttf",
    "code": "CourierPrime_700Bold.ttf",
}
OTHERS = {
    "serif_other": "NotoSerifJP_400Regular.ttf",
    "sans_other": "NotoSansJP_400Regular.ttf",
    "humanist": "PTSans_400Regular.ttf",
    "humanist_bold": "PTSans_700Bold.ttf",
}
"""Faces for letters that those above lack. A pack brings only the letters along that it needs of them."""
INSTEAD = {
    "text": ("serif_other",), "italic": ("serif_other",), "bold": ("sans_other",), "display": ("sans_other",),
    "plain": ("humanist", "sans_other"), "plain_bold": ("humanist_bold", "sans_other"),
    "code": ("bold", "sans_other"),
}  # fmt: skip
"""What stands in for a face's missing letters, in this order: bold type of another script is of its plain kind."""
MM_A_POINT = 25.4 / 72
WIDE_FROM = 0x2E80
"""From here on letters are a whole square wide where the face lacks them, and a line may end after each."""
UNKNOWN = 0.6
NEVER_FIRST = (
    "\u3001\u3002\uff0c\uff0e\u30fb\uff1a\uff1b\uff1f\uff01\u300d\u300f\uff09\u3011\u3015\u3009\u300b\u3005\u301c"
    "\u201d\u2019,.:;?!)"
)
NEVER_LAST = "\u300c\u300e\uff08\u3010\u3014\u3008\u300a\u201c\u2018("
"""Letters before which, and after which, no line ends where words are not parted by spaces."""


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
        wide = ord(letter) >= WIDE_FROM
        if word and _ends(word[-1], letter, wide=wide):
            yield word
            word = ""
        word += letter
        if letter == " " or letter in "-\u2013\u2014":
            yield word
            word = ""
    if word:
        yield word


def _ends(before: str, letter: str, *, wide: bool) -> bool:
    """Whether a line may end between two letters of which one is as wide as high."""
    if letter in NEVER_FIRST or before in NEVER_LAST:
        return False
    return wide or ord(before) >= WIDE_FROM


@cache
def face(name: str) -> Face:
    """One of `FACES`, with what stands in for the letters that it lacks. Raises KeyError for any other name."""
    widths: dict[int, float] = {}
    for one in reversed((name, *INSTEAD[name])):
        widths |= widths_of(_tables(one))
    return Face(widths)


def font_file(name: str) -> Path:
    """Where a face lies."""
    return paths.assets() / "fonts" / (FACES | OTHERS)[name]


@cache
def _tables(name: str) -> dict[str, bytes]:
    return tables_of(font_file(name).read_bytes())


@cache
def _has(name: str) -> frozenset[int]:
    return frozenset(letters_of(_tables(name)))


def others_for(text: str) -> dict[str, bytes]:
    """The faces that stand in for missing letters of a text, each with those letters alone; none where none is missing.

    Letters that no face has are left to the machine that shows the page.
    """
    wanted: dict[str, set[int]] = {}
    for letter in sorted({ord(one) for one in text if one.isprintable()}):
        for name, others in INSTEAD.items():
            if letter in _has(name):
                continue
            found = next((one for one in others if letter in _has(one)), None)
            if found in OTHERS:
                wanted.setdefault(found, set()).add(letter)
    return {name: subset(font_file(name).read_bytes(), wanted[name]) for name in OTHERS if name in wanted}
