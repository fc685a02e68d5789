"""What comes from pygame, in our own words."""

import pygame

from game.ui.keymap import key_name
from game.ui.textkeys import Clipboard


class Pointer:
    """Where the mouse is, where it was pressed, and what it pressed or drags."""

    __slots__ = ("place", "pressed", "start")

    def __init__(self) -> None:
        self.place: tuple[float, float] = (-1.0, -1.0)
        self.start: tuple[float, float] = (-1.0, -1.0)
        self.pressed = ""


def key_of(event: pygame.event.Event) -> str:
    """The name of the key in a key event, with its modifiers."""
    mods = int(getattr(event, "mod", 0))
    base = pygame.key.name(event.key)
    base = {"[enter]": "enter", "[+]": "keypad +", "[-]": "keypad -"}.get(base, base)
    if len(base) == 3 and base[0] == "[":
        base = f"keypad {base[1]}"
    ctrl = bool(mods & (pygame.KMOD_CTRL | pygame.KMOD_META))
    return key_name(base, ctrl=ctrl, alt=bool(mods & pygame.KMOD_ALT), shift=bool(mods & pygame.KMOD_SHIFT))


def modifiers() -> frozenset[int]:
    """The keys that mean nothing without another."""
    return frozenset({
        pygame.K_LSHIFT, pygame.K_RSHIFT, pygame.K_LCTRL, pygame.K_RCTRL, pygame.K_LALT, pygame.K_RALT, pygame.K_LMETA,
        pygame.K_RMETA, pygame.K_MODE, pygame.K_CAPSLOCK, pygame.K_NUMLOCK,
    })  # fmt: skip


def clipboard() -> Clipboard:
    """The desktop's clipboard; one of our own where the desktop has none."""
    own = [""]

    def get() -> str:
        try:
            return pygame.scrap.get_text()
        except (pygame.error, AttributeError, NotImplementedError):
            return own[0]

    def put(words: str) -> None:
        own[0] = words
        try:
            pygame.scrap.put_text(words)
        except (pygame.error, AttributeError, NotImplementedError):
            return

    return Clipboard(get, put)
