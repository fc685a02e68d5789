"""What is said aloud and written home tells no more than its words: not by its parameters, and not of the rival."""

from __future__ import annotations

from random import Random
from typing import Any

import pytest
from hypothesis import given, settings

from game.ai.words import WORDINGS
from game.engine import actions as a, events as e
from game.engine.refusals import Refused
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.session.chain import COMPUTER, HUMAN, Settings
from game.session.controller import Controller
from game.session.match import Match, start, submit
from tests.session.helpers import harbour_edition
from tests.session.test_secrecy import SWAPPED, told
from tests.strategies import SEEDS, some_action

NAMES = {"side", "capital", "chief", "mediator", "articles"}
LEVELS = ("attache", "envoy", "plenipotentiary")


def computers(seed: str, first: str, second: str) -> Controller:
    """A game between two computers."""
    both = Settings(BySide(COMPUTER, COMPUTER), BySide(first, second))
    return Controller(start(harbour_edition(), seed, both))


def offer_before(match: Match, number: int, side: Side) -> tuple[int, ...]:
    """The articles of the offer that stood against a side before an entry, those given up included."""
    before = match.steps[match.steps[number].parent].state.common.desks.of(side.other).offer
    return () if before is None else (*before.articles, *before.withdraws)


@pytest.mark.parametrize("seed", range(6))
def test_words_name_no_more_than_the_act(seed: int) -> None:
    """Every sentence is one of the known wordings; what it names are the parties and articles, of an answer those of
    the offer answered, and never an option, a figure or the name of an instruction.
    """
    game = computers(str(seed), LEVELS[seed % 3], LEVELS[(seed + 1) % 3])
    while game.advance() and not game.over:
        pass
    match, answers = game._match, 0
    known = {f"reason.{name}.{number + 1}" for name, count in WORDINGS for number in range(count)}
    for words in (*game.words(Side.FIRST), *game.words(Side.SECOND)):
        assert words.text.key in known
        assert {name for name, _ in words.text.params} <= NAMES
        named = str(words.text.get("articles") or "@articles:").partition(":")[2]
        articles = {int(part) for part in named.split(",") if part}
        action = match.steps[words.number].action
        if isinstance(action, a.Answer) and words.by is not None:
            answers += 1
            assert articles <= set(offer_before(match, words.number, words.by))
        if isinstance(action, a.LayOffer):
            assert articles <= {article for article, _ in action.terms}
    assert answers


def read(door: Controller, observer: Side) -> list[Any]:
    """Everything in words that a seat can read."""
    return [
        door.words(observer),
        door.minutes(),
        door.papers(observer),
        door.secretaries(observer),
        door.secretaries_before(observer),
        door.how_sure(observer),
        door.adviser_line(observer),
    ]


@pytest.mark.parametrize("observer", BOTH_SIDES)
@settings(max_examples=8, deadline=None)
@given(seed=SEEDS)
def test_the_rivals_secrets_do_not_show_in_words(observer: Side, seed: int) -> None:
    """In worlds that differ in the rival's instructions alone, what one's own delegation says and cables, what one's
    capital gives as its reason, and what one's people think are the same until something is lawfully revealed.
    """
    seats = Settings(BySide(HUMAN, HUMAN).put(observer, COMPUTER), BySide("envoy", "envoy"))
    doors = [Controller(start(harbour_edition(), str(seed), seats, ids)) for ids in SWAPPED[observer]]
    chance = Random(seed)
    for count in range(120):
        one, other = doors
        waiting = [actor for actor in one.waiting() if actor in other.waiting()]
        if not waiting:
            return
        by = chance.choice(waiting)
        if by.side is observer:
            assert [door.advance() for door in doors] == [True, True]
        else:
            action = some_action(one._match.state, by, chance)
            after = [submit(door._match, by, action) for door in doors]
            if any(isinstance(each, Refused) for each in after):
                continue
            for door, each in zip(doors, after, strict=True):
                door._take(each)
        if told(one._match, other._match, observer):
            return
        if count % 6 == 0:
            assert read(one, observer) == read(other, observer)


@pytest.mark.parametrize("seed", range(8))
def test_a_capital_gives_its_reason(seed: int) -> None:
    """Every answer to a cable comes with a reason in the sense of the answer, and never with a figure."""
    game = computers(f"c{seed}", "envoy", "plenipotentiary")
    while game.advance() and not game.over:
        pass
    for side in BOTH_SIDES:
        cables = [event for event in game._match.shown.of(side) if isinstance(event, e.CableAnswered)]
        papers = [paper for paper in game.papers(side) if paper.kind.startswith(("cable_", "package_"))]
        assert len(papers) == len(cables)
        for event, paper in zip(cables, papers, strict=True):
            assert paper.why is not None
            assert paper.why.key.split(".")[3] == ("yes" if event.granted else "no")
            assert all(isinstance(value, str) for _, value in paper.why.params)
