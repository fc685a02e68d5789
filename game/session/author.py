"""A game whose scenario is being written: everything about it laid open, and a hand that reaches in from outside.

Only a controller made with `open_book` gives this away; no other game ever does. What is done here is the director's
doing and public in the minutes, so that such a game is never taken for one that was played.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.analysis.tables import links_of, tables_for, tables_now
from game.analysis.zones import Zone, zone_of, zones
from game.bargaining.frontier import frontier
from game.bargaining.points import TooWide, total
from game.engine import actions as a
from game.engine.facts import walk_away
from game.engine.parts import Phase
from game.engine.refusals import Refused
from game.engine.state import GameState
from game.kernel.sides import BOTH_SIDES, BySide, Side, each
from game.scenario.definition import EventSpec
from game.session.chain import COMPUTER
from game.session.controller import MOST_STEPS, Controller

OWN_METERS = ("standing", "influence", "patience", "goodwill")
SHARED_METERS = ("rapport", "world", "mediator_patience")

Points = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Bound:
    """A line of a mandate: the least welcome option allowed, how stubborn, and how often it was moved."""

    article: str
    option: str
    kind: str
    granted: int


@dataclass(frozen=True, slots=True)
class Chamber:
    """One side's secrets: its doctrine, mandate, walk-away in points, and meters by name (0..100, influence 0..6)."""

    doctrine: str
    prior: int
    mandate: tuple[Bound, ...]
    walk_away: int
    opening: int
    credibility: int
    meters: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Needle:
    """A track as it truly stands, 0..100."""

    id: str
    name: str
    value: int
    start: int


@dataclass(frozen=True, slots=True)
class Happening:
    """An event of the scenario. `state`: `fired`, `missed` or `waiting`; `sitting` when it fired or is due, 0: open."""

    id: str
    headline: str
    sitting: int
    state: str


@dataclass(frozen=True, slots=True)
class Plane:
    """Points of both sides: the frontier under the instructions in force, history's treaty, the table as it lies.

    `edge` is None where the links are too wide a knot to reckon. `laid` is what each side asks for now, None: nothing.
    """

    edge: tuple[Points, ...] | None
    history: Points
    walk_away: Points
    laid: BySide[Points | None]


@dataclass(frozen=True, slots=True)
class Truth:
    """The whole of a game at this moment. `zones`: by sitting as the calendar alone would have it; `now`: as it is."""

    chambers: BySide[Chamber]
    tracks: tuple[Needle, ...]
    shared: tuple[tuple[str, int], ...]
    events: tuple[Happening, ...]
    plane: Plane
    zones: tuple[Zone, ...]
    now: Zone
    sitting: int
    over: bool


def truth_of(controller: Controller) -> Truth:
    """Everything. Raises BadRequest when the game was not begun as an author's."""
    state = controller.open_state()
    pair = each(lambda side: state.own.of(side).doctrine)
    return Truth(
        each(lambda side: _chamber(state, side)),
        tuple(
            Needle(track.id, track.name, state.hidden.tracks[n], track.start)
            for n, track in enumerate(state.scenario.tracks)
        ),
        tuple((name, getattr(state.hidden, name)) for name in SHARED_METERS),
        tuple(_happening(state, spec) for spec in state.scenario.events),
        _plane(state, pair),
        zones(state.scenario, pair),
        zone_of(state),
        state.common.sitting,
        state.over,
    )


def _chamber(state: GameState, side: Side) -> Chamber:
    own, scenario = state.own.of(side), state.scenario
    doctrine = scenario.doctrine(side, own.doctrine)
    bounds = [
        Bound(spec.short, spec.options[line.option].name, line.kind, line.granted)
        for spec, line in zip(scenario.articles, own.mandate, strict=True)
        if line is not None
    ]
    return Chamber(
        doctrine.name, doctrine.prior, tuple(bounds), walk_away(state, side), state.hidden.opening_walk_away.of(side),
        state.hidden.credibility.of(side), tuple((name, getattr(own, name)) for name in OWN_METERS),
    )  # fmt: skip


def _happening(state: GameState, spec: EventSpec) -> Happening:
    when = dict(state.hidden.fired).get(spec.id)
    if when is not None:
        return Happening(spec.id, spec.headline, when, "fired")
    missed = spec.id in state.hidden.missed
    return Happening(spec.id, spec.headline, spec.sitting if spec.dated else 0, "missed" if missed else "waiting")


def _plane(state: GameState, pair: BySide[str]) -> Plane:
    scenario = state.scenario
    try:
        found = frontier(tables_for(scenario, pair), links_of(scenario))
        edge = tuple((point.first, point.second) for point in found)
    except TooWide:
        edge = None
    tables, links = tables_now(state)
    laid = each(lambda side: _laid(state, side))
    return Plane(
        edge,
        _worth(state, scenario.history),
        (walk_away(state, Side.FIRST), walk_away(state, Side.SECOND)),
        laid.map(lambda treaty: None if treaty is None else total(tables, links, treaty)),
    )


def _worth(state: GameState, treaty: tuple[int, ...]) -> Points:
    tables, links = tables_now(state)
    return total(tables, links, treaty)


def _laid(state: GameState, side: Side) -> tuple[int, ...] | None:
    """The treaty a side asks for: what is settled, else its position, else what is best for it."""
    positions = state.common.desks.of(side).positions
    if all(place is None for place in positions):
        return None
    best = [0 if side is Side.FIRST else len(spec.options) - 1 for spec in state.scenario.articles]
    return tuple(
        matter.settled if matter.settled is not None else place if place is not None else most
        for matter, place, most in zip(state.common.matters, positions, best, strict=True)
    )


# Reaching in


def fire(controller: Controller, event: str) -> Refused | None:
    """Let an event of the scenario happen now, whatever its date and condition."""
    return controller.direct(a.Inject(event))


def hand_over(controller: Controller, side: Side) -> Refused | None:
    """Let a computer decide for a side until that side is no longer waited for, then give the seat back."""
    if side not in (actor.side for actor in controller.waiting()):
        return None
    sitting, phase = _where(controller)
    return _driven(
        controller, (side,),
        lambda: side not in [actor.side for actor in controller.waiting()] or _where(controller) != (sitting, phase),
    )  # fmt: skip


def jump(controller: Controller, sitting: int) -> Refused | None:
    """Go to the dispatches of a sitting: back by rewinding, forward by letting computers play for both sides."""
    opened = dict(controller.days())
    if sitting in opened:
        return controller.rewind(opened[sitting])
    return _driven(controller, BOTH_SIDES, lambda: _where(controller)[0] >= sitting)


def _where(controller: Controller) -> tuple[int, Phase]:
    common = controller.open_state().common
    return common.sitting, common.phase


def _driven(controller: Controller, sides: tuple[Side, ...], done: Callable[[], bool]) -> Refused | None:
    """Computers play for `sides` until `done()`, or until nothing can happen; then people sit there again,
    and whoever else must act before them has acted.
    """
    lent = [side for side in sides if controller.seats.of(side) != COMPUTER]
    for side in lent:
        refused = controller.direct(a.TakeOver(side, True))
        if refused is not None:
            return refused
    for _ in range(MOST_STEPS):
        if controller.over or done() or not controller.advance():
            break
    for side in lent:
        if not controller.over:
            controller.direct(a.TakeOver(side, False))
    controller.settle()
    return None
