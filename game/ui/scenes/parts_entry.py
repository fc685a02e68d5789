"""One line of a short list: a name, and what it means or why it is not to be had."""

from __future__ import annotations

from game.ui.describe import Node
from game.ui.widgets.basic import column, text
from game.ui.widgets.controls import listitem


def entry(node_id: str, name: str, how: str, wrong: str) -> Node:
    """A line that can be pressed unless something is `wrong`; then that is what it says."""
    words = column(
        text(name, size=19, face="bold", colour="disabled" if wrong else "ink"),
        text(wrong or how, size=16, face="italic", colour="ink_soft"),
        gap=0, grow=1,
    )  # fmt: skip
    return listitem(node_id, name, words, enabled=not wrong, hint="", padding=(6, 10))
