"""Keeps a piece of work inside one folder: writes elsewhere and connections are refused, and noted."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path
from types import TracebackType
from typing import Any

MAKES = ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod")
_watching: list[Warden] = []
_hooked: list[bool] = []


class Warden:
    """While it is entered, nothing is written outside `folder`; `found` are the places that were tried."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.found = str(folder), list[str]()

    def __enter__(self) -> Warden:
        if not _hooked:  # a hook cannot be taken away again: one for the process, silent while nobody watches
            _hooked.append(True)
            sys.addaudithook(_heard)
        _watching.append(self)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None
    ) -> None:
        _watching.remove(self)

    def hear(self, event: str, args: tuple[Any, ...]) -> None:
        """Raises OSError for what must not be done."""
        if event == "socket.connect":
            self.found.append(f"socket {args[1:]}")
            raise OSError(errno.ENETUNREACH, os.strerror(errno.ENETUNREACH))
        if event == "open" and _writes(args[1], args[2]):
            self._refuse(args[0])
        elif event in MAKES:
            for place in args[:2] if event in ("os.rename", "os.link") else args[:1]:
                self._refuse(place)

    def _refuse(self, place: Any) -> None:
        if isinstance(place, int):
            return
        try:
            path = os.path.realpath(os.fsdecode(place))
        except (ValueError, TypeError, OSError):
            return
        if path != os.devnull and path != self.folder and not path.startswith(self.folder + os.sep):
            self.found.append(path)
            raise PermissionError(errno.EROFS, os.strerror(errno.EROFS), str(place))


def _heard(event: str, args: tuple[Any, ...]) -> None:
    for warden in _watching:
        warden.hear(event, args)


def _writes(mode: object, flags: object) -> bool:
    if isinstance(mode, str):
        return bool(set(mode) & set("wax+"))
    return isinstance(flags, int) and bool(flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC))
