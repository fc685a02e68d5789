"""`project(state, side)`: a side's view, built by naming what goes into it."""

from __future__ import annotations

from game.engine.events import Event
from game.engine.state import GameState
from game.kernel.sides import Side
from game.views.mediator import MediatorView
from game.views.view import Asked, AskedAnswer, SideView


def project(state: GameState, side: Side, history: tuple[Event, ...] = ()) -> SideView:
    """What `side` may know of `state`; `history` must hold only events that it was shown."""
    own = state.own.of(side)
    return SideView(
        board=state.board,
        side=side,
        common=state.common,
        own=own,
        asked=tuple(_asked(state, event) for event in own.asked),
        history=history,
    )


def _asked(state: GameState, event_id: str) -> Asked:
    spec = state.scenario.event_by_id[event_id]
    return Asked(event_id, tuple(AskedAnswer(item.id, item.public, item.effects) for item in spec.answers))


def mediator_view(state: GameState) -> MediatorView:
    """The mediator's view of a game."""
    return MediatorView(
        board=state.board,
        common=state.common,
        goodwill=state.own.map(lambda own: own.goodwill),
        patience=state.hidden.mediator_patience,
        mind=state.hidden.mind,
    )
