"""Game pads: their buttons and sticks as names of keys, such as `pad:a`."""

from __future__ import annotations

from typing import Any

import pygame

from game.ui.companions import Companion
from game.ui.log import log

PUSHED, LET_GO = 18_000, 12_000
"""How far a stick must go to count as pressed, and come back to count as let go, of 32,767."""


def buttons() -> dict[int, str]:
    """The name of every button that means something."""
    return {
        pygame.CONTROLLER_BUTTON_A: "pad:a",
        pygame.CONTROLLER_BUTTON_B: "pad:b",
        pygame.CONTROLLER_BUTTON_X: "pad:x",
        pygame.CONTROLLER_BUTTON_Y: "pad:y",
        pygame.CONTROLLER_BUTTON_BACK: "pad:back",
        pygame.CONTROLLER_BUTTON_START: "pad:start",
        pygame.CONTROLLER_BUTTON_LEFTSHOULDER: "pad:lb",
        pygame.CONTROLLER_BUTTON_RIGHTSHOULDER: "pad:rb",
        pygame.CONTROLLER_BUTTON_DPAD_UP: "pad:up",
        pygame.CONTROLLER_BUTTON_DPAD_DOWN: "pad:down",
        pygame.CONTROLLER_BUTTON_DPAD_LEFT: "pad:left",
        pygame.CONTROLLER_BUTTON_DPAD_RIGHT: "pad:right",
        pygame.CONTROLLER_BUTTON_LEFTSTICK: "pad:l3",
        pygame.CONTROLLER_BUTTON_RIGHTSTICK: "pad:r3",
    }


def sticks() -> dict[int, tuple[str, str]]:
    """Per axis the names for pushing it low and high. A trigger has only the high one."""
    return {
        pygame.CONTROLLER_AXIS_LEFTX: ("pad:left", "pad:right"),
        pygame.CONTROLLER_AXIS_LEFTY: ("pad:up", "pad:down"),
        pygame.CONTROLLER_AXIS_RIGHTY: ("pad:page up", "pad:page down"),
        pygame.CONTROLLER_AXIS_TRIGGERLEFT: ("", "pad:lt"),
        pygame.CONTROLLER_AXIS_TRIGGERRIGHT: ("", "pad:rt"),
    }


class PadReader:
    """From a pad's events to names pressed and let go; it remembers which way a stick lies."""

    def __init__(self) -> None:
        self._buttons, self._sticks = buttons(), sticks()
        self._lies: dict[tuple[int, int], str] = {}

    def read(self, event: pygame.event.Event) -> tuple[tuple[str, bool], ...]:
        """The names that this event presses (True) or lets go (False)."""
        if event.type in (pygame.CONTROLLERBUTTONDOWN, pygame.CONTROLLERBUTTONUP):
            name = self._buttons.get(event.button, "")
            return ((name, event.type == pygame.CONTROLLERBUTTONDOWN),) if name else ()
        if event.type == pygame.CONTROLLERAXISMOTION and event.axis in self._sticks:
            return self._moved((int(getattr(event, "instance_id", 0)), event.axis), event.value)
        return ()

    def _moved(self, stick: tuple[int, int], value: int) -> tuple[tuple[str, bool], ...]:
        low, high = self._sticks[stick[1]]
        lay = self._lies.get(stick, "")
        lies = lay if abs(value) > LET_GO else ""
        if abs(value) > PUSHED:
            lies = high if value > 0 else low
        if lies == lay:
            return ()
        self._lies[stick] = lies
        return tuple((name, pressed) for name, pressed in ((lay, False), (lies, True)) if name)


class Pads(Companion):
    """Keeps every pad that is plugged in open, so that its events come."""

    def __init__(self) -> None:
        self._open: dict[int, Any] = {}
        self._at_work: Any = None
        try:
            from pygame._sdl2 import controller

            controller.init()
            self._at_work = controller
            for index in range(controller.get_count()):
                self.added(index)
        except (ImportError, OSError, pygame.error) as problem:
            log(__name__).warning("Game pads cannot be read (%s).", problem)

    def added(self, index: int) -> None:
        """A pad has been plugged in."""
        if self._at_work is None or not self._at_work.is_controller(index):
            return
        try:
            self._open[index] = self._at_work.Controller(index)
        except pygame.error as problem:
            log(__name__).warning("A game pad cannot be read (%s).", problem)

    def heard(self, event: pygame.event.Event) -> None:
        """Take note of pads that come."""
        if event.type == pygame.CONTROLLERDEVICEADDED:
            self.added(int(event.device_index))

    def close(self) -> None:
        """Let all pads go."""
        self._open.clear()
        if self._at_work is not None:
            self._at_work.quit()
            self._at_work = None
