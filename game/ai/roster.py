"""The computer players there are, by name."""

from __future__ import annotations

from game.ai.delegation import Delegation
from game.ai.levels import level_named
from game.ai.mediator import Mediator
from game.ai.policy import MediatorPolicy, Policy


def delegation(level: str) -> Policy:
    """The delegation of a level: attache, envoy or plenipotentiary. Raises KeyError on any other name."""
    return Delegation(level_named(level))


def mediator() -> MediatorPolicy:
    """The mediator."""
    return Mediator()
