"""What the slip of their answer keeps of a plea of orders as the game goes on."""

from __future__ import annotations

import pytest

from game.kernel.sides import Side
from game.ui.scenes.parts_reply import Reply, _came_to


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
