"""Why a capital answered a cable as it did: the heaviest part of its own sum, in words.

The sums are those of `game.engine.capital_sums` at the moment of the answer. A reason names a gauge only when the side
reads it, in the word that the side reads, and never a figure.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.engine import events as e
from game.engine.capital_sums import Home, cable_chance, order_chance, package_breaches, package_chance
from game.engine.evolve import evolve
from game.engine.facts import judged, walk_away
from game.engine.parts import Line
from game.engine.rules_capital import fill, worth
from game.engine.state import GameState
from game.kernel.draws import Chance
from game.kernel.formulas import TrackTerm
from game.kernel.message import Message, Param, message
from game.kernel.sides import Side
from game.session.match import Match
from game.views.project import project

WORDINGS: tuple[tuple[str, int], ...] = (
    ("track.yes", 3),
    ("track.no", 3),
    ("standing.yes", 2),
    ("standing.no", 3),
    ("stubborn.no", 3),
    ("granted.no", 3),
    ("letter.yes", 2),
    ("breaches.no", 3),
    ("margin.yes", 2),
    ("margin.no", 3),
    ("never.no", 3),
    ("sworn.no", 2),
    ("limit.no", 2),
    ("even.yes", 3),
    ("even.no", 3),
)
"""How many wordings each reason has, under `reason.home.<name>.<number>` from 1."""

ORDER_WORDINGS: tuple[tuple[str, int], ...] = (("time", 2), ("patience", 2), ("track", 2), ("even", 2), ("again", 2))
"""The same for orders to end the talks, under `reason.order.<name>.<number>`."""


@dataclass(frozen=True, slots=True)
class Weight:
    """One part of a sum: its name, its value, and the gauge it reads, if any."""

    name: str
    value: int
    track: int | None = None


def capital_grounds(match: Match, side: Side) -> dict[int, Message]:
    """The reason behind each telegram of `side`'s capital that has one, by its place among the events shown to it."""
    found: dict[int, Message] = {}
    place = 0
    for number in match.line:
        step = match.steps[number]
        for event in step.events:
            if not e.sees(side, event):
                continue
            if isinstance(event, e.CableAnswered):
                found[place] = _cable(_just_before(match, number, event), event)
            elif isinstance(event, e.OrderCame):
                found[place] = _order(_just_before(match, number, event), event)
            place += 1
    return found


def _just_before(match: Match, number: int, event: e.Event) -> GameState:
    """The state in which the capital decided."""
    step = match.steps[number]
    if step.entry is None:
        return step.state
    state = match.steps[step.parent].state
    for each in step.events:
        if each is event:
            break
        state = evolve(state, each)
    return state


def _cable(state: GameState, event: e.CableAnswered) -> Message:
    side = event.side
    if event.article is None:
        weights = _package(state, event)
    else:
        line = state.own.of(side).mandate[event.article]
        closed = _closed(state, side, event.article, line)
        weights = (Weight(closed, -1),) if closed else tuple(_latitude(state, side, event.article, line))
    chosen = _heaviest(weights, 1 if event.granted else -1)
    name = f"{chosen.name}.{'yes' if event.granted else 'no'}"
    params: dict[str, Param] = {"capital": f"@capital:{int(side)}", "mediator": "@mediator:"}
    if chosen.track is not None:
        params |= _gauge(state, side, chosen.track)
    return message(f"reason.home.{name}.{event.variant % dict(WORDINGS)[name] + 1}", **params)


def _closed(state: GameState, side: Side, article: int, line: Line | None) -> str:
    """Why no cable on an article could have been granted, or an empty word."""
    last = len(state.board.articles[article].options) - 1
    if line is None or line.option == (last if side is Side.FIRST else 0):
        return "limit"
    return "never" if line.kind == "never" else "sworn" if line.announced else ""


def _latitude(state: GameState, side: Side, article: int, line: Line | None) -> Iterator[Weight]:
    if line is None:
        return
    rule = state.board.capital.of(side)
    look = _home(state, side, article)
    yield from _plain(cable_chance(rule, look, line, article))
    mine = [term for term, articles in rule.cable_terms if not articles or article in articles]
    yield from _tracks(state, side, mine)


def _package(state: GameState, event: e.CableAnswered) -> tuple[Weight, ...]:
    side, own = event.side, state.own.of(event.side)
    treaty = fill(state, event.package)
    found = package_breaches(side, own.mandate, treaty, own.waivers, event.package)
    if any(breach.kind == "never" for breach in found):
        return (Weight("never", -1),)
    rule = state.board.capital.of(side)
    margin = worth(state, side, treaty) - walk_away(state, side)
    chance = package_chance(rule, _home(state, side, None), sum(breach.weight for breach in found), margin)
    everywhere = [term for term, articles in rule.cable_terms if not articles]
    return (*_plain(chance), *_tracks(state, side, everywhere))


def _plain(chance: Chance) -> Iterator[Weight]:
    """The parts of a chance that have words of their own: a capital's temper never changes, gauges are named each."""
    return (Weight(term.name, term.value) for term in chance.terms if term.name not in ("capital", "tracks"))


def _home(state: GameState, side: Side, article: int | None) -> Home:
    own = state.own.of(side)
    ease = sum(item.per_mille for item in state.hidden.eases if item.side is side and item.article in (None, article))
    bonus = state.board.card(side, own.doctrine).cable_bonus
    return Home(state.hidden.tracks, lambda condition: judged(state, condition), own.standing, ease, bonus)


def _tracks(state: GameState, side: Side, terms: Sequence[TrackTerm]) -> Iterator[Weight]:
    """What each gauge that the side reads adds to the sum."""
    readings = state.own.of(side).readings
    for term in terms:
        if readings[term.track] is not None and judged(state, term.when):
            yield Weight("track", term.coefficient * (state.hidden.tracks[term.track] - term.pivot), term.track)


def _heaviest(weights: Sequence[Weight], sign: int) -> Weight:
    """The heaviest part that speaks for what was decided; `even` when none does."""
    told = [weight for weight in weights if weight.value * sign > 0 and f"{weight.name}.{_way(sign)}" in dict(WORDINGS)]
    return max(told, key=lambda weight: (abs(weight.value), weight.name), default=Weight("even", sign))


def _way(sign: int) -> str:
    return "yes" if sign > 0 else "no"


def _gauge(state: GameState, side: Side, track: int) -> dict[str, Param]:
    reading = project(state, side).own.readings[track]
    return {"track": f"@track:{track}", "word": f"@reading:{track}.{0 if reading is None else reading.word}"}


def _order(state: GameState, event: e.OrderCame) -> Message:
    """Why a capital orders its delegation home: time, patience or a gauge."""
    side, own = event.side, state.own.of(event.side)
    rule = state.board.orders.of(side)
    look = Home(state.hidden.tracks, lambda condition: judged(state, condition), own.standing)
    chance = order_chance(rule, look, own.patience, state.common.sitting)
    weights = [*_plain(chance), *_tracks(state, side, rule.terms)]
    told = [weight for weight in weights if weight.value > 0 and weight.name in dict(ORDER_WORDINGS)]
    chosen = max(told, key=lambda weight: (weight.value, weight.name), default=Weight("even", 1))
    if own.order is not None:
        chosen = Weight("again", 1)
    params: dict[str, Param] = {"capital": f"@capital:{int(side)}"}
    if chosen.track is not None:
        params |= _gauge(state, side, chosen.track)
    return message(f"reason.order.{chosen.name}.{event.variant % dict(ORDER_WORDINGS)[chosen.name] + 1}", **params)
