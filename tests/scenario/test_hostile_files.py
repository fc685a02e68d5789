"""Hostile files given to `check`: refused in words, quickly, in little memory, and nothing is written."""

from __future__ import annotations

import atexit
import os
import random
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest

from tests.scenario.helpers import harbour

ROOT = Path(__file__).parents[2]
SECONDS = 2.0
KILOBYTES = 300 * 1024
LONGEST_ANSWER = 60_000

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="pipes, devices and what a process used are of Linux")


def _articles(count: int) -> str:
    options = ", ".join(f"{{id: {one}, name: {one}, treaty: {one}, fact: {{mark: invented}}}}" for one in "ab")
    row = (
        "  - {id: a%d, name: A, short: A, summary: B, why: {northam: c, southam: d}, historical: a,"
        f" options: [{options}], points: {{northam: [1, 0], southam: [0, 1]}}, fact: {{mark: invented}}}}\n"
    )
    start, end = harbour().index("articles:\n"), harbour().index("links:\n")
    return harbour()[:start] + "articles:\n" + "".join(row % n for n in range(count)) + harbour()[end:]


def _bomb() -> str:
    rows = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10)]
    return "\n".join(rows)


def _noise() -> bytes:
    return random.Random(5).randbytes(100_000)


TEXTS: dict[str, Callable[[], str | bytes]] = {
    "empty": lambda: "",
    "ten megabytes of text": lambda: "summary: " + "word " * 2_000_000,
    "ten megabytes of lines": lambda: "a: b\n" * 2_000_000,
    "five thousand articles": lambda: _articles(5000),
    "fifteen hundred articles": lambda: _articles(1500),
    "NUL bytes": lambda: b"\0" * 300_000,
    "NUL among text": lambda: harbour().replace("Northam", "North\0am", 1),
    "noise": _noise,
    "brackets": lambda: "a: " + "[" * 400_000,
    "closed brackets": lambda: "a: " + "[" * 200_000 + "]" * 200_000,
    "braces": lambda: "a: " + "{a: " * 100_000,
    "an alias bomb": _bomb,
    "an object tag": lambda: "a: !!python/object/apply:os.system ['touch /tmp/no']\n",
    "a merge": lambda: harbour().replace("shared_meters: {", "shared_meters: {<<: {a: b}, ", 1),
    "a long number": lambda: harbour().replace("start: 40", "start: " + "9" * 5000, 1),
    "a long number in a condition": lambda: harbour().replace("sitting >= 3", "sitting >= " + "9" * 5000, 1),
    "a long condition": lambda: harbour().replace("sitting >= 3", "(" * 5000 + "sitting >= 3", 1),
    "several documents": lambda: harbour() + "\n---\n" + harbour(),
    "a lone surrogate": lambda: harbour().replace("Rain.", "\ud800", 1).encode("utf-8", "surrogatepass"),
    "a lone surrogate, escaped": lambda: harbour().replace("day: Rain.", 'day: "\\ud800"', 1),
    "nested maps": lambda: "".join(" " * n + f"k{n}:\n" for n in range(900)),
    "a long scalar": lambda: harbour().replace("Nothing moves.", "x" * 600_000, 1),
    "a long line": lambda: harbour().replace("summary: Who rings it.", "summary: " + "ring " * 60_000 + "*", 1),
    "unclosed quotes": lambda: '"' + "a: 'b\n" * 60_000,
    "tabs": lambda: "\t\n" * 200_000,
    "colons": lambda: "a: b: c\n" * 60_000,
    "asterisks": lambda: harbour().replace("Nothing moves.", "* ** " * 60_000, 1),
    "sixteen bits": lambda: harbour().encode("utf-16"),
    "a thousand mistakes": lambda: harbour().replace("fact: {mark: invented}", "fakt: {mrk: invnted}"),
    "deep effects": lambda: harbour().replace(
        "effects: [{meter: rapport, change: 2}]", "effects: " + "[{later: 1, effects: " * 9 + "[]" + "}]" * 9, 1
    ),
}  # fmt: skip


@cache
def compiled() -> dict[str, str]:
    """An environment in which the game's modules are compiled already, as they are wherever it has been started once.

    What is asked for is the time that a file takes; a fresh checkout that may write no bytecode compiles for seconds.
    """
    where = tempfile.mkdtemp(prefix="compiled-")
    atexit.register(shutil.rmtree, where, ignore_errors=True)
    env = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = where
    words = [sys.executable, str(ROOT / "main.py"), "check", str(ROOT / "tests" / "scenarios" / "harbour.yaml")]
    subprocess.run(words, env=env, capture_output=True, check=False, timeout=120)
    return env


LAUNCHER = """
import os, sys
child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(child, 0)
with open(os.environ["USED"], "w") as told:
    print(os.waitstatus_to_exitcode(status), used.ru_utime + used.ru_stime, used.ru_maxrss, file=told)
"""
# A child is charged with the memory of the process that spawned it: a small one stands between it and a large test run.


def check(word: str, folder: Path) -> tuple[int, str, str, float, int]:
    """`main.py check` as a process: exit code, both outputs, seconds of work, largest memory in KB."""
    told = folder / "used.txt"
    words = [sys.executable, "-S", "-c", LAUNCHER, sys.executable, str(ROOT / "main.py"), "check", word]
    ran = subprocess.run(words, env=compiled() | {"USED": str(told)}, capture_output=True, check=True, timeout=120)
    code, seconds, memory = told.read_text(encoding="utf-8").split()
    return int(code), ran.stdout.decode("utf-8"), ran.stderr.decode("utf-8"), float(seconds), int(memory)


def is_refused(word: str, folder: Path) -> str:
    """Fails unless a file is refused in words, in time and within memory; what was said."""
    code, out, err, seconds, memory = check(word, folder)
    said = out + err
    assert code in (1, 2), said[:500]
    assert "Traceback" not in said
    assert said.strip()
    assert len(said) < LONGEST_ANSWER
    assert (code == 1) == (": error E" in out), said[:500]
    assert code == 1 or len(err.strip().splitlines()) == 1
    assert seconds < SECONDS
    assert memory < KILOBYTES
    return said


QUICK_TEXTS = (
    "ten megabytes of text", "five thousand articles", "noise", "brackets", "an alias bomb", "a long number",
    "a long condition", "a lone surrogate",
)  # fmt: skip
"""What is given to a process whenever tests are run: one of each way to be too large, too deep or no text."""


@pytest.mark.parametrize(
    "name", [name if name in QUICK_TEXTS else pytest.param(name, marks=pytest.mark.slow) for name in TEXTS]
)
def test_a_hostile_text_is_refused(name: str, tmp_path: Path) -> None:
    """One sentence or problems with their lines; under two seconds and 300 MB; nothing left beside the file."""
    made = TEXTS[name]()
    folder = tmp_path / "scenarios"
    folder.mkdir()
    (folder / "hostile.yaml").write_bytes(made if isinstance(made, bytes) else made.encode("utf-8"))
    is_refused(str(folder / "hostile.yaml"), tmp_path)
    assert [path.name for path in folder.iterdir()] == ["hostile.yaml"]


NO_FILES = ("pipe", "loop", "nowhere", "zero", "folder", "socket")


@pytest.mark.parametrize("alone", [("zero",), pytest.param(NO_FILES, marks=pytest.mark.slow)], ids=["one", "all"])
def test_what_is_no_file_is_refused(alone: tuple[str, ...], tmp_path: Path) -> None:
    """Pipes, devices, sockets, folders, loops of links and links to nowhere are neither waited for nor followed."""
    folder = tmp_path / "scenarios"
    folder.mkdir()
    os.mkfifo(folder / "pipe.yaml")
    (folder / "loop.yaml").symlink_to("loop.yaml")
    (folder / "nowhere.yaml").symlink_to("missing.yaml")
    (folder / "zero.yaml").symlink_to("/dev/zero")
    (folder / "folder.yaml").mkdir()
    with socket.socket(socket.AF_UNIX) as bound:
        here = Path.cwd()
        os.chdir(folder)
        try:
            bound.bind("socket.yaml")
        finally:
            os.chdir(here)
        for name in alone:
            is_refused(str(folder / f"{name}.yaml"), tmp_path)
        code, out, _, _, _ = check(str(folder), tmp_path)
    assert code == 1
    assert all(f"{name}.yaml:1:1: error E101" in out for name in NO_FILES if name != "folder")


HOSTILE_WORDS = ("/dev/stdin", "x" * 5000, "/dev/zero", "/dev/urandom", "/", "/proc/self/mem", "a\u0001b")
QUICK_WORDS = 2


@pytest.mark.parametrize(
    "word",
    [pytest.param(word, marks=[pytest.mark.slow] if n >= QUICK_WORDS else []) for n, word in enumerate(HOSTILE_WORDS)],
)
def test_a_word_that_is_no_scenario_is_refused(word: str, tmp_path: Path) -> None:
    """What is typed in place of a file, a device among it, is neither read to its end nor waited for."""
    is_refused(word, tmp_path)


@pytest.mark.skipif(os.name == "nt" or (hasattr(os, "geteuid") and os.geteuid() == 0), reason="root may read anything")
def test_an_unreadable_file_is_refused(tmp_path: Path) -> None:
    """A file that may not be read is refused with that reason."""
    path = tmp_path / "secret.yaml"
    path.write_text(harbour(), encoding="utf-8")
    path.chmod(0)
    code, out, _, _, _ = check(str(path), tmp_path)
    assert code == 1
    assert "cannot be read" in out


MAPS: dict[str, Callable[[Path, Path], object]] = {
    "a pipe": lambda there, outside: os.mkfifo(there),
    "a device": lambda there, outside: there.symlink_to("/dev/zero"),
    "outside": lambda there, outside: there.symlink_to(outside),
    "a loop": lambda there, outside: there.symlink_to("there.json"),
    "brackets": lambda there, outside: there.write_text("[" * 400_000, encoding="utf-8"),
    "a long number": lambda there, outside: there.write_text("9" * 400_000, encoding="utf-8"),
    "noise": lambda there, outside: there.write_bytes(_noise()),
}
QUICK_MAPS = ("a device", "outside", "brackets")


@pytest.mark.parametrize(
    "name", [name if name in QUICK_MAPS else pytest.param(name, marks=pytest.mark.slow) for name in MAPS]
)
def test_hostile_maps_are_refused(name: str, tmp_path: Path) -> None:
    """A map file outside the folder, a pipe, a device or a nest of brackets in its place are problems."""
    path, outside = _with_map(tmp_path, "maps/there.json"), tmp_path / "outside.json"
    outside.write_text("{}", encoding="utf-8")
    MAPS[name](path.parent / "maps" / "there.json", outside)
    assert "error E316" in is_refused(str(path), tmp_path)


def test_a_map_above_the_folder_is_refused(tmp_path: Path) -> None:
    """A way that leads upwards is no name of a map file; what such a name looks like is said."""
    assert "maps/valley.json" in is_refused(str(_with_map(tmp_path, "../there.json")), tmp_path)


def _with_map(folder: Path, file: str) -> Path:
    """The harbour in a folder of its own, with a map file of this name beside it."""
    path = folder / "scenarios" / "one.yaml"
    (path.parent / "maps").mkdir(parents=True)
    path.write_text(f"{harbour()}map:\n  file: {file}\n  title: A map\n", encoding="utf-8")
    return path
