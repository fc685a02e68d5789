"""A second window for a projector. It shows the public page of the game that is played, and nothing of either side.

In a lesson it shows the pages that are for all (`for_all`) as they stand in the window, set for its own size; while
something else is in the window, a team's papers or the teacher's desk, the last of them stays.
"""

from __future__ import annotations

import logging
import warnings
from pathlib import Path
from typing import NamedTuple

import pygame

from game.ui import painters
from game.ui.companions import Companion, Shown
from game.ui.describe import Node, Rect, dump, walk
from game.ui.display import scale_for
from game.ui.fonts import Fonts
from game.ui.layout import scrolled
from game.ui.paint import Canvas, Store
from game.ui.playing import Playing
from game.ui.scenes.base import Context, Scene
from game.ui.screen import Screen
from game.ui.settings import Settings, Typeface
from game.ui.strings import Strings
from game.ui.text import TextMeasure, Typesetter
from game.ui.theme import theme

SIZE = (1024, 768)
TEXT_SCALE = 130
"""Body text at 3.5 % of the window's height and more; the pages of a lesson see to that themselves."""


class Projector(Companion):
    """Opens with the setting and a game, closes with either; a player who closes it has it back by the setting."""

    def __init__(self, assets: Path, strings: Strings) -> None:
        self._assets = assets
        self._strings = strings
        self._window: pygame.Window | None = None
        self._shut = False
        self._in_the_way = False
        self._shows: tuple[int, str] = (0, "")
        self._last: tuple[Playing, Settings] | None = None
        self._page: tuple[Scene, Playing, dict[str, int]] | None = None
        self._store = Store()
        self._type: Type | None = None

    def shown(self, shown: Shown) -> None:
        """Bring the public page up to date."""
        playing = getattr(shown.scene, "playing", None) or getattr(getattr(shown.scene, "klass", None), "playing", None)
        wanted = shown.settings.projector and isinstance(playing, Playing)
        if not wanted or playing is None:
            self._shut = self._shut and shown.settings.projector
            self.close()
            if shown.scene.id == "title":
                self._page = None
        elif not self._shut:
            self._last = (playing, shown.settings)
            if getattr(shown.scene, "klass", None) is not None and getattr(shown.scene, "for_all", False):
                self._page = (shown.scene, playing, scrolled_by(shown.tree))
            self._show()

    def owns(self, event: pygame.event.Event) -> bool:
        """Whether an event is this window's; closing it and resizing it are taken care of here.

        Desktops may give a new window the keyboard: what is typed is for the game wherever it is typed.
        """
        if self._window is None or getattr(event, "window", None) is not self._window:
            return False
        if event.type in (pygame.KEYDOWN, pygame.KEYUP, pygame.TEXTINPUT, pygame.TEXTEDITING):
            return False
        if event.type == pygame.WINDOWCLOSE:
            self._shut = True
            self.close()
        elif event.type == pygame.WINDOWFOCUSGAINED and self._in_the_way:
            self._in_the_way = False
            _game_in_front()
        elif event.type in (pygame.WINDOWSIZECHANGED, pygame.WINDOWEXPOSED):
            self._shows = (0, "")
            self._show()
        return True

    def close(self) -> None:
        """Close the window, and let go what was drawn for it."""
        self._last = None
        if self._window is not None:
            self._window.destroy()
            self._window, self._shows = None, (0, "")
            self._store, self._type = Store(), None

    def _show(self) -> None:
        if self._last is None or not self._opened():
            return
        from game.ui.scenes.public import PublicScene

        playing, settings = self._last
        window = self._window
        if window is None:
            return
        page = self._page if self._page is not None and self._page[1] is playing else None
        scene, shares = (PublicScene(playing), None) if page is None else (page[0], page[2])
        picture = picture_of(scene, settings, self._strings, self._assets, window.size, shares, self._type)
        self._type = picture.type
        now = (hash((window.size, settings)), dump(picture.tree))
        if now != self._shows:
            self._shows = now
            window.title = self._strings.text("public.caption")
            picture.draw(window.get_surface(), self._store)
            window.flip()

    def _opened(self) -> bool:
        if self._window is None:
            screens = pygame.display.get_desktop_sizes()
            try:
                self._window = pygame.Window(self._strings.text("public.caption"), SIZE, resizable=True)
                if len(screens) > 1:
                    self._window.position = (screens[0][0], 0)
                    self._window.set_fullscreen(desktop=True)
                else:
                    self._in_the_way = True
            except pygame.error as problem:
                self._shut = True
                logging.getLogger(__name__).warning("There can be no second window (%s).", problem)
        return self._window is not None


def _game_in_front() -> None:
    """On a single screen the public page lies behind the game until somebody moves it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # there is no other way to the window of the display module
        pygame.Window.from_display_module().focus()


class Type(NamedTuple):
    """A typesetter with what it was made for, to be used again for the next picture of the same kind."""

    size: tuple[int, int]
    larger: int
    typeface: Typeface
    setter: Typesetter


class Picture:
    """A scene laid out for a surface of some size, without a window's focus or pointer."""

    def __init__(self, tree: Node, type: Type, space: float, settings: Settings, size: tuple[int, int]) -> None:
        self.tree, self.type, self._space, self._settings, self._size = tree, type, space, settings, size

    def pixels(self, node: Node) -> int:
        """How high a node's type is."""
        return self.type.setter.pixels(node.look)

    def draw(self, surface: pygame.Surface, store: Store) -> None:
        """Paint it."""
        canvas = Canvas(surface, theme(self._settings.theme), self.type.setter, self._space, store)
        canvas.paper(Rect(0, 0, *self._size))
        painters.draw(canvas, self.tree)


def scrolled_by(tree: Node) -> dict[str, int]:
    """How far each area of a page is scrolled, in thousandths of the way."""
    found = {}
    for area in walk(tree):
        way = area.content_h - area.home.h
        if area.scrolling and area.id and area.children and way > 0:
            first = area.children[0]
            found[area.id] = round(1000 * (first.home.y - area.home.y - (first.rect.y - area.rect.y)) / way)
    return found


def picture_of(
    scene: Scene, settings: Settings, strings: Strings, assets: Path, size: tuple[int, int],
    shares: dict[str, int] | None = None, known: Type | None = None,
) -> Picture:  # fmt: skip
    """Lay a scene out for the projector: the public page at its size of type, or a lesson's page, so far scrolled.

    `known`: the type of the picture before, whose faces and words are used again where they fit.
    """
    larger = TEXT_SCALE if shares is None else 100
    scale = scale_for(size, larger)
    if known is None or known[:3] != (size, larger, settings.typeface):
        fonts = Fonts(assets / "fonts", settings.typeface)
        known = Type(size, larger, settings.typeface, Typesetter(fonts, scale.text, larger / 100))
    screen = Screen(scene)
    ctx = Context(strings, settings, size, (size[0] / scale.text, size[1] / scale.text))
    screen.build(ctx, TextMeasure(known.setter), scale, Rect(0, 0, *size))
    if shares:
        ways = ((area.id, area.content_h - area.home.h) for area in walk(screen.tree) if area.scrolling)
        scrolled(screen.tree, {name: way * shares.get(name, 0) / 1000 for name, way in ways})
    return Picture(screen.tree, known, scale.space, settings, size)
