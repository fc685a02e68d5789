"""The exact doctor and the checking of files."""

from __future__ import annotations

import re
import time
from dataclasses import replace
from itertools import combinations
from pathlib import Path

from game.kernel.sides import BySide
from game.scenario.definition import LinkSpec, Scenario
from game.scenario.loader import load
from game.workshop.checking import check_file
from game.workshop.doctor import examine

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
