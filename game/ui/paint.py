"""Drawing: sheets, rules, seals, hatches and words. Painters get a `Canvas`.

Corners and discs are drawn three times too large and smoothed, once a size.
"""

import math
from math import floor

import pygame

from game.ui.describe import Look, Node, Rect
from game.ui.text import Typesetter
from game.ui.textedit import Caret
from game.ui.theme import Colour, Theme
from game.ui.wax import wax_picture

_OVER = 3


class Store:
    """Drawn parts kept between frames; emptied when there are more of them, or they are larger, than these limits.

    A small window is content with less than `most_bytes`: with eight times its largest part, or `few_bytes`.
    """

    __slots__ = ("bytes", "few_bytes", "largest", "limit", "met", "most_bytes", "parts")

    def __init__(self, limit: int = 600, most_bytes: int = 64 * 2**20, few_bytes: int = 16 * 2**20) -> None:
        self.parts: dict[tuple[object, ...], pygame.Surface] = {}
        self.met: set[tuple[object, ...]] = set()
        self.limit, self.most_bytes, self.few_bytes = limit, most_bytes, few_bytes
        self.bytes = self.largest = 0

    def first(self, key: tuple[object, ...]) -> bool:
        """Whether this part has never been asked for: what may be drawn but once need not be kept yet."""
        fresh = key not in self.met
        if len(self.met) >= self.limit:
            self.met.clear()
        self.met.add(key)
        return fresh

    def keep(self, key: tuple[object, ...], surface: pygame.Surface) -> pygame.Surface:
        """Remember a surface and give it back."""
        size = surface.get_bytesize() * surface.get_width() * surface.get_height()
        self.largest = max(self.largest, size)
        room = min(self.most_bytes, max(self.few_bytes, 8 * self.largest))
        if len(self.parts) >= self.limit or self.bytes + size > room:
            self.parts.clear()
            self.bytes, self.largest = 0, size
        self.bytes += size
        self.parts[key] = surface
        return surface


class Canvas:
    """What a painter draws on, and what it may need to know."""

    __slots__ = ("carets", "focus", "hover", "setter", "space", "store", "surface", "texture", "theme", "windows")

    def __init__(
        self, surface: pygame.Surface, theme: Theme, setter: Typesetter, space: float, store: Store,
        texture: pygame.Surface | None = None,
    ) -> None:  # fmt: skip
        self.surface, self.theme, self.setter = surface, theme, setter
        self.space, self.store, self.texture = space, store, texture
        self.focus = self.hover = ""
        self.carets: dict[str, Caret] = {}
        self.windows: dict[Rect, pygame.Rect] = {}

    def on(self, surface: pygame.Surface) -> "Canvas":
        """The same for drawing on another surface."""
        other = Canvas(surface, self.theme, self.setter, self.space, self.store, self.texture)
        other.focus, other.hover, other.carets, other.windows = self.focus, self.hover, self.carets, self.windows
        return other

    def px(self, units: float) -> int:
        """Units of space in pixels, at least one."""
        return max(1, round(units * self.space))

    def em(self, units: float) -> float:
        """Units of text in pixels."""
        return units * self.setter.scale

    def colour(self, name: str) -> Colour:
        """The theme's colour of a meaning."""
        known = self.theme.colours.get(name)
        return known if known is not None else self.theme.colour(name)

    # Words

    def words(self, label: str, look: Look, box: Rect, colour: str = "", *, middle: bool = False) -> None:
        """Set text in a box, from the top or in the middle of its height."""
        block = self.setter.set_block(label, look, box.w, self.colour(colour or look.colour))
        x = round(box.x)
        y = round(box.y + (max(0.0, box.h - block.height) / 2 if middle else 0.0))
        self.surface.fblits([(picture, (x + dx, y + dy)) for picture, dx, dy in block.pictures])

    # Shapes

    def fill(self, box: Rect, colour: str) -> None:
        """A plain rectangle."""
        self.surface.fill(self.colour(colour), pixels(box))

    def box(self, box: Rect, fill: str, border: str = "", *, radius: float = 4, thick: float = 1) -> None:
        """A rounded box with a border."""
        area = pixels(box)
        r = min(self.px(radius), area.w // 2, area.h // 2)
        edge = self.px(thick) if border else 0
        inside = self.colour(fill)
        line = self.colour(border) if border else inside
        near = max(r, edge)
        self.surface.fill(inside, (area.x + edge, area.y + near, area.w - 2 * edge, area.h - 2 * near))
        for y, high in ((area.y + edge, near - edge), (area.bottom - near, near - edge)):
            self.surface.fill(inside, (area.x + near, y, area.w - 2 * near, high))
        if edge:
            self._edges(area, near, edge, line)
        if r > 0:
            self._corners(area, r, edge, inside, line)

    def _edges(self, area: pygame.Rect, r: int, edge: int, ink: Colour) -> None:
        for x, y, w, h in (
            (area.x + r, area.y, area.w - 2 * r, edge), (area.x + r, area.bottom - edge, area.w - 2 * r, edge),
            (area.x, area.y + r, edge, area.h - 2 * r), (area.right - edge, area.y + r, edge, area.h - 2 * r),
        ):  # fmt: skip
            self.surface.fill(ink, (x, y, w, h))

    def _corners(self, area: pygame.Rect, r: int, edge: int, inside: Colour | None, line: Colour) -> None:
        key = ("corner", r, edge, inside, line)
        tile = self.store.parts.get(key)
        if tile is None:
            big = pygame.Surface((2 * r * _OVER, 2 * r * _OVER), pygame.SRCALPHA)
            big.fill((*line, 0))
            middle = (r * _OVER, r * _OVER)
            pygame.draw.circle(big, line, middle, r * _OVER)
            if edge:
                pygame.draw.circle(big, inside or (*line, 0), middle, max(0, (r - edge) * _OVER))
            tile = self.store.keep(key, pygame.transform.smoothscale(big, (2 * r, 2 * r)))
        for x, left in ((area.x, 0), (area.right - r, r)):
            for y, top in ((area.y, 0), (area.bottom - r, r)):
                self.surface.blit(tile, (x, y), (left, top, r, r))

    def outline(self, box: Rect, colour: str, thick: float = 1, radius: float = 4) -> None:
        """A border alone, with rounded corners."""
        area, edge, ink = pixels(box), self.px(thick), self.colour(colour)
        r = max(edge, min(self.px(radius), area.w // 2, area.h // 2))
        self._edges(area, r, edge, ink)
        self._corners(area, r, edge, None, ink)

    def line(self, start: tuple[float, float], end: tuple[float, float], colour: str, thick: float = 1) -> None:
        """A smooth line."""
        width = self.px(thick)
        pygame.draw.aaline(self.surface, self.colour(colour), start, end, width)

    def disc(self, centre: tuple[float, float], radius: float, colour: str, *, ring: float = 0) -> None:
        """A smooth disc, or a ring of `ring` pixels."""
        thick = max(1, round(ring)) if ring else 0
        pygame.draw.aacircle(self.surface, self.colour(colour), centre, max(1, round(radius)), thick)

    def dotted_ring(self, centre: tuple[float, float], radius: float, colour: str) -> None:
        """A ring of dots: where something is still to come."""
        count = max(12, round(radius * 0.55))
        for step in range(count):
            angle = math.tau * step / count
            spot = (centre[0] + radius * math.cos(angle), centre[1] + radius * math.sin(angle))
            self.disc(spot, self.px(1.4), colour)

    def dots(self, box: Rect, colour: str = "rule_strong") -> None:
        """A dotted line through the middle of a box: words are to be written here."""
        area, gap, size = pixels(box), self.px(6), self.px(1.4)
        ink = self.colour(colour)
        for x in range(area.x, area.right - size, gap):
            self.surface.fill(ink, (x, area.centery, size, size))

    def shape(self, points: list[tuple[float, float]], colour: str) -> None:
        """A filled polygon with smooth edges."""
        pygame.draw.polygon(self.surface, self.colour(colour), points)
        pygame.draw.aalines(self.surface, self.colour(colour), True, points)

    def rule(self, box: Rect, kind: str, colour: str = "rule_strong") -> None:
        """A printed rule through the middle of a box."""
        y, thin = round(box.y + box.h / 2), self.px(1)
        ink = self.colour(colour)
        area = pixels(box)
        if kind == "double":
            self.surface.fill(ink, (area.x, y - self.px(2), area.w, self.px(2)))
            self.surface.fill(ink, (area.x, y + self.px(2), area.w, thin))
        elif kind == "heavy":
            self.surface.fill(ink, (area.x, y - 1, area.w, self.px(3)))
        elif kind == "dotted":
            self.dots(box, colour)
        elif kind == "upright":
            self.surface.fill(self.colour("rule"), (area.centerx, area.y, thin, area.h))
        elif kind == "swelled":
            self._swelled(area, y, colour)
        else:
            self.surface.fill(self.colour("rule"), (area.x, y, area.w, thin))

    def _swelled(self, area: pygame.Rect, y: int, colour: str) -> None:
        mid, reach, thick = area.centerx, area.w / 2, max(2.0, self.px(2) * 1.0)
        size = self.px(5)
        for side in (-1, 1):
            near, far = mid + side * size * 2, mid + side * reach
            self.shape([(near, y - thick / 2), (far, y), (near, y + thick / 2)], colour)
        self.shape([(mid - size, y), (mid, y - size), (mid + size, y), (mid, y + size)], colour)

    def tick(self, box: Rect, colour: str) -> None:
        """A tick mark drawn with a pen."""
        x, y, s = box.x, box.y, min(box.w, box.h)
        points = [(0.12, 0.55), (0.24, 0.44), (0.42, 0.66), (0.80, 0.08), (0.92, 0.16), (0.45, 0.92)]
        self.shape([(x + a * s, y + b * s) for a, b in points], colour)

    def hatch(self, box: Rect, colour: str, *, pattern: str = "slant", gap: float = 7) -> None:
        """A pattern over a box: slant, counter, dots, upright."""
        area, step = pixels(box), max(3, self.px(gap))
        old = self.surface.get_clip()
        self.surface.set_clip(area.clip(old))
        ink = self.colour(colour)
        if pattern == "dots":
            for x in range(area.x + step // 2, area.right, step):
                for y in range(area.y + step // 2, area.bottom, step):
                    pygame.draw.circle(self.surface, ink, (x, y), max(1, self.px(1)))
        else:
            lean = {"upright": 0, "counter": -area.h}.get(pattern, area.h)
            for x in range(area.x - abs(lean), area.right + abs(lean), step):
                pygame.draw.aaline(self.surface, ink, (x, area.bottom), (x + lean, area.y))
        self.surface.set_clip(old)

    def side_shape(self, box: Rect, side: str, *, filled: bool = True) -> None:
        """The sign of a side: a disc for the first, a lozenge for the second."""
        (x, y), r = box.centre, min(box.w, box.h) / 2
        if side == "first":
            self.disc((x, y), r, "first_side", ring=0 if filled else max(2, r / 3))
            return
        points = [(x - r * 1.1, y), (x, y - r * 1.1), (x + r * 1.1, y), (x, y + r * 1.1)]
        self.shape(points, "second_side")
        if not filled:
            inner = r * 0.55
            self.shape([(x - inner, y), (x, y - inner), (x + inner, y), (x, y + inner)], "panel")

    def side_hatch(self, box: Rect, side: str, *, gap: float = 7) -> None:
        """The pattern of a side over a box: slanting lines for the first, dots for the second."""
        self.hatch(box, f"{side}_side", pattern="slant" if side == "first" else "dots", gap=gap)

    def seal(self, box: Rect, letters: str, side: str) -> None:
        """A wax seal with a monogram. `side`: `first`, `second`, or anything else for those of neither side."""
        (x, y), r = box.centre, max(4, round(min(box.w, box.h) / 2))
        wax = self.colour(f"{side}_wax" if side in ("first", "second") else "wax")
        key = ("seal", r, wax, side)
        made = self.store.parts.get(key)
        if made is None:
            made = self.store.keep(key, wax_picture(r, wax, side))
        self.surface.blit(made, (round(x - r), round(y - r)))
        if not letters:
            return
        look = Look("heading", r * 0.62 / max(0.1, self.setter.scale), text_align="centre", leading=1.0, markup=False)
        self.words(letters, look, Rect(x - r, y - r, 2 * r, 2 * r * 0.97), "on_wax", middle=True)

    def ribbon(self, centre: tuple[float, float], radius: float, side: str) -> None:
        """The two tails of a ribbon that hang from under a seal."""
        x, y = centre
        silk = f"{side}_wax" if side in ("first", "second") else "wax"
        for lean in (-0.34, 0.34):
            tip_x, tip_y = x + lean * radius * 2.1, y + radius * 1.6
            half = radius * 0.27
            points = [(x - half, y), (x + half, y), (tip_x + half, tip_y), (tip_x, tip_y - half), (tip_x - half, tip_y)]
            self.shape(points, silk)

    def stamped(self, words: str, box: Rect, colour: str = "accent", *, face: str = "bold") -> None:
        """A rubber stamp, a little askew, as large as the box allows."""
        ink = self.colour(colour)
        key = ("stamp", words, pixels(box).size, ink, self.setter.scale, self.setter.fonts.typeface)
        made = self.store.parts.get(key)
        if made is None:
            made = self.store.keep(key, self._stamp(words, box, ink, face))
        self.surface.blit(made, (box.centre[0] - made.get_width() / 2, box.centre[1] - made.get_height() / 2))

    def _stamp(self, words: str, box: Rect, ink: Colour, face: str) -> pygame.Surface:
        fonts, said = self.setter.fonts, words.upper()
        face = fonts.whole(fonts.real(face), said)
        between = "\u200a" if fonts.whole(face, "\u200a") == face else ""
        drawn = fonts.get(face, max(13, round(box.h * 0.44))).render(between.join(said), True, ink)
        pad, edge = round(drawn.get_height() * 0.35), max(2, round(box.h * 0.05))
        sheet = pygame.Surface((drawn.get_width() + 2 * pad, drawn.get_height() + pad), pygame.SRCALPHA)
        pygame.draw.rect(sheet, ink, sheet.get_rect(), edge, border_radius=edge * 2)
        sheet.blit(drawn, (pad, pad // 2))
        room = min(1.0, box.w * 0.96 / sheet.get_width())
        return pygame.transform.rotozoom(sheet, 3.5, room)

    def ring(self, box: Rect) -> None:
        """The mark of the keyboard's place: a heavy line with a gap of paper inside and out."""
        gap = self.px(2)
        outer = Rect(box.x - gap, box.y - gap, box.w + 2 * gap, box.h + 2 * gap)
        self.outline(outer, "focus", 3, radius=6)

    # Paper

    def paper(self, area: Rect, colour: str = "paper") -> None:
        """The desk that sheets lie on, with its texture."""
        box = pixels(area)
        if self.texture is None or self.theme.grain == 0:
            self.surface.fill(self.colour(colour), box)
            return
        key = ("paper", box.size, self.colour(colour), self.theme.grain)
        made = self.store.parts.get(key)
        if made is None:
            sheet = self.texture.convert(self.surface)
            sheet.fill(self.colour(colour), special_flags=pygame.BLEND_RGB_MULT)
            if box == self.surface.get_rect() and self.store.first(key):
                pygame.transform.smoothscale(sheet, box.size, self.surface)
                return
            made = self.store.keep(key, pygame.transform.smoothscale(sheet, box.size))
        self.surface.blit(made, box)


def pixels(box: Rect) -> pygame.Rect:
    """A box with whole pixels, its edges rounded rather than its size."""
    x, y, w, h = box
    left, top = floor(x + 0.5), floor(y + 0.5)  # round() goes to even: a hairline could vanish
    return pygame.Rect(left, top, floor(x + w + 0.5) - left, floor(y + h + 0.5) - top)


def inset(box: Rect, by: float) -> Rect:
    """A box smaller by `by` pixels all round."""
    return Rect(box.x + by, box.y + by, max(0.0, box.w - 2 * by), max(0.0, box.h - 2 * by))


def content(canvas: Canvas, node: Node) -> Rect:
    """A node's box without its padding."""
    top, right, bottom, left = (each * canvas.space for each in node.style.padding)
    box = node.rect
    return Rect(box.x + left, box.y + top, max(0.0, box.w - left - right), max(0.0, box.h - top - bottom))
