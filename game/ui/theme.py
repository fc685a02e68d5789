"""Colours by what they mean, never by what they are. Each side also has a shape and a pattern."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from game.ui.settings import ThemeName

Colour = tuple[int, int, int]

# Pairs that must be legible on each other: (what is drawn, what it is drawn on).
TEXT_PAIRS = (
    ("ink", "paper"), ("ink", "panel"), ("ink", "field"), ("ink", "chosen"), ("ink", "raised"),
    ("ink_soft", "paper"), ("ink_soft", "panel"), ("ink_soft", "chosen"), ("ink_soft", "field"),
    ("ink_soft", "raised"),
    ("accent", "paper"), ("accent", "panel"), ("accent", "chosen"), ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("first_side", "panel"), ("second_side", "panel"), ("first_side", "paper"), ("second_side", "paper"),
    ("first_side", "chosen"), ("second_side", "chosen"),
    ("warn", "panel"), ("warn", "paper"), ("ok", "panel"), ("ok", "paper"), ("disabled", "panel"),
    ("disabled", "raised"), ("ink", "telegram"), ("ink_soft", "telegram"), ("on_accent", "first_side"),
    ("on_accent", "second_side"),
)  # fmt: skip
CONTROL_PAIRS = (
    ("paper_edge", "panel"), ("paper_edge", "paper"), ("focus", "paper"), ("focus", "panel"),
    ("focus", "chosen"), ("focus", "field"), ("focus", "raised"), ("rule_strong", "panel"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
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


def _luminance(colour: Colour) -> float:
    linear = [c / 3294.6 if c <= 10 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in colour]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def _day() -> dict[str, Colour]:
    return {
        "paper": (232, 219, 186), "panel": (243, 234, 211), "raised": (236, 223, 190), "field": (250, 244, 228),
        "chosen": (235, 216, 186), "hover": (247, 240, 221), "telegram": (238, 226, 190),
        "paper_edge": (124, 98, 58), "rule": (199, 178, 134), "rule_strong": (124, 98, 58),
        "ink": (36, 26, 18), "ink_soft": (92, 70, 44), "accent": (118, 26, 24), "accent_hover": (142, 36, 32),
        "on_accent": (252, 244, 226), "first_side": (28, 66, 112), "second_side": (138, 46, 12),
        "focus": (24, 78, 158), "warn": (132, 56, 0), "ok": (34, 86, 44), "disabled": (112, 92, 64),
        "shade": (74, 52, 24), "dim": (30, 20, 10),
    }  # fmt: skip


def _night() -> dict[str, Colour]:
    return {
        "paper": (27, 24, 22), "panel": (38, 34, 30), "raised": (52, 46, 39), "field": (24, 21, 19),
        "chosen": (62, 48, 38), "hover": (58, 51, 43), "telegram": (48, 43, 32),
        "paper_edge": (154, 130, 92), "rule": (86, 74, 56), "rule_strong": (154, 130, 92),
        "ink": (238, 228, 206), "ink_soft": (194, 178, 146), "accent": (240, 152, 128),
        "accent_hover": (248, 176, 154), "on_accent": (26, 18, 14), "first_side": (148, 190, 240),
        "second_side": (244, 172, 108), "focus": (126, 190, 255), "warn": (244, 190, 104), "ok": (150, 214, 150),
        "disabled": (176, 161, 134), "shade": (0, 0, 0), "dim": (0, 0, 0),
    }  # fmt: skip


def _contrast() -> dict[str, Colour]:
    return {
        "paper": (255, 255, 255), "panel": (255, 255, 255), "raised": (255, 255, 255), "field": (255, 255, 255),
        "chosen": (226, 236, 255), "hover": (238, 244, 255), "telegram": (255, 255, 255),
        "paper_edge": (0, 0, 0), "rule": (90, 90, 90), "rule_strong": (0, 0, 0),
        "ink": (0, 0, 0), "ink_soft": (44, 44, 44), "accent": (122, 0, 12), "accent_hover": (90, 0, 8),
        "on_accent": (255, 255, 255), "first_side": (0, 44, 122), "second_side": (112, 34, 0),
        "focus": (0, 62, 190), "warn": (100, 42, 0), "ok": (0, 72, 22), "disabled": (78, 78, 78),
        "shade": (0, 0, 0), "dim": (0, 0, 0),
    }  # fmt: skip
