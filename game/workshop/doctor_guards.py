"""Every condition and effect of a scenario with its place in the file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.kernel.conditions import ALWAYS, Condition
from game.kernel.effects import Gamble, Guarded, Later
from game.kernel.formulas import TrackTerm
from game.kernel.sides import BOTH_SIDES, Side
from game.scenario.definition import Dress, Instrument, Scenario
from game.scenario.problems import Path
from game.scenario.source import Source


@dataclass(frozen=True, slots=True)
class Guard:
    """A condition and its place. `owner` is what it belongs to, in words; `event`: the event whose effect it guards."""

    path: Path
    condition: Condition
    owner: str
    event: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """An effect and its place. `room`: what sets it off; `name`: of what; `later`: sittings until it happens."""

    path: Path
    guarded: Guarded
    room: str
    name: str
    later: int = 0


def dresses(scenario: Scenario, source: Source | None) -> Iterator[tuple[Path, Instrument, Side, Dress]]:
    """The dress of each instrument for each side, and where it is written."""
    for number, instrument in enumerate(scenario.instruments):
        for side in BOTH_SIDES:
            path: Path = ("instruments", number, scenario.sides.of(side).id)
            if source is None or path not in source.places:
                path = ("instruments", number, "both")
            yield path, instrument, side, instrument.dress.of(side)


def effects(scenario: Scenario, source: Source | None) -> Iterator[Placed]:
    """Every effect of the scenario, those within others too."""
    for path, instrument, _, dress in dresses(scenario, source):
        yield from _placed((*path, "effects"), dress.effects, "instrument", instrument.id)
    for number, event in enumerate(scenario.events):
        here: Path = ("events", number)
        yield from _placed((*here, "effects"), event.effects, "event", event.id)
        for place, answer in enumerate(event.answers):
            yield from _placed((*here, "answers", place, "effects"), answer.effects, "answer", event.id)
    for number, blame in enumerate(scenario.blames):
        yield from _placed(("blames", number, "effects"), blame.effects, "blame", str(number))
    for number, reaction in enumerate(scenario.reactions):
        yield from _placed(("reactions", number, "effects"), reaction.effects, "reaction", reaction.on)


def _placed(path: Path, guardeds: tuple[Guarded, ...], room: str, name: str, later: int = 0) -> Iterator[Placed]:
    for number, guarded in enumerate(guardeds):
        here = (*path, number)
        yield Placed(here, guarded, room, name, later)
        match guarded.effect:
            case Later(sittings, inner):
                yield from _placed((*here, "effects"), inner, room, name, later + sittings)
            case Gamble(_, won, lost):
                yield from _placed((*here, "success"), won, room, name, later)
                yield from _placed((*here, "failure"), lost, room, name, later)


def guards(scenario: Scenario, source: Source | None) -> tuple[Guard, ...]:
    """Every written condition that is judged in play, but for those of events and of what is told at the end."""
    found = [*_tracks(scenario), *_formulas(scenario)]
    for path, instrument, _, dress in dresses(scenario, source):
        found.append(Guard((*path, "when"), dress.when, f"the instrument `{instrument.id}`"))
    for number, reaction in enumerate(scenario.reactions):
        found.append(Guard(("reactions", number, "when"), reaction.when, f"this reaction to `{reaction.on}`"))
    for placed in effects(scenario, source):
        event = placed.name if placed.room in ("event", "answer") else ""
        found.append(Guard((*placed.path, "if"), placed.guarded.when, "this effect", event))
    written = [one for one in found if one.condition != ALWAYS]
    return tuple(written)


def _tracks(scenario: Scenario) -> Iterator[Guard]:
    for number, track in enumerate(scenario.tracks):
        for place, drift in enumerate(track.drifts):
            yield Guard(("tracks", number, "drifts", place, "when"), drift.when, f"this drift of `{track.id}`")


def _formulas(scenario: Scenario) -> Iterator[Guard]:
    for path, term in terms(scenario):
        track = scenario.tracks[term.track].id
        yield Guard((*path, "when"), term.when, f"this term of `{track}`")


def terms(scenario: Scenario) -> Iterator[tuple[Path, TrackTerm]]:
    """Every term of a formula that may have a condition, and its place."""
    for side in BOTH_SIDES:
        spec, here = scenario.sides.of(side), ("sides", int(side))
        rule = spec.capital_rule
        for number, (term, _) in enumerate(rule.cable_terms):
            yield (*here, "capital_rule", "cable", "terms", number), term
        for number, term in enumerate(rule.ratify_terms):
            yield (*here, "capital_rule", "ratify", "terms", number), term
        for number, term in enumerate(spec.order_rule.terms):
            yield (*here, "order_rule", "terms", number), term
    for number, war in enumerate(scenario.wars):
        for place, term in enumerate(war.terms):
            yield ("wars", number, "terms", place), term
