"""Names on a map: every great place has its own, and none lies over another."""

from itertools import combinations
from pathlib import Path

import pygame
import pytest

from game import paths
from game.kernel.sides import Side
from game.ui.fonts import Fonts
from game.ui.map.chart import Sheet
from game.ui.map.letters import Room, letterings, marks, names
from game.ui.map.palette import palette
from game.ui.scenes.parts_map import chart_of
from game.ui.settings import ThemeName
from game.ui.text import Typesetter
from game.ui.theme import theme
from tests.ui.game_hands import begin, services


@pytest.mark.parametrize("scenario", ["ghent-1814", "shimonoseki-1895"])
def test_every_great_place_is_named_on_the_large_sheet(tmp_path: Path, scenario: str) -> None:
    """Names of the first rank stand beside their places, or a little away with a line to them, over nothing else."""
    chart = chart_of(begin(services(tmp_path, scenario), Side.FIRST, scenario=scenario))
    assert chart is not None
    sheet = Sheet(chart, (800, 600))
    room, drawn, ink = Room(sheet.size), pygame.Surface(sheet.size), palette(theme(ThemeName.DAY))
    setter = Typesetter(Fonts(paths.assets() / "fonts"), 1.0)
    marks(drawn, sheet, ink, room)
    letterings(drawn, sheet, ink, setter, room)
    boxes = names(drawn, sheet, ink, setter, room)
    great = {place.id for place in chart.atlas.places if place.rank == 1}
    assert great <= boxes.keys()
    for one, other in combinations(sorted(great), 2):
        assert not boxes[one].inflate(-4, -boxes[one].h // 2).colliderect(boxes[other]), f"{one} lies over {other}"
