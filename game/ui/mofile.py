"""A compiled catalogue of gettext, of which only the sentences that are asked for are read: a start needs sixty of
thousands.
"""

import struct
from operator import add

_MAGIC = 0x950412DE

Text = str | tuple[str, ...]
"""A sentence, or the forms that it takes by number."""


class MoFile:
    """The texts in a file's bytes, by key. Raises ValueError, OverflowError or struct.error for no whole catalogue."""

    def __init__(self, data: bytes) -> None:
        magic, _, self._count, ids_at, texts_at = struct.unpack_from("<5I", data)
        if magic != _MAGIC:
            raise ValueError("it is not a compiled catalogue")
        self._data = data
        self._ids = struct.unpack_from(f"<{2 * self._count}I", data, ids_at)
        self._texts = struct.unpack_from(f"<{2 * self._count}I", data, texts_at)
        for lengths_and_places in (self._ids, self._texts):
            if max(map(add, lengths_and_places[::2], lengths_and_places[1::2]), default=0) > len(data):
                raise ValueError("it is cut off")
        self._known: dict[str, Text | None] = {}

    def __contains__(self, key: str) -> bool:
        return self.get(key) is not None

    def get(self, key: str) -> Text | None:
        """The sentence of a key, or all its forms; None where there is none."""
        if key not in self._known:
            self._known[key] = self._look_up(key.encode())
        return self._known[key]

    def _look_up(self, key: bytes) -> Text | None:
        """Keys lie in order; behind one that has forms stands its plural, after a nought."""
        low, high = 0, self._count
        while low < high:
            middle = (low + high) // 2
            name, forms, _ = _slice(self._data, self._ids, middle).partition(b"\0")
            if name == key:
                text = _slice(self._data, self._texts, middle).decode("utf-8", "replace")
                return tuple(text.split("\0")) if forms else text
            low, high = (middle + 1, high) if name < key else (low, middle)
        return None


def _slice(data: bytes, table: tuple[int, ...], n: int) -> bytes:
    size, at = table[2 * n], table[2 * n + 1]
    return data[at : at + size]
