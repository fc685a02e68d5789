"""Bounds on processor time, several times what a slow machine needs, so that only a change of kind breaks them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from game.workshop.bench import bench

PORTSMOUTH = Path(__file__).parents[2] / "scenarios" / "portsmouth-1905.yaml"


def cpu(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return time.process_time() - started


@pytest.mark.slow
def test_portsmouth_is_quick_enough() -> None:
    """A frontier takes milliseconds, loading a second at most, and the rules hundreds of steps a second."""
    found = bench(PORTSMOUTH)
    assert found["frontier_ms"] < 100
    assert found["scenario_load_ms"] < 2000
    assert found["analyse_ms"] < 2000
    assert found["engine_steps_per_second"] > 500


@pytest.mark.slow
def test_a_title_is_quick() -> None:
    """Reading the title of a scenario does not wait for the whole file to be checked."""
    from game.scenario.catalog import glance
    from game.scenario.loader import load

    assert cpu(lambda: glance(PORTSMOUTH)) * 5 < cpu(lambda: load(PORTSMOUTH))
