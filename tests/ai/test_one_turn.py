"""A conference whose sittings have one turn a side each."""

from __future__ import annotations

from game.ai.roster import delegation, mediator
from game.kernel.sides import BySide
from tests.ai.driver import played
from tests.ai.test_games import scenario

GAMES = 16
RATIFIED = 10


def test_strong_delegations_make_peace_where_every_turn_is_the_first() -> None:
    """With four turns in all, two strong delegations lay whole packages in time and mostly end with a treaty."""
    where = scenario("scenarios/portsmouth-lesson.yaml")
    policies = BySide(delegation("plenipotentiary"), delegation("plenipotentiary"))
    kinds = []
    for seed in range(GAMES):
        closing = played(where, str(seed), policies, mediator()).state.common.closing
        assert closing is not None
        kinds.append(closing.kind)
    assert kinds.count("ratified") >= RATIFIED
