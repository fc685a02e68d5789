"""Stands between the game and the disk: stops the process, fills the disk or takes it away at any call of a save."""

from __future__ import annotations

import errno
import os
import signal
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

CHANGING = ("open", "write", "fsync", "close", "link", "unlink", "rmdir", "replace", "rename", "mkdir", "truncate")
"""Calls after which the disk may be another one, and the two by which data comes to be on it."""
TAKEN_AWAY = frozenset(CHANGING) - {"close"}
ERRORS = (errno.ENOSPC, errno.EACCES, errno.EROFS, errno.EIO, errno.EDQUOT, errno.EMFILE, errno.EPERM)


class Killed(BaseException):
    """The process is gone: nothing catches it, and nothing that it still tries comes to the disk."""


Strike = Callable[[int, str, bool], None]
"""What happens at a call: its number from 0, its name, and whether it has been done already."""


@dataclass
class Disk:
    """The calls that were made, and what befalls them. `most`: how many bytes one write takes at most; 0: all.

    Nothing here loses its power, so that the disk is not really waited for, unless `waits`.
    """

    strike: Strike = lambda n, name, done: None
    most: int = 0
    waits: bool = False
    calls: list[str] = field(default_factory=list)


@contextmanager
def between(disk: Disk) -> Iterator[Disk]:
    """Every changing call of `os` goes through `disk` meanwhile."""
    real = {name: getattr(os, name) for name in CHANGING}
    try:
        for name, call in real.items():
            setattr(os, name, _through(disk, name, call))
        yield disk
    finally:
        for name, call in real.items():
            setattr(os, name, call)


def _through(disk: Disk, name: str, call: Callable[..., Any]) -> Callable[..., Any]:
    def through(*args: Any, **more: Any) -> Any:
        number = len(disk.calls)
        disk.calls.append(name)
        disk.strike(number, name, False)
        if name == "write" and disk.most:
            args = (args[0], args[1][: disk.most])
        found = call(*args, **more) if name != "fsync" or disk.waits else None
        disk.strike(number, name, True)
        return found

    return through


def kill_at(at: int, *, done: bool, really: bool = False) -> Strike:
    """The process is killed before call `at`, or after it; `really`: by a signal, which suits a forked process only."""

    def strike(n: int, name: str, was_done: bool) -> None:
        if n > at or (n == at and was_done >= done):
            if really:
                os.kill(os.getpid(), signal.SIGKILL)
            raise Killed

    return strike


def fail_at(at: int, number: int) -> Strike:
    """Call `at` fails with this error, and no other."""

    def strike(n: int, name: str, done: bool) -> None:
        if n == at and not done:
            raise OSError(number, os.strerror(number))

    return strike


def fail_from(at: int, number: int) -> Strike:
    """From call `at` on nothing can be changed: the disk is full, or gone, or read-only."""

    def strike(n: int, name: str, done: bool) -> None:
        if n >= at and not done and name in TAKEN_AWAY:
            raise OSError(number, os.strerror(number))

    return strike


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a folder but the lock."""
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir()) if path.name != ".lock"}


def in_a_process(work: Callable[[], None]) -> int:
    """Do something in a forked process; the number of the signal that ended it, 0 when it came to its end."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
