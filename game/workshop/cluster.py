"""Games played on a Dask cluster that is already there (the optional extra `dask`).

The workers need this game installed in the same version, the scheduler does not, and neither needs a disk in common
with this machine: the scenario travels with the games.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import time
import uuid
import zlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from typing import Any

from game.kernel.errors import GameError
from game.kernel.sides import BySide
from game.workshop.parcel import Parcel
from game.workshop.play_out import Row
from game.workshop.rows import row_data, row_of
from game.workshop.task import CrewLost, Task, code_version, play_number

TO_CONNECT = 10
FIRST_WORKER = 20
LOOK = 5
"""Seconds between looks at how many workers there are."""
WITHOUT_WORKERS = 30
AHEAD = 3
"""Games handed out for each thread of the cluster, so that none waits for the way here and back."""
LONGEST_REASON = 200
NOISY = ("distributed", "tornado")


@dataclass(frozen=True, slots=True)
class Cluster:
    """The workers of the scheduler at an address, such as `tcp://192.168.1.9:8786`."""

    address: str

    def play(self, task: Task, numbers: Sequence[int]) -> Iterator[tuple[int, Row]]:
        """The games in the order in which they end. Raises CrewLost when nobody is there to play them."""
        if not numbers:
            return
        kit = _kit()
        client = self._connected(kit)
        try:
            yield from _Campaign(kit, client, task).play(iter(numbers))
        except GameError:
            raise
        except (kit.CancelledError, kit.comm.CommClosedError) as error:
            raise CrewLost(f"The Dask scheduler at `{self.address}` has gone.") from error
        except Exception as error:
            raise CrewLost(f"The Dask cluster at `{self.address}` could not play on: {_reason(error)}.") from error
        finally:
            with suppress(Exception):
                client.close(timeout=TO_CONNECT)

    def _connected(self, kit: Any) -> Any:
        try:
            asyncio.run(_greet(kit, self.address))
            client = kit.Client(self.address, timeout=TO_CONNECT, set_as_default=False)
        except Exception as error:
            raise CrewLost(f"There is no Dask scheduler at `{self.address[:LONGEST_REASON]}`.") from error
        try:
            client.wait_for_workers(1, timeout=FIRST_WORKER)
        except Exception as error:
            with suppress(Exception):
                client.close(timeout=TO_CONNECT)
            raise CrewLost(f"The Dask scheduler at `{self.address}` has no workers.") from error
        return client


class _Campaign:
    """One series on one cluster."""

    def __init__(self, kit: Any, client: Any, task: Task) -> None:
        self._kit = kit
        self._client = client
        self._name = f"portsmouth-{uuid.uuid4().hex}"
        self._order = ((task.levels.first, task.levels.second), task.seed, task.instructions, code_version())
        parcel = task.parcel
        packed = zlib.compress(parcel.text.encode("utf-8"))
        self._parcel = self._call("parcel", unpack, parcel.id, packed, parcel.digest)
        self._seen = time.monotonic()
        self._looked = 0.0
        self._wanted = 0

    def play(self, numbers: Iterator[int]) -> Iterator[tuple[int, Row]]:
        """Keep the cluster busy until the numbers are played."""
        under_way: set[Any] = set()
        try:
            while True:
                self._look()
                under_way |= {
                    self._call(number, play_there, self._parcel, *self._order, number)
                    for number in islice(numbers, self._wanted - len(under_way))
                }
                if not under_way:
                    return
                done = self._done(under_way)
                under_way -= done
                for future in done:
                    yield self._result(future)
        finally:
            with suppress(Exception):
                self._client.cancel([*under_way, self._parcel])

    def _call(self, what: object, function: Callable[..., object], *words: object) -> Any:
        """A future of calling a function of this module over there.

        It is named in a text that the worker evaluates, because scheduler and workers go down when they are sent an
        object of a package that they have not got; this way its absence is an answer like any other.
        """
        text = f"__import__('{__name__}', fromlist=['*']).{function.__name__}(*words)"
        return self._client.submit(eval, text, {"words": list(words)}, key=f"{self._name}-{what}", pure=False)

    def _done(self, under_way: set[Any]) -> set[Any]:
        try:
            with self._client.as_current():
                found = self._kit.wait(list(under_way), timeout=LOOK, return_when="FIRST_COMPLETED")
        except TimeoutError:
            return set()
        return set(found.done)

    def _result(self, future: Any) -> tuple[int, Row]:
        try:
            number, data = self._fetched(future)
        except self._kit.KilledWorker as error:
            raise CrewLost("Workers of the Dask cluster were lost again and again over the same game.") from error
        except ImportError as error:
            raise CrewLost("A worker of the Dask cluster has not got this game installed.") from error
        future.release()
        return number, row_of(data)

    def _fetched(self, future: Any) -> Any:
        """The result of a call, in as long as it takes while the cluster lives.

        A worker can die with a result nobody has fetched. The scheduler then tries for half a minute to reach it
        before it has the game played again by another.
        """
        fetching = asyncio.run_coroutine_threadsafe(
            self._client.gather(future, asynchronous=True), self._client.loop.asyncio_loop
        )
        while True:
            with suppress(TimeoutError):
                return fetching.result(timeout=LOOK)
            if fetching.done():
                return fetching.result()
            self._look()

    def _look(self) -> None:
        """See how many workers there are; raise CrewLost when there have long been none."""
        now = time.monotonic()
        if now - self._looked < LOOK:
            return
        if self._client.status != "running":
            raise CrewLost("The Dask scheduler has gone.")
        threads = sum(self._client.nthreads().values())
        self._looked = time.monotonic()
        self._wanted = max(1, self._wanted, AHEAD * threads)
        if threads:
            self._seen = self._looked
        elif self._looked - self._seen > WITHOUT_WORKERS:
            raise CrewLost("The Dask cluster has lost all its workers.")


async def _greet(kit: Any, address: str) -> None:
    """Return if a scheduler answers in time: a client would wait for ever on a machine that takes calls in silence."""
    async with asyncio.timeout(TO_CONNECT), kit.rpc(address) as scheduler:
        if (await scheduler.identity())["type"] != "Scheduler":
            raise OSError("not a scheduler")


def unpack(name: str, packed: bytes, digest: str) -> tuple[str, str, str]:
    """On a worker: the parts of the parcel that was sent."""
    return name, zlib.decompress(packed).decode("utf-8"), digest


def play_there(
    parcel: tuple[str, str, str], levels: tuple[str, str], seed: str, instructions: str, version: str, number: int
) -> tuple[int, dict[str, Any]]:
    """On a worker: play one game. Raises CrewLost where the worker's game is not the one that asked."""
    if version != code_version():
        raise CrewLost("A worker of the Dask cluster has another version of this game.")
    number, row = play_number(Task(Parcel(*parcel), BySide(*levels), seed, instructions), number)
    return number, row_data(row)


def _kit() -> Any:
    """The package `distributed`, kept from writing its log to the standard error."""
    try:
        kit = importlib.import_module("distributed")
    except ImportError as error:
        raise CrewLost('Dask is not installed: `python -m pip install --editable ".[dask]"` adds it.') from error
    for name in [*logging.root.manager.loggerDict]:
        if name.split(".")[0] in NOISY:
            logging.getLogger(name).handlers = [logging.NullHandler()]
    return kit


def _reason(error: BaseException) -> str:
    return " ".join(str(error).split())[:LONGEST_REASON].rstrip(".") or type(error).__name__
