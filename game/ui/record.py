"""Small frozen values that cost nothing to define.

`dataclass` writes and compiles six functions for each class at every start of the game; the words that scenes and the
window exchange are many, and needed before the first picture.
"""

from collections.abc import Mapping
from typing import Any, ClassVar, TypeVar, dataclass_transform

T = TypeVar("T")


class _Record:
    """What all of them do, by their fields in order."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()
    _usual: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, *given: Any, **named: Any) -> None:
        names = self.__match_args__
        values = {**self._usual, **dict(zip(names, given, strict=False)), **named}
        twice = set(names[: len(given)]) & set(named)
        if twice or len(given) > len(names) or values.keys() != set(names):
            raise TypeError(f"{type(self).__name__} takes {', '.join(names) or 'nothing'}")
        for name in names:
            object.__setattr__(self, name, values[name])

    def __setattr__(self, name: str, value: Any) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def __delattr__(self, name: str) -> None:
        raise AttributeError(f"{type(self).__name__} cannot be changed")

    def _values(self) -> tuple[Any, ...]:
        return tuple(getattr(self, name) for name in self.__match_args__)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._values() == other._values()

    def __hash__(self) -> int:
        return hash((type(self), self._values()))

    def __repr__(self) -> str:
        told = zip(self.__match_args__, self._values(), strict=True)
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in told)})"


@dataclass_transform(frozen_default=True)
def record(kind: type[T]) -> type[T]:
    """The class with the fields that its annotations name, in order: frozen, compared and hashed by value.

    It has no base class, and its defaults cannot be changed by anybody.
    """
    body = {name: value for name, value in vars(kind).items() if name not in ("__dict__", "__weakref__")}
    names = tuple(body.get("__annotations__", {}))
    usual = {name: body.pop(name) for name in names if name in body}
    body |= {"__slots__": names, "__match_args__": names, "_usual": usual}
    made: type[T] = type(kind.__name__, (_Record,), body)
    return made
