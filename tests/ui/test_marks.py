"""The marks of the table: what each means is one key away, drawn as it stands there."""

from dataclasses import fields
from pathlib import Path

import pytest

from game.engine.actions import Present
from game.kernel.sides import Side
from game.ui.describe import Role, walk
from game.ui.playing import Playing
from game.ui.scenes.evening import EveningScene
from game.ui.scenes.parts_marks import LADDERS
from game.ui.scenes.parts_scale import Marks
from game.ui.scenes.rashomon import Rashomon
from game.ui.scenes.table import Table
from tests.ui.game_hands import at_the_table, pilot, quietly, services

SIDE = Side.FIRST


@pytest.fixture
def playing(tmp_path: Path) -> Playing:
    """The small dispute at its first sitting."""
    return at_the_table(services(tmp_path), SIDE, scenario="harbour")


def test_every_mark_is_explained() -> None:
    """Whatever may stand on a ladder stands on one of the samples."""
    plain = Marks(5, SIDE)
    kinds = {field.name for field in fields(Marks)} - {"count", "side"}
    shown = {name for _, marks in LADDERS for name in kinds if getattr(marks, name) != getattr(plain, name)}
    assert shown == kinds


def test_the_marks_are_one_key_away_and_back_again(playing: Playing) -> None:
    """From the table, an evening and the game seen again; at the table the key stands on a button too."""
    at = pilot(playing.services, Table(playing, SIDE))
    before = at.focused
    at.press("marks")
    assert at.node("help.leaf.marks").selected
    drawn = [node for node in walk(at.tree()) if node.role is Role.IMAGE and node.paint is not None]
    assert len(drawn) == len(LADDERS) + 1
    assert at.problems() == []
    at.press("back")
    assert at.scene.id == "table" and at.focused == before
    at.click("ledger.marks")
    assert at.scene.id == "help"
    quietly(playing.controller, SIDE, lambda legal: legal.evening)
    for scene in (EveningScene(playing, SIDE), Rashomon(playing, SIDE)):
        assert pilot(playing.services, scene).press("marks").scene.id == "help"


def test_the_figures_at_the_head_are_read_with_the_keyboard(playing: Playing) -> None:
    """From the bar of papers Up leads to a figure, whose meaning is shown; the bar is still what Tab comes to first."""
    at = pilot(playing.services, Table(playing, SIDE))
    for _ in range(6):
        if not at.focused.startswith("nav."):
            at.press("region_previous")
    assert at.focused == "nav.dossier"
    at.focus("meter.treaty")
    assert at.hinted() == "meter.treaty"
    assert at.node("meter.treaty").hint == at.strings.text("strip.treaty_hint")


def test_the_figures_are_told_where_they_stand(playing: Playing) -> None:
    """At the usual size the head says which figure is with a treaty and which without; a figure of two has its key."""
    controller = playing.controller
    controller.submit(SIDE, Present(((0, 0),)))
    quietly(controller, SIDE, lambda legal: legal.act)
    seen = {node.label for node in walk(pilot(playing.services, Table(playing, SIDE), (1366, 768)).tree())}
    assert any(label.startswith("with **") and "without **" in label for label in seen)
    assert any("(0) if never laid" in label for label in seen)
    two = [label for label in seen if label.count("/") == 1 and label.replace("/", "").isdigit()]
    keys = [label for label in seen if "where you stand / where they stand" in label]
    assert two and len(keys) == 1 and keys[0].split("**")[1] in two
    narrow = pilot(playing.services, Table(playing, SIDE), (1024, 768), 200)
    assert "with **" not in narrow.node("meters").label
    assert narrow.problems() == []
