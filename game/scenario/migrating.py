"""Older scenario files brought forward, a format at a time, as changes to their text: comments and order stay.

`format: 1` is a promise: what such a file says today it will say to every later version of the game. A key may come to
mean more only in a new format, and with a new format comes a step here that turns the one before into it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.scenario.edits import set_format
from game.scenario.lines import running_text
from game.scenario.source import read_source, tidy

CURRENT = 1
"""The format that this version of the game reads."""


@dataclass(frozen=True, slots=True)
class Step:
    """How a file of the format `since` becomes one of the next: a sentence on what is changed, and the change."""

    since: int
    told: str
    change: Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Migrated:
    """A file brought forward from the format `since`; `told`: a sentence a step, none when there was nothing to do."""

    text: str
    since: int
    told: tuple[str, ...]


class FromTheFutureError(ValueError):
    """A file of a format that only a later version of the game reads."""


def migrate(text: str, steps: Sequence[Step] | None = None, current: int = CURRENT) -> Migrated:
    """`text` in the current format. Raises FromTheFutureError."""
    text = tidy(text)
    since = format_of(text)
    if since > current:
        raise FromTheFutureError(
            f"it is of format {since}, and this version of the game reads no format above {current}: use a newer one"
        )
    told = []
    for step in STEPS if steps is None else steps:
        if since <= step.since < current:
            text = set_format(step.change(text), step.since + 1)
            told.append(step.told)
    return Migrated(text, since, tuple(told))


def format_of(text: str) -> int:
    """The format that a text is of: what it says; 0 when it says nothing, or 1 in the way of the drafts before it."""
    found = re.search(r"^format:[ ]*[\"']?([0-9]{1,6})\b", text, re.MULTILINE)
    said = int(found[1]) if found is not None else 0
    if said == 1 and _is_draft(text):
        return 0
    return said


def difference(before: str, after: str, name: str) -> str:
    """What changes, as a unified diff; nothing when nothing does."""
    rows = difflib.unified_diff(
        tidy(before).split("\n"), after.split("\n"), f"{name} (before)", f"{name} (after)", lineterm=""
    )
    return "\n".join(rows)


def _is_draft(text: str) -> bool:
    """Whether a text cannot be read for no other reason than that it leaves texts unquoted as the drafts did."""
    read = read_source(text)
    if not any(one.code == "E103" for one in read.problems):
        return False
    quoted = read_source(quote_flow_texts(text))
    return not any(one.code == "E103" for one in quoted.problems)


_PLACEHOLDER = re.compile(r"""(?<=: \[)(?P<words>[^"'\[\]]*\{(?:article|option|low|high|date)\}[^"'\[\]]*)(?=\])""")
_LISTED = re.compile(r"""(?<=[ {])(?P<key>when|if): (?P<words>[^"',{}]*\[[^\]"']*\][^"',{}]*?)(?=, [a-z_]+:|\})""")


def quote_flow_texts(text: str) -> str:
    """`text` with quotes round texts and conditions that stand in brackets and hold brackets or braces themselves."""
    lines = text.split("\n")
    inside = running_text(lines)
    for number, line in enumerate(lines):
        if number in inside or line.lstrip().startswith("#"):
            continue
        line = _PLACEHOLDER.sub(lambda found: f'"{found["words"]}"', line)
        if line.lstrip(" -").startswith("{"):
            line = _LISTED.sub(lambda found: f'{found["key"]}: "{found["words"]}"', line)
        lines[number] = line
    return "\n".join(lines)


STEPS: tuple[Step, ...] = (
    Step(
        0,
        "Drafts wrote texts with {placeholders}, and conditions with [lists], between brackets without quotes;"
        " format 1 wants quotes there.",
        quote_flow_texts,
    ),
)
"""Every step there is, the oldest first."""
