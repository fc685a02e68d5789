"""The dossier: where the orders end is said on its first leaf, and the keyboard goes along from leaf to leaf."""

from pathlib import Path

import pytest

from game.kernel.sides import BOTH_SIDES, Side
from game.ui.describe import walk
from game.ui.scenes.briefing import Dossier
from tests.ui.game_hands import Hands, at_the_table, begin, pilot, services
from tests.ui.pilot import Pilot


def _labels(at: Pilot) -> list[str]:
    return [node.label for node in walk(at.tree())]


@pytest.mark.parametrize("scenario", ["portsmouth-1905", "ghent-1814", "shimonoseki-1895"])
@pytest.mark.parametrize(("size", "scale"), [((1366, 768), 100), ((1366, 768), 200)])
def test_the_first_leaf_says_where_the_orders_end(
    tmp_path: Path, scenario: str, size: tuple[int, int], scale: int
) -> None:
    """Every article with a line is named with the last option allowed and how stubborn the line is, and no other."""
    with_ = services(tmp_path, scenario)
    playing = begin(with_, *BOTH_SIDES, scenario=scenario)
    shown = playing.controller.presentation
    for side in BOTH_SIDES:
        scene = Dossier(playing, side)
        scene.leaf = "you"
        labels = _labels(pilot(with_, scene, size, scale))
        for number, line in enumerate(playing.controller.view(side).own.mandate):
            card = shown.articles[number]
            said = [f"no further than: {option.name}" in labels for option in card.options]
            if line is None:
                assert not any(label.endswith(f" {card.name}") for label in labels)
            else:
                assert said[line.option]
                assert with_.strings.text(f"kind.{line.kind}") in labels


def test_a_line_that_moves_is_told_as_it_stands(tmp_path: Path) -> None:
    """The list is of today: what a letter changed stands there, not what the first orders said."""
    playing = at_the_table(services(tmp_path, "portsmouth-1905"), Side.FIRST)
    lines = {n: line.option for n, line in enumerate(playing.controller.view(Side.FIRST).own.mandate) if line}
    drawn = {line.article: line.option for line in Dossier(playing, Side.FIRST).briefing.mandate}
    assert drawn == lines and drawn


def test_the_keyboard_goes_along_from_leaf_to_leaf(tmp_path: Path) -> None:
    """With the keyboard on the name of a leaf, the key for the next leaf takes it there."""
    with_ = services(tmp_path, "portsmouth-1905")
    at = pilot(with_, Dossier(at_the_table(with_, Side.FIRST), Side.FIRST))
    Hands(at).use("leaf.you")
    at.press("tab_next")
    assert at.focused == "leaf.orders"
    at.press("tab_previous")
    assert at.focused == "leaf.you"
