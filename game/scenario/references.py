"""Checks of names over a whole file."""

from __future__ import annotations

from game.scenario.expressions import ConditionReader
from game.scenario.models import ScenarioFile
from game.scenario.names import Names
from game.scenario.problems import Path, Problem
from game.scenario.source import Source


def names_of(file: ScenarioFile, ghosts: frozenset[str] = frozenset()) -> Names:
    """Every id in a file."""
    first, second = (side.id for side in file.sides)
    return Names(
        sides=(first, second),
        articles={article.id: tuple(option.id for option in article.options) for article in file.articles},
        tracks=frozenset(track.id for track in file.tracks),
        events={event.id: tuple(answer.id for answer in event.answers) for event in file.events},
        instruments=frozenset(instrument.id for instrument in file.instruments),
        doctrines=(
            frozenset(one.id for one in file.doctrines.get(first, ())),
            frozenset(one.id for one in file.doctrines.get(second, ())),
        ),
        endings=frozenset(ending.id for ending in file.endings),
        wars=frozenset(war.id for war in file.wars),
        sources=frozenset(source.code for source in file.sources),
        mediator=file.mediator is not None,
        ghosts=ghosts,
    )


def check_references(
    file: ScenarioFile, source: Source, reader: ConditionReader, blind: frozenset[Path] = frozenset()
) -> tuple[Problem, ...]:
    """Every wrong name in a file."""
    return ()
