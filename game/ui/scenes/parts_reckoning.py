"""Leaves of the verdict that are figures: the reckoning, both sides' orders, the settlement after the settlement."""

from __future__ import annotations

from game.analysis.trades import MissedTrade
from game.kernel.sides import BOTH_SIDES, Side
from game.session.debrief import Debrief
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_paper import paragraphs
from game.ui.scenes.parts_words import option_name, roman, side_key, signed
from game.ui.widgets.basic import column, heading, note, panel, row, rule, spacer, text
from game.ui.widgets.controls import button
from game.ui.widgets.instruments import side_mark

FIGURE, WIDE = 120, 1500
NEAR = (0, 20, 60)


def leaf_reckoning(ctx: Context, playing: Playing, found: Debrief) -> Node:
    """A quiet table: both sides' points beside what they began from, history's, and what could still have been had."""
    shown, verdict = playing.controller.presentation, found.verdict
    names = [shown.sides.of(side).name for side in BOTH_SIDES]
    head = row(
        text("", grow=1),
        *(
            row(
                side_mark(side_key(side), names[side], size=14),
                text(names[side], face="bold", size=18),
                gap=6,
                align="centre",
                width=FIGURE,
                justify="end",
            )
            for side in BOTH_SIDES
        ),
        gap=10,
        align="end",
    )
    sides = [verdict.sides.of(side) for side in BOTH_SIDES]
    rows = [
        _figures(ctx.t("verdict.points"), [str(one.points) for one in sides], strong=True),
        _figures(ctx.t("verdict.opening"), [str(one.opening) for one in sides]),
        _figures(ctx.t("verdict.gain"), [signed(one.gain) for one in sides], strong=True),
        _figures(ctx.t("verdict.history"), [str(one.history) for one in sides]),
        _figures(ctx.t("verdict.reachable"), [str(one.reachable) for one in sides]),
        _figures(ctx.t("verdict.reception"), [ctx.t(f"reception.{one.reception}") for one in sides]),
    ]
    how = text(ctx.t("verdict.reckoning_how"), face="italic", size=18, colour="ink_soft")
    figures: list[Node] = [how, head, rule(), *rows]
    told = [*_remarks(ctx, playing, found), *_guesses(ctx, playing, found)]
    if told and ctx.units[0] >= WIDE:
        return row(_leaf(figures, 720), _leaf(told, 720), gap=20, align="start", max_w=1480, basis=1480)
    return _leaf([*figures, rule(), *told], 900)


def _leaf(parts: list[Node], wide: float) -> Node:
    return panel(*parts, surface="sheet", gap=10, padding=(26, 44, 26, 44), max_w=wide, basis=wide)


def _remarks(ctx: Context, playing: Playing, found: Debrief) -> list[Node]:
    """How near to history and to the frontier it came, and the trades that were missed."""
    verdict = found.verdict
    parts: list[Node] = []
    if verdict.matches_history:
        parts.append(text(ctx.t("verdict.as_history"), face="bold", size=19))
    if verdict.below_frontier is not None:
        parts.append(text(ctx.t("verdict.frontier", n=verdict.below_frontier), size=19))
    if verdict.trades:
        parts.append(heading(ctx.t("verdict.trades"), size=20))
        parts += [text(trade_words(ctx, playing, found, trade), size=18) for trade in verdict.trades[:3]]
    return parts


def _figures(name: str, values: list[str], *, strong: bool = False) -> Node:
    face = "bold" if strong else "body"
    return row(
        text(name, size=19, face=face, grow=1, min_w=160),
        *(text(value, size=21 if strong else 19, face=face, width=FIGURE, text_align="right") for value in values),
        gap=10, align="end",
    )  # fmt: skip


def _guesses(ctx: Context, playing: Playing, found: Debrief) -> list[Node]:
    """What each side had written down of the other, beside the truth."""
    shown, lines = playing.controller.presentation, []
    for side in BOTH_SIDES:
        insight = found.verdict.sides.of(side).insight
        if insight is None:
            continue
        near = ctx.t(f"verdict.near{sum(abs(insight.off) > limit for limit in NEAR)}")
        name = shown.sides.of(side).name
        said = ctx.t("verdict.guess", side=name, guessed=insight.guessed, truth=insight.truth, near=near)
        lines.append(text(said, size=19))
        for line in insight.lines:
            key = "verdict.guess_hit" if line.guessed == line.truth else "verdict.guess_line"
            said = ctx.t(key, article=f"{roman(line.article + 1)} {shown.articles[line.article].short}",
                         guessed=option_name(shown, line.article, line.guessed),
                         truth=option_name(shown, line.article, line.truth))  # fmt: skip
            lines.append(text(said, size=18, colour="ink_soft", padding=(0, 0, 0, 24)))
    return [heading(ctx.t("verdict.guesses"), size=20), column(*lines, gap=3)] if lines else []


def trade_words(ctx: Context, playing: Playing, found: Debrief, trade: MissedTrade) -> str:
    """A trade that both would have signed: what for what, what it gives, who else pays."""
    shown = playing.controller.presentation
    swaps = "; ".join(
        ctx.t("verdict.swap", article=f"{roman(s.article + 1)} {shown.articles[s.article].short}",
              was=option_name(shown, s.article, s.was), to=option_name(shown, s.article, s.to))
        for s in trade.swaps
    )  # fmt: skip
    gains = ctx.t(
        "verdict.swap_gains", first=shown.sides.first.name, a=signed(trade.gains[0]), second=shown.sides.second.name,
        b=signed(trade.gains[1]),
    )  # fmt: skip
    pays = who_pays(ctx, found, trade)
    return " ".join(part for part in (swaps + ".", gains, pays) if part)


def who_pays(ctx: Context, found: Debrief, trade: MissedTrade) -> str:
    """Those outside the room who would be worse off, by name; empty when nobody would."""
    names = ", ".join(one.name for one in found.verdict.bystanders if one.id in trade.pays)
    return ctx.t("verdict.swap_pays", names=names) if names else ""


def leaf_orders(ctx: Context, playing: Playing, found: Debrief) -> Node:
    """What each capital had ordered."""
    shown = playing.controller.presentation
    parts: list[Node] = []
    for side in BOTH_SIDES:
        card, revealed = shown.sides.of(side), found.revealed.of(side)
        lines = "; ".join(
            f"{roman(n + 1)} {option_name(shown, n, option)} *({ctx.t(f'kind.{kind}')})*"
            for n, option, kind in revealed.lines
        )
        parts += [
            row(
                side_mark(side_key(side), card.name, size=18),
                heading(ctx.t("verdict.orders_of", capital=card.capital, name=revealed.name), grow=1),
                gap=10,
                align="centre",
            ),
            *paragraphs(revealed.letter, face="treaty_italic", size=19, leading=1.32),
            text(ctx.t("verdict.lines", lines=lines), size=17, colour="ink_soft"),
            rule(),
        ]
    return panel(*parts[:-1], surface="sheet", gap=12, padding=(26, 44, 26, 44), max_w=880, basis=880)


def leaf_improve(ctx: Context, playing: Playing, side: Side, found: Debrief) -> Node:
    """The best treaty that both would prefer to the one they made, asked for, marked, or stood beside it."""
    legal, view = playing.controller.legal(side), playing.controller.view(side)
    parts: list[Node | None] = [heading(ctx.t("improve.title")), note(ctx.t("improve.how")), rule("swelled")]
    best = view.common.improvement
    if legal.request_improvement:
        parts.append(row(button("improve.ask", ctx.t("improve.ask"), primary=True), spacer()))
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
        text(ctx.t("verdict.swap", article=f"{roman(n + 1)} {shown.articles[n].short}", was=option_name(shown, n, was),
                   to=option_name(shown, n, to)), size=19)
        for n, (was, to) in enumerate(zip(made, best, strict=False)) if was != to
    ]  # fmt: skip
    return column(*lines, gap=4)
