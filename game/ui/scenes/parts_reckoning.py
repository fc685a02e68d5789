"""The leaf of the settlement after the settlement: what both would have preferred, and what came of asking."""

from __future__ import annotations

from game.analysis.trades import MissedTrade
from game.kernel.sides import Side
from game.session.debrief import Debrief
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_words import option_name, short_name
from game.ui.widgets.basic import column, heading, note, panel, row, rule, spacer, text
from game.ui.widgets.controls import button


def leaf_improve(ctx: Context, playing: Playing, side: Side, found: Debrief) -> Node:
    """The best treaty that both would prefer to the one they made, asked for, marked, or stood beside it."""
    legal, view = playing.controller.legal(side), playing.controller.view(side)
    parts: list[Node | None] = [heading(ctx.t("improve.title")), note(ctx.t("improve.how")), rule("swelled")]
    best = view.common.improvement
    if legal.request_improvement:
        parts.append(row(button("improve.ask", ctx.t("improve.ask")), spacer()))
    elif legal.mark_improvement and best is not None:
        parts += [
            _changes(ctx, playing, found, best),
            *_gains(ctx, side, found),
            row(
                button("improve.no", ctx.t("improve.no")),
                button("improve.yes", ctx.t("improve.yes"), primary=True),
                gap=12,
            ),
        ]
    elif view.common.improved is not None:
        parts += [text(ctx.t("improve.stands"), face="bold"), _changes(ctx, playing, found, view.common.improved)]
        gained = found.verdict.improved
        if gained is not None:
            shown = playing.controller.presentation
            parts.append(
                text(
                    ctx.t(
                        "improve.points",
                        first=shown.sides.first.name,
                        a=gained.first,
                        second=shown.sides.second.name,
                        b=gained.second,
                    )
                )
            )
    elif best is None:
        parts.append(text(ctx.t("improve.none")))
    else:
        parts.append(text(ctx.t("improve.failed")))
    return panel(*parts, surface="sheet", gap=12, padding=(26, 44, 26, 44), max_w=820, basis=820)


def _gains(ctx: Context, side: Side, found: Debrief) -> list[Node]:
    """What it would give this side, and who else would pay for it."""
    trade = found.verdict.improvement
    if trade is None:
        return []
    pays = who_pays(ctx, found, trade)
    words = [text(ctx.t("improve.gain", points=trade.gains[side]), face="bold", size=19)]
    return [*words, text(pays, size=19, colour="warn")] if pays else words


def _changes(ctx: Context, playing: Playing, found: Debrief, best: tuple[int, ...]) -> Node:
    """Where the better treaty differs from the one that was made."""
    shown, made = playing.controller.presentation, found.verdict.treaty or ()
    lines = [
        text(ctx.t("verdict.swap", article=short_name(shown, n), was=option_name(shown, n, was),
                   to=option_name(shown, n, to)), size=19)
        for n, (was, to) in enumerate(zip(made, best, strict=False)) if was != to
    ]  # fmt: skip
    return column(*lines, gap=4)


def who_pays(ctx: Context, found: Debrief, trade: MissedTrade) -> str:
    """Those outside the room who would be worse off, by name; empty when nobody would."""
    names = ctx.commas(one.name for one in found.verdict.bystanders if one.id in trade.pays)
    return ctx.t("verdict.swap_pays", names=names) if names else ""
