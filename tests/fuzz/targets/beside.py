"""Files that lie beside scenarios and saves: each is taken as it is, refused in words, or left out without a word."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from pathlib import Path
from random import Random

from game.classroom import lesson as plans
from game.classroom.clock import standing
from game.classroom.collection import Collection
from game.classroom.keep import BadLesson, read as read_lesson, written
from game.classroom.lesson import Lesson
from game.classroom.number import Number
from game.classroom.plan import plan_for
from game.kernel.errors import GameError
from game.kernel.sides import BySide, Side
from game.scenario.geography import BadMapError, read_geography
from game.scenario.lambert import Lambert
from game.scenario.packs import Inside, Pack
from game.scenario.problems import Problem
from game.scenario.source import decode
from game.scenario.translating import begun, brought_up
from game.scenario.translation import examine, put_in, read_data
from game.session.playbook import BrokenRecord, read_record
from game.session.replay import DAMAGED, DIVERGED, OK, replay_record
from game.ui import drafts, settings
from game.ui.scenes.parts_draft import Draft
from game.workshop.journal import Journal
from game.workshop.parcel import parcel_of
from game.workshop.task import Task, play_number
from tests.fuzz.mutate import json_mutated
from tests.fuzz.rooms import room
from tests.fuzz.target import Target
from tests.session.helpers import RECORD, harbour_edition
from tests.strategies import HARBOUR, harbour

ROOT = Path(__file__).parents[3]
LONGEST_REASON = 600


def _sentence(words: str) -> None:
    assert words.strip()
    assert len(words) < LONGEST_REASON, len(words)


def translation(data: bytes) -> None:
    """Problems with their places, or texts of which only those that fit are used; and it can be brought up to date."""
    found = read_data(data)
    for problem in examine(found, harbour()):
        assert problem.message and problem.line >= 1
    if found.translation is not None:
        done = put_in(harbour(), found.translation)
        assert 0 <= done.done <= done.texts
        again = read_data(brought_up(found, harbour()).encode("utf-8"))
        assert again.translation is not None, again.problems[:1]


def record(data: bytes) -> None:
    """The line of the first thing that is wrong, or a record that replays, diverges or names what is not there."""
    text = decode(data)
    if isinstance(text, Problem):
        return
    try:
        made = read_record(text, "fuzzed.yaml")
    except BrokenRecord as broken:
        _sentence(broken.sentence)
        assert broken.line >= 1
        return
    result = replay_record(harbour_edition(), made)
    assert result.status in (OK, DIVERGED, DAMAGED)
    assert bool(result.reason) == (result.status != OK)


def geography(data: bytes) -> None:
    """One sentence, or outlines within their ranges that can be laid on a sheet of paper."""
    try:
        found = read_geography(Inside(Pack(Path("fuzzed.zip"), {"m.json": data}), ("m.json",)))
    except BadMapError as bad:
        _sentence(str(bad))
        return
    sheet = Lambert(found.parallels, found.meridian, found.centre)
    for line in (*found.land, *found.lakes, *found.borders, *found.lines.values()):
        for point in line:
            x, y = sheet.place(point)
            assert abs(x) < 1e9 and abs(y) < 1e9, point


def lesson(data: bytes) -> None:
    """The sentence that the plan begins anew, or a lesson, covered, that a teacher can lead to its end."""
    try:
        found = read_lesson(data)
    except BadLesson as bad:
        _sentence(bad.sentence)
        return
    assert not found.open
    assert read_lesson(written(found)) == found
    now = found.step_begun
    for _ in range(2 * len(found.beats) + 2):
        standing(found, now)
        found, now = plans.go_on(found, now), now + 40
    assert found.over
    plans.to_debrief(found, now)


def draft(data: bytes) -> None:
    """What was kept of a half-made offer is put back where it fits the game, else left out."""
    home = room("drafts")
    drafts.path_of(home, "x").write_bytes(data)
    options = [len(article.options) for article in harbour().articles]
    for found in drafts.found(home, "x", 3, options).values():
        assert all(0 <= article < len(options) and 0 <= option < options[article] for article, option in found.terms)
        assert all(0 <= article < len(options) for article in found.withdraws)


def preferences(data: bytes) -> None:
    """Every setting is what it may be; what was not understood has its default and is named."""
    path = room("settings") / "settings.json"
    path.write_bytes(data)
    loaded = settings.load(path)
    again = settings.from_dict(settings.to_dict(loaded.settings))
    assert again == settings.LoadedSettings(loaded.settings)
    for complaint in loaded.complaints:
        _sentence(complaint)
    loaded.settings.keymap.table()
    loaded.settings.keymap.conflicts()


def wall(data: bytes) -> None:
    """A line that is no code of this scenario is left out; the wall of the others stands."""
    home = room("walls")
    (home / "harbour.txt").write_bytes(data)
    found = Collection(HARBOUR, home)
    assert len(found.wall.dots) == len(found.codes)


def journal(data: bytes) -> None:
    """A file of simulated games is gone on with, or left byte for byte as it was, with a sentence."""
    path = room("journals") / "games.jsonl"
    path.write_bytes(data)
    try:
        kept = Journal(path, _task())
    except GameError as error:
        _sentence(error.sentence)
        assert path.read_bytes() == data
        return
    kept.close()
    assert all(number >= 0 for number in kept.rows)
    Journal(path, _task()).close()


def on_tree(data: bytes, chance: Random) -> bytes:
    """An edit of the tree of JSON; of a file of lines, of one of them."""
    rows = data.split(b"\n")
    if len(rows) > 1 and rows[0].startswith(b"{") and rows[0].endswith(b"}"):
        at = chance.randrange(len(rows))
        rows[at] = json_mutated(rows[at], chance)
        return b"\n".join(rows)
    return json_mutated(data, chance)


# Good ones


@cache
def _task() -> Task:
    return Task(parcel_of(HARBOUR), BySide("attache", "attache"), "1")


@cache
def _translations() -> tuple[bytes, ...]:
    empty = begun(harbour(), "ja", "Nobody")
    return (empty.encode("utf-8"),)


def _records() -> tuple[bytes, ...]:
    return (RECORD.read_bytes(),)


@cache
def _maps() -> tuple[bytes, ...]:
    tiny = {
        "format": 1, "name": "There", "sources": ["None"],
        "projection": {"kind": "lambert", "parallels": [30, 50], "meridian": 130},
        "frame": {"centre": [130, 40], "width": 900, "height": 600}, "graticule": 5,
        "land": [[125000, 35000, 5000, 0, 0, 5000]], "lakes": [], "rivers": [[1, [126000, 36000, 10, 10]]],
        "borders": [[126000, 36000, 10, 10]], "divisions": [], "relief": [12600, 3600, 5],
        "regions": {"a": [[125000, 35000, 5000, 0, 0, 5000]]}, "lines": {"b": [126000, 36000, 10, 10]},
    }  # fmt: skip
    return (json.dumps(tiny).encode(),)


@cache
def _lessons() -> tuple[bytes, ...]:
    plain = Lesson("harbour", Number(777), plan_for(45, 4), 30, "chance", begun=10_000, step_begun=10_100)
    return written(plain), written(plans.go_on(plans.pause(plain, 10_200), 10_300))


@cache
def _drafts() -> tuple[bytes, ...]:
    home = room("drafts-seeds")
    drafts.path_of(home, "x").with_suffix(".json").write_text("{}", encoding="utf-8")
    drafts.keep(
        home, "x", 3, {Side.FIRST: Draft(((0, 1), (2, 0)), True, "firm", True, (1,)), Side.SECOND: Draft(((1, 1),))}
    )
    return (drafts.path_of(home, "x").read_bytes(),)


@cache
def _settings() -> tuple[bytes, ...]:
    plain = settings.Settings(packs=("a" * 16,))
    bound = settings.to_dict(plain) | {"keymap": {"confirm": ["space"], "help": ["h", "f1"]}}
    return json.dumps(settings.to_dict(plain)).encode(), json.dumps(bound).encode()


@cache
def _walls() -> tuple[bytes, ...]:
    from tests.fuzz.targets.codes import TARGET as CODES

    return (b"\n".join(CODES.seeds()) + b"\n",)


@cache
def _journals() -> tuple[bytes, ...]:
    path = room("journals-seeds") / "games.jsonl"
    kept = Journal(path, _task())
    for number in range(2):
        kept.add(*play_number(_task(), number))
    kept.close()
    return (path.read_bytes(),)


def _target(
    name: str, check: Callable[[bytes], None], seeds: Callable[[], tuple[bytes, ...]], *words: bytes, tree: bool = True
) -> Target:
    return Target(name, check, seeds, words, on_tree if tree else None, longest=40_000, seconds=2.0)


YAML = (
    b": ",
    b"- ",
    b"&a ",
    b"*a",
    b"<<: ",
    b"!!x ",
    b"---\n",
    b"\t",
    b"{",
    b"}",
    b"[]",
    b'"',
    b"|\n",
    b"\x00",
    b"\xff",
)
JSON = (
    b"null",
    b"true",
    b"-1",
    b"1e999",
    b"NaN",
    b"[]",
    b"{}",
    b'""',
    b"[[[[",
    b"\\ud800",
    b"9" * 400,
    b"\x00",
    b"\xff",
)
TARGETS = (
    _target(
        "translations", translation, _translations, b"texts:\n", b"english:\n", b"#! ", b"{side}", *YAML, tree=False
    ),
    _target(
        "records", record, _records, b"sitting: ", b"by: ", b"action: ", b"terms: ", b"linked: true", *YAML, tree=False
    ),
    _target("maps", geography, _maps, b'"parallels"', b'"centre"', b"89", b"-180", b"360", *JSON),
    _target("lessons", lesson, _lessons, b'"steps"', b'"at"', b'"kind"', b'"dispatch"', b'"debrief"', *JSON),
    _target("drafts", draft, _drafts, b'"terms"', b'"tone"', b'"moves"', *JSON),
    _target("settings", preferences, _settings, b'"window"', b'"keymap"', b'"language"', *JSON),
    _target("walls", wall, _walls, b"-", b"\n", b"\r", b"0", b"O", b"\xff", tree=False),
    _target("journals", journal, _journals, b"\n", b'"n":', b'"seed":', b'"1.0"', *JSON),
)
