"""Finding one's way in the models: what belongs at a place of the file, which keys it knows, a filler for it."""

from __future__ import annotations

import re
import types
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import MinLen
from pydantic import BaseModel, StringConstraints, Tag
from pydantic.fields import FieldInfo

from game.scenario.effect_shapes import TrackEffect
from game.scenario.models import DressFile, InstrumentFile, ScenarioFile
from game.scenario.tree import Tree

_CANDIDATES = ("x", "exact", "2000-01-01")


@dataclass(frozen=True, slots=True)
class Spot:
    """What belongs at a place: a type (None when no such place is known) and its constraints."""

    annotation: Any
    metadata: tuple[Any, ...] = ()


NOWHERE = Spot(None)


def spot_at(loc: tuple[str | int, ...]) -> Spot:
    """What belongs at pydantic's `loc`, tags of unions included or not."""
    spot = Spot(ScenarioFile)
    for part in loc:
        spot = _step(_plain(spot), part)
        if spot is NOWHERE:
            break
    return _plain(spot)


def keys_of(annotation: Any) -> tuple[str, ...]:
    """The keys that a mapping of this type knows; nothing when any will do."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return tuple(info.alias or name for name, info in annotation.model_fields.items())
    return ()


def filler(spot: Spot) -> Tree:
    """The least tree that has the shape that belongs at `spot`."""
    spot = _plain(spot)
    kind, origin = spot.annotation, get_origin(spot.annotation)
    if origin is tuple:
        count = max((one.min_length for one in _flat(spot.metadata) if isinstance(one, MinLen)), default=0)
        return [filler(Spot(get_args(kind)[0])) for _ in range(count)]
    if origin is Literal:
        return str(get_args(kind)[-1])
    if origin in (Union, types.UnionType):
        return {"gamble": "0"}
    if kind is int:
        return "1"
    if kind is bool:
        return "false"
    if kind is str:
        patterns = [str(one.pattern) for one in spot.metadata if isinstance(one, StringConstraints) and one.pattern]
        fitting = (text for text in _CANDIDATES if all(re.search(pattern, text) for pattern in patterns))
        return next(fitting, "x")
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        fields = kind.model_fields.items()
        return {info.alias or name: filler(_of(info)) for name, info in fields if info.is_required()}
    return {}


def _of(info: FieldInfo) -> Spot:
    return Spot(info.annotation, tuple(info.metadata))


def _flat(metadata: tuple[Any, ...]) -> list[Any]:
    flat: list[Any] = []
    for one in metadata:
        flat.extend(one.metadata if isinstance(one, FieldInfo) else [one])
    return flat


def _plain(spot: Spot) -> Spot:
    """Without `Annotated` and `| None` around it."""
    while True:
        origin, args = get_origin(spot.annotation), get_args(spot.annotation)
        if origin is Annotated:
            spot = Spot(args[0], (*spot.metadata, *args[1:]))
        elif origin in (Union, types.UnionType) and type(None) in args:
            rest = [one for one in args if one is not type(None)]
            if len(rest) > 1:
                return spot
            spot = Spot(rest[0], spot.metadata)
        else:
            return spot


def _step(spot: Spot, part: str | int) -> Spot:
    kind, origin, args = spot.annotation, get_origin(spot.annotation), get_args(spot.annotation)
    if origin is tuple and isinstance(part, int):
        return Spot(args[0])
    if origin is Mapping or (isinstance(origin, type) and issubclass(origin, Mapping)):
        return spot if part == "[key]" else Spot(args[1])
    if origin in (Union, types.UnionType):
        member = next((one for one in args if _tag(one) == part), None)
        return Spot(member) if member is not None else _step(Spot(TrackEffect), part)
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, info in kind.model_fields.items():
            if part == (info.alias or name):
                return _of(info)
        if kind is InstrumentFile:
            return Spot(DressFile)
    return NOWHERE


def _tag(annotation: Any) -> str:
    return next((one.tag for one in get_args(annotation)[1:] if isinstance(one, Tag)), "")
