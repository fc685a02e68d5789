"""`python -m tests.packaged`: builds the wheel and the portable folder into `dist/`, and plays games in both.

What was built is tried without the checkout, in a folder that cannot be written to. What this machine has not got for a
trial (a Python, a screen) is said at the end; anything that does not hold ends it with exit code 1 and a sentence.
"""

from __future__ import annotations

import argparse
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from tests.packaged import building, trials
from tests.packaged.interpreters import interpreters
from tests.packaged.room import ROOT, FailedError

OUT = ROOT / "dist"


def main() -> int:
    """Build and try; 0 when all holds, 1 when something does not."""
    words = argparse.ArgumentParser(prog="python -m tests.packaged", description=__doc__)
    words.add_argument("--trials-only", action="store_true", help="try what lies in dist/ already")
    words.add_argument("--pythons", type=int, default=3, metavar="N", help="try the wheel on so many Pythons at most")
    given = words.parse_args()
    say = _Diary()
    work = Path(tempfile.mkdtemp(prefix="packaged-"))
    work.chmod(0o755)
    try:
        if not given.trials_only:
            _build(work, say)
        _try(work, say, given.pythons)
    except FailedError as failed:
        say(f"does not hold: {failed}")
        return 1
    finally:
        shutil.rmtree(work, ignore_errors=True)
    say.end()
    return 0


class _Diary:
    """Says what was done, with the time since the beginning; what was left out is said at the end."""

    def __init__(self) -> None:
        self._began = time.monotonic()
        self._left_out: list[str] = []

    def __call__(self, line: str) -> None:
        seconds = round(time.monotonic() - self._began)
        print(f"[{seconds // 60}:{seconds % 60:02}] {line}", flush=True)

    def left_out(self, line: str) -> None:
        """Keep for the end."""
        self._left_out.append(line)

    def end(self) -> None:
        """The last lines."""
        self("all of it holds")
        for line in self._left_out:
            print(f"skipped: {line}")


def _build(work: Path, say: _Diary) -> None:
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir()
    python = building.locked_environment(work / "builder", Path(sys.executable))
    say("packages of the lock are installed, each by its hash")
    wheel = building.build_wheel(python, OUT, work)
    files = building.inspect_wheel(wheel)
    say(f"{wheel.relative_to(ROOT)}: {building.weight(wheel)}, {files} files of the game inside and no others")
    folder, archive = building.build_portable(python, wheel, OUT, work)
    say(f"{folder.relative_to(ROOT)}: {building.weight(folder)}; {archive.name}: {building.weight(archive)}")


def _try(work: Path, say: _Diary, pythons: int) -> None:
    wheel = _only(building.wheels(OUT), "wheel")
    tried = 0
    for version, python in interpreters().items():
        if python is None or tried == pythons:
            why = "is not on this machine" if python is None else "was left out, as asked"
            say.left_out(f"the wheel on Python {version}, which {why}")
            continue
        tried += 1
        _all(trials.wheel(work / f"wheel-{version}", wheel, python, thorough=tried == 1), say, f"wheel on {version}")
    if not tried:
        raise FailedError("No Python that the game is for can be found.")
    archive = _only(building.archives(OUT), "archive of the portable folder")
    _all(trials.portable(work / "portable", archive, say.left_out), say, "portable folder")


def _only(found: list[Path], what: str) -> Path:
    if len(found) != 1:
        raise FailedError(f"There is not one {what} in {OUT}, but {len(found)}.")
    return found[0]


def _all(lines: Iterator[str], say: Callable[[str], None], what: str) -> None:
    for line in lines:
        say(f"{what}: {line}")


if __name__ == "__main__":
    raise SystemExit(main())
