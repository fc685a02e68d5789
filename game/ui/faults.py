"""What is done when something of the game itself breaks: a report, a page that says so, and the way back into play."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

import pygame

from game.session.fault import keep_report, kind, last_place, report
from game.ui.playing import Desk, Playing
from game.ui.scenes.parts_draft import Sheet

if TYPE_CHECKING:
    from game.ui.lesson import Class
    from game.ui.scenes.base import Scene
    from game.ui.services import Services

TIMES_WITH_DESK, TIMES = 1, 2
"""How often one goes on from the same action with what lay on the desk, and how often at all."""


class Fault(NamedTuple):
    """What broke, the scenes that stood when it did, the lowest first, and the kinds of what was last done."""

    problem: Exception
    scenes: tuple[Scene, ...] = ()
    trail: tuple[str, ...] = ()


class Told(NamedTuple):
    """What may be said of a fault on the screen: its class, its place in the program, where the report lies."""

    kind: str
    place: str
    report: str


class WayOn(NamedTuple):
    """How play goes on. `back`: None when it would only break again; `desk`: whether what lay on it comes along.

    `notice`: why the game is not saved, or empty.
    """

    back: Callable[[], Scene] | None
    desk: bool
    notice: str


def tell(services: Services, fault: Fault) -> Told:
    """Write the report; what may be said of the fault."""
    when, problem = datetime.now(), fault.problem
    ids = [scene.id for scene in fault.scenes]
    text = report(problem, when, scenes=ids, trail=fault.trail, more=libraries())
    path = keep_report(services.places.saves, text, when)
    return Told(kind(problem), last_place(problem), "" if path is None else str(path))


def libraries() -> dict[str, str]:
    """The libraries that draw."""
    sdl = ".".join(str(part) for part in pygame.get_sdl_version())
    return {"pygame": f"{pygame.version.ver}, SDL {sdl}"}


def page_of(services: Services, fault: Fault) -> Scene:
    """The page that says that the game broke, and leads back into it."""
    from game.ui.scenes.fault import FaultPage

    return FaultPage(services, tell(services, fault), way_on(services, fault.scenes))


def slip_of(services: Services, fault: Fault) -> Scene:
    """The word that something beside the window broke and is left out."""
    from game.ui.scenes.fault import FaultSlip

    return FaultSlip(tell(services, fault))


def way_on(services: Services, scenes: tuple[Scene, ...]) -> WayOn | None:
    """How the game that was being played goes on; None when none was."""
    klass: Class | None = next((found for scene in scenes if (found := getattr(scene, "klass", None))), None)
    playing = klass.playing if klass is not None else _playing(scenes)
    if playing is None:
        return None
    controller = playing.controller
    key = (controller.match_id, controller.moves)
    times = services.stumbled[key] = services.stumbled.get(key, 0) + 1
    notice = services.strings.told(controller.notice or "")
    if times > TIMES:
        return WayOn(None, False, notice)
    desk = times <= TIMES_WITH_DESK
    if klass is not None:
        return WayOn(lambda: lesson_again(klass), True, notice)
    return WayOn(lambda: game_again(playing, desk=desk), desk, notice)


def _playing(scenes: tuple[Scene, ...]) -> Playing | None:
    found = (getattr(scene, "playing", None) for scene in scenes)
    return next((each for each in found if isinstance(each, Playing) and not each.idle), None)


def game_again(playing: Playing, *, desk: bool) -> Scene:
    """The game played again from its own log, at what is to be done; with two people behind the curtain."""
    from game.ui.scenes.flow import begin

    again = Playing(playing.controller.reopened(), playing.human, playing.services, coached=playing.coached)
    for side, old in playing.desks.items():
        again.desks[side] = desk_again(old) if desk else Desk(read=dict(old.read), briefed=old.briefed)
        again.desks[side].guessed = old.guessed
    again.__post_init__()
    if not desk:
        again.keep_drafts()
    return begin(again)


def desk_again(desk: Desk) -> Desk:
    """A desk with the same papers, words and drafts on it, and nothing that was reckoned from the game."""
    sheet = Sheet(desk.sheet.now, list(desk.sheet.past), list(desk.sheet.future), aside=desk.sheet.aside)
    return replace(desk, sheet=sheet, read=dict(desk.read), before=None, advice=None)


def lesson_again(klass: Class) -> Scene:
    """The lesson with its game played again, at the cover of the beat where it stood."""
    from game.ui.lesson import take_up
    from game.ui.scenes.lesson_flow import scene_of

    covered = replace(klass.lesson, open=False)
    again = take_up(covered, klass.controller.reopened(), klass.services, klass.now)
    again.read, again.debrief = dict(klass.read), dict(klass.debrief)
    return scene_of(again)
