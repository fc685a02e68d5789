"""What the age has: where a conference knows no telegraph and no railway, no sentence of the game speaks of them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import get_args

import pytest

from game.engine import events as e
from game.kernel.sides import BOTH_SIDES, Side
from game.scenario.definition import Words
from game.scenario.loader import load_text
from game.scenario.vocabulary import Leaving, Messages
from game.session.papers import Paper, papers
from game.session.presentation import present
from game.session.say import Speaker
from game.ui.scenes.parts_press import before
from game.ui.strings import Strings
from game.workshop.catalogues import Entry, read
from tests.scenario.helpers import harbour

LOCALE = Path(__file__).parents[2] / "assets" / "locale"
WAYS = {"messages": get_args(Messages), "leaving": get_args(Leaving)}
OF_AN_AGE = re.compile(r"\b(cable[sd]?|telegra\w*|wire[sd]?|trains?|railway|deciphered|cipher)\b", re.IGNORECASE)
ELSEWHERE = ("title.", "form.", "map.", "paper.form.", "print.map.")
"""Where the words may stand: the story on the title page, the telegram's own form, and the legend of maps."""


def entries(language: str) -> dict[str, Entry]:
    """Every sentence of a language by its key."""
    return {one.key: one for one in read(LOCALE / f"{language}.po", language)}


def variants(known: dict[str, Entry]) -> dict[str, set[str]]:
    """The keys that have sentences of their own for some way, with those ways."""
    found: dict[str, set[str]] = {}
    for key in known:
        base, at, way = key.partition("@")
        if at:
            found.setdefault(base, set()).add(way)
    return found


def test_a_sentence_of_one_age_has_one_for_every_other() -> None:
    """What is said in one way is said in all ways of its kind, of a sentence that there is, with its parameters."""
    known = entries("en")
    assert len(variants(known)) > 30
    for base, ways in variants(known).items():
        assert ways in ({"letters"}, {"passports", "ship", "notice"}), base
        for way in ways:
            said, other = known[base].forms[0], known[f"{base}@{way}"].forms[0]
            assert set(re.findall(r"\{\w+\}", other)) == set(re.findall(r"\{\w+\}", said)), f"{base}@{way}"


def test_no_sentence_speaks_of_what_another_age_has_not() -> None:
    """Every English sentence with a cable, a telegram or a train in it has a variant, and no variant has one."""
    known = entries("en")
    has = variants(known)
    told = [key for key in known if not key.startswith(ELSEWHERE) and OF_AN_AGE.search(" ".join(known[key].forms))]
    assert [key for key in told if key not in has] == []
    assert [key for key in told if "@" in key] == []


@pytest.mark.parametrize("messages", WAYS["messages"])
@pytest.mark.parametrize("leaving", WAYS["leaving"])
def test_the_words_are_followed(messages: str, leaving: str) -> None:
    """A sentence is said in the way of the conference, and as at first when it is left."""
    strings = Strings(LOCALE)
    plain = strings.text("acts.train"), strings.text("reason.home.never.no.1")
    strings.follow(Words(messages, leaving).ways)
    said = strings.text("acts.train"), strings.text("reason.home.never.no.1")
    assert (said[0] == plain[0]) is (leaving == "train")
    assert (said[1] == plain[1]) is (messages == "telegraph")
    strings.follow(())
    assert (strings.text("acts.train"), strings.text("reason.home.never.no.1")) == plain


def held(messages: str) -> Paper:
    """What comes from home in answer to a question of the first sitting, two sittings later."""
    text = harbour().replace("messages: telegraph", f"messages: {messages}")
    text = text.replace("- The Council consents to {option} on", "- Of {date}, {option} on")
    scenario = load_text(text, "harbour.yaml").scenario
    assert scenario is not None
    events = (
        e.SittingOpened(1), e.CableSent(Side.FIRST, 0, ()), e.SittingOpened(3),
        e.CableAnswered(Side.FIRST, 0, (), True, 1, 0),
    )  # fmt: skip
    (paper,) = papers(scenario, Side.FIRST, "council", events)
    return paper


def test_home_answers_by_letter_where_there_is_no_telegraph() -> None:
    """The capital's answer is a telegram or a letter, and knows the day on which it was asked."""
    known = load_text(harbour(), "harbour.yaml").scenario
    assert known is not None
    assert held("telegraph").form == "telegram"
    paper = held("letters")
    assert (paper.form, paper.sitting) == ("letter", 3)
    assert str(paper.body).startswith("Of {sitting:1}, ")
    speaker = Speaker(known, present(known), frozenset(), frozenset(), over=False)
    assert speaker.say(paper.body, Strings(LOCALE).text).startswith("Of 1 May 1900, ")


@pytest.mark.parametrize(("date", "days", "then"), [
    ("1814-10-13", 35, "1814-09-08"), ("1814-03-01", 1, "1814-02-28"), ("1814-03-01", 0, "1814-03-01"),
    ("0001-01-01", 5, "0001-01-01"), ("in May", 5, "in May"),
])  # fmt: skip
def test_a_paper_from_far_has_its_own_date(date: str, days: int, then: str) -> None:
    """A newspaper that was long on its way carries an older date; what is no date is left alone."""
    assert before(date, days) == then


def test_those_sign_who_are_said_to() -> None:
    """Whoever has `signs` stands under the treaty; of a side of which nobody has it, the first two. The treaty calls a
    side by its formal name, or by its own.
    """
    shipped = load_text((LOCALE.parents[1] / "scenarios" / "ghent-1814.yaml").read_text(encoding="utf-8"), "g").scenario
    town = load_text(harbour().replace('formal: ""', "formal: the Town of Northam"), "harbour.yaml").scenario
    assert shipped is not None
    assert town is not None
    sides = present(shipped).sides
    assert [sum(one.signs for one in sides.of(side).delegates) for side in BOTH_SIDES] == [5, 3]
    assert [one.signs for one in present(town).sides.second.delegates] == [True] * len(town.sides.second.delegates)
    assert (present(town).sides.first.formal, present(town).sides.second.formal) == ("the Town of Northam", "Southam")
