"""A game told again, event by event: the ground on which its debrief is reckoned."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from game.analysis.tables import Treaty
from game.engine.board import points_of
from game.engine.events import Event
from game.engine.evolve import evolve
from game.engine.rules_capital import fill
from game.engine.setup import blank
from game.engine.state import GameState
from game.engine.treaty import Offer, Terms
from game.kernel.sides import BySide, Side, each


@dataclass(frozen=True, slots=True)
class Beat:
    """One event, with the truth just before it and just after."""

    event: Event
    before: GameState
    after: GameState

    @property
    def sitting(self) -> int:
        """The sitting that it belongs to."""
        return self.after.common.sitting


Timeline = tuple[Beat, ...]


def timeline(final: GameState, events: Sequence[Event]) -> Timeline:
    """The beats of a game that has ended. `events` are all of its events, in order.

    Raises ValueError while the game goes on: the truth is not for a game in play.
    """
    if not final.over:
        raise ValueError("a timeline is for a game that has ended")
    hidden = final.hidden
    state = blank(final.scenario, hidden.seed, final.own.map(lambda own: own.doctrine), hidden.openers)
    beats = []
    for event in events:
        after = evolve(state, event)
        beats.append(Beat(event, state, after))
        state = after
    return tuple(beats)


def sittings(beats: Timeline) -> Iterator[tuple[int, GameState]]:
    """Each sitting with the state at its end; what comes after the game is left out."""
    last: GameState | None = None
    for beat in beats:
        if last is not None and beat.sitting != last.common.sitting:
            yield last.common.sitting, last
        last = beat.after
        if last.over:
            break
    if last is not None:
        yield last.common.sitting, last


def worth_to_each(state: GameState, treaty: Treaty) -> BySide[int]:
    """Both sides' points for a treaty, as they stand."""
    return each(lambda side: points_of(state.own.of(side).points, state.board.links, side, treaty))


def draft(state: GameState, terms: Terms = ()) -> Treaty:
    """The treaty as it stands: `terms`, what is settled, what falls to silence, the rest halfway between both words."""
    return fill(state, terms)


def asked(state: GameState, side: Side, terms: Terms = ()) -> Treaty:
    """The treaty that a side asks for: `terms`, what is settled, its own last word, the rest as in `draft`."""
    said = dict(terms)
    for article, word in enumerate(state.common.desks.of(side).positions):
        if word is not None and state.common.matters[article].open:
            said.setdefault(article, word)
    return fill(state, tuple(sorted(said.items())))


def whole_terms(state: GameState, offer: Offer) -> Terms:
    """What an offer would settle, the articles that it withdraws at their silent options."""
    silent = state.board.silent_treaty()
    given_up = [(article, option) for article in offer.withdraws if (option := silent[article]) is not None]
    return tuple(sorted([*offer.terms, *given_up]))
