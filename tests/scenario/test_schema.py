"""The JSON Schema names what the models know."""

from __future__ import annotations

import json
from typing import Any

from game.scenario.effect_shapes import EFFECT_KEYS
from game.scenario.models import ScenarioFile
from game.scenario.schema import json_schema, schema_text


def test_the_schema_is_draft_7_and_complete() -> None:
    schema = json_schema()
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in schema_text()
    assert list(schema["properties"]) == list(ScenarioFile.model_fields)
    assert schema["additionalProperties"] is False
    assert json.loads(schema_text()) == schema
    effects = [name for name in schema["definitions"] if name.endswith("Effect")]
    assert len(effects) == len(EFFECT_KEYS)


def test_every_reference_of_the_schema_leads_somewhere() -> None:
    schema = json_schema()
    waiting: list[Any] = [schema]
    while waiting:
        node = waiting.pop()
        if isinstance(node, dict):
            if "$ref" in node:
                assert node["$ref"].removeprefix("#/definitions/") in schema["definitions"]
            waiting.extend(node.values())
        elif isinstance(node, list):
            waiting.extend(node)
