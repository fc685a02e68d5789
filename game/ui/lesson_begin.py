"""Beginning a lesson, and printing what belongs to it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from game.classroom.lesson import CARDS, CURTAIN, Lesson, begin
from game.classroom.number import HISTORICAL, Number, instructions_of, number_for, parse
from game.classroom.plan import Plan, plan_of
from game.classroom.roles import MEDIATOR, roles_for
from game.engine import actions as a
from game.kernel.sides import BySide
from game.session import catalogue
from game.session.chain import HUMAN, Settings as Terms
from game.session.edition import Edition, edition_of_path
from game.session.opening import new_game, new_seed
from game.session.presentation import Presentation, present
from game.ui.lesson import Class, Clock, system_clock, take_up

if TYPE_CHECKING:
    from game.ui.services import Services

MINUTE = 60
EXPORTS = "exports"
PAPERS = ("a4", "letter")


@dataclass(frozen=True, slots=True)
class LessonOrder:
    """A lesson as it was asked for. `number`: as it was typed; `late`: minutes lost before it begins; `chance`: the
    second seed, made up when it is empty; `paper`: what its sheets are printed on; `chair`: what the pupils at the
    mediator's table write down is entered for him, at every sitting.
    """

    scenario: str
    number: str
    minutes: int = 45
    pupils: int = 30
    how: str = HISTORICAL
    private: str = CARDS
    timers: str = "normal"
    late: int = 0
    chance: str = ""
    paper: str = PAPERS[0]
    chair: bool = False


class Preview:
    """What a lesson on a scenario would be, read once. Raises GameError when the scenario cannot be played."""

    def __init__(self, services: Services, scenario: str) -> None:
        self.path: Path = catalogue.path_of(scenario, services.places.scenarios)
        self.edition: Edition = edition_of_path(self.path)
        self.shown: Presentation = present(services.tongues().told(self.edition.scenario))

    @property
    def outside(self) -> bool:
        """Whether the scenario names those who were not in the room."""
        return bool(self.edition.scenario.bystanders)

    def seats_mediator(self, pupils: int) -> bool:
        """Whether the roles of a class of so many seat anybody at the mediator's table."""
        return any(role.group == MEDIATOR for role in roles_for(self.shown, pupils, outside=self.outside))

    def plan(self, order: LessonOrder) -> Plan:
        """The plan of the lesson, however late it begins; behind the curtain with as many sittings as that leaves."""
        there, curtain = len(self.shown.calendar), order.private == CURTAIN
        return plan_of(order.minutes, there, order.late * MINUTE, curtain=curtain)


def made_up(services: Services, scenario: str) -> Number:
    """A fresh lesson number for a scenario."""
    return number_for(new_seed(services.shelf.store), scenario)


def begin_lesson(services: Services, order: LessonOrder, now: Clock = system_clock) -> Class:
    """Begin a lesson: its game, its calendar, its file. Raises GameError, also for a mistyped number."""
    preview = Preview(services, order.scenario)
    scenario, store = preview.edition.scenario, services.shelf.store
    number, plan = parse(order.number), preview.plan(order)
    lesson = Lesson(
        scenario.id, number, plan, order.pupils, order.chance or new_seed(store), how=order.how, private=order.private,
        timers=order.timers, chair=order.chair and preview.seats_mediator(order.pupils),
    )  # fmt: skip
    controller = new_game(
        preview.path, lesson.chance, Terms(BySide(HUMAN, HUMAN)), instructions_of(number, scenario, order.how),
        store=store, lookup=services.strings.text,
    ).retold(services.tongues().told)  # fmt: skip
    if plan.sittings < len(preview.shown.calendar):
        controller.direct(a.SetCalendar(plan.sittings))
    return take_up(begin(lesson, now()), controller, services, now)


@dataclass(frozen=True, slots=True)
class Printed:
    """Where a pack lies, its pages, and the sheets of paper it takes for the class, printed on both sides."""

    path: Path
    pages: int
    papers: int


def print_pack(services: Services, order: LessonOrder, *, small: bool = False) -> Printed:
    """Write everything on paper for this lesson beside the saves, as one page for a browser that is not opened.

    `small`: the pack with one set for each table. Raises GameError when it cannot be written, or for a mistyped number.
    """
    from game.classroom.pack.assemble import pack
    from game.classroom.pack.kit import kit_for
    from game.classroom.pack.naming import stem_of
    from game.report.files import put
    from game.session.atlas import find_geography

    preview = Preview(services, order.scenario)
    scenario, number = preview.edition.scenario, parse(order.number)
    geography = None
    if scenario.map is not None:
        geography = find_geography(scenario.map.file, (catalogue.home_of(preview.path),))
    told = services.tongues().told(scenario)
    services.strings.follow(told.words.ways)
    kit = kit_for(
        services.strings.text, told, number, order.minutes, order.pupils, order.how, geography, order.private,
        order.late * MINUTE,
    )  # fmt: skip
    path = services.places.saves / EXPORTS / f"{stem_of(kit, order.paper, minimum=small)}.html"
    made = pack(kit, order.paper, minimum=small)
    put(path, made.html.encode("utf-8"))
    return Printed(path, len(made.pages), made.papers)
