"""A decision in the making: rules emit events into a `Play`, which keeps the state they lead to."""

from __future__ import annotations

from game.engine import events as e
from game.engine.evolve import evolve
from game.engine.facts import judged
from game.engine.parts import Reading, Room
from game.engine.state import GameState
from game.kernel.conditions import Condition
from game.kernel.draws import PER_MILLE, draw
from game.kernel.sides import BOTH_SIDES, Side
from game.scenario.definition import Sight

INFLUENCE_CAP = 6
METER_CAP = 100
WORDS = 5
NARROWED_SHARE = 2
MEDIATORS = ("goodwill", "mediator_patience")


class Play:
    """The state as it stands while rules decide, and the events so far."""

    def __init__(self, state: GameState) -> None:
        self.state = state
        self.events: list[e.Event] = []

    def emit(self, event: e.Event) -> None:
        """Let `event` happen."""
        self.state = evolve(self.state, event)
        self.events.append(event)

    def holds(self, condition: Condition) -> bool:
        """Whether a condition holds now."""
        return judged(self.state, condition)

    def draw(self, stream: str, bound: int) -> int:
        """A named draw, by this sitting (R17)."""
        return draw(self.state.hidden.seed, stream, self.state.common.sitting, bound)

    def happens(self, stream: str, per_mille: int) -> bool:
        """Whether something of that chance happens."""
        return self.draw(stream, PER_MILLE) < per_mille

    def meter(self, meter: str, side: Side | None, change: int, cause: str) -> None:
        """Move a meter within its range; nothing happens when it cannot move, or there is no mediator to be moved."""
        if meter in MEDIATORS and not self.state.board.mediator:
            return
        before = self.value(meter, side)
        cap = INFLUENCE_CAP if meter == "influence" else METER_CAP
        value = max(0, min(cap, before + change))
        if value == before:
            return
        if side is None or meter == "credibility":
            self.emit(e.HiddenMeterMoved(meter, side, value - before, value, cause))
        else:
            self.emit(e.MeterMoved(side, meter, value - before, value, cause))

    def both(self, meter: str, change: int, cause: str) -> None:
        """Move a meter of both sides."""
        for side in BOTH_SIDES:
            self.meter(meter, side, change, cause)

    def value(self, meter: str, side: Side | None) -> int:
        """Where a meter stands."""
        if side is None:
            shared: int = getattr(self.state.hidden, meter)
            return shared
        if meter == "credibility":
            return self.state.hidden.credibility.of(side)
        own: int = getattr(self.state.own.of(side), meter)
        return own

    def track(self, track: int, change: int, cause: str) -> None:
        """Move a track within 0..100."""
        before = self.state.hidden.tracks[track]
        value = max(0, min(100, before + change))
        if value != before:
            self.emit(e.TrackMoved(track, value - before, value, cause))

    def refresh(self) -> None:
        """Bring every seat's readings, and the room in words, up to date."""
        for track in range(len(self.state.scenario.tracks)):
            self._refresh_track(track)
        room = room_of(self.state)
        if room != self.state.common.room:
            self.emit(e.RoomRead(room))

    def _refresh_track(self, track: int) -> None:
        sight = self.state.scenario.tracks[track].sight
        if sight.first == sight.second:
            # What one side's staff learns beyond the common reading must not show in who is told of that.
            shared = read_by(sight.first, self.state.hidden.tracks[track], narrowed=False)
            if shared is not None and shared != self.state.common.readings[track]:
                self.emit(e.TrackRead(None, track, shared))
        for side in BOTH_SIDES:
            mine = read(self.state, track, side)
            if mine is not None and mine != self.state.own.of(side).readings[track]:
                self.emit(e.TrackRead(side, track, mine))


def read(state: GameState, track: int, side: Side) -> Reading | None:
    """How `side` reads a track now."""
    sight: Sight = state.scenario.tracks[track].sight.of(side)
    narrowed = any(item == track and until >= state.common.sitting for item, until in state.hidden.narrowed.of(side))
    return read_by(sight, state.hidden.tracks[track], narrowed=narrowed)


def read_by(sight: Sight, value: int, *, narrowed: bool) -> Reading | None:
    """A value as a sight shows it: in whole cells, so that the middle of a band says nothing more than the band."""
    if sight.kind == "exact":
        return Reading(value, value, word_of(value))
    if sight.kind == "hidden" and not narrowed:
        return None
    width = {"band": sight.width, "words": 10, "hidden": 20}[sight.kind]
    cell = max(1, width * 2 // (NARROWED_SHARE if narrowed else 1))
    low = value // cell * cell
    high = min(METER_CAP, low + cell - 1)
    return Reading(low, high, word_of((low + high) // 2))


def word_of(value: int) -> int:
    """Which of five words, from low to high, a value of 0..100 is said in."""
    return min(WORDS - 1, value // 20)


def room_of(state: GameState) -> Room:
    """The unseen meters in words."""
    hidden = state.hidden
    return Room(
        rapport=word_of(hidden.rapport),
        world=word_of(hidden.world),
        mediator=word_of(hidden.mediator_patience),
        credibility=hidden.credibility.map(word_of),
    )
