"""One way of writing data down, so that equal things have equal bytes and equal digests."""

from __future__ import annotations

import hashlib
import json
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any


def plain(value: Any) -> Any:
    """`value` as JSON data: dataclasses become objects with their class name under `kind`, tuples become lists."""
    if is_dataclass(value) and not isinstance(value, type):
        body = {field.name: plain(getattr(value, field.name)) for field in fields(value)}
        return {"kind": type(value).__name__, **body}
    if isinstance(value, Enum):
        return value.value if isinstance(value, str) else value.name.lower()
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if value is None or isinstance(value, (str, bool, int)):
        return value
    raise TypeError(f"cannot write down {type(value).__name__}")


def dumps(value: Any) -> str:
    """JSON on one line, keys in the order given, no spaces, all characters as they are."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


def sorted_dumps(value: Any) -> str:
    """As `dumps`, with keys sorted: the canonical form."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True, allow_nan=False)


def digest(*parts: str) -> str:
    """A short hexadecimal digest of texts, each guarded against running into the next."""
    state = hashlib.blake2b(digest_size=12)
    for part in parts:
        data = part.encode("utf-8", "surrogatepass")
        state.update(len(data).to_bytes(8, "big"))
        state.update(data)
    return state.hexdigest()
