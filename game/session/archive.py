"""A save that is only read: its header, its outcome, and its log, without playing anything."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from game.kernel.sides import BySide
from game.session.record import Save
from game.session.summary import Summary, sittings, summary_of

SECRET = ("instrument", "save_influence", "mark_text", "mark_improvement", "guess", "choose", "write", "warn", "wait")
"""Actions that are nobody else's business; an archive of a game that is not over leaves them out."""


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """One entry of the log: its number, the sitting it belongs to, who acted, and the act as the save has it."""

    n: int
    sitting: int
    by: str
    act: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Archive:
    """What can be read of a save. `outcome` is the finished debrief as data, or None.

    `tree` is the scenario that it carries, whose texts name what was done (`game.session.archive_words`); `dates` are
    the days of its calendar.
    """

    summary: Summary
    lines: tuple[ArchiveLine, ...]
    outcome: dict[str, Any] | None
    tree: Mapping[str, Any]
    side_ids: BySide[str]
    dates: tuple[str, ...] = ()


def archive_of(save: Save) -> Archive:
    """The archive of a save; of a game that was not finished, public actions only."""
    over = save.outcome is not None
    stands = sittings(save)
    lines = tuple(
        ArchiveLine(entry.n, stands[at + ("rewind" in entry.action)], entry.by, entry.action)
        for at, entry in enumerate(save.log)
        if over or entry.action.get("action") not in SECRET
    )
    return Archive(summary_of(save), lines, save.outcome, save.scenario, save.side_ids, _dates(save.scenario))


def _dates(tree: Mapping[str, Any]) -> tuple[str, ...]:
    days = tree.get("calendar")
    rows = days if isinstance(days, list) else []
    return tuple(str(row.get("date", "")) if isinstance(row, Mapping) else "" for row in rows)
