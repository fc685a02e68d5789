"""Sound, or silence where there is no device. Nothing here ever stops the game."""

import logging
from pathlib import Path

import pygame


class Sound:
    """Plays named files from a folder. Opened at the first sound, not before."""

    def __init__(self, folder: Path, volume: int = 70) -> None:
        self._folder = folder
        self._volume = volume
        self._state = "closed"
        self._absent: set[str] = set()
        self._loaded: dict[str, pygame.mixer.Sound] = {}

    @property
    def silent(self) -> bool:
        """Whether there is no device to play on."""
        return self._state == "silent"

    def volume(self, percent: int) -> None:
        """How loud from now on, 0 to 100."""
        self._volume = percent

    def play(self, name: str) -> None:
        """Play a sound once. An absent one is silence."""
        if self._volume == 0 or name in self._absent or not self._ready():
            return
        try:
            if name not in self._loaded:
                self._loaded[name] = pygame.mixer.Sound(str(self._folder / f"{name}.ogg"))
            self._loaded[name].set_volume(self._volume / 100)
            self._loaded[name].play()
        except (OSError, pygame.error) as problem:
            self._absent.add(name)
            logging.getLogger(__name__).warning("The sound '%s' could not be played (%s).", name, problem)

    def _ready(self) -> bool:
        if self._state == "closed":
            try:
                pygame.mixer.init()
                self._state = "open"
            except (OSError, pygame.error) as problem:
                self._fall_silent(f"There is no sound ({problem}); the game runs in silence.")
        return self._state == "open"

    def _fall_silent(self, sentence: str) -> None:
        self._state = "silent"
        logging.getLogger(__name__).warning("%s", sentence)
