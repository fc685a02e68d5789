"""Modal questions, and the bar that says which keys do what."""

from game.ui.describe import Look, Node, Role, Style
from game.ui.intents import Intent
from game.ui.scenes.base import Context
from game.ui.widgets.basic import column, heading, panel, row, rule, spacer, text


def dialog(node_id: str, caption: str, *body: Node | None, buttons: tuple[Node, ...], width: float = 560) -> Node:
    """A question in the middle of the screen. Give it as the whole tree of a scene with `modal = True`."""
    inner = panel(
        heading(caption), rule("swelled"), *body, row(spacer(), *buttons, gap=12, wrap=False),
        gap=14, padding=(22, 28, 22, 28), max_w=width, surface="sheet",
    )  # fmt: skip
    inner.role, inner.id, inner.label = Role.DIALOG, node_id, caption
    middle = row(spacer(), inner, spacer())
    inner.style = _wide(inner.style, width)
    return column(spacer(), middle, spacer(), padding=16)


def _wide(style: Style, width: float) -> Style:
    return style._replace(basis=width)


def key_hints(ctx: Context, *pairs: tuple[Intent, str]) -> Node:
    """The keys that matter here, as they are bound now: `(intent, what it does)`."""
    nodes = []
    for intent, words in pairs:
        cap = text(key_caption(ctx.key(intent)), size=15, colour="ink_soft", markup=False, padding=(1, 7, 1, 7))
        cap.look = Look("body", 15, "ink_soft", surface="key", text_align="centre", markup=False)
        nodes.append(row(cap, text(words, size=16, colour="ink_soft"), gap=6, align="centre"))
    return row(*nodes, gap=18, wrap=True, align="centre")


def keyed(ctx: Context, name: str, intent: Intent) -> str:
    """A name with the key that does it."""
    return ctx.t("nav.key", name=name, cap=key_caption(ctx.key(intent)))


def key_caption(key: str) -> str:
    """A key's name as it stands on the key."""
    if key.startswith("pad:"):
        return f"Pad {key.removeprefix('pad:').upper()}"
    names = {"return": "Enter", "escape": "Esc", "page up": "Page Up", "page down": "Page Down"}
    parts = [names.get(part, part.upper() if len(part) == 1 else part.capitalize()) for part in key.split("+") if part]
    return " + ".join(parts)
