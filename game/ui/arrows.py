"""Arrows go by place: to the next thing that way, in the same list if there is one, and never across the screen."""

from collections.abc import Sequence

from game.ui.describe import Node, Rect
from game.ui.focus import Place, places
from game.ui.intents import Intent

ARROWS = frozenset({Intent.UP, Intent.DOWN, Intent.LEFT, Intent.RIGHT})
SIDEWAYS = frozenset({Intent.LEFT, Intent.RIGHT})
UNSEEN = 4000.0
"""How much farther than it is something counts that cannot be seen now."""


def toward(root: Node, current: str, arrow: Intent) -> str:
    """The nearest place in a direction, or the current one when there is none: of the group, the region, beside it."""
    every = places(root)
    here = next((place for place in every if place.node.id == current), None)
    if here is None:
        return every[0].node.id if every else ""
    rest = [place for place in every if place is not here]
    group = [place for place in rest if place.group is here.group and here.group is not None]
    region = [place for place in rest if place.region is here.region and place not in group]
    others = [place for place in rest if place.region is not here.region and _beside(here, place, arrow)]
    sheets = [each for each in others if each.region.region and each.region.look.surface and arrow in SIDEWAYS]
    for ring in (group, region, sheets, others):
        found = _nearest(here, ring, arrow, away=ring in (sheets, others))
        if found is not None:
            return _way_in(here, found, every) if arrow in SIDEWAYS else found.node.id
    return current


def _way_in(here: Place, there: Place, every: Sequence[Place]) -> str:
    """A list that has something in hand is entered there, so that passing by chooses nothing else."""
    named = there.group.rove if there.group is not None and there.group is not here.group else None
    return named if named and any(place.node.id == named for place in every) else there.node.id


def _nearest(here: Place, ring: Sequence[Place], arrow: Intent, *, away: bool) -> Place | None:
    best, least = None, float("inf")
    for place in ring:
        cost = _cost(here.node.rect, place.node.rect, arrow)
        if cost is None:
            continue
        seen = place.node.rect.meet(place.node.clip).h > 0
        cost += 0 if seen or not away else UNSEEN
        if cost < least:
            best, least = place, cost
    return best


def _beside(here: Place, there: Place, arrow: Intent) -> bool:
    """Whether another region lies beside what is in focus; to the left and right that is not one above or below it."""
    box, region = here.node.rect.meet(here.node.clip), there.region.rect.meet(there.region.clip)
    home = here.region.rect.meet(here.region.clip)
    ends = {Intent.UP: box.y - region.y, Intent.DOWN: region.bottom - box.bottom,
            Intent.LEFT: box.x - region.x, Intent.RIGHT: region.right - box.right}  # fmt: skip
    if ends[arrow] <= 1:  # what is scrolled out of sight there would only seem to lie that way
        return False
    if arrow in SIDEWAYS:
        return min(home.bottom, region.bottom) - max(home.y, region.y) > 1
    return min(box.right, region.right) - max(box.x, region.x) > 1


def _cost(here: Rect, there: Rect, arrow: Intent) -> float | None:
    """How far a box is in a direction, sideways distance counting more; None when it is not that way."""
    if arrow in SIDEWAYS:
        here, there = _turned(here), _turned(there)
    if arrow in (Intent.UP, Intent.LEFT):
        here, there = _upside_down(here), _upside_down(there)
    down, across = there.centre[1] - here.centre[1], abs(there.centre[0] - here.centre[0])
    if there.y < here.bottom - 1 and not 1 < down >= across:
        return None
    ahead = max(0.0, there.y - here.bottom)
    shared = min(here.right, there.right) - max(here.x, there.x)
    aside = 0.0 if shared > 0 else -shared
    if arrow in SIDEWAYS and aside > 0:
        aside *= 3
    return ahead + 2.5 * aside + abs(here.x - there.x) * 0.05


def _turned(box: Rect) -> Rect:
    return Rect(box.y, box.x, box.h, box.w)


def _upside_down(box: Rect) -> Rect:
    return Rect(box.x, -box.bottom, box.w, box.h)
