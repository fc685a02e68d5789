"""Random legal play, and actions of every sort, for the property tests.

A game is played by a seeded player that reads nothing but what its seat may try, so that a failing game is named by one
number. `python -m tests.strategies SEED` plays one and prints its digest, for comparison between processes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from random import Random

from hypothesis import strategies as st

from game.engine import actions as a
from game.engine.apply import Applied, apply
from game.engine.events import Event
from game.engine.setup import drawn_instructions, setup
from game.engine.state import GameState, awaiting
from game.engine.treaty import GROUNDS, TONES
from game.kernel.canonical import digest, dumps, plain
from game.kernel.conditions import ALWAYS
from game.kernel.effects import Gamble, Guarded, MoveMeter, MoveTrack, SendOrder, SetOption
from game.kernel.sides import BySide, Side
from game.scenario.definition import Reaction, Scenario
from game.scenario.loader import load
from game.views.options import Legal, legal
from game.views.project import project
from game.views.view import SideView

HARBOUR = Path(__file__).parent / "scenarios" / "harbour.yaml"
MOST_ACTIONS = 2000

SEEDS = st.integers(min_value=0, max_value=2**32)


@cache
def harbour() -> Scenario:
    """The four-article test scenario."""
    loaded = load(HARBOUR)
    if loaded.scenario is None:
        raise AssertionError([problem.message for problem in loaded.errors])
    return loaded.scenario


def quiet(scenario: Scenario) -> Scenario:
    """The scenario without its events, so that nothing happens but what the test does."""
    return replace(scenario, events=())


def without_mediator(scenario: Scenario) -> Scenario:
    """The scenario with nobody between the two sides."""
    return replace(scenario, mediator=None)


def with_lag(scenario: Scenario, sittings: int) -> Scenario:
    """The scenario with slower dispatches."""
    return replace(scenario, lag=BySide(sittings, sittings))


def with_calendar(scenario: Scenario, sittings: int, turns: int) -> Scenario:
    """The scenario with so many sittings of so many turns."""
    days = [scenario.calendar[min(n, len(scenario.calendar) - 1)] for n in range(sittings)]
    return replace(scenario, calendar=tuple(replace(day, turns=turns) for day in days))


def restless(scenario: Scenario) -> Scenario:
    """The scenario with its question put at once, an option that closes, and things that follow from talk."""
    events = tuple(
        replace(event, when=ALWAYS, chance=1000) if event.id == "baker" else event for event in scenario.events
    )
    raid = (Guarded(Gamble(500, (Guarded(MoveTrack(2, 5)),), (Guarded(SendOrder(Side.SECOND, True)),))),)
    reactions = (
        Reaction("declined", None, None, ALWAYS, (Guarded(MoveTrack(2, 3)), Guarded(SetOption(1, 3, False)))),
        Reaction("initialled", Side.FIRST, 0, ALWAYS, (Guarded(MoveMeter("patience", Side.SECOND, -3)),)),
        Reaction("barren", None, None, ALWAYS, raid),
    )
    return replace(scenario, events=events, reactions=reactions)


@cache
def variants() -> tuple[Scenario, ...]:
    """The harbour, and the harbour with each thing changed that a scenario may leave out or set."""
    base = harbour()
    return (
        base,
        without_mediator(base),
        with_lag(base, 2),
        with_calendar(base, 1, 3),
        with_calendar(base, 20, 1),
        without_mediator(with_lag(with_calendar(base, 8, 3), 2)),
        restless(with_calendar(base, 10, 2)),
    )


SCENARIOS = st.integers(0, 6).map(lambda n: variants()[n])


@dataclass(frozen=True)
class Step:
    """One action of a game, and what it led to."""

    before: GameState
    by: a.Actor
    action: a.Action
    after: Applied


@dataclass(frozen=True)
class Game:
    """A whole game."""

    scenario: Scenario
    seed: str
    instructions: BySide[str]
    opening: Applied
    steps: tuple[Step, ...]

    @property
    def final(self) -> GameState:
        """The last state."""
        return self.steps[-1].after.state if self.steps else self.opening.state

    @property
    def events(self) -> tuple[Event, ...]:
        """Every event from the first dispatches on."""
        return (*self.opening.events, *(event for step in self.steps for event in step.after.events))

    def states(self) -> Iterator[GameState]:
        """Every state, the first included."""
        yield self.opening.state
        for step in self.steps:
            yield step.after.state

    def digest(self) -> str:
        """A digest of everything that happened."""
        return digest(*(dumps(plain(event)) for event in self.events))


def play_out(scenario: Scenario, seed: int) -> Game:
    """A whole game of random legal play."""
    chance = Random(seed)
    name = str(seed)
    instructions = drawn_instructions(scenario, name)
    opening = setup(scenario, name, instructions)
    state, steps = opening.state, []
    while (waiting := awaiting(state)) and len(steps) < MOST_ACTIONS:
        by = chance.choice(waiting)
        action, after = next_move(state, by, chance)
        steps.append(Step(state, by, action, after))
        state = after.state
    return Game(scenario, name, instructions, opening, tuple(steps))


def next_move(state: GameState, by: a.Actor, chance: Random) -> tuple[a.Action, Applied]:
    """A random action that is accepted."""
    for _ in range(100):
        action = some_action(state, by, chance)
        result = apply(state, by, action)
        if isinstance(result, Applied):
            return action, result
    raise AssertionError(f"{by} finds nothing to do at {state.common.stage}")


def some_action(state: GameState, by: a.Actor, chance: Random) -> a.Action:
    """A random action for whoever is asked; an offer among them may be refused."""
    if by.side is None:
        return _mediator(state, chance)
    view = project(state, by.side)
    return chance.choice(candidates(view, legal(view), chance))


def candidates(view: SideView, may: Legal, chance: Random) -> list[a.Action]:
    """Every simple action that `may` lists, with a handful of offers and positions drawn from its ranges."""
    found: list[a.Action] = [a.Choose(event, answer) for event, answers in may.choices for answer in answers]
    if may.answer:
        found += _answers(view, may, chance)
    if may.act or may.reply_need:
        found += [a.Adjourn(), *_offers(view, may, chance)]
    if may.act:
        found += _acts(view, may, chance)
    if may.answer_signing:
        found += [a.AnswerSigning(True), a.AnswerSigning(True), a.AnswerSigning(False)]
    if may.leave:
        found += [a.Leave(), a.Stay(), a.Stay()]
    if may.evening:
        found += [a.SaveInfluence(), *_instruments(may, chance)]
    if may.mark_text:
        found += [a.MarkText(True), a.MarkText(False)]
    if may.request_improvement:
        found.append(a.RequestImprovement())
    if may.mark_improvement:
        found += [a.MarkImprovement(True), a.MarkImprovement(False)]
    return found


def _answers(view: SideView, may: Legal, chance: Random) -> list[a.Action]:
    found: list[a.Action] = [a.Answer("accept"), *(a.Answer("decline", (), ground) for ground in GROUNDS)]
    against = view.seat.against
    if against is not None and not against.linked:
        found.append(a.Answer("accept", (chance.choice(against.articles),)))
    if may.reserve:
        found.append(a.Answer("reserve"))
    return found


def _offers(view: SideView, may: Legal, chance: Random) -> list[a.Action]:
    articles = [n for n, options in enumerate(may.options) if options]
    found: list[a.Action] = []
    for _ in range(4 if articles else 0):
        chosen = sorted(chance.sample(articles, min(len(articles), chance.randint(1, 4))))
        terms = tuple((n, chance.choice(may.options[n])) for n in chosen)
        given = tuple(n for n in may.withdraw if n not in chosen)[: chance.randint(0, 1)]
        linked = chance.random() < 0.5 or bool(given) or len(terms) > 3
        found.append(a.LayOffer(terms, linked, chance.choice(TONES), chance.random() < 0.2, given))
    return found


def _acts(view: SideView, may: Legal, chance: Random) -> list[a.Action]:
    found: list[a.Action] = [a.Withdraw(article) for article in may.withdraw]
    if may.take_back:
        found.append(a.Withdraw())
    if may.sign:
        found += [a.MoveToSign()] * 6
    if may.need:
        found.append(a.AskNeed())
    if may.train and chance.random() < 0.15:
        found += [a.OrderTrain(article) for article in may.train]
    fresh = [n for n, options in enumerate(may.options) if options and view.common.matters[n].open]
    if fresh:
        found.append(a.Present(tuple((n, chance.choice(may.options[n])) for n in fresh)))
    return found


def _instruments(may: Legal, chance: Random) -> list[a.Action]:
    found: list[a.Action] = []
    for tool in may.instruments:
        if tool.refused is not None:
            continue
        if tool.least == 0:
            found.append(a.PlayInstrument(tool.id))
        found += [a.PlayInstrument(tool.id, (article,)) for article in tool.articles if tool.least == 1]
        if tool.most == 2 and len(tool.articles) > 1:
            found.append(a.PlayInstrument(tool.id, tuple(chance.sample(tool.articles, 2))))
        if tool.on_offer:
            found.append(a.PlayInstrument(tool.id, (), "offer"))
        if tool.on_walk_away:
            found.append(a.PlayInstrument(tool.id, (), "walk_away"))
    return found


def _mediator(state: GameState, chance: Random) -> a.Action:
    articles = [n for n, matter in enumerate(state.common.matters) if matter.open]
    if not articles or chance.random() < 0.4:
        return a.Wait()
    article, side = chance.choice(articles), chance.choice(list(Side))
    option = chance.randrange(len(state.board.articles[article].options))
    return chance.choice([a.Write(side, article), a.Warn(side, article), a.SendText(((article, option),))])


WILD = st.integers(min_value=-3, max_value=9) | st.sampled_from((10**9, -(10**9), 2**70))
WORDS = st.sampled_from(
    ("", "cable", "probe", "announce", "raid", "baker", "bread", "nothing", "accept", "offer", "price")
)
WILD_TERMS = st.lists(st.tuples(WILD, WILD), max_size=6).map(tuple)
WILD_ARTICLES = st.lists(WILD, max_size=4).map(tuple)
SIDES = st.sampled_from(tuple(Side))

GARBAGE: st.SearchStrategy[a.Action] = st.one_of(
    st.builds(a.Choose, WORDS, WORDS),
    st.builds(a.Answer, st.sampled_from(("accept", "decline", "reserve", "")), WILD_ARTICLES, WORDS),
    st.builds(a.Present, WILD_TERMS),
    st.builds(a.LayOffer, WILD_TERMS, st.booleans(), st.sampled_from((*TONES, "shout")), st.booleans(), WILD_ARTICLES),
    st.builds(a.Withdraw, st.none() | WILD),
    st.sampled_from((a.MoveToSign(), a.Adjourn(), a.Leave(), a.Stay(), a.AskNeed(), a.SaveInfluence(), a.Wait())),
    st.sampled_from((a.RequestImprovement(), a.MarkImprovement(True), a.AnswerSigning(False), a.EndNow())),
    st.builds(a.MarkText, st.booleans()),
    st.builds(a.OrderTrain, WILD),
    st.builds(a.PlayInstrument, WORDS, WILD_ARTICLES, st.sampled_from(("", "offer", "walk_away", "moon"))),
    st.builds(a.Write, SIDES, WILD),
    st.builds(a.Warn, SIDES, WILD),
    st.builds(a.SendText, WILD_TERMS),
    st.builds(a.Inject, WORDS),
    st.builds(a.TakeOver, SIDES, st.booleans()),
    st.builds(a.SetCalendar, WILD),
    st.builds(a.PutToVote, WORDS, WORDS),
    st.builds(a.Statement, st.text(max_size=500)),
    st.builds(a.Guess, WILD, WILD_TERMS),
)
"""Actions of every class with whatever in them."""


if __name__ == "__main__":
    print(play_out(harbour(), int(sys.argv[1])).digest())
