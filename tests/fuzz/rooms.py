"""Folders of this process's own, gone when it ends."""

from __future__ import annotations

import atexit
import os
import shutil
from functools import cache
from pathlib import Path
from tempfile import mkdtemp


@cache
def room(name: str) -> Path:
    """The folder of this name."""
    made = Path(os.path.realpath(mkdtemp(prefix=f"fuzz-{name}-")))
    _made.append(made)
    if len(_made) == 1:
        atexit.register(clear)
    return made


def clear() -> None:
    """Remove them all."""
    while _made:
        shutil.rmtree(_made.pop(), ignore_errors=True)


_made: list[Path] = []
