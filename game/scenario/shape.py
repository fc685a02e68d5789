"""The shape of a file: pydantic's complaints put into our words, codes and places."""

from __future__ import annotations

from dataclasses import dataclass

from pydantic import ValidationError

from game.scenario.models import ScenarioFile
from game.scenario.problems import Path, Problem, problem
from game.scenario.source import Source


@dataclass(frozen=True, slots=True)
class Shaped:
    """The file, if its shape is right. `ghosts` are ids of parts left out for being broken, `blind` their places."""

    file: ScenarioFile | None
    problems: tuple[Problem, ...] = ()
    ghosts: frozenset[str] = frozenset()
    blind: frozenset[Path] = frozenset()


def read_shape(source: Source) -> Shaped:
    """The file that a source holds, as far as its shape allows."""
    try:
        return Shaped(ScenarioFile.model_validate(source.tree))
    except ValidationError as error:
        found = [problem("E207", tuple(one["loc"]), 1, 1, one["msg"]) for one in error.errors()]
        return Shaped(None, tuple(found))
