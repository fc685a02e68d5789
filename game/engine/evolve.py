"""`evolve(state, event)`: the only code that changes a game.

Common knowledge changes only by events that both delegations see, a side's own only by events that it sees. So a seat
that folds the events it was shown arrives at its own view, and nothing else can have got into it.
"""

from __future__ import annotations

from dataclasses import replace

from game.engine.events import Audience, Event, sees
from game.engine.evolve_common import reduce_common
from game.engine.evolve_hidden import reduce_hidden
from game.engine.evolve_own import reduce_own
from game.engine.state import GameState
from game.kernel.sides import BOTH_SIDES


def evolve(state: GameState, event: Event) -> GameState:
    """The state after one event."""
    common = state.common
    if event.audience in (Audience.PUBLIC, Audience.BOTH):
        common = reduce_common(common, event)
    own = state.own
    for side in BOTH_SIDES:
        if sees(side, event):
            own = own.put(side, reduce_own(own.of(side), event, common))
    return replace(state, common=common, own=own, hidden=reduce_hidden(state.hidden, event))
