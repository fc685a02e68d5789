"""The shape of a file: pydantic's complaints put into our words, codes and places.

A part of the wrong shape is reported, then replaced by a filler, so that the rest of the file can be checked in the
same run. What the filler would lead to is not reported: its place is `blind`, and its name a ghost.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import ValidationError

from game.scenario.fields import Spot, filler, keys_of, spot_at
from game.scenario.help import help_for
from game.scenario.models import ScenarioFile
from game.scenario.names import closest
from game.scenario.problems import Path, Problem, problem
from game.scenario.source import Source
from game.scenario.tree import Tree, node_at
from game.scenario.wording import CUT_OFF, Complaint, complaint

ROUNDS = 5
FEWEST_TOGETHER = 4
SHOWN_KEYS = 6
"""From so many on, the keys missing in one part are told together; so many of them by name."""
MOST_COMPLAINTS = 400
"""With more than that something is wrong altogether: the first are reported and the rest of the file is left alone."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """The file, if its shape is right or could be filled up. `ghosts` are ids of broken parts, `blind` their places."""

    file: ScenarioFile | None
    problems: tuple[Problem, ...] = ()
    ghosts: frozenset[str] = frozenset()
    blind: frozenset[Path] = frozenset()


def read_shape(source: Source) -> Shaped:
    """The file that a source holds, as far as its shape allows, and everything wrong with the shape."""
    try:
        return Shaped(ScenarioFile.model_validate(source.tree))
    except ValidationError as error:
        mender = _Mender(source, copy.deepcopy(source.tree))
        mender.report(error)
        if error.error_count() > MOST_COMPLAINTS:
            return Shaped(None, tuple(mender.problems))
    for _ in range(ROUNDS):
        mender.mend()
        try:
            file = ScenarioFile.model_validate(mender.tree)
        except ValidationError as error:
            mender.report(error)
            continue
        return Shaped(file, tuple(mender.problems), frozenset(mender.ghosts), frozenset(mender.blind))
    return Shaped(None, tuple(mender.problems))


@dataclass(slots=True)
class _Mender:
    source: Source
    tree: dict[str, Tree]
    problems: list[Problem] = field(default_factory=list)
    ghosts: set[str] = field(default_factory=set)
    blind: set[Path] = field(default_factory=set)
    todo: list[tuple[Path, Spot, Complaint]] = field(default_factory=list)

    def report(self, error: ValidationError) -> None:
        """Turn complaints into problems, leaving out those at places already complained about."""
        complaints = sorted(error.errors(include_url=False), key=lambda one: not one["type"].startswith("too_"))
        complaints = complaints[:MOST_COMPLAINTS]
        found = [self._read(dict(one)) for one in complaints if not _mere_echo(dict(one))]
        self.todo = [one for one in found if not self._seen(one[0])]
        unknown = {path for path, _, said in self.todo if said.code == "E201"}
        missing = {path for path, _, said in self.todo if said.code == "E202"}
        astray = {path: home for path in unknown if (home := self._home(path, missing)) is not None}
        for path, spot, said in self.todo:
            if path in astray:
                said = self._stray(path, astray[path], said)
            elif said.code == "E202" and (path in astray.values() or self._misspelt(path, unknown)):
                missing.discard(path)
                continue
            elif said.code == "E202" and self._told_together(path, missing):
                continue
            self._problem(path, spot, said)
        self.blind.update(path for path, _, _ in self.todo)

    def _read(self, error: dict[str, Any]) -> tuple[Path, Spot, Complaint]:
        loc = tuple(error["loc"])
        path = tuple(part for part in loc if not (isinstance(part, str) and part[:1] in "<[" and part[-1:] in ">]"))
        spot = spot_at(loc)
        known = self._known(path[:3] if self._is_strange(path) else path)
        said = complaint(error, spot, known, self._is_strange(path))
        if said.whole:
            path = path[: said.whole]
        if said.code == "E202":
            said = replace(said, hint=_with_meaning(said.hint, loc))
        elif said.code == "E201" and path and self._without_colon(path) and not closest(str(path[-1]), known):
            said = replace(said, hint=CUT_OFF)
        return path, spot, said

    def _without_colon(self, path: Path) -> bool:
        """Whether what was read as a key stands there without a colon, as the rest of a text after its comma does."""
        place, key = self.source.places.get(path), str(path[-1])
        if place is None or place.key_line > len(self.source.lines):
            return False
        rest = self.source.lines[place.key_line - 1][place.key_column - 1 :]
        return rest.startswith(key) and rest[len(key) :].lstrip(" ")[:1] in (",", "}")

    def _known(self, path: Path) -> tuple[str, ...]:
        """The keys that may stand beside the last one of `path`."""
        keys = keys_of(spot_at(path[:-1]).annotation) if path else ()
        if len(path) == 3 and path[0] == "instruments":
            sides = self.tree.get("sides")
            ids = [side.get("id") for side in sides if isinstance(side, dict)] if isinstance(sides, list) else []
            return (*keys, *(str(one) for one in ids), "both")
        return keys

    def _told_together(self, path: Path, missing: set[Path]) -> bool:
        """Whether a missing key is told with the others of its part, which is done at the first of them."""
        others = sorted((one for one in missing if one[:-1] == path[:-1]), key=lambda one: str(one[-1]))
        if len(others) < FEWEST_TOGETHER:
            return False
        if path == others[0]:
            listed = ", ".join(f"`{one[-1]}`" for one in others[:SHOWN_KEYS])
            more = f" and {len(others) - SHOWN_KEYS} more" if len(others) > SHOWN_KEYS else ""
            place = self.source.place(path[:-1])
            message = f"{len(others)} keys are missing here: {listed}{more}"
            hint = "add them; or does this line begin something that should not begin here?"
            self.problems.append(problem("E202", path, place.key_line, place.key_column, message, hint))
        return True

    def _home(self, stray: Path, missing: set[Path]) -> Path | None:
        """Where an unknown key is missing, so that it seems to stand in the wrong place; the nearest such place."""
        line = self.source.place(stray).key_line
        homes = [path for path in missing if path[-1] == stray[-1] and self.source.place(path).key_line < line]
        return max(homes, key=lambda path: self.source.place(path).key_line, default=None)

    def _stray(self, path: Path, home: Path, said: Complaint) -> Complaint:
        """What to say of a key that is missing somewhere above."""
        node = self._node(home[:-1])
        keys = list(node) if isinstance(node, dict) else []
        places = [self.source.place((*home[:-1], key)) for key in keys]
        here, line = self.source.place(path), self.source.place(home).key_line
        column = next((one.key_column for one in places if one.key_line > line), here.key_column)
        hint = f"`{path[-1]}` is missing in the part that begins on line {line}"
        if column != here.key_column:
            hint += f": if this line belongs there, put {column - 1} space{'s' * (column != 2)} before it"
        else:
            hint += "; does this line belong there?"
        return replace(said, hint=hint)

    def _is_strange(self, path: Path) -> bool:
        """Whether a place is in an instrument, under a key that is unknown and holds no dress."""
        if len(path) < 3 or path[0] != "instruments" or path[2] in self._known(path[:3]):
            return False
        node = self._node(path[:3])
        return not isinstance(node, dict) or not {"name", "cost"} & node.keys()

    def _seen(self, path: Path) -> bool:
        return any(path[: len(blind)] == blind for blind in self.blind)

    def _misspelt(self, missing: Path, unknown: set[Path]) -> bool:
        """Whether the missing key is there under a wrong spelling, which is reported already."""
        rivals = [str(path[-1]) for path in unknown if path[:-1] == missing[:-1]]
        return bool(closest(str(missing[-1]), rivals))

    def _problem(self, path: Path, spot: Spot, said: Complaint) -> None:
        place = self.source.place(path)
        here = (place.line, place.column)
        if said.at_key:
            here = (place.key_line, place.key_column)
        self.problems.append(problem(said.code, path, *here, said.message, said.hint))

    def mend(self) -> None:
        """Put fillers where something is wrong, deepest first, so that paths stay right."""
        for path, _, _ in self.todo:
            self._remember(path)
        for path, spot, said in sorted(self.todo, key=lambda one: (len(one[0]), str(one[0])), reverse=True):
            parent = self._node(path[:-1])
            key = path[-1] if path else ""
            if isinstance(parent, dict) and isinstance(key, str):
                if said.code == "E201":
                    parent.pop(key, None)
                else:
                    parent[key] = filler(spot)
            elif isinstance(parent, list) and isinstance(key, int) and key < len(parent):
                parent[key] = filler(spot)
        self.todo = []

    def _node(self, path: Path) -> Tree | None:
        return node_at(self.tree, path)

    def _remember(self, path: Path) -> None:
        """Keep the ids of what is about to be replaced: names that point there are not wrong."""
        parent = self._node(path[:-1])
        if isinstance(parent, dict) and path[-1] in ("id", "code"):
            words = [value for value in parent.values() if isinstance(value, str) and len(value) <= 60]
            self.ghosts.update(words, [word.lower() for word in words])
        waiting = [self._node(path)]
        while waiting:
            node = waiting.pop()
            if isinstance(node, list):
                waiting.extend(node)
            elif isinstance(node, dict):
                self.ghosts.update(str(node[key]) for key in ("id", "code") if isinstance(node.get(key), str))
                waiting.extend(node.values())


def _with_meaning(hint: str, loc: Path) -> str:
    """The hint for a missing key, and what the key means."""
    shape = spot_at(loc[:-1]).annotation
    meaning = help_for(shape, str(loc[-1])) if isinstance(shape, type) else ""
    return f"{hint} ({meaning[0].lower()}{meaning[1:].rstrip('.')})" if meaning else hint


def _mere_echo(error: dict[str, Any]) -> bool:
    """Whether a list is called too short only because something in it is wrong, which is said already."""
    if error["type"] != "too_short" or not isinstance(error["input"], (list, dict)):
        return False
    return len(error["input"]) >= int(error["ctx"]["min_length"])
