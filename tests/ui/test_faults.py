"""A fault of the game itself: a page that says so, the game kept, a way back into it, and nothing private anywhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from game.commands import window
from game.commands.app import run as command
from game.kernel.sides import Side
from game.session.controller import Controller
from game.ui import start
from game.ui.app import App
from game.ui.companions import Companion, Shown
from game.ui.display import Display
from game.ui.lesson import Class
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.base import Scene
from game.ui.scenes.fault import FaultPage, FaultSlip
from game.ui.scenes.lesson_cover import Cover
from game.ui.scenes.lesson_flow import scene_of
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.table import Table
from game.ui.scenes.title import Title
from game.ui.services import Services
from tests.ui.game_hands import at_the_table, services
from tests.ui.lesson_hands import bring, lesson
from tests.ui.pilot import Pilot

DRAFT = Draft(((0, 1), (1, 0)), True, "firm")
WORDS = "points 4711"


def breaks(*_: object, **__: object) -> Any:
    """What does not work, saying something that nobody may read."""
    raise ZeroDivisionError(WORDS)


def reports(with_: Services) -> list[str]:
    """The reports that have been written."""
    return [path.read_text(encoding="utf-8") for path in sorted((with_.places.saves / "faults").glob("*.txt"))]


def window_on(with_: Services, scene: Scene, **more: Any) -> Pilot:
    """The window, wired as the game itself is."""
    return Pilot(scene, settings=with_.settings, strings=with_.strings, hooks=start.hooks(with_), **more)


def table(with_: Services, *more: Side) -> tuple[Pilot, Playing]:
    """A window at the first side's table, an offer half composed and words half typed."""
    playing = at_the_table(with_, Side.FIRST, scenario="harbour")
    playing.human = (Side.FIRST, *more)
    playing.desk(Side.FIRST).sheet.change(DRAFT)
    playing.desk(Side.FIRST).words = "We could accept"
    return window_on(with_, Table(playing, Side.FIRST)), playing


def break_drawing(at: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What draws breaks."""
    monkeypatch.setattr("game.ui.painters.draw", breaks)
    at.app.dirty()
    at.app.step()
    monkeypatch.undo()


def break_building(at: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What describes the screen breaks."""
    monkeypatch.setattr(Table, "build", breaks)
    at.app.dirty()
    at.app.step()
    monkeypatch.undo()


def break_handling(at: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes a command into account breaks."""
    monkeypatch.setattr(Table, "handle", breaks)
    at.press("map").press("minutes").press("remove")
    monkeypatch.undo()


def break_the_game(at: Pilot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What scenes ask of the game breaks."""
    monkeypatch.setattr(Controller, "view", breaks)
    at.app.dirty()
    at.app.step()
    monkeypatch.undo()


WAYS = (break_drawing, break_building, break_handling, break_the_game)


@pytest.mark.parametrize("way", WAYS)
def test_wherever_it_breaks_the_game_goes_on_from_its_last_action(
    way: Callable[[Pilot, pytest.MonkeyPatch], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One page, one report; going on leads back to the desk with the half-composed offer and the half-typed words."""
    with_ = services(tmp_path)
    at, playing = table(with_)
    moves = playing.controller.moves
    way(at, monkeypatch)
    assert isinstance(at.scene, FaultPage), at.text()
    assert at.focused == "fault.on"
    assert at.problems() == []
    (text,) = reports(with_)
    assert "ZeroDivisionError" in text and "scenes: table" in text
    assert WORDS not in text and WORDS not in at.text()
    assert str(with_.places.saves / "faults") in at.text()
    at.press("confirm")
    assert isinstance(at.scene, Table)
    again = at.scene.playing
    assert again.controller is not playing.controller
    assert (again.controller.match_id, again.controller.moves) == (playing.controller.match_id, moves)
    desk = again.desk(Side.FIRST)
    assert (desk.sheet.now, desk.words) == (DRAFT, "We could accept")
    at.press("down").press("help").press("back")
    assert isinstance(at.scene, Table)


def test_a_draft_that_may_be_the_cause_is_left_out_and_then_the_way_is_closed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Broken twice after the same action, one goes on without what lay on the desk; three times, not from there."""
    with_ = services(tmp_path)
    at, _ = table(with_)
    break_building(at, monkeypatch)
    at.use("fault.on")
    break_building(at, monkeypatch)
    at.use("fault.on")
    assert isinstance(at.scene, Table)
    assert at.scene.desk.sheet.now.empty
    assert list(with_.places.saves.glob("*.desk")) == []
    break_building(at, monkeypatch)
    assert at.focused == "fault.front"
    assert "fault.on" not in at.text()
    at.press("confirm")
    assert at.scene.id == "title"
    at.use("title.continue")
    assert at.scene.id == "dossier"


def test_two_people_come_back_behind_the_curtain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With two at one screen the page shows nothing of either, and going on shows the curtain first."""
    with_ = services(tmp_path)
    at, playing = table(with_, Side.SECOND)
    break_building(at, monkeypatch)
    shown = playing.controller.presentation
    for name in (*shown.sides.map(lambda side: side.name), *(card.name for card in shown.articles)):
        assert name not in at.text()
    at.use("fault.on")
    assert at.scene.id == "curtain"
    assert at.scene.playing.seat is None  # type: ignore[attr-defined]
    assert at.scene.playing.desk(Side.FIRST).sheet.now == DRAFT  # type: ignore[attr-defined]


@pytest.mark.parametrize("open_", [False, True])
def test_a_lesson_comes_back_to_its_cover(open_: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A class sees the cover of the beat where it stood, its clock, its plan and what it wrote kept."""
    with_ = services(tmp_path)
    klass = bring(lesson(with_), "table", open=open_)
    klass.debrief["vote"] = "3"
    at = window_on(with_, scene_of(klass))
    monkeypatch.setattr(type(at.scene), "build", breaks)
    at.app.dirty()
    at.app.step()
    monkeypatch.undo()
    at.use("fault.on")
    assert isinstance(at.scene, Cover)
    again: Class = at.scene.klass
    assert again.lesson == replace(klass.lesson, open=False)
    assert again.debrief == {"vote": "3"}
    assert again.controller.moves == klass.controller.moves


def test_outside_a_game_it_leads_to_the_title_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no game was played the page says that nothing is lost."""
    with_ = services(tmp_path)
    at = window_on(with_, Title(with_))
    monkeypatch.setattr("game.ui.painters.draw", breaks)
    at.app.dirty()
    at.app.step()
    monkeypatch.undo()
    assert at.focused == "fault.front"
    assert with_.strings.text("fault.no_game") in at.text()
    at.press("confirm")
    assert at.scene.id == "title"


def test_when_going_on_breaks_as_well_the_page_stays(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second fault is reported too; the title page and the way out are left."""
    with_ = services(tmp_path)
    at, _ = table(with_)
    break_building(at, monkeypatch)
    monkeypatch.setattr(flow, "begin", breaks)
    at.use("fault.on")
    assert isinstance(at.scene, FaultPage)
    assert (at.focused, len(reports(with_))) == ("fault.front", 2) or len(reports(with_)) == 1  # within one second
    assert "fault.on" not in at.text()
    at.use("fault.close")
    assert at.over


@pytest.mark.parametrize("what", ["shown", "heard", "owns", "made"])
def test_what_breaks_beside_the_window_is_left_out(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Sound, speech, pads, a second window: said once, reported, left out; the game stays where it was."""

    class Faulty(Companion):
        def owns(self, event: object) -> bool:
            return False

    class Calm(Companion):
        told = 0

        def shown(self, shown: Shown) -> None:
            self.told += 1

    with_, calm = services(tmp_path), Calm()
    _, playing = table(with_)
    if what == "made":
        app = App(
            Pilot(Title(with_)).app.stack, with_.settings, with_.strings, start_assets(), Display((1280, 720)),
            start.hooks(with_)._replace(companions=breaks),
        )  # fmt: skip
        app.step()
        assert isinstance(app.stack.top, FaultSlip)
        return
    at = window_on(with_, Table(playing, Side.FIRST), companions=(Faulty(), calm))
    monkeypatch.setattr(Faulty, what, breaks)
    if what == "heard":
        import pygame

        at.feed(pygame.event.Event(pygame.AUDIODEVICEADDED))
    at.press("down")
    assert isinstance(at.scene, FaultSlip), at.text()
    assert at.problems() == []
    assert WORDS not in "".join(reports(with_)) + at.text()
    at.press("confirm")
    assert isinstance(at.scene, Table)
    assert at.scene.playing is playing
    before = calm.told
    at.press("down").press("up")
    assert isinstance(at.scene, Table)
    assert calm.told > before


def start_assets() -> Path:
    """The shipped assets."""
    from game import paths

    return paths.assets()


def test_a_fault_in_the_page_itself_ends_the_game_and_leaves_the_save(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence on the standard error, exit code 2, no traceback; the game is there when it is started again."""
    with_ = services(tmp_path)
    _, playing = table(with_)
    with_.shelf.store.close()
    monkeypatch.setattr("game.ui.painters.draw", breaks)
    monkeypatch.setattr("game.ui.start.usual_places", lambda *_: with_.places)
    monkeypatch.setattr("game.ui.start.companions", lambda *_: ())
    assert window.open_window() == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.strip().splitlines()) == 1 and "Traceback" not in err and WORDS not in err
    assert str(with_.places.saves / "faults") in err
    monkeypatch.undo()
    again = services(tmp_path)
    latest = again.latest()
    assert latest is not None and latest.moves == playing.controller.moves


def test_a_fault_before_the_window_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Even where nothing is there yet that could show a page."""
    with_ = services(tmp_path)
    monkeypatch.setattr("game.ui.start.usual_places", lambda *_: with_.places)
    monkeypatch.setattr("game.ui.start.open_services", breaks)
    assert window.open_window() == 2
    err = capsys.readouterr().err
    assert len(err.strip().splitlines()) == 1 and WORDS not in err
    assert len(reports(with_)) == 1


def test_a_fault_of_a_command_is_a_sentence_and_a_report(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """No traceback and nothing that an exception says; exit code 2, also as JSON."""
    with_ = services(tmp_path)
    monkeypatch.setattr("game.ui.places.usual_places", lambda *_: with_.places)
    monkeypatch.setattr("game.commands.schema.run_schema", breaks)
    assert command(["schema"]) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert len(err.strip().splitlines()) == 1 and "Traceback" not in err and WORDS not in err
    assert str(with_.places.saves / "faults") in err
    (text,) = reports(with_)
    assert "ZeroDivisionError" in text and WORDS not in text


def test_nothing_is_written_on_the_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: Any) -> None:
    """While the page is shown there is neither a traceback nor a message of an exception on any stream."""
    with_ = services(tmp_path)
    at, _ = table(with_)
    break_building(at, monkeypatch)
    at.use("fault.on")
    out, err = capfd.readouterr()
    assert "Traceback" not in out + err and WORDS not in out + err


def test_what_was_done_last_is_told_by_kind_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two who chose, typed and moved differently leave the same report but for its time."""
    found = []
    for number, folder in (("choice_1", "one"), ("choice_2", "other")):
        with_ = services(tmp_path / folder)
        at, _ = table(with_)
        at.press("down" if number == "choice_1" else "up").press(number)
        break_building(at, monkeypatch)
        found.append([line for line in reports(with_)[0].splitlines() if not line.startswith("when")])
    assert found[0] == found[1]
    assert any(line == "last: move, choose" for line in found[0])


def test_a_game_that_cannot_be_saved_is_said_to_be_kept_in_this_window_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the folder cannot be written the page does not promise what it cannot hold; going on loses nothing."""
    with_ = services(tmp_path)
    at, playing = table(with_)
    playing.controller.notice = "Nothing can be saved here."
    break_building(at, monkeypatch)
    t = with_.strings.text
    assert t("fault.unsaved") in at.text() and "Nothing can be saved here." in at.text()
    assert t("fault.kept") not in at.text()
    at.use("fault.on")
    assert isinstance(at.scene, Table)
    assert at.scene.playing.controller.moves == playing.controller.moves
