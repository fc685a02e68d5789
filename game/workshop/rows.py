"""Rows of finished games written down, read back, and taken together to one digest."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import fields
from typing import Any

from game.kernel.canonical import plain, sorted_dumps
from game.workshop.play_out import Row

WORDS = ("seed", "kind", "ending")
WHOLE = ("actions", "refused")


def row_data(row: Row) -> dict[str, Any]:
    """A row as JSON data, its fields by name."""
    return {field.name: plain(getattr(row, field.name)) for field in fields(row)}


def row_of(data: Any) -> Row:
    """The row that `row_data` wrote. Raises ValueError when it is none."""
    names = {field.name for field in fields(Row)}
    if not isinstance(data, dict) or data.keys() != names:
        raise ValueError("not the fields of a row")
    return Row(
        **{name: _one(data[name], str) for name in WORDS},
        **{name: _one(data[name], int) for name in WHOLE},
        instructions=_pair(data["instructions"], str),
        treaty=None if data["treaty"] is None else _many(data["treaty"], int),
        points=_pair(data["points"], int),
        opening=_pair(data["opening"], int),
        below=None if data["below"] is None else _one(data["below"], int),
        dull=_many(data["dull"], bool),
        directed=_one(data["directed"], bool),
    )


def digest_of(rows: Iterable[Row]) -> str:
    """The SHA-256 of rows in their order: equal digests mean equal results."""
    found = hashlib.sha256()
    for row in rows:
        found.update(sorted_dumps(row_data(row)).encode("utf-8") + b"\n")
    return found.hexdigest()


def _one(value: Any, kind: Callable[..., Any]) -> Any:
    if type(value) is not kind:
        raise ValueError(f"not a {kind}")
    return value


def _many(values: Any, kind: Callable[..., Any]) -> tuple[Any, ...]:
    return tuple(_one(value, kind) for value in _one(values, list))


def _pair(values: Any, kind: Callable[..., Any]) -> tuple[Any, Any]:
    first, second = _many(values, kind)
    return first, second
