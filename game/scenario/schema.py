"""The JSON Schema (draft-07) of a scenario file, made from the models, for editors that complete and underline."""

from __future__ import annotations

from typing import Any

from game.kernel.canonical import dumps
from game.scenario.models import ScenarioFile

DRAFT = "http://json-schema.org/draft-07/schema#"


def json_schema() -> dict[str, Any]:
    """The schema as plain data, keys in the order of the models."""
    made = _older(ScenarioFile.model_json_schema(by_alias=True))
    made["properties"]["format"] = {"const": 1, "description": "The version of this form."}
    made["definitions"]["InstrumentFile"]["additionalProperties"] = {"$ref": "#/definitions/DressFile"}
    made.pop("title", None)
    return {"$schema": DRAFT, "title": "A scenario, format 1", **made}


def schema_text() -> str:
    """The schema as it is shipped."""
    return dumps(json_schema()) + "\n"


def _older(value: Any) -> Any:
    """Draft 2020-12 as pydantic writes it, in the words of draft-07, without what only says names again."""
    if isinstance(value, list):
        return [_older(item) for item in value]
    if isinstance(value, str):
        return value.replace("#/$defs/", "#/definitions/")
    if not isinstance(value, dict):
        return value
    result: dict[str, Any] = {}
    for key, item in value.items():
        if key in ("properties", "$defs"):
            result["definitions" if key == "$defs" else key] = {name: _older(part) for name, part in item.items()}
        elif key == "oneOf":
            result["anyOf"] = _older(item)
        elif key == "default" and item is None:
            continue
        elif not (key == "title" and isinstance(item, str)):
            result[key] = _older(item)
    return result
