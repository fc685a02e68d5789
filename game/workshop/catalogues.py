"""The catalogues of sentences, for those who write and translate them: `python -m game.workshop.catalogues`.

`assets/locale/en.po` is where every sentence begins: a message id is a key, its text is English. The other languages
have the same ids in the same order, each with the English above it. Without words the tool brings them in step with
English and compiles all; a translation whose English has changed is marked fuzzy, and a fuzzy one is not compiled.

Needs Babel, which the game does not.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from game import paths
from game.scenario.names import suggestion

ENGLISH, OTHERS = "en", ("ja", "ru")
FORMS = {"en": ("one", "other"), "ja": ("other",), "ru": ("one", "few", "many")}
"""The plural forms of each language, in the order of their numbers."""

_HEAD = "# A message id is a key. `make locale` brings the languages in step with English and compiles them."
_SAYS, _WAS, _LINE = "English: ", "Before: ", 120
_PLACE = re.compile(r"\{([a-z_][a-z0-9_]*)\}")
_UNNAMED = ("Generated-By", "POT-Creation-Date", "PO-Revision-Date", "Report-Msgid-Bugs-To", "Language-Team",
            "Last-Translator", "Project-Id-Version")  # fmt: skip

Given = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Entry:
    """One sentence: its forms (one, when it does not depend on a number), and the English it was made from.

    `was`: the English before, when it has changed since and the translation has not.
    """

    key: str
    forms: tuple[str, ...]
    plural: bool = False
    english: str = ""
    was: str = ""
    fuzzy: bool = False

    @property
    def done(self) -> bool:
        """Whether it is compiled."""
        return not self.fuzzy and all(self.forms)


class _Plain(Catalog):
    """A catalogue whose head says nothing of days and programs, so that the same sentences give the same file."""

    def _head(self) -> list[tuple[str, str]]:
        return [(name, value) for name, value in Catalog._get_mime_headers(self) if name not in _UNNAMED]

    mime_headers = property(_head, Catalog._set_mime_headers)


def read(path: Path, language: str) -> tuple[Entry, ...]:
    """The entries of a `.po`, in its order."""
    with path.open("rb") as stream:
        found = read_po(stream, locale=language)
    entries = []
    for message in found:
        if message.id:
            plural = isinstance(message.id, (tuple, list))
            forms = tuple(message.string) if isinstance(message.string, (tuple, list)) else (message.string,)
            said = " ".join(message.auto_comments)
            english, _, was = said.removeprefix(_SAYS).partition(f" {_WAS}")
            key = message.id[0] if plural else message.id
            entries.append(Entry(str(key), tuple(map(str, forms)), plural, english, was, message.fuzzy))
    return tuple(entries)


def write(path: Path, language: str, entries: Iterable[Entry]) -> None:
    """Write a `.po` and the `.mo` beside it, each whole or not at all."""
    catalogue = _Plain(locale=language, fuzzy=False, header_comment=_HEAD)
    for one in entries:
        said = [_SAYS + one.english] if one.english else []
        said += [_WAS + one.was] if one.was else []
        catalogue.add(
            (one.key, one.key) if one.plural else one.key, one.forms if one.plural else one.forms[0],
            auto_comments=said, flags=("fuzzy",) if one.fuzzy else (),
        )  # fmt: skip
    spare = path.with_suffix(".new")
    with spare.open("wb") as stream:
        write_po(stream, catalogue, width=_LINE)
    os.replace(spare, path)
    compile_mo(path, language)


def compile_mo(path: Path, language: str) -> None:
    """Write the `.mo` of a `.po`."""
    catalogue = _Plain(locale=language, fuzzy=False)
    for one in read(path, language):
        if one.done:
            catalogue.add((one.key, one.key) if one.plural else one.key, one.forms if one.plural else one.forms[0])
    spare = path.with_suffix(".new")
    with spare.open("wb") as stream:
        write_mo(stream, catalogue)
    os.replace(spare, path.with_suffix(".mo"))


def in_step(english: Sequence[Entry], entries: Sequence[Entry], language: str) -> tuple[Entry, ...]:
    """The entries of a language with the keys of English: new ones empty, those whose English has changed fuzzy."""
    known = {one.key: one for one in entries}
    found = []
    for source in english:
        said, old = _told(source), known.get(source.key)
        if old is None or old.plural != source.plural:
            empty = ("",) * (len(FORMS[language]) if source.plural else 1)
            found.append(Entry(source.key, empty, source.plural, said))
        elif old.english == said or not any(old.forms):
            found.append(replace(old, english=said, was=old.was if old.fuzzy else ""))
        else:
            found.append(replace(old, english=said, was=old.was or old.english, fuzzy=True))
    return tuple(found)


def _told(source: Entry) -> str:
    """The English as it stands above a translation."""
    return " ".join(" | ".join(source.forms).split())


def changed(entries: Sequence[Entry], given: Given) -> tuple[Entry, ...]:
    """English entries with others put in or taken out; a key of nothing is taken out. New ones stand by their like."""
    found = list(entries)
    for key, value in flat("", given):
        at = next((number for number, one in enumerate(found) if one.key == key), None)
        if value is None:
            found = [one for one in found if one.key != key and not one.key.startswith(f"{key}.")]
        elif at is not None:
            found[at] = _entry(key, value, ENGLISH)
        else:
            found.insert(_place(found, key), _entry(key, value, ENGLISH))
    return tuple(found)


def _place(entries: Sequence[Entry], key: str) -> int:
    """Where a new key stands: after the last that shares most of its beginning."""
    parts = key.split(".")
    for length in range(len(parts) - 1, 0, -1):
        family = ".".join(parts[:length]) + "."
        alike = [number for number, one in enumerate(entries) if one.key.startswith(family)]
        if alike:
            return alike[-1] + 1
    return len(entries)


def _entry(key: str, value: str | Mapping[str, str], language: str) -> Entry:
    if isinstance(value, str):
        return Entry(key, (value,))
    last = value.get("other", value.get("many", ""))
    return Entry(key, tuple(value.get(form, last) for form in FORMS[language]), plural=True)


def flat(prefix: str, given: Given) -> list[tuple[str, str | dict[str, str] | None]]:
    """Nested keys as dotted ones. Plural forms stay together."""
    found: list[tuple[str, str | dict[str, str] | None]] = []
    for name, value in given.items():
        key = f"{prefix}.{name}" if prefix else name
        forms = isinstance(value, dict) and value and set(value) <= {"one", "few", "many", "other"}
        if isinstance(value, dict) and not (forms and all(isinstance(each, str) for each in value.values())):
            found += flat(key, value)
        else:
            found.append((key, value))
    return found


def translated(
    english: Sequence[Entry], entries: Sequence[Entry], language: str, given: Given, base: Given
) -> tuple[tuple[Entry, ...], list[str]]:
    """The entries of a language with translations put in, and what is wrong with the rest.

    `base` is the English that was translated: where it is not today's, the translation is fuzzy.
    """
    source = {one.key: one for one in english}
    was = dict(flat("", base))
    found, wrong = {one.key: one for one in entries}, []
    for key, value in flat("", given):
        if key not in source:
            wrong.append(f"{language} {key}: there is no such sentence; {suggestion(key, tuple(source))}")
            continue
        if not isinstance(value, (str, dict)) or (source[key].plural and isinstance(value, str)):
            value = {"other": str(value)}
        new = _entry(key, value, language)
        if new.plural and not source[key].plural:
            wrong.append(f"{language} {key}: the English has no plural forms")
            continue
        old = was.get(key)
        then = _told(source[key]) if not isinstance(old, (str, dict)) else _told(_entry(key, old, ENGLISH))
        entry = replace(new, english=then)
        wrong += [f"{language} {key}: {flaw}" for flaw in flaws(source[key], entry)]
        found[key] = entry
    return in_step(english, tuple(found.values()), language), wrong


def flaws(source: Entry, entry: Entry) -> list[str]:
    """What is wrong with a translation: parameters that are not those of the English."""
    wanted = [set(_PLACE.findall(form)) for form in source.forms]
    every, least = set[str]().union(*wanted), set.intersection(*wanted) - ({"n"} if source.plural else set())
    found = []
    for form in entry.forms:
        has = set(_PLACE.findall(form))
        lacks, more = sorted(least - has), sorted(has - every)
        found += [f"`{{{name}}}` is missing" for name in lacks if form]
        found += [f"there is no `{{{name}}}` in the English" for name in more]
    return found


def update(folder: Path, given: Given | None = None) -> list[str]:
    """Put changes into English, bring all languages in step with it and compile them; a line about each."""
    english = read(folder / f"{ENGLISH}.po", ENGLISH)
    if given is not None:
        english = changed(english, given)
    write(folder / f"{ENGLISH}.po", ENGLISH, english)
    told = []
    for language in OTHERS:
        path = folder / f"{language}.po"
        entries = in_step(english, read(path, language) if path.is_file() else (), language)
        write(path, language, entries)
        told.append(state(language, entries))
    return told


def state(language: str, entries: Sequence[Entry]) -> str:
    """How far a language has come, in one line."""
    fuzzy = [one.key for one in entries if one.fuzzy]
    empty = [one.key for one in entries if not one.fuzzy and not one.done]
    line = f"{language}: {len(entries) - len(fuzzy) - len(empty)} of {len(entries)} sentences"
    for name, keys in (("not translated", empty), ("fuzzy", fuzzy)):
        if keys:
            line += f"; {len(keys)} {name}: {', '.join(keys[:8])}{' …' if len(keys) > 8 else ''}"
    return line


def take(folder: Path, language: str, file: Path, base: Path | None) -> list[str]:
    """Put translations from a JSON file of nested keys into a language; what is wrong with them."""
    english = read(folder / f"{ENGLISH}.po", ENGLISH)
    path = folder / f"{language}.po"
    given, then = _json(file), _json(base) if base is not None else {}
    old = read(path, language) if path.is_file() else ()
    entries, wrong = translated(english, old, language, given, then)
    write(path, language, entries)
    return [*wrong, state(language, entries)]


def _json(path: Path) -> dict[str, Any]:
    found = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError(f"{path.name} does not hold keys")
    return found


def main(words: Sequence[str] | None = None) -> int:
    """0 when done, 2 when a file cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m game.workshop.catalogues", description=__doc__)
    parser.add_argument("--english", type=Path, metavar="FILE", help="JSON of nested keys: English to change")
    parser.add_argument("--take", nargs=2, metavar=("LANGUAGE", "FILE"), help="JSON of nested keys: translations")
    parser.add_argument("--base", type=Path, metavar="FILE", help="with --take: the English that was translated")
    wish = parser.parse_args(words)
    folder = paths.assets() / "locale"
    try:
        if wish.take is not None:
            told = take(folder, wish.take[0], Path(wish.take[1]), wish.base)
        else:
            told = update(folder, None if wish.english is None else _json(wish.english))
    except (OSError, ValueError) as problem:
        print(f"That cannot be read: {problem}", file=sys.stderr)
        return 2
    print("\n".join(told))
    return 0


if __name__ == "__main__":
    sys.exit(main())
