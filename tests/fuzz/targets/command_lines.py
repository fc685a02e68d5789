"""Words on a command line: an exit status, a sentence where something is wrong, nothing written but what was asked for.

Everything runs in this process, in a folder of its own. Games are few, processes one, windows shut at once; a write
outside the folder is refused as a read-only disk would refuse it, and is a find unless a word names the place.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import shutil
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unittest.mock import patch

from game.cli import main
from game.session.record import write
from game.ui.app import App
from game.workshop.packing import Label, packed
from tests.fuzz.rooms import room
from tests.fuzz.target import Target
from tests.fuzz.warden import Warden
from tests.session.helpers import played
from tests.strategies import HARBOUR, harbour

COMMANDS = (
    "play", "check", "analyse", "simulate", "compare", "replay", "playthrough", "report", "print", "translate", "wall",
    "pack", "new", "migrate", "schema", "bench",
)  # fmt: skip
SLOW = ("bench",)
"""Commands that take their time by design, which would leave none for others."""
OPTIONS = (
    "--json", "--help", "--seed", "--levels", "--games", "--workers", "--instructions", "--csv", "--resume", "--out",
    "--side", "--level", "--saves", "--author", "--play", "--report", "--pupils", "--minutes", "--paper", "--minimum",
    "--pdf", "--translator", "--scenario", "--licence", "--note", "--picture", "--picture-text", "--size", "--title",
    "--write", "--story", "--", "-", "-h", "--version", "--install-completion",
)  # fmt: skip
VALUES = (
    "harbour.yaml", "harbour", "peace.json", "middle.json", "broken.yaml", "damaged.json", "harbour.zip", "folder",
    "empty", "nothing.yaml", "out.html", "out.csv", "folder/out.zip", "northam", "both", "envoy", "attache", "drawn",
    "attache,envoy", "historical", "1", "0", "-1", "3", "45", "30", "a4", "letter", "ja", "xx", "", " ", "é", "\u202e",
    "x" * 300, ".", "..", "small", "full", "conference", "con", "a/b", "99999999999999999999", "1e3", "0x1", "%s",
    "{x}", "`id`", "\n", "harbour-record.yaml",
)  # fmt: skip
SAVES = str(Path(__file__).resolve().parents[3] / "saves")
"""Where a game in a checkout is saved unless a word says otherwise; here it goes on unsaved."""
MOST_WORDS = 12
GAMES = 2
ENDS = (0, 1, 2)
SENTENCE = 1200
_NUMBER = re.compile(r"\s*\+?[0-9_]+\s*")
_FEW = ("--games", "--play")


def check(data: bytes) -> None:
    """Exit status 0, 1 or 2 and no traceback; with 2 one sentence; nothing written elsewhere, no connection made."""
    words = words_of(data)
    if not words or words[0] in SLOW:
        return
    home = _home()
    code, out, err = _ran(home, words)
    assert code in ENDS, (code, words)
    assert "Traceback" not in err + out, words
    assert "A fault in the game itself" not in err, (words, err)
    assert len(err) < SENTENCE + sum(map(len, words)) * 3, (words, err)
    assert code != 2 or err.strip(), words
    if sum(1 for _ in (home / "work").rglob("*")) > MOST_FILES:
        _fill(home / "work")


MOST_FILES = 60


def _ran(home: Path, words: list[str]) -> tuple[int, str, str]:
    """Exit status and both outputs. Fails when something was written, or reached for, that no word names."""
    out, err = io.StringIO(), io.StringIO()
    told = (contextlib.redirect_stdout(out), contextlib.redirect_stderr(err))
    with _at_home(home), Warden(home) as warden, _shut_at_once(), told[0], told[1]:
        code = main(words)
    astray = [place for place in warden.found if not any(name in place for name in _named(words))]
    assert not astray, (words, astray)
    return code, out.getvalue(), err.getvalue()


def words_of(data: bytes) -> list[str]:
    """The words that bytes stand for: one a line, as the system would hand them over, within what one run may cost."""
    lines = [line.replace("\0", "") for line in data.decode("utf-8", "surrogateescape").split("\n")]
    words = [word for word in lines[:MOST_WORDS] if not word.startswith(("--dask", "--workers"))]
    few = False
    for n, word in enumerate(words):
        name, equals, value = word.partition("=")
        if name in _FEW and equals and _NUMBER.fullmatch(value):
            words[n], few = f"{name}={int(value) % (GAMES + 1)}", True
        elif name in _FEW and n + 1 < len(words) and _NUMBER.fullmatch(words[n + 1]):
            words[n + 1], few = str(int(words[n + 1]) % (GAMES + 1)), True
    if words[:1] in (["simulate"], ["compare"]) and "--" not in words:
        words += ["--workers=1"] if few else ["--workers=1", f"--games={GAMES}"]
    return words


def _named(words: list[str]) -> list[str]:
    """Words, or what follows a `=` in them, that may name a place outside."""
    found = [word.partition("=")[2] if word.startswith("-") else word for word in words]
    return [SAVES, *(os.path.normpath(word).lstrip("./") for word in found if "/" in word or ".." in word)]


@cache
def _home() -> Path:
    """A folder with a home, and a folder to work in that holds one file of every kind."""
    home = room("words")
    _fill(home / "work")
    return home


@contextlib.contextmanager
def _at_home(home: Path) -> Iterator[None]:
    """In the folder to work in, with a home of its own, and nothing compiled beside the game."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME")
    mine = {name: str(home / name.lower()) for name in names}
    mine |= {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "COLUMNS": "100"}
    with patch.dict(os.environ, mine), patch.object(sys, "dont_write_bytecode", True), contextlib.chdir(home / "work"):
        yield


def _fill(work: Path) -> None:
    shutil.rmtree(work, ignore_errors=True)
    for name in ("folder", "empty"):
        (work / name).mkdir(parents=True)
    text = HARBOUR.read_text(encoding="utf-8")
    (work / "harbour.yaml").write_text(text, encoding="utf-8")
    (work / "folder" / "one.yaml").write_text(text.replace("id: harbour", "id: one", 1), encoding="utf-8")
    (work / "broken.yaml").write_text(text.replace("monogram: R", "monogramm: R"), encoding="utf-8")
    (work / "harbour-record.yaml").write_bytes(HARBOUR.with_name("harbour-record.yaml").read_bytes())
    (work / "harbour.zip").write_bytes(packed(HARBOUR, harbour(), Label("A", "CC BY 4.0")))
    for name, match in (("peace", played(3)), ("middle", played(11, 6))):
        (work / f"{name}.json").write_text(write(match), encoding="utf-8")
    (work / "damaged.json").write_text(write(played(3))[:9000], encoding="utf-8")


@contextlib.contextmanager
def _shut_at_once() -> Iterator[None]:
    """A window that opens is drawn once and closed."""

    def run(app: App) -> None:
        app.step()

    before = App.run
    App.run = run  # type: ignore[method-assign]
    try:
        yield
    finally:
        App.run = before  # type: ignore[method-assign]


def _seeds() -> tuple[bytes, ...]:
    lines = (
        "check\nharbour.yaml", "check\nfolder\n--json", "replay\npeace.json", "replay\nmiddle.json\n--json", "schema",
        "simulate\nharbour.yaml\n--games\n2\n--levels\nattache\n--csv\nout.csv", "report\npeace.json\n--out\nout.html",
        "playthrough\nharbour.yaml\n--levels\nattache\n--story", "translate\nharbour.yaml\nja\n--translator\nA",
        "pack\nharbour.yaml\n--author\nA\n--licence\nCC0\n--out\nfolder/out.zip", "new\nconference\n--size\nsmall",
        "migrate\nharbour.yaml", "play\nharbour.yaml\n--side\nboth\n--seed\n1", "--help",
        "wall\nAAAA\n--scenario\nharbour.yaml", "print\nharbour.yaml\n--minimum\n--out\nout.html",
        "check\nbroken.yaml\n--report\nout.html", "--saves\nfolder",
    )  # fmt: skip
    return tuple(line.encode("utf-8") for line in lines)


PIECES = (*(f"\n{word}".encode() for word in (*COMMANDS, *OPTIONS, *VALUES)), b"\n", b"=", b"\xff")
TARGET = Target("command_lines", check, _seeds, PIECES, longest=600, seconds=10.0)
