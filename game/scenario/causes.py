"""Many complaints with one cause: the cause is told once, where it stands, and what is alike is told together."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from game.scenario.problems import Problem, ordered, problem

FEWEST_ALIKE = 4
"""From this many on, complaints in the same words are told as one."""
FEWEST_POINTING = 3
SHOWN_LINES = 8
_POINTING = ("E301", "E302", "E303", "E304", "E305", "E306", "E307", "E308", "E309", "E317", "E321")
_FOLLOWING = ("E312", "E402", "E403")
_NONE = re.compile(r"there is no (?P<what>.+?) `(?P<word>[^`]+)`$")
_MEANT = re.compile(r"did you mean `(?P<near>[^`]+)`\?$")


def true_causes(problems: Sequence[Problem], text: str) -> tuple[Problem, ...]:
    """The problems, where several names point nowhere because the id that they mean is itself misspelt: that id."""
    pointing: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for one in problems:
        found, meant = _NONE.search(one.message), _MEANT.search(one.hint)
        if one.code in _POINTING and found is not None and meant is not None:
            pointing[found["word"], meant["near"]].append(one)
    kept = list(problems)
    for (word, near), ones in pointing.items():
        place = _only_place(near, text) if len(ones) >= FEWEST_POINTING else None
        if place is None:
            continue
        kept = [one for one in kept if one not in ones and not _follows(one, near)]
        message = f"{len(ones)} places name `{word}`, and none names `{near}`: this id seems to be misspelt"
        hint = f"did you mean `{word}`? It is named on {_listed(sorted({one.line for one in ones}))}"
        kept.append(problem(ones[0].code, (), *place, message, hint))
    return ordered(kept)


def _follows(one: Problem, near: str) -> bool:
    return one.code in _FOLLOWING and f"`{near}`" in one.message


def _only_place(near: str, text: str) -> tuple[int, int] | None:
    """Where an id is written, if that is the only place of the file that names it."""
    if len(re.findall(rf"(?<![\w-]){re.escape(near)}(?![\w-])", text)) != 1:
        return None
    found = re.search(rf"\b(?:id|code): *[\"']?({re.escape(near)})(?![\w-])", text)
    if found is None:
        return None
    start = found.start(1)
    return text.count("\n", 0, start) + 1, start - (text.rfind("\n", 0, start) + 1) + 1


def grouped(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """The problems with those in the same words told once, at the first, with the lines of the others."""
    alike: dict[tuple[str, str, str], list[Problem]] = defaultdict(list)
    for one in problems:
        alike[one.code, one.message, one.hint].append(one)
    told = []
    for ones in alike.values():
        if len(ones) < FEWEST_ALIKE:
            told += ones
            continue
        first, rest = ones[0], sorted({one.line for one in ones[1:]})
        start = f"{first.hint}; " if first.hint else ""
        told.append(replace(first, hint=f"{start}the same on {_listed(rest)}"))
    return ordered(told)


def _listed(lines: Sequence[int]) -> str:
    if len(lines) == 1:
        return f"line {lines[0]}"
    shown = ", ".join(str(line) for line in lines[:SHOWN_LINES])
    more = len(lines) - SHOWN_LINES
    return f"lines {shown} and {more} more" if more > 0 else f"lines {shown}"
