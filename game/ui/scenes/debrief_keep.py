"""What a player keeps of a game: a picture of the plane with the scores, and the report."""

from __future__ import annotations

import io
from pathlib import Path

import pygame

from game import paths
from game.report.files import put
from game.report.html import report_html
from game.report.pages_figures import scores
from game.report.plane_chart import plane_chart
from game.report.teller import Teller
from game.ui import painters
from game.ui.describe import Node, Rect
from game.ui.display import scale_for
from game.ui.fonts import Fonts
from game.ui.layout import layout, scrolled
from game.ui.paint import Canvas, Store
from game.ui.playing import Playing
from game.ui.plots import chart_node
from game.ui.scenes.base import Context
from game.ui.scenes.debrief_blocks import block_nodes, legend
from game.ui.settings import Settings, ThemeName
from game.ui.strings import Strings
from game.ui.text import TextMeasure, Typesetter
from game.ui.theme import theme
from game.ui.widgets.basic import column, note, page, panel, row, text, title

FOLDER, SIZE = "exports", (1600, 1200)


def keep(what: str, playing: Playing, tell: Teller) -> Path:
    """Write the `picture` or the `report` beside the saves; where it is. Raises StorageError."""
    folder = playing.services.places.saves / FOLDER
    stem = f"{tell.shown.id}-{playing.controller.match_id}"
    if what == "report":
        return put(folder / f"{stem}.html", report_html([tell]).encode("utf-8"))
    data = io.BytesIO()
    pygame.image.save(picture(tell, playing.services.settings, playing.services.strings), data, ".png")
    return put(folder / f"{stem}.png", data.getvalue())


def picture(tell: Teller, settings: Settings, strings: Strings) -> pygame.Surface:
    """The scores and the plane on one sheet, by day and at a good size, whatever the window is like."""
    settings = settings._replace(theme=ThemeName.DAY, text_scale=100, window=SIZE)
    surface = pygame.Surface(SIZE)
    scale = scale_for(SIZE, settings.text_scale)
    setter = Typesetter(Fonts(paths.assets() / "fonts", settings.typeface), scale.text)
    frame = Rect(0, 0, *SIZE)
    tree = _sheet(Context(strings, settings, SIZE, (SIZE[0] / scale.text, SIZE[1] / scale.text)), tell)
    layout(tree, frame, TextMeasure(setter), scale)
    scrolled(tree, {})
    painters.draw(Canvas(surface, theme(settings.theme), setter, scale.space, Store()), tree)
    return surface


def _sheet(ctx: Context, tell: Teller) -> Node:
    """The title and the end over the scores and the plane."""
    verdict = tell.found.verdict
    chart = plane_chart(tell)
    table = next(iter(scores(tell)))
    head = row(title(tell.shown.title), note(tell.shown.subtitle, grow=1), gap=18, align="end")
    end = column(text(verdict.ending.title, face="display", size=38, colour="accent"),
                 note(tell.t(f"ending.{verdict.closing.kind}")), gap=2, grow=1, basis=420)  # fmt: skip
    top = row(end, panel(*block_nodes(ctx, table, ""), basis=760), gap=18, align="centre")
    return page(top, panel(chart_node(ctx, chart), *legend(chart), grow=1, gap=6), head=head, gap=12)
