"""From YAML text to a plain tree (mappings, lists, texts) and the place of every part of it.

Every scalar stays a text; what it means is the models' affair. Only plain YAML is let in: no anchors, aliases, tags,
merges, second documents or duplicate keys, nothing too deep or too large. An author's mistake is a problem, never an
exception.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from game.scenario.lines import running_text
from game.scenario.problems import Path, Problem, problem

LARGEST_BYTES = 512 * 1024
DEEPEST = 24
MOST_NODES = 60_000
FEWEST_KEYS = 3
"""A mapping with this many keys may be followed by another of its list whose dash was forgotten."""

Tree = str | list["Tree"] | dict[str, "Tree"]

_BAD_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


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


@dataclass(frozen=True, slots=True)
class Source:
    """A file that could be read as YAML."""

    tree: dict[str, Tree]
    places: Mapping[Path, Place]
    lines: tuple[str, ...] = ()

    def place(self, path: Path) -> Place:
        """The place of `path`, or of its nearest ancestor that is written."""
        for length in range(len(path), 0, -1):
            found = self.places.get(path[:length])
            if found is not None:
                return found
        return Place(1, 1, 1, 1)

    def letter(self, path: Path, offset: int) -> tuple[int, int]:
        """The line and column of a letter of the text at `path`, also in a text of several lines."""
        place, value = self.place(path), self.at(path)
        if place.one_line or not self.lines or not isinstance(value, str) or offset >= len(value):
            return place.line, place.column + (place.inner + offset if place.one_line else 0)
        wanted, still = value[offset], value.count(value[offset], 0, offset)
        column = place.column - 1
        for number in range(place.line - 1, len(self.lines)):
            line = self.lines[number]
            while (column := line.find(wanted, column)) >= 0:
                if still == 0:
                    return number + 1, column + 1
                still, column = still - 1, column + 1
            column = 0
        return place.line, place.column

    def at(self, path: Path) -> Tree | None:
        """What is written at `path`; None when there is nothing."""
        return node_at(self.tree, path)


@dataclass(frozen=True, slots=True)
class Read:
    """What reading gave. Without a source the problems say why; with one there may still be some.

    `changed`: numbers of the lines that could be read only when put right; what else seems wrong there is not to be
    trusted.
    """

    source: Source | None
    problems: tuple[Problem, ...] = ()
    changed: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Fault:
    """Where the parser stopped, lines from nought: `line`, where what it was reading began, and what it said."""

    line: int
    column: int
    begun: int
    said: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Why a text could not be read to its end: a fault, or something that is refused."""

    fault: Fault | None
    refusal: Problem | None

    @property
    def line(self) -> int:
        """Where, from nought."""
        if self.refusal is not None:
            return self.refusal.line - 1
        return self.fault.line if self.fault is not None else 0


Mark = Any
"""A mark of PyYAML's or of libyaml's, which have no type in common: `line` and `column`, from nought."""


class _RefusalError(Exception):
    def __init__(self, code: str, mark: Mark, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.problem = problem(code, (), mark.line + 1, mark.column + 1, message, hint)


def read_source(text: str, largest: int = LARGEST_BYTES) -> Read:
    """The tree of `text` and what is wrong with it as YAML; without a tree, what hides all other problems."""
    text = tidy(text)
    early = _bad_text(text, largest)
    if early is not None:
        return Read(None, (early,))
    builder, stop = (None, None) if "\t" in text else _build(text)
    if builder is not None:
        return _whole(builder, text)
    if stop is not None and stop.refusal is not None:
        return Read(None, (stop.refusal,))
    # Only for a file that cannot be read as it stands: the title screen reads titles without the models.
    from game.scenario.mending import mend

    mended = mend(text, lambda tried: _build(tried)[1])
    builder = None if mended.text is None else _build(mended.text)[0]
    if builder is None:
        return Read(None, mended.problems)
    return _whole(builder, text, mended.problems, mended.changed)


def _whole(
    builder: _Builder, text: str, problems: tuple[Problem, ...] = (), changed: frozenset[int] = frozenset()
) -> Read:
    """What a finished builder holds. What it finds on lines that were changed for it is not reported."""
    if not isinstance(builder.root, dict):
        what = "the file is empty" if builder.root in (None, "") else "the file is not a mapping of keys to values"
        return Read(None, (*problems, problem("E107", (), 1, 1, what, "begin with `format: 1`")))
    found = tuple(one for one in (*builder.problems, *_cut_short(text)) if one.line not in changed)
    return Read(Source(builder.root, builder.places, tuple(text.split("\n"))), (*problems, *found), changed)


_CUT = re.compile(r"^ *(?:- +)*[A-Za-z_][\w-]*: +([^\s\"'\[{|>#][^\n]*?) (#[0-9][^\n]*)$", re.MULTILINE)


def _cut_short(text: str) -> list[Problem]:
    """A warning for every text such as `Room #3`, of which only `Room` is read."""
    found = []
    inside = running_text(text.split("\n")) if _CUT.search(text) else frozenset()
    for cut in _CUT.finditer(text):
        line, column = _count(text, cut.start(2))
        if line - 1 not in inside and " #" not in cut[1]:
            hint = f'put the text in quotes: `"{cut[1][-24:]} {cut[2][:24]}"`'
            found.append(problem("E111", (), line, column, "the text ends here, for ` #` begins a comment", hint))
    return found


def _build(text: str) -> tuple[_Builder | None, Stop | None]:
    """A builder that has read `text`, or why there is none."""
    builder = _Builder()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except _RefusalError as refusal:
        return None, Stop(None, refusal.problem)
    except yaml.YAMLError as error:
        return None, Stop(_fault(error), None)
    return builder, None


def _fault(error: yaml.YAMLError) -> Fault:
    said = str(getattr(error, "problem", None) or error).split("\n")[0] or "this is not YAML"
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    begun = getattr(error, "context_mark", None) or mark
    line, column = (mark.line, mark.column) if mark is not None else (0, 0)
    return Fault(line, column, begun.line if begun is not None else 0, said)


def tidy(text: str) -> str:
    """`text` without a byte-order mark and with plain line ends."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def decode(data: bytes, largest: int = LARGEST_BYTES) -> str | Problem:
    """The text of a file's bytes, or why there is none."""
    if len(data) > largest:
        return _too_large(largest)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line, column = before.count(b"\n") + 1, error.start - (before.rfind(b"\n") + 1) + 1
        return problem("E102", (), line, column, "the file is not UTF-8 text", "save it as UTF-8 in your editor")


def _too_large(largest: int) -> Problem:
    hint = "split long texts off, or shorten them"
    return problem("E101", (), 1, 1, f"the file is larger than {largest // 1024} KB", hint)


def _bad_text(text: str, largest: int) -> Problem | None:
    if len(text) > largest or len(text.encode("utf-8", "surrogatepass")) > largest:
        return _too_large(largest)
    found = _BAD_CHARACTER.search(text)
    if found is not None:
        line, column = _count(text, found.start())
        return problem(
            "E102",
            (),
            line,
            column,
            f"the character U+{ord(found.group()):04X} does not belong in a text",
            "delete it; it may be invisible in your editor",
        )
    return None


def _count(text: str, index: int) -> tuple[int, int]:
    return text.count("\n", 0, index) + 1, index - (text.rfind("\n", 0, index) + 1) + 1


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
class _Builder:
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
            raise _RefusalError(
                "E105",
                event.start_mark,
                "there is an alias (`*`) here",
                "write the text out; put a text that begins with `*` in quotes",
            )
        elif isinstance(event, yaml.DocumentStartEvent):
            self.documents += 1
            if self.documents > 1:
                raise _RefusalError(
                    "E107", event.start_mark, "a second document begins here", "keep one document in a file"
                )
            if event.tags:
                raise _RefusalError("E105", event.start_mark, "there is a tag directive here", "delete it")

    def _refuse(self, event: yaml.NodeEvent) -> None:
        self.nodes += 1
        mark = event.start_mark
        if self.nodes > MOST_NODES:
            raise _RefusalError("E106", mark, f"the file has more than {MOST_NODES:,} parts", "make it smaller")
        if event.anchor is not None:
            raise _RefusalError(
                "E105", mark, "there is an anchor (`&`) here", "put a text that begins with `&` in quotes"
            )
        implicit = any(event.implicit) if isinstance(event, yaml.ScalarEvent) else event.implicit  # type: ignore[attr-defined]
        if event.tag is not None or not implicit:  # type: ignore[attr-defined]
            raise _RefusalError("E105", mark, "there is a tag (`!`) here", "put a text that begins with `!` in quotes")

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
            raise _RefusalError("E105", event.start_mark, "there is a merge (`<<`) here", "write the keys out")
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
            raise _RefusalError(
                "E106", event.start_mark, f"this is nested more than {DEEPEST} deep", "is a bracket too many?"
            )
        top = self.stack[-1] if self.stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            raise _RefusalError(
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


def walk(tree: Tree, path: Path = ()) -> Iterator[tuple[Path, Tree]]:
    """Every part of a tree with its path, parents first."""
    yield path, tree
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from walk(value, (*path, key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from walk(value, (*path, number))


def read_tree(tree: object) -> Read:
    """A tree that was read before (a save's copy of its scenario), under the same limits; it has no places."""
    count = 0
    waiting: list[tuple[object, int]] = [(tree, 1)]
    while waiting:
        value, depth = waiting.pop()
        count += 1
        if depth > DEEPEST + 1 or count > MOST_NODES:
            return Read(None, (problem("E106", (), 1, 1, "the scenario is nested too deeply or has too many parts"),))
        if isinstance(value, str):
            if _BAD_CHARACTER.search(value):
                return Read(None, (problem("E102", (), 1, 1, "a character does not belong in a text"),))
        elif isinstance(value, dict) and all(isinstance(key, str) for key in value):
            waiting.extend((part, depth + 1) for part in value.values())
        elif isinstance(value, list):
            waiting.extend((part, depth + 1) for part in value)
        else:
            return Read(None, (problem("E107", (), 1, 1, "the scenario is not made of texts, lists and mappings"),))
    if not isinstance(tree, dict):
        return Read(None, (problem("E107", (), 1, 1, "the scenario is not a mapping of keys to values"),))
    return Read(Source(tree, {}))
