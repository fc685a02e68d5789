"""How one side's own knowledge changes: one small function an event that the side sees."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from game.engine import events as e
from game.engine.parts import Cable, Common, Evening, Line, Order, Own, Phase, Use


def reduce_own(own: Own, event: e.Event, common: Common) -> Own:
    """`own` after an event that its side sees. `common` is as it stood after the event."""
    change = _CHANGES.get(type(event))
    return own if change is None else change(own, event, common)


def _track_read(own: Own, event: e.TrackRead, common: Common) -> Own:
    readings = list(own.readings)
    readings[event.track] = event.reading
    return replace(own, readings=tuple(readings))


def _meter(own: Own, event: e.MeterMoved, common: Common) -> Own:
    changes: dict[str, Any] = {event.meter: event.value}
    return replace(own, **changes)


def _choice_put(own: Own, event: e.ChoicePut, common: Common) -> Own:
    return replace(own, asked=(*own.asked, event.event))


def _choice_made(own: Own, event: e.ChoiceMade, common: Common) -> Own:
    return replace(own, asked=tuple(item for item in own.asked if item != event.event))


def _mandate(own: Own, event: e.MandateMoved, common: Common) -> Own:
    lines = list(own.mandate)
    lines[event.article] = Line(event.option, event.kind, event.granted, event.announced)
    return replace(own, mandate=tuple(lines))


def _waived(own: Own, event: e.PackageWaived, common: Common) -> Own:
    return replace(own, waivers=(*own.waivers, event.package))


def _cable_answered(own: Own, event: e.CableAnswered, common: Common) -> Own:
    return replace(own, cable=None)


def _cable_sent(own: Own, event: e.CableSent, common: Common) -> Own:
    cabled = own.cabled
    if event.article is not None:
        cabled = (*(item for item in cabled if item[0] != event.article), (event.article, common.sitting))
    return replace(own, cable=Cable(event.article, event.package, common.sitting), cabled=cabled)


def _order_came(own: Own, event: e.OrderCame, common: Common) -> Own:
    return replace(own, order=Order(event.sitting, event.final))


def _order_slept(own: Own, event: e.OrderSlept, common: Common) -> Own:
    return own if own.order is None else replace(own, order=replace(own.order, asleep=True))


def _order_dropped(own: Own, event: e.OrderDropped, common: Common) -> Own:
    return replace(own, order=None)


def _text_laid(own: Own, event: e.TextLaid, common: Common) -> Own:
    return replace(own, evening=replace(own.evening, marked=None))


def _instrument_chosen(own: Own, event: e.InstrumentChosen, common: Common) -> Own:
    evening = replace(
        own.evening, instrument=event.instrument, articles=event.articles, target=event.target, chosen=True
    )
    return replace(own, evening=evening)


def _saved(own: Own, event: e.InfluenceSaved, common: Common) -> Own:
    return replace(own, evening=replace(own.evening, instrument=None, chosen=True))


def _marked(own: Own, event: e.TextMarked, common: Common) -> Own:
    return replace(own, evening=replace(own.evening, marked=event.accept))


def _played(own: Own, event: e.InstrumentPlayed, common: Common) -> Own:
    before = own.use(event.instrument)
    times = 1 if before is None else before.times + 1
    others = tuple(use for use in own.uses if use.instrument != event.instrument)
    return replace(own, uses=(*others, Use(event.instrument, common.sitting, times, event.articles)))


def _evening_closed(own: Own, event: e.EveningClosed, common: Common) -> Own:
    return replace(own, evening=Evening())


def _points(own: Own, event: e.PointsMoved, common: Common) -> Own:
    table = [list(row) for row in own.points]
    table[event.article][event.option] = event.value
    return replace(own, points=tuple(tuple(row) for row in table))


def _instrument_set(own: Own, event: e.InstrumentSet, common: Common) -> Own:
    others = tuple(item for item in own.forbidden if item != event.instrument)
    return replace(own, forbidden=others if event.allowed else (*others, event.instrument))


def _blame_shared(own: Own, event: e.BlameShared, common: Common) -> Own:
    return replace(own, blame_shared=True)


def _guess_made(own: Own, event: e.GuessMade, common: Common) -> Own:
    return replace(own, guessed_last=common.phase is Phase.OVER)


def _improvement_marked(own: Own, event: e.ImprovementMarked, common: Common) -> Own:
    return replace(own, improve_marked=event.accept)


_CHANGES: dict[type, Callable[[Own, Any, Common], Own]] = {
    e.TrackRead: _track_read,
    e.MeterMoved: _meter,
    e.ChoicePut: _choice_put,
    e.ChoiceMade: _choice_made,
    e.MandateMoved: _mandate,
    e.PackageWaived: _waived,
    e.CableAnswered: _cable_answered,
    e.CableSent: _cable_sent,
    e.OrderCame: _order_came,
    e.OrderSlept: _order_slept,
    e.OrderDropped: _order_dropped,
    e.TextLaid: _text_laid,
    e.InstrumentChosen: _instrument_chosen,
    e.InfluenceSaved: _saved,
    e.TextMarked: _marked,
    e.InstrumentPlayed: _played,
    e.EveningClosed: _evening_closed,
    e.PointsMoved: _points,
    e.InstrumentSet: _instrument_set,
    e.BlameShared: _blame_shared,
    e.GuessMade: _guess_made,
    e.ImprovementMarked: _improvement_marked,
}
