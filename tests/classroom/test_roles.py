"""Roles: everybody has one, both sides have the same, and thirty are divided as promised."""

from __future__ import annotations

from collections import Counter

import pytest

from game.classroom.roles import FEWEST, JOBS, MOST, Seats, roles_for, seats_for
from game.kernel.errors import BadRequest
from game.kernel.sides import Side
from game.session.edition import edition_of_path
from game.session.presentation import Presentation, present


@pytest.fixture(scope="module")
def shown() -> Presentation:
    """The lesson's conference as everybody may see it."""
    return present(edition_of_path("scenarios/portsmouth-lesson.yaml").scenario)


def test_thirty_pupils_are_divided_as_promised() -> None:
    """Two delegations of six, two homes of four, three with the mediator, four for the press, three outside."""
    assert seats_for(30) == Seats(6, 4, 3, 4, 3)


@pytest.mark.parametrize("pupils", range(FEWEST, MOST + 1))
@pytest.mark.parametrize("mediator", [True, False])
def test_every_class_has_a_seat_for_everybody(pupils: int, mediator: bool) -> None:
    """Nobody too many, nobody left over, both sides alike, no delegation under three."""
    for outside in (True, False):
        seats = seats_for(pupils, mediator=mediator, outside=outside)
        assert seats.pupils == pupils
        assert seats.delegation >= 3 and seats.home >= 1
        assert (seats.mediator > 0) <= mediator and (seats.outside > 0) <= outside


@pytest.mark.parametrize("pupils", range(FEWEST, MOST + 1))
def test_both_sides_have_the_same_jobs(shown: Presentation, pupils: int) -> None:
    """A pupil may exchange a seat with the same one opposite."""
    roles = roles_for(shown, pupils)
    assert len(roles) == pupils
    jobs = {side: Counter((r.group, r.job) for r in roles if r.side is side) for side in Side}
    assert jobs[Side.FIRST] == jobs[Side.SECOND]
    assert all(1 <= role.job <= JOBS[role.group] for role in roles)


def test_partners_are_those_who_share_a_job(shown: Presentation) -> None:
    """Both of a pair are told, and nobody else."""
    for pupils in range(FEWEST, MOST + 1):
        roles = roles_for(shown, pupils)
        count = Counter((role.group, role.side, role.job) for role in roles)
        assert all(role.partner == (count[role.group, role.side, role.job] > 1) for role in roles)


@pytest.mark.parametrize("pupils", [0, 7, 37, -1])
def test_other_numbers_are_refused_in_a_sentence(pupils: int) -> None:
    """Eight is the fewest that can fill two delegations and two homes."""
    with pytest.raises(BadRequest, match="8 to 36"):
        seats_for(pupils)
