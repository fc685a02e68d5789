"""Translations beside a scenario: every text has a path, what fits is used, the rest is a problem with a place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from game.engine.make_board import make_board
from game.scenario.catalog import scenario_files
from game.scenario.definition import Scenario
from game.scenario.loader import load, load_text
from game.scenario.retelling import retold, texts_of
from game.scenario.translating import begun, brought_up
from game.scenario.translation import UNTRANSLATED, Translated, examine, put_in, read_data
from tests.strategies import harbour

ROOT = Path(__file__).parents[2]
SHIPPED = sorted((ROOT / "scenarios").glob("*.yaml"))
HEAD = "translation: 1\nof: harbour\nlanguage: ja\ntranslator: Somebody\ntexts:\n"


def problems(body: str, of: Scenario | None = None) -> list[tuple[str, int, int, str, str]]:
    """What is wrong with a translation of the harbour whose texts are `body`."""
    found = examine(read_data((HEAD + body).encode()), of or harbour())
    return [(one.code, one.line, one.column, one.message, one.hint) for one in found if one.code != "E704"]


def done(body: str, of: Scenario | None = None) -> Translated:
    """The harbour with these texts."""
    made = read_data((HEAD + body).encode()).translation
    assert made is not None
    return put_in(of or harbour(), made)


def strings(value: Any) -> Iterator[str]:
    """Every text anywhere in a definition."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from strings(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for one in value:
            yield from strings(one)


@pytest.mark.parametrize("path", [one for one in SHIPPED if "." not in one.stem], ids=lambda path: path.stem)
def test_every_sentence_of_a_scenario_has_a_path(path: Path) -> None:
    """Whatever reads like a sentence in the definition can be translated, sources aside."""
    found = load(path).scenario
    assert found is not None
    places = () if found.map is None else tuple(replace(one, source="") for one in found.map.places)
    bare = replace(found, sources=(), map=found.map and replace(found.map, places=places))
    native = {paper.native for paper in found.press}  # a masthead in its own letters stays as it is
    left = [text for text in strings(retold(bare, lambda path, text: "")) if len(text.split()) > 3]
    left = [text for text in left if text not in native]
    assert left == []
    assert retold(found, lambda path, text: text) == found
    assert len(texts_of(found)) == len({*texts_of(found)}) > 150


def test_only_texts_change() -> None:
    """The same rules under other words: the board, the orders and every id stay what they were."""
    old, new = harbour(), retold(harbour(), lambda path, text: f"x{path}")
    assert make_board(new) == make_board(old)
    assert new != old and new.history == old.history
    assert texts_of(new) == {path: f"x{path}" for path in texts_of(old)}


def test_what_is_translated_is_said_and_the_rest_is_marked() -> None:
    """A translated name and a name left as it is; a sentence left as it is has a mark, and all are counted."""
    made = done("  title: 港\n  articles.quay.name: 埠頭\n")
    english = texts_of(harbour())
    assert (made.scenario.title, made.scenario.articles[0].name) == ("港", "埠頭")
    assert (made.done, made.texts) == (2, len(english))
    assert made.scenario.sides.first.name == harbour().sides.first.name
    assert made.scenario.summary == harbour().summary.rstrip() + UNTRANSLATED
    assert len(made.missing) == len(english) - 2


def test_mistakes_have_their_place_and_their_fix() -> None:
    """Unknown paths, lost and invented placeholders, open markup, empty texts: each on its line, with what to do."""
    body = (
        "  articles.quay.nam: x\n"
        "  sides.northam.brief: あ*い\n"
        "  sides.northam.name: ''\n"
        "  sides.northam.phrases.cable_granted.1: '{option}よし'\n"
        "  title: '{article}'\n"
    )
    assert problems(body) == [
        ("E702", 6, 3, "there is no text `articles.quay.nam`", "did you mean `articles.quay.name`?"),
        ("E703", 7, 24, "this `*` is not closed", "add `*` where it ends"),
        ("E703", 8, 23, "there is no text here", "translate it, or leave the line out"),
        ("E703", 9, 42, "`{article}` is missing", "the English has it"),
        ("E703", 10, 10, "`{article}`: placeholders are for `phrases` only", "write the word"),
    ]
    made = done(body)
    assert made.scenario.sides.first.name == harbour().sides.first.name
    assert (made.done, len(made.unfit)) == (0, 4)


@pytest.mark.parametrize(
    ("text", "code", "said"),
    [
        (HEAD.replace("of: harbour", "of: elsewhere"), "E701", "a translation of `elsewhere`"),
        (HEAD.replace("of: harbour\n", ""), "E701", "`of` is missing"),
        (HEAD.replace("translation: 1", "translation: 2"), "E701", "only `translation: 1`"),
        (HEAD.replace("language: ja", "language: Japanese"), "E701", "two or three small letters"),
        (HEAD + "  title: {a: b}\n", "E701", "a text is expected"),
        (HEAD + "  - title\n", "E701", "paths with their texts"),
        (HEAD + "  title: x\ntext: y\n", "E701", "no key `text`"),
        (HEAD + "  title: &a x\n", "E105", "anchor"),
        (HEAD + "  title: !!python/name:os.system x\n", "E105", "tag"),
        (HEAD + "  title: x\n  title: y\n", "E108", "written first on line 6"),
        ("[]", "E107", "not a mapping"),
        ("\x00", "E102", "U+0000"),
        (HEAD + "  title: " + "x" * 1_100_000, "E101", "larger than 1024 KB"),
    ],
)
def test_a_bad_file_is_a_problem_and_no_exception(text: str, code: str, said: str) -> None:
    """Hostile and broken files are refused in one sentence with a place."""
    found = examine(read_data(text.encode()), harbour())
    assert any(one.code == code and said in one.message and one.line >= 1 for one in found), found


def test_a_changed_text_makes_its_translation_stale_until_somebody_looks() -> None:
    """A stale translation is not shown; it is good again when it is written anew, or its stamp is taken out."""
    old = harbour()
    first = brought_up(read_data((HEAD + "  title: 港\n  place: 町\n").encode()), old)
    new = replace(old, title="Another title")
    read = read_data(first.encode())
    assert read.translation is not None
    made = put_in(new, read.translation)
    assert (made.stale, made.scenario.title, made.scenario.place) == (("title",), "Another title", "町")
    assert [one.code for one in examine(read, new) if one.line > 5 and one.code == "E705"] == ["E705"]
    (stale,) = (one for one in examine(read, new) if one.code == "E705")
    assert "run `translate`" in stale.hint
    assert "delete the line `title` in the block `english`" in stale.hint
    again = brought_up(read, new)
    assert '  #! "Another title"\n  title: 港\n' in again
    for mended in (
        again.replace("title: 港", "title: 新しい"),
        "".join(line for line in again.splitlines(keepends=True) if not (line.startswith("  title: ") and "." in line)),
    ):
        found = read_data(mended.encode()).translation
        assert found is not None
        assert put_in(new, found).stale == ()


def test_the_file_for_translators_holds_all_and_keeps_what_is_there() -> None:
    """A new file has every text as a comment; brought up to date it keeps lines, comments and order, and is settled."""
    old = harbour()
    new = begun(old, "ja", 'Anna "A"')
    read = read_data(new.encode())
    assert read.translation is not None and read.problems == ()
    assert (read.translation.texts, read.translation.translator) == ({}, 'Anna "A"')
    assert new.count("\n  #~ ") == len(texts_of(old))
    half = new.replace("  #~ title:", "  # mine\n  title:").replace("  #~ summary:", "  summary:")
    once = brought_up(read_data(half.encode()), old)
    assert "  # mine\n  title: " in once
    assert brought_up(read_data(once.encode()), old) == once
    whole = new.replace("  #~ ", "  ")
    made = read_data(whole.encode()).translation
    assert made is not None
    assert (put_in(old, made).missing, put_in(old, made).scenario.title) == ((), old.title)
    flow = 'translation: 1\nof: harbour\nlanguage: ja\ntexts: {title: 港, "place": 町}\n'
    kept = read_data(brought_up(read_data(flow.encode()), old).encode()).translation
    assert kept is not None and dict(kept.texts) == {"title": "港", "place": "町"}


def test_a_translation_is_not_listed_as_a_scenario(tmp_path: Path) -> None:
    """Beside its scenario it is left out; a scenario whose name only looks like that of a translation stays."""
    text = (ROOT / "tests" / "scenarios" / "harbour.yaml").read_text(encoding="utf-8")
    for name, content in (("harbour.yaml", text), ("harbour.ja.yaml", HEAD), ("harbour.old.yaml", text)):
        (tmp_path / name).write_text(content, encoding="utf-8")
    assert [path.name for path in scenario_files(tmp_path)] == ["harbour.old.yaml", "harbour.yaml"]


def test_the_guide_s_example_fits_the_guide_s_scenario() -> None:
    """The translation shown in the author's guide is one of the scenario shown there, and all of it is used."""
    guide = (ROOT / "scenarios" / "README.md").read_text(encoding="utf-8")
    ferry, example = (
        "".join(re.findall(rf"```yaml {name}\n(.*?)```", guide, re.DOTALL)) for name in ("step", "translation")
    )
    found, read = load_text(ferry, "guide").scenario, read_data(example.encode())
    assert found is not None and read.translation is not None
    assert [one.code for one in examine(read, found)] == ["E704"]
    assert put_in(found, read.translation).done == len(read.translation.texts) == 5
    for path in ("tracks.purse.words.3", "calendar.1880-06-01.name"):
        assert path in texts_of(found)


SHIPPED_TRANSLATIONS = sorted(path for path in (ROOT / "scenarios").glob("*.??.yaml"))


@pytest.mark.parametrize("path", SHIPPED_TRANSLATIONS, ids=lambda path: path.name)
def test_shipped_translations_fit(path: Path) -> None:
    """Every text of every shipped translation fits its scenario and is as new as its English."""
    found = load(path.with_name(path.name.split(".")[0] + ".yaml")).scenario
    assert found is not None
    assert [one for one in examine(read_data(path.read_bytes()), found) if one.code != "E704"] == []
