"""Whatever is asked of a delegation, there is something legal that it can always do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from game.ai.delegation import fallback
from game.ai.levels import LEVELS
from game.ai.policy import Choice
from game.ai.roster import delegation, mediator
from game.engine import actions as a
from game.engine.parts import Stage
from game.engine.state import awaiting
from game.kernel.draws import Draws
from game.kernel.sides import BySide, Side
from game.views.estimates import worth
from game.views.options import Legal, legal, why_not
from game.views.view import SideView
from tests.ai.driver import begun, played, step
from tests.ai.test_games import scenario


def test_the_fallback_is_legal_at_every_question() -> None:
    """At every moment of real games the plainest action is legal for whoever is asked."""
    where = scenario("tests/scenarios/harbour.yaml")
    policies = BySide(delegation("plenipotentiary"), delegation("attache"))
    stages = set()
    for seed in range(12):
        game = begun(where, str(seed))
        going = True
        while going:
            for who in awaiting(game.state):
                if who.side is not None:
                    view = game.view(who.side)
                    assert why_not(view, fallback(view, legal(view)).action) is None
                    stages.add(game.state.common.stage)
            going = step(game, policies, mediator(), str(seed))
    assert len(stages) >= 4


class Plain:
    """A delegation that only ever falls back."""

    def decide(self, view: SideView, legal: Legal, draws: Draws) -> Choice:
        """The plainest legal action."""
        return fallback(view, legal)


@pytest.mark.parametrize("level", [level.id for level in LEVELS])
def test_a_silent_opponent_stalls_nobody(level: str) -> None:
    """Against an opponent who only declines and adjourns every game still ends, in either chair."""
    where = scenario("tests/scenarios/harbour.yaml")
    for seed in range(3):
        for policies in (BySide(delegation(level), Plain()), BySide(Plain(), delegation(level))):
            assert played(where, str(seed), policies, mediator()).state.common.closing is not None


def test_after_a_treaty_an_improvement_is_marked_by_its_worth() -> None:
    """Asked after the end, a delegation says yes to an improvement exactly when it is worth more to it."""
    where = scenario("tests/scenarios/harbour.yaml")
    policy = delegation("plenipotentiary")
    marks = set()
    for seed in range(12):
        view = played(where, str(seed), BySide(policy, policy), mediator()).view(Side.FIRST)
        treaty = view.common.treaty
        if treaty is None or view.common.closing is None or view.common.closing.kind != "ratified":
            continue
        assert policy.decide(view, legal(view), Draws("x")).action == a.RequestImprovement()
        for option in range(len(view.board.articles[0].options)):
            other = (option, *treaty[1:])
            common = replace(view.common, stage=Stage.IMPROVE, improvement=other)
            asked = replace(view, common=common)
            mark = policy.decide(asked, legal(asked), Draws("x")).action
            assert mark == a.MarkImprovement(worth(view, other) > worth(view, treaty))
            marks.add(mark)
    assert len(marks) == 2
