"""The teacher's desk over a page that one team alone may read: the way back leads to the curtain before that page.

Its key and that of the settings work on every screen of a lesson.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from game.classroom.lesson import CARDS, CURTAIN
from game.kernel.sides import Side
from game.ui.describe import Node, walk
from game.ui.lesson import Class
from game.ui.scenes.base import Scene
from game.ui.scenes.lesson_flow import scene_of
from game.ui.scenes.lesson_phase import PhaseScene
from game.ui.scenes.lesson_private import Answering, Deciding, News
from game.ui.scenes.lesson_reading import Reading
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import Teacher, bring, lesson
from tests.ui.pilot import Pilot

pytestmark = pytest.mark.usefixtures("quick_disk")

AGAIN = "lesson_curtain_again"
PAGES = {"lesson_reading": ("reading", 1), "lesson_answer": ("morning", 1), "lesson_news": ("morning", 2),
         "lesson_evening": ("evening", 1)}  # fmt: skip
"""Each page that a team is alone with: its beat and the sitting of it."""


def alone(folder: Path, page: str) -> tuple[Class, Pilot]:
    """A team alone with a page."""
    name, sitting = PAGES[page]
    private, scenario = CARDS if page == "lesson_reading" else CURTAIN, "portsmouth-lesson"
    klass = bring(lesson(services(folder, scenario), scenario, "2KCA2-P", private=private), name, sitting)
    side = klass.beat.side
    assert side is not None
    made: dict[str, Callable[[Class, Side], Scene]] = {
        "lesson_reading": Reading, "lesson_answer": Answering, "lesson_news": News, "lesson_evening": Deciding,
    }  # fmt: skip
    scene = made[page](klass, side)
    assert scene.id == page
    return klass, pilot(klass.services, scene)


def inside(at: Pilot, area: str) -> set[str]:
    """The sentences that stand in an area of the page."""
    return {each.label for each in walk(at.node(area)) if each.label}


def lines(tree: Node) -> set[str]:
    """Every sentence of a page."""
    return {each.label for each in walk(tree) if each.label}


def open_desk(at: Pilot) -> Pilot:
    """Through the desk's own curtain."""
    at.press("menu")
    assert at.scene.id == "lesson_desk_curtain"
    at.wait(600).hold("confirm", 1000)
    assert at.scene.id == "lesson_desk"
    return at


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("way", ["escape at the cover", "escape at the desk", "the desk's button"])
def test_the_desk_leads_back_to_the_curtain_before_a_teams_page(tmp_path: Path, page: str, way: str) -> None:
    """Nothing of the page is seen before it is lifted again by one action; then it is the page as it was, and its time
    has stood still.
    """
    _, at = alone(tmp_path, page)
    scene = at.scene
    assert isinstance(scene, PhaseScene)
    private = inside(at, scene.area)
    at.wait(2000)
    spent = scene.spent
    if way == "escape at the cover":
        at.press("menu").wait(600).press("back")
    elif way == "escape at the desk":
        open_desk(at).press("back")
    else:
        open_desk(at).use("desk.close")
    assert at.scene.id == AGAIN and not private & lines(at.tree())
    at.wait(600).hold("confirm", 1000)
    assert at.scene is scene and spent <= scene.spent <= spent + 1000 and inside(at, scene.area) == private


def test_what_was_chosen_is_chosen_still_when_the_curtain_is_lifted_again(tmp_path: Path) -> None:
    """An act of the evening, after the desk was asked for twice, the second time from the curtain itself."""
    klass, at = alone(tmp_path, "lesson_evening")
    side = klass.beat.side
    assert side is not None
    tool = next(one for one in klass.controller.legal(side).instruments if not one.refused)
    at.use(f"act.{tool.id}")
    open_desk(at).press("back").wait(600)
    open_desk(at).press("back")
    assert at.scene.id == AGAIN
    at.wait(700).click("class.open")
    assert isinstance(at.scene, Deciding) and at.scene.act == tool.id


def test_what_the_desk_changed_does_not_open_a_teams_page(tmp_path: Path) -> None:
    """An event that the room reads, let happen while a team is behind its curtain: the curtain comes after it."""
    klass, at = alone(tmp_path, "lesson_news")
    private = inside(at, "reading.body")
    open_desk(at).use("desk.inject")
    event = next(one for one in klass.controller.happenings() if one.to is None and not one.fired)
    at.click(f"event.{event.id}").click("inject.do")
    assert at.scene.id == "lesson_papers" and klass.lesson.open
    at.click("class.skip" if "#class.skip" in at.text() else "class.on")
    assert at.scene.id == AGAIN and not private & lines(at.tree())
    at.wait(600).hold("confirm", 1000)
    assert isinstance(at.scene, News | Answering)


@pytest.mark.parametrize("private", [CARDS, CURTAIN])
def test_the_keys_of_the_desk_and_the_settings_work_on_every_screen_of_a_lesson(tmp_path: Path, private: str) -> None:
    """On covers, curtains, a team's own pages, while numbers are typed, up to the question at the end: F10 covers what
    is there and F2 brings the settings. Nothing is done by going back.
    """
    klass = lesson(services(tmp_path), private=private)
    at = pilot(klass.services, scene_of(klass))
    teacher, seen = Teacher(at, klass), {""}
    while at.scene.id != "title":
        if at.scene.id not in seen:
            seen.add(at.scene.id)
            both_keys(at)
        if at.scene.id == AGAIN:
            at.wait(600).hold("confirm", 1000)
        teacher.step(at.scene)
    assert seen >= {"lesson_cover", "lesson_curtain", "lesson_table", "lesson_ticket", "lesson_end", "class_debrief"}
    assert seen >= ({"lesson_reading", "lesson_numbers"} if private == CARDS else {"lesson_news", "lesson_evening"})


def both_keys(at: Pilot) -> None:
    """F2 and back, then F10 and back."""
    here, scene = at.wait(600).text(), at.scene
    at.press("settings")
    assert at.scene.id == "settings", scene.id
    at.press("back")
    assert at.scene is scene and at.text() == here
    at.press("menu")
    assert at.scene.id == "lesson_desk_curtain", scene.id
    at.wait(600).press("settings")
    assert at.scene.id == "settings"
    at.press("back").press("back")
    assert at.scene is scene or at.scene.id == AGAIN
