"""Players called by the names of their levels."""

from __future__ import annotations

from game.ai.levels import LEVELS, level_named
from game.kernel.errors import BadRequest
from game.kernel.sides import BySide
from game.session.chain import Settings
from game.session.policies import Policies, default_policies


def levels_of(words: str) -> BySide[str]:
    """`envoy` or `envoy,attache`, in the order of the sides. Raises BadRequest, naming the levels there are."""
    names = [word.strip() for word in words.split(",")]
    if len(names) not in (1, 2):
        raise BadRequest(f"One level or two are wanted, not {len(names)}: `{words[:60]}`.")
    for name in names:
        check_level(name)
    return BySide(names[0], names[-1])


def check_level(name: str) -> None:
    """Raise BadRequest unless there is a level of that name."""
    try:
        level_named(name)
    except KeyError:
        known = ", ".join(f"`{level.id}`" for level in LEVELS)
        raise BadRequest(f"There is no level `{name[:40]}`; there are {known}.") from None


def players(levels: BySide[str]) -> Policies:
    """Two delegations of these levels, and the mediator."""
    return default_policies(Settings(levels=levels))
