"""Small drawings for the screens before the game: printed, not painted."""

from game.ui.describe import Node, Rect, Role, Style
from game.ui.paint import Canvas
from game.ui.sheets import shadow


def treaty_vignette(label: str, *, height: float, min_w: float = 120) -> Node:
    """A sheet of unfinished articles with two blank seals on their ribbons; `label` says what it shows."""
    return Node(Role.IMAGE, "", label, paint=_treaty, style=Style(height=height, min_w=min_w))


def _treaty(canvas: Canvas, node: Node) -> None:
    box = node.rect
    wide = min(box.w * 0.92, box.h * 0.72)
    sheet = Rect(box.centre[0] - wide / 2, box.y, wide, box.h * 0.84)
    _sheet(canvas, sheet)
    radius = box.h * 0.095
    for side, share in (("first", 0.3), ("second", 0.7)):
        _sealed(canvas, sheet.x + sheet.w * share, sheet.bottom - radius * 0.2, radius, side)


def _sheet(canvas: Canvas, sheet: Rect) -> None:
    shadow(canvas, sheet)
    canvas.box(sheet, "letter", "paper_edge", radius=1)
    margin = sheet.w * 0.11
    inner = Rect(sheet.x + margin, sheet.y + margin * 0.8, sheet.w - 2 * margin, sheet.h)
    canvas.fill(Rect(inner.x + inner.w * 0.2, inner.y, inner.w * 0.6, canvas.px(4)), "ink_soft")
    canvas.rule(Rect(inner.x, inner.y + sheet.h * 0.05, inner.w, canvas.px(12)), "swelled")
    y, step, number = inner.y + sheet.h * 0.14, sheet.h * 0.043, 0
    while y < sheet.bottom - sheet.h * 0.22:
        done = number < 7
        indent = inner.w * 0.06 if number % 4 == 0 else 0
        length = inner.w * (0.62 if number % 4 == 3 else 1.0) - indent
        if done:
            canvas.fill(Rect(inner.x + indent, y, length, canvas.px(2)), "ink_soft")
        else:
            canvas.dots(Rect(inner.x + indent, y, length, canvas.px(2)))
        y, number = y + step, number + 1


def _sealed(canvas: Canvas, x: float, y: float, radius: float, side: str) -> None:
    canvas.ribbon((x, y), radius, side)
    canvas.seal(Rect(x - radius, y - radius, 2 * radius, 2 * radius), "", side)
