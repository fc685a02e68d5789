"""The whole map: each layer drawn once a size and theme, put together once a state of the table."""

from __future__ import annotations

import math
from dataclasses import dataclass

import pygame

from game.kernel.sides import Side
from game.ui.map import ink as pens_of
from game.ui.map.chart import Chart, Sheet
from game.ui.map.ground import ground
from game.ui.map.letters import Room, letterings, marks as signs, names
from game.ui.map.palette import Palette, palette
from game.ui.map.washes import INITIALLED, LAID, SIGNED, Mark, holdings, painted, regions, ribbons, spots
from game.ui.text import Typesetter
from game.ui.theme import Theme

__all__ = ["INITIALLED", "LAID", "SIGNED", "Mark", "Pens", "Tag", "draw_map", "tags"]


@dataclass(frozen=True, slots=True)
class Pens:
    """What a map is drawn with."""

    theme: Theme
    setter: Typesetter
    texture: pygame.Surface | None = None


@dataclass(frozen=True, slots=True)
class Tag:
    """The numeral of an article beside what it changes, with its stage and whose word it is."""

    at: tuple[float, float]
    article: int
    stage: str
    by: Side | None
    label: str


def draw_map(sheet: Sheet, pens: Pens, marks: tuple[Mark, ...] = ()) -> pygame.Surface:
    """The sheet with what lies on the table; kept, and not to be drawn on."""
    chart, size = sheet.chart, sheet.size
    ink = palette(pens.theme)
    look = look_of(sheet, pens)
    known = chart.layers.get(("whole", *look, marks))
    if known is not None:
        return known[0]
    whole = _plate(sheet, ink, pens).copy()
    regions(whole, sheet, ink, marks)
    ribbons(whole, sheet, ink, marks)
    whole.blit(_pens(sheet, ink, pens), (0, 0))
    room = Room(size)
    spots(whole, sheet, ink, marks)
    signs(whole, sheet, ink, room)
    letterings(whole, sheet, ink, pens.setter, room)
    names(whole, sheet, ink, pens.setter, room)
    chart.taken = {key: kept for key, kept in chart.taken.items() if key[0] == size} | {look: tuple(room.taken)}
    chart.layers.keep(("whole", *look, marks), whole)
    return whole


def look_of(sheet: Sheet, pens: Pens) -> tuple[object, ...]:
    """What the lettering of a sheet depends on."""
    return (*sheet.key, pens.theme.name, pens.setter.scale, pens.setter.fonts.typeface)


def _plate(sheet: Sheet, ink: Palette, pens: Pens) -> pygame.Surface:
    key = ("plate", *sheet.key, pens.theme.name, pens.texture is None)
    known = sheet.chart.layers.get(key)
    if known is not None:
        return known[0]
    made = ground(sheet, ink, pens.texture if pens.theme.grain else None)
    holdings(made, sheet, ink)
    pens_of.waters(made, sheet, ink)
    sheet.chart.layers.keep(key, made)
    return made


def _pens(sheet: Sheet, ink: Palette, pens: Pens) -> pygame.Surface:
    key = ("pens", *sheet.key, pens.theme.name)
    known = sheet.chart.layers.get(key)
    if known is not None:
        return known[0]
    made = pens_of.pens(sheet, ink)
    sheet.chart.layers.keep(key, made)
    return made


def tags(sheet: Sheet, marks: tuple[Mark, ...]) -> tuple[Tag, ...]:
    """Where the numerals of the articles stand; one a thing that is changed, an article and a side."""
    atlas = sheet.chart.atlas
    spots_ = {("region", one.id): one.at for one in atlas.areas}
    spots_ |= {("line", one.id): one.at for one in atlas.stretches}
    spots_ |= {("place", one.id): one.at for one in atlas.places}
    found: dict[tuple[str, str, int, Side | None], Tag] = {}
    for mark, paint in painted(sheet, marks):
        key = (paint.target, paint.id, mark.article, mark.by)
        at = sheet.to(sheet.chart.spot(spots_[(paint.target, paint.id)]))
        clause = atlas.clause(mark.article, mark.option)
        found.setdefault(key, Tag(at, mark.article, mark.stage, mark.by, "" if clause is None else clause.label))
    return tuple(found.values())


def fitted(chart: Chart, wide: float, high: float) -> tuple[int, int]:
    """The size of the sheet in a room of so many pixels: the map's own shape, a little wider or higher at most."""
    aspect = chart.aspect
    if wide / max(1.0, high) > aspect * 1.08:
        wide = high * aspect * 1.08
    elif wide / max(1.0, high) < aspect / 1.08:
        high = wide / (aspect / 1.08)
    return (max(16, math.floor(wide)), max(16, math.floor(high)))
