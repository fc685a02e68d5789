"""Which keys edit a text box, and what they do to it."""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from game.ui import textedit
from game.ui.describe import Node
from game.ui.textedit import Caret


class Edit(NamedTuple):
    """The text and caret after a key."""

    text: str
    caret: Caret


class Clipboard(NamedTuple):
    """Where copied words go and come from."""

    get: Callable[[], str]
    put: Callable[[str], None]


def caret_of(box: Node, carets: Mapping[str, Caret]) -> Caret:
    """Where the caret of a text box is: at the end until it is moved, with everything chosen in a fresh one."""
    end = len(box.value)
    return carets.get(box.id, Caret(end, 0 if box.data.fresh else end)).clamped(box.value)


def press(node: Node, caret: Caret, key: str, clipboard: Clipboard) -> Edit | None:
    """What a key does to a text box; None when it is not an editing key."""
    text, parts = node.value, key.split("+")
    base, keep, word = parts[-1], "shift" in parts, "ctrl" in parts
    if base in ("left", "right") and "alt" not in parts:
        return Edit(text, textedit.moved(text, caret, 1 if base == "right" else -1, word=word, keep=keep))
    if base in ("home", "end"):
        return Edit(text, textedit.put(text, caret, len(text) if base == "end" else 0, keep=keep))
    if base in ("backspace", "delete") and "alt" not in parts:
        return Edit(*textedit.erased(text, caret, forward=base == "delete", word=word))
    if base in ("return", "enter") and node.data.lines > 1 and not word:
        return Edit(*textedit.typed(text, caret, "\n", node.data.limit))
    if word and "alt" not in parts:
        return _with_clipboard(node, caret, base, clipboard)
    return None


def _with_clipboard(node: Node, caret: Caret, base: str, clipboard: Clipboard) -> Edit | None:
    text = node.value
    if base == "a":
        return Edit(text, Caret(len(text), 0))
    if base in ("c", "x"):
        words = textedit.chosen(text, caret)
        if words:
            clipboard.put(words)
        if base == "x" and words:
            return Edit(*textedit.erased(text, caret, forward=True))
        return Edit(text, caret)
    if base == "v":
        words = clipboard.get()
        words = words if node.data.lines > 1 else " ".join(words.split())
        return Edit(*textedit.typed(text, caret, words, node.data.limit))
    return None


def is_letter(key: str) -> bool:
    """Whether a key writes something by itself, so that it is not a command in a text box."""
    parts = key.split("+")
    held = set(parts[:-1])
    writes = len(parts[-1]) == 1 or parts[-1] == "space" or parts[-1].startswith("keypad")
    return writes and not held & {"ctrl", "alt"}
