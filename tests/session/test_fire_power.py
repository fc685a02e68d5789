"""Power cuts and full disks: what was not made durable may be lost or half there; a save is the old one or the new.

The power cut is reckoned, not made: a disk may show the folder as it was at any of the last changes that nobody asked
to make durable, and of a file that nobody asked to make durable all, half or nothing.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from game.kernel.errors import StorageError
from game.session.record import write
from game.session.store import GOOD, Store
from tests.session import fire
from tests.session.fire import Disk, between
from tests.session.helpers import played

Names = dict[str, int]
"""The files of a folder: name to inode."""


@dataclass
class Drive:
    """What a disk knows for certain, and what it was only told."""

    folder: Path
    kept: dict[int, bytes] = field(default_factory=dict)
    known: list[Names] = field(default_factory=list)
    states: list[dict[str, bytes]] = field(default_factory=list)

    def names(self) -> Names:
        """The folder as a running process sees it."""
        return {path.name: path.stat().st_ino for path in self.folder.iterdir()}

    def content(self) -> dict[int, bytes]:
        """What stands in the files as a running process sees them."""
        return {path.stat().st_ino: path.read_bytes() for path in self.folder.iterdir()}

    def begin(self) -> None:
        """Everything that is there is on the disk for certain."""
        self.kept, self.known = self.content(), [self.names()]

    def after(self, name: str, synced: int | None) -> None:
        """A call has been made: what a power cut now could leave."""
        now = self.content()
        if name == "fsync" and synced in now:
            self.kept[synced] = now[synced]
        elif name == "fsync":
            self.known = [self.names()]
        elif self.names() != self.known[-1]:
            self.known.append(self.names())
        for names in self.known:
            for share in (0, 2, 1):  # nothing, half, all of what was not made durable
                self.states.append({
                    each: self.kept.get(inode, now.get(inode, b"")[: len(now.get(inode, b"")) * share // 2])
                    for each, inode in names.items()
                })  # fmt: skip


@contextmanager
def on_a_drive(folder: Path) -> Iterator[Drive]:
    """Everything done meanwhile is followed call by call."""
    drive, asked = Drive(folder), list[int]()
    drive.begin()

    def strike(n: int, name: str, done: bool) -> None:
        if done:
            drive.after(name, asked.pop() if asked else None)

    real = os.fsync

    def fsync(handle: int) -> None:
        asked.append(os.fstat(handle).st_ino)
        real(handle)

    os.fsync = fsync
    try:
        with between(Disk(strike, waits=True)):
            yield drive
    finally:
        os.fsync = real


def saved(folder: Path, states: list[dict[str, bytes]], home: Path) -> Iterator[tuple[dict[str, bytes], Store]]:
    """Each state of a folder that a power cut could leave, once, as the next game finds it."""
    seen: set[tuple[tuple[str, bytes], ...]] = set()
    for state in states:
        key = tuple(sorted(state.items()))
        if key in seen:
            continue
        seen.add(key)
        place = home / str(len(seen))
        place.mkdir()
        for name, data in state.items():
            (place / name).write_bytes(data)
        yield state, Store(place)


@pytest.mark.parametrize("backup", [False, True])
def test_a_power_cut_leaves_the_old_save_or_the_new(backup: bool, tmp_path: Path) -> None:
    """At every call of a save over an older one, in everything that a disk may have made of it by then."""
    store = Store(tmp_path / "saves")
    if backup:
        store.save("a", played(7, 3))
    path = store.save("a", played(7, 5))
    old, new = write(played(7, 5)).encode(), write(played(7, 9)).encode()
    with on_a_drive(store.folder) as drive:
        store.save("a", played(7, 9))
    store.close()
    count = 0
    for state, found in saved(store.folder, drive.states, tmp_path):
        assert state[path.name] in (old, new)
        assert [slot.status for slot in found.slots()] == [GOOD]
        count += 1
    assert count >= 6
    assert drive.states[-1][path.name] == new
    assert drive.known == [drive.names()], "the last change of the folder was not made durable"


def test_the_drive_tells_what_is_not_made_durable(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A save that does not wait for the disk is found out: some power cut would have left it empty."""
    monkeypatch.setattr("game.session.files._sync", lambda handle: None)
    store = Store(tmp_path)
    path = store.save("a", played(7, 5))
    with on_a_drive(tmp_path) as drive:
        store.save("a", played(7, 9))
    store.close()
    assert any(state[path.name] == b"" for state in drive.states)


@pytest.fixture
def tiny(tmp_path: Path) -> Iterator[Path]:
    """A file system of 64 KiB; skipped where none can be had."""
    place = tmp_path / "tiny"
    place.mkdir()
    mount, umount = shutil.which("mount"), shutil.which("umount")
    if mount is None or umount is None:
        pytest.skip("no file system can be mounted: there is no mount here")
    command = [mount, "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    made = subprocess.run(command, capture_output=True, text=True, check=False)
    if made.returncode != 0:
        pytest.skip(f"no file system can be mounted: {made.stderr.strip()}")
    try:
        yield place
    finally:
        subprocess.run([umount, str(place)], capture_output=True, check=False)


def test_a_disk_that_is_really_full(tiny: Path) -> None:
    """Saves go on until there is no room, then say so; what was saved is whole, and deleting makes room again."""
    store, done = Store(tiny), 0
    for number in range(40):
        try:
            store.save(f"game {number}", played(7, 9))
        except StorageError as error:
            assert "No space" in error.sentence
            break
        done += 1
    assert 1 <= done < 40
    assert [slot.status for slot in store.slots()] == [GOOD] * done
    whole = fire.contents(tiny)
    with pytest.raises(StorageError):
        store.save("game 0", played(3, 2000))
    assert fire.contents(tiny) == whole
    store.delete(store.path_of("game 0"))
    store.save("game 0", played(7, 5))
    assert [slot.status for slot in store.slots()] == [GOOD] * done
    store.close()
