"""What pairs of games that began alike tell of a change: one question a figure, each with its doubt.

Game n of both series has the same seed. A figure is a mean over games, or over those in which it can be told
(treaties); its difference has a paired interval, by the delta method where other games count in one than in the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import hypot, inf, sqrt
from statistics import fmean

from game.scenario.definition import Scenario
from game.workshop.differences import matched
from game.workshop.inference import either_way, holm, student_p, student_t
from game.workshop.play_out import Row
from game.workshop.tally import share_of_gain

FEWEST = 5
"""Games that count on either side, below which nothing is said."""
FEWEST_UNLIKE = 6
"""Pairs that differ, below which chance alone could always explain them: 2 / 2^5 is more than a twentieth."""
DOUBT = 0.05
SHARE, POINTS, PER_CENT, SITTINGS = "share", "points", "per_cent", "sittings"
DIFFERS, PERHAPS, NONE, SAME, TOO_FEW = "differs", "perhaps", "none", "same", "too_few"

Values = tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """One figure in both series, game by game; None where a game does not count. `yes_or_no`: it is 0 or 1."""

    figure: str
    of: str
    unit: str
    first: Values
    second: Values
    yes_or_no: bool = False


@dataclass(frozen=True, slots=True)
class Answer:
    """Means in both, the difference b - a with its 95 % interval, and how often chance alone would give as much.

    `chance_of_all` allows for all the questions being asked at once. `counted` are the games behind each mean, `unlike`
    the pairs that differ. `verdict` is `differs`, `perhaps` (but for the other questions), `none`, `same` or `too_few`.
    """

    figure: str
    of: str
    unit: str
    a: float | None
    b: float | None
    difference: float | None
    low: float | None
    high: float | None
    chance: float | None
    chance_of_all: float | None
    counted: tuple[int, int]
    unlike: int
    verdict: str

    @property
    def bound(self) -> float:
        """The greatest difference, either way, that the interval leaves room for."""
        return max(abs(self.low or 0.0), abs(self.high or 0.0))

    @property
    def weighed(self) -> bool:
        """Whether it is one of the questions that could have been answered with `differs`."""
        return self.chance_of_all is not None


def questions(a: Scenario, b: Scenario, first: Sequence[Row], second: Sequence[Row]) -> tuple[Question, ...]:
    """Everything that is asked of two series of the same length; articles and options are matched by id."""
    return (*_ends(first, second), *_worth(a, first, second), *_clauses(a, b, first, second))


def _ends(first: Sequence[Row], second: Sequence[Row]) -> Iterator[Question]:
    kinds = {row.kind for row in (*first, *second)} - {"ratified"}
    for kind in ("ratified", *sorted(kinds)):
        values = [tuple(float(row.kind == kind) for row in rows) for rows in (first, second)]
        yield Question("ending", kind, SHARE, values[0], values[1], yes_or_no=True)


def _worth(scenario: Scenario, first: Sequence[Row], second: Sequence[Row]) -> Iterator[Question]:
    def both(figure: str, of: str, unit: str, values: list[Values]) -> Question:
        return Question(figure, of, unit, values[0], values[1])

    series = (first, second)
    for n, side in enumerate(scenario.sides):
        yield both("points", side.id, POINTS, [tuple(float(row.points[n]) for row in rows) for rows in series])
    shares = [[share_of_gain(row) for row in rows] for rows in series]
    parts = [tuple(None if share is None else share[0] for share in one) for one in shares]
    yield both("joint_gain_share", scenario.sides.first.id, SHARE, parts)
    below = [tuple(None if row.below is None else row.below / 100 for row in rows) for rows in series]
    yield both("frontier_gap", "", PER_CENT, below)
    yield both("sittings", "", SITTINGS, [tuple(float(len(row.dull)) for row in rows) for rows in series])


def _clauses(a: Scenario, b: Scenario, first: Sequence[Row], second: Sequence[Row]) -> Iterator[Question]:
    """A question for each option in both files that some treaty has; of two that are all there is, the first."""
    for article, where in matched(a, b)["options"].items():
        chosen = [_chosen(scenario, article, rows) for scenario, rows in ((a, first), (b, second))]
        found = [option for option in where["both"] if any(option in options for options in chosen)]
        alone = len(found) == 2 and not (where["only_a"] or where["only_b"])
        for option in found[:1] if alone or len(found) == 1 else found:
            values = [tuple(None if one is None else float(one == option) for one in options) for options in chosen]
            yield Question("clause", f"{article}.{option}", SHARE, values[0], values[1], yes_or_no=True)


def _chosen(scenario: Scenario, article: str, rows: Sequence[Row]) -> list[str | None]:
    place = scenario.article_index[article]
    options = scenario.articles[place].options
    return [None if row.treaty is None else options[row.treaty[place]].id for row in rows]


def answers(asked: Sequence[Question]) -> tuple[Answer, ...]:
    """The answers, with Holm's allowance among those that could come out as a difference at all."""
    plain = [_answer(question) for question in asked]
    weighed = [n for n, one in enumerate(plain) if one.chance is not None and one.unlike >= FEWEST_UNLIKE]
    honest = dict(zip(weighed, holm([plain[n].chance or 0.0 for n in weighed]), strict=True))
    return tuple(_judged(one, honest.get(n)) for n, one in enumerate(plain))


def _answer(question: Question) -> Answer:
    pairs = list(zip(question.first, question.second, strict=True))
    sides = [[value for value in values if value is not None] for values in (question.first, question.second)]
    counted = (len(sides[0]), len(sides[1]))
    means = [fmean(values) if values else None for values in sides]
    unlike = sum(one != two for one, two in pairs)
    words = (question.figure, question.of, question.unit, means[0], means[1])
    if means[0] is None or means[1] is None or min(counted) < FEWEST:
        return Answer(*words, None, None, None, None, None, counted, unlike, TOO_FEW)
    difference = means[1] - means[0]
    error = _error(pairs, (means[0], means[1]), counted)
    if question.yes_or_no:
        error = hypot(error, 1 / (min(counted) + 2))
    margin = _margin(min(counted) - 1) * error
    chance = 1.0 if not unlike else max(_chance(question, pairs, difference, error, min(counted)), 2.0 ** (1 - unlike))
    return Answer(*words, difference, difference - margin, difference + margin, chance, None, counted, unlike, NONE)


def _error(
    pairs: Sequence[tuple[float | None, float | None]], means: tuple[float, float], counted: tuple[int, int]
) -> float:
    """The standard error of the difference of two means over the same games, some of which may not count."""
    games = len(pairs)
    leaning = [
        (0.0 if two is None else (two - means[1]) * games / counted[1])
        - (0.0 if one is None else (one - means[0]) * games / counted[0])
        for one, two in pairs
    ]
    return sqrt(sum(lean * lean for lean in leaning) / (games - 1) / games)


def _chance(
    question: Question,
    pairs: Sequence[tuple[float | None, float | None]],
    difference: float,
    error: float,
    fewest: int,
) -> float:
    if question.yes_or_no and fewest == len(pairs):
        return either_way(pairs.count((0.0, 1.0)), pairs.count((1.0, 0.0)))
    t = difference / error if error else (inf if difference else 0.0)
    return student_p(t, fewest - 1)


def _judged(one: Answer, honest: float | None) -> Answer:
    if one.verdict == TOO_FEW:
        return one
    verdict = NONE if one.unlike else SAME
    if honest is not None and one.chance is not None and one.chance < DOUBT:
        verdict = DIFFERS if honest < DOUBT else PERHAPS
    return Answer(
        one.figure, one.of, one.unit, one.a, one.b, one.difference, one.low, one.high, one.chance, honest,
        one.counted, one.unlike, verdict,
    )  # fmt: skip


@lru_cache(maxsize=256)
def _margin(freedom: int) -> float:
    return student_t(freedom)
