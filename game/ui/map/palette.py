"""The colours of a map in each theme: what the printer's inks and the colourist's washes would be."""

from __future__ import annotations

from dataclasses import dataclass

from game.ui.settings import ThemeName
from game.ui.theme import Colour, Theme


@dataclass(frozen=True, slots=True)
class Palette:
    """Inks and washes. `relief` None: no hills are drawn."""

    sea: Colour
    waterline: Colour
    land: Colour
    ink: Colour
    soft: Colour
    water_ink: Colour
    river: Colour
    relief: Colour | None
    graticule: Colour
    tones: tuple[Colour, Colour, Colour, Colour]
    first: Colour
    second: Colour
    nobody: Colour
    washes: tuple[Colour, Colour]
    wash: int
    band: int
    done: int

    def side(self, side: int | None) -> Colour:
        """The wash of a side; of nobody in particular when there is none."""
        return self.nobody if side is None else (self.first, self.second)[side]

    def hatched(self, side: int) -> Colour:
        """The ink of a side's hatching: clearer than its wash, lighter than its sign."""
        return mixed(self.side(side), self.washes[side], 0.35)


def palette(theme: Theme) -> Palette:
    """The palette of a theme."""
    first, second = theme.colour("first_side"), theme.colour("second_side")
    if theme.name is ThemeName.NIGHT:
        return Palette(
            (22, 29, 34), (70, 96, 106), (47, 42, 35), (236, 226, 204), (190, 174, 142), (150, 184, 196),
            (104, 140, 156), (104, 90, 66), (72, 80, 78),
            ((47, 42, 35), (190, 150, 80), (176, 166, 84), (196, 128, 140)), first, second, (150, 200, 140),
            ((90, 140, 205), (216, 128, 66)), 34, 130, 96,
        )  # fmt: skip
    if theme.name is ThemeName.CONTRAST:
        return Palette(
            (226, 238, 246), (104, 142, 168), (255, 255, 255), (0, 0, 0), (40, 40, 40), (0, 52, 96),
            (40, 96, 150), None, (150, 160, 170),
            ((255, 255, 255), (150, 110, 0), (96, 104, 0), (140, 30, 80)), first, second, (0, 88, 30),
            ((0, 90, 200), (190, 60, 0)), 26, 150, 84,
        )  # fmt: skip
    return Palette(
        (211, 220, 210), (132, 160, 162), (243, 233, 206), (44, 32, 22), (98, 76, 48), (46, 82, 96),
        (92, 126, 142), (158, 130, 88), (168, 176, 164),
        ((243, 233, 206), (206, 158, 66), (172, 160, 66), (190, 112, 120)), first, second, (62, 112, 60),
            ((66, 118, 178), (198, 92, 44)), 40, 130, 96,
    )  # fmt: skip


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two."""
    r, g, b = (round(a + (z - a) * share) for a, z in zip(one, other, strict=True))
    return (r, g, b)
