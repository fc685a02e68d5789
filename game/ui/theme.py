"""Colours by what they mean, never by what they are. Each side also has a shape and a pattern."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from game.ui.settings import ThemeName

Colour = tuple[int, int, int]

INKS = ("ink", "ink_soft", "accent", "warn", "ok", "first_side", "second_side", "disabled")
"""Colours that words are set in; each must be legible on every ground."""

GROUNDS = ("paper", "panel", "raised", "field", "chosen", "hover", "telegram", "news", "letter")
"""Colours that words lie on. `paper` is the desk, whose grain darkens it: see `grained`."""

BLOCKS = ("accent", "accent_hover", "first_side", "second_side")
"""Colours of solid blocks, which bear words in `on_accent` alone."""

WAXES = ("first_wax", "second_wax", "wax")
"""Colours of sealing wax, which bears letters in `on_wax` alone."""

MARKS = ("paper_edge", "rule_strong", "focus")
"""Colours of edges, scales and the focus ring: what must be seen to find and use a control."""

TEXT_PAIRS = (
    *((ink, ground) for ground in GROUNDS for ink in INKS),
    *(("on_accent", block) for block in BLOCKS),
    *(("on_wax", wax) for wax in WAXES),
)
CONTROL_PAIRS = tuple((mark, ground) for ground in GROUNDS for mark in MARKS)

DARKEST_GRAIN = (225, 216, 200)
"""No point of the paper's texture multiplies the desk by less than this (in 255ths)."""


class Theme(NamedTuple):
    """One palette. `grain` is how much of the paper's texture shows, 0 to 100."""

    name: ThemeName
    colours: Mapping[str, Colour]
    grain: int

    def colour(self, name: str) -> Colour:
        """The colour of a meaning; an unknown one is ink, so that it is seen."""
        return self.colours.get(name, self.colours["ink"])


def theme(name: ThemeName) -> Theme:
    """The palette of this name."""
    table = {ThemeName.DAY: (_day(), 100), ThemeName.NIGHT: (_night(), 60), ThemeName.CONTRAST: (_contrast(), 0)}
    colours, grain = table[name]
    return Theme(name, MappingProxyType(colours), grain)


def contrast(one: Colour, other: Colour) -> float:
    """The contrast ratio of two colours, 1 to 21, as WCAG 2 has it."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def grained(palette: Theme, name: str) -> Colour:
    """A ground at its darkest: the desk under the darkest point of its grain, any other ground as it is."""
    colour = palette.colour(name)
    if name != "paper" or not palette.grain:
        return colour
    red, green, blue = (part * most // 255 for part, most in zip(colour, DARKEST_GRAIN, strict=True))
    return (red, green, blue)


def _luminance(colour: Colour) -> float:
    linear = [c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _day() -> dict[str, Colour]:
    return {
        "paper": (236, 220, 186), "panel": (244, 235, 212), "raised": (236, 223, 190), "field": (250, 244, 228),
        "chosen": (235, 216, 186), "hover": (247, 240, 221), "telegram": (240, 226, 178),
        "news": (236, 230, 215), "letter": (250, 245, 232),
        "paper_edge": (124, 98, 58), "rule": (199, 178, 134), "rule_strong": (124, 98, 58),
        "ink": (36, 26, 18), "ink_soft": (86, 65, 41), "accent": (118, 26, 24), "accent_hover": (142, 36, 32),
        "on_accent": (252, 244, 226), "first_side": (28, 66, 112), "second_side": (128, 42, 10),
        "on_wax": (255, 248, 236), "first_wax": (30, 70, 122), "second_wax": (150, 48, 16),
        "wax": (128, 24, 22), "brass": (176, 140, 72),
        "focus": (24, 78, 158), "warn": (122, 50, 0), "ok": (34, 86, 44), "disabled": (88, 70, 46),
        "shade": (74, 52, 24), "dim": (30, 20, 10),
    }  # fmt: skip


def _night() -> dict[str, Colour]:
    return {
        "paper": (27, 24, 22), "panel": (38, 34, 30), "raised": (52, 46, 39), "field": (24, 21, 19),
        "chosen": (62, 48, 38), "hover": (58, 51, 43), "telegram": (50, 44, 30),
        "news": (41, 40, 38), "letter": (46, 41, 36),
        "paper_edge": (154, 130, 92), "rule": (86, 74, 56), "rule_strong": (154, 130, 92),
        "ink": (238, 228, 206), "ink_soft": (194, 178, 146), "accent": (240, 152, 128),
        "accent_hover": (248, 176, 154), "on_accent": (26, 18, 14), "first_side": (148, 190, 240),
        "on_wax": (255, 248, 236), "first_wax": (42, 84, 142), "second_wax": (152, 62, 22),
        "wax": (140, 40, 34), "brass": (168, 136, 76),
        "second_side": (244, 172, 108), "focus": (126, 190, 255), "warn": (244, 190, 104), "ok": (150, 214, 150),
        "disabled": (176, 161, 134), "shade": (0, 0, 0), "dim": (0, 0, 0),
    }  # fmt: skip


def _contrast() -> dict[str, Colour]:
    return {
        "paper": (255, 255, 255), "panel": (255, 255, 255), "raised": (255, 255, 255), "field": (255, 255, 255),
        "chosen": (226, 236, 255), "hover": (238, 244, 255), "telegram": (255, 255, 255),
        "news": (255, 255, 255), "letter": (255, 255, 255),
        "paper_edge": (0, 0, 0), "rule": (90, 90, 90), "rule_strong": (0, 0, 0),
        "ink": (0, 0, 0), "ink_soft": (44, 44, 44), "accent": (122, 0, 12), "accent_hover": (90, 0, 8),
        "on_accent": (255, 255, 255), "first_side": (0, 44, 122), "second_side": (112, 34, 0),
        "on_wax": (255, 255, 255), "first_wax": (0, 44, 122), "second_wax": (112, 34, 0),
        "wax": (122, 0, 12), "brass": (0, 0, 0),
        "focus": (0, 62, 190), "warn": (100, 42, 0), "ok": (0, 72, 22), "disabled": (78, 78, 78),
        "shade": (0, 0, 0), "dim": (0, 0, 0),
    }  # fmt: skip
