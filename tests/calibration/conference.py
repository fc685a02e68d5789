"""The recorded conference up to a moment, with some acts exchanged for others, and then acts of one's own."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

from game.engine import actions as a, events as e
from game.engine.parts import Phase
from game.engine.refusals import Refused
from game.engine.treaty import Terms
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.scenario.definition import Scenario
from game.session.chain import GIVEN, Settings
from game.session.codec import decode_actor, decode_text
from game.session.edition import Edition, edition_of_path
from game.session.match import Match, start, submit
from game.session.playbook import Record, Recorded, load_record

SCENARIOS = Path(__file__).parents[2] / "scenarios"
PORTSMOUTH = SCENARIOS / "portsmouth-1905.yaml"
AS_IN_FACT = "oyster-bay"
JAPAN, RUSSIA = a.Actor.FIRST, a.Actor.SECOND


@cache
def edition() -> Edition:
    """Portsmouth as shipped."""
    return edition_of_path(PORTSMOUTH)


@cache
def record() -> Record:
    """The conference as it was held."""
    return load_record(SCENARIOS / "records" / "portsmouth-1905.yaml")


def portsmouth() -> Scenario:
    """The scenario."""
    return edition().scenario


def exchanged(acts: tuple[Recorded, ...], sitting: int, by: str, old: str, new: dict[str, Any]) -> tuple[Recorded, ...]:
    """The same acts with one side's act called `old` at a sitting exchanged for `new`; it must be there just once."""
    where = [n for n, act in enumerate(acts) if (act.sitting, act.by, act.action["action"]) == (sitting, by, old)]
    assert len(where) == 1, where
    changed = list(acts)
    changed[where[0]] = replace(acts[where[0]], action=new)
    return tuple(changed)


def up_to_the_table(acts: tuple[Recorded, ...], sitting: int) -> tuple[Recorded, ...]:
    """The acts before the first one at the table of a sitting."""
    return tuple(one for one in acts if one.sitting < sitting)


def played(acts: tuple[Recorded, ...], sitting: int, seed: str) -> Match:
    """The match that these acts give under a seed, at the table of `sitting`; every one of them must be legal.

    What chance asks of a side beyond the record it answers with the first answer there is.
    """
    names = {edition().board.side_ids.of(side): side for side in BOTH_SIDES}
    openers = tuple(names[name] for name in record().openers)
    instructions = BySide(*(record().instructions[name] for name in names))
    match = start(edition(), seed, Settings(instructions=GIVEN, openers=openers), instructions)
    answers = {one.action["event"]: one.action["answer"] for one in acts if one.action["action"] == "choose"}
    for one in acts:
        actor = decode_actor(edition().board, one.by)
        if one.action["action"] == "choose":
            continue
        match = _read(match, answers)
        if actor is not a.Actor.MEDIATOR:
            match = _waited(match)
        assert match.state.common.sitting == one.sitting, (one, match.state.common.sitting)
        match = act(match, actor, decode_text(edition().board, one.action))
    match = _waited(_read(match, answers))
    assert match.state.common.sitting == sitting
    assert match.state.common.phase is Phase.TABLE
    return match


def _read(match: Match, answers: dict[str, str]) -> Match:
    """Answer whatever the dispatches ask, as in the record where it says."""
    while True:
        asked = [(side, event) for side in BOTH_SIDES for event in match.state.own.of(side).asked]
        if not asked:
            return match
        side, event = asked[0]
        spec = match.state.scenario.event_by_id[event]
        known = [answer.id for answer in spec.answers if answer.id == answers.get(event)]
        match = act(match, a.actor_of(side), a.Choose(event, (known or [spec.answers[0].id])[0]))


def _waited(match: Match) -> Match:
    while match.waiting() == (a.Actor.MEDIATOR,):
        match = act(match, a.Actor.MEDIATOR, a.Wait())
    return match


def act(match: Match, by: a.Actor, action: a.Action) -> Match:
    """The match after an act that must be legal."""
    after = submit(match, by, action)
    assert not isinstance(after, Refused), (after.code, action)
    return after


def terms(**options: str) -> Terms:
    """Terms by the names of articles and options."""
    scenario = portsmouth()
    numbers = [(scenario.article_index[name], option) for name, option in options.items()]
    return tuple(sorted((number, scenario.option_index(number, option)) for number, option in numbers))


def heard(match: Match, side: Side, article: str) -> list[int]:
    """The options that `side` was told the other would go to on an article, oldest first."""
    number = portsmouth().article_index[article]
    reports = [event for event in match.shown.of(side) if isinstance(event, e.ReportHeard)]
    return [one.low for one in reports if one.subject == "mandate" and one.article == number]
