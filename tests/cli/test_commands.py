"""The commands that answer with data, and their promised fields."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from game.scenario.loader import load
from tests.cli.helpers import HARBOUR, ROOT, command, process

PORTSMOUTH = ROOT / "scenarios" / "portsmouth-1905.yaml"


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


def test_analyse_has_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    """`analyse --json` writes every promised field, by the ids of the scenario."""
    data = command(capsys, "analyse", HARBOUR, "--json").data
    assert {
        "packages", "frontier", "solutions", "history", "sittings", "doctrine_pairs", "seconds",
    } <= data.keys()  # fmt: skip
    assert data["packages"] == 144
    assert set(data["frontier"][0]) == {"points", "treaty"}
    assert set(data["frontier"][0]["points"]) == {"northam", "southam"}
    assert set(data["solutions"]) == {"nash", "kalai_smorodinsky", "egalitarian", "utilitarian"}
    assert {"points", "treaty", "below_frontier_percent", "trades_that_improve"} <= data["history"].keys()
    assert [row["n"] for row in data["sittings"]] == [1, 2, 3, 4, 5, 6]
    assert set(data["sittings"][0]) == {"n", "date", "walk_away", "inside_mandates", "ratifiable"}
    assert {"northam": "merchants", "southam": "fishers"}.items() <= data["doctrine_pairs"][-1].items()


def test_simulate_has_its_fields(capsys: pytest.CaptureFixture[str]) -> None:
    """`simulate --json` writes every promised field, and its numbers add up."""
    data = command(capsys, "simulate", HARBOUR, "--games", "6", "--levels", "envoy,attache", "--json").data
    assert {
        "games", "endings", "distinct_treaties", "clauses", "points", "joint_gain_share", "frontier_gap_percent",
        "dull_sittings_percent", "games_per_second",
    } <= data.keys()  # fmt: skip
    assert data["games"] == sum(data["endings"].values()) == 6
    ratified = data["endings"].get("ratified", 0)
    assert all(sum(options.values()) == ratified for options in data["clauses"].values())
    assert set(data["points"]["northam"]) == {"mean", "low", "high"}


def test_check_has_its_fields(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`check --json` lists each file with its problems, and a broken file makes the exit code 1."""
    text = (ROOT / HARBOUR).read_text(encoding="utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text(text.replace("owner: northam ", "owner: northham ").replace("start: 45", "start: much"))
    result = command(capsys, "check", HARBOUR, str(broken), "--json")
    good, bad = result.data["files"]
    assert result.code == 1
    assert (good["ok"], bad["ok"]) == (True, False)
    assert set(bad["problems"][0]) == {"code", "severity", "line", "column", "message", "hint"}
    assert len([one for one in bad["problems"] if one["severity"] == "error"]) == 2


def test_check_shows_the_line_and_a_caret(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Without --json a problem shows its file, line, column, the line itself, a caret and a hint."""
    text = (ROOT / HARBOUR).read_text(encoding="utf-8")
    broken = tmp_path / "broken.yaml"
    broken.write_text(text.replace("owner: northam ", "owner: northham "))
    result = command(capsys, "check", str(broken))
    line = text[: text.index("owner: northam ")].count("\n") + 1
    assert f"{broken}:{line}:12: error E301" in result.out
    assert "^" in result.out
    assert "did you mean `northam`?" in result.out


def test_check_can_play(capsys: pytest.CaptureFixture[str]) -> None:
    """`check --play N` plays games, a sound scenario stays sound, and what the games brought is told and counted."""
    result = command(capsys, "check", HARBOUR, "--play", "2")
    assert result.code == 0
    assert "Played: 2 games" in result.out
    games = command(capsys, "check", HARBOUR, "--play", "2", "--json").data["files"][0]["doctor"]["games"]
    assert (games["played"], games["failed"]) == (2, 0)
    assert sum(games["endings"].values()) == 2
    assert games["agreed_by_sitting"][-1] == games["agreed"]


def test_check_tells_what_the_doctor_reckoned(capsys: pytest.CaptureFixture[str]) -> None:
    """`check --json` adds the digest, the zone by sitting and by pair of doctrines, history, and reading grades."""
    file = command(capsys, "check", "portsmouth-lesson", "--json").data["files"][0]
    assert len(file["digest"]) == 64
    doctor = file["doctor"]
    assert [row["n"] for row in doctor["zones"]] == [1, 2, 3, 4]
    assert set(doctor["zones"][0]) == {"n", "date", "walk_away", "inside_mandates", "ratifiable"}
    assert len(doctor["doctrine_pairs"]) == 4
    assert doctor["history"]["replays"] is True
    assert doctor["history"]["below_frontier_percent"] == 0
    assert 0 < doctor["reading"]["grade"] < 12
    assert doctor["games"] is None


def test_check_ends_with_one_line_and_groups_what_is_alike(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Problems stand by gravity, many of a kind shortened; a warning is no fault; the last line sums up."""
    text = (ROOT / HARBOUR).read_text(encoding="utf-8")
    long = tmp_path / "long.yaml"
    long.write_text(text.replace("name: ", "name: Very very very very very very very very very very very long indeed "))
    result = command(capsys, "check", str(long))
    assert result.code == 0
    lines = result.out.rstrip("\n").split("\n")
    assert re.fullmatch(rf"{re.escape(str(long))}: 5 warnings, \d+ pieces of advice", lines[-1])
    assert "Warnings (5)" in lines
    assert re.search(r"\d+ more E602, in the lines \d+, ", result.out)
    assert result.out.count("advice E602") == 3


def test_check_writes_a_certificate(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`check --report FILE` writes one page for all the files and says where it is, as data too."""
    page = tmp_path / "new" / "page.html"
    result = command(capsys, "check", HARBOUR, "dogger-bank-1904", "--report", str(page))
    assert result.code == 0
    assert result.out.rstrip().endswith(f"the certificate is {page}")
    text = page.read_text(encoding="utf-8")
    assert text.count("SHA-256") == 2
    assert command(capsys, "check", HARBOUR, "--report", str(page), "--json").data["report"] == str(page)


def test_replay_reports_a_damaged_save(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Empty, binary, foreign and wrong-version saves are `damaged` or `diverged` with a reason, exit code 1."""
    saves = {"empty": b"", "binary": bytes(range(256)), "foreign": b'{"a": 1}', "other": b'{"portsmouth_save": 99}'}
    for name, data in saves.items():
        path = tmp_path / f"{name}.json"
        path.write_bytes(data)
        result = command(capsys, "replay", str(path), "--json")
        assert result.code == 1
        assert set(result.data) == {
            "status", "reason", "actions", "ending", "treaty", "matches_history", "digest",
        }  # fmt: skip
        assert result.data["status"] in ("damaged", "diverged")
        assert result.data["reason"]


def test_the_record_replays_alike_everywhere() -> None:
    """The recorded conference ends in history's treaty, ratified, with one digest under any hash seed."""
    results = [
        process("main.py", "replay", "portsmouth-1905", "--json", PYTHONHASHSEED=seed).data for seed in ("0", "7")
    ]
    assert results[0] == results[1]
    assert results[0]["status"] == "ok", results[0]["reason"]
    assert results[0]["matches_history"] is True
    assert results[0]["ending"]["kind"] == "ratified"
    assert results[0]["ending"]["ratified"] == {"japan": True, "russia": True}


def test_playthrough_ends_in_a_digest(capsys: pytest.CaptureFixture[str]) -> None:
    """`playthrough` prints no line wider than 100 columns and the digest last."""
    lines = command(capsys, "playthrough", HARBOUR, "--seed", "3").out.splitlines()
    assert lines[-1].startswith("digest: ")
    assert int(lines[-1].removeprefix("digest: "), 16) > 0
    assert max(map(len, lines)) <= 100


@pytest.mark.slow
def test_bench_measures(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """`bench --json` gives rates of the rules and the mathematics, and times of the window beside bare pygame."""
    data = command(capsys, "bench", HARBOUR, "--json").data
    assert data["engine_steps_per_second"] > 0
    assert data["frontier_ms"] > 0
    assert {"scenario_load_ms", "bare_pygame_ms", "first_frame_ms", "first_frame_ratio", "redraw_ms"} <= data.keys()


def test_json_is_the_same_data_in_unicode(capsys: pytest.CaptureFixture[str]) -> None:
    """Ids on the standard output are those of the file."""
    scenario = load(PORTSMOUTH).scenario
    assert scenario is not None
    data = json.loads(command(capsys, "analyse", "portsmouth-1905", "--json").out)
    assert list(data["history"]["treaty"]) == [article.id for article in scenario.articles]


def test_replay_tells_the_acts(capsys: pytest.CaptureFixture[str]) -> None:
    """Without --json `replay` names every sitting, prints what was done in words, the treaty and the digest."""
    scenario = load(PORTSMOUTH).scenario
    assert scenario is not None
    out = command(capsys, "replay", "portsmouth-1905").out
    assert f"Sitting 1. {scenario.calendar[0].name}" in out
    assert "Russia accepts." in out
    assert "The treaty is signed." in out
    assert "[" not in out.replace("[to", ""), "a sentence has no words"
    assert f"{scenario.articles[8].name}: {scenario.articles[8].options[scenario.history[8]].name}" in out
    assert out.splitlines()[-1].startswith("Digest: ")
    assert max(map(len, out.splitlines())) <= 100


def test_tables_name_what_they_count(capsys: pytest.CaptureFixture[str]) -> None:
    """`simulate` and `analyse` print articles, options, sides and instructions by name, no line over 100 columns."""
    scenario = load(ROOT / HARBOUR).scenario
    assert scenario is not None
    played = command(capsys, "simulate", HARBOUR, "--games", "4").out
    reckoned = command(capsys, "analyse", HARBOUR).out
    for side in scenario.sides:
        assert side.name in played
        assert side.name in reckoned
    assert all(card.name.split()[0] in reckoned for card in scenario.doctrines.first)
    assert all(len(line) <= 100 for line in (played + reckoned).splitlines())


def test_a_playthrough_can_be_told(capsys: pytest.CaptureFixture[str]) -> None:
    """`playthrough --story` tells the same game in words: the same digest, every sitting, no ids of articles."""
    plain = command(capsys, "playthrough", HARBOUR, "--seed", "3").out.splitlines()
    story = command(capsys, "playthrough", HARBOUR, "--seed", "3", "--story").out.splitlines()
    assert story[-1] == plain[-1]
    assert sum(line.startswith("Sitting ") for line in story) == sum(line.startswith("Sitting ") for line in plain)
    assert not any("=" in line for line in story)
    assert max(map(len, story)) <= 100
