"""`python -m tests.soak [--games N] [--seed N] [--minutes N]`: games one after another, and what memory did meanwhile.

Ends with 1 when something broke, stayed open, or grew: memory at the end may be a tenth more than after the first
hundred games, and no more scenes or games may be alive than then.

Memory is read after what was freed has been given back to the system, where the C library can do that (`malloc_trim`):
pictures of many sizes come and go, and a heap that is full of holes is no leak.

The longest run, seed 5: 1,000 games, 972 of them to their end, 33,457 acts, 104,657 steps, two windows, no fault, 25
minutes beside other work. Memory: 115 MB at game 1, 218 at 100, 220 at 200, 200 at 400, 210 at 600, 236 at 800, 222 at
1,000, 219 when all is closed. What grows at first are kept pictures, parts, layers, texts and faces, each with a bound
of its own; of the saves that the game makes by itself twelve are left.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import os
import shutil
import sys
import time
import traceback
from collections import Counter
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory
from unittest.mock import patch

from game.session.controller import Controller
from game.session.match import Match
from game.ui import editor
from game.ui.places import Places
from game.ui.playing import Playing
from game.ui.scenes.base import Scene
from game.ui.screen import Screen
from game.ui.services import Services, open_services
from tests.soak.player import Soaker

ROOT = Path(__file__).parents[2]
SETTLED = 100
"""Games after which everything that is loaded once has been."""
EVERY = 25
GROWTH, SLACK = 1.10, 20
KINDS = (Scene, Screen, Playing, Controller, Match)
TABLES = (
    ("harbour", 74), ("dogger-bank-1904", 16), ("portsmouth-lesson", 4), ("portsmouth-1905", 2), ("harbour lesson", 4),
)  # fmt: skip
"""What is played how often: the small tables mostly, so that there are many games; a `lesson` is a whole class."""
SEATS = ("first", "second", "both")


def main() -> int:
    """Play; 0 when nothing broke, stayed open or grew."""
    words = _asked()
    with TemporaryDirectory(prefix="soak-") as folder:
        return Soak(Path(folder), words.seed, words.games, words.minutes).run()


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.soak")
    parser.add_argument("--games", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=0, help="stop after so many; 0: play them all")
    return parser.parse_args()


class Soak:
    """A row of games with what was measured on the way."""

    def __init__(self, folder: Path, seed: int, games: int, minutes: float = 0) -> None:
        self.folder, self.games = folder, games
        self.until = time.monotonic() + minutes * 60 if minutes else float("inf")
        self.chance = Random(seed)
        self.services = services(folder)
        self.soaker = Soaker(self.services, self.chance)
        self.marks: list[tuple[int, int, dict[str, int]]] = []
        self.faults: list[str] = []

    def run(self) -> int:
        """Play them all; 0 when nothing broke, stayed open or grew."""
        began, played = time.monotonic(), 0
        while played < self.games and time.monotonic() < self.until:
            self.one(played)
            played += 1
            if played % EVERY == 0 or played in (1, self.games):
                self._mark(played, time.monotonic() - began)
        self.soaker.shut()
        self.services.shelf.forget()
        self._mark(played, time.monotonic() - began)
        grown = self.grown()
        for line in (*self.faults, *grown):
            print(line, flush=True)
        return 1 if self.faults or grown else 0

    def one(self, number: int) -> None:
        """One game. A fault is noted, and the next game has a window of its own."""
        names, odds = zip(*TABLES, strict=True)
        name = self.chance.choices(names, odds)[0]
        scenario, lesson = name.removesuffix(" lesson"), name.endswith(" lesson")
        try:
            with patch.object(editor, "_start", return_value=False):  # no program is started, whatever is pressed
                self.soaker.play(scenario, seat=self.chance.choice(SEATS), lesson=lesson)
        except Exception:
            told = f"game {number} of {name}:\n{traceback.format_exc()}"
            self.faults.append(told)
            print(told, flush=True)
            self.soaker.hands.app.close()
            self.soaker.hands = self.soaker._window()

    def _mark(self, played: int, seconds: float) -> None:
        gc.collect()
        before = resident()
        give_back()
        held, alive, one = resident(), census(), self.soaker
        self.marks.append((played, held, alive))
        print(
            f"{played} begun, {one.games} ended, {one.acts} acts, {one.steps} steps, {one.windows} windows, "
            f"{len(self.faults)} faults, {held} MB ({before} with what lay free), {alive}, {seconds:.0f} s",
            flush=True,
        )

    def grown(self) -> list[str]:
        """What is more at the end than after the first hundred games, in sentences."""
        settled = next((mark for mark in self.marks if mark[0] >= SETTLED), None)
        if settled is None or settled is self.marks[-1]:
            return []
        found = []
        _, before, alive = settled
        _, after, now = self.marks[-1]
        if after > before * GROWTH + SLACK:
            found.append(f"memory grew from {before} MB after {settled[0]} games to {after} MB")
        return found + [
            f"{now[kind]} of {kind} are alive, {count} were" for kind, count in alive.items() if now[kind] > count + 40
        ]


def services(folder: Path) -> Services:
    """Services over a folder of scenarios small enough that a list of them is soon read."""
    shelf = folder / "scenarios"
    shutil.copytree(ROOT / "scenarios" / "maps", shelf / "maps")
    shutil.copy(ROOT / "tests" / "scenarios" / "harbour.yaml", shelf)
    for name, _ in TABLES:
        if (ROOT / "scenarios" / f"{name}.yaml").is_file():
            shutil.copy(ROOT / "scenarios" / f"{name}.yaml", shelf)
    return open_services(Places(folder / "saves", folder / "settings.json", (shelf,)))


def give_back() -> bool:
    """Have the C library return to the system what has been freed but lies between what has not, where it can."""
    try:
        return bool(ctypes.CDLL(None).malloc_trim(0))
    except (AttributeError, OSError, TypeError):
        return False


def resident() -> int:
    """Megabytes that this process holds in memory now."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    except (OSError, ValueError):
        return 0
    return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


def census() -> dict[str, int]:
    """How many scenes, games and what belongs to them are alive.

    Asked by descent: `isinstance` with an abstract class notes every type that it ever met, for each of the class's
    descendants, which is some ten megabytes that the game has no part in.
    """
    count: Counter[str] = Counter()
    for thing in gc.get_objects():
        line = type(thing).__mro__
        count.update(kind.__name__ for kind in KINDS if kind in line)
    return {kind.__name__: count[kind.__name__] for kind in KINDS}


if __name__ == "__main__":
    sys.exit(main())
