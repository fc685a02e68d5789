"""The `map` of a scenario file as an author writes it: shapes only."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

from game.scenario.shapes import Boolean, Id, Name, Shape, Text, whole
from game.scenario.vocabulary import AreaWord, LetterKind, LineMark, Manner, PlaceKind

_DEGREE = re.compile(r"(-?)([0-9]{1,3})(?:\.([0-9]{1,3}))?")


def degree(value: object) -> object:
    """Thousandths of a degree from a decimal such as `126.63`."""
    found = _DEGREE.fullmatch(value) if isinstance(value, str) else None
    if found is None:
        raise PydanticCustomError("degree", "degrees are expected here")
    size = int(found[2]) * 1000 + int((found[3] or "0").ljust(3, "0"))
    return -size if found[1] else size


_IN_DEGREES = WithJsonSchema({"type": "number", "minimum": -180, "maximum": 360})
Degree = Annotated[int, BeforeValidator(degree), Field(ge=-180_000, le=360_000), _IN_DEGREES]
At = Annotated[tuple[Degree, ...], Field(min_length=2, max_length=2)]
MapPath = Annotated[str, StringConstraints(pattern=r"^([A-Za-z0-9_-]+/)*[A-Za-z0-9_-][A-Za-z0-9._-]*\.json$")]
Rank = Annotated[int, BeforeValidator(whole), Field(ge=1, le=4)]
Tone = Annotated[int, BeforeValidator(whole), Field(ge=0, le=3)]


class Mapped(Shape):
    """What places, regions and lines share."""

    id: Id
    name: Name
    at: At
    why: Text = ""
    articles: tuple[str, ...] = ()


class PlaceFile(Mapped):
    """A point with a name."""

    kind: PlaceKind
    rank: Rank = 2
    label: Literal["east", "west", "north", "south"] = "east"
    source: Text = ""
    checked: Boolean = False


class AreaFile(Mapped):
    """A region of the map file."""

    holder: str | None = None
    tone: Tone = 0


class StretchFile(Mapped):
    """A line of the map file."""

    kind: LineMark
    holder: str | None = None
    stations: tuple[str, ...] = ()


class LetteringFile(Shape):
    """Words along a curve."""

    text: Name
    along: Annotated[tuple[At, ...], Field(min_length=2, max_length=12)]
    kind: LetterKind
    size: Rank = 2


class PaintFile(Shape):
    """One thing that a clause changes."""

    target: AreaWord
    id: Id
    as_: Manner = Field(alias="as")
    side: str | None = None
    from_: str | None = Field(default=None, alias="from")
    to: str | None = None


class CloserFile(Shape):
    """A part of the map to be looked at more closely."""

    id: Id
    name: Name
    at: At
    width: Annotated[int, BeforeValidator(whole), Field(ge=10, le=20_000)]


class ClauseFile(Shape):
    """What one option looks like."""

    article: str
    option: str
    label: Name
    paints: Annotated[tuple[PaintFile, ...], Field(min_length=1, max_length=20)]


class MapFile(Shape):
    """The map of a conference."""

    file: MapPath
    title: Name
    subtitle: Text = ""
    note: Text = ""
    lettering: Annotated[tuple[LetteringFile, ...], Field(max_length=60)] = ()
    places: Annotated[tuple[PlaceFile, ...], Field(max_length=150)] = ()
    regions: Annotated[tuple[AreaFile, ...], Field(max_length=60)] = ()
    lines: Annotated[tuple[StretchFile, ...], Field(max_length=60)] = ()
    clauses: Annotated[tuple[ClauseFile, ...], Field(max_length=300)] = ()
    closer: Annotated[tuple[CloserFile, ...], Field(max_length=4)] = ()
