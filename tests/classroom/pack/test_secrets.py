"""What a team's sheets hold: its own, all of it, and nothing of the other's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from game.classroom.cards import Meaning
from game.classroom.groups import SIZE, read, shown
from game.classroom.number import DRAWN
from game.classroom.pack.assemble import pack
from game.classroom.pack.blocks import Cell, Grid, Page, Pair
from game.classroom.pack.simple import difficulty, texts
from game.kernel.sides import BySide, Side
from game.report.reading import measure
from game.scenario.definition import Doctrine, MandateLine, Scenario
from tests.classroom.pack.conftest import kit_of, pack_of, scenario_of

GRADE, WORDS = 80, 250
SENTINEL = "Zanzibar"


def _swapped(scenario: Scenario, side: Side) -> Scenario:
    """The same conference with every secret of one side's changed."""

    def other(card: Doctrine) -> Doctrine:
        points = tuple(tuple(value + 3 for value in row) for row in card.points)
        line = MandateLine(0, 1, "hard")
        return replace(
            card, name=SENTINEL, summary=SENTINEL, letter=SENTINEL, points=points, mandate=(line,), walk_away=9
        )

    spec = replace(scenario.sides.of(side), brief=SENTINEL, unknowns=SENTINEL)
    cards = tuple(other(card) for card in scenario.doctrines.of(side))
    articles = tuple(replace(one, why=one.why.put(side, SENTINEL)) for one in scenario.articles)
    return replace(
        scenario, sides=scenario.sides.put(side, spec), doctrines=scenario.doctrines.put(side, cards), articles=articles
    )


def _without_teacher(pages: Iterable[Page], side: Side) -> list[Page]:
    """The sheets that a team may hold or see."""
    return [page for page in pages if page.sheet.audience != "teacher" and page.sheet.side in (None, side)]


@pytest.mark.parametrize("side", list(Side))
def test_no_sheet_of_a_team_depends_on_the_other_teams_secrets(name: str, side: Side) -> None:
    """With the other side's brief, orders, points and reasons changed, everything else but the key is the same."""
    scenario = scenario_of(name)
    mine = _without_teacher(pack_of(name).pages, side)
    changed = pack(kit_of(_swapped(scenario, side.other))).pages
    theirs = _without_teacher(changed, side)
    assert [replace(page, number=0) for page in mine] == [replace(page, number=0) for page in theirs]
    assert any(SENTINEL in text for page in changed for text in texts(page.blocks))


def test_drawn_orders_change_only_their_own_teams_sheets() -> None:
    """Whatever the odds give one team, the other's sheets are as they would be with the orders of history."""
    scenario = scenario_of("portsmouth-lesson")
    for seed in "123456":
        fixed, drawn = kit_of(scenario, seed=seed), kit_of(scenario, seed=seed, how=DRAWN)
        for side in Side:
            if fixed.instructions.of(side) == drawn.instructions.of(side):
                assert fixed.own.of(side) == drawn.own.of(side)
            else:
                assert fixed.own.of(side).brief != drawn.own.of(side).brief
                assert fixed.own.of(side).card == drawn.own.of(side).card


def _codes(page: Page) -> list[tuple[str, tuple[str, ...]]]:
    """The rows of a code card: label and numbers, without the gap before the check."""
    found = []
    for block in page.blocks:
        grids = [*block.left, *block.right] if isinstance(block, Pair) else [block]
        for grid in grids:
            for row in grid.rows if isinstance(grid, Grid) else ():
                cells = [one if isinstance(one, Cell) else Cell(one) for one in row]
                if len(cells) > 1 and cells[1].code:
                    found.append((cells[0].text, tuple(cell.text.replace(" ", "") for cell in cells[1:])))
    return found


def _page(name: str, sheet: str, minutes: int = 45) -> Page:
    return next(page for page in pack_of(name, minutes).pages if page.sheet.id == sheet)


@pytest.mark.parametrize("side", list(Side))
def test_what_a_card_prints_is_what_the_game_understands(name: str, side: Side) -> None:
    """The first act, the first article and a filler of every sitting are read as such."""
    kit = kit_of(scenario_of(name))
    card, rows = kit.own.of(side).card, _codes(_page(name, f"send.{int(side)}"))
    assert len(rows) == 2 * (1 + len(kit.public.shown.instruments)) + 2 * len(kit.public.shown.articles) + 4 + 15
    nothing = [codes for label, codes in rows if label == "nothing"]
    korea = next(
        codes for label, codes in rows if label.startswith("1. ") and label[3:] == kit.public.shown.articles[0].short
    )
    for sitting in range(1, kit.public.plan.sittings + 1):
        typed = rows[0][1][sitting - 1] + korea[sitting - 1] + nothing[1][sitting - 1]
        meant = card.row(sitting, "evening").meant(typed)
        assert meant is not None
        assert [one.kind for one in meant] == ["save", "article", "nothing"]
    assert all(card.row(1, "evening").columns[0][n].meaning != Meaning("nothing") for n in range(2))


@pytest.mark.parametrize("side", list(Side))
def test_the_printed_keys_open_the_groups(name: str, side: Side) -> None:
    """What the screen shows, less the printed keys, is what the game had to say; other keys say otherwise."""
    kit = kit_of(scenario_of(name))
    printed = [tuple(int(code) for code in codes) for _, codes in _codes(_page(name, f"read.{int(side)}"))]
    assert len(printed) == kit.public.plan.sittings
    plain = (*range(SIZE - 1), sum(range(SIZE - 1)) % 100)
    for sitting, keys in enumerate(printed):
        assert read(shown(plain, keys), kit.own.of(side).pads[sitting]) == plain
        assert read(shown(plain, keys), kit.own.of(side.other).pads[sitting]) != plain


def test_short_orders_are_short_and_easy(name: str) -> None:
    """At most 250 words and the eighth grade by the formula, on the whole sheet and in its running text alone."""
    for how in ("historical", DRAWN):
        made = pack(kit_of(scenario_of(name), how=how))
        for sheet in {page.sheet.id: page.sheet for page in made.pages if page.sheet.id.startswith("simple.")}.values():
            found = difficulty(sheet)
            assert found.words <= WORDS
            assert found.grade <= GRADE
            prose = " ".join(text for text in texts(sheet.blocks) if text.endswith("."))
            assert measure(prose).grade <= GRADE, prose


def test_short_orders_say_what_the_long_ones_do() -> None:
    """The same price of war, the same hardest lines, and an act of good reading: what is wanted most is worth most."""
    kit = kit_of(scenario_of("portsmouth-lesson"))
    sheets = {page.sheet.id: " ".join(texts(page.blocks)) for page in pack_of("portsmouth-lesson").pages}
    for side in Side:
        own = kit.own.of(side)
        short = sheets[f"simple.{int(side)}"]
        assert f"is worth {own.war} points" in short
        hard = [line for line in own.brief.mandate if line.kind in ("never", "hard")]
        assert all(kit.public.shown.articles[line.article].short in short for line in hard[:3])


def test_points_on_paper_are_those_of_the_orders(name: str) -> None:
    """Every figure of a side's points stands in its table, and beyond its lines the cells are grey."""
    kit = kit_of(scenario_of(name))
    for side in Side:
        own = kit.own.of(side)
        grid = next(block for block in _page(name, f"points.{int(side)}").blocks if isinstance(block, Grid))
        found = [
            tuple(int(c.text.split("**")[1]) for c in row[1:] if isinstance(c, Cell) and c.text) for row in grid.rows
        ]
        assert found == [tuple(row) for row in own.brief.points]
        lines = BySide(1, -1).of(side)
        for line in own.brief.mandate:
            cells = [c for c in grid.rows[line.article][1:] if isinstance(c, Cell) and c.text]
            assert [c.shade for c in cells] == [(n - line.option) * lines > 0 for n in range(len(cells))]
