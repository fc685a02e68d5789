"""An offer that stands against me: its terms, what they are worth to me, and the answers there are."""

from __future__ import annotations

from game.engine.treaty import GROUNDS, Offer
from game.ui.describe import Node
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_consequence import in_lines
from game.ui.scenes.parts_speech import remark_of, say
from game.ui.scenes.parts_weigh import inside, weigh
from game.ui.scenes.parts_words import option_name, roman, short_name, side_key
from game.ui.text import FAST
from game.ui.widgets.basic import column, eyebrow, heading, note, panel, row, rule, text
from game.ui.widgets.controls import button, toggle
from game.ui.widgets.instruments import side_mark
from game.views.estimates import article_as_it_lies, reckoned_halfway
from game.views.view import SideView

OFFER, HALFWAY = "answer.offer", "answer.halfway"
LAID = ("offer", "firm", "final")


def offer_panel(
    ctx: Context, playing: Playing, view: SideView, offer: Offer, ticked: tuple[int, ...], *, asked: bool
) -> Node:
    """The offer as a sheet of paper. `asked`: it waits for my answer, and its articles can be ticked."""
    shown = playing.controller.presentation
    name = shown.sides.of(offer.side).name
    separable = asked and not offer.linked and len(offer.terms) > 1
    head = row(
        side_mark(side_key(offer.side), name, size=18),
        heading(ctx.t("answer.offers", side=name), grow=1),
        gap=10, align="centre",
    )  # fmt: skip
    halfway = next((a for a, _ in offer.terms if reckoned_halfway(view, a)), -1)
    terms = [
        _term(ctx, playing, view, a, o, a in ticked if separable else None, explained=a == halfway)
        for a, o in offer.terms
    ]
    given = [note(ctx.t("answer.withdraws", article=short_name(shown, n)), size=17) for n in offer.withdraws]
    taken = tuple(term for term in offer.terms if not separable or term[0] in ticked)
    weighed = weigh(view, taken, offer.withdraws if not separable else ())
    words = remark_of(playing, offer.side, view.common.sitting, LAID)
    said = say(ctx, playing, words, view.side) if words is not None else ""
    if asked:
        head.id, head.focus, head.label = OFFER, True, ctx.t("answer.offers", side=name)
    return panel(
        head, text(manner(ctx, offer), size=16, face="italic", colour="ink_soft"),
        text(said, face="treaty_italic", size=18, leading=1.14) if said else None,
        column(*terms, *given, gap=1), rule(),
        eyebrow(ctx.t("answer.if_taken")), in_lines(ctx, playing, view, weighed),
        gap=6, padding=(12, 14, 12, 14), surface="sheet",
    )  # fmt: skip


def manner(ctx: Context, offer: Offer) -> str:
    """How an offer is laid, in words."""
    parts = [ctx.t("answer.final", n=offer.number) if offer.tone == "final" else ctx.t(f"answer.{offer.tone}")]
    parts.append(ctx.t("answer.linked" if offer.linked else "answer.separable"))
    if offer.ad_referendum:
        parts.append(ctx.t("answer.adref"))
    if offer.reserved:
        parts.append(ctx.t("answer.was_reserved"))
    return " \u00b7 ".join(parts)


def _term(
    ctx: Context, playing: Playing, view: SideView, article: int, option: int, taken: bool | None, *, explained: bool
) -> Node:
    """A term, what it is worth, and beside it what the article counts as it lies; `explained`: with a hint on that."""
    shown = playing.controller.presentation
    words = f"**{short_name(shown, article)}:** {option_name(shown, article, option)}"
    points = view.own.points[article]
    now = article_as_it_lies(view, article)
    way = "halfway" if reckoned_halfway(view, article) else "stands"
    within = inside(view, article, option)
    under = ctx.t(f"answer.worth_{way}", points=points[option], now=now)
    hint = ctx.t("answer.halfway_hint") if explained else ""
    if not within:
        under = f"{under} \u00b7 {ctx.t('answer.beyond')}"
    if taken is None:
        figures = note(under, size=16, colour="ink_soft" if within else "warn")
        figures.id, figures.hint = (HALFWAY, hint) if hint else ("", "")
        return column(text(words, size=19), figures, gap=0, padding=(3, 0, 3, 0))
    node = toggle(f"take.{article}", words, taken, on=article, hint=hint)
    node.children = (column(text(words, size=19), note(under, size=16), gap=0, grow=1),)
    node.value = under
    return node


def answers(ctx: Context, offer: Offer, ticked: tuple[int, ...], *, reserve: bool) -> Node:
    """The answers: the grounds to decline at the left, the red button at the right."""
    accept, wait = takes(ctx, offer, ticked, reserve=reserve)
    return row(grounds(ctx), wait, accept, gap=12, align="end")


def takes(ctx: Context, offer: Offer, ticked: tuple[int, ...], *, reserve: bool) -> tuple[Node, Node]:
    """To accept, and to reserve the answer."""
    whole = offer.linked or len(offer.terms) == 1 or len(ticked) == len(offer.terms)
    accept = button(
        "answer.accept", ctx.t("answer.accept" if whole else "answer.accept_part"), primary=True,
        enabled=whole or bool(ticked), hint="" if whole or ticked else ctx.t("answer.none_ticked"),
    )  # fmt: skip
    wait = button(
        "answer.reserve", ctx.t("answer.reserve"), enabled=reserve,
        hint=ctx.t("answer.reserve_hint" if reserve else "answer.reserved_once"),
    )  # fmt: skip
    return accept, wait


def grounds(ctx: Context) -> Node:
    """To decline, on one ground of three."""
    found = [
        button(
            f"answer.{ground}",
            ctx.t(f"answer.decline_{ground}"),
            grow=1 if ctx.narrow else 0,
            hint=ctx.t(f"answer.decline_{ground}_hint"),
        )
        for ground in GROUNDS
    ]
    return column(eyebrow(ctx.t("answer.decline"), size=13), row(*found, gap=8, wrap=True), gap=4, grow=1)


def standing_line(ctx: Context, playing: Playing, view: SideView, *, replied: bool = False) -> Node | None:
    """A line about an offer of theirs that stands reserved, or of mine that waits. `replied`: their answer to mine is
    shown by itself.
    """
    shown = playing.controller.presentation
    words = []
    mine = view.seat.mine
    if mine is not None and not mine.declined:
        terms = ctx.listed(f"{roman(a + 1)}{FAST}{option_name(shown, a, o)}" for a, o in mine.terms)
        words.append(ctx.t("answer.mine_stands", terms=terms))
    if mine is not None and mine.declined and not replied:
        words.append(ctx.t("answer.mine_declined"))
    theirs = view.seat.against
    if theirs is not None:
        terms = ctx.listed(f"{roman(a + 1)}{FAST}{option_name(shown, a, o)}" for a, o in theirs.terms)
        words.append(ctx.t("answer.theirs_stands", side=shown.sides.of(theirs.side).name, terms=terms))
    return note(" ".join(words), size=16) if words else None
