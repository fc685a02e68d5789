"""How to come from one place on a screen to another with keys: Tab from stop to stop, arrows in a list."""

from collections import deque

from game.ui import arrows, focus
from game.ui.describe import Node, Role, find
from game.ui.intents import Intent

MOVES = (Intent.NEXT, Intent.PREVIOUS, Intent.DOWN, Intent.UP, Intent.RIGHT, Intent.LEFT)
TABS = {Intent.NEXT: 1, Intent.PREVIOUS: -1}


def ways(tree: Node, start: str, goal: str = "") -> dict[str, tuple[tuple[Intent, str], ...]]:
    """The shortest way to everything that can be reached from a place while the screen stays so: its keys.

    With a goal, nothing farther than that is looked for.
    """
    stops = focus.stops(tree)
    here = start if find(tree, start) is not None else (stops[0] if stops else "")
    found: dict[str, tuple[tuple[Intent, str], ...]] = {here: ()}
    been = {here: (here,)}
    queue = deque([here])
    while queue and (not goal or goal not in found):
        at = queue.popleft()
        for move in MOVES:
            to = _moved(tree, been[at], move)
            if to and to not in found:
                found[to] = (*found[at], (move, to))
                been[to] = (to, *been[at])
                queue.append(to)
    return found


def _moved(tree: Node, been: tuple[str, ...], move: Intent) -> str:
    """Where a key leads; a list that was left is entered again where one was."""
    at = been[0]
    if move in TABS:
        return focus.step(tree, at, TABS[move], been)
    node = find(tree, at)
    box = node is not None and node.role in (Role.SLIDER, Role.TEXTBOX)
    return "" if box and (move in arrows.SIDEWAYS or node.role is Role.TEXTBOX) else arrows.toward(tree, at, move)
