"""Which files beside a scenario are translations of it: `<file>.<language>.yaml`, told by name and first lines."""

from __future__ import annotations

import re
from pathlib import Path

from game.scenario.reading import read_bytes

_BESIDE = re.compile(r"\.([a-z]{2,3})\.ya?ml$")
_HEAD = re.compile(rb"^translation:", re.MULTILINE)
_SHOWN = 4096


def language_of(path: Path) -> str:
    """The language of a translation by the name of its file; empty when the name is not that of one."""
    found = _BESIDE.search(path.name)
    return found[1] if found else ""


def is_translation(path: Path) -> bool:
    """Whether a file is a translation: by its name, and by the key that its first lines hold."""
    if not language_of(path):
        return False
    try:
        return _HEAD.search(read_bytes(path, _SHOWN)) is not None
    except (OSError, ValueError):
        return False


def translations_beside(path: Path) -> tuple[Path, ...]:
    """The translation files of the scenario in a file, by language."""
    pattern = re.compile(re.escape(path.stem) + _BESIDE.pattern)
    try:
        return tuple(sorted(one for one in path.parent.iterdir() if pattern.fullmatch(one.name)))
    except OSError:
        return ()
