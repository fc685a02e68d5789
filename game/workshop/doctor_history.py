"""What was done in fact, held against the scenario: its record plays, and its treaty lies where both could take it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.analysis.expected import expected_states
from game.engine.facts import walk_away
from game.engine.rules_capital import worth
from game.engine.setup import historical_instructions
from game.engine.state import GameState
from game.kernel.errors import GameError
from game.kernel.sides import BOTH_SIDES
from game.scenario.definition import Scenario
from game.scenario.packs import File, home_of, record_place
from game.scenario.problems import Problem
from game.scenario.source import Source
from game.session.edition import Edition
from game.session.playbook import load_record
from game.session.replay import OK, play_record
from game.workshop.doctor_finding import finding, listed

NO_RECORD, OUTSIDE = "E530", "E531"


@dataclass(frozen=True, slots=True)
class History:
    """The record of a conference: whether there is one, why it does not end as it should (empty: it does), its end.

    `sources`: the codes that its actions are marked with.
    """

    recorded: bool = False
    reason: str = ""
    actions: int = 0
    state: GameState | None = None
    sources: frozenset[str] = frozenset()


def record_of(path: File, scenario: Scenario) -> File:
    """Where the record of a scenario's file is looked for."""
    return record_place(home_of(path), scenario.id)


def history_of(path: File | None, scenario: Scenario, source: Source | None) -> History:
    """The record beside a file, played. Never raises for what is written in it."""
    record = None if path is None or source is None else record_of(path, scenario)
    if record is None or source is None or not record.is_file():
        return History()
    try:
        written = load_record(record)
        match, status, reason = play_record(Edition(scenario, source.tree), written)
    except GameError as error:
        return History(True, error.sentence)
    cited = frozenset(code for act in written.actions for code in act.source)
    if match is None or status != OK:
        return History(True, reason, sources=cited)
    treaty = match.state.common.treaty
    wrong = "" if treaty == scenario.history else _other(scenario, treaty)
    return History(True, wrong, len(match.entries), match.state, cited)


def _other(scenario: Scenario, treaty: tuple[int, ...] | None) -> str:
    if treaty is None:
        return "it ends without a treaty."
    rows = zip(scenario.articles, treaty, scenario.history, strict=True)
    return f"it ends in another treaty: see {listed([card.id for card, one, two in rows if one != two])}."


def history(scenario: Scenario, source: Source | None, found: History, *, deal: bool) -> tuple[Problem, ...]:
    """What is wrong with history; where no deal is possible at all, history's place is not spoken of."""
    return (*_record(source, found), *(_place(scenario, source, found) if deal else ()))


def _record(source: Source | None, found: History) -> Iterator[Problem]:
    if found.reason:
        message = f"the record of the conference does not end as history did: {found.reason}"
        yield finding(source, NO_RECORD, ("id",), message, "mend the record, or the scenario that it is played in")


def _place(scenario: Scenario, source: Source | None, found: History) -> Iterator[Problem]:
    """History's treaty as its signers stood, or as the calendar alone would have had it when there is no record."""
    if found.state is not None:
        if found.reason:
            return
        wrong = _outside(found.state)
        on = "when it was signed"
    else:
        states = expected_states(scenario, historical_instructions(scenario))
        wrong = min((_outside(state) for state in states), key=len)
        on = "on any day, as far as the calendar alone decides"
    if wrong:
        message = f"the historical treaty was not to be had {on}: {'; '.join(wrong)}"
        hint = "widen a mandate, lower a walk-away, or lay a record beside the file that shows how it came about"
        yield finding(source, OUTSIDE, ("articles",), message, hint, key=True)


def _outside(state: GameState) -> tuple[str, ...]:
    """Why each side could not have taken history's treaty as things stand."""
    scenario = state.scenario
    treaty = scenario.history
    found = []
    for side in BOTH_SIDES:
        name, lines = scenario.sides.of(side).id, state.own.of(side).mandate
        beyond = [
            scenario.articles[n].id
            for n, line in enumerate(lines)
            if line is not None and (treaty[n] > line.option if side == 0 else treaty[n] < line.option)
        ]
        if beyond:
            found.append(f"`{name}` had no authority for it on {listed(beyond)}")
        points, limit = worth(state, side, treaty), walk_away(state, side)
        if points < limit:
            found.append(f"`{name}` had {points} points by it and {limit} without")
    return tuple(found)
