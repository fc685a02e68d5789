"""Where the keyboard is: Tab from stop to stop, a key from region to region, and what must be brought into view."""

from collections.abc import Sequence
from typing import NamedTuple

from game.ui.describe import FOCUSABLE, Node, Rect, Role, focusables, path_to, walk

BEGUN = 0.5
"""What is to be read is in view when it begins in so much of its area from the top, however long it is."""
LEAST_SEEN = 8.0
"""How many pixels of the height of something tall are enough to know it by."""


class Place(NamedTuple):
    """Where the keyboard can rest: in which region, and in which group that is one Tab stop."""

    node: Node
    region: Node
    group: Node | None


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


def places(root: Node) -> tuple[Place, ...]:
    """Where the keyboard can rest, in reading order, each with what it lies in."""
    found: list[Place] = []
    _gather(root, root, None, found)
    return tuple(found)


def _gather(node: Node, region: Node, group: Node | None, found: list[Place]) -> None:
    if node.focusable:
        found.append(Place(node, region, group))
        return
    group = node if node.rove is not None else None if node.region else group
    apart = node.style.scroll and group in (None, node)
    region = node if node.region or apart or node.role is Role.DIALOG else region
    for child in node.children:
        _gather(child, region, group, found)


def step(root: Node, current: str, by: int, trail: Sequence[str] = ()) -> str:
    """The next or previous Tab stop, round the end. `trail`: where the keyboard has been, the latest first."""
    every = places(root)
    stops = list({id(place.group or place.node): place for place in every}.values())
    if not stops:
        return ""
    here = next((place for place in every if place.node.id == current), None)
    held = None if here is None else here.group or here.node
    at = next((n for n, stop in enumerate(stops) if (stop.group or stop.node) is held), -1 if by > 0 else 0)
    return _entry(stops[(at + by) % len(stops)].group, every, trail) or stops[(at + by) % len(stops)].node.id


def stops(root: Node, trail: Sequence[str] = ()) -> tuple[str, ...]:
    """Every Tab stop, in order."""
    every = places(root)
    found = {id(place.group or place.node): place for place in every}
    return tuple(_entry(place.group, every, trail) or place.node.id for place in found.values())


def _entry(group: Node | None, every: Sequence[Place], trail: Sequence[str]) -> str:
    """Where Tab comes into a group: the place it names, what is chosen, where one was last, the first of use."""
    if group is None:
        return ""
    inside = [place.node for place in every if place.group is group]
    ids = [node.id for node in inside]
    if group.rove in ids:
        return group.rove or ""
    chosen = [node.id for node in inside if node.selected]
    been = [node_id for node_id in trail if node_id in ids]
    usable = [node.id for node in inside if node.enabled and node.role in FOCUSABLE]
    return [*chosen, *been, *usable, *ids][0]


def part(root: Node, current: str, by: int, trail: Sequence[str] = ()) -> str:
    """Into the next or previous region, round the end: to its main button, or where one was last, or its first stop."""
    every = places(root)
    regions = list({id(place.region): place.region for place in every}.values())
    if not regions:
        return ""
    here = next((place.region for place in every if place.node.id == current), None)
    at = next((n for n, region in enumerate(regions) if region is here), -1 if by > 0 else 0)
    inside = [place for place in every if place.region is regions[(at + by) % len(regions)]]
    main = [place.node.id for place in inside if place.node.look.surface == "primary" and place.node.enabled]
    been = [node_id for node_id in trail if node_id in [place.node.id for place in inside]]
    first = next((place for place in inside if place.node.enabled), inside[0])
    return [*main, *been, _entry(first.group, every, trail) or first.node.id][0]


def edge(root: Node, current: str, *, last: bool, area: Node | None = None) -> str:
    """The first or last of the list that the keyboard is in, or of what scrolls around it, or of the region."""
    every = places(root)
    here = next((place for place in every if place.node.id == current), None)
    if here is None:
        return every[-1 if last else 0].node.id if every else ""
    listed = here.group is not None and (area is None or any(node is area for node in walk(here.group)))
    if listed:  # a row of a list may hold more than one thing; one stays with its own kind
        alike = [place.node for place in every if place.group is here.group and place.node.role is here.node.role]
    elif area is not None:
        alike = [place.node for place in places(area)]
    else:
        alike = [place.node for place in every if place.region is here.region]
    return alike[-1 if last else 0].id


def reveal(root: Node, node_id: str, offsets: dict[str, float], margin: float) -> bool:
    """Scroll every area around a node so that it can be seen, or its beginning; whether anything moved."""
    path = path_to(root, node_id)
    if not path:
        return False
    moved, box, long = False, path[-1].home, path[-1].role is Role.PANEL
    part = next((node for node in reversed(path[:-1]) if node.region or node.scrolling), None)
    for area in reversed(path[:-1]):
        if not area.scrolling:
            continue
        now = offsets.get(area.id, 0.0)
        if part is not None and part.region and box.bottom - part.home.y + 2 * margin <= area.home.h:
            box = Rect(box.x, part.home.y, box.w, box.bottom - part.home.y)
        part = None
        top, bottom = box.y - area.home.y - margin, box.bottom - area.home.y + margin
        begun = long and now <= top + margin <= now + area.home.h * BEGUN
        best = min(now, max(0.0, top)) if top < now else max(now, min(bottom - area.home.h, max(0.0, top)))
        best = now if begun else best
        best = max(0.0, min(best, area.content_h - area.home.h))
        moved = moved or abs(best - now) > 0.5
        offsets[area.id] = best
        box = Rect(box.x, area.home.y + max(0.0, box.y - area.home.y - best), box.w, min(box.h, area.home.h))
    return moved


def headless(root: Node, node_id: str) -> Node | None:
    """The innermost area around a node that is scrolled past its first words; a list of its like may be."""
    path = path_to(root, node_id)
    areas = [area for area in path[:-1] if area.scrolling and not _is_list(area, path[-1])]
    return next((area for area in reversed(areas) if (first := _first_words(area)) and not in_sight(first)), None)


def in_sight(node: Node) -> bool:
    """Whether a node can be seen, or enough of it to know it by."""
    return node.rect.meet(node.clip).h > min(node.rect.h, LEAST_SEEN)


def well_seen(node: Node) -> bool:
    """Whether the whole of a node can be seen; of one that is taller than its area, enough to know it by."""
    return in_sight(node) if node.rect.h > node.clip.h else node.rect.meet(node.clip).h >= node.rect.h - 1


def at_first(root: Node, area: Node) -> str:
    """The first Tab stop in sight: in an area, rather what is read, else on the screen, there rather its main button;
    a link is the last resort, for who goes on with a habitual key shall not be led away by it.
    """
    seen = {place.node.id: place.node for place in places(root) if in_sight(place.node)}
    every = [node_id for node_id in stops(root) if node_id in seen]
    inside = [node_id for node_id in stops(area) if node_id in seen]
    main = [node_id for node_id in every if seen[node_id].look.surface == "primary" and seen[node_id].enabled]
    read = [node_id for node_id in inside if seen[node_id].role is Role.PANEL]
    plain = [node_id for node_id in inside if seen[node_id].look.surface != "quiet"]
    return [*read, *plain, *main, *inside, *every, ""][0]


def _is_list(area: Node, node: Node) -> bool:
    """Whether an area begins with something of the kind of a node, with no words before it."""
    first, words = next(iter(focusables(area)), None), _first_words(area)
    return first is not None and first.role is node.role and any(each is words for each in walk(first))


def _first_words(area: Node) -> Node | None:
    return next((node for node in walk(area) if node is not area and node.label and not node.children), None)


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
