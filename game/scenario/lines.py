"""A line of YAML as an author sees it: its key, its value, quotes and brackets that are open at its end.

Not a parser: it looks at one line at a time, so that a mistake on one line does not hide the others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

QUOTES = "\"'"
CLOSERS = {"[": "]", "{": "}"}
KEY = re.compile(r"(?P<key>[A-Za-z_][\w-]*):(?= |$)")
STRUCTURE = re.compile(r"\s*(- )*([A-Za-z_][\w-]*:( |$)|[{\[])")
_DASHES = re.compile(r"(?:- +)*")
_BLOCK = re.compile(r"(:|-) [|>][-+0-9]*\s*(#.*)?$")
_BLANK = re.compile(r"\s*(#.*)?$")


@dataclass(frozen=True, slots=True)
class Line:
    """What one line shows, all places counted from nought and -1 for none.

    `start`: the first letter after indentation and dashes; `value`: where the value of its key begins, or `start`
    without a key; `flow`: whether the value is in brackets; `open_quote`: a quote that the line does not close;
    `junk`: what follows a closed quote that should end there; `wrong`: a bracket that closes nothing or the wrong one;
    `open_brackets`: brackets still open at the end, outermost first; `end`: where the value ends, comments left out.
    """

    text: str
    indent: int
    start: int
    key: str
    value: int
    flow: bool
    open_quote: int
    quote_end: int
    junk: int
    wrong: int
    open_brackets: tuple[str, ...]
    end: int


def edges(text: str) -> tuple[int, int]:
    """The indentation of a line and where its first letter after dashes stands."""
    indent = len(text) - len(text.lstrip(" "))
    dashes = _DASHES.match(text, indent)
    return indent, dashes.end() if dashes is not None else indent


def look(text: str) -> Line:
    """What a line shows."""
    indent, start = edges(text)
    found = KEY.match(text, start)
    value = start
    if found is not None:
        value = len(text) - len(text[found.end() :].lstrip(" "))
    walk = _Walk(text, value)
    walk.run()
    return Line(
        text, indent, start, found["key"] if found else "", value, walk.flow,
        walk.open_quote, walk.quote_end, walk.junk, walk.wrong, tuple(walk.stack), walk.end,
    )  # fmt: skip


class _Walk:
    """One pass over a value."""

    def __init__(self, text: str, at: int) -> None:
        self.text, self.at = text, at
        self.flow = text[at : at + 1] in ("[", "{")
        self.open_quote = self.quote_end = self.junk = self.wrong = -1
        self.stack: list[str] = []
        self.end = len(text.rstrip())

    def run(self) -> None:
        """Walk to the end of the value or to the first thing that is wrong with it."""
        fresh = True
        while self.at < len(self.text) and self.wrong < 0:
            letter = self.text[self.at]
            if letter == "#" and (self.at == 0 or self.text[self.at - 1] == " "):
                self.end = len(self.text[: self.at].rstrip())
                return
            if fresh and letter in QUOTES:
                if not self._quoted(letter):
                    return
                fresh = False
                continue
            if not self.flow:
                fresh = False
            elif letter in "[{":
                self.stack.append(letter)
                fresh = True
            elif letter in "]}":
                self._close(letter)
                fresh = False
            elif letter == "," or self.text[self.at : self.at + 2] in (": ", ":"):
                fresh = True
            elif letter != " ":
                fresh = False
            self.at += 1

    def _quoted(self, quote: str) -> bool:
        """Over a quoted text; False when it is not closed on this line."""
        closing = closing_quote(self.text, self.at + 1, quote)
        if closing < 0:
            self.open_quote = self.at
            return False
        rest = self.text[closing + 1 :].lstrip(" ")
        ends = (",", "]", "}", ":", "#") if self.flow else (":", "#")
        if rest and not rest.startswith(ends) and self.junk < 0:
            self.junk, self.quote_end = self.at, closing
        self.at = closing + 1
        return True

    def _close(self, letter: str) -> None:
        if self.stack and CLOSERS[self.stack[-1]] == letter:
            self.stack.pop()
        else:
            self.wrong = self.at


def closing_quote(text: str, at: int, quote: str) -> int:
    """Where a quoted text that began before `at` ends; -1 when it does not."""
    while at < len(text):
        if text[at] == "\\" and quote == '"':
            at += 2
            continue
        if text[at] == quote:
            if quote == "'" and text[at + 1 : at + 2] == "'":
                at += 2
                continue
            return at
        at += 1
    return -1


def is_blank(text: str) -> bool:
    """Whether a line is empty or a comment only."""
    return _BLANK.match(text) is not None


def running_text(lines: Sequence[str]) -> frozenset[int]:
    """The numbers of the lines that belong to a text begun with `|` or `>`, in which everything is allowed."""
    inside: set[int] = set()
    floor = -1
    for number, line in enumerate(lines):
        indent = len(line) - len(line.lstrip(" "))
        if floor >= 0 and (not line.strip() or indent > floor):
            inside.add(number)
            continue
        floor = look(line).indent if _BLOCK.search(line) and not line.lstrip().startswith("#") else -1
    return frozenset(inside)
