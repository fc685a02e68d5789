"""The window: at the title, or straight in a game. Nothing here waits for pydantic or the parser of commands."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from game.kernel.errors import BadRequest, GameError

if TYPE_CHECKING:
    from game.kernel.sides import Side

BOTH = "both"


def open_window(saves: str = "") -> int:
    """Show the title until the window is closed; 2 with one sentence when there is no screen."""
    from game.ui.start import Options, run

    try:
        return run(Options(saves=_folder(saves)))
    except GameError as error:
        print(error.sentence, file=sys.stderr)
        return 2


def open_game(
    word: str, side: str, level: str, seed: str, historical: bool, saves: str, *, author: bool = False
) -> int:
    """Begin a game of a scenario at once; `author`: while its file is being written. Raises GameError."""
    from game.commands.shared import find_scenario, playable, side_called
    from game.kernel.sides import BOTH_SIDES
    from game.scenario.loader import load
    from game.ui.services import Order
    from game.ui.start import Options, run
    from game.workshop.players import check_level

    check_level(level)
    path = find_scenario(word)
    if author and load(path).scenario is None:
        human: tuple[Side, ...] = BOTH_SIDES  # a broken file has no sides to choose from yet
    else:
        scenario = playable(word)
        human = BOTH_SIDES if side == BOTH else (side_called(scenario, side or scenario.sides.first.id),)
    order = Order(str(path), human, level, seed or None, historical)
    return run(Options(order=order, author=path if author else None, saves=_folder(saves)))


def _folder(word: str) -> Path | None:
    if not word:
        return None
    folder = Path(word)
    if folder.exists() and not folder.is_dir():
        raise BadRequest(f"`{word}` is not a folder.")
    return folder
