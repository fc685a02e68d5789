"""Opening a text file at a line in the author's own editor, found by name; nothing goes through a shell."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from game.ui.outside import surroundings

WISHES = ("PORTSMOUTH_EDITOR", "VISUAL", "EDITOR")
KNOWN: Mapping[str, tuple[str, ...]] = {
    "code": ("--goto", "{file}:{line}"),
    "codium": ("--goto", "{file}:{line}"),
    "zed": ("{file}:{line}",),
    "subl": ("{file}:{line}",),
    "kate": ("--line", "{line}", "{file}"),
    "gnome-text-editor": ("+{line}", "{file}"),
    "gedit": ("+{line}", "{file}"),
    "xed": ("+{line}", "{file}"),
    "pluma": ("+{line}", "{file}"),
    "mousepad": ("--line={line}", "{file}"),
    "geany": ("--line", "{line}", "{file}"),
    "notepad++": ("-n{line}", "{file}"),
    "gvim": ("+{line}", "{file}"),
}
"""Editors with a window of their own, and how each is told a line."""

Find = Callable[[str], str | None]
Run = Callable[[list[str]], bool]
PATIENCE = 0.5
"""Seconds in which an opener that cannot open anything says so."""


def command(path: Path, line: int, environment: Mapping[str, str], find: Find = shutil.which) -> list[str] | None:
    """What to start: the editor asked for in the environment if it is one we know, else the first that is there."""
    wishes = [name for key in WISHES if (name := environment.get(key, "").strip())]
    for wish in (*wishes, *KNOWN):
        name = Path(wish).name.lower().removesuffix(".exe").removesuffix(".cmd")
        program = find(wish) if name in KNOWN else None
        if program:
            return [program, *(part.format(file=path, line=line) for part in KNOWN[name])]
    return None


def opener(path: Path, platform: str = sys.platform, find: Find = shutil.which) -> list[str] | None:
    """What the system opens text files with, at their first line; None where there is nothing."""
    if platform == "darwin":
        return ["open", "-t", str(path)]
    program = find("notepad" if platform == "win32" else "xdg-open")
    return None if program is None else [program, str(path)]


def open_at(path: Path, line: int, run: Run | None = None, environment: Mapping[str, str] | None = None) -> str:
    """Open a file at a line. `line`: it is there; `file`: open, at its beginning; `none`: no editor could be found."""
    start = _start if run is None else run
    given = os.environ if environment is None else environment
    for found, outcome in ((command(path, line, given), "line"), (opener(path), "file")):
        if found is None:
            continue
        try:
            if start(found):
                return outcome
        except OSError:
            continue
    return "none"


def _start(words: list[str]) -> bool:
    """Start a program that goes on by itself and says nothing here; False when it gives up at once."""
    quiet = subprocess.DEVNULL
    begun = subprocess.Popen(  # noqa: S603
        words, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True, env=surroundings(os.environ)
    )
    try:
        return begun.wait(PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True
