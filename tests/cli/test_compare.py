"""The command `compare`: its fields, its sentences, and its honesty about what games can show."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.helpers import HARBOUR, ROOT, command, one_sentence

PLAY = ("--games", "30", "--levels", "attache", "--workers", "1")


@pytest.fixture(autouse=True)
def _in_the_checkout(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)


@pytest.fixture
def changed(tmp_path: Path) -> str:
    """The harbour with a lower walk-away for Southam and one option worth more."""
    text = (ROOT / HARBOUR).read_text(encoding="utf-8")
    text = text.replace("walk_away: {base: 8000, terms: {grain: 20", "walk_away: {base: 7000, terms: {grain: 20")
    text = text.replace("northam: [40, 30, 18, 0]", "northam: [40, 36, 18, 0]")
    path = tmp_path / "changed.yaml"
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_compare_has_its_fields(capsys: pytest.CaptureFixture[str], changed: str) -> None:
    """`--json` has the files' differences, the exact figures, every question with its interval, and sentences."""
    data = command(capsys, "compare", HARBOUR, changed, *PLAY, "--json").data
    assert {
        "a", "b", "changes", "articles", "options", "exact", "games", "levels", "seed", "instructions", "digests",
        "alike", "other_instructions", "questions", "weighed", "verdict", "sentences", "seconds",
    } <= data.keys()  # fmt: skip
    assert data["games"] == 30
    assert [change["path"] for change in data["changes"]["numbers"]] == [
        "sides.southam.walk_away.base", "articles.tolls.points.northam.2",
    ]  # fmt: skip
    points = next(one for one in data["questions"] if (one["figure"], one["of"]) == ("points", "northam"))
    assert points["low"] <= points["difference"] <= points["high"]
    assert points["difference"] == pytest.approx(points["b"] - points["a"], abs=1e-3)
    assert all(one["sentence"].endswith(".") for one in data["questions"])


@pytest.mark.parametrize("workers", ["1", pytest.param("2", marks=pytest.mark.slow)])
def test_one_series_is_that_of_simulate(capsys: pytest.CaptureFixture[str], changed: str, workers: str) -> None:
    """Each side of the comparison is, digest for digest, what `simulate` plays; two processes change nothing."""
    words = ("--games", "6", "--levels", "attache", "--json")
    digests = command(capsys, "compare", HARBOUR, changed, *words, "--workers", workers).data["digests"]
    alone = [command(capsys, "simulate", path, *words, "--workers", "1").data["digest"] for path in (HARBOUR, changed)]
    assert [digests["a"], digests["b"]] == alone


def test_a_change_that_changes_the_game(capsys: pytest.CaptureFixture[str], changed: str) -> None:
    """The page names what differs in the files and in the bargain, what differs in the games, and sums up."""
    ran = command(capsys, "compare", HARBOUR, changed, *PLAY)
    assert ran.code == 0
    assert "sides.southam.walk_away.base" in ran.out
    assert "The bargain itself has changed" in ran.out
    assert "The change altered the game" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100


def test_a_change_of_words_alone(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Another text changes neither the bargain nor a single game, and the page says how much may have been missed."""
    path = tmp_path / "worded.yaml"
    text = (ROOT / HARBOUR).read_text(encoding="utf-8")
    path.write_text(text.replace("title: Another winter, text: Nothing moves.", "title: A winter, text: It is still."))
    out = " ".join(command(capsys, "compare", HARBOUR, str(path), *PLAY).out.split())
    assert "2 texts differ." in out
    assert "The bargain itself is the same" in out
    assert "All 30 games came out alike: at most 9.5 % of games can go another way" in out


def test_no_games(capsys: pytest.CaptureFixture[str], changed: str) -> None:
    """`--games 0` gives the exact part at once, and claims nothing of play."""
    data = command(capsys, "compare", HARBOUR, changed, "--games", "0", "--json").data
    assert (data["games"], data["questions"], data["verdict"]) == (0, [], None)
    assert data["exact"]["same"] is False
    assert data["sentences"][1].startswith("No game was played")
    out = command(capsys, "compare", HARBOUR, HARBOUR, "--games", "0").out
    assert "Both files hold the same scenario." in out


def test_other_articles_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    """The conference and its lesson have six articles in common; those of one alone are named."""
    ran = command(capsys, "compare", "portsmouth-1905", "portsmouth-lesson", "--games", "0")
    assert ran.code == 0
    assert "Only A has the articles evac, china," in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100


@pytest.mark.parametrize(
    "words",
    [(HARBOUR, "nowhere"), (HARBOUR, "portsmouth-1905"), (HARBOUR, HARBOUR, "--games", "3"), (HARBOUR,)],
    ids=["unknown", "other sides", "too few games", "one file"],
)
def test_what_cannot_be_compared_is_a_sentence(words: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing on the standard output, one sentence on the standard error, exit code 2."""
    ran = command(capsys, "compare", *words)
    assert (ran.code, ran.out) == (2, "")
    assert one_sentence(ran.err), ran.err
