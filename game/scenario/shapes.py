"""What all parts of a file are made of: our own types of numbers and texts, and the base of all shapes.

Models take a tree whose every scalar is a text. Numbers and booleans have types of ours, for pydantic's own would let
in `3.0`, `1_000` and `yes`. A field marked `TEXT` is shown to players, `PHRASES` are wordings with placeholders.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Annotated, Any, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError

from game.scenario.vocabulary import Mark

TEXT = "text"
PHRASES = "phrases"

_WHOLE = re.compile(r"-?(0|[1-9][0-9]{0,8})")
_DATE = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"


def whole(value: object) -> object:
    """A whole number from its digits."""
    if isinstance(value, str) and _WHOLE.fullmatch(value):
        return int(value)
    raise PydanticCustomError("whole_number", "a whole number is expected here")


def _truth(value: object) -> object:
    if value in ("true", "false"):
        return value == "true"
    raise PydanticCustomError("truth", "`true` or `false` is expected here")


T = TypeVar("T")

Integer = Annotated[int, BeforeValidator(whole), Field(ge=-1_000_000, le=1_000_000)]
Natural = Annotated[int, BeforeValidator(whole), Field(ge=0, le=1_000_000)]
Positive = Annotated[int, BeforeValidator(whole), Field(ge=1, le=1_000_000)]
Percent = Annotated[int, BeforeValidator(whole), Field(ge=0, le=100)]
PerMille = Annotated[int, BeforeValidator(whole), Field(ge=0, le=1000)]
Boolean = Annotated[bool, BeforeValidator(_truth)]
Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_-]{0,39}$")]
SourceCode = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$")]
Date = Annotated[str, StringConstraints(pattern=_DATE)]
Sight = Annotated[str, StringConstraints(pattern=r"^(exact|words|hidden|band [1-9][0-9]?)$")]
Name = Annotated[str, TEXT, Field(min_length=1)]
Text = Annotated[str, TEXT]
When = Annotated[str, Field(min_length=1)]
Table = Annotated[Mapping[str, T], AfterValidator(MappingProxyType)]
TextTable = Annotated[Mapping[str, str], AfterValidator(MappingProxyType), TEXT]
Phrases = Annotated[
    Mapping[str, Annotated[tuple[str, ...], Field(min_length=1)]], AfterValidator(MappingProxyType), PHRASES
]


def empty() -> Mapping[str, Any]:
    """A mapping with nothing in it, for what is left out."""
    return MappingProxyType({})


class Shape(BaseModel):
    """What all parts of a file share: no unknown keys, no changes afterwards."""

    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=False)


class Fact(Shape):
    """Where a text stands, and its sources."""

    mark: Mark
    sources: tuple[SourceCode, ...] = ()
