"""The one who looks at every picture sees what must not be on it."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Command, Context, Replace, Scene, Stay, Transition
from game.ui.scenes.curtain import Curtain
from game.ui.widgets.basic import column, page, text
from tests.fuzz.hands import Hands
from tests.fuzz.onlooker import Onlooker
from tests.ui.game_hands import begin, services


class Leaf(Scene):
    """Shows some words in a game."""

    id = "leaf"

    def __init__(self, playing: Playing, words: str, *, twice: bool = False) -> None:
        self.playing, self.words, self.names = playing, words, ("a", "a" if twice else "b")

    def build(self, ctx: Context) -> Node:
        """The words."""
        return page(column(*(text(self.words, node_id=name) for name in self.names)))

    def handle(self, command: Command) -> Transition:
        """Nothing."""
        return Stay()


@pytest.fixture
def playing(tmp_path: Path) -> Playing:
    """A game that two people play at one screen."""
    return begin(services(tmp_path), *BOTH_SIDES)


def seen(playing: Playing, scene: Scene) -> tuple[Hands, Onlooker]:
    """A window with a scene, and who looks at it."""
    hands = Hands(playing.services, scene, (1280, 720))
    return hands, Onlooker(hands)


def letter(playing: Playing, side: Side) -> str:
    """What only one side knows."""
    return playing.controller.briefing(side).letter


def test_a_secret_is_seen_by_whoever_may_not_see_it(playing: Playing) -> None:
    """A letter to one side may stand before that side, never before the other, nor where nobody sits."""
    words = letter(playing, Side.FIRST)
    for seat in (Side.FIRST, Side.SECOND, None):
        playing.seat = seat
        _, onlooker = seen(playing, Leaf(playing, words))
        if seat is Side.FIRST:
            onlooker.look()
        else:
            with pytest.raises(AssertionError, match="knows"):
                onlooker.look()


def test_a_change_of_chair_needs_a_curtain(playing: Playing) -> None:
    """From one side's papers to the other's without a curtain between is seen; with one it is as it should be."""
    playing.seat = Side.FIRST
    hands, onlooker = seen(playing, Leaf(playing, "Nothing."))
    onlooker.look()
    playing.seat = None
    hands.app.go(Replace(Curtain(playing, Side.SECOND, lambda: Leaf(playing, "Nothing."))))
    hands.feed()
    onlooker.look()
    playing.seat = Side.SECOND
    hands.app.go(Replace(Leaf(playing, "Nothing.")))
    hands.feed()
    onlooker.look()
    playing.seat = Side.FIRST
    hands.app.go(Replace(Leaf(playing, "Nothing.")))
    hands.feed()
    with pytest.raises(AssertionError, match="curtain"):
        onlooker.look()


def test_a_picture_that_is_not_whole_is_seen(playing: Playing) -> None:
    """Two things of one name, as any other defect of a picture, are told with the scene and the window."""
    playing.seat = Side.FIRST
    _, onlooker = seen(playing, Leaf(playing, "Nothing.", twice=True))
    with pytest.raises(AssertionError, match=r"leaf \(1280, 720\).*twice"):
        onlooker.look()
    onlooker.look(whole=False)
