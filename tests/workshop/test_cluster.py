"""The same games on a real Dask cluster, whose scheduler and workers are processes of their own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.kernel.sides import BySide
from game.workshop import cluster
from game.workshop.cluster import Cluster
from game.workshop.rows import digest_of
from game.workshop.simulate import Order, in_order, simulate, task_of
from game.workshop.task import CrewLost, Task
from tests.workshop.dask_cluster import DaskCluster, dask_cluster
from tests.workshop.test_simulate import HARBOUR

ORDER = Order(HARBOUR, 24, BySide("envoy", "attache"), "11")
SOON = 45
pytestmark = pytest.mark.usefixtures("network")


@pytest.fixture(scope="module")
def task() -> Task:
    return task_of(ORDER)


@pytest.fixture
def two(tmp_path: Path) -> Iterator[DaskCluster]:
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    with dask_cluster(tmp_path, 2) as found:
        yield found


@pytest.mark.parametrize("look", [cluster.LOOK, pytest.param(0.001, marks=pytest.mark.slow)])
def test_the_cluster_plays_the_same_games(
    two: DaskCluster, task: Task, look: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Digest for digest the rows are those of this process, though a worker is killed in the middle.

    It does not matter how much longer than a look a result takes that another worker must play again.
    """
    monkeypatch.setattr(cluster, "LOOK", look)
    played = {}
    for number, row in Cluster(two.address).play(task, range(ORDER.games)):
        if not played:
            two.workers[0].kill()
        played[number] = row
    assert sorted(played) == list(range(ORDER.games))
    assert digest_of(in_order(iter(sorted(played.items())))) == digest_of(simulate(ORDER))


def test_a_lost_scheduler_is_a_sentence(two: DaskCluster, task: Task) -> None:
    """When the scheduler dies the games end soon, in one sentence."""
    started = time.monotonic()
    games = Cluster(two.address).play(task, range(1000))
    next(games)
    two.scheduler.kill()
    with pytest.raises(CrewLost, match="scheduler"):
        list(games)
    assert time.monotonic() - started < SOON


def test_a_worker_without_the_game_is_a_sentence(tmp_path: Path, task: Task) -> None:
    """A worker that has not got this game says so and lives on; so does one that has another version of it."""
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    with dask_cluster(tmp_path, 0) as found:
        bare = found.add_worker(PYTHONPATH="")
        if _installed():
            pytest.skip("the game is installed for every process here")
        with pytest.raises(CrewLost, match="not got this game"):
            list(Cluster(found.address).play(task, range(2)))
        assert bare.poll() is None
        bare.kill()
        older = tmp_path / "older"
        older.mkdir()
        (older / "sitecustomize.py").write_text(
            "import game.workshop.task as task\ntask.code_version = lambda: 'older'\n"
        )
        found.add_worker(PYTHONPATH=f"{older}:{Path(__file__).parents[2]}")
        with pytest.raises(CrewLost, match="another version"):
            list(Cluster(found.address).play(task, range(2)))


def _installed() -> bool:
    """Whether Python finds the game without the checkout."""
    bare = {**os.environ, "PYTHONPATH": ""}
    return subprocess.run([sys.executable, "-c", "import game"], cwd="/", env=bare, capture_output=True).returncode == 0


def test_a_scheduler_without_workers_is_a_sentence(tmp_path: Path, task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits for a first worker for a while and no longer."""
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    monkeypatch.setattr(cluster, "FIRST_WORKER", 1)
    with dask_cluster(tmp_path, 0) as found, pytest.raises(CrewLost, match="no workers"):
        list(Cluster(found.address).play(task, range(2)))


@pytest.mark.parametrize("address", ["nonsense", "", "tcp://", "http://127.0.0.1:9", "tcp://127.0.0.1:1", "x" * 400])
def test_no_scheduler_there(address: str, task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    """An address that means nothing, or at which nobody answers, is a sentence in bounded time."""
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    monkeypatch.setattr(cluster, "TO_CONNECT", 1)
    with pytest.raises(CrewLost, match="no Dask scheduler"):
        list(Cluster(address).play(task, range(2)))


def test_a_machine_that_takes_calls_in_silence(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    """Something that listens and never answers is given up as well."""
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    monkeypatch.setattr(cluster, "TO_CONNECT", 1)
    with socket.create_server(("127.0.0.1", 0)) as silent:
        address = f"tcp://127.0.0.1:{silent.getsockname()[1]}"
        with pytest.raises(CrewLost, match="no Dask scheduler"):
            list(Cluster(address).play(task, range(2)))


def test_without_the_package_it_is_a_sentence(task: Task, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the extra is not installed, the sentence says how it is."""
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(CrewLost, match=r"\.\[dask\]"):
        list(Cluster("tcp://127.0.0.1:1").play(task, range(2)))
