"""Which files beside a scenario are translations of it: `<file>.<language>.yaml`, told by name and first lines."""

from __future__ import annotations

import re

from game.scenario.packs import BadPackError, File, located
from game.scenario.reading import read_bytes

_BESIDE = re.compile(r"\.([a-z]{2,3})\.ya?ml$")
_HEAD = re.compile(rb"^translation:", re.MULTILINE)
_SHOWN = 4096


def language_of(path: File) -> str:
    """The language of a translation by the name of its file; empty when the name is not that of one."""
    found = _BESIDE.search(path.name)
    return found[1] if found else ""


def is_translation(path: File) -> bool:
    """Whether a file is a translation: by its name, and by the key that its first lines hold."""
    if not language_of(path):
        return False
    try:
        return _HEAD.search(read_bytes(path, _SHOWN)) is not None
    except (OSError, ValueError):
        return False


def translations_beside(path: File) -> tuple[File, ...]:
    """The translation files of the scenario in a file or a pack, by language."""
    try:
        place = located(path)
        pattern = re.compile(re.escape(place.stem) + _BESIDE.pattern)
        found: list[File] = [one for one in place.parent.iterdir() if pattern.fullmatch(one.name)]
    except (OSError, BadPackError):
        return ()
    return tuple(sorted(found, key=lambda one: one.name))
