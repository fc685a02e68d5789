"""The small slip of paper with a hint: near the thing it is about, where it hides nothing that is in use."""

from collections.abc import Iterable, Sequence

from game.ui.describe import Look, Node, Rect, focusables, path_to, walk
from game.ui.paint import Canvas

WIDTHS = (380.0, 620.0, 250.0)
"""How wide a slip may be, in units; the first is kept where it does no harm."""
STEPS = 14
"""How many places are tried across and down the window."""
HARM, NEAR_HARM, MAIN_HARM, WORDS = 30.0, 120.0, 200.0, 1.5
"""How much it counts to lie over what can be used, over one of the same list, over the main button, over words."""
FAR = 6.0
"""How much it counts to be away from what it is about."""


def hint(canvas: Canvas, node: Node | None, tree: Node, frame: Rect) -> None:
    """Draw a node's hint, if it has one."""
    if node is None or not node.hint:
        return
    look = Look("italic", 17, leading=1.2)
    pad, gap = canvas.px(9), canvas.px(7)
    sizes = []
    for width in WIDTHS:
        wide, high = canvas.setter.block(node.hint, look, min(canvas.em(width), frame.w - 4 * pad))
        sizes.append((wide + 2 * pad + 2, high + 1.4 * pad))
    box = place(node, tree, sizes, frame, gap)
    canvas.box(box, "field", "accent", radius=3)
    inner = Rect(box.x + pad, box.y + 0.7 * pad, box.w - 2 * pad, box.h - 1.4 * pad)
    canvas.words(node.hint, look, inner, "ink")


def place(node: Node, tree: Node, sizes: Sequence[tuple[float, float]], frame: Rect, gap: float) -> Rect:
    """The box, of one of the sizes, that is nearest to a node and never on it, and hides least of what is in use."""
    by = node.rect.meet(node.clip)
    near = kin(node, tree)
    things = [(each.rect.meet(each.clip), _harm(each, near)) for each in focusables(tree) if each is not node]
    things += [(each.rect.meet(each.clip), WORDS) for each in walk(tree) if each.label and not each.children]
    things = [(box, weight) for box, weight in things if box.w > 0 and box.h > 0]
    best, least = Rect(frame.x + gap, frame.y + gap, *sizes[0]), float("inf")
    for n, size in enumerate(sizes):
        for box in _candidates(by, size, frame, gap):
            if box.overlaps(by):
                continue
            cost = FAR * _away(box, by) + n * gap
            for thing, weight in things:
                if cost >= least:  # it only grows
                    break
                wide = min(box.x + box.w, thing.x + thing.w) - max(box.x, thing.x)
                high = min(box.y + box.h, thing.y + thing.h) - max(box.y, thing.y)
                if wide > 0 and high > 0:
                    cost += weight * wide * high / max(1.0, gap * gap)
            if cost < least:
                best, least = box, cost
    return best


def _harm(node: Node, near: frozenset[str]) -> float:
    if node.look.surface == "primary":
        return MAIN_HARM
    return NEAR_HARM if node.id in near else HARM


def kin(node: Node, tree: Node) -> frozenset[str]:
    """What lies in the same row or list: the things one goes to next."""
    path = path_to(tree, node.id)
    for parent in reversed(path[:-1]):
        found = focusables(parent)
        if len(found) > 1:
            return frozenset(each.id for each in found)
    return frozenset()


def _candidates(by: Rect, size: tuple[float, float], frame: Rect, gap: float) -> Iterable[Rect]:
    """Beside it, under it, over it, and then a net of places over the window."""
    w, h = size
    low, far = Rect(frame.x + gap, frame.y + gap), Rect(frame.right - gap - w, frame.bottom - gap - h)
    if far.x < low.x or far.y < low.y:
        return

    def inside(x: float, y: float) -> Rect:
        return Rect(max(low.x, min(x, far.x)), max(low.y, min(y, far.y)), w, h)

    yield inside(by.right + gap, by.y)
    yield inside(by.x - gap - w, by.y)
    yield inside(by.x, by.bottom + gap)
    yield inside(by.x, by.y - gap - h)
    yield inside(by.right - w, by.bottom + gap)
    yield inside(by.right - w, by.y - gap - h)
    for n in range(STEPS + 1):
        for m in range(STEPS + 1):
            yield inside(low.x + (far.x - low.x) * n / STEPS, low.y + (far.y - low.y) * m / STEPS)


def _away(box: Rect, by: Rect) -> float:
    """How far a slip is from what it is about."""
    across = max(box.x - by.right, by.x - box.right, 0.0)
    down = max(box.y - by.bottom, by.y - box.bottom, 0.0)
    return across + down
