"""Who does what: a seat with a task in every sitting for eight to thirty-six pupils.

Seats are given by number, never by origin, and may be exchanged without reasons. What a seat is called comes from the
scenario: its sides and capitals, its mediator, its newspapers, and those who were not in the room.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.kernel.errors import BadRequest
from game.kernel.sides import BOTH_SIDES, Side
from game.session.presentation import Presentation

FEWEST, MOST = 8, 36
DELEGATION, HOME, MEDIATOR, PRESS, OUTSIDE = "delegation", "home", "mediator", "press", "outside"
PAIRED = (DELEGATION, HOME)
FULL = {DELEGATION: 6, HOME: 4, MEDIATOR: 3, PRESS: 4, OUTSIDE: 3}
"""Seats in a group (in each of two for delegations and homes) of a class of thirty."""
LEAST = {DELEGATION: 3, HOME: 1, MEDIATOR: 0, PRESS: 0, OUTSIDE: 0}
JOBS = {DELEGATION: 6, HOME: 4, MEDIATOR: 3, PRESS: 4, OUTSIDE: 3}
"""How many different jobs a group has; further seats share the first ones."""
CLASS = 30


@dataclass(frozen=True, slots=True)
class Role:
    """One seat. `job` counts from 1; `partner`: another seat of the group has the same job."""

    group: str
    side: Side | None
    job: int
    partner: bool = False

    @property
    def name_key(self) -> str:
        """The catalogue key of its name; parameters: `side`, `capital`, `mediator`, `place`."""
        return f"class.role.{self.group}.{self.job}"

    @property
    def task_key(self) -> str:
        """The key of what it does at every sitting, with the same parameters."""
        return f"class.task.{self.group}.{self.job}"


@dataclass(frozen=True, slots=True)
class Seats:
    """How many seats each group has: `delegation` and `home` for each side."""

    delegation: int
    home: int
    mediator: int
    press: int
    outside: int

    @property
    def pupils(self) -> int:
        """All together."""
        return 2 * (self.delegation + self.home) + self.mediator + self.press + self.outside


def seats_for(pupils: int, *, mediator: bool = True, outside: bool = True) -> Seats:
    """How a class of 8 to 36 is divided. A group that the scenario does not have leaves its seats to the others.

    Raises BadRequest for any other number.
    """
    if not FEWEST <= pupils <= MOST:
        raise BadRequest(f"A lesson is for {FEWEST} to {MOST} pupils, not {pupils}.")
    wanted = dict(FULL)
    if not mediator:
        wanted[PRESS] += wanted.pop(MEDIATOR)
    if not outside:
        wanted[PRESS] += wanted.pop(OUTSIDE)
    seats = {group: LEAST[group] for group in FULL}
    left = pupils - _count(seats)
    while left > 0:
        fits = [name for name in wanted if _width(name) <= left]
        group = max(fits, key=lambda name: _need(name, wanted, seats, pupils))
        seats[group] += 1
        left -= _width(group)
    return Seats(**seats)


def _width(group: str) -> int:
    return 2 if group in PAIRED else 1


def _count(seats: dict[str, int]) -> int:
    return sum(_width(group) * number for group, number in seats.items())


def _need(group: str, wanted: dict[str, int], seats: dict[str, int], pupils: int) -> tuple[int, int]:
    """How far a group is from its part of the class, in thirtieths of a seat; the larger groups first."""
    return wanted[group] * pupils - seats[group] * CLASS, wanted[group]


def roles_for(shown: Presentation, pupils: int, *, outside: bool = True) -> tuple[Role, ...]:
    """A role for every pupil, in the order in which they are given out: round the groups, so that nobody chooses.

    Raises BadRequest unless the class has 8 to 36 pupils.
    """
    seats = seats_for(pupils, mediator=shown.mediator is not None, outside=outside)
    groups: list[tuple[str, Side | None, int]] = []
    for side in BOTH_SIDES:
        groups += [(DELEGATION, side, seats.delegation), (HOME, side, seats.home)]
    groups += [(MEDIATOR, None, seats.mediator), (PRESS, None, seats.press), (OUTSIDE, None, seats.outside)]
    return tuple(
        Role(group, side, job % JOBS[group] + 1, job >= JOBS[group] or job + JOBS[group] < number)
        for group, side, number in groups
        for job in range(number)
    )


def numbers_of(roles: Sequence[Role], group: str, side: Side | None) -> tuple[int, ...]:
    """The numbers of a group's seats when a class counts off from one, in order; empty when it has none."""
    return tuple(n for n, role in enumerate(roles, 1) if (role.group, role.side) == (group, side))
