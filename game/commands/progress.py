"""How far a long command is, for a person at a terminal: a bar, how many, how many a second, and the time left."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

T = TypeVar("T")


def watched_games(items: Iterable[T], total: int, done: int = 0) -> Iterator[T]:
    """The items, with a bar while the standard error is a terminal; `done` of `total` were there before."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import (
        BarColumn,
        MofNCompleteColumn,
        Progress,
        TextColumn,
        TimeElapsedColumn,
        TimeRemainingColumn,
    )

    columns = (
        TextColumn("games"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]} a second,"),
        TimeElapsedColumn(),
        TextColumn("gone,"),
        TimeRemainingColumn(elapsed_when_finished=True),
        TextColumn("left"),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True, speed_estimate_period=300) as progress:
        task = progress.add_task("games", total=total, completed=done, rate="–")
        for number, item in enumerate(items, 1):
            yield item
            gone = progress.tasks[0].elapsed
            progress.update(task, completed=done + number, rate=f"{number / gone:.1f}" if gone else "–")
