"""What the screens before and beside the game have in common."""

from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.scenes.base import Context
from game.ui.widgets.basic import column, note, page, row, rule, spacer, title
from game.ui.widgets.dialog import key_hints


def front_page(ctx: Context, name: str, *body: Node | None, under: str = "", buttons: tuple[Node, ...] = ()) -> Node:
    """A screen with its name over a double rule, a body, and buttons at the foot. `under` explains the name."""
    named = row(title(name), note(under, grow=1) if under else None, gap=18, align="end", wrap=ctx.narrow)
    head = column(named, rule("double"), gap=6)
    return page(*body, head=head, foot=foot(ctx, *buttons))


def foot(ctx: Context, *buttons: Node) -> Node:
    """Key hints where there is room, and the buttons at the right."""
    hints = () if ctx.narrow else (key_hints(ctx, *usual_hints(ctx)),)
    return row(*hints, spacer(), *buttons, align="centre", gap=12)


def usual_hints(ctx: Context) -> tuple[tuple[Intent, str], ...]:
    """The keys that do the same everywhere."""
    return (
        (Intent.NEXT, ctx.t("keys.move")),
        (Intent.CONFIRM, ctx.t("keys.choose")),
        (Intent.HELP, ctx.t("keys.help")),
        (Intent.SETTINGS, ctx.t("keys.settings")),
    )
