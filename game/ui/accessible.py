"""The description tree for screen readers, through accesskit, an optional extra (`pip install .[a11y]`).

Readers live in other processes; what they ask comes from another thread and is put in the window's own queue.
"""

from __future__ import annotations

import logging
import sys
from typing import Any

import pygame

from game.ui.companions import Companion, Shown
from game.ui.describe import Node, Role, path_to, spoken, walk

WINDOW = 0
ROLES = {
    Role.PANEL: "GENERIC_CONTAINER", Role.TEXT: "LABEL", Role.TITLE: "HEADING", Role.HEADING: "HEADING",
    Role.BUTTON: "BUTTON", Role.CHOICE: "RADIO_BUTTON", Role.TOGGLE: "CHECK_BOX", Role.SLIDER: "SLIDER",
    Role.TEXTBOX: "TEXT_INPUT", Role.LIST: "LIST_BOX", Role.LISTITEM: "LIST_BOX_OPTION", Role.TAB: "TAB",
    Role.GAUGE: "METER", Role.IMAGE: "IMAGE", Role.SCROLL: "SCROLL_VIEW", Role.DIALOG: "DIALOG",
}  # fmt: skip
"""Roles by their names in accesskit; rules and spaces are nothing to a reader."""


def asked(action: str, node_id: str) -> pygame.event.Event:
    """The event by which a reader's wish reaches the window: `action` is "focus" or "click"."""
    return pygame.event.Event(pygame.USEREVENT, reader=(action, node_id))


class Accessible(Companion):
    """Keeps the readers' tree in step with the window."""

    def __init__(self, kit: Any, title: str) -> None:
        self._kit = kit
        self._title = title
        self._latest: Any = None
        self._named: dict[int, str] = {}
        self._adapter = self._adapted()

    def shown(self, shown: Shown) -> None:
        """Give readers the tree as it is; in a private phase of two, a window without content."""
        update, self._named = tree_update(self._kit, shown, self._title)
        self._latest = update
        if self._adapter is not None:
            events = self._adapter.update_if_active(lambda: update)
            if events is not None:
                events.raise_events()

    def close(self) -> None:
        """Let readers go."""
        self._adapter = None

    def _adapted(self) -> Any:
        kit = self._kit
        try:
            if sys.platform == "win32":
                return kit.windows.SubclassingAdapter(_handle(), self._activated, self._wished)
            if sys.platform == "darwin":
                kit.macos.add_focus_forwarder_to_window_class("SDLWindow")
                return kit.macos.SubclassingAdapter.for_window(_handle(), self._activated, self._wished)
            return kit.unix.Adapter(self._activated, self._wished, lambda: None)
        except Exception as problem:  # whatever it is, a reader that cannot be reached must not stop the game
            logging.getLogger(__name__).warning("Screen readers cannot be reached (%s).", problem)
            return None

    def _activated(self) -> Any:
        return self._latest

    def _wished(self, request: Any) -> None:
        """A reader asks for something, in a thread of its own."""
        kind = {self._kit.Action.FOCUS: "focus", self._kit.Action.CLICK: "click"}.get(request.action)
        node_id = self._named.get(request.target, "")
        if kind and node_id:
            pygame.event.post(asked(kind, node_id))


def tree_update(kit: Any, shown: Shown, title: str) -> tuple[Any, dict[int, str]]:
    """The whole tree for readers, and which of its numbers is which of our ids."""
    numbers, named, nodes = {}, {}, []
    seen = () if shown.private else tuple(node for node in walk(shown.tree) if node.role in ROLES)
    for number, node in enumerate(seen, start=1):
        numbers[id(node)] = number
        if node.id:
            named[number] = node.id
    for node in seen:
        nodes.append((numbers[id(node)], _readable(kit, node, numbers)))
    window = kit.Node(kit.Role.WINDOW)
    window.set_label(title)
    window.set_bounds(kit.Rect(0, 0, *shown.size))
    window.set_children([numbers[id(shown.tree)]] if id(shown.tree) in numbers else [])
    path = path_to(shown.tree, shown.focus) if seen else ()
    update = kit.TreeUpdate(numbers.get(id(path[-1]), WINDOW) if path else WINDOW)
    update.tree = kit.Tree(WINDOW)
    update.nodes = [(WINDOW, window), *nodes]
    return update, named


def _readable(kit: Any, node: Node, numbers: dict[int, int]) -> Any:
    made = kit.Node(getattr(kit.Role, ROLES[node.role]))
    box = node.rect
    made.set_bounds(kit.Rect(box.x, box.y, box.right, box.bottom))
    if not node.children or node.focusable or node.label:
        made.set_label(spoken(node))
    if node.hint:
        made.set_description(node.hint)
    if not node.enabled:
        made.set_disabled()
    if node.role is Role.TOGGLE or node.role is Role.CHOICE:
        made.set_toggled(kit.Toggled.TRUE if node.selected else kit.Toggled.FALSE)
    elif node.selected:
        made.set_selected(True)
    if node.focusable:
        made.add_action(kit.Action.FOCUS)
        made.add_action(kit.Action.CLICK)
    made.set_children(list(_kin(node, numbers)))
    return made


def _kin(node: Node, numbers: dict[int, int]) -> list[int]:
    """The readers' numbers of what stands under a node; what readers are not told of is passed over."""
    found = []
    for child in node.children:
        number = numbers.get(id(child))
        found += [number] if number is not None else _kin(child, numbers)
    return found


def _handle() -> Any:
    return pygame.display.get_wm_info()["window"]


def accessible(title: str) -> Accessible | None:
    """The companion for screen readers; None where the extra is not installed."""
    try:
        import accesskit  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        return None
    return Accessible(accesskit, title)
