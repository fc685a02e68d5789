"""Files written so that a power cut leaves the old one or the new one, never half of either."""

from __future__ import annotations

import os
import re
import shutil
from contextlib import suppress
from pathlib import Path

from game.kernel.errors import StorageError

BACKUP = ".bak"
_ODD = re.compile(r"[^\w .,'’&!()-]+")
_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
LONGEST_NAME = 60


def file_stem(name: str) -> str:
    """`name` as part of a file name that every system takes; empty when nothing is left of it."""
    stem = _ODD.sub("-", name).strip(" .-_")[:LONGEST_NAME].strip(" .-_")
    return f"{stem}-" if _RESERVED.fullmatch(stem) else stem


def write_safely(path: Path, data: bytes) -> None:
    """Put `data` at `path`, keeping what was there as one backup. Raises StorageError with a clear sentence."""
    loose = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with loose.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _keep_backup(path)
        os.replace(loose, path)
        _sync_folder(path.parent)
    except OSError as error:
        _remove(loose)
        raise StorageError(cannot_write(path.parent, error)) from error


def cannot_write(folder: Path, error: OSError) -> str:
    """Why a folder cannot be written to, as a sentence."""
    reason = error.strerror or "unknown reason"
    return f"Nothing can be saved in {folder} ({reason}); the game goes on unsaved."


def backup_of(path: Path) -> Path:
    """Where the backup of a file is."""
    return path.with_name(path.name + BACKUP)


def _keep_backup(path: Path) -> None:
    if not path.exists():
        return
    loose = path.with_name(f".{path.name}.{os.getpid()}.bak")
    _remove(loose)
    try:
        os.link(path, loose)
    except OSError:
        shutil.copy2(path, loose)
    os.replace(loose, backup_of(path))


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself durable, where the system can."""
    try:
        handle = os.open(folder, os.O_RDONLY)
    except OSError:
        return
    with suppress(OSError):
        os.fsync(handle)
    os.close(handle)
