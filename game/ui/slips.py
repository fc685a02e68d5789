"""The small slip of paper with a hint, beside the thing it is about and never outside the window."""

from game.ui.describe import Look, Node, Rect, Role
from game.ui.paint import Canvas

IN_ROWS = (Role.CHOICE, Role.LISTITEM)


def hint(canvas: Canvas, node: Node | None, frame: Rect) -> None:
    """Draw a node's hint, if it has one, under the node or over it."""
    if node is None or not node.hint:
        return
    look = Look("italic", 17, leading=1.2)
    pad = canvas.px(9)
    limit = min(canvas.em(380), frame.w - 4 * pad)
    wide, high = canvas.setter.block(node.hint, look, limit)
    by, w, h, gap = node.rect.meet(node.clip), wide + 2 * pad + 2, high + 1.4 * pad, canvas.px(7)
    box = beside(by, w, h, frame, gap) if node.role in IN_ROWS else None
    box = box or _place(by, w, h, frame, gap)
    canvas.box(box, "field", "accent", radius=3)
    inner = Rect(box.x + pad, box.y + 0.7 * pad, limit, high)
    canvas.words(node.hint, look, inner, "ink")


def beside(by: Rect, w: float, h: float, frame: Rect, gap: float) -> Rect | None:
    """Right or left of a row of a list, so that the next row is not covered; None where there is no room."""
    y = max(frame.y + gap, min(by.y, frame.bottom - h - gap))
    if by.right + gap + w <= frame.right - gap:
        return Rect(by.right + gap, y, w, h)
    if by.x - gap - w >= frame.x + gap:
        return Rect(by.x - gap - w, y, w, h)
    return None


def _place(by: Rect, w: float, h: float, frame: Rect, gap: float) -> Rect:
    x = max(frame.x + gap, min(by.x, frame.right - w - gap))
    y = by.bottom + gap
    if y + h > frame.bottom - gap:
        y = by.y - gap - h
    return Rect(x, max(frame.y, y), w, h)
