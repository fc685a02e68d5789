"""What code groups tell is complete and agrees with the letters: over many lessons, with hands that try anything."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from game.classroom import news as n
from game.classroom.deeds import copied, groups_of, private_page, told, what_is_told
from game.classroom.groups import PLACES, keys_for, read, understood
from game.classroom.lesson import Lesson
from game.engine import actions as a, events as e
from game.engine.events_evening import REASONS
from game.engine.parts import Line, Phase
from game.kernel.draws import Draws
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.session.controller import Controller
from game.views.options import Legal
from tests.classroom.conftest import HARBOUR, LESSON, ROOT, lesson_on

SEMINAR = ROOT / "scenarios" / "portsmouth-seminar.yaml"
GAMES = 6
MOST = 500


@dataclass(frozen=True, slots=True)
class Morning:
    """A side's groups of one sitting and what they are about: the lines as they stood when they were last told."""

    side: Side
    sitting: int
    news: tuple[n.News, ...]
    more: bool
    events: tuple[e.Event, ...]
    lines: tuple[Line | None, ...]
    options: tuple[int, ...]


def _hand(controller: Controller, side: Side, draws: Draws, step: int) -> a.Action:
    """Something that a team may do now, as often as can be with an act in the evening."""
    legal = controller.legal(side)
    if legal.evening:
        tools = [one for one in legal.instruments if not one.refused]
        if tools:
            tool = tools[draws.below("tool", step, len(tools))]
            start = draws.below("about", step, max(1, len(tool.articles)))
            about = (*tool.articles[start:], *tool.articles[:start])[: tool.least]
            if controller.why_not(side, a.PlayInstrument(tool.id, about)) is None:
                return a.PlayInstrument(tool.id, about)
        return a.SaveInfluence()
    if legal.mark_text:
        return a.MarkText(draws.below("mark", step, 2) == 0)
    if legal.choices:
        event, answers = legal.choices[0]
        return a.Choose(event, answers[draws.below("answer", step, len(answers))])
    return _at_table(controller, side, legal, draws, step)


def _at_table(controller: Controller, side: Side, legal: Legal, draws: Draws, step: int) -> a.Action:
    if legal.answer:
        return a.Answer("decline", (), "not_now")
    if legal.answer_signing:
        return a.AnswerSigning(False)
    if legal.leave:
        return a.Stay()
    offer = a.LayOffer(((draws.below("article", step, len(controller.view(side).board.articles)), 1),))
    return a.Adjourn() if step % 3 or controller.why_not(side, offer) is not None else offer


def _played(controller: Controller, seed: str) -> Iterator[int]:
    """Play a game; each sitting's number when its table has opened."""
    draws, seen = Draws(f"hands.{seed}"), 0
    for step in range(MOST):
        controller.settle(stop=lambda: False)
        common = controller.view(Side.FIRST).common
        if common.phase is Phase.TABLE and common.sitting > seen and not controller.over:
            seen = common.sitting
            yield seen
        waiting = controller.waiting_humans()
        if controller.over or not waiting:
            return
        if controller.submit(waiting[0], _hand(controller, waiting[0], draws, step)) is not None:
            assert controller.submit(waiting[0], a.SaveInfluence()) is None


def _tables(path: Path, seed: str) -> Iterator[tuple[Controller, Side, int]]:
    """Each side at each opened table of a game."""
    _, controller = lesson_on(path, seed)
    for sitting in _played(controller, seed):
        yield from ((controller, side, sitting) for side in BOTH_SIDES)


def mornings(path: Path, seed: str) -> Iterator[Morning]:
    """Every morning of a lesson for both sides, after the groups have been opened."""
    lesson, controller = lesson_on(path, seed)
    cursors = BySide(0, 0)
    for _ in _played(controller, seed):
        lesson = copied(lesson, controller)
        for side in BOTH_SIDES:
            yield _morning(lesson, controller, side, cursors.of(side))
            cursors = cursors.put(side, controller.events_since(side)[1])
        lesson = told(lesson, controller)


def _morning(lesson: Lesson, controller: Controller, side: Side, cursor: int) -> Morning:
    view = controller.view(side)
    keys = keys_for(lesson.number, lesson.scenario, side, view.common.sitting)
    values = read(groups_of(lesson, controller, side), keys)
    assert values is not None
    said = understood(values)
    assert said == what_is_told(lesson, controller, side)
    events, _ = controller.events_since(side, cursor)
    return Morning(side, view.common.sitting, said.news, said.more, events, view.own.mandate, n.options_of(view.board))


@pytest.fixture(params=[HARBOUR, LESSON, SEMINAR], ids=["harbour", "lesson", "seminar"], scope="module")
def found(request: pytest.FixtureRequest) -> list[Morning]:
    """All mornings of some lessons on a scenario."""
    path: Path = request.param
    return [morning for game in range(GAMES) for morning in mornings(path, f"news{game}")]


def _of_lines(morning: Morning) -> dict[int, tuple[int, n.News]]:
    """What is told of lines: by article, the kind of news and the news."""
    told = [one for one in morning.news if one.sign // n.TEN in (n.MOVED, n.GRANTED, n.REFUSED)]
    places = {}
    for article, options in enumerate(morning.options):
        for option in (None, *range(options)):
            places[n.place_of(morning.options, article, option)] = article
    by_article = {places[one.where]: (one.sign // n.TEN, one) for one in told}
    assert len(by_article) == len(told), "a line is told of once"
    return by_article


def test_every_line_told_is_where_it_stands_and_as_hard(found: list[Morning]) -> None:
    """Whatever brought the news, the option and the hardness are those by which the game will reckon from now on."""
    count = 0
    for morning in found:
        for article, (_, one) in _of_lines(morning).items():
            line = morning.lines[article]
            hard = "none" if line is None else line.kind
            assert n.LINES[one.sign % n.TEN] == hard
            assert one.where == n.place_of(morning.options, article, None if line is None else line.option)
            count += 1
    assert count > GAMES


def test_every_line_that_moves_is_told_or_waits_for_room(found: list[Morning]) -> None:
    """As long as all of a morning's news has room, a line that an event, an answer or an act of one's own has moved is
    among it; where not all has room it says that more is to come.
    """
    moved = 0
    for morning in found:
        lines = _of_lines(morning)
        for event in morning.events:
            if isinstance(event, e.CableAnswered) and event.article is not None:
                assert event.article in lines or morning.more
        if not morning.more:
            last = {one.article: one for one in morning.events if isinstance(one, e.MandateMoved)}
            moved += len(last)
            for article in last:
                was = _before(found, morning, article)
                now = morning.lines[article]
                assert article in lines or now is None or was == (now.option, now.kind)
    assert moved > GAMES


def _before(found: Sequence[Morning], morning: Morning, article: int) -> tuple[int, str] | None:
    """How a line stood on the morning before."""
    at = found.index(morning) - len(BOTH_SIDES)
    earlier = found[at] if at >= 0 and found[at].sitting == morning.sitting - 1 else None
    line = None if earlier is None else earlier.lines[article]
    return None if line is None else (line.option, line.kind)


def test_nothing_is_refused_that_new_orders_allow(found: list[Morning]) -> None:
    """Where a cable is told to be refused, the line of that same day is short of what was asked for."""
    refused = 0
    for morning in found:
        for article, (kind, one) in _of_lines(morning).items():
            if kind != n.REFUSED:
                continue
            line = morning.lines[article]
            assert line is None or one.where == n.place_of(morning.options, article, line.option)
            answers = [x for x in morning.events if isinstance(x, e.CableAnswered) and x.article == article]
            assert not any(answer.granted for answer in answers)
            refused += 1
    assert refused


def test_letters_reports_and_acts_are_told_each_for_itself(found: list[Morning]) -> None:
    """Two leaks of a night are two pieces of news, and the mediator's letter always has its own sign."""
    count = 0
    for morning in found:
        if morning.more:
            continue
        signs = [one.sign for one in morning.news]
        wrote = {x.article for x in morning.events if isinstance(x, e.MediatorWrote)}
        assert signs.count(n.TEN * n.LETTER) == len(wrote)
        leaks = {(x.article, x.option) for x in morning.events if isinstance(x, e.LeakHeard)}
        assert signs.count(n.TEN * n.OTHERS + n.OF_OTHERS.index("leak")) == len(leaks)
        acts = {x for x in morning.events if isinstance(x, e.ActTold)}
        assert len([one for one in signs if one // n.TEN == n.ACT]) <= len(acts) + 2
        count += len(wrote) + len(leaks)
    assert count


def test_news_without_room_comes_next_time() -> None:
    """Seven lines moved: five are told and more announced, and the next groups have the other two."""
    _, controller = lesson_on(SEMINAR, "room")
    view = controller.view(Side.FIRST)
    events = tuple(e.MandateMoved(Side.FIRST, article, 2, "soft", 0, True) for article in range(7))
    first, count = n.told_of(view, (), events, PLACES)
    rest, left = n.told_of(view, events[:count], events[count:], PLACES)
    assert (len(first), len(rest), count + left) == (PLACES, 2, 7)
    assert {one.where // n.TEN for one in (*first, *rest)} == set(range(1, 8))


def test_an_answer_that_new_orders_have_overtaken_is_not_told_beside_them() -> None:
    """Refused one step, and granted the same step by a letter later that day, or by one between cable and answer: only
    the line is told. Granted and then taken back: only where it is now.
    """
    _, controller = lesson_on(SEMINAR, "overtaken")
    view = controller.view(Side.FIRST)
    article, (option, kind) = next((m, line) for m, line in enumerate(view.card.lines) if line is not None)
    wider = e.MandateMoved(Side.FIRST, article, option + 1, "soft", 0, True)
    sent = e.CableSent(Side.FIRST, article, ())
    no = e.CableAnswered(Side.FIRST, article, (), False, None, 0)
    yes = e.CableAnswered(Side.FIRST, article, (), True, option + 1, 0)
    back = e.MandateMoved(Side.FIRST, article, option, "hard", 0, False)
    options = n.options_of(view.board)
    here, there = (n.place_of(options, article, one) for one in (option, option + 1))
    hard = n.LINES.index(kind)
    courses: tuple[tuple[tuple[e.Event, ...], tuple[int, int]], ...] = (
        ((no,), (n.TEN * n.REFUSED + hard, here)),
        ((no, wider), (n.TEN * n.MOVED + 1, there)),
        ((wider, no), (n.TEN * n.REFUSED + 1, there)),
        ((sent, wider, no), (n.TEN * n.MOVED + 1, there)),
        ((sent, no), (n.TEN * n.REFUSED + hard, here)),
        ((yes, wider), (n.TEN * n.GRANTED + 1, there)),
        ((yes, wider, back), (n.TEN * n.MOVED + 3, here)),
    )
    for events, expected in courses:
        assert [(one.sign, one.where) for one in n.told_of(view, (), events, PLACES)[0]] == [expected]


def test_a_paper_is_in_groups_or_behind_the_curtain_but_not_in_both() -> None:
    """With code groups a mediator's letter, new orders and reports are read nowhere else; an event's own letter is."""
    assert set(REASONS) == set(n._WHY)
    read_too, kinds = set(), set()
    for game in range(GAMES):
        for controller, side, sitting in _tables(SEMINAR, f"news{game}"):
            kinds |= {paper.kind for paper in private_page(controller, side, sitting, 0)}
            read_too |= {paper.kind for paper in private_page(controller, side, sitting, 0, coded=True)}
    assert kinds & n.CARRIED >= {"mandate_wider", "mediator_wrote", "cable_refused"}
    assert not read_too & n.CARRIED
    assert read_too == kinds - n.CARRIED != set()


@pytest.mark.parametrize("options", [(4,) * 6, (5, 3, 9), (5,) * 16, (2, 12), (10,) * 9])
def test_a_place_names_one_option_of_one_article(options: tuple[int, ...]) -> None:
    """No two options share a number, and all are two digits."""
    assert n.carries(options)
    found = [n.place_of(options, article, option) for article, count in enumerate(options) for option in range(count)]
    assert len(set(found)) == len(found) and 0 < min(found) <= max(found) <= 99


def test_more_options_than_two_digits_tell_apart_are_read_behind_the_curtain() -> None:
    """Then a place is the article alone, and no paper is left out of what is read."""
    options = (10,) * 11
    assert not n.carries(options)
    assert {n.place_of(options, 10, option) for option in range(10)} == {11}
