"""Every text on the screen is looked up here: `key -> "Sentence with {named} parameters"`.

Catalogues are gettext's: `assets/locale/<language>.mo`, made from the `.po` beside it. A message id is a key. An entry
with plural forms takes its number from the parameter `n`. What a language lacks is said in English.
"""

import logging
import re
import struct
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from gettext import c2py
from pathlib import Path
from types import MappingProxyType

ENGLISH = "en"
LANGUAGES: Mapping[str, str] = MappingProxyType({ENGLISH: "English", "ja": "日本語", "ru": "Русский"})
"""The languages that the window may be read in, each by its own name, in the order in which they are offered."""

_PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_MANY = 1000
"""The number of an entry that has forms and is asked for without one."""

_MAGIC = 0x950412DE
_RULE = re.compile(r"^Plural-Forms:.*?plural=([^;]+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class _Catalogue:
    """Texts by key, those with plural forms as tuples, and which form a number takes."""

    texts: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    plural: Callable[[int], int] = int


class Strings:
    """The sentences of one language at a time; `speak` changes it for everybody who holds this object.

    `missing` remembers keys that the language lacks. They are said in English; what English lacks shows its key.
    """

    def __init__(self, folder: Path, language: str = ENGLISH) -> None:
        self._folder = folder
        self._read: dict[str, _Catalogue] = {}
        self.missing: dict[str, None] = {}
        self.language = ENGLISH
        self.speak(language)

    def speak(self, language: str) -> None:
        """Go on in another language; one without a catalogue is English."""
        self.language = language if language in LANGUAGES else ENGLISH
        self.missing.clear()

    def __contains__(self, key: str) -> bool:
        return self._found(self.language, key, _MANY) is not None or self._found(ENGLISH, key, _MANY) is not None

    def text(self, key: str, **params: object) -> str:
        """The sentence of a key with its parameters in place."""
        given = params.get("n")
        number = abs(given) if isinstance(given, int) and not isinstance(given, bool) else _MANY
        found = self._found(self.language, key, number)
        if found is None:
            self.missing[key] = None
            found = self._found(ENGLISH, key, number)
        return f"[{key}]" if found is None else fill(found, params)

    def _found(self, language: str, key: str, number: int) -> str | None:
        catalogue = self._catalogue(language)
        text = catalogue.texts.get(key)
        if isinstance(text, tuple):
            return text[min(catalogue.plural(number), len(text) - 1)]
        return text

    def _catalogue(self, language: str) -> _Catalogue:
        known = self._read.get(language)
        if known is None:
            known = self._read[language] = _load(self._folder / f"{language}.mo")
        return known


def fill(template: str, params: Mapping[str, object]) -> str:
    """Put parameters into a template; one that is not given stays visible."""
    return template if "{" not in template else _PLACE.sub(lambda m: str(params.get(m[1], m[0])), template)


def escape(text: str) -> str:
    """Text written by a person, safe inside a marked-up sentence."""
    return re.sub(r"([\\*])", r"\\\1", text)


def _load(path: Path) -> _Catalogue:
    """The catalogue in a file; a file that cannot be read gives an empty one."""
    try:
        return _read(path.read_bytes())
    except (OSError, ValueError, IndexError, OverflowError, struct.error) as problem:
        logging.getLogger(__name__).warning("The sentences in %s could not be read (%s).", path.name, problem)
        return _Catalogue()


def _read(data: bytes) -> _Catalogue:
    """A compiled catalogue. Read here, for gettext's own reader takes several times as long at every start."""
    magic, _, count, ids_at, texts_at = struct.unpack_from("<5I", data)
    if magic != _MAGIC:
        raise ValueError("it is not a compiled catalogue")
    ids = struct.unpack_from(f"<{2 * count}I", data, ids_at)
    places = struct.unpack_from(f"<{2 * count}I", data, texts_at)
    texts: dict[str, str | tuple[str, ...]] = {}
    for at in range(0, 2 * count, 2):
        key = data[ids[at + 1] : ids[at + 1] + ids[at]].decode()
        text = data[places[at + 1] : places[at + 1] + places[at]].decode()
        if "\0" in key:
            texts[key.partition("\0")[0]] = tuple(text.split("\0"))
        else:
            texts[key] = text
    head = texts.pop("", "")
    rule = _RULE.search(head) if isinstance(head, str) else None
    return _Catalogue(texts, c2py(rule[1].strip()) if rule else int)
