"""One running game to a folder: a lock that the system drops when the process ends, so that none is ever stale."""

from __future__ import annotations

import errno
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

NAME = ".lock"
TRIES = 20
WAIT, MOST_WAITS = 0.02, 100
"""Seconds between attempts to have a folder for a moment, and how many there are."""
HELD, TAKEN, UNKNOWN = "held", "taken", "unknown"
_TAKEN = frozenset((errno.EAGAIN, errno.EWOULDBLOCK, errno.EACCES, errno.EDEADLK))
"""What systems answer, network drives too, when another process has the lock; anything else: they know no locks."""


class FolderLock:
    """A lock on a folder. `take` once; `release` when done. `sure`: no other process can have it too."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._handle: int | None = None
        self.sure = False

    def take(self) -> bool:
        """Whether this process now has the folder. True also where the file system knows no locks. Raises OSError.

        A lock file that somebody deleted between our opening and our locking it locks nothing: then once more.
        """
        if self._handle is not None:
            return True
        for _ in range(TRIES):
            handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o666)
            found = _lock(handle)
            if found == UNKNOWN or (found == HELD and _still_there(handle, self._path)):
                self._handle, self.sure = handle, found == HELD
                return True
            os.close(handle)
            if found == TAKEN:
                return False
        return False

    def release(self) -> None:
        """Give the folder up."""
        if self._handle is not None:
            _unlock(self._handle)
            os.close(self._handle)
            self._handle, self.sure = None, False


@contextmanager
def alone(folder: Path) -> Iterator[bool]:
    """A moment in which no other running game writes in a folder that they share; whether that is sure.

    Who waits in vain goes on none the less, and so does who cannot write there at all.
    """
    lock = FolderLock(folder)
    with suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        for _ in range(MOST_WAITS):
            if lock.take():
                break
            time.sleep(WAIT)
    try:
        yield lock.sure
    finally:
        lock.release()


def _still_there(handle: int, path: Path) -> bool:
    """Whether the file that was opened is the one that stands in the folder."""
    try:
        return os.path.samestat(os.fstat(handle), os.stat(path))
    except OSError:
        return False


def _lock(handle: int) -> str:
    """Lock an open file for this process: `held`, `taken` by another, or `unknown` where there are no locks."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return TAKEN if error.errno in _TAKEN else UNKNOWN
    return HELD


def _unlock(handle: int) -> None:
    """Unlock it at once; the system would, when it is closed, but Windows takes its time."""
    with suppress(OSError):
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(handle, msvcrt.LK_UNLCK, 1)
