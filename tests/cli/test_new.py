"""`new`: a scenario that explains itself, is without fault and can be played; and what it refuses."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from game import paths
from game.scenario.beginning import SIZES
from game.scenario.loader import load
from game.scenario.schema import FIRST_LINE
from game.scenario.source import read_source
from game.scenario.suspects import known_keys
from game.workshop.checking import check_file
from game.workshop.play_out import play_out
from game.workshop.players import levels_of, players
from game.workshop.simulate import instructions_for
from tests.cli.helpers import command, one_sentence


@pytest.fixture(autouse=True)
def _elsewhere(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("size", SIZES)
def test_a_new_scenario_is_without_fault(size: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Each size passes `check` without a problem of any kind, has its name and title, and names the schema."""
    made = command(capsys, "new", "my-dispute", "--size", size, "--title", 'A "fair" price: bread & salt')
    assert made.code == 0, made.err
    assert "check my-dispute.yaml" in made.out
    path = tmp_path / "my-dispute.yaml"
    assert [one.name for one in tmp_path.iterdir()] == ["my-dispute.yaml"]
    checked = check_file(path)
    assert [one.code for one in checked.problems] == []
    assert checked.scenario is not None
    assert checked.scenario.id == "my-dispute"
    assert checked.scenario.title == 'A "fair" price: bread & salt'
    assert path.read_text(encoding="utf-8").startswith(FIRST_LINE.split("=", 1)[0] + "=")


@pytest.mark.parametrize("size", SIZES)
def test_a_new_scenario_can_be_played(size: str) -> None:
    """Ten games of each size between computer delegations come to an end, and some to a treaty."""
    scenario = load(paths.scenarios() / "templates" / f"{size}.yaml").scenario
    assert scenario is not None
    rows = []
    for number in range(10):
        seed = f"new.{number}"
        rows.append(play_out(scenario, seed, instructions_for(scenario, seed, "drawn"), players(levels_of("attache"))))
    assert {row.ending for row in rows} <= {ending.id for ending in scenario.endings}
    assert sum(row.refused for row in rows) == 0
    assert any(row.treaty is not None for row in rows)


def test_the_sizes_are_what_they_say() -> None:
    """The small one has four articles and no mediator; the full one has something of everything but a map."""
    small, full = (load(paths.scenarios() / "templates" / f"{size}.yaml").scenario for size in SIZES)
    assert small is not None
    assert full is not None
    assert len(small.articles) == 4
    assert small.mediator is None
    assert full.mediator is not None
    for part in ("links", "tracks", "instruments", "events", "reactions", "blames", "epilogue", "bystanders",
                 "glossary", "press", "sources", "lessons"):  # fmt: skip
        assert getattr(full, part), part
    assert any(event.answers for event in full.events)
    assert {tool.kind for tool in full.instruments} >= {"cable", "announce", "press", "confide", "appeal", "ask_text",
                                                       "sound_out", "probe", "stall", "plain"}  # fmt: skip


def first_lines(size: str) -> dict[str, tuple[str, str, str]]:
    """Every key of a template with the line on which it first stands, the line above and the line below."""
    text = (paths.scenarios() / "templates" / f"{size}.yaml").read_text(encoding="utf-8")
    source = read_source(text).source
    assert source is not None
    first: dict[str, int] = {}
    for path, place in source.places.items():
        if path and path[-1] in known_keys():
            first[str(path[-1])] = min(first.get(str(path[-1]), place.key_line), place.key_line)
    lines = text.split("\n")
    return {key: (lines[number - 1], lines[number - 2], lines[number]) for key, number in first.items()}


def test_every_key_is_explained_where_it_first_stands() -> None:
    """A key has a remark on its line or above it where it first stands; the full one leaves out the small one's."""
    small, full = first_lines("small"), first_lines("full")
    for size, keys in (("small", small), ("full", {key: full[key] for key in full.keys() - small.keys()})):
        for key, (line, above, below) in keys.items():
            assert " # " in line or any(one.lstrip().startswith("#") for one in (above, below)), (size, key)


@pytest.mark.parametrize(
    "words",
    [
        ("My Dispute",), ("",), ("1905",), ("a/b",), ("../x",), ("con",), ("x" * 60,), ("é",), ("a.yaml",),
        ("portsmouth-1905",), ("good", "--size", "huge"), ("good", "--out", "nowhere/x.yaml"),
        ("good", "--out", "x.txt"), ("good", "--title", "x" * 200), ("good", "--title", "a *b"),
        ("good", "--title", "{article}"), ("good", "--title", "a\x01b"), ("good", "--out", "a\0b.yaml"),
    ],
    ids=lambda words: " ".join(words)[:30].encode("ascii", "replace").decode().replace("\0", "0"),
)  # fmt: skip
def test_a_bad_request_is_a_sentence(
    words: tuple[str, ...], capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Bad names, sizes, places and titles are refused in one sentence, and nothing is written."""
    result = command(capsys, "new", *words)
    assert result.code == 2
    assert one_sentence(result.err), result.err
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_overwritten(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A file, a folder or a link of that name stays as it is."""
    (tmp_path / "one.yaml").write_text("mine", encoding="utf-8")
    assert command(capsys, "new", "one").code == 2
    assert (tmp_path / "one.yaml").read_text(encoding="utf-8") == "mine"
    if hasattr(os, "symlink") and os.name != "nt":
        (tmp_path / "two.yaml").symlink_to("elsewhere")
        assert command(capsys, "new", "two").code == 2
        assert not (tmp_path / "elsewhere").exists()


def test_the_file_goes_where_it_is_asked_for(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """`--out` is a folder or a file; where the schema lies beside it, the file names it plainly."""
    (tmp_path / "class").mkdir()
    (tmp_path / "class" / "scenario.schema.json").write_text("{}", encoding="utf-8")
    assert command(capsys, "new", "bread", "--out", "class").code == 0
    assert (tmp_path / "class" / "bread.yaml").read_text(encoding="utf-8").split("\n", 1)[0] == FIRST_LINE
    assert command(capsys, "new", "salt", "--out", str(tmp_path / "class" / "other.yaml")).code == 0
    assert load(tmp_path / "class" / "other.yaml").problems == ()


def test_the_way_to_the_schema_names_no_folder_of_the_author_s(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """It leads from the file to the schema by the folders between; where a blank lies in it, the bare name stands."""
    game, mine, spaced = (tmp_path / name for name in ("game", "mine", "my game"))
    for folder in (game, spaced):
        shutil.copytree(paths.scenarios(), folder / "scenarios")
    mine.mkdir()
    for home, wanted in ((game, "../game/scenarios/scenario.schema.json"), (spaced, "scenario.schema.json")):
        monkeypatch.setattr(paths, "scenarios", lambda home=home: home / "scenarios")
        file = mine / f"{home.name.replace(' ', '-')}-one.yaml"
        assert command(capsys, "new", file.stem, "--out", str(file)).code == 0
        line = file.read_text(encoding="utf-8").split("\n", 1)[0]
        assert line == FIRST_LINE.split("=", 1)[0] + "=" + wanted
        assert str(tmp_path) not in file.read_text(encoding="utf-8")
