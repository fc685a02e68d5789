"""Texts for players: balanced `*italic*` and `**bold**`, placeholders only in phrases and only the known ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from game.scenario.names import suggestion

PLACEHOLDERS = ("article", "option", "low", "high", "date")

SIDE_PHRASES = (
    "cable_granted",
    "cable_refused",
    "package_granted",
    "package_refused",
    "order",
    "order_final",
    "leak",
    "report",
    "report_walk_away",
    "report_order",
    "report_no_order",
    "mandate_wider",
    "mandate_narrower",
)
MEDIATOR_PHRASES = ("write", "warn", "text", "text_failed")

MOST_FLAWS = 20
"""More in one text are not worth telling one by one."""

_MARK = re.compile(r"\*\*\*+|\*\*|\*")
_PARAGRAPH = re.compile(r"(?:[^\n]|\n(?!\n))+")
_BRACE = re.compile(r"\{([^{}]*)\}|[{}]")


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in a text, `offset` letters from its start."""

    offset: int
    message: str
    hint: str = ""


def flaws(text: str, placeholders: tuple[str, ...] = ()) -> tuple[Flaw, ...]:
    """What is wrong with the markup and the placeholders of a text."""
    found = []
    for paragraph in _PARAGRAPH.finditer(text):
        found += [replace(one, offset=one.offset + paragraph.start()) for one in _markup(paragraph[0])]
    return (*found, *_braces(text, placeholders))[:MOST_FLAWS]


def in_curly_quotes(text: str) -> bool:
    """Whether a whole text stands in the quotes that word processors draw."""
    return len(text) > 2 and text[0] in "“„”" and text[-1] in "“”" and not re.search("[“„”]", text[1:-1])


def _markup(text: str) -> tuple[Flaw, ...]:
    opened: dict[str, int] = {}
    for found in _MARK.finditer(text):
        mark = found.group()
        if len(mark) > 2:
            return (Flaw(found.start(), "three or more `*` stand together here", "use `*italic*` or `**bold**`"),)
        if opened.pop(mark, None) is None:
            opened[mark] = found.start()
        elif opened and next(iter(opened.values())) > found.start():
            break
    return tuple(
        Flaw(start, f"this `{mark}` is not closed", f"add `{mark}` where it ends") for mark, start in opened.items()
    )


def _braces(text: str, placeholders: tuple[str, ...]) -> tuple[Flaw, ...]:
    found: list[Flaw] = []
    for brace in _BRACE.finditer(text):
        name = brace.group(1)
        if name is None:
            found.append(Flaw(brace.start(), f"this `{brace.group()}` stands alone", "write a placeholder or none"))
        elif not placeholders:
            found.append(
                Flaw(brace.start(), f"`{{{name[:30]}}}`: placeholders are for `phrases` only", "write the word")
            )
        elif name not in placeholders:
            found.append(
                Flaw(brace.start(), f"there is no placeholder `{{{name[:30]}}}`", suggestion(name, placeholders))
            )
    return tuple(found)
