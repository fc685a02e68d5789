"""Editing a line of text: pure, so that it can be tested without a window."""

from typing import NamedTuple


class Caret(NamedTuple):
    """Where typing goes, and from where the selection began."""

    at: int = 0
    anchor: int = 0

    @property
    def span(self) -> tuple[int, int]:
        """The selection, its start first."""
        return (min(self.at, self.anchor), max(self.at, self.anchor))

    def clamped(self, text: str) -> "Caret":
        """The caret inside a text."""
        return Caret(max(0, min(self.at, len(text))), max(0, min(self.anchor, len(text))))


def typed(text: str, caret: Caret, new: str, limit: int) -> tuple[str, Caret]:
    """Put `new` in place of the selection, as much of it as there is room for."""
    start, end = caret.clamped(text).span
    room = max(0, limit - (len(text) - (end - start)))
    new = new[:room]
    at = start + len(new)
    return text[:start] + new + text[end:], Caret(at, at)


def erased(text: str, caret: Caret, *, forward: bool, word: bool = False) -> tuple[str, Caret]:
    """Delete the selection, or a letter or word before or after the caret."""
    caret = caret.clamped(text)
    if caret.at == caret.anchor:
        caret = caret._replace(anchor=moved(text, caret, 1 if forward else -1, word=word, keep=False).at)
    start, end = caret.span
    return text[:start] + text[end:], Caret(start, start)


def moved(text: str, caret: Caret, by: int, *, word: bool, keep: bool) -> Caret:
    """One letter or word on or back; with `keep` the selection stretches."""
    caret = caret.clamped(text)
    start, end = caret.span
    if start != end and not keep and not word:
        at = end if by > 0 else start
    elif word:
        at = _word_edge(text, caret.at, by)
    else:
        at = max(0, min(len(text), caret.at + by))
    return Caret(at, caret.anchor if keep else at)


def put(text: str, caret: Caret, at: int, *, keep: bool) -> Caret:
    """The caret at a place."""
    at = max(0, min(len(text), at))
    return Caret(at, caret.clamped(text).anchor if keep else at)


def chosen(text: str, caret: Caret) -> str:
    """The selected words."""
    start, end = caret.clamped(text).span
    return text[start:end]


def _word_edge(text: str, at: int, by: int) -> int:
    if by > 0:
        while at < len(text) and not text[at].isalnum():
            at += 1
        while at < len(text) and text[at].isalnum():
            at += 1
        return at
    while at > 0 and not text[at - 1].isalnum():
        at -= 1
    while at > 0 and text[at - 1].isalnum():
        at -= 1
    return at
