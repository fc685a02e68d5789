"""What is wrong with a laid-out screen: words cut off, things over each other, things outside, words too faint."""

from collections.abc import Iterator

from game.ui.describe import FOCUSABLE, Node, Rect, Role, walk
from game.ui.layout import Measure, Scale, is_board
from game.ui.markup import plain
from game.ui.settings import ThemeName
from game.ui.sheets import GROUND
from game.ui.theme import Theme, contrast, grained

_SLACK = 1.5
_DOTS = "\u2026"
LEGIBLE, HIGH = 4.5, 7.0


def problems(root: Node, frame: Rect, measure: Measure, scale: Scale) -> list[str]:
    """Every problem of place and room as a sentence with the node it is about."""
    found = [*_twice(root)]
    found += _outside(root, frame)
    found += _over(root)
    found += _dotted(root, "")
    for node in walk(root):
        found += _overlaps(node)
        if not node.children:
            found += _clipped(node, measure, scale)
    return found


def faint(root: Node, palette: Theme) -> list[str]:
    """Words that do not stand out enough from what they lie on in this palette."""
    needed = HIGH if palette.name is ThemeName.CONTRAST else LEGIBLE
    found: dict[str, None] = {}
    for node, ink, ground in inks(root):
        if ink not in palette.colours:
            found[f"colour: {name(node)} asks for '{ink}', which no palette has"] = None
            continue
        ratio = contrast(palette.colour(ink), grained(palette, ground))
        if ratio < needed:
            found[f"faint: {name(node)}, {ink} on {ground} is {ratio:.2f} to 1"] = None
    return list(found)


def inks(node: Node, ground: str = "paper") -> Iterator[tuple[Node, str, str]]:
    """Every leaf with words, the colour they are set in and the colour they lie on."""
    ground = _ground(node, ground)
    drawn = node.role in (Role.IMAGE, Role.RULE, Role.SPACE) or node.paint is not None
    if not node.children and node.label and not drawn:
        yield node, _ink(node), ground
    for child in node.children:
        yield from inks(child, ground)


def name(node: Node) -> str:
    """What to call a node in a sentence."""
    return f"{node.role.value} #{node.id}" if node.id else f"{node.role.value} '{node.label[:40]}'"


def _ground(node: Node, ground: str) -> str:
    kind = node.look.surface
    if node.role is Role.BUTTON and kind != "quiet":
        return "accent" if kind == "primary" and node.enabled else "raised"
    if node.selected and node.role in (Role.CHOICE, Role.LISTITEM):
        return "chosen"
    return "field" if node.role is Role.TEXTBOX else GROUND.get(kind, ground)


def _ink(node: Node) -> str:
    """The colour that the painter of a role gives to its words."""
    kind = node.look.surface
    if node.role in (Role.BUTTON, Role.TAB, Role.CHOICE, Role.TOGGLE, Role.LISTITEM, Role.SLIDER):
        if not node.enabled:
            return "disabled"
        if node.role is Role.BUTTON and kind in ("quiet", "primary"):
            return "accent" if kind == "quiet" else "on_accent"
        return "accent" if node.role is Role.TAB and node.selected else "ink"
    return "ink" if node.role in (Role.TEXTBOX, Role.GAUGE) else node.look.colour


def _twice(root: Node) -> Iterator[str]:
    seen: set[str] = set()
    for node in walk(root):
        if node.id and node.id in seen:
            yield f"twice: the id #{node.id}"
        seen.add(node.id)


def _outside(node: Node, frame: Rect) -> Iterator[str]:
    box = node.home
    beyond = max(frame.x - box.x, box.right - frame.right)
    if not _within_height(box, frame):
        yield f"outside: {name(node)} by height"
    if beyond > _SLACK:
        yield f"outside: {name(node)} by {beyond:.0f} px across"
    inner = Rect(box.x, box.y, box.w, node.content_h) if node.scrolling else box
    for child in node.children:
        yield from _outside(child, frame if is_board(node) else inner)


def _within_height(box: Rect, frame: Rect) -> bool:
    return box.y >= frame.y - _SLACK and box.bottom <= frame.bottom + _SLACK


def _overlaps(node: Node) -> Iterator[str]:
    children = [child for child in node.children if child.home.w and child.home.h and not is_board(node)]
    for i, one in enumerate(children):
        for other in children[i + 1 :]:
            if one.home.overlaps(other.home, _SLACK):
                yield f"overlap: {name(one)} and {name(other)}"


def _over(root: Node) -> Iterator[str]:
    """Words over words, wherever in the tree they come from."""
    wordy = [node for node in walk(root) if node.label and not node.children and node.style.pin is None]
    leaves = [(node, node.rect.meet(node.clip)) for node in wordy]
    shown = [(node, box) for node, box in leaves if box.w > 0 and box.h > 0]
    shown.sort(key=lambda each: each[1].y)
    for i, (node, box) in enumerate(shown):
        for other, place in shown[i + 1 :]:
            if place.y >= box.bottom:
                break
            if box.overlaps(place, 2 * _SLACK):
                yield f"over: {name(node)} and {name(other)}"


def _dotted(node: Node, whole: str) -> Iterator[str]:
    """Sentences cut short with dots, unless a control that they stand in says the whole."""
    words = plain(node.label)
    if node.role is Role.TEXT and words.endswith(_DOTS) and words.rstrip(_DOTS) not in whole:
        yield f"cut short: {name(node)}"
    if node.role in FOCUSABLE:
        whole = plain(node.label)
    for child in node.children:
        yield from _dotted(child, whole)


def _clipped(node: Node, measure: Measure, scale: Scale) -> Iterator[str]:
    if not node.label or node.role.value in ("image", "textbox"):
        return
    top, right, bottom, left = (each * scale.space for each in node.style.padding)
    inner = node.home.w - left - right
    need = measure.height(node, inner) + top + bottom
    if need > node.home.h + _SLACK:
        yield f"clipped: {name(node)} needs {need:.0f} px and has {node.home.h:.0f}"
    if inner < min(12 * scale.text, measure.natural(node)):
        yield f"squeezed: {name(node)} has {inner:.0f} px of width"
    elif measure.narrowest(node) > inner + _SLACK:
        yield f"broken: a word of {name(node)} is cut, {inner:.0f} px are too narrow"
