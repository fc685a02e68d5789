"""How the hidden part changes: one small function an event."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from game.engine import events as e
from game.engine.parts import Told
from game.engine.state import Due, Ease, Hidden, LeakDue, ReportDue


def reduce_hidden(hidden: Hidden, event: e.Event) -> Hidden:
    """`hidden` after an event."""
    change = _CHANGES.get(type(event))
    return hidden if change is None else change(hidden, event)


def _track(hidden: Hidden, event: e.TrackMoved) -> Hidden:
    tracks = list(hidden.tracks)
    tracks[event.track] = event.value
    return replace(hidden, tracks=tuple(tracks))


def _meter(hidden: Hidden, event: e.HiddenMeterMoved) -> Hidden:
    if event.meter == "credibility" and event.side is not None:
        return replace(hidden, credibility=hidden.credibility.put(event.side, event.value))
    changes: dict[str, Any] = {event.meter: event.value}
    return replace(hidden, **changes)


def _event_noted(hidden: Hidden, event: e.EventNoted) -> Hidden:
    if event.missed:
        return replace(hidden, missed=(*hidden.missed, event.event))
    return replace(hidden, fired=(*hidden.fired, (event.event, event.sitting)))


def _choice_noted(hidden: Hidden, event: e.ChoiceNoted) -> Hidden:
    return replace(hidden, chosen=(*hidden.chosen, (event.event, event.answer)))


def _effects_due(hidden: Hidden, event: e.EffectsDue) -> Hidden:
    return replace(hidden, due=(*hidden.due, Due(event.sitting, event.effects, event.stream)))


def _effects_taken(hidden: Hidden, event: e.EffectsTaken) -> Hidden:
    return replace(hidden, due=tuple(due for due in hidden.due if due.sitting > event.sitting))


def _eased(hidden: Hidden, event: e.CableEased) -> Hidden:
    return replace(hidden, eases=(*hidden.eases, Ease(event.side, event.article, event.per_mille)))


def _ease_spent(hidden: Hidden, event: e.EaseSpent) -> Hidden:
    kept = tuple(
        ease
        for ease in hidden.eases
        if ease.side is not event.side or (ease.article is not None and ease.article != event.article)
    )
    return replace(hidden, eases=kept)


def _leak_set(hidden: Hidden, event: e.LeakSet) -> Hidden:
    due = LeakDue(event.to, event.article, event.option, event.chance, event.sitting)
    return replace(hidden, leaks=(*hidden.leaks, due))


def _leaks_taken(hidden: Hidden, event: e.LeaksTaken) -> Hidden:
    return replace(hidden, leaks=tuple(due for due in hidden.leaks if due.sitting > event.sitting))


def _report_set(hidden: Hidden, event: e.ReportSet) -> Hidden:
    due = ReportDue(event.to, event.subject, event.article, event.track, event.truth, event.sitting)
    return replace(hidden, reports=(*hidden.reports, due))


def _reports_taken(hidden: Hidden, event: e.ReportsTaken) -> Hidden:
    return replace(hidden, reports=tuple(due for due in hidden.reports if due.sitting > event.sitting))


def _staff_reading(hidden: Hidden, event: e.StaffReading) -> Hidden:
    mine = (*hidden.narrowed.of(event.side), (event.track, event.until))
    return replace(hidden, narrowed=hidden.narrowed.put(event.side, mine))


def _told(hidden: Hidden, event: e.MediatorTold) -> Hidden:
    mind = hidden.mind
    kept = tuple(told for told in mind.told if (told.side, told.article) != (event.side, event.article))
    return replace(hidden, mind=replace(mind, told=(*kept, Told(event.side, event.article, event.option))))


def _asked(hidden: Hidden, event: e.MediatorAsked) -> Hidden:
    mind = hidden.mind
    if event.article is None:
        return replace(hidden, mind=replace(mind, text_asked=True))
    return replace(hidden, mind=replace(mind, appeals=(*mind.appeals, (event.side, event.article))))


def _acted(hidden: Hidden, event: e.MediatorActed) -> Hidden:
    mind = hidden.mind
    if event.side is None or event.article is None:
        return replace(hidden, mind=replace(mind, text_asked=False, text_sitting=event.sitting))
    asked = (event.side, event.article)
    appeals = tuple(item for item in mind.appeals if item != asked)
    letters = (*mind.letters, (event.side, event.article, event.sitting))
    return replace(hidden, mind=replace(mind, appeals=appeals, letters=letters))


def _yield_seen(hidden: Hidden, event: e.YieldSeen) -> Hidden:
    mind = hidden.mind
    counts = list(mind.yields.of(event.side))
    counts[event.article] += event.steps
    return replace(hidden, mind=replace(mind, yields=mind.yields.put(event.side, tuple(counts))))


def _defied(hidden: Hidden, event: e.OrderDefied) -> Hidden:
    return replace(hidden, defiant=hidden.defiant.put(event.side, True))


_CHANGES: dict[type, Callable[[Hidden, Any], Hidden]] = {
    e.TrackMoved: _track,
    e.HiddenMeterMoved: _meter,
    e.EventNoted: _event_noted,
    e.ChoiceNoted: _choice_noted,
    e.EffectsDue: _effects_due,
    e.EffectsTaken: _effects_taken,
    e.CableEased: _eased,
    e.EaseSpent: _ease_spent,
    e.LeakSet: _leak_set,
    e.LeaksTaken: _leaks_taken,
    e.ReportSet: _report_set,
    e.ReportsTaken: _reports_taken,
    e.StaffReading: _staff_reading,
    e.MediatorTold: _told,
    e.MediatorAsked: _asked,
    e.MediatorActed: _acted,
    e.YieldSeen: _yield_seen,
    e.OrderDefied: _defied,
}
