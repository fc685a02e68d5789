"""Playing a save or a record again: the match it gives, or its valid beginning and the first difference."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from game.engine import actions as a
from game.engine.refusals import Refused
from game.kernel.errors import BadRequest, GameError
from game.kernel.sentences import sentence
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.session.chain import GIVEN, HUMAN, Entry, Settings
from game.session.codec import BadAction, decode, decode_actor, decode_text, encode_treaty
from game.session.edition import Edition, edition_of_tree
from game.session.match import Match, begin, rewind, start, submit
from game.session.outcome import ending_data, outcome_fits, outcome_sound
from game.session.playbook import BrokenRecord, Record, Recorded, load_record as load_record
from game.session.record import Absent, Loaded, Save, other_rules, read, read_only

OK, DIVERGED, DAMAGED, READ_ONLY = "ok", "diverged", "damaged", "read_only"


@dataclass(frozen=True, slots=True)
class Replayed:
    """What playing a save again gave.

    `match` is the whole game when `status` is `ok`, else as much of it as is good (None: nothing). `read_only`: made
    under other rules. `entries`: how many entries were good.
    """

    status: str
    reason: str
    match: Match | None
    entries: int


@dataclass(frozen=True, slots=True)
class ReplayResult:
    """The report of the command `replay`; `data()` has its promised fields. `match`: as much of the game as is good."""

    status: str
    reason: str
    actions: int
    ending: dict[str, Any]
    treaty: dict[str, str]
    matches_history: bool
    digest: str
    match: Match | None = None

    def data(self) -> dict[str, Any]:
        """The fields in their order."""
        return {
            "status": self.status,
            "reason": self.reason,
            "actions": self.actions,
            "ending": self.ending,
            "treaty": self.treaty,
            "matches_history": self.matches_history,
            "digest": self.digest,
        }


def replay_save(save: Save) -> Replayed:
    """Play a save again, checking every digest. Never raises."""
    if read_only(save):
        return Replayed(READ_ONLY, other_rules(save.header.rules), None, 0)
    try:
        edition = edition_of_tree(save.scenario, "The scenario in this save")
    except GameError as error:
        return Replayed(DAMAGED, error.sentence, None, 0)
    for side in BOTH_SIDES:
        if all(card.id != save.header.instructions.of(side) for card in edition.scenario.doctrines.of(side)):
            return Replayed(
                DAMAGED,
                sentence("trouble.instructions", "The save names instructions that its scenario does not have."),
                None,
                0,
            )
    match = begin(edition, save.header)
    for entry in save.log:
        after = _again(match, entry)
        if isinstance(after, str):
            return Replayed(
                DIVERGED,
                sentence("trouble.entry_differs", "Entry {number}: {what}", number=entry.n, what=after),
                match,
                entry.n - 1,
            )
        match = after
    if save.outcome is not None and not (outcome_sound(save.outcome) and outcome_fits(save.outcome, match)):
        reason = sentence(
            "trouble.outcome_changed", "The outcome in the save has been changed; the game itself is whole."
        )
        return Replayed(DAMAGED, reason, match, len(save.log))
    return Replayed(OK, "", match, len(save.log))


def _again(match: Match, entry: Entry) -> Match | str:
    """The match after an entry, or the first difference in a sentence."""
    board = match.edition.board
    try:
        actor = decode_actor(board, entry.by)
        if "rewind" in entry.action:
            to = entry.action["rewind"]
            fits = isinstance(to, int) and not isinstance(to, bool) and len(entry.action) == 1
            after = rewind(match, actor, to) if fits else None
        else:
            after = submit(match, actor, decode(board, entry.action))
    except BadAction as error:
        return error.sentence
    if after is None or isinstance(after, Refused):
        return sentence("trouble.no_longer", "it is no longer possible.")
    if after.digest != entry.digest:
        return sentence(
            "trouble.digest_differs", "its digest differs: the entry, or something before it, has been changed."
        )
    return after


def afresh(save: Save, match_id: str) -> Match:
    """A new game from a save's scenario, seed and instructions. Raises `BrokenScenario` or `BadRequest`."""
    edition = edition_of_tree(save.scenario, "The scenario in this save")
    header = save.header
    return start(edition, header.seed, header.settings, header.instructions, match_id, header.directed)


def replay_bytes(data: bytes) -> ReplayResult:
    """Play the save in a file's bytes again and report."""
    found = read(data)
    if isinstance(found, Loaded):
        replayed = replay_save(found.save)
        status = DIVERGED if replayed.status == READ_ONLY else replayed.status
        return _report(status, replayed.reason, replayed.match)
    reason = f"{found.reason} ({found.where})"
    good = replay_save(found.good).match if found.good is not None else None
    return _report(DAMAGED, reason, good)


def replay_record(edition: Edition, record: Record) -> ReplayResult:
    """Play a record of a conference and report. Never raises for what is written in the record."""
    match, status, reason = play_record(edition, record)
    return _report(status, reason, match)


def play_record(edition: Edition, record: Record) -> tuple[Match | None, str, str]:
    """The match that a record gives, with `ok`, `diverged` or `damaged` and the reason."""
    try:
        match = _opening(edition, record)
    except GameError as error:
        return None, DAMAGED, error.sentence
    for act in record.actions:
        try:
            after = _recorded(match, act)
        except BadAction as error:
            return match, DAMAGED, BrokenRecord(record.name, act.line, error.sentence).sentence
        if isinstance(after, str):
            return match, DIVERGED, f"{record.name}, line {act.line}: {after}"
        match = after
    match = _waited(match)
    if not match.over:
        return match, DIVERGED, "The record ends before the conference does."
    return match, OK, ""


def _opening(edition: Edition, record: Record) -> Match:
    ids = edition.board.side_ids
    if record.scenario != edition.scenario.id:
        raise BadRequest(f"The record is of '{record.scenario[:40]}', not of '{edition.scenario.id}'.")
    if set(record.instructions) != set(ids):
        raise BadRequest("The record does not name the instructions of both sides.")
    names = {ids.first: Side.FIRST, ids.second: Side.SECOND}
    if any(name not in names for name in record.openers):
        raise BadRequest("The record names an opener who is no side.")
    openers = tuple(names[name] for name in record.openers)
    settings = Settings(BySide(HUMAN, HUMAN), instructions=GIVEN, openers=openers)
    return start(edition, record.seed, settings, BySide(*(record.instructions[name] for name in ids)))


def _recorded(match: Match, act: Recorded) -> Match | str:
    board = match.edition.board
    actor = decode_actor(board, act.by)
    if actor is not a.Actor.MEDIATOR:
        match = _waited(match)
    sitting = match.state.common.sitting
    if act.sitting != sitting:
        return f"the record is at sitting {act.sitting}, the game at sitting {sitting}."
    after = submit(match, actor, decode_text(board, act.action))
    if isinstance(after, Refused):
        return f"{act.action['action']} by {act.by} is refused ({after.code.value})."
    return after


def _waited(match: Match) -> Match:
    """Let a mediator of whom the record says nothing wait."""
    while match.waiting() == (a.Actor.MEDIATOR,):
        after = submit(match, a.Actor.MEDIATOR, a.Wait())
        if isinstance(after, Refused):
            return match
        match = after
    return match


def _report(status: str, reason: str, match: Match | None) -> ReplayResult:
    if match is None:
        return ReplayResult(status, reason, 0, {}, {}, False, "")
    treaty = match.state.common.treaty
    return ReplayResult(
        status=status,
        reason=reason,
        actions=len(match.entries),
        ending=ending_data(match),
        treaty={} if treaty is None else encode_treaty(match.edition.board, treaty),
        matches_history=treaty == match.edition.scenario.history,
        digest=match.digest,
        match=match,
    )


def replay_file(path: Path) -> ReplayResult | Absent:
    """Play the save in a file again and report; `Absent` when there is no such file."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Absent()
    except OSError as error:
        return _report(DAMAGED, f"The file cannot be read: {error.strerror or 'unknown reason'}.", None)
    return replay_bytes(data)
