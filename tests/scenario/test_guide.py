"""The author's guide keeps in step with the format: what it shows works, and it names every key, effect and code."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import get_args

import pytest
from pydantic import BaseModel

from game.engine.treaty import GROUNDS, TONES
from game.scenario import effect_shapes, map_shapes, models, shapes
from game.scenario.effect_shapes import EFFECT_KEYS
from game.scenario.expressions import ConditionReader
from game.scenario.loader import load_text
from game.scenario.models import ScenarioFile
from game.scenario.names import COUNTS, FLAGS, SHARED_METERS, SIDE_NUMBERS, STATES, TESTS
from game.scenario.problems import CODES
from game.scenario.references import names_of
from game.scenario.source import read_source
from game.scenario.texts import MEDIATOR_PHRASES, PLACEHOLDERS, SIDE_PHRASES
from game.scenario.vocabulary import (
    EndingKind,
    Form,
    Happening,
    InstrumentKind,
    Leaving,
    LineKind,
    Manner,
    Messages,
    Moment,
)
from game.session.codec import KINDS
from game.workshop.checking import check_file
from tests.cli.helpers import command
from tests.scenario.helpers import harbour
from tests.scenario.write_guide import GUIDE as PLACE, table, written

GUIDE = PLACE.read_text(encoding="utf-8")
SHAPES = [
    one
    for one in {**vars(shapes), **vars(effect_shapes), **vars(map_shapes), **vars(models)}.values()
    if isinstance(one, type) and issubclass(one, shapes.Shape)
]
UNSHOWN = ("E101", "E102", "E104", "E106", "E107", "E120")
"""Codes whose cause is not a passage of a scenario."""


def blocks(name: str) -> list[str]:
    """The fenced examples of that name, in order."""
    found = re.findall(rf"```{name}\n(.*?)```", GUIDE, re.DOTALL)
    assert found, name
    return [str(one) for one in found]


def ferry() -> str:
    """All steps of the evening, one after the other."""
    return "".join(blocks("yaml step"))


def test_the_steps_make_a_scenario_that_check_is_content_with(tmp_path: Path) -> None:
    """What the steps build, in their order, is four articles without an error, a warning or a piece of advice."""
    path = tmp_path / "ferry.yaml"
    path.write_text(ferry(), encoding="utf-8")
    checked = check_file(path)
    assert [(one.line, one.code, one.message) for one in checked.problems] == []
    assert checked.scenario is not None
    assert len(checked.scenario.articles) == 4


def test_the_steps_put_into_a_new_file_work(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new author's way: `new`, then each step's parts in place of the file's own; `check` and a game at every step
    from the one on which the parts fit together."""
    monkeypatch.chdir(tmp_path)
    first, last = blocks("commands")
    for line in first.splitlines():
        words = shlex.split(line)
        assert words[:2] == ["python", "main.py"]
        assert command(capsys, *words[2:]).code == 0
    path = tmp_path / "ferry.yaml"
    for step in blocks("yaml step"):
        path.write_text(with_parts(path.read_text(encoding="utf-8"), step), encoding="utf-8")
    for line in last.splitlines():
        result = command(capsys, *shlex.split(line)[2:])
        assert result.code == 0, result.out
        assert "warning" not in result.out
    assert "no problems" in command(capsys, "check", "ferry.yaml").out


def with_parts(text: str, step: str) -> str:
    """A file with the parts of a step in the place of its own of that name, or at its end."""
    for part in re.split(r"^(?=[a-z_]+:)", step, flags=re.MULTILINE):
        if not part.strip():
            continue
        key = part.split(":", 1)[0]
        found = re.search(rf"^{key}:.*\n(?:[ #].*\n|\n)*", text, re.MULTILINE)
        text = text[: found.start()] + part + text[found.end() :] if found else text.rstrip("\n") + "\n" + part
    return text


@pytest.mark.parametrize("example", blocks("yaml part"), ids=lambda one: one.split(":")[0])
def test_the_examples_of_parts_load(example: str) -> None:
    """Each example of a part fits the ferry as it stands; those that name sources bring them."""
    loaded = load_text(ferry() + example, "guide")
    assert [(one.line, one.code, one.message) for one in loaded.problems] == []


def test_the_record_plays(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The example of a record, beside the ferry, plays to its end and to the treaty made in fact."""
    path = tmp_path / "ferry.yaml"
    path.write_text(ferry(), encoding="utf-8")
    (tmp_path / "records").mkdir()
    (tmp_path / "records" / "ferry.yaml").write_text(blocks("yaml record")[0], encoding="utf-8")
    found = command(capsys, "replay", str(path), "--json")
    assert found.code == 0, found.out
    assert '"matches_history": true' in found.out


def test_the_words_of_the_age_load() -> None:
    """The example takes the place of the ferry's own words, and every way that there is stands in the tables."""
    (example,) = blocks("yaml words")
    assert load_text(ferry().replace("words: {leaving: notice}\n", example), "guide").problems == ()
    assert all(f"| `{way}` |" in GUIDE for way in (*get_args(Messages), *get_args(Leaving)))


def test_every_kind_of_recorded_act_is_told() -> None:
    """The guide names the acts of a record with the words that they take, but for those that the game itself does."""
    told = GUIDE[GUIDE.index("## The record") : GUIDE.index("## Translations")]
    rare = {
        "ask_need", "request_improvement", "mark_improvement", "write", "send_text", "warn", "wait", "inject",
        "take_over", "end_now", "set_calendar", "put_to_vote", "guess",
    }  # fmt: skip
    assert [name for name in KINDS if name not in rare and f"`{name}`" not in told] == []
    assert all(f"`{word}`" in told for word in (*TONES, *GROUNDS, "accept", "decline", "reserve"))


def test_the_effects_load() -> None:
    """Every line of the effects is an effect, and every kind is shown."""
    effects = "".join(f"      {line}\n" for line in blocks("yaml effects")[0].splitlines())
    text = ferry().replace("    asks: sele\n", f"    effects:\n{effects}    asks: sele\n")
    loaded = load_text(text, "guide")
    assert loaded.problems == ()
    assert loaded.scenario is not None
    assert len(loaded.scenario.events[0].effects) == effects.count("\n")
    assert all(f"{{{key}: " in effects for key in EFFECT_KEYS)


def test_the_conditions_can_be_read() -> None:
    """Every line of the conditions can be read, and every name that a condition may use is shown."""
    source = read_source(ferry()).source
    assert source is not None
    reader = ConditionReader(names_of(ScenarioFile.model_validate(source.tree)))
    for line in blocks("conditions")[0].splitlines():
        assert reader.read(line).faults == (), line
    words = set(re.findall(r"[a-z_]+", blocks("conditions")[0]))
    names = {*TESTS, *COUNTS, *FLAGS, *SIDE_NUMBERS, *STATES, *SHARED_METERS}
    assert words >= names | {"ordered", "doctrine", "mandate", "position", "none", "and", "or", "not", "in", "is"}


def test_every_code_is_explained() -> None:
    """The table of codes is that of the program."""
    rows = re.findall(r"^\| (E\d{3}) \| (\w+) \| (.+) \|$", GUIDE, re.MULTILINE)
    assert [row for row in rows if row[1] in ("error", "warning", "advice")] == [
        (one.code, one.severity, one.sentence) for one in CODES
    ]


def test_every_code_of_the_file_has_a_mended_example() -> None:
    """Each code of the file as written (E1xx to E4xx) has a wrong passage and a mended one."""
    shown = set(
        re.findall(r"^\| (E[1-4]\d\d) \| .*[^|] \| .*[^|] \|$", GUIDE[GUIDE.index("### Mended") :], re.MULTILINE)
    )
    assert shown == {one.code for one in CODES if one.code[1] in "1234"}


MENDED = [
    row
    for row in re.findall(r"^\| (E\d{3}) \| `([^`]+)` \| `([^`]+)` \|$", GUIDE, re.MULTILINE)
    if row[2] in harbour() and row[0] not in UNSHOWN
]


@pytest.mark.parametrize(("code", "wrong", "right"), MENDED)
def test_a_mended_example_is_true(code: str, wrong: str, right: str) -> None:
    """The wrong passage in a good file is reported under its code, and the mended one is in the good file."""
    loaded = load_text(harbour().replace(right, wrong, 1), "harbour")
    assert code in [one.code for one in loaded.problems], [(one.code, one.message) for one in loaded.problems]


def test_most_mended_examples_are_tried() -> None:
    """The table is not mere prose: more than half of its rows are tried on a file."""
    assert len(MENDED) >= 25


def test_the_tables_of_keys_are_those_of_the_program() -> None:
    """Every table is as `write_guide` writes it."""
    assert written(GUIDE) == GUIDE


@pytest.mark.parametrize("model", SHAPES, ids=lambda one: one.__name__)
def test_every_key_has_its_row(model: type[BaseModel]) -> None:
    """Every key of every part stands in a table with its meaning."""
    if model.__name__ != "Shape":
        assert table(model.__name__) in GUIDE
    for name, info in model.model_fields.items():
        assert re.search(rf"^\| `{info.alias or name}`", GUIDE, re.MULTILINE), name


@pytest.mark.parametrize("words", [EndingKind, Form, Happening, InstrumentKind, LineKind, Moment])
def test_every_word_of_the_closed_lists_is_named(words: object) -> None:
    """Every kind, form, happening and moment is named."""
    for word in get_args(words):
        assert f"`{word}`" in GUIDE, word


def test_every_phrase_placeholder_and_manner_is_named() -> None:
    """Purposes of phrases, their placeholders, and what may become of a piece of the map."""
    for phrase in (*SIDE_PHRASES, *MEDIATOR_PHRASES):
        assert f"`{phrase}`" in GUIDE
    for placeholder in PLACEHOLDERS:
        assert f"`{{{placeholder}}}`" in GUIDE
    for manner in get_args(Manner):
        assert re.search(rf"\b{manner}\b", GUIDE)


def test_sentences_of_the_evening_are_short() -> None:
    """The steps are written for people in a hurry: no sentence is long, and the mean is under fifteen words."""
    evening = GUIDE[GUIDE.index("## An evening") : GUIDE.index("## Every key")]
    prose = re.sub(r"```.*?```", "", evening, flags=re.DOTALL)
    prose = "\n".join(line for line in prose.split("\n") if not line.startswith("#"))
    sentences = [one.split() for one in re.split(r"(?<=[.:?!])\s+", prose) if one.strip()]
    lengths = [len(one) for one in sentences]
    assert max(lengths) <= 32, max(sentences, key=len)
    assert sum(lengths) / len(lengths) < 15


def test_texts_between_braces_are_quoted_in_the_examples() -> None:
    """The habit that saves most mistakes is shown: between braces a text of several words stands in quotes."""
    plain = []
    for example in (*blocks("yaml step"), *blocks("yaml part"), *blocks("yaml map")):
        for line in example.splitlines():
            plain += re.findall(r"[{,] ?(?!when|if|sight|sele: band)[a-z_]+: [A-Za-z][^\",\[{}]* [^,}]*[,}]", line)
    assert plain == []


def test_what_is_needed_first_comes_first() -> None:
    """Effects and conditions stand before the map, and what a stale translation wants is explained."""
    places = [GUIDE.index(f"\n## {name}\n") for name in ("Every key", "Effects", "Conditions", "A map", "Problems")]
    assert places == sorted(places)
    assert all(word in GUIDE[GUIDE.index("## Translations") :] for word in ("`english:`", '`#! "…"`', "E705"))
