"""The plan of a lesson: how long each step takes. It proposes; only a teacher ends anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from game.kernel.errors import BadRequest

MINUTE = 60
BEFORE = ("hook", "briefing")
SITTING = ("dispatch", "caucus", "turns", "evening")
SHARES = (20, 35, 25, 20)
"""Per cent of a sitting for dispatch, caucus, turns and evening."""
SHORTEST = 4 * MINUTE
LONGEST = 10 * MINUTE
ROUNDED = 30


@dataclass(frozen=True, slots=True)
class Shape:
    """A lesson of so many minutes when nothing is late: seconds of hook, briefing, each sitting, debrief, ticket."""

    minutes: int
    hook: int
    briefing: int
    sittings: int
    sitting: int
    debrief: int
    ticket: int


SHAPES = {
    45: Shape(45, 3 * MINUTE, 6 * MINUTE, 4, 5 * MINUTE, 12 * MINUTE, 4 * MINUTE),
    60: Shape(60, 4 * MINUTE, 8 * MINUTE, 6, 5 * MINUTE, 14 * MINUTE, 4 * MINUTE),
    90: Shape(90, 6 * MINUTE, 12 * MINUTE, 8, 6 * MINUTE, 19 * MINUTE, 5 * MINUTE),
}


@dataclass(frozen=True, slots=True)
class Step:
    """One step: its kind, the sitting it belongs to (0: none), and the seconds it is given."""

    kind: str
    sitting: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The steps of a lesson in order. `late` seconds were lost before it began."""

    minutes: int
    sittings: int
    steps: tuple[Step, ...]
    late: int = 0

    @property
    def seconds(self) -> int:
        """How long all of it takes."""
        return sum(step.seconds for step in self.steps)

    def of(self, kind: str) -> int:
        """The seconds given to every step of one kind together."""
        return sum(step.seconds for step in self.steps if step.kind == kind)

    def starts(self) -> tuple[int, ...]:
        """The second at which each step begins, counted from when the lesson should have begun."""
        lengths = [step.seconds for step in self.steps]
        return tuple(self.late + at for at in accumulate([0, *lengths[:-1]]))

    def where(self, second: int) -> int:
        """The step that the plan is at in a second of the lesson; the last one when all time is used up."""
        return max((n for n, start in enumerate(self.starts()) if start <= second), default=0)


def plan_for(minutes: int, sittings_there: int) -> Plan:
    """The plan of a lesson of 45, 60 or 90 minutes on a scenario that has so many sittings. Raises BadRequest."""
    shape = SHAPES.get(minutes)
    if shape is None or sittings_there < 1:
        raise BadRequest(f"A lesson lasts {', '.join(map(str, SHAPES))} minutes, not {minutes}.")
    return _made(shape, min(shape.sittings, sittings_there), shape.sittings * shape.sitting, 0)


def late(plan: Plan, seconds: int, sittings_there: int) -> Plan:
    """What the lesson may still be when it begins `seconds` late: fewer sittings, and the debrief whole.

    Hook and briefing are cut only when even one sitting would not fit otherwise.
    """
    shape = SHAPES[plan.minutes]
    seconds = max(0, seconds)
    whole = shape.sittings * shape.sitting
    left = whole - seconds
    sittings = min(shape.sittings, sittings_there, max(1, left // SHORTEST))
    if left >= SHORTEST or seconds == 0:
        return _made(shape, sittings, left, seconds)
    spare = shape.hook + shape.briefing
    cut = min(spare, SHORTEST - left)
    kept = spare - cut
    hook = min(shape.hook, kept // 3)
    return _made(replace(shape, hook=hook, briefing=kept - hook), 1, max(ROUNDED * 2, left + cut), seconds)


def shorter(plan: Plan, done: int, seconds_left: int) -> int:
    """How many sittings in all still fit when `done` are over and `seconds_left` remain until the debrief."""
    return max(done, min(plan.sittings, done + max(0, seconds_left) // SHORTEST))


def _made(shape: Shape, sittings: int, play: int, lost: int) -> Plan:
    """Steps for `play` seconds of so many sittings; what they do not need goes to the debrief."""
    each = min(LONGEST, play // sittings // ROUNDED * ROUNDED or play // sittings)
    rest = play - each * sittings
    steps = [Step("hook", 0, shape.hook), Step("briefing", 0, shape.briefing)]
    for sitting in range(1, sittings + 1):
        steps += [Step(kind, sitting, length) for kind, length in zip(SITTING, _parts(each), strict=True)]
    steps += [Step("debrief", 0, shape.debrief + rest), Step("ticket", 0, shape.ticket)]
    return Plan(shape.minutes, sittings, tuple(steps), lost)


def _parts(seconds: int) -> tuple[int, ...]:
    """A sitting cut into its four steps, in seconds that add up."""
    ends = [seconds * share // 100 for share in accumulate(SHARES)]
    return tuple(end - start for start, end in zip([0, *ends], ends, strict=False))
