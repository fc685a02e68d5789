"""What all tests share: hypothesis profiles, and the harbour scenario loaded once a session."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings

from game.scenario.definition import Scenario
from tests.known import known
from tests.no_network import Guard
from tests.strategies import harbour as load_harbour

QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck)}
settings.register_profile("quick", max_examples=12, derandomize=True, **QUIET)
settings.register_profile("ci", max_examples=250, **QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

MADE_ANEW = frozenset({"benchmarks", "mutation", "property", "scenario", "session", "workshop"})
"""Folders of tests that ask how scenarios are read and games made, for which nothing is kept."""


def pytest_configure() -> None:
    """Whole games make many objects that live long: looking through them all less often saves a tenth of the time."""
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def harbour() -> Scenario:
    """The four-article test scenario."""
    return load_harbour()


@pytest.fixture(scope="module", autouse=True)
def what_is_known(request: pytest.FixtureRequest) -> Iterator[None]:
    """Shipped scenarios are compiled once, and games told of once, but where this is what is tested."""
    if request.path.parent.name in MADE_ANEW:
        yield
        return
    with known():
        yield


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[Guard]:
    """Every test is run with all ways to a network shut."""
    guard, patch = Guard(), pytest.MonkeyPatch()
    guard.install(patch)
    yield guard
    patch.undo()


@pytest.fixture
def network(no_network: Guard) -> Iterator[None]:
    """For tests of games on a cluster, which are spoken to on this machine."""
    no_network.shut = False
    yield
    no_network.shut = True
