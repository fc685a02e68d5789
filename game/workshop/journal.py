"""A file that keeps every simulated game as it ends, so that a series which was broken off can be played on.

The first line says which series it is; every further line is a game. A last line that was cut off is dropped.
"""

from __future__ import annotations

import io
import json
import os
import stat
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from game.kernel.canonical import dumps
from game.kernel.errors import BadRequest, StorageError
from game.workshop.play_out import Row
from game.workshop.rows import row_data, row_of
from game.workshop.task import Task, code_version, seed_of

FORMAT = 1
MARK = "portsmouth_games"
SAID = {
    "scenario": "scenario",
    "scenario_digest": "text of the scenario",
    "levels": "levels",
    "seed": "seed",
    "instructions": "way to find instructions",
    "version": "version of this game",
}


def heading(task: Task) -> dict[str, Any]:
    """What fixes the games of a series, apart from how many they are."""
    return {
        MARK: FORMAT,
        "scenario": task.parcel.id,
        "scenario_digest": task.parcel.digest,
        "levels": [task.levels.first, task.levels.second],
        "seed": task.seed,
        "instructions": task.instructions,
        "version": code_version(),
    }


class Journal:
    """The games kept in a file; `rows` by number are those that it held when it was opened."""

    def __init__(self, path: Path, task: Task) -> None:
        """Open a file, or begin it. Raises BadRequest when it is something else, StorageError when it cannot be had."""
        self._path = path
        self._added = 0
        try:
            self._file = _opened(path)
        except OSError as error:
            raise StorageError(f"{path} cannot be written ({error.strerror or 'unknown reason'}).") from error
        try:
            _keep(self._file, path)
            self.rows = self._take_up(task)
        except BaseException:
            self._file.close()
            raise

    def add(self, number: int, row: Row) -> None:
        """Keep a game. Raises StorageError; what was kept before stays kept."""
        self._write({"n": number, **row_data(row)})
        self._added += 1

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __len__(self) -> int:
        return len(self.rows) + self._added

    def _take_up(self, task: Task) -> dict[int, Row]:
        data = self._file.read()
        first, _, _ = data.partition(b"\n")
        if not data or _torn_beginning(data):
            return self._begin(task)
        _check_heading(self._path, first, heading(task))
        if b"\n" not in data:  # torn right behind the heading
            return self._begin(task)
        rows: dict[int, Row] = {}
        good = len(first) + 1
        for number, line, end in _lines(data, good):
            try:
                game, row = _game(line, task.seed)
            except ValueError:
                if end >= len(data):
                    break
                raise BadRequest(f"Line {number} of {self._path} is not a game: cut the file off before it.") from None
            rows[game], good = row, end
        self._file.truncate(good)
        self._file.seek(good)
        return rows

    def _begin(self, task: Task) -> dict[int, Row]:
        self._file.truncate(0)
        self._file.seek(0)
        self._write(heading(task))
        return {}

    def _write(self, data: dict[str, Any]) -> None:
        line = memoryview(dumps(data).encode("utf-8") + b"\n")
        try:
            while line:
                line = line[self._file.write(line) :]
        except OSError as error:
            reason = error.strerror or "unknown reason"
            raise StorageError(f"{self._path} cannot be written ({reason}); it keeps {len(self)} games.") from error


def _opened(path: Path) -> io.FileIO:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0), 0o644)
    if not stat.S_ISREG(os.fstat(handle).st_mode):
        os.close(handle)
        raise OSError(0, "it is not a plain file")
    return io.FileIO(handle, "r+b")


def _keep(file: io.FileIO, path: Path) -> None:
    """Keep a second run away from the file, where the system can."""
    if sys.platform == "win32":
        return
    import fcntl

    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        raise StorageError(f"{path} is being written by another run.") from error
    except OSError:
        pass  # a file system without locks


def _torn_beginning(data: bytes) -> bool:
    """Whether writing stopped within the first line."""
    start = f'{{"{MARK}":'.encode()
    return b"\n" not in data and (data.startswith(start) or start.startswith(data))


def _check_heading(path: Path, line: bytes, wanted: dict[str, Any]) -> None:
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        found = None
    if not isinstance(found, dict) or MARK not in found:
        raise BadRequest(f"{path} is not a file of simulated games; it was left as it is.")
    if found[MARK] != FORMAT:
        raise BadRequest(f"{path} was written by another version of this game; it was left as it is.")
    other = [said for key, said in SAID.items() if found.get(key) != wanted[key]]
    if other:
        names = " and ".join(filter(None, (", ".join(other[:-1]), other[-1])))
        raise BadRequest(f"{path} holds games of another order (another {names}); it was left as it is.")


def _lines(data: bytes, start: int) -> Iterator[tuple[int, bytes, int]]:
    """Each line after the first with its number and where it ends; one without its line end is empty."""
    number = 1
    while start < len(data):
        number += 1
        stop = data.find(b"\n", start)
        if stop < 0:
            yield number, b"", len(data)
            return
        yield number, data[start:stop], stop + 1
        start = stop + 1


def _game(line: bytes, seed: str) -> tuple[int, Row]:
    try:
        data = json.loads(line)
        number = data.pop("n")
        row = row_of(data)
    except (AttributeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError("not a game") from error
    if type(number) is not int or row.seed != seed_of(seed, number):
        raise ValueError("not a game of this series")
    return number, row
