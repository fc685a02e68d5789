"""What is kept of a finished game, as plain data that can pass between processes."""

from __future__ import annotations

from dataclasses import dataclass

from game.analysis.tables import tables_now
from game.bargaining.frontier import frontier
from game.bargaining.improve import below_frontier_percent_k
from game.bargaining.points import Pair
from game.engine import actions as a
from game.engine.events import OfferLaid, SittingOpened
from game.engine.state import GameState
from game.engine.treaty import Offer
from game.kernel.sides import BySide
from game.scenario.definition import Scenario
from game.session.policies import Policies
from game.workshop.driver import Step, steps


@dataclass(frozen=True, slots=True)
class Row:
    """One game. `dull` has a truth value per sitting played; `below` is in hundredths of a per cent."""

    seed: str
    kind: str
    ending: str
    instructions: tuple[str, str]
    treaty: tuple[int, ...] | None
    points: Pair
    opening: Pair
    below: int | None
    dull: tuple[bool, ...]
    actions: int
    refused: int
    directed: bool


def play_out(scenario: Scenario, seed: str, instructions: BySide[str], players: Policies) -> Row:
    """Play a game to its end and keep what counts. Raises Stalled."""
    state: GameState | None = None
    watch = Watch()
    refused = actions = 0
    for step in steps(scenario, seed, instructions, players):
        state = step.state
        watch.see(step)
        refused += step.refused is not None
        actions += step.by is not None
    if state is None or state.common.closing is None:
        raise ValueError("a game without an end")
    closing = state.common.closing
    points = (closing.points.first, closing.points.second)
    ratified = closing.kind == "ratified"
    opening = state.hidden.opening_walk_away
    return Row(
        seed=seed,
        kind=closing.kind,
        ending=closing.id,
        instructions=(instructions.first, instructions.second),
        treaty=state.common.treaty if ratified else None,
        points=points,
        opening=(opening.first, opening.second),
        below=below_frontier_percent_k(frontier(*tables_now(state)), points) if ratified else None,
        dull=watch.dull(),
        actions=actions,
        refused=refused,
        directed=state.common.directed,
    )


class Watch:
    """Tells dull sittings: those in which neither side did anything at the table but pass, decline and repeat itself.

    What breaks the dullness: an event answered, positions, an offer that differs from the side's last, an offer
    accepted or reserved, an article withdrawn, a motion, a train, a text marked with a yes. Instruments do not count:
    somebody plays one every evening, and they matter by what they bring to the table.
    """

    def __init__(self) -> None:
        self._sittings: list[bool] = []
        self._offers: dict[int, Offer] = {}

    def see(self, step: Step) -> None:
        """Take note of a step."""
        if step.action is not None and step.by is not None and step.by.side is not None and self._matters(step):
            self._sittings[-1] = False
        self._sittings.extend(True for event in step.events if isinstance(event, SittingOpened))

    def dull(self) -> tuple[bool, ...]:
        """For each sitting played, whether it was dull."""
        return tuple(self._sittings)

    def _matters(self, step: Step) -> bool:
        match step.action:
            case a.Adjourn() | a.SaveInfluence() | a.PlayInstrument() | a.MarkText(False):
                return False
            case a.Statement() | a.Guess() | a.AskNeed():
                return False
            case a.Answer(verdict, _, _):
                return verdict != "decline"
            case a.LayOffer():
                return self._new_offer(step)
        return True

    def _new_offer(self, step: Step) -> bool:
        for event in step.events:
            if isinstance(event, OfferLaid):
                last = self._offers.get(event.offer.side)
                self._offers[event.offer.side] = event.offer
                return last is None or not last.same_terms(event.offer)
        return False
