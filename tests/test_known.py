"""What tests are given in place of making it again."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.session.controller import Controller
from game.session.debrief import make_debrief
from game.session.edition import edition_of_path
from tests.known import HOMES, known
from tests.session.helpers import played

SHIPPED = {"harbour": HOMES[0] / "harbour.yaml", "lesson": HOMES[1] / "portsmouth-lesson.yaml"}


@pytest.fixture(scope="module", autouse=True)
def what_is_known() -> None:
    """Here nothing is kept but where a test says so."""


@pytest.mark.parametrize("path", SHIPPED.values(), ids=SHIPPED)
def test_what_is_known_is_what_is_read(path: Path) -> None:
    """The scenario is the same one each time and equal to the one read; the tree is equal and of one's own."""
    fresh = edition_of_path(path)
    with known():
        first, second = edition_of_path(path), edition_of_path(path)
    assert first.scenario is second.scenario and first.scenario == fresh.scenario
    assert first.text == second.text == fresh.text and first.tree is not second.tree


def test_a_file_of_ones_own_is_read_anew(tmp_path: Path) -> None:
    """What a test writes is read as it then stands, and nothing stays replaced afterwards."""
    path, text = tmp_path / "own.yaml", (HOMES[0] / "harbour.yaml").read_text(encoding="utf-8")
    with known():
        path.write_text(text, encoding="utf-8")
        first = edition_of_path(path).scenario
        path.write_text(text.replace("chance: 300", "chance: 400"), encoding="utf-8")
        second = edition_of_path(path).scenario
        assert first is not second
    shipped = HOMES[0] / "harbour.yaml"
    assert edition_of_path(shipped).scenario is not edition_of_path(shipped).scenario


def test_a_debrief_is_that_of_its_game() -> None:
    """The same game gives the same debrief, equal to one made anew; another game gives its own."""
    first, second = played(0), played(1)
    with known():
        once, again, other = (Controller(match).debrief() for match in (first, first, second))
    assert once is again and once == make_debrief(first)
    assert other == make_debrief(second) != once
