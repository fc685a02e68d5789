"""How the other side answered my last offer: a block on orders is a sealed slip, a price is a remark in ink."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.engine import events as e
from game.engine.parts import Phase
from game.kernel.message import Message, message
from game.kernel.refs import articles_ref
from game.kernel.sides import Side
from game.session.minutes import Minute
from game.ui.describe import Node
from game.ui.display import narrow
from game.ui.playing import Playing
from game.ui.scenes.base import Context
from game.ui.scenes.parts_news import FOLD, roomy
from game.ui.scenes.parts_speech import news, remark_of, say
from game.ui.scenes.parts_words import short_name, side_key, term_text
from game.ui.text import FAST
from game.ui.widgets.basic import column, eyebrow, note, panel, row, text
from game.ui.widgets.instruments import seal, side_mark

SAID = ("decline", "reserve")
REMARKS = ("reason.decline.", "reason.reserve.")
NAMED = "minutes.declined.instructions_on"
ANSWERED = ("minutes.declined.", "minutes.reserved", "minutes.accepted")
SLIP = "reply"


@dataclass(frozen=True, slots=True)
class Reply:
    """Their answer to my last offer: declined on a ground or reserved, at a sitting. `articles`: those they named and
    have not come to since; `back`: those that they have since offered or initialled as far as they had said was barred;
    `rest`: those of the offer that orders do not bar, declined with it and not spoken of by them since.
    """

    verdict: str
    ground: str
    articles: tuple[int, ...]
    sitting: int
    back: tuple[int, ...] = ()
    rest: tuple[int, ...] = ()


def last_reply(playing: Playing, side: Side) -> Reply | None:
    """The answer to the offer I laid last; None while it waits, when it was taken, or when there is none."""
    events, _ = playing.controller.events_since(side)
    found: Reply | None = None
    laid: dict[int, int] = {}
    sitting = 0
    for event in events:
        if isinstance(event, e.SittingOpened):
            sitting = event.sitting
        elif isinstance(event, e.OfferLaid) and event.offer.side is side:
            found, laid = None, dict(event.offer.terms)
        elif isinstance(event, e.OfferLaid) and found is not None:
            for article, option in event.offer.terms:
                found = _without(_came_to(found, side, laid, article, option), article)
        elif isinstance(event, e.Initialled) and found is not None:
            found = _came_to(found, side, laid, event.article, event.option)
            found = _without(found, event.article)
            found = replace(found, articles=tuple(n for n in found.articles if n != event.article))
        elif isinstance(event, e.OfferAnswered) and event.by is not side:
            named = event.articles or tuple(laid) if event.ground == "instructions" else ()
            rest = tuple(n for n in laid if n not in named) if named else ()
            kept = Reply(event.verdict, event.ground, named, sitting, rest=rest)
            found = kept if event.verdict in SAID else None
    return found


def _without(reply: Reply, article: int) -> Reply:
    """The answer without an article that was declined with the rest and is spoken of again."""
    return replace(reply, rest=tuple(n for n in reply.rest if n != article))


def _came_to(reply: Reply, side: Side, laid: dict[int, int], article: int, option: int) -> Reply:
    """The answer after they have offered or initialled `option`: what was barred is no longer so if it goes as far."""
    asked = laid.get(article)
    if article not in reply.articles or asked is None:
        return reply
    if (option > asked) if side is Side.FIRST else (option < asked):
        return reply
    return replace(reply, articles=tuple(n for n in reply.articles if n != article), back=(*reply.back, article))


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
        slip = _answered(ctx, playing, side, reply, words)
    if ctx.narrow and slip is not None:
        slip.id, slip.focus, slip.label = SLIP, True, ctx.t("reply.answer")
    return slip


def _answered(ctx: Context, playing: Playing, side: Side, reply: Reply, words: Message | None) -> Node | None:
    """Orders as a sealed slip, anything else in ink; None when all that orders barred has been initialled otherwise."""
    if reply.ground != "instructions":
        return _inked(ctx, playing, side, reply, words)
    return _sealed(ctx, playing, side, reply, words) if reply.articles or reply.back else None


def told(playing: Playing, side: Side) -> tuple[Minute, ...]:
    """What the others did since this side last acted. What they said with an answer stands on the slip alone; of an
    offer declined on orders it is told what became of every article.
    """
    fresh, reply = news(playing, side), last_reply(playing, side)
    if reply is None:
        return fresh
    kept = (minute for minute in fresh if not minute.message.key.startswith(REMARKS))
    return tuple(_with_rest(minute, reply.rest) for minute in kept)


def _with_rest(minute: Minute, rest: tuple[int, ...]) -> Minute:
    if minute.message.key != NAMED or not rest:
        return minute
    known = dict(minute.message.params)
    return replace(minute, message=message("reply.declined_on", **known, rest=articles_ref(rest)))


def first_read(playing: Playing, side: Side) -> str:
    """Where the keyboard begins in one column, so that what they answered and did is read first; nothing elsewhere."""
    if not narrow(playing.services.settings):
        return ""
    return FOLD if told(playing, side) else first_slip(playing, side)


def first_slip(playing: Playing, side: Side) -> str:
    """The slip with what an offer was answered, in one column and while it is fresh; nothing elsewhere."""
    if not narrow(playing.services.settings):
        return ""
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
    still = bool(reply.articles)
    heads = _claim(ctx, playing, card.name, "reply.sealed", reply.articles) if still else []
    if reply.back:
        heads += _claim(ctx, playing, card.name, "reply.went_back", reply.back)
    if reply.rest:
        heads += _claim(ctx, playing, card.name, "reply.rest", reply.rest)
    under = note(ctx.t("reply.no_price", capital=card.capital), size=15) if wide and still else None
    holds = words is not None and _names_only(words, reply.articles)
    remark = text(say(ctx, playing, words, side), size=16, leading=1.12) if words is not None and holds else None
    return panel(
        row(
            seal("", card.delegates[0].monogram, side_key(side.other), card.name, size=44 if wide else 34),
            column(*heads, remark, under, gap=2 if wide else 0, grow=1),
            gap=16, align="centre",
        ),
        surface="telegram", gap=5, padding=(13, 16, 13, 20),
    )  # fmt: skip


def _names_only(words: Message, articles: tuple[int, ...]) -> bool:
    """Whether a remark names no article but these: what was said of others holds no longer."""
    named = str(words.get("articles") or "").partition(":")[2]
    return bool(articles) and all(int(part) in articles for part in named.split(",") if part)


def _claim(ctx: Context, playing: Playing, side: str, key: str, articles: tuple[int, ...]) -> list[Node]:
    """What they say, and under it on which articles."""
    shown = playing.controller.presentation
    listed = f"{FAST}\u00b7 ".join(short_name(shown, n) for n in articles)
    head = eyebrow(ctx.t(key, side=side), size=13, leading=1.1, colour="warn" if key == "reply.sealed" else "ink_soft")
    return [head, text(listed, face="telegram_bold", size=16, leading=1.1, padding=(0, 0, 2, 0))]


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
