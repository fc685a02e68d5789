"""Where the tracks of a scenario may stand, sitting by sitting, as intervals reckoned generously.

What can be done over and over (instruments, reactions) may carry a track to its end; an event moves it once a sitting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from game.kernel.conditions import ALWAYS
from game.kernel.effects import MoveTrack
from game.kernel.sides import BOTH_SIDES
from game.scenario.definition import Scenario
from game.workshop.doctor_guards import Placed
from game.workshop.doctor_logic import Span

FULL: Span = (0, 100)
Spans = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """By sitting: the tracks as it opens, at its dispatches, and at any time in it."""

    opening: tuple[Spans, ...]
    dispatches: tuple[Spans, ...]
    whole: tuple[Spans, ...]


def course_of(scenario: Scenario, pushes: tuple[Placed, ...], alive: Mapping[str, int]) -> Course:
    """Where the tracks may stand if `pushes` are all that moves them; `alive`: when each event may first fire."""
    now = _starts(scenario)
    often = [one for one in pushes if one.room in ("instrument", "reaction")]
    answers = [one for one in pushes if one.room == "answer" and one.name in alive and not one.later]
    blames = [one for one in pushes if one.room == "blame"]
    opening, dispatches, whole = [], [], []
    for sitting in range(1, len(scenario.calendar) + 1):
        before = now
        if sitting > 1:
            now = tuple(_drifted(scenario, n, span) for n, span in enumerate(now))
        now = _pushed(now, [one for one in pushes if _arrives(scenario, one, sitting, alive)])
        dispatches.append(hulls(before, now))
        now = _freed(_pushed(now, answers), often)
        now = _freed(now, [one for one in pushes if _started(scenario, one, sitting, alive)])
        opening.append(before)
        whole.append(hulls(dispatches[-1], _freed(now, blames)))
    return Course(tuple(opening), tuple(dispatches), tuple(whole))


def _starts(scenario: Scenario) -> Spans:
    found = []
    for number, track in enumerate(scenario.tracks):
        values = [track.start]
        for side in BOTH_SIDES:
            values += [value for card in scenario.doctrines.of(side) for at, value in card.start_tracks if at == number]
        found.append((min(values), max(values)))
    return tuple(found)


def _drifted(scenario: Scenario, track: int, span: Span) -> Span:
    down = up = 0
    for drift in scenario.tracks[track].drifts:
        sure = drift.when == ALWAYS
        down += drift.change if sure else min(0, drift.change)
        up += drift.change if sure else max(0, drift.change)
    return _clamped(span[0] + down, span[1] + up)


def _arrives(scenario: Scenario, placed: Placed, sitting: int, alive: Mapping[str, int]) -> bool:
    """Whether an effect of an event may come with the dispatches of a sitting."""
    if placed.room != "event" or placed.name not in alive or placed.later:
        return False
    event = scenario.event_by_id[placed.name]
    return alive[event.id] <= sitting and (sitting <= event.until or event.instead_of is not None)


def _started(scenario: Scenario, placed: Placed, sitting: int, alive: Mapping[str, int]) -> bool:
    """Whether an effect that an event has put off may have begun to come about by the end of a sitting."""
    if not placed.later or placed.room not in ("event", "answer") or placed.name not in alive:
        return False
    return alive[placed.name] <= sitting


def _pushed(spans: Spans, pushes: Iterable[Placed]) -> Spans:
    """Each push once, those downwards and those upwards apart."""
    down, up = [0] * len(spans), [0] * len(spans)
    for one in pushes:
        effect = one.guarded.effect
        if isinstance(effect, MoveTrack):
            side = down if effect.change < 0 else up
            side[effect.track] += effect.change
    return tuple(_clamped(low + less, high + more) for (low, high), less, more in zip(spans, down, up, strict=True))


def _freed(spans: Spans, pushes: Iterable[Placed]) -> Spans:
    """What may be pushed again and again may go to its end."""
    found = list(spans)
    for one in pushes:
        effect = one.guarded.effect
        if isinstance(effect, MoveTrack) and effect.change:
            low, high = found[effect.track]
            found[effect.track] = (FULL[0], high) if effect.change < 0 else (low, FULL[1])
    return tuple(found)


def _clamped(low: int, high: int) -> Span:
    return max(FULL[0], min(FULL[1], low)), max(FULL[0], min(FULL[1], high))


def hulls(one: Spans, two: Spans) -> Spans:
    """For each track the least interval that holds both."""
    return tuple((min(a[0], b[0]), max(a[1], b[1])) for a, b in zip(one, two, strict=True))
