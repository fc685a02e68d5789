"""One scene on the window: its tree, laid out, with the focus and what is kept by id."""

from game.ui import arrows, focus
from game.ui.describe import Node, Rect, Role, below, find, focusables, path_to, walk
from game.ui.focus import in_sight, well_seen
from game.ui.graft import graft
from game.ui.intents import Intent
from game.ui.layout import Measure, Scale, layout, name_scrolls, scrolled
from game.ui.scenes.base import Context, Scene
from game.ui.textedit import Caret

BARS = (Role.TAB, Role.BUTTON)
PAGES = (Intent.PAGE_UP, Intent.PAGE_DOWN)
PAGE = 0.85
"""How much of an area is turned over at once."""
TRAIL, DEEP = 60, 3
"""How many places are remembered, and how many areas may lie in one another."""
HEM = 1.0
"""Units of the last line that may lie below the edge when it has been seen."""


class Screen:
    """What the window remembers of a scene between builds."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tree = Node(Role.PANEL)
        self.focus = scene.first_focus
        self.built_for: object = None
        self.wanted = ""
        self.used = False
        self.carets: dict[str, Caret] = {}
        self._offsets: dict[str, float] = {}
        self._order = self._first
        self._scale = Scale()
        self._known: object = None
        self._seen = ""
        self._tall = 0.0
        self._trail: list[str] = []
        self._begun: tuple[str, dict[str, float]] | None = None
        self._deepest: dict[str, float] = {}
        self.unseen: frozenset[str] = frozenset()

    def build(self, ctx: Context, measure: Measure, scale: Scale, frame: Rect) -> None:
        """Ask the scene anew and lay it out; focus and scrolling stay where they were."""
        if (measure, scale, frame) != self._known:
            self._deepest.clear()
        told = self.unseen
        self._make(ctx._replace(unseen=told), measure, scale, frame)
        self._look()
        if self.unseen != told:
            self._make(ctx._replace(unseen=self.unseen), measure, scale, frame)

    def _make(self, ctx: Context, measure: Measure, scale: Scale, frame: Rect) -> None:
        known = (measure, scale, frame)
        fresh = known != self._known
        opening = fresh and not self.used and self._begun in (None, self._standing())
        made = self.scene.build(ctx)
        was = self.focused
        in_view, whole = was is not None and in_sight(was), was is not None and well_seen(was)
        within = focus.scroll_area(self.tree, self.focus)
        self.tree = made if fresh else graft(self.tree, made)
        self._known, self._scale = known, scale
        layout(self.tree, frame, measure, scale, fresh=fresh)
        name_scrolls(self.tree)
        if opening:
            self._offsets.clear()
            self._seen, self._order = "", self._first
        scrolled(self.tree, self._offsets)
        self.focus = focus.settle(self.tree, self.scene.first_focus if opening else self.focus, self._order)
        self._order = tuple(node.id for node in focusables(self.tree))
        here = self.focused
        grown = here is not None and here.role is not Role.SCROLL and here.home.h > self._tall + 1
        self._tall = here.home.h if here is not None else 0.0
        area = focus.scroll_area(self.tree, self.focus)
        turned = not fresh and area is not None and within is not None and area.id != within.id
        lost = not turned and here is not None and ((in_view and not in_sight(here)) or (whole and not well_seen(here)))
        if self.focus != self._seen or grown or lost:
            self._seen = self.focus
            self.show_focus()
        if opening:
            self._open()
        self._show_wanted()
        self._been()

    @property
    def _first(self) -> tuple[str, ...]:
        """Where the scene wants the keyboard to begin, and where else."""
        return (self.scene.first_focus, *self.scene.else_focus)

    def _standing(self) -> tuple[str, dict[str, float]]:
        """Where the keyboard is, and how far what is scrolled is scrolled."""
        return self.focus, {area: by for area, by in self._offsets.items() if by}

    def _open(self) -> None:
        """Open at the first line: where what the scene begins with lies below the edge, at the first thing in sight."""
        for _ in range(DEEP):
            area = None if self.scene.begins_below else focus.headless(self.tree, self.focus)
            if area is None:
                break
            before, self._offsets[area.id] = self._offsets.get(area.id, 0.0), 0.0
            scrolled(self.tree, self._offsets)
            first = focus.at_first(self.tree, area)
            if not first:  # nothing there to rest on: better further down than nowhere
                self._offsets[area.id] = before
                scrolled(self.tree, self._offsets)
                break
            self.focus = self._seen = first
        self._begun = self._standing()

    def _show_wanted(self) -> None:
        """Bring into view what the scene asked for, and what has the focus all the same."""
        if self.wanted and find(self.tree, self.wanted) is not None:
            wanted, self.wanted = self.wanted, ""
            if focus.reveal(self.tree, wanted, self._offsets, 26 * self._scale.space):
                self._shifted()
            here = self.focused
            if here is not None and not in_sight(here):
                self.show_focus()

    def _look(self) -> bool:
        """Note how far down each area has been seen; whether the end of something else than before is still unseen."""
        if not self.scene.reads_on:
            return False
        found: list[str] = []
        for area in (node for node in walk(self.tree) if node.scrolling):
            low = self._offsets.get(area.id, 0.0) + area.home.h
            self._deepest[area.id] = max(low, self._deepest.get(area.id, 0.0))
            seen = self._deepest[area.id] + HEM * self._scale.text
            parts = (node for node in below(area) if node.id and node.role is Role.PANEL)
            found += [part.id for part in (area, *parts) if _last_line(part) - area.home.y > seen]
        before, self.unseen = self.unseen, frozenset(found)
        return self.unseen != before

    @property
    def focused(self) -> Node | None:
        """The node that the keyboard is on."""
        return find(self.tree, self.focus)

    def go(self, node_id: str) -> bool:
        """Move the focus; whether it moved."""
        if not node_id or node_id == self.focus:
            return False
        self.focus = self._seen = node_id
        here = self.focused
        self._tall = here.home.h if here is not None else 0.0
        self.show_focus()
        self._been()
        return True

    def _been(self) -> None:
        """Remember where the keyboard is, the latest first."""
        if self._trail[:1] != [self.focus]:
            self._trail = [self.focus, *(each for each in self._trail if each != self.focus)][:TRAIL]

    def step(self, by: int) -> str:
        """Where Tab goes to, or Shift+Tab."""
        return focus.step(self.tree, self.focus, by, self._trail)

    def part(self, by: int) -> str:
        """Where the keyboard goes to in the next region, or in the one before."""
        return focus.part(self.tree, self.focus, by, self._trail)

    def show_focus(self) -> None:
        """Scroll the focused node into view."""
        if focus.reveal(self.tree, self.focus, self._offsets, 26 * self._scale.space):
            self._shifted()

    def _shifted(self) -> None:
        scrolled(self.tree, self._offsets)
        if self._look():
            self.built_for = None

    def toward(self, arrow: Intent) -> bool:
        """Move by place; where the next place is far out of sight, scroll a step instead."""
        target = find(self.tree, arrows.toward(self.tree, self.focus, arrow))
        area = focus.scroll_area(self.tree, self.focus)
        if arrow not in arrows.SIDEWAYS and area is not None:
            down = arrow is Intent.DOWN
            moves = target is not None and target.id != self.focus
            inside = target is not None and moves and find(area, target.id) is not None
            within = find(area, self.focus) is not None
            far = target is None or not inside or _beyond(target, area) > area.home.h * 0.4
            read = within or not moves or area.focusable
            if far and read and self.scroll(area, (1 if down else -1) * 60 * self._scale.text):
                return True
        return target is not None and self.go(target.id)

    def scroll(self, area: Node, by: float) -> bool:
        """Scroll an area by pixels; whether it moved."""
        before = self._offsets.get(area.id, 0.0)
        self._offsets[area.id] = before + by
        self._shifted()
        return abs(self._offsets[area.id] - before) > 0.5

    def read_on(self, area_id: str) -> bool:
        """Turn a page of an area; whether there was one. From what is gone from sight the keyboard goes on."""
        area = find(self.tree, area_id)
        if area is None or not area.scrolling or not self.scroll(area, area.home.h * PAGE):
            return False
        here = find(area, self.focus)
        if here is not None and not in_sight(here):
            self.go(self.step(1))
        return True

    def page(self, intent: Intent) -> bool:
        """Page up and down, home and end: of the area in use, of the list that needs none, of what is to be read."""
        path = path_to(self.tree, self.focus)
        area = next((node for node in reversed(path) if node.scrolling), None)
        listed = any(node.rove is not None for node in path) and path[-1].role not in BARS
        if area is None and not listed:
            area = focus.scroll_area(self.tree, self.focus)
        last = intent in (Intent.END, Intent.PAGE_DOWN)
        by = (1 if last else -1) * (area.home.h * PAGE if area is not None and intent in PAGES else 1e9)
        moved = area is not None and self.scroll(area, by)
        if area is not None and area not in path:
            return moved or self.go(focus.edge(self.tree, self.focus, last=last))
        if area is None or not moved or intent not in PAGES:
            end = find(self.tree, focus.edge(self.tree, self.focus, last=last, area=area))
            return (end is not None and (area is None or in_sight(end)) and self.go(end.id)) or moved
        here = self.focused
        if here is None or not well_seen(here):
            self._follow(area, here, last=last)
        return True

    def _follow(self, area: Node, was: Node | None, *, last: bool) -> None:
        """After a page was turned: in a list to its end in sight, else to the first Tab stop on the page."""
        rests = [place.node for place in focus.places(area) if in_sight(place.node) and place.node is not area]
        seen = [node for node in rests if well_seen(node)] or rests
        listed = any(node.rove is not None for node in path_to(self.tree, area.id))
        alike = [node.id for node in seen if listed and was is not None and node.role is was.role]
        stops = [node_id for node_id in focus.stops(area, self._trail) if node_id in [node.id for node in seen]]
        found = stops or [node.id for node in seen]
        if alike or found:
            self.focus = self._seen = alike[-1 if last else 0] if alike else found[0 if last else -1]
            self._been()

    def wheel(self, x: float, y: float, by: float) -> bool:
        """Scroll the innermost area under the pointer that can move."""
        areas = [node for node in walk(self.tree) if node.scrolling and node.rect.meet(node.clip).contains(x, y)]
        return any(self.scroll(area, by) for area in reversed(areas))

    def at(self, x: float, y: float) -> Node | None:
        """The node under the pointer that can be used."""
        found = [n for n in focusables(self.tree) if n.rect.meet(n.clip).contains(x, y)]
        return found[-1] if found else None

    def pointed(self, x: float, y: float) -> Node | None:
        """What the pointer is on: what can be used there, else the innermost that has a hint."""
        told = [n for n in walk(self.tree) if n.id and n.hint and n.rect.meet(n.clip).contains(x, y)]
        return self.at(x, y) or (told[-1] if told else None)

    def main(self) -> Node | None:
        """The main button, rather one that can be used."""
        found = [node for node in walk(self.tree) if node.look.surface == "primary" and node.id]
        return next((node for node in found if node.enabled), found[0] if found else None)

    def shortcut(self, intent: Intent) -> Node | None:
        """The node that an intent presses."""
        return next((n for n in walk(self.tree) if n.shortcut is intent and n.enabled), None)


def _last_line(node: Node) -> float:
    """Where the last words in a node end."""
    return max((leaf.home.bottom for leaf in below(node) if leaf.label and not leaf.children), default=node.home.bottom)


def _beyond(node: Node, area: Node) -> float:
    return max(node.rect.y - area.rect.bottom, area.rect.y - node.rect.bottom, 0.0)
