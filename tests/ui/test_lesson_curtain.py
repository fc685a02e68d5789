"""A lesson without cards: what is private is chosen behind the curtain, and no page speaks of cards or codes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom.lesson import CARDS, CURTAIN, PRIVATE, beats_of
from game.classroom.plan import plan_for
from game.engine import actions as a
from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Role, walk
from game.ui.lesson import LONGEST, Class
from game.ui.scenes.lesson_cover import LessonCurtain
from game.ui.scenes.lesson_flow import scene_of
from game.ui.scenes.lesson_private import Answering, Deciding
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import Time, bring, lesson, step

pytestmark = pytest.mark.usefixtures("quick_disk")

CODED = {"card", "cards", "code", "codes", "digits", "copying"}
"""Words of the way with cards, in English."""
EDITION = "portsmouth-lesson"


def behind(tmp_path: Path, name: str, sitting: int = 1, scenario: str = EDITION, **more: object) -> Class:
    """A lesson without cards at an open beat."""
    return bring(lesson(services(tmp_path, scenario), scenario, private=CURTAIN, **more), name, sitting)  # type: ignore[arg-type]


def test_without_cards_there_are_no_groups_and_answers_come_before_reading() -> None:
    """The same beats but for the groups; what follows from the answers is read with everything else that is new."""
    plan = plan_for(45, 4)
    cards, curtain = (beats_of(plan, private) for private in (CARDS, CURTAIN))
    assert [one for one in cards if one.name != "groups"] != list(curtain)
    assert {one for one in cards if one.name != "groups"} == set(curtain)
    names = [one.name for one in curtain if one.sitting == 1]
    assert names[:5] == ["papers", "morning", "morning", "reading", "reading"]


def test_no_page_of_a_lesson_without_cards_speaks_of_cards(tmp_path: Path) -> None:
    """Every cover, every page and every button that names what comes next, over two sittings."""
    klass = lesson(services(tmp_path, EDITION), EDITION, private=CURTAIN)
    seen = set()
    while klass.beat.sitting < 3 and klass.beat.name != "debrief":
        at = pilot(klass.services, scene_of(klass))
        seen.add(klass.beat.name)
        if klass.beat.name not in ("papers", "hook"):  # these are the scenario's own words
            told = at.text().lower()
            for line in told.splitlines():
                words = set(re.findall(r"[a-z]+", line.split("'", 1)[-1]))
                assert not CODED & words, (klass.beat.name, line)
                assert "numbers" not in words or klass.beat.name == "briefing", (klass.beat.name, line)
        assert klass.beat.name != "groups"
        if klass.beat.name in PRIVATE and not klass.lesson.open:
            assert isinstance(at.scene, LessonCurtain)
        step(klass)
    assert {"morning", "reading", "evening", "caucus", "briefing"} <= seen
    assert at.strings.missing == {}


def test_each_letter_is_read_once(tmp_path: Path) -> None:
    """A paper that asked something stands where it is answered, and not again among what is read afterwards."""
    klass = behind(tmp_path, "morning")
    asked: dict[Side, set[str]] = {}
    while klass.beat.name == "morning":
        side = klass.beat.side
        assert side is not None
        klass.lesson = replace(klass.lesson, open=True)
        at = pilot(klass.services, scene_of(klass))
        questions = klass.controller.legal(side).choices
        asked[side] = {str(one.headline) for one in klass.private_papers(side) if one.question}
        for event, answers in questions:
            assert not at.node("class.on").enabled
            at.use(f"answer.{event}.{answers[0]}")
        at.wait(klass.least() * 1000 + 200).use("class.on")
        assert not klass.controller.legal(side).choices
    assert any(asked.values()), "the first morning asks somebody something"
    for _ in BOTH_SIDES:
        side = klass.beat.side
        assert klass.beat.name == "reading" and side is not None
        klass.lesson = replace(klass.lesson, open=True)
        page = pilot(klass.services, scene_of(klass))
        assert not [line for line in asked[side] if line in page.text()]
        step(klass)


def test_the_answer_that_was_chosen_is_given(tmp_path: Path) -> None:
    """Not before the curtain comes down, and then the one that was picked."""
    klass = behind(tmp_path, "morning")
    while not klass.controller.legal(klass.beat.side or Side.FIRST).choices:
        step(klass)
        klass.lesson = replace(klass.lesson, open=True)
    side = klass.beat.side
    assert side is not None
    (event, answers), *_ = klass.controller.legal(side).choices
    at = pilot(klass.services, scene_of(klass))
    assert isinstance(at.scene, Answering)
    at.use(f"answer.{event}.{answers[0]}")
    assert klass.controller.legal(side).choices
    at.wait(klass.least() * 1000 + 200).use("class.on")
    given = [one.question.answered for one in klass.controller.papers(side) if one.question]
    assert answers[0] in given


def test_an_act_of_the_evening_is_chosen_aimed_and_done(tmp_path: Path) -> None:
    """An act wants what it is about; it is done when the curtain comes down, and costs what it said."""
    klass = behind(tmp_path, "evening")
    side = klass.beat.side
    assert side is not None
    tool = next(one for one in klass.controller.legal(side).instruments if one.articles and one.most == 1)
    at = pilot(klass.services, scene_of(klass))
    assert isinstance(at.scene, Deciding)
    at.wait(klass.least() * 1000 + 200).use(f"act.{tool.id}")
    assert at.node("class.on").hint == at.strings.text("evening.aim")
    own = klass.controller.view(side).own
    assert at.strings.text("evening.terms", n=tool.cost, influence=own.influence) in at.text()
    at.use(f"aim.{tool.articles[0]}")
    assert klass.controller.legal(side).evening and at.node("class.on").enabled
    assert at.scene.acts()[0] == a.PlayInstrument(tool.id, (tool.articles[0],))
    before = klass.controller.moves
    at.use("class.on")
    assert klass.controller.moves > before and not klass.controller.legal(side).evening
    assert klass.beat.side is side.other


def test_the_second_team_has_as_long_as_the_first_took(tmp_path: Path) -> None:
    """A minute at most; a first team that is quick leaves the usual time, which is the same for both."""
    for took, least in ((0, 15), (40, 40), (400, LONGEST)):
        now = Time()
        klass = behind(tmp_path / str(took), "morning", scenario="harbour", now=now)
        assert klass.least() == 15
        now.seconds += took
        step(klass)
        assert klass.beat.name == "morning" and klass.least() == least
        step(klass)
        step(klass)
        assert klass.beat.name == "reading" and klass.least() == 15


@pytest.mark.parametrize("name", ["morning", "evening"])
def test_what_is_chosen_behind_the_curtain_is_in_the_type_of_the_lesson(tmp_path: Path, name: str) -> None:
    """Six pupils stand before the screen: nothing is smaller than what the last row reads, and nothing is cut off."""
    klass = behind(tmp_path, name)
    at = pilot(klass.services, scene_of(klass))
    assert at.problems() == []
    for node in walk(at.tree()):
        if node.role is Role.TEXT and node.label and not node.id:
            assert node.look.size * at.app.scale().text >= 0.026 * at.tree().rect.h - 1, node.label
