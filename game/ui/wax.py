"""Sealing wax: a cast blob with a pressed disc, drawn once a size and kept by the canvas.

The two sides differ in outline and in the sign pressed into the wax, not in hue
alone: a round seal with a ring for the first, a lobed one with a lozenge for the
second, a toothed one with a double ring for anybody else.
"""

import math

import pygame

from game.ui.theme import Colour

Points = list[tuple[float, float]]

_OVER = 3
_LOBES = {"first": (5, 0.02), "second": (8, 0.045)}
_RISE = 9


def wax_picture(radius: int, wax: Colour, side: str) -> pygame.Surface:
    """A seal without letters, `2 * radius` pixels each way. `side` is `first`, `second` or anything else."""
    reach = radius * _OVER
    big = pygame.Surface((2 * reach, 2 * reach), pygame.SRCALPHA)
    big.fill((*shaded(wax, 0.6), 0))
    outline = _outline(side)
    for step in range(_RISE):
        share = step / (_RISE - 1)
        middle, far = reach - share * reach * 0.025, reach * (0.97 - 0.13 * share)
        points = [(middle + far * x, middle + far * y) for x, y in outline]
        pygame.draw.polygon(big, shaded(wax, 0.6 + 0.62 * math.sin(share * math.pi * 0.72)), points)
    _pressed(big, reach, wax)
    _sign(big, reach, wax, side)
    return pygame.transform.smoothscale(big, (2 * radius, 2 * radius))


def shaded(colour: Colour, share: float) -> Colour:
    """A colour made darker (below one) or lighter (above one)."""
    red, green, blue = colour
    if share <= 1:
        return (int(red * share), int(green * share), int(blue * share))
    more = share - 1
    return (_lighter(red, more), _lighter(green, more), _lighter(blue, more))


def _lighter(part: int, share: float) -> int:
    return int(part + (255 - part) * min(1.0, share))


def _outline(side: str) -> Points:
    """The edge of a blob about its middle, at a radius of about one."""
    lobes, deep = _LOBES.get(side, (24, 0.02))
    points = []
    for step in range(180):
        angle = math.tau * step / 180
        wobble = deep * math.cos(angle * lobes + 0.7) + 0.012 * math.cos(angle * 3 + 1.9) + 0.008 * math.cos(angle * 7)
        far = 0.96 + wobble - 0.01
        points.append((far * math.cos(angle), far * math.sin(angle)))
    return points


def _pressed(big: pygame.Surface, reach: int, wax: Colour) -> None:
    """The hollow that the matrix left: in shadow above, lit below."""
    disc, drop = round(reach * 0.7), max(1, round(reach * 0.02))
    pygame.draw.circle(big, shaded(wax, 0.62), (reach - drop, reach - drop), disc)
    pygame.draw.circle(big, shaded(wax, 1.32), (reach + drop, reach + drop), disc)
    pygame.draw.circle(big, wax, (reach, reach), disc)


def _sign(big: pygame.Surface, reach: int, wax: Colour, side: str) -> None:
    thick, drop = max(2, round(reach * 0.028)), max(1, round(reach * 0.012))
    for shift, share in ((drop, 0.62), (-drop, 1.45), (0, 1.28)):
        ink = shaded(wax, share)
        if side == "second":
            far = reach * 0.62
            middle = reach + shift
            corners = [(middle - far, middle), (middle, middle - far), (middle + far, middle), (middle, middle + far)]
            pygame.draw.polygon(big, ink, corners, thick)
        else:
            middle_at = (reach + shift, reach + shift)
            pygame.draw.circle(big, ink, middle_at, round(reach * 0.58), thick)
            if side != "first":
                pygame.draw.circle(big, ink, middle_at, round(reach * 0.5), max(1, thick // 2))
