"""A new scenario from a template: the same dispute, with a name and a title of its own."""

from __future__ import annotations

import re

from game.kernel.errors import BadRequest
from game.scenario.loader import load_text
from game.scenario.schema import FIRST_LINE

SIZES = ("small", "full")
LONGEST_TITLE = 80
_NAME = re.compile(r"[a-z][a-z0-9_-]{0,39}")
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])")
"""Names that no file may have on Windows."""


def checked_name(name: str) -> str:
    """`name`, if a scenario may be called so. Raises BadRequest with a name that would do."""
    if _NAME.fullmatch(name) and not _DEVICES.fullmatch(name):
        return name
    short = name if len(name) <= 40 else name[:40] + "…"
    hint = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-0123456789")[:40].strip("-")
    known = f", such as `{hint}`" if _NAME.fullmatch(hint) and not _DEVICES.fullmatch(hint) else ""
    raise BadRequest(
        f"`{short}` cannot be the name of a scenario: use small letters, digits, `-` and `_`,"
        f" beginning with a letter{known}."
    )


def begin(template: str, name: str, title: str, schema: str) -> str:
    """The text of a new scenario; `schema` is where an editor finds the JSON Schema. Raises BadRequest."""
    name = checked_name(name)
    title = " ".join((title or name.replace("-", " ").replace("_", " ").capitalize()).split())
    if len(title) > LONGEST_TITLE:
        raise BadRequest(f"A title has at most {LONGEST_TITLE} letters, and this one has {len(title)}.")
    lines = template.split("\n")
    lines[0] = FIRST_LINE.split("=", 1)[0] + "=" + schema
    for number, line in enumerate(lines):
        for key, value in (("id", name), ("title", _quoted(title))):
            found = re.match(rf"{key}: (?P<old>[^#]*[^# ])(?P<rest> *(#.*)?)$", line)
            if found is not None:
                lines[number] = f"{key}: {value}{found['rest']}"
    text = "\n".join(lines)
    problems = load_text(text, name).problems
    if problems:
        raise BadRequest(f"`{title[:40]}` cannot be a title: {problems[0].message}.")
    return text


def _quoted(title: str) -> str:
    """A title in quotes, for it may hold anything."""
    return '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
