"""One running game to a folder: a lock that the system drops when the process ends, so that none is ever stale."""

from __future__ import annotations

import os
import sys
from pathlib import Path

NAME = ".lock"


class FolderLock:
    """A lock on a folder. `take` once; `release` when done."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / NAME
        self._handle: int | None = None

    def take(self) -> bool:
        """Whether this process now has the folder. True also where the file system knows no locks. Raises OSError."""
        if self._handle is not None:
            return True
        handle = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            _lock(handle)
        except BlockingIOError:
            os.close(handle)
            return False
        except OSError:
            pass  # a file system without locks: better to play unlocked than not to save
        self._handle = handle
        return True

    def release(self) -> None:
        """Give the folder up."""
        if self._handle is not None:
            os.close(self._handle)
            self._handle = None


def _lock(handle: int) -> None:
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except PermissionError as error:
            raise BlockingIOError from error
    else:
        import fcntl

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
