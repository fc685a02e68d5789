"""The bytes of a save: loaded, a good beginning offered, or damaged with the reason; never another game unnoticed."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

from game.kernel.sides import BOTH_SIDES
from game.session.archive import archive_of
from game.session.controller import Controller
from game.session.match import Match
from game.session.opening import NotOpened, begin_again, recover, resume
from game.session.outcome import outcome_data
from game.session.record import LOG, Absent, Damaged, Loaded, Save, read, write
from game.session.replay import OK, replay_save
from game.session.store import DAMAGED, GOOD, READ_ONLY, Store
from game.session.summary import summary_of
from tests.fuzz.mutate import json_mutated
from tests.fuzz.rooms import room
from tests.fuzz.target import Target
from tests.session.helpers import ONE_PERSON, played

SAVES = Path(__file__).parents[2] / "saves" / "v1"
LONGEST_REASON = 600
MOVES = 12


def check(data: bytes) -> None:
    """Whatever the bytes: reading, listing, replaying, taking up, recovering and beginning again all answer in words.

    What is taken up is, entry for entry, a game that was saved, or has not begun.
    """
    found = read(data)
    save = found.save if isinstance(found, Loaded) else found.good
    if isinstance(found, Damaged):
        _sentence(found.reason)
        _sentence(found.where)
    if save is not None:
        summary_of(save)
        archive_of(save)
        replayed = replay_save(save)
        assert (replayed.status == OK) == (not replayed.reason)
        if replayed.match is not None:
            _known(replayed.match)
        if isinstance(found, Loaded) and replayed.status == OK:
            _honest(save, replayed.match)
    _through_the_folder(data)


def _known(match: Match) -> None:
    """Every digest of the log, and what it was made from, is one of a game that was really played."""
    if not match.entries:
        return
    digests = tuple(entry.digest for entry in match.entries)
    assert any(digests == known[: len(digests)] for known in _chains()), "another game was let in"


def _facts(outcome: Mapping[str, Any] | None) -> dict[str, Any]:
    """How it ended and what it was worth, without the story: an older save may tell that in other words."""
    return {name: value for name, value in (outcome or {}).items() if name not in ("story", "digest")}


def _honest(save: Save, match: Match | None) -> None:
    assert match is not None
    assert len(match.entries) == len(save.log)
    if save.outcome is not None:
        assert _facts(save.outcome) == _facts(outcome_data(match)), "an outcome that is not this game's"
    again = read(write(match).encode("utf-8"))
    assert isinstance(again, Loaded)
    assert again.save.log == save.log
    assert again.save.header == save.header


def _through_the_folder(data: bytes) -> None:
    store = _store()
    for path in store.folder.glob("*.json*"):
        path.unlink()
    path = store.folder / "fuzzed.json"
    path.write_bytes(data)
    (slot,) = store.slots()
    assert slot.status in (GOOD, DAMAGED, READ_ONLY)
    assert bool(slot.reason) == (slot.status != GOOD)
    opened = resume(path, store)
    if isinstance(opened, NotOpened):
        _sentence(opened.reason)
    else:
        _played_on(opened)
    for door in (recover(path, store), _again(path, store)):
        if isinstance(door, NotOpened):
            _sentence(door.reason)
    assert isinstance(store.load(store.folder / "other.json"), Absent)


def _again(path: Path, store: Store) -> Controller | NotOpened:
    from game.kernel.errors import GameError

    try:
        return begin_again(path, store)
    except GameError as error:
        return NotOpened(error.sentence)


def _played_on(door: Controller) -> None:
    """What the scenes ask of a game that is taken up can be asked, and the computers in it can act."""
    for side in BOTH_SIDES:
        door.view(side)
        door.legal(side)
        door.papers(side)
        door.briefing(side)
    door.minutes()
    unsaved = Controller(door._match)
    for _ in range(MOVES):
        if not unsaved.advance():
            break


def _sentence(words: str) -> None:
    assert words.strip(), "no reason was given"
    assert len(words) < LONGEST_REASON, len(words)
    assert "\n" not in words, words


@cache
def _store() -> Store:
    return Store(room("saves"))


@cache
def _seeds() -> tuple[bytes, ...]:
    games = (played(11, 6), played(3), played(5, 9, ONE_PERSON))
    fixtures = tuple(path.read_bytes() for path in sorted(SAVES.glob("*.json")))
    return (*fixtures, *(write(match).encode("utf-8") for match in games))


@cache
def _chains() -> tuple[tuple[str, ...], ...]:
    found = [read(data) for data in _seeds()]
    return tuple(tuple(entry.digest for entry in one.save.log) for one in found if isinstance(one, Loaded))


def _mutate(data: bytes, chance: Random) -> bytes:
    """An edit of the tree, written again as a save is, one entry a line."""
    changed = json_mutated(data, chance)
    try:
        tree = json.loads(changed)
        rows = tree.pop("log")
        head = json.dumps(tree, ensure_ascii=False)[1:-1]
        lines = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        text = "{\n" + head + "," + LOG + lines + "\n]\n}\n"
        return text.encode("utf-8", "surrogatepass") if chance.random() < 0.7 else changed
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return changed


WORDS = (
    b"null", b"true", b"[]", b"{}", b'"rewind": 0', b'{"rewind":1}', b'"n":1', b'"digest":""', b"1e999", b"NaN",
    b'"outcome": null', b'"directed":true', b'"iron":true', b"\n", b"]\n}\n", b"\\ud800", b'"rules": 2', b"\x00",
)  # fmt: skip
TARGET = Target("saves", check, _seeds, WORDS, _mutate, longest=80_000, seconds=5.0)
