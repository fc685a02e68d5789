"""Where `assets/` and `scenarios/` are: frozen bundle, then package data, then checkout."""

import sys
from pathlib import Path

from game.kernel.errors import StorageError


def _places() -> tuple[Path, ...]:
    here = Path(__file__).resolve().parent
    bundle = getattr(sys, "_MEIPASS", None)
    frozen = (Path(str(bundle)),) if bundle else ()
    return (*frozen, here, here.parent)


def shipped(name: str) -> Path:
    """The folder called `name` that came with this installation."""
    for place in _places():
        folder = place / name
        if folder.is_dir():
            return folder
    raise StorageError(f"The folder '{name}' did not come with this installation.")


def assets() -> Path:
    """The folder of fonts, images, sounds and texts."""
    return shipped("assets")


def scenarios() -> Path:
    """The folder of scenarios that came with the game."""
    return shipped("scenarios")
