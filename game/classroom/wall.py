"""The wall of treaties: what a game came to, as twelve characters that a class can call across a room.

Eleven characters carry 55 bits: the treaty in mixed radix (36), how the conference ended (4), at which sitting (4), and
a tag of the scenario (11); the twelfth is a check over GF(32). Nothing in a code says who played.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Protocol

from game.analysis.tables import links_of, tables_for, worth_to_both
from game.bargaining.frontier import frontier
from game.classroom.crockford import BadCode, read, written
from game.engine.setup import historical_instructions
from game.kernel.sentences import sentence
from game.kernel.sides import BySide, Side
from game.scenario.definition import Scenario
from game.scenario.vocabulary import ENDING_KINDS, MOST_TREATIES
from game.session.controller import Controller


class Ladder(Protocol):
    """An article, of which only the options count."""

    @property
    def options(self) -> Sequence[object]:
        """Its options."""


class Conference(Protocol):
    """What a code knows of a scenario: its id, its title, how many options each article has."""

    @property
    def id(self) -> str:
        """Its id."""

    @property
    def title(self) -> str:
        """Its title."""

    @property
    def articles(self) -> Sequence[Ladder]:
        """Its articles."""


LENGTH = 11
KIND_BITS, SITTING_BITS, TAG_BITS = 4, 4, 11
LAST_SITTING = 2**SITTING_BITS
GROUPED = 4
"""Characters between the dashes of a code as it is shown."""


@dataclass(frozen=True, slots=True)
class Result:
    """What a code says. `treaty`: one option an article, or None; `sitting` 1..16, the last meaning `or later`."""

    kind: str
    sitting: int
    treaty: tuple[int, ...] | None

    @property
    def ratified(self) -> bool:
        """Whether the treaty is in force."""
        return self.kind == "ratified"


@dataclass(frozen=True, slots=True)
class Dot:
    """A result at its place: both sides' points under the historical instructions; None where there is no treaty."""

    code: str
    result: Result
    points: BySide[int] | None


@dataclass(frozen=True, slots=True)
class Wall:
    """Results of many games on one exact frontier, with history's treaty."""

    scenario: str
    edge: tuple[tuple[int, int], ...]
    history: BySide[int]
    dots: tuple[Dot, ...]


def tag_of(scenario: Conference) -> int:
    """The eleven bits by which a code knows its scenario: its id and how many options each article has."""
    text = f"{scenario.id}\x1f{[len(article.options) for article in scenario.articles]}"
    digest = hashlib.blake2b(text.encode(), digest_size=4).digest()
    return int.from_bytes(digest, "big") & (1 << TAG_BITS) - 1


def fits(scenario: Conference) -> bool:
    """Whether every treaty of a scenario can be told in a code."""
    return prod(len(article.options) for article in scenario.articles) <= MOST_TREATIES


def code_of(scenario: Conference, result: Result) -> str:
    """The code of a result, such as `7K3M-00Q2-V9XC`. Raises ValueError for what no game of the scenario can end in."""
    kind = ENDING_KINDS.index(result.kind)
    signed = result.treaty is not None
    number = 0
    for option, article in zip(result.treaty or (0,) * len(scenario.articles), scenario.articles, strict=True):
        if not 0 <= option < len(article.options):
            raise ValueError(f"an article has no option {option}")
        number = number * len(article.options) + option
    if number >= MOST_TREATIES:
        raise ValueError(f"{scenario.id} has more treaties than a code can tell apart")
    sitting = max(1, min(LAST_SITTING, result.sitting)) - 1
    packed = number
    for value, bits in ((kind + 8 * (not signed), KIND_BITS), (sitting, SITTING_BITS), (tag_of(scenario), TAG_BITS)):
        packed = packed << bits | value
    return grouped(written(packed, LENGTH))


def code_of_game(controller: Controller) -> str | None:
    """The code of a game that has ended; None while it goes on."""
    found = controller.debrief()
    if found is None:
        return None
    sitting = controller.view(Side.FIRST).common.sitting
    result = Result(found.verdict.closing.kind, sitting, found.verdict.treaty)
    return code_of(controller.presentation, result) if fits(controller.presentation) else None


def grouped(code: str) -> str:
    """A code in fours."""
    return "-".join(code[at : at + GROUPED] for at in range(0, len(code), GROUPED))


def result_of(scenario: Conference, code: str) -> Result:
    """What a code says. Raises BadCode when it was mistyped, or belongs to another scenario."""
    packed = read(code, LENGTH)
    tag, packed = packed % 2**TAG_BITS, packed >> TAG_BITS
    if tag != tag_of(scenario):
        raise BadCode(
            sentence(
                "trouble.code_elsewhere",
                "This code belongs to another conference than ‘{title}’, or to another edition of it.",
                title=scenario.title,
            )
        )
    sitting, packed = packed % 2**SITTING_BITS + 1, packed >> SITTING_BITS
    kind, number = packed % 2**KIND_BITS, packed >> KIND_BITS
    options: list[int] = []
    for article in reversed(scenario.articles):
        number, option = divmod(number, len(article.options))
        options.append(option)
    if number or kind % 8 >= len(ENDING_KINDS):
        raise BadCode(
            sentence("trouble.code_impossible", "This code says what no game can end in: compare it letter by letter.")
        )
    treaty = None if kind >= 8 else tuple(reversed(options))
    return Result(ENDING_KINDS[kind % 8], sitting, treaty)


def wall_of(scenario: Scenario, codes: list[str]) -> Wall:
    """The wall of these codes, each once, in their order. Raises BadCode for the first that is wrong, naming it."""
    pair = historical_instructions(scenario)
    tables, links = tables_for(scenario, pair), links_of(scenario)
    dots: dict[str, Dot] = {}
    for code in codes:
        try:
            result = result_of(scenario, code)
        except BadCode as bad:
            raise BadCode(
                sentence("trouble.code_named", "‘{code}’: {reason}", code=code[:20], reason=bad.sentence)
            ) from bad
        plain = code_of(scenario, result)
        points = None if result.treaty is None else BySide(*worth_to_both(tables, links, result.treaty))
        dots.setdefault(plain, Dot(plain, result, points))
    edge = tuple((point.first, point.second) for point in frontier(tables, links))
    return Wall(scenario.id, edge, BySide(*worth_to_both(tables, links, scenario.history)), tuple(dots.values()))
