"""Texts of the shipped conferences that a reader could stumble over."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.scenario.loader import load

SHIPPED = sorted(path for path in (Path(__file__).parents[2] / "scenarios").glob("*.yaml") if "." not in path.stem)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_the_short_name_is_part_of_the_name(path: Path) -> None:
    """An article's short name stands in its name, so that nobody takes the two for different articles."""
    scenario = load(path).scenario
    assert scenario is not None
    for article in scenario.articles:
        assert article.short.lower() in article.name.lower(), (article.id, article.name, article.short)


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_a_placed_option_may_begin_with_any_word(path: Path) -> None:
    """No wording puts "to" before the name of an option, which may itself begin with "to"."""
    scenario = load(path).scenario
    assert scenario is not None
    for side in scenario.sides:
        for purpose, wordings in side.phrases:
            assert not any(" to {option}" in wording for wording in wordings), (side.id, purpose)
