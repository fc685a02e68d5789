"""A running match: the state, how it came about, and what each seat has been shown.

Nothing is ever taken out of the log. A rewind is an entry of its own whose state is that of an earlier entry; the
*line* is the entries that led to where the match stands now.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from game.engine import actions as a, events as e
from game.engine.apply import apply
from game.engine.evolve import evolve
from game.engine.refusals import Code, Refused, refuse
from game.engine.setup import drawn_instructions, historical_instructions, setup
from game.engine.state import RULES, GameState, awaiting
from game.kernel.canonical import digest
from game.kernel.errors import BadRequest
from game.kernel.message import message
from game.kernel.sides import BOTH_SIDES, BySide, Side, each
from game.session.chain import COMPUTER, HISTORICAL, HUMAN, Entry, Header, Origin, Settings, first_digest, next_digest
from game.session.codec import BadAction, decode, encode, encode_actor
from game.session.edition import Edition

NO_EVENTS: tuple[e.Event, ...] = ()
USUAL = Settings()


@dataclass(frozen=True, slots=True)
class Step:
    """An entry with what it led to. `parent` is the step it follows on; a rewind follows on an earlier one."""

    entry: Entry | None
    actor: a.Actor | None
    action: a.Action | None
    state: GameState
    events: tuple[e.Event, ...]
    parent: int


@dataclass(frozen=True, eq=False)
class Match:
    """A match at one moment. `steps[0]` is the opening, `steps[n]` belongs to entry n."""

    edition: Edition
    header: Header
    steps: tuple[Step, ...]
    start: str
    shown: BySide[tuple[e.Event, ...]]

    @property
    def state(self) -> GameState:
        """Where the match stands."""
        return self.steps[-1].state

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The log."""
        return tuple(step.entry for step in self.steps if step.entry is not None)

    @property
    def digest(self) -> str:
        """The digest of everything so far."""
        last = self.steps[-1].entry
        return self.start if last is None else last.digest

    @property
    def over(self) -> bool:
        """Whether the conference has ended."""
        return self.state.over

    @cached_property
    def line(self) -> tuple[int, ...]:
        """The steps that led to where the match stands, the opening first."""
        found = []
        number = len(self.steps) - 1
        while number > 0:
            found.append(number)
            number = self.steps[number].parent
        return (0, *reversed(found))

    @cached_property
    def events(self) -> tuple[e.Event, ...]:
        """Every event on the line, in order."""
        return tuple(event for number in self.line for event in self.steps[number].events)

    @cached_property
    def seats(self) -> BySide[str]:
        """Who plays each side now: human or computer."""
        taken = [event for event in self.events if isinstance(event, e.SeatTaken)]
        seats = self.header.settings.seats
        for event in taken:
            seats = seats.put(event.seat, COMPUTER if event.computer else HUMAN)
        return seats

    def waiting(self) -> tuple[a.Actor, ...]:
        """Who must act now."""
        return awaiting(self.state)


def start(
    edition: Edition,
    seed: str,
    settings: Settings = USUAL,
    instructions: BySide[str] | None = None,
    match_id: str = "",
    directed: bool = False,
    origin: Origin | None = None,
) -> Match:
    """A new match at its first dispatches.

    `instructions` None: as the settings say, historical or drawn from the seed. Without a `match_id` one is made from
    everything that fixes the game. Raises `BadRequest` when a doctrine does not exist.
    """
    chosen = instructions if instructions is not None else _instructions(edition, seed, settings)
    for side in BOTH_SIDES:
        if all(card.id != chosen.of(side) for card in edition.scenario.doctrines.of(side)):
            name = edition.scenario.sides.of(side).name
            raise BadRequest(f"There are no instructions called '{chosen.of(side)[:40]}' for {name}.")
    given = match_id or digest(edition.digest, seed, repr(chosen), repr(settings))[:12]
    return begin(edition, Header(RULES, given, origin, directed, seed, chosen, settings))


def begin(edition: Edition, header: Header) -> Match:
    """The match that a header fixes, before its first entry."""
    opened = setup(edition.scenario, header.seed, header.instructions, header.settings.openers)
    first = Step(None, None, None, opened.state, opened.events, 0)
    link = first_digest(header, edition.board.side_ids, edition.digest, opened.events)
    return Match(edition, header, (first,), link, each(lambda side: _seen(side, opened.events)))


def _instructions(edition: Edition, seed: str, settings: Settings) -> BySide[str]:
    if settings.instructions == HISTORICAL:
        return historical_instructions(edition.scenario)
    return drawn_instructions(edition.scenario, seed)


def submit(match: Match, by: a.Actor, action: a.Action) -> Match | Refused:
    """The match after `action`, or why it was refused. A refused action leaves no trace."""
    board = match.edition.board
    try:
        written = encode(board, action)
        action = decode(board, written)
    except BadAction:
        outcome = apply(match.state, by, action)
        return outcome if isinstance(outcome, Refused) else refuse(Code.UNKNOWN_ACTION)
    outcome = apply(match.state, by, action)
    if isinstance(outcome, Refused):
        return outcome
    return _append(match, by, written, Step(None, by, action, outcome.state, outcome.events, len(match.steps) - 1))


def rewind(match: Match, by: a.Actor, to: int) -> Match | Refused:
    """Go back to how things stood after entry `to` (0: the opening). The director's rewinding is public."""
    if match.header.settings.iron:
        return Refused(Code.NOT_NOW, message("refusal.iron"))
    if not 0 <= to < len(match.steps):
        return Refused(Code.NOT_NOW, message("refusal.cannot_rewind"))
    state, events = match.steps[to].state, NO_EVENTS
    if by is a.Actor.DIRECTOR:
        events = (e.Directed("rewind", str(to)),)
        state = evolve(state, events[0])
    return _append(match, by, {"rewind": to}, Step(None, by, None, state, events, to))


def put_to_vote(match: Match, first: str, second: str) -> Match | Refused:
    """A signed match whose capitals have decided anew with these votes (`actions.VOTES`); once, and not when iron."""
    signed = next((n for n in match.line if any(isinstance(one, e.Signed) for one in match.steps[n].events)), None)
    actor = None if signed is None else match.steps[signed].actor
    if signed is None or actor is None or actor is a.Actor.DIRECTOR:
        return refuse(Code.NO_TREATY)
    before = rewind(match, actor, match.steps[signed].parent)
    return before if isinstance(before, Refused) else submit(before, a.Actor.DIRECTOR, a.PutToVote(first, second))


def branch(match: Match, to: int, match_id: str) -> Match:
    """A new match with the log up to entry `to` copied. Its luck is the same."""
    header = replace(match.header, id=match_id, origin=Origin(match.header.id, to))
    return _chained(match, header, match.steps[: to + 1])


def rehead(match: Match, header: Header) -> Match:
    """The same match under another header of the same game, its digests made anew."""
    return _chained(match, header, match.steps)


def _append(match: Match, by: a.Actor, written: dict[str, Any], step: Step) -> Match:
    number, name = len(match.steps), encode_actor(match.edition.board, by)
    link = next_digest(match.digest, number, name, written, step.events)
    steps = (*match.steps, replace(step, entry=Entry(number, name, written, link)))
    if step.state.common.directed and not match.header.directed:
        return _chained(match, replace(match.header, directed=True), steps)
    if step.parent != number - 1:
        return _with_shown(Match(match.edition, match.header, steps, match.start, match.shown))
    shown = each(lambda side: (*match.shown.of(side), *_seen(side, step.events)))
    return Match(match.edition, match.header, steps, match.start, shown)


def _chained(match: Match, header: Header, steps: tuple[Step, ...]) -> Match:
    """The same steps under another header, every digest made anew."""
    link = first_digest(header, match.edition.board.side_ids, match.edition.digest, steps[0].events)
    start_link, done = link, [steps[0]]
    for step in steps[1:]:
        entry = step.entry
        if entry is not None:
            link = next_digest(link, entry.n, entry.by, entry.action, step.events)
            done.append(replace(step, entry=replace(entry, digest=link)))
    return _with_shown(Match(match.edition, header, tuple(done), start_link, match.shown))


def _with_shown(match: Match) -> Match:
    return replace(match, shown=each(lambda side: _seen(side, match.events)))


def _seen(side: Side, events: tuple[e.Event, ...]) -> tuple[e.Event, ...]:
    return tuple(event for event in events if e.sees(side, event))
