"""The exact doctor and the checking of files."""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from dataclasses import replace
from itertools import combinations
from pathlib import Path

import pytest

from game.analysis.zones import pair_zones, zones
from game.kernel.sides import BySide
from game.scenario.definition import LinkSpec, Scenario
from game.scenario.loader import load
from game.workshop.checking import check_file
from game.workshop.doctor import examine
from game.workshop.doctor_games import play_games
from tests.cli.helpers import command

ROOT = Path(__file__).parents[2]
HARBOUR = ROOT / "tests" / "scenarios" / "harbour.yaml"
PORTSMOUTH = ROOT / "scenarios" / "portsmouth-1905.yaml"


def knotted(scenario: Scenario, articles: tuple[int, ...]) -> Scenario:
    """The scenario with every two of these articles linked."""
    links = tuple(LinkSpec(f"{i}-{j}", "", ((i, (0,)), (j, (0,))), BySide(1, 1)) for i, j in combinations(articles, 2))
    return replace(scenario, links=links)


def test_a_knot_is_named() -> None:
    """Links too wide to reckon are an error that names the articles in the knot."""
    scenario = load(PORTSMOUTH).scenario
    assert scenario is not None
    found = examine(knotted(scenario, tuple(range(7))), None)
    knots = [one for one in found.problems if one.is_error]
    assert [one.code for one in knots] == ["E501"]
    assert found.bargain is None
    named = re.findall(r"`(\w+)`", knots[0].message)
    assert len(named) > 4
    assert {scenario.article_index[name] for name in named} <= set(range(7))


def test_links_that_can_be_reckoned_are_no_knot() -> None:
    """Four articles, each linked to each, are no trouble."""
    scenario = load(PORTSMOUTH).scenario
    assert scenario is not None
    found = examine(knotted(scenario, tuple(range(4))), None)
    assert "E501" not in [one.code for one in found.problems]


def test_a_conference_without_a_deal_is_reported() -> None:
    """The harbour's historical instructions never meet, which is said at the line of its doctrines."""
    checked = check_file(HARBOUR)
    line = 1 + HARBOUR.read_text(encoding="utf-8").split("\n").index("doctrines:")
    found = [one for one in checked.problems if one.code == "E502"]
    assert [one.line for one in found] == [line]
    assert checked.ok
    assert checked.packages == 144


def test_a_warning_can_be_silenced(tmp_path: Path) -> None:
    """`# ignore E502: reason` on its line silences the doctor too."""
    text = HARBOUR.read_text(encoding="utf-8")
    path = tmp_path / "quiet.yaml"
    path.write_text(text.replace("\ndoctrines:\n", "\ndoctrines:  # ignore E502: it is for tests\n"), encoding="utf-8")
    assert "E502" not in [one.code for one in check_file(path).problems]


def test_a_file_that_cannot_be_read_is_checked_too(tmp_path: Path) -> None:
    """A missing file is a problem, not an exception."""
    checked = check_file(tmp_path / "nothing.yaml")
    assert not checked.ok
    assert checked.packages == 0


def test_every_shipped_scenario_is_sound_and_quickly_checked() -> None:
    """Each file in `scenarios/` has neither error nor warning, and checking it takes under two seconds."""
    files = sorted(path for path in (ROOT / "scenarios").glob("*.yaml") if "." not in path.stem)
    assert files
    for path in files:
        started = time.process_time()
        checked = check_file(path)
        assert [one for one in checked.problems if one.severity != "advice"] == []
        assert time.process_time() - started < 2


@pytest.mark.parametrize("invented", [(1, 2), (2, 3), (1, 2, 3)])
def test_days_invented_early_change_no_figure(tmp_path: Path, invented: tuple[int, ...]) -> None:
    """Zones, pairs and findings are those of the same file with nothing invented, whichever early days are."""
    text = HARBOUR.read_text(encoding="utf-8").replace("invented: true, ", "")
    plain, other = tmp_path / "plain.yaml", tmp_path / "other.yaml"
    plain.write_text(text, encoding="utf-8")
    for sitting in invented:
        text = text.replace(f"date: 1900-05-0{sitting}, ", f"date: 1900-05-0{sitting}, invented: true, ", 1)
    assert text.count("invented: true") == len(invented)
    other.write_text(text, encoding="utf-8")
    one, two = check_file(plain), check_file(other)
    assert one.examined is not None and two.examined is not None
    assert one.examined.bargain == two.examined.bargain
    assert [found.message for found in one.problems] == [found.message for found in two.problems]
    assert one.scenario is not None and two.scenario is not None
    assert pair_zones(one.scenario) == pair_zones(two.scenario)


def test_what_is_silenced_is_counted(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The last line of `check` says that something was silenced, and what a side has without a treaty stands above."""
    text = HARBOUR.read_text(encoding="utf-8")
    path = tmp_path / "quiet.yaml"
    path.write_text(text.replace("\ndoctrines:\n", "\ndoctrines:  # ignore E502: it is for tests\n"), encoding="utf-8")
    said = command(capsys, "check", str(path)).out
    assert said.rstrip().split("\n")[-1].endswith(", 1 silenced by the author")
    scenario = check_file(path).scenario
    assert scenario is not None
    limit = zones(scenario)[0].walk_away
    assert f"Without a treaty: {scenario.sides.first.name} {limit.first} points" in said


def test_check_plays_the_games_of_simulate(capsys: pytest.CaptureFixture[str]) -> None:
    """`check --play N` and `simulate --games N` agree on how many games ended in a treaty, and the seeds are said."""
    said = command(capsys, "check", str(HARBOUR), "--play", "6").out
    told = json.loads(command(capsys, "simulate", str(HARBOUR), "--games", "6", "--workers", "1", "--json").out)
    assert "seeds are 1.0 to 1.5" in said
    agreed = told["endings"].get("ratified", 0)
    assert f"Played: 6 games between envoys, {agreed} of them ended in a treaty." in said
    scenario = check_file(HARBOUR).scenario
    assert scenario is not None
    played = play_games(scenario, range(6))
    counted = Counter(game.kind for game in played.games)
    assert counted == {kind: n for kind, n in told["endings"].items() if n}
