"""Whole games as text, line by line: a rule that moved, or a secret that leaked, is a changed line."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.playthroughs.record import HERE, golden, played, sources

HELP = "read the difference; if it is meant, run `make playthroughs`"


@pytest.mark.parametrize("source", sources(), ids=lambda source: source.stem)
def test_the_game_goes_as_it_went(source: Path) -> None:
    """The same seed and levels give the golden text, each side's view and the digest included."""
    before = golden(source).read_text(encoding="utf-8").splitlines()
    now = list(played(source))
    for number, (one, two) in enumerate(zip(before, now, strict=False), start=1):
        assert one == two, f"{golden(source).name}, line {number}: {HELP}"
    assert len(before) == len(now), HELP


def test_every_shipped_scenario_has_one() -> None:
    """No scenario is shipped without a golden playthrough, and none is left of one that is gone."""
    assert sorted(path.name for path in HERE.glob("*.txt")) == sorted(golden(source).name for source in sources())
