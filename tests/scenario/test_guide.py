"""The author's guide keeps in step with the format: its examples load and it names every key and code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pydantic import BaseModel

from game.scenario import effect_shapes, models, shapes
from game.scenario.effect_shapes import EFFECT_KEYS
from game.scenario.expressions import ConditionReader
from game.scenario.loader import load_text
from game.scenario.models import ScenarioFile
from game.scenario.names import COUNTS, FLAGS, SIDE_NUMBERS, STATES, TESTS
from game.scenario.problems import CODES
from game.scenario.references import names_of
from game.scenario.source import read_source
from game.scenario.texts import MEDIATOR_PHRASES, SIDE_PHRASES

GUIDE = (Path(__file__).parent.parent.parent / "scenarios" / "README.md").read_text(encoding="utf-8")


def block(name: str) -> str:
    """The fenced example of that name."""
    found = re.search(rf"```{name}\n(.*?)```", GUIDE, re.DOTALL)
    assert found is not None
    return found.group(1)


def test_the_whole_scenario_loads() -> None:
    loaded = load_text(block("yaml scenario"), "guide")
    assert loaded.problems == ()
    assert loaded.scenario is not None


def test_the_effects_load() -> None:
    effects = "".join(f"      {line}\n" for line in block("yaml effects").splitlines())
    text = block("yaml scenario").replace("    asks: sele\n", f"    effects:\n{effects}    asks: sele\n")
    loaded = load_text(text, "guide")
    assert loaded.problems == ()
    assert loaded.scenario is not None
    assert len(loaded.scenario.events[0].effects) == effects.count("\n")
    assert all(f"{{{key}: " in effects for key in EFFECT_KEYS)


def test_the_conditions_can_be_read() -> None:
    source = read_source(block("yaml scenario")).source
    assert source is not None
    reader = ConditionReader(names_of(ScenarioFile.model_validate(source.tree)))
    for line in block("conditions").splitlines():
        assert reader.read(line).faults == (), line
    words = set(re.findall(r"[a-z_]+", block("conditions")))
    assert words >= {*TESTS, *COUNTS, *FLAGS, *SIDE_NUMBERS, *STATES, "ordered", "doctrine", "mandate", "position"}


def test_every_code_is_explained() -> None:
    rows = re.findall(r"^\| (E\d{3}) \| (\w+) \| (.+) \|$", GUIDE, re.MULTILINE)
    assert rows == [(one.code, one.severity, one.sentence) for one in CODES]


@pytest.mark.parametrize(
    "model",
    [
        one
        for one in {**vars(shapes), **vars(effect_shapes), **vars(models)}.values()
        if isinstance(one, type) and issubclass(one, BaseModel)
    ],
    ids=lambda one: one.__name__,
)
def test_every_key_is_named(model: type[BaseModel]) -> None:
    for name, info in model.model_fields.items():
        key = info.alias or name
        assert re.search(rf"\b{key}\b", GUIDE), key
    for phrase in (*SIDE_PHRASES, *MEDIATOR_PHRASES):
        assert f"`{phrase}`" in GUIDE
