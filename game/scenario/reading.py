"""Reading a file whose name came from outside: never more than is asked for, never a device, never waiting."""

from __future__ import annotations

import os
import stat

from game.scenario.packs import File, Inside


def read_bytes(path: File, most: int) -> bytes:
    """At most `most` bytes of a plain file, links followed, or of one in a pack.

    Raises OSError or ValueError, whose text says why.
    """
    if isinstance(path, Inside):
        return path.read_bytes()[:most]
    _plain(os.stat(path).st_mode)
    # Between the look and the opening the file may have become a pipe; opened like this, it is not waited for.
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    with open(os.open(path, flags), "rb") as stream:
        _plain(os.fstat(stream.fileno()).st_mode)
        return stream.read(most)


def _plain(mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise ValueError("it is a folder")
    if not stat.S_ISREG(mode):
        raise ValueError("it is a pipe or a device, not a file")
