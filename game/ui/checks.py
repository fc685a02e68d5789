"""What is wrong with a laid-out screen: words cut off, things over each other, things outside."""

from collections.abc import Iterator

from game.ui.describe import Node, Rect, walk
from game.ui.layout import Measure, Scale, is_board

_SLACK = 1.5


def problems(root: Node, frame: Rect, measure: Measure, scale: Scale) -> list[str]:
    """Every problem as a sentence with the node it is about."""
    found = [*_twice(root)]
    found += _outside(root, frame)
    for node in walk(root):
        found += _overlaps(node)
        if not node.children:
            found += _clipped(node, measure, scale)
    return found


def name(node: Node) -> str:
    """What to call a node in a sentence."""
    return f"{node.role.value} #{node.id}" if node.id else f"{node.role.value} '{node.label[:40]}'"


def _twice(root: Node) -> Iterator[str]:
    seen: set[str] = set()
    for node in walk(root):
        if node.id and node.id in seen:
            yield f"twice: the id #{node.id}"
        seen.add(node.id)


def _outside(node: Node, frame: Rect) -> Iterator[str]:
    box = node.home
    beyond = max(frame.x - box.x, box.right - frame.right)
    if not _within_height(box, frame):
        yield f"outside: {name(node)} by height"
    if beyond > _SLACK:
        yield f"outside: {name(node)} by {beyond:.0f} px across"
    inner = Rect(box.x, box.y, box.w, node.content_h) if node.scrolling else box
    for child in node.children:
        yield from _outside(child, inner)


def _within_height(box: Rect, frame: Rect) -> bool:
    return box.y >= frame.y - _SLACK and box.bottom <= frame.bottom + _SLACK


def _overlaps(node: Node) -> Iterator[str]:
    children = [child for child in node.children if child.home.w and child.home.h and not is_board(node)]
    for i, one in enumerate(children):
        for other in children[i + 1 :]:
            if one.home.overlaps(other.home, _SLACK):
                yield f"overlap: {name(one)} and {name(other)}"


def _clipped(node: Node, measure: Measure, scale: Scale) -> Iterator[str]:
    if not node.label or node.role.value in ("image", "textbox"):
        return
    top, right, bottom, left = (each * scale.space for each in node.style.padding)
    inner = node.home.w - left - right
    need = measure.height(node, inner) + top + bottom
    if need > node.home.h + _SLACK:
        yield f"clipped: {name(node)} needs {need:.0f} px and has {node.home.h:.0f}"
    if inner < min(12 * scale.text, measure.natural(node)):
        yield f"squeezed: {name(node)} has {inner:.0f} px of width"
