"""Building once a change: what is taken over from before lies where a new layout would put it."""

from pathlib import Path

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import walk
from game.ui.graft import graft
from game.ui.layout import layout, name_scrolls, scrolled
from game.ui.scenes import flow
from game.ui.scenes.base import Context
from game.ui.scenes.table import Table
from game.ui.widgets.basic import column, row, text
from tests.ui.game_hands import Hands, begin, pilot, quietly, services
from tests.ui.pilot import Pilot


def _anew(at: Pilot) -> list[tuple[object, ...]]:
    """Every box as a window gives it that has never shown the scene before."""
    scale, size = at.app.scale(), at.app.display.size
    ctx = Context(at.strings, at.app.settings, size, (size[0] / scale.text, size[1] / scale.text))
    tree = at.scene.build(ctx)
    layout(tree, at.app.frame(), at.app.measure(), scale)
    name_scrolls(tree)
    scrolled(tree, {})
    return [(node.id, node.label, node.home, node.scrolling) for node in walk(tree)]


def test_boxes_are_those_of_a_new_layout(tmp_path: Path) -> None:
    """Along the ledger and the ladders, at two sizes, one of them so small that everything scrolls."""
    with_ = services(tmp_path, "portsmouth-1905")
    playing = begin(with_, Side.FIRST, scenario="portsmouth-1905", seed="graft")
    flow.begin(playing)
    quietly(playing.controller, Side.FIRST, lambda legal: legal.act)
    for size, type_size in (((1280, 720), 100), ((1024, 768), 200)):
        at = pilot(with_, Table(playing, Side.FIRST), size, type_size)
        Hands(at).go("ladder.2")
        for key in ("down", "right", "down", "choice_2", "choice_2", "up", "undo", "up"):
            at.press(key)
            assert [(n.id, n.label, n.home, n.scrolling) for n in walk(at.tree())] == _anew(at)


def test_what_says_the_same_is_the_same_branch() -> None:
    """A branch without a change is kept whole; one with a change is new, and so is everything over it."""
    old = row(column(text("one"), text("two")), column(text("three")))
    new = graft(old, row(column(text("one"), text("two")), column(text("four"))))
    assert new is not old
    assert new.children[0] is old.children[0]
    assert new.children[1].children[0].label == "four"
    assert graft(old, row(column(text("one"), text("two")), column(text("three")))) is old


def test_a_scene_with_a_clock_is_drawn_only_when_it_changes(tmp_path: Path) -> None:
    """Behind the curtain time passes without a new picture until a key is held."""
    with_ = services(tmp_path)
    playing = begin(with_, *BOTH_SIDES)
    at = pilot(with_, flow.begin(playing))
    assert at.scene.id == "curtain"
    at.wait(600)
    frames, tree = at.app.frames, at.tree()
    at.wait(5000)
    assert at.app.frames == frames
    assert at.tree() is tree
    at.hold("confirm", 400)
    assert at.app.frames > frames
