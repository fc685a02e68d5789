"""The lesson that was printed yesterday is found again today, and only where it can still be held."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.classroom.lesson import CURTAIN
from game.ui.lesson_kept import kept, order_kept
from game.ui.scenes.lesson_setup import LessonSetup
from game.ui.services import Services
from game.ui.settings import from_dict, load, to_dict
from tests.ui.game_hands import pilot, services


def printed(with_: Services) -> LessonSetup:
    """A set-up page on which a lesson behind the curtain for 90 minutes was chosen and printed."""
    scene = LessonSetup(with_)
    at = pilot(with_, scene)
    at.use(f"lesson.private.{CURTAIN}").use("lesson.minutes.90").focus("lesson.pupils").press("left", 3)
    at.use("lesson.print")
    return scene


def test_what_was_printed_is_chosen_when_the_page_is_opened_again(tmp_path: Path) -> None:
    """Conference, number, minutes, pupils and way; it says so, and a fresh number is one key away."""
    with_ = services(tmp_path)
    order = printed(with_).order
    again = LessonSetup(with_)
    at = pilot(with_, again)
    assert again.order == order and order.private == CURTAIN and order.minutes == 90
    assert at.strings.text("class.number_again") in at.text()
    at.use("lesson.fresh")
    assert again.order.number != order.number and again.order.private == CURTAIN
    assert at.strings.text("class.number_again") not in at.text() and "#lesson.fresh" not in at.text()


def test_it_outlives_a_window_that_is_resized_and_is_gone_with_everything(tmp_path: Path) -> None:
    """Settings that a window keeps do not undo what is remembered; what was deleted is not written again."""
    with_ = services(tmp_path)
    printed(with_)
    with_.keep(with_.settings._replace(lesson=(), window=(1000, 700)))
    assert load(with_.places.settings).settings.lesson == with_.settings.lesson != ()
    with_.erase()
    with_.keep(with_.settings)
    assert load(with_.places.settings).settings.lesson == ()


@pytest.mark.parametrize("place", range(9))
def test_what_cannot_be_held_is_not_offered(tmp_path: Path, place: int) -> None:
    """Each word is looked at again; a setting of another shape keeps its default and is named."""
    order = printed(services(tmp_path)).order
    words = list(kept(order))
    assert order_kept(words, [order.scenario]) == order
    words[place] = "0x"
    assert order_kept(words, [order.scenario]) is None
    loaded = from_dict({**to_dict(from_dict({}).settings), "lesson": words[:place]})
    assert loaded.settings.lesson == () and bool(loaded.complaints) == (place > 0)
