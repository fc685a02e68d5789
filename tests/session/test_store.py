"""Saves in a folder."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import pytest

from game.engine.state import RULES
from game.kernel.errors import StorageError
from game.session.files import backup_of, file_stem
from game.session.match import branch
from game.session.record import Absent, Damaged, Loaded, write
from game.session.store import AUTOSAVES, DAMAGED, GOOD, READ_ONLY, Store
from tests.session.helpers import played


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store in an empty folder."""
    return Store(tmp_path / "saves")


def test_nothing_there(store: Store) -> None:
    """A folder that does not exist has no saves, and a save in it is absent, not damaged."""
    assert store.slots() == ()
    assert isinstance(store.load(store.folder / "x.json"), Absent)


def test_a_named_save_comes_back(store: Store) -> None:
    """A named save is listed with title, sides, sitting and date, and loads."""
    match = played(7, 20)
    path = store.save("Before the quay", match)
    (slot,) = store.slots()
    assert (slot.name, slot.auto, slot.status, slot.reason, slot.path) == ("Before the quay", False, GOOD, "", path)
    assert slot.summary is not None
    assert slot.summary.title == "The Harbour of Estmere"
    assert tuple(slot.summary.sides) == ("Northam", "Southam")
    assert (slot.summary.moves, slot.summary.over) == (20, match.over)
    assert isinstance(store.load(path), Loaded)


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("moves", [3, 14, 25, 2000])
def test_the_list_knows_the_sitting_without_playing(store: Store, seed: int, moves: int) -> None:
    """The sitting that the list shows is the one the game stands at."""
    match = played(seed, moves)
    store.save("x", match)
    summary = store.slots()[0].summary
    assert summary is not None
    assert summary.sitting == match.state.common.sitting
    assert summary.date == match.edition.scenario.calendar[summary.sitting - 1].date


def test_one_backup(store: Store) -> None:
    """Saving again keeps the save before as a backup, and leaves no other file behind."""
    store.save("a", played(7, 5))
    path = store.save("a", played(7, 9))
    assert backup_of(path).read_text() == write(played(7, 5))
    assert path.read_text() == write(played(7, 9))
    assert sorted(item.name for item in store.folder.iterdir()) == [".lock", "a.json", "a.json.bak"]


def test_a_damaged_save_offers_the_longer_of_prefix_and_backup(store: Store) -> None:
    """A cut save is listed with its reason; what is offered is whichever keeps more of the game."""
    store.save("a", played(7, 5))
    path = store.save("a", played(7, 9))
    whole = path.read_bytes()
    path.write_bytes(whole[:-100])
    found = store.load(path)
    assert isinstance(found, Damaged)
    assert found.good is not None
    assert len(found.good.log) == 8
    path.write_bytes(whole[:50])
    found = store.load(path)
    assert isinstance(found, Damaged)
    assert found.good is not None
    assert len(found.good.log) == 5
    (slot,) = store.slots()
    assert slot.status == DAMAGED
    assert slot.reason


def test_a_backup_alone_is_offered(store: Store) -> None:
    """When only the backup is left it is listed as damaged and offered, never as an empty slot."""
    store.save("a", played(7, 5))
    path = store.save("a", played(7, 9))
    path.unlink()
    found = store.load(path)
    assert isinstance(found, Damaged)
    assert found.good is not None
    (slot,) = store.slots()
    assert (slot.name, slot.status) == ("a", DAMAGED)


def test_every_kind_of_bad_file_is_listed(store: Store) -> None:
    """Empty, binary, foreign and old saves stay in the list, each with its reason."""
    store.claim()
    (store.folder / "empty.json").touch()
    (store.folder / "binary.json").write_bytes(bytes(range(256)))
    (store.folder / "foreign.json").write_text("{}")
    (store.folder / "folder.json").mkdir()
    old = {key: value for key, value in json.loads(write(played(7, 5))).items() if key != "seal"} | {"rules": RULES - 1}
    (store.folder / "old.json").write_text(json.dumps(old))
    found = {slot.name: slot for slot in store.slots()}
    assert {name: slot.status for name, slot in found.items()} == {
        "empty": DAMAGED,
        "binary": DAMAGED,
        "foreign": DAMAGED,
        "folder": DAMAGED,
        "old": READ_ONLY,
    }
    assert all(slot.reason for slot in found.values())


def test_autosaves_rotate_and_leave_named_saves_alone(store: Store) -> None:
    """Each game has one autosave; the oldest give way to new ones; named saves stay."""
    match = played(7, 3)
    store.save("mine", match)
    for number in range(AUTOSAVES + 3):
        path = store.autosave(branch(match, 2, f"game{number}"))
        os.utime(path, (time.time() + number, time.time() + number))
    names = [slot.name for slot in store.slots() if slot.auto]
    assert len(names) == AUTOSAVES
    assert f"auto-game{AUTOSAVES + 2}" in names
    assert "auto-game0" not in names
    assert (store.folder / "mine.json").exists()
    again = store.autosave(branch(match, 3, f"game{AUTOSAVES + 2}"))
    assert backup_of(again).exists()


def test_an_unwritable_folder_is_one_sentence(tmp_path: Path) -> None:
    """A folder that cannot be made or written to gives one clear sentence, for every way of saving."""
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "saves")
    for attempt in (store.claim, lambda: store.save("a", played(7, 3)), lambda: store.autosave(played(7, 3))):
        with pytest.raises(StorageError) as caught:
            attempt()
        assert str(store.folder) in caught.value.sentence
        assert "unsaved" in caught.value.sentence
    with pytest.raises(StorageError, match="cannot be read"):
        store.slots()


def test_a_second_game_on_one_folder(store: Store) -> None:
    """Only one running game saves in a folder; the other says so, and may when the first is closed."""
    store.save("a", played(7, 3))
    other = Store(store.folder)
    with pytest.raises(StorageError, match="Another running game"):
        other.save("b", played(7, 3))
    assert len(other.slots()) == 1
    store.close()
    other.save("b", played(7, 3))


def test_a_lock_left_behind_does_not_matter(store: Store) -> None:
    """A lock file from a game that crashed holds nobody up."""
    store.folder.mkdir()
    (store.folder / ".lock").write_text("4711")
    store.save("a", played(7, 3))
    assert len(store.slots()) == 1


@pytest.mark.parametrize(
    ("name", "stem"),
    [
        ("Witte, second try", "Witte, second try"),
        ("What? Again: no", "What- Again- no"),
        ("../../etc/passwd", "etc-passwd"),
        ("con", "con-"),
        ("小村", "小村"),
        ("a\x00b\nc", "a-b-c"),
        ("  .hidden ", "hidden"),
        ("x" * 200, "x" * 60),
        ("***", ""),
    ],
)
def test_names_of_files(name: str, stem: str) -> None:
    """A save's name becomes a file name that every system takes and that stays in the folder."""
    assert file_stem(name) == stem


def test_names_that_cannot_be(store: Store) -> None:
    """A name without a letter, and one kept for autosaves, are refused with a sentence."""
    for name in ("", "///", "auto-1"):
        with pytest.raises(StorageError):
            store.save(name, played(7, 3))


def test_ids_from_a_file_stay_in_the_folder(store: Store) -> None:
    """An id that somebody wrote into a save cannot lead out of the folder."""
    path = store.autosave(branch(played(7, 3), 1, "../../outside"))
    assert path.parent == store.folder


def test_deleting(store: Store) -> None:
    """Deleting takes the backup with it."""
    store.save("a", played(7, 3))
    path = store.save("a", played(7, 4))
    store.delete(path)
    assert store.slots() == ()
