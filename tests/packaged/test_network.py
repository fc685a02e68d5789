"""Nothing speaks to a network: all tests of this process are run so, and that is itself tried here."""

from __future__ import annotations

import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.no_network import NetworkUsedError
from tests.packaged.room import ROOT

MEETS = """
import importlib, os, pkgutil, sys
os.environ["PYGAME_HIDE_SUPPORT_PROMPT"] = "1"
called = []
sys.addaudithook(lambda event, words: called.append(event) if event.startswith("socket.") else None)
import game
for one in pkgutil.walk_packages(game.__path__, "game."):
    importlib.import_module(one.name)
print(len(sys.modules) > 300, called)
"""


@pytest.mark.parametrize("family", [socket.AF_INET, socket.AF_INET6])
def test_a_test_that_spoke_to_somebody_would_fail(family: socket.AddressFamily) -> None:
    """To connect, to listen and to look up a name are refused in every test, by what no handler of errors catches."""
    here = ("127.0.0.1", 9) if family is socket.AF_INET else ("::1", 9)
    with socket.socket(family) as one:
        for call in (one.connect, one.connect_ex, one.bind):
            with pytest.raises(NetworkUsedError):
                call(here)
    with pytest.raises(NetworkUsedError):
        socket.getaddrinfo("localhost", 9)
    assert not issubclass(NetworkUsedError, Exception)


def test_what_asks_for_a_network_may_have_one(network: None) -> None:
    """Tests of games on a cluster say so by name, and listen on this machine."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        assert server.getsockname()[1]


def test_a_socket_in_a_folder_is_no_network(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The desktop is spoken to through one, so it is let through."""
    if not hasattr(socket, "AF_UNIX"):
        pytest.skip("no such sockets on this system")
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as one:
        one.bind("here")
    assert (tmp_path / "here").exists()


@pytest.mark.slow
def test_to_import_all_of_it_opens_no_socket() -> None:
    """In a process of its own, importing every module of the game and all that they bring makes no socket at all."""
    done = subprocess.run([sys.executable, "-c", MEETS], cwd=ROOT, capture_output=True, text=True, timeout=120)
    assert (done.stderr, done.stdout.strip()) == ("", "True []")
