"""What a file that is no YAML was meant to be, so that one slip of the pen does not hide all other problems.

The parser stops at the first thing it cannot read, often far below its cause. Here the likely causes are looked for
line by line, and one counts as found when the file can be read further once it is put right. Lines are put right in
memory only, each in its place, so that all other problems keep their lines.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.scenario.lines import Line, look, running_text
from game.scenario.problems import Problem, problem
from game.scenario.source import Fault, Stop
from game.scenario.suspects import Suspect, suspects

MOST_MENDED = 40
TRIALS = 3_000_000
"""How many letters may be read again, all trials together."""
FEWEST_TRIALS = 6
MOST_TABS = 20


Attempt = Callable[[str], Stop | None]
"""Tries to read a text; why that failed, or None."""


@dataclass(frozen=True, slots=True)
class Mended:
    """What was wrong, the text as it can be read (None: it cannot) and the numbers of its changed lines, from one."""

    problems: tuple[Problem, ...]
    text: str | None
    changed: frozenset[int]


def mend(text: str, attempt: Attempt) -> Mended:
    """Everything that keeps `text` from being read, as far as it can be found, and the text without it."""
    lines = text.split("\n")
    problems = _tabs(lines)
    changed = {one.line for one in problems}
    trials = max(FEWEST_TRIALS, TRIALS // (len(text) + 1))
    stop = attempt("\n".join(lines))
    while stop is not None:
        if stop.refusal is not None:
            return Mended((*problems, stop.refusal), None, frozenset(changed))
        found = None
        trials -= 1
        if stop.fault is not None and trials > 0 and len(changed) < MOST_MENDED:
            found, after, trials = _cause(lines, stop.fault, attempt, trials, frozenset(changed))
        if found is None:
            return Mended((*problems, *_plainly(stop.fault, lines)), None, frozenset(changed))
        lines[found.line] = found.instead
        changed.add(found.line + 1)
        problems.append(problem("E103", (), found.line + 1, found.column + 1, found.message, found.hint))
        stop = after
    return Mended(tuple(problems), "\n".join(lines), frozenset(changed))


def _cause(
    lines: list[str], fault: Fault, attempt: Attempt, trials: int, changed: frozenset[int]
) -> tuple[Suspect | None, Stop | None, int]:
    """The first suspect without which the text can be read further, why it then stops, and the trials left."""
    for suspect in suspects(lines, fault.line, fault.begun):
        if trials <= 0:
            break
        if suspect.line + 1 in changed:
            continue
        trials -= 1
        after = attempt("\n".join([*lines[: suspect.line], suspect.instead, *lines[suspect.line + 1 :]]))
        reached = len(lines) if after is None else after.line
        if reached > fault.line or (suspect.hides and reached > suspect.line):
            return suspect, after, trials
    return None, None, trials


def _tabs(lines: list[str]) -> list[Problem]:
    """A problem for every line with a tab; the tabs become spaces."""
    found: list[Problem] = []
    kept = running_text(lines) if any("\t" in line for line in lines) else frozenset()
    before, seen = "", look("")
    for number, line in enumerate(lines):
        at = line.find("\t")
        if at >= 0:
            seen = seen if seen.text == before else look(before)
            wanted = _indent(seen, line)
            if len(found) < MOST_TABS:
                count = f"{wanted} " if wanted else ""
                hint = "use spaces" if line[:at].strip() else f"use {count}spaces for indentation"
                found.append(problem("E104", (), number + 1, at + 1, "there is a tab here", hint))
            led = len(line) - len(line.lstrip(" \t"))
            if "\t" in line[:led] and number not in kept:
                line = " " * wanted + line[led:]
            lines[number] = line.replace("\t", " ")
        if line.strip():
            before = lines[number]
    return found


def _indent(seen: Line, line: str) -> int:
    """How far a line should be indented, from the line before it."""
    if seen.key and seen.value >= seen.end:
        return seen.start + 2
    return seen.indent if line.lstrip().startswith("- ") else seen.start


_PLAINLY = (
    ("mapping values are not allowed", "a colon is not expected here",
     "put a text that holds a colon in quotes; otherwise look at the indentation"),
    ("could not find expected ':'", "this key has no colon", "write a colon and a space after a key"),
    ("did not find expected key", "this line does not fit the lines above it",
     "look at the indentation of this line and the one before, and at quotes inside quotes"),
    ("did not find expected ',' or", "a bracket is not closed, or a comma is missing before this",
     "put a text that holds `: ` or a bracket in quotes; close every `[` and `{`, and put commas between the parts"),
    ("did not find expected '-'", "this line does not fit the list above it",
     "look at the indentation of this line and the one before"),
    ("cannot start any token", "a text cannot begin like this",
     "put a text that begins with a special character in quotes"),
    ("expected alphabetic or numeric", "a text cannot begin like this",
     "put a text that begins with a special character in quotes"),
    ("unexpected end of stream", "a quote or a bracket is open at the end of the file", "close it"),
    ("found unknown escape", "a backslash means something else in double quotes",
     "write the backslash twice, or use single quotes"),
    ("block sequence entries are not allowed", "a list cannot begin on this line",
     "begin the list on a line of its own"),
    ("found unexpected document indicator", "a quote is open where the document ends", "close it"),
)  # fmt: skip
"""What the parser says, in plain words."""


def _plainly(fault: Fault | None, lines: list[str]) -> tuple[Problem, ...]:
    if fault is None:
        return ()
    line, column = _written(fault, lines)
    for sign, message, hint in _PLAINLY:
        if sign in fault.said:
            return (problem("E103", (), line + 1, column + 1, message, hint),)
    return (problem("E103", (), line + 1, column + 1, f"this is not well-formed YAML: {fault.said}"),)


def _written(fault: Fault, lines: list[str]) -> tuple[int, int]:
    """Where a fault is; what the parser misses after the end of a file is missing behind its last words."""
    last = next((n for n in reversed(range(len(lines))) if lines[n].strip()), 0)
    return (fault.line, fault.column) if fault.line <= last else (last, len(lines[last]))
