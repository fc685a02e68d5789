"""What some games between computer delegations bring: who gains, when they agree, what is used and what never comes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from game.engine import actions as a
from game.engine.events import EventFired, SittingOpened
from game.engine.setup import drawn_instructions
from game.engine.state import GameState
from game.kernel.errors import GameError
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.scenario.definition import Scenario
from game.scenario.problems import Problem
from game.scenario.source import Source
from game.workshop.doctor_finding import finding, listed
from game.workshop.doctor_never import Never
from game.workshop.driver import steps
from game.workshop.players import levels_of, players
from game.workshop.task import seed_of

FAILED, UNUSED, OVERUSED, ONE_SIDED, AGREEMENT, NO_EVENT, NO_ENDING = (
    "E510",
    "E511",
    "E512",
    "E513",
    "E514",
    "E515",
    "E516",
)
LEVEL = "envoy"
SEED = "1"
FEWEST = 20
"""Fewer games than this are no ground for advice."""
MOST_EVENINGS = 75
"""Per cent of a side's evenings; an instrument played on more of them is always worth using."""
LION = 70
"""Per cent of the joint gain; a side that has more of it on average has the lion's share."""
RARE, SURE = 10, 98
"""Per cent of games that end in a treaty: below the first they hardly ever agree, above the second always."""
MOST_NAMED = 24


@dataclass(frozen=True, slots=True)
class Game:
    """What is kept of one game. `used`: side and instrument, once for every evening on which it was played."""

    kind: str
    ending: str
    sitting: int
    gains: tuple[int, int]
    used: tuple[tuple[Side, str], ...]
    evenings: tuple[int, int]
    events: tuple[str, ...]

    @property
    def agreed(self) -> bool:
        """Whether it ended in a treaty in force."""
        return self.kind == "ratified"


@dataclass(frozen=True, slots=True)
class Games:
    """The games that were played, and those that could not be: seed and reason."""

    games: tuple[Game, ...]
    failed: tuple[tuple[str, str], ...] = ()

    def agreed_by(self, sitting: int) -> int:
        """How many games had ended in a treaty by a sitting."""
        return sum(game.agreed and game.sitting <= sitting for game in self.games)

    @property
    def agreed(self) -> int:
        """How many ended in a treaty."""
        return sum(game.agreed for game in self.games)

    def share(self) -> BySide[int] | None:
        """Each side's mean share of the joint gain, in per cent; None when nothing was gained by any treaty."""
        found = [game.gains for game in self.games if game.agreed and sum(game.gains) > 0]
        if not found:
            return None
        first = sum(100 * one / (one + two) for one, two in found) / len(found)
        return BySide(round(first), 100 - round(first))

    def evenings(self, side: Side, instrument: str) -> int:
        """The per cent of a side's evenings on which it played an instrument."""
        whole = sum(game.evenings[side] for game in self.games)
        played = sum(game.used.count((side, instrument)) for game in self.games)
        return 100 * played // whole if whole else 0


def play_games(scenario: Scenario, numbers: Iterable[int]) -> Games:
    """Games between two envoys, their orders drawn; game n has the seed `1.n`, so that `simulate` plays the same."""
    games, failed = [], []
    for number in numbers:
        seed = seed_of(SEED, number)
        try:
            games.append(_play(scenario, seed))
        except GameError as error:
            failed.append((seed, error.sentence))
    return Games(tuple(games), tuple(failed))


def _play(scenario: Scenario, seed: str) -> Game:
    used: list[tuple[Side, str]] = []
    evenings = [0, 0]
    events: list[str] = []
    state: GameState | None = None
    sitting = 0
    for step in steps(scenario, seed, drawn_instructions(scenario, seed), players(levels_of(LEVEL))):
        state = step.state
        side = None if step.by is None else step.by.side
        if side is not None and isinstance(step.action, (a.PlayInstrument, a.SaveInfluence)):
            evenings[side] += 1
            if isinstance(step.action, a.PlayInstrument):
                used.append((side, step.action.instrument))
        events += [event.event for event in step.events if isinstance(event, EventFired)]
        sitting += sum(isinstance(event, SittingOpened) for event in step.events)
    if state is None or state.common.closing is None:
        raise ValueError("a game without an end")
    closing, opening = state.common.closing, state.hidden.opening_walk_away
    gains = (closing.points.first - opening.first, closing.points.second - opening.second)
    return Game(closing.kind, closing.id, sitting, gains, tuple(used), (evenings[0], evenings[1]), tuple(events))


def games(scenario: Scenario, source: Source | None, found: Games, lost: Never) -> tuple[Problem, ...]:
    """Games that cannot be played, and advice from the others; what is `lost` is known never to come."""
    failed = tuple(
        finding(source, FAILED, ("id",), f"the game with the seed {seed} cannot be played: {reason}")
        for seed, reason in found.failed
    )
    if len(found.games) < FEWEST:
        return failed
    return (
        *failed,
        *_instruments(scenario, source, found),
        *_gains(scenario, source, found),
        *_agreement(source, found),
        *_unseen(scenario, source, found, lost),
    )


def _instruments(scenario: Scenario, source: Source | None, found: Games) -> Iterator[Problem]:
    count = len(found.games)
    for number, instrument in enumerate(scenario.instruments):
        path = ("instruments", number, "id")
        shares = [found.evenings(side, instrument.id) for side in BOTH_SIDES]
        if not any(name == instrument.id for game in found.games for _, name in game.used):
            message = f"nobody used `{instrument.id}` in {count} games"
            yield finding(source, UNUSED, path, message, "it may cost too much, or its `when` may hold too seldom")
        elif max(shares) > MOST_EVENINGS:
            side = scenario.sides.of(Side(shares.index(max(shares)))).id
            message = f"`{instrument.id}` is always worth using: `{side}` played it on {max(shares)} % of its evenings"
            yield finding(source, OVERUSED, path, message, "let it cost more, or rest longer")


def _gains(scenario: Scenario, source: Source | None, found: Games) -> Iterator[Problem]:
    share = found.share()
    for side in BOTH_SIDES:
        if share is not None and share.of(side) > LION:
            name = scenario.sides.of(side).id
            message = f"`{name}` takes {share.of(side)} % of what both gain by a treaty, on average of {found.agreed}"
            hint = "raise the other side's points, or lower its walk-away"
            yield finding(source, ONE_SIDED, ("sides", int(side), "id"), message, hint)


def _agreement(source: Source | None, found: Games) -> Iterator[Problem]:
    count, agreed = len(found.games), found.agreed
    if 100 * agreed < RARE * count:
        message = f"computer delegations agreed in {agreed} of {count} games"
        hint = "widen the mandates, or bring the walk-aways down"
        yield finding(source, AGREEMENT, ("doctrines",), message, hint, key=True)
    elif 100 * agreed > SURE * count:
        message = f"computer delegations agreed in {agreed} of {count} games: a treaty seems certain"
        hint = "harder mandates, or a better walk-away, would make it doubtful"
        yield finding(source, AGREEMENT, ("doctrines",), message, hint, key=True)


def _unseen(scenario: Scenario, source: Source | None, found: Games, lost: Never) -> Iterator[Problem]:
    fired = {name for game in found.games for name in game.events} | lost.events
    ended = {game.ending for game in found.games} | lost.endings
    events = [event.id for event in scenario.events if event.id not in fired]
    endings = [ending.id for ending in scenario.endings if ending.id not in ended]
    for code, section, ids in ((NO_EVENT, "events", events), (NO_ENDING, "endings", endings)):
        if ids:
            message = f"{len(ids)} of the {section} never came in {len(found.games)} games: {listed(ids, MOST_NAMED)}"
            hint = "that may be as it should; more games tell more"
            yield finding(source, code, (section,), message, hint, key=True)
