"""A real Dask cluster on this machine: scheduler and workers are processes that share no folder with us."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
LONGEST = 60


@dataclass
class DaskCluster:
    """The scheduler, its address, and the workers that were started."""

    folder: Path
    scheduler: subprocess.Popen[bytes]
    address: str
    workers: list[subprocess.Popen[bytes]] = field(default_factory=list)

    def add_worker(self, threads: int = 1, **environment: str) -> subprocess.Popen[bytes]:
        """Start one more worker, which works in an empty folder of its own."""
        home = self.folder / f"worker{len(self.workers)}"
        home.mkdir()
        words = [
            "distributed.cli.dask_worker", self.address, "--nworkers", "1", "--nthreads", str(threads),
            "--no-nanny", "--no-dashboard", "--local-directory", str(home),
        ]  # fmt: skip
        self.workers.append(started(words, home, environment))
        return self.workers[-1]

    def stop(self) -> None:
        """End every process that was started."""
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait(LONGEST)


def started(words: list[str], folder: Path, environment: dict[str, str]) -> subprocess.Popen[bytes]:
    """A Python module as a process that finds the game but starts elsewhere."""
    return subprocess.Popen(
        [sys.executable, "-m", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )


@contextmanager
def dask_cluster(folder: Path, workers: int) -> Iterator[DaskCluster]:
    """A cluster with so many workers of one thread, gone again at the end."""
    paper = folder / "scheduler.json"
    words = [
        "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show",
        "--scheduler-file", str(paper),
    ]  # fmt: skip
    scheduler = started(words, folder, {})
    found = DaskCluster(folder, scheduler, "")
    try:
        found.address = _address(paper, scheduler)
        for _ in range(workers):
            found.add_worker()
        yield found
    finally:
        found.stop()


def _address(paper: Path, scheduler: subprocess.Popen[bytes]) -> str:
    deadline = time.monotonic() + LONGEST
    while time.monotonic() < deadline:
        try:
            return str(json.loads(paper.read_text(encoding="utf-8"))["address"])
        except (OSError, ValueError):
            assert scheduler.poll() is None, "the scheduler ended"
            time.sleep(0.05)
    raise AssertionError("the scheduler did not start")
