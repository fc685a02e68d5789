"""A small language for playing a few moves: every step is a real action, and what it led to can be looked at.

Sides are `N` (Northam, the first) and `S` (Southam, the second). Articles: 0 quay, 1 tolls, 2 nets, 3 bell.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any, TypeVar

from game.engine import actions as a, events as e
from game.engine.apply import Applied, apply
from game.engine.parts import Line, Phase, Stage
from game.engine.refusals import Code, Refused
from game.engine.setup import setup
from game.engine.state import GameState, awaiting
from game.kernel.effects import Guarded
from game.kernel.sides import BySide, Side
from game.scenario.definition import Scenario
from game.views.project import project
from game.views.view import SideView
from tests.strategies import harbour, quiet

N, S = Side.FIRST, Side.SECOND
QUAY, TOLLS, NETS, BELL = range(4)
E = TypeVar("E")


class Table:
    """A game in play. `scenario` is the quiet harbour unless another is given; the first side opens every sitting."""

    def __init__(
        self,
        scenario: Scenario | None = None,
        seed: str = "1",
        north: str = "council",
        south: str = "guild",
        openers: tuple[Side, ...] = (N,) * 30,
    ) -> None:
        self.scenario = quiet(harbour()) if scenario is None else scenario
        opening = setup(self.scenario, seed, BySide(north, south), openers)
        self.state: GameState = opening.state
        self.log: list[e.Event] = list(opening.events)
        self.last: tuple[e.Event, ...] = opening.events

    # Acting

    def act(self, by: Side | a.Actor, action: a.Action) -> Table:
        """Do something that must be accepted."""
        result = apply(self.state, _actor(by), action)
        assert isinstance(result, Applied), f"{by} {action}: {result}"
        self.state, self.last = result.state, result.events
        self.log += result.events
        return self

    def refused(self, by: Side | a.Actor, action: a.Action) -> Code:
        """Try something that must be refused; the code."""
        result = apply(self.state, _actor(by), action)
        assert isinstance(result, Refused), f"{by} {action} was accepted"
        return result.code

    def offer(self, by: Side, terms: dict[int, int], **more: Any) -> Table:
        """Lay an offer."""
        return self.act(by, a.LayOffer(tuple(sorted(terms.items())), **more))

    def accept(self, by: Side, *articles: int) -> Table:
        """Accept what stands."""
        return self.act(by, a.Answer("accept", articles))

    def decline(self, by: Side, ground: str = "price", *articles: int) -> Table:
        """Decline what stands, naming the articles that instructions bar."""
        return self.act(by, a.Answer("decline", articles, ground))

    def present(self, by: Side, terms: dict[int, int]) -> Table:
        """Present positions."""
        return self.act(by, a.Present(tuple(sorted(terms.items()))))

    def adjourn(self, *sides: Side) -> Table:
        """Those sides, in turn, say nothing."""
        for side in sides:
            self.act(side, a.Adjourn())
        return self

    def play(self, by: Side, instrument: str, *articles: int, target: str = "") -> Table:
        """Choose an instrument; influence is found for it."""
        self.own(by, influence=6)
        return self.act(by, a.PlayInstrument(instrument, articles, target))

    def save(self, *sides: Side) -> Table:
        """Those sides play nothing."""
        for side in sides:
            self.act(side, a.SaveInfluence())
        return self

    # Passing time

    def step(self) -> Table:
        """The dullest thing that whoever is awaited can do."""
        by = awaiting(self.state)[0]
        common = self.state.common
        if by is a.Actor.MEDIATOR:
            return self.act(by, a.Wait())
        side = by.side
        assert side is not None
        asked = project(self.state, side).asked
        if asked:
            return self.act(side, a.Choose(asked[0].event, asked[0].answers[0].id))
        if common.stage is Stage.EVENING:
            evening = self.state.own.of(side).evening
            return self.act(side, a.MarkText(False) if evening.chosen else a.SaveInfluence())
        if common.stage is Stage.ANSWER:
            return self.decline(side, "not_now")
        if common.stage is Stage.SIGNING:
            return self.act(side, a.AnswerSigning(False))
        waiting = common.train is not None and common.train.side is side
        return self.act(side, a.Stay() if waiting else a.Adjourn())

    def until(self, phase: Phase) -> Table:
        """Pass time until that part of the sitting."""
        while self.state.common.phase is not phase:
            self.step()
        return self

    def table(self, sitting: int = 0) -> Table:
        """Pass time until the table (of that sitting)."""
        self.until(Phase.TABLE)
        while self.state.common.sitting < sitting:
            self.until(Phase.EVENING).until(Phase.TABLE)
        return self

    def turn(self, side: Side) -> Table:
        """Pass time until `side` is to act."""
        while (self.state.common.stage, self.state.common.to_move) != (Stage.ACT, a.actor_of(side)):
            self.step()
        return self

    def asked(self, side: Side) -> Table:
        """Pass time, saying nothing, until `side` is to answer an offer."""
        while (self.state.common.stage, self.state.common.to_move) != (Stage.ANSWER, a.actor_of(side)):
            self.step()
        return self

    def evening(self) -> Table:
        """Pass time until the evening."""
        return self.until(Phase.EVENING)

    def dispatches(self) -> Table:
        """Pass time until the next dispatches wait for somebody."""
        sitting = self.state.common.sitting
        while self.state.common.sitting == sitting:
            self.step()
        return self

    def end(self) -> Table:
        """Pass time until the end."""
        return self.until(Phase.OVER)

    def settle(self, terms: dict[int, int]) -> Table:
        """N lays these terms linked and S accepts; it must be N's turn to act. S then says nothing."""
        return self.offer(N, terms, linked=True).accept(S).adjourn(S)

    # Arranging

    def own(self, side: Side, **changes: Any) -> Table:
        """Set what a side alone has."""
        own = self.state.own
        self.state = replace(self.state, own=own.put(side, replace(own.of(side), **changes)))
        return self

    def line(self, side: Side, article: int, option: int, kind: str = "firm") -> Table:
        """Set a side's line."""
        lines = list(self.state.own.of(side).mandate)
        lines[article] = Line(option, kind)
        return self.own(side, mandate=tuple(lines))

    def hidden(self, **changes: Any) -> Table:
        """Set what nobody sees."""
        self.state = replace(self.state, hidden=replace(self.state.hidden, **changes))
        return self

    # Looking

    def saw(self, kind: type[E], side: Side | None = None) -> list[E]:
        """The events of a kind that the last action led to, as everybody or one side saw them."""
        return [one for one in self.last if isinstance(one, kind) and (side is None or e.sees(side, one))]  # type: ignore[arg-type]

    def heard(self, kind: type[E], side: Side | None = None) -> list[E]:
        """The same over the whole game."""
        return [one for one in self.log if isinstance(one, kind) and (side is None or e.sees(side, one))]  # type: ignore[arg-type]

    def view(self, side: Side) -> SideView:
        """What a side knows."""
        return project(self.state, side)

    def mine(self, side: Side) -> Any:
        """What a side alone has."""
        return self.state.own.of(side)

    @property
    def common(self) -> Any:
        """What both know."""
        return self.state.common

    @property
    def secret(self) -> Any:
        """What nobody sees."""
        return self.state.hidden

    def settled(self, article: int) -> int | None:
        """Where an article is initialled."""
        option: int | None = self.state.common.matters[article].settled
        return option


def _actor(by: Side | a.Actor) -> a.Actor:
    return by if isinstance(by, a.Actor) else a.actor_of(by)


def moved(table: Table, meter: str, side: Side | None = None, cause: str | None = None) -> int:
    """How far the last action moved a meter (for one cause alone)."""
    total = 0
    for event in table.last:
        if isinstance(event, (e.MeterMoved, e.HiddenMeterMoved)) and event.meter == meter and event.side is side:
            if cause is not None and event.cause != cause:
                continue
            total += event.change
    return total


def generous(scenario: Scenario) -> Scenario:
    """The scenario with capitals that grant nearly every cable."""
    return replace(scenario, sides=scenario.sides.map(lambda one: replace(one, capital_rule=_easy(one.capital_rule))))


def _easy(rule: Any) -> Any:
    return replace(rule, cable_base=9000)


def patient(scenario: Scenario) -> Scenario:
    """The scenario with capitals that send no order to go home."""
    return replace(
        scenario, sides=scenario.sides.map(lambda one: replace(one, order_rule=replace(one.order_rule, base=-99999)))
    )


def dressed(scenario: Scenario, instrument: str, *effects: Guarded, **changes: Any) -> Scenario:
    """The scenario with an instrument's effects (and what else is named) changed for both sides."""

    def dress(worn: Any) -> Any:
        return replace(worn, effects=effects, **changes)

    tools = tuple(
        replace(tool, dress=tool.dress.map(dress)) if tool.id == instrument else tool for tool in scenario.instruments
    )
    return replace(scenario, instruments=tools)
