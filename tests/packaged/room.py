"""A room for a packaged game: the checkout is out of sight, the home is empty, and the program cannot be written to."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).parents[2]
NOBODY = 65534
LONGEST = 600
WALLS = """
set -e
mount --bind "$PROGRAM" "$PROGRAM"
mount -o remount,ro,bind "$PROGRAM"
mount -t tmpfs -o ro tmpfs "$CHECKOUT"
cd "$HERE"
exec "$@"
"""
"""Run in a mount namespace of its own: nobody else sees these mounts, and they end with the last process inside."""

USER = ("setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", "--no-new-privs")


class FailedError(Exception):
    """Something that was promised of what was built does not hold; the text says what."""


@dataclass(frozen=True)
class Ran:
    """What a program gave."""

    code: int
    out: str
    err: str


@dataclass(frozen=True)
class Room:
    """Where `program`, a folder, is tried. `walls`: what is put before a command to hide and to protect things."""

    folder: Path
    program: Path
    walls: tuple[str, ...] = ()
    user: tuple[str, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        """The player's own folder, and the only one besides `here` that may be written to."""
        return self.folder / "home"

    @property
    def here(self) -> Path:
        """The folder in which programs are started."""
        return self.folder / "here"

    def environment(self, **more: str) -> dict[str, str]:
        """Nothing of the checkout, of its virtual environment or of this person's own settings."""
        other = ("PYTHON", "VIRTUAL_ENV", "XDG_", "LANG", "LC_", "SDL_", "PIP_", "LD_")
        kept = {key: value for key, value in os.environ.items() if not key.startswith(other)}
        if os.name == "posix":
            kept["PATH"] = "/usr/local/bin:/usr/bin:/bin"
        homes = dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(self.home))
        walls = {"PROGRAM": str(self.program), "CHECKOUT": str(ROOT), "HERE": str(self.here)} if self.walls else {}
        return kept | homes | walls | self.extra | more

    def give(self, folder: Path) -> None:
        """Make a folder that belongs to whoever plays in this room."""
        folder.mkdir(parents=True)
        if self.user:
            os.chown(folder, NOBODY, NOBODY)

    def words(self, *words: str) -> list[str]:
        """A command as it is started in this room."""
        return [*self.walls, *self.user, *words]

    def run(self, *words: str, **more: str) -> Ran:
        """Run a program in this room; `more` is added to its environment."""
        done = subprocess.run(
            self.words(*words), cwd=self.here, env=self.environment(**more), capture_output=True, timeout=LONGEST,
            encoding="utf-8", errors="replace", stdin=subprocess.DEVNULL,
        )  # fmt: skip
        return Ran(done.returncode, done.stdout, done.stderr)

    def fine(self, *words: str, **more: str) -> str:
        """Run a program that must end well; its output. Raises FailedError."""
        done = self.run(*words, **more)
        if done.code or "Traceback" in done.err:
            raise FailedError(f"{' '.join(words)} ended with {done.code}: {done.err.strip() or done.out.strip()}")
        return done.out

    def prove(self) -> Iterator[str]:
        """What holds of this room, tried out, in words. Raises FailedError when a wall has a hole."""
        if os.name != "posix":
            return
        if self.walls:
            self._refused(f"cat '{ROOT}/main.py'", "the checkout can be read")
            yield "the checkout is out of sight"
        if self.walls or self.user or os.getuid():
            self._refused(f"touch '{self.program}/written'", "the program's folder can be written to")
            yield "the program's folder cannot be written to"
        if self.user:
            yield f"run as user {NOBODY}, who may do nothing"
        elif os.getuid() == 0:
            yield "run as root, as this interpreter lies where nobody else may go"

    def _refused(self, line: str, otherwise: str) -> None:
        if self.run("sh", "-c", line).code == 0:
            raise FailedError(f"In {self.folder} {otherwise}.")


@contextmanager
def room(folder: Path, program: Path, probe: Sequence[str] = ("true",), **extra: str) -> Iterator[Room]:
    """A room in an empty `folder` for `program`, which is made read-only until it ends.

    `probe`: what must be able to run inside; a user without rights is taken where that works.
    """
    made = Room(folder, program, _walls(), _user(), extra)
    for each in (made.home, made.here):
        made.give(each)
    folder.chmod(0o755)
    modes = {path: path.stat().st_mode for path in (program, *program.rglob("*")) if not path.is_symlink()}
    for path, mode in modes.items():
        readable = stat.S_IRUSR | stat.S_IRGRP | stat.S_IROTH
        searchable = stat.S_IXUSR | stat.S_IXGRP | stat.S_IXOTH if mode & stat.S_IXUSR else 0
        path.chmod(readable | searchable)
    try:
        if made.user and made.run(*probe).code:
            made = Room(folder, program, made.walls, (), extra)
        yield made
    finally:
        for path, mode in modes.items():
            path.chmod(mode)


def _walls() -> tuple[str, ...]:
    """A mount namespace, as root or as a user who may make one; nothing where neither is allowed."""
    if not sys.platform.startswith("linux") or shutil.which("unshare") is None:
        return ()
    for alone in (("unshare", "--mount"), ("unshare", "--user", "--map-root-user", "--mount")):
        probe = subprocess.run([*alone, "mount", "-t", "tmpfs", "tmpfs", "/mnt"], capture_output=True)
        if probe.returncode == 0:
            return (*alone, "sh", "-c", WALLS, "sh")
    return ()


def _user() -> tuple[str, ...]:
    if os.name == "posix" and os.getuid() == 0 and shutil.which("setpriv") is not None:
        return USER
    return ()
