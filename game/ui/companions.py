"""What goes along with the window: sound, speech, screen readers, a second window. Each is told what has been shown.

A companion looks and never acts by itself, so that none of them can change a game.
"""

from __future__ import annotations

from typing import NamedTuple

import pygame

from game.ui.describe import Node
from game.ui.scenes.base import Scene
from game.ui.settings import Settings


class Shown(NamedTuple):
    """The picture on the window now: whose scene, its laid out tree, the id in focus, the settings in force."""

    scene: Scene
    tree: Node
    focus: str
    settings: Settings
    size: tuple[int, int]

    @property
    def private(self) -> bool:
        """Whether what is shown is for one of two people at this machine: then nothing may sound, speak or leave."""
        return private(self.scene)


class Companion:
    """One of them; by itself it does nothing."""

    def shown(self, shown: Shown) -> None:
        """A new picture is on the window."""

    def heard(self, event: pygame.event.Event) -> None:
        """Something from outside that no scene hears of: a device that comes or goes."""

    def owns(self, event: pygame.event.Event) -> bool:
        """Whether an event belongs to a window of its own, so that the game does not hear of it."""
        return False

    def close(self) -> None:
        """The window closes."""


def private(scene: Scene) -> bool:
    """Whether a scene is the private leaf of one of two people who share the screen. The curtain itself is not.

    After the end only what is marked in secret is private: a scene that says so (`secret`).
    """
    if getattr(scene, "secret", False):
        return True
    playing = getattr(scene, "playing", None)
    return playing is not None and not scene.sealed and bool(playing.two_seats) and not playing.controller.over
