"""A scenario file to a scenario or to its problems, all at once; an author's mistake never raises."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.scenario.causes import true_causes
from game.scenario.compile import compile_scenario
from game.scenario.definition import Scenario
from game.scenario.expressions import ConditionReader
from game.scenario.pack_card import read_card
from game.scenario.packs import BadPackError, File, is_pack, located, open_pack
from game.scenario.problems import Problem, ordered, problem, without_ignored
from game.scenario.reading import read_bytes
from game.scenario.references import check_references, names_of
from game.scenario.shape import read_shape
from game.scenario.source import LARGEST_BYTES, Read, Source, decode, read_source, read_tree, tidy
from game.scenario.tree import Tree


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading gave: a scenario unless some problem is an error, and the text that the problems point into."""

    name: str
    scenario: Scenario | None
    problems: tuple[Problem, ...]
    text: str

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that keep the scenario from being played."""
        return tuple(one for one in self.problems if one.is_error)


def load(path: Path | str) -> Loaded:
    """The scenario in a file. A file that is not there is a problem too."""
    name = str(path)
    try:
        if is_pack(Path(path)):
            read_card(open_pack(Path(path)))
        place = located(Path(path))
        data = read_bytes(place, LARGEST_BYTES + 1)
    except BadPackError as error:
        return Loaded(name, None, (problem("E120", (), 1, 1, str(error)),), "")
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        return Loaded(name, None, (problem("E101", (), 1, 1, f"the file cannot be read: {reason}"),), "")
    text = decode(data)
    if isinstance(text, Problem):
        return Loaded(name, None, (text,), tidy(data.decode("utf-8", "replace")))
    return load_text(text, name, place.parent)


def load_text(text: str, name: str, folder: File | None = None) -> Loaded:
    """The scenario in a text; `name` is what messages call it, `folder` where its map file is looked for."""
    return _finish(read_source(text), name, tidy(text), folder)


def load_tree(tree: Any, name: str) -> Loaded:
    """The scenario in the plain tree of an earlier `to_json_tree`, as a save carries it. Places are all 1:1."""
    return _finish(read_tree(tree), name, "")


def to_json_tree(text: str) -> dict[str, Tree] | None:
    """The plain tree of a scenario's text as JSON data, or None when it cannot be read."""
    read = read_source(text)
    return None if read.source is None else read.source.tree


def _finish(read: Read, name: str, text: str, folder: File | None = None) -> Loaded:
    if read.source is None:
        return Loaded(name, None, ordered(read.problems), text)
    scenario, found = _scenario(read.source, folder)
    trusted = (one for one in found if one.line not in read.changed)
    problems = without_ignored(true_causes((*read.problems, *trusted), text), text)
    playable = scenario is not None and not any(one.is_error for one in problems)
    return Loaded(name, scenario if playable else None, problems, text)


def _scenario(source: Source, folder: File | None) -> tuple[Scenario | None, tuple[Problem, ...]]:
    shape = read_shape(source)
    if shape.file is None:
        return None, shape.problems
    reader = ConditionReader(names_of(shape.file, shape.ghosts, shape.blind))
    problems = (*shape.problems, *check_references(shape.file, source, reader, shape.blind, folder))
    if any(one.is_error for one in problems):
        return None, problems
    return compile_scenario(shape.file, reader), problems
