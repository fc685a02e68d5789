"""The bargain reckoned exactly: zones by date and by pair of doctrines, the frontier, where history lies; findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.analysis.expected import expected_states
from game.analysis.tables import links_of, mandate_limits, tables_for, tables_now
from game.analysis.zones import PairZone, Zone, last_day, zone_of
from game.bargaining.frontier import Frontier, frontier
from game.bargaining.improve import below_frontier_percent_k
from game.bargaining.points import Limits, Pair, packages, total
from game.bargaining.solutions import Solutions, solutions
from game.engine.facts import walk_away
from game.engine.setup import historical_instructions
from game.engine.state import GameState
from game.kernel.effects import MovePoints
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.scenario.definition import Doctrine, Scenario
from game.scenario.problems import Problem
from game.scenario.source import Source
from game.workshop.doctor_finding import finding, listed
from game.workshop.doctor_guards import effects

NO_DEAL, SHUT_PAIRS, NO_ROOM, SHUT_ORDERS, HOPELESS, FAR = "E502", "E503", "E504", "E508", "E509", "E532"
MOST_WORK = 8_000_000_000
"""Bytes moved, about as many as take three seconds."""
FAR_BELOW = 1000
"""Hundredths of a per cent below the frontier from which history counts as far from it."""


@dataclass(frozen=True, slots=True)
class Bargain:
    """What can be reckoned without playing. `limits`: by sitting, the options of each article inside both mandates.

    `lowest`: the least that going home is worth by pair of doctrines over all days.
    """

    zones: tuple[Zone, ...]
    limits: tuple[Limits, ...]
    pairs: tuple[PairZone, ...]
    lowest: tuple[BySide[int], ...]
    edge: Frontier
    solutions: Solutions
    history: Pair
    below: int | None

    @property
    def deal(self) -> bool:
        """Whether the historical instructions ever leave a treaty that both would take."""
        return any(zone.ratifiable for zone in self.zones)


class TooManyError(ValueError):
    """So many options at so many points that counting the treaties would take too long."""


def reckon(scenario: Scenario) -> Bargain:
    """The bargain of a scenario. Raises TooWide when its links cannot be reckoned, TooManyError when it is large."""
    pair = historical_instructions(scenario)
    states = expected_states(scenario, pair)
    courses = _courses(scenario)
    last = last_day(scenario)
    counted = [*states, *(course[last - 1] for _, course in courses)]
    if sum(_work(state) for state in counted) > MOST_WORK:
        raise TooManyError(scenario.id)
    found = tuple(zone_of(state) for state in states)
    tables, links = tables_for(scenario, pair), links_of(scenario)
    edge = frontier(tables, links)
    history = total(tables, links, scenario.history)
    opening = found[0].walk_away
    zones_of_pairs = [(one, zone_of(course[last - 1])) for one, course in courses]
    return Bargain(
        zones=found,
        limits=tuple(mandate_limits(state) for state in states),
        pairs=tuple(PairZone(one, zone.inside, zone.ratifiable) for one, zone in zones_of_pairs),
        lowest=tuple(_lowest(course) for _, course in courses),
        edge=edge,
        solutions=solutions(edge, (opening.first, opening.second)),
        history=history,
        below=below_frontier_percent_k(edge, history),
    )


def _courses(scenario: Scenario) -> tuple[tuple[BySide[str], tuple[GameState, ...]], ...]:
    """Every pair of doctrines in the order of the file, with how the days would go under it."""
    pairs = [BySide(one.id, two.id) for one in scenario.doctrines.first for two in scenario.doctrines.second]
    return tuple((pair, expected_states(scenario, pair)) for pair in pairs)


def _work(state: GameState) -> int:
    """About how many bytes are moved to count the treaties of a state: its grid of points once for every option."""
    tables, _ = tables_now(state)
    limits = mandate_limits(state)
    if not all(limits):
        return 0
    cells = 1
    for side in BOTH_SIDES:
        rows = [[table[option][side] for option in options] for table, options in zip(tables, limits, strict=True)]
        cells *= 1 + sum(max(row) - min(row) for row in rows)
    width = packages(limits).bit_length() // 8 + 1
    return cells * width * sum(len(options) for options in limits)


def _lowest(states: tuple[GameState, ...]) -> BySide[int]:
    return BySide(*(min(walk_away(state, side) for state in states) for side in BOTH_SIDES))


def bargain(scenario: Scenario, source: Source | None, found: Bargain) -> tuple[Problem, ...]:
    """What is wrong with the bargain as a whole."""
    return (
        *_deal(source, found),
        *_room(scenario, source, found),
        *_shut_pairs(scenario, source, found),
        *_orders(scenario, source, found),
        *_far(source, found),
    )


def _deal(source: Source | None, found: Bargain) -> Iterator[Problem]:
    if not found.deal:
        inside = max(zone.inside for zone in found.zones)
        message = (
            "with the historical instructions no treaty ever lies inside both mandates and above both walk-aways"
            f" ({inside:,} at most lie inside both mandates)"
        )
        hint = "widen a mandate, let an event move one, or lower a walk-away"
        yield finding(source, NO_DEAL, ("doctrines",), message, hint, key=True)


def _room(scenario: Scenario, source: Source | None, found: Bargain) -> Iterator[Problem]:
    for number, article in enumerate(scenario.articles):
        if not any(limits[number] for limits in found.limits):
            message = f"no option of `{article.id}` ever lies inside both historical mandates"
            hint = "widen the line of a historical doctrine, or let an event move it"
            yield finding(source, NO_ROOM, ("articles", number, "id"), message, hint)


def _shut_pairs(scenario: Scenario, source: Source | None, found: Bargain) -> Iterator[Problem]:
    """Many shut pairs; those of orders that shut all of theirs have a finding of their own."""
    shut = [f"{zone.instructions.first}/{zone.instructions.second}" for zone in found.pairs if not zone.ratifiable]
    if 2 * len(shut) > len(found.pairs):
        message = f"{len(shut)} of {len(found.pairs)} pairs of doctrines leave no such treaty on the last day: "
        hint = "a few shut doors teach; more are a wall"
        yield finding(source, SHUT_PAIRS, ("doctrines",), message + listed(shut), hint, key=True)


def _orders(scenario: Scenario, source: Source | None, found: Bargain) -> Iterator[Problem]:
    """Doctrines that shut every door, and doctrines that are content with nothing they allow."""
    for side in BOTH_SIDES:
        for number, card in enumerate(scenario.doctrines.of(side)):
            path = ("doctrines", scenario.sides.of(side).id, number, "id")
            own = [n for n, zone in enumerate(found.pairs) if zone.instructions.of(side) == card.id]
            low = min(found.lowest[n].of(side) for n in own)
            best = _best(scenario, side, card)
            if best < low and not _moved(scenario, side):
                message = (
                    f"the orders `{card.id}` cannot be met: nothing is worth more than {best} points under them,"
                    f" and going home never less than {low}"
                )
                yield finding(source, HOPELESS, path, message, "lower its walk-away, or raise its points")
            elif found.deal and not any(found.pairs[n].inside for n in own):
                message = (
                    f"under the orders `{card.id}` no treaty lies inside both mandates on the last day,"
                    " whoever sits opposite"
                )
                hint = "only a cable or a broken order brings peace then; widen a line, if that is not meant"
                yield finding(source, SHUT_ORDERS, path, message, hint)


def _best(scenario: Scenario, side: Side, card: Doctrine) -> int:
    """No treaty is worth more than this to a side with these orders."""
    return sum(max(row) for row in card.points) + sum(max(0, link.points.of(side)) for link in scenario.links)


def _moved(scenario: Scenario, side: Side) -> bool:
    """Whether events may raise what an option is worth to a side."""
    moves = [placed.guarded.effect for placed in effects(scenario, None)]
    return any(isinstance(move, MovePoints) and move.side is side and move.change > 0 for move in moves)


def _far(source: Source | None, found: Bargain) -> Iterator[Problem]:
    if found.below is not None and found.below > FAR_BELOW:
        message = (
            f"the historical treaty lies {found.below // 100} % below the frontier: both could have had that much more"
        )
        hint = "check the points of the options that were agreed, unless history was as wasteful as that"
        yield finding(source, FAR, ("articles",), message, hint, key=True)
