"""What a pack is on paper: how many sides, what fits, what lies back to back."""

from __future__ import annotations

import re
import time

import pytest

from game.classroom.lesson import CARDS, CURTAIN
from game.classroom.pack.assemble import MINIMUM, pack
from game.classroom.pack.blocks import Cell, Grid
from game.classroom.pack.commons import tables
from game.classroom.pack.fit import total
from game.classroom.pack.metrics import face
from game.classroom.pack.printing import Run, papers, runs
from game.classroom.pack.simple import texts
from game.classroom.pack.style import CELL_SIDE, STYLES, TEXT_WIDTH
from game.classroom.pack.teacher import guide
from game.kernel.errors import BadRequest
from game.kernel.sides import BOTH_SIDES
from tests.classroom.pack.conftest import kit_of, pack_of, scenario_of, strings

pytestmark = pytest.mark.slow

MOST = 40
SLOWEST = 20.0
EMPTIEST = 0.4


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_a_pack_has_at_most_forty_sides_and_none_is_overfull_or_nearly_empty(name: str, paper: str) -> None:
    """At most forty pages, and forty sheets of paper when all thirty pupils have theirs; every side holds its text,
    and none is mostly blank.
    """
    made = pack_of(name, paper=paper)
    assert len(made.pages) <= MOST and made.papers <= MOST
    for page in made.pages:
        high = total(page.blocks, TEXT_WIDTH, page.scale)
        assert EMPTIEST * made.paper.room < high <= made.paper.room, (page.sheet.id, high)


@pytest.mark.parametrize("minutes", [45, 60, 90])
@pytest.mark.parametrize("pupils", [8, 30])
def test_the_small_pack_has_twelve_sides(name: str, minutes: int, pupils: int) -> None:
    """Twelve sides on the pages that its guide names: orders with points twice, for the home government too, code cards
    once, and what every table reads once for each; nothing to cut.
    """
    kit = kit_of(scenario_of(name), minutes, pupils)
    made = pack(kit, minimum=True)
    teams = [f"{sheet}.{side}" for side in (0, 1) for sheet in ("orders", "points", "send", "read")]
    assert [page.sheet.id for page in made.pages] == ["guide", "guide", *teams, "articles", "tables"]
    copies = [page.sheet.copies for page in made.pages]
    assert copies == [1, 1, *(2, 2, 1, 1) * 2, *(tables(kit.public),) * 2] and len(copies) == MINIMUM
    for page in made.pages:
        assert total(page.blocks, TEXT_WIDTH, page.scale) <= made.paper.room, page.sheet.id


@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_the_small_pack_carries_a_lesson(name: str, language: str) -> None:
    """Each team reads what its acts cost and what is named with them; every table reads the calls, the chances of
    ratification and the tasks of those who sign nothing; the guide names no sheet that is not there.
    """
    kit = kit_of(scenario_of(name), language=language)
    public, t = kit.public, kit.public.t
    said = {page.sheet.id: " ".join(texts(page.blocks)) for page in pack(kit, minimum=True).pages}
    for side in BOTH_SIDES:
        for tool in public.shown.instruments:
            assert tool.dress.of(side).name in said[f"points.{int(side)}"]
        assert t("print.acts.head_cost") in said[f"points.{int(side)}"]
    for group in ("mediator", "press", "outside"):
        assert all(job in said["tables"] for job in public.jobs(group, None))
    assert t("print.say.title") in said["tables"] and t("print.home.table_head") in said["tables"]
    guided = " ".join(texts(guide(public, small=True, timed=True).blocks))
    for absent in ("debrief.title", "roster.seats"):
        assert f"*{t(f'print.{absent}')}*" not in guided
    for whole in ("prepare_5", "start_3", "beats_8"):
        assert t(f"print.guide.{whole}") not in guided and t(f"print.guide.{whole}_small") in guided


def test_no_sheet_of_paper_of_the_small_pack_carries_two_teams(name: str) -> None:
    """Printed on both sides, the front and the back of every paper are of one team, or one of them is of none."""
    pages = pack_of(name, minimum=True).pages
    for front, back in zip(pages[::2], pages[1::2], strict=False):
        assert None in (front.sheet.side, back.sheet.side) or front.sheet.side is back.sheet.side


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["en", "ja", "ru"])
def test_every_sheet_of_paper_goes_to_the_same_people(name: str, language: str, paper: str) -> None:
    """Printed on both sides, in every language and on either paper: what is on a paper's front and back is for the same
    people, the same number of times; what is cut up is the last page with nothing behind; it all takes at most forty.
    """
    made = pack(kit_of(scenario_of(name), language=language), paper)
    assert len(made.pages) <= MOST and made.papers <= MOST
    for front, back in zip(made.pages[::2], made.pages[1::2], strict=False):
        held = [(page.sheet.audience, page.sheet.side, page.sheet.copies) for page in (front, back)]
        assert held[0] == held[1], (front.sheet.id, back.sheet.id)
    assert made.pages[-1].sheet.id == "ticket" and len(made.pages) % 2 == 1
    assert [page.sheet.id for page in made.pages if page.parts > page.sheet.most] == []


@pytest.mark.parametrize("paper", ["a4", "letter"])
@pytest.mark.parametrize("language", ["ja", "ru"])
def test_the_small_pack_of_other_languages_has_twelve_sides(name: str, language: str, paper: str) -> None:
    """Twelve in Japanese and Russian too, and everything fits its side."""
    made = pack(kit_of(scenario_of(name), language=language), paper, minimum=True)
    assert len(made.pages) == MINIMUM and made.pages[-1].sheet.id == "tables"
    for page in made.pages:
        assert total(page.blocks, TEXT_WIDTH, page.scale) <= made.paper.room, page.sheet.id


def test_the_guide_takes_two_sides_and_a_code_card_one_paper(name: str) -> None:
    """The teacher's guide is two pages; what a team sends and what it reads are the two sides of one paper."""
    pages = pack_of(name, 90).pages
    ids = [page.sheet.id for page in pages]
    assert ids.count("guide") == 2
    for side in (0, 1):
        assert ids.count(f"send.{side}") == ids.count(f"read.{side}") == 1
        assert ids.index(f"send.{side}") % 2 == 0
        assert ids.index(f"read.{side}") == ids.index(f"send.{side}") + 1


def test_the_same_seed_gives_the_same_bytes_and_in_time() -> None:
    """The largest pack is built in under twenty seconds, twice alike; another seed gives another pack."""
    scenario = scenario_of("portsmouth-1905")
    begun = time.monotonic()
    first = pack(kit_of(scenario)).html
    assert time.monotonic() - begun < SLOWEST
    assert pack(kit_of(scenario)).html == first
    assert pack(kit_of(scenario, seed="2")).html != first


def test_the_file_needs_nothing_from_elsewhere(name: str) -> None:
    """No address to fetch from, no script; every sentence is there; the lesson number stands on every side."""
    made = pack_of(name)
    body = made.html.split("<body>", 1)[1]
    assert re.findall(r'(?:src|href)="(?!#)[^"]*"|url\((?!"?(?:data:|#))|<script|<link', made.html) == []
    assert re.findall(r"\[(?:print|class|debrief)\.[a-z_.0-9]+\]", body) == []
    numbers = re.findall(r'<span class="no">([^<]+)</span>', body)
    assert numbers == [str(kit_of(scenario_of(name)).public.number)] * len(made.pages)


def test_the_roster_names_every_side_once(name: str) -> None:
    """The pages that the roster lists are all that follow it, each once."""
    made = pack_of(name)
    body = made.html.split('id="page-1"', 1)[1].split("</section>", 1)[0]
    listed: list[int] = []
    for first, last in re.findall(r">(\d+)(?: to (\d+))?</td><td[^>]*>\d+</td>", body):
        listed += range(int(first), int(last or first) + 1)
    assert listed == list(range(2, len(made.pages) + 1))


def test_the_printer_is_told_every_page_as_often_as_its_sheet_says(name: str) -> None:
    """The runs together print each page as often as the roster lists it, on as much paper as it says."""
    made = pack_of(name)
    needed = [page.sheet.copies for page in made.pages]
    printed = [0] * len(needed)
    for run in runs(needed):
        assert run.single or run.first % 2 == 1, "a run begins with the front of a paper"
        for page in range(run.first, run.last + 1):
            printed[page - 1] += run.times
    assert printed == needed
    paper = sum(run.times * (1 if run.single else (run.last - run.first + 2) // 2) for run in runs(needed))
    assert paper == made.papers
    assert strings().text("print.roster.sum", n=paper, sides=sum(needed), pupils=30) in made.html


def test_runs_join_what_is_printed_alike() -> None:
    """Papers of one number together; a page needed more often than the back of its paper comes again, alone."""
    needed = [1, 1, 1, 1, 5, 5, 5, 1, 2]
    assert runs(needed) == (Run(1, 4, 1), Run(5, 6, 5), Run(7, 8, 1), Run(9, 9, 2), Run(7, 7, 4, single=True))
    assert papers(needed) == 14


def test_paper_minutes_and_pupils_that_there_are_not() -> None:
    """One sentence for each: a paper, a length, a class that no lesson is for."""
    with pytest.raises(BadRequest, match="no paper `a3`"):
        pack(kit_of(scenario_of("harbour")), "a3")
    with pytest.raises(BadRequest, match="minutes"):
        kit_of(scenario_of("harbour"), minutes=50)
    with pytest.raises(BadRequest, match="pupils"):
        kit_of(scenario_of("harbour"), pupils=7)


@pytest.mark.parametrize("pupils", [8, 17, 36])
def test_small_and_large_classes_have_their_pack(pupils: int) -> None:
    """From eight to thirty-six pupils; a group that the class does not have has no sheet."""
    made = pack(kit_of(scenario_of("portsmouth-lesson"), pupils=pupils))
    ids = {page.sheet.id for page in made.pages}
    seats = kit_of(scenario_of("portsmouth-lesson"), pupils=pupils).public
    assert ("press" in ids) == (seats.seats("press") > 0)
    assert len(made.pages) <= MOST


def test_letters_are_as_wide_as_in_the_face() -> None:
    """An em dash is an em wide or nearly; a text in two columns takes more lines than in one."""
    text = face("text")
    assert 0.8 < text.width("\u2014", 1.0) / (25.4 / 72) < 1.1
    long = "to make peace " * 20
    assert text.lines(long, 11, 60) > text.lines(long, 11, 120) > 1
    assert text.lines("one\ntwo", 11, 100) == 2


def test_the_roster_says_for_which_tables_each_public_sheet_is(name: str) -> None:
    """A sheet that everybody may read is for every table, for all but the home governments, or for the delegations, and
    there are as many copies as such tables.
    """
    kit = kit_of(scenario_of(name))
    t, public = kit.public.t, kit.public
    roster = next(page.sheet for page in pack_of(name).pages if page.sheet.id == "roster")
    rows = [row for block in roster.blocks if isinstance(block, Grid) for row in block.rows]
    homes = {(one.group, one.side) for one in public.roles if one.group == "home"}
    places = {(one.group, one.side) for one in public.roles}
    counts = {"tables": len(places), "reading": len(places) - len(homes), "teams": 2}
    told = [(row[2], row[3]) for row in rows]
    for whom, count in counts.items():
        copies = {many for many, said in told if said == t(f"print.roster.for_{whom}")}
        assert copies <= {str(count)}
    assert (str(counts["tables"]), t("print.roster.for_tables")) in told
    assert (str(counts["teams"]), t("print.roster.for_teams")) in told


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("private", [CARDS, CURTAIN])
def test_no_word_of_a_table_is_broken(name: str, language: str, private: str) -> None:
    """On every side but the answer key each word of a table fits into its column."""
    for page in pack(kit_of(scenario_of(name), language=language, private=private)).pages:
        grids = [block for block in page.sheet.blocks if isinstance(block, Grid) and page.sheet.id != "key"]
        assert [word for grid in grids for word in _broken(grid, page.scale)] == [], page.sheet.id


def _broken(grid: Grid, scale: int) -> list[str]:
    """The words of a table that are wider than their column."""
    look, found = STYLES[grid.kind], []
    for row in (one for one in (grid.head, *grid.rows) if len(one) == len(grid.widths)):
        for cell, share in zip(row, grid.widths, strict=True):
            one = cell if isinstance(cell, Cell) else Cell(cell)
            heavy = one.strong or row is grid.head or "**" in one.text
            bold = {"text": "bold", "plain": "plain_bold"}.get(look.face, look.face)
            letters, room = face(bold if heavy else look.face), TEXT_WIDTH * share / 100 - 2 * CELL_SIDE
            words = re.split(r"[\s\u2014-]+", one.text.replace("*", ""))
            found += [word for word in words if not one.code and letters.width(word, look.size * scale / 1000) > room]
    return found
