"""Drives the real scenes as a player does, without a screen."""

import os
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game import paths
from game.ui import checks
from game.ui.app import App, Hooks
from game.ui.companions import Companion
from game.ui.describe import Node, dump, find
from game.ui.display import Display
from game.ui.intents import Intent
from game.ui.scenes.base import Scene
from game.ui.scenes.stack import SceneStack
from game.ui.settings import Settings
from game.ui.strings import Strings
from game.ui.text import TextMeasure
from tests.ui.ways import ways

TRIES, SCROLLS = 12, 40
"""How often a way is looked for anew, and how often a key may scroll before it moves."""


class Clock:
    """A clock that tests move."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


class Pilot:
    """A player's hands: `press`, `focus`, `click`, `type`; and eyes: `tree`, `text`, `problems`, `screenshot`."""

    def __init__(
        self, scene: Scene, *, size: tuple[int, int] = (1280, 720), settings: Settings | None = None,
        strings: Strings | None = None, hooks: Hooks | None = None, companions: tuple[Companion, ...] = (),
    ) -> None:  # fmt: skip
        assets = paths.assets()
        self.clock = Clock()
        self.strings = strings or Strings(assets / "locale")
        settings = (settings or Settings())._replace(window=size)
        self.app = App(
            SceneStack(scene), settings, self.strings, assets, Display(size),
            (hooks or Hooks())._replace(now=self.clock, companions=lambda: companions),
        )  # fmt: skip
        self.app.step()

    @property
    def scene(self) -> Scene:
        """The scene on top."""
        top = self.app.stack.top
        assert top is not None, "the game is over"
        return top

    @property
    def over(self) -> bool:
        """Whether the window has closed."""
        return self.app.stack.top is None

    def tree(self) -> Node:
        """The top scene's tree, laid out."""
        return self.app.screen().tree

    def node(self, node_id: str) -> Node:
        """The node with this id, or a failure that shows the screen."""
        node = find(self.tree(), node_id)
        assert node is not None, f"no #{node_id} on this screen:\n{self.text()}"
        return node

    def text(self) -> str:
        """The screen in words."""
        return dump(self.tree(), focus=self.app.screen().focus)

    @property
    def focused(self) -> str:
        """The id that has the focus."""
        return self.app.screen().focus

    def hinted(self) -> str:
        """The id of what a slip is shown of; empty when there is none."""
        node = self.app.hinted(self.app.screen())
        return node.id if node is not None else ""

    def press(self, intent: str, times: int = 1) -> "Pilot":
        """Press and let go the first key of an intent."""
        for _ in range(times):
            self.key(self.app.settings.keymap.keys(Intent(intent))[0])
        return self

    def key(self, name: str) -> "Pilot":
        """Press and let go a key such as `ctrl+z`."""
        *held, base = name.split("+")
        mod = sum({"ctrl": pygame.KMOD_LCTRL, "alt": pygame.KMOD_LALT, "shift": pygame.KMOD_LSHIFT}[h] for h in held)
        code = pygame.key.key_code(base)
        self.feed(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=""))
        return self.feed(pygame.event.Event(pygame.KEYUP, key=code, mod=mod))

    def hold(self, intent: str, ms: int) -> "Pilot":
        """Keep a key down for a time while the clock goes on."""
        code = pygame.key.key_code(self.app.settings.keymap.keys(Intent(intent))[0])
        self.feed(pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=""))
        self.wait(ms)
        return self.feed(pygame.event.Event(pygame.KEYUP, key=code, mod=0)) if not self.over else self

    def wait(self, ms: int) -> "Pilot":
        """Let time pass, a tick at a time."""
        for _ in range(0, ms, 200):
            self.clock.seconds += 0.2
            self.feed()
        return self

    def focus(self, node_id: str) -> "Pilot":
        """Walk with Tab, and with arrows in a list, until the node has the focus."""
        self.node(node_id)
        for _ in range(TRIES):
            if self.focused == node_id:
                return self
            way = ways(self.tree(), self.focused, node_id).get(node_id)
            assert way, f"keys never come to #{node_id}:\n{self.text()}"
            self._walk(way)
        raise AssertionError(f"keys never come to #{node_id}:\n{self.text()}")

    def _walk(self, way: tuple[tuple[Intent, str], ...]) -> None:
        """Press the keys of a way, as often as it takes where a key scrolls first, until it leads elsewhere."""
        for key, to in way:
            before = self.focused
            for _ in range(SCROLLS):
                self.press(key)
                if self.focused != before:
                    break
            if self.focused != to:
                return

    def use(self, node_id: str) -> "Pilot":
        """Focus a node with the keyboard and confirm."""
        return self.focus(node_id).press("confirm")

    def click(self, node_id: str) -> "Pilot":
        """Click in the middle of what can be seen of a node."""
        node = self.node(node_id)
        self.app.screen().go(node_id)
        seen = node.rect.meet(node.clip)
        assert min(seen.w, seen.h) > 0, f"#{node_id} cannot be seen"
        place = (round(seen.centre[0]), round(seen.centre[1]))
        self.feed(pygame.event.Event(pygame.MOUSEMOTION, pos=place, rel=(0, 0), buttons=(0, 0, 0)))
        self.feed(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=place, button=1))
        return self.feed(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=place, button=1))

    def type(self, words: str) -> "Pilot":
        """Type words where the focus is."""
        for letter in words:
            self.feed(pygame.event.Event(pygame.TEXTINPUT, text=letter))
        return self

    def feed(self, *events: pygame.event.Event) -> "Pilot":
        """Give events and draw."""
        self.app.feed(events)
        self.app.step()
        return self

    def problems(self) -> list[str]:
        """What a check finds clipped, overlapped or outside on this screen."""
        measure = TextMeasure(self.app.typesetter())
        return checks.problems(self.tree(), self.app.frame(), measure, self.app.scale())

    def screenshot(self, path: Path | str) -> None:
        """Keep the picture."""
        self.app.dirty()
        self.app.step()
        pygame.image.save(self.app.display.surface, str(path))
