"""Inputs made from inputs: edits of bytes and lines for anything, of the tree for JSON. All by a seeded chance."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from copy import deepcopy
from random import Random
from typing import Any

ODD_NUMBERS = (b"0", b"-1", b"1", b"2", b"9", b"99", b"1e3", b"4294967296", b"9" * 30, b"0.5", b"-0", b"01", b"NaN")
ODD_VALUES: tuple[Any, ...] = (
    None, True, False, 0, 1, -1, 2, 7, 99, 10**6, -(10**9), 2**63, 10**40, 0.5, -1e300, 1e308, "", "0", "x", "true",
    "a" * 300, "\u0000", "\ud800", "\u202e", "é", [], {}, [[]], [None], {"": None}, [0, 0], "../x", "constructor",
)  # fmt: skip
MOST_PATHS = 4000
Edit = Callable[[bytes, Random, Sequence[bytes], bytes], bytes]


def mutated(data: bytes, chance: Random, words: Sequence[bytes], other: bytes, longest: int) -> bytes:
    """The input after one to six edits; `other` is a second input to take pieces from."""
    for _ in range(min(chance.randint(1, 6), chance.randint(1, 6))):
        data = chance.choice(EDITS)(data, chance, words, other)[:longest]
    return data


def _span(data: bytes, chance: Random, most: int = 200) -> tuple[int, int]:
    at = chance.randint(0, len(data))
    return at, min(len(data), at + min(chance.randint(0, most), chance.randint(0, most)))


def _cut_out(data: bytes, chance: Random, _words: Sequence[bytes], _other: bytes) -> bytes:
    low, high = _span(data, chance)
    return data[:low] + data[high:]


def _cut_short(data: bytes, chance: Random, _words: Sequence[bytes], _other: bytes) -> bytes:
    return data[: chance.randint(0, len(data))]


def _flip(data: bytes, chance: Random, _words: Sequence[bytes], _other: bytes) -> bytes:
    if not data:
        return bytes([chance.randrange(256)])
    at = chance.randrange(len(data))
    return data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]


def _byte(data: bytes, chance: Random, _words: Sequence[bytes], _other: bytes) -> bytes:
    at = chance.randint(0, len(data))
    return data[:at] + bytes([chance.randrange(256)]) + data[at + chance.randint(0, 1) :]


def _word(data: bytes, chance: Random, words: Sequence[bytes], _other: bytes) -> bytes:
    low, high = _span(data, chance, 12)
    return data[:low] + (chance.choice(words) if words else b"") + data[high if chance.random() < 0.5 else low :]


def _again(data: bytes, chance: Random, _words: Sequence[bytes], _other: bytes) -> bytes:
    low, high = _span(data, chance)
    return data[:high] + data[low:high] * chance.choice((1, 1, 2, 9, 60)) + data[high:]


def _number(data: bytes, chance: Random, _words: Sequence[bytes], _other: bytes) -> bytes:
    digits = [n for n, byte in enumerate(data) if 48 <= byte <= 57]
    if not digits:
        return data
    low = chance.choice(digits)
    high = low
    while high < len(data) and 48 <= data[high] <= 57:
        high += 1
    return data[:low] + chance.choice(ODD_NUMBERS) + data[high:]


def _taken(data: bytes, chance: Random, _words: Sequence[bytes], other: bytes) -> bytes:
    low, high = _span(other, chance, 400)
    at, to = _span(data, chance)
    return data[:at] + other[low:high] + data[to if chance.random() < 0.5 else at :]


def _lines(data: bytes, chance: Random, _words: Sequence[bytes], other: bytes) -> bytes:
    """A line or a few gone, doubled, exchanged, taken from elsewhere, moved in or out."""
    rows, others = data.split(b"\n"), other.split(b"\n")
    at = chance.randrange(len(rows))
    to = min(len(rows), at + chance.randint(1, 4))
    match chance.randrange(6):
        case 0:
            del rows[at:to]
        case 1:
            rows[to:to] = rows[at:to]
        case 2:
            swap = chance.randrange(len(rows))
            rows[at], rows[swap] = rows[swap], rows[at]
        case 3:
            rows[at] = chance.choice(others)
        case 4:
            rows[at] = b" " * chance.randint(1, 4) + rows[at]
        case _:
            rows[at] = rows[at].lstrip(b" ") if chance.random() < 0.3 else rows[at][chance.randint(1, 4) :]
    return b"\n".join(rows)


def _value(data: bytes, chance: Random, words: Sequence[bytes], other: bytes) -> bytes:
    """What stands behind a colon on one line becomes what stands behind another."""
    rows = data.split(b"\n")
    keyed = [n for n, row in enumerate(rows) if b": " in row]
    if not keyed:
        return data
    at, source = chance.choice(keyed), chance.choice(keyed)
    values = [rows[source].partition(b": ")[2], b"[]", b"{}", b"", b"0", b"-7", b"[0, 1]", *words[:3]]
    rows[at] = rows[at].partition(b": ")[0] + b": " + (values[0] if chance.random() < 0.5 else chance.choice(values))
    return b"\n".join(rows)


EDITS: tuple[Edit, ...] = (
    _cut_out, _cut_short, _flip, _byte, _word, _word, _again, _number, _number, _taken, _lines, _lines, _value, _value,
)  # fmt: skip


# Trees


def json_mutated(data: bytes, chance: Random) -> bytes:
    """JSON after one to four edits of its tree; what is no JSON comes back as it was."""
    try:
        tree = json.loads(data)
    except (ValueError, RecursionError):
        return data
    for _ in range(min(chance.randint(1, 4), chance.randint(1, 4))):
        tree = _tree_edited(tree, chance)
    try:
        return json.dumps(tree, ensure_ascii=chance.random() < 0.5).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError):
        return data


def _tree_edited(tree: Any, chance: Random) -> Any:
    found: list[tuple[Any, Any]] = []
    _paths(tree, found)
    if not found:
        return deepcopy(chance.choice(ODD_VALUES))
    home, key = chance.choice(found)
    match chance.randrange(7):
        case 0 | 1:
            home[key] = _like(home[key], chance)
        case 2:
            home[key] = deepcopy(chance.choice(ODD_VALUES))
        case 3:
            del home[key]
        case 4:
            other, name = chance.choice(found)
            home[key] = json.loads(json.dumps(other[name]))
        case 5 if isinstance(home, list):
            home.insert(chance.randint(0, len(home)), json.loads(json.dumps(home[key])))
        case 5:
            home[chance.choice(("", "x", str(key).upper(), f"{key} "))] = home.pop(key)
        case _:
            other, name = chance.choice(found)
            one, two = json.dumps(home[key]), json.dumps(other[name])
            home[key] = json.loads(two)
            if name in other if isinstance(other, dict) else name < len(other):
                other[name] = json.loads(one)
    return tree


def _like(value: Any, chance: Random) -> Any:
    """Another value of the same kind."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int):
        return chance.choice((value + 1, value - 1, -value, value * 10, 0, 10**9))
    if isinstance(value, str):
        return chance.choice((value[:-1], value + "x", value.upper(), value[::-1], ""))
    if isinstance(value, list):
        return chance.choice((value[:-1], value[1:], value[::-1], value + value[:1], []))
    return {} if isinstance(value, dict) else deepcopy(chance.choice(ODD_VALUES))


def _paths(tree: Any, found: list[tuple[Any, Any]], deep: int = 0) -> None:
    if len(found) > MOST_PATHS or deep > 40:
        return
    keys = list(tree) if isinstance(tree, dict) else range(len(tree)) if isinstance(tree, list) else ()
    for key in keys:
        found.append((tree, key))
        _paths(tree[key], found, deep + 1)
