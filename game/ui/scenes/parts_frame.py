"""What every screen in play has: the bar to the other papers, and what its keys do."""

from __future__ import annotations

from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Asked, Command, Context, Pressed, Push, Scene, Stay, Transition
from game.ui.widgets.basic import column, row, spacer, text
from game.ui.widgets.controls import button
from game.ui.widgets.dialog import key_caption

_PLACES = (
    ("dossier", Intent.DOSSIER), ("papers", Intent.PAPERS), ("minutes", Intent.MINUTES), ("treaty", Intent.TREATY),
    ("situation", Intent.SITUATION),
)  # fmt: skip


def navigation(ctx: Context, playing: Playing, *, leave_out: str = "", right: str = "") -> Node:
    """Quiet buttons to everything that may be looked at from here; a remark at the right."""
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
            playing.coached = False
            return Stay()
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
        case Pressed("nav.pause") | Asked(Intent.MENU | Intent.BACK):
            return Push(pause(playing))
    return None


def pause(playing: Playing) -> Scene:
    """The pause menu."""
    from game.ui.scenes.pause import PauseScene

    return PauseScene(playing)
