"""The teacher's desk over what is being made up at the table: behind its curtain, and nothing is lost by it."""

from pathlib import Path

import pytest

from game.ui.scenes.lesson_flow import scene_of
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import bring, lesson
from tests.ui.pilot import Pilot

pytestmark = pytest.mark.usefixtures("quick_disk")


def desk(at: Pilot) -> Pilot:
    """F10: the curtain, then the desk."""
    at.press("menu")
    assert at.scene.id == "lesson_desk_curtain"
    at.wait(600).hold("confirm", 1000)
    assert at.scene.id == "lesson_desk"
    return at


def test_a_half_made_offer_is_there_again_after_the_desk(tmp_path: Path) -> None:
    """From the page on which it is made up, and from the one that reads it back."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    moves = klass.controller.moves
    at = pilot(klass.services, scene_of(klass))
    at.use("call.offer").focus("terms.1").press("right", 1)
    value = at.node("terms.1").value
    at.press("menu").wait(600).press("back")
    assert at.scene.id == "lesson_terms" and at.node("terms.1").value == value
    desk(at).use("desk.close")
    assert at.scene.id == "lesson_terms" and at.node("terms.1").value == value
    at.use("called.do")
    assert at.scene.id == "lesson_sure"
    read_back = at.text()
    desk(at).use("desk.close")
    assert at.scene.id == "lesson_sure" and at.text() == read_back and klass.controller.moves == moves
    at.use("called.do")
    assert klass.controller.moves > moves and at.scene.id == "lesson_table"


def test_a_half_written_line_is_there_again_after_the_desk(tmp_path: Path) -> None:
    """The line for the minutes as it was typed."""
    klass = bring(lesson(services(tmp_path)), "table", 1)
    at = pilot(klass.services, scene_of(klass))
    at.use("call.state").use("starter.2")
    line = at.node("state.text").value
    desk(at).use("desk.close")
    assert at.scene.id == "lesson_statement" and line and at.node("state.text").value == line


@pytest.mark.parametrize("call", ["call.offer", "call.state"])
def test_a_form_whose_turn_has_gone_is_left(tmp_path: Path, call: str) -> None:
    """Where the computer took the team's seat at the desk, the table comes back instead of a form without a turn."""
    klass = bring(lesson(services(tmp_path)), "table", 1)
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None
    at = pilot(klass.services, scene_of(klass))
    at.use(call)
    desk(at).focus(f"desk.absent.{int(side)}").press("confirm")
    gone = klass.common.to_move is None or klass.common.to_move.side is not side
    at.use("desk.close")
    assert gone and at.scene.id == "lesson_table"
