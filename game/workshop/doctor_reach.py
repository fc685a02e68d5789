"""What may come about in a scenario: the events that may fire, and what is known of each moment of play.

Everything is reckoned generously: events are found alive from nothing upwards, until no further one is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce

from game.kernel.conditions import ALWAYS, Ref
from game.kernel.effects import MoveTrack
from game.kernel.sides import BOTH_SIDES, Side
from game.scenario.definition import Scenario
from game.scenario.vocabulary import SHARED_METERS, SIDE_METERS
from game.workshop.doctor_course import FULL, Course, Spans, course_of, hulls
from game.workshop.doctor_guards import effects
from game.workshop.doctor_logic import Asked, Span, World, negated, possible

MOST_INFLUENCE = 6
CERTAIN = 1000
NEVER = 10_000
"""Later than any sitting."""
SIDES = ("first", "second")
NONE = "none"
MATTERS = ("initialled", "laid", "withdrawn")
UNSTATED = ("offer_stands", "final_stands")
Words = Mapping[Ref, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Reach:
    """The course of the tracks, the events that may fire and when at the earliest, the words that names may have.

    `certain`: sitting, place in the file and id of the events that come on their day whatever happens.
    """

    scenario: Scenario
    course: Course
    alive: Mapping[str, int]
    certain: tuple[tuple[int, int, str], ...]
    words: Words

    @property
    def last(self) -> int:
        """The number of the last sitting."""
        return len(self.scenario.calendar)


def reach_of(scenario: Scenario) -> Reach:
    """Everything that may come about."""
    pushes = tuple(one for one in effects(scenario, None) if isinstance(one.guarded.effect, MoveTrack))
    certain = tuple(
        (event.sitting, number, event.id)
        for number, event in enumerate(scenario.events)
        if event.dated and event.instead_of is None and event.chance >= CERTAIN and event.when == ALWAYS
    )
    words = _words(scenario)
    alive: dict[str, int] = {}
    while True:
        reach = Reach(scenario, course_of(scenario, pushes, alive), alive, certain, words)
        anytime = closing_world(reach)  # a quick look, before each moment is looked at for itself
        waiting = [
            n
            for n, event in enumerate(scenario.events)
            if alive.get(event.id) != event.sitting and (event.when == ALWAYS or possible(event.when, anytime))
        ]
        found = {scenario.events[n].id: first for n in waiting if (first := _first(reach, n)) is not None}
        if found.items() <= alive.items():
            return reach
        alive = alive | found


def _first(reach: Reach, number: int) -> int | None:
    """The first sitting at which the event at that place of the file may fire; None when it never can."""
    when = reach.scenario.events[number].when
    for world in event_worlds(reach, number):
        if when == ALWAYS or possible(when, world):
            return world.numbers["count", "sitting"][0]
    return None


def event_worlds(reach: Reach, number: int) -> Iterator[World]:
    """The moments at which an event is considered, as far as they may come."""
    event = reach.scenario.events[number]
    if event.chance <= 0:
        return
    last = min(event.until, reach.last)
    if event.instead_of is not None:
        if not _missed(reach, event.instead_of):
            return
        last = reach.last
    for sitting in range(event.sitting, last + 1):
        yield _dispatches(reach, sitting, number)


def _missed(reach: Reach, event_id: str) -> bool:
    """Whether a dated event may fail to come on its day."""
    number = next(n for n, one in enumerate(reach.scenario.events) if one.id == event_id)
    event = reach.scenario.events[number]
    if event.chance < CERTAIN:
        return True
    return event.when != ALWAYS and any(possible(negated(event.when), world) for world in event_worlds(reach, number))


# Moments


def _dispatches(reach: Reach, sitting: int, number: int) -> World:
    """The dispatches of a sitting, when the event at that place of the file is considered."""
    tests = _fates(reach, sitting, number)
    if sitting == 1:
        tests |= {(name, (article.id,)): False for name in MATTERS for article in reach.scenario.articles}
        tests |= {(name, ()): False for name in UNSTATED}
    return _world(reach, reach.course.dispatches[sitting - 1], sitting, tests)


def _fates(reach: Reach, sitting: int, number: int) -> dict[Asked, bool]:
    """Events that cannot have fired yet, those that must have, and answers that nobody can have given."""
    tests: dict[Asked, bool] = {}
    for place, event in enumerate(reach.scenario.events):
        first = reach.alive.get(event.id, NEVER)
        unborn = (first, place) >= (sitting, number)
        if unborn:
            tests["fired", (event.id,)] = False
        if unborn or first == sitting:
            tests |= {("chosen", (event.id, answer.id)): False for answer in event.answers}
    return tests | {("fired", (name,)): True for at, place, name in reach.certain if (at, place) < (sitting, number)}


def play_worlds(reach: Reach, first: int = 1) -> list[World]:
    """Every sitting from `first` on, at any time of it."""
    dead = _dead(reach)
    spans = enumerate(reach.course.whole[first - 1 :], start=first)
    return [_world(reach, span, sitting, dict(dead)) for sitting, span in spans]


def drift_worlds(reach: Reach) -> list[World]:
    """The moments at which tracks drift."""
    dead = _dead(reach)
    spans = enumerate(reach.course.opening[1:], start=2)
    return [_world(reach, span, sitting, dict(dead)) for sitting, span in spans]


def _world(reach: Reach, spans: Spans, sitting: int, tests: dict[Asked, bool]) -> World:
    tests |= {("ratified", (side,)): False for side in SIDES}
    tests["final_date", ()] = sitting >= reach.last
    return World(_numbers(reach.scenario, spans, (sitting, sitting)), reach.words, tests, repeating=_repeating(reach))


def closing_world(reach: Reach) -> World:
    """What is known at the end of the conference, whenever and however it comes, but for the ending itself."""
    spans = reduce(hulls, reach.course.whole)
    numbers = _numbers(reach.scenario, spans, (1, reach.last))
    return World(numbers, reach.words, _dead(reach), repeating=_repeating(reach))


def _dead(reach: Reach) -> dict[Asked, bool]:
    """Tests that can never hold: of events that cannot fire, of announcements that nobody can make."""
    scenario = reach.scenario
    tests: dict[Asked, bool] = {}
    for event in scenario.events:
        if event.id not in reach.alive:
            tests["fired", (event.id,)] = False
            tests |= {("chosen", (event.id, answer.id)): False for answer in event.answers}
    if all(instrument.kind != "announce" for instrument in scenario.instruments):
        tests |= {("announced", (side, article.id)): False for side in SIDES for article in scenario.articles}
    return tests


def _repeating(reach: Reach) -> tuple[str, ...]:
    return tuple(event.id for event in reach.scenario.events if event.repeat)


# Numbers and words


def _numbers(scenario: Scenario, spans: Spans, sittings: Span) -> dict[Ref, Span]:
    numbers: dict[Ref, Span] = {("track", track.id): spans[n] for n, track in enumerate(scenario.tracks)}
    numbers |= {("shared", meter): FULL for meter in SHARED_METERS}
    numbers |= {("side", side, meter): FULL for side in SIDES for meter in SIDE_METERS}
    numbers |= {("side", side, "influence"): (0, MOST_INFLUENCE) for side in SIDES}
    numbers |= {("side", SIDES[seat], "walk_away"): _walk_away(scenario, seat, spans) for seat in BOTH_SIDES}
    numbers["count", "sitting"] = sittings
    numbers["count", "barren"] = (0, sittings[1])
    numbers["count", "settled"] = (0, len(scenario.articles))
    return numbers


def _walk_away(scenario: Scenario, side: Side, spans: Spans) -> Span:
    formula = scenario.sides.of(side).walk_away
    extra = [card.walk_away for card in scenario.doctrines.of(side)]
    low = [span[0] for span in spans]
    high = [span[1] for span in spans]
    for term in formula.terms:
        if term.coefficient < 0:
            low[term.track], high[term.track] = high[term.track], low[term.track]
    return formula.points(low, min(extra)), formula.points(high, max(extra))


def _words(scenario: Scenario) -> Words:
    words: dict[Ref, tuple[str, ...]] = {}
    for article in scenario.articles:
        options = (*(option.id for option in article.options), NONE)
        words["article", article.id] = options
        for side in SIDES:
            words["mandate", side, article.id] = options
            words["position", side, article.id] = options
    for seat in BOTH_SIDES:
        words["doctrine", SIDES[seat]] = tuple(card.id for card in scenario.doctrines.of(seat))
    return words | {("state", name): (NONE,) for name in ("ending", "ending_id", "blame", "cause", "war")}
