"""The settlement after the settlement, asked for and marked by two people."""

from pathlib import Path

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.companions import private
from game.ui.describe import walk
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.verdict import VerdictScene
from game.ui.services import Order
from tests.ui.game_hands import Hands, pilot, services, signed

PACKAGE = ((0, 2), (1, 2), (2, 1), (3, 0))


def ratified(folder: Path) -> Playing:
    """A game of two people that ended in a treaty which both capitals took."""
    with_ = services(folder)
    opened = with_.new_game(Order("harbour", BOTH_SIDES, seed="1"))
    playing = Playing(opened.controller, opened.human, with_)
    signed(playing.controller, PACKAGE)
    return playing


def test_both_mark_it_behind_the_curtain_and_it_stands_beside_the_treaty(tmp_path: Path) -> None:
    """Each mark is made alone; when both accept, the verdict shows what changed."""
    playing = ratified(tmp_path)
    closing = playing.controller.view(Side.FIRST).common.closing
    assert closing is not None
    assert closing.kind == "ratified"
    for side in BOTH_SIDES:
        playing.desk(side).guessed = True
    playing.sealed = True
    hands = Hands(pilot(playing.services, flow.next_scene(playing)))
    hands.use("leaf.improve")
    assert not private(hands.at.scene)
    hands.use("improve.ask")
    marked = []
    for _ in BOTH_SIDES:
        assert hands.at.scene.id == "curtain"
        hands.at.wait(600).hold("confirm", 1000)
        scene = hands.at.scene
        assert isinstance(scene, VerdictScene)
        marked.append(scene.side)
        assert private(scene), "nothing may sound, speak or go to the projector meanwhile"
        hands.use("improve.yes")
    assert marked == list(BOTH_SIDES)
    assert not private(hands.at.scene)
    improved = playing.controller.view(Side.FIRST).common.improved
    assert improved is not None
    shown = playing.controller.presentation.articles
    words = " ".join(node.label for node in walk(hands.at.tree()))
    for article, (was, now) in enumerate(zip(_treaty(playing), improved, strict=True)):
        if was != now:
            assert shown[article].options[now].name in words


def _treaty(playing: Playing) -> tuple[int, ...]:
    treaty = playing.controller.view(Side.FIRST).common.treaty
    assert treaty is not None
    return treaty
