"""The soak itself, short: it plays games to their end, counts what is alive, and sees what grows."""

from __future__ import annotations

import ctypes
import weakref
from pathlib import Path

import pytest

from tests.soak.__main__ import EVERY, SETTLED, Soak, census, give_back, resident


@pytest.fixture
def soak(tmp_path: Path) -> Soak:
    """Two games."""
    return Soak(tmp_path, seed=3, games=2)


@pytest.mark.slow
def test_games_are_played_and_nothing_of_them_stays(soak: Soak, capsys: pytest.CaptureFixture[str]) -> None:
    """Random input plays games through the real scenes, no fault is met, every window closes, no game stays alive."""
    before = census()
    assert soak.run() == 0, capsys.readouterr().out
    assert soak.faults == []
    assert soak.soaker.games + soak.soaker.steps > 20
    after = census()
    assert after["Controller"] <= before["Controller"]
    assert after["Match"] <= before["Match"]
    assert resident() > 0 or not Path("/proc/self/statm").exists()


def test_growth_is_seen(soak: Soak) -> None:
    """Memory a third larger than after the first hundred games is said, and so are games that stay alive."""
    alive = dict.fromkeys(census(), 1)
    soak.marks = [(SETTLED, 150, alive), (SETTLED + EVERY, 165, alive)]
    assert soak.grown() == []
    soak.marks[-1] = (SETTLED + EVERY, 210, {**alive, "Match": 60})
    assert len(soak.grown()) == 2


def test_what_was_freed_is_not_counted() -> None:
    """Blocks freed between blocks that are kept are returned before memory is read, where the C library can do it."""
    if resident() == 0 or not hasattr(ctypes.CDLL(None), "malloc_trim"):
        pytest.skip("this system does not tell, or cannot give back")
    give_back()
    held = [ctypes.create_string_buffer(b"x" * 50_000) for _ in range(2000)]
    full = resident()
    del held[1::2], held[:-1:2]
    give_back()
    assert resident() < full - 60


def test_counting_leaves_nothing_behind() -> None:
    """A census notes nothing about the types that it meets: what it measures must not grow by being measured."""

    class Met:
        pass

    thing = Met()
    before = weakref.getweakrefcount(Met)
    census()
    assert isinstance(thing, Met) and weakref.getweakrefcount(Met) == before


@pytest.mark.full
def test_two_hundred_games_leave_memory_as_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Two hundred games at full speed: no fault, no game or scene left alive, memory flat from the hundredth on."""
    assert Soak(tmp_path, seed=5, games=200).run() == 0, capsys.readouterr().out
