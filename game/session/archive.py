"""A save that is only read: its header, its outcome, and its log in words, without playing anything."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from game.session.record import Save
from game.session.summary import Summary, summary_of

SECRET = ("instrument", "save_influence", "mark_text", "mark_improvement", "guess", "choose", "write", "warn", "wait")
"""Actions that are nobody else's business; an archive of a game that is not over leaves them out."""


@dataclass(frozen=True, slots=True)
class ArchiveLine:
    """One action of the log: who, what, and its details as `key: value` words."""

    n: int
    by: str
    action: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Archive:
    """What can be read of a save. `outcome` is the finished debrief as data, or None."""

    summary: Summary
    lines: tuple[ArchiveLine, ...]
    outcome: dict[str, Any] | None


def archive_of(save: Save) -> Archive:
    """The archive of a save; of a game that was not finished, public actions only."""
    over = save.outcome is not None
    rows = [entry for entry in save.log if over or entry.action.get("action") not in SECRET]
    lines = tuple(
        ArchiveLine(
            entry.n,
            entry.by,
            str(entry.action.get("action", "rewind")),
            tuple((key, _words(value)) for key, value in entry.action.items() if key != "action"),
        )
        for entry in rows
    )
    return Archive(summary_of(save), lines, save.outcome)


def _words(value: Any) -> str:
    if isinstance(value, dict):
        return ", ".join(f"{key} {item}" for key, item in value.items())
    if isinstance(value, list):
        return ", ".join(str(item) for item in value)
    return str(value)
