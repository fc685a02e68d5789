"""The JSON Schema (draft-07) of a scenario file, made from the models, for editors that complete and underline."""

from __future__ import annotations

import json
from typing import Any

from pydantic import BaseModel

from game.scenario import effect_shapes, map_shapes, models, shapes
from game.scenario.help import HELP, help_for
from game.scenario.models import ScenarioFile

DRAFT = "http://json-schema.org/draft-07/schema#"
FILE_NAME = "scenario.schema.json"
"""What the schema is called where it lies, beside the scenarios."""
FIRST_LINE = f"# yaml-language-server: $schema={FILE_NAME}"
"""The line with which a scenario file tells an editor where its schema is."""


def json_schema() -> dict[str, Any]:
    """The schema as plain data, keys in the order of the models."""
    made = _older(ScenarioFile.model_json_schema(by_alias=True))
    made["properties"]["format"] = {"const": 1}
    made["definitions"]["InstrumentFile"]["additionalProperties"] = {"$ref": "#/definitions/DressFile"}
    made["definitions"]["InstrumentFile"]["properties"]["both"] = {"$ref": "#/definitions/DressFile"}
    made.pop("title", None)
    for name, shape in _shapes().items():
        _explain(made if shape is ScenarioFile else made["definitions"].get(name, {}), shape)
    return {"$schema": DRAFT, "title": "A scenario, format 1", **made}


def schema_text() -> str:
    """The schema as it is shipped."""
    return json.dumps(json_schema(), ensure_ascii=False, indent=1) + "\n"


def _shapes() -> dict[str, type[BaseModel]]:
    modules = (models, shapes, effect_shapes, map_shapes)
    found = {name: one for module in modules for name, one in vars(module).items() if name in HELP}
    return {name: one for name, one in found.items() if isinstance(one, type) and issubclass(one, BaseModel)}


def _explain(definition: dict[str, Any], shape: type[BaseModel]) -> None:
    """Give every property of a shape its sentence. Beside a reference draft-07 reads nothing, so that it is wrapped.

    A text such as `date: 1906` is a number to an editor and a text to the game.
    """
    texts = {info.alias or name for name, info in shape.model_fields.items() if shapes.TEXT in info.metadata}
    for key, value in definition.get("properties", {}).items():
        if "$ref" in value:
            value["allOf"] = [{"$ref": value.pop("$ref")}]
        if value.get("type") == "string" and key in texts:
            value["type"] = ["string", "number"]
        value["description"] = help_for(shape, key)


_BOUNDS = {"ge": "minimum", "le": "maximum"}
"""What pydantic leaves as it is where a number is read by a function of ours."""


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
        elif key == "anyOf" and len(given := [one for one in item if one != {"type": "null"}]) == 1:
            result.update(_older(given[0]))
        elif key == "oneOf":
            result["anyOf"] = _older(item)
        elif key == "default" and item is None:
            continue
        elif not (key == "title" and isinstance(item, str)):
            result[_BOUNDS.get(str(key), str(key))] = _older(item)
    return result
