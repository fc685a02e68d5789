"""The signs of sittings as outlines, so that they look the same on paper and on a screen whatever letters are there.

Each is a list of closed polygons in a square from -100 to 100, y downward, filled by the even-odd rule.
"""

from __future__ import annotations

import math
from functools import cache

Outline = tuple[tuple[int, int], ...]
ROUND = 28


@cache
def outlines(symbol: str) -> tuple[Outline, ...]:
    """The outlines of a sign of `cards.SYMBOLS`. Raises KeyError for any other."""
    return _DRAWN[symbol]


def _disc(x: int, y: int, r: int) -> Outline:
    return tuple(
        (round(x + r * math.cos(2 * math.pi * n / ROUND)), round(y + r * math.sin(2 * math.pi * n / ROUND)))
        for n in range(ROUND)
    )


def _star(points: int, outer: int, inner: int) -> Outline:
    turns = [(math.pi * (n / points - 0.5), outer if n % 2 == 0 else inner) for n in range(2 * points)]
    return tuple((round(r * math.cos(a)), round(r * math.sin(a))) for a, r in turns)


def _box(left: int, top: int, right: int, bottom: int) -> Outline:
    return ((left, top), (right, top), (right, bottom), (left, bottom))


def _arc(x: int, y: int, r: int, start: int, end: int) -> Outline:
    """Points of an arc in degrees, clockwise as y points down."""
    turns = [math.radians(start + (end - start) * n / 20) for n in range(21)]
    return tuple((round(x + r * math.cos(a)), round(y + r * math.sin(a))) for a in turns)


_CROSS: Outline = (
    (-30, -90), (30, -90), (30, -30), (90, -30), (90, 30), (30, 30), (30, 90), (-30, 90), (-30, 30), (-90, 30),
    (-90, -30), (-30, -30),
)  # fmt: skip
_MOON: Outline = (*_arc(0, 0, 92, 60, 300), *_arc(38, 0, 80, 265, 95))
_HEART: Outline = (
    (0, 92), (-84, -6), *_arc(-44, -36, 48, 165, 330), (0, -34), *_arc(44, -36, 48, 210, 375), (84, -6),
)  # fmt: skip
_SPADE: Outline = (
    (0, -94), (74, 6), *_arc(40, 28, 40, -20, 120), (14, 58), (30, 92), (-30, 92), (-14, 58),
    *_arc(-40, 28, 40, 60, 200), (-74, 6),
)  # fmt: skip
_CLUB: tuple[Outline, ...] = (
    _disc(0, -54, 37), _disc(-49, 14, 37), _disc(49, 14, 37),
    ((-11, -17), (11, -17), (12, 40), (32, 92), (-32, 92), (-12, 40)),
)  # fmt: skip
_ANCHOR: tuple[Outline, ...] = (
    (*_disc(0, -74, 20),), (*_disc(0, -74, 9),), _box(-9, -54, 9, -41), _box(-44, -41, 44, -22), _box(-9, -22, 9, 66),
    (*_arc(0, 14, 80, 10, 170), *_arc(0, 8, 58, 168, 12)),
)  # fmt: skip
_UMBRELLA: tuple[Outline, ...] = (
    (*_arc(0, 0, 92, 180, 360), (46, -14), (0, 0), (-46, -14)), _box(-7, -2, 7, 74),
    (*_arc(22, 70, 28, 0, 180), *_arc(22, 70, 14, 180, 0)),
)  # fmt: skip
_PLANE: Outline = (
    (-94, -10), (-66, -10), (-44, -2), (-4, -2), (-34, -74), (-12, -74), (38, -4), (76, -8), (96, 0), (76, 8), (38, 4),
    (-12, 74), (-34, 74), (-4, 2), (-44, 2), (-66, 10), (-94, 10), (-78, 0),
)  # fmt: skip
_NOTE: tuple[Outline, ...] = (_disc(-42, 62, 30), ((-12, 62), (-12, -94), (58, -62), (58, -36), (2, -60), (2, 62)))
_FLAG: tuple[Outline, ...] = (_box(-64, -94, -48, 94), ((-42, -88), (76, -48), (-42, -8)))
_HOUSE: tuple[Outline, ...] = (
    ((0, -92), (94, -6), (64, -6), (64, 88), (-64, 88), (-64, -6), (-94, -6)),
    _box(-20, 24, 20, 88),
)
_TELEPHONE: tuple[Outline, ...] = (
    (*_arc(0, 0, 92, 205, 335), (60, -8), (46, -34), (-46, -34), (-60, -8)),
    ((-34, -24), (34, -24), (76, 74), (-76, 74)), _disc(0, 30, 22),
)  # fmt: skip
_PETALS = tuple(_disc(round(54 * math.cos(math.pi * (n / 3 - 0.5))), round(54 * math.sin(math.pi * (n / 3 - 0.5))), 26)
                for n in range(6))  # fmt: skip

_DRAWN: dict[str, tuple[Outline, ...]] = {
    "●": (_disc(0, 0, 84),),
    "■": (_box(-76, -76, 76, 76),),
    "▲": (((0, -88), (92, 76), (-92, 76)),),
    "◆": (((0, -94), (94, 0), (0, 94), (-94, 0)),),
    "★": (_star(5, 98, 40),),
    "✚": (_CROSS,),
    "☾": (_MOON,),
    "♣": _CLUB,
    "♥": (_HEART,),
    "♠": (_SPADE,),
    "♦": (((0, -94), (74, 0), (0, 94), (-74, 0)), ((0, -56), (44, 0), (0, 56), (-44, 0))),
    "☀": (_star(12, 98, 62), _disc(0, 0, 34)),
    "⚓": _ANCHOR,
    "✿": (*_PETALS, _disc(0, 0, 18)),
    "☂": _UMBRELLA,
    "✈": (_PLANE,),
    "♪": _NOTE,
    "⚑": _FLAG,
    "⌂": _HOUSE,
    "☎": _TELEPHONE,
}  # fmt: skip
