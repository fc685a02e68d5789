"""Pictures that are kept for the next frame, up to a number of pixels: the one longest unused goes first.

What else is worth keeping goes by the same rule: texts, by their words.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Generic, TypeVar

Key = TypeVar("Key")
Picture = TypeVar("Picture")


class Album(Generic[Key, Picture]):
    """Holds at most `pixels`, but always what was put in last."""

    def __init__(self, pixels: int) -> None:
        self._most = pixels
        self._held: OrderedDict[Key, tuple[Picture, int]] = OrderedDict()
        self.pixels = 0

    def __len__(self) -> int:
        return len(self._held)

    def get(self, key: Key) -> Picture | None:
        """What is kept under this key; None when there is nothing."""
        found = self._held.get(key)
        if found is None:
            return None
        self._held.move_to_end(key)
        return found[0]

    def put(self, key: Key, picture: Picture, pixels: int) -> Picture:
        """Keep a picture of so many pixels, and give it back."""
        before = self._held.pop(key, None)
        self._held[key] = picture, pixels
        self.pixels += pixels - (0 if before is None else before[1])
        while self.pixels > self._most and len(self._held) > 1:
            self.pixels -= self._held.popitem(last=False)[1][1]
        return picture
