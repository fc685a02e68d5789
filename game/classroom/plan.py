"""The plan of a lesson: how long each step takes. It proposes; only a teacher ends anything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import accumulate

from game.kernel.errors import BadRequest

MINUTE = 60
BEFORE = ("hook", "briefing")
SITTING = ("dispatch", "caucus", "turns", "evening")
SHARES = (33, 25, 24, 18)
"""Per cent of a sitting for dispatch, caucus, turns and evening. In the dispatch two teams are at the screen twice and
code groups are read; at the table what both say is entered and read aloud; in the evening two teams are at the screen.
"""
EVEN = 5
"""Steps of a sitting are planned in whole multiples of so many seconds."""
PARTS = {"papers": 15, "reading": 40, "numbers": 40, "groups": 25, "caucus": 80}
"""Seconds that papers and caucus of a sitting take those who do this for the first time, both teams together: four
visits to the screen of twenty seconds, and groups that are read into the caucus."""
NEEDED = sum(PARTS.values())
NEEDED_BEHIND = 340
"""Seconds that a sitting takes whose private choices are made behind the curtain: four visits of half a minute, the
change of teams at the screen counted, then papers, caucus and table as in any other."""
TALK = {45: (2, 1, 2, 1, 2, 1, 2, 0, 1), 60: (2, 1, 2, 1, 3, 2, 2, 0, 1), 90: (2, 1, 2, 1, 4, 2, 3, 2, 2)}
"""Minutes of the debrief for each part of the guide's list, by the lesson's; 0: pressed past."""
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


def fewer(plan: Plan, sittings: int) -> Plan:
    """The plan with so many sittings, before any of them has begun: those that are left share the time."""
    kept = tuple(step for step in plan.steps if step.sitting <= sittings)
    return spread(replace(plan, sittings=sittings, steps=kept), 0, 0)


def roomy(plan: Plan) -> Plan:
    """The plan with as many sittings as leave papers and caucus of each what a first class needs."""
    found = (fewer(plan, count) for count in range(plan.sittings, 0, -1))
    return next((one for one in found if block(one) >= NEEDED), fewer(plan, 1))


def behind_curtain(plan: Plan) -> Plan:
    """The plan with as many sittings as have the time that they take behind the curtain, one at least."""
    found = (fewer(plan, count) for count in range(plan.sittings, 0, -1))
    return next((one for one in found if _length(one) >= NEEDED_BEHIND), fewer(plan, 1))


def plan_of(minutes: int, sittings_there: int, lost: int = 0, *, curtain: bool = False) -> Plan:
    """The plan of a lesson that begins `lost` seconds late, with the sittings that its private choices leave: on code
    cards, or behind the `curtain`. Raises BadRequest.
    """
    plan = plan_for(minutes, sittings_there)
    if lost:
        plan = late(plan, lost, sittings_there)
    return behind_curtain(plan) if curtain else plan


def _length(plan: Plan) -> int:
    return sum(step.seconds for step in plan.steps if step.sitting == 1)


def block(plan: Plan) -> int:
    """Seconds for papers and caucus of the first sitting together."""
    return sum(step.seconds for step in plan.steps if step.sitting == 1 and step.kind in SITTING[:2])


def shorter(plan: Plan, done: int, seconds_left: int) -> int:
    """How many sittings in all still fit when `done` are over and `seconds_left` remain until the debrief."""
    return max(done, min(plan.sittings, done + max(0, seconds_left) // SHORTEST))


def spread(plan: Plan, step: int, behind: int) -> Plan:
    """The plan with its sittings from a step on sharing all the time that there is until the debrief, in proportion.

    `behind`: the seconds by which that step began later than planned. No sitting becomes longer than `LONGEST`, nor
    shorter than `SHORTEST` if it was not so before; what the sittings cannot take is left to the debrief.
    """
    rest = [s for s in plan.steps[step:] if s.sitting]
    planned = sum(s.seconds for s in rest)
    if not planned:
        return plan
    there = planned + plan.minutes * MINUTE - plan.late - plan.seconds - behind
    steps = list(plan.steps)
    for number in sorted({s.sitting for s in rest}):
        whole = sum(s.seconds for s in plan.steps if s.sitting == number)
        part = sum(s.seconds for s in rest if s.sitting == number)
        most, least = LONGEST - (whole - part), min(part, max(0, SHORTEST - (whole - part)))
        wanted = max(least, min(most, part * max(0, there) // planned))
        _stretch(steps, step, number, wanted // EVEN * EVEN)
    return replace(plan, steps=tuple(steps))


def trimmed(plan: Plan, step: int, used: int) -> Plan:
    """The plan at the beginning of a step, when `used` seconds of the lesson are gone: sittings that had been given
    more than is usual give back what is lost, so that the debrief stays whole; no other sitting is touched.
    """
    behind = used - plan.starts()[step]
    usual = SHAPES[plan.minutes].sitting
    ahead = sorted({s.sitting for s in plan.steps[step:] if s.sitting})
    lengths = {n: sum(s.seconds for s in plan.steps if s.sitting == n) for n in ahead}
    spare = sum(max(0, length - usual) for length in lengths.values())
    lost = min(spare, max(0, behind))
    if not lost:
        return plan
    steps = list(plan.steps)
    for number in ahead:
        part = sum(s.seconds for s in plan.steps[step:] if s.sitting == number)
        less = -(-max(0, lengths[number] - usual) * lost // spare)
        _stretch(steps, step, number, max(EVEN, part - less) // EVEN * EVEN)
    return replace(plan, steps=tuple(steps))


def _stretch(steps: list[Step], first: int, sitting: int, seconds: int) -> None:
    """Let those steps of a sitting that come from `first` on take so many seconds together, in their proportion."""
    places = [n for n, one in enumerate(steps) if n >= first and one.sitting == sitting]
    planned = [steps[n].seconds for n in places]
    ends = [_even(seconds * done // sum(planned)) for done in accumulate(planned)]
    ends[-1] = seconds
    for n, start, end in zip(places, [0, *ends], ends, strict=False):
        steps[n] = replace(steps[n], seconds=end - start)


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
    ends = [_even(seconds * share // 100) for share in accumulate(SHARES[:-1])]
    return tuple(end - start for start, end in zip([0, *ends], [*ends, seconds], strict=True))


def _even(seconds: int) -> int:
    return (seconds + EVEN // 2) // EVEN * EVEN
