"""What can never be: events, endings, lines of the epilogue, conditions; and tracks that stand still."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.kernel.conditions import ALWAYS, Condition, references
from game.kernel.effects import MoveTrack
from game.scenario.definition import Scenario
from game.scenario.problems import Path, Problem
from game.scenario.source import Source
from game.workshop.doctor_endings import Close, can_be_told, can_come, closes
from game.workshop.doctor_finding import finding
from game.workshop.doctor_guards import Guard, effects, guards, terms
from game.workshop.doctor_logic import World, negated, possible
from game.workshop.doctor_reach import Reach, drift_worlds, event_worlds, play_worlds, reach_of

NO_EVENT, NO_ENDING, NO_LINE, NO_CONDITION, ALWAYS_HOLDS, STILL, UNREAD = (
    "E520",
    "E521",
    "E522",
    "E523",
    "E524",
    "E525",
    "E526",
)


@dataclass(frozen=True, slots=True)
class Never:
    """What the doctor found of that kind; the ids of the events that can never happen and of the endings."""

    problems: tuple[Problem, ...]
    events: frozenset[str]
    endings: frozenset[str]


def never(scenario: Scenario, source: Source | None) -> Never:
    """Everything that is written but cannot come about, and what is always so."""
    reach = reach_of(scenario)
    ways = closes(reach)
    lost = frozenset(one.id for n, one in enumerate(scenario.endings) if not can_come(reach, ways, n))
    problems = (
        *_events(reach, source),
        *_endings(scenario, lost, source),
        *_told(scenario, ways, source),
        *_guards(reach, source),
        *_tracks(reach, source),
    )
    return Never(problems, frozenset(event.id for event in scenario.events if event.id not in reach.alive), lost)


def _events(reach: Reach, source: Source | None) -> Iterator[Problem]:
    for number, event in enumerate(reach.scenario.events):
        path: Path = ("events", number)
        if event.id in reach.alive:
            if event.when != ALWAYS and _sure(event.when, list(event_worlds(reach, number))):
                yield _needless(source, (*path, "when"), f"the event `{event.id}`")
            continue
        if event.when != ALWAYS:
            hint = "what it asks for cannot be so on any day on which it is considered; change `when`, or its date"
            yield finding(source, NO_EVENT, (*path, "when"), f"the event `{event.id}` can never happen", hint)
        elif event.instead_of is not None:
            message = f"`{event.id}` can never happen, for `{event.instead_of}` always comes on its day"
            yield finding(source, NO_EVENT, (*path, "instead_of"), message, "give that event a `when` that may fail")
        else:
            hint = "its `chance` is nought, or its days are over before they begin"
            yield finding(source, NO_EVENT, (*path, "id"), f"the event `{event.id}` can never happen", hint)


def _endings(scenario: Scenario, lost: frozenset[str], source: Source | None) -> Iterator[Problem]:
    for number, ending in enumerate(scenario.endings):
        if ending.id in lost:
            hint = (
                "the first of its kind that fits is taken: put it before the one that always fits, or mend its `when`"
            )
            message = f"the ending `{ending.id}` can never come"
            yield finding(source, NO_ENDING, ("endings", number, "id"), message, hint)


def _told(scenario: Scenario, ways: tuple[Close, ...], source: Source | None) -> Iterator[Problem]:
    for number, line in enumerate(scenario.epilogue):
        if line.when != ALWAYS and not can_be_told(ways, line.when):
            message = f"the line `{line.id}` of the epilogue can never be told"
            yield finding(source, NO_LINE, ("epilogue", number, "when"), message, "no ending fits its `when`")
    for number, people in enumerate(scenario.bystanders):
        before: list[Condition] = []
        for place, verdict in enumerate(people.verdicts):
            if not can_be_told(ways, verdict.when, tuple(before)):
                message = f"this verdict on `{people.id}` can never be told"
                hint = "the first verdict that fits is told: change its `when`, or put it earlier"
                yield finding(source, NO_LINE, ("bystanders", number, "verdicts", place), message, hint)
            before.append(verdict.when)


def _guards(reach: Reach, source: Source | None) -> Iterator[Problem]:
    """Conditions of instruments, reactions, drifts, terms and effects. Those of dead events are not named again."""
    anytime, drifting = play_worlds(reach), drift_worlds(reach)
    seen: set[tuple[Path, str]] = set()
    for guard in guards(reach.scenario, source):
        worlds = drifting if guard.path[0] == "tracks" else _at(reach, guard, anytime)
        if guard.event and guard.event not in reach.alive:
            continue
        code = _judged(guard.condition, worlds)
        if code and (guard.path, code) not in seen:
            seen.add((guard.path, code))
            if code == NO_CONDITION:
                message = f"{guard.owner} can never come about: its condition cannot hold"
                yield finding(source, code, guard.path, message, "change the condition, or take this out")
            else:
                yield _needless(source, guard.path, guard.owner)


def _at(reach: Reach, guard: Guard, anytime: list[World]) -> list[World]:
    """The moments at which the effect of an event may come."""
    if not guard.event:
        return anytime
    return anytime[reach.alive.get(guard.event, 1) - 1 :]


def _judged(condition: Condition, worlds: list[World]) -> str:
    """The code of what is wrong with a condition, or nothing; so too where it is never asked."""
    if not worlds:
        return ""
    if not any(possible(condition, world) for world in worlds):
        return NO_CONDITION
    return ALWAYS_HOLDS if _sure(condition, worlds) else ""


def _sure(condition: Condition, worlds: list[World]) -> bool:
    return not any(possible(negated(condition), world) for world in worlds)


def _needless(source: Source | None, path: Path, owner: str) -> Problem:
    return finding(source, ALWAYS_HOLDS, path, f"the condition of {owner} always holds", "it may be left out")


# Tracks


def _tracks(reach: Reach, source: Source | None) -> Iterator[Problem]:
    scenario = reach.scenario
    moved, read = moved_tracks(reach), read_tracks(scenario)
    for number, track in enumerate(scenario.tracks):
        if number not in moved:
            hint = "give it `drifts`, or an effect that changes it"
            yield finding(source, STILL, ("tracks", number, "id"), f"the track `{track.id}` never moves", hint)
        if number not in read:
            message = f"nothing depends on the track `{track.id}`: no formula and no condition reads it"
            hint = "let a walk-away, a capital, a war or an event hang on it"
            yield finding(source, UNREAD, ("tracks", number, "id"), message, hint)


def moved_tracks(reach: Reach) -> frozenset[int]:
    """The tracks that something may move."""
    scenario = reach.scenario
    found = {n for n, track in enumerate(scenario.tracks) if any(drift.change for drift in track.drifts)}
    for placed in effects(scenario, None):
        dead = placed.room in ("event", "answer") and placed.name not in reach.alive
        if isinstance(placed.guarded.effect, MoveTrack) and placed.guarded.effect.change and not dead:
            found.add(placed.guarded.effect.track)
    return frozenset(found)


def read_tracks(scenario: Scenario) -> frozenset[int]:
    """The tracks that a formula or a condition reads."""
    found = {term.track for _, term in terms(scenario)}
    for side in scenario.sides:
        found |= {term.track for term in side.walk_away.terms}
    for condition in _conditions(scenario):
        found |= {scenario.track_index[ref[1]] for ref in references(condition) if ref[0] == "track"}
    return frozenset(found)


def _conditions(scenario: Scenario) -> Iterator[Condition]:
    yield from (guard.condition for guard in guards(scenario, None))
    yield from (event.when for event in scenario.events)
    yield from (ending.when for ending in scenario.endings)
    yield from (line.when for line in scenario.epilogue)
    yield from (verdict.when for people in scenario.bystanders for verdict in people.verdicts)
