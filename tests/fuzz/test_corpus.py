"""Every input that once went wrong, every good one, and a handful made from them, are given to the game again."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given, strategies as st

from tests.fuzz.registry import NAMES, target
from tests.fuzz.run import made
from tests.fuzz.target import CORPUS, attempt

LONG = ("command_lines", "streams")
"""Targets of which one input takes a good part of a second."""
QUICK = tuple(name for name in NAMES if name not in LONG)


@pytest.mark.parametrize("name", NAMES)
def test_what_was_found_stays_mended(name: str) -> None:
    """Every file of the corpus is taken, or refused in words, within its time."""
    for path in target(name).corpus():
        attempt(target(name), path.read_bytes())


@pytest.mark.parametrize("name", QUICK)
def test_good_inputs_are_taken(name: str) -> None:
    """What fuzzing begins with breaks nothing."""
    for data in target(name).seeds():
        attempt(target(name), data)


@pytest.mark.slow
@pytest.mark.parametrize("name", LONG)
def test_good_long_inputs_are_taken(name: str) -> None:
    """Nor do whole command lines and streams of keys."""
    for data in target(name).seeds():
        attempt(target(name), data)


@pytest.mark.parametrize("name", QUICK)
@given(st.integers(0, 2**32))
def test_what_is_made_from_them_breaks_nothing(name: str, seed: int) -> None:
    """Edited, cut, mixed and edited again, an input is taken or refused in words."""
    one = target(name)
    attempt(one, made(one, Random(seed), list(one.begin())))


def test_every_folder_of_the_corpus_belongs_to_a_target() -> None:
    """Nothing is kept that no test reads."""
    assert {path.name for path in CORPUS.iterdir()} <= set(NAMES)
