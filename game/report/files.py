"""Files that a player keeps: whole or not at all, and no backup beside them."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from game.kernel.errors import StorageError
from game.kernel.sentences import sentence


def put(path: Path, data: bytes) -> Path:
    """Write `data` to `path`, making its folder; the path. Raises StorageError with a sentence."""
    loose = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        loose.write_bytes(data)
        os.replace(loose, path)
    except OSError as problem:
        with suppress(OSError):
            loose.unlink()
        raise StorageError(
            sentence(
                "trouble.not_written",
                "{path} cannot be written ({reason}).",
                path=path,
                reason=problem.strerror or "unknown reason",
            )
        ) from problem
    return path
