"""What every screen in play has: its head, the bar to the other papers, and what its keys do.

Where text is large for the window (`close`), there is one column; of the head two lines stay, and the bar stands at the
end of what is read, so that the first thing seen is what came.
"""

from __future__ import annotations

from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.display import one_column
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Asked, Command, Context, Pressed, Push, Scene, Stay, Transition
from game.ui.scenes.hush import Hush
from game.ui.scenes.parts_strip import heading_row, in_words, room_words, when_words
from game.ui.widgets.basic import column, roving, row, spacer, text, title
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import key_caption
from game.views.view import SideView

_PLACES = (
    ("dossier", Intent.DOSSIER), ("papers", Intent.PAPERS), ("minutes", Intent.MINUTES), ("treaty", Intent.TREATY),
    ("situation", Intent.SITUATION),
)  # fmt: skip
ONE, LOW = 740.0, 620.0
ELSEWHERE = "nav.elsewhere"


def close(ctx: Context) -> bool:
    """Whether text is so large for the window that a screen in play has one column and a short head."""
    return one_column(ctx.units)


def low(ctx: Context) -> bool:
    """Whether the window has little height, whatever its width, so that a head has three lines at most."""
    return ctx.units[1] < LOW


def snug(ctx: Context) -> Context:
    """The context for one column where the window asks for it, else as it is."""
    return ctx._replace(units=(min(ctx.units[0], ONE), ctx.units[1])) if close(ctx) else ctx


def sheet_sides(ctx: Context, across: float, down: float = 26) -> tuple[float, float, float, float]:
    """The margins of a sheet that is read: as wide as it likes, or narrow where text is large for the window."""
    return (12, 20, 12, 20) if close(ctx) else (down, across, down, across)


def more_below(ctx: Context, *areas: str) -> Node | None:
    """That something lies below the edge which nobody has seen yet, and the key that brings it."""
    if not ctx.unseen.intersection(areas):
        return None
    return text(ctx.t("nav.more_below", cap=key_caption(ctx.key(Intent.PAGE_DOWN))), size=16, colour="ink_soft")


def play_head(
    ctx: Context, playing: Playing, view: SideView, name: str, *, leave_out: str = "", lesson: Node | None = None
) -> Node:
    """The head of a screen in play: name, day, meters, the bar, and a lesson under it."""
    right = room_words(ctx, playing, view)
    if not (close(ctx) or low(ctx)):
        bar = _bar(ctx, playing, leave_out, right)
        return column(roving(column(heading_row(ctx, playing, view, name), bar, gap=4)), lesson, gap=4)
    when = text(when_words(ctx, playing, view), size=16, face="italic", colour="ink_soft", grow=1, leading=1.1)
    named = row(title(name, size=24, leading=1.05), when, gap=9, align="end", wrap=True)
    meters = in_words(ctx, view, playing.desk(view.side).before, grow=1, basis=330)
    if not close(ctx):
        room = text(right, size=16, face="italic", colour="ink_soft")
        bar = _bar(ctx, playing, leave_out, "")
        return column(roving(column(named, row(meters, room, gap=10, align="end"), bar, gap=1)), lesson, gap=1)
    other = button(ELSEWHERE, ctx.t("nav.elsewhere"), quiet=True, padding=(2, 4, 2, 4))
    other.look = type(other.look)("body", 17, surface="quiet")
    return roving(column(named, row(meters, other, gap=10, align="end"), gap=1))


def play_tail(ctx: Context, playing: Playing, view: SideView, *, leave_out: str = "") -> Node | None:
    """The bar and the room at the end of what is read, where they have no room in the head."""
    if not close(ctx):
        return None
    return navigation(ctx, playing, leave_out=leave_out, right=room_words(ctx, playing, view))


def navigation(ctx: Context, playing: Playing, *, leave_out: str = "", right: str = "") -> Node:
    """Quiet buttons to everything that may be looked at from here; a remark at the right."""
    return roving(_bar(ctx, playing, leave_out, right))


def _bar(ctx: Context, playing: Playing, leave_out: str, right: str) -> Node:
    nodes = [
        button(
            f"nav.{name}", ctx.t("nav.key", name=ctx.t(f"nav.{name}"), cap=key_caption(ctx.key(intent))), quiet=True,
            shortcut=intent,
        )
        for name, intent in places(playing) if name != leave_out
    ]  # fmt: skip
    for name, intent in (("help", Intent.HELP), ("pause", Intent.MENU)):
        words = ctx.t("nav.key", name=ctx.t(f"nav.{name}"), cap=key_caption(ctx.key(intent)))
        nodes.append(button(f"nav.{name}", words, quiet=True))
    for node in nodes:
        node.look = type(node.look)("body", 17, surface="quiet")
    if ctx.narrow:
        under = text(right, size=16, face="italic", colour="ink_soft") if right else None
        return column(row(*nodes, gap=8, wrap=True), under, gap=4)
    remark = text(right, size=16, face="italic", colour="ink_soft", grow=1, text_align="right") if right else spacer()
    return row(*nodes, remark, gap=12, align="centre")


def places(playing: Playing) -> tuple[tuple[str, Intent], ...]:
    """Where one may look from every screen in play; the map and the historian only where the conference has them."""
    shown = playing.controller.presentation
    found = _PLACES if shown.map is None else (*_PLACES, ("map", Intent.MAP))
    return (*found, ("history", Intent.HISTORY)) if playing.services.record_of(shown.id) is not None else found


def navigate(playing: Playing, side: Side, command: Command, topic: str = "") -> Transition | None:
    """Where the bar and its keys lead, or None when the command is not about them."""
    match command:
        case Pressed("coach.quiet"):
            return Push(Hush(playing))
        case Pressed("nav.elsewhere"):
            return Stay("nav.pause")
        case Pressed("nav.dossier"):
            from game.ui.scenes.briefing import Dossier

            return Push(Dossier(playing, side))
        case Pressed("nav.papers"):
            from game.ui.scenes.dispatches import Dispatches

            return Push(Dispatches(playing, side, every=True))
        case Pressed("nav.minutes"):
            from game.ui.scenes.minutes import MinutesScene

            return Push(MinutesScene(playing, side))
        case Pressed("nav.treaty"):
            from game.ui.scenes.treaty import TreatyScene

            return Push(TreatyScene(playing, side))
        case Pressed("nav.situation"):
            from game.ui.scenes.situation import Situation

            return Push(Situation(playing, side))
        case Pressed("nav.history"):
            from game.ui.scenes.historian import Historian

            return Push(Historian(playing, side))
        case Pressed("nav.map" | "map.large"):
            from game.ui.scenes.map import MapScene

            return Push(MapScene(playing, side))
        case Pressed("nav.help"):
            from game.ui.scenes.help import HelpScene

            return Push(HelpScene(playing.services, topic, playing=playing))
        case Pressed("ledger.marks") | Asked(Intent.MARKS):
            return Push(marks_of(playing))
        case Pressed("nav.pause") | Asked(Intent.MENU | Intent.BACK):
            return Push(pause(playing))
    return None


def marks_of(playing: Playing) -> Scene:
    """Help open at what every mark means."""
    from game.ui.scenes.help import HelpScene
    from game.ui.scenes.parts_marks import TOPIC

    return HelpScene(playing.services, TOPIC, playing=playing)


def pause(playing: Playing) -> Scene:
    """The pause menu."""
    from game.ui.scenes.pause import PauseScene

    return PauseScene(playing)
