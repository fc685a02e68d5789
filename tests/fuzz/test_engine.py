"""What runs the fuzzing sees what it is there to see."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from random import Random

import pytest

from tests.fuzz.mutate import json_mutated, mutated
from tests.fuzz.run import by_mutation
from tests.fuzz.target import Target, TookTooLongError, attempt
from tests.fuzz.warden import Warden


def breaks(data: bytes) -> None:
    """Does not like exclamation marks, in two places."""
    if data.startswith(b"!"):
        raise ValueError("at the beginning")
    assert b"!" not in data


def spins(_data: bytes) -> None:
    """Never comes back, and takes every exception for its own."""
    while True:
        try:
            sum(range(1000))
        except Exception:  # noqa: S112 - as badly as it can be done
            continue


def toy(check: object, seconds: float = 1.0) -> Target:
    """A target with a plain seed."""
    return Target("toy", check, lambda: (b"hello world 12",), (b"!",), seconds=seconds)  # type: ignore[arg-type]


def test_each_fault_is_kept_once_with_an_input_that_shows_it(tmp_path: Path) -> None:
    """Two ways to break give two finds; each file breaks the target again, and the tally says how many were tried."""
    tally = by_mutation(toy(breaks), 0.3, 1, tmp_path)
    assert tally.inputs > 100
    assert len(tally.finds) == 2
    for file in tally.finds.values():
        with pytest.raises((ValueError, AssertionError)):
            breaks((tmp_path / file).read_bytes())
    assert json.loads((tmp_path / "tally.json").read_text(encoding="utf-8"))["finds"] == tally.finds


@pytest.mark.skipif(os.name == "nt", reason="no timer of a process's own time")
def test_what_does_not_come_back_is_stopped() -> None:
    """An input that keeps the processor busy is a find, whatever the code catches."""
    with pytest.raises(TookTooLongError):
        attempt(toy(spins, seconds=0.1), b"")


def test_the_same_seed_makes_the_same_inputs() -> None:
    """A find can be made again from its seed."""
    one, two = Random(7), Random(7)
    for _ in range(200):
        assert mutated(b"a: 1\nb: 2\n", one, (b"x",), b"c: 3", 99) == mutated(
            b"a: 1\nb: 2\n", two, (b"x",), b"c: 3", 99
        )
        assert json_mutated(b'{"a": [1, {"b": 2}]}', one) == json_mutated(b'{"a": [1, {"b": 2}]}', two)


def test_a_warden_keeps_work_inside(tmp_path: Path) -> None:
    """Files, folders and connections outside its folder are refused and noted; inside everything goes on."""
    inside, outside = tmp_path / "in", tmp_path / "out"
    inside.mkdir()
    outside.mkdir()
    with Warden(inside) as warden:
        (inside / "a").write_text("fine", encoding="utf-8")
        for attempt_ in (lambda: (outside / "a").write_text("no"), lambda: (outside / "b").mkdir(), connect):
            with pytest.raises(OSError, match=r"."):
                attempt_()
    assert len(warden.found) == 3
    (outside / "a").write_text("let go", encoding="utf-8")


def connect() -> None:
    """What the interpreter says before it reaches anybody."""
    sys.audit("socket.connect", None, ("127.0.0.1", 9))
