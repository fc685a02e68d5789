"""A small flex layout. Pure: text is measured by the `Measure` handed in.

Lengths are in units. Widths, heights and bases grow with the text
(`Scale.text` pixels a unit), gaps and padding more slowly (`Scale.space`), so
large type does not drown in white.

* A column gives each child its natural height at the width it gets; spare
  height goes to those that `grow`.
* A row shares spare width among those that `grow` and takes missing width from
  all down to their narrowest (a `basis` to three fifths); where even that does
  not fit, it breaks into lines, as it does at natural widths when `wrap` is
  asked for. Columns that end up one under another scroll as one.
* What does not fit in height shrinks its `scroll` areas first; where that is
  not enough the container itself scrolls, and all inside it takes the height it
  likes. So nothing is ever out of reach, and seldom is there a scroll in a scroll.
* Children that are pinned lie at a share of their parent's box and move nothing.
"""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from game.ui.describe import Node, Rect, Style, walk

SCROLLBAR = 16.0
LEAST_SCROLL = 170.0
BASIS_LEAST = 0.6


class Scale(NamedTuple):
    """Pixels a unit, for text and for space."""

    text: float = 1.0
    space: float = 1.0


class Measure(Protocol):
    """Sizes of what a leaf shows, in pixels, without its padding."""

    def natural(self, node: Node) -> float:
        """The width that needs no line break."""

    def narrowest(self, node: Node) -> float:
        """The width of the longest thing that should not be broken."""

    def height(self, node: Node, width: float) -> float:
        """The height at a width."""


def layout(root: Node, frame: Rect, measure: Measure, scale: Scale, *, fresh: bool = True) -> None:
    """Fill `home`, `content_h` and `scrolling` of every node.

    `fresh`: nothing is known of it; otherwise sizes of an earlier run at the same scale and measure are used again.
    """
    work = _Layout(measure, scale)
    work.prepare(root, fresh)
    work.place(root, frame)


def scrolled(root: Node, offsets: dict[str, float]) -> None:
    """Fill `rect` and `clip` from `home`, moved by how far each area is scrolled; clamp the offsets."""
    _scrolled(root, 0.0, root.home, offsets)


def _scrolled(node: Node, shift: float, clip: Rect, offsets: dict[str, float]) -> None:
    node.rect, node.clip = node.home.moved(0, -shift), clip
    if node.scrolling:
        most = max(0.0, node.content_h - node.home.h)
        offset = max(0.0, min(offsets.get(node.id, 0.0), most))
        if node.id:
            offsets[node.id] = offset
        shift, clip = shift + offset, clip.meet(node.rect)
    for child in node.children:
        _scrolled(child, shift, clip, offsets)


def scroll_name(position: Sequence[int]) -> str:
    """The id of an area that scrolls only because there is no room."""
    return "scroll@" + ".".join(str(each) for each in position)


def name_scrolls(node: Node, position: tuple[int, ...] = ()) -> None:
    """Give an id to every unnamed scrolling node, the same at each build of the same shape."""
    if node.scrolling and not node.id:
        node.id = scroll_name(position)
    for index, child in enumerate(node.children):
        name_scrolls(child, (*position, index))


def share(sizes: Sequence[float], weights: Sequence[float], room: float) -> list[float]:
    """Sizes with `room` more (or fewer) pixels in all, shared by weight."""
    total = sum(weights)
    if total <= 0:
        return list(sizes)
    return [size + room * weight / total for size, weight in zip(sizes, weights, strict=True)]


class _Layout:
    """One run. What is known of a node is kept with the node."""

    def __init__(self, measure: Measure, scale: Scale) -> None:
        self._measure = measure
        self._text = scale.text
        self._space = scale.space
        self._free: set[int] = set()
        self._elastic: set[int] = set()

    def prepare(self, node: Node, fresh: bool) -> bool:
        """Forget an earlier layout; whether there is a scroll area in here, so that the height can give way."""
        if fresh or node.loose:
            node.sizes.clear()
            node.loose = False
        node.scrolling, node.content_h = False, 0
        elastic = node.style.scroll
        for child in node.children:
            elastic = self.prepare(child, fresh) or elastic
        if elastic:
            self._elastic.add(id(node))
        return elastic

    # Widths

    def width(self, node: Node, *, least: bool) -> float:
        """The natural width of a node, or the least at which it can be read."""
        key = ("width", least)
        if key not in node.sizes:
            node.sizes[key] = self._width(node, least)
        return float(node.sizes[key])

    def _width(self, node: Node, least: bool) -> float:
        style = node.style
        if style.width is not None:
            return style.width * self._text
        if not node.children:
            inner = self._measure.narrowest(node) if least else self._measure.natural(node)
        elif is_board(node):
            inner = 0.0
        else:
            each = [self.width(child, least=least) for child in node.children]
            side_by_side = style.row and not (least and style.wrap)
            inner = sum(each) + self._gaps(style, len(each)) if side_by_side else max(each)
            inner += SCROLLBAR * self._space if style.scroll else 0
        low = (style.min_w or 0) * self._text
        high = style.max_w * self._text if style.max_w is not None else inner + self._sides(style) + low
        if style.basis is not None:
            basis = style.basis * self._text
            low = max(low, basis * BASIS_LEAST) if least else max(low, basis)
            return low if not least else max(low, min(inner + self._sides(style), basis, high))
        return max(low, min(inner + self._sides(style), high))

    def _sides(self, style: Style) -> float:
        return (style.padding[1] + style.padding[3]) * self._space

    def _ends(self, style: Style) -> float:
        return (style.padding[0] + style.padding[2]) * self._space

    def _gaps(self, style: Style, count: int) -> float:
        return style.gap * self._space * max(0, count - 1)

    # Heights

    def height(self, node: Node, width: float, *, least: bool) -> float:
        """The height at a width: natural, or with every scroll area at its least."""
        key = ("height", round(width, 2), least and id(node) in self._elastic)
        if key not in node.sizes:
            node.sizes[key] = self._height(node, width, least)
        return float(node.sizes[key])

    def _height(self, node: Node, width: float, least: bool) -> float:
        style = node.style
        if style.height is not None:
            return style.height * self._text
        if node.children:
            full = self._content(node, width, least=least)
        else:
            inner = max(0.0, width - self._sides(style) - self._bar(node))
            full = self._measure.height(node, inner) + self._ends(style)
        low = (style.min_h or 0) * self._text
        if least and self._scrolls(node, width):
            full = min(full, max(low, LEAST_SCROLL * self._text))
        if style.max_h is not None and (self._scrolls(node, width) or not node.children):
            full = min(full, style.max_h * self._text)
        return max(low, full)

    def _bar(self, node: Node) -> float:
        kept = node.style.scroll and id(node) not in self._free
        return SCROLLBAR * self._space if kept or node.scrolling else 0.0

    def _scrolls(self, node: Node, width: float) -> bool:
        """Whether a node may be lower than its content: a scroll area, or columns gone one under another."""
        if id(node) in self._free:
            return False
        if node.style.scroll or not node.style.row:
            return node.style.scroll
        return self._stacked(node, width)

    def _stacked(self, node: Node, width: float) -> bool:
        """Whether a row with scroll areas in it has no room to stand side by side."""
        style = node.style
        if id(node) not in self._elastic:
            return False
        least = [self.width(child, least=True) for child in node.children]
        return sum(least) + self._gaps(style, len(least)) > width - self._sides(style) + 0.01

    def _release(self, node: Node) -> None:
        """Let everything inside take the height it likes, for the node itself scrolls."""
        for each in walk(node):
            each.sizes.clear()
            each.loose = True
            if each is not node:
                self._free.add(id(each))

    def _line_height(self, line: list[tuple[Node, float]], least: bool) -> float:
        return max((self.height(child, w, least=least) for child, w in line), default=0.0)

    def _across(self, child: Node, style: Style, inner: float) -> float:
        """The width of a column's child."""
        if child.style.width is not None:
            return min(inner, child.style.width * self._text)
        limit = child.style.max_w * self._text if child.style.max_w is not None else inner
        if style.align == "stretch":
            return min(inner, limit)
        return min(inner, limit, self.width(child, least=False))

    # Rows

    def _lines(self, node: Node, inner: float) -> list[list[tuple[Node, float]]]:
        key = ("lines", round(inner, 2))
        if key not in node.sizes:
            node.sizes[key] = self._broken(node, inner)
        lines: list[list[tuple[Node, float]]] = node.sizes[key]
        return lines

    def _broken(self, node: Node, inner: float) -> list[list[tuple[Node, float]]]:
        style = node.style
        least = [self.width(child, least=True) for child in node.children]
        fits = sum(least) + self._gaps(style, len(least)) <= inner + 0.01
        if fits and not style.wrap:
            return [self._one_line(list(node.children), style, inner)]
        lines: list[list[Node]] = [[]]
        used = 0.0
        for child in node.children:
            want = min(inner, self.width(child, least=False))
            gap = style.gap * self._space if lines[-1] else 0.0
            if lines[-1] and used + gap + want > inner + 0.01:
                lines.append([])
                used, gap = 0.0, 0.0
            lines[-1].append(child)
            used += gap + want
        return [self._one_line(line, style, inner) for line in lines]

    def _one_line(self, line: list[Node], style: Style, inner: float) -> list[tuple[Node, float]]:
        room = inner - self._gaps(style, len(line))
        sizes = [min(room, self.width(child, least=False)) for child in line]
        spare = room - sum(sizes)
        if spare > 0:
            sizes = self._grown(line, sizes, spare)
        elif spare < 0:
            floors = [min(size, self.width(c, least=True)) for c, size in zip(line, sizes, strict=True)]
            slack = [size - floor for size, floor in zip(sizes, floors, strict=True)]
            sizes = share(sizes, slack, max(spare, -sum(slack)))
        return list(zip(line, sizes, strict=True))

    def _grown(self, line: list[Node], sizes: list[float], spare: float) -> list[float]:
        open_to = {i for i, child in enumerate(line) if child.style.grow > 0}
        while spare > 0.01 and open_to:
            weights = [line[i].style.grow if i in open_to else 0.0 for i in range(len(line))]
            wanted = share(sizes, weights, spare)
            for i in sorted(open_to):
                limit = line[i].style.max_w
                if limit is not None and wanted[i] >= limit * self._text:
                    wanted[i] = max(sizes[i], limit * self._text)
                    open_to.discard(i)
            gained = sum(wanted) - sum(sizes)
            spare, sizes = spare - gained, wanted
            if gained <= 0.01:
                break
        return sizes

    # Places

    def place(self, node: Node, rect: Rect) -> None:
        """Give a node its box and its children theirs. What gives way to nothing and lies where it lay stays so."""
        key = ("placed",)
        if node.sizes.get(key) == rect and id(node) not in self._elastic:
            return
        node.home = rect
        if not node.children:
            return
        if is_board(node):
            self._pin(node, rect)
        else:
            self._place(node, rect)
        if not node.loose:
            node.sizes[key] = rect

    def _pin(self, node: Node, rect: Rect) -> None:
        """Put each child with its middle where it is pinned."""
        for child in node.children:
            across, down = child.style.pin or (0.5, 0.5)
            w = self.width(child, least=False)
            h = self.height(child, w, least=False)
            self.place(child, Rect(rect.x + across * rect.w - w / 2, rect.y + down * rect.h - h / 2, w, h))

    def _place(self, node: Node, rect: Rect) -> None:
        node.scrolling = False
        if self._scrolls(node, rect.w):
            if not node.style.scroll:
                self._release(node)
            node.scrolling = self._content(node, rect.w, least=False) > rect.h + 0.5
        elif self._content(node, rect.w, least=True) > rect.h + 0.5:
            node.scrolling = True
            self._release(node)
        node.content_h = max(rect.h, self._content(node, rect.w, least=False)) if node.scrolling else rect.h
        box = self._inside(node, Rect(rect.x, rect.y, rect.w, node.content_h))
        if node.style.row:
            self._place_row(node, box)
        else:
            self._place_column(node, box)

    def _content(self, node: Node, width: float, *, least: bool) -> float:
        """The height that the children ask for, whatever the node's own limits."""
        key = ("content", round(width, 2), least and id(node) in self._elastic, node.scrolling)
        if key not in node.sizes:
            node.sizes[key] = self._asked(node, width, least)
        return float(node.sizes[key])

    def _asked(self, node: Node, width: float, least: bool) -> float:
        style = node.style
        inner = max(0.0, width - self._sides(style) - self._bar(node))
        if is_board(node):
            content = 0.0
        elif style.row:
            lines = self._lines(node, inner)
            content = sum(self._line_height(line, least) for line in lines) + self._gaps(style, len(lines))
        else:
            heights = [self.height(c, self._across(c, style, inner), least=least) for c in node.children]
            content = sum(heights) + self._gaps(style, len(heights))
        return content + self._ends(style)

    def _inside(self, node: Node, rect: Rect) -> Rect:
        top, right, bottom, left = (each * self._space for each in node.style.padding)
        width = max(0.0, rect.w - left - right - self._bar(node))
        return Rect(rect.x + left, rect.y + top, width, max(0.0, rect.h - top - bottom))

    def _place_column(self, node: Node, box: Rect) -> None:
        style, children = node.style, node.children
        widths = [self._across(child, style, box.w) for child in children]
        sizes = self._column_heights(node, widths, box.h)
        spare = max(0.0, box.h - sum(sizes) - self._gaps(style, len(sizes)))
        y, gap = self._start(style, spare, len(children))
        y += box.y
        for child, w, h in zip(children, widths, sizes, strict=True):
            x = box.x + _offset(style.align, box.w - w)
            self.place(child, Rect(x, y, w, h))
            y += h + gap

    def _column_heights(self, node: Node, widths: list[float], high: float) -> list[float]:
        pairs = list(zip(node.children, widths, strict=True))
        sizes = [self.height(child, w, least=False) for child, w in pairs]
        spare = high - sum(sizes) - self._gaps(node.style, len(sizes))
        if spare > 0:
            return share(sizes, [child.style.grow for child in node.children], spare)
        slack = [size - self.height(c, w, least=True) for size, (c, w) in zip(sizes, pairs, strict=True)]
        slack = [max(0.0, each) for each in slack]
        return share(sizes, slack, max(spare, -sum(slack)))

    def _place_row(self, node: Node, box: Rect) -> None:
        style = node.style
        lines = self._lines(node, box.w)
        heights = [self._line_height(line, least=False) for line in lines]
        spare = box.h - sum(heights) - self._gaps(style, len(lines))
        if spare < 0:
            floors = [self._line_height(line, least=True) for line in lines]
            slack = [max(0.0, h - f) for h, f in zip(heights, floors, strict=True)]
            heights = share(heights, slack, max(spare, -sum(slack)))
        elif len(lines) == 1:
            heights = [heights[0] + spare]
        elif not style.wrap:
            heights = share(heights, [max((c.style.grow for c, _ in line), default=0.0) for line in lines], spare)
        y = box.y
        for line, high in zip(lines, heights, strict=True):
            self._place_line(line, style, Rect(box.x, y, box.w, high))
            y += high + style.gap * self._space

    def _place_line(self, line: list[tuple[Node, float]], style: Style, box: Rect) -> None:
        spare = max(0.0, box.w - sum(w for _, w in line) - self._gaps(style, len(line)))
        x, gap = self._start(style, spare, len(line))
        x += box.x
        for child, w in line:
            stretch = style.align == "stretch" and child.style.height is None
            natural = self.height(child, w, least=False)
            h = box.h if stretch else min(box.h, natural)
            self.place(child, Rect(x, box.y + _offset(style.align, box.h - h), w, h))
            x += w + gap

    def _start(self, style: Style, spare: float, count: int) -> tuple[float, float]:
        gap = style.gap * self._space
        if style.justify == "between" and count > 1:
            return 0.0, gap + spare / (count - 1)
        return _offset(style.justify, spare), gap


def is_board(node: Node) -> bool:
    """Whether the children of a node are pinned to places on it and may lie over each other."""
    return bool(node.children) and node.children[0].style.pin is not None


def _offset(align: str, spare: float) -> float:
    return {"centre": spare / 2, "end": spare}.get(align, 0.0)
