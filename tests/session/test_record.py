"""The save file: its form, and what is left of one that has been cut, spoilt or swapped for something else."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, strategies as st

from game.engine.state import RULES
from game.session.match import Match, start
from game.session.outcome import outcome_sound
from game.session.record import KEYS, Damaged, Loaded, Save, read, write
from game.session.replay import DAMAGED, DIVERGED, OK, READ_ONLY, replay_bytes, replay_save
from tests.session.helpers import TWO_PEOPLE, harbour_edition, played
from tests.strategies import SEEDS

TWO_SIDES = [{"id": "northam"}, {"id": "southam"}]


def finished(most: int = 40) -> Match:
    """A short finished game."""
    return next(match for match in (played(seed) for seed in range(100)) if match.over and len(match.entries) < most)


def loaded(text: str) -> Save:
    """The save in a text that is whole."""
    found = read(text.encode())
    assert isinstance(found, Loaded), found
    return found.save


def changed(match: Match, **values: Any) -> bytes:
    """The save of a match with keys of its header changed, without its seal, as by somebody who knows of it."""
    data = {**json.loads(write(match)), **values}
    del data["seal"]
    return json.dumps(data).encode()


@given(SEEDS, st.integers(0, 30))
def test_round_trip(seed: int, moves: int) -> None:
    """A save gives the same match back, and that match the same bytes."""
    match = played(seed, moves) if moves else start(harbour_edition(), str(seed), TWO_PEOPLE)
    text = write(match)
    replayed = replay_save(loaded(text))
    assert (replayed.status, replayed.reason, replayed.entries) == (OK, "", len(match.entries))
    assert replayed.match is not None
    assert replayed.match.digest == match.digest
    assert replayed.match.shown == match.shown
    assert write(replayed.match) == text


def test_form() -> None:
    """The keys come in their order, and each entry has a line of its own with its four keys."""
    match = finished()
    text = write(match)
    assert tuple(json.loads(text)) == KEYS
    lines = text.split('"log": [\n')[1].splitlines()
    rows = [json.loads(line.rstrip(",")) for line in lines[: len(match.entries)]]
    assert [row["n"] for row in rows] == list(range(1, len(match.entries) + 1))
    assert all(tuple(row) == ("n", "by", "action", "digest") for row in rows)
    assert lines[len(match.entries) :] == ["]", "}"]


def test_the_computers_and_the_mediators_acts_are_in_the_log() -> None:
    """The log holds everybody's acts, so that no computer player runs while a save is read."""
    assert {entry.by for entry in finished().entries} == {"northam", "southam", "mediator"}


def test_a_finished_game_keeps_its_outcome() -> None:
    """A finished save holds ending, points, verdict and minutes, closed by a digest of their own."""
    match = finished()
    outcome = loaded(write(match)).outcome
    assert outcome is not None
    assert outcome_sound(outcome)
    assert outcome["ending"]["kind"] == match.state.common.closing.kind  # type: ignore[union-attr]
    assert outcome["minutes"]
    assert not outcome_sound({**outcome, "points": {"northam": 999, "southam": 0}})
    assert loaded(write(played(1, 4))).outcome is None


@pytest.mark.slow
def test_cut_at_every_byte() -> None:
    """Wherever a file is cut it is reported as damaged with the whole lines before the cut, or is still whole."""
    match = finished(16)
    data = write(match).encode()
    start_of_log = data.index(b'"log": [')
    for length in range(len(data)):
        found = read(data[:length])
        if isinstance(found, Loaded):
            assert data[length:].strip() == b""
            continue
        assert isinstance(found, Damaged)
        assert found.reason.endswith(".")
        assert found.where
        if length <= start_of_log:
            assert found.good is None
        elif length > start_of_log + len(b'"log": ['):
            assert found.good is not None
            complete = _whole_entries(data[start_of_log:length])
            assert found.good.log == match.entries[:complete]


def _whole_entries(cut: bytes) -> int:
    """How many entries can still be read."""
    count = 0
    for line in cut.split(b"\n")[1:]:
        try:
            json.loads(line.removesuffix(b","))
        except ValueError:
            break
        count += 1
    return count


def test_every_good_beginning_is_playable() -> None:
    """What is offered of a cut file replays, verified, to where it ends."""
    match = finished(16)
    data = write(match).encode()
    for at in range(data.index(b'"log": [') + 12, len(data) - 4, 61):
        found = read(data[:at])
        assert isinstance(found, Damaged)
        assert found.good is not None
        replayed = replay_save(found.good)
        assert replayed.status == OK
        assert replayed.entries == len(found.good.log)


def test_flipped_bytes_never_pass() -> None:
    """A changed byte is reported, or has changed nothing: a save that verifies is the save that was written."""
    match = finished(16)
    data = write(match).encode()
    whole = loaded(data.decode())
    for at in range(5, len(data), 139):
        spoilt = bytearray(data)
        spoilt[at] ^= 1 << (at % 7)
        found = read(bytes(spoilt))
        save = found.save if isinstance(found, Loaded) else found.good
        if not isinstance(found, Loaded) or save is None:
            continue
        if replay_save(save).status == OK:
            assert save == whole


def test_a_changed_entry_is_found() -> None:
    """The first difference is named, and everything before it is still there."""
    match = finished()
    data = json.loads(write(match))
    number = max(n for n, row in enumerate(data["log"]) if row["by"] != "mediator")
    data["log"][number]["by"] = "southam" if data["log"][number]["by"] == "northam" else "northam"
    replayed = replay_save(loaded(json.dumps(data)))
    assert replayed.status == DIVERGED
    assert f"Entry {number + 1}:" in replayed.reason
    assert replayed.entries == number
    assert replayed.match is not None
    assert len(replayed.match.entries) == number


@pytest.mark.parametrize("key", ["seed", "directed", "settings", "instructions", "id"])
def test_a_changed_header_is_found(key: str) -> None:
    """The first digest covers the header, so that nothing in it can be changed unseen."""
    match = finished()
    header = json.loads(write(match))
    values: dict[str, Any] = {
        "seed": header["seed"] + "0",
        "directed": True,
        "settings": {**header["settings"], "iron": True},
        "instructions": {"northam": "merchants", "southam": "fishers"}
        if header["instructions"]["northam"] == "council"
        else {"northam": "council", "southam": "guild"},
        "id": "another",
    }
    result = replay_bytes(changed(match, **{key: values[key]}))
    assert result.status == DIVERGED
    assert result.reason.startswith("Entry 1:")


def test_a_changed_outcome_is_found() -> None:
    """An outcome that was written over is reported; the game itself is whole."""
    match = finished()
    outcome = json.loads(write(match))["outcome"]
    outcome["points"]["northam"] += 50
    result = replay_bytes(changed(match, outcome=outcome))
    assert result.status == DAMAGED
    assert result.actions == len(match.entries)


def test_other_rules_open_read_only() -> None:
    """A save made under other rules is neither played nor called damaged; it says why."""
    for rules, word in ((RULES - 1, "older"), (RULES + 1, "newer")):
        found = read(changed(finished(), rules=rules))
        assert isinstance(found, Loaded)
        replayed = replay_save(found.save)
        assert replayed.status == READ_ONLY
        assert word in replayed.reason


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (b" \n\n ", "empty"),
        (bytes(range(256)) * 40, "UTF-8"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00" * 400, "UTF-8"),
        (b"not json at all", "not a save"),
        (b"[1, 2, 3]", "not a save"),
        (b"{}", "not a save"),
        (b"[" * 200_000, "not a save"),
        (b'{"portsmouth_save": 1}', "scenario"),
        (b'{"portsmouth_save": NaN}', "not a save"),
        (b'{"portsmouth_save": [1]}', "format"),
        (b'{"portsmouth_save": ' + b"9" * 6000 + b"}", "not a save"),
        (b"\xff\xfe{\x00}\x00", "UTF-8"),
    ],
)
def test_what_is_not_a_save(data: bytes, word: str) -> None:
    """Empty, binary and foreign files are damaged, each with a sentence; reading never raises."""
    found = read(data)
    assert isinstance(found, Damaged)
    assert word in found.reason
    assert found.good is None


@pytest.mark.parametrize("version", [0, 2, 99, True, "1", None, 1.5])
def test_other_formats(version: object) -> None:
    """A save of another format is named as such, whatever else is in it."""
    found = read(changed(finished(), portsmouth_save=version))
    assert isinstance(found, Damaged)
    assert "format" in found.reason


@pytest.mark.parametrize(
    "values",
    [
        {"seed": 5},
        {"seed": "\ud800"},
        {"instructions": {"northam": "council"}},
        {"instructions": {"northam": 1, "southam": "guild"}},
        {"settings": {}},
        {"settings": None},
        {"origin": "somewhere"},
        {"origin": {"id": "x", "entries": -1}},
        {"scenario": {}},
        {"scenario": {"sides": [{"id": "a"}, {"id": "a"}]}},
        {"log": None},
        {"log": {}},
        {"log": [1, 2]},
        {"log": [{"n": 2, "by": "northam", "action": {}, "digest": ""}]},
        {"outcome": "peace"},
        {"directed": 0},
        {"id": "x" * 1000},
    ],
)
def test_misshapen_parts(values: dict[str, Any]) -> None:
    """A header or log that is not what it should be is damaged, with a sentence."""
    found = read(changed(finished(), **values))
    assert isinstance(found, Damaged)
    assert found.reason.endswith(".")


@pytest.mark.parametrize("scenario", [{"sides": TWO_SIDES}, {"format": "1", "sides": TWO_SIDES}])
def test_a_spoilt_scenario_is_reported(scenario: dict[str, Any]) -> None:
    """A copy of the scenario that no longer loads leaves nothing to play, and says so."""
    found = read(changed(finished(), scenario=scenario))
    assert isinstance(found, Loaded)
    replayed = replay_save(found.save)
    assert replayed.status == DAMAGED
    assert replayed.match is None
