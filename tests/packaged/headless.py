"""Plays a game to its end through the scenes of an installed game, without a screen; nothing may open a socket.

`python -m tests.packaged.headless SCENARIO SIDE FOLDER`, with the Python that has the game, prints one line of JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import NoReturn

TALKS = frozenset(f"socket.{call}" for call in ("bind", "connect", "getaddrinfo", "gethostbyname", "sendmsg", "sendto"))


def deaf_and_dumb(event: str, _: object) -> None:
    """An audit hook that lets nothing speak to anybody, on this machine or off it."""
    if event in TALKS:
        _refuse(event)


def _refuse(event: str) -> NoReturn:
    print(f"{event} was called.", file=sys.stderr)
    sys.stderr.flush()
    os._exit(3)


def main(scenario: str, side: str, folder: Path) -> int:
    """Play; 0 when the game came to its end and led home to the title page."""
    os.environ.update(SDL_VIDEODRIVER="dummy", SDL_AUDIODRIVER="dummy", PYGAME_HIDE_SUPPORT_PROMPT="1")

    import game
    from game import paths
    from game.kernel.sides import Side
    from game.ui.places import Places
    from game.ui.scenes import flow
    from game.ui.services import open_services
    from tests.ui.game_hands import Hands, begin, pilot

    started = time.monotonic()
    with_ = open_services(Places(folder / "saves", folder / "settings.json", (paths.scenarios(),)))
    playing = begin(with_, Side(int(side)), scenario=scenario, seed="packaged")
    hands = Hands(pilot(with_, flow.begin(playing)))
    home = hands.play(lambda scene: scene.id == "title")
    over, faults = playing.controller.over, playing.controller.faults
    found = {
        "game": str(Path(str(game.__file__)).parent), "over": over, "faults": len(faults), "scenes": hands.seen,
        "seconds": round(time.monotonic() - started, 1),
    }  # fmt: skip
    print(json.dumps(found))
    return 0 if home and over and not faults else 1


if __name__ == "__main__":
    sys.addaudithook(deaf_and_dumb)
    raise SystemExit(main(sys.argv[1], sys.argv[2], Path(sys.argv[3])))
