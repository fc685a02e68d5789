"""The game in a real window as a process of its own, and two players of it: one with a mouse, one with keys."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from tests.full.desktop import PATIENCE, Desktop

ROOT = Path(__file__).parents[2]
NAME = "Portsmouth 1905"
SETTLED = 0.15


@dataclass(frozen=True)
class Spot:
    """One thing on the screen that can be used. `box`: left, top, width and height of what can be seen of it.

    `way`: the keys that lead to it from the focus; none where it has the focus, or no keys do.
    """

    id: str
    enabled: bool
    selected: bool
    box: tuple[float, float, float, float]
    way: tuple[str, ...]


@dataclass(frozen=True)
class Sight:
    """What the window shows."""

    frames: int
    scene: str
    focus: str
    size: tuple[int, int]
    fullscreen: bool
    text: str
    words: str
    projected: str
    spots: tuple[Spot, ...]

    def spot(self, node_id: str) -> Spot | None:
        """The thing with this id."""
        return next((spot for spot in self.spots if spot.id == node_id), None)

    def usable(self, node_id: str) -> bool:
        """Whether it is there and not greyed."""
        spot = self.spot(node_id)
        return spot is not None and spot.enabled


class Window:
    """A running game. `look` is the latest picture in words; `sight` waits until it has stood still."""

    def __init__(
        self, desktop: Desktop, folder: Path, *words: str, newcomer: bool = False, before: tuple[str, ...] = ()
    ) -> None:
        """Start it with these words. A `newcomer` has no settings file yet; everybody else has an empty one.

        `before`: a command that starts the game in its own place, such as one that watches it.
        """
        self.desktop = desktop
        if not newcomer:
            been_here(folder)
        self._report = folder / "report.json"
        self._busy = folder / "report.busy"
        for stale in (self._report, self._busy):
            stale.unlink(missing_ok=True)
        self._errors = folder / "stderr.txt"
        with self._errors.open("wb") as errors:
            self.process = subprocess.Popen(
                [*before, sys.executable, "-m", "tests.full.watched", str(self._report), *words],
                cwd=ROOT, env=desktop.env | homes(folder), stderr=errors,
            )  # fmt: skip
        self.id = find_window(desktop, self.process)
        self.wait(lambda sight: True, "a first picture")
        desktop.tool("windowactivate", "--sync", self.id)

    def __enter__(self) -> Window:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.kill()

    @property
    def errors(self) -> str:
        """What the game wrote to its standard error."""
        return self._errors.read_text(encoding="utf-8")

    def kill(self) -> None:
        """As when the machine goes dark: nothing can be put in order."""
        self.process.kill()
        self.process.wait(PATIENCE)

    def look(self) -> Sight | None:
        """The latest picture; None before the first."""
        try:
            seen: dict[str, Any] = json.loads(self._report.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return None
        nodes = seen.pop("nodes")
        spots = tuple(Spot(n["id"], n["enabled"], n["selected"], tuple(n["box"]), tuple(n["way"])) for n in nodes)
        size = (seen["size"][0], seen["size"][1])
        return Sight(**(seen | {"size": size}), spots=spots)

    def wait(self, until: Callable[[Sight], object], what: str, seconds: float = PATIENCE) -> Sight:
        """The first picture of which something is so."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            sight = self.look()
            if sight is not None and until(sight):
                return sight
            assert self.process.poll() is None, f"the game ended with {self.process.returncode}: {self.errors}"
            time.sleep(0.02)
        seen = self.look()
        raise AssertionError(f"{what} never came; the last picture:\n{seen.text if seen else 'none'}")

    def sight(self) -> Sight:
        """The picture that stands: nothing is being worked on, and no newer one has come for a moment."""
        last, since = self.wait(lambda sight: True, "a picture"), time.monotonic()
        while time.monotonic() - since < SETTLED:
            time.sleep(0.02)
            now = self.look()
            if self._busy.exists():
                since = time.monotonic()
            if now is not None and now.frames != last.frames:
                last, since = now, time.monotonic()
            assert self.process.poll() is None, f"the game ended with {self.process.returncode}: {self.errors}"
        return last

    def key(self, *names: str) -> None:
        """Press and let go keys, by their X names, in one go."""
        self.desktop.tool("key", "--delay", "25", *names)

    def resize(self, wide: int, high: int) -> Sight:
        """Pull the window to a size; the picture that fills it."""
        self.desktop.tool("windowsize", self.id, str(wide), str(high))
        self.wait(lambda sight: sight.size == (wide, high), f"a picture of {wide} by {high}")
        return self.sight()

    def click(self, x: float, y: float) -> None:
        """Click at a place of the window."""
        self.desktop.tool("mousemove", "--window", self.id, str(round(x)), str(round(y)), "sleep", "0.03", "click", "1")


def homes(folder: Path) -> dict[str, str]:
    """Folders of the player's own, for settings, for scenarios, and for what drivers keep."""
    return {name: str(folder / name.lower()) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME")}


def been_here(folder: Path) -> None:
    """Leave a settings file, so that the game does not ask at its start how one would like to read."""
    kept = Path(homes(folder)["XDG_CONFIG_HOME"]) / "portsmouth-1905" / "settings.json"
    if not kept.exists():
        kept.parent.mkdir(parents=True, exist_ok=True)
        kept.write_text("{}", encoding="utf-8")


def windows_of(desktop: Desktop, process: subprocess.Popen[bytes]) -> list[str]:
    """The ids of all windows of a process that can be seen."""
    return desktop.tool("search", "--onlyvisible", "--pid", str(process.pid), check=False).split()


def processor(process: subprocess.Popen[bytes]) -> float:
    """Seconds of processor time a process has had."""
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def find_window(desktop: Desktop, process: subprocess.Popen[bytes], seconds: float = PATIENCE) -> str:
    """The id of the game's window, as soon as it can be seen."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = windows_of(desktop, process)
        if found:
            return found[-1]
        assert process.poll() is None, f"the game ended with {process.returncode}"
        time.sleep(0.01)
    raise AssertionError("no window came")


class Player(ABC):
    """Plays by what can be seen and nothing else. `done`: every decision, in words."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.done: list[str] = []
        self.scenes: set[str] = set()
        self._turn = 0

    @abstractmethod
    def use(self, node_id: str) -> None:
        """Press something on the screen."""

    def play(self, until: Callable[[Sight], object], most: int = 200) -> Sight:
        """Play on until something is so of the screen."""
        for _ in range(most):
            sight = self.window.sight()
            self.scenes.add(sight.scene)
            if until(sight):
                return sight
            self._step(sight)
        raise AssertionError(f"still not there after {self.done}:\n{self.window.sight().text}")

    def _step(self, sight: Sight) -> None:
        """One sensible thing; on a screen that nobody told of, what stands last, which leads on."""
        steps = {
            "dossier": ("dossier.close", "dossier.next"),
            "dispatches": ("dispatches.next",),
            "evening": ("text.yes", "evening.do"),
            "guess": ("guess.do",),
            "confirm": ("confirm.yes",),
            "question": ("question.yes",),
            "ceremony": ("ceremony.on",),
            "verdict": ("improve.ask", "improve.yes", "verdict.next", "verdict.leave"),
        }
        if sight.scene == "table":
            self._at_the_table(sight)
            return
        replies = [spot.id for spot in sight.spots if spot.id.startswith("reply.")]
        last = [spot.id for spot in sight.spots if spot.enabled][-1:]
        found = [node_id for node_id in (*steps.get(sight.scene, ()), *replies, *last) if sight.usable(node_id)]
        assert found, f"nothing to do here:\n{sight.text}"
        self._decide(sight, found[0])

    def _at_the_table(self, sight: Sight) -> None:
        for node_id in ("signing.sign", "train.stay", "act.lay", "answer.not_now"):
            if sight.usable(node_id):
                if node_id == "answer.not_now" and self._turn % 2 and sight.usable("answer.accept"):
                    node_id = "answer.accept"
                self._turn += 1
                self._decide(sight, node_id)
                return
        self._turn += 1
        articles = [spot.id for spot in sight.spots if spot.id.startswith("name.")]
        if not articles or self._turn % 4 == 0:
            self._decide(sight, "act.adjourn")
            return
        self.use(articles[self._turn % len(articles)])
        rungs = [s for s in self.window.sight().spots if s.id.startswith("rung.") and s.enabled and not s.selected]
        if rungs:
            self._draft(rungs[len(rungs) // 2].id)
        if not self.window.sight().usable("act.lay"):
            self._decide(self.window.sight(), "act.adjourn")

    def _draft(self, node_id: str) -> None:
        self.use(node_id)

    def _decide(self, sight: Sight, node_id: str) -> None:
        self.use(node_id)
        self.done.append(f"{sight.scene}: {node_id}")


class Mouse(Player):
    """Moves the pointer and clicks; never touches a key."""

    def use(self, node_id: str) -> None:
        """Click in the middle of what can be seen of it."""
        spot = self.window.sight().spot(node_id)
        assert spot is not None and min(spot.box[2:]) > 0, f"#{node_id} cannot be seen:\n{self.window.sight().text}"
        x, y, wide, high = spot.box
        self.window.click(x + wide / 2, y + high / 2)


class Keys(Player):
    """Tab and Shift+Tab, arrows in a list, Return and the numbers of rungs; never touches the mouse."""

    def use(self, node_id: str) -> None:
        """Walk there the shortest way, and confirm; an article is taken up at its ladder."""
        if node_id.startswith("name."):
            self.go(node_id.replace("name.", "ladder."))
            return
        self.go(node_id)
        self.window.key("Return")

    def go(self, node_id: str) -> None:
        """Bring the focus to something."""
        for _ in range(60):
            sight = self.window.sight()
            if sight.focus == node_id:
                return
            spot = sight.spot(node_id)
            assert spot is not None and spot.way, f"#{node_id} cannot be reached with keys:\n{sight.text}"
            tabs = [key for key in spot.way if key.endswith("Tab")]
            self.window.key(*(tabs if tabs == list(spot.way) else spot.way[:1]))
        raise AssertionError(f"keys never come to #{node_id}:\n{self.window.sight().text}")

    def _draft(self, node_id: str) -> None:
        """A rung is drafted by its number, from wherever the focus is."""
        self.window.key(str(int(node_id.removeprefix("rung.")) + 1))
