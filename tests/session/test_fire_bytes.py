"""Saves under fire from within: every byte flipped, cut at every length, swapped, edited by hand, with rubbish added.

Each is loaded as the very game that was saved, offered as a good beginning of it, or said to be damaged, and why; never
does anything break, and never is it another game.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from game.kernel.canonical import dumps
from game.session import replay
from game.session.controller import Controller
from game.session.edition import Edition, edition_of_tree
from game.session.match import Match, start
from game.session.opening import NotOpened, recover, resume
from game.session.record import LOG, Damaged, Loaded, Save, read, write
from game.session.replay import OK, replay_save
from game.session.store import Store
from tests.session.helpers import ONE_PERSON, harbour_edition, played

STEP = 499
"""Of the bytes of a save every so manyth is tried in the quick run, all of them in the slow one."""


@cache
def games() -> dict[str, Match]:
    """A game in the middle, one that has ended, and one in which nothing has been done."""
    ended = next(match for match in (played(seed) for seed in range(100)) if match.over and len(match.entries) < 16)
    return {
        "begun": start(harbour_edition(), "1", ONE_PERSON),
        "middle": played(11, 9),
        "ended": ended,
    }


@pytest.fixture(autouse=True)
def _compiled_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The scenario of these saves is compiled once; any other as ever."""
    known = harbour_edition()

    def edition(tree: Any, name: str) -> Edition:
        return known if tree == known.tree else edition_of_tree(tree, name)

    monkeypatch.setattr(replay, "edition_of_tree", edition)


@dataclass
class Judge:
    """Decides of spoilt bytes what became of them, and counts."""

    match: Match
    same: int = 0
    beginnings: int = 0
    damaged: int = 0
    furthest: list[int] = field(default_factory=list)

    @property
    def count(self) -> int:
        """How many were judged."""
        return self.same + self.beginnings + self.damaged

    def judge(self, data: bytes) -> None:
        """The very game, a beginning of it, or a sentence; anything else fails."""
        found = read(data)
        if isinstance(found, Damaged):
            assert found.reason.endswith(".") and found.where
            kept = self._beginning(found.good)
            self.beginnings += kept
            self.damaged += not kept
            return
        replayed = replay_save(found.save)
        if replayed.status == OK:
            assert replayed.match is not None
            self._same(replayed.match)
            assert found.save.header == self.match.header
            if found.save.outcome is not None:
                assert found.save.outcome == self._outcome
            self.same += 1
            return
        assert replayed.reason.endswith(".")
        kept = self._beginning(found.save)
        self.beginnings += kept
        self.damaged += not kept

    def _same(self, match: Match) -> None:
        assert match.digest == self.match.digest
        assert dumps([entry.action for entry in match.entries]) == dumps([one.action for one in self.match.entries])

    def _beginning(self, save: Save | None) -> bool:
        """Whether a beginning of the game is offered; what is offered is one."""
        if save is None:
            return False
        replayed = replay_save(save)
        if replayed.match is None or (save.log and not replayed.entries):
            return False
        assert replayed.match.entries == self.match.entries[: replayed.entries]
        assert replayed.match.header == self.match.header
        return True

    @property
    def _outcome(self) -> Any:
        whole = read(write(self.match).encode())
        assert isinstance(whole, Loaded)
        return whole.save.outcome


def places(name: str, data: bytes, step: int) -> list[int]:
    """Where a save is spoilt: everywhere, but less often in the scenario, which is the same in all, after the first."""
    head = range(data.index(b'"scenario"'), data.index(b'"outcome"'))
    return [at for at in range(0, len(data), step) if name == "begun" or at not in head or at % 11 == 0 or step > 1]


def flips(data: bytes, where: Iterable[int]) -> Iterator[bytes]:
    """The bytes with one bit of one byte changed, and with all of its bits changed."""
    for at in where:
        for change in (1 << (at % 8), 0xFF):
            spoilt = bytearray(data)
            spoilt[at] ^= change
            yield bytes(spoilt)


GAMES = ("begun", "middle", "ended")


@pytest.mark.parametrize("name", GAMES)
@pytest.mark.parametrize("step", [STEP, pytest.param(1, marks=pytest.mark.slow)])
def test_every_byte_flipped(name: str, step: int, record_property: Any) -> None:
    """One bit, and all bits, of each byte in turn."""
    match = games()[name]
    data = write(match).encode()
    judge, where = Judge(match), places(name, data, step)
    for spoilt in flips(data, where):
        judge.judge(spoilt)
    record_property("flipped", judge.count)
    assert judge.count == 2 * len(where)
    assert name != "begun" or len(where) == len(range(0, len(data), step))
    assert judge.damaged > 0
    assert judge.same < judge.count // 20


@pytest.mark.parametrize("name", GAMES)
@pytest.mark.parametrize("step", [STEP, pytest.param(1, marks=pytest.mark.slow)])
def test_cut_at_every_length(name: str, step: int, record_property: Any) -> None:
    """Cut anywhere, with zeros after the cut or without, it is a beginning of the game, or damaged."""
    match = games()[name]
    data = write(match).encode()
    log = data.index(LOG.encode()) + len(LOG)
    judge = Judge(match)
    near = range(log - 3, min(log + 3, len(data)))
    lengths = sorted({*places(name, data, step), *near, *range(log, len(data), max(1, step // 10))})
    for length in lengths:
        judge.judge(data[:length])
        judge.judge(data[:length] + bytes(512))
    record_property("cut", len(lengths))
    assert judge.count == 2 * len(lengths)
    assert judge.damaged > 0
    assert judge.beginnings > 0


def rows(match: Match) -> list[dict[str, Any]]:
    """The lines of a save's log."""
    found: list[dict[str, Any]] = json.loads(write(match))["log"]
    return found


def with_rows(match: Match, changed: list[Any]) -> bytes:
    """A save with other lines in its log, written as the game writes it."""
    head = write(match).split(LOG)[0]
    return (head + LOG + ",\n".join(dumps(row) for row in changed) + "\n]\n}\n").encode()


WRONG = (
    None,
    True,
    0,
    -1,
    1,
    10**30,
    1.5,
    "",
    "x",
    "northam",
    "southam",
    "mediator",
    "quay",
    [],
    {},
    [1],
    {"quay": "a"},
)
DEEDS = (
    {"action": "adjourn"},
    {"action": "offer", "terms": {"quay": "a"}},
    {"rewind": 0},
    {"rewind": 1},
    {"action": "wait"},
)


@pytest.mark.parametrize(
    ("name", "step"),
    [
        ("middle", 9),
        pytest.param("middle", 1, marks=pytest.mark.slow),
        pytest.param("ended", 1, marks=pytest.mark.slow),
    ],
)
def test_each_field_of_each_line_edited_by_hand(name: str, step: int, record_property: Any) -> None:
    """Number, side, digest, the act and everything in it, replaced by other things: said where, or the very game."""
    match, wrongs = games()[name], WRONG[::step]
    lines, judge = rows(match), Judge(match)
    for at, line in enumerate(lines):
        for key in line:
            for wrong in (*wrongs, *(DEEDS if key == "action" else ())):
                judge.judge(with_rows(match, [*lines[:at], {**line, key: wrong}, *lines[at + 1 :]]))
            judge.judge(with_rows(match, [*lines[:at], {k: v for k, v in line.items() if k != key}, *lines[at + 1 :]]))
        for key in line["action"]:
            for wrong in wrongs:
                changed = {**line, "action": {**line["action"], key: wrong}}
                judge.judge(with_rows(match, [*lines[:at], changed, *lines[at + 1 :]]))
    record_property("edited", judge.count)
    assert judge.count > 4 * len(wrongs) * len(lines)
    assert judge.same <= 3 * len(lines)


@pytest.mark.parametrize("name", ["middle", "ended"])
def test_lines_doubled_left_out_and_changed_about(name: str) -> None:
    """No line can be doubled, dropped from the middle or exchanged with another unnoticed."""
    match = games()[name]
    lines, judge = rows(match), Judge(match)
    for at, line in enumerate(lines):
        judge.judge(with_rows(match, [*lines[: at + 1], line, *lines[at + 1 :]]))
        if at + 1 < len(lines):
            judge.judge(with_rows(match, [*lines[:at], *lines[at + 1 :]]))
            judge.judge(with_rows(match, [*lines[:at], lines[at + 1], line, *lines[at + 2 :]]))
            shifted = {**line, "n": at + 2}
            judge.judge(with_rows(match, [*lines[:at], {**lines[at + 1], "n": at + 1}, shifted, *lines[at + 2 :]]))
    assert judge.same == 0
    assert judge.beginnings > len(lines)


@pytest.mark.parametrize(
    "rubbish", [b"x", b"}", b"\0" * 100, b"\n{}\n", b'{"n": 1}', b"\xff\xfe", b"[" * 5000, b"// end"]
)
def test_rubbish_after_the_end_leaves_the_whole_game(rubbish: bytes) -> None:
    """What is appended is said; the whole game before it is offered."""
    for match in games().values():
        found = read(write(match).encode() + rubbish)
        assert isinstance(found, Damaged)
        assert found.good is not None
        assert len(found.good.log) == len(match.entries)
        Judge(match).judge(write(match).encode() + rubbish)


def numbers(tree: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where the whole numbers of a scenario stand: points, walk-aways, gauges, odds, dates."""
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from numbers(value, (*path, key))
    elif isinstance(tree, list):
        for at, value in enumerate(tree):
            yield from numbers(value, (*path, at))
    elif isinstance(tree, str) and tree.lstrip("-").isdigit():
        yield path


def with_number(data: dict[str, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    """A save whose scenario has another number at this place."""
    changed = json.loads(json.dumps(data))
    place: Any = changed["scenario"]
    for key in path[:-1]:
        place = place[key]
    place[path[-1]] = str(int(place[path[-1]]) + 1)
    return dict(changed)


@pytest.mark.parametrize("name", GAMES)
@pytest.mark.parametrize("step", [31, pytest.param(1, marks=pytest.mark.slow)])
def test_every_number_of_the_scenario_edited_by_hand(name: str, step: int, record_property: Any) -> None:
    """Points and everything else that is a number: with the seal it is seen at once, without it by the first entry."""
    match = games()[name]
    data, judge = json.loads(write(match)), Judge(match)
    found = list(numbers(data["scenario"]))[::step]
    for path in found:
        changed = with_number(data, path)
        judge.judge(json.dumps(changed).encode())
        if match.entries or step > 1:
            judge.judge(json.dumps({key: value for key, value in changed.items() if key != "seal"}).encode())
    record_property("numbers", len(found))
    assert len(found) > 5
    assert judge.same == 0
    assert judge.beginnings == 0


@pytest.mark.parametrize("name", GAMES)
def test_every_key_of_the_header_edited_by_hand(name: str) -> None:
    """Seed, instructions, settings, seal and the rest, changed or left out, are never another game."""
    match = games()[name]
    data, judge = json.loads(write(match)), Judge(match)
    settings = data["settings"]
    for key, values in {
        "seed": ("", "2", 1, None), "id": ("x", "../x", 5), "directed": (True, 0, None), "rules": (0, 2, -1, "1"),
        "origin": ({"id": "x", "entries": 1}, {}, "x"), "seal": ("", "0" * 24, None, 5),
        "instructions": ({**data["instructions"], "northam": "merchants"}, {"northam": "x", "southam": "guild"}, {}),
        "settings": ({**settings, "iron": True}, {**settings, "openers": ["northam"]},
                     {**settings, "seats": {"northam": "computer", "southam": "computer"}}, {}),
        "outcome": ({}, {"digest": "x"}, [], "peace", {"ending": {}, "treaty": {}, "digest": "x"}),
        "portsmouth_save": (0, 2, "1", None, True),
    }.items():  # fmt: skip
        for wrong in values:
            if data[key] != wrong:
                judge.judge(json.dumps({**data, key: wrong}).encode())
        judge.judge(json.dumps({k: v for k, v in data.items() if k != key}).encode())
    assert judge.count > 35
    assert judge.same <= 4  # an outcome or a seal that is left out takes nothing away; an origin that was not there


# Files under each other's names


def test_two_saves_exchanged(tmp_path: Path) -> None:
    """Under each other's names both are the games that they are; neither comes to be written over the other."""
    store = Store(tmp_path)
    one, other = played(11, 9), played(3, 8)
    first, second = store.autosave(one), store.autosave(other)
    texts = first.read_bytes(), second.read_bytes()
    first.write_bytes(texts[1])
    second.write_bytes(texts[0])
    for path, match in ((first, other), (second, one)):
        opened = resume(path, store)
        assert isinstance(opened, Controller)
        assert opened.moves == len(match.entries)
        assert opened.match_id not in (one.header.id, other.header.id)
    assert (first.read_bytes(), second.read_bytes()) == (texts[1], texts[0])
    store.close()


def test_a_save_in_the_place_of_anothers_backup(tmp_path: Path) -> None:
    """A damaged save whose backup is another game's offers that other game by its own name, as what it is."""
    store = Store(tmp_path)
    store.save("a", played(11, 5))
    path = store.save("a", played(11, 9))
    path.with_name("a.json.bak").write_text(write(played(3, 8)), encoding="utf-8")
    assert isinstance(store.load(path), Loaded)
    path.write_bytes(b"")
    found = store.load(path)
    assert isinstance(found, Damaged)
    assert found.good is not None
    assert found.good.header.id == played(3, 8).header.id
    store.close()


def test_what_the_first_entry_does_not_bear_out_is_not_offered(tmp_path: Path) -> None:
    """A save with another seed, and a seal to go with it, is not played from its opening as if it were the game."""
    store = Store(tmp_path)
    data = json.loads(write(games()["middle"]))
    data["seed"] = "another"
    del data["seal"]
    path = tmp_path / "a.json"
    path.write_text(json.dumps(data), encoding="utf-8")
    for opened in (resume(path, store), recover(path, store)):
        assert isinstance(opened, NotOpened)
        assert opened.reason
    store.close()


def test_the_judge_knows_a_good_save() -> None:
    """What is judged here is told apart: a whole save is the same, a cut one a beginning, an empty one damaged."""
    for match in games().values():
        judge, data = Judge(match), write(match).encode()
        judge.judge(data)
        judge.judge(json.dumps(json.loads(data), indent=3).encode())
        judge.judge(data[:-4])
        judge.judge(b"")
        assert (judge.same, judge.beginnings, judge.damaged) == (2, 1, 1)
