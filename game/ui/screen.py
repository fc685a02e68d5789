"""One scene on the window: its tree, laid out, with the focus and what is kept by id."""

from dataclasses import replace

from game.ui import focus
from game.ui.describe import Node, Rect, Role, below, find, focusables, walk
from game.ui.graft import graft
from game.ui.intents import Intent
from game.ui.layout import Measure, Scale, layout, name_scrolls, scrolled
from game.ui.scenes.base import Context, Scene
from game.ui.textedit import Caret

PAGE = 0.85
"""How much of an area is turned over at once."""
HEM = 1.0
"""Units of the last line that may lie below the edge when it has been seen."""


class Screen:
    """What the window remembers of a scene between builds."""

    def __init__(self, scene: Scene) -> None:
        self.scene = scene
        self.tree = Node(Role.PANEL)
        self.focus = scene.first_focus
        self.built_for: object = None
        self.carets: dict[str, Caret] = {}
        self._offsets: dict[str, float] = {}
        self._order: tuple[str, ...] = (scene.first_focus, *scene.else_focus)
        self._scale = Scale()
        self._known: object = None
        self._seen = ""
        self._tall = 0.0
        self._deepest: dict[str, float] = {}
        self.unseen: frozenset[str] = frozenset()

    def build(self, ctx: Context, measure: Measure, scale: Scale, frame: Rect) -> None:
        """Ask the scene anew and lay it out; focus and scrolling stay where they were."""
        if (measure, scale, frame) != self._known:
            self._deepest.clear()
        told = self.unseen
        self._make(replace(ctx, unseen=told), measure, scale, frame)
        self._look()
        if self.unseen != told:
            self._make(replace(ctx, unseen=self.unseen), measure, scale, frame)

    def _make(self, ctx: Context, measure: Measure, scale: Scale, frame: Rect) -> None:
        known = (measure, scale, frame)
        fresh = known != self._known
        made = self.scene.build(ctx)
        self.tree = made if fresh else graft(self.tree, made)
        self._known, self._scale = known, scale
        layout(self.tree, frame, measure, scale, fresh=fresh)
        name_scrolls(self.tree)
        scrolled(self.tree, self._offsets)
        self.focus = focus.settle(self.tree, self.focus, self._order)
        self._order = tuple(node.id for node in focusables(self.tree))
        here = self.focused
        grown = here is not None and here.role is not Role.SCROLL and here.home.h > self._tall + 1
        self._tall = here.home.h if here is not None else 0.0
        if self.focus != self._seen or grown:
            self._seen = self.focus
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
        return True

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
        target = find(self.tree, focus.toward(self.tree, self.focus, arrow))
        area = focus.scroll_area(self.tree, self.focus)
        if arrow in (Intent.UP, Intent.DOWN) and area is not None:
            down = arrow is Intent.DOWN
            inside = target is not None and target.id != self.focus and find(area, target.id) is not None
            far = target is None or not inside or _beyond(target, area) > area.home.h * 0.4
            if far and self.scroll(area, (1 if down else -1) * 60 * self._scale.text):
                return True
        return target is not None and self.go(target.id)

    def scroll(self, area: Node, by: float) -> bool:
        """Scroll an area by pixels; whether it moved."""
        before = self._offsets.get(area.id, 0.0)
        self._offsets[area.id] = before + by
        self._shifted()
        return abs(self._offsets[area.id] - before) > 0.5

    def read_on(self, area_id: str) -> bool:
        """Turn a page of an area; whether there was one."""
        area = find(self.tree, area_id)
        return area is not None and area.scrolling and self.scroll(area, area.home.h * PAGE)

    def page(self, intent: Intent) -> bool:
        """Page up and down, home and end of the area in use."""
        area = focus.scroll_area(self.tree, self.focus)
        if area is None:
            return self.go(focus.edge(self.tree, last=intent in (Intent.END, Intent.PAGE_DOWN)))
        page = area.home.h * PAGE
        by = {Intent.PAGE_UP: -page, Intent.PAGE_DOWN: page, Intent.HOME: -1e9}.get(intent, 1e9)
        moved = self.scroll(area, by)
        inside = [node for node in focusables(area) if node is not area and _shown(node)]
        here = self.focused
        if inside and (here is None or not _shown(here)):
            self.focus = self._seen = inside[-1 if intent in (Intent.END, Intent.PAGE_DOWN) else 0].id
            return True
        return moved

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
        """The main button, if it can be used."""
        return next((n for n in walk(self.tree) if n.look.surface == "primary" and n.enabled and n.id), None)

    def shortcut(self, intent: Intent) -> Node | None:
        """The node that an intent presses."""
        return next((n for n in walk(self.tree) if n.shortcut is intent and n.enabled), None)


def _last_line(node: Node) -> float:
    """Where the last words in a node end."""
    return max((leaf.home.bottom for leaf in below(node) if leaf.label and not leaf.children), default=node.home.bottom)


def _beyond(node: Node, area: Node) -> float:
    return max(node.rect.y - area.rect.bottom, area.rect.y - node.rect.bottom, 0.0)


def _shown(node: Node) -> bool:
    return node.rect.meet(node.clip).h > min(node.rect.h, 8.0)
