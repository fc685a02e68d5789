"""From a team's numbers to acts in the game, and from the game to a team's groups."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from game.classroom.cards import MORNING, Card, Meaning, evening_acts, morning_acts
from game.classroom.groups import PLACES, Plain, keys_for, plain_of, shown
from game.classroom.lesson import Lesson
from game.classroom.news import CARRIED, carries, options_of, told_of
from game.engine import actions as a, events as e
from game.kernel.sides import BySide, Side, each
from game.session.controller import Controller
from game.session.papers import Paper


def entered(lesson: Lesson, controller: Controller, side: Side, phase: str, meant: Sequence[Meaning] | None) -> Lesson:
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
    sitting = controller.view(side).common.sitting
    keys = keys_for(lesson.number, lesson.scenario, side, sitting)
    return shown(what_is_told(lesson, controller, side).values, keys)


def what_is_told(lesson: Lesson, controller: Controller, side: Side) -> Plain:
    """What the groups of a team say now, in plain."""
    before, events = _window(lesson, controller, side)
    papers, refused = lesson.papers.of(side), lesson.refused.of(side)
    return plain_of(controller.view(side), before, events, papers, refused=refused)


def _window(lesson: Lesson, controller: Controller, side: Side) -> tuple[tuple[e.Event, ...], tuple[e.Event, ...]]:
    """What a side has been shown: what its groups have told already, and what those of this sitting tell."""
    everything, _ = controller.events_since(side)
    events, _ = controller.events_since(side, lesson.told.of(side))
    before = everything[: len(everything) - len(events)]
    if lesson.shown.of(side):
        later, _ = controller.events_since(side, lesson.shown.of(side))
        events = events[: len(events) - len(later)]
    return before, events


def own_papers(controller: Controller, side: Side) -> int:
    """How many papers this team alone holds so far."""
    return sum(not paper.public for paper in controller.papers(side))


def private_page(
    controller: Controller, side: Side, today: int, known: int | None, *, coded: bool = False
) -> tuple[Paper, ...]:
    """What a team reads behind the curtain on the day of this sitting: what it alone holds and has not read, and every
    paper, public ones too, that asks it something. Open questions come first, in the order of the morning's numbers.

    `known`: how many of its own papers it has read; None after a power cut: then those of yesterday come too, but for
    the questions among them that were answered. `coded`: the team has code groups; what they say is not read here too.
    """
    held = controller.papers(side)
    unread = CARRIED if coded and carries(options_of(controller.view(side).board)) else frozenset()
    own = [paper for paper in held if not paper.public]
    if known is None:
        new = [one for one in own if one.sitting >= today or (one.sitting == today - 1 and not _answered(one))]
    else:
        new = own[known:]
    new = [one for one in new if one.kind not in unread]
    found = [one for one in held if _open(one) or any(one is each for each in new)]
    asked = [event for event, _ in controller.legal(side).choices]

    def place(paper: Paper) -> tuple[int, int]:
        event = "" if paper.question is None else paper.question.event
        return (asked.index(event) if event in asked else len(asked), -paper.sitting)

    return tuple(sorted(found, key=place))


def morning_papers(controller: Controller, today: int) -> tuple[Paper, ...]:
    """The public papers of a sitting's dispatches. What a teacher let happen was shown in full there and then, and is
    not news again.
    """
    events, _ = controller.events_since(Side.FIRST)
    pairs = [(before, event) for before, event in pairwise(events)
             if isinstance(event, e.EventFired) and event.audience is e.Audience.PUBLIC]  # fmt: skip
    printed = [paper for paper in controller.papers(Side.FIRST) if paper.public and paper.kind.startswith("event:")]
    known = [paper for paper, (before, event) in zip(printed, pairs, strict=True)
             if before == e.Directed("inject", event.event)]  # fmt: skip
    held = (paper for paper in controller.papers(Side.FIRST, today) if paper.public and not paper.at_table)
    return tuple(paper for paper in held if not any(paper is one for one in known))


def _open(paper: Paper) -> bool:
    """Whether a paper asks something that has not been answered."""
    return paper.question is not None and not paper.question.answered


def _answered(paper: Paper) -> bool:
    """Whether a paper asks something that has been answered."""
    return paper.question is not None and bool(paper.question.answered)


def copied(lesson: Lesson, controller: Controller) -> Lesson:
    """The lesson once the groups of a sitting have been shown: what comes from here on is for the next ones."""
    if any(lesson.shown):
        return lesson
    return replace(lesson, shown=each(lambda side: controller.events_since(side)[1]))


def told(lesson: Lesson, controller: Controller) -> Lesson:
    """The lesson once nobody needs the groups of this sitting any more; news that had no room comes in the next."""
    if not any(lesson.shown):
        return lesson
    cursors = each(lambda side: lesson.shown.of(side) - _untold(lesson, controller, side))
    return replace(lesson, told=cursors, shown=BySide(0, 0), refused=BySide(False, False))


def _untold(lesson: Lesson, controller: Controller, side: Side) -> int:
    """How many of the last events that a side was shown had no room in its groups."""
    before, events = _window(lesson, controller, side)
    refused = lesson.refused.of(side)
    return len(events) - told_of(controller.view(side), before, events, PLACES, refused=refused)[1]
