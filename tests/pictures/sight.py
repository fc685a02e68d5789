"""What is seen first of a screen: its name, the first words of what scrolls, and where the keyboard is."""

from game.ui import focus
from game.ui.describe import Node, Role, find, walk


def first_sight(tree: Node, focused: str, *, below: bool = False) -> list[str]:
    """What of a screen that has just opened is out of sight though it should be seen. `below`: it was asked to open
    further down.
    """
    found = []
    heads = sorted((node for node in walk(tree) if node.role in (Role.TITLE, Role.HEADING)), key=_untitled)
    head = next(iter(heads), None)
    if head is not None and not (below or focus.in_sight(head)):
        found.append(f"first sight: the heading '{head.label[:40]}' is out of sight")
    area = None if below else focus.headless(tree, focused)
    if area is not None:
        found.append(f"first sight: #{area.id} opens past its first words")
    here = find(tree, focused)
    if focused and (here is None or not focus.in_sight(here)):
        found.append(f"first sight: the keyboard is on #{focused}, which is out of sight")
    if not focused and any(focus.places(tree)):
        found.append("first sight: the keyboard is on nothing")
    return found


def _untitled(node: Node) -> bool:
    return node.role is not Role.TITLE
