"""What many tests need alike and which never changes, made once in a process: shipped scenarios, debriefs of games.

For tests of what is done with these, and not of how they come about. What is kept is frozen; a scenario's plain tree,
which is not, is made anew from its text whenever it is asked for. Texts from elsewhere, and files that a test has
written, are read every time.
"""

from __future__ import annotations

import json
from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import pytest

from game.scenario import loader
from game.scenario.definition import Scenario
from game.scenario.loader import Loaded
from game.scenario.packs import File
from game.scenario.tree import Tree
from game.session import controller
from game.session.debrief import Debrief, make_debrief
from game.session.match import Match

HERE = Path(__file__).parent
HOMES = (HERE / "scenarios", HERE.parent / "scenarios")
"""Folders into which no test writes."""
DEBRIEFS = 8
"""How many debriefs are kept."""

_read, _tree = loader.load_text, loader.to_json_tree


@contextmanager
def known() -> Iterator[None]:
    """While it lasts, a scenario of one of `HOMES` is compiled only the first time, and so is a game's debrief."""
    kept: deque[tuple[Match, Scenario | None, Debrief | None]] = deque(maxlen=DEBRIEFS)

    def told(match: Match, words: Scenario | None = None) -> Debrief | None:
        for game, language, debrief in kept:
            if game is match and language is words:
                return debrief
        kept.append((match, words, make_debrief(match, words)))
        return kept[-1][2]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(controller, "make_debrief", told)
        patch.setattr(loader, "load_text", _load_text)
        patch.setattr(loader, "to_json_tree", _to_json_tree)
        yield


def _load_text(text: str, name: str, folder: File | None = None) -> Loaded:
    if isinstance(folder, Path) and folder.resolve() in HOMES:
        return _compiled(text, name, folder)
    return _read(text, name, folder)


def _to_json_tree(text: str) -> dict[str, Tree] | None:
    found: dict[str, Tree] | None = json.loads(_plain(text))
    return found


@cache
def _compiled(text: str, name: str, folder: Path) -> Loaded:
    return _read(text, name, folder)


@cache
def _plain(text: str) -> str:
    return json.dumps(_tree(text))
