"""Parts of a new tree that say the same as before, taken over with the sizes that are known of them."""

from game.ui.describe import Node


def graft(old: Node, new: Node) -> Node:
    """The new tree; every branch that is the same as the old one's at its place is the old branch itself."""
    same = len(old.children) == len(new.children)
    if new.children and old.children:
        before = old.children
        grown = [graft(one, other) for one, other in zip(before, new.children, strict=False)]
        same = same and all(one is kept for one, kept in zip(before, grown, strict=False))
        new.children = (*grown, *new.children[len(grown) :])
    return old if same and _same(old, new) else new


def _same(old: Node, new: Node) -> bool:
    return (
        old.label == new.label
        and old.id == new.id
        and old.role is new.role
        and old.value == new.value
        and old.hint == new.hint
        and old.enabled == new.enabled
        and old.selected == new.selected
        and old.shortcut is new.shortcut
        and old.focus == new.focus
        and old.region == new.region
        and old.rove == new.rove
        and old.paint is new.paint
        and old.look == new.look
        and old.style == new.style
        and bool(old.data == new.data)
        and bool(old.on == new.on)
    )
