"""What all tests share: hypothesis profiles, and the harbour scenario loaded once a session."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, settings

from game.scenario.definition import Scenario
from tests.strategies import harbour as load_harbour

QUIET = {"deadline": None, "suppress_health_check": list(HealthCheck)}
settings.register_profile("quick", max_examples=12, derandomize=True, **QUIET)
settings.register_profile("ci", max_examples=250, **QUIET)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))


@pytest.fixture(scope="session")
def harbour() -> Scenario:
    """The four-article test scenario."""
    return load_harbour()
