"""Counts of everything that can happen from a small fixed position: a rule changed by accident changes them."""

from __future__ import annotations

from collections import Counter

import pytest

from game.engine import actions as a
from game.engine.apply import Applied, apply
from game.engine.setup import setup
from game.engine.state import GameState, awaiting
from game.engine.treaty import GROUNDS, TONES
from game.kernel.canonical import digest, dumps, plain
from game.kernel.sides import BySide, Side
from game.scenario.definition import Scenario
from game.views.options import Legal, legal
from game.views.project import project
from game.views.view import SideView
from tests.strategies import quiet, with_calendar, without_mediator


def every_action(state: GameState, by: a.Actor) -> list[a.Action]:
    """Every action of a side, offers being those of one article only."""
    if by.side is None:
        return [a.Wait()]
    view = project(state, by.side)
    may = legal(view)
    found: list[a.Action] = [a.Choose(event, answer) for event, answers in may.choices for answer in answers]
    if may.answer:
        found += [a.Answer("accept"), *(a.Answer("decline", (), ground) for ground in GROUNDS)]
    if may.reserve:
        found.append(a.Answer("reserve"))
    found += _table(view, may)
    if may.evening:
        found += [a.SaveInfluence(), *_instruments(may)]
    if may.mark_text:
        found += [a.MarkText(True), a.MarkText(False)]
    return found


def _table(view: SideView, may: Legal) -> list[a.Action]:
    found: list[a.Action] = []
    if may.act or may.reply_need:
        found.append(a.Adjourn())
        found += [
            a.LayOffer(((article, option),), False, tone)
            for article, options in enumerate(may.options)
            for option in options
            for tone in TONES
            if view.common.matters[article].open
        ]
    found += [a.Withdraw(article) for article in may.withdraw]
    found += [a.OrderTrain(article) for article in may.train]
    found += [a.Withdraw()] if may.take_back else []
    found += [a.MoveToSign()] if may.sign else []
    found += [a.AskNeed()] if may.need else []
    found += [a.AnswerSigning(True), a.AnswerSigning(False)] if may.answer_signing else []
    return [*found, a.Leave(), a.Stay()] if may.leave else found


def _instruments(may: Legal) -> list[a.Action]:
    found: list[a.Action] = []
    for tool in may.instruments:
        if tool.refused is None:
            found += (
                [a.PlayInstrument(tool.id, (n,)) for n in tool.articles] if tool.least else [a.PlayInstrument(tool.id)]
            )
    return found


def count(state: GameState, depth: int) -> tuple[list[int], Counter[str]]:
    """How many lines of play there are of each length up to `depth`, and of what actions they are made."""
    kinds: Counter[str] = Counter()
    lines, layer = [1], [state]
    for _ in range(depth):
        following = []
        for here in layer:
            for by in awaiting(here)[:1]:
                for action in every_action(here, by):
                    result = apply(here, by, action)
                    if isinstance(result, Applied):
                        kinds[type(action).__name__] += 1
                        following.append(result.state)
        layer = following
        lines.append(len(layer))
    return lines, kinds


def distinct(state: GameState, depth: int) -> int:
    """How many different states lie exactly `depth` actions away."""
    layer = {_mark(state): state}
    for _ in range(depth):
        reached = {}
        for here in layer.values():
            for by in awaiting(here)[:1]:
                for action in every_action(here, by):
                    result = apply(here, by, action)
                    if isinstance(result, Applied):
                        reached[_mark(result.state)] = result.state
        layer = reached
    return len(layer)


def _mark(state: GameState) -> str:
    return digest(dumps([plain(state.common), plain(state.own), plain(state.hidden)]))


@pytest.fixture(scope="module")
def start(harbour: Scenario) -> GameState:
    """One sitting of one turn a side, no mediator, no events; Northam opens."""
    scenario = without_mediator(quiet(with_calendar(harbour, 1, 1)))
    return setup(scenario, "perft", BySide("council", "guild"), (Side.FIRST,)).state


@pytest.fixture(scope="module")
def counted(start: GameState) -> tuple[list[int], Counter[str]]:
    """All lines of three actions."""
    return count(start, 3)


def test_lines_of_play(counted: tuple[list[int], Counter[str]]) -> None:
    """From the opening there are so many lines of one, two and three actions.

    One: 14 options in 3 tones, 4 trains, or nothing: 47. Two: 47 after nothing, 5 answers to each of 42 offers,
    and 43 acts (no second train) after each of 4 trains: 429.
    """
    assert counted[0] == [1, 47, 47 + 5 * 42 + 43 * 4, 12719]


def test_actions_by_class(counted: tuple[list[int], Counter[str]]) -> None:
    """Those lines are made of so many actions of each class."""
    assert dict(sorted(counted[1].items())) == {
        "Adjourn": 216,
        "Answer": 210,
        "LayOffer": 8622,
        "OrderTrain": 806,
        "PlayInstrument": 3122,
        "SaveInfluence": 219,
    }


def test_distinct_states(start: GameState) -> None:
    """Different lines meet again: so many different states lie two actions away."""
    assert distinct(start, 2) == 387


def test_lines_after_a_question(harbour: Scenario) -> None:
    """After "what would you need?" every reply is answered before the other side acts.

    One: 14 options in 3 tones, or silence: 43. Two: 5 answers to each of 42 replies, and 47 acts after silence.
    """
    scenario = without_mediator(quiet(with_calendar(harbour, 1, 2)))
    state = setup(scenario, "perft", BySide("council", "guild"), (Side.FIRST,)).state
    first, second = a.Actor.FIRST, a.Actor.SECOND
    for by, action in (
        (first, a.LayOffer(((0, 1),))),
        (second, a.Answer("decline", (), "price")),
        (second, a.Adjourn()),
        (first, a.AskNeed()),
    ):
        result = apply(state, by, action)
        assert isinstance(result, Applied)
        state = result.state
    assert count(state, 2)[0] == [1, 43, 42 * 5 + 47]
