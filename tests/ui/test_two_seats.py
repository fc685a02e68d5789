"""Two people at one screen: what one of them cannot take back is asked for once."""

from pathlib import Path

import pytest

from game.engine import actions as a
from game.kernel.sides import BOTH_SIDES, Side
from game.ui.playing import Playing
from game.ui.scenes import flow
from game.ui.scenes.table import Table
from game.ui.services import Order
from tests.ui.game_hands import Hands, pilot, quietly, services

pytestmark = pytest.mark.usefixtures("quick_disk")


def at_table(folder: Path, *, offer: bool) -> tuple[Playing, Side]:
    """The harbour with two people, and whose turn it is; with `offer` one lies before that side."""
    with_ = services(folder)
    opened = with_.new_game(Order("harbour", BOTH_SIDES, seed="1"))
    playing = Playing(opened.controller, opened.human, with_)
    controller = playing.controller
    for side in BOTH_SIDES:
        quietly(controller, side, lambda legal: not legal.choices)
    mover = controller.waiting_humans()[0]
    assert controller.legal(mover).act
    if offer:
        assert controller.submit(mover, a.LayOffer(((0, 1), (1, 0)))) is None
        mover = mover.other
        assert controller.legal(mover).answer
    return playing, mover


@pytest.mark.parametrize("name", ["answer.reserve", "answer.price", "answer.not_now", "act.adjourn"])
def test_what_cannot_be_taken_back_is_asked_for_once(tmp_path: Path, name: str) -> None:
    """It is said what it means and that the other side hears of it; a habitual key does nothing; Yes does it."""
    playing, side = at_table(tmp_path, offer=name != "act.adjourn")
    playing.seat = side
    at = pilot(playing.services, Table(playing, side))
    before = playing.controller.moves
    Hands(at).use(name)
    assert at.scene.id == "confirm" and at.focused == "confirm.no"
    assert at.strings.text("confirm.two_seats") in at.text() and at.strings.missing == {}
    at.press("confirm")
    assert isinstance(at.scene, Table) and playing.controller.moves == before
    Hands(at).use(name)
    Hands(at).use("confirm.yes")
    assert playing.controller.moves > before and at.scene.id != "confirm"


def test_against_the_computer_nothing_is_asked(tmp_path: Path) -> None:
    """One person plays on without the question: the way back is the game's own."""
    with_ = services(tmp_path)
    opened = with_.new_game(Order("harbour", (Side.FIRST,), seed="1"))
    playing = Playing(opened.controller, opened.human, with_)
    quietly(playing.controller, Side.FIRST, lambda legal: legal.act)
    at = pilot(with_, flow.scene_of(playing, Side.FIRST))
    for _ in range(20):
        if isinstance(at.scene, Table):
            break
        Hands(at).step(at.scene)
    Hands(at).use("act.adjourn")
    assert at.scene.id != "confirm"
