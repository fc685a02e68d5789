"""The small slip of paper with a hint, beside the thing it is about and never outside the window."""

from game.ui.describe import Look, Node, Rect
from game.ui.paint import Canvas


def hint(canvas: Canvas, node: Node | None, frame: Rect) -> None:
    """Draw a node's hint, if it has one, under the node or over it."""
    if node is None or not node.hint:
        return
    look = Look("italic", 17, leading=1.2)
    pad = canvas.px(9)
    limit = min(canvas.em(380), frame.w - 4 * pad)
    wide, high = canvas.setter.block(node.hint, look, limit)
    box = _place(node.rect.meet(node.clip), wide + 2 * pad + 2, high + 1.4 * pad, frame, canvas.px(7))
    canvas.box(box, "field", "accent", radius=3)
    inner = Rect(box.x + pad, box.y + 0.7 * pad, limit, high)
    canvas.words(node.hint, look, inner, "ink")


def _place(by: Rect, w: float, h: float, frame: Rect, gap: float) -> Rect:
    x = max(frame.x + gap, min(by.x, frame.right - w - gap))
    y = by.bottom + gap
    if y + h > frame.bottom - gap:
        y = by.y - gap - h
    return Rect(x, max(frame.y, y), w, h)
