"""How the other side answered my last offer: a block on orders is a sealed slip, a price is a remark in ink."""

from __future__ import annotations

from dataclasses import dataclass

from game.engine import events as e
from game.engine.parts import Phase
from game.kernel.message import Message
from game.kernel.sides import Side
from game.session.minutes import Minute
from game.ui.describe import Node
from game.ui.display import narrow
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_news import FOLD, roomy
from game.ui.scenes.parts_speech import news, remark_of, say
from game.ui.scenes.parts_words import roman, side_key, term_text
from game.ui.widgets.basic import column, eyebrow, note, panel, row, text
from game.ui.widgets.instruments import seal, side_mark

SAID = ("decline", "reserve")
TOLD = ("minutes.declined.", "minutes.reserved", "reason.decline.", "reason.reserve.")
ANSWERED = ("minutes.declined.", "minutes.reserved", "minutes.accepted")
SLIP = "reply"


@dataclass(frozen=True, slots=True)
class Reply:
    """Their answer to my last offer: declined on a ground or reserved, at a sitting. `articles`: those they named."""

    verdict: str
    ground: str
    articles: tuple[int, ...]
    sitting: int


def last_reply(playing: Playing, side: Side) -> Reply | None:
    """The answer to the offer I laid last; None while it waits, when it was taken, or when there is none."""
    events, _ = playing.controller.events_since(side)
    found: Reply | None = None
    laid: tuple[int, ...] = ()
    sitting = 0
    for event in events:
        if isinstance(event, e.SittingOpened):
            sitting = event.sitting
        elif isinstance(event, e.OfferLaid) and event.offer.side is side:
            found, laid = None, event.offer.articles
        elif isinstance(event, e.OfferAnswered) and event.by is not side:
            named = event.articles or laid if event.ground == "instructions" else ()
            kept = Reply(event.verdict, event.ground, named, sitting)
            found = kept if event.verdict in SAID else None
    return found


def reply_slip(ctx: Context, playing: Playing, side: Side) -> Node | None:
    """The answer that my last offer had, with what was said; None when there is nothing to show.

    In one column the keyboard can rest on it. In the evening an offer that nobody has answered yet is said to wait.
    """
    reply = last_reply(playing, side)
    common = playing.controller.view(side).common
    evening = common.phase is Phase.EVENING
    if reply is None or reply.sitting < (common.sitting if evening else common.sitting - 1):
        slip = _waiting(ctx, playing, side) if evening else None
    else:
        words = remark_of(playing, side.other, reply.sitting, SAID)
        make = _sealed if reply.ground == "instructions" else _inked
        slip = make(ctx, playing, side, reply, words)
    if ctx.narrow and slip is not None:
        slip.id, slip.focus, slip.label = SLIP, True, ctx.t("reply.answer")
    return slip


def told(playing: Playing, side: Side) -> tuple[Minute, ...]:
    """What the others did since this side last acted, but for the answer that the slip shows by itself."""
    fresh = news(playing, side)
    if last_reply(playing, side) is None:
        return fresh
    return tuple(minute for minute in fresh if not minute.message.key.startswith(TOLD))


def first_read(playing: Playing, side: Side) -> str:
    """Where the keyboard begins in one column, so that what they answered and did is read first; nothing elsewhere."""
    if not narrow(playing.services.settings):
        return ""
    if told(playing, side):
        return FOLD
    answered = last_reply(playing, side)
    return SLIP if answered is not None and answered.sitting >= playing.controller.view(side).common.sitting - 1 else ""


def just_answered(playing: Playing, side: Side) -> bool:
    """Whether an offer of this side has been answered since it last acted."""
    return any(minute.by is side.other and minute.message.key.startswith(ANSWERED) for minute in news(playing, side))


def _waiting(ctx: Context, playing: Playing, side: Side) -> Node | None:
    """That my offer stands over to the next sitting unanswered."""
    mine = playing.controller.view(side).seat.mine
    if mine is None or mine.declined:
        return None
    shown = playing.controller.presentation
    card = shown.sides.of(side.other)
    terms = ctx.listed(term_text(shown, n, option) for n, option in mine.terms)
    head = row(
        side_mark(side_key(side.other), card.name, filled=False, size=13),
        eyebrow(ctx.t("reply.waits", side=card.name), size=13, grow=1), gap=8, align="centre",
    )  # fmt: skip
    return panel(head, note(terms, size=16), surface="sheet", gap=3, padding=(6, 12, 7, 12))


def _sealed(ctx: Context, playing: Playing, side: Side, reply: Reply, words: Message | None) -> Node:
    """Orders: typed on a form under their seal, with the articles that they bar, and what alone could move them."""
    shown, wide = playing.controller.presentation, roomy(ctx) or ctx.narrow
    card = shown.sides.of(side.other)
    barred = "  \u00b7  ".join(f"{roman(n + 1)} {shown.articles[n].short}" for n in reply.articles)
    head = eyebrow(ctx.t("reply.sealed", capital=card.capital), size=13, colour="warn")
    named = text(barred, face="telegram_bold", size=17 if wide else 16, leading=1.15)
    under = note(ctx.t("reply.no_price", capital=card.capital), size=15) if wide else None
    heads = [head, named] if wide else [row(head, named, gap=14, align="centre", wrap=True)]
    remark = text(say(ctx, playing, words, side), size=16, leading=1.12) if words is not None else None
    return panel(
        row(
            seal("", card.delegates[0].monogram, side_key(side.other), card.name, size=44 if wide else 34),
            column(*heads, remark, under, gap=2 if wide else 0, grow=1),
            gap=12, align="centre",
        ),
        surface="telegram", gap=5, padding=(11, 12, 9, 14) if wide else (10, 12, 10, 12),
    )  # fmt: skip


def _inked(ctx: Context, playing: Playing, side: Side, reply: Reply, words: Message | None) -> Node:
    """A price, a delay or a reserve: a remark in a sloping hand in the margin."""
    card = playing.controller.presentation.sides.of(side.other)
    kind = "reserved" if reply.verdict == "reserve" else reply.ground
    under = text(say(ctx, playing, words, side), face="treaty_italic", size=18, leading=1.14) if words else None
    head = row(
        side_mark(side_key(side.other), card.name, filled=False, size=13),
        eyebrow(ctx.t(f"reply.{kind}", side=card.name), size=13, grow=1), gap=8, align="centre",
    )  # fmt: skip
    return panel(head, under, surface="sheet", gap=3, padding=(6, 12, 7, 12))
