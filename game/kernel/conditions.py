"""Conditions as data: what a scenario's `when:` becomes once it has been parsed, and how it is judged on facts.

References are dotted names whose meaning belongs to whoever supplies the facts (`unrest`, `north.standing`,
`south.mandate.quay`). Nothing here is ever evaluated as Python.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

Ref = tuple[str, ...]


class Facts(Protocol):
    """What a condition asks about. All three must answer for every name that the parser let through."""

    def number(self, ref: Ref) -> int:
        """The whole number called `ref`."""

    def symbol(self, ref: Ref) -> str:
        """The word that `ref` has now (an option, a doctrine, an ending), or `none`."""

    def test(self, name: str, args: tuple[str, ...]) -> bool:
        """Whether the named test holds of `args`."""


@dataclass(frozen=True, slots=True)
class Always:
    """Holds."""


@dataclass(frozen=True, slots=True)
class All:
    """Holds when every part does."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Any:
    """Holds when some part does."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """Holds when its part does not."""

    part: Condition


@dataclass(frozen=True, slots=True)
class Compare:
    """Two numbers compared; each side is a number or a reference to one. `op` is one of < <= > >= == !=."""

    left: int | Ref
    op: str
    right: int | Ref


@dataclass(frozen=True, slots=True)
class Is:
    """A reference has one of the words, or, when `negated`, none of them."""

    ref: Ref
    words: tuple[str, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Test:
    """A named test of some words: `fired(e13)`, `initialled(quay)`."""

    name: str
    args: tuple[str, ...]


Condition = Always | All | Any | Not | Compare | Is | Test
ALWAYS = Always()


def holds(condition: Condition, facts: Facts) -> bool:
    """Whether `condition` holds on `facts`."""
    match condition:
        case Always():
            return True
        case All(parts):
            return all(holds(part, facts) for part in parts)
        case Any(parts):
            return any(holds(part, facts) for part in parts)
        case Not(part):
            return not holds(part, facts)
        case Compare(left, op, right):
            return _compare(_value(left, facts), op, _value(right, facts))
        case Is(ref, words, negated):
            return (facts.symbol(ref) in words) is not negated
        case Test(name, args):
            return facts.test(name, args)


def _value(term: int | Ref, facts: Facts) -> int:
    return term if isinstance(term, int) else facts.number(term)


def _compare(left: int, op: str, right: int) -> bool:
    results = {
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
        "==": left == right,
        "!=": left != right,
    }
    return results[op]


def references(condition: Condition) -> tuple[Ref, ...]:
    """Every reference in `condition`, in the order written."""
    match condition:
        case Always() | Test():
            return ()
        case All(parts) | Any(parts):
            return tuple(ref for part in parts for ref in references(part))
        case Not(part):
            return references(part)
        case Compare(left, _, right):
            return tuple(term for term in (left, right) if not isinstance(term, int))
        case Is(ref, _, _):
            return (ref,)
