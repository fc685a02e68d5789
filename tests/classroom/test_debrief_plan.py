"""How the leaves of a class's debrief are filled: nothing is lost, nothing is too long, and pages are about alike."""

from __future__ import annotations

import pytest

from game.classroom.debrief_leaves import leaves, paragraphs, turns
from game.classroom.debrief_plan import (
    HALF,
    HEAD,
    LINES,
    STAGES,
    WIDE,
    Leaf,
    Pair,
    filled,
    height,
    paged,
    paired,
    tables,
)
from game.kernel.sides import BOTH_SIDES, Side
from game.report.blocks import Entry, Row, Table, Words
from game.report.teller import teller
from game.session.controller import Controller
from game.session.edition import edition_of_path
from game.session.playbook import load_record
from game.session.replay import play_record
from tests.analysis.test_story import SCENARIOS, portsmouth
from tests.session.helpers import played

SENTENCE = "The envoys met again, and again nothing was said that had not been said before. "


def words_of(pages: list[list[object]]) -> str:
    """All words of all pages in a row."""
    return " ".join(part.text for page in pages for part in page if isinstance(part, Words))


@pytest.mark.parametrize("count", [1, 5, 12, 40])
def test_long_paragraphs_are_cut_between_sentences_and_lose_nothing(count: int) -> None:
    """Word for word the same, in order; no page is higher than a screen."""
    whole = [Words("A heading", "heading"), Words((SENTENCE * count).strip()), Words((SENTENCE * 3).strip())]
    pages = filled(whole)
    assert words_of(pages) == " ".join(part.text for part in whole)  # type: ignore[arg-type]
    for page in pages:
        assert sum(height(part, WIDE) for part in page) <= LINES
        assert all(part.text.endswith((".", "heading")) for part in page if isinstance(part, Words))


def test_pages_are_about_equally_full() -> None:
    """Nine like parts on two pages lie five and four, not eight and one."""
    part = Words("x" * (WIDE - 1))
    each = height(part, WIDE)
    many = int(LINES // each) + 1
    sizes = [len(page) for page in filled([part] * many)]
    assert sum(sizes) == many and len(sizes) == 2 and sizes[0] - sizes[1] in (0, 1)


def test_what_cannot_be_cut_has_a_page_of_its_own() -> None:
    """One endless sentence is kept whole rather than broken in its middle."""
    endless = Words("word " * 400)
    assert filled([Words("before"), endless, Words("after")])[1] == [endless]


def test_a_dense_script_fills_a_page_sooner() -> None:
    """Letters as wide as they are high count twice."""
    assert height(Words("\u6f22" * 100), WIDE) > height(Words("a" * 100), WIDE)


def test_two_columns_go_on_together() -> None:
    """As many pages as the longer column needs; the shorter one is empty on the last."""
    pages = paired([Words((SENTENCE * 14).strip())], [Words(SENTENCE.strip())])
    pairs = [page[0] for page in pages]
    assert len(pairs) > 1 and all(isinstance(pair, Pair) for pair in pairs)
    last = pairs[-1]
    assert isinstance(last, Pair) and last.first and not last.second
    for pair in pairs:
        assert isinstance(pair, Pair) and sum(height(part, HALF) for part in pair.first) <= LINES


def test_a_long_table_is_dealt_out_with_its_head() -> None:
    """Every row once, in order, each part with the same head; none where there is no row."""
    rows = [Row((f"{n}. Article", "as it was agreed")) for n in range(31)]
    pages = tables(lambda page: Table("all", ("one", "other"), tuple(page), (None, None), words=True), rows)
    parts = [page[0] for page in pages]
    assert [row for part in parts if isinstance(part, Table) for row in part.rows] == rows
    assert all(height(part, WIDE) - HEAD <= LINES for part in parts)
    assert tables(lambda page: Table("all", ("one",), tuple(page)), []) == []


def test_leaves_of_a_name_are_numbered() -> None:
    """From one on; empty pages are no leaves."""
    found = paged("vote", "turns", "Turning points", [[Words("a")], [], [Words("b")]])
    assert [(leaf.key, leaf.pages) for leaf in found] == [("turns.1", 2), ("turns.2", 2)]
    assert isinstance(found[0], Leaf) and found[0].lines > 0


@pytest.mark.parametrize("seed", range(12))
def test_every_ending_has_every_stage(seed: int) -> None:
    """Random games, however they ended: all stages in order, keys that are unlike each other, no empty leaf."""
    controller = Controller(played(seed))
    tell = teller(controller, lambda key, **params: f"{key} {' '.join(map(str, params.values()))}".strip())
    assert tell is not None
    found = leaves(tell, controller)
    assert tuple(dict.fromkeys(leaf.stage for leaf in found)) == STAGES
    assert len({leaf.key for leaf in found}) == len(found)
    assert all(leaf.parts for leaf in found if leaf.id != "code")


@pytest.mark.parametrize(("name", "missed"), [("portsmouth-1905", True), ("portsmouth-seminar", False)])
def test_nobody_pays_for_a_better_treaty_that_there_was_not(name: str, missed: bool) -> None:
    """Who would pay is asked where a trade is shown as missed, and not where only drafts of other days had one."""
    record = load_record(SCENARIOS / "records" / f"{name}.yaml")
    match, _, reason = play_record(edition_of_path(SCENARIOS / f"{name}.yaml"), record)
    assert match is not None, reason
    controller = Controller(match)
    tell = teller(controller, lambda key, **params: key)
    assert tell is not None and tell.found.story.missed.by_sitting
    found = {leaf.id for leaf in leaves(tell, controller)}
    assert ("trades" in found, "pays" in found) == (missed, missed)


def test_the_record_of_the_conference_as_a_class_would_see_it() -> None:
    """At most two orders from home are voted on; what is inferred of the treaty of fact itself is not called probable
    though it keeps its mark, and no leaf mixes marks.
    """
    controller = Controller(portsmouth())
    tell = teller(controller, lambda key, **params: key)
    assert tell is not None
    moments = tell.found.story.moments
    voted = turns(tell)
    orders = ("mandate_opened", "zone_opened", "zone_closed")
    assert 1 <= sum(any(order in turn.text for order in orders) for turn in voted) <= 2
    assert [turn.number for turn in voted] == [1, 2, 3, 4, 5]
    assert max(moment.weight for moment in moments) == 100 and any("zone_opened" in turn.text for turn in voted)
    marks = [{getattr(part, "mark", "") for part in leaf.parts} - {""} for leaf in leaves(tell, controller)
             if leaf.stage == "followed"]  # fmt: skip
    assert all(len(mark) <= 1 for mark in marks) and {"documented"} in marks and {"inferred"} in marks
    assert {leaf.id for leaf in leaves(tell, controller)} >= {"fact", "told"}
    assert "likely" not in {leaf.id for leaf in leaves(tell, controller)}
    orders = [leaf for leaf in leaves(tell, controller) if leaf.id == "lines"]
    pairs = [part for leaf in orders for part in leaf.parts if isinstance(part, Pair)]
    blocks = [block for pair in pairs for block in (*pair.first, *pair.second) if isinstance(block, Words)]
    heads = [block.side for block in blocks if block.kind == "heading"]
    assert heads == list(BOTH_SIDES) * len(orders) and tell.found.revealed.of(Side.FIRST).name


def test_paragraphs_lose_their_line_breaks() -> None:
    """A folded text of a file is one paragraph a line."""
    assert paragraphs("One  line.\n\nAnother\tline.\n") == ["One line.", "Another line."]


def test_what_nobody_has_looked_up_is_not_named_before_the_class() -> None:
    """No leaf names an unchecked source, though the scenario's own lines do; the same as in fact is said once."""
    record = load_record(SCENARIOS / "records" / "portsmouth-lesson.yaml")
    match, _, reason = play_record(edition_of_path(SCENARIOS / "portsmouth-lesson.yaml"), record)
    assert match is not None, reason
    controller = Controller(match)
    words = {"class_debrief.as_in_fact": "As in fact", "say.separator": "; "}
    tell = teller(controller, lambda key, **params: words.get(key, f"{key} {' '.join(map(str, params.values()))}"))
    assert tell is not None
    unchecked = {source.code: source.title for source in tell.shown.sources if source.weight == "unchecked"}
    verdict = tell.found.verdict
    assert any(code in unchecked for line in verdict.epilogue for code in line.fact.sources)
    entries = [part for leaf in leaves(tell, controller) for part in leaf.parts if isinstance(part, Entry)]
    assert entries and not [one for one in entries if any(title in one.source for title in unchecked.values())]
    same = [one for one in entries if one.text.startswith("As in fact")]
    assert same and all(one.mark == "" for one in same)
