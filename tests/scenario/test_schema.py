"""The JSON Schema: made from the models, explained, shipped, true to the shipped files, and a help against slips."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft7Validator
from pydantic import BaseModel

from game.scenario import effect_shapes, map_shapes, models, shapes
from game.scenario.effect_shapes import EFFECT_KEYS
from game.scenario.help import HELP, help_for
from game.scenario.models import ScenarioFile
from game.scenario.schema import FILE_NAME, FIRST_LINE, json_schema, schema_text

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(path for path in (ROOT / "scenarios").glob("*.yaml") if "." not in path.stem)
HARBOUR = ROOT / "tests" / "scenarios" / "harbour.yaml"


class Core(yaml.SafeLoader):
    """YAML 1.2 as editors read it: no dates, no `yes`, no sixty-base numbers."""


Core.yaml_implicit_resolvers = {}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(true|false)$"), list("tf"))
Core.add_implicit_resolver("tag:yaml.org,2002:int", re.compile(r"^-?[0-9]+$"), list("-0123456789"))
Core.add_implicit_resolver("tag:yaml.org,2002:float", re.compile(r"^-?[0-9]+\.[0-9]+$"), list("-0123456789"))


def as_an_editor(text: str) -> Any:
    """A file as an editor sees it."""
    return yaml.load(text, Loader=Core)  # noqa: S506


def nodes(schema: Any) -> Iterator[dict[str, Any]]:
    """Every mapping within a schema."""
    waiting = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            yield node
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)


def test_the_schema_is_draft_7_and_complete() -> None:
    """The schema is valid draft-07, has every key of a file and an entry for every kind of effect."""
    schema = json_schema()
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in schema_text()
    assert list(schema["properties"]) == list(ScenarioFile.model_fields)
    assert schema["additionalProperties"] is False
    assert json.loads(schema_text()) == schema
    effects = [name for name in schema["definitions"] if name.endswith("Effect")]
    assert len(effects) == len(EFFECT_KEYS)


def test_every_reference_of_the_schema_leads_somewhere() -> None:
    """No reference is broken."""
    schema = json_schema()
    for node in nodes(schema):
        if "$ref" in node:
            assert node["$ref"].removeprefix("#/definitions/") in schema["definitions"]


def test_every_key_is_explained() -> None:
    """Every property has a sentence for editors to show, and no sentence explains a key that is not there."""
    schema = json_schema()
    for part in (schema, *schema["definitions"].values()):
        for key, value in part.get("properties", {}).items():
            assert value["description"].endswith((".", "?", "…", ")")), key
    known: dict[str, set[str]] = {"InstrumentFile": {"both"}}
    for module in (models, shapes, effect_shapes, map_shapes):
        for name, one in vars(module).items():
            if isinstance(one, type) and issubclass(one, BaseModel):
                keys = {info.alias or field for field, info in one.model_fields.items()}
                known.setdefault(name, set()).update(keys)
                assert all(help_for(one, key) for key in keys), name
    for name, rows in HELP.items():
        assert rows.keys() <= known[name], name


def test_the_schema_is_shipped_as_it_is() -> None:
    """The file beside the scenarios is what `schema` prints."""
    assert (ROOT / "scenarios" / FILE_NAME).read_text(encoding="utf-8") == schema_text()


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_files_name_the_schema_and_fit_it(path: Path) -> None:
    """Each shipped scenario begins with the line for editors, and an editor underlines nothing in it."""
    text = path.read_text(encoding="utf-8")
    assert text.split("\n", 1)[0] == FIRST_LINE
    assert [error.json_path for error in Draft7Validator(json_schema()).iter_errors(as_an_editor(text))] == []


def test_the_small_dispute_fits_the_schema() -> None:
    """The test dispute, which shows every key, fits the schema too."""
    document = as_an_editor(HARBOUR.read_text(encoding="utf-8"))
    assert [error.json_path for error in Draft7Validator(json_schema()).iter_errors(document)] == []


@pytest.mark.parametrize(
    ("before", "after", "path"),
    [
        ("    options:                  #", "    optoins:                  #", "$.articles[0]"),
        ("start: 45", "start: forty", "$.tracks[2].start"),
        ("start: 45", "start: 45.5", "$.tracks[2].start"),
        ("historical: true\n      weights", "historical: yes\n      weights", "$.doctrines.northam[0].historical"),
        ("goodwill: {northam: 55, southam: 45}", "goodwill: [55, 45]", "$.mediator.goodwill"),
        ("- id: new-orders", "- id: New Orders", "$.events[1].id"),
        ("      prior: 60\n", "", "$.doctrines.northam[0]"),
        ("patience: 70", "patience: 170", "$.mediator.patience"),
        ("kind: hard}, tolls", "kind: hart}, tolls", "$.doctrines.northam[0].mandate.quay.kind"),
        ("date: 1900-05-02\n    form", "date: 2 May 1900\n    form", "$.events[0].date"),
        ("words: [empty, low, fair, good, full]", "words: [empty, low, good, full]", "$.tracks[0].words"),
        ("cost: 1, rest: 0}", "cost: 1, rset: 0}", "$.instruments[0].northam"),
        ("format: 1", "format: 7", "$.format"),
        ("kind: adjourned", "kind: ajourned", "$.endings[6].kind"),
    ],
)
def test_an_editor_underlines_what_is_wrong(before: str, after: str, path: str) -> None:
    """A seeded mistake of shape is refused by the schema, at its place."""
    text = HARBOUR.read_text(encoding="utf-8")
    assert before in text
    found = list(Draft7Validator(json_schema()).iter_errors(as_an_editor(text.replace(before, after, 1))))
    assert any(error.json_path.startswith(path) for error in found), [error.json_path for error in found]
