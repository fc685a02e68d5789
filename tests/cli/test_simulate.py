"""The command `simulate` at scale: its files, its digest, what an interruption leaves, and where games are played."""

from __future__ import annotations

import csv
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from game.commands.progress import watched_games
from tests.cli.helpers import HARBOUR, ROOT, command, one_sentence
from tests.workshop.dask_cluster import dask_cluster

WORDS = ("simulate", HARBOUR, "--levels", "attache", "--seed", "3")


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.mark.slow
def test_processes_change_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    """One process, two, and as many as there are cores give one digest and the same figures."""
    results = [command(capsys, *WORDS, "--games", "6", "--workers", n, "--json").data for n in ("1", "2", "0")]
    for result in results:
        assert result.pop("games_per_second") > 0
    assert results[0] == results[1] == results[2]
    assert int(results[0]["digest"], 16) > 0


def test_tables_for_a_spreadsheet(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--csv` writes a row a game and, beside it, a row a figure with its interval; both agree with the JSON."""
    path = tmp_path / "games.csv"
    data = command(capsys, *WORDS, "--games", "8", "--workers", "1", "--csv", str(path), "--json").data
    assert data["files"] == [str(path), str(tmp_path / "games-summary.csv")]
    games, figures = (
        list(csv.DictReader(Path(name).read_text(encoding="utf-8").splitlines())) for name in data["files"]
    )
    assert [game["seed"] for game in games] == [f"3.{n}" for n in range(8)]
    assert {"kind", "ending", "sittings", "instructions_northam", "points_southam", "treaty_quay"} <= games[0].keys()
    ratified = [game for game in games if game["kind"] == "ratified"]
    assert len(ratified) == data["endings"].get("ratified", 0)
    for option, number in data["clauses"]["quay"].items():
        assert sum(game["treaty_quay"] == option for game in ratified) == number
    assert all(not game["treaty_quay"] for game in games if game["kind"] != "ratified")
    points = next(row for row in figures if (row["figure"], row["of"]) == ("points", "northam"))
    assert float(points["low"]) == data["points"]["northam"]["low"]
    assert sum(int(game["points_northam"]) for game in games) / 8 == pytest.approx(float(points["value"]), abs=1e-4)
    share = next(row for row in figures if row["figure"] == "ending_share")
    assert float(share["high"]) == data["ending_shares"][share["of"]]["high"]


def test_a_second_run_plays_only_the_rest(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With `--resume` nothing is played twice, and the digest is that of a run in one piece."""
    words = (*WORDS, "--workers", "1", "--json", "--resume", str(tmp_path / "kept.jsonl"))
    assert command(capsys, *words, "--games", "3").data["resumed"] == 0
    both = command(capsys, *words, "--games", "5").data
    assert (both["resumed"], both["games"]) == (3, 5)
    again = command(capsys, *words, "--games", "5").data
    assert (again["resumed"], again["games_per_second"]) == (5, None)
    whole = command(capsys, *WORDS, "--workers", "1", "--json", "--games", "5").data
    assert whole["digest"] == both["digest"] == again["digest"]


def test_a_changed_scenario_is_refused(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Games of the file as it was are not mixed with games of the file as it is."""
    path, kept = tmp_path / "mine.yaml", tmp_path / "kept.jsonl"
    text = (ROOT / HARBOUR).read_text(encoding="utf-8")
    path.write_text(text, encoding="utf-8")
    words = ("simulate", str(path), "--games", "1", "--workers", "1", "--resume", str(kept))
    assert command(capsys, *words).code == 0
    path.write_text(text.replace("start: 45", "start: 46"), encoding="utf-8")
    ran = command(capsys, *words)
    assert (ran.code, ran.out) == (2, "")
    assert one_sentence(ran.err)
    assert "another text of the scenario" in ran.err


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C reaches a group of processes on POSIX systems")
def test_ctrl_c_leaves_what_was_played(tmp_path: Path) -> None:
    """Ctrl-C in a terminal, which reaches every process: one sentence, code 130, and the same command plays on."""
    kept = tmp_path / "kept.jsonl"
    words = [sys.executable, "main.py", *WORDS, "--games", "100000", "--workers", "2", "--resume", str(kept)]
    run = subprocess.Popen(
        words, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
        preexec_fn=_as_in_a_terminal,
    )  # fmt: skip
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and (not kept.exists() or kept.read_bytes().count(b"\n") < 4):
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    out, err = run.communicate(timeout=30)
    assert (run.returncode, out) == (130, ""), err
    assert one_sentence(err), err
    games = kept.read_bytes().count(b"\n") - 1
    assert f"keeps {games} games" in err
    assert _gone(run.pid)
    more = [sys.executable, "main.py", *WORDS, "--games", str(games + 1), "--json", "--resume", str(kept)]
    after = subprocess.run(more, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert json.loads(after.stdout)["games"] == games + 1
    assert json.loads(after.stdout)["resumed"] == games


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="orphans are looked for in /proc")
def test_no_process_outlives_the_command(tmp_path: Path) -> None:
    """When the command is killed outright, the processes that it started go too."""
    kept = tmp_path / "kept.jsonl"
    words = [sys.executable, "main.py", *WORDS, "--games", "100000", "--workers", "2", "--resume", str(kept)]
    run = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and (not kept.exists() or kept.read_bytes().count(b"\n") < 3):
        time.sleep(0.05)
    children = _children(run.pid)
    assert len(children) >= 2
    run.kill()
    run.wait(30)
    while time.monotonic() < deadline and any(Path(f"/proc/{child}/cmdline").exists() for child in children):
        time.sleep(0.1)
    assert not [child for child in children if Path(f"/proc/{child}/cmdline").exists()]


def _gone(group: int) -> bool:
    """Whether a group of processes has ended within a few seconds."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            os.killpg(group, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.05)
    return False


def _as_in_a_terminal() -> None:
    """In a child: Ctrl-C reaches it, also where tests run in the background and ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _children(process: int) -> list[int]:
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rsplit(")", 1)[1].split()
        except OSError:
            continue
        if int(fields[1]) == process:
            found.append(int(stat.parent.name))
    return found


def test_the_cluster_gives_the_same_digest(capsys: pytest.CaptureFixture[str], tmp_path: Path, network: None) -> None:
    """`--dask` plays on workers that are processes of their own, digest for digest as here, and can be resumed too."""
    pytest.importorskip("distributed", reason="the extra dask is not installed")
    here = command(capsys, *WORDS, "--games", "10", "--workers", "1", "--json").data
    kept = ("--resume", str(tmp_path / "kept.jsonl"))
    with dask_cluster(tmp_path, 2) as cluster:
        there = command(capsys, *WORDS, "--games", "10", "--dask", cluster.address, "--json", *kept)
    assert (there.code, there.err) == (0, "")
    assert there.data["digest"] == here["digest"]
    assert command(capsys, *WORDS, "--games", "10", "--json", *kept).data["resumed"] == 10


def test_no_scheduler_is_a_sentence(capsys: pytest.CaptureFixture[str], network: None) -> None:
    """With nobody at the address, or without the package, one sentence, exit code 2, and data for `--json`."""
    ran = command(capsys, *WORDS, "--dask", "nonsense", "--json")
    assert (ran.code, ran.data["error"]["code"]) == (2, "crew_lost")
    assert one_sentence(ran.err)


def test_progress_is_for_a_terminal(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """A terminal sees how many games are played and how many a second; a pipe sees nothing."""
    assert list(watched_games(range(3), 3)) == [0, 1, 2]
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert list(watched_games(range(40), 50, 10)) == [*range(40)]
    shown = capsys.readouterr().err
    assert "50/50" in shown
    assert "a second" in shown
