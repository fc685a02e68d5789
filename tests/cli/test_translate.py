"""`translate` writes what a translator needs, and `check` looks at translations beside a scenario."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.helpers import command, one_sentence
from tests.strategies import HARBOUR

Capsys = pytest.CaptureFixture[str]


@pytest.fixture
def scenario(tmp_path: Path) -> Path:
    """A copy of the harbour in a folder of its own."""
    return Path(shutil.copy(HARBOUR, tmp_path / "harbour.yaml"))


def test_a_translation_grows_from_nothing(scenario: Path, capsys: Capsys) -> None:
    """A new file has every text as a comment; what a translator fills in is kept, counted and checked."""
    ran = command(capsys, "translate", str(scenario), "ja", "--translator", "Anna")
    file = scenario.with_name("harbour.ja.yaml")
    assert (ran.code, ran.out.strip()) == (0, f"{file}: 0 of 217 texts are in this language")
    text = file.read_text(encoding="utf-8").replace('  #~ title: "The Harbour of Estmere"', '  title: "港"')
    file.write_text(text, encoding="utf-8")
    ran = command(capsys, "translate", str(scenario), "ja", "--json")
    said = json.loads(ran.out)
    assert (ran.code, said["done"], said["texts"], said["ok"], said["language"]) == (0, 1, 217, True, "ja")
    assert len(said["missing"]) == 216 and "title" not in said["missing"]
    assert '  title: "港"\n' in file.read_text(encoding="utf-8")


def test_check_tells_of_translations(scenario: Path, capsys: Capsys) -> None:
    """What is missing is counted as advice; what cannot be used is an error with its place, and so is the exit code."""
    command(capsys, "translate", str(scenario), "ru")
    ran = command(capsys, "check", str(scenario.parent), "--json")
    (found,) = json.loads(ran.out)["translations"]
    assert (ran.code, found["ok"], found["done"]) == (0, True, 0)
    assert [(one["code"], one["severity"]) for one in found["problems"]] == [("E704", "advice")]
    assert "217 of 217 texts are not translated" in found["problems"][0]["message"]
    file = scenario.with_name("harbour.ru.yaml")
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[lines.index("texts:") + 1] = "  titel: Гавань"
    file.write_text("\n".join(lines), encoding="utf-8")
    ran = command(capsys, "check", str(file))
    assert ran.code == 1
    assert f"{file}:8:3: error E702: there is no text `titel`" in ran.out
    assert "did you mean `title`?" in ran.out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere", "ja"), "no scenario"),
        (("{scenario}", "Japanese"), "two or three small letters"),
        (("{scenario}", "../x"), "two or three small letters"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(words: tuple[str, ...], said: str, scenario: Path, capsys: Capsys) -> None:
    """No scenario, no language: one sentence, exit code 2, and nothing is written."""
    ran = command(capsys, "translate", *(word.format(scenario=scenario) for word in words))
    assert ran.code == 2 and said in ran.err and one_sentence(ran.err)
    assert sorted(path.name for path in scenario.parent.iterdir()) == ["harbour.yaml"]


def test_a_broken_translation_is_never_written_over(scenario: Path, capsys: Capsys) -> None:
    """What a translator wrote stays, whatever is wrong with it."""
    file = scenario.with_name("harbour.ja.yaml")
    file.write_text("translation: 1\n\tof: harbour\n", encoding="utf-8")
    ran = command(capsys, "translate", str(scenario), "ja")
    assert ran.code == 2 and one_sentence(ran.err) and "mend that first" in ran.err
    assert file.read_text(encoding="utf-8") == "translation: 1\n\tof: harbour\n"


def test_a_pack_is_not_written_into(scenario: Path, capsys: Capsys) -> None:
    """What came as one file stays as it came."""
    pack = scenario.with_name("harbour.zip")
    command(capsys, "pack", str(scenario), "--author", "A", "--licence", "CC0", "--out", str(pack))
    assert pack.is_file()
    ran = command(capsys, "translate", str(pack), "ja")
    assert ran.code == 2 and one_sentence(ran.err) and "is a pack" in ran.err
    assert not list(scenario.parent.glob("*.ja.yaml"))


def test_a_translation_without_its_scenario_is_said(tmp_path: Path, capsys: Capsys) -> None:
    """`check` of a translation looks at the scenario beside it, and says when there is none."""
    file = tmp_path / "gone.ja.yaml"
    file.write_text("translation: 1\nof: gone\nlanguage: ja\ntexts:\n", encoding="utf-8")
    ran = command(capsys, "check", str(file))
    assert ran.code == 2 and "`gone.yaml` is not beside it" in ran.err
