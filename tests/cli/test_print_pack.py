"""`print`: what it writes, what it says, and what it refuses."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from game import paths
from game.classroom.number import HISTORICAL
from game.commands.app import run
from game.kernel.sides import Side
from game.ui.strings import Strings
from tests.classroom.pack.conftest import FILES, ROOT, scenario_of, strings

FIELDS = {"lesson", "pages", "sides_for_the_class", "sheets_of_paper", "paper", "sheets", "file"}


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


def test_drawn_orders_are_those_of_the_lesson_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--drawn` prints the orders that a lesson of this number has when they are drawn; the roster says so."""
    from game.classroom.number import DRAWN, instructions_of, number_for

    scenario = scenario_of("harbour")
    seed = next(
        str(n) for n in range(50)
        if instructions_of(number_for(str(n), "harbour"), scenario, DRAWN)
        != instructions_of(number_for(str(n), "harbour"), scenario, HISTORICAL)
    )  # fmt: skip
    words = ["print", str(FILES["harbour"]), "--seed", seed, "--out"]
    plain, drawn = tmp_path / "plain.html", tmp_path / "drawn.html"
    assert run([*words, str(plain)]) == run([*words, str(drawn), "--drawn"]) == 0
    given = instructions_of(number_for(seed, "harbour"), scenario, DRAWN)
    for side in Side:
        card = next(one for one in scenario.doctrines.of(side) if one.id == given.of(side))
        assert card.letter in drawn.read_text(encoding="utf-8")
    t = strings().text
    assert t("print.roster.how_drawn") in drawn.read_text(encoding="utf-8")
    assert t("print.roster.how") in plain.read_text(encoding="utf-8")
    capsys.readouterr()


def test_a_pack_in_another_language_brings_its_letters_along(tmp_path: Path) -> None:
    """In Japanese: the page says its language, its sheets are in it, and the faces for it are in the file."""
    out = tmp_path / "pack.html"
    word = str(ROOT / "scenarios" / "dogger-bank-1904.yaml")
    assert run(["print", word, "--minimum", "--language", "ja", "--out", str(out)]) == 0
    text = out.read_text(encoding="utf-8")
    assert '<html lang="ja">' in text
    assert Strings(paths.assets() / "locale", "ja").text("print.guide.title") in text
    assert 'font-family: "Pack serif_other"; src: url("data:' in text
    assert run(["print", word, "--language", "xx", "--out", str(out)]) == 2


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


def test_the_pack_of_the_curtain_has_no_code_cards(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--curtain` leaves the code cards out of either pack."""
    for more in ([], ["--minimum"]):
        words = ["print", str(FILES["harbour"]), "--curtain", "--out", str(tmp_path / "pack.html"), "--json", *more]
        assert run(words) == 0
        sheets = set(json.loads(capsys.readouterr().out)["sheets"])
        assert {"guide", "orders.0", "points.1"} <= sheets and not {"send.0", "read.0", "send.1", "read.1"} & sheets


def test_packs_that_differ_lie_beside_each_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without `--out` each kind of pack of one lesson number has a file of its own in the folder one stands in."""
    monkeypatch.chdir(tmp_path)
    kinds = ([], ["--curtain"], ["--minimum"], ["--curtain", "--minimum"], ["--minimum", "--paper", "letter"])
    for more in kinds:
        assert run(["print", str(FILES["harbour"]), *more]) == 0
    written = sorted(path.name for path in tmp_path.iterdir())
    assert len(written) == len(kinds)
    assert sum(name.endswith("-curtain.html") for name in written) == 1
    assert sum("code card" in path.read_text(encoding="utf-8") for path in tmp_path.iterdir()) == 3
