"""Deleting everything that the game has written for a player: saves, exports, walls, settings; nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

LOCK = ".lock"
LOOSE = (".bak", ".tmp")
SAVED = (".json", ".lesson", ".desk", *LOOSE)
FOLDERS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("", SAVED),
    ("author", SAVED),
    ("exports", (".html", ".txt", ".csv", ".png", ".pdf", *LOOSE)),
    ("walls", (".txt", ".csv", ".html", *LOOSE)),
    ("faults", (".txt", *LOOSE)),
)
"""The folders below that of the saves in which the game writes, each with the endings of what it writes there.

The folder of the saves may be any that a player named, a stick with essays and photographs on it: nothing else goes.
"""
DOCUMENTS = {"exports": (".html", ".txt", ".csv", ".png", ".pdf"), "walls": (".csv", ".html")}
"""What of it somebody had written to keep: minutes, reports, packs, pictures, walls as pages and tables."""


@dataclass(frozen=True, slots=True)
class Erased:
    """How many files are gone, and those that could not be deleted."""

    gone: int
    left: tuple[Path, ...]


def written_files(saves: Path, others: Iterable[Path]) -> tuple[Path, ...]:
    """Every file that the game has written: by its ending in each of its folders, and `others` that are there."""
    return tuple(dict.fromkeys((*_inside(saves), *(path for path in others if path.is_file()))))


def documents(saves: Path) -> tuple[Path, ...]:
    """Those of the files that somebody had written to read, print or hand out."""
    return tuple(
        path for path in written_files(saves, ())
        if path.suffix.lower() in DOCUMENTS.get("" if path.parent == saves else path.parent.name, ())
    )  # fmt: skip


def _inside(saves: Path) -> Iterator[Path]:
    for name, endings in FOLDERS:
        folder = saves / name if name else saves
        try:
            found = sorted(folder.iterdir())
        except OSError:
            continue
        yield from (path for path in found if _ours(path, endings))


def _ours(path: Path, endings: tuple[str, ...]) -> bool:
    """Whether a file looks like one that the game writes. Links are left alone."""
    known = path.suffix.lower() in endings or path.name == LOCK
    return known and path.is_file() and not path.is_symlink()


def erase(
    saves: Path, others: Iterable[Path], release: Callable[[], None] = lambda: None, keep: Iterable[Path] = ()
) -> Erased:
    """Delete them but those to `keep`, and the folders that are empty then. What cannot be deleted is named.

    The locks go last, after `release` has given them up.
    """
    gone, left = 0, []
    kept = frozenset(keep)
    found = [path for path in written_files(saves, others) if path not in kept]
    for path in (*(one for one in found if one.name != LOCK), *(one for one in found if one.name == LOCK)):
        if path.name == LOCK:
            release()
        try:
            path.unlink()
            gone += 1
        except OSError:
            left.append(path)
    release()
    for name, _ in FOLDERS:
        if name:
            _remove_empty(saves / name)
    return Erased(gone, tuple(left))


def _remove_empty(folder: Path) -> None:
    try:
        folder.rmdir()
    except OSError:
        return
