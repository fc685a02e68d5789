"""Where the keyboard is: Tab order, arrows by place, and what the screen must bring into view."""

from collections.abc import Sequence

from game.ui.describe import Node, Rect, Role, focusables, path_to
from game.ui.intents import Intent

BEGUN = 0.5
"""What is to be read is in view when it begins in so much of its area from the top, however long it is."""
ARROWS = frozenset({Intent.UP, Intent.DOWN, Intent.LEFT, Intent.RIGHT})


def settle(root: Node, wanted: str, before: Sequence[str] = ()) -> str:
    """The id that has the focus: the wanted one, or its old neighbour, or the first."""
    ids = [node.id for node in focusables(root)]
    if not ids or wanted in ids:
        return wanted if wanted in ids else ""
    if wanted in before:
        at = before.index(wanted)
        rest = [*before[at + 1 :], *reversed(before[:at])]
        for each in rest:
            if each in ids:
                return each
    return ids[0]


def step(root: Node, current: str, by: int) -> str:
    """The next or previous in Tab order, round the end."""
    ids = [node.id for node in focusables(root)]
    if not ids:
        return ""
    if current not in ids:
        return ids[0 if by > 0 else -1]
    return ids[(ids.index(current) + by) % len(ids)]


def edge(root: Node, *, last: bool) -> str:
    """The first or last place."""
    ids = [node.id for node in focusables(root)]
    return ids[-1 if last else 0] if ids else ""


def toward(root: Node, current: str, arrow: Intent) -> str:
    """The nearest place in a direction, or the current one when there is none."""
    nodes = focusables(root)
    here = next((node for node in nodes if node.id == current), None)
    if here is None:
        return edge(root, last=False)
    best, least = current, float("inf")
    for node in nodes:
        cost = _cost(here.rect, node.rect, arrow) if node is not here else None
        if cost is not None and cost < least:
            best, least = node.id, cost
    return best


def _cost(here: Rect, there: Rect, arrow: Intent) -> float | None:
    """How far a box is in a direction, sideways distance counting more; None when it is not that way."""
    if arrow in (Intent.LEFT, Intent.RIGHT):
        here, there = _turned(here), _turned(there)
    if arrow in (Intent.UP, Intent.LEFT):
        here, there = _upside_down(here), _upside_down(there)
    if there.centre[1] <= here.centre[1] + 1 or there.y < here.y + 1:
        return None
    ahead = max(0.0, there.y - here.bottom)
    shared = min(here.right, there.right) - max(here.x, there.x)
    aside = 0.0 if shared > 0 else -shared
    if arrow in (Intent.LEFT, Intent.RIGHT) and aside > 0:
        aside *= 3
    return ahead + 2.5 * aside + abs(here.x - there.x) * 0.05


def _turned(box: Rect) -> Rect:
    return Rect(box.y, box.x, box.h, box.w)


def _upside_down(box: Rect) -> Rect:
    return Rect(box.x, -box.bottom, box.w, box.h)


def reveal(root: Node, node_id: str, offsets: dict[str, float], margin: float) -> bool:
    """Scroll every area around a node so that it can be seen, or its beginning; whether anything moved."""
    path = path_to(root, node_id)
    if not path:
        return False
    moved, box, long = False, path[-1].home, path[-1].role is Role.PANEL
    for area in reversed(path[:-1]):
        if not area.scrolling:
            continue
        now = offsets.get(area.id, 0.0)
        top, bottom = box.y - area.home.y - margin, box.bottom - area.home.y + margin
        begun = long and now <= top + margin <= now + area.home.h * BEGUN
        best = min(now, max(0.0, top)) if top < now else max(now, min(bottom - area.home.h, max(0.0, top)))
        best = now if begun else best
        best = max(0.0, min(best, area.content_h - area.home.h))
        moved = moved or abs(best - now) > 0.5
        offsets[area.id] = best
        box = Rect(box.x, area.home.y + max(0.0, box.y - area.home.y - best), box.w, min(box.h, area.home.h))
    return moved


def scroll_area(root: Node, node_id: str) -> Node | None:
    """The innermost scrolling area around a node, else the tallest one on the screen."""
    areas = [node for node in path_to(root, node_id) if node.scrolling]
    if areas:
        return areas[-1]
    every = _areas(root)
    return max(every, key=lambda node: node.home.w * node.home.h, default=None)


def _areas(node: Node) -> list[Node]:
    found = [node] if node.scrolling else []
    return found + [area for child in node.children for area in _areas(child)]
