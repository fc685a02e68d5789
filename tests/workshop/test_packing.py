"""A pack made from a scenario plays as the scenario does, and the game shows its card first."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from game import paths
from game.kernel.errors import BadRequest
from game.kernel.sides import Side
from game.scenario.beside import translations_beside
from game.scenario.catalog import find, glance, scenario_files
from game.scenario.loader import load
from game.scenario.packs import Inside, home_of, open_pack
from game.scenario.schema import FIRST_LINE
from game.session.edition import edition_of
from game.session.playbook import load_record
from game.ui import start
from game.ui.places import Places
from game.ui.scenes.base import Push, Reset
from game.ui.scenes.new_game import NewGame
from game.ui.scenes.opening import begin_new
from game.ui.scenes.pack_card import PackSheet
from game.ui.scenes.title import Title
from game.ui.services import Order, Services, open_services
from game.workshop.packing import Label, files_for, packed
from tests.cli.helpers import command
from tests.ui.pilot import Pilot

ROOT = Path(__file__).parents[2]
DOGGER = ROOT / "scenarios" / "dogger-bank-1904.yaml"
PORTSMOUTH = ROOT / "scenarios" / "portsmouth-1905.yaml"
ICON = paths.assets() / "images" / "icon.png"
LABEL = Label("A teacher", "CC BY 4.0", "War and its dead are spoken of.", ICON, "A seal in red wax")


@pytest.fixture(scope="module")
def pack(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Portsmouth, packed."""
    scenario = load(PORTSMOUTH).scenario
    assert scenario is not None
    path = tmp_path_factory.mktemp("packs") / "given.zip"
    path.write_bytes(packed(PORTSMOUTH, scenario, LABEL))
    return path


def _services(folder: Path, pack: Path) -> Services:
    return open_services(Places(folder / "saves", folder / "settings.json", (pack.parent,)))


def test_a_packed_scenario_is_the_same_scenario(pack: Path) -> None:
    """Same digest as the file it was made from; map, record and translations come with it."""
    assert edition_of(load(pack)).digest == edition_of(load(PORTSMOUTH)).digest
    assert load(pack).problems == load(PORTSMOUTH).problems
    home = home_of(pack)
    assert load_record(home / "records" / "portsmouth-1905.yaml") == load_record(
        ROOT / "scenarios" / "records" / "portsmouth-1905.yaml"
    )
    assert [one.name for one in translations_beside(pack)] == [one.name for one in translations_beside(PORTSMOUTH)]


def test_a_pack_is_found_by_its_scenario_and_by_its_name(pack: Path) -> None:
    """In its folder, by the id within, by the name of the file; its title is shown without playing it."""
    assert scenario_files(pack.parent) == (pack,)
    assert find("portsmouth-1905", [pack.parent]) == find("given", [pack.parent]) == pack
    assert glance(pack).title == glance(PORTSMOUTH).title


def test_the_same_scenario_gives_the_same_pack() -> None:
    """Byte for byte, so that a pack can be compared with the one that somebody else made."""
    scenario = load(PORTSMOUTH).scenario
    assert scenario is not None
    assert packed(PORTSMOUTH, scenario, LABEL) == packed(PORTSMOUTH, scenario, LABEL)


def test_the_card_comes_before_the_first_game_and_not_again(pack: Path, tmp_path: Path) -> None:
    """Who wrote it, the licence and the note are read, then the game begins; the next one begins at once."""
    with_ = _services(tmp_path, pack)
    order = Order("portsmouth-1905", (Side.FIRST,), seed="pack")
    first = begin_new(with_, order)
    assert isinstance(first, Push) and isinstance(first.scene, PackSheet)
    at = Pilot(first.scene, strings=with_.strings, hooks=start.hooks(with_))
    for words in ("A teacher", "CC BY 4.0", "War and its dead", "A seal in red wax"):
        assert words in at.text()
    assert at.problems() == []
    at.use("pack.begin")
    assert at.scene.id == "dossier"
    assert with_.chart(at.scene.playing.controller.presentation.map) is not None, "its map came with it"
    assert with_.record_of("portsmouth-1905") is not None, "and its record"
    again = _services(tmp_path, pack)
    assert isinstance(begin_new(again, order), Reset)


def test_a_saved_game_of_a_pack_keeps_its_map_when_it_is_taken_up(pack: Path, tmp_path: Path) -> None:
    """Another day, with the pack still in its folder."""
    with_ = _services(tmp_path, pack)
    opened = with_.new_game(Order("portsmouth-1905", (Side.FIRST,), seed="pack"))
    assert opened.controller.save_as("kept") is None
    later = _services(tmp_path, pack)
    slot = next(slot for slot in later.slots() if slot.name == "kept")
    taken = later.resume(slot.id)
    assert later.chart(taken.controller.presentation.map) is not None


def test_a_refused_pack_stays_in_the_list_with_its_reason(tmp_path: Path) -> None:
    """It is shown as broken, with the sentence; nothing else suffers."""
    (tmp_path / "bad.zip").write_bytes(b"no zip")
    with_ = open_services(Places(tmp_path / "saves", tmp_path / "settings.json", (tmp_path,)))
    (summary,) = with_.scenarios()
    assert not summary.ok and "not a zip" in summary.troubles[0].message
    at = Pilot(NewGame(with_), strings=with_.strings, hooks=start.hooks(with_))
    assert at.problems() == []
    assert Pilot(Title(with_), strings=with_.strings).problems() == []


@pytest.mark.parametrize(
    ("card", "reason"),
    [
        ("", "does not say"),
        ("pack: 2\nauthor: A\nlicence: B\n", "not known"),
        ("pack: 1\nauthor: A\n", "licence"),
        ("pack: 1\nauthor: A\nlicence: B\nscript: x\n", "`script`"),
        ("pack: 1\nauthor: [A]\nlicence: B\n", "text"),
        ("pack: 1\nauthor: A\nlicence: B\npicture: no.png\npicture_text: x\n", "not in the pack"),
        ("&a", "YAML"),
        (None, "has no"),
    ],
)
def test_a_card_must_say_who_and_under_which_licence(card: str | None, reason: str, tmp_path: Path) -> None:
    """Each way of not saying it is refused with its own sentence, as one problem of the file."""
    import io
    import zipfile

    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.write(ROOT / "tests" / "scenarios" / "harbour.yaml", "harbour.yaml")
        if card is not None:
            made.writestr("pack.yaml", card)
    path = tmp_path / "a.zip"
    path.write_bytes(out.getvalue())
    (problem,) = load(path).problems
    assert problem.code == "E120" and (reason in problem.message or card == "")


def test_a_picture_that_is_too_large_cannot_be_packed(tmp_path: Path) -> None:
    """What the game would refuse is refused when the pack is made."""
    scenario = load(PORTSMOUTH).scenario
    assert scenario is not None
    wrong = tmp_path / "a.png"
    wrong.write_bytes(b"no picture")
    with pytest.raises(BadRequest, match="not a PNG"):
        packed(PORTSMOUTH, scenario, Label("A", "B", picture=wrong, picture_text="x"))


def test_nothing_but_what_belongs_to_the_scenario_is_packed() -> None:
    """The map, the record, the translations: no neighbour, no note, no backup."""
    scenario = load(PORTSMOUTH).scenario
    assert scenario is not None
    names = sorted(files_for(PORTSMOUTH, scenario))
    expected = {"portsmouth-1905.yaml", "maps/north-east-asia-1905.json", "records/portsmouth-1905.yaml"}
    assert set(names) == expected | {one.name for one in translations_beside(PORTSMOUTH)}


@pytest.mark.parametrize("way", ["file:///home/ann/My%20game/x.json", "../../ann/x.json", "C:\\ann\\x.json"])
def test_no_folder_of_the_author_s_travels(tmp_path: Path, way: str) -> None:
    """The line that tells an editor where the schema lies names no folder in a pack; all else keeps its line."""
    own = tmp_path / "own.yaml"
    lines = DOGGER.read_text(encoding="utf-8").split("\n")
    assert lines[0] == FIRST_LINE
    lines[0] = f"# yaml-language-server: $schema={way}"
    own.write_text("\n".join(lines), encoding="utf-8")
    shutil.copytree(DOGGER.parent / "maps", tmp_path / "maps")
    scenario = load(own).scenario
    assert scenario is not None
    assert files_for(own, scenario)["own.yaml"] == DOGGER.read_bytes()
    lines[0] = "# yaml-language-server: $schema=https://example.org/scenario.json"
    own.write_text("\n".join(lines), encoding="utf-8")
    assert files_for(own, scenario)["own.yaml"] == own.read_bytes()


def test_the_command_says_how_far_each_translation_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each translation that goes into the pack is named with its texts and those that are done."""
    own = tmp_path / "small.yaml"
    own.write_text((paths.scenarios() / "templates" / "small.yaml").read_text(encoding="utf-8"), encoding="utf-8")
    head = "translation: 1\nof: small\nlanguage: {}\ntranslator: A\ntexts:\n"
    (tmp_path / "small.ja.yaml").write_text(head.format("ja") + "  title: 橋\n", encoding="utf-8")
    (tmp_path / "small.ru.yaml").write_text(head.format("ru") + "  titel: Мост\n", encoding="utf-8")
    out = ("--out", str(tmp_path / "p.zip"))
    said = command(capsys, "pack", str(own), "--author", "A", "--licence", "B", *out)
    assert said.code == 0, said.err
    assert re.search(r"small\.ja\.yaml: 1 of \d\d+ texts$", said.out, re.MULTILINE)
    assert re.search(r"small\.ru\.yaml: 0 of \d\d+ texts; `check` says", said.out)


def test_the_command_packs_checks_and_plays(tmp_path: Path) -> None:
    """`pack`, then `check` and `replay` on what it wrote, with nothing unpacked beside it."""
    target = tmp_path / "out" / "p.zip"
    words = ("pack", "dogger-bank-1904", "--author", "A teacher", "--licence", "CC BY 4.0", "--out", str(target))
    done = _run(*words)
    assert done.returncode == 0, done.stderr
    checked = json.loads(_run("check", str(target), "--json").stdout)
    assert checked["files"][0]["ok"]
    replayed = json.loads(_run("replay", str(target), "--json").stdout)
    assert replayed["status"] == "ok" and replayed["matches_history"]
    assert [one.name for one in target.parent.iterdir()] == ["p.zip"]
    assert isinstance(home_of(target), Inside) and open_pack(target).files


def _run(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "main.py", *words], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
