"""From a team's numbers to acts in the game, and from the game to a team's groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from game.classroom.cards import MORNING, Card, Meaning, evening_acts, morning_acts
from game.classroom.groups import keys_for, plain_of, shown
from game.classroom.lesson import Lesson
from game.engine import actions as a
from game.kernel.sides import BySide, Side, each
from game.session.controller import Controller


def entered(
    lesson: Lesson, controller: Controller, side: Side, phase: str, meant: Sequence[Meaning] | None
) -> Lesson:
    """Carry out what a team sent, or what stands for nothing sent (`meant` None: time was called).

    What the game does not allow becomes the quiet thing, influence saved or the last answer; the room sees no
    difference, and the team reads of it in its next groups.
    """
    acts = _acts(controller, side, phase, meant)
    refused = False
    for act in acts:
        if controller.submit(side, act) is None:
            continue
        refused = True
        for quiet in _acts(controller, side, phase, None):
            controller.submit(side, quiet)
    return replace(lesson, refused=lesson.refused.put(side, refused)) if phase != MORNING else lesson


def _acts(controller: Controller, side: Side, phase: str, meant: Sequence[Meaning] | None) -> tuple[a.Action, ...]:
    legal = controller.legal(side)
    if phase == MORNING:
        return morning_acts(legal, meant)
    return evening_acts(controller.view(side).board, legal, meant)


def understood(card: Card, sitting: int, phase: str, digits: str) -> tuple[Meaning, ...] | None:
    """What nine digits say on a team's card; None when a number is not on it, and the room may see that too."""
    return card.row(sitting, phase).meant(digits)


def groups_of(lesson: Lesson, controller: Controller, side: Side) -> tuple[str, ...]:
    """The groups that tell a team what it has learnt since those of the sitting before; the same ones, however late in
    the caucus they are looked at again. Nothing is changed by looking.
    """
    events, _ = controller.events_since(side, lesson.told.of(side))
    if lesson.shown.of(side):
        later, _ = controller.events_since(side, lesson.shown.of(side))
        events = events[: len(events) - len(later)]
    view = controller.view(side)
    plain = plain_of(view, events, private_papers(controller, side), refused=lesson.refused.of(side))
    return shown(plain, keys_for(lesson.number, lesson.scenario, side, view.common.sitting))


def private_papers(controller: Controller, side: Side) -> int:
    """How many papers of today's dispatches are for this team alone."""
    return sum(not paper.public for paper in controller.papers(side, controller.view(side).common.sitting))


def copied(lesson: Lesson, controller: Controller) -> Lesson:
    """The lesson once the groups of a sitting have been shown: what comes from here on is for the next ones."""
    if any(lesson.shown):
        return lesson
    return replace(lesson, shown=each(lambda side: controller.events_since(side)[1]))


def told(lesson: Lesson) -> Lesson:
    """The lesson once nobody needs the groups of this sitting any more."""
    if not any(lesson.shown):
        return lesson
    return replace(lesson, told=lesson.shown, shown=BySide(0, 0), refused=BySide(False, False))
