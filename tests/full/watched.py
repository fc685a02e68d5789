"""Runs the game as `main.py` does and writes down, after every picture, what stands where on it.

`python -m tests.full.watched FILE [WORDS...]`. Only an onlooker is added: what the window draws and hears is its own.
"""

import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path

import pygame

from game.cli import main
from game.ui.app import App
from game.ui.describe import dump, focusables, walk
from game.ui.intents import Intent
from game.ui.paint import Store
from game.ui.projector import Picture
from tests.ui.ways import ways

KEYS = {
    Intent.NEXT: "Tab", Intent.PREVIOUS: "shift+Tab", Intent.UP: "Up", Intent.DOWN: "Down", Intent.LEFT: "Left",
    Intent.RIGHT: "Right",
}  # fmt: skip


def report(app: App, projected: str) -> dict[str, object]:
    """The top scene, its focus and everything on it that can be used, in order, with the visible box of each.

    `way`: the keys that lead there from the focus, as far as the screen stays as it is; None: no keys do.
    `projected`: the words last drawn in the second window.
    """
    screen = app.screen()
    known = ways(screen.tree, screen.focus)
    return {
        "frames": app.frames,
        "scene": screen.scene.id,
        "focus": screen.focus,
        "size": app.display.size,
        "fullscreen": app.display.fullscreen,
        "text": dump(screen.tree, focus=screen.focus),
        "words": " ".join(node.label for node in walk(screen.tree) if node.label),
        "projected": projected,
        "nodes": [
            {
                "id": node.id,
                "enabled": node.enabled,
                "selected": node.selected,
                "box": node.rect.meet(node.clip),
                "way": [KEYS[key] for key, _ in known.get(node.id, ())],
            }
            for node in focusables(screen.tree)
        ],
    }


def watch(path: Path) -> None:
    """Have every picture of the window followed by a new report at `path`, whole or not at all.

    While something that was heard is being worked on, there is a file beside it with the ending `busy`.
    """
    step, feed, draw = App.step, App.feed, Picture.draw
    projected = [""]
    fresh, busy = path.with_suffix(".new"), path.with_suffix(".busy")

    def drew(picture: Picture, surface: pygame.Surface, store: Store) -> None:
        projected[0] = " ".join(node.label for node in walk(picture.tree) if node.label)
        draw(picture, surface, store)

    def fed(app: App, events: Iterable[pygame.event.Event]) -> None:
        heard = list(events)
        if heard:
            busy.touch()
        feed(app, heard)

    def stepped(app: App) -> bool:
        drawn = step(app)
        if drawn and app.stack.top is not None:
            fresh.write_text(json.dumps(report(app, projected[0])), encoding="utf-8")
            os.replace(fresh, path)
        busy.unlink(missing_ok=True)
        return drawn

    App.step, App.feed, Picture.draw = stepped, fed, drew  # type: ignore[method-assign]


if __name__ == "__main__":
    watch(Path(sys.argv[1]))
    raise SystemExit(main(sys.argv[2:]))
