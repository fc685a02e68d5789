"""While tests run, nothing in this process speaks to anybody on a network or waits to be spoken to."""

from __future__ import annotations

import socket
import threading
from typing import Any, NoReturn

import pytest

CALLS = ("connect", "connect_ex", "bind", "sendto")
LOOKUPS = ("getaddrinfo", "gethostbyname")
SHUT = (socket.AF_INET, socket.AF_INET6)


class NetworkUsedError(BaseException):
    """The game, or a package that it stands on, tried to; no `except Exception` may swallow that."""


class Guard:
    """Refuses every way out while `shut`. Sockets of this machine's own file system are no network."""

    def __init__(self) -> None:
        self.shut = True

    def install(self, patch: pytest.MonkeyPatch) -> None:
        """Put itself before the calls of `socket`, until `patch` is undone."""
        for name in CALLS:
            patch.setattr(socket.socket, name, self._call(name))
        for name in LOOKUPS:
            patch.setattr(socket, name, self._lookup(name))

    def _call(self, name: str) -> Any:
        real = getattr(socket.socket, name)

        def call(one: socket.socket, *words: Any) -> Any:
            if self.shut and one.family in SHUT:
                _refuse(name, words)
            return real(one, *words)

        return call

    def _lookup(self, name: str) -> Any:
        real = getattr(socket, name)

        def lookup(*words: Any, **more: Any) -> Any:
            if self.shut:
                _refuse(name, words)
            return real(*words, **more)

        return lookup


def _refuse(name: str, words: tuple[Any, ...]) -> NoReturn:
    sentence = f"socket.{name}{words} was called: the game speaks to nobody."
    if threading.current_thread() is threading.main_thread():
        raise NetworkUsedError(sentence)
    raise PermissionError(sentence)  # a thread that a cluster's client left behind must not take its loop down with it
