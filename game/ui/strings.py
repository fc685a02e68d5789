"""Every text on the screen is looked up here: `key -> "Sentence with {named} parameters"`.

An entry may be `{"one": ..., "other": ...}`; its number is the parameter `n`.
"""

import json
import re
from collections.abc import Mapping
from pathlib import Path

Entry = str | dict[str, str]

_PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)\}")


class Strings:
    """A catalogue. A missing key shows itself in brackets and is remembered in `missing`."""

    def __init__(self, entries: Mapping[str, Entry]) -> None:
        self._entries = dict(entries)
        self.missing: dict[str, None] = {}

    def __contains__(self, key: str) -> bool:
        return key in self._entries

    def text(self, key: str, **params: object) -> str:
        """The sentence of a key with its parameters in place."""
        entry = self._entries.get(key)
        if entry is None:
            self.missing[key] = None
            return f"[{key}]"
        return fill(_form(entry, params.get("n")), params)

    def keys(self) -> tuple[str, ...]:
        """Every key, in the file's order."""
        return tuple(self._entries)


def fill(template: str, params: Mapping[str, object]) -> str:
    """Put parameters into a template; one that is not given stays visible."""
    return template if "{" not in template else _PLACE.sub(lambda m: str(params.get(m[1], m[0])), template)


def escape(text: str) -> str:
    """Text written by a person, safe inside a marked-up sentence."""
    return re.sub(r"([\\*])", r"\\\1", text)


def load(path: Path) -> Strings:
    """The catalogue in a file; a file that cannot be read gives an empty one."""
    try:
        raw = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Strings({})
    return Strings(_flatten("", raw) if isinstance(raw, dict) else {})


def _form(entry: Entry, number: object) -> str:
    if isinstance(entry, str):
        return entry
    one = number in (1, -1) and not isinstance(number, bool)
    return entry.get("one" if one else "other", entry.get("other", ""))


def _flatten(prefix: str, raw: Mapping[str, object]) -> dict[str, Entry]:
    found: dict[str, Entry] = {}
    for name, value in raw.items():
        key = f"{prefix}.{name}" if prefix else name
        if isinstance(value, str):
            found[key] = value
        elif isinstance(value, dict) and "other" in value:
            found[key] = {k: v for k, v in value.items() if isinstance(v, str)}
        elif isinstance(value, dict):
            found |= _flatten(key, value)
    return found
