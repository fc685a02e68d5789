"""A scenario together with the tree it was compiled from, which every save carries a copy of.

The loader is imported when something is loaded, so that the title screen does not wait for pydantic.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from game.engine.board import Board
from game.engine.make_board import make_board
from game.kernel.canonical import digest, dumps, sorted_dumps
from game.kernel.errors import BrokenScenario, UnknownScenario
from game.kernel.sentences import sentence
from game.scenario.definition import Scenario

if TYPE_CHECKING:
    from game.scenario.loader import Loaded


@dataclass(frozen=True, eq=False)
class Edition:
    """One scenario as it stands in a file or a save."""

    scenario: Scenario
    tree: dict[str, Any]

    @cached_property
    def board(self) -> Board:
        """Its public half."""
        return make_board(self.scenario)

    @cached_property
    def text(self) -> str:
        """The tree on one line, keys in the file's order."""
        return dumps(self.tree)

    @cached_property
    def digest(self) -> str:
        """A digest of the tree that does not depend on the order of its keys."""
        return digest(sorted_dumps(self.tree))


def edition_of_path(path: Path | str) -> Edition:
    """The edition in a file. Raises `UnknownScenario` when there is no file, `BrokenScenario` when it has errors."""
    from game.scenario.loader import load

    if not Path(path).is_file():
        raise UnknownScenario(
            sentence("trouble.no_scenario", "There is no scenario file {name}.", name=Path(path).name)
        )
    return edition_of(load(path))


def edition_of(loaded: Loaded) -> Edition:
    """The edition that loading a text or file gave. Raises `BrokenScenario`."""
    from game.scenario.loader import to_json_tree

    tree = to_json_tree(loaded.text)
    if loaded.scenario is None or tree is None:
        raise BrokenScenario(_why(loaded))
    return Edition(loaded.scenario, tree)


def edition_of_tree(tree: Any, name: str) -> Edition:
    """The edition that a save carries. Raises `BrokenScenario`."""
    from game.scenario.loader import load_tree

    loaded = load_tree(tree, name)
    if loaded.scenario is None or not isinstance(tree, dict):
        raise BrokenScenario(_why(loaded))
    return Edition(loaded.scenario, tree)


def _why(loaded: Loaded) -> str:
    errors = loaded.errors
    if not errors:
        return sentence("trouble.unplayable", "{name} cannot be played.", name=loaded.name)
    first = errors[0]
    known = {"name": loaded.name, "line": first.line, "message": first.message}
    if len(errors) == 1:
        return sentence(
            "trouble.one_problem", "{name} has 1 problem and cannot be played. Line {line}: {message}.", **known
        )
    return sentence(
        "trouble.problems",
        "{name} has {count} problems and cannot be played. Line {line}: {message}.",
        count=len(errors),
        **known,
    )
