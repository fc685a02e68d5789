"""Two running games on one folder: each its own process, neither harms the other, and a dead one holds nobody up."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import pytest

from game.kernel.errors import StorageError
from game.kernel.sides import BySide
from game.session import lock
from game.session.chain import HUMAN, Settings
from game.session.controller import Controller
from game.session.lock import FolderLock
from game.session.match import start
from game.session.opening import NotOpened, resume
from game.session.record import Loaded
from game.session.store import GOOD, FolderTaken, Store
from tests.session.fire import contents
from tests.session.helpers import TWO_PEOPLE, harbour_edition, played

GAME = """
import json, sys
from pathlib import Path
from game.kernel.errors import GameError
from game.session.match import branch
from game.session.store import Store
from tests.session.helpers import played

store = Store(Path(sys.argv[1]))
for line in sys.stdin:
    deed, name, moves = json.loads(line)
    said = ""
    try:
        match = branch(played(7, max(2, moves)), 2, name) if deed == "autosave" else played(7, moves)
        if deed == "save":
            store.save(name, match)
        elif deed == "autosave":
            store.autosave(match)
        elif deed == "delete":
            store.delete(store.path_of(name))
        elif deed == "claim":
            store.claim()
        elif deed == "close":
            store.close()
    except GameError as problem:
        said = problem.sentence
    print(json.dumps(said), flush=True)
"""


class Other:
    """A game in a process of its own that does as it is told."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self.process = process

    def tell(self, deed: str, name: str = "", moves: int = 3) -> None:
        """Have it do something, without waiting for it."""
        assert self.process.stdin is not None
        self.process.stdin.write(json.dumps([deed, name, moves]) + "\n")
        self.process.stdin.flush()

    def said(self) -> str:
        """What it said of the next thing it was told: a sentence when it could not be done."""
        assert self.process.stdout is not None
        found: Any = json.loads(self.process.stdout.readline())
        return str(found)

    def does(self, deed: str, name: str = "", moves: int = 3) -> str:
        """Have it do something; what it said."""
        self.tell(deed, name, moves)
        return self.said()


@contextmanager
def running(folder: Path) -> Iterator[Other]:
    """Another game on this folder, ended with the test."""
    command = [sys.executable, "-c", GAME, str(folder)]
    pipe, root = subprocess.PIPE, Path(__file__).parents[2]
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True, cwd=root) as process:
        try:
            yield Other(process)
        finally:
            process.kill()


def test_only_one_of_two_processes_saves(tmp_path: Path) -> None:
    """The second is refused saving, autosaving and deleting with a sentence that names the folder; it may still read.

    It saves as soon as the first is closed.
    """
    with running(tmp_path) as other:
        assert other.does("save", "theirs") == ""
        store, before = Store(tmp_path), contents(tmp_path)
        for attempt in (
            lambda: store.save("ours", played(3, 3)),
            lambda: store.autosave(played(3, 3)),
            lambda: store.delete(store.path_of("theirs")),
        ):
            with pytest.raises(FolderTaken) as caught:
                attempt()
            assert str(tmp_path) in caught.value.sentence
            assert "Another running game" in caught.value.sentence
        assert contents(tmp_path) == before
        assert [slot.status for slot in store.slots()] == [GOOD]
        assert other.does("close") == ""
        store.save("ours", played(3, 3))
        assert "Another running game" in other.does("delete", "ours")
        assert {slot.name for slot in store.slots()} == {"ours", "theirs"}
        store.close()


def test_a_killed_game_holds_nobody_up(tmp_path: Path) -> None:
    """A process that is killed while it has the folder leaves it free at once."""
    with running(tmp_path) as other:
        assert other.does("save", "theirs") == ""
        store = Store(tmp_path)
        assert store.elsewhere
        os.kill(other.process.pid, signal.SIGKILL)
        other.process.wait()
        store.save("ours", played(3, 3))
        assert {slot.status for slot in store.slots()} == {GOOD}
        store.close()


@pytest.mark.slow
def test_killed_again_and_again_while_two_games_save(tmp_path: Path) -> None:
    """Games that save, autosave and delete as fast as they can are killed at any moment; no save is ever torn."""
    rounds = 12
    for n in range(rounds):
        with running(tmp_path) as first, running(tmp_path) as second:
            for game, name in ((first, "first"), (second, "second")):
                assert game.does("claim") == "" or game is second
                for moves in range(3, 15):
                    game.tell("save", name, moves)
                    game.tell("autosave", name, moves)
                    game.tell("delete" if moves % 5 == n % 5 else "save", name, moves)
            for _ in range(3 * n + 1):
                first.said()
            first.process.kill()
            second.process.kill()
        store = Store(tmp_path)
        assert {slot.status for slot in store.slots()} <= {GOOD}
        assert all(isinstance(store.load(slot.path), Loaded) for slot in store.slots())
        store.save("after", played(3, 3))
        assert [name for name in contents(tmp_path) if name.startswith(".")] == []
        store.close()


def test_whoever_opens_the_other_games_save_gets_a_game_of_its_own(tmp_path: Path) -> None:
    """Taken up in both at once, it goes on in both, and neither writes into the other's save, whoever ends first."""
    ours = Store(tmp_path)
    match = start(harbour_edition(), "two", TWO_PEOPLE, match_id="shared")
    mine = Controller(match, ours)
    path = ours.auto_path("shared")
    second = Store(tmp_path)
    theirs = resume(path, second)
    assert isinstance(theirs, Controller)
    assert theirs.match_id != "shared"
    assert theirs.notice is not None
    assert "Another running game" in theirs.notice
    for _ in range(3):
        assert mine.advance() or mine.submit(mine.waiting_humans()[0], _plain(mine)) is None
    kept = path.read_bytes()
    ours.close()
    assert theirs.advance() or theirs.submit(theirs.waiting_humans()[0], _plain(theirs)) is None
    assert theirs.notice is None
    assert path.read_bytes() == kept
    assert second.auto_path(theirs.match_id).exists()
    second.close()


def _plain(controller: Controller) -> Any:
    from tests.ui.game_hands import _plain as plain  # here, so that the session's tests need no window

    return plain(controller.legal(controller.waiting_humans()[0]))


def test_a_game_without_going_back_is_not_opened_twice(tmp_path: Path) -> None:
    """Iron games have one save: while another game has the folder they are not taken up, with a sentence."""
    ours = Store(tmp_path)
    settings = Settings(BySide(HUMAN, HUMAN), iron=True)
    Controller(start(harbour_edition(), "iron", settings, match_id="iron"), ours)
    second = Store(tmp_path)
    found = resume(second.auto_path("iron"), second)
    assert isinstance(found, NotOpened)
    assert "close that game first" in found.reason
    ours.close()
    assert isinstance(resume(second.auto_path("iron"), second), Controller)
    second.close()


# The lock itself


def test_a_lock_file_that_is_deleted_locks_nothing(tmp_path: Path) -> None:
    """When somebody deletes the lock's file, the next one to ask does not share the folder with who asks after it."""
    first, second, third = FolderLock(tmp_path), FolderLock(tmp_path), FolderLock(tmp_path)
    assert first.take()
    (tmp_path / lock.NAME).unlink()
    assert second.take()
    assert not third.take()
    for one in (first, second, third):
        one.release()


def test_a_lock_that_is_replaced_between_opening_and_locking(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Opened, then deleted by the one who had it, then locked: that is no lock, so it is asked for once more."""
    real, asked = lock._lock, list[int]()

    def late(handle: int) -> str:
        asked.append(handle)
        if len(asked) == 1:
            (tmp_path / lock.NAME).unlink()
        return real(handle)

    monkeypatch.setattr(lock, "_lock", late)
    first = FolderLock(tmp_path)
    assert first.take()
    assert len(asked) == 2
    assert not FolderLock(tmp_path).take()
    first.release()


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP, errno.EINVAL, errno.EIO])
def test_a_drive_that_knows_no_locks_stops_nobody(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where locks are not to be had the game saves all the same, and sweeps nothing that could be another's."""

    def refused(handle: int, how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", refused)
    loose = tmp_path / ".a.json.4711.tmp"
    loose.touch()
    for store in (Store(tmp_path), Store(tmp_path)):
        store.save("a", played(3, 3))
        store.close()
    assert loose.exists()


@pytest.mark.parametrize("number", [errno.EAGAIN, errno.EACCES, errno.EDEADLK])
def test_however_a_system_says_taken(number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Network drives and Windows say in other words that somebody else has the lock."""

    def refused(handle: int, how: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("fcntl.flock", refused)
    with pytest.raises(FolderTaken):
        Store(tmp_path).claim()


def test_a_folder_that_cannot_be_written_is_not_taken_for_another_game(tmp_path: Path) -> None:
    """A read-only folder says so; a game in it is taken up as itself."""
    (tmp_path / "file").touch()
    store = Store(tmp_path / "file" / "saves")
    with pytest.raises(StorageError) as caught:
        store.claim()
    assert not isinstance(caught.value, FolderTaken)
    assert not store.elsewhere
    assert not store.ours


def test_what_a_killed_game_left_is_swept_by_the_next(tmp_path: Path) -> None:
    """Half-written files go when the next game takes the folder; nothing else does."""
    store = Store(tmp_path)
    store.save("a", played(3, 3))
    store.close()
    for name in (".a.json.4711.tmp", ".a.json.4711.bak", ".hidden", "a.tmp"):
        (tmp_path / name).touch()
    with suppress(StorageError):
        Store(tmp_path).claim()
    assert {path.name for path in tmp_path.iterdir()} == {".lock", "a.json", ".hidden", "a.tmp"}
