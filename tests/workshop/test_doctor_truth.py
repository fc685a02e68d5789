"""What the doctor calls impossible never happens: held against every assignment of a small world, and against games."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from game.engine.events import Event, EventFired
from game.engine.facts import judged
from game.engine.setup import drawn_instructions
from game.engine.state import GameState
from game.kernel.conditions import ALWAYS, All, Any, Compare, Condition, Is, Not, Ref, Test as Asked, holds
from game.scenario.definition import Scenario
from game.scenario.loader import load, load_text
from game.workshop.doctor_endings import can_come, closes
from game.workshop.doctor_guards import guards
from game.workshop.doctor_logic import World, negated, possible
from game.workshop.doctor_reach import play_worlds, reach_of
from game.workshop.driver import steps
from game.workshop.players import levels_of, players
from tests.strategies import play_out, variants

from .sound import sound

X, Y, Q = ("track", "x"), ("track", "y"), ("article", "q")
WORLD = World({X: (0, 3), Y: (1, 2)}, {Q: ("a", "b", "none")}, {("fired", ("dead",)): False})
NAMES = (("initialled", ("q",)), ("open", ("q",)), ("withdrawn", ("q",)), ("fired", ("e",)), ("fired", ("dead",)))
ANSWERS = (("chosen", ("e", "yes")), ("chosen", ("e", "no")))


@dataclass(frozen=True)
class Moment:
    """One assignment of the small world."""

    x: int
    y: int
    q: str
    withdrawn: bool
    fired: bool
    answer: str

    def number(self, ref: Ref) -> int:
        """A track."""
        return self.x if ref == X else self.y

    def symbol(self, ref: Ref) -> str:
        """The article."""
        return self.q

    def test(self, name: str, args: tuple[str, ...]) -> bool:
        """A test, as the engine would answer it."""
        truths = {
            "initialled": self.q != "none",
            "withdrawn": self.withdrawn,
            "open": self.q == "none" and not self.withdrawn,
            "fired": self.fired and args == ("e",),
            "chosen": self.answer == args[-1],
        }
        return truths[name]


def moments() -> Iterator[Moment]:
    """Every assignment that may be."""
    for x, y, q, withdrawn, fired in product(range(4), (1, 2), ("a", "b", "none"), (False, True), (False, True)):
        if not (withdrawn and q != "none"):
            for answer in ("", "yes", "no") if fired else ("",):
                yield Moment(x, y, q, withdrawn, fired, answer)


MOMENTS = tuple(moments())
TERMS = st.one_of(st.sampled_from((X, Y)), st.integers(-1, 4))
ATOMS: st.SearchStrategy[Condition] = st.one_of(
    st.just(ALWAYS),
    st.builds(Compare, TERMS, st.sampled_from(("<", "<=", ">", ">=", "==", "!=")), TERMS),
    st.builds(Is, st.just(Q), st.lists(st.sampled_from(("a", "b", "none")), min_size=1).map(tuple), st.booleans()),
    st.sampled_from((*NAMES, *ANSWERS)).map(lambda one: Asked(*one)),
)
CONDITIONS = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        inner.map(Not),
        st.lists(inner, max_size=3).map(lambda parts: All(tuple(parts))),
        st.lists(inner, max_size=3).map(lambda parts: Any(tuple(parts))),
    ),
    max_leaves=8,
)


@settings(max_examples=400, deadline=None)
@given(CONDITIONS)
def test_what_can_hold_is_called_possible(condition: Condition) -> None:
    """A condition that holds in some assignment is possible; one whose negation is impossible holds in all of them."""
    answers = [holds(condition, moment) for moment in MOMENTS]
    if any(answers):
        assert possible(condition, WORLD)
    if not possible(negated(condition), WORLD):
        assert all(answers)


@settings(max_examples=200, deadline=None)
@given(CONDITIONS)
def test_a_negation_holds_exactly_when_its_condition_does_not(condition: Condition) -> None:
    """`negated` turns every answer round."""
    assert all(holds(negated(condition), moment) is not holds(condition, moment) for moment in MOMENTS)


def test_a_condition_that_would_take_for_ever_is_called_possible() -> None:
    """The search gives up after so many steps, and then says nothing is wrong; a short one is seen through."""
    late = Any((Compare(Y, ">", 2), Compare(Y, "<", 1)))
    doubts = [Any((Asked("fired", (f"e{n}",)), Not(Asked("fired", (f"e{n}",))))) for n in range(20)]
    assert not possible(All((*doubts[:4], late)), WORLD)
    assert possible(All((*doubts, late)), WORLD)


# Against games

SCENARIOS = Path(__file__).parents[2] / "scenarios"
GAMES = {"dogger-bank-1904": 6, "portsmouth-lesson": 6, "portsmouth-seminar": 4, "portsmouth-1905": 1, "harbour": 8}


def scenario_called(name: str) -> Scenario:
    """A shipped scenario, or the sound dispute of the tests."""
    loaded = load_text(sound(), name) if name == "harbour" else load(SCENARIOS / f"{name}.yaml")
    assert loaded.scenario is not None
    return loaded.scenario


@pytest.mark.parametrize("name", GAMES)
def test_nothing_impossible_happens_in_games(name: str) -> None:
    """Whatever fires was called possible by then, tracks keep within their reach, no lost ending ever comes."""
    scenario = scenario_called(name)
    truth = Truth(scenario)
    for number in range(GAMES[name]):
        seed = f"truth.{number}"
        for step in steps(scenario, seed, drawn_instructions(scenario, seed), players(levels_of("envoy"))):
            truth.see(step.state, step.events)
    assert truth.seen > GAMES[name] * 10 and truth.ends == GAMES[name], "whole games were held against it"


@pytest.mark.parametrize("number", range(len(variants())))
def test_nothing_impossible_happens_at_random(number: int) -> None:
    """The same of the dispute of the tests in all its variants, played at random."""
    truth = play_at_random(variants()[number], 12)
    assert truth.seen > 12 and truth.ends > 0


def test_nothing_impossible_happens_at_random_in_a_large_one() -> None:
    """The same of a shipped scenario, where delegations also leave over articles that the scenario knows."""
    truth = play_at_random(scenario_called("portsmouth-seminar"), 8)
    assert truth.seen > 80 and truth.ends > 0


def play_at_random(scenario: Scenario, games: int) -> Truth:
    """Hold random games against what was said of a scenario."""
    truth = Truth(scenario)
    for seed in range(games):
        game = play_out(scenario, seed)
        truth.see(game.opening.state, game.opening.events)
        for step in game.steps:
            truth.see(step.after.state, step.after.events)
    return truth


class Truth:
    """What the doctor said of a scenario, held against states and events of a game."""

    def __init__(self, scenario: Scenario) -> None:
        self.seen = self.ends = 0
        self.reach = reach_of(scenario)
        self.ways = closes(self.reach)
        worlds = play_worlds(self.reach)
        known = [(guard.condition, any(possible(guard.condition, world) for world in worlds),
                  any(possible(negated(guard.condition), world) for world in worlds))
                 for guard in guards(scenario, None)]  # fmt: skip
        self.never = [condition for condition, may_hold, _ in known if not may_hold]
        self.always = [condition for condition, _, may_fail in known if not may_fail]

    def see(self, state: GameState, events: tuple[Event, ...]) -> None:
        """Fails when something is or happens that was called impossible."""
        self.seen += 1
        sitting, scenario = state.common.sitting, self.reach.scenario
        assert all(self.reach.alive[one.event] <= sitting for one in events if isinstance(one, EventFired))
        spans = self.reach.course.whole[sitting - 1]
        for value, (low, high) in zip(state.hidden.tracks, spans, strict=True):
            assert low <= value <= high
        closing = state.common.closing
        if closing is None:
            assert not any(judged(state, condition) for condition in self.never)
            assert all(judged(state, condition) for condition in self.always)
        else:
            self.ends += 1
            place = next(n for n, one in enumerate(scenario.endings) if one.id == closing.id)
            assert can_come(self.reach, self.ways, place)
