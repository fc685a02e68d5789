"""Texts as pupils meet them: how hard they are to read, and whether they fit where they are shown; and idle sources."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from game.report.reading import Measure, measure, together
from game.scenario.definition import Scenario
from game.scenario.problems import Path, Problem
from game.scenario.source import Source
from game.workshop.doctor_finding import finding, listed

HARD, LONG, IDLE = "E601", "E602", "E603"
HARDEST = 130
"""Tenths of a school year over which a passage is called hard: what the first year of a university reads."""
MOST_NAMED = 24
PASSAGE = 25
"""The fewest words of which a grade says anything."""
PROSE = frozenset(
    (
        "background",
        "body",
        "brief",
        "character",
        "day",
        "known",
        "letter",
        "question",
        "summary",
        "text",
        "unknowns",
        "why",
    )
)
GROUPS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("background", ("summary", "background", "calendar", "sides", "mediator")),
    ("articles", ("articles", "links")),
    ("orders", ("doctrines",)),
    ("events", ("events", "blames", "instruments", "tracks")),
    ("endings", ("endings", "wars", "epilogue", "bystanders")),
    ("help", ("glossary", "lessons", "map")),
)
"""The sections of a file whose texts are measured together."""
ROOM: dict[tuple[str, str], int] = {
    ("title", "title"): 60,
    ("subtitle", "subtitle"): 110,
    ("summary", "summary"): 500,
    ("background", "background"): 3600,
    ("sides", "brief"): 1200,
    ("sides", "unknowns"): 600,
    ("sides", "character"): 320,
    ("calendar", "name"): 80,
    ("calendar", "day"): 800,
    ("articles", "name"): 90,
    ("articles", "short"): 14,
    ("articles", "summary"): 360,
    ("articles", "why"): 240,
    ("articles", "text"): 320,
    ("articles", "treaty"): 640,
    ("doctrines", "name"): 56,
    ("doctrines", "summary"): 240,
    ("doctrines", "letter"): 1300,
    ("tracks", "name"): 44,
    ("tracks", "summary"): 560,
    ("instruments", "name"): 60,
    ("instruments", "text"): 300,
    ("events", "headline"): 100,
    ("events", "body"): 1050,
    ("events", "question"): 240,
    ("events", "name"): 90,
    ("events", "text"): 220,
    ("endings", "title"): 72,
    ("endings", "text"): 1050,
    ("wars", "text"): 760,
    ("epilogue", "text"): 660,
    ("bystanders", "text"): 520,
    ("glossary", "text"): 600,
    ("lessons", "text"): 500,
}
"""By section and key, the most letters that are read at one glance where the text is shown."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A text of the file: its place, its section and key, its letters, its measure (of prose), its first words."""

    path: Path
    key: tuple[str, str]
    letters: int
    measure: Measure | None
    start: str = ""


@dataclass(frozen=True, slots=True)
class Texts:
    """All texts of a file, the measure of each group, and that of the whole."""

    passages: tuple[Passage, ...]
    groups: tuple[tuple[str, Measure], ...]
    whole: Measure


def read_texts(source: Source | None) -> Texts:
    """Every text of a file, measured."""
    passages = () if source is None else tuple(_passages((), source.tree))
    groups = []
    for name, sections in GROUPS:
        found = together(one.measure for one in passages if one.measure is not None and one.key[0] in sections)
        if found.words:
            groups.append((name, found))
    return Texts(passages, tuple(groups), together(measure for _, measure in groups))


def _passages(path: Path, value: object) -> Iterator[Passage]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _passages((*path, key), inner)
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _passages((*path, number), inner)
    elif isinstance(value, str):
        key = _key(path)
        prose = key[1] in PROSE
        if prose or key in ROOM:
            yield Passage(path, key, len(value.strip()), measure(value) if prose else None, _start(value))


def _start(text: str) -> str:
    """The first words of a text, as one would quote them."""
    words = text.split()
    return " ".join(words[:5]) + (" …" if len(words) > 5 else "")


def _key(path: Path) -> tuple[str, str]:
    """The section and the key of a text; what stands under `why` belongs to that."""
    words = [part for part in path if isinstance(part, str)]
    return words[0], "why" if "why" in words else words[-1]


def texts(source: Source | None, found: Texts) -> tuple[Problem, ...]:
    """Texts that are hard or long. Where the whole is not English, nothing is said of how it reads."""
    problems = []
    for one in found.passages:
        room = ROOM.get(one.key)
        if room is not None and one.letters > room:
            message = f'"{one.start}" has {one.letters} letters; {room} are read at one glance where it is shown'
            problems.append(finding(source, LONG, one.path, message, "shorten it, or divide it"))
        if found.whole.english and one.measure is not None and _hard(one.measure):
            grade = one.measure.grade
            message = f'"{one.start}" is hard to read: school year {grade // 10} ({one.measure.words} words)'
            problems.append(finding(source, HARD, one.path, message, "shorter sentences, shorter words"))
    return tuple(problems)


def _hard(measured: Measure) -> bool:
    return measured.words >= PASSAGE and measured.grade > HARDEST and measured.english


def sources(scenario: Scenario, source: Source | None, cited: frozenset[str] = frozenset()) -> tuple[Problem, ...]:
    """Sources that no fact names; `cited` are those that the record of the conference names."""
    if source is None:
        return ()
    used = cited | times_named(source).keys()
    idle = [one.code for one in scenario.sources if one.code not in used]
    if not idle:
        return ()
    count = "one source is" if len(idle) == 1 else f"{len(idle)} sources are"
    message = f"{count} listed that no fact names: {listed(idle, MOST_NAMED)}"
    return (finding(source, IDLE, ("sources",), message, "mark with it what it bears out, or take it out", key=True),)


def times_named(source: Source) -> Counter[str]:
    """How many facts of a file name each source."""
    return Counter(_used(source.tree))


def _used(value: object) -> Iterator[str]:
    """The codes under `sources` of facts, wherever they stand."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, dict):
            named = one.get("sources")
            if isinstance(named, list):
                yield from (code for code in named if isinstance(code, str))
            waiting.extend(one.values())
        elif isinstance(one, list):
            waiting.extend(one)
