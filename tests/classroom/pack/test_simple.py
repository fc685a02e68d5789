"""The orders in short beside the full ones: a slow reader has every line of the team's orders."""

from __future__ import annotations

import pytest

from game.classroom.cards import LETTERS
from game.classroom.number import DRAWN, HISTORICAL
from game.classroom.pack.blocks import Grid
from game.classroom.pack.commons import CLASS_WORDS, glossary, sources
from game.classroom.pack.simple import texts
from game.classroom.pack.team import limits, simple
from game.kernel.sides import BOTH_SIDES, Side
from tests.classroom.pack.conftest import FILES, kit_of, pack_of, scenario_of


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


@pytest.mark.parametrize("how", [HISTORICAL, DRAWN])
@pytest.mark.parametrize("name", list(FILES))
def test_nothing_with_a_line_is_called_free_to_give_away(name: str, how: str) -> None:
    """What the short orders call least and to be traded away is never an article on which the orders draw a line."""
    kit = kit_of(scenario_of(name), how=how)
    for side in BOTH_SIDES:
        own = kit.own.of(side)
        said = list(texts(simple(kit.public, own).blocks))
        heading = kit.public.t("print.simple.gives")
        lined = {kit.public.shown.articles[line.article].short for line in own.brief.mandate}
        free = len(kit.public.shown.articles) - len(lined)
        assert (heading in said) == (free > 0)
        if free:
            told = said[said.index(heading) + 1]
            assert "**" in told
            assert [one for one in sorted(lined) if f"**{one}**" in told] == []


@pytest.mark.parametrize("side", list(BOTH_SIDES))
def test_the_short_orders_of_the_lesson_say_what_the_brief_wants_and_what_goes_together(side: Side) -> None:
    """In the lesson each side's links stand on the short sheet with their points; Japan's wish for island and money."""
    kit = kit_of(scenario_of("portsmouth-lesson"))
    own = kit.own.of(side)
    said = " ".join(texts(simple(kit.public, own).blocks))
    assert own.brief.links and all(link.text in said for link in own.brief.links)
    if side is Side.FIRST:
        assert "You want the island of Sakhalin. You want money for the war." in said


def test_pupils_are_given_titles_of_the_sources_used_and_nothing_of_the_authors_notes() -> None:
    """The sources sheet names each source of its pieces with their letters; no address and no author's remark."""
    kit = kit_of(scenario_of("portsmouth-lesson"))
    sheet = sources(kit)
    said = " ".join(texts(sheet.blocks))
    assert any(source.title in said for source in kit.scenario.sources)
    for source in kit.scenario.sources:
        if len(source.address) > 8:
            assert source.address not in said
        assert "never the sole" not in said
    listed = [row for block in sheet.blocks if isinstance(block, Grid) for row in block.rows]
    assert listed and all(row[1] for row in listed)


def test_the_words_of_every_lesson_are_explained() -> None:
    """Each word that screen and sheets take for granted stands once on the words sheet, one page."""
    public = kit_of(scenario_of("portsmouth-lesson")).public
    sheet = glossary(public)
    assert sheet is not None
    said = [one.lower() for one in texts(sheet.blocks)]
    for word in CLASS_WORDS:
        assert said.count(f"**{public.t(f'print.glossary.{word}')}**".lower()) == 1
    assert [page.sheet.id for page in pack_of("portsmouth-lesson").pages].count("glossary") == 1
