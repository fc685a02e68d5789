"""What is on the screen, in the words that speech says. Pure: from trees to sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.ui.describe import Node, Role, focusables, path_to, spoken, walk

Lookup = Callable[..., str]

READ = frozenset({Role.TEXT, Role.TITLE, Role.HEADING, Role.GAUGE, Role.IMAGE})
COUNTED = frozenset({Role.CHOICE, Role.LISTITEM, Role.TAB})
MOST_NEWS = 12
"""No more new lines than this are said unasked; the key that reads the page says them all."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What a listener knows of the screen: which scene, what was in focus and how it stood, and every line."""

    scene: int
    focus: str
    here: str
    lines: tuple[str, ...]


def heard(scene: int, tree: Node, focus: str, t: Lookup) -> Heard:
    """What there is to know of this screen."""
    return Heard(scene, focus, focused(tree, focus, t), tuple(lines(tree)))


def told(before: Heard | None, tree: Node, now: Heard, t: Lookup, *, whole: bool = False) -> list[str]:
    """What to say: a new scene's heads (or all of it) and where one is; on the same scene, what changed."""
    if before is None or before.scene != now.scene:
        words = list(now.lines) if whole else heads(tree)
        return [*words, *([now.here] if now.here else [])]
    known = set(before.lines)
    news = [line for line in now.lines if line not in known][:MOST_NEWS]
    moved = now.focus != before.focus or now.here != before.here
    here = [now.here] if moved and now.here else []
    return [*here, *news] if now.focus != before.focus else [*news, *here]


def lines(tree: Node) -> Iterator[str]:
    """Everything that can be read but not used, in reading order; what belongs to a control is said with it."""
    controls = {id(inner) for control in focusables(tree) for inner in walk(control) if control.role is not Role.SCROLL}
    for node in walk(tree):
        leaf = node.role in READ and (not node.children or node.role in (Role.IMAGE, Role.GAUGE))
        if leaf and id(node) not in controls:
            words = spoken(node).strip()
            if words:
                yield words


def heads(tree: Node) -> list[str]:
    """The titles and headings of a scene, and what a dialog says."""
    dialog = next((node for node in walk(tree) if node.role is Role.DIALOG), None)
    if dialog is not None:
        return [*([spoken(dialog)] if dialog.label else []), *lines(dialog)]
    return [spoken(node) for node in walk(tree) if node.role in (Role.TITLE, Role.HEADING) and spoken(node)]


def page(tree: Node, t: Lookup) -> list[str]:
    """The whole screen: every line, then every control in the order of Tab."""
    controls = [described(node, tree, t) for node in focusables(tree) if node.role is not Role.SCROLL]
    return [*lines(tree), *controls]


def focused(tree: Node, focus: str, t: Lookup) -> str:
    """The node in focus in words; empty where nothing is."""
    path = path_to(tree, focus)
    return described(path[-1], tree, t) if path else ""


def described(node: Node, tree: Node, t: Lookup) -> str:
    """A control: its name, what it is, how it stands, which of how many, and why it cannot be used."""
    if node.role is Role.SCROLL:
        return t("speech.scroll")
    role = "default" if node.role is Role.BUTTON and node.look.surface == "primary" else node.role.value
    parts = [spoken(node), t(f"speech.role.{role}")]
    if node.role is Role.TOGGLE:
        parts.append(t("speech.on" if node.selected else "speech.off"))
    elif node.selected:
        parts.append(t("speech.selected"))
    if not node.enabled:
        parts.append(t("speech.disabled"))
    parts.append(_which(node, tree, t))
    parts.append(node.hint)
    return ". ".join(part.rstrip(".") for part in parts if part) + "."


def _which(node: Node, tree: Node, t: Lookup) -> str:
    """Which of how many, for what stands in a row of its like."""
    if node.role not in COUNTED:
        return ""
    for parent in reversed(path_to(tree, node.id)[:-1]):
        alike = [each for each in focusables(parent) if each.role is node.role]
        if len(alike) > 1:
            return t("speech.of", n=alike.index(node) + 1, all=len(alike)) if node in alike else ""
    return ""
