"""Slips of every kind on lines chosen at random: nearly all are named on their own line, and little else is said."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from game.scenario.lines import is_blank, running_text
from game.scenario.loader import load_text

ROOT = Path(__file__).parents[2]
FILES = (ROOT / "scenarios" / "templates" / "small.yaml", ROOT / "tests" / "scenarios" / "harbour.yaml")
EACH = 12
"""Lines of a file that are tried for each kind of slip."""
_KEY = re.compile(r"^(\s*(?:- )?)(\w{4,}): (?=\S)")


def swapped(line: str, by: random.Random) -> str:
    """Two neighbouring letters of the key changed round."""
    found = _KEY.match(line)
    if found is None:
        return line
    at = found.start(2) + by.randrange(len(found[2]) - 1)
    return line[:at] + line[at + 1] + line[at] + line[at + 2 :]


SLIPS: dict[str, Callable[[str, random.Random], str]] = {
    "a space too many": lambda line, _: " " + line if line.startswith(" ") else line,
    "a space too few": lambda line, _: line[1:] if line.startswith("  ") else line,
    "no space after the colon": lambda line, _: _KEY.sub(r"\1\2:", line),
    "no colon": lambda line, _: _KEY.sub(r"\1\2 ", line),
    "letters of a key changed round": swapped,
    "a brace not closed": lambda line, _: "".join(line.rsplit("}", 1)),
    "a brace not opened": lambda line, _: line.replace("{", "", 1),
    "a comma left out": lambda line, _: line.replace(", ", " ", 1) if "{" in line else line,
    "a tab": lambda line, _: "\t" + line.lstrip() if line.startswith(" ") else line,
    "no space after the dash": lambda line, _: line.replace("- ", "-", 1) if line.lstrip().startswith("- ") else line,
    "no dash": lambda line, _: line.replace("- ", "  ", 1) if line.lstrip().startswith("- ") else line,
    "a line twice": lambda line, _: f"{line}\n{line}",
}


@pytest.mark.parametrize("kind", SLIPS)
def test_a_slip_on_any_line_is_named_there(kind: str) -> None:
    """At least nine in ten on their line, never more than a handful of problems for nine in ten, hardly one unseen."""
    by = random.Random(kind)
    tried, on_line, few, unseen = 0, 0, 0, 0
    for file in FILES:
        lines = file.read_text(encoding="utf-8").split("\n")
        inside = running_text(lines)
        numbers = [n for n, line in enumerate(lines) if n not in inside and not is_blank(line)]
        fitting = [n for n in numbers if SLIPS[kind](lines[n], by) != lines[n]]
        for number in by.sample(fitting, min(EACH, len(fitting))):
            text = "\n".join([*lines[:number], SLIPS[kind](lines[number], by), *lines[number + 1 :]])
            found = [one.line for one in load_text(text, file.name).problems]
            tried += 1
            on_line += number + 1 in found or (kind == "a line twice" and number + 2 in found)
            few += len(found) <= 3
            unseen += not found
    assert tried >= EACH
    assert on_line * 10 >= tried * 9
    assert few * 10 >= tried * 9
    assert unseen <= 1


@pytest.mark.parametrize("remark", [" # {x: y", " # {x: y: z, w: v}", " # see [a: b"])
def test_a_remark_changes_nothing_that_is_found(remark: str) -> None:
    """A remark that looks like keys behind a line with a slip is passed over: the slip is named as without it."""
    text = FILES[1].read_text(encoding="utf-8")
    line = next(one for one in text.split("\n") if "{id: a, name: " in one)
    slip = line.replace("name: ", "name: what: ", 1)
    plain = load_text(text.replace(line, slip, 1), "plain.yaml").problems
    remarked = load_text(text.replace(line, slip + remark, 1), "remarked.yaml").problems
    assert [(one.code, one.line, one.column, one.message, one.hint) for one in plain] == [
        (one.code, one.line, one.column, one.message, one.hint) for one in remarked
    ]
    assert plain
