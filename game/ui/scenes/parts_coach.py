"""A word to a beginner, from the scenario's own lessons: what this moment is, and what to press."""

from __future__ import annotations

from game.kernel.sides import Side
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.widgets.basic import eyebrow, panel, row, text
from game.ui.widgets.controls import button
from game.views.options import Legal
from game.views.view import SideView

QUIET = "coach.quiet"


def coach(ctx: Context, playing: Playing, side: Side, at: str, *, quiet: bool = True) -> Node | None:
    """The lesson of this moment on a slip, or None: the scenario has none, or the player wants no more of them.

    `quiet`: with the button that ends them.
    """
    shown = playing.controller.presentation
    if not shown.lessons or not playing.coached:
        return None
    words = shown.lesson(at, max(1, playing.controller.view(side).common.sitting))
    if not words:
        return None
    hush = _hush(ctx) if quiet else None
    if ctx.narrow:
        head = row(eyebrow(ctx.t("coach.head"), colour="accent", grow=1), hush, gap=12, align="centre")
        return panel(head, text(words, size=18), surface="well", padding=(4, 12, 7, 12), gap=0)
    return panel(
        row(eyebrow(ctx.t("coach.head"), colour="accent"), text(words, size=18, grow=1, basis=300), hush,
            gap=12, align="centre"),
        surface="well", padding=(7, 12, 7, 12), gap=0,
    )  # fmt: skip


def _hush(ctx: Context) -> Node:
    node = button(QUIET, ctx.t("coach.quiet"), quiet=True)
    node.look = type(node.look)("body", 16, surface="quiet")
    return node


def moment_at_table(view: SideView, legal: Legal, *, drafted: bool) -> str:
    """Which moment of the table this is, in the words of a lesson."""
    if legal.answer:
        return "answer"
    if legal.answer_signing or (legal.sign and legal.act):
        return "signing"
    if legal.leave:
        return "train"
    if legal.reply_need:
        return "need"
    spoken = any(position is not None for position in view.common.desks.of(view.side).positions)
    if drafted:
        return "offer" if spoken else "present"
    return "draft" if spoken else "positions"
