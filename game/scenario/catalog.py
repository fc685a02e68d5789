"""The scenario files of a folder, broken ones included, and finding one by id or path.

`glance` reads the title only and needs neither pydantic nor the parser of conditions.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import yaml

from game.kernel.errors import UnknownScenario
from game.scenario.beside import is_translation
from game.scenario.names import suggestion
from game.scenario.packs import is_pack, located
from game.scenario.reading import read_bytes
from game.scenario.source import LARGEST_BYTES, decode, tidy

SHOWN = ("id", "title", "subtitle", "summary")
_MOST_EVENTS = 200


@dataclass(frozen=True, slots=True)
class Glance:
    """What the beginning of a file says of itself; the file may be broken further down."""

    id: str
    path: Path
    title: str
    subtitle: str
    summary: str


def scenario_files(folder: Path) -> tuple[Path, ...]:
    """The YAML files directly in a folder, unreadable ones too, translations not; none when there is no such folder."""
    try:
        found = (path for path in folder.iterdir() if path.suffix in (".yaml", ".yml") or is_pack(path))
        return tuple(sorted(path for path in found if not path.is_dir() and not is_translation(path)))
    except OSError:
        return ()


def glance(path: Path) -> Glance:
    """What the beginning of a file says; where it says nothing, its file name serves as id and title."""
    try:
        data = read_bytes(located(path), LARGEST_BYTES + 1)
    except (OSError, ValueError):  # a pack that is refused is a ValueError too
        data = b""
    text = decode(data)
    found = _beginning(tidy(text)) if isinstance(text, str) else {}
    said = {key: " ".join(found.get(key, "").split())[:2000] for key in SHOWN}
    return Glance(said["id"] or path.stem, path, said["title"] or path.stem, said["subtitle"], said["summary"])


def _beginning(text: str) -> dict[str, str]:
    """The texts of the first keys of a file, as far as the first list or mapping."""
    found: dict[str, str] = {}
    key: str | None = None
    depth = 0
    try:
        for number, event in enumerate(yaml.parse(text, Loader=yaml.CSafeLoader)):
            if isinstance(event, yaml.CollectionStartEvent):
                depth += 1
            if depth > 1 or number > _MOST_EVENTS or isinstance(event, (yaml.CollectionEndEvent, yaml.AliasEvent)):
                break
            if isinstance(event, yaml.ScalarEvent):
                if key is None:
                    key = event.value
                else:
                    found.setdefault(key, event.value)
                    key = None
    except (yaml.YAMLError, ValueError):
        pass
    return found


def find(word: str, folders: Iterable[Path]) -> Path:
    """The file of a scenario called by id or by path. Raises UnknownScenario, naming what is like it."""
    known: dict[str, Path] = {}
    for folder in folders:
        for path in scenario_files(folder):
            known.setdefault(path.stem, path)
            known.setdefault(glance(path).id, path)
    if word in known:
        return known[word]
    try:
        if os.path.lexists(word) and not Path(word).is_dir():
            return Path(word)
    except (OSError, ValueError):
        pass
    short = word if len(word) <= 80 else word[:80] + "…"
    raise UnknownScenario(f"there is no scenario `{short}`; {suggestion(word, known)}")
