"""Hands that press anything: keys, mouse, typing, time, on the real window without a screen."""

from __future__ import annotations

import pygame

from game.ui import start
from game.ui.describe import Node, Role, focusables
from game.ui.intents import Intent
from game.ui.scenes.base import Scene
from game.ui.services import Services
from tests.ui.pilot import Pilot

SIZES = ((640, 480), (800, 600), (1024, 768), (1280, 720), (1366, 768), (1920, 1080))
LETTERS = ("a", " ", "7", "0", "é", "日", "\u202e", "*", "{", "\\", "\n", "–", "12345678", "word word")
KEYS = (
    "tab", "return", "escape", "space", "up", "down", "left", "right", "pageup", "pagedown", "home", "end", "delete",
    "backspace", "f1", "f2", "f3", "f5", "f6", "f9", "f10", "1", "5", "9", "a", "o", "d", "l", "m", "p", "w", "h", "z",
    "left ctrl", "left shift",
)  # fmt: skip
MODS = (0, pygame.KMOD_LCTRL, pygame.KMOD_LSHIFT, pygame.KMOD_LALT, pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT)
HOLD = 900
"""Milliseconds for which a key is held, longer than any curtain asks."""


class Hands(Pilot):
    """One window and what may be done to it. Faults are raised and not shown on a page."""

    def __init__(self, services: Services, scene: Scene, size: tuple[int, int], *, companions: bool = False) -> None:
        self.services = services
        hooks = start.hooks(services)._replace(crashed=None)
        super().__init__(scene, size=size, settings=services.settings, strings=services.strings, hooks=hooks)
        if companions:
            self.app.hooks = self.app.hooks._replace(companions=hooks.companions)
            self.app._companions = None

    def usable(self) -> list[Node]:
        """What can be used here, in order."""
        return [node for node in focusables(self.app.screen().tree) if node.enabled]

    def focus(self, node_id: str) -> Hands:
        """Come to a node in one step."""
        self.node(node_id)
        self.app.screen().go(node_id)
        return self

    def chord(self, name: str, mod: int = 0) -> None:
        """Press and let go a key with others held."""
        code = pygame.key.key_code(name)
        self.feed(pygame.event.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=""))
        self.up(code, mod)

    def up(self, code: int, mod: int = 0) -> None:
        """Let go a key."""
        if not self.over:
            self.feed(pygame.event.Event(pygame.KEYUP, key=code, mod=mod))

    def intent(self, intent: Intent) -> None:
        """Press the first key of an intent; nothing where a player has left it none that there is."""
        keys = self.app.settings.keymap.keys(intent)
        *held, base = keys[0].split("+") if keys else ("",)
        mods = {"ctrl": pygame.KMOD_LCTRL, "alt": pygame.KMOD_LALT, "shift": pygame.KMOD_LSHIFT}
        try:
            code = pygame.key.key_code(base)
        except ValueError:
            return
        self.feed(pygame.event.Event(pygame.KEYDOWN, key=code, mod=sum(mods.get(one, 0) for one in held), unicode=""))
        self.up(code)

    def wait(self, ms: int) -> Hands:
        """Let time pass in ticks, until the window closes."""
        for _ in range(0, ms, 200):
            if not self.over:
                self.clock.seconds += 0.2
                self.feed()
        return self

    def press(self, intent: str, times: int = 1) -> Hands:
        """Press an intent's first key, if it has any."""
        for _ in range(times):
            if not self.over:
                self.intent(Intent(intent))
        return self

    def hold(self, intent: str, ms: int) -> Hands:
        """Keep a key down for a time."""
        code = pygame.key.key_code(self.app.settings.keymap.keys(Intent(intent))[0])
        self.feed(pygame.event.Event(pygame.KEYDOWN, key=code, mod=0, unicode=""))
        self.wait(ms)
        self.up(code)
        return self

    def click_on(self, node: Node) -> None:
        """Click in the middle of what can be seen of a node; scroll it into view first."""
        screen = self.app.screen()
        screen.go(node.id)
        found = next((one for one in focusables(screen.tree) if one.id == node.id), node)
        seen = found.rect.meet(found.clip)
        self.click_at(round(seen.centre[0]), round(seen.centre[1]))

    def click_at(self, x: int, y: int) -> None:
        """Press and let go the left button at a place."""
        self.feed(pygame.event.Event(pygame.MOUSEMOTION, pos=(x, y), rel=(0, 0), buttons=(0, 0, 0)))
        if not self.over:
            self.feed(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(x, y), button=1))
        if not self.over:
            self.feed(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=(x, y), button=1))

    def drag(self, begin: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one place and let go at another."""
        self.feed(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=begin, button=1))
        if not self.over:
            self.feed(pygame.event.Event(pygame.MOUSEMOTION, pos=end, rel=(1, 1), buttons=(1, 0, 0)))
        if not self.over:
            self.feed(pygame.event.Event(pygame.MOUSEBUTTONUP, pos=end, button=1))

    def confirm(self, node: Node) -> None:
        """Come to a node in one step, and confirm."""
        self.app.screen().go(node.id)
        self.intent(Intent.CONFIRM)

    def wheel(self, by: float) -> None:
        """Turn the wheel."""
        self.feed(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=int(by), precise_x=0.0, precise_y=by, flipped=False))

    def resize(self, size: tuple[int, int]) -> None:
        """Give the window another size, as a desktop does."""
        pygame.display.set_mode(size, pygame.RESIZABLE)
        self.feed(pygame.event.Event(pygame.WINDOWSIZECHANGED, x=size[0], y=size[1]))

    def two(self, op: int, arg: int) -> None:
        """What two bytes mean: the first what is done, the second with what."""
        usable = self.usable()
        match op % 16:
            case 0 | 1 | 2 | 3 if usable:
                self.click_on(usable[arg % len(usable)])
            case 4 | 5 if usable:
                self.confirm(usable[arg % len(usable)])
            case 6:
                self.intent(tuple(Intent)[arg % len(Intent)])
            case 7:
                self.intent(Intent.PROCEED)
            case 8:
                self._typed(usable, arg)
            case 9:
                self.wheel((arg - 128) / 16)
            case 10:
                self.wait(600)
                if not self.over:
                    self.hold("confirm", HOLD)
            case 11:
                self.wait(arg * 20)
            case 12:
                self._somewhere(op // 16, arg)
            case 13:
                self.chord(KEYS[arg % len(KEYS)], MODS[op // 16 % len(MODS)])
            case 14:
                self._window(arg)
            case _:
                self.intent(Intent.NEXT)

    def _typed(self, usable: list[Node], arg: int) -> None:
        boxes = [node for node in usable if node.role is Role.TEXTBOX]
        if boxes:
            self.app.screen().go(boxes[arg % len(boxes)].id)
        self.feed(pygame.event.Event(pygame.TEXTINPUT, text=LETTERS[arg % len(LETTERS)]))

    def _somewhere(self, x: int, y: int) -> None:
        wide, high = self.app.display.size
        place = (x * wide // 16, y * high // 256)
        if y % 5:
            self.click_at(*place)
        else:
            self.drag(place, (wide - place[0] - 1, high - place[1] - 1))

    def _window(self, arg: int) -> None:
        match arg % 8:
            case 0 | 1:
                self.resize(SIZES[arg // 8 % len(SIZES)])
            case 2:
                self.feed(pygame.event.Event(pygame.WINDOWFOCUSLOST))
            case 3:
                self.feed(pygame.event.Event(pygame.WINDOWEXPOSED))
            case 4:
                wish = ("click", self.app.screen().focus if arg & 16 else "nothing.here")
                self.feed(pygame.event.Event(pygame.USEREVENT, reader=wish))
            case 5:
                self.feed(pygame.event.Event(pygame.TEXTEDITING, text="か", start=0, length=1))
            case 6:
                self.feed(pygame.event.Event(pygame.KEYDOWN, key=arg, mod=0, unicode=chr(arg)))
                self.up(arg)
            case _:
                self.feed(pygame.event.Event(pygame.MOUSEBUTTONDOWN, pos=(-5, 9999), button=arg % 4))
