"""The running protocol, from public events alone, and so the same for both sides and for a projector."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from game.engine import events as e
from game.kernel.message import Message, message
from game.kernel.refs import articles_ref, side_ref, terms_ref
from game.kernel.sides import Side

REMARK = "reason."


@dataclass(frozen=True, slots=True)
class Minute:
    """One line of the protocol: the sitting it belongs to, whose act it was (None: nobody's), and the entry of the log
    that it came of (0 where that was not asked for).
    """

    sitting: int
    by: Side | None
    message: Message
    entry: int = 0

    @property
    def remark(self) -> bool:
        """Whether it is something said with an act, and not the act."""
        return self.message.key.startswith(REMARK)


def minutes(events: Iterable[e.Event]) -> tuple[Minute, ...]:
    """The protocol of a game from its events; what is not public is passed over."""
    return numbered((0, event) for event in events)


def with_remarks(lines: Iterable[Minute], remarks: Iterable[tuple[int, Side, Message]]) -> tuple[Minute, ...]:
    """The protocol with what was said aloud, each remark (entry, side, text) after the first line of that act."""
    said = {(entry, by): text for entry, by, text in remarks}
    found: list[Minute] = []
    for line in lines:
        found.append(line)
        text = None if line.by is None else said.pop((line.entry, line.by), None)
        if text is not None:
            found.append(replace(line, message=text))
    return tuple(found)


def numbered(events: Iterable[tuple[int, e.Event]]) -> tuple[Minute, ...]:
    """The protocol from events with the entry of the log that each belongs to."""
    found: list[Minute] = []
    sitting = 0
    laid: dict[Side, tuple[int, ...]] = {}
    for entry, event in _voted_last(events):
        if event.audience is not e.Audience.PUBLIC or _arranged(entry, event):
            continue
        if isinstance(event, e.SittingOpened):
            sitting = event.sitting
        elif isinstance(event, e.OfferLaid):
            laid[event.offer.side] = event.offer.articles
        elif isinstance(event, e.OfferTrimmed):
            laid[event.by] = tuple(article for article, _ in event.terms)
        elif isinstance(event, e.OfferAnswered) and event.articles == laid.get(event.by.other):
            event = replace(event, articles=())
        found.extend(Minute(sitting, by, text, entry) for by, text in _lines(event))
    return tuple(found)


def _arranged(entry: int, event: e.Event) -> bool:
    """Whether this is how the game was ordered and no intervention: its length, the first thing entered in the log."""
    length = isinstance(event, e.Directed) and event.what == "set_calendar"
    return entry == 1 and (length or isinstance(event, e.CalendarSet))


def _voted_last(events: Iterable[tuple[int, e.Event]]) -> Iterator[tuple[int, e.Event]]:
    """The events, with a treaty's being put to the vote after its signature, which is the same entry of the log."""
    held: list[tuple[int, e.Event]] = []
    for entry, event in events:
        if isinstance(event, e.Directed) and event.what == "put_to_vote":
            held.append((entry, event))
            continue
        yield entry, event
        if isinstance(event, e.Signed):
            yield from held
            held = []
    yield from held


Lines = list[tuple[Side | None, Message]]


def _lines(event: e.Event) -> Lines:
    make = _MAKERS.get(type(event))
    return [] if make is None else make(event)


def _opened(event: e.SittingOpened) -> Lines:
    return [(None, message("minutes.sitting", number=event.sitting, date=f"@sitting:{event.sitting}"))]


def _opener(event: e.OpenerDrawn) -> Lines:
    return [(None, message("minutes.opener", side=side_ref(event.opener)))]


def _fired(event: e.EventFired) -> Lines:
    return [(None, message("minutes.event", headline=f"@event:{event.event}"))]


def _choice(event: e.ChoiceKnown) -> Lines:
    return [(event.by, message("minutes.choice", known=f"@known:{event.event}.{event.answer}"))]


def _presented(event: e.Presented) -> Lines:
    return [(event.by, message("minutes.presented", side=side_ref(event.by), terms=terms_ref(event.positions)))]


def _offer(event: e.OfferLaid) -> Lines:
    offer = event.offer
    side = side_ref(offer.side)
    form = "linked" if offer.linked else "open"
    terms = terms_ref(offer.terms)
    lines: Lines = [
        (offer.side, message(f"minutes.offer.{form}.{offer.tone}", side=side, terms=terms, number=offer.number))
    ]
    if offer.withdraws:
        lines.append(
            (offer.side, message("minutes.offer_withdraws", side=side, articles=articles_ref(offer.withdraws)))
        )
    if offer.ad_referendum:
        capital = f"@capital:{int(offer.side)}"
        lines.append((offer.side, message("minutes.offer_ad_referendum", side=side, capital=capital)))
    return lines


def _answered(event: e.OfferAnswered) -> Lines:
    side = side_ref(event.by)
    if event.verdict == "decline":
        if event.articles:
            barred = articles_ref(event.articles)
            return [(event.by, message("minutes.declined.instructions_on", side=side, articles=barred))]
        return [(event.by, message(f"minutes.declined.{event.ground}", side=side))]
    if event.verdict == "reserve":
        return [(event.by, message("minutes.reserved", side=side))]
    if event.articles:
        return [(event.by, message("minutes.accepted_part", side=side, articles=articles_ref(event.articles)))]
    return [(event.by, message("minutes.accepted", side=side))]


def _dropped(event: e.OfferDropped) -> Lines:
    if event.why in ("taken", "declined", "replaced"):
        return []
    return [(event.by, message(f"minutes.offer_dropped.{event.why}", side=side_ref(event.by)))]


def _held_over(event: e.OfferHeldOver) -> Lines:
    key = "minutes.held_over_last" if event.last else "minutes.held_over"
    return [(event.by, message(key, side=side_ref(event.by)))]


def _trimmed(event: e.OfferTrimmed) -> Lines:
    return [(event.by, message("minutes.offer_trimmed", side=side_ref(event.by), terms=terms_ref(event.terms)))]


def _initialled(event: e.Initialled) -> Lines:
    option = f"@option:{event.article}.{event.option}"
    return [(None, message("minutes.initialled", article=f"@article:{event.article}", option=option))]


def _motion_answered(event: e.MotionAnswered) -> Lines:
    key = "minutes.motion_taken" if event.sign else "minutes.motion_refused"
    return [(event.by, message(key, side=side_ref(event.by)))]


def _by(key: str) -> Callable[[Any], Lines]:
    """A line that names only whose act it was."""
    return lambda event: [(event.by, message(key, side=side_ref(event.by)))]


def _by_article(key: str) -> Callable[[Any], Lines]:
    """A line that names whose act it was and over which article."""
    return lambda event: [(event.by, message(key, side=side_ref(event.by), article=f"@article:{event.article}"))]


def _statement(event: e.StatementMade) -> Lines:
    return [(event.by, message("minutes.statement", side=side_ref(event.by), text=event.text))]


def _broken(event: e.BrokenFirm) -> Lines:
    article = f"@article:{event.article}"
    return [(event.by, message(f"minutes.broken.{event.why}", side=side_ref(event.by), article=article))]


def _announced(event: e.RedLineAnnounced) -> Lines:
    article, option = f"@article:{event.article}", f"@option:{event.article}.{event.option}"
    return [(event.by, message("minutes.announced", side=side_ref(event.by), article=article, option=option))]


def _press(event: e.PressPlayed) -> Lines:
    name = f"@instrument:{int(event.by)}.{event.instrument}"
    return [(event.by, message("minutes.press", side=side_ref(event.by), instrument=name))]


def _text_agreed(event: e.TextAgreed) -> Lines:
    return [(None, message("minutes.text_agreed", mediator="@mediator:", terms=terms_ref(event.terms)))]


def _option_set(event: e.OptionSet) -> Lines:
    key = "minutes.option_opened" if event.open else "minutes.option_closed"
    article, option = f"@article:{event.article}", f"@option:{event.article}.{event.option}"
    return [(None, message(key, article=article, option=option))]


def _closed(event: e.SittingClosed) -> Lines:
    return [(None, message("minutes.barren", n=event.barren))] if event.barren else []


def _signed(event: e.Signed) -> Lines:
    return [(None, message("minutes.signed"))]


def _capital(event: e.CapitalDecided) -> Lines:
    key = "minutes.ratified" if event.ratified else "minutes.repudiated"
    return [(event.by, message(key, side=side_ref(event.by), capital=f"@capital:{int(event.by)}"))]


def _voted(event: e.CapitalVoted) -> Lines:
    how = "agrees" if event.yes is event.found else "stands" if event.counts else "noted"
    key = f"minutes.voted.{'yes' if event.yes else 'no'}_{how}"
    return [(event.by, message(key, side=side_ref(event.by), capital=f"@capital:{int(event.by)}"))]


def _ended(event: e.ConferenceEnded) -> Lines:
    return [(None, message(f"minutes.ended.{event.closing.kind}", ending=f"@ending:{event.closing.id}"))]


def _improved(event: e.ImprovementClosed) -> Lines:
    return [(None, message("minutes.improved" if event.treaty is not None else "minutes.not_improved"))]


def _directed(event: e.Directed) -> Lines:
    if event.what == "inject":
        if not event.detail:
            return [(None, message("minutes.directed.inject_private"))]
        return [(None, message("minutes.directed.inject", detail=f"@event:{event.detail}"))]
    return [(None, message(f"minutes.directed.{event.what}", detail=event.detail))]


def _seat(event: e.SeatTaken) -> Lines:
    key = "minutes.seat_computer" if event.computer else "minutes.seat_human"
    return [(event.seat, message(key, side=side_ref(event.seat)))]


def _calendar(event: e.CalendarSet) -> Lines:
    return [(None, message("minutes.calendar", number=event.last, date=f"@sitting:{event.last}"))]


_MAKERS: dict[type, Callable[[Any], Lines]] = {
    e.SittingOpened: _opened,
    e.OpenerDrawn: _opener,
    e.EventFired: _fired,
    e.ChoiceKnown: _choice,
    e.Presented: _presented,
    e.OfferLaid: _offer,
    e.OfferAnswered: _answered,
    e.OfferDropped: _dropped,
    e.OfferHeldOver: _held_over,
    e.OfferTrimmed: _trimmed,
    e.Initialled: _initialled,
    e.ArticleWithdrawn: _by_article("minutes.withdrawn"),
    e.MotionMade: _by("minutes.motion"),
    e.MotionAnswered: _motion_answered,
    e.Adjourned: _by("minutes.adjourned"),
    e.NeedAsked: _by("minutes.need_asked"),
    e.Stood: _by("minutes.stood"),
    e.TrainOrdered: _by_article("minutes.train"),
    e.TrainSentAway: _by("minutes.stayed"),
    e.DelegationLeft: _by_article("minutes.left"),
    e.StatementMade: _statement,
    e.BrokenFirm: _broken,
    e.RedLineAnnounced: _announced,
    e.RedLineReleased: _by_article("minutes.released"),
    e.PressPlayed: _press,
    e.TextAgreed: _text_agreed,
    e.OptionSet: _option_set,
    e.SittingClosed: _closed,
    e.Signed: _signed,
    e.CapitalVoted: _voted,
    e.CapitalDecided: _capital,
    e.ConferenceEnded: _ended,
    e.ImprovementClosed: _improved,
    e.Directed: _directed,
    e.SeatTaken: _seat,
    e.CalendarSet: _calendar,
}
