"""Where this player's settings and saves lie, and where scenarios are looked for."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from game import paths

NAME = "portsmouth-1905"
_NAMED = ("linux",)
"""Systems on which two variables say where a user's files lie."""


class Places(NamedTuple):
    """Folders and files; none of them need exist."""

    saves: Path
    settings: Path
    scenarios: tuple[Path, ...]


def usual_places(saves: Path | None = None, settings: Path | None = None) -> Places:
    """Saves in `saves/` of a checkout, in the user's data folder when installed; either may be given instead."""
    data, config = user_folders()
    if saves is None:
        root = paths.assets().parent / "saves"
        here = (root.parent / "pyproject.toml").is_file() and root.is_dir() and os.access(root, os.W_OK)
        saves = root if here else data / "saves"
    if settings is None:
        settings = config / "settings.json"
    return Places(saves, settings, (paths.scenarios(), data / "scenarios"))


def user_folders() -> tuple[Path, Path]:
    """This user's folders for what the game keeps and for its settings, as `platformdirs` has them.

    On Linux they are two variables with a usual value each, and the library is not read, for it would take a twentieth
    of the time in which the window opens.
    """
    if sys.platform in _NAMED:
        return _named("XDG_DATA_HOME", "~/.local/share"), _named("XDG_CONFIG_HOME", "~/.config")
    import platformdirs

    return platformdirs.user_data_path(NAME, False), platformdirs.user_config_path(NAME, False)


def _named(variable: str, usual: str) -> Path:
    said = os.environ.get(variable, "").strip()
    return Path(said if os.path.isabs(said) else os.path.expanduser(usual), NAME)
