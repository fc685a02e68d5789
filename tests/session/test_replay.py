"""Saves and records played again, here and in another process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from game.session.chain import FORMAT
from game.session.playbook import BrokenRecord, Record, load_record, read_record
from game.session.record import VERSIONS, Absent, Loaded, read, write
from game.session.replay import DAMAGED, DIVERGED, OK, ReplayResult, replay_file, replay_record, replay_save
from tests.session.helpers import RECORD, harbour_edition, played
from tests.session.make_fixtures import FOLDER

FIELDS = ("status", "reason", "actions", "ending", "treaty", "matches_history", "digest")
SCRIPT = """
import sys
from pathlib import Path
from game.session.replay import replay_file
print(replay_file(Path(sys.argv[1])).data())
"""
HEAD = "format: 1\nscenario: harbour\nseed: a\n"
ACTS = HEAD + "instructions: {}\nactions:\n"


def test_the_same_game_in_other_processes(tmp_path: Path) -> None:
    """A save replays to the same digest in processes whose strings hash differently."""
    path = tmp_path / "game.json"
    path.write_text(write(played(7)), encoding="utf-8")
    here = replay_file(path)
    assert isinstance(here, ReplayResult)
    assert here.status == OK
    for seed in ("0", "4711"):
        done = subprocess.run(
            [sys.executable, "-c", SCRIPT, str(path)],
            env={**os.environ, "PYTHONHASHSEED": seed},
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.strip() == str(here.data())


def test_a_record_replays() -> None:
    """A recorded conference is legal from first to last act; what the mediator did and is not in it is waiting."""
    result = replay_record(harbour_edition(), load_record(RECORD))
    assert tuple(result.data()) == FIELDS
    assert (result.status, result.reason) == (OK, "")
    assert result.ending["kind"] == "ratified"
    assert result.ending["ratified"] == {"northam": True, "southam": True}
    assert result.treaty == {"quay": "b", "tolls": "c", "nets": "b", "bell": "b"}
    assert result.matches_history is True
    assert result.actions == 29
    json.dumps(result.data())


def record_with(old: str, new: str) -> Record:
    """The record with one text of its file changed."""
    text = RECORD.read_text(encoding="utf-8")
    assert old in text
    return read_record(text.replace(old, new, 1), "changed.yaml")


@pytest.mark.parametrize(
    ("old", "new", "status", "word"),
    [
        ("ground: instructions", "ground: pride", DAMAGED, "pride"),
        ("terms: {nets: b, bell: b}", "terms: {nets: b, gong: b}", DAMAGED, "gong"),
        ("action: move_to_sign", "action: sign", DAMAGED, "'sign'"),
        ("sitting: 2, by: southam, action: offer", "sitting: 3, by: southam, action: offer", DIVERGED, "sitting 3"),
        ("terms: {tolls: b}, tone: firm", "terms: {nets: a}, tone: firm", DIVERGED, "refused"),
        ("by: northam, action: move_to_sign", "by: southam, action: move_to_sign", DIVERGED, "not_your_turn"),
        ("sign: true", "sign: false", DIVERGED, "ends before"),
        ("northam: council", "northam: tsar", DAMAGED, "tsar"),
        ("southam: guild", "northwest: guild", DAMAGED, "both sides"),
        ("scenario: harbour", "scenario: portsmouth", DAMAGED, "portsmouth"),
        ("openers: [northam", "openers: [abbot", DAMAGED, "opener"),
    ],
)
def test_where_a_record_stops_holding(old: str, new: str, status: str, word: str) -> None:
    """A record that cannot be followed says where and why, and how far it went."""
    result = replay_record(harbour_edition(), record_with(old, new))
    assert result.status == status
    assert word in result.reason


def test_a_divergence_names_its_line() -> None:
    """The reason of a divergence begins with the file and the line of the act."""
    record = record_with("terms: {tolls: b}, tone: firm", "terms: {nets: a}, tone: firm")
    line = next(n for n, text in enumerate(RECORD.read_text().splitlines(), 1) if "tone: firm" in text)
    assert replay_record(harbour_edition(), record).reason.startswith(f"changed.yaml, line {line}:")


@pytest.mark.parametrize(
    ("text", "line", "word"),
    [
        ("", 1, "empty"),
        ("format: 1\n\tscenario: x\n", 2, "tab"),
        ("format: 2\n", 1, "format"),
        ("format: 1\nmood: bad\n", 2, "mood"),
        (HEAD + "instructions: none\n", 4, "instructions"),
        (HEAD + "instructions: {}\nactions: {}\n", 5, "list"),
        (ACTS + "  - hello\n", 6, "action"),
        (ACTS + "  - {action: wait, by: x}\n", 6, "sitting"),
        (ACTS + "  - {action: wait, sitting: -1}\n", 6, "sitting"),
        ("format: 1\nscenario: harbour\ninstructions: {}\nactions: []\n", 1, "seed"),
        ("format: 1\nscenario: &a harbour\n", 2, "anchor"),
    ],
)
def test_a_broken_record_names_its_line(text: str, line: int, word: str) -> None:
    """What is wrong with the file of a record is one sentence with the line."""
    with pytest.raises(BrokenRecord) as caught:
        read_record(text, "broken.yaml")
    assert caught.value.line == line
    assert word in caught.value.sentence
    assert caught.value.sentence.startswith(f"broken.yaml, line {line}: ")


def test_a_missing_record_is_a_sentence(tmp_path: Path) -> None:
    """A record that is not there, or is no text, is one sentence."""
    (tmp_path / "binary.yaml").write_bytes(bytes(range(256)))
    for name in ("nothing.yaml", "binary.yaml"):
        with pytest.raises(BrokenRecord, match=name):
            load_record(tmp_path / name)


def test_another_seed_is_another_digest() -> None:
    """The digest of a replay covers the seed."""
    record = load_record(RECORD)
    first = replay_record(harbour_edition(), record)
    assert replay_record(harbour_edition(), replace(record, seed="other")).digest != first.digest


def test_files_that_are_no_saves(tmp_path: Path) -> None:
    """A missing file is absent; a folder or an empty file is damaged with a reason."""
    assert isinstance(replay_file(tmp_path / "nothing.json"), Absent)
    (tmp_path / "empty.json").touch()
    for path in (tmp_path, tmp_path / "empty.json"):
        found = replay_file(path)
        assert isinstance(found, ReplayResult)
        assert (found.status, found.actions, found.ending) == (DAMAGED, 0, {})
        assert found.reason


def test_every_format_has_a_fixture() -> None:
    """Every save format there has been has saves that are still read."""
    assert [number for number, _ in VERSIONS] == list(range(1, FORMAT + 1))
    for number, _ in VERSIONS:
        assert any((FOLDER.parent / f"v{number}").glob("*.json"))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.json")), ids=lambda path: path.stem)
def test_old_saves_still_play(path: Path) -> None:
    """A save of format 1 is read, and under the rules it was made under replays to its own digests.

    When rules change on purpose their number must change too (or, before the first release, the fixtures be made anew).
    """
    found = read(path.read_bytes())
    assert isinstance(found, Loaded)
    replayed = replay_save(found.save)
    assert (replayed.status, replayed.reason) == (OK, "")
    assert replayed.entries == len(found.save.log)
