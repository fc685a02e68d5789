"""Whether a condition can ever hold: a search over intervals of numbers, sets of words and truths of tests.

The answer errs on one side only: what is called impossible is so, what is called possible may still never happen.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from game.kernel.conditions import All, Always, Any, Compare, Condition, Is, Not, Ref, Test

Span = tuple[int, int]
Asked = tuple[str, tuple[str, ...]]

NEVER = Any(())
BUDGET = 1000
"""Steps after which a search gives up and calls a condition possible."""
ANYTHING: Span = (-1_000_000_000, 1_000_000_000)
OPPOSITE = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
TURNED = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


@dataclass(frozen=True, slots=True)
class World:
    """What is known of a moment: where numbers lie, which words a name may have, which tests are decided.

    `settling`: an article is initialled there exactly when it has an option. `repeating`: events that may be answered
    more than once. A name that is not listed may be anything.
    """

    numbers: Mapping[Ref, Span] = field(default_factory=dict)
    words: Mapping[Ref, tuple[str, ...]] = field(default_factory=dict)
    tests: Mapping[Asked, bool] = field(default_factory=dict)
    settling: bool = True
    repeating: tuple[str, ...] = ()


def possible(condition: Condition, world: World) -> bool:
    """Whether `condition` may hold there."""
    try:
        return _Search().solve((condition,), world)
    except _TiredError:
        return True


def negated(condition: Condition) -> Condition:
    """A condition that holds exactly when this one does not; `Not` is left before tests only."""
    match condition:
        case Always():
            return NEVER
        case All(parts):
            return Any(tuple(negated(part) for part in parts))
        case Any(parts):
            return All(tuple(negated(part) for part in parts))
        case Not(part):
            return part
        case Compare(left, op, right):
            return Compare(left, OPPOSITE[op], right)
        case Is(ref, words, turned):
            return Is(ref, words, not turned)
        case Test():
            return Not(condition)


class _TiredError(Exception):
    """The search has used up its steps."""


class _Search:
    """A depth-first search through the alternatives of a condition."""

    def __init__(self) -> None:
        self.left = BUDGET

    def solve(self, waiting: tuple[Condition, ...], world: World | None) -> bool:
        """Whether all of `waiting` may hold together."""
        choices: list[Any] = []
        stack = list(reversed(waiting))
        while stack and world is not None:
            self.left -= 1
            if self.left < 0:
                raise _TiredError
            one = stack.pop()
            match one:
                case All(parts):
                    stack.extend(reversed(parts))
                case Any():
                    choices.append(one)
                case Not(part) if not isinstance(part, Test):
                    stack.append(negated(part))
                case _:
                    world = _with(world, one)
        if world is None:
            return False
        if not choices:
            return True
        rest = tuple(choices[1:])
        return any(self.solve((part, *rest), world) for part in choices[0].parts)


def _with(world: World, atom: Condition) -> World | None:
    """The world in which an atom holds as well; None when it cannot."""
    match atom:
        case Compare(left, op, right):
            return _compared(world, left, op, right)
        case Is(ref, words, turned):
            return _worded(world, ref, words, turned)
        case Test(name, args):
            return _decided(world, name, args, True)
        case Not(Test(name, args)):
            return _decided(world, name, args, False)
    return world


def _compared(world: World, left: int | Ref, op: str, right: int | Ref) -> World | None:
    one, two = _span(world, left), _span(world, right)
    low, high = _narrowed(one, op, two), _narrowed(two, TURNED[op], one)
    if low is None or high is None:
        return None
    numbers = dict(world.numbers)
    for term, span in ((left, low), (right, high)):
        if not isinstance(term, int):
            numbers[term] = span
    return replace(world, numbers=numbers)


def _span(world: World, term: int | Ref) -> Span:
    return (term, term) if isinstance(term, int) else world.numbers.get(term, ANYTHING)


def _narrowed(span: Span, op: str, other: Span) -> Span | None:
    """The part of `span` that may stand so to something in `other`."""
    low, high = span
    if op in ("<", "<="):
        high = min(high, other[1] - (op == "<"))
    elif op in (">", ">="):
        low = max(low, other[0] + (op == ">"))
    elif op == "==":
        low, high = max(low, other[0]), min(high, other[1])
    elif other[0] == other[1]:
        low, high = low + (low == other[0]), high - (high == other[0])
    return (low, high) if low <= high else None


def _worded(world: World, ref: Ref, words: tuple[str, ...], turned: bool) -> World | None:
    known = world.words.get(ref)
    if known is None:
        return world
    kept = tuple(word for word in known if (word in words) is not turned)
    if not kept:
        return None
    narrowed = replace(world, words={**world.words, ref: kept})
    if ref[0] == "article" and world.settling:
        if kept == ("none",):
            return _decided(narrowed, "initialled", (ref[1],), False)
        if "none" not in kept:
            return _decided(narrowed, "initialled", (ref[1],), True)
    return narrowed


def _decided(world: World, name: str, args: tuple[str, ...], truth: bool) -> World | None:
    """The world in which a test has that answer, with what follows from it."""
    known = world.tests.get((name, args))
    if known is not None:
        return world if known is truth else None
    decided: World | None = replace(world, tests={**world.tests, (name, args): truth})
    for other, others, answer in _follows(world, name, args, truth):
        if decided is not None:
            decided = _decided(decided, other, others, answer)
    if decided is not None and name == "initialled" and world.settling:
        return _worded(decided, ("article", *args), ("none",), truth)
    return decided


def _follows(world: World, name: str, args: tuple[str, ...], truth: bool) -> list[tuple[str, tuple[str, ...], bool]]:
    """Tests that one test decides."""
    if name == "open" and truth:
        return [("initialled", args, False), ("withdrawn", args, False)]
    if name in ("initialled", "withdrawn") and truth:
        return [("open", args, False)]
    if name == "fired" and not truth:
        return [
            (test, given, False) for (test, given), _ in world.tests.items() if test == "chosen" and given[:1] == args
        ]
    if name == "chosen" and truth:
        found = [("fired", args[:1], True)]
        if args[0] not in world.repeating:
            rivals = [given for (test, given), yes in world.tests.items() if test == "chosen" and yes]
            found += [("chosen", given, False) for given in rivals if given[0] == args[0] and given != args]
        return found
    return []
