"""Short games through the session, for its tests."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from random import Random

from game.engine.actions import Actor
from game.engine.refusals import Refused
from game.kernel.sides import BySide
from game.session.chain import COMPUTER, HUMAN, Settings
from game.session.edition import Edition, edition_of_path
from game.session.match import Match, start, submit
from tests.strategies import HARBOUR, some_action

RECORD = HARBOUR.with_name("harbour-record.yaml")
TWO_PEOPLE = Settings(BySide(HUMAN, HUMAN))
ONE_PERSON = Settings(BySide(HUMAN, COMPUTER))
COUNCIL = BySide("council", "guild")


@cache
def harbour_edition() -> Edition:
    """The four-article test scenario as an edition."""
    return edition_of_path(HARBOUR)


@cache
def played(seed: int, most: int = 2000, settings: Settings = TWO_PEOPLE) -> Match:
    """A game of random legal play, whole or its first `most` actions."""
    match = start(harbour_edition(), str(seed), settings)
    chance = Random(seed)
    while match.waiting() and len(match.entries) < most:
        match = step(match, chance)
    return match


def step(match: Match, chance: Random) -> Match:
    """The match after one random action that is accepted."""
    for _ in range(200):
        by = chance.choice(match.waiting())
        after = submit(match, by, some_action(match.state, by, chance))
        if not isinstance(after, Refused):
            return after
    raise AssertionError("nothing can be done")


def done(outcome: Match | Refused) -> Match:
    """The match, when an action was accepted."""
    assert not isinstance(outcome, Refused), outcome
    return outcome


def until(match: Match, actor: Actor, chance: Random) -> Match:
    """The match after random play up to where only `actor` is waited for; fails when that never comes."""
    while match.waiting() != (actor,):
        match = step(match, chance)
    return match


def by_people(match: Match) -> Match:
    """The same match with people in both seats."""
    settings = replace(match.header.settings, seats=BySide(HUMAN, HUMAN))
    return replace(match, header=replace(match.header, settings=settings))
