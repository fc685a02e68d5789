"""Saves under fire from the disk: killed, full, read-only, broken at every call; each save is the old or the new."""

from __future__ import annotations

import errno
import os
import shutil
import signal
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from game.kernel.errors import StorageError
from game.session.match import Match, branch
from game.session.record import Loaded, write
from game.session.store import AUTOSAVES, GOOD, Store
from tests.session.fire import ERRORS, Disk, Killed, between, contents, fail_at, fail_from, in_a_process, kill_at
from tests.session.helpers import played

OLD, NEW = 5, 9
"""How many entries the games have."""


@dataclass(frozen=True)
class Deed:
    """Something done to a folder of saves. `ready` prepares the folder, `do` is done under fire."""

    ready: Callable[[Store], object]
    do: Callable[[Store], object]


def other(number: int) -> Match:
    """One of many games."""
    return branch(played(7, OLD), 2, f"game{number}")


def full_shelf(store: Store) -> None:
    """As many autosaves as there may be, the first one the oldest, and a named save."""
    store.save("mine", played(3, OLD))
    for number in range(AUTOSAVES):
        path = store.autosave(other(number))
        os.utime(path, (1000 + number, 1000 + number))


DEEDS = {
    "first save": Deed(lambda store: None, lambda store: store.save("a", played(7, NEW))),
    "save over": Deed(lambda store: store.save("a", played(7, OLD)), lambda store: store.save("a", played(7, NEW))),
    "save over with a backup": Deed(
        lambda store: (store.save("a", played(7, 3)), store.save("a", played(7, OLD))),
        lambda store: store.save("a", played(7, NEW)),
    ),
    "first autosave": Deed(full_shelf, lambda store: store.autosave(other(99))),
    "autosave over": Deed(lambda store: store.autosave(played(7, OLD)), lambda store: store.autosave(played(7, NEW))),
    "delete": Deed(
        lambda store: (store.save("a", played(7, OLD)), store.save("a", played(7, NEW)), store.save("b", played(7, 3))),
        lambda store: store.delete(store.path_of("a")),
    ),
}


@cache
def template(name: str, home: Path) -> tuple[Path, dict[str, bytes], dict[str, bytes], tuple[str, ...]]:
    """The folder before the deed, its files before and after, and the calls that the deed makes when all goes well."""
    folder = home / name / "saves"
    store = Store(folder)
    store.claim()
    DEEDS[name].ready(store)
    store.close()
    before = contents(folder)
    for attempt in ("warm", "work"):  # the first one may import and reckon something
        work = home / name / attempt
        shutil.copytree(folder, work)
        store = Store(work)
        with between(Disk()) as disk:
            DEEDS[name].do(store)
        store.close()
    for each in (Store(folder), Store(work)):
        assert all(slot.status == GOOD and isinstance(each.load(slot.path), Loaded) for slot in each.slots())
    return folder, before, contents(work), tuple(disk.calls)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the folders are prepared."""
    return tmp_path_factory.mktemp("fire")


class Fire:
    """One kind of deed, done again and again in fresh copies of its folder."""

    def __init__(self, name: str, home: Path, place: Path) -> None:
        self.deed = DEEDS[name]
        self.folder, self.before, self.after, self.calls = template(name, home)
        self.place, self.count = place, 0

    def fresh(self) -> Store:
        """A copy of the folder, times and all."""
        self.count += 1
        work = self.place / str(self.count)
        shutil.copytree(self.folder, work)
        return Store(work)

    def judge(self, folder: Path) -> None:
        """Each save is the old one or the new one, whole; none is missing that stood in both; the next game goes on."""
        found = contents(folder)
        for name in (self.before.keys() & self.after.keys()) - found.keys():
            assert name.endswith(".bak"), f"{name} is lost"
        saves = {name for name in found if not name.startswith(".")}
        for name in saves:
            main = name.removesuffix(".bak")
            allowed = {kept.get(each) for kept in (self.before, self.after) for each in {name, main}}
            assert found[name] in allowed, f"{name} is neither the old one nor the new one"
            assert main in saves, f"{name} was left alone"
        store = Store(folder)
        with between(Disk()):
            store.save("next", played(3, 3))
        store.close()
        left = [name for name in contents(folder) if name.startswith(".")]
        assert left == [], "what a killed process left behind is still there"


@pytest.fixture(params=DEEDS)
def fire(request: pytest.FixtureRequest, home: Path, tmp_path: Path) -> Fire:
    """Each kind of deed in turn."""
    return Fire(request.param, home, tmp_path)


def moments(fire: Fire) -> Iterator[tuple[int, bool]]:
    """Before and after each call."""
    return ((at, done) for at in range(len(fire.calls)) for done in (False, True))


def test_killed_before_and_after_every_call(fire: Fire) -> None:
    """Wherever a process ends, the folder holds the old save or the new one, and the next game finds nothing else."""
    for at, done in moments(fire):
        store = fire.fresh()
        with between(Disk(kill_at(at, done=done))), pytest.raises(Killed):
            fire.deed.do(store)
        store.close()
        fire.judge(store.folder)
    assert fire.count == 2 * len(fire.calls) >= 4


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs a system that forks")
def test_killed_by_a_signal_at_every_call(fire: Fire) -> None:
    """The same with processes that are really killed: the system drops their locks, and the next game saves at once."""
    for at, done in moments(fire):
        store = fire.fresh()

        def work(store: Store = store, at: int = at, done: bool = done) -> None:
            with between(Disk(kill_at(at, done=done, really=True))):
                fire.deed.do(store)

        assert in_a_process(work) == signal.SIGKILL
        fire.judge(store.folder)
    assert fire.count == 2 * len(fire.calls) >= 4


def tried(fire: Fire, store: Store) -> bool:
    """Whether a deed was done; if not, it was refused with a sentence."""
    try:
        fire.deed.do(store)
    except StorageError as error:
        assert error.sentence.endswith(".")
        return False
    return True


@pytest.mark.parametrize("errors", [ERRORS[:1], pytest.param(ERRORS[1:], marks=pytest.mark.slow)], ids=["full", "all"])
def test_every_call_fails(fire: Fire, errors: tuple[int, ...]) -> None:
    """One failing call is a sentence or does not matter; nothing is lost, and the next attempt succeeds."""
    for at in range(len(fire.calls)):
        for number in errors:
            store = fire.fresh()
            with between(Disk(fail_at(at, number))):
                tried(fire, store)
            with between(Disk()):
                fire.deed.do(store)
            store.close()
            fire.judge(store.folder)
    assert fire.count == len(errors) * len(fire.calls)


@pytest.mark.parametrize("errors", [ERRORS[2:3], pytest.param(ERRORS[:5], marks=pytest.mark.slow)], ids=["ro", "all"])
def test_the_disk_is_taken_away_midway(fire: Fire, errors: tuple[int, ...]) -> None:
    """From any call on the folder is read-only, full or broken: a sentence, and what was there is still there."""
    refused = 0
    for at in range(len(fire.calls)):
        for number in errors:
            store = fire.fresh()
            with between(Disk(fail_from(at, number))):
                refused += not tried(fire, store)
            store.close()
            fire.judge(store.folder)
    assert refused > 0


def test_short_writes_are_gone_on_with(fire: Fire) -> None:
    """A disk that takes a few bytes at a time gets them all; one that is full after some of them is a sentence."""
    store = fire.fresh()
    with between(Disk(most=1000)) as disk:
        fire.deed.do(store)
    store.close()
    assert contents(store.folder) == fire.after
    if "write" in fire.calls:
        assert disk.calls.count("write") > 10
        store = fire.fresh()
        with between(Disk(fail_from(disk.calls.index("write") + 5, errno.ENOSPC), most=1000)):
            assert not tried(fire, store)
        store.close()
        fire.judge(store.folder)


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP, errno.ENOSYS])
def test_a_file_system_that_cannot_sync(number: int, tmp_path: Path) -> None:
    """Where a file cannot be made durable by asking, it is saved none the less."""

    def strike(n: int, name: str, done: bool) -> None:
        if name == "fsync":
            raise OSError(number, os.strerror(number))

    store = Store(tmp_path)
    with between(Disk(strike)):
        path = store.save("a", played(7, NEW))
    assert path.read_text(encoding="utf-8") == write(played(7, NEW))


def test_without_hard_links_there_is_a_backup_too(tmp_path: Path) -> None:
    """On a file system without links the backup is a copy."""

    def strike(n: int, name: str, done: bool) -> None:
        if name == "link":
            raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    store = Store(tmp_path)
    with between(Disk(strike)):
        store.save("a", played(7, OLD))
        store.save("a", played(7, NEW))
    store.close()
    assert contents(tmp_path) == {
        "a.json": write(played(7, NEW)).encode(), "a.json.bak": write(played(7, OLD)).encode(),
    }  # fmt: skip
