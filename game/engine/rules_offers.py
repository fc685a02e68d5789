"""Offers: laying, accepting, declining, and what is owed for a broken word (R3a, R4, R5, R12)."""

from __future__ import annotations

from dataclasses import replace

from game.engine import events as e
from game.engine.actions import LayOffer
from game.engine.legality_offers import final_word
from game.engine.play import Play
from game.engine.react import react
from game.engine.rules_turns import seat_of
from game.engine.treaty import Offer, Terms, ladder_better, terms_of
from game.kernel.sides import BOTH_SIDES, Side

COURTESY = 2
BETTER_COURTESY = 1
FINAL_RAPPORT = -2
FIRM_BROKEN = (("credibility", -6),)
CLAIM_BROKEN = (("credibility", -8),)
RED_LINE_BROKEN = (("credibility", -15), ("standing", -8))
SOFTENED = (("credibility", -12), ("standing", -6))
REOPEN_RAPPORT = -6
REOPEN_GOODWILL = -4
WITHDRAWN_GOODWILL = 3
VARIANTS = 1000


def lay(play: Play, side: Side, action: LayOffer) -> None:
    """Lay an offer in place of the one that stood."""
    word = final_word(seat_of(play, side))
    terms = tuple(sorted(action.terms))
    draft = Offer(side, terms, action.linked, action.tone, action.ad_referendum, action.withdraws)
    stands = word is not None and word.same_terms(draft)
    if word is not None and not word.agrees_with(draft):
        _soften(play, side, word.articles)
    pay_for_words(play, side, terms, offered=True)
    _pay_for_reopening(play, side, terms)
    mark_positions(play, side, terms)
    _courtesy_returned(play, side)
    number = _number(play, side, draft, word if stands else None)
    sitting = play.state.common.sitting
    play.emit(e.OfferLaid(replace(draft, number=number, sitting=sitting)))
    if stands and action.tone == "final":
        play.emit(e.Stood(side))
    elif action.tone == "final":
        play.meter("rapport", None, FINAL_RAPPORT, "final_word")
        react(play, "final_laid", side, draft.articles)
    react(play, "offered", side, draft.articles)


def _number(play: Play, side: Side, draft: Offer, stood: Offer | None) -> int:
    if draft.tone != "final":
        return 0
    return stood.number if stood is not None else play.state.common.desks.of(side).finals + 1


def _soften(play: Play, side: Side, articles: tuple[int, ...]) -> None:
    for meter, change in SOFTENED:
        play.meter(meter, side, change, "softened")
    react(play, "softened", side, articles)


def _courtesy_returned(play: Play, side: Side) -> None:
    """A courteous offer answered with a counter-offer warms the room (R3a)."""
    theirs = play.state.common.desks.of(side.other).offer
    if theirs is not None and theirs.tone == "courteous" and theirs.sitting == play.state.common.sitting:
        play.meter("rapport", None, BETTER_COURTESY, "courtesy")


def _pay_for_reopening(play: Play, side: Side, terms: Terms) -> None:
    matters = play.state.common.matters
    reopened = tuple(article for article, option in terms if matters[article].settled not in (None, option))
    if reopened:
        play.meter("rapport", None, REOPEN_RAPPORT, "reopened")
        play.meter("goodwill", side, REOPEN_GOODWILL, "reopened")
        react(play, "reopened", side, reopened)


def pay_for_words(play: Play, side: Side, terms: Terms, *, offered: bool) -> None:
    """Terms that go past what the side called firm, claimed to be barred from, or swore in public, cost it credit."""
    desk = play.state.common.desks.of(side)
    firm = {item.article: item.option for item in desk.firm}
    claims, sworn = dict(desk.claims), dict(desk.announced)
    for article, option in terms:
        if offered and article in firm and ladder_better(side.other, option, firm[article]):
            _break_word(play, side, article, "firm", FIRM_BROKEN)
        if article in claims and not ladder_better(side, option, claims[article]):
            _break_word(play, side, article, "instructions", CLAIM_BROKEN)
        if article in sworn and ladder_better(side.other, option, sworn[article]):
            _break_word(play, side, article, "red_line", RED_LINE_BROKEN)


def _break_word(play: Play, side: Side, article: int, why: str, price: tuple[tuple[str, int], ...]) -> None:
    play.emit(e.BrokenFirm(side, article, why))
    for meter, change in price:
        play.meter(meter, side, change, why)
    react(play, "broken_word", side, (article,))


def mark_positions(play: Play, side: Side, terms: Terms) -> None:
    """Note for the mediator what a side gives up in the open, compared with its last position."""
    before = play.state.common.desks.of(side).positions
    for article, option in terms:
        last = before[article]
        if last is not None and ladder_better(side.other, option, last):
            play.emit(e.YieldSeen(side, article, abs(option - last)))


def accept(play: Play, side: Side, articles: tuple[int, ...]) -> None:
    """Initial the terms of the offer standing against the side, in whole or some of its articles."""
    offer = play.state.common.desks.other(side).offer
    if offer is None:
        return
    taken = terms_of({n: option for n, option in offer.terms if not articles or n in articles})
    pay_for_words(play, side, taken, offered=False)
    play.emit(e.OfferAnswered(side, "accept", tuple(n for n, _ in taken), ""))
    play.emit(e.OfferDropped(offer.side, "taken"))
    initial(play, taken, side)
    for article in offer.withdraws:
        if play.state.common.matters[article].open:
            withdraw_article(play, offer.side, article)
    if offer.tone == "courteous":
        play.meter("rapport", None, COURTESY, "courtesy")
    if offer.ad_referendum:
        play.emit(e.AdReferendum(offer.side, tuple(n for n, _ in taken)))


def initial(play: Play, terms: Terms, by: Side | None) -> None:
    """Initial terms, taken up by `by` or (None) by both, and strike them out of what still stands (R3a)."""
    for article, option in terms:
        if play.state.common.matters[article].settled != option:
            play.emit(e.Initialled(article, option))
            react(play, "initialled", by, (article,))
    settle(play, terms)


def withdraw_article(play: Play, side: Side, article: int) -> None:
    """An article falls to its silent option for good; the mediator is pleased (R6a)."""
    play.emit(e.ArticleWithdrawn(side, article))
    play.meter("goodwill", side, WITHDRAWN_GOODWILL, "withdrawn")
    react(play, "withdrawn", side, (article,))
    silent = play.state.board.articles[article].silent
    if silent is not None:
        settle(play, ((article, silent),))


def settle(play: Play, terms: Terms) -> None:
    """Strike what is no longer open out of offers that stand; a linked offer or a text that it contradicts is void."""
    settled = dict(terms)
    for side in BOTH_SIDES:
        _strike(play, side, settled)
    text = play.state.common.text
    withdrawn = [article for article in settled if play.state.common.matters[article].withdrawn]
    if text is not None and any(n in withdrawn or settled.get(n, option) != option for n, option in text):
        play.emit(e.TextFailed(play.draw("text.overtaken", VARIANTS), overtaken=True))


def _gone(play: Play, article: int) -> bool:
    return play.state.common.matters[article].withdrawn


def _strike(play: Play, side: Side, settled: dict[int, int]) -> None:
    offer = play.state.common.desks.of(side).offer
    if offer is None or offer.declined or not set(offer.articles) & set(settled):
        return
    if offer.linked and any(settled.get(article, option) != option for article, option in offer.terms):
        play.emit(e.OfferDropped(side, "contradicted"))
        return
    left = tuple(item for item in offer.terms if item[0] not in settled or (offer.linked and not _gone(play, item[0])))
    if left == offer.terms:
        return
    if left:
        play.emit(e.OfferTrimmed(side, left))
    else:
        play.emit(e.OfferDropped(side, "taken"))


def decline(play: Play, side: Side, ground: str, articles: tuple[int, ...]) -> None:
    """Decline the offer standing against the side, on one stated ground; instructions may bar only some `articles`."""
    offer = play.state.common.desks.other(side).offer
    if offer is None:
        return
    named = tuple(n for n in offer.articles if n in articles) if ground == "instructions" else ()
    play.emit(e.OfferAnswered(side, "decline", named, ground))
    react(play, "declined", side, offer.articles)
    if offer.tone == "final":
        react(play, "final_refused", side, offer.articles)
