"""A lesson beside its projector's window: the wall shows what is for all, in letters for the last row, and no more."""

from pathlib import Path

import pytest

from game import paths
from game.ui.companions import Shown
from game.ui.describe import walk
from game.ui.lesson import Class
from game.ui.projector import Picture, Projector, picture_of, scrolled_by
from game.ui.scenes.base import Scene
from game.ui.scenes.lesson_acts import Starters
from game.ui.scenes.lesson_desk import Desk, DeskCurtain
from game.ui.scenes.lesson_flow import scene_of
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import bring, lesson, step
from tests.ui.test_lesson_room import BODY, LEAST, remark, worded

pytestmark = pytest.mark.usefixtures("quick_disk")
SIZE = (1024, 768)
PRIVATE = ("lesson_reading", "lesson_desk", "lesson_desk_curtain", "lesson_statement", "lesson_answer",
           "lesson_evening")  # fmt: skip


def drawn(scene: Scene, klass: Class, shares: dict[str, int] | None = None) -> Picture:
    """A lesson's page as the wall has it."""
    with_ = klass.services
    return picture_of(scene, with_.settings, with_.strings, paths.assets(), SIZE, shares or {})


class Wall(Projector):
    """The projector without a window: what it would show, page by page."""

    def __init__(self) -> None:
        super().__init__(paths.assets(), None)  # type: ignore[arg-type]
        self.pages: list[str] = []

    def _show(self) -> None:
        self.pages.append("public" if self._page is None else self._page[0].id)


def show(wall: Projector, scene: Scene, klass: Class) -> None:
    """Tell it what is in the window."""
    at = pilot(klass.services, scene)
    wall.shown(Shown(scene, at.tree(), "", at.app.settings._replace(projector=True), SIZE))


def test_letters_on_the_wall_are_read_from_the_last_row(tmp_path: Path) -> None:
    """Every page for all, at the size of a small projector: 3.5 per cent of its height, and nothing under 2.6."""
    klass = lesson(services(tmp_path))
    seen: set[str] = set()
    while not (klass.beat.name == "debrief" and klass.lesson.open):
        scene = scene_of(klass)
        if getattr(scene, "for_all", False) and (scene.id, klass.beat.name) not in seen:
            seen.add((scene.id, klass.beat.name))
            picture = drawn(scene, klass)
            for node in worded(picture.tree):
                floor = LEAST if remark(klass, node) else BODY
                assert picture.pixels(node) >= floor * SIZE[1], (scene.id, node.label)
        step(klass)
    assert {name for name, _ in seen} >= {"lesson_cover", "lesson_groups", "lesson_numbers", "lesson_table"}


def test_the_wall_keeps_the_last_page_for_all_while_something_private_is_in_the_window(tmp_path: Path) -> None:
    """Papers of one team, a line not yet passed, the desk: nothing of them comes to the wall."""
    klass = lesson(services(tmp_path))
    wall = Wall()
    shown: dict[str, str] = {}
    for _ in range(60):
        scene = scene_of(klass)
        if scene.id in shown:
            step(klass)
            continue
        for one in (scene, DeskCurtain(klass), Desk(klass)):
            show(wall, one, klass)
            shown[one.id] = wall.pages[-1]
        if scene.id == "lesson_table":
            mover = scene.mover  # type: ignore[attr-defined]
            if mover is not None:
                show(wall, Starters(klass, mover), klass)
                shown["lesson_statement"] = wall.pages[-1]
        if klass.beat.name == "debrief":
            break
        step(klass)
    assert set(wall.pages) & set(PRIVATE) == set() and "public" not in wall.pages
    assert shown["lesson_reading"] == "lesson_curtain" and shown["lesson_statement"] == "lesson_table"
    assert shown["lesson_table"] == "lesson_table" and shown["lesson_numbers"] == "lesson_numbers"


def test_what_is_scrolled_in_the_window_is_scrolled_on_the_wall(tmp_path: Path) -> None:
    """As far of the way: the end of the roles of a class is read by the room when the teacher reads on."""
    klass = bring(lesson(services(tmp_path)), "briefing")
    scene = scene_of(klass)
    at = pilot(klass.services, scene, (640, 480))
    assert scrolled_by(at.tree()).get("briefing.body", 0) == 0
    at.use("class.on")
    shares = scrolled_by(at.tree())
    assert shares["briefing.body"] > 0
    top, low = drawn(scene, klass), drawn(scene, klass, {"briefing.body": 1000})
    places = [next(node.rect.y for node in walk(one.tree) if node.id == "briefing.body") for one in (top, low)]
    inside = [next(node for node in walk(one.tree) if node.id == "briefing.body").children[0].rect.y
              for one in (top, low)]  # fmt: skip
    assert places[0] == places[1] and inside[1] < inside[0]
