"""The scenarios there are, as plain summaries for scenes that may not see a scenario."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.session.edition import edition_of_path
from game.session.presentation import Presentation, present


@dataclass(frozen=True, slots=True)
class ScenarioCard:
    """A scenario of the list. `ok` is None while it has not been checked; a broken one says its first problem."""

    id: str
    path: Path
    title: str
    subtitle: str
    summary: str
    ok: bool | None
    problem: str
    problems: int


def listed(folder: Path) -> tuple[ScenarioCard, ...]:
    """The scenarios of a folder by title, read quickly and unchecked."""
    from game.scenario.catalog import glances

    return tuple(
        ScenarioCard(one.id, one.path, one.title, one.subtitle, one.summary, None, "", 0) for one in glances(folder)
    )


def checked(card: ScenarioCard) -> ScenarioCard:
    """The same scenario after checking the whole file."""
    from game.scenario.catalog import entry, glance

    found = entry(glance(card.path))
    first = found.first_problem
    said = "" if first is None else f"line {first.line}: {first.message}"
    return ScenarioCard(
        found.id, found.path, found.title, found.subtitle, found.summary, found.ok, said, found.count
    )


def problems(path: Path) -> tuple[str, ...]:
    """Everything that is wrong with a scenario file, each as several lines with the place and a hint."""
    from game.scenario.loader import load
    from game.scenario.render import render

    loaded = load(path)
    return tuple(render(one, path.name, loaded.text) for one in loaded.problems)


def preview(path: Path) -> Presentation:
    """The public half of a scenario, before a game of it is begun. Raises GameError when it cannot be played."""
    return present(edition_of_path(path).scenario)
