"""Containers, text and ornaments."""

from typing import Any

from game.ui.describe import Look, Node, Role, Style

Padding = float | tuple[float, float] | tuple[float, float, float, float]


def sides(padding: Padding) -> tuple[float, float, float, float]:
    """Padding as top, right, bottom, left from one, two or four numbers."""
    if isinstance(padding, int | float):
        return (padding, padding, padding, padding)
    if len(padding) == 2:
        return (padding[0], padding[1], padding[0], padding[1])
    return padding


def column(*children: Node | None, gap: float = 10, padding: Padding = 0, **style: Any) -> Node:
    """Children one under another. None is left out. Further keywords are `Style` fields."""
    kept = tuple(child for child in children if child is not None)
    return Node(Role.PANEL, children=kept, style=Style(gap=gap, padding=sides(padding), **style))


def row(*children: Node | None, gap: float = 14, padding: Padding = 0, **style: Any) -> Node:
    """Children side by side; in lines where there is no room."""
    return column(*children, gap=gap, padding=padding, row=True, **style)


def scroll(node_id: str, *children: Node | None, gap: float = 10, padding: Padding = 0, **style: Any) -> Node:
    """A column that scrolls when it must. It grows unless told otherwise."""
    node = column(*children, gap=gap, padding=padding, **{"grow": 1, **style})
    node.role, node.id = Role.SCROLL, node_id
    node.style = node.style._replace(scroll=True)
    return node


def panel(*children: Node | None, surface: str = "panel", gap: float = 10, padding: Padding = 18, **style: Any) -> Node:
    """A column on a sheet. Surfaces: panel, plain, raised, telegram, sheet, well."""
    node = column(*children, gap=gap, padding=padding, **style)
    node.look = Look(surface=surface)
    return node


def page(*children: Node | None, head: Node | None = None, foot: Node | None = None, gap: float = 16) -> Node:
    """A whole screen: a head that stays, a body that takes the room, a foot that stays."""
    body = column(*children, gap=gap, grow=1)
    for part in (head, body, foot):
        if part is not None:
            part.region = True
    node = column(head, body, foot, gap=gap, padding=(18, 24, 16, 24), grow=1)
    node.look = Look(surface="page")
    return node


def columns(*children: Node | None, gap: float = 18, **style: Any) -> Node:
    """Columns that take the height there is, side by side while there is room."""
    return row(*children, gap=gap, **{"grow": 1, **style})


def text(label: str, *, node_id: str = "", size: float = 20, colour: str = "ink", **more: Any) -> Node:
    """A paragraph. Keywords of `Look` (face, text_align ...) and of `Style` (grow, max_w ...) are sorted out."""
    look, style = _sorted(more)
    look = {"leading": 1.22, **look}
    return Node(Role.TEXT, node_id, label, look=Look(size=size, colour=colour, **look), style=Style(**style))


def note(label: str, **more: Any) -> Node:
    """A small remark in italics."""
    return text(label, **{"size": 18, "colour": "ink_soft", "face": "italic", **more})


def eyebrow(label: str, **more: Any) -> Node:
    """A line of small spaced capitals over a heading."""
    return text(label, **{"size": 14, "colour": "ink_soft", "face": "bold", "capitals": True, **more})


def title(label: str, **more: Any) -> Node:
    """The name of a screen."""
    node = text(label, **{"size": 34, "colour": "accent", "face": "heading", "leading": 1.2, **more})
    node.role = Role.TITLE
    return node


def heading(label: str, **more: Any) -> Node:
    """The name of a part."""
    node = text(label, **{"size": 23, "colour": "accent", "face": "heading", "leading": 1.25, **more})
    node.role = Role.HEADING
    return node


def roving(node: Node, entry: str = "") -> Node:
    """The node with everything in it as one Tab stop, and arrows from one thing to the next.

    `entry`: the id at which Tab comes in; without, it is what is chosen, where one was last, or the first of use.
    """
    node.rove = entry
    return node


def region(node: Node) -> Node:
    """The node as a part of the screen that one key goes to."""
    node.region = True
    return node


def rule(kind: str = "single") -> Node:
    """A printed rule: single, double, swelled (with a lozenge), heavy."""
    height = {"single": 1.0, "double": 5.0, "swelled": 13.0, "heavy": 3.0}.get(kind, 1.0)
    return Node(Role.RULE, style=Style(min_h=height), look=Look(surface=kind, colour="rule_strong"))


def spacer(grow: float = 1) -> Node:
    """White that takes what is left."""
    return Node(Role.SPACE, style=Style(grow=grow))


def image(node_id: str, label: str, paint: Any, *, width: float, height: float, data: Any = None) -> Node:
    """A drawing of a fixed size; `paint(canvas, node)` draws it, `label` says what it shows."""
    return Node(Role.IMAGE, node_id, label, paint=paint, data=data, style=Style(width=width, height=height))


def _sorted(more: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    fields = Look._fields
    look = {key: value for key, value in more.items() if key in fields}
    style = {key: value for key, value in more.items() if key not in fields}
    if "padding" in style:
        style["padding"] = sides(style["padding"])
    return look, style
