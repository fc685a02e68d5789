"""Marked-up sentences: `*italic*`, `**bold**`, and a backslash before a star that is meant."""

import re
from typing import NamedTuple

_MARKS = r"\\([*\\])|(\*\*)|(\*)"


class Span(NamedTuple):
    """A stretch of text in one style."""

    text: str
    italic: bool = False
    bold: bool = False


def parse(text: str) -> tuple[Span, ...]:
    """The spans of a text. A star that closes nothing is shown as it stands."""
    if "*" not in text and "\\" not in text:
        return (Span(text),) if text else ()
    spans: list[Span] = []
    italic = bold = False
    start, buffer = 0, ""
    for found in re.finditer(_MARKS, text):
        buffer += text[start : found.start()]
        start = found.end()
        if found[1]:
            buffer += found[1]
            continue
        mark, on = found[0], bold if found[2] else italic
        if not on and all(later[0] != mark for later in re.compile(_MARKS).finditer(text, start)):
            buffer += mark
            continue
        spans.append(Span(buffer, italic, bold))
        buffer = ""
        italic, bold = (italic, not bold) if found[2] else (not italic, bold)
    spans.append(Span(buffer + text[start:], italic, bold))
    return tuple(span for span in spans if span.text)


def plain(text: str) -> str:
    """The text without its marks, for speech."""
    return "".join(span.text for span in parse(text))
