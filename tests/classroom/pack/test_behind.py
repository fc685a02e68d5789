"""The pack of a lesson behind the curtain: its own plan, no code card, and no sentence about one."""

from __future__ import annotations

import re

import pytest

from game.classroom.lesson import CARDS, CURTAIN
from game.classroom.number import number_for
from game.classroom.pack.assemble import Pack, pack
from game.classroom.pack.behind import DROPPED, OTHERS, behind
from game.classroom.pack.fit import paged, total
from game.classroom.pack.simple import texts
from game.classroom.pack.style import PAPERS, TEXT_WIDTH
from game.classroom.pack.teacher import guide, plan
from game.classroom.plan import SHAPES, behind_curtain, plan_for
from tests.classroom.pack.conftest import kit_of, scenario_of, strings

CODED = {
    "en": r"code card|code group|\bthe groups\b|\bits groups\b|three numbers|(?:morning|evening) numbers|your numbers",
    "ja": r"暗号カード|暗号数字|暗号群|数字を三つ|朝の数字|夜の数字",
    "ru": r"карточк|кодовы|хранител|своих группах|следующими группами|три числа|(?:Утренние|Вечерние) числа",
}
"""What is only said where private choices are made in code."""
LANGUAGES = [pytest.param(one, marks=[] if one == "en" else pytest.mark.slow) for one in CODED]
MOST, SMALL = 40, 8


def made(name: str, language: str = "en", *, minimum: bool = False, paper: str = "a4") -> Pack:
    """The pack of a lesson of 45 minutes behind the curtain."""
    return pack(kit_of(scenario_of(name), language=language, private=CURTAIN), paper, minimum=minimum)


@pytest.mark.parametrize("minimum", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sheet_speaks_of_numbers_in_code(name: str, language: str, minimum: bool) -> None:
    """No code card is printed, and no sheet says a word of one, in every language; each side holds its text; with
    cards the same words stand there.
    """
    found = made(name, language, minimum=minimum)
    assert len(found.pages) == SMALL if minimum else len(found.pages) <= MOST
    for page in found.pages:
        assert not re.match("(notes.)?(send|read)", page.sheet.id)
        assert re.findall(CODED[language], " ".join(texts(page.blocks))) == [], page.sheet.id
        assert total(page.blocks, TEXT_WIDTH, page.scale) <= found.paper.room, page.sheet.id
    assert re.findall(CODED[language], found.html.split("<body>", 1)[1]) == []
    cards = guide(kit_of(scenario_of(name), language=language).public)
    assert re.search(CODED[language], " ".join(texts(cards.blocks)))


@pytest.mark.parametrize("minimum", [False, True])
def test_every_sheet_of_paper_goes_to_the_same_people(name: str, minimum: bool) -> None:
    """The front and the back of every paper are for the same people, as often; or, in the small pack, of one team."""
    pages = made(name, minimum=minimum, paper="letter").pages
    for front, back in zip(pages[::2], pages[1::2], strict=False):
        held = [(page.sheet.audience, page.sheet.side, page.sheet.copies) for page in (front, back)]
        assert held[0] == held[1], (front.sheet.id, back.sheet.id)


@pytest.mark.parametrize("private", [CARDS, CURTAIN])
@pytest.mark.parametrize("minimum", [False, True])
def test_no_sheet_names_a_mediator_where_there_is_none(private: str, minimum: bool) -> None:
    """Ghent has no mediator: neither jobs, rules nor the news of the code cards speak of one; elsewhere they do."""
    for name, there in (("ghent-1814", False), ("portsmouth-lesson", True)):
        pages = pack(kit_of(scenario_of(name), private=private), minimum=minimum).pages
        said = " ".join(
            text for page in pages if page.sheet.id not in ("glossary", "guide") for text in texts(page.blocks)
        )
        if not minimum or private == CARDS or not there:
            assert bool(re.search(r"\bmediator\b", said)) == there, (name, private, minimum)


@pytest.mark.parametrize("minutes", SHAPES)
def test_plan_and_forms_have_the_sittings_of_the_set_up_page(minutes: int) -> None:
    """As many as the set-up page proposes behind the curtain; nobody is advised to choose fewer at the desk."""
    for name in ("portsmouth-lesson", "portsmouth-1905"):
        scenario = scenario_of(name)
        public = kit_of(scenario, minutes, private=CURTAIN).public
        proposed = behind_curtain(plan_for(minutes, len(scenario.calendar)))
        assert public.plan == proposed and len(public.symbols) == proposed.sittings
        said = " ".join(text for sheet in (plan(public), guide(public)) for text in texts(sheet.blocks))
        assert "first class" not in said and "at the desk (F10)" not in said
        assert f"Sitting {proposed.sittings}:" in said and f"Sitting {proposed.sittings + 1}:" not in said
        assert "*Behind the curtain*" in said


@pytest.mark.slow
@pytest.mark.parametrize("language", CODED)
@pytest.mark.parametrize("paper", PAPERS)
def test_the_guide_takes_two_sides(language: str, paper: str) -> None:
    """On either paper and in every language, with a mediator and without."""
    for name in ("portsmouth-lesson", "ghent-1814"):
        public = kit_of(scenario_of(name), language=language, private=CURTAIN).public
        assert len(paged(guide(public), PAPERS[paper])) == 2


@pytest.mark.parametrize("language", CODED)
def test_every_sentence_that_is_replaced_has_its_other(language: str) -> None:
    """Both are in the catalogue and differ; what is dropped and what is replaced are not the same."""
    catalogue = strings(language)
    for key in OTHERS:
        assert key in catalogue and f"{key}_curtain" in catalogue
    assert not OTHERS & DROPPED
    assert behind(catalogue.text)("print.simple.do_4") == catalogue.text("print.simple.do_4_curtain")
    assert behind(catalogue.text)("print.simple.do_1") == catalogue.text("print.simple.do_1")


def test_a_pack_with_cards_is_the_one_that_nobody_asked_otherwise_for() -> None:
    """Code cards are what a pack has unless it is for the curtain; both are of the same lesson number."""
    scenario = scenario_of("portsmouth-lesson")
    plain, cards = kit_of(scenario), kit_of(scenario, private=CARDS)
    assert pack(plain).html == pack(cards).html
    assert {"send.0", "read.0", "send.1", "read.1"} <= {page.sheet.id for page in pack(cards).pages}
    assert str(number_for("1", scenario.id)) in made("portsmouth-lesson").html
