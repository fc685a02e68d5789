"""From YAML text to a plain tree (mappings, lists, texts) and the place of every part of it.

Every scalar stays a text; what it means is the models' affair. Only plain YAML is let in: no anchors, aliases, tags,
merges, second documents or duplicate keys, nothing too deep or too large. An author's mistake is a problem, never an
exception.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

import yaml

from game.scenario.lines import running_text
from game.scenario.problems import Path, Problem, problem
from game.scenario.tree import DEEPEST, MOST_NODES, Builder, Place, RefusalError, Tree, node_at

LARGEST_BYTES = 512 * 1024

_BAD_CHARACTER = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")


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
    builder: Builder, text: str, problems: tuple[Problem, ...] = (), changed: frozenset[int] = frozenset()
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


def _build(text: str) -> tuple[Builder | None, Stop | None]:
    """A builder that has read `text`, or why there is none."""
    builder = Builder()
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            builder.take(event)
    except RefusalError as refusal:
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
