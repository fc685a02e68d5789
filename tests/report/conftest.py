"""Finished games in words: the conference as it was held, and games of the harbour played at random."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

import pytest

from game import paths
from game.report.teller import Teller, teller
from game.session.controller import Controller
from game.session.match import Match
from game.ui.strings import Strings
from tests.analysis.test_story import portsmouth
from tests.session.helpers import played


@cache
def strings() -> Strings:
    """The interface's sentences."""
    return Strings(paths.assets() / "locale")


def told(match: Match) -> Teller:
    """A finished match in words."""
    found = teller(Controller(match, lookup=strings().text), strings().text)
    assert found is not None
    return found


@cache
def harbour(seed: int) -> Teller:
    """A random game of the harbour."""
    return told(played(seed))


@pytest.fixture(scope="session")
def conference() -> Teller:
    """The conference as it was held."""
    return told(portsmouth())


@pytest.fixture(scope="session")
def game() -> Callable[[int], Teller]:
    """Games of the harbour by their number."""
    return harbour
