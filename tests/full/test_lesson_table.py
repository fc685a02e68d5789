"""The table of a lesson in a real window, by keys: what gives something up is asked for, and can be taken back."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from tests.full.desktop import Desktop
from tests.full.player import Keys, Sight, Window

pytestmark = [pytest.mark.full, pytest.mark.slow]
PATIENT = 150


class _Teacher(Keys):
    """Holds a lesson by keys as far as the table."""

    def set_up(self) -> None:
        """The first conference, thirty pupils, as it stands."""
        self.use("title.lesson")
        self.window.wait(lambda sight: sight.scene == "lesson_setup", "the set-up")
        self.use("lesson.start")
        self.window.wait(lambda sight: sight.scene == "lesson_cover", "the first cover")

    def to_table(self) -> Sight:
        """The first table, open; no numbers are sent."""
        end = time.monotonic() + PATIENT
        while time.monotonic() < end:
            sight = self.window.sight()
            if sight.scene == "lesson_table":
                return sight
            if sight.scene == "lesson_curtain":
                time.sleep(0.7)
                self.window.desktop.tool("keydown", "Return", "sleep", "1.2", "keyup", "Return")
            found = [one for one in ("class.open", "class.skip", "class.on") if sight.usable(one)]
            if found and sight.scene != "lesson_curtain":
                self.use(found[0])
            time.sleep(0.3)
        raise AssertionError(f"the table never came:\n{self.window.sight().text}")

    def enters(self, node_id: str) -> Sight:
        """Something called out: Enter from habit does nothing, Yes does it."""
        self.use(node_id)
        self.window.wait(lambda sight: sight.scene == "lesson_sure", "the question")
        self.window.key("Return")
        self.window.wait(lambda sight: sight.scene == "lesson_table" and sight.usable(node_id), "the table as it was")
        self.use(node_id)
        self.window.wait(lambda sight: sight.scene == "lesson_sure", "the question again")
        self.use("called.do")
        return self.window.wait(lambda sight: sight.scene != "lesson_sure", "what came of it")


def test_a_teacher_takes_back_what_was_called_out_and_a_table_closed_too_early(
    desktop: Desktop, tmp_path: Path
) -> None:
    """A turn is ended and taken back at the desk; the table is closed and opened again by one step back."""
    with Window(desktop, tmp_path, "--saves", str(tmp_path / "saves")) as window:
        teacher = _Teacher(window)
        teacher.set_up()
        before = teacher.to_table().words
        after = teacher.enters("call.adjourn")
        assert after.scene == "lesson_table" and after.words != before
        window.key("F10")
        window.wait(lambda sight: sight.scene == "lesson_desk_curtain", "the curtain before the desk")
        time.sleep(0.7)
        window.desktop.tool("keydown", "Return", "sleep", "1.2", "keyup", "Return")
        window.wait(lambda sight: sight.scene == "lesson_desk", "the desk")
        teacher.use("desk.take_back")
        window.wait(lambda sight: sight.scene == "lesson_table", "the table before the turn was ended")
        assert teacher.enters("class.on").scene == "lesson_cover"
        teacher.use("class.back")
        again = window.wait(lambda sight: sight.scene == "lesson_table", "the table, open again")
        assert again.usable("call.adjourn") and again.usable("call.offer")
