"""How a conference may end, as far as conditions can tell: by kind, and by who refused, left or was called home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from game.kernel.conditions import All, Condition, Ref
from game.kernel.sides import Side
from game.scenario.definition import EndingSpec, Scenario
from game.scenario.vocabulary import ENDING_KINDS
from game.workshop.doctor_logic import Asked, World, negated, possible
from game.workshop.doctor_reach import NONE, SIDES, Reach, closing_world, play_worlds

TRIGGERED = ("government_fell", "exhausted")
LEAVING = ("broken_off", "broken_off_final")
ABOUT: dict[str, tuple[tuple[Side, ...], ...]] = {
    "repudiated": ((Side.FIRST,), (Side.SECOND,), (Side.FIRST, Side.SECOND)),
    "broken_off": ((Side.FIRST,), (Side.SECOND,)),
    "broken_off_final": ((Side.FIRST,), (Side.SECOND,)),
    "recalled": ((Side.FIRST,), (Side.SECOND,)),
}
"""Whom an ending of a kind may be about; of other kinds it is about nobody."""


@dataclass(frozen=True, slots=True)
class Close:
    """One way to end: the kind, whom it is about, and what is then known."""

    kind: str
    about: tuple[Side, ...]
    world: World


def closes(reach: Reach) -> tuple[Close, ...]:
    """Every way in which the conference may end."""
    base = closing_world(reach)
    return tuple(
        Close(kind, about, _known(reach.scenario, base, kind, about))
        for kind in ENDING_KINDS
        for about in ABOUT.get(kind, ((),))
    )


def _known(scenario: Scenario, base: World, kind: str, about: tuple[Side, ...]) -> World:
    """The world at an ending of that kind."""
    words: dict[Ref, tuple[str, ...]] = dict(base.words)
    signed = kind in ("ratified", "repudiated")
    words["state", "ending"] = (kind,)
    words["state", "ending_id"] = tuple(one.id for one in scenario.endings if one.kind == kind) or (kind,)
    words["state", "war"] = (NONE,) if kind == "ratified" else tuple(war.id for war in scenario.wars) or (NONE,)
    words["state", "blame"] = _blame(kind, about)
    articles = tuple(article.id for article in scenario.articles)
    words["state", "cause"] = articles if kind in LEAVING else (NONE,)
    if signed:
        words |= {("article", one): tuple(w for w in base.words["article", one] if w != NONE) for one in articles}
    tests: dict[Asked, bool] = dict(base.tests)
    for side in Side:
        refused = kind != "ratified" and (kind != "repudiated" or side in about)
        tests["ratified", (SIDES[side],)] = not refused
    return replace(base, words=words, tests=tests, settling=not signed)


def _blame(kind: str, about: tuple[Side, ...]) -> tuple[str, ...]:
    """Who may be blamed: who left, or where nobody left who would not sign."""
    if kind in ("ratified", "repudiated"):
        return (NONE,)
    return tuple(SIDES[side] for side in about) if kind in LEAVING else (*SIDES, NONE)


def can_come(reach: Reach, ways: tuple[Close, ...], number: int) -> bool:
    """Whether the ending at that place of the file may be the one that comes."""
    ending = reach.scenario.endings[number]
    if ending.kind in TRIGGERED:
        rivals = [one.when for one in reach.scenario.endings[:number] if one.kind in TRIGGERED]
        wanted = _alone(ending.when, rivals)
        return any(possible(wanted, world) for world in play_worlds(reach))
    return any(possible(_alone(ending.when, rivals), world) for rivals, world in _chances(reach, ways, number))


def _chances(reach: Reach, ways: tuple[Close, ...], number: int) -> Iterator[tuple[list[Condition], World]]:
    """The ways to end that an ending fits, each with the conditions of the endings that are asked before it."""
    ending = reach.scenario.endings[number]
    for way in ways:
        if way.kind == ending.kind and _fits(ending, way):
            yield [one.when for one in reach.scenario.endings[:number] if _fits(one, way)], _unnamed(way.world)


def _fits(ending: EndingSpec, way: Close) -> bool:
    return ending.kind == way.kind and (ending.side is None or ending.side in way.about)


def _unnamed(world: World) -> World:
    """The moment at which an ending is sought: it has no name yet."""
    return replace(world, words={**world.words, ("state", "ending_id"): ("",)})


def _alone(condition: Condition, rivals: list[Condition]) -> Condition:
    """The condition, while none of its rivals holds."""
    return All((condition, *(negated(rival) for rival in rivals)))


def can_be_told(ways: tuple[Close, ...], condition: Condition, rivals: tuple[Condition, ...] = ()) -> bool:
    """Whether something told at the end may be, when none of its rivals is."""
    wanted = _alone(condition, list(rivals))
    return any(possible(wanted, way.world) for way in ways)
