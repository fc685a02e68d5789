"""The articles as a ledger: numeral, name, the ladder with both sides on it, what it is worth to me."""

from __future__ import annotations

from game.ui.describe import Node
from game.ui.intents import Intent
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_draft import Draft
from game.ui.scenes.parts_scale import ladder, lone_mark, marks_of
from game.ui.scenes.parts_words import option_name, roman
from game.ui.widgets.basic import column, eyebrow, panel, region, roving, row, scroll, text
from game.ui.widgets.controls import button, listitem
from game.ui.widgets.dialog import key_caption
from game.ui.widgets.instruments import side_mark, tick
from game.views.view import SideView

NUMERAL, NAME, WORTH = 44, 118, 62
TALL = 735
SHORT_NAMES = 16
"""How many letters two names may have that leave room between them."""


def ledger(ctx: Context, playing: Playing, view: SideView, draft: Draft, chosen: int, *, live: bool) -> Node:
    """The whole ledger. `live`: the ladders set the draft."""
    rows = [_row(ctx, playing, view, draft, n, n == chosen, live) for n in range(len(view.board.articles))]
    articles = range(len(view.board.articles))
    both = next((worth for n in articles if "/" in (worth := state_of(ctx, playing, view, draft, n)[1])), "")
    key = key_to_signs(ctx, both) if ctx.units[1] >= TALL and not ctx.narrow else None
    body = column(_head(ctx, playing, view), scroll("ledger", *rows, gap=0), gap=4, grow=1)
    listed = roving(body, f"ladder.{chosen}")
    return region(panel(listed, key, gap=4, padding=(10, 10, 8, 10), basis=560, grow=1))


def _head(ctx: Context, playing: Playing, view: SideView) -> Node:
    sides = playing.controller.presentation.sides
    ends = row(
        row(side_mark("first", "", size=11), eyebrow(sides.first.name, size=13), gap=5, align="centre"),
        _key_button(ctx, len(sides.first.name) + len(sides.second.name)),
        row(eyebrow(sides.second.name, size=13), side_mark("second", "", size=11), gap=5, align="centre"),
        justify="between", grow=1, min_w=150, align="centre",
    )  # fmt: skip
    return row(
        text("", width=NUMERAL, size=13),
        eyebrow(_progress(ctx, view), size=13, width=NAME),
        ends,
        eyebrow(ctx.t("ledger.worth"), size=13, width=WORTH + 16, text_align="right"),
        gap=6, align="end",
    )  # fmt: skip


def _key_button(ctx: Context, letters: int) -> Node:
    """The way to what every mark means; its name only where the sides' own leave room."""
    cap = key_caption(ctx.key(Intent.MARKS))
    key = "ledger.marks" if letters <= SHORT_NAMES else "ledger.marks_key"
    node = button("ledger.marks", ctx.t(key, cap=cap), quiet=True, hint=ctx.t("ledger.signs"), padding=(0, 4, 0, 4))
    node.look = type(node.look)("body", 15, surface="quiet")
    return node


def _row(ctx: Context, playing: Playing, view: SideView, draft: Draft, article: int, chosen: bool, live: bool) -> Node:
    shown = playing.controller.presentation
    card, matter = shown.articles[article], view.common.matters[article]
    option = draft.option(article)
    marks = marks_of(view, article, option, article in draft.withdraws)
    state, worth = state_of(ctx, playing, view, draft, article)
    name = listitem(
        f"name.{article}", card.short,
        text(roman(article + 1), face="heading", size=17, colour="accent", width=NUMERAL - 8, text_align="right"),
        text(card.short, size=18, leading=1.1, colour="ink_soft" if matter.withdrawn else "ink",
             face="bold" if option is not None else "body", width=NAME - 12),
        selected=chosen, padding=(4, 2), gap=6, hint=card.name if card.name != card.short else "",
    )  # fmt: skip
    scale = ladder(
        f"ladder.{article}", f"{roman(article + 1)} {card.name}", state, marks, enabled=live and not matter.withdrawn,
    )  # fmt: skip
    figure = text(worth, size=18, leading=1.1, face="bold" if option is not None else "body", width=WORTH,
                  text_align="right", colour="ink" if option is not None else "ink_soft")  # fmt: skip
    figure.id, figure.hint = f"worth.{article}", _worth_words(ctx, worth)
    return row(name, scale, figure, gap=6, align="centre", grow=1)


def state_of(ctx: Context, playing: Playing, view: SideView, draft: Draft, article: int) -> tuple[str, str]:
    """The state of an article in words, and the figure beside it."""
    shown = playing.controller.presentation
    matter, points = view.common.matters[article], view.own.points[article]
    option = draft.option(article)
    if option is not None:
        return ctx.t("ledger.drafted", option=option_name(shown, article, option)), str(points[option])
    if matter.settled is not None:
        name = option_name(shown, article, matter.settled)
        return ctx.t("ledger.settled", option=name), str(points[matter.settled])
    silent = view.board.articles[article].silent
    if silent is not None and (matter.withdrawn or matter.laid_by is None):
        key = "ledger.withdrawn" if matter.withdrawn else "ledger.silent"
        return ctx.t(key, option=option_name(shown, article, silent)), f"({points[silent]})"
    return _contested(ctx, playing, view, article), _between(view, article)


def _worth_words(ctx: Context, worth: str) -> str:
    """What the figure beside a ladder counts."""
    kind = "silent" if worth.startswith("(") else "both" if "/" in worth else "one"
    return ctx.t(f"ledger.worth_{kind}") if worth != "\u2013" else ctx.t("ledger.open")


def _progress(ctx: Context, view: SideView) -> str:
    """How many articles are agreed, of how many."""
    agreed = sum(not matter.open for matter in view.common.matters)
    return ctx.t("ledger.progress", n=agreed, all=len(view.common.matters)) if agreed else ctx.t("ledger.article")


def _between(view: SideView, article: int) -> str:
    """What an open article is worth to me where each side stands, mine first."""
    points, desks = view.own.points[article], view.common.desks
    mine, theirs = desks.of(view.side).positions[article], desks.of(view.side.other).positions[article]
    if mine is None and theirs is None:
        return "\u2013"
    if mine is None or theirs is None or mine == theirs:
        return f"{points[mine if mine is not None else theirs or 0]}"
    return f"{points[mine]}/{points[theirs]}"


def _contested(ctx: Context, playing: Playing, view: SideView, article: int) -> str:
    shown = playing.controller.presentation
    parts = []
    for side in (view.side, view.side.other):
        desk = view.common.desks.of(side)
        offer = desk.offer.option(article) if desk.offer is not None and not desk.offer.declined else None
        option = offer if offer is not None else desk.positions[article]
        if option is not None:
            name = shown.sides.of(side).name
            parts.append(ctx.t("ledger.says", side=name, option=option_name(shown, article, option)))
    return " ".join(parts) if parts else ctx.t("ledger.open")


def key_to_signs(ctx: Context, both: str = "") -> Node:
    """What the signs on the ladders mean; `both`: a figure of two that stands beside one, to be explained too."""

    def sign(side: str, filled: bool, words: str) -> Node:
        return row(
            side_mark(side, "", filled=filled, size=12), text(words, size=15, colour="ink_soft"), gap=5, align="centre"
        )

    agreed = text(ctx.t("ledger.key_agreed"), size=15, colour="ink_soft")
    signs = (
        sign("first", False, ctx.t("ledger.key_said")),
        sign("first", True, ctx.t("ledger.key_offer")),
        row(tick(ctx.t("ledger.initialled"), size=14), agreed, gap=4, align="centre"),
        *(
            row(lone_mark(kind), text(ctx.t(f"ledger.key_{kind}"), size=15, colour="ink_soft"), gap=5, align="centre")
            for kind in ("draft", "orders", "never", "silent")
        ),
        text(ctx.t("ledger.key_both", figure=both), size=15, colour="ink_soft") if both else None,
    )
    return row(*signs, gap=12, wrap=True, align="centre", padding=(4, 0, 0, 8))
