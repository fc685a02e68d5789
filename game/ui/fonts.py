"""Type: faces by use, sizes in pixels, and another face where one lacks a letter.

Fonts are opened when first needed (the Japanese one is large), and kept in the
`Fonts` object. A missing or broken file falls back to pygame's own face.
"""

import json
from bisect import bisect_right
from collections import OrderedDict
from pathlib import Path

import pygame

from game.ui.log import log
from game.ui.settings import Typeface

MISSING = "\ufffd"

_FILES = {
    "body": "EBGaramond_400Regular.ttf",
    "italic": "EBGaramond_400Regular_Italic.ttf",
    "bold": "EBGaramond_600SemiBold.ttf",
    "heading": "PlayfairDisplay_700Bold.ttf",
    "display": "PlayfairDisplay_900Black.ttf",
    "treaty": "OldStandard-Regular.ttf",
    "treaty_italic": "OldStandard-Italic.ttf",
    "treaty_bold": "OldStandard-Bold.ttf",
    "telegram": "CourierPrime_400Regular.ttf",
    "telegram_bold": "CourierPrime_700Bold.ttf",
    "masthead": "UnifrakturMaguntia_400Regular.ttf",
    "plain": "AtkinsonHyperlegible_400Regular.ttf",
    "plain_italic": "AtkinsonHyperlegible_400Regular_Italic.ttf",
    "plain_bold": "AtkinsonHyperlegible_700Bold.ttf",
    "typewriter": "GNUTypewriter.ttf",
    "japanese": "NotoSerifJP_400Regular.ttf",
    "humanist": "PTSans_400Regular.ttf",
    "humanist_italic": "PTSans_400Regular_Italic.ttf",
    "humanist_bold": "PTSans_700Bold.ttf",
    "gothic": "NotoSansJP_400Regular.ttf",
    "japanese_bold": "NotoSerifJP_400Regular.ttf",
    "gothic_bold": "NotoSansJP_400Regular.ttf",
}
_THICKENED = ("japanese_bold", "gothic_bold")
"""Faces that come in one weight: their bold is drawn with thicker strokes."""

_PLAIN = {
    "italic": "plain_italic", "treaty_italic": "plain_italic", "bold": "plain_bold", "heading": "plain_bold",
    "display": "plain_bold", "treaty_bold": "plain_bold", "telegram_bold": "plain_bold", "masthead": "plain_bold",
}  # fmt: skip
_ITALIC = {"body": "italic", "bold": "italic", "treaty": "treaty_italic", "plain": "plain_italic"}
_BOLD = {"body": "bold", "italic": "bold", "treaty": "treaty_bold", "telegram": "telegram_bold", "plain": "plain_bold"}
_UPRIGHT = {"italic": "body", "treaty_italic": "treaty", "plain_italic": "plain"}
_TYPED = ("telegram", "telegram_bold")
_USUAL = ("body", "treaty", "japanese")
_FALLBACK = {
    "italic": ("treaty_italic", "body", "japanese"),
    "bold": ("treaty_bold", "body", "japanese_bold"),
    "heading": ("bold", "treaty_bold", "body", "japanese_bold"),
    "display": ("heading", "bold", "treaty_bold", "body", "japanese_bold"),
    "masthead": ("display", "heading", "bold", "body", "japanese_bold"),
    "treaty_bold": ("bold", "body", "japanese_bold"),
    "treaty_italic": ("italic", "body", "japanese"),
    "telegram": ("typewriter", "treaty", "body", "japanese"),
    "telegram_bold": ("typewriter", "treaty_bold", "body", "japanese_bold"),
    "typewriter": ("telegram", "treaty", "body", "japanese"),
    "plain": ("humanist", "body", "gothic"),
    "plain_bold": ("humanist_bold", "bold", "body", "gothic_bold"),
    "plain_italic": ("humanist_italic", "italic", "body", "gothic"),
}
"""Where a face lacks a letter: faces of the same style first, so that a bold word is bold in every script."""

_ROOM = {"plain": 0.9, "plain_bold": 0.9, "plain_italic": 0.9, "telegram": 0.86, "telegram_bold": 0.86,
         "typewriter": 0.86, "japanese": 0.88, "japanese_bold": 0.88, "gothic": 0.86,
         "gothic_bold": 0.86, "humanist": 0.92, "humanist_bold": 0.92, "humanist_italic": 0.92, "treaty": 0.94,
         "treaty_italic": 0.94, "treaty_bold": 0.94}  # fmt: skip

_MOST_OPEN = 64
"""Faces at sizes that are open at once, half a megabyte each; one window needs some thirty, each other size as many."""


class Fonts:
    """Opened faces. `typeface` plain replaces every period face."""

    def __init__(self, folder: Path, typeface: Typeface = Typeface.PERIOD) -> None:
        self._folder = folder
        self.typeface = typeface
        self._open: OrderedDict[tuple[str, int], pygame.font.Font] = OrderedDict()
        self._listed: dict[str, str] | None = None
        self._covered: dict[str, list[int]] = {}
        self._where: dict[tuple[str, str], str] = {}
        self.complaints: list[str] = []

    def real(self, face: str) -> str:
        """The face that stands in for `face` under the reader's choice of type."""
        if self.typeface is Typeface.PLAIN:
            return _PLAIN.get(face, face if face.startswith("plain") else "plain")
        return face if face in _FILES else "body"

    def styled(self, face: str, *, italic: bool, bold: bool) -> str:
        """The italic or bold companion of a face."""
        if bold:
            face = _BOLD.get(face, face)
        elif italic:
            face = _ITALIC.get(face, face)
        return face

    def suited(self, face: str, text: str) -> str:
        """The face for a whole text: a telegram in Cyrillic is typed on one machine from end to end, and figures and
        Latin letters stand as upright as the Japanese around them."""
        if text.isascii():
            return face
        if face in _TYPED and any("\u0400" <= letter <= "\u04ff" for letter in text):
            return "typewriter"
        if face in _UPRIGHT and any("\u3040" <= letter <= "\u9fff" for letter in text):
            return _UPRIGHT[face]
        return face

    def upright(self, face: str) -> str:
        """The upright companion of a sloped face; any other face is its own."""
        return _UPRIGHT.get(face, face)

    def get(self, face: str, pixels: int) -> pygame.font.Font:
        """A face (already `real`) at a size, evened out so that all faces look equally large."""
        size = max(6, round(pixels * _ROOM.get(face, 1.0)))
        font = self._open.get((face, size))
        if font is None:
            font = self._open[face, size] = self._load(face, size)
            if len(self._open) > _MOST_OPEN:
                self._open.popitem(last=False)
        self._open.move_to_end((face, size))
        return font

    def _load(self, face: str, size: int) -> pygame.font.Font:
        if not pygame.font.get_init():
            pygame.font.init()
        path = self._folder / _FILES[face]
        try:
            font = pygame.font.Font(str(path), size)
            font.size("a")  # a file that is no font may be opened, and fails when it is first asked
        except (OSError, pygame.error, RuntimeError) as problem:
            self._complain(f"The typeface {path.name} could not be opened ({problem}); another is used.")
            font = pygame.font.Font(None, round(size * 1.1))
        else:
            font.bold = face in _THICKENED
        return font

    def pieces(self, text: str, face: str) -> list[tuple[str, str]]:
        """Text cut into (part, face that has its letters); what none has becomes a visible mark."""
        if text.isascii() and text.isprintable():
            return [(text, face)]
        pieces: list[tuple[str, str]] = []
        for letter in text:
            found = self._face_for(letter, face)
            if not found:
                letter, found = "?", face
            if pieces and pieces[-1][1] == found:
                pieces[-1] = (pieces[-1][0] + letter, found)
            else:
                pieces.append((letter, found))
        return pieces

    def whole(self, face: str, text: str) -> str:
        """The one face for a text that is drawn in one piece: the first in order that has its letters, or `face`."""
        order = (face, *_FALLBACK.get(face, _USUAL))
        return next((each for each in order if all(self._has(each, ord(letter)) for letter in text)), face)

    def _face_for(self, letter: str, face: str) -> str:
        key = (letter, face)
        if key not in self._where:
            order = (face, *_FALLBACK.get(face, _USUAL))
            self._where[key] = next((each for each in order if self._has(each, ord(letter))), "")
        return self._where[key]

    def _has(self, face: str, code: int) -> bool:
        if 32 <= code < 127:
            return True
        file = _FILES[face]
        if file not in self._covered:
            self._covered[file] = self._read_coverage(file)
        return bisect_right(self._covered[file], code) % 2 == 1

    def _read_coverage(self, file: str) -> list[int]:
        """The edges of the ranges of letters that a file has, from its line of a long list."""
        path = self._folder / "coverage.json"
        try:
            if self._listed is None:
                self._listed = {}
                rows = (line.partition(":") for line in path.read_text(encoding="utf-8").splitlines())
                self._listed = {name.strip('"'): edges.rstrip(",") for name, colon, edges in rows if colon}
            return list(json.loads(self._listed.get(file, "[]")))
        except (OSError, ValueError, TypeError):
            self._complain(f"The list of letters {path.name} could not be read; only plain letters are drawn.")
            return []

    def _complain(self, sentence: str) -> None:
        if sentence not in self.complaints:
            self.complaints.append(sentence)
            log(__name__).warning("%s", sentence)
