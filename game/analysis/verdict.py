"""The verdict on a finished game (R16): points on four measures, what was left, who guessed what, what followed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.analysis.tables import Treaty, tables_now
from game.analysis.trades import MissedTrade, best_for_both, judgement, missed_trades
from game.bargaining.frontier import Frontier, best_at_least, frontier
from game.bargaining.improve import below_frontier_percent_k
from game.bargaining.points import Pair, total
from game.engine.events import Event, GuessMade
from game.engine.facts import judged, walk_away
from game.engine.parts import Closing
from game.engine.play import word_of
from game.engine.rules_capital import limit_of
from game.engine.state import GameState
from game.kernel.sides import BySide, Side, each
from game.scenario.definition import Fact

UNMARKED = Fact("invented")


@dataclass(frozen=True, slots=True)
class LineGuess:
    """A guess at where the other side would stop on an article, and where it would."""

    article: int
    guessed: int
    truth: int


@dataclass(frozen=True, slots=True)
class Insight:
    """How well a side guessed the other's limits; `off` is the error on the walk-away in points, sign kept."""

    guessed: int
    truth: int
    lines: tuple[LineGuess, ...]

    @property
    def off(self) -> int:
        """Guess less truth."""
        return self.guessed - self.truth


@dataclass(frozen=True, slots=True)
class SideVerdict:
    """One side's result.

    `points` of the treaty, or of the war that followed; `opening` the walk-away of its doctrine on the first day;
    `history` what the treaty made in fact is worth under the same instructions; `reachable` the most it could have had
    with the other side as well off as it is now. `reception` is a word from 0 (disgrace) to 4 (triumph), by standing.
    """

    doctrine: str
    points: int
    opening: int
    closing_walk_away: int
    history: int
    reachable: int
    reception: int
    insight: Insight | None

    @property
    def gain(self) -> int:
        """Points above the opening walk-away: letting one's country rot is no achievement."""
        return self.points - self.opening


@dataclass(frozen=True, slots=True)
class Followed:
    """A line of the epilogue."""

    id: str
    topic: str
    date: str
    text: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Fate:
    """What the peace, or its failure, did to people who were not in the room."""

    id: str
    name: str
    verdict: str
    text: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Told:
    """A title and a text of the scenario: of the ending, of the war."""

    id: str
    title: str
    text: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything that is said once a game is over. Points and fates stand apart and are never summed."""

    closing: Closing
    ending: Told
    war: Told | None
    sides: BySide[SideVerdict]
    treaty: Treaty | None
    matches_history: bool
    below_frontier: int | None
    trades: tuple[MissedTrade, ...]
    improvement: MissedTrade | None
    improved: BySide[int] | None
    epilogue: tuple[Followed, ...]
    bystanders: tuple[Fate, ...]


def verdict(state: GameState, events: Sequence[Event] = ()) -> Verdict:
    """The verdict on a game that has ended; `events` are all of its events, for the guesses.

    Raises ValueError while the game goes on: the truth is not for a game in play.
    """
    closing = state.common.closing
    if closing is None:
        raise ValueError("a verdict is for a game that has ended")
    tables, links = tables_now(state)
    edge = frontier(tables, links)
    treaty = state.common.treaty
    signed = treaty if closing.kind == "ratified" else None
    improved = state.common.improved
    now = (closing.points.first, closing.points.second)
    return Verdict(
        closing=closing,
        ending=_ending(state, closing),
        war=_war(state, closing),
        sides=each(lambda side: _side(state, side, edge, now, events)),
        treaty=treaty,
        matches_history=treaty == state.scenario.history,
        below_frontier=None if signed is None else below_frontier_percent_k(edge, now),
        trades=() if signed is None else missed_trades(state, signed),
        improvement=None if signed is None else best_for_both(state, signed),
        improved=None if improved is None else BySide(*total(tables, links, improved)),
        epilogue=epilogue(state),
        bystanders=fates(state),
    )


def _side(state: GameState, side: Side, edge: Frontier, now: Pair, events: Sequence[Event]) -> SideVerdict:
    own = state.own.of(side)
    tables, links = tables_now(state)
    best = best_at_least(edge, 1 - int(side), now[1 - int(side)])
    reachable = now[side] if best is None else max(now[side], best.points[side])
    return SideVerdict(
        doctrine=own.doctrine,
        points=now[side],
        opening=state.hidden.opening_walk_away.of(side),
        closing_walk_away=walk_away(state, side),
        history=total(tables, links, state.scenario.history)[side],
        reachable=reachable,
        reception=word_of(own.standing),
        insight=_insight(state, side, events),
    )


def _insight(state: GameState, side: Side, events: Sequence[Event]) -> Insight | None:
    """The side's last guess beside the truth; None when it made none."""
    made = [event for event in events if isinstance(event, GuessMade) and event.side is side]
    if not made:
        return None
    lines = tuple(LineGuess(n, option, limit_of(state, side.other, n)) for n, option in made[-1].lines)
    return Insight(made[-1].walk_away, walk_away(state, side.other), lines)


def _ending(state: GameState, closing: Closing) -> Told:
    for spec in state.scenario.endings:
        if spec.id == closing.id:
            return Told(spec.id, spec.title, spec.text, spec.fact)
    return Told(closing.id, "", "", UNMARKED)


def _war(state: GameState, closing: Closing) -> Told | None:
    for spec in state.scenario.wars:
        if spec.id == closing.war:
            return Told(spec.id, spec.title, spec.text, spec.fact)
    return None


def epilogue(state: GameState) -> tuple[Followed, ...]:
    """The lines of the epilogue whose conditions hold, in the order of the file."""
    return tuple(
        Followed(line.id, line.topic, line.date, line.text, line.fact)
        for line in state.scenario.epilogue
        if judged(state, line.when)
    )


def fates(state: GameState) -> tuple[Fate, ...]:
    """What became of those who were not in the room; those about whom nothing holds are left out."""
    found = []
    for one in state.scenario.bystanders:
        said = judgement(state, one)
        if said is not None:
            found.append(Fate(one.id, one.name, said.verdict, said.text, said.fact))
    return tuple(found)
