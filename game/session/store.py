"""Saves in a folder: named ones, and one autosave for each of the last games. File names give nothing away."""

from __future__ import annotations

import os
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from game.kernel.canonical import digest
from game.kernel.errors import StorageError
from game.kernel.sentences import sentence
from game.session.files import BACKUP, backup_of, cannot_write, delete, file_stem, sweep, write_safely
from game.session.lock import FolderLock
from game.session.record import (
    LARGEST_BYTES,
    START,
    Absent,
    Damaged,
    Loaded,
    Reading,
    other_rules,
    read,
    read_only,
    write,
)
from game.session.summary import Summary, summary_of

if TYPE_CHECKING:
    from game.session.match import Match

ENDING = ".json"
AUTO = "auto-"
AUTOSAVES = 12
GOOD, DAMAGED, READ_ONLY = "good", "damaged", "read_only"


class FolderTaken(StorageError):
    """Another running game saves in this folder."""

    code = "folder_taken"


@dataclass(frozen=True, slots=True)
class Slot:
    """One save of the list.

    `status`: `good`, `damaged` (with `reason`; `summary` is of the good beginning, if any) or `read_only` (made under
    other rules). `when` is local time, `2026-03-01 14:05`.
    """

    name: str
    auto: bool
    path: Path
    when: str
    status: str
    reason: str
    summary: Summary | None


class Store:
    """A folder of saves. Reading always works as far as it can; writing needs the folder to be this process's own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = FolderLock(folder)
        self._claimed = False

    def claim(self) -> None:
        """Make the folder this process's own. Raises FolderTaken, or StorageError when it cannot be written to."""
        if self._claimed:
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            taken = self._lock.take()
        except OSError as error:
            raise StorageError(cannot_write(self.folder, error)) from error
        if not taken:
            raise FolderTaken(
                sentence(
                    "trouble.folder_taken",
                    "Another running game saves in {folder}; close it first. Until then this game goes on unsaved.",
                    folder=self.folder,
                )
            )
        self._claimed = True
        if self._lock.sure:
            sweep(self.folder)

    @property
    def ours(self) -> bool:
        """Whether this process may write here; claims the folder if it can."""
        try:
            self.claim()
        except StorageError:
            return False
        return True

    @property
    def elsewhere(self) -> bool:
        """Whether another running game has the folder."""
        try:
            self.claim()
        except FolderTaken:
            return True
        except StorageError:
            return False
        return False

    def close(self) -> None:
        """Give the folder up."""
        self._lock.release()
        self._claimed = False

    def new_id(self) -> str:
        """An id for a new match, which says nothing about it."""
        return uuid.uuid4().hex[:12]

    def save(self, name: str, match: Match) -> Path:
        """Save under a name, over an earlier save of that name. Raises StorageError."""
        self.claim()
        path = self.path_of(name)
        write_safely(path, write(match).encode("utf-8"))
        return path

    def autosave(self, match: Match) -> Path:
        """Save the match in its own slot; the oldest autosaves of other games give way. Raises StorageError."""
        self.claim()
        path = self.auto_path(match.header.id)
        fresh = not os.path.exists(path)
        write_safely(path, write(match).encode("utf-8"))
        if fresh:
            self._rotate(path)
        return path

    def exists(self, name: str) -> bool:
        """Whether a save of that name is there. Raises StorageError when no file can have the name."""
        return os.path.exists(self.path_of(name))

    def path_of(self, name: str) -> Path:
        """The file of a named save. Raises StorageError when nothing of the name can be used."""
        stem = file_stem(name)
        if not stem:
            raise StorageError(sentence("trouble.no_name", "A save needs a name with at least one letter or digit."))
        if stem.lower().startswith(AUTO):
            raise StorageError(
                sentence(
                    "trouble.auto_name",
                    "Names that begin with '{prefix}' are kept for saves that the game makes itself.",
                    prefix=AUTO,
                )
            )
        return self.folder / f"{stem}{ENDING}"

    def auto_path(self, match_id: str) -> Path:
        """The file of a match's autosave."""
        plain = match_id.isascii() and match_id.replace("-", "").isalnum() and len(match_id) <= 40
        return self.folder / f"{AUTO}{match_id if plain else digest(match_id)}{ENDING}"

    def load(self, path: Path) -> Reading:
        """The save in a file; if damaged, the longer of its good beginning and its backup is offered."""
        found = load_file(path)
        if isinstance(found, Loaded):
            return found
        spare = load_file(backup_of(path))
        if isinstance(spare, Absent):
            return found
        kept = spare.save if isinstance(spare, Loaded) else spare.good
        if isinstance(found, Absent):
            return Damaged(
                sentence("trouble.only_backup", "The save itself is missing; its backup is there."),
                str(path.name),
                kept,
            )
        if kept is not None and (found.good is None or len(kept.log) > len(found.good.log)):
            return Damaged(found.reason, found.where, kept)
        return found

    def slots(self) -> tuple[Slot, ...]:
        """Every save of the folder, the newest first, damaged ones with the reason. Raises StorageError."""
        try:
            names = sorted(item.name for item in os.scandir(self.folder) if not item.name.startswith("."))
        except FileNotFoundError:
            return ()
        except OSError as error:
            reason = error.strerror or "unknown reason"
            raise StorageError(
                sentence(
                    "trouble.folder_unread",
                    "The folder {folder} cannot be read ({reason}).",
                    folder=self.folder,
                    reason=reason,
                )
            ) from error
        wanted = dict.fromkeys(name.removesuffix(BACKUP) for name in names if name.endswith((ENDING, ENDING + BACKUP)))
        found = [(self._time(self.folder / name), self.slot(self.folder / name)) for name in wanted]
        return tuple(slot for _, slot in sorted(found, key=lambda pair: (-pair[0], pair[1].name)))

    def slot(self, path: Path) -> Slot:
        """One save as the list shows it."""
        name = path.name.removesuffix(ENDING)
        auto = name.startswith(AUTO)
        stamp = self._time(path)
        when = datetime.fromtimestamp(stamp).strftime("%Y-%m-%d %H:%M") if stamp else ""
        found = self.load(path)
        if isinstance(found, Loaded):
            older = read_only(found.save)
            status, reason = (READ_ONLY, other_rules(found.save.header.rules)) if older else (GOOD, "")
            return Slot(name, auto, path, when, status, reason, summary_of(found.save))
        if isinstance(found, Absent):
            return Slot(name, auto, path, when, DAMAGED, sentence("trouble.gone", "The file is gone."), None)
        summary = None if found.good is None else summary_of(found.good)
        return Slot(name, auto, path, when, DAMAGED, found.said, summary)

    def delete(self, path: Path) -> None:
        """Delete a save of this folder and its backup. Raises StorageError."""
        self.claim()
        try:
            delete(path)
        except OSError as error:
            raise StorageError(
                sentence(
                    "trouble.not_deleted",
                    "{name} cannot be deleted ({reason}).",
                    name=path.name,
                    reason=error.strerror or "unknown reason",
                )
            ) from error

    def _rotate(self, keep: Path) -> None:
        """Let the oldest autosaves go, each with what lies beside it under its name."""
        autos = [path for path in self.folder.glob(f"{AUTO}*{ENDING}") if path != keep]
        autos.sort(key=self._time, reverse=True)
        for path in autos[AUTOSAVES - 1 :]:
            beside = [each for each in self.folder.glob(f"{path.stem}.*") if each not in (path, backup_of(path))]
            with suppress(OSError):
                for each in beside:
                    os.unlink(each)
                delete(path)

    def _time(self, path: Path) -> float:
        for one in (path, backup_of(path)):
            try:
                return one.stat().st_mtime
            except OSError:
                continue
        return 0.0


def load_file(path: Path) -> Reading:
    """The save in a file: absent, damaged or loaded. Never raises."""
    try:
        with path.open("rb") as stream:
            data = stream.read(LARGEST_BYTES + 1)
    except FileNotFoundError:
        return Absent()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "unknown reason"
        return Damaged(sentence("trouble.unread", "The file cannot be read: {reason}.", reason=reason), START)
    return read(data)
