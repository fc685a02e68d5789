"""One painter a role, and the walk that draws a laid-out tree."""

from collections.abc import Callable, Mapping

import pygame

from game.ui.describe import Node, Rect, Role
from game.ui.hems import hems, sewn
from game.ui.layout import SCROLLBAR
from game.ui.paint import Canvas, content, inset, pixels
from game.ui.sheets import surface
from game.ui.text import value_below, value_look
from game.ui.textedit import Caret
from game.ui.textkeys import caret_of

Painter = Callable[[Canvas, Node], None]


def draw(canvas: Canvas, root: Node) -> None:
    """Draw a tree, its own clip areas respected, the focus ring last."""
    focused = _draw(canvas, root, painters(), None)
    if focused is not None:
        canvas.surface.set_clip(pixels(_ring_room(focused, canvas.px(5))))
        canvas.ring(focused.rect)
    canvas.surface.set_clip(None)


def _ring_room(node: Node, margin: float) -> Rect:
    """Where a focus ring may be drawn: round the area that a node lies in, but not where the node goes on beyond it."""
    rect, clip = node.rect, node.clip
    above = margin if rect.y >= clip.y - 1 else 0.0
    below = margin if rect.bottom <= clip.bottom + 1 else 0.0
    return Rect(clip.x - margin, clip.y - above, clip.w + 2 * margin, clip.h + above + below)


def painters() -> Mapping[Role, Painter]:
    """Which painter draws which role; the rest are drawn by their surface alone."""
    return {
        Role.BUTTON: button,
        Role.CHOICE: marked,
        Role.TOGGLE: marked,
        Role.SLIDER: slider,
        Role.TEXTBOX: textbox,
        Role.LISTITEM: listitem,
        Role.TAB: tab,
        Role.RULE: rule,
    }


def _draw(canvas: Canvas, node: Node, table: Mapping[Role, Painter], focused: Node | None) -> Node | None:
    clip = node.clip
    if clip.w and _hidden(node.rect, clip):
        return focused
    painter = node.paint or table.get(node.role)
    wordy = painter is None and not node.children and bool(node.label)
    if painter is not None or wordy or node.look.surface:
        canvas.surface.set_clip(_window(canvas, clip))
        if node.look.surface:
            surface(canvas, node)
    if painter is not None:
        painter(canvas, node)
    elif wordy:
        canvas.words(node.label, node.look, content(canvas, node))
    if canvas.focus and node.id == canvas.focus:
        focused = node
    ends = hems(canvas, node) if node.scrolling else []
    for child in node.children:
        focused = _draw(canvas, child, table, focused)
    if node.scrolling:
        sewn(canvas, ends)
        canvas.surface.set_clip(pixels(clip) if clip.w else None)
        scrollbar(canvas, node)
    return focused


def _hidden(rect: Rect, clip: Rect) -> bool:
    """Whether nothing of a box can be seen."""
    x, y, w, h = rect
    left, top, wide, high = clip
    apart = x >= left + wide or y >= top + high or x + w <= left or y + h <= top
    return apart or w <= 0 or h <= 0


def _window(canvas: Canvas, clip: Rect) -> pygame.Rect | None:
    """What may be drawn on inside a clip; many nodes share one."""
    if not clip.w:
        return None
    known = canvas.windows.get(clip)
    if known is None:
        margin = canvas.px(3)
        wide = Rect(clip.x - margin, clip.y, clip.w + 2 * margin, clip.h)
        known = canvas.windows[clip] = pixels(wide)
    return known


def button(canvas: Canvas, node: Node) -> None:
    """A button: printed block, plain box, or underlined words."""
    box, kind, hover = node.rect, node.look.surface, canvas.hover == node.id and node.enabled
    ink = "ink" if node.enabled else "disabled"
    if kind == "quiet":
        ink = "accent" if node.enabled else "disabled"
        area = content(canvas, node)
        wide = min(area.w, canvas.setter.block(node.label, node.look, area.w)[0])
        y = min(area.bottom + canvas.px(1), box.bottom - canvas.px(1))
        canvas.fill(Rect(area.x, y, wide, canvas.px(2 if hover else 1)), ink)
    elif kind == "primary" and node.enabled:
        canvas.box(box, "accent_hover" if hover else "accent", "accent", radius=3)
        canvas.outline(inset(box, canvas.px(4)), "on_accent", 1, radius=1)
        ink = "on_accent"
    else:
        fill = "hover" if hover else "raised"
        canvas.box(box, fill, "paper_edge" if node.enabled else "rule", radius=3)
    if node.selected and kind == "button":
        canvas.fill(Rect(box.x, box.bottom - canvas.px(4), box.w, canvas.px(4)), "accent")
    if not node.children:
        canvas.words(node.label, node.look, content(canvas, node), ink, middle=True)


def marked(canvas: Canvas, node: Node) -> None:
    """A choice or toggle: a drawn mark, then its words or children."""
    box = node.rect
    if node.selected and node.role is Role.CHOICE:
        canvas.box(box, "chosen", "accent", radius=3)
        canvas.fill(Rect(box.x, box.y, canvas.px(4), box.h), "accent")
    elif canvas.hover == node.id and node.enabled:
        canvas.box(box, "hover", "rule", radius=3)
    size = min(canvas.em(17), node.style.padding[3] * canvas.space * 0.55)
    first = min(box.h, canvas.em(20) * 1.22 + 2 * node.style.padding[0] * canvas.space)
    x = box.x + (node.style.padding[3] * canvas.space - size) / 2 + canvas.px(1)
    spot = Rect(x, box.y + (first - size) / 2, size, size)
    line = "accent" if node.selected else "paper_edge" if node.enabled else "disabled"
    if node.role is Role.CHOICE:
        canvas.disc(spot.centre, size / 2, "field")
        canvas.disc(spot.centre, size / 2, line, ring=canvas.px(1.5))
        if node.selected:
            canvas.disc(spot.centre, size * 0.28, "accent")
    else:
        canvas.box(spot, "field", line, radius=2, thick=1.5)
        if node.selected:
            canvas.tick(Rect(spot.x + size * 0.05, spot.y - size * 0.15, size * 1.1, size * 1.1), "accent")
    if not node.children:
        canvas.words(node.label, node.look, content(canvas, node), "ink" if node.enabled else "disabled")


def slider(canvas: Canvas, node: Node) -> None:
    """The words and value on one line, or under each other, and under them a ruled scale with a lozenge."""
    area, span = content(canvas, node), node.data
    ink = "ink" if node.enabled else "disabled"
    canvas.words(node.label, node.look, area, ink)
    over = 0.0
    if value_below(canvas.setter, node, area.w):
        over = canvas.setter.block(node.label, node.look, area.w)[1]
    beside = Rect(area.x, area.y + over, area.w, max(0.0, area.h - over))
    canvas.words(node.value, value_look(node), beside, "accent" if node.enabled else "disabled")
    track = slider_track(node, canvas.setter.scale, canvas.space)
    y, steps = track.centre[1], (span.high - span.low) // max(1, span.step)
    canvas.fill(Rect(track.x, y, track.w, canvas.px(1)), "rule_strong")
    for i in range(steps + 1 if 0 < steps <= 40 else 2):
        x = track.x + track.w * i / max(1, steps if steps <= 40 else 1)
        canvas.fill(Rect(x, y - canvas.em(4), canvas.px(1), canvas.em(8)), "rule_strong")
    share = (span.now - span.low) / max(1, span.high - span.low)
    canvas.fill(Rect(track.x, y - canvas.px(1), track.w * share, canvas.px(3)), "accent")
    x, r = track.x + track.w * share, canvas.em(9)
    canvas.shape([(x - r, y), (x, y - r), (x + r, y), (x, y + r)], "accent" if node.enabled else "disabled")


def slider_track(node: Node, text: float, space: float) -> Rect:
    """Where a slider's scale runs, for drawing and for the mouse."""
    _, right, bottom, left = (each * space for each in node.style.padding)
    high = node.data.extent[1] * text
    inner = 10 * text
    box = node.rect
    return Rect(box.x + left + inner, box.bottom - bottom - high, max(1.0, box.w - left - right - 2 * inner), high)


def textbox(canvas: Canvas, node: Node) -> None:
    """A field with its words, selection and caret; one line slides, several wrap."""
    focused = canvas.focus == node.id
    canvas.box(node.rect, "field", "accent" if focused else "paper_edge", radius=3)
    area = content(canvas, node)
    look = node.look
    old = canvas.surface.get_clip()
    canvas.surface.set_clip(pixels(inset(node.rect, canvas.px(2))).clip(old))
    if not node.value and node.data.placeholder and not focused:
        canvas.words(node.data.placeholder, look._replace(face="italic"), area, "ink_soft")
    caret = caret_of(node, canvas.carets)
    start, end = caret.span
    slide, rows = text_rows(canvas, node, caret)
    high = canvas.setter.line_height(look)
    caret_row = max(i for i, (low, _) in enumerate(rows) if low <= caret.at)
    for i, (low, top) in enumerate(rows):
        y = area.y + i * high
        line = node.value[low:top]
        if focused and start < top and end > low:
            x1 = canvas.setter.plain_width(node.value[low : max(low, start)], look)
            x2 = canvas.setter.plain_width(node.value[low : min(top, end)], look)
            canvas.fill(Rect(area.x + x1 - slide, y, x2 - x1, high), "chosen")
        for piece_line in canvas.setter.lines(line, look, 1e6)[:1]:
            canvas.setter.draw_line(canvas.surface, piece_line, look, (area.x - slide, y), canvas.colour("ink"))
        if focused and i == caret_row:
            x = area.x - slide + canvas.setter.plain_width(node.value[low : min(caret.at, top)], look)
            canvas.fill(Rect(x, y + high * 0.1, canvas.px(2), high * 0.8), "accent")
    canvas.surface.set_clip(old)


def text_rows(canvas: Canvas, node: Node, caret: Caret) -> tuple[float, list[tuple[int, int]]]:
    """How far a one-line box has slid, and the rows of a text box as offsets."""
    area = content(canvas, node)
    if node.data.lines > 1:
        return 0.0, canvas.setter.offsets(node.value, node.look, area.w)
    before = canvas.setter.plain_width(node.value[: caret.at], node.look)
    return max(0.0, before - area.w + canvas.px(3)), [(0, len(node.value))]


def listitem(canvas: Canvas, node: Node) -> None:
    """A row with a hairline under it, unless it is not of the usual kind."""
    box = node.rect
    if node.selected:
        canvas.box(box, "chosen", "", radius=2)
        canvas.fill(Rect(box.x, box.y, canvas.px(4), box.h), "accent")
    elif canvas.hover == node.id and node.enabled:
        canvas.box(box, "hover", "", radius=2)
    if node.look.surface == "item":
        canvas.fill(Rect(box.x, box.bottom - canvas.px(1), box.w, canvas.px(1)), "rule")
    if not node.children:
        canvas.words(node.label, node.look, content(canvas, node), "ink" if node.enabled else "disabled", middle=True)


def tab(canvas: Canvas, node: Node) -> None:
    """A leaf's name; the one turned up stands on a heavy line."""
    box = node.rect
    if canvas.hover == node.id and not node.selected:
        canvas.box(box, "hover", "", radius=2)
    ink = "accent" if node.selected else "ink" if node.enabled else "disabled"
    canvas.words(node.label, node.look, content(canvas, node), ink, middle=True)
    if node.selected:
        canvas.fill(Rect(box.x, box.bottom - canvas.px(3), box.w, canvas.px(3)), "accent")


def rule(canvas: Canvas, node: Node) -> None:
    """A printed rule."""
    canvas.rule(node.rect, node.look.surface, node.look.colour)


def scrollbar(canvas: Canvas, node: Node) -> None:
    """How far an area is scrolled: a thin groove and a lozenge-ended bar."""
    wide = SCROLLBAR * canvas.space
    box = node.rect
    groove = Rect(box.right - wide * 0.62, box.y + canvas.px(6), canvas.px(6), box.h - canvas.px(12))
    if groove.h < 8 or node.content_h <= 0:
        return
    canvas.box(groove, "rule", "", radius=3)
    length = max(canvas.px(24), groove.h * node.home.h / node.content_h)
    top = node.children[0].rect.y if node.children else box.y
    first = node.children[0].home.y if node.children else box.y
    done = (first - top - (node.home.y - box.y)) / max(1.0, node.content_h - node.home.h)
    y = groove.y + (groove.h - length) * max(0.0, min(1.0, done))
    canvas.box(Rect(groove.x, y, groove.w, min(length, groove.h)), "rule_strong", "", radius=3)


def veil(surface: pygame.Surface, colour: tuple[int, int, int]) -> None:
    """Dim everything drawn so far, under a modal scene."""
    shade = pygame.Surface(surface.get_size())
    shade.fill(colour)
    shade.set_alpha(120)
    surface.blit(shade, (0, 0))
