"""The file that keeps simulated games: what it takes up again, and what it leaves alone."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game.kernel.errors import BadRequest, StorageError
from game.kernel.sides import BySide
from game.workshop.journal import Journal
from game.workshop.play_out import Row
from game.workshop.rows import digest_of, row_data, row_of
from game.workshop.simulate import Order, carry_on, simulate, task_of
from game.workshop.task import Alone, Task
from tests.workshop.test_simulate import HARBOUR, ROOT, row

GAMES = 4


@pytest.fixture(scope="module")
def task() -> Task:
    return task_of(Order(HARBOUR, GAMES, BySide("attache", "attache"), "9"))


@pytest.fixture(scope="module")
def whole(task: Task) -> dict[int, Row]:
    return dict(Alone().play(task, range(GAMES)))


def kept(path: Path, task: Task, rows: dict[int, Row]) -> Path:
    """A journal with these games."""
    journal = Journal(path, task)
    for number, one in rows.items():
        journal.add(number, one)
    journal.close()
    return path


def taken_up(path: Path, task: Task) -> dict[int, Row]:
    journal = Journal(path, task)
    journal.close()
    return journal.rows


def test_rows_are_written_and_read_alike(whole: dict[int, Row]) -> None:
    """A row comes back as it was, and what is no row is refused."""
    for one in (*whole.values(), row("ratified", (1, 2), (0, 1), below=5)):
        assert row_of(row_data(one)) == one
    for bad in (None, [], {}, {**row_data(whole[0]), "points": [1]}, {**row_data(whole[0]), "actions": "3"}):
        with pytest.raises(ValueError):
            row_of(bad)


def test_the_digest_tells_results_apart(whole: dict[int, Row]) -> None:
    """Equal rows in equal order have equal digests; another point or another order has not."""
    rows = list(whole.values())
    assert digest_of(rows) == digest_of(list(rows))
    assert digest_of(rows) != digest_of(rows[::-1])
    assert digest_of(rows) != digest_of([replace(rows[0], points=(0, 0)), *rows[1:]])


def test_only_what_is_missing_is_played(tmp_path: Path, task: Task, whole: dict[int, Row]) -> None:
    """A second run takes up the games that are there, plays the others alone, and comes to the same rows."""
    path = kept(tmp_path / "games.jsonl", task, {0: whole[0], 2: whole[2]})
    journal = Journal(path, task)
    played = dict(carry_on(task, GAMES, Alone(), journal))
    journal.close()
    assert sorted(played) == [1, 3]
    assert taken_up(path, task) == whole
    assert list(dict(sorted({**journal.rows, **played}.items())).values()) == list(
        simulate(Order(HARBOUR, GAMES, task.levels, "9"))
    )


def test_a_torn_line_is_dropped(tmp_path: Path, task: Task, whole: dict[int, Row]) -> None:
    """Cut off anywhere, the file keeps every whole game before the cut and can be written on."""
    data = kept(tmp_path / "whole.jsonl", task, whole).read_bytes()
    ends = [n + 1 for n, byte in enumerate(data) if byte == 10]
    for cut in (*range(0, 40, 7), ends[0] - 1, ends[0], ends[1] - 1, ends[1], ends[1] + 30, len(data) - 1):
        path = tmp_path / "cut.jsonl"
        path.write_bytes(data[:cut])
        rows = taken_up(path, task)
        assert len(rows) == max(0, sum(end <= cut for end in ends) - 1), cut
        kept(path, task, {number: one for number, one in whole.items() if number not in rows})
        assert taken_up(path, task) == whole
    (tmp_path / "cut.jsonl").write_bytes(data + b"\0" * 30 + b"\n")
    assert taken_up(tmp_path / "cut.jsonl", task) == whole


@pytest.mark.parametrize(
    "other",
    [{"seed": "8"}, {"levels": BySide("attache", "envoy")}, {"instructions": "historical"}, {"parcel": None}],
    ids=["seed", "levels", "instructions", "scenario"],
)
def test_another_order_is_refused(other: dict[str, object], tmp_path: Path, task: Task, whole: dict[int, Row]) -> None:
    """Another seed, level, way of instructions or text of the scenario is a sentence, and the file stays as it was."""
    path = kept(tmp_path / "games.jsonl", task, whole)
    before = path.read_bytes()
    changed = {**other, "parcel": replace(task.parcel, digest="0")} if "parcel" in other else other
    with pytest.raises(BadRequest, match="another"):
        Journal(path, replace(task, **changed))  # type: ignore[arg-type]
    assert path.read_bytes() == before


def test_more_games_are_no_other_order(tmp_path: Path, task: Task, whole: dict[int, Row]) -> None:
    """How many games are wanted is not fixed by the file."""
    path = kept(tmp_path / "games.jsonl", task, whole)
    journal = Journal(path, task)
    assert [number for number, _ in carry_on(task, GAMES + 1, Alone(), journal)] == [GAMES]
    journal.close()


def test_a_foreign_file_is_left_alone(tmp_path: Path, task: Task, whole: dict[int, Row]) -> None:
    """A scenario, a save, another version's file, a damaged middle: a sentence, and not a byte is changed."""
    data = kept(tmp_path / "whole.jsonl", task, whole).read_bytes()
    lines = data.splitlines(keepends=True)
    for bad in (
        HARBOUR.read_bytes(), b'{"portsmouth_save": 1}\n', b"\n", b"[]\n", b"\xff\xfe\n", b"[" * 100_000 + b"\n",
        data.replace(b'"portsmouth_games":1', b'"portsmouth_games":2'), b"".join([*lines[:2], b"{}\n", *lines[2:]]),
        data.replace(b'"seed":"9.1"', b'"seed":"9.2"'),
    ):  # fmt: skip
        path = tmp_path / "foreign"
        path.write_bytes(bad)
        with pytest.raises(BadRequest):
            Journal(path, task)
        assert path.read_bytes() == bad


def test_what_cannot_be_written_is_a_sentence(tmp_path: Path, task: Task) -> None:
    """A folder, and a device that is no file, are refused with the path in the sentence."""
    for path in (tmp_path, Path("/dev/full")):
        if path.exists():
            with pytest.raises(StorageError, match=path.name):
                Journal(path, task)


@pytest.mark.skipif(os.name != "posix", reason="the lock is one of POSIX systems")
def test_two_runs_do_not_share_a_file(tmp_path: Path, task: Task) -> None:
    """While one run writes, another is told so."""
    first = Journal(tmp_path / "games.jsonl", task)
    with pytest.raises(StorageError, match="another run"):
        Journal(tmp_path / "games.jsonl", task)
    first.close()
    Journal(tmp_path / "games.jsonl", task).close()


FULL = """
import resource, sys
resource.setrlimit(resource.RLIMIT_FSIZE, ({size}, {size}))
from game.cli import main
sys.exit(main(["simulate", {harbour!r}, "--games", "6", "--workers", "1", "--levels", "attache", "--resume", {path!r}]))
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files is a thing of POSIX systems")
def test_a_full_disk_is_a_sentence(tmp_path: Path) -> None:
    """When no more can be written it says so, exits 2, and a later run has every whole game that was kept."""
    path = tmp_path / "games.jsonl"
    code = FULL.format(size=900, harbour=str(HARBOUR), path=str(path))
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert done.returncode == 2
    assert len(done.stderr.strip().splitlines()) == 1, done.stderr
    assert "games.jsonl cannot be written" in done.stderr
    assert path.stat().st_size == 900
    rows = taken_up(path, task_of(Order(HARBOUR, 6, BySide("attache", "attache"), "1")))
    assert rows
    assert path.read_bytes().endswith(b"}\n")
