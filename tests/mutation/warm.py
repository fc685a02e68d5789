"""A pytest that has collected its tests and forks a child for each thing tried, so that nothing is loaded twice."""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib import import_module
from pkgutil import walk_packages
from resource import RLIMIT_AS, setrlimit

import pytest

import game
from tests.strategies import harbour

MEMORY = 4 << 30
"""Bytes of memory that a child may ask for: a mutant may want them all."""
Child = Callable[[], str]


class Warm:
    """A pytest plug-in that hands the collected tests to `work` instead of running them."""

    def __init__(self, work: Callable[[pytest.Session], None]) -> None:
        self.work = work

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Called once everything is collected."""
        for module in walk_packages(game.__path__, "game."):
            if not module.name.startswith(("game.ui", "game.cli")):
                import_module(module.name)
        harbour()
        gc.freeze()
        self.work(session)
        return True


@dataclass(frozen=True, slots=True)
class Told:
    """What a child said before it ended; None if it was stopped or fell."""

    text: str | None
    late: bool = False


def forked(child: Child, seconds: int) -> Told:
    """What `child` returns when it runs in a process of its own that has so many seconds by the clock."""
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        _be_child(child, seconds, writing)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        text = stream.read()
    _, status = os.waitpid(pid, 0)
    late = os.WIFSIGNALED(status) and os.WTERMSIG(status) in (signal.SIGVTALRM, signal.SIGALRM)
    return Told(text if os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0 else None, late)


def _be_child(child: Child, seconds: int, writing: int) -> None:
    code = 1
    with suppress(BaseException):
        nowhere = os.open(os.devnull, os.O_RDWR)
        for stream in (0, 1, 2):
            os.dup2(nowhere, stream)
        setrlimit(RLIMIT_AS, (MEMORY, MEMORY))
        signal.alarm(seconds)
        said = child()
        signal.alarm(0)
        with os.fdopen(writing, "w", encoding="utf-8") as stream:
            stream.write(said)
        code = 0
    os._exit(code)


def first_failure(session: pytest.Session, items: Sequence[tuple[pytest.Item, float]]) -> str:
    """The first of these tests that fails, by its name; empty when all pass. A test that reckons longer than it is
    given, in seconds, ends the process.
    """
    for place, (item, seconds) in enumerate(items):
        following = items[place + 1][0] if place + 1 < len(items) else None
        signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return item.nodeid
    signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return ""
