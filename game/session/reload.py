"""Playing a match on under a changed scenario, as far as its actions are still possible."""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.engine import actions as a
from game.engine.refusals import Refused
from game.kernel.canonical import digest
from game.session.chain import Origin
from game.session.codec import BadAction, decode, decode_actor
from game.session.edition import Edition
from game.session.match import Match, rehead, start, submit


@dataclass(frozen=True, slots=True)
class Reloaded:
    """The match under the changed scenario, how many actions were kept and lost, and why the first was (or nothing)."""

    match: Match
    kept: int
    lost: int
    reason: str


def reload(match: Match, definition: Edition) -> Reloaded:
    """Replay the actions that led to where `match` stands on another edition, up to the first refusal.

    The new match is marked as directed. Raises BadRequest when the instructions in force no longer exist.
    """
    actions = [step for step in (match.steps[number] for number in match.line) if step.action is not None]
    header = match.header
    fresh_id = digest(header.id, definition.digest, str(len(match.entries)))[:12]
    after = start(definition, header.seed, header.settings, header.instructions, fresh_id, True)
    reason = ""
    kept = 0
    for step in actions:
        entry = step.entry
        if entry is None:
            continue
        outcome = _again(after, entry.by, entry.action)
        if isinstance(outcome, str):
            reason = outcome
            break
        after, kept = outcome, kept + 1
    moved = rehead(after, replace(after.header, origin=Origin(header.id, kept)))
    return Reloaded(moved, kept, len(actions) - kept, reason)


def _again(match: Match, by: str, written: dict[str, object]) -> Match | str:
    board = match.edition.board
    try:
        actor: a.Actor = decode_actor(board, by)
        outcome = submit(match, actor, decode(board, written))
    except BadAction as error:
        return error.sentence
    if isinstance(outcome, Refused):
        return f"{written['action']} by {by} is refused ({outcome.code.value})."
    return outcome
