"""The description tree: one a scene, for layout, drawing, focus, clicks, speech and tests.

A node without children shows its `label` (and a text box its `value`). A node
with children is a container: its own label is what speech says of the whole.
Lengths are in units; see `layout` for what a unit is.
"""

from collections.abc import Callable, Iterator
from enum import StrEnum
from typing import Any, NamedTuple

from game.ui.intents import Intent
from game.ui.markup import plain


class Rect(NamedTuple):
    """A box in pixels."""

    x: float = 0
    y: float = 0
    w: float = 0
    h: float = 0

    @property
    def right(self) -> float:
        return self.x + self.w

    @property
    def bottom(self) -> float:
        return self.y + self.h

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x + self.w / 2, self.y + self.h / 2)

    def contains(self, x: float, y: float) -> bool:
        """Whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom

    def overlaps(self, other: "Rect", slack: float = 0.5) -> bool:
        """Whether two boxes share more than `slack` pixels both ways."""
        across = min(self.right, other.right) - max(self.x, other.x)
        down = min(self.bottom, other.bottom) - max(self.y, other.y)
        return across > slack and down > slack

    def meet(self, other: "Rect") -> "Rect":
        """The shared part, perhaps empty."""
        x, y = max(self.x, other.x), max(self.y, other.y)
        right, bottom = min(self.right, other.right), min(self.bottom, other.bottom)
        return Rect(x, y, max(0, right - x), max(0, bottom - y))

    def moved(self, dx: float, dy: float) -> "Rect":
        """The same box elsewhere."""
        return Rect(self.x + dx, self.y + dy, self.w, self.h)


class Role(StrEnum):
    """What a node is, to a reader who cannot see it."""

    PANEL = "panel"
    TEXT = "text"
    TITLE = "title"
    HEADING = "heading"
    BUTTON = "button"
    CHOICE = "choice"
    TOGGLE = "toggle"
    SLIDER = "slider"
    TEXTBOX = "textbox"
    LIST = "list"
    LISTITEM = "listitem"
    TAB = "tab"
    GAUGE = "gauge"
    IMAGE = "image"
    SCROLL = "scroll"
    DIALOG = "dialog"
    RULE = "rule"
    SPACE = "space"


FOCUSABLE = frozenset({Role.BUTTON, Role.CHOICE, Role.TOGGLE, Role.SLIDER, Role.TEXTBOX, Role.LISTITEM, Role.TAB})


class Style(NamedTuple):
    """How a node takes its place. Padding is top, right, bottom, left.

    `pin`: the middle of the node lies at this share of its parent's box, whatever stands there already (a dot of a
    chart, a place on a map). A node with pinned children is as large as its own style says.
    """

    row: bool = False
    grow: float = 0
    basis: float | None = None
    width: float | None = None
    height: float | None = None
    min_w: float | None = None
    max_w: float | None = None
    min_h: float | None = None
    max_h: float | None = None
    gap: float = 0
    padding: tuple[float, float, float, float] = (0, 0, 0, 0)
    align: str = "stretch"
    justify: str = "start"
    wrap: bool = False
    scroll: bool = False
    pin: tuple[float, float] | None = None


class Look(NamedTuple):
    """How a node is drawn: names that the theme, the fonts and the painters know."""

    face: str = "body"
    size: float = 20
    colour: str = "ink"
    surface: str = ""
    text_align: str = "left"
    leading: float = 1.18
    markup: bool = True
    capitals: bool = False


USUAL_STYLE, USUAL_LOOK, NOWHERE = Style(), Look(), Rect()


FOLLOWS = "follows"
"""What a list of choices holds as `data` where the choice goes with the arrows, since choosing there only chooses."""


class Node:
    """One thing on the screen. Scenes make them anew at each build; layout fills the boxes.

    `sizes` is what layout has worked out of it; `loose`: that holds for one run alone.
    `region`: a part of the screen that one key goes to (what scrolls is one by itself). `rove`: everything in it is one
    Tab stop, with arrows from one thing to the next; it names where Tab comes in, or is empty for what is chosen.
    """

    __slots__ = (
        "children", "clip", "content_h", "data", "enabled", "focus", "hint", "home", "id", "label", "look", "loose",
        "on", "paint", "rect", "region", "role", "rove", "scrolling", "selected", "shortcut", "sizes", "style", "value",
    )  # fmt: skip

    def __init__(
        self, role: Role, id: str = "", label: str = "", value: str = "", hint: str = "", enabled: bool = True,
        selected: bool = False, children: tuple["Node", ...] = (), on: object = None, shortcut: Intent | None = None,
        focus: bool | None = None, region: bool = False, rove: str | None = None, style: Style = USUAL_STYLE,
        look: Look = USUAL_LOOK, data: Any = None, paint: Callable[[Any, "Node"], None] | None = None,
    ) -> None:  # fmt: skip
        self.role, self.id, self.label, self.value, self.hint = role, id, label, value, hint
        self.enabled, self.selected, self.children = enabled, selected, children
        self.on, self.shortcut, self.focus, self.region, self.rove = on, shortcut, focus, region, rove
        self.style, self.look, self.data, self.paint = style, look, data, paint
        self.rect = self.home = self.clip = NOWHERE
        self.content_h: float = 0
        self.scrolling = self.loose = False
        self.sizes: dict[tuple[object, ...], Any] = {}

    def __repr__(self) -> str:
        return f"Node({self.role.value}, id={self.id!r}, label={self.label!r})"

    @property
    def focusable(self) -> bool:
        """Whether the keyboard can rest here. A disabled node can be read, not used."""
        if self.focus is not None:
            return self.focus and bool(self.id)
        if self.role in FOCUSABLE:
            return bool(self.id)
        return self.scrolling and bool(self.id) and not any(c.focusable for c in below(self))


def walk(node: Node) -> Iterator[Node]:
    """The node and everything under it, in reading order."""
    yield node
    for child in node.children:
        yield from walk(child)


def below(node: Node) -> Iterator[Node]:
    """Everything under the node."""
    for child in node.children:
        yield from walk(child)


def find(node: Node, node_id: str) -> Node | None:
    """The node with this id."""
    return next((each for each in walk(node) if node_id and each.id == node_id), None)


def focusables(node: Node) -> tuple[Node, ...]:
    """Where the keyboard can rest, in Tab order. Nothing inside a focusable node is one."""
    if node.focusable:
        return (node,)
    return tuple(each for child in node.children for each in focusables(child))


def path_to(node: Node, node_id: str) -> tuple[Node, ...]:
    """From the root to the node with this id, both included; empty when it is not there."""
    if node_id and node.id == node_id:
        return (node,)
    for child in node.children:
        rest = path_to(child, node_id)
        if rest:
            return (node, *rest)
    return ()


def spoken(node: Node) -> str:
    """One node in words, for speech and for the dump."""
    label = node.label or " ".join(child.label for child in below(node) if child.label)
    parts = [plain(label) if node.look.markup else label, node.value]
    return ". ".join(part for part in parts if part)


def dump(node: Node, depth: int = 0, *, focus: str = "") -> str:
    """The tree as text, two spaces a level; plain containers without words are passed over."""
    quiet = node.role in (Role.PANEL, Role.SPACE, Role.RULE) and not (node.label or node.id)
    lines = [] if quiet else ["  " * depth + _line(node, focus)]
    inner = depth if quiet else depth + 1
    lines += [text for child in node.children if (text := dump(child, inner, focus=focus))]
    return "\n".join(lines)


def _line(node: Node, focus: str) -> str:
    marks = [mark for mark, on in _marks(node, focus) if on]
    words = [node.role.value, f"#{node.id}" if node.id else "", repr(node.label) if node.label else ""]
    words += [f"= {node.value!r}" if node.value else "", f"({', '.join(marks)})" if marks else ""]
    words.append(f"-- {node.hint}" if node.hint else "")
    return " ".join(word for word in words if word)


def _marks(node: Node, focus: str) -> tuple[tuple[str, bool], ...]:
    return (
        ("selected", node.selected),
        ("disabled", not node.enabled),
        ("focused", bool(focus) and node.id == focus),
    )
