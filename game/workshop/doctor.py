"""The exact doctor: what is wrong with a valid scenario, found by reckoning and reading, without playing it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from game.bargaining.points import TooWide
from game.scenario.definition import Scenario
from game.scenario.problems import Problem
from game.scenario.source import Source
from game.workshop.doctor_articles import articles
from game.workshop.doctor_bargain import Bargain, TooManyError, bargain, reckon
from game.workshop.doctor_finding import finding
from game.workshop.doctor_history import History, history, history_of
from game.workshop.doctor_never import Never, never
from game.workshop.doctor_texts import Texts, read_texts, sources, texts

KNOT, UNCOUNTED = "E501", "E517"


@dataclass(frozen=True, slots=True)
class Examined:
    """How many packages a scenario has, what the doctor found, and what he reckoned (no bargain beyond reckoning)."""

    packages: int
    problems: tuple[Problem, ...]
    bargain: Bargain | None
    history: History
    texts: Texts
    never: Never


def packages_of(scenario: Scenario) -> int:
    """How many treaties can be written."""
    number = 1
    for article in scenario.articles:
        number *= len(article.options)
    return number


def examine(scenario: Scenario, source: Source | None, path: Path | None = None) -> Examined:
    """The doctor's findings. `source` gives them their lines; beside the file at `path` its record is looked for."""
    read, record = read_texts(source), history_of(path, scenario, source)
    lost = never(scenario, source)
    found: list[Problem] = [*articles(scenario, source), *lost.problems]
    found += [*texts(source, read), *sources(scenario, source, record.sources)]
    try:
        reckoned = reckon(scenario)
    except TooWide as knot:
        return Examined(packages_of(scenario), (_knot(scenario, source, knot), *found), None, record, read, lost)
    except TooManyError:
        return Examined(packages_of(scenario), (_uncounted(source), *found), None, record, read, lost)
    found += [*bargain(scenario, source, reckoned), *history(scenario, source, record, deal=reckoned.deal)]
    return Examined(packages_of(scenario), tuple(found), reckoned, record, read, lost)


def _uncounted(source: Source | None) -> Problem:
    message = (
        "the zone of agreement is not counted: there are so many options at so many points that it would take too long"
    )
    return finding(
        source, UNCOUNTED, ("articles",), message, "fewer articles, fewer options, or smaller points", key=True
    )


def _knot(scenario: Scenario, source: Source | None, knot: TooWide) -> Problem:
    names = ", ".join(f"`{scenario.articles[n].id}`" for n in knot.cycle)
    message = f"the links tie {names} into a knot too wide to reckon exactly"
    return finding(source, KNOT, ("links",), message, "take one of these articles out of a link", key=True)
