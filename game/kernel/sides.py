"""The two sides of a table and a small container with one value for each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")


class Side(IntEnum):
    """A delegation, by its place in the scenario file."""

    FIRST = 0
    SECOND = 1

    @property
    def other(self) -> Side:
        """The side across the table."""
        return Side(1 - self)


BOTH_SIDES: tuple[Side, Side] = (Side.FIRST, Side.SECOND)


@dataclass(frozen=True, slots=True)
class BySide(Generic[T]):
    """One value for each side."""

    first: T
    second: T

    def of(self, side: Side) -> T:
        """The value of `side`."""
        return self.first if side is Side.FIRST else self.second

    def other(self, side: Side) -> T:
        """The value of the side across the table from `side`."""
        return self.second if side is Side.FIRST else self.first

    def put(self, side: Side, value: T) -> BySide[T]:
        """A copy in which `side` has `value`."""
        return BySide(value, self.second) if side is Side.FIRST else BySide(self.first, value)

    def map(self, change: Callable[[T], U]) -> BySide[U]:
        """Both values passed through `change`."""
        return BySide(change(self.first), change(self.second))

    def __iter__(self) -> Iterator[T]:
        yield self.first
        yield self.second


def each(make: Callable[[Side], T]) -> BySide[T]:
    """A container filled by calling `make` once a side, first side first."""
    return BySide(make(Side.FIRST), make(Side.SECOND))
