"""How common knowledge changes: one small function an event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from game.engine import events as e
from game.engine.parts import Common, Firm, Phase, Stage, Train
from game.engine.treaty import Terms, ladder_better, terms_of
from game.kernel.sides import BOTH_SIDES, Side

FIRM_TURNS = 2


def reduce_common(common: Common, event: e.Event) -> Common:
    """`common` after an event that both delegations see; other events leave it as it is."""
    change = _CHANGES.get(type(event))
    return common if change is None else change(common, event)


def _desk(common: Common, side: Side, **changes: Any) -> Common:
    desk = replace(common.desks.of(side), **changes)
    return replace(common, desks=common.desks.put(side, desk))


def _matter(common: Common, article: int, **changes: Any) -> Common:
    matters = list(common.matters)
    matters[article] = replace(matters[article], **changes)
    return replace(common, matters=tuple(matters))


def _sitting_opened(common: Common, event: e.SittingOpened) -> Common:
    fresh = common.desks.map(lambda desk: replace(desk, reopened=False, turns=0, need_open=False))
    return replace(common, sitting=event.sitting, desks=fresh, fruitful=False, opener=None)


def _stage_set(common: Common, event: e.StageSet) -> Common:
    return replace(common, phase=event.phase, stage=event.stage, to_move=event.to_move)


def _opener_drawn(common: Common, event: e.OpenerDrawn) -> Common:
    fresh = common.desks.map(lambda desk: replace(desk, turns=event.turns))
    return replace(common, opener=event.opener, desks=fresh)


def _turn_taken(common: Common, event: e.TurnTaken) -> Common:
    desk = common.desks.of(event.side)
    firm = tuple(replace(item, turns=item.turns - 1) for item in desk.firm if item.turns > 1)
    return _desk(common, event.side, turns=max(0, desk.turns - 1), firm=firm)


def _sitting_closed(common: Common, event: e.SittingClosed) -> Common:
    return replace(common, barren=event.barren)


def _track_read(common: Common, event: e.TrackRead) -> Common:
    if event.to is not None:
        return common
    readings = list(common.readings)
    readings[event.track] = event.reading
    return replace(common, readings=tuple(readings))


def _room_read(common: Common, event: e.RoomRead) -> Common:
    return replace(common, room=event.room)


def _text_laid(common: Common, event: e.TextLaid) -> Common:
    return replace(common, text=event.terms)


def _text_failed(common: Common, event: e.TextFailed) -> Common:
    return replace(common, text=None)


def _text_agreed(common: Common, event: e.TextAgreed) -> Common:
    for article, _ in event.terms:
        common = _matter(common, article, by_text=True)
    return replace(common, text=None)


def _presented(common: Common, event: e.Presented) -> Common:
    return _take_positions(common, event.by, event.positions)


def _take_positions(common: Common, side: Side, terms: tuple[tuple[int, int], ...]) -> Common:
    positions = list(common.desks.of(side).positions)
    for article, option in terms:
        positions[article] = option
        matter = common.matters[article]
        if matter.laid_by is None and matter.open:
            common = _matter(common, article, laid_by=side)
    return _desk(common, side, positions=tuple(positions))


def _offer_laid(common: Common, event: e.OfferLaid) -> Common:
    offer = event.offer
    common = _take_positions(common, offer.side, offer.terms)
    desk = common.desks.of(offer.side)
    firm = desk.firm
    if offer.tone == "firm":
        turns = FIRM_TURNS + (1 if common.stage is Stage.ACT else 0)
        kept = tuple(item for item in firm if item.article not in offer.articles)
        firm = kept + tuple(Firm(article, option, turns) for article, option in offer.terms)
    refused = desk.final_refused
    if refused is not None and not refused.agrees_with(offer):
        refused = None
    reopened = desk.reopened or any(common.matters[article].settled is not None for article in offer.articles)
    finals = desk.finals + (1 if offer.tone == "final" and offer.number > desk.finals else 0)
    return _desk(common, offer.side, offer=offer, firm=firm, reopened=reopened, finals=finals, final_refused=refused)


def _offer_answered(common: Common, event: e.OfferAnswered) -> Common:
    author = event.by.other
    offer = common.desks.of(author).offer
    if offer is None:
        return common
    if event.verdict == "reserve":
        return _desk(common, author, offer=replace(offer, reserved=common.sitting))
    if event.verdict == "accept":
        return common
    if event.ground == "instructions":
        barred = tuple(term for term in offer.terms if not event.articles or term[0] in event.articles)
        common = _desk(common, event.by, claims=_claims(common, event.by, barred))
    refused = offer if offer.tone == "final" else common.desks.of(author).final_refused
    return _desk(common, author, offer=replace(offer, declined=True), final_refused=refused, need_open=True)


def _claims(common: Common, side: Side, terms: Terms) -> Terms:
    """What `side` says it is barred from: the option nearest to its own end on each article."""
    claims = dict(common.desks.of(side).claims)
    for article, option in terms:
        if article not in claims or ladder_better(side, option, claims[article]):
            claims[article] = option
    return terms_of(claims)


def _offer_dropped(common: Common, event: e.OfferDropped) -> Common:
    return _desk(common, event.by, offer=None)


def _offer_trimmed(common: Common, event: e.OfferTrimmed) -> Common:
    offer = common.desks.of(event.by).offer
    return common if offer is None else _desk(common, event.by, offer=replace(offer, terms=event.terms))


def _initialled(common: Common, event: e.Initialled) -> Common:
    common = _matter(common, event.article, settled=event.option, sitting=common.sitting, by_text=False)
    common = replace(common, fruitful=True)
    for side in BOTH_SIDES:
        referred = tuple(n for n in common.desks.of(side).ad_referendum if n != event.article)
        common = _desk(common, side, ad_referendum=referred)
    return _strike_final(common, event.article, event.option)


def _strike_final(common: Common, article: int, option: int | None) -> Common:
    """A refused last word binds no more on an article that is settled; a linked one is void when it says otherwise."""
    for side in BOTH_SIDES:
        word = common.desks.of(side).final_refused
        if word is None or article not in word.articles:
            continue
        left = tuple(item for item in word.terms if item[0] != article)
        void = not left or (word.linked and word.option(article) != option)
        common = _desk(common, side, final_refused=None if void else replace(word, terms=left))
    return common


def _article_withdrawn(common: Common, event: e.ArticleWithdrawn) -> Common:
    common = _matter(common, event.article, withdrawn=True)
    return _strike_final(common, event.article, None)


def _ad_referendum(common: Common, event: e.AdReferendum) -> Common:
    articles = set(common.desks.of(event.by).ad_referendum) | set(event.articles)
    return _desk(common, event.by, ad_referendum=tuple(sorted(articles)))


def _seen_alone(common: Common, event: e.SeenAlone) -> Common:
    return _desk(common, event.by, invited=common.sitting)


def _motion_made(common: Common, event: e.MotionMade) -> Common:
    return replace(common, motion=event.by)


def _motion_answered(common: Common, event: e.MotionAnswered) -> Common:
    refused = common.refused_to_sign if event.sign else event.by
    return replace(common, motion=None, refused_to_sign=refused)


def _need_asked(common: Common, event: e.NeedAsked) -> Common:
    return _desk(common, event.by, need_open=False)


def _train_ordered(common: Common, event: e.TrainOrdered) -> Common:
    return replace(common, train=Train(event.by, event.article, event.after_final))


def _train_called(common: Common, event: e.TrainCalled) -> Common:
    return common if common.train is None else replace(common, train=replace(common.train, called=True))


def _train_sent_away(common: Common, event: e.TrainSentAway) -> Common:
    return _desk(replace(common, train=None), event.by, stayed=True)


def _red_line(common: Common, event: e.RedLineAnnounced) -> Common:
    lines = dict(common.desks.of(event.by).announced) | {event.article: event.option}
    return _desk(common, event.by, announced=tuple(sorted(lines.items())))


def _red_line_released(common: Common, event: e.RedLineReleased) -> Common:
    lines = tuple(item for item in common.desks.of(event.by).announced if item[0] != event.article)
    return _desk(common, event.by, announced=lines)


def _broken_firm(common: Common, event: e.BrokenFirm) -> Common:
    desk = common.desks.of(event.by)
    if event.why == "firm":
        return _desk(common, event.by, firm=tuple(item for item in desk.firm if item.article != event.article))
    if event.why == "instructions":
        return _desk(common, event.by, claims=tuple(item for item in desk.claims if item[0] != event.article))
    return common


def _option_set(common: Common, event: e.OptionSet) -> Common:
    closed = set(common.matters[event.article].closed) - {event.option}
    if not event.open:
        closed.add(event.option)
        common = _drop_closed(common, event.article, event.option)
    return _matter(common, event.article, closed=tuple(sorted(closed)))


def _drop_closed(common: Common, article: int, option: int) -> Common:
    """An option that is closed falls out of what was laid: its term of an unlinked offer, the whole of a linked one."""
    for side in BOTH_SIDES:
        desk = common.desks.of(side)
        offer, word = desk.offer, desk.final_refused
        if offer is not None and offer.option(article) == option:
            left = tuple(item for item in offer.terms if item[0] != article)
            common = _desk(common, side, offer=replace(offer, terms=left) if left and not offer.linked else None)
        if word is not None and word.option(article) == option:
            common = _strike_final(common, article, None)
    return common


def _signed(common: Common, event: e.Signed) -> Common:
    return replace(common, treaty=event.treaty)


def _conference_ended(common: Common, event: e.ConferenceEnded) -> Common:
    return replace(common, closing=event.closing, train=None, motion=None, text=None)


def _improvement_found(common: Common, event: e.ImprovementFound) -> Common:
    return replace(common, improvement=event.treaty, improvement_asked=True)


def _improvement_closed(common: Common, event: e.ImprovementClosed) -> Common:
    return replace(common, improved=event.treaty, stage=Stage.CLOSED, to_move=None, phase=Phase.OVER)


def _directed(common: Common, event: e.Directed) -> Common:
    return replace(common, directed=True)


def _seat_taken(common: Common, event: e.SeatTaken) -> Common:
    return _desk(common, event.seat, computer=event.computer)


def _calendar_set(common: Common, event: e.CalendarSet) -> Common:
    return replace(common, last=event.last)


_CHANGES: dict[type, Callable[[Common, Any], Common]] = {
    e.SittingOpened: _sitting_opened,
    e.StageSet: _stage_set,
    e.OpenerDrawn: _opener_drawn,
    e.TurnTaken: _turn_taken,
    e.SittingClosed: _sitting_closed,
    e.TrackRead: _track_read,
    e.RoomRead: _room_read,
    e.TextLaid: _text_laid,
    e.TextFailed: _text_failed,
    e.TextAgreed: _text_agreed,
    e.Presented: _presented,
    e.OfferLaid: _offer_laid,
    e.OfferAnswered: _offer_answered,
    e.OfferDropped: _offer_dropped,
    e.OfferTrimmed: _offer_trimmed,
    e.Initialled: _initialled,
    e.ArticleWithdrawn: _article_withdrawn,
    e.AdReferendum: _ad_referendum,
    e.SeenAlone: _seen_alone,
    e.MotionMade: _motion_made,
    e.MotionAnswered: _motion_answered,
    e.NeedAsked: _need_asked,
    e.TrainOrdered: _train_ordered,
    e.TrainCalled: _train_called,
    e.TrainSentAway: _train_sent_away,
    e.RedLineAnnounced: _red_line,
    e.RedLineReleased: _red_line_released,
    e.BrokenFirm: _broken_firm,
    e.OptionSet: _option_set,
    e.Signed: _signed,
    e.ConferenceEnded: _conference_ended,
    e.ImprovementFound: _improvement_found,
    e.ImprovementClosed: _improvement_closed,
    e.Directed: _directed,
    e.SeatTaken: _seat_taken,
    e.CalendarSet: _calendar_set,
}
