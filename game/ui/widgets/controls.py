"""What a player uses: buttons, choices, toggles, sliders, text boxes, tabs, list items."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from game.ui.describe import FOLLOWS, Look, Node, Role, Style
from game.ui.intents import Intent
from game.ui.widgets.basic import Padding, column, row, sides, text


class Option(NamedTuple):
    """One of several: its id, its words, and what hangs on it."""

    id: str
    label: str
    note: str = ""
    enabled: bool = True
    marks: tuple[Node, ...] = ()
    hint: str = ""
    on: object = None


class Range(NamedTuple):
    """What a slider holds. `values`: words that it may show besides; room is kept for the longest of them."""

    low: int
    high: int
    step: int
    now: int
    extent: tuple[float, float] = (180.0, 30.0)
    values: tuple[str, ...] = ()


class Field(NamedTuple):
    """What a text box is like. `fresh`: all of what stands in it is chosen at first, so that typing replaces it."""

    lines: int = 1
    placeholder: str = ""
    limit: int = 2000
    extent: tuple[float, float] = (160.0, 0.0)
    fresh: bool = False


class Mark(NamedTuple):
    """A drawn sign before the words: radio or tick."""

    kind: str
    extent: tuple[float, float] = (0.0, 0.0)


def button(
    node_id: str,
    label: str,
    *,
    on: object = None,
    primary: bool = False,
    quiet: bool = False,
    enabled: bool = True,
    hint: str = "",
    shortcut: Intent | None = None,
    **style: Any,
) -> Node:
    """Something to press. One `primary` a screen at most; a `quiet` one is set as underlined text."""
    surface = "primary" if primary else "quiet" if quiet else "button"
    look = Look("bold" if primary else "body", 20, surface=surface, text_align="left" if quiet else "centre")
    padding = (6.0, 4.0, 6.0, 4.0) if quiet else (9.0, 22.0, 9.0, 22.0)
    place = Style(**{"padding": padding, **style})
    return Node(
        Role.BUTTON, node_id, label, hint=hint, enabled=enabled, on=on, shortcut=shortcut, look=look, style=place
    )


def choice(node_id: str, option: Option, *, chosen: bool, across: bool = False) -> Node:
    """One option of several, with a radio mark; a note under it and marks after it."""
    words = column(
        text(option.label, colour="ink" if option.enabled else "disabled"),
        text(option.note, size=16, colour="ink_soft", face="italic") if option.note else None,
        gap=0,
        grow=1,
    )
    inside = row(words, *option.marks, gap=8, align="centre")
    style = Style(padding=(7, 14, 7, 38), min_w=None, grow=1 if across else 0)
    return Node(
        Role.CHOICE, node_id, option.label, option.note, option.hint, option.enabled, chosen, (inside,),
        on=option.on, style=style, look=Look(surface="choice"), data=Mark("radio"),
    )  # fmt: skip


def choices(
    node_id: str, options: Iterable[Option], chosen: str, *, across: bool = False, label: str = "",
    follows: bool = False,
) -> Node:  # fmt: skip
    """Options to choose one of: a ladder down, or a row that breaks. Ids are `node_id.option`. `follows`: the arrows
    choose as they go from one to the next.
    """
    nodes = [choice(f"{node_id}.{each.id}", each, chosen=each.id == chosen, across=across) for each in options]
    node = row(*nodes, gap=8, wrap=True) if across else column(*nodes, gap=4)
    node.role, node.id, node.label, node.rove = Role.LIST, node_id, label, ""
    node.data = FOLLOWS if follows else None
    return node


def toggle(node_id: str, label: str, value: bool, *, on: object = None, enabled: bool = True, hint: str = "") -> Node:
    """On or off, with a drawn tick."""
    style = Style(padding=(7, 14, 7, 38))
    return Node(
        Role.TOGGLE, node_id, label, hint=hint, enabled=enabled, selected=value, on=on, style=style,
        look=Look(surface="choice"), data=Mark("tick"),
    )  # fmt: skip


def slider(
    node_id: str, label: str, value: int, low: int, high: int, *, step: int = 1, shown: str = "", on: object = None,
    enabled: bool = True, **style: Any,
) -> Node:  # fmt: skip
    """A whole number on a scale, moved by left and right or by the mouse."""
    span = Range(low, high, step, max(low, min(high, value)))
    return Node(
        Role.SLIDER, node_id, label, shown or str(value), enabled=enabled, on=on, data=span,
        style=Style(**{"padding": (6.0, 12.0, 8.0, 12.0), **style}), look=Look(surface="slider"),
    )  # fmt: skip


def stepper(
    node_id: str, label: str, options: Sequence[Option], chosen: str, *, on: object = None, steady: bool = False,
) -> Node:  # fmt: skip
    """One of a few named steps, moved by left and right. `Changed.value` is the position. A `steady` one is as high as
    its longest step needs, whichever is chosen.
    """
    position = next((i for i, each in enumerate(options) if each.id == chosen), 0)
    shown = options[position].label if options else ""
    node = slider(node_id, label, position, 0, max(0, len(options) - 1), shown=shown, on=on)
    if steady:
        node.data = node.data._replace(values=tuple(each.label for each in options))
    return node


def text_box(
    node_id: str, label: str, value: str, *, lines: int = 1, placeholder: str = "", limit: int = 2000,
    on: object = None, enabled: bool = True, show_label: bool = True, fresh: bool = False, **style: Any,
) -> Node:  # fmt: skip
    """Words to be typed. `Changed.value` is the whole text. `fresh`: typing at first replaces what stands there."""
    box = Node(
        Role.TEXTBOX, node_id, label, value, enabled=enabled, on=on, data=Field(lines, placeholder, limit, fresh=fresh),
        style=Style(padding=(8, 12, 8, 12)), look=Look(surface="field", markup=False),
    )  # fmt: skip
    if not show_label:
        box.style = box.style._replace(**style)
        return box
    return column(text(label, size=17, colour="ink_soft"), box, gap=4, **style)


MANY_TABS = 6
"""With more leaves than this their names stand closer."""


def tabs(node_id: str, options: Iterable[Option], chosen: str) -> Node:
    """Names of leaves, one of them turned up. Ids are `node_id.option`; Ctrl+Tab goes round."""
    every = tuple(options)
    beside = 16 if len(every) <= MANY_TABS else 10
    nodes = [
        Node(
            Role.TAB, f"{node_id}.{each.id}", each.label, hint=each.hint, enabled=each.enabled, on=each.on,
            selected=each.id == chosen, style=Style(padding=(7, beside, 9, beside)),
            look=Look("bold" if each.id == chosen else "body", 20, surface="tab", text_align="centre"),
        )
        for each in every
    ]  # fmt: skip
    node = row(*nodes, gap=2, wrap=True)
    node.role, node.id, node.look, node.rove = Role.LIST, node_id, Look(surface="tabs"), ""
    return node


def listitem(
    node_id: str, label: str, *children: Node, selected: bool = False, enabled: bool = True, hint: str = "",
    on: object = None, value: str = "", padding: Padding = (8, 12), gap: float = 12,
) -> Node:  # fmt: skip
    """A row of a list that can be pressed. Without children it shows its label."""
    inside = (row(*children, gap=gap, align="centre"),) if children else ()
    return Node(
        Role.LISTITEM, node_id, label, value, hint, enabled, selected, inside, on=on,
        style=Style(padding=sides(padding)), look=Look(surface="item"),
    )  # fmt: skip
