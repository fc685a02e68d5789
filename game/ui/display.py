"""The window: made, resized, full screen; and the plain word when there is no screen at all."""

import os
import warnings
from collections.abc import Mapping, MutableMapping

import pygame

from game.kernel.errors import NoDisplay
from game.paths import assets
from game.ui.layout import Scale
from game.ui.log import log
from game.ui.settings import Settings

MINIMUM = (640, 480)
COMFORT = (1280, 720)
ONE_COLUMN = 760
"""Under so many units of width there is one column."""
LOW_COLUMN = (960, 700)
"""In a window narrower and lower than this a screen in play has one column, too."""


class Display:
    """The one window."""

    def __init__(self, size: tuple[int, int], *, fullscreen: bool = False, caption: str = "") -> None:
        self._windowed = (max(MINIMUM[0], size[0]), max(MINIMUM[1], size[1]))
        self._caption = caption
        self.fullscreen = fullscreen
        self.surface = self._open()

    @property
    def size(self) -> tuple[int, int]:
        """The size of the drawing surface in pixels."""
        return self.surface.get_size()

    @property
    def windowed(self) -> tuple[int, int]:
        """The size to come back to from full screen, and to remember."""
        return self._windowed

    def _open(self) -> pygame.Surface:
        try:
            pygame.display.init()
        except pygame.error as problem:
            raise NoDisplay(f"The game needs a screen, and none was found ({problem}).") from problem
        if not has_screen(pygame.display.get_driver(), os.environ):
            pygame.display.quit()
            raise NoDisplay("The game needs a screen, and none was found here.")
        spare(pygame.display.get_driver(), os.environ)
        pygame.display.set_caption(self._caption)
        self._dress()
        surface = self._mode()
        pygame.key.set_repeat(450, 40)
        return surface

    def _dress(self) -> None:
        """Give the window its icon, if there is one."""
        try:
            pygame.display.set_icon(pygame.image.load(str(assets() / "images" / "icon.png")))
        except (OSError, pygame.error) as problem:
            log(__name__).warning("The window's icon could not be opened (%s).", problem)

    def _mode(self) -> pygame.Surface:
        try:
            if self.fullscreen:
                return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
            return pygame.display.set_mode(self._windowed, pygame.RESIZABLE)
        except pygame.error as problem:
            raise NoDisplay(f"No window could be opened ({problem}).") from problem

    def resized(self) -> None:
        """Take note of a new size given by the desktop."""
        self.surface = pygame.display.get_surface() or self.surface
        if not self.fullscreen:
            self._windowed = self.surface.get_size()

    def set_fullscreen(self, on: bool) -> None:
        """Cover the desktop, or come back to the window."""
        if on != self.fullscreen:
            self.fullscreen = on
            with warnings.catch_warnings():  # of a size that the desktop did not grant: it is asked again
                warnings.simplefilter("ignore", RuntimeWarning)
                self.surface = self._mode()
            if not on and self.surface.get_size() != self._windowed:
                self.surface = self._mode()

    def rename(self, caption: str) -> None:
        """Put other words on the window's frame."""
        if caption != self._caption:
            self._caption = caption
            pygame.display.set_caption(caption)

    def flip(self) -> None:
        """Show what has been drawn."""
        pygame.display.flip()

    def close(self) -> None:
        """Give the screen back."""
        pygame.display.quit()


def has_screen(driver: str, environment: Mapping[str, str]) -> bool:
    """Whether somebody can see what is drawn, or has said that nobody needs to."""
    return "SDL_VIDEODRIVER" in environment or driver not in ("offscreen", "dummy")


def spare(driver: str, environment: MutableMapping[str, str]) -> None:
    """Call this with `os.environ` before a window is made: X11 then takes pictures as they are.

    SDL would else load OpenGL only to copy finished pictures to the window, which costs over 100 MB where it is done
    without a graphics card. Where X11 is not the driver, OpenGL may be the only way, and nothing is changed.
    """
    if driver == "x11":
        environment.setdefault("SDL_FRAMEBUFFER_ACCELERATION", "0")


def scale_for(size: tuple[int, int], text_scale: int) -> Scale:
    """Pixels a unit in a window. Larger windows have somewhat larger type, not only more of it."""
    base = max(0.9, min(1.9, min(size[0] / COMFORT[0], size[1] / COMFORT[1]) ** 0.5))
    share = text_scale / 100
    tight = 0.7 if min(size[0] / 1024, size[1] / 700) < 0.99 else 1.0
    return Scale(base * share, base * (1 + (share - 1) * 0.15) * tight)


def narrow(settings: Settings) -> bool:
    """Whether scenes will have room for one column only in the window that these settings open."""
    text = scale_for(settings.window, settings.text_scale).text
    units = (settings.window[0] / text, settings.window[1] / text)
    return units[0] < ONE_COLUMN or one_column(units)


def one_column(units: tuple[float, float]) -> bool:
    """Whether a window of so many units is too low, for its width, for two columns with a full head over them."""
    return units[0] < LOW_COLUMN[0] and units[1] < LOW_COLUMN[1]
