"""A problem as a person reads it: where, what, the line itself with a caret under it, and what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from game.scenario.causes import grouped
from game.scenario.problems import Problem

MOST = 100
"""Nobody reads more at once."""
WIDEST = 110
"""Longer lines are cut around the caret."""


def render(problem: Problem, name: str, text: str) -> str:
    """One problem of the file called `name` whose text is `text`."""
    head = f"{name}:{problem.line}:{problem.column}: {problem.severity} {problem.code}: {problem.message}"
    lines = text.split("\n")
    parts = [head]
    if 0 < problem.line <= len(lines) and lines[problem.line - 1].strip():
        shown, caret = excerpt(lines[problem.line - 1], problem.column)
        number = str(problem.line)
        parts.append(f"  {number} | {shown}")
        parts.append(f"  {' ' * len(number)} | {' ' * caret}^")
    if problem.hint:
        parts.append(f"  hint: {problem.hint}")
    return "\n".join(parts)


def render_all(problems: Iterable[Problem], name: str, text: str) -> str:
    """All problems, a blank line between them, and their number. What is alike is shown once, and no more than MOST."""
    listed = list(problems)
    if not listed:
        return f"{name}: no problems"
    errors = sum(one.is_error for one in listed)
    others = len(listed) - errors
    counts = [f"{errors} error{'s' * (errors != 1)}"] * (errors > 0)
    counts += [f"{others} warning{'s' * (others != 1)}"] * (others > 0)
    told = grouped(listed)
    shown = [render(one, name, text) for one in told[:MOST]]
    if len(told) > MOST:
        shown.append(f"{name}: {len(told) - MOST} more are not shown; mend the first ones and check again")
    return "\n\n".join([*shown, f"{name}: {', '.join(counts)}"])


def excerpt(line: str, column: int) -> tuple[str, int]:
    """The part of a line that is worth showing and how many cells stand before its caret."""
    start, end = 0, len(line)
    if end > WIDEST:
        start = max(0, min(column - 1 - WIDEST // 2, end - WIDEST))
        end = start + WIDEST
    shown = "".join(letter if letter.isprintable() else "\ufffd" for letter in line[start:end])
    before = shown[: max(0, min(column - 1 - start, len(shown)))]
    prefix, suffix = "…" * (start > 0), "…" * (end < len(line))
    return prefix + shown + suffix, len(prefix) + sum(_cells(letter) for letter in before)


def _cells(letter: str) -> int:
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1
