"""The Pythons of this machine that the game is for."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

VERSIONS = ("3.11", "3.12", "3.13")
ASK = "import ensurepip, sys, venv; print('%d.%d' % sys.version_info[:2], sys.prefix == sys.base_prefix)"


def interpreters() -> dict[str, Path | None]:
    """For each version the game is for, an interpreter of it that can make virtual environments; None: none is here."""
    return {version: next((path for path in _candidates(version) if _is(path, version)), None) for version in VERSIONS}


def _is(path: Path, version: str) -> bool:
    """Whether a file is a Python of this version, and not that of a virtual environment."""
    try:
        done = subprocess.run([str(path), "-c", ASK], capture_output=True, text=True, timeout=60)
    except OSError:
        return False
    return done.returncode == 0 and done.stdout.split() == [version, "True"]


def _candidates(version: str) -> Iterator[Path]:
    """Where such an interpreter may lie: this one, the search path, and the folders of pyenv."""
    yield Path(sys.executable)
    found = (shutil.which(f"python{version}", path=folder) for folder in os.get_exec_path())
    yield from (Path(path) for path in found if path)
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv")
    for home in sorted(pyenv.glob(f"versions/{version}*"), reverse=True):
        yield home / ("python.exe" if os.name == "nt" else f"bin/python{version}")
