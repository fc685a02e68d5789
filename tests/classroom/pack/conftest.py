"""Packs of the harbour and of every shipped scenario."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from game import paths
from game.classroom.lesson import CARDS
from game.classroom.number import HISTORICAL, number_for
from game.classroom.pack.assemble import Pack, pack
from game.classroom.pack.kit import Kit, kit_for
from game.scenario.definition import Scenario
from game.scenario.geography import Geography
from game.scenario.loader import load
from game.session.atlas import find_geography
from game.session.tongues import Tongues
from game.ui.strings import ENGLISH, Strings

ROOT = Path(__file__).parents[3]
SHIPPED = (
    "dogger-bank-1904", "portsmouth-lesson", "portsmouth-seminar", "portsmouth-1905", "ghent-1814", "shimonoseki-1895",
)  # fmt: skip
FEW = ("harbour", "dogger-bank-1904", "portsmouth-lesson", "portsmouth-1905")
"""Scenarios whose packs are looked at whenever tests are run."""
FILES = {
    "harbour": ROOT / "tests" / "scenarios" / "harbour.yaml",
    **{name: ROOT / "scenarios" / f"{name}.yaml" for name in SHIPPED},
}


@cache
def strings(language: str = ENGLISH) -> Strings:
    """The interface's sentences in a language."""
    return Strings(paths.assets() / "locale", language)


@cache
def scenario_of(name: str) -> Scenario:
    """A scenario by its name in `FILES`."""
    found = load(FILES[name]).scenario
    assert found is not None
    return found


@cache
def outlines(file: str) -> Geography | None:
    """The outlines of a map file."""
    return find_geography(file, (ROOT / "scenarios",))


def kit_of(
    scenario: Scenario, minutes: int = 45, pupils: int = 30, seed: str = "1", how: str = HISTORICAL,
    language: str = ENGLISH, private: str = CARDS, lost: int = 0,
) -> Kit:  # fmt: skip
    """The kit of a lesson on a scenario, in a language into which it has been translated."""
    geography = None if scenario.map is None else outlines(scenario.map.file)
    number = number_for(seed, scenario.id)
    told = Tongues(lambda: language, lambda: (ROOT / "scenarios",)).told(scenario)
    return kit_for(strings(language).text, told, number, minutes, pupils, how, geography, private, lost)


@cache
def pack_of(name: str, minutes: int = 45, paper: str = "a4", minimum: bool = False) -> Pack:
    """The pack of a scenario for thirty pupils."""
    return pack(kit_of(scenario_of(name), minutes), paper, minimum=minimum)


@pytest.fixture(params=[*FEW, *(pytest.param(one, marks=pytest.mark.slow) for one in FILES if one not in FEW)])
def name(request: pytest.FixtureRequest) -> str:
    """Each scenario in turn."""
    found: str = request.param
    return found
