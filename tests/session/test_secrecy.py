"""What the other side's secrets cannot change: papers, minutes, dossier, the public half."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from random import Random
from typing import Any

import pytest
from hypothesis import given

from game.engine import events as e
from game.engine.refusals import Refused
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.session.controller import Controller
from game.session.match import Match, start, submit
from game.session.minutes import minutes
from game.session.presentation import present
from tests.property.test_secrecy import reveals
from tests.session.helpers import TWO_PEOPLE, harbour_edition, played
from tests.strategies import SEEDS, some_action

SWAPPED = {
    Side.FIRST: (BySide("council", "guild"), BySide("council", "fishers")),
    Side.SECOND: (BySide("council", "guild"), BySide("merchants", "guild")),
}


def told(one: Match, other: Match, observer: Side) -> bool:
    """Whether the last step has lawfully told the observer anything in either world."""
    events = (*one.steps[-1].events, *other.steps[-1].events)
    return any(reveals(event, observer) for event in events if e.sees(observer, event))


def shown(match: Match, observer: Side) -> list[Any]:
    """Everything that the door hands to one seat."""
    door = Controller(match)
    return [
        door.presentation,
        door.minutes(),
        door.papers(observer),
        door.questions(observer),
        door.briefing(observer),
        door.legal(observer),
        door.events_since(observer),
        door.days(),
        door.why_not_undo(observer),
        door.seats,
    ]


@pytest.mark.parametrize("observer", BOTH_SIDES)
@given(seed=SEEDS)
def test_swapped_secrets_do_not_show(observer: Side, seed: int) -> None:
    """In worlds that differ in the other side's instructions alone, a seat is handed the same until it is told more."""
    first, second = SWAPPED[observer]
    one = start(harbour_edition(), str(seed), TWO_PEOPLE, first)
    other = start(harbour_edition(), str(seed), TWO_PEOPLE, second)
    chance = Random(seed)
    assert shown(one, observer) == shown(other, observer)
    for _ in range(400):
        waiting = [actor for actor in one.waiting() if actor in other.waiting()]
        if not waiting:
            return
        by = chance.choice(waiting)
        action = some_action(one.state, by, chance)
        after, beside = submit(one, by, action), submit(other, by, action)
        if isinstance(after, Refused) or isinstance(beside, Refused):
            if by.side is observer:
                assert after == beside
            continue
        one, other = after, beside
        if told(one, other, observer):
            return
        assert shown(one, observer) == shown(other, observer)


@given(SEEDS)
def test_minutes_are_the_same_for_everyone(seed: int) -> None:
    """The protocol made from either seat's own stream is the protocol made from all events."""
    match = played(seed)
    whole = minutes(match.events)
    for side in BOTH_SIDES:
        assert minutes(match.shown.of(side)) == whole


def words(value: Any) -> list[str]:
    """Every text in a value."""
    if isinstance(value, str):
        return [value]
    if is_dataclass(value) and not isinstance(value, type):
        return [text for field in fields(value) for text in words(getattr(value, field.name))]
    if isinstance(value, (tuple, list)):
        return [text for item in value for text in words(item)]
    return []


def test_the_public_half_holds_no_secret() -> None:
    """Briefs, letters, reasons, event texts, endings, wars and the epilogue stand nowhere in the presentation."""
    scenario = harbour_edition().scenario
    public = set(words(present(scenario)))
    secret = [
        *(text for side in scenario.sides for text in (side.brief, side.unknowns)),
        *(card.letter for side in BOTH_SIDES for card in scenario.doctrines.of(side)),
        *(why for article in scenario.articles for why in article.why),
        *(text for event in scenario.events for text in (event.headline, event.body, event.question)),
        *(text for ending in scenario.endings for text in (ending.title, ending.text)),
        *(text for war in scenario.wars for text in (war.title, war.text)),
        *(line.text for line in scenario.epilogue),
        *(scenario.mediator.brief if scenario.mediator is not None else ()),
    ]
    assert not public.intersection(text for text in secret if text)
