"""What lies beside the saves under fire: a lesson's file, settings, drafts, names, erasing; and two games at once."""

from __future__ import annotations

import errno
import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random

import pytest

from game.classroom import keep
from game.kernel.sides import BOTH_SIDES, Side
from game.session.store import FolderTaken, Store
from game.ui import drafts, settings as stored
from game.ui.lesson import Class
from game.ui.lesson_files import found, lesson_file
from game.ui.scenes import flow
from game.ui.scenes.erase import EraseScene
from game.ui.scenes.opening import resume
from game.ui.scenes.parts_draft import Draft
from game.ui.settings import Settings
from game.ui.shelf import Shelf
from tests.session.fire import ERRORS, Disk, Killed, between, contents, fail_at, fail_from, kill_at
from tests.session.helpers import played
from tests.ui.game_hands import begin, services
from tests.ui.lesson_hands import lesson, step
from tests.ui.pilot import Pilot

OPTIONS = (3, 3, 3)
DRAFT, OTHER = Draft(((0, 2), (1, 0)), True, "firm", True, (2,)), Draft(((1, 1),))


@dataclass(frozen=True)
class Kept:
    """A small file: how its old and its new state are written, and what is read of it."""

    write: Callable[[Path, bool], object]
    read: Callable[[Path], object]


def _drafts(folder: Path, new: bool) -> None:
    (folder / "auto-x.json").touch()
    drafts.keep(folder, "x", 7, {Side.FIRST: OTHER if new else DRAFT})


def _settings(folder: Path, new: bool) -> str:
    return stored.save(folder / "settings.json", Settings(text_scale=150 if new else 120))


KEPT = {
    "settings": Kept(_settings, lambda folder: stored.load(folder / "settings.json")),
    "drafts": Kept(_drafts, lambda folder: drafts.found(folder, "x", 7, OPTIONS)),
}


@pytest.mark.parametrize("kept", KEPT.values(), ids=KEPT)
def test_small_files_are_the_old_or_the_new(kept: Kept, tmp_path: Path) -> None:
    """Killed before and after every call, or failing at any: what is read is whole, and the next writing succeeds."""
    kept.write(tmp_path, False)
    old = kept.read(tmp_path)
    with between(Disk()) as disk:
        kept.write(tmp_path, True)
    new, calls = kept.read(tmp_path), len(disk.calls)
    assert old != new and calls >= 5
    seen = 0
    for at in range(calls):
        strikes = [kill_at(at, done=False), kill_at(at, done=True), *(fail_at(at, number) for number in ERRORS)]
        for strike in strikes:
            kept.write(tmp_path, False)
            try:
                with between(Disk(strike)):
                    kept.write(tmp_path, True)
            except Killed:
                pass
            assert kept.read(tmp_path) in (old, new)
            seen += 1
    kept.write(tmp_path, True)
    assert kept.read(tmp_path) == new
    assert seen == calls * (2 + len(ERRORS))


def a_lesson(folder: Path) -> Class:
    """A lesson a few beats in."""
    klass = lesson(services(folder))
    for _ in range(3):
        step(klass)
    return klass


def test_a_lessons_file_is_the_old_or_the_new(tmp_path: Path) -> None:
    """Killed or failing at every call of its file, the lesson is found as it stood before or after; failing is said."""
    klass = a_lesson(tmp_path)
    before = replace(klass.lesson, open=False)
    after = replace(before, lost=before.lost + 60)
    save = klass.services.shelf.store.auto_path(klass.controller.match_id)
    with between(Disk()) as disk:
        klass.put(after)
    for at in range(len(disk.calls)):
        for strike in (kill_at(at, done=False), kill_at(at, done=True), fail_from(at, errno.ENOSPC)):
            klass.put(before)
            try:
                with between(Disk(strike)):
                    klass.put(after)
            except Killed:
                assert found(save) in (before, after)
                continue
            assert found(save) == (before if "Nothing can be saved" in klass.notice else after)
    assert len(disk.calls) >= 8


def test_a_lessons_file_cut_or_flipped_is_said(tmp_path: Path) -> None:
    """Cut at every length it is said to be damaged; with any byte changed it is the same lesson, or damaged."""
    lesson_ = replace(a_lesson(tmp_path).lesson, open=False)
    data = keep.written(lesson_)
    cut = flipped = 0
    for length in range(len(data.rstrip())):
        with pytest.raises(keep.BadLesson):
            keep.read(data[:length])
        cut += 1
    for at in range(len(data)):
        for change in (1 << (at % 7), 0xFF):
            spoilt = bytearray(data)
            spoilt[at] ^= change
            try:
                assert keep.read(bytes(spoilt)) == lesson_
            except keep.BadLesson as error:
                assert error.sentence.endswith(".")
            flipped += 1
    assert (cut, flipped) == (len(data.rstrip()), 2 * len(data))


def test_a_damaged_lessons_backup_is_taken(tmp_path: Path) -> None:
    """With its file spoilt the one before is found; with neither readable it is said, and the game itself is whole."""
    klass = a_lesson(tmp_path)
    klass.keep()
    save = klass.services.shelf.store.auto_path(klass.controller.match_id)
    file = lesson_file(save)
    file.write_bytes(b"\0" * 200)
    assert found(save) is not None
    file.with_name(file.name + ".bak").write_bytes(b"")
    with pytest.raises(keep.BadLesson):
        found(save)
    file.unlink()
    file.mkdir()
    with pytest.raises(keep.BadLesson):
        found(save)


def test_settings_spoilt_in_any_byte_are_read(tmp_path: Path) -> None:
    """Cut anywhere and changed anywhere, the settings are read as far as they can be, and what cannot be is said."""
    path, chance, tried = tmp_path / "settings.json", Random(1), 0
    stored.save(path, Settings(text_scale=150))
    data = path.read_bytes()
    for at in range(len(data)):
        spoilt = bytearray(data)
        spoilt[at] ^= chance.randrange(1, 256)
        for wrong in (bytes(spoilt), data[:at]):
            path.write_bytes(wrong)
            read = stored.load(path)
            assert all(each.endswith(".") for each in read.complaints)
            tried += 1
    path.write_bytes(b"[" * 100_000)
    assert stored.load(path).complaints
    assert tried == 2 * len(data)


def test_renaming_is_stopped_at_any_call(tmp_path: Path) -> None:
    """Killed anywhere, a save is there under one name or both, whole, and no backup is left alone under either."""
    calls = 1
    at = 0
    while at < calls:
        folder = tmp_path / str(at)
        store = Store(folder)
        store.save("old", played(7, 3))
        store.save("old", played(7, 5))
        whole = (folder / "old.json").read_bytes()
        store.close()
        shelf = Shelf(folder)
        with between(Disk(kill_at(at, done=True))) as disk:
            try:
                shelf.rename("old.json", "new")
            except Killed:
                calls = at + 2
        shelf.store.close()
        names = contents(folder)
        assert whole in (names.get("old.json"), names.get("new.json"))
        for name in names:
            assert not name.endswith(".bak") or name.removesuffix(".bak") in names
        at += 1
    assert len(disk.calls) == at - 1 >= 5
    assert set(names) == {"new.json", "new.json.bak"}


# Two games


def test_a_second_game_writes_neither_drafts_nor_lesson(tmp_path: Path) -> None:
    """While another game has the folder, what is drafted and taught here touches none of its files."""
    first = services(tmp_path)
    playing = begin(first, *BOTH_SIDES)
    flow.begin(playing)
    playing.desk(Side.FIRST).sheet.change(DRAFT)
    before = contents(first.places.saves)
    assert any(name.endswith(".desk") for name in before)
    second = services(tmp_path)
    latest = second.latest()
    assert latest is not None
    resume(second, latest.id)
    other = begin(second, *BOTH_SIDES, seed="second")
    flow.begin(other)
    other.desk(Side.FIRST).sheet.change(OTHER)
    klass = lesson(second)
    step(klass)
    assert "Another running game" in klass.notice
    assert contents(first.places.saves) == before


def test_a_second_game_cannot_erase(tmp_path: Path) -> None:
    """Erasing everything is refused, with the reason on the page, while another game has the folder; then it works."""
    first, second = services(tmp_path), services(tmp_path)
    begin(first, *BOTH_SIDES)
    before = contents(first.places.saves)
    with pytest.raises(FolderTaken):
        second.erase()
    at = Pilot(EraseScene(second), strings=second.strings)
    at.use("erase.go").use("question.yes")
    assert "Another running game" in at.text()
    assert contents(first.places.saves) == before
    first.shelf.store.close()
    assert second.erase().left == ()
    assert not first.places.saves.exists() or list(first.places.saves.iterdir()) == []


def test_erasing_gives_the_folder_back(tmp_path: Path) -> None:
    """After erasing another game may have the folder, and the lock's file is gone as well."""
    with_ = services(tmp_path)
    begin(with_, *BOTH_SIDES)
    gone = with_.erase()
    assert gone.left == () and gone.gone >= 2
    assert list(with_.places.saves.iterdir()) == []
    other = Store(with_.places.saves)
    other.claim()
    other.close()


def test_a_desk_that_is_spoilt_is_left_out(tmp_path: Path) -> None:
    """Drafts with any byte changed are the same, others that fit the game, or none; no crash."""
    (tmp_path / "auto-x.json").touch()
    drafts.keep(tmp_path, "x", 7, {Side.FIRST: DRAFT})
    path = drafts.path_of(tmp_path, "x")
    data = path.read_bytes()
    for at in range(len(data)):
        for change in (1, 4, 0xFF):
            spoilt = bytearray(data)
            spoilt[at] ^= change
            path.write_bytes(bytes(spoilt))
            for draft in drafts.found(tmp_path, "x", 7, OPTIONS).values():
                assert all(0 <= option < OPTIONS[article] for article, option in draft.terms)
    path.write_text(json.dumps({"moves": 7, "sheets": {"first": {"terms": [[True, 1]]}}}))
    assert drafts.found(tmp_path, "x", 7, OPTIONS) == {}
