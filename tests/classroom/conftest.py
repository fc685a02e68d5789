"""A lesson's game on small and shipped scenarios."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.classroom.lesson import Lesson, begin
from game.classroom.number import Number, instructions_of, number_for
from game.classroom.plan import plan_for
from game.kernel.sides import BySide
from game.session.chain import HUMAN, Settings
from game.session.controller import Controller
from game.session.edition import edition_of_path
from game.session.opening import new_game

ROOT = Path(__file__).parents[2]
HARBOUR = ROOT / "tests" / "scenarios" / "harbour.yaml"
LESSON = ROOT / "scenarios" / "portsmouth-lesson.yaml"


def lesson_on(path: Path, seed: str = "class", minutes: int = 45) -> tuple[Lesson, Controller]:
    """A lesson that has just begun, and its game."""
    scenario = edition_of_path(path).scenario
    number = number_for(seed, scenario.id)
    plan = plan_for(minutes, len(scenario.calendar))
    lesson = begin(Lesson(scenario.id, number, plan, 30, f"chance-{seed}"), 1000)
    return lesson, game_of(path, number, lesson.chance)


def game_of(path: Path, number: Number, chance: str, instructions: BySide[str] | None = None) -> Controller:
    """The game of a lesson: two teams, instructions from the number."""
    chosen = instructions or instructions_of(number, edition_of_path(path).scenario)
    return new_game(path, chance, Settings(BySide(HUMAN, HUMAN)), chosen)


@pytest.fixture(params=[HARBOUR, LESSON], ids=["harbour", "portsmouth-lesson"])
def path(request: pytest.FixtureRequest) -> Path:
    """A scenario to hold a lesson on."""
    found: Path = request.param
    return found
