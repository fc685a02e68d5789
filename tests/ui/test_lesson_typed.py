"""Calls typed by their numbers at the table of a lesson: one digit or two, and nothing is entered by it."""

from itertools import count
from pathlib import Path

import pytest

from game.classroom.calls import CALLS, OFFERED, TURN, WORD, number_of
from game.engine import actions as a
from game.ui.lesson import Class
from game.ui.scenes.lesson_flow import scene_of
from game.ui.scenes.lesson_typed import PATIENCE_MS, Typed
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import bring, lesson
from tests.ui.pilot import Pilot

pytestmark = pytest.mark.usefixtures("quick_disk")


def table(folder: Path, *, offered: bool = False) -> tuple[Class, Pilot]:
    """The table of a lesson's first sitting; with an offer before the one whose turn it is."""
    klass = bring(lesson(services(folder)), "table", 1)
    mover = klass.common.to_move
    assert mover is not None
    if offered:
        assert klass.act(mover.side, a.LayOffer(((0, 1), (1, 1)), linked=False)) is None
    return klass, pilot(klass.services, scene_of(klass))


def type_digits(at: Pilot, digits: str) -> Pilot:
    """Digits, one after the other, in a hand's pace."""
    for digit in digits:
        at.key(digit).wait(400)
    return at


@pytest.mark.parametrize("offered", [False, True])
def test_every_call_on_the_page_opens_by_its_number(tmp_path: Path, offered: bool) -> None:
    """The page of the call comes, as by a click; nothing has been done, and the table is there again afterwards."""
    klass, at = table(tmp_path, offered=offered)
    moves = klass.controller.moves
    shown = [name for name in CALLS if f"#call.{name}" in at.text()]
    assert shown and set(shown) <= {*(OFFERED if offered else TURN), WORD}
    for name in shown:
        at.click(f"call.{name}")
        clicked = (at.scene.id, at.text())
        at.press("back")
        type_digits(at, str(number_of(name))).wait(2000)
        assert (at.scene.id, at.text()) == clicked, name
        at.press("back")
        assert at.scene.id == "lesson_table" and klass.controller.moves == moves


def test_one_is_told_from_nineteen(tmp_path: Path) -> None:
    """One digit that may be the first of two is said and waits; the key that confirms need not wait."""
    klass, at = table(tmp_path, offered=True)
    moves = klass.controller.moves
    at.key("1").wait(400)
    assert at.scene.id == "lesson_table"
    assert at.strings.text("class.table.typed_whole", n="1", cap="Enter") in at.node("table.typed").label
    at.key("9")
    assert at.scene.id == "lesson_statement"
    at.press("back").key("1").press("confirm")
    assert at.scene.id == "lesson_sure" and at.focused == "called.back"
    at.press("back").key("1").wait(PATIENCE_MS - 600)
    assert at.scene.id == "lesson_table"
    at.wait(1200)
    assert at.scene.id == "lesson_sure" and klass.controller.moves == moves


def test_what_cannot_be_called_out_now_opens_nothing(tmp_path: Path) -> None:
    """It is said, and is gone after a moment; half a number is gone too."""
    _, at = table(tmp_path)
    quiet = at.node("table.typed").label
    for digits in ("7", "0", "10"):
        type_digits(at, digits)
        assert at.scene.id == "lesson_table"
        assert at.node("table.typed").label == at.strings.text("class.table.typed_none", n=digits)
        at.wait(2200)
        assert at.node("table.typed").label == quiet
    at.key("1").wait(400)
    assert at.node("table.typed").label == at.strings.text("class.table.typed", n="1", cap="Enter")
    at.wait(2200)
    assert at.scene.id == "lesson_table" and at.node("table.typed").label == quiet
    type_digits(at, "11")
    assert at.scene.id == "lesson_terms"


def test_after_a_wrong_number_the_next_digit_begins_anew() -> None:
    """7 and then 11 is 11; 1 and then 2, where only 11 may be called, is nothing; and ten has its nought."""
    typed = Typed()
    assert typed.digit(7, ["offer"]) == "" and typed.unknown == "7"
    assert typed.digit(1, ["offer"]) == "" and typed.digits == "1"
    assert typed.digit(1, ["offer"]) == "offer" and not typed.digits
    assert [typed.digit(n, ["offer"]) for n in (1, 2)] == ["", ""] and typed.unknown == "12"
    assert [typed.digit(n, ["leave", "stay", WORD]) for n in (1, 0)] == ["", "leave"]
    assert typed.digit(9, ["leave", "stay", WORD]) == "stay"
    ticks = count(1)
    typed.digit(1, ["accept", WORD])
    assert next(n for n in ticks if typed.waited(200)) * 200 >= PATIENCE_MS
    assert typed.whole(["accept", WORD]) == "accept" and typed.tick_ms == 1000
