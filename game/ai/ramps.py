"""Many rising numbers at once: each `(start + by) // step`, held between nought and a most, as one byte.

All are reckoned by one multiplication: dividing by a step is multiplying by its reciprocal in 2^64ths, and a lane of
ten bytes has room for the quotient above these.  What does not fit is reckoned one by one.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

PART = 64
"""Bits of a lane below its quotient."""
LANE = 10
"""Bytes of a lane."""
ZERO = 64
"""The upper byte of a quotient from 0 to 255: so much is added to keep lower ones above nought."""
Ramp = tuple[int, int]
"""The start, and the step, at least 1; with a step of 0 the start, a byte, is kept whatever is added."""


class Ramps(NamedTuple):
    """Some ramps over a range of what may be added, each held between 0 and `most`, of at most 254."""

    ramps: tuple[Ramp, ...]
    most: int
    kept: int
    """In bytes those that have no step."""
    base: int
    slope: int
    """In lanes the beginnings and what each rises by 1 added; with no slope they are reckoned one by one."""
    tables: tuple[bytes, bytes, bytes]
    """What the lower byte says, where the upper byte lets it, and where the upper byte says that it is the most."""

    def at(self, by: Sequence[int]) -> bytes:
        """Return all of them once each of `by`, within the range, has been added, one after the other."""
        many = len(self.ramps)
        if not self.slope:
            return bytes([_alone(one, self.most, each) for each in by for one in self.ramps])
        base, slope, size = self.base, self.slope, LANE * many
        data = b"".join([(base + each * slope).to_bytes(size, "little") for each in by])
        below, above = data[LANE - 2 :: LANE], data[LANE - 1 :: LANE]
        says, lets, full = self.tables
        found = int.from_bytes(below.translate(says), "little") & int.from_bytes(above.translate(lets), "little")
        kept = int.from_bytes(self.kept.to_bytes(many, "little") * len(by), "little")
        return (found | int.from_bytes(above.translate(full), "little") | kept).to_bytes(many * len(by), "little")


def ramps_of(ramps: Sequence[Ramp], most: int, last: int) -> Ramps:
    """Return the ramps for whatever is added from 0 to `last`."""
    kept = base = slope = 0
    fits = True
    for start, step in reversed(ramps):
        kept, base, slope = kept << 8, base << 8 * LANE, slope << 8 * LANE
        if not step:
            kept |= start
            continue
        lowest = start + ZERO * 256 * step
        highest = lowest + last
        fits = fits and lowest >= 0 and highest * step < 1 << PART and highest // step < 1 << 16
        if fits:
            part = (1 << PART) // step + 1
            base, slope = base | lowest * part, slope | part
    return Ramps(tuple(ramps), most, kept, base, slope if fits else 0, _tables(most))


@cache
def _tables(most: int) -> tuple[bytes, bytes, bytes]:
    says = bytes([*range(most + 1), *[most] * (255 - most)])
    lets = bytes([0] * ZERO + [255] + [0] * (255 - ZERO))
    full = bytes([0] * (ZERO + 1) + [most] * (255 - ZERO))
    return says, lets, full


def _alone(ramp: Ramp, most: int, by: int) -> int:
    start, step = ramp
    return max(0, min(most, (start + by) // step)) if step else start
