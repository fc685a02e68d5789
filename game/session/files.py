"""Files written so that a power cut leaves the old one or the new one, never half of either.

Each step is one call of `os`, so that a test can stop the process, or fill the disk, before and after any of them.
"""

from __future__ import annotations

import errno
import os
import re
import time
from contextlib import suppress
from pathlib import Path

from game.kernel.errors import StorageError
from game.kernel.sentences import sentence

BACKUP = ".bak"
_ODD = r"[^\w .,'’&!()-]+"
_RESERVED = r"(?i:con|prn|aux|nul|com\d|lpt\d)(\..*)?"
_LOOSE = r"\..+\.\d+\.(tmp|bak)"
LONGEST_NAME = 60
UNSYNCED = frozenset((errno.EINVAL, errno.ENOSYS, errno.ENOTSUP, errno.EOPNOTSUPP))
"""What a file system answers that cannot be asked to make a file durable; the file is written none the less."""
WAITS = (0.02, 0.05, 0.1, 0.2)
"""Seconds between attempts under Windows, where whoever looks at a file keeps others from putting one in its place."""


def file_stem(name: str) -> str:
    """`name` as part of a file name that every system takes; empty when nothing is left of it."""
    stem = re.sub(_ODD, "-", name).strip(" .-_")[:LONGEST_NAME].strip(" .-_")
    return f"{stem}-" if re.fullmatch(_RESERVED, stem) else stem


def write_safely(path: Path, data: bytes, *, backup: bool = True) -> None:
    """Put `data` at `path`, keeping what was there as one backup. Raises StorageError with a clear sentence."""
    try:
        write_whole(path, data, backup=backup)
    except OSError as error:
        raise StorageError(cannot_write(path.parent, error)) from error


def write_whole(path: Path, data: bytes, *, backup: bool = False) -> None:
    """Put `data` at `path`, all of it or nothing. Raises OSError."""
    loose = _loose(path, "tmp")
    try:
        os.makedirs(path.parent, exist_ok=True)
        _write_new(loose, data)
        if backup:
            _keep_backup(path)
        _replace(loose, path)
    except OSError:
        _remove(loose)
        raise
    _sync_folder(path.parent)


def cannot_write(folder: Path, error: OSError) -> str:
    """Why a folder cannot be written to, as a sentence."""
    reason = error.strerror or "unknown reason"
    return sentence(
        "trouble.cannot_write",
        "Nothing can be saved in {folder} ({reason}); the game goes on unsaved.",
        folder=folder,
        reason=reason,
    )


def backup_of(path: Path) -> Path:
    """Where the backup of a file is."""
    return path.with_name(path.name + BACKUP)


def delete(path: Path) -> None:
    """Delete a file and its backup, which goes first: never is the backup left alone. Raises OSError."""
    for one in (backup_of(path), path):
        with suppress(FileNotFoundError):
            os.unlink(one)


def move(path: Path, to: Path) -> None:
    """Give a file and its backup another name; stopped midway it is there under one of them or both. Raises OSError."""
    try:
        os.link(path, to)
    except OSError:
        os.replace(path, to)
    with suppress(FileNotFoundError):
        os.replace(backup_of(path), backup_of(to))
    with suppress(FileNotFoundError):
        os.unlink(path)
    _sync_folder(to.parent)


def sweep(folder: Path) -> None:
    """Remove what writing left behind in a folder when a process was stopped in the middle of it. Never raises."""
    with suppress(OSError):
        for name in os.listdir(folder):
            if re.fullmatch(_LOOSE, name):
                _remove(folder / name)


def _loose(path: Path, ending: str) -> Path:
    """A file beside `path` that only this process writes."""
    return path.with_name(f".{path.name}.{os.getpid()}.{ending}")


def _write_new(path: Path, data: bytes) -> None:
    """A file of its own, on the disk when this returns."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(data)
        while rest:
            done = os.write(handle, rest)
            if done <= 0:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            rest = rest[done:]
        _sync(handle)
    finally:
        os.close(handle)


def _keep_backup(path: Path) -> None:
    """Keep what is at `path`, if it can be kept: a save that could be written is not given up for its backup."""
    spare = _loose(path, "bak")
    try:
        _remove(spare)
        try:
            os.link(path, spare)
        except FileNotFoundError:
            return
        except OSError:
            _write_new(spare, path.read_bytes())
        _replace(spare, backup_of(path))
    except OSError:
        _remove(spare)


def _replace(loose: Path, path: Path) -> None:
    for wait in WAITS if os.name == "nt" else ():
        try:
            os.replace(loose, path)
        except PermissionError:
            time.sleep(wait)
        else:
            return
    os.replace(loose, path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        os.unlink(path)


def _sync(handle: int) -> None:
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in UNSYNCED:
            raise


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself durable, where the system can."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
