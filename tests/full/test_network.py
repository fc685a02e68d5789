"""The game speaks to nobody: neither its window nor a command opens a socket to the internet."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.full.desktop import Desktop
from tests.full.player import ROOT, been_here, homes

pytestmark = pytest.mark.full
OUTWARD = re.compile(r"AF_INET6?\b|AF_PACKET")
AWHILE = 8.0


def _traced(folder: Path, *words: str) -> list[str]:
    """`strace` in front of a command of the game, with every system call of a network written to `folder`."""
    strace = shutil.which("strace")
    if strace is None:
        pytest.skip("no look at system calls without strace")
    if subprocess.run([strace, "-o", str(folder / "probe"), "true"], capture_output=True).returncode:
        pytest.skip("strace may not trace here")
    return [strace, "-f", "-e", "trace=network", "-o", str(folder / "calls"), sys.executable, "main.py", *words]


def _calls(folder: Path) -> list[str]:
    return (folder / "calls").read_text(encoding="utf-8", errors="replace").splitlines()


def test_the_window_opens_no_connection(desktop: Desktop, tmp_path: Path) -> None:
    """A game straight to its first screen, some seconds of it, and its end: only the desktop's own sockets."""
    been_here(tmp_path)
    words = ("play", "tests/scenarios/harbour.yaml", "--side", "northam", "--saves", str(tmp_path / "saves"))
    env = desktop.env | homes(tmp_path)
    game = subprocess.Popen(
        _traced(tmp_path, *words), cwd=ROOT, env=env, stderr=subprocess.DEVNULL, start_new_session=True
    )
    try:
        time.sleep(AWHILE)
        found = desktop.tool("search", "--onlyvisible", "--class", ".").split()
        desktop.tool("windowactivate", "--sync", found[0], "key", "alt+F4")
        assert game.wait(60) == 0
    finally:
        if game.poll() is None:
            os.killpg(game.pid, signal.SIGKILL)
            game.wait()
    seen = _calls(tmp_path)
    assert any("AF_UNIX" in line for line in seen), "not even the desktop's socket was seen"
    assert [line for line in seen if OUTWARD.search(line)] == []
    print(f"the window: {len(seen)} calls, all to this machine's desktop")


def test_commands_open_no_connection(tmp_path: Path) -> None:
    """Games among computers and a report of the record: nothing goes out."""
    out = str(tmp_path / "report.html")
    for words in (("simulate", "tests/scenarios/harbour.yaml", "--games", "1"),
                  ("report", "portsmouth-1905", "--out", out)):  # fmt: skip
        done = subprocess.run(_traced(tmp_path, *words), cwd=ROOT, capture_output=True, text=True, timeout=300)
        assert done.returncode == 0, done.stderr
        seen = _calls(tmp_path)
        assert seen[-1].endswith("+++ exited with 0 +++"), "it was not watched to its end"
        assert [line for line in seen if OUTWARD.search(line)] == []
        print(f"{words[0]}: nothing goes out")
