"""Sound, or silence where there is no device. Nothing here ever stops the game."""

import logging
from pathlib import Path

import pygame
import pygame.mixer

from game.ui.companions import Companion, Shown
from game.ui.quiet import muted

SUFFIX = ".wav"
FADE_MS = 900
RATE, BUFFER = 22_050, 2048
"""As the files are, in pieces large enough that rain costs next to nothing."""


class Sound:
    """Plays named files from a folder, and one without end below them. Opened at the first sound, not before."""

    def __init__(self, folder: Path, volume: int = 70, ambience: int = 0) -> None:
        self._folder = folder
        self._volume = volume
        self._low = ambience
        self._state = "closed"
        self._absent: set[str] = set()
        self._loaded: dict[str, pygame.mixer.Sound] = {}
        self._under = ""

    @property
    def silent(self) -> bool:
        """Whether there is no device to play on."""
        return self._state == "silent"

    @property
    def under(self) -> str:
        """What goes on below everything else now; empty when nothing does."""
        return self._under

    def volume(self, percent: int, ambience: int | None = None) -> None:
        """How loud from now on, 0 to 100; `ambience` for what goes on below."""
        self._volume = percent
        if ambience is None or ambience == self._low:
            return
        self._low = ambience
        if self._under in self._loaded:
            self._loaded[self._under].set_volume(ambience / 100)

    def play(self, name: str) -> None:
        """Play a sound once. An absent one is silence."""
        if self._volume > 0:
            self._start(name, self._volume)

    def keep_up(self, name: str) -> None:
        """Let this go on without end, or nothing where `name` is empty or its volume is nought."""
        wanted = name if self._low > 0 else ""
        if wanted == self._under:
            return
        if self._under in self._loaded and self._state == "open":
            self._loaded[self._under].fadeout(FADE_MS)
        self._under = wanted
        if wanted:
            self._start(wanted, self._low, loops=-1, fade=FADE_MS)

    def lost(self) -> None:
        """The device has gone: silence from here on."""
        if self._state == "open":
            pygame.mixer.quit()
            self._loaded.clear()
            self._fall_silent("The sound device has gone; the game goes on in silence.")

    def close(self) -> None:
        """Give the device back."""
        if self._state == "open":
            pygame.mixer.quit()
            self._state = "closed"
            self._loaded.clear()

    def _start(self, name: str, percent: int, loops: int = 0, fade: int = 0) -> None:
        if name in self._absent or not self._ready():
            return
        try:
            if name not in self._loaded:
                self._loaded[name] = pygame.mixer.Sound(str(self._folder / f"{name}{SUFFIX}"))
            self._loaded[name].set_volume(percent / 100)
            self._loaded[name].play(loops, fade_ms=fade)
        except (OSError, pygame.error) as problem:
            self._absent.add(name)
            logging.getLogger(__name__).warning("The sound '%s' could not be played (%s).", name, problem)

    def _ready(self) -> bool:
        if self._state == "closed":
            try:
                with muted():
                    pygame.mixer.init(RATE, -16, 1, BUFFER)
                self._state = "open"
            except (OSError, pygame.error) as problem:
                self._fall_silent(f"There is no sound ({problem}); the game runs in silence.")
        return self._state == "open"

    def _fall_silent(self, sentence: str) -> None:
        self._state = "silent"
        logging.getLogger(__name__).warning("%s", sentence)


class Sounding(Companion):
    """Plays a scene's cue when it opens or changes it, and what goes on below it; no cue in a private phase of two."""

    def __init__(self, sound: Sound) -> None:
        self._sound = sound
        self._heard: tuple[int, str] = (0, "")

    def shown(self, shown: Shown) -> None:
        """Play what this scene has not sounded yet."""
        self._sound.volume(shown.settings.sound, shown.settings.ambience)
        self._sound.keep_up(shown.scene.ambience)
        now = (id(shown.scene), shown.scene.cue)
        if now != self._heard and now[1] and not shown.private:
            self._sound.play(now[1])
        self._heard = now

    def heard(self, event: pygame.event.Event) -> None:
        """A device that goes takes the sound with it."""
        if event.type == pygame.AUDIODEVICEREMOVED and not event.iscapture:
            self._sound.lost()

    def close(self) -> None:
        """Give the device back."""
        self._sound.close()
