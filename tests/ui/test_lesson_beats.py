"""A lesson in the window: played by keyboard, reopened from disk at every beat, never going on by itself."""

import itertools
from dataclasses import replace
from pathlib import Path

import pytest

from game.classroom.calls import CALLS, READ_BACK, WORD
from game.classroom.cards import Meaning
from game.classroom.deeds import groups_of
from game.classroom.groups import SIZE, keys_for, read, understood
from game.classroom.lesson import CALLED, CARDS, CURTAIN, PRIVATE
from game.classroom.news import GRANTED, REFUSED, TEN
from game.classroom.number import Number, instructions_of
from game.classroom.protocol import protocol_html, protocol_text
from game.engine import actions as a
from game.engine.parts import Stage
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.scenario.definition import Scenario
from game.session.days import long_day
from game.ui import lesson_begin
from game.ui.describe import dump
from game.ui.lesson import Class
from game.ui.scenes import opening
from game.ui.scenes.base import Reset, Scene, Ticked
from game.ui.scenes.lesson_acts import barred
from game.ui.scenes.lesson_called import mover_of
from game.ui.scenes.lesson_cover import Cover
from game.ui.scenes.lesson_desk import Desk
from game.ui.scenes.lesson_flow import scene_of
from game.ui.scenes.parts_words import bound
from game.ui.scenes.title import Title
from tests.ui.game_hands import pilot, services
from tests.ui.lesson_hands import SAVED, Teacher, Time, bring, lesson, sign, step

pytestmark = pytest.mark.usefixtures("quick_disk")

SEEN = (
    "lesson_cover", "lesson_curtain", "lesson_hook", "lesson_briefing", "lesson_papers", "lesson_groups",
    "lesson_reading", "lesson_numbers", "lesson_caucus", "lesson_table", "lesson_ticket",
)  # fmt: skip
COURSES = (("harbour", CARDS), ("harbour", CURTAIN), ("portsmouth-lesson", CARDS))


def reopened(klass: Class) -> Cover:
    """The lesson as the title page's first button brings it back in another process."""
    with_ = services(klass.services.places.saves.parent)
    klass.services.shelf.store.close()
    latest = with_.latest()
    assert latest is not None and latest.lesson == str(klass.lesson.number)
    went = opening.resume(with_, latest.id)
    assert isinstance(went, Reset) and isinstance(went.scene, Cover), went
    with_.shelf.store.close()
    went.scene.klass.now = klass.now
    klass.services.shelf.store.claim()
    return went.scene


def played(scene: Scene) -> bool:
    """Whether the debrief has been announced or the lesson is left."""
    return isinstance(scene, Title) or (isinstance(scene, Cover) and scene.klass.beat.name == "debrief")


@pytest.mark.slow
@pytest.mark.parametrize(("scenario", "private"), COURSES)
def test_two_teams_play_a_whole_lesson_with_keys(tmp_path: Path, scenario: str, private: str) -> None:
    """From the question to the debrief, offers laid and taken at the table, and no screen says anything wrong."""
    klass = lesson(services(tmp_path, scenario), scenario, private=private)
    at = pilot(klass.services, scene_of(klass))
    teacher = Teacher(at, klass)
    assert teacher.play(played), at.text()
    assert klass.controller.over and klass.beat.name == "debrief"
    coded = ("lesson_numbers", "lesson_groups", "lesson_reading")
    assert {each for each in SEEN if each not in ("lesson_ticket", *coded)} <= set(teacher.seen)
    for name in coded:
        assert (name in teacher.seen) == (private != CURTAIN)
    for name in ("lesson_news", "lesson_evening"):
        assert (name in teacher.seen) == (private == CURTAIN)
    assert at.strings.missing == {}


def test_the_lesson_ends_with_the_ticket_and_the_title_page(tmp_path: Path) -> None:
    """After the debrief the exit ticket, after it and a question the title page."""
    klass = bring(lesson(services(tmp_path)), "ticket")
    at = pilot(klass.services, scene_of(klass))
    at.use("class.on").use("end.yes")
    assert isinstance(at.scene, Title)
    assert klass.services.latest() is None


@pytest.mark.slow
def test_every_beat_comes_back_covered_from_disk(tmp_path: Path) -> None:
    """Whatever the moment, the first button of the title page leads to the cover of the same beat."""
    klass = lesson(services(tmp_path))
    for _ in range(400):
        found = reopened(klass)
        assert (found.klass.beat, found.klass.lesson.open) == (klass.beat, False)
        assert found.drawn == (klass.beat.name == "reading")
        assert found.klass.controller.moves == klass.controller.moves
        if klass.lesson.over and klass.lesson.open:
            return
        step(klass)
    raise AssertionError("the lesson never ended")


def test_a_lesson_opens_again_with_one_key(tmp_path: Path) -> None:
    """After a power cut the teacher presses one key, and the beat is open as it was."""
    klass = bring(lesson(services(tmp_path)), "groups", 2)
    before = dump(pilot(klass.services, scene_of(klass)).tree())
    found = reopened(klass)
    at = pilot(klass.services, found)
    at.use("class.open")
    assert at.scene.id == "lesson_groups" and dump(at.tree()) == before


def test_nothing_goes_on_by_itself(tmp_path: Path) -> None:
    """Ten minutes on any screen: the same beat, open or covered as it was; only the clock's sentence may change."""
    now = Time()
    klass = lesson(services(tmp_path), now=now)
    for _ in range(400):
        scene = scene_of(klass)
        before = (klass.lesson.at, klass.lesson.open, klass.controller.moves)
        for _ in range(60):
            now.seconds += 10
            scene.handle(Ticked(10_000, {}))
        assert (klass.lesson.at, klass.lesson.open, klass.controller.moves) == before
        if klass.lesson.over and klass.lesson.open:
            return
        step(klass)
    raise AssertionError("the lesson never ended")


@pytest.mark.slow
def test_private_phases_last_as_long_for_both(tmp_path: Path) -> None:
    """The key that ends a phase waits for the same number of seconds, doubled where timers are."""
    for timers, factor in (("normal", 1), ("off", 1), ("double", 2), ("quadruple", 4)):
        klass = lesson(services(tmp_path / timers), timers=timers)
        for name in PRIVATE:
            lengths = set()
            for side in BOTH_SIDES:
                while (klass.beat.name, klass.beat.side, klass.lesson.open) != (name, side, True):
                    step(klass)
                lengths.add(klass.least())
                at = pilot(klass.services, scene_of(klass))
                assert not at.node("class.on").enabled
                at.wait(klass.least() * 1000 + 200)
                assert at.node("class.on").enabled
            assert len(lengths) == 1 and min(lengths) % factor == 0


def test_an_answered_question_does_not_come_back(tmp_path: Path) -> None:
    """Private papers are what is new since the last ones, also where the desk went on. After a power cut no question of
    the day before comes back that was answered.
    """
    klass = bring(lesson(services(tmp_path)), "reading", 1)
    side = klass.beat.side
    assert side is not None
    asked = [paper for paper in klass.private_papers(side) if paper.question is not None]
    bring(klass, "reading", 2)
    while klass.beat.side is not side:
        step(klass)
    klass.lesson = replace(klass.lesson, open=True)
    fresh = klass.private_papers(side)
    known = klass.read[side]
    assert known == sum(not one.public for one in klass.controller.papers(side, 1) if not one.at_table) or known > 0
    assert not {one.headline for one in asked if one.question} & {one.headline for one in fresh}
    klass.read.clear()
    for paper in klass.private_papers(side):
        assert paper.sitting == 2 or paper.question is None or not paper.question.answered


def test_the_curtain_is_deaf_at_first_and_wants_a_held_key(tmp_path: Path) -> None:
    """A key pressed by habit lifts nothing, however often."""
    klass = bring(lesson(services(tmp_path)), "reading", open=False)
    at = pilot(klass.services, scene_of(klass))
    for _ in range(20):
        at.press("confirm").press("next")
    assert at.scene.id == "lesson_curtain" and not klass.lesson.open
    for _ in range(3):
        at.wait(2000).press("proceed")
        assert at.scene.id == "lesson_curtain" and not klass.lesson.open
    at.wait(600).hold("confirm", 1000)
    assert at.scene.id == "lesson_reading"


# Numbers


def _entry(klass: Class, name: str) -> tuple[Side, str]:
    bring(klass, name)
    assert klass.beat.side is not None
    return klass.beat.side, name


def test_numbers_that_are_not_on_the_card_are_typed_again(tmp_path: Path) -> None:
    """The room sees that they are not on the card, and nothing is sent until they are."""
    klass = lesson(services(tmp_path))
    side, name = _entry(klass, "evening")
    at = pilot(klass.services, scene_of(klass))
    code = klass.card(side).row(1, name).code_for(SAVED)
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)
    at.focus("numbers.box").type(wrong)
    which = at.strings.text("class.number_3")
    assert at.node("numbers.word").label == at.strings.text("class.numbers_wrong", which=which)
    at.wait(11_000).use("class.on")
    assert at.scene.id == "question" and not klass.controller.view(side).own.evening.chosen
    at.use("question.no")
    at.use("digit.clear").focus("numbers.box").type(code)
    assert at.node("numbers.word").label == at.strings.text("class.numbers_taken")
    at.wait(11_000).use("class.on")
    assert klass.controller.view(side).own.evening.chosen


@pytest.mark.parametrize("first", [True, False])
def test_numbers_may_be_typed_again_until_something_is_shown(tmp_path: Path, first: bool) -> None:
    """From the cover that follows, of either team's numbers: they are entered anew, and then there is no way back."""
    klass = bring(lesson(services(tmp_path)), "evening")
    side = klass.beat.side
    if not first:
        step(klass)
        klass.go_on()
        side = klass.beat.side
    assert side is not None
    tool = next(one for one in klass.controller.legal(side).instruments if one.kind == "cable" and one.articles)
    at = pilot(klass.services, scene_of(klass))
    card = klass.card(side).row(1, "evening")
    at.focus("numbers.box").type(card.code_for(SAVED)).wait(11_000).use("class.on").use("class.again")
    assert at.scene.id == "lesson_numbers" and klass.beat.side is side
    assert not klass.controller.view(side).own.evening.chosen
    says = (Meaning("act", 0, tool.id), Meaning("article", tool.articles[0]), Meaning("nothing"))
    at.focus("numbers.box").type(card.code_for(says)).wait(11_000).use("class.on")
    assert tool.id in [use.instrument for use in klass.controller.view(side).own.uses] or (
        klass.controller.view(side).own.evening.instrument == tool.id
    )
    klass.go_on()
    assert klass.may_enter_again is None


@pytest.mark.parametrize("first", [True, False])
def test_numbers_typed_again_are_a_line_of_the_minutes(tmp_path: Path, first: bool) -> None:
    """One line, of nobody's act and without a figure, at the sitting it belongs to; the day that had begun is gone from
    the minutes, kept as text and as a page, until it begins again.
    """
    klass = bring(lesson(services(tmp_path)), "evening")
    if not first:
        step(klass)
        klass.go_on()
    before = [line.message.key for line in klass.controller.minutes()]
    step(klass)
    assert (len(klass.controller.days()) == 1) == first
    assert klass.enter_again() is None
    after = klass.controller.minutes()
    assert [line.message.key for line in after] == [*before, "minutes.directed.rewind"]
    assert (after[-1].sitting, after[-1].by) == (1, None) and len(klass.controller.days()) == 1
    t = klass.services.strings.text
    said = klass.controller.say(after[-1].message, None, t)
    assert said == t("minutes.directed.rewind") and not any(letter.isdigit() for letter in said)
    text, page = protocol_text(klass.controller, t), protocol_html(klass.controller, t)
    assert text.count(said) == page.count(said) == 1
    second = t("protocol.sitting", n=2, date=long_day(t, klass.shown.date(2)))
    assert second not in text and second not in page
    bring(klass, "papers", 2)
    lines = [line.message.key for line in klass.controller.minutes(1)]
    assert lines.count("minutes.directed.rewind") == 1
    assert "minutes.directed.rewind" not in [line.message.key for line in klass.controller.minutes(2)]
    assert second in protocol_text(klass.controller, t)


@pytest.mark.parametrize(("name", "key"), [("morning", "class.asked_1"), ("evening", "class.part_1")])
def test_each_number_says_what_it_is_for(tmp_path: Path, name: str, key: str) -> None:
    """In the morning the three numbers answer questions, in the evening the first is an act, as on the card."""
    klass = bring(lesson(services(tmp_path)), name)
    at = pilot(klass.services, scene_of(klass))
    assert at.strings.text(key) in at.text()


def test_digits_may_be_clicked(tmp_path: Path) -> None:
    """The pad on the screen types as the keys do, and rubs out."""
    klass = bring(lesson(services(tmp_path)), "morning")
    at = pilot(klass.services, scene_of(klass))
    for digit in "4730":
        at.click(f"digit.{digit}")
    at.click("digit.rub")
    assert [at.node(f"numbers.{n}").label for n in (1, 2, 3)] == ["47 3", "__ _", "__ _"]


def test_no_entry_after_time_is_the_quiet_act(tmp_path: Path) -> None:
    """The teacher calls time: influence is saved, and the next team's numbers are announced."""
    klass = lesson(services(tmp_path))
    side, _ = _entry(klass, "evening")
    at = pilot(klass.services, scene_of(klass))
    at.wait(11_000).use("class.on")
    evening = klass.controller.view(side).own.evening
    assert evening.chosen and evening.instrument is None
    assert klass.beat.side is side.other and not klass.lesson.open


def test_an_act_is_done_and_its_result_comes_as_groups(tmp_path: Path) -> None:
    """A cable sent by numbers on one evening is answered in the code groups of the next day, and in no public word."""
    klass = lesson(services(tmp_path))
    side, name = _entry(klass, "evening")
    legal = klass.controller.legal(side)
    tool = next(one for one in legal.instruments if one.kind == "cable" and one.articles)
    says = (Meaning("act", 0, tool.id), Meaning("article", tool.articles[0]), Meaning("nothing"))
    at = pilot(klass.services, scene_of(klass))
    at.focus("numbers.box").type(klass.card(side).row(1, name).code_for(says))
    at.wait(11_000).use("class.on")
    assert klass.controller.view(side).own.evening.instrument == tool.id
    bring(klass, "groups", 2)
    plain = read(groups_of(klass.lesson, klass.controller, side), keys_for(klass.lesson.number, "harbour", side, 2))
    assert plain is not None
    told = [one for one in understood(plain).news if one.sign // TEN in (GRANTED, REFUSED)]
    assert [one.where // TEN for one in told] == [tool.articles[0] + 1]


# The table


def test_the_table_takes_what_is_called_out(tmp_path: Path) -> None:
    """An offer with its terms, linked and in a tone; the answer; positions; a line for the minutes."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    at = pilot(klass.services, scene_of(klass))
    first = klass.common.to_move
    assert first is not None and first.side is not None
    at.use("call.state").use("starter.2").focus("state.text").type("the quay").use("state.pass")
    at.use("call.offer").focus("terms.0").press("right", 2).focus("terms.1").press("right", 1)
    at.use("terms.linked").focus("terms.tone").press("right", 1).use("called.do").use("called.do")
    offer = klass.common.desks.of(first.side).offer
    assert offer is not None and offer.terms == ((0, 1), (1, 0)) and offer.linked and offer.tone == "firm"
    assert any(line.message.key == "minutes.statement" for line in klass.controller.minutes(2))
    at.use("call.accept").use("called.do")
    assert klass.common.matters[0].settled == 1 and klass.common.matters[1].settled == 0


def test_an_offer_may_be_subject_to_the_capital_and_give_an_article_up(tmp_path: Path) -> None:
    """Called out, entered, and read off the table by all: openly subject to the capital; an article given up."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    at = pilot(klass.services, scene_of(klass))
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None
    at.use("call.offer").focus("terms.0").press("right", 2).focus("terms.subject").press("confirm")
    at.use("called.do").use("called.do")
    offer = klass.common.desks.of(side).offer
    assert offer is not None and offer.ad_referendum and not offer.linked
    assert at.strings.text("answer.adref") in at.text()
    at.use("call.not_now").use("called.do")
    for _ in range(12):
        mover = klass.common.to_move and klass.common.to_move.side
        if klass.beat.name != "table" or mover is None:
            bring(klass, "table", klass.beat.sitting + 1)
            continue
        own = klass.controller.legal(mover).withdraw
        if own:
            break
        klass.act(mover, a.LayOffer(((klass.controller.view(mover).seat.open_articles()[-1], 0),)))
        if klass.controller.legal(mover.other).answer:
            klass.act(mover.other, a.Answer("decline", (), "not_now"))
    at = pilot(klass.services, scene_of(klass))
    article = own[0]
    other = next(n for n in klass.controller.view(mover).seat.open_articles() if n != article)
    at.use("call.offer").focus(f"terms.{other}").press("right", 1).focus(f"terms.{article}").press("left", 1)
    given = at.strings.text("class.give_up_which", side="", articles="").split(".")[0]
    assert given in at.text(), "the form says which articles may be given up in return"
    at.press("right", 9).use("called.do").use("called.do")
    laid = klass.common.desks.of(mover).offer
    assert laid is not None and laid.withdraws == (article,) and laid.linked
    named = bound(at.strings.text("print.article", n=article + 1, name=klass.shown.articles[article].short))
    assert ascii(at.strings.text("answer.withdraws", article=named)).strip("'") in at.text()


def test_a_refused_offer_stands_as_it_was_entered(tmp_path: Path) -> None:
    """Rows in the file's order, an initialled one only on demand and marked; what cannot be laid says why before it is
    read back, and keeps every term; folded again, settled articles are out of the offer.
    """
    klass = bring(lesson(services(tmp_path)), "table", 2)
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None and klass.act(side, a.LayOffer(((0, 1),))) is None
    assert klass.act(side.other, a.Answer("accept")) is None
    at = pilot(klass.services, scene_of(klass))
    at.use("call.offer")
    assert "#terms.0" not in at.text() and at.text().index("#terms.tone") < at.text().index("#terms.settled")
    at.use("terms.settled")
    assert at.focused == "terms.0"
    assert at.strings.text("public.settled", option="").strip(" .") in at.node("terms.0").label
    at.focus("terms.0").press("right", 1).focus("terms.1").press("right", 1).use("called.do")
    assert at.scene.id == "lesson_terms" and not at.node("called.do").enabled
    assert at.strings.text("refusal.reopen_needs_link") == at.node("called.do").hint
    assert at.node("terms.1").value.startswith("a: ") and at.node("terms.0").value.startswith("a: ")
    at.use("terms.settled")
    assert "#terms.0" not in at.text() and at.node("called.do").enabled


def test_the_key_that_goes_on_enters_nothing_at_the_table(tmp_path: Path) -> None:
    """On an open table the focus lies on the sentence of whose turn it is; pressed however often, the key does nothing.
    On the page that asks once more it lies on Back.
    """
    klass = bring(lesson(services(tmp_path)), "table", 2)
    at = pilot(klass.services, scene_of(klass))
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None
    at.press("confirm", 3)
    assert at.scene.id == "lesson_table" and klass.common.desks.of(side).offer is None
    assert klass.act(side, a.LayOffer(((0, 1), (1, 0)))) is None
    at = pilot(klass.services, scene_of(klass))
    at.press("confirm", 3)
    assert all(klass.common.matters[n].open for n in (0, 1))
    at.use("call.accept").press("confirm", 4)
    assert at.scene.id == "lesson_table" and all(klass.common.matters[n].open for n in (0, 1))


def test_four_articles_that_are_not_linked_are_not_read_back(tmp_path: Path) -> None:
    """While the offer is made up the page says how many articles may stand in it, and opens again once it is linked."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    at = pilot(klass.services, scene_of(klass))
    at.use("call.offer")
    for n in range(3):
        assert at.strings.text("class.offer_limit", do="", limit=3, n=n).strip() in at.text()
        at.focus(f"terms.{n}").press("right", 1)
    said = at.strings.text("refusal.too_many_articles", limit=3)
    assert at.node("called.do").enabled and said not in at.text()
    at.focus("terms.3").press("right", 1)
    assert not at.node("called.do").enabled and at.node("called.do").hint == said
    assert at.text().count(said) > 1, "it stands on the page too, not only at the button"
    at.focus("terms.linked").press("confirm")
    assert at.node("called.do").enabled and said not in at.text()


def test_an_offer_and_what_is_accepted_of_it_are_read_back(tmp_path: Path) -> None:
    """Articles, how it is laid, the tone; then all that would be accepted, or that part alone; nothing before Yes."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    at = pilot(klass.services, scene_of(klass))
    t, side = at.strings.text, klass.common.to_move and klass.common.to_move.side
    assert side is not None
    terms = [klass.shown.articles[n].options[option].name for n, option in ((0, 1), (1, 0))]
    at.use("call.offer").focus("terms.0").press("right", 2).focus("terms.1").press("right", 1)
    at.focus("terms.tone").press("right", 1).use("called.do")
    assert at.scene.id == "lesson_sure" and klass.common.desks.of(side).offer is None
    for said in (*terms, t("answer.separable"), t("tone.firm")):
        assert said in at.text(), said
    at.press("confirm")
    assert at.scene.id == "lesson_terms" and at.node("terms.0").value.startswith("b: ")
    at.use("called.do").use("called.do")
    assert at.scene.id == "lesson_table" and klass.common.desks.of(side).offer is not None
    at.use("call.accept")
    assert at.scene.id == "lesson_sure" and all(said in at.text() for said in terms)
    at.use("called.back").use("call.part").focus("part.1").press("confirm").use("called.do")
    assert at.scene.id == "lesson_sure" and terms[1] in at.text() and terms[0] not in at.text()
    at.use("called.do")
    assert at.scene.id == "lesson_table" and klass.common.matters[1].settled == 0 and klass.common.matters[0].open


def test_what_was_entered_last_at_the_table_is_taken_back(tmp_path: Path) -> None:
    """At the desk, once, with a line of the minutes; the offer lies there again and waits for its answer."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None and not pilot(klass.services, Desk(klass)).node("desk.take_back").enabled
    assert klass.act(side, a.LayOffer(((0, 1),))) is None
    before = [line.message.key for line in klass.controller.minutes(2)]
    assert klass.act(side.other, a.Answer("accept")) is None and not klass.common.matters[0].open
    at = pilot(klass.services, Desk(klass))
    at.use("desk.take_back")
    assert at.scene.id == "lesson_table" and klass.common.matters[0].open
    assert klass.controller.legal(side.other).answer
    after = [line.message.key for line in klass.controller.minutes(2)]
    assert after == [*before, "minutes.directed.rewind"]
    assert klass.not_taken_back == "none" and klass.take_back() is None
    assert [line.message.key for line in klass.controller.minutes(2)] == after


@pytest.mark.parametrize("closing", [False, True])
def test_what_was_entered_last_is_taken_back_after_a_power_cut(tmp_path: Path, closing: bool) -> None:
    """The machine dies after a call, or after the table was closed: at the desk it is taken back all the same."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None and klass.act(side, a.LayOffer(((0, 1),))) is None
    moves = klass.controller.moves
    if closing:
        klass.close_table()
    else:
        assert klass.act(side.other, a.Answer("accept")) is None and not klass.common.matters[0].open
    assert klass.controller.moves > moves
    found = reopened(klass).klass
    assert not found.not_taken_back
    at = pilot(found.services, Desk(found))
    at.use("desk.take_back")
    assert found.beat.name == "table" and found.controller.legal(side.other).answer
    assert found.common.matters[0].open and found.not_taken_back == "none"
    assert found.lesson.last is None


def test_a_power_cut_in_the_midst_of_a_call_leaves_the_way_back(tmp_path: Path) -> None:
    """The game has the call, the lesson's file only that one was begun; of one that the game never had nothing is
    left.
    """
    klass = bring(lesson(services(tmp_path)), "table", 2)
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None
    klass._begins(CALLED)
    assert reopened(klass).klass.lesson.last is None
    klass._begins(CALLED)
    assert klass.controller.submit(side, a.LayOffer(((0, 1),))) is None
    found = reopened(klass).klass
    assert not found.not_taken_back and found.take_back() is None
    assert found.controller.view(side.other).seat.against is None


def test_numbers_may_be_typed_again_after_a_power_cut(tmp_path: Path) -> None:
    """Those entered last, as long as nothing has been opened since; whether or not they did anything."""
    klass = bring(lesson(services(tmp_path)), "evening", 1)
    side = klass.beat.side
    step(klass)
    found = reopened(klass).klass
    assert found.may_enter_again is side is not None
    assert found.enter_again() is None and found.beat.side is side and found.lesson.open
    step(found)
    found.go_on()
    assert found.may_enter_again is None and found.lesson.last is None


def test_what_the_room_has_learnt_by_it_is_not_taken_back(tmp_path: Path) -> None:
    """A signature, and anything before the next page was opened or another thing was done; the desk says why."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None and klass.act(side, a.LayOffer(((0, 1),))) is None and not klass.not_taken_back
    klass.go_on()
    assert klass.not_taken_back == "gone"
    at = pilot(klass.services, Desk(klass))
    assert at.node("desk.take_back").hint == at.strings.text("class.desk_take_back_gone")
    bring(klass, "table", 3)
    assert klass.not_taken_back == "none"
    other = bring(lesson(services(tmp_path / "other")), "table", 2)
    sign(other, {0: 2, 1: 2, 2: 1, 3: 0})
    at = pilot(other.services, Desk(other))
    assert other.not_taken_back == "over"
    assert at.node("desk.take_back").hint == at.strings.text("class.desk_take_back_over")


def stand_ins(klass: Class) -> list[str]:
    """What is called out, one after another, until a table on which everything may be asked for has been asked."""
    return [name for name in CALLS if name != WORD and not barred(klass, _mover(klass), name)]


def _mover(klass: Class) -> Side:
    side = mover_of(klass)
    assert side is not None
    return side


def test_whatever_gives_something_up_is_asked_for_once_and_a_habitual_key_does_nothing(tmp_path: Path) -> None:
    """Every call that is open, on a fresh table and on one where an offer lies: nothing is done before Yes, No has the
    focus, and what it does is said. Positions and a line for the minutes have a page of their own.
    """
    assert set(CALLS) - set(READ_BACK) == {"present", WORD}
    klass = bring(lesson(services(tmp_path)), "table", 2)
    seen = set()
    for _ in range(2):
        at, side = pilot(klass.services, scene_of(klass)), _mover(klass)
        for name in stand_ins(klass):
            before = klass.controller.moves
            at.use(f"call.{name}")
            if at.scene.id == "lesson_sure":
                seen.add(name)
                assert at.focused == "called.back" and at.strings.text(f"class.sure.{name}") in at.text(), name
                at.press("confirm")
            else:
                at.use("called.back")
            assert at.scene.id == "lesson_table" and klass.controller.moves == before, name
        klass.act(side, a.LayOffer(((0, 1), (1, 0))))
    assert {"adjourn", "accept", "reserve", "price", "not_now"} <= seen
    assert at.strings.missing == {}


@pytest.mark.parametrize("name", ["adjourn", "reserve", "price", "not_now", "accept", "take_back", "train", "need"])
def test_what_was_asked_for_and_done_is_taken_back_at_the_desk(tmp_path: Path, name: str) -> None:
    """By Yes it is done; at the desk it is taken back at once, the table is what it was before."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    side = _mover(klass)
    if name != "adjourn" and name != "train":
        assert klass.act(side, a.LayOffer(((0, 1), (1, 0)))) is None
    if name in ("take_back", "need"):
        assert klass.act(side.other, a.Answer("decline" if name == "need" else "reserve", (), "price" if name == "need"
                         else "")) is None  # fmt: skip
        if _mover(klass) is not side:
            assert klass.act(side.other, a.Adjourn()) is None
    assert not barred(klass, _mover(klass), name)
    at = pilot(klass.services, scene_of(klass))
    before, stood = dump(at.tree()), klass.common
    at.use(f"call.{name}")
    if at.scene.id == "lesson_over":
        at.press("confirm").use("called.do")
    at.use("called.do")
    assert at.scene.id == "lesson_table" and klass.common != stood, name
    at = pilot(klass.services, Desk(klass))
    at.use("desk.take_back")
    assert at.scene.id == "lesson_table" and _table(dump(at.tree())) == _table(before)


def _table(said: str) -> list[str]:
    """A table as it is seen, but for the minutes, which say that the lesson went back."""
    return [line for line in said.splitlines() if "call." in line or "table.turn" in line]


def test_a_table_is_closed_once_that_was_asked_for_and_opens_again(tmp_path: Path) -> None:
    """The turns that are lost and the offer that counts as declined are said; No leaves it open. After Yes one step
    back opens it again, with the offer, until the next page has been opened.
    """
    klass = bring(lesson(services(tmp_path)), "table", 2)
    side = _mover(klass)
    assert klass.act(side, a.LayOffer(((0, 1),))) is None
    at = pilot(klass.services, scene_of(klass))
    at.use("class.on")
    named = klass.shown.sides.of(side.other).name
    assert at.scene.id == "lesson_sure" and at.focused == "called.back"
    assert at.strings.text("class.sure.close_offer", side=named) in at.text()
    at.press("confirm", 2)
    assert at.scene.id == "lesson_table" and klass.common.stage is not Stage.EVENING
    at.use("class.on").use("called.do")
    assert at.scene.id == "lesson_cover" and klass.common.stage is Stage.EVENING
    at.use("class.back")
    assert at.scene.id == "lesson_table" and _mover(klass) is side.other
    assert klass.controller.legal(side.other).answer and klass.lesson.open
    at.press("menu").wait(600).hold("confirm", 1000).use("desk.on")
    assert at.scene.id == "lesson_sure"
    at.use("called.do")
    assert at.scene.id == "lesson_cover" and not klass.not_taken_back
    desk = pilot(klass.services, Desk(klass))
    desk.use("desk.back")
    assert desk.scene.id == "lesson_table" and klass.controller.legal(side.other).answer
    klass.close_table()
    klass.go_on()
    assert klass.not_taken_back == "gone"


def test_what_closed_the_table_itself_is_taken_back(tmp_path: Path) -> None:
    """The last turn of a day: the table has risen, its cover has come, and the last call can still be taken back."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    for _ in range(20):
        legal = klass.controller.legal(_mover(klass))
        last = _mover(klass)
        klass.act(last, a.Answer("decline", (), "not_now") if legal.answer else a.Adjourn())
        if klass.common.stage is Stage.EVENING:
            break
    assert mover_of(klass) is None and klass.beat.name == "table" and not klass.not_taken_back
    klass.go_on()
    assert klass.beat.name == "evening" and not klass.lesson.open and not klass.not_taken_back
    pilot(klass.services, Desk(klass)).use("desk.take_back")
    assert klass.beat.name == "table" and klass.lesson.open and mover_of(klass) is last


def test_what_an_absent_team_answered_is_not_taken_back(tmp_path: Path) -> None:
    """The computer's answer has been heard; the desk says so."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    side = _mover(klass)
    assert klass.take_over(side.other, computer=True) is None
    assert klass.act(side, a.LayOffer(((0, 1),))) is None
    assert klass.not_taken_back == "known" and klass.take_back() is None
    at = pilot(klass.services, Desk(klass))
    assert at.node("desk.take_back").hint == at.strings.text("class.desk_take_back_known")


def test_the_table_says_how_many_turns_are_left(tmp_path: Path) -> None:
    """For both sides, after every turn one less; before the last one, that an offer would stand over."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    names = [klass.shown.sides.of(side).name for side in BOTH_SIDES]
    for _ in range(20):
        mover = klass.common.to_move and klass.common.to_move.side
        assert mover is not None
        at = pilot(klass.services, scene_of(klass))
        first, second = (klass.common.desks.of(side).turns for side in BOTH_SIDES)
        if first + second == 1:
            assert at.strings.text("class.table_last_turn", do="").strip() in at.text()
            return
        told = at.strings.text("class.table_turns", do="", first=names[0], n=first, second=names[1], m=second)
        assert told.strip() in at.text()
        legal = klass.controller.legal(mover)
        klass.act(mover, a.Answer("decline", (), "not_now") if legal.answer else a.Adjourn())
    raise AssertionError("the last turn never came")


def test_an_offer_laid_now_is_spoken_of_only_where_one_may_be_laid(tmp_path: Path) -> None:
    """With one turn left: who answers reads whose it is; who is asked to sign reads of no turn and of no offer."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    package = a.LayOffer(((0, 2), (1, 2), (2, 1), (3, 0)), linked=True)
    seen = []
    for _ in range(40):
        mover, left = _mover(klass), sum(klass.common.desks.map(lambda desk: desk.turns))
        legal = klass.controller.legal(mover)
        at = pilot(klass.services, scene_of(klass))
        told = at.node("table.turn").label
        last = [at.strings.text(f"class.{key}", do="").strip() for key in ("table_last_turn", "table_last_of_all")]
        if left == 1 and not legal.act:
            assert not any(one in told for one in last)
        if legal.answer_signing:
            assert left > 1 or told == at.strings.text("class.table.sign", side=klass.shown.sides.of(mover).name)
            seen.append(("sign", left))
            break
        if legal.answer and left == 1:
            owner = next(side for side in BOTH_SIDES if klass.common.desks.of(side).turns)
            name = klass.shown.sides.of(owner).name
            assert told.endswith(at.strings.text("class.table_one_left", do="", side=name).strip())
            seen.append(("answer", left))
        if legal.answer:
            klass.act(mover, a.Answer("accept"))
        elif legal.sign and left == 1:
            klass.act(mover, a.MoveToSign())
        elif left == 2 and klass.common.matters[0].open:
            assert klass.act(mover, package) is None
        else:
            klass.act(mover, a.Adjourn())
        if mover_of(klass) is None:
            step(klass)
            bring(klass, "table")
    assert seen == [("answer", 1), ("sign", 1)]


def test_single_articles_are_barred_by_instructions(tmp_path: Path) -> None:
    """An offer of two articles is declined on one of them, and the minutes name that one."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None and klass.act(side, a.LayOffer(((0, 1), (1, 0)))) is None
    at = pilot(klass.services, scene_of(klass))
    at.use("call.instructions")
    assert not at.node("called.do").enabled
    at.focus("part.1").press("confirm").use("called.do").use("called.do")
    line = next(one for one in klass.controller.minutes(2) if one.message.key == "minutes.declined.instructions_on")
    assert klass.shown.articles[1].name in klass.controller.say(line.message, None, at.strings.text)


def test_calls_have_the_numbers_of_the_sheet_and_terms_its_letters(tmp_path: Path) -> None:
    """Whatever may be called out now stands with its number; articles with theirs, options with their letters."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    at = pilot(klass.services, scene_of(klass))
    for name in ("offer", "present", "adjourn"):
        assert at.node(f"call.{name}").label.startswith(f"{CALLS.index(name) + 1}. ")
    at.use("call.offer")
    node = at.node("terms.1")
    assert node.label.startswith("2.\u00a0")
    at.focus("terms.1").press("right", 2)
    assert at.node("terms.1").value.startswith("b: ")


def test_a_table_that_is_closed_early_says_nothing_more(tmp_path: Path) -> None:
    """Turns that are left are not used; an offer that lies is not taken."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    side = klass.common.to_move and klass.common.to_move.side
    assert side is not None and klass.act(side, a.LayOffer(((0, 1),))) is None
    klass.go_on()
    assert klass.common.stage is Stage.EVENING and klass.common.matters[0].settled is None
    assert klass.beat.name == "evening"


def test_leaving_leads_to_the_debrief(tmp_path: Path) -> None:
    """Who leaves ends the play: the debrief is announced, covered."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    for _ in range(30):
        mover = klass.common.to_move and klass.common.to_move.side
        if klass.controller.over or mover is None:
            break
        legal = klass.controller.legal(mover)
        act: a.Action = a.Leave() if legal.leave else a.OrderTrain(0) if legal.train else a.Adjourn()
        klass.act(mover, act)
        if mover is None or klass.beat.name != "table":
            break
    if not klass.controller.over:
        bring(klass, "table", 3)
        mover = klass.common.to_move and klass.common.to_move.side
        assert mover is not None
        klass.act(mover, a.Leave())
    assert klass.controller.over and klass.beat.name == "debrief" and not klass.lesson.open


# What the room may learn


def _course(folder: Path, swap: Side | None = None, scenario: str = "harbour") -> list[str]:
    """Everything that the room sees of a lesson until its debrief, groups aside, as text.

    `swap`: this side sends other numbers each evening, without any effect that can be seen from outside. At the table
    the same is called out in every course.
    """
    klass = lesson(services(folder, scenario), scenario, number="TKZDA-X", chance="fixed")
    found: list[str] = []
    for _ in range(400):
        beat, scene = klass.beat, scene_of(klass)
        if beat.name == "debrief":
            return found
        if beat.name != "reading" or not klass.lesson.open:
            found.append(_masked(klass, scene))
        if beat.name == "table" and klass.lesson.open:
            found += _called_out(klass)
        if klass.lesson.open and beat.side is not None and beat.name == "evening":
            klass.enter(beat.side, "evening", _says(klass, beat.side) if beat.side is swap else SAVED)
        elif klass.beat == beat:
            step(klass)
    raise AssertionError("the lesson never came to its debrief")


def _called_out(klass: Class) -> list[str]:
    """An offer each turn, none of them taken; the screen after each."""
    found = []
    for n in range(12):
        mover = klass.common.to_move and klass.common.to_move.side
        if mover is None or klass.common.stage is Stage.EVENING:
            break
        legal = klass.controller.legal(mover)
        if legal.answer:
            act: a.Action = a.Answer("decline", (), "price")
        else:
            article = klass.controller.view(mover).seat.open_articles()[klass.beat.sitting % 2]
            act = a.LayOffer(((article, n % 2),)) if legal.act else a.Adjourn()
        if klass.act(mover, act) is not None:
            assert klass.act(mover, a.Adjourn()) is None
        found.append(_masked(klass, scene_of(klass)))
    return found


def _says(klass: Class, side: Side) -> tuple[Meaning, ...]:
    """A probe of what the other side hopes for, where it can be had: nobody else learns of it."""
    for tool in klass.controller.legal(side).instruments:
        if tool.on_walk_away:
            return (Meaning("act", 0, tool.id), Meaning("walk_away"), Meaning("nothing"))
    return SAVED


def _masked(klass: Class, scene: Scene) -> str:
    at = pilot(klass.services, scene)
    return "\n".join(line for line in at.text().splitlines() if "#group." not in line)


@pytest.mark.slow
@pytest.mark.parametrize("side", BOTH_SIDES)
def test_other_private_acts_change_nothing_that_the_room_sees(tmp_path: Path, side: Side) -> None:
    """Private acts of one team instead of none: every shared screen of the lesson is the same but for code groups."""
    assert _course(tmp_path / "plain") == _course(tmp_path / "other", side)


@pytest.mark.slow
@pytest.mark.parametrize("side", BOTH_SIDES)
def test_other_instructions_change_nothing_that_the_room_sees(
    tmp_path: Path, side: Side, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another doctrine of one team, with the same said at the table: the same screens."""
    plain = _course(tmp_path / "plain")

    def other(number: Number, scenario: Scenario, how: str) -> BySide[str]:
        found = instructions_of(number, scenario, how)
        cards = [card.id for card in scenario.doctrines.of(side) if card.id != found.of(side)]
        return found.put(side, cards[0])

    monkeypatch.setattr(lesson_begin, "instructions_of", other)
    assert _course(tmp_path / "other") == plain


def test_code_groups_tell_secrets_to_their_own_card_alone(tmp_path: Path) -> None:
    """Two courses: always as many groups of two digits; the other team's stay the same, and no card reads another's."""
    told = []
    for swap in (None, Side.FIRST):
        klass = lesson(services(tmp_path / str(swap)), number="TKZDA-X", chance="fixed")
        bring(klass, "evening", 1)
        while klass.beat.name == "evening":
            side = klass.beat.side
            assert side is not None
            if klass.lesson.open:
                klass.enter(side, "evening", _says(klass, side) if side is swap else SAVED)
            else:
                klass.go_on()
        bring(klass, "groups", 2)
        told.append({side: groups_of(klass.lesson, klass.controller, side) for side in BOTH_SIDES})
        keys = {side: keys_for(klass.lesson.number, "harbour", side, 2) for side in BOTH_SIDES}
    plain, other = told
    assert plain[Side.SECOND] == other[Side.SECOND]
    assert plain[Side.FIRST] != other[Side.FIRST]
    for groups in (plain, other):
        for side in BOTH_SIDES:
            assert len(groups[side]) == SIZE and all(len(group) == 2 for group in groups[side])
            assert read(groups[side], keys[side]) is not None
            assert read(groups[side], keys[side.other]) is None


def test_numbers_look_the_same_whatever_there_is_to_choose(tmp_path: Path) -> None:
    """The screen of a morning with a question is that of a morning without one, but for names and signs."""
    shapes = set()
    klass = lesson(services(tmp_path))
    for sitting, name in itertools.product((1, 2, 3), ("morning", "evening")):
        bring(klass, name, sitting)
        at = pilot(klass.services, scene_of(klass))
        shapes.add(tuple(line.split(" ")[0] + line.count("  ") * " " for line in at.text().splitlines()))
        step(klass)
    assert len(shapes) == 1


def test_names_of_saves_and_windows_tell_nothing(tmp_path: Path) -> None:
    """A lesson's save is called by its number, its file by nothing at all."""
    klass = bring(lesson(services(tmp_path)), "table", 2)
    slots = klass.services.slots()
    assert [slot.name for slot in slots] == [klass.services.strings.text("class.save", number=klass.lesson.number)]
    assert all(path.name.startswith((".", "auto-")) for path in klass.services.places.saves.iterdir())


def test_private_phases_have_no_sound_and_no_speech(tmp_path: Path) -> None:
    """What a team reads or types makes no sound, and is told to nobody beside the window."""
    from game.ui.companions import private

    klass = lesson(services(tmp_path))
    for _ in range(60):
        scene = scene_of(klass)
        beat = klass.beat
        if klass.lesson.open and beat.name in PRIVATE:
            assert private(scene) and not scene.cue
        assert not scene.cue
        step(klass)
