"""Two scenarios side by side: where their files differ, how their bargains do, and how games that begin alike go."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import Any

from game.scenario.definition import Scenario
from game.workshop.differences import changes, check_sides, exact, matched
from game.workshop.inference import unseen
from game.workshop.parcel import opened
from game.workshop.play_out import Row
from game.workshop.questions import DIFFERS, NONE, PERHAPS, SAME, Answer, answers, questions
from game.workshop.rows import digest_of, row_data
from game.workshop.task import Crew, Task

FEWEST_GAMES = 5
DIGITS = 4


def still(first: Task, second: Task) -> dict[str, Any]:
    """What can be said without a game. Raises BadRequest when the sides are not the same, or BrokenScenario."""
    a, b = opened(first.parcel), opened(second.parcel)
    check_sides(a, b)
    return {
        "a": {"scenario": first.parcel.id, "digest": first.parcel.digest},
        "b": {"scenario": second.parcel.id, "digest": second.parcel.digest},
        "changes": changes(json.loads(first.parcel.text), json.loads(second.parcel.text)),
        **matched(a, b),
        "exact": exact(a, b),
    }


def both_played(first: Task, second: Task, games: int, crew: Crew) -> Iterator[tuple[int, Row]]:
    """The games of the first series by number, and those of the second as numbers from `games` on."""
    for start, task in ((0, first), (games, second)):
        for number, row in crew.play(task, range(games)):
            yield start + number, row


def compared(a: Scenario, b: Scenario, first: Sequence[Row], second: Sequence[Row]) -> dict[str, Any]:
    """What two series of games with the same seeds tell: a verdict for each question, and one for all.

    The verdict of all is `differs` when any question does even with all of them asked at once, `perhaps` when one does
    taken alone, `none` when there is no more than chance, and `same` when every game came out alike.
    """
    found = answers(questions(a, b, first, second))
    alike = sum(_result(a, one) == _result(b, two) for one, two in zip(first, second, strict=True))
    return {
        "games": len(first),
        "digests": {"a": digest_of(first), "b": digest_of(second)},
        "alike": alike,
        "unlike_at_most": round(unseen(len(first)), DIGITS) if alike == len(first) else None,
        "other_instructions": sum(one.instructions != two.instructions for one, two in zip(first, second, strict=True)),
        "questions": [_data(one) for one in found],
        "weighed": sum(one.weighed for one in found),
        "verdict": _verdict(found, alike == len(first)),
    }


def _verdict(found: Sequence[Answer], alike: bool) -> str:
    if alike:
        return SAME
    verdicts = {one.verdict for one in found}
    return next((verdict for verdict in (DIFFERS, PERHAPS) if verdict in verdicts), NONE)


def _result(scenario: Scenario, row: Row) -> dict[str, Any]:
    """How a game came out, its treaty by ids."""
    treaty = row.treaty
    named = None if treaty is None else {
        article.id: article.options[n].id for article, n in zip(scenario.articles, treaty, strict=True)
    }  # fmt: skip
    return {**row_data(row), "treaty": named}


def _data(one: Answer) -> dict[str, Any]:
    """An answer as JSON data, with the greatest difference that it leaves room for."""
    plain = {key: round(value, DIGITS) if isinstance(value, float) else value for key, value in asdict(one).items()}
    return {**plain, "counted": list(one.counted), "at_most": None if one.low is None else round(one.bound, DIGITS)}
