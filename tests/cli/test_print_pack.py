"""`print`: what it writes, what it says, and what it refuses."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from game.commands.app import run
from tests.classroom.pack.conftest import FILES

FIELDS = {"lesson", "pages", "sides_for_the_class", "paper", "sheets", "file"}


def test_a_pack_is_written_and_told_as_data(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The lesson number, the pages and the file, as data; the file holds so many sides and says the number."""
    out = tmp_path / "pack.html"
    words = ["print", str(FILES["harbour"]), "--seed", "7", "--out", str(out), "--pupils", "24", "--json"]
    assert run(words) == 0
    said = json.loads(capsys.readouterr().out)
    assert set(said) == FIELDS
    text = out.read_text(encoding="utf-8")
    assert text.count('<section class="page') == said["pages"]
    assert said["lesson"] in text
    assert said["file"] == str(out)
    assert {"guide", "key", "send.0", "send.1", "home.0", "ticket"} <= set(said["sheets"])


def test_the_small_pack_in_a_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without `--json` one line says number, sides and file; the small pack has twelve."""
    out = tmp_path / "small.html"
    assert run(["print", str(FILES["harbour"]), "--minimum", "--paper", "letter", "--out", str(out)]) == 0
    assert "12 pages" in capsys.readouterr().out
    assert "size: 215.9mm 279.4mm" in out.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("words", "part"),
    [
        (["--paper", "a3"], "no paper"),
        (["--minutes", "50"], "45, 60, 90 minutes"),
        (["--pupils", "50"], "8 to 36 pupils"),
        (["--out", "."], "is a folder"),
        (["--out", str(FILES["harbour"])], "written over the scenario"),
    ],
)
def test_what_cannot_be_printed_is_one_sentence(
    words: list[str], part: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2 and one sentence, and no file is touched."""
    before = FILES["harbour"].read_bytes()
    assert run(["print", str(FILES["harbour"]), *words]) == 2
    assert part in capsys.readouterr().err
    assert FILES["harbour"].read_bytes() == before


def test_a_pdf_without_the_extra_is_one_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without WeasyPrint: exit 2, one sentence that names the extra, and no file."""
    monkeypatch.setitem(sys.modules, "weasyprint", None)
    out = tmp_path / "pack.pdf"
    assert run(["print", str(FILES["harbour"]), "--pdf", "--out", str(out)]) == 2
    said = capsys.readouterr().err
    assert "[pdf]" in said
    assert said.count("\n") == 1
    assert not out.exists()
