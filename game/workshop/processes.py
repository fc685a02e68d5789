"""Games played in several processes of this machine."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice

from game.workshop.play_out import Row
from game.workshop.task import Alone, Crew, CrewLost, Task, play_number

AHEAD = 2
"""Games handed out to each process at a time, so that none waits and few are under way when it all stops."""

SELDOM = (50_000, 20, 20)
"""Thresholds of the collector of circular garbage, of which games leave little: to look seldom saves a twentieth."""


@dataclass(frozen=True, slots=True)
class Processes:
    """So many processes, which end with this one and leave Ctrl-C to it."""

    number: int

    def play(self, task: Task, numbers: Sequence[int]) -> Iterator[tuple[int, Row]]:
        """The games in the order in which they end. Closed before its end, it drops what is not yet being played."""
        fresh = multiprocessing.get_context("spawn")
        pool = ProcessPoolExecutor(min(self.number, max(1, len(numbers))), mp_context=fresh, initializer=_settle)
        try:
            yield from self._stream(pool, task, iter(numbers))
        except BrokenProcessPool as error:
            raise CrewLost(
                "A process that was playing games was ended from outside, perhaps for want of memory; fewer `--workers`"
                " need less of it."
            ) from error
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _stream(self, pool: ProcessPoolExecutor, task: Task, numbers: Iterator[int]) -> Iterator[tuple[int, Row]]:
        def hand_out(most: int) -> set[Future[tuple[int, Row]]]:
            with _uninterrupted():
                return {pool.submit(play_number, task, number) for number in islice(numbers, most)}

        under_way = hand_out(AHEAD * self.number)
        while under_way:
            done, under_way = wait(under_way, return_when=FIRST_COMPLETED)
            under_way |= hand_out(len(done))
            for future in done:
                yield future.result()


def crew_of(workers: int, games: int) -> Crew:
    """This process alone for one worker; 0 means one for each core, but not more than are worth starting."""
    wanted = workers or min(cores(), max(1, games // 2))
    return Alone() if wanted == 1 else Processes(wanted)


def cores() -> int:
    """How many cores this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def _settle() -> None:
    """Do nothing but play: leave Ctrl-C to the process that started this one, and end when it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(*SELDOM)
    threading.Thread(target=_follow, daemon=True).start()


def _follow() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Processes started inside are born deaf to Ctrl-C, which would otherwise catch them among their imports."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
