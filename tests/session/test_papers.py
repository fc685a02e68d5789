"""Papers and minutes: wording, dates, questions."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from game.engine import events as e
from game.engine.parts import Phase, Stage
from game.kernel.message import Message
from game.kernel.sides import BOTH_SIDES, Side
from game.scenario.definition import Scenario
from game.scenario.loader import load_text
from game.session.controller import Controller
from game.session.papers import FROM_MEDIATOR, Paper, papers
from game.session.phrases import side_phrase
from tests.scenario.helpers import harbour
from tests.session.helpers import harbour_edition, played
from tests.session.test_wording import catalogue

TABLE = e.StageSet(Phase.TABLE, Stage.ACT, None)
HOPES = "Our friend puts what Southam hopes for from a longer quarrel"
EVENING = e.StageSet(Phase.EVENING, Stage.EVENING, None)


def scenario() -> Scenario:
    """The harbour."""
    return harbour_edition().scenario


def held(side: Side, *events: e.Event) -> tuple[Paper, ...]:
    """The papers that some events make for a seat."""
    doctrine = "council" if side is Side.FIRST else "guild"
    return papers(scenario(), side, doctrine, (e.SittingOpened(1), *events))


def test_the_capitals_tell_an_event_each_in_its_own_way() -> None:
    """Both sides hold the same slants of public news, and each says that its words are invented."""
    text = Path("scenarios/portsmouth-1905.yaml").read_text(encoding="utf-8")
    known = load_text(text, "portsmouth-1905").scenario
    assert known is not None
    told = [spec for spec in known.events if spec.slants]
    assert len(told) >= 10
    places = {paper.place for paper in known.press}
    for spec in told:
        event = e.EventFired(None, spec.id)
        for side in BOTH_SIDES:
            (paper,) = papers(known, side, known.doctrines.of(side)[0].id, (e.SittingOpened(1), event))
            assert {slant.place for slant in paper.slants} <= places
            assert len(paper.slants) == len(spec.slants) >= 3
            assert all(slant.headline and slant.body for slant in paper.slants)
            assert {slant.note.mark for slant in paper.slants} == {"invented"}


@pytest.mark.parametrize("variant", range(4))
def test_wording_turns_with_the_variant(variant: int) -> None:
    """A capital's wordings are taken in turn, and their places filled with the names of article and option."""
    event = e.CableAnswered(Side.FIRST, 1, (), True, 2, variant)
    (paper,) = held(Side.FIRST, event)
    wordings = (
        "The Council consents to “shared equally” on Harbour tolls. Go no further.",
        "On Harbour tolls you may go as far as “shared equally”, and there you stop.",
    )
    assert paper.body == wordings[variant % 2]
    assert (paper.form, paper.origin, paper.kind) == ("telegram", "the Council at Northam", "cable_granted")


def test_missing_wordings_fall_back_on_the_interface() -> None:
    """Where a scenario has no wording of its own the paper holds a message with named parts."""
    (paper,) = held(Side.SECOND, e.CableAnswered(Side.SECOND, 0, (), True, 1, 7))
    assert isinstance(paper.body, Message)
    assert paper.body.key == "phrase.cable_granted"
    assert paper.body.get("option") == "@option:0.1"


def test_a_refusal_names_what_was_asked_for() -> None:
    """The answer to a cable that was refused names the step beyond the line that stood when it was sent."""
    (paper,) = held(Side.FIRST, e.CableAnswered(Side.FIRST, 1, (), False, None, 0))
    assert paper.body == "The Council will not hear of “shared equally”."
    moved = e.MandateMoved(Side.FIRST, 1, 2, "soft", 0, True)
    assert held(Side.FIRST, moved, e.CableAnswered(Side.FIRST, 1, (), False, None, 0))[-1].body == (
        "The Council will not hear of “none”."
    )


def test_a_granted_cable_is_one_paper() -> None:
    """The line that moves because a cable was granted is not told twice; one moved by an event is told."""
    granted = e.CableAnswered(Side.FIRST, 1, (), True, 2, 0)
    moved = e.MandateMoved(Side.FIRST, 1, 2, "soft", 1, True)
    assert [paper.kind for paper in held(Side.FIRST, granted, moved)] == ["cable_granted"]
    assert [paper.kind for paper in held(Side.FIRST, moved)] == ["mandate_wider"]


def test_a_paper_that_moves_a_line_says_to_where() -> None:
    """The article and the option of a granted cable and of new orders; a refusal and a rumour tell of no line."""
    granted, refused = (e.CableAnswered(Side.FIRST, 1, (), yes, 2, 0) for yes in (True, False))
    moved = e.MandateMoved(Side.FIRST, 1, 3, "soft", 1, True)
    (paper,) = held(Side.FIRST, granted)
    assert paper.line is not None and paper.line[0] == 1
    assert [paper.line for paper in held(Side.FIRST, moved)] == [(1, 3)]
    assert [paper.line for paper in held(Side.FIRST, refused)] == [None]


@pytest.mark.parametrize(
    ("subject", "low", "kind", "body"),
    [
        ("walk_away", 60, "report_walk_away", f"{HOPES} at about 60 to 90."),
        ("order", 1, "report_order", "Our friend has heard of trunks being packed."),
        ("order", 0, "report_no_order", "Our friend hears nothing of packing."),
    ],
)
def test_reports(subject: str, low: int, kind: str, body: str) -> None:
    """Reports say what they are about, in the side's own words for it."""
    (paper,) = held(Side.FIRST, e.ReportHeard(Side.FIRST, subject, None, None, low, 90, 2, 0))
    assert (paper.kind, paper.body) == (kind, body)


def test_an_event_is_shown_as_it_stands() -> None:
    """A scenario's event keeps its form, origin, headline, body and mark."""
    (paper,) = held(Side.FIRST, e.EventFired(None, "rain"))
    assert (paper.form, paper.origin, paper.headline) == ("note", "The Customs House", "Rain all day")
    assert (paper.note.mark, paper.public) == ("invented", True)


def test_only_who_is_asked_sees_the_question() -> None:
    """A public event that asks one side carries its question for that side alone, and keeps the answer given."""
    fired = e.EventFired(None, "baker")
    (theirs,) = held(Side.FIRST, fired)
    assert theirs.question is None
    (ours,) = held(Side.SECOND, fired, e.ChoicePut(Side.SECOND, "baker"))
    assert ours.question is not None
    assert [answer.id for answer in ours.question.answers] == ["bread", "wait"]
    done = held(Side.SECOND, fired, e.ChoicePut(Side.SECOND, "baker"), e.ChoiceMade(Side.SECOND, "baker", "wait"))
    assert done[0].question is not None
    assert done[0].question.answered == "wait"


@pytest.mark.parametrize("known", ["", "Southam has bread enough, and says so."])
def test_a_public_answer_is_printed_in_the_words_of_the_scenario_or_not_at_all(known: str) -> None:
    """The other side reads the one sentence that is written for it; without one there is no paper."""
    whole = scenario()
    answers = tuple(replace(one, public=True, known=known) for one in whole.event_by_id["baker"].answers)
    events = tuple(replace(one, answers=answers) if one.id == "baker" else one for one in whole.events)
    said = (e.SittingOpened(1), e.ChoiceKnown(Side.SECOND, "baker", "bread"))
    found = papers(replace(whole, events=events), Side.FIRST, "council", said)
    assert [paper.body for paper in found] == ([known] if known else [])


def test_what_comes_in_the_evening_is_read_next_morning() -> None:
    """A paper of the evening belongs to the next dispatches, one that comes at the table to this sitting."""
    alone = e.SeenAlone(Side.FIRST)
    (paper,) = held(Side.FIRST, EVENING, alone)
    assert (paper.sitting, paper.kind) == (2, "seen_alone")
    (letter,) = held(Side.FIRST, TABLE, e.MediatorWrote(Side.FIRST, 0, 0))
    assert (letter.sitting, letter.at_table) == (1, True)
    assert letter.body == "The Abbot has written to your capital about The quay."


def test_a_wording_that_begins_with_a_place_begins_large() -> None:
    """A sentence that opens with the name of an option opens with a capital letter."""
    north = replace(scenario().sides.first, phrases=(("leak", ("{option} on {article}.",)),))
    changed = replace(scenario(), sides=replace(scenario().sides, first=north))
    said = side_phrase(changed, Side.FIRST, "leak", 0, article="@article:0", option="@option:0.2", date="@sitting:1")
    assert said == "“Held in common” on The quay."


def test_accepting_a_whole_offer_reads_otherwise_than_a_part() -> None:
    """The minutes say whether an offer was taken whole or in part."""
    keys = {minute.message.key for seed in range(40) for minute in Controller(played(seed)).minutes()}
    assert {"minutes.accepted", "minutes.accepted_part"} <= keys


def test_minutes_carry_their_sittings() -> None:
    """Lines are in order, and each sitting begins with its date."""
    found = Controller(played(7)).minutes()
    assert [minute.sitting for minute in found] == sorted(minute.sitting for minute in found)
    opened = [minute.sitting for minute in found if minute.message.key == "minutes.sitting"]
    assert opened == list(range(1, max(opened) + 1))


@pytest.mark.parametrize("why", e.REASONS)
def test_what_came_of_an_act_is_a_note_that_gives_the_reason(why: str) -> None:
    """A side that tried something in the evening holds a paper that says what came of it, in full sentences."""
    well = why in ("won", "written", "sent")
    (paper,) = held(Side.FIRST, e.ActTold(Side.FIRST, "appeal", (1,), well, why))
    assert isinstance(paper.body, Message)
    sentences = catalogue()

    def lookup(key: str, **params: object) -> str:
        return str(sentences[key]).format(**params)

    said = Controller(played(7)).say(paper.body, Side.FIRST, lookup)
    assert (paper.kind, paper.public) == ("act_well" if well else "act_ill", False)
    letter = paper.form == "letter"
    assert letter == (why in FROM_MEDIATOR)
    assert ("Ask the Abbot to press them" in said) != letter
    assert (re.search(r"\bI\b", said) is not None) == letter
    assert isinstance(paper.headline, Message)
    assert paper.headline.key in sentences


def test_a_text_that_failed_says_by_what() -> None:
    """The letter that tells of a failed text says whether the marks or the table undid it, and no more."""
    for overtaken, key in ((True, "reason.failed.overtaken"), (False, "reason.failed.marks")):
        (paper,) = held(Side.FIRST, e.TextFailed(0, overtaken))
        assert paper.why is not None
        assert paper.why.key == key


REAL_PAPER = """press:
  - {id: gull, name: The Gull, place: Northam, fact: {mark: documented, sources: [NONE]}}
events:
"""


@pytest.mark.parametrize(("more", "words"), [("", "documented"), (", fact: {mark: invented}", "invented")])
def test_a_real_paper_may_tell_invented_words(more: str, words: str) -> None:
    """The words of a slant stand where its own `fact` says, and where the paper's does when it has none."""
    text = harbour().replace("events:\n", REAL_PAPER, 1)
    at = text.index("    form:", text.index(REAL_PAPER))
    told = f"    slants:\n      - {{paper: gull, headline: Rain, body: It rains.{more}}}\n"
    known = load_text(text[:at] + told + text[at:], "press").scenario
    assert known is not None
    spec = next(one for one in known.events if one.slants)
    ((slant,),) = (
        one.slants for one in papers(known, Side.FIRST, "council", (e.SittingOpened(1), e.EventFired(None, spec.id)))
    )
    assert (slant.note.mark, slant.words.mark) == ("documented", words)
