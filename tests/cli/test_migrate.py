"""`migrate`: shows first, writes only when asked, keeps the old file, refuses what it cannot do."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.loader import load
from tests.cli.helpers import ROOT, command, one_sentence

DRAFT = (ROOT / "tests" / "scenario" / "old" / "harbour-draft.yaml").read_text(encoding="utf-8")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """An old file in a folder of its own."""
    path = tmp_path / "old.yaml"
    path.write_text(DRAFT, encoding="utf-8")
    return path


def test_the_difference_is_shown_and_nothing_written(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without --write there is a unified diff, a reason and a way on; the file stays as it is."""
    result = command(capsys, "migrate", str(draft))
    assert result.code == 0, result.err
    assert "--- old.yaml (before)" in result.out
    assert '+      cable_refused: ["The Council will not hear of {option}."]' in result.out
    assert "no problems" in result.out
    assert "--write" in result.out
    assert draft.read_text(encoding="utf-8") == DRAFT
    assert [one.name for one in draft.parent.iterdir()] == ["old.yaml"]


def test_written_with_the_old_file_kept(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """With --write the file can be played, the old one lies beside it, and a second time there is nothing to do."""
    assert command(capsys, "migrate", str(draft), "--write").code == 0
    assert load(draft).problems == ()
    assert (draft.parent / "old.yaml.bak").read_text(encoding="utf-8") == DRAFT
    again = command(capsys, "migrate", str(draft), "--write")
    assert "nothing to do" in again.out
    assert sorted(one.name for one in draft.parent.iterdir()) == ["old.yaml", "old.yaml.bak"]
    draft.write_text(DRAFT, encoding="utf-8")
    assert command(capsys, "migrate", str(draft), "--write").code == 0
    assert (draft.parent / "old.yaml.bak2").is_file()


def test_line_ends_and_rights_stay(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file with the line ends of another system keeps them, and its rights."""
    data = ("\ufeff" + DRAFT).encode("utf-8").replace(b"\n", b"\r\n")
    draft.write_bytes(data)
    draft.chmod(0o640)
    assert command(capsys, "migrate", str(draft), "--write").code == 0
    after = draft.read_bytes()
    assert after.count(b"\r\n") == data.count(b"\r\n")
    assert after.startswith("\ufeff".encode())
    assert draft.stat().st_mode & 0o777 == 0o640
    assert load(draft).problems == ()
    assert (draft.parent / "old.yaml.bak").read_bytes() == data


def test_shipped_files_have_nothing_to_do(capsys: pytest.CaptureFixture[str]) -> None:
    """By id, a shipped scenario is of today's format."""
    result = command(capsys, "migrate", "dogger-bank-1904")
    assert result.code == 0
    assert "format 1, nothing to do" in result.out


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("future.yaml", DRAFT.replace("format: 1", "format: 7").encode()),
        ("noise.yaml", b"\xff\xfe\x00"),
        ("large.yaml", b"a" * 600_000),
        ("words.txt", b"format: 0\n"),
        ("x.ja.yaml", b"format: 1\ntranslation: 1\nof: x\n"),
    ],
)
def test_what_cannot_be_brought_forward_is_a_sentence(
    name: str, data: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Formats from the future, bytes that are no text and files that are no scenario are refused and left alone."""
    path = tmp_path / name
    path.write_bytes(data)
    result = command(capsys, "migrate", str(path), "--write")
    assert result.code == 2
    assert one_sentence(result.err), result.err
    assert path.read_bytes() == data
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_missing_file_is_a_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    """No file, no traceback."""
    result = command(capsys, "migrate", "nowhere.yaml")
    assert result.code == 2
    assert one_sentence(result.err)
