"""The orders in short beside the full ones: a slow reader has every line of the team's orders."""

from __future__ import annotations

import pytest

from game.classroom.cards import LETTERS
from game.classroom.pack.simple import texts
from game.classroom.pack.team import limits, simple
from game.kernel.sides import BOTH_SIDES
from tests.classroom.pack.conftest import FILES, kit_of, scenario_of


@pytest.mark.parametrize("name", list(FILES))
def test_the_short_orders_have_every_line_of_the_full_ones(name: str) -> None:
    """Each line of the full sheet's table stands on the short one with its article and the letter it ends at."""
    kit = kit_of(scenario_of(name))
    for side in BOTH_SIDES:
        own = kit.own.of(side)
        said = list(texts(simple(kit.public, own).blocks))
        assert len(limits(kit.public, own).rows) == len(own.brief.mandate) > 0
        for line in own.brief.mandate:
            article = kit.public.shown.articles[line.article].short
            told = [one for one in said if one.startswith(f"**{article}:**") and one.split("past ")[-1][:1] ==
                    LETTERS[line.option]]  # fmt: skip
            assert told, (side, article)
            assert ("never" in told[0]) == (line.kind == "never")
