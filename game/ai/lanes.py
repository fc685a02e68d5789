"""Chances of many candidates at once: one whole number a course, with a lane of its bytes for each candidate.

Multiplying such a number by a course's weight weighs all candidates in one step, and adding the products up over the
courses adds up every lane; so a sum over all courses is had for all candidates in the time of two or three.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import mul
from struct import unpack
from typing import NamedTuple

USUAL = 8
"""Bytes of a lane, unless its sums are larger."""
Table = tuple[bytes, bytes]
"""The lower and the upper byte of the number at each place."""


class Lanes(NamedTuple):
    """Per course the chances of all candidates; `many` candidates, each in a lane of `stride` bytes."""

    columns: Sequence[int]
    many: int
    stride: int

    def weighed(self, weights: Iterable[int]) -> Sequence[int]:
        """Return for each candidate the sum of its chances, each times the weight of its course (none below 0)."""
        total = sum(map(mul, self.columns, weights))
        size = self.stride
        data = total.to_bytes(size * self.many, "big")
        if size == USUAL:
            return unpack(f">{self.many}Q", data)
        return [int.from_bytes(data[at : at + size], "big") for at in range(0, size * self.many, size)]


def stride_for(most: int) -> int:
    """Return how many bytes a lane needs for sums up to `most`, at least `USUAL`."""
    return max(USUAL, (most.bit_length() + 7) // 8)


def table(numbers: Sequence[int]) -> Table:
    """Return a table by which `lanes` turns places into numbers; at most 256 numbers, none above 65,535."""
    low = bytes([number & 0xFF for number in numbers]).ljust(256, b"\0")
    return low, bytes([number >> 8 for number in numbers]).ljust(256, b"\0")


def lanes(places: bytes, many: int, tables: Iterable[Table], stride: int) -> list[list[int]]:
    """Return for each table the numbers in whose lanes stands what the table has at the places, one a candidate; a
    number for each run of `many` places, which are as many as there are candidates.

    The first candidate stands highest: where the dearest come first, their chances are often nought, and a number that
    begins with noughts is short.
    """
    size, read = many * stride, int.from_bytes
    starts = range(0, len(places) * stride, size)
    found = []
    for low, high in tables:
        spread = bytearray(len(places) * stride)
        spread[stride - 1 :: stride] = places.translate(low)
        spread[stride - 2 :: stride] = places.translate(high)
        found.append([read(spread[at : at + size], "big") for at in starts])
    return found
