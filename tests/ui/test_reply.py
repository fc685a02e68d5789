"""What the slip of their answer keeps of a plea of orders as the game goes on."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.engine import actions as a
from game.kernel.sides import Side
from game.ui.scenes import flow
from game.ui.scenes.parts_reply import Reply, _came_to, last_reply, told
from tests.ui.game_hands import begin, services


@pytest.mark.parametrize(("option", "articles", "back"), [(2, (0, 1), ()), (1, (1,), (0,)), (0, (1,), (0,))])
def test_a_plea_that_they_leave_is_dropped(option: int, articles: tuple[int, ...], back: tuple[int, ...]) -> None:
    """Of articles said to be barred, one on which they offer as much as was asked, or more, is said to be left; one
    on which they offer less is still said to be barred.
    """
    reply = Reply("decline", "instructions", (0, 1), 3)
    came = _came_to(reply, Side.FIRST, {0: 1, 1: 0}, 0, option)
    assert (came.articles, came.back) == (articles, back)


def test_other_articles_change_nothing() -> None:
    """An offer on what was not said to be barred leaves the plea as it was."""
    reply = Reply("decline", "instructions", (1,), 3)
    assert _came_to(reply, Side.SECOND, {0: 1, 1: 0}, 0, 1) == reply


def test_the_news_say_what_became_of_every_article_of_a_declined_offer(tmp_path: Path) -> None:
    """Of three articles laid separably two are barred: the news and the slip name these, and the third as declined with
    them, until they speak of it again.
    """
    playing = begin(services(tmp_path), Side.FIRST, Side.SECOND)
    flow.begin(playing)
    controller = playing.controller
    while not any(controller.legal(side).act for side in Side):
        for side in controller.waiting_humans():
            event, answers = controller.legal(side).choices[0]
            assert controller.submit(side, a.Choose(event, answers[0])) is None
    side = next(each for each in Side if controller.legal(each).act)
    article = controller.view(side).board.articles
    ends = [len(one.options) - 1 if side is Side.SECOND else 0 for one in article]
    terms = tuple((n, ends[n]) for n in range(3))
    assert flow.act(playing, side, a.LayOffer(terms)) is None
    assert controller.submit(side.other, a.Answer("decline", (0, 1), "instructions")) is None
    reply = last_reply(playing, side)
    assert reply is not None
    assert (reply.articles, reply.rest) == ((0, 1), (2,))
    (line,) = [each.message for each in told(playing, side) if each.by is side.other]
    names = [one.name for one in controller.presentation.articles]
    words = controller.say(line, side, playing.services.strings.text)
    assert all(name in words for name in names[:3])
    assert words.index("Not barred") < words.index(names[2])
    assert controller.submit(side.other, a.LayOffer(((2, 1),))) is None
    again = last_reply(playing, side)
    assert again is not None
    assert again.rest == ()
