"""The command `report`: a file of everything after the end, and not a word before it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from game.session.record import write
from tests.cli.helpers import ROOT, command, one_sentence, process
from tests.session.helpers import played


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


def saved(folder: Path, name: str, seed: int, most: int = 2000) -> Path:
    """A save of a game of the harbour."""
    path = folder / f"{name}.json"
    path.write_text(write(played(seed, most)), encoding="utf-8")
    return path


def test_a_finished_game_has_its_report_beside_it(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The path is said and nothing else; the save is left as it was."""
    save = saved(tmp_path, "peace", 3)
    before = save.read_bytes()
    ran = command(capsys, "report", str(save))
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.strip() == str(tmp_path / "peace.html")
    assert "The Harbour of Estmere" in (tmp_path / "peace.html").read_text(encoding="utf-8")
    assert save.read_bytes() == before
    assert sorted(item.name for item in tmp_path.iterdir()) == ["peace.html", "peace.json"]


def test_several_games_in_one_file(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--out` names the file, its folder is made, and `--json` says what is in it."""
    saves = [str(saved(tmp_path, f"game{n}", n)) for n in (1, 2)]
    out = tmp_path / "class" / "reports.html"
    data = command(capsys, "report", *saves, "--out", str(out), "--json").data
    assert data["file"] == str(out)
    assert [game["scenario"] for game in data["games"]] == ["harbour", "harbour"]
    assert out.read_text(encoding="utf-8").count("<article>") == 2


def test_a_game_in_play_has_none(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Before the end it refuses in one sentence, and no file is written, not even for the finished one beside it."""
    playing, done = saved(tmp_path, "playing", 1, 6), saved(tmp_path, "done", 3)
    for words in ((str(playing),), (str(done), str(playing))):
        ran = command(capsys, "report", *words, "--out", str(tmp_path / "out.html"))
        assert (ran.code, ran.out) == (2, "")
        assert one_sentence(ran.err)
        assert "not over" in ran.err
    assert not (tmp_path / "out.html").exists()


def test_what_cannot_be_told_is_said_in_a_sentence(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """No such save, a folder, a damaged one, a report over its own save, a scenario without a record."""
    good = saved(tmp_path, "good", 3)
    cut = tmp_path / "cut.json"
    cut.write_bytes(good.read_bytes()[:900])
    for words in (
        ("none.json",), (str(tmp_path),), (str(cut),), (str(good), "--out", str(good)),
        (str(good), "--out", str(tmp_path)), ("no-such-scenario",), (str(ROOT / "tests/scenarios/harbour.yaml"),), (),
    ):  # fmt: skip
        ran = command(capsys, "report", *words)
        assert ran.code == 2, words
        assert one_sentence(ran.err), words
    assert good.read_bytes() == write(played(3)).encode("utf-8")


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="whoever may write everywhere cannot be refused")
def test_a_folder_that_cannot_be_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The sentence names the file."""
    locked = tmp_path / "locked"
    locked.mkdir()
    locked.chmod(0o500)
    ran = command(capsys, "report", str(saved(tmp_path, "good", 3)), "--out", str(locked / "out.html"))
    assert ran.code == 2
    assert one_sentence(ran.err)
    assert "out.html" in ran.err


def test_the_conference_as_it_was_held(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A scenario with a record is told from that."""
    ran = command(capsys, "report", str(ROOT / "scenarios" / "portsmouth-1905.yaml"))
    assert ran.code == 0
    text = (tmp_path / ran.out.strip()).read_text(encoding="utf-8")
    assert "The Peace of Portsmouth" in text
    assert not (ROOT / "scenarios" / "portsmouth-1905.html").exists()


def test_the_title_does_not_wait_for_the_template() -> None:
    """Neither the front of the game nor its other commands load what only the report needs."""
    code = "import sys, game.commands.app, game.ui.start, game.ui.scenes.verdict; sys.exit('jinja2' in sys.modules)"
    assert process("-c", code, SDL_VIDEODRIVER="dummy").code == 0
