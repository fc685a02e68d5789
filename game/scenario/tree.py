"""A plain tree (mappings, lists, texts), built from the events of a YAML parser with the place of each of its parts.

What plain YAML may not hold is refused as soon as it comes: anchors, aliases, tags, merges, second documents, nesting
too deep, too many parts. A key written twice, or a dash that is missing, is a problem, and the rest is read on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

from game.scenario.problems import Path, Problem, problem

DEEPEST = 24
MOST_NODES = 60_000
FEWEST_KEYS = 3
"""A mapping with this many keys may be followed by another of its list whose dash was forgotten."""

Tree = str | list["Tree"] | dict[str, "Tree"]

Mark = Any
"""A mark of PyYAML's or of libyaml's, which have no type in common: `line` and `column`, from nought."""


def node_at(tree: Tree, path: Path) -> Tree | None:
    """What stands at `path` in a tree; None when there is nothing."""
    node: Tree | None = tree
    for part in path:
        if isinstance(node, dict) and isinstance(part, str):
            node = node.get(part)
        elif isinstance(node, list) and isinstance(part, int) and part < len(node):
            node = node[part]
        else:
            return None
    return node


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part of the tree stands: its key (or itself) and its value. `inner`: columns before its
    first letter. `one_line`: whether columns inside it can be counted."""

    key_line: int
    key_column: int
    line: int
    column: int
    inner: int = 0
    one_line: bool = True


class RefusalError(Exception):
    """Something that is not let in; `problem` says what and where."""

    def __init__(self, code: str, mark: Mark, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.problem = problem(code, (), mark.line + 1, mark.column + 1, message, hint)


@dataclass(slots=True)
class _Open:
    """A mapping or list being filled."""

    path: Path
    value: list[Tree] | dict[str, Tree]
    key: str | None = None
    key_mark: Mark = None
    lines: dict[str, int] = field(default_factory=dict)
    skip: bool = False


@dataclass(slots=True)
class Builder:
    """Builds the tree from parser events, without recursion, refusing what must not be there as soon as it comes."""

    root: Tree | None = None
    places: dict[Path, Place] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    documents: int = 0
    nodes: int = 0

    def take(self, event: yaml.Event) -> None:
        """One event of the parser."""
        if isinstance(event, yaml.ScalarEvent):
            self._refuse(event)
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._refuse(event)
            self._begin(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.stack.pop()
        elif isinstance(event, yaml.AliasEvent):
            raise RefusalError(
                "E105",
                event.start_mark,
                "there is an alias (`*`) here",
                "write the text out; put a text that begins with `*` in quotes",
            )
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise RefusalError(
                    "E107", event.start_mark, "a second document begins here", "keep one document in a file"
                )
            if event.tags:
                raise RefusalError("E105", event.start_mark, "there is a tag directive here", "delete it")

    def _refuse(self, event: yaml.NodeEvent) -> None:
        self.nodes += 1
        mark = event.start_mark
        if self.nodes > MOST_NODES:
            raise RefusalError("E106", mark, f"the file has more than {MOST_NODES:,} parts", "make it smaller")
        if event.anchor is not None:
            raise RefusalError(
                "E105", mark, "there is an anchor (`&`) here", "put a text that begins with `&` in quotes"
            )
        implicit = any(event.implicit) if isinstance(event, yaml.ScalarEvent) else event.implicit  # type: ignore[attr-defined]
        if event.tag is not None or not implicit:  # type: ignore[attr-defined]
            raise RefusalError("E105", mark, "there is a tag (`!`) here", "put a text that begins with `!` in quotes")

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            self._key(top, event)
            return
        path = self._put(event.value)
        if path is not None:
            one_line = event.start_mark.line == event.end_mark.line  # type: ignore[union-attr]
            self._locate(path, top, event.start_mark, 1 if event.style in ("'", '"') else 0, one_line)

    def _key(self, top: _Open, event: yaml.ScalarEvent) -> None:
        if event.value == "<<" and not event.style:
            raise RefusalError("E105", event.start_mark, "there is a merge (`<<`) here", "write the keys out")
        mark: Mark = event.start_mark
        line = mark.line + 1
        first = top.lines.setdefault(event.value, line)
        if self._dash_is_missing(top, event.value, first, line):
            self._next_item(top, event.value, mark)
            return
        top.skip = event.value in (top.value if isinstance(top.value, dict) else {})
        if top.skip:
            where = f"first on line {first}, again on line {line}" if first != line else f"twice on line {line}"
            self.problems.append(
                problem(
                    "E108",
                    (*top.path, event.value),
                    line,
                    mark.column + 1,
                    f"the key `{event.value}` is written {where}",
                    "keep one of them",
                )
            )
        top.key, top.key_mark = event.value, mark

    def _dash_is_missing(self, top: _Open, key: str, first: int, line: int) -> bool:
        """Whether a mapping of a list seems to begin anew, with its first key, without a dash."""
        if first == line or len(self.stack) < 2 or not isinstance(self.stack[-2].value, list):
            return False
        return len(top.value) >= FEWEST_KEYS and next(iter(top.value)) == key

    def _next_item(self, top: _Open, key: str, mark: Mark) -> None:
        """Complain of the missing dash, and go on as if it were there."""
        message = f"a dash seems to be missing: the key `{key}` is written on line {top.lines[key]} already"
        hint = f"write `- {key}: …` to begin the next part of the list"
        parent = self.stack[-2]
        top.value, top.lines, top.skip = {}, {key: mark.line + 1}, False
        parent.value.append(top.value)  # type: ignore[union-attr]
        top.path = (*parent.path, len(parent.value) - 1)
        self.problems.append(problem("E108", (*top.path, key), mark.line + 1, mark.column + 1, message, hint))
        self._locate(top.path, parent, mark, 0)
        top.key, top.key_mark = key, mark

    def _begin(self, event: yaml.CollectionStartEvent) -> None:
        if len(self.stack) >= DEEPEST:
            raise RefusalError(
                "E106", event.start_mark, f"this is nested more than {DEEPEST} deep", "is a bracket too many?"
            )
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            raise RefusalError(
                "E109",
                event.start_mark,
                "a key must be plain text",
                "put a text that begins with a bracket or brace in quotes",
            )
        value: list[Tree] | dict[str, Tree] = {} if isinstance(event, yaml.MappingStartEvent) else []
        path = self._put(value)
        if path is not None:
            self._locate(path, top, event.start_mark, 0)
        self.stack.append(_Open(path if path is not None else ("",), value))

    def _put(self, value: Tree) -> Path | None:
        """Hang `value` where it belongs; its path, or None when it is a repeated key's and is dropped."""
        if not self.stack:
            self.root = value
            return ()
        top = self.stack[-1]
        if isinstance(top.value, list):
            top.value.append(value)
            return (*top.path, len(top.value) - 1)
        key, top.key = top.key or "", None
        if top.skip:
            return None
        top.value[key] = value
        return (*top.path, key)

    def _locate(self, path: Path, top: _Open | None, mark: Mark, inner: int, one_line: bool = True) -> None:
        key_mark = top.key_mark if top is not None and top.key_mark is not None else mark
        if path and isinstance(path[-1], int):
            key_mark = mark
        place = Place(key_mark.line + 1, key_mark.column + 1, mark.line + 1, mark.column + 1, inner, one_line)
        self.places.setdefault(path, place)
