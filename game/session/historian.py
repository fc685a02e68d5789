"""What was done in public on the days of the conference that is played, as its record has it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from game.kernel.message import Message
from game.kernel.sides import Side
from game.session.codec import BadAction, decode_actor, decode_text
from game.session.edition import Edition
from game.session.match import Match
from game.session.minutes import numbered
from game.session.playbook import Record, Recorded
from game.session.replay import play_record

PASSED_OVER = ("minutes.sitting", "minutes.opener", "minutes.event", "minutes.choice")


@dataclass(frozen=True, slots=True)
class Done:
    """One act of the record: whose, in the words of the minutes, with the note and the titles of the sources."""

    by: Side | None
    message: Message
    note: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """The public acts of one sitting of the record."""

    sitting: int
    acts: tuple[Done, ...]


def chronicle(edition: Edition, record: Record, last: int) -> tuple[Day, ...]:
    """The days of a record up to sitting `last`; what happened later is not told. Empty where it cannot be replayed."""
    match, _, _ = play_record(edition, record)
    if match is None:
        return ()
    titles = {source.code: source.title for source in edition.scenario.sources}
    notes = dict(_paired(match, record))
    days: dict[int, list[Done]] = {n: [] for n in range(1, last + 1)}
    told: set[int] = set()
    for line in numbered((n, event) for n in match.line for event in match.steps[n].events):
        if line.sitting not in days or line.message.key in PASSED_OVER:
            continue
        act = notes.get(line.entry)
        fresh = act is not None and line.entry not in told
        told.add(line.entry)
        note, codes = (act.note, act.source) if fresh and act is not None else ("", ())
        days[line.sitting].append(Done(line.by, line.message, note, tuple(titles.get(code, code) for code in codes)))
    return tuple(Day(sitting, tuple(acts)) for sitting, acts in days.items() if acts)


def _paired(match: Match, record: Record) -> Iterator[tuple[int, Recorded]]:
    """Each act of the record with the entry that it became; a mediator's waiting may stand between them unrecorded."""
    board, waiting = match.edition.board, iter(record.actions)
    act = next(waiting, None)
    for number in match.line[1:]:
        step = match.steps[number]
        if act is None:
            return
        try:
            same = decode_actor(board, act.by) is step.actor and decode_text(board, act.action) == step.action
        except BadAction:
            return
        if same:
            yield number, act
            act = next(waiting, None)
