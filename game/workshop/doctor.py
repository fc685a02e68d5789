"""The exact doctor: what is wrong with a valid scenario as a bargain, found by counting, without playing it."""

from __future__ import annotations

from dataclasses import dataclass

from game.analysis.zones import pair_zones, zones
from game.bargaining.points import TooWide
from game.scenario.definition import Scenario
from game.scenario.problems import ADVICE, ERROR, WARNING, Problem
from game.scenario.source import Source

KNOT, NO_DEAL, SHUT_PAIRS = "E501", "E502", "E503"
GAME_FAILED = "E510"
SHOWN = 6


@dataclass(frozen=True, slots=True)
class Examined:
    """How many packages a scenario has, and what the doctor found."""

    packages: int
    problems: tuple[Problem, ...]


def packages_of(scenario: Scenario) -> int:
    """How many treaties can be written."""
    number = 1
    for article in scenario.articles:
        number *= len(article.options)
    return number


def examine(scenario: Scenario, source: Source | None) -> Examined:
    """The doctor's findings; `source` gives them their lines in the file."""
    try:
        problems = _bargain(scenario, source)
    except TooWide as knot:
        problems = (_knot(scenario, source, knot),)
    return Examined(packages_of(scenario), problems)


def _bargain(scenario: Scenario, source: Source | None) -> tuple[Problem, ...]:
    """Whether there is anything to agree on, with the historical instructions and with every other pair."""
    found = []
    by_sitting = zones(scenario)
    if not any(zone.ratifiable for zone in by_sitting):
        inside = max(zone.inside for zone in by_sitting)
        found.append(
            _problem(
                source,
                NO_DEAL,
                WARNING,
                "doctrines",
                "with the historical instructions no treaty ever lies inside both mandates and above both walk-aways"
                f" ({inside:,} at most lie inside both mandates)",
                "widen a mandate, let an event move one, or lower a walk-away",
            )
        )
    pairs = pair_zones(scenario)
    shut = [f"{zone.instructions.first}/{zone.instructions.second}" for zone in pairs if not zone.ratifiable]
    if 2 * len(shut) > len(pairs):
        names = ", ".join(shut[:SHOWN]) + (" …" if len(shut) > SHOWN else "")
        message = f"{len(shut)} of {len(pairs)} pairs of doctrines leave no such treaty on the last day: {names}"
        hint = "a few shut doors teach; more are a wall"
        found.append(_problem(source, SHUT_PAIRS, ADVICE, "doctrines", message, hint))
    return tuple(found)


def _knot(scenario: Scenario, source: Source | None, knot: TooWide) -> Problem:
    names = ", ".join(f"`{scenario.articles[n].id}`" for n in knot.cycle)
    message = f"the links tie {names} into a knot too wide to reckon exactly"
    return _problem(source, KNOT, ERROR, "links", message, "take one of these articles out of a link")


def failed_game(source: Source | None, seed: str, reason: str) -> Problem:
    """A problem for a game that could not be played to its end."""
    return _problem(source, GAME_FAILED, ERROR, "id", f"the game with the seed {seed} cannot be played: {reason}", "")


def _problem(source: Source | None, code: str, severity: str, key: str, message: str, hint: str) -> Problem:
    line, column = 1, 1
    if source is not None and key in source.tree:
        place = source.place((key,))
        line, column = place.key_line, place.key_column
    return Problem(severity, code, key, line, column, message, hint)
