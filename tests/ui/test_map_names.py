"""Words on and beside a map: every great place has its name and none lies over another; what cannot be drawn."""

from itertools import combinations
from pathlib import Path

import pygame
import pytest

from game import paths
from game.kernel.sides import Side
from game.ui.describe import walk
from game.ui.fonts import Fonts
from game.ui.map.chart import Sheet
from game.ui.map.letters import Room, letterings, marks, names
from game.ui.map.palette import palette
from game.ui.scenes.map import MapScene
from game.ui.scenes.parts_map import chart_of
from game.ui.settings import ThemeName
from game.ui.text import Typesetter
from game.ui.theme import theme
from tests.ui.game_hands import begin, pilot, services


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


def test_an_article_that_cannot_be_drawn_says_so(tmp_path: Path) -> None:
    """Its caption does not claim that nothing has been laid."""
    playing = begin(services(tmp_path, "ghent-1814"), Side.FIRST, scenario="ghent-1814")
    chart = chart_of(playing)
    assert chart is not None
    cards = playing.controller.presentation.articles
    never = next(n for n in range(len(cards)) if n not in chart.atlas.drawn)
    for article, key in ((never, "map.article_undrawn"), (chart.atlas.drawn[0], "map.nothing")):
        at = pilot(playing.services, MapScene(playing, Side.FIRST, article), (1366, 768))
        assert playing.services.strings.text(key) in [node.label for node in walk(at.tree())]
