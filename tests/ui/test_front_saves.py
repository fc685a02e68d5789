"""Saved games in the window: going on, naming, deleting, and damage that is said rather than hidden."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest

from game.engine import actions as a
from game.engine.refusals import Refused
from game.engine.state import RULES
from game.kernel.sides import BOTH_SIDES, Side
from game.session.policies import plain_acts
from game.session.record import write
from game.ui.playing import Playing
from game.ui.scenes.pause import PauseScene
from game.ui.scenes.saves import Saves
from game.ui.scenes.title import Title
from tests.ui import front


def test_a_game_is_saved_under_a_name_and_gone_on_with(tmp_path: Path) -> None:
    """From the pause, with keys alone: named, listed, and taken up again at the curtain."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(PauseScene(front.playing(with_, Side.FIRST, Side.SECOND)), with_)
    pilot.use("pause.save").focus("saves.name").key("ctrl+a")
    pilot.type("Before the quay").press("confirm").press("confirm")
    assert pilot.scene.id == "saves"
    assert "Before the quay" in [slot.name for slot in with_.slots()]
    pilot.press("next").press("back").use("pause.load")
    pilot.use("saves.slot.Before the quay.json").use("saves.load")
    assert pilot.scene.id == "curtain"


def test_a_save_is_listed_by_the_name_it_was_given(tmp_path: Path) -> None:
    """The name that is proposed, comma and all, is the name in the list."""
    with_ = front.services(tmp_path)
    scene = Saves(with_, front.playing(with_))
    proposed = scene.name
    assert "," in proposed
    front.pilot(scene, with_).use("saves.save").press("confirm")
    assert proposed in [slot.name for slot in with_.slots()]


def test_overwriting_and_deleting_ask_first(tmp_path: Path) -> None:
    """Cancel has the focus and leaves everything; only the named deed does it."""
    with_ = front.services(tmp_path)
    playing = front.playing(with_)
    assert playing.controller.save_as("one") is None
    pilot = front.pilot(Saves(with_, playing), with_)
    pilot.focus("saves.name").key("ctrl+a").type("one").use("saves.save")
    assert (pilot.scene.id, pilot.focused) == ("question", "question.no")
    pilot.press("confirm")
    pilot.use("saves.slot.one.json").use("saves.delete").press("confirm")
    assert (tmp_path / "saves" / "one.json").exists()
    pilot.use("saves.delete").use("question.yes")
    assert not (tmp_path / "saves" / "one.json").exists()


def test_a_save_is_renamed_and_never_over_another(tmp_path: Path) -> None:
    """The new name takes effect; a name that is taken is refused in one sentence."""
    with_ = front.services(tmp_path)
    playing = front.playing(with_)
    assert playing.controller.save_as("one") is None
    assert playing.controller.save_as("two") is None
    pilot = front.pilot(Saves(with_), with_)
    pilot.use("saves.slot.one.json").use("saves.rename").focus("saves.new_name").key("ctrl+a").type("two")
    pilot.use("saves.renamed")
    assert pilot.scene.id == "message"
    pilot.press("confirm").use("saves.rename").focus("saves.new_name").key("ctrl+a").type("three").press("confirm")
    assert {slot.name for slot in with_.slots() if not slot.automatic} == {"two", "three"}


BAD = {
    "empty": lambda whole: b"",
    "binary": lambda whole: bytes(range(256)) * 40,
    "truncated": lambda whole: whole[: len(whole) // 2],
    "not ours": lambda whole: b'{"hello": "world"}',
    "later format": lambda whole: whole.replace(b'"portsmouth_save":1', b'"portsmouth_save":99').replace(
        b'"portsmouth_save": 1', b'"portsmouth_save": 99'
    ),
}


@pytest.mark.parametrize("kind", BAD)
def test_a_damaged_save_is_listed_with_its_reason(kind: str, tmp_path: Path) -> None:
    """Empty, binary, cut, foreign, of another version: listed with a sentence; no crash, and nothing is lost."""
    with_ = front.services(tmp_path)
    playing = front.playing(with_)
    assert playing.controller.save_as("good") is None
    whole = (tmp_path / "saves" / "good.json").read_bytes()
    bad = BAD[kind](whole)
    assert bad != whole
    (tmp_path / "saves" / "bad.json").write_bytes(bad)
    slot = next(one for one in with_.slots() if one.name == "bad")
    assert slot.state == "damaged"
    assert slot.reason
    pilot = front.pilot(Saves(with_), with_)
    pilot.use("saves.slot.bad.json")
    assert "damaged" in pilot.text().lower()
    assert pilot.problems() == []
    assert (tmp_path / "saves" / "bad.json").read_bytes() == bad
    assert front.pilot(Title(with_), with_).scene.id == "title"


def test_a_save_cut_in_its_log_offers_what_can_be_read(tmp_path: Path) -> None:
    """The whole lines are offered; going on from them makes a game of its own and leaves the damaged file."""
    with_ = front.services(tmp_path)
    playing = front.playing(with_, Side.FIRST, Side.SECOND)
    playing.controller.advance()
    for side in (Side.FIRST, Side.SECOND, Side.FIRST):
        playing.controller.submit(side, a.Adjourn())
    assert playing.controller.moves > 2
    assert playing.controller.save_as("good") is None
    whole = (tmp_path / "saves" / "good.json").read_bytes()
    (tmp_path / "saves" / "cut.json").write_bytes(whole.rstrip()[:-40])
    slot = next(one for one in with_.slots() if one.name == "cut")
    assert (slot.state, slot.prefix) == ("damaged", playing.controller.moves - 1)
    pilot = front.pilot(Saves(with_), with_)
    pilot.use("saves.slot.cut.json").use("saves.prefix")
    assert pilot.scene.id == "curtain"
    assert (tmp_path / "saves" / "cut.json").exists()


def _of_older_rules(folder: Path, playing: Playing) -> None:
    """Write the game as if it had been played under the rules before these."""
    match = playing.controller._match
    old = replace(match, header=replace(match.header, rules=RULES - 1))
    (folder / "saves" / "old.json").write_text(write(old), encoding="utf-8")


def test_a_save_of_older_rules_is_read_in_words(tmp_path: Path) -> None:
    """Each public act is a sentence under its sitting, with the scenario's names; no word of the file is shown."""
    with_ = front.services(tmp_path)
    playing = front.playing(with_, Side.FIRST, Side.SECOND)
    controller = playing.controller
    controller.advance()
    for act in (a.Present(((0, 0), (1, 0))), a.Present(((0, 3), (2, 2))), a.SaveInfluence(), a.SaveInfluence()):
        assert any(not isinstance(controller.submit(side, act), Refused) for side in BOTH_SIDES)
    controller.advance()
    _of_older_rules(tmp_path, playing)
    pilot = front.pilot(Saves(with_), with_).use("saves.slot.old.json").use("saves.read")
    assert pilot.scene.id == "reading"
    words = pilot.text()
    assert "Southam presents its positions: The quay: Northam's for good; " in words
    assert "Sitting 1, " in words
    assert "What was done in secret stays secret here." in words
    for raw in ("positions", "northam", "present ", "save_influence", "save influence", "keeps its influence"):
        assert raw not in words.replace("presents its positions", ""), raw
    with_.speak("ja")
    for size, scale in front.SIZES:
        at = front.pilot(pilot.scene, with_, size, scale)
        assert at.problems() == []
        assert "presents" not in at.text()


def test_a_missing_save_is_said(tmp_path: Path) -> None:
    """A file that went away under the list gives one sentence."""
    with_ = front.services(tmp_path)
    assert front.playing(with_).controller.save_as("gone") is None
    pilot = front.pilot(Saves(with_), with_)
    pilot.use("saves.slot.gone.json")
    (tmp_path / "saves" / "gone.json").unlink()
    pilot.use("saves.load")
    assert pilot.scene.id == "message"


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is unwritable to the superuser")
def test_an_unwritable_folder_is_said_by_rights(tmp_path: Path) -> None:
    """Without the right to write, the title page says so and a game still begins."""
    folder = tmp_path / "saves"
    folder.mkdir()
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    with_ = front.services(tmp_path)
    assert str(folder) in with_.notice


def test_an_unwritable_folder_is_said_and_the_game_goes_on(tmp_path: Path) -> None:
    """Where saves should lie stands a file: the title page and the pause say so in a sentence, and play goes on."""
    (tmp_path / "saves").write_text("in the way")
    with_ = front.services(tmp_path)
    assert "saves" in with_.notice
    assert "saved in" in front.pilot(Title(with_), with_).text()
    pilot = front.pilot(Title(with_), with_).use("title.new").use("new_game.seat.both").use("new_game.begin")
    assert (pilot.scene.id, "unsaved" in pilot.text()) == ("message", True)
    assert pilot.press("confirm").scene.id == "curtain"
    playing = front.playing(with_)
    pilot = front.pilot(PauseScene(playing), with_)
    assert "unsaved" in pilot.text()
    pilot.use("pause.save").focus("saves.name").press("confirm")
    assert pilot.scene.id == "message"


def test_an_iron_game_shows_what_is_gone_and_why(tmp_path: Path) -> None:
    """Undo, earlier days, saving aside and loading are there, disabled, with the reason."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(PauseScene(front.playing(with_, Side.FIRST, iron=True)), with_)
    for item in ("undo", "days", "save", "load"):
        node = pilot.node(f"pause.{item}")
        assert not node.enabled
        assert node.hint


def test_going_back_to_a_day_makes_a_new_game_and_keeps_the_old(tmp_path: Path) -> None:
    """The branch begins at the curtain; both games are among the saves."""
    with_ = front.services(tmp_path)
    pilot = front.pilot(PauseScene(front.playing(with_, Side.FIRST, Side.SECOND)), with_)
    pilot.use("pause.days").use("days.1").use("question.yes")
    assert pilot.scene.id == "curtain"
    assert len(with_.slots()) == 2


def test_continue_takes_up_the_latest_game(tmp_path: Path) -> None:
    """The title page's first item, already in focus, goes on with the latest save."""
    with_ = front.services(tmp_path)
    front.playing(with_, Side.FIRST, Side.SECOND)
    pilot = front.pilot(Title(with_), with_)
    assert pilot.focused == "title.continue"
    assert pilot.press("confirm").scene.id == "curtain"


def test_the_last_decision_is_taken_back_from_the_pause(tmp_path: Path) -> None:
    """An evening's choice that nobody has learnt anything from is undone; then there is nothing more to undo."""
    with_ = front.services(tmp_path)
    playing = front.playing(with_, Side.FIRST, Side.SECOND)
    controller = playing.controller
    while not all(controller.legal(side).evening for side in playing.human):
        if not controller.advance():
            side = controller.waiting_humans()[0]
            acts = plain_acts(controller.view(side), controller.legal(side))
            assert any(controller.submit(side, action) is None for action in acts)
    before = controller.view(Side.FIRST)
    assert controller.submit(Side.FIRST, a.SaveInfluence()) is None
    assert controller.view(Side.FIRST) != before
    pilot = front.pilot(PauseScene(playing), with_)
    pilot.use("pause.undo")
    assert pilot.scene.id != "pause"
    assert controller.view(Side.FIRST) == before
    again = front.pilot(PauseScene(playing), with_).node("pause.undo")
    assert not again.enabled
    assert again.hint
