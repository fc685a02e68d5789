"""What the commands share: finding scenarios, and writing to the standard output and to the person at the terminal."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from game.kernel.errors import BadRequest, BrokenScenario, GameError
from game.kernel.sides import Side
from game.scenario.catalog import find, scenario_files
from game.scenario.definition import Scenario
from game.scenario.loader import Loaded, load
from game.ui.places import usual_places

FINE, FAULTS, CANNOT = 0, 1, 2


class OutputClosed(GameError):
    """The standard output cannot be written to."""

    code = "output_closed"


class Interrupted(GameError):
    """A person stopped the command, and there is more to say of it than that."""

    code = "interrupted"


def say(text: str) -> None:
    """Write a text and a line end to the standard output. Raises OutputClosed."""
    if sys.stdout is None:
        raise OutputClosed("The standard output is closed.")
    try:
        sys.stdout.write(text + "\n")
    except OSError as error:
        raise OutputClosed(f"The standard output cannot be written to: {error.strerror or error}.") from error


def say_json(data: Any) -> None:
    """Write data as JSON to the standard output. Raises OutputClosed."""
    say(json.dumps(data, ensure_ascii=False, indent=2))


def find_scenario(word: str) -> Path:
    """The file of a scenario called by id or path. Raises UnknownScenario."""
    return find(word, usual_places().scenarios)


def load_found(path: Path) -> Loaded:
    """A scenario file that can be played. Raises BrokenScenario, naming its first error."""
    loaded = load(path)
    if loaded.scenario is None:
        first = loaded.errors[0]
        more = len(loaded.errors) - 1
        rest = f", and {more} more" if more else ""
        raise BrokenScenario(
            f"{path}:{first.line}:{first.column}: {first.message}{rest}; `check` shows every problem of this file."
        )
    return loaded


def playable(word: str) -> Scenario:
    """The scenario called `word`. Raises UnknownScenario or BrokenScenario."""
    scenario = load_found(find_scenario(word)).scenario
    if scenario is None:
        raise BrokenScenario(f"{word} cannot be played.")
    return scenario


def side_called(scenario: Scenario, word: str) -> Side:
    """The side with that id. Raises BadRequest, naming those there are."""
    found = scenario.side_by_id.get(word)
    if found is None:
        names = " and ".join(f"`{side.id}`" for side in scenario.sides)
        raise BadRequest(f"There is no side `{word}`; the sides of {scenario.id} are {names}.")
    return found


def files_of(words: Iterable[str]) -> tuple[Path, ...]:
    """The scenario files that paths, folders and ids stand for, each once. Raises UnknownScenario or BadRequest."""
    found: dict[Path, None] = {}
    for word in words:
        folder = Path(word)
        if folder.is_dir():
            inside = scenario_files(folder)
            if not inside:
                raise BadRequest(f"There is no scenario file in the folder `{word}`.")
            found.update(dict.fromkeys(inside))
        else:
            found[find_scenario(word)] = None
    return tuple(found)
