"""What a home government has on paper when orders move while the conference lasts."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from game.classroom.pack.blocks import HOME, Cell, Grid
from game.classroom.pack.card import read
from game.classroom.pack.others import MARGINS, chances, home
from game.classroom.pack.simple import texts
from game.classroom.pack.team import orders, points
from game.engine.capital_sums import Breach, Home, Opinion, ratification_chance
from game.engine.setup import blank
from game.kernel.sides import BOTH_SIDES, Side
from game.views.project import project
from tests.classroom.pack.conftest import kit_of, scenario_of, strings


@pytest.mark.parametrize("side", BOTH_SIDES)
def test_there_is_room_for_the_new_line_of_every_article(side: Side) -> None:
    """Beside each line an empty cell under its heading, and an empty row for a line that there was not before."""
    kit = kit_of(scenario_of("portsmouth-lesson"))
    own = kit.own.of(side)
    head = strings().text("print.limit.head_moved")
    grid = next(one for one in home(kit.public, own).blocks if isinstance(one, Grid) and head in one.head)
    place = grid.head.index(head)
    assert [row[place] for row in grid.rows] == [""] * (len(own.brief.mandate) + 1)
    assert set(grid.rows[-1]) == {""} and sum(grid.widths) == 100


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_it_learns_of_it_from_the_numbers_that_its_delegation_reads(language: str) -> None:
    """The sheet names the column to write in and an example with letter and hardness; the card has both to tell."""
    kit = kit_of(scenario_of("portsmouth-lesson"), language=language)
    t = strings(language).text
    told = " ".join(texts(home(kit.public, kit.own.first).blocks))
    assert f"*{t('print.limit.head_moved')}*" in told
    card = " ".join(texts(read(kit.public, kit.own.first).blocks))
    for name in ("line", "granted", "refused"):
        assert t(f"print.news.{name}") in card
    for kind in ("soft", "firm", "hard", "never"):
        assert t(f"print.limit.{kind}") in card


@pytest.mark.parametrize("side", BOTH_SIDES)
def test_it_has_the_points_that_it_is_asked_to_add_up(side: Side) -> None:
    """The table of points of its own side, the same figures as the delegation's, and nothing of the other's."""
    kit = kit_of(scenario_of("portsmouth-seminar"))
    tables = [[block for block in sheet(kit.public, kit.own.of(side)).blocks if isinstance(block, Grid)]
              for sheet in (home, points)]  # fmt: skip
    worth = tables[1][0]
    same = [grid for grid in tables[0] if len(grid.rows) == len(worth.rows) and grid.head == worth.head]
    assert len(same) == 1
    for mine, theirs in zip(same[0].rows, worth.rows, strict=True):
        assert _figures(mine[1:]) == _figures(theirs[1:]) != []
    assert strings().text("print.home.points", side=kit.public.side(side)) in list(
        texts(home(kit.public, kit.own.of(side)).blocks)
    )


def _figures(cells: Sequence[Cell | str]) -> list[str]:
    """The points in some cells, without the names of options."""
    return [cell.text.split("**")[1] for cell in cells if isinstance(cell, Cell) and cell.text]


def test_votes_go_by_the_lines_as_they_stand() -> None:
    """What makes ratification certain, or impossible, is said of the line as it is now."""
    kit = kit_of(scenario_of("portsmouth-lesson"))
    said = " ".join(texts(home(kit.public, kit.own.second).blocks))
    assert "crosses no line, **each as it stands now**" in said
    assert "still never to be crossed is never ratified" in said
    assert "only the new line counts" in said


@pytest.mark.parametrize("side", BOTH_SIDES)
def test_the_delegation_is_told_to_tell_its_capital(side: Side) -> None:
    """On its orders, in the task of whoever keeps the code card, and where the card says what the number means."""
    kit = kit_of(scenario_of("portsmouth-lesson"))
    own, capital = kit.own.of(side), kit.public.shown.sides.of(side).capital
    told = (f"when one does, tell {capital} at once", f"When a line has moved, send {capital} a slip at once",
            "Tell your home government at once")  # fmt: skip
    sheets = (orders(kit.public, own), points(kit.public, own), read(kit.public, own))
    for sheet, words in zip(sheets, told, strict=True):
        assert words in " ".join(texts(sheet.blocks))
    assert home(kit.public, own).audience == HOME


@pytest.mark.parametrize("name", ["portsmouth-lesson", "portsmouth-1905"])
@pytest.mark.parametrize("side", BOTH_SIDES)
def test_the_chances_are_the_game_s_and_reach_as_far_as_there_is_one(name: str, side: Side) -> None:
    """Every figure is what the game reckons where standing and opinion are middling; six steps have their column, and
    in the last one even the best treaty has the least chance that there is.
    """
    kit = kit_of(scenario_of(name))
    rule = project(blank(kit.scenario, "print", kit.instructions), side).board.capital.of(side)
    grid = chances(kit.public, kit.own.of(side))[0]
    assert isinstance(grid, Grid)
    middling = Home((), lambda _: False, 50)
    for margin, row in zip(MARGINS, grid.rows, strict=True):
        for steps, said in enumerate(row[1:]):
            found = [Breach(0, steps, "soft", doubled=False)] if steps else []
            chance = ratification_chance(rule, middling, Opinion(50, 50), margin, found, halved=False)
            assert said == ("100" if chance is None else str(chance.per_mille // 10))
    assert len(grid.head) > 7 and {row[-1] for row in grid.rows} == {"2"}
