"""Whole games through the real scenes, with the keyboard alone."""

from pathlib import Path

import pytest

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import walk
from game.ui.scenes import flow
from game.ui.scenes.base import Scene
from game.ui.scenes.table import Table
from game.ui.scenes.title import Title
from tests.ui.game_hands import Hands, begin, pilot, services


def _last_leaf(scene: Scene) -> bool:
    return scene.id == "title"


def _second_sitting(scene: Scene) -> bool:
    return isinstance(scene, Table) and scene.playing.controller.view(scene.side).common.sitting >= 2


def _third_sitting(scene: Scene) -> bool:
    return isinstance(scene, Table) and scene.playing.controller.view(scene.side).common.sitting >= 3


@pytest.mark.parametrize("side", [Side.FIRST, pytest.param(Side.SECOND, marks=pytest.mark.slow)])
def test_a_game_is_played_to_its_verdict_from_either_chair(tmp_path: Path, side: Side) -> None:
    """Dossier, dispatches, table, evening and every leaf of the verdict can be used by keys alone, and lead home."""
    with_ = services(tmp_path)
    playing = begin(with_, side)
    hands = Hands(pilot(with_, flow.begin(playing)))
    assert hands.play(_last_leaf)
    assert playing.controller.over
    assert {"dossier", "dispatches", "table", "evening", "verdict"} <= set(hands.seen)
    assert playing.controller.faults == ()
    assert hands.at.strings.missing == {}


def test_two_people_play_behind_the_curtain_and_go_on_after_a_restart(tmp_path: Path) -> None:
    """In two seats the curtain parts every change of chair; after quitting in the middle the game is taken up at it."""
    with_ = services(tmp_path)
    playing = begin(with_, *BOTH_SIDES)
    hands = Hands(pilot(with_, flow.begin(playing)))
    assert hands.at.scene.id == "curtain"
    assert hands.play(_second_sitting)
    moves = playing.controller.moves
    hands.at.press("menu")
    hands.use("pause.quit")
    hands.use("question.yes")
    assert hands.at.over
    with_.shelf.store.close()
    again = services(tmp_path)
    hands = Hands(pilot(again, Title(again)))
    hands.use("title.continue")
    assert hands.at.scene.id == "curtain"
    taken_up = hands.at.scene.playing.controller  # type: ignore[attr-defined]
    assert taken_up.moves == moves
    assert hands.play(_last_leaf)
    assert taken_up.over
    assert hands.seen["curtain"] > 4


def test_one_player_saves_quits_and_goes_on_in_the_middle(tmp_path: Path) -> None:
    """A game left at the table comes back at the table, at the same entry of its log."""
    with_ = services(tmp_path)
    playing = begin(with_, Side.FIRST)
    hands = Hands(pilot(with_, flow.begin(playing)))
    assert hands.play(_third_sitting)
    moves, sitting = playing.controller.moves, playing.controller.view(Side.FIRST).common.sitting
    with_.shelf.store.close()
    again = services(tmp_path)
    hands = Hands(pilot(again, Title(again)))
    hands.use("title.continue")
    assert hands.play(lambda scene: isinstance(scene, Table), 40)
    taken_up = hands.at.scene.playing.controller  # type: ignore[attr-defined]
    assert taken_up.moves == moves
    assert taken_up.view(Side.FIRST).common.sitting == sitting


@pytest.mark.slow
def test_portsmouth_is_played_as_japan(tmp_path: Path) -> None:
    """The shipped conference comes to an ending through its scenes, mostly by saying nothing."""
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, Side.FIRST, scenario="portsmouth-1905", seed="1")
    hands = Hands(pilot(with_, flow.begin(playing)), bold=False)
    assert hands.play(lambda scene: scene.id == "verdict")
    assert playing.controller.over
    assert playing.controller.faults == ()
    words = " ".join(node.label for node in walk(hands.at.tree()))
    assert "[" not in words


@pytest.mark.slow
@pytest.mark.parametrize("side", BOTH_SIDES)
@pytest.mark.parametrize("scenario", ["ghent-1814", "shimonoseki-1895"])
def test_the_other_tables_are_played_to_their_end(tmp_path: Path, scenario: str, side: Side) -> None:
    """Each from both chairs, with keys alone; no computer player proposes what is refused, no sentence is missing."""
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, side, scenario=scenario)
    hands = Hands(pilot(with_, flow.begin(playing)))
    assert hands.play(_last_leaf)
    assert playing.controller.over
    assert playing.controller.faults == ()
    assert hands.at.strings.missing == {}
