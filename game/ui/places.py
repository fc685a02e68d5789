"""Where this player's settings and saves lie, and where scenarios are looked for."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from game import paths

NAME = "portsmouth-1905"


@dataclass(frozen=True, slots=True)
class Places:
    """Folders and files; none of them need exist."""

    saves: Path
    settings: Path
    scenarios: tuple[Path, ...]


def usual_places(saves: Path | None = None, settings: Path | None = None) -> Places:
    """Saves in `saves/` of a checkout, in the user's data folder when installed; either may be given instead."""
    import platformdirs

    if saves is None:
        root = paths.assets().parent / "saves"
        here = (root.parent / "pyproject.toml").is_file() and root.is_dir() and os.access(root, os.W_OK)
        saves = root if here else platformdirs.user_data_path(NAME, False) / "saves"
    if settings is None:
        settings = platformdirs.user_config_path(NAME, False) / "settings.json"
    own = platformdirs.user_data_path(NAME, False) / "scenarios"
    return Places(saves, settings, (paths.scenarios(), own))
