"""A screen nobody sees, with a window manager on it, and what can be photographed there."""

from __future__ import annotations

import os
import shutil
import struct
import subprocess
import time
from pathlib import Path
from types import TracebackType

TOOLS = ("Xvfb", "openbox", "xdotool")
HEADER = struct.Struct(">25I")
PATIENCE = 20.0


def missing_tools() -> tuple[str, ...]:
    """The programs without which there is no real window here."""
    return tuple(tool for tool in TOOLS if shutil.which(tool) is None)


def program(name: str) -> str:
    """The whole path of a program."""
    return shutil.which(name) or name


class Desktop:
    """An X screen with openbox, and a sound card that plays to nobody.

    `shot` reads the very pixels that a monitor would be given.
    """

    def __init__(self, folder: Path, size: tuple[int, int] = (1600, 1000)) -> None:
        self.size = size
        self._frame = folder / "Xvfb_screen0"
        self._server, self.display = self._start(folder)
        self.env = bare() | {"DISPLAY": self.display, "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
        quiet = subprocess.DEVNULL
        self._manager = subprocess.Popen([program("openbox")], env=self.env, stdout=quiet, stderr=quiet)
        try:
            self._await_manager()
        except BaseException:
            self.close()
            raise

    def _start(self, folder: Path) -> tuple[subprocess.Popen[bytes], str]:
        """The server picks a display that is free and says which.

        Without `-noreset` it would start afresh, and throw openbox out, when an early xdotool is its last client to go.
        """
        read, write = os.pipe()
        screen = f"{self.size[0]}x{self.size[1]}x24"
        server = subprocess.Popen(
            [program("Xvfb"), "-displayfd", str(write), "-screen", "0", screen, "-fbdir", str(folder), "-noreset"],
            pass_fds=(write,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(write)
        with os.fdopen(read) as said:
            number = said.readline().strip()
        assert number, "Xvfb did not start"
        return server, f":{number}"

    def _await_manager(self) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.tool("get_desktop", check=False).strip():
                return
            assert self._manager.poll() is None, f"openbox ended with {self._manager.returncode}"
            time.sleep(0.05)
        raise AssertionError("openbox did not start")

    def __enter__(self) -> Desktop:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Take the window manager and the screen away."""
        for process in (self._manager, self._server):
            process.terminate()
            process.wait(PATIENCE)

    def tool(self, *words: str, check: bool = True) -> str:
        """What xdotool says."""
        line = [program("xdotool"), *words]
        done = subprocess.run(line, env=self.env, capture_output=True, text=True, timeout=PATIENCE)
        assert not check or done.returncode == 0, f"xdotool {' '.join(words)}: {done.stderr}"
        return done.stdout if done.returncode == 0 else ""

    def pixels(self) -> bytes:
        """Every pixel of the screen as blue, green, red and nothing."""
        data = self._frame.read_bytes()
        header = HEADER.unpack_from(data)
        high, pitch, start = header[5], header[12], header[0] + 12 * header[19]
        assert (header[4], high, pitch) == (*self.size, 4 * self.size[0])
        return data[start : start + pitch * high]

    def colours(self) -> int:
        """How many different colours are on the screen."""
        return len(set(memoryview(self.pixels()).cast("I")))

    def at(self, x: int, y: int) -> tuple[int, int, int]:
        """The red, green and blue of one place."""
        start = 4 * (y * self.size[0] + x)
        blue, green, red = self.pixels()[start : start + 3]
        return (red, green, blue)

    def shot(self, path: Path) -> None:
        """Keep the picture."""
        import pygame  # where a packaged game is played, there is none of it but in the game

        path.parent.mkdir(parents=True, exist_ok=True)
        seen = pygame.image.frombuffer(self.pixels(), self.size, "BGRA")
        seen.set_alpha(None)
        opaque = pygame.Surface(self.size, 0, 24)
        opaque.blit(seen, (0, 0))
        pygame.image.save(opaque, str(path))


def bare() -> dict[str, str]:
    """The environment without what tests of an unseen window put there, without another desktop and its language."""
    other = ("SDL_", "WAYLAND_DISPLAY", "LANG", "LC_")
    return {key: value for key, value in os.environ.items() if not key.startswith(other)}
