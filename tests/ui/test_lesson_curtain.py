"""A lesson without cards: what is private is chosen behind the curtain, and no page speaks of cards or codes."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom.lesson import CARDS, CURTAIN, PRIVATE, beats_of
from game.classroom.plan import plan_for
from game.engine import actions as a
from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Role, dump, walk
from game.ui.lesson import FIRST_VISIT, LONGEST, Class
from game.ui.scenes.lesson_cover import LessonCurtain
from game.ui.scenes.lesson_flow import scene_of
from game.ui.scenes.lesson_private import Answering, Deciding, News
from game.ui.scenes.lesson_reading import Reading
from game.views.estimates import walk_away_middle
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import STEPS, Teacher, Time, bring, lesson, step

pytestmark = pytest.mark.usefixtures("quick_disk")

CODED = {"card", "cards", "code", "codes", "digits", "copying"}
"""Words of the way with cards, in English."""
EDITION = "portsmouth-lesson"


def behind(tmp_path: Path, name: str, sitting: int = 1, scenario: str = EDITION, **more: object) -> Class:
    """A lesson without cards at an open beat."""
    return bring(lesson(services(tmp_path, scenario), scenario, private=CURTAIN, **more), name, sitting)  # type: ignore[arg-type]


def test_without_cards_a_team_is_behind_the_curtain_twice_a_sitting(tmp_path: Path) -> None:
    """Nothing is in code; each team has one visit in the morning and one in the evening, whatever there is for it. Who
    is last in an evening is last in the morning after it; who is first changes from sitting to sitting.
    """
    plan = plan_for(45, 4)
    beats = [one for one in beats_of(plan, CURTAIN) if one.sitting]
    assert "groups" in {one.name for one in beats_of(plan, CARDS)} and "groups" not in {one.name for one in beats}
    for sitting in range(1, 5):
        day = [one for one in beats if one.sitting == sitting]
        assert [one.name for one in day] == ["papers", "morning", "morning", "caucus", "table", "evening", "evening"]
        for side in BOTH_SIDES:
            assert [one.name for one in day if one.side is side] == ["morning", "evening"]
    last = [[one for one in beats if (one.name, one.sitting) == (name, n)][-1].side
            for n in range(1, 5) for name in ("morning", "evening")]  # fmt: skip
    assert last[1:-1:2] == last[2::2] and set(last[::4]) != set(last[2::4])


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
    assert {"morning", "evening", "caucus", "briefing"} <= seen
    assert at.strings.missing == {}


def test_each_letter_is_read_once_and_every_letter_is_read(tmp_path: Path) -> None:
    """Over three sittings played by keys each private paper stands on the pages of the team that holds it in one visit,
    and the answers to a cable are read in the morning after it, before the caucus.
    """
    klass = behind(tmp_path, "papers")
    at = pilot(klass.services, scene_of(klass))
    teacher, visits, read = Teacher(at, klass, offers=0), [], []
    while klass.beat.sitting < 4 and klass.beat.name != "debrief":
        beat, scene = klass.beat, at.scene
        if isinstance(scene, Reading) and beat.side is not None:
            visits.append((beat.side, beat))
            read += [(beat.side, str(one.headline), one.sitting, beat) for one in scene.papers()]
        if at.scene.id == "lesson_evening" and beat.side is not None:
            cables = [one for one in klass.controller.legal(beat.side).instruments
                      if one.id == "cable" and not one.refused and one.articles]  # fmt: skip
            if cables:
                at.use("act.cable").use(f"aim.{cables[0].articles[0]}")
        if beat.name == "caucus":
            for side in BOTH_SIDES:
                held = [one for one in klass.controller.papers(side) if not one.public]
                assert {(side, str(one.headline), one.sitting) for one in held} <= {one[:3] for one in read}
        teacher.step(at.scene)
    for side, headline, day, beat in read:
        assert {one[3] for one in read if one[:3] == (side, headline, day)} == {beat}, (headline, day)
    assert len(visits) > 2 and any(beat.sitting == 3 for _, beat in visits)


def test_who_is_last_in_the_evening_answers_for_tomorrow_there(tmp_path: Path) -> None:
    """What tomorrow asks the last team is asked in its visit, after its act; in the morning the other one answers, and
    what came for both is read at once.
    """
    klass = behind(tmp_path, "papers")
    at = pilot(klass.services, scene_of(klass))
    teacher, ahead = Teacher(at, klass, offers=0), 0
    while klass.beat.sitting and not klass.controller.over:
        beat = klass.beat
        if at.scene.id == "lesson_answer" and beat.name == "evening":
            ahead += 1
            assert klass.ahead and beat.side is not None and klass.controller.legal(beat.side).choices
        if beat.name == "morning" and beat.sitting > 1 and klass.lesson.open:
            order = [one.side for one in klass.lesson.beats if (one.name, one.sitting) == (beat.name, beat.sitting)]
            assert not klass.controller.legal(order[1] or Side.FIRST).choices
        teacher.step(at.scene)
    assert ahead


def test_who_is_last_in_the_evening_waits_as_long_whether_or_not_tomorrow_asks_it(tmp_path: Path) -> None:
    """Its act is not the end of its visit: it is done at once, and the same bar is waited for on the page after it,
    which asks or says that the act has been taken. A key pressed from habit does nothing.
    """
    klass = behind(tmp_path, "evening")
    step(klass)
    klass.lesson = replace(klass.lesson, open=True)
    side, seen = klass.beat.side, set()
    assert side is not None and klass.last_tonight
    for sitting in (1, 2, 3):
        at = pilot(klass.services, scene_of(klass))
        while isinstance(at.scene, News):
            at.use("class.on")
        assert isinstance(at.scene, Deciding) and at.focused == "act.save"
        at.press("confirm")
        assert klass.controller.legal(side).evening
        at.wait(2000).use("class.on")
        assert not klass.controller.legal(side).evening and klass.beat.name == "evening"
        seen.add(at.scene.id)
        for event, answers in klass.controller.legal(side).choices:
            at.use(f"answer.{event}.{answers[0]}")
        assert not at.node("class.on").enabled
        at.wait(klass.least() * 1000 - 4000)
        assert not at.node("class.on").enabled
        at.wait(4000).use("class.on")
        assert klass.beat.name == ("papers" if sitting < 3 else "debrief")
        if sitting < 3:
            bring(klass, "evening", sitting + 1)
            step(klass)
            klass.lesson = replace(klass.lesson, open=True)
            side = klass.beat.side
            assert side is not None
    assert seen == {"lesson_answer", "lesson_evening"}


def test_the_room_sees_the_same_whatever_is_chosen_behind_the_curtain(tmp_path: Path) -> None:
    """Two lessons of one number in which one team telegraphs home every evening, or saves its influence: until a
    capital's answer moves what is public, every cover, every length and every beat is the same.
    """
    seen = []
    for telegraphs in (False, True):
        klass = lesson(services(tmp_path / str(telegraphs), EDITION), EDITION, "2KCA2-P", chance="5", private=CURTAIN,
                       now=Time())  # fmt: skip
        told = []
        while klass.beat.sitting < 2:
            if not klass.lesson.open:
                told.append((klass.beat, klass.least(), dump(pilot(klass.services, scene_of(klass)).tree())))
            if (klass.beat.name, klass.beat.side, klass.lesson.open) == ("evening", Side.FIRST, True) and telegraphs:
                tool = next(one for one in klass.controller.legal(Side.FIRST).instruments if one.id == "cable")
                assert klass.controller.submit(Side.FIRST, a.PlayInstrument("cable", (tool.articles[0],))) is None
            step(klass)
        told.append((klass.beat, klass.least(), dump(pilot(klass.services, scene_of(klass)).tree())))
        seen.append(told)
    assert seen[0] == seen[1] and len(seen[0]) > 9


def test_a_team_for_which_the_computer_sits_in_has_no_visits(tmp_path: Path) -> None:
    """Everybody knows who is absent: nobody waits before an empty screen, and the other team's visits are the same."""
    klass = behind(tmp_path, "papers")
    assert klass.take_over(Side.SECOND, computer=True) is None
    seen = []
    while klass.beat.sitting < 3 and not klass.controller.over:
        if klass.lesson.open and klass.beat.name in PRIVATE:
            seen.append((klass.beat.sitting, klass.beat.name, klass.beat.side))
        step(klass)
        assert klass.beat.side is not Side.SECOND
    assert seen == [(n, name, Side.FIRST) for n in (1, 2) for name in ("morning", "evening")]


def test_the_answer_that_was_chosen_is_given(tmp_path: Path) -> None:
    """Not before the curtain comes down, and then the one that was picked. The number keys pick, and Enter then is on
    the button.
    """
    klass = behind(tmp_path, "morning")
    while not klass.controller.legal(klass.beat.side or Side.FIRST).choices:
        step(klass)
        klass.lesson = replace(klass.lesson, open=True)
    side = klass.beat.side
    assert side is not None
    (event, answers), *_ = klass.controller.legal(side).choices
    at = pilot(klass.services, scene_of(klass))
    assert isinstance(at.scene, Answering)
    at.press("choice_2").press("choice_1")
    assert at.scene.picked == {event: answers[0]} and at.app.screen().focus == "class.on"
    assert klass.controller.legal(side).choices
    at.wait(klass.least() * 1000 + 200).press("confirm")
    given = [one.question.answered for one in klass.controller.papers(side) if one.question]
    assert answers[0] in given


def test_a_team_reads_what_its_home_government_asks_for(tmp_path: Path) -> None:
    """Every morning both teams: influence, standing, what no treaty is worth to the nearest ten, and each line that is
    not as the sheets have it, with how hard it is now.
    """
    klass = behind(tmp_path, "evening")
    side = klass.beat.side
    assert side is not None
    moved: set[tuple[Side, int]] = set()
    for _ in range(STEPS):
        if klass.beat.name == "debrief":
            break
        side = klass.beat.side
        if klass.lesson.open and side is not None and klass.beat.name == "morning":
            at = pilot(klass.services, scene_of(klass))
            while klass.controller.legal(side).choices:
                for event, answers in klass.controller.legal(side).choices:
                    klass.controller.submit(side, a.Choose(event, answers[0]))
            at = pilot(klass.services, scene_of(klass))
            view, told = klass.controller.view(side), at.text()
            nearest = (walk_away_middle(view) + 5) // 10 * 10
            assert at.strings.text("class.own_walk_away", n=nearest) in told
            for n, (before, now) in enumerate(zip(view.card.lines, view.own.mandate, strict=True)):
                assert now is not None or before is None
                if now is not None and before != (now.option, now.kind):
                    moved.add((side, n))
                    assert at.strings.text(f"kind.{now.kind}") in told
        step(klass)
    assert {side for side, _ in moved} == set(BOTH_SIDES)


def test_an_act_of_the_evening_is_chosen_aimed_and_done(tmp_path: Path) -> None:
    """An act wants what it is about; it is done when the curtain comes down, and costs what it said."""
    klass = behind(tmp_path, "evening")
    side = klass.beat.side
    assert side is not None
    tool = next(one for one in klass.controller.legal(side).instruments if one.articles and one.most == 1)
    at = pilot(klass.services, scene_of(klass))
    assert isinstance(at.scene, Deciding)
    number = 1 + [one.id for one in klass.shown.instruments].index(tool.id)
    assert at.node(f"act.{tool.id}").label.startswith(f"{number}  ") and at.node("act.save").label.startswith("0  ")
    at.wait(klass.least() * 1000 + 200).press(f"choice_{number}").press("choice_0")
    assert at.scene.act == "save"
    at.press(f"choice_{number}")
    assert at.focused == f"aim.{tool.articles[0]}"
    assert not at.node("class.on").enabled and at.node("class.why").label == at.strings.text("evening.aim")
    own = klass.controller.view(side).own
    assert at.strings.text("evening.terms", n=tool.cost, influence=own.influence) in at.text()
    at.use(f"aim.{tool.articles[0]}")
    assert klass.controller.legal(side).evening and at.node("class.on").enabled
    assert at.scene.acts()[0] == a.PlayInstrument(tool.id, (tool.articles[0],))
    before = klass.controller.moves
    at.use("class.on")
    assert klass.controller.moves > before and not klass.controller.legal(side).evening
    assert klass.beat.side is side.other


def test_a_letter_that_the_desk_went_past_is_read_in_the_evening(tmp_path: Path) -> None:
    """A team whose visit was ended at the desk before it had answered reads the letter then, with what was taken for
    its answer.
    """
    klass = bring(behind(tmp_path, "morning", 2), "evening", 2, open=False)
    side = klass.beat.side
    assert side is not None
    own = [one for one in klass.controller.papers(side) if not one.public]
    held = [one for one in own if one.question is not None and one.question.answered]
    assert held
    klass.read[side] = 0
    step(klass)
    scene = scene_of(klass)
    assert isinstance(scene, News) and {one.headline for one in held} <= {one.headline for one in scene.papers()}


@pytest.mark.parametrize("reopened", [False, True])
def test_an_evening_without_anything_new_begins_with_the_act(tmp_path: Path, reopened: bool) -> None:
    """No empty page comes before it, nor after a power cut one that holds only what was answered in the morning; and
    the visit is as long as the other team's, who reads a page before its act.
    """
    klass = behind(tmp_path, "morning")
    at = pilot(klass.services, scene_of(klass))
    teacher = Teacher(at, klass, offers=0)
    assert teacher.play(lambda scene: klass.beat.name == "evening" and klass.lesson.open)
    side, least = klass.beat.side, klass.least()
    assert side is not None
    if reopened:
        klass.read.clear()
        assert klass.private_papers(side)
    assert isinstance(scene_of(klass), Deciding)
    at = pilot(klass.services, scene_of(klass)).wait(least * 1000 - 1000)
    assert not at.node("class.on").enabled
    at.wait(1400).use("class.on")
    step(klass)
    klass.read.clear()
    other = klass.beat.side
    assert other is side.other and klass.controller.papers(other)
    reads = pilot(klass.services, News(klass, other)).wait(1000).use("class.on")
    assert isinstance(reads.scene, Deciding) and klass.least() == least
    reads.wait(least * 1000 - 2000)
    assert not reads.scene.done
    reads.wait(1600)
    assert reads.scene.done


def test_the_second_team_has_as_long_as_the_first_took(tmp_path: Path) -> None:
    """A minute at most; a first team that is quick leaves the usual time, which is the same for both. The first morning
    is shorter for both.
    """
    for took, least in ((0, 20), (40, 40), (400, LONGEST)):
        now = Time()
        klass = behind(tmp_path / str(took), "morning", scenario="harbour", now=now)
        assert klass.least() == FIRST_VISIT
        bring(klass, "morning", 2)
        assert klass.least() == 20
        now.seconds += took
        step(klass)
        assert klass.beat.name == "morning" and klass.least() == least
        step(klass)
        bring(klass, "evening", 2)
        assert klass.least() == 25


@pytest.mark.parametrize("name", ["morning", "evening"])
def test_what_is_chosen_behind_the_curtain_is_in_the_type_of_the_lesson(tmp_path: Path, name: str) -> None:
    """Six pupils stand before the screen: nothing is smaller than what the last row reads, and nothing is cut off."""
    klass = behind(tmp_path, name)
    at = pilot(klass.services, scene_of(klass))
    assert at.problems() == []
    for node in walk(at.tree()):
        if node.role is Role.TEXT and node.label and not node.id:
            assert node.look.size * at.app.scale().text >= 0.026 * at.tree().rect.h - 1, node.label


def test_orders_that_have_been_overtaken_say_how_far_they_reach_now(tmp_path: Path) -> None:
    """New orders on the railway, then a cable granted on it: read together the older paper says what holds now, the
    newer one does not, and each stands under its day.
    """
    klass = lesson(services(tmp_path, EDITION), EDITION, "2KCA2-P", private=CURTAIN, chance="5")
    at = pilot(klass.services, scene_of(klass))
    teacher, overtaken = Teacher(at, klass, offers=1), 0
    while klass.beat.name != "debrief" and not overtaken:
        side = klass.beat.side
        if at.scene.id == "lesson_evening" and side is not None:
            cables = [one for one in klass.controller.legal(side).instruments
                      if one.id == "cable" and not one.refused and one.articles]  # fmt: skip
            if cables:
                at.use("act.cable").use(f"aim.{cables[0].articles[0]}")
        if klass.beat.name == "morning" and klass.lesson.open and side is not None:
            overtaken = overtaken_on(klass, side)
        teacher.step(at.scene)
    assert overtaken


def overtaken_on(klass: Class, side: Side) -> int:
    """On a page with all that a team holds: how many papers say that their orders have been overtaken, each of which
    is one whose line is another now.
    """
    klass.read[side] = 0
    told, mandate = pilot(klass.services, News(klass, side)).text(), klass.controller.view(side).own.mandate
    page = [one for one in News(klass, side).papers() if one.line is not None]
    known = {(n, line.option) for n, line in enumerate(mandate) if line is not None}
    old = [one for one in page if one.line not in known]
    strings = klass.services.strings
    assert told.count(strings.text("class.paper_overtaken", term="")[:20]) == len(old)
    assert all(str(int(klass.shown.date(one.sitting)[-2:])) in told for one in page)
    klass.has_read(side)
    return len(old)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 768)])
@pytest.mark.parametrize("scale", [100, 200])
def test_what_is_known_of_how_things_stand_is_read_as_the_letters_are(
    tmp_path: Path, size: tuple[int, int], scale: int
) -> None:
    """Every gauge is body text, 3.5 per cent of the height, and all of it can be scrolled to."""
    klass = behind(tmp_path, "morning", 2)
    side = klass.beat.side
    assert side is not None
    at = pilot(klass.services, News(klass, side), size, scale)
    names = [track.name for track in klass.shown.tracks]
    lines = [node for node in walk(at.tree()) if any(node.label.startswith(f"{name}: ") for name in names)]
    assert len(lines) > 2 and at.problems() == []
    assert all(at.app.typesetter().pixels(node.look) >= 0.035 * size[1] for node in lines)
