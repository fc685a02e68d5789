"""A translation: a file beside a scenario, `<file>.<language>.yaml`, with texts by their paths.

It is read as warily as a scenario. Only texts that fit are used: a text of another path, with other placeholders or
broken markup is a problem, and a text whose English has changed since is stale. What is missing or stale stays as the
scenario has it; a whole sentence left so carries a mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from game.kernel.canonical import digest
from game.scenario.definition import Scenario
from game.scenario.names import suggestion
from game.scenario.packs import File
from game.scenario.problems import Problem, ordered, problem
from game.scenario.reading import read_bytes
from game.scenario.retelling import retold, texts_of
from game.scenario.source import Read, Source, decode, read_source, tidy
from game.scenario.texts import flaws

FORMAT = "1"
LARGEST = 1024 * 1024
KEYS = ("translation", "of", "language", "translator", "texts", "english")
NEEDED = ("translation", "of", "language", "texts")
UNTRANSLATED = "\u2020"
"""A dagger stands behind a whole sentence that is shown in the scenario's own language."""

_LANGUAGE = re.compile(r"[a-z]{2,3}")
_PLACE = re.compile(r"\{([a-z]+)\}")
_SENTENCE = re.compile(r"[.!?][\"'\u2019\u201d)*]*\s*$")


@dataclass(frozen=True, slots=True)
class Translation:
    """Texts by path. `english` has the stamp of each text whose English was noted: of both, by `stamp`."""

    of: str
    language: str
    translator: str
    texts: Mapping[str, str]
    english: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ReadTranslation:
    """A translation unless something is wrong with the file itself; `text` is what the problems point into."""

    translation: Translation | None
    source: Source | None
    problems: tuple[Problem, ...]
    text: str


@dataclass(frozen=True, slots=True)
class Translated:
    """A scenario in another language: `texts` there are, and the paths that are `missing`, `stale` or do not `fit`."""

    scenario: Scenario
    language: str
    translator: str
    texts: int
    missing: tuple[str, ...]
    stale: tuple[str, ...]
    unfit: tuple[str, ...] = ()

    @property
    def done(self) -> int:
        """How many texts are in the language."""
        return self.texts - len(self.missing) - len(self.stale) - len(self.unfit)


def stamp(english: str, text: str) -> str:
    """By which it is known whether a text, and the English it was made from, have changed."""
    return f"{_short(english)}.{_short(text)}"


def _short(text: str) -> str:
    """A digest for which line ends and runs of spaces do not count."""
    return digest(" ".join(text.split()))[:6]


def is_stale(noted: str, english: str, text: str) -> bool:
    """Whether the English has changed since the stamp was noted, and the translation has not."""
    then, _, made = noted.partition(".")
    return bool(noted) and then != _short(english) and made == _short(text)


def read_file(path: File) -> ReadTranslation:
    """The translation in a file. A file that is not there is a problem too."""
    try:
        data = read_bytes(path, LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return ReadTranslation(None, None, (problem("E101", (), 1, 1, f"the file cannot be read: {reason}"),), "")
    return read_data(data)


def read_data(data: bytes) -> ReadTranslation:
    """The translation in the bytes of a file."""
    text = decode(data, LARGEST)
    if isinstance(text, Problem):
        return ReadTranslation(None, None, (text,), tidy(data.decode("utf-8", "replace")))
    read = read_source(text, LARGEST)
    if read.source is None:
        return ReadTranslation(None, None, ordered(read.problems), tidy(text))
    problems = (*read.problems, *_shape(read.source))
    made = None if any(one.is_error for one in problems) else _made(read)
    return ReadTranslation(made, read.source, ordered(problems), tidy(text))


def _made(read: Read) -> Translation | None:
    if read.source is None:
        return None
    tree = read.source.tree
    texts, english = tree["texts"] or {}, tree.get("english") or {}
    if not isinstance(texts, dict) or not isinstance(english, dict):
        return None
    return Translation(
        str(tree["of"]), str(tree["language"]), str(tree.get("translator", "")),
        {path: text.strip() for path, text in texts.items() if isinstance(text, str)},
        {path: said for path, said in english.items() if isinstance(said, str)},
    )  # fmt: skip


def _shape(source: Source) -> Iterator[Problem]:
    """What is wrong with the file as a translation of anything."""
    tree = source.tree
    for key in tree:
        if key not in KEYS:
            yield _at(source, "E701", (key,), f"a translation has no key `{key}`", suggestion(key, KEYS), on_key=True)
    for key in NEEDED:
        if key not in tree:
            hint = "write `translation: 1`, `of`, `language` and `texts`"
            yield problem("E701", (), 1, 1, f"the key `{key}` is missing", hint)
    for key in ("of", "language", "translator", "translation"):
        if key in tree and not isinstance(tree[key], str):
            yield _at(source, "E701", (key,), "a text is expected here")
    if isinstance(tree.get("translation"), str) and tree["translation"] != FORMAT:
        yield _at(source, "E701", ("translation",), "only `translation: 1` is known", "write 1")
    said = tree.get("language")
    if isinstance(said, str) and not _LANGUAGE.fullmatch(said):
        yield _at(source, "E701", ("language",), "a language has two or three small letters", "write `ja` or `ru`")
    for key in ("texts", "english"):
        part = tree.get(key)
        if isinstance(part, dict):
            for path, text in part.items():
                if not isinstance(text, str):
                    yield _at(source, "E701", (key, path), "a text is expected here", "paths are written in one piece")
        elif part not in (None, ""):
            yield _at(source, "E701", (key,), "paths with their texts are expected here", "write `path: text`")


def _at(
    source: Source, code: str, path: tuple[str, ...], message: str, hint: str = "", *, on_key: bool = False
) -> Problem:
    place = source.place(path)
    line, column = (place.key_line, place.key_column) if on_key else (place.line, place.column)
    return problem(code, path, line, column, message, hint)


def examine(found: ReadTranslation, scenario: Scenario) -> tuple[Problem, ...]:
    """What is wrong with a translation of this scenario, and how much of it is missing or stale."""
    made, source = found.translation, found.source
    if made is None or source is None:
        return found.problems
    english = texts_of(scenario)
    problems = [*found.problems]
    if made.of != scenario.id:
        message = f"this is a translation of `{made.of}`, and the scenario beside it is `{scenario.id}`"
        problems.append(_at(source, "E701", ("of",), message))
    for path, text in made.texts.items():
        if path not in english:
            hint = suggestion(path, english, 0) if len(english) > 1 else ""
            problems.append(_at(source, "E702", ("texts", path), f"there is no text `{path}`", hint, on_key=True))
        else:
            for message, hint in unfit(english[path], text):
                problems.append(_at(source, "E703", ("texts", path), message, hint))
    problems += _gaps(put_in(scenario, made), source)
    return ordered(problems)


def _gaps(done: Translated, source: Source) -> Iterator[Problem]:
    if done.missing:
        message = f"{len(done.missing):,} of {done.texts:,} texts are not translated, the first is `{done.missing[0]}`"
        yield _at(source, "E704", ("texts",), message, "`translate` writes them all into this file", on_key=True)
    for path in done.stale:
        hint = (
            "run `translate`, which writes the new English above it (`#! …`), and change the translation; if it is"
            f" right as it is, delete the line `{path}` in the block `english` at the end of the file"
        )
        yield _at(
            source, "E705", ("texts", path), "the English has changed since this was translated", hint, on_key=True
        )


def unfit(english: str, text: str) -> list[tuple[str, str]]:
    """Why a translation cannot stand where the English does: what is wrong and what to do, for each thing."""
    if not text.strip():
        return [("there is no text here", "translate it, or leave the line out")]
    wanted, has = set(_PLACE.findall(english)), set(_PLACE.findall(text))
    found = [(f"`{{{name}}}` is missing", "the English has it") for name in sorted(wanted - has)]
    return found + [(flaw.message, flaw.hint) for flaw in flaws(text, tuple(sorted(wanted)))]


def put_in(scenario: Scenario, made: Translation) -> Translated:
    """The scenario in the words of a translation, as far as they fit."""
    missing: list[str] = []
    stale: list[str] = []
    wrong: list[str] = []
    count = 0

    def tell(path: str, english: str) -> str:
        nonlocal count
        count += 1
        text = made.texts.get(path)
        if text is None:
            missing.append(path)
        elif is_stale(made.english.get(path, ""), english, text):
            stale.append(path)
        elif unfit(english, text):
            wrong.append(path)
        else:
            return text
        return marked(english)

    told = retold(scenario, tell)
    return Translated(told, made.language, made.translator, count, tuple(missing), tuple(stale), tuple(wrong))


def marked(english: str) -> str:
    """A text that is left in English: a whole sentence with a mark behind it, a name as it is."""
    return f"{english.rstrip()}{UNTRANSLATED}" if _SENTENCE.search(english) else english
