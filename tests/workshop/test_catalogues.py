"""Catalogues of sentences: kept in step with English, compiled, and whole in every language that is shipped."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from game.ui.strings import LANGUAGES, Strings
from game.workshop import catalogues as c
from tests.catalogue import LOCALE, entries


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a small English catalogue and the others beside it."""
    english = {"a": {"hello": "Hello {name}", "days": {"one": "{n} day", "other": "{n} days"}}}
    c.write(tmp_path / "en.po", "en", c.changed((), english))
    c.update(tmp_path)
    return tmp_path


def put(folder: Path, language: str, given: dict[str, object]) -> list[str]:
    """Put translations in."""
    file = folder / "given.json"
    file.write_text(json.dumps(given), encoding="utf-8")
    return c.take(folder, language, file, None)


def test_languages_are_those_of_the_window() -> None:
    """The tool knows the languages that the window offers, and no others."""
    assert (c.ENGLISH, *c.OTHERS) == tuple(LANGUAGES) == tuple(c.FORMS)


@pytest.mark.parametrize("language", LANGUAGES)
def test_shipped_catalogues_are_compiled(language: str, tmp_path: Path) -> None:
    """What is shipped compiled is what its source says, byte for byte."""
    copy = tmp_path / f"{language}.po"
    copy.write_bytes((LOCALE / copy.name).read_bytes())
    c.compile_mo(copy, language)
    assert copy.with_suffix(".mo").read_bytes() == (LOCALE / f"{language}.mo").read_bytes()


@pytest.mark.parametrize("language", c.OTHERS)
def test_shipped_catalogues_are_in_step(language: str) -> None:
    """Every language has the keys of English in their order, each with today's English above it."""
    assert c.in_step(entries("en"), entries(language), language) == entries(language)


@pytest.mark.parametrize("language", c.OTHERS)
def test_translations_take_the_same_parameters(language: str) -> None:
    """No translation loses a parameter of the English or asks for one that is not given."""
    english = {one.key: one for one in entries("en")}
    wrong = {one.key: c.flaws(english[one.key], one) for one in entries(language)}
    assert {key: found for key, found in wrong.items() if found} == {}


def test_a_translation_is_said_and_what_is_missing_is_english(folder: Path) -> None:
    """What is translated is said with the forms of its language; the rest in English, and remembered."""
    assert put(folder, "ru", {"a": {"days": {"one": "{n} день", "few": "{n} дня", "many": "{n} дней"}}}) == [
        "ru: 1 of 2 sentences; 1 not translated: a.hello"
    ]
    texts = Strings(folder, "ru")
    assert [texts.text("a.days", n=n) for n in (1, 3, 5, 11, 21)] == ["1 день", "3 дня", "5 дней", "11 дней", "21 день"]
    assert texts.text("a.hello", name="Anna") == "Hello Anna"
    assert list(texts.missing) == ["a.hello"]
    texts.speak("en")
    assert (texts.text("a.days", n=1), list(texts.missing)) == ("1 day", [])


def test_changed_english_makes_a_translation_fuzzy(folder: Path) -> None:
    """When the English changes the old translation is kept and marked, and is not said until somebody has looked."""
    put(folder, "ja", {"a": {"hello": "{name}さん"}})
    assert Strings(folder, "ja").text("a.hello", name="A") == "Aさん"
    assert c.update(folder, {"a": {"hello": "Welcome, {name}"}})[0].endswith("1 fuzzy: a.hello")
    assert Strings(folder, "ja").text("a.hello", name="A") == "Welcome, A"
    entry = next(one for one in c.read(folder / "ja.po", "ja") if one.key == "a.hello")
    assert (entry.forms, entry.english, entry.was) == (("{name}さん",), "Welcome, {name}", "Hello {name}")
    put(folder, "ja", {"a": {"hello": "ようこそ、{name}さん"}})
    assert Strings(folder, "ja").text("a.hello", name="A") == "ようこそ、Aさん"


def test_keys_come_and_go_in_every_language(folder: Path) -> None:
    """A new key stands beside its like in every language; one that is taken out of English is taken out of all."""
    c.update(folder, {"b": {"x": "X"}, "a": {"bye": "Bye", "hello": None}})
    for language in LANGUAGES:
        assert [one.key for one in c.read(folder / f"{language}.po", language)] == ["a.days", "a.bye", "b.x"]


def test_wrong_parameters_and_keys_are_named(folder: Path) -> None:
    """A lost or invented parameter and a key that does not exist are each said."""
    told = put(folder, "ru", {"a": {"hello": "Привет, {nam}", "helo": "Привет"}})
    assert told[:3] == [
        "ru a.hello: `{name}` is missing",
        "ru a.hello: there is no `{nam}` in the English",
        "ru a.helo: there is no such sentence; did you mean `a.hello`?",
    ]


def test_a_catalogue_that_cannot_be_read_is_no_traceback(tmp_path: Path) -> None:
    """A broken or absent file gives keys in brackets, never an exception."""
    for content in (b"\xde\x12\x04\x95" + b"\xff" * 40, b"\xde\x12\x04\x95", b"", b"{}" * 40):
        (tmp_path / "en.mo").write_bytes(content)
        assert Strings(tmp_path, "ja").text("a.b") == "[a.b]"


def test_the_game_starts_without_babel() -> None:
    """The window's sentences are read with nothing but the standard library."""
    code = (
        "import sys; from pathlib import Path; from game.ui.strings import Strings; import game.ui.services; "
        f"Strings(Path({str(LOCALE)!r}), 'ru').text('app.title'); "
        "sys.exit('babel' in sys.modules or 'pydantic' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
