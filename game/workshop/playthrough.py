"""One game between computer delegations as text: what each side saw at every sitting, what was done, what followed."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from dataclasses import dataclass

from game.engine import actions as a
from game.engine.events import HiddenEvent, SittingOpened, StageSet, TurnTaken
from game.engine.parts import Phase
from game.engine.refusals import Refused
from game.kernel.sides import BOTH_SIDES, BySide
from game.session.chain import Settings
from game.session.edition import Edition
from game.session.match import Match, start, submit
from game.views.project import project
from game.workshop.driver import Stalled, Step, steps
from game.workshop.players import players
from game.workshop.view_text import view_lines
from game.workshop.wording import action_line, audience_mark, event_line

WIDEST = 100
UNTOLD = (HiddenEvent, StageSet, TurnTaken)


@dataclass(frozen=True, slots=True)
class Request:
    """The game to be printed."""

    seed: str
    levels: BySide[str]
    instructions: BySide[str]


def playthrough(edition: Edition, request: Request) -> Iterator[str]:
    """The lines, none wider than 100 columns; the last is `digest: <hex>`, that of the match as a save would hold it.

    Raises Stalled when the game does not end, or when the session does not follow the engine step by step.
    """
    match = start(edition, request.seed, Settings(levels=request.levels), request.instructions)
    yield from _head(edition, request)
    shown_at = 0
    for step in steps(edition.scenario, request.seed, request.instructions, players(request.levels)):
        if step.by is not None and step.action is not None:
            match = _follow(match, step)
            yield from wrapped(f"> {action_line(edition.board, step.by, step.action)}{_reasons(step)}", 2)
        for event in step.events:
            if isinstance(event, SittingOpened):
                yield from _sitting(edition, event.sitting)
            elif not isinstance(event, UNTOLD):
                mark = audience_mark(edition.board, event)
                yield from wrapped(f"    [{mark}] {event_line(edition.board, event)}", 6)
        common = step.state.common
        if common.phase is Phase.TABLE and common.sitting > shown_at:
            shown_at = common.sitting
            yield from _views(match)
    yield ""
    yield f"digest: {match.digest}"


def played(edition: Edition, request: Request) -> Match:
    """The match of the same game at its end. Raises Stalled as `playthrough` does."""
    match = start(edition, request.seed, Settings(levels=request.levels), request.instructions)
    for step in steps(edition.scenario, request.seed, request.instructions, players(request.levels)):
        match = _follow(match, step)
    return match


def _follow(match: Match, step: Step) -> Match:
    """The match after the same step. Session and engine must not part ways."""
    by, action = step.by, step.action
    if by is None or action is None:
        return match
    after = submit(match, by, action)
    if isinstance(after, Refused) or after.state != step.state:
        raise Stalled(f"The session parts ways with the engine at entry {len(match.steps)}.")
    return after


def _head(edition: Edition, request: Request) -> Iterator[str]:
    scenario = edition.scenario
    yield f"{scenario.title} ({scenario.id})"
    yield f"seed {request.seed}"
    for side in BOTH_SIDES:
        spec = scenario.sides.of(side)
        yield f"{spec.id}: level {request.levels.of(side)}, instructions {request.instructions.of(side)}"


def _sitting(edition: Edition, sitting: int) -> Iterator[str]:
    day = edition.scenario.calendar[sitting - 1]
    yield ""
    yield "=" * WIDEST
    yield from wrapped(f"Sitting {sitting}, {day.date}: {day.name}{' (invented)' if day.invented else ''}", 2)
    yield "=" * WIDEST


def _views(match: Match) -> Iterator[str]:
    for side in BOTH_SIDES:
        yield f"-- what {match.edition.board.side_ids.of(side)} sees"
        for line in view_lines(project(match.state, side, match.shown.of(side))):
            yield from wrapped(f"   {line.rstrip()}", 5)
    yield "--"


def _reasons(step: Step) -> str:
    if step.choice is None or step.by is a.Actor.MEDIATOR:
        return ""
    terms = ", ".join(f"{term.name}{term.value:+d}" for term in step.choice.reasons[:4])
    tried = f" [refused before: {step.refused.code.value}]" if step.refused is not None else ""
    return (f"  ({terms})" if terms else "") + tried


def wrapped(text: str, indent: int) -> Iterator[str]:
    """A line in as many lines as 100 columns need."""
    start_of = text[: len(text) - len(text.lstrip())]
    yield from textwrap.wrap(
        text.strip(),
        WIDEST,
        initial_indent=start_of,
        subsequent_indent=" " * (len(start_of) + indent),
        break_on_hyphens=False,
    ) or [""]
