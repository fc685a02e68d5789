"""The orders in short beside the full ones: a slow reader has every line of the team's orders."""

from __future__ import annotations

import re

import pytest

from game.classroom.cards import LETTERS
from game.classroom.number import DRAWN, HISTORICAL
from game.classroom.pack.blocks import Box, Cell, Grid, Words
from game.classroom.pack.commons import CLASS_WORDS, glossary, sources
from game.classroom.pack.kit import Kit, Own
from game.classroom.pack.short import NAMED, simple
from game.classroom.pack.simple import easy, texts
from game.classroom.pack.team import limits
from game.kernel.sides import BOTH_SIDES, Side
from tests.classroom.pack.conftest import FILES, kit_of, pack_of, scenario_of


def _rows(kit: Kit, own: Own) -> list[list[str]]:
    """The rows of the table of the short orders, as they are printed."""
    grids = [block for block in simple(kit.public, own).blocks if isinstance(block, Grid)]
    assert len(grids) == 1
    return [[cell.text if isinstance(cell, Cell) else cell for cell in row] for row in grids[0].rows]


@pytest.mark.parametrize("how", [HISTORICAL, DRAWN])
@pytest.mark.parametrize("name", list(FILES))
def test_the_short_orders_have_every_line_of_the_full_ones(name: str, how: str) -> None:
    """Each line of the full sheet's table stands on the short one beside its article, with the letter it ends at."""
    kit = kit_of(scenario_of(name), how=how)
    t = kit.public.t
    for side in BOTH_SIDES:
        own = kit.own.of(side)
        told = {row[0]: row[-1] for row in _rows(kit, own)}
        lines = {kit.public.shown.articles[line.article].short: line for line in own.brief.mandate}
        assert len(limits(kit.public, own).rows) == len(lines) > 0
        for article, words in told.items():
            line = lines.pop(article, None)
            kind = "free" if line is None else {"never": "never", "soft": "soft"}.get(line.kind, "limit")
            assert words == t(f"print.simple.far_{kind}", letter="" if line is None else LETTERS[line.option])
        assert lines == {}


@pytest.mark.parametrize("how", [HISTORICAL, DRAWN])
@pytest.mark.parametrize("name", list(FILES))
def test_the_short_orders_agree_with_the_points(name: str, how: str) -> None:
    """Every article that makes at least half the greatest difference is named, the weightiest first; each option of it
    stands once, from more points to less: what is good has more than half of them, what is little less than a third.
    """
    kit = kit_of(scenario_of(name), how=how)
    for side in BOTH_SIDES:
        own = kit.own.of(side)
        cards, worth = kit.public.shown.articles, own.brief.points
        span = {cards[n].short: max(row) - min(row) for n, row in enumerate(worth)}
        rows = _rows(kit, own)
        named = [row[0] for row in rows]
        assert [span[one] for one in named] == sorted((span[one] for one in named), reverse=True)
        assert [one for one, size in span.items() if 2 * size >= max(span.values()) and one not in named] == []
        for place, row in enumerate(rows):
            n = next(n for n, card in enumerate(cards) if card.short == row[0])
            best = worth[n].index(max(worth[n]))
            told = kit.public.t("print.simple.option", name=cards[n].options[best].name, letter=LETTERS[best])
            assert row[1] == told or (place >= NAMED and row[1] == LETTERS[best])
            good, fair, least = ([LETTERS.index(one) for one in re.findall(r"[a-z]", cell)] for cell in row[2:5])
            assert sorted([best, *good, *fair, *least]) == list(range(len(worth[n])))
            points = [worth[n][option] for option in (best, *good, *fair, *least)]
            assert points == sorted(points, reverse=True) and worth[n][least[-1]] == min(worth[n])
            low = min(worth[n])
            assert all(2 * (worth[n][option] - low) > span[row[0]] for option in good)
            assert all(3 * (worth[n][option] - low) < span[row[0]] for option in least)


def test_the_short_orders_of_the_lesson_name_what_each_side_wants() -> None:
    """Japan's Sakhalin is among what it wants; Russia is told that two steps down on the railway are still good."""
    kit = kit_of(scenario_of("portsmouth-lesson"))
    japan, russia = (_rows(kit, kit.own.of(side)) for side in BOTH_SIDES)
    assert [row[0] for row in japan] == ["Korea", "Railway", "Money", "Sakhalin"]
    assert [row[0] for row in russia] == ["Money", "Sakhalin", "Railway", "Navy"]
    assert russia[2][2:5] == ["c; b", "\u2013", "a"]


@pytest.mark.parametrize("how", [HISTORICAL, DRAWN])
@pytest.mark.parametrize("name", list(FILES))
def test_nothing_with_a_line_is_called_free_to_give_away(name: str, how: str) -> None:
    """What the short orders call least and to be traded away is never an article with a line, nor one wanted most."""
    kit = kit_of(scenario_of(name), how=how)
    for side in BOTH_SIDES:
        own = kit.own.of(side)
        said = list(texts(simple(kit.public, own).blocks))
        heading = kit.public.t("print.simple.gives")
        lined = {kit.public.shown.articles[line.article].short for line in own.brief.mandate}
        named = {row[0] for row in _rows(kit, own)}
        free = len(kit.public.shown.articles) - len(named)
        assert lined <= named
        assert (heading in said) == (free > 0)
        if free:
            told = said[said.index(heading) + 1]
            assert "**" in told
            assert [one for one in sorted(named) if f"**{one}**" in told] == []


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


@pytest.mark.parametrize("name", list(FILES))
def test_no_identifier_stands_for_a_title(name: str) -> None:
    """The headings of the sources are words that begin with a capital: an article's name, a headline."""
    kit = kit_of(scenario_of(name))
    heads = [one.text for box in sources(kit).blocks if isinstance(box, Box) for one in box.blocks
             if isinstance(one, Words) and one.kind == "part"]  # fmt: skip
    assert heads or name == "harbour"
    for head in heads:
        letter, title = head.split(". ", 1)
        assert letter.isupper() and title[0].isupper() and "_" not in title, head


def test_no_easy_sentence_points_to_one_that_was_left_out() -> None:
    """A sentence goes with the hard one that it points back to; one that stands by itself stays, and so does the next
    paragraph, whatever it says.
    """
    hard = "Notwithstanding considerable international disapprobation, the ministry perpetuated its confiscations."
    assert easy(f"You sit here. {hard} All draw lines there. You want peace.", 60) == "You sit here. You want peace."
    assert easy(f"You sit here. All draw lines there. {hard}", 60) == "You sit here. All draw lines there."
    assert easy(f"You sit here. {hard}\n\nIt is late.", 60) == "You sit here. It is late."
    for side in BOTH_SIDES:
        kit = kit_of(scenario_of("ghent-1814"))
        said = " ".join(texts(simple(kit.public, kit.own.of(side)).blocks))
        assert "lines there" not in said and "Nor may" not in said
