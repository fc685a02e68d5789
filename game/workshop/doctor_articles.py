"""Articles, options and links that weigh nothing: found from the numbers alone, under every doctrine of both sides."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

from game.kernel.effects import MovePoints, SetOption
from game.kernel.sides import BOTH_SIDES, Side
from game.scenario.definition import Article, LinkSpec, Scenario
from game.scenario.problems import Problem
from game.scenario.source import Source
from game.workshop.doctor_finding import finding
from game.workshop.doctor_guards import effects

NO_CHOICE, NO_MATTER, NO_LINK = "E505", "E506", "E507"

Cell = tuple[int, int]


def articles(scenario: Scenario, source: Source | None) -> tuple[Problem, ...]:
    """Options that no one would choose, articles that matter to no one, links that change nothing."""
    idle = dict(_idle_links(scenario))
    return (*_options(scenario, source), *_matters(scenario, source), *_links(scenario, source, idle))


def _options(scenario: Scenario, source: Source | None) -> Iterator[Problem]:
    """Options that another one beats. Where an article falls when nobody lays it is no choice, and is left out."""
    changing, closing = _changing(scenario)
    for number, article in enumerate(scenario.articles):
        for option, spec in enumerate(article.options):
            if option == article.silent or (number, option) in changing:
                continue
            rivals = [n for n in range(len(article.options)) if n != option and (number, n) not in changing | closing]
            better = max(
                (n for n in rivals if _worse(scenario, number, option, n)), key=partial(_joint, article), default=None
            )
            if better is not None:
                message = (
                    f"no one would choose `{spec.id}` of `{article.id}`: `{article.options[better].id}` is never worse"
                    " for either side, and better for one"
                )
                hint = "give it points that one side prefers, or take it out"
                yield finding(source, NO_CHOICE, ("articles", number, "options", option), message, hint)


def _joint(article: Article, option: int) -> int:
    """What an option is worth to both together."""
    return article.points.first[option] + article.points.second[option]


def _changing(scenario: Scenario) -> tuple[frozenset[Cell], frozenset[Cell]]:
    """Options whose worth may change in play, and options that may be closed."""
    moved, closed = set(), set()
    for placed in effects(scenario, None):
        match placed.guarded.effect:
            case MovePoints(_, article, option, _):
                moved.add((article, option))
            case SetOption(article, option, False):
                closed.add((article, option))
    return frozenset(moved), frozenset(closed)


def _worse(scenario: Scenario, article: int, option: int, other: int) -> bool:
    """Whether `other` is never worse than `option` for either side, and somewhere better."""
    gains = []
    for side in BOTH_SIDES:
        least = sum(_least(link, article, option, other, side) for link in scenario.links)
        cards = scenario.doctrines.of(side)
        gains += [card.points[article][other] - card.points[article][option] + least for card in cards]
    return min(gains) >= 0 and max(gains) > 0 and not _wanted(scenario, article, option, other)


def _least(link: LinkSpec, article: int, option: int, other: int, side: Side) -> int:
    """The least that a link adds when `other` takes the place of `option`, whatever the rest of the treaty is."""
    options = dict(link.cells).get(article, ())
    points = link.points.of(side)
    return min(0, points * ((other in options) - (option in options)))


def _wanted(scenario: Scenario, article: int, option: int, other: int) -> bool:
    """Whether the mediator has a reason of his own to write it."""
    if scenario.mediator is None:
        return False
    for interest in scenario.mediator.interests:
        row = dict(interest.points).get(article)
        if row is not None and row[option] > row[other]:
            return True
    return False


def _matters(scenario: Scenario, source: Source | None) -> Iterator[Problem]:
    moved = {placed.guarded.effect.article for placed in effects(scenario, None)
             if isinstance(placed.guarded.effect, MovePoints)}  # fmt: skip
    linked = {article for link in scenario.links for article, _ in link.cells}
    for number, article in enumerate(scenario.articles):
        rows = [card.points[number] for side in BOTH_SIDES for card in scenario.doctrines.of(side)]
        if number not in moved | linked and all(len(set(row)) == 1 for row in rows):
            message = f"`{article.id}` matters to no one: each side values all its options alike"
            yield finding(
                source, NO_MATTER, ("articles", number, "points"), message, "give a side a preference", key=True
            )


# Links


def _idle_links(scenario: Scenario) -> Iterator[tuple[int, int]]:
    """Links that are undone by another one on the same options, with that other one."""
    for number, link in enumerate(scenario.links):
        for other in range(number):
            rival = scenario.links[other]
            undone = all(link.points.of(side) + rival.points.of(side) == 0 for side in BOTH_SIDES)
            if link.cells == rival.cells and undone:
                yield number, other


def _links(scenario: Scenario, source: Source | None, undone: dict[int, int]) -> Iterator[Problem]:
    for number, link in enumerate(scenario.links):
        whole = [article for article, options in link.cells if len(options) == len(scenario.articles[article].options)]
        if number in undone:
            message = (
                f"the link `{link.id}` changes nothing: `{scenario.links[undone[number]].id}` takes back what it gives"
            )
            yield finding(source, NO_LINK, ("links", number, "id"), message, "keep one of them, or neither")
        elif len(whole) == len(link.cells):
            message = f"the link `{link.id}` never binds: it names every option, so that its points always count"
            yield finding(source, NO_LINK, ("links", number, "when"), message, "name fewer options", key=True)
        elif whole:
            article = scenario.articles[whole[0]].id
            message = f"the link `{link.id}` names every option of `{article}`, which makes no difference to it"
            hint = f"name fewer options, or leave `{article}` out of it"
            yield finding(source, NO_LINK, ("links", number, "when", article), message, hint, key=True)
