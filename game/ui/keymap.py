"""From keys to intents. A key is a name such as `ctrl+z`, `shift+tab` or `pad:a`.

Only the differences from the defaults are stored, so a new intent in a later
version does not disturb a player's own keys.
"""

from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from game.ui.intents import Intent

Keys = tuple[str, ...]

_MODIFIERS = ("ctrl", "alt", "shift")


@cache
def default_keys() -> Mapping[Intent, Keys]:
    """Two keys for every intent, and the game pad's button where it has one."""
    table: dict[Intent, Keys] = {
        Intent.UP: ("up", "keypad 8", "pad:up"),
        Intent.DOWN: ("down", "keypad 2", "pad:down"),
        Intent.LEFT: ("left", "keypad 4", "pad:left"),
        Intent.RIGHT: ("right", "keypad 6", "pad:right"),
        Intent.NEXT: ("tab", "alt+right", "pad:rb"),
        Intent.PREVIOUS: ("shift+tab", "alt+left", "pad:lb"),
        Intent.REGION_NEXT: ("f6", "ctrl+f6"),
        Intent.REGION_PREVIOUS: ("shift+f6", "ctrl+shift+f6"),
        Intent.CONFIRM: ("return", "space", "enter", "pad:a"),
        Intent.BACK: ("escape", "backspace", "pad:b"),
        Intent.MENU: ("f10", "ctrl+m", "pad:start"),
        Intent.HELP: ("f1", "ctrl+h", "pad:y"),
        Intent.SETTINGS: ("f2", "ctrl+,", "pad:back"),
        Intent.FULLSCREEN: ("f11", "alt+return"),
        Intent.PAGE_UP: ("page up", "ctrl+up", "pad:page up", "pad:lt"),
        Intent.PAGE_DOWN: ("page down", "ctrl+down", "pad:page down", "pad:rt"),
        Intent.HOME: ("home", "ctrl+left"),
        Intent.END: ("end", "ctrl+right"),
        Intent.TAB_NEXT: ("ctrl+tab", "ctrl+page down"),
        Intent.TAB_PREVIOUS: ("ctrl+shift+tab", "ctrl+page up"),
        Intent.UNDO: ("ctrl+z", "alt+backspace", "pad:l3"),
        Intent.REDO: ("ctrl+y", "ctrl+shift+z"),
        Intent.MAP: ("f3", "ctrl+p", "pad:x"),
        Intent.MINUTES: ("m", "f4"),
        Intent.TREATY: ("t", "f5"),
        Intent.PAPERS: ("p", "f7"),
        Intent.DOSSIER: ("b", "f8"),
        Intent.NEWS: ("n", "ctrl+n"),
        Intent.HISTORY: ("h", "ctrl+j"),
        Intent.SITUATION: ("w", "ctrl+w"),
        Intent.MARKS: ("k", "ctrl+k"),
        Intent.OTHER_ACTS: ("o", "ctrl+o"),
        Intent.TEMPLATES: ("d", "ctrl+t"),
        Intent.LINKED: ("l", "ctrl+l"),
        Intent.PROCEED: ("ctrl+return", "ctrl+space"),
        Intent.REMOVE: ("delete", "ctrl+d"),
        Intent.READ: ("f9", "ctrl+r", "pad:r3"),
        Intent.AUTHOR: ("f12", "ctrl+e"),
    }
    for intent in Intent:
        if intent.digit is not None:
            table[intent] = (str(intent.digit), f"alt+{intent.digit}")
    return MappingProxyType(table)


def key_name(base: str, *, ctrl: bool = False, alt: bool = False, shift: bool = False) -> str:
    """The one spelling of a key with its modifiers."""
    held = zip(_MODIFIERS, (ctrl, alt, shift), strict=True)
    return "+".join([name for name, on in held if on] + [base.lower()])


class Conflict(NamedTuple):
    """One key that would mean two things."""

    key: str
    intents: tuple[Intent, ...]


class Keymap(NamedTuple):
    """The keys in force: defaults with a player's differences laid over them."""

    differences: tuple[tuple[Intent, Keys], ...] = ()

    def keys(self, intent: Intent) -> Keys:
        """The keys of an intent, the first being the one shown in hints."""
        for changed, keys in self.differences:
            if changed is intent:
                return keys
        return default_keys().get(intent, ())

    def table(self) -> Mapping[str, Intent]:
        """Key to intent; where two claim a key the earlier intent has it."""
        return _table(self)

    def rebind(self, intent: Intent, keys: Iterable[str]) -> "Keymap":
        """This map with other keys for one intent; its defaults are not stored."""
        wanted = tuple(dict.fromkeys(keys))
        rest = tuple(pair for pair in self.differences if pair[0] is not intent)
        if wanted == default_keys().get(intent, ()):
            return Keymap(rest)
        return Keymap((*rest, (intent, wanted)))

    def conflicts(self) -> tuple[Conflict, ...]:
        """Every key claimed by two intents."""
        claims: dict[str, list[Intent]] = {}
        for intent in Intent:
            for key in self.keys(intent):
                claims.setdefault(key, []).append(intent)
        return tuple(Conflict(k, tuple(v)) for k, v in claims.items() if len(v) > 1)

    def to_dict(self) -> dict[str, list[str]]:
        """The differences alone, as they are kept in a settings file."""
        return {intent.value: list(keys) for intent, keys in self.differences}

    @staticmethod
    def from_dict(raw: Mapping[str, object]) -> "Keymap":
        """What can be understood of `raw`; unknown intents and odd keys are left out."""
        known = {intent.value: intent for intent in Intent}
        keymap = Keymap()
        for name, keys in raw.items():
            if name in known and isinstance(keys, list | tuple) and keys:
                names = [key for key in keys if isinstance(key, str) and 0 < len(key) <= 40]
                if names:
                    keymap = keymap.rebind(known[name], names)
        return keymap


@lru_cache(maxsize=4)
def _table(keymap: Keymap) -> Mapping[str, Intent]:
    found: dict[str, Intent] = {}
    for intent in Intent:
        for key in keymap.keys(intent):
            found.setdefault(key, intent)
    return MappingProxyType(found)
