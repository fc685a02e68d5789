"""Every text on the screen is looked up here: `key -> "Sentence with {named} parameters"`.

Catalogues are gettext's: `assets/locale/<language>.mo`, made from the `.po` beside it. A message id is a key. An entry
with plural forms takes its number from the parameter `n`. What a language lacks is said in English.
"""

import re
import struct
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from game.kernel.sentences import Sentence
from game.ui.log import log
from game.ui.mofile import MoFile, Text

ENGLISH = "en"
LANGUAGES: Mapping[str, str] = MappingProxyType({ENGLISH: "English", "ja": "日本語", "ru": "Русский"})
"""The languages that the window may be read in, each by its own name, in the order in which they are offered."""

_PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_MANY = 1000
"""The number of an entry that has forms and is asked for without one."""

_RULE = r"^Plural-Forms:.*?plural=([^;]+)"


class Strings:
    """The sentences of one language at a time; `speak` changes it for everybody who holds this object.

    `missing` remembers keys that the language lacks. They are said in English; what English lacks shows its key.
    """

    def __init__(self, folder: Path, language: str = ENGLISH) -> None:
        self._folder = folder
        self._read: dict[str, MoFile | None] = {}
        self.missing: dict[str, None] = {}
        self.language = ENGLISH
        self._ways: tuple[str, ...] = ()
        self.speak(language)

    def follow(self, ways: tuple[str, ...]) -> None:
        """Speak as a conference of another age does: where there is a sentence `key@way`, it is said for `key`."""
        self._ways = ways

    def speak(self, language: str) -> None:
        """Go on in another language; one without a catalogue is English."""
        self.language = language if language in LANGUAGES else ENGLISH
        self.missing.clear()

    def __contains__(self, key: str) -> bool:
        return self._found(self.language, key, _MANY) is not None or self._found(ENGLISH, key, _MANY) is not None

    def text(self, key: str, **params: object) -> str:
        """The sentence of a key with its parameters in place."""
        key = self._of_the_age(key)
        given = params.get("n")
        number = abs(given) if isinstance(given, int) and not isinstance(given, bool) else _MANY
        found = self._found(self.language, key, number)
        if found is None:
            self.missing[key] = None
            found = self._found(ENGLISH, key, number)
        return f"[{key}]" if found is None else fill(found, params)

    def told(self, words: str) -> str:
        """What the layers below say by themselves, in this language where they know its key, else as it is."""
        if not isinstance(words, Sentence):
            return words
        known = {name: self.told(value) if isinstance(value, str) else value for name, value in words.params.items()}
        return self.text(words.key, **known)

    def _of_the_age(self, key: str) -> str:
        known = self._catalogue(ENGLISH) if self._ways else None
        if known is None:
            return key
        return next((other for way in self._ways if (other := f"{key}@{way}") in known), key)

    def _found(self, language: str, key: str, number: int) -> str | None:
        catalogue = self._catalogue(language)
        text = None if catalogue is None else catalogue.get(key)
        if catalogue is not None and isinstance(text, tuple):
            return text[min(_plural(_rule(catalogue.get("")))(number), len(text) - 1)]
        return text if isinstance(text, str) else None

    def _catalogue(self, language: str) -> MoFile | None:
        if language not in self._read:
            self._read[language] = _load(self._folder / f"{language}.mo")
        return self._read[language]


def fill(template: str, params: Mapping[str, object]) -> str:
    """Put parameters into a template; one that is not given stays visible."""
    return template if "{" not in template else _PLACE.sub(lambda m: str(params.get(m[1], m[0])), template)


def escape(text: str) -> str:
    """Text written by a person, safe inside a marked-up sentence."""
    return re.sub(r"([\\*])", r"\\\1", text)


def _load(path: Path) -> MoFile | None:
    """The catalogue in a file; None for a file that cannot be read."""
    try:
        return MoFile(path.read_bytes())
    except (OSError, ValueError, OverflowError, struct.error) as problem:
        log(__name__).warning("The sentences in %s could not be read (%s).", path.name, problem)
        return None


def _rule(head: Text | None) -> str:
    """The rule of plural forms in the head of a catalogue."""
    found = re.search(_RULE, head, re.MULTILINE) if isinstance(head, str) else None
    return found[1].strip() if found else "n"


@cache
def _plural(rule: str) -> Callable[[int], int]:
    """Which form a number takes, by the rule of a catalogue; the number itself where it cannot be understood."""
    from gettext import c2py

    try:
        return c2py(rule)
    except ValueError:
        return int
