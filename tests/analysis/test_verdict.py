"""The verdict on finished games."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from game.ai.policy import Choice
from game.analysis.tables import tables_now
from game.analysis.trades import best_for_both, missed_trades, payers
from game.analysis.verdict import Verdict, verdict
from game.bargaining.points import total
from game.engine import events as e
from game.engine.facts import walk_away
from game.engine.setup import historical_instructions, setup
from game.engine.state import GameState
from game.kernel.canonical import plain, sorted_dumps
from game.kernel.draws import Draws
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.scenario.definition import Scenario
from game.session.policies import Policies, plain_acts
from game.views.options import Legal
from game.views.view import SideView
from game.workshop.driver import steps
from game.workshop.players import players
from tests.strategies import harbour as load_harbour


class Quiet:
    """Commits itself to nothing, so that the conference fails."""

    def decide(self, view: SideView, legal: Legal, draws: Draws) -> Choice:
        """The first plain act there is."""
        return Choice(next(plain_acts(view, legal)))


@cache
def ended(ratified: bool) -> tuple[GameState, tuple[e.Event, ...]]:
    """A game of the harbour that ended in a ratified treaty, or in war, and its events."""
    pair, lively = BySide("merchants", "fishers"), players(BySide("envoy", "attache"))
    quiet = Policies(BySide(Quiet(), Quiet()), lively.mediator)
    for seed in range(200):
        taken = list(steps(load_harbour(), f"verdict.{seed}", pair, lively if ratified else quiet))
        closing = taken[-1].state.common.closing
        if closing is not None and (closing.kind == "ratified") == ratified:
            return taken[-1].state, tuple(event for step in taken for event in step.events)
    pytest.fail("no game ended so")


def judged(ratified: bool) -> tuple[GameState, Verdict]:
    state, events = ended(ratified)
    return state, verdict(state, events)


def test_no_verdict_on_a_game_in_play(harbour: Scenario) -> None:
    """While the game goes on there is no verdict, for it would tell the truth."""
    state = setup(harbour, "1", historical_instructions(harbour)).state
    with pytest.raises(ValueError, match="ended"):
        verdict(state)


def test_points_are_measured_from_the_opening_walk_away() -> None:
    """A side's gain is its points less the walk-away that its doctrine had on the first day, whatever came since."""
    state, found = judged(True)
    opening = setup(state.scenario, "x", BySide("merchants", "fishers")).state
    for side in BOTH_SIDES:
        mine = found.sides.of(side)
        assert mine.opening == opening.hidden.opening_walk_away.of(side)
        assert mine.gain == mine.points - mine.opening
        assert mine.closing_walk_away == walk_away(state, side)


def test_points_of_history_and_of_the_frontier() -> None:
    """History's treaty is priced with the side's own points; no side could have had less than it has."""
    state, found = judged(True)
    tables, links = tables_now(state)
    history = total(tables, links, state.scenario.history)
    for side in BOTH_SIDES:
        assert found.sides.of(side).history == history[side]
        assert found.sides.of(side).reachable >= found.sides.of(side).points
    assert found.treaty is not None
    assert found.below_frontier is not None
    assert (found.below_frontier == 0) == (found.improvement is None)


def test_without_a_treaty_the_war_is_scored() -> None:
    """A conference that fails has a war outcome with a title, no trades, and the war's points."""
    _, found = judged(False)
    assert found.war is not None
    assert found.war.title
    assert found.war.id == found.closing.war
    assert found.trades == ()
    assert found.below_frontier is None
    assert [found.sides.of(side).points for side in BOTH_SIDES] == list(found.closing.points)


def test_epilogue_and_fates_follow_their_conditions() -> None:
    """Only lines whose conditions hold are told; each bystander has the first verdict that fits."""
    _, peace = judged(True)
    _, war = judged(False)
    assert "e2" not in [line.id for line in peace.epilogue]
    assert [line.id for line in war.epilogue] == ["e2"]
    assert [(fate.id, fate.verdict) for fate in war.bystanders] == [("abbey", "worse")]


def test_guesses_are_set_beside_the_truth() -> None:
    """A side's last guess is compared with the other's walk-away and with where it would have stopped."""
    state, events = ended(True)
    guess = e.GuessMade(Side.FIRST, 70, ((0, 1),))
    found = verdict(state, (*events, e.GuessMade(Side.FIRST, 1, ()), guess))
    insight = found.sides.first.insight
    assert insight is not None
    assert insight.off == 70 - walk_away(state, Side.SECOND)
    assert (insight.lines[0].article, insight.lines[0].guessed) == (0, 1)
    assert found.sides.second.insight is None


def test_missed_trades_are_gains_for_both() -> None:
    """Every trade named changes two articles, and both sides gain what it says."""
    state, _ = ended(True)
    tables, links = tables_now(state)
    worst = tuple(len(article.options) - 1 for article in state.scenario.articles)
    found = missed_trades(state, worst)
    before = total(tables, links, worst)
    for trade in found:
        treaty = list(worst)
        for swap in trade.swaps:
            assert treaty[swap.article] == swap.was
            treaty[swap.article] = swap.to
        after = total(tables, links, tuple(treaty))
        assert len(trade.swaps) == 2
        assert trade.gains == (after[0] - before[0], after[1] - before[1])
        assert min(trade.gains) > 0
    best = best_for_both(state, worst)
    assert best is None or min(best.gains) > 0


def test_who_else_pays_is_named() -> None:
    """An improvement that makes a bystander worse off names them; one that does not names nobody."""
    state, _ = ended(True)
    nets = state.scenario.article_index["nets"]
    open_nets = tuple(0 for _ in state.scenario.articles)
    closed = tuple(2 if n == nets else 0 for n in range(len(open_nets)))
    assert payers(state, open_nets, closed) == ("abbey",)
    assert payers(state, closed, open_nets) == ()


def test_a_verdict_can_be_written_down() -> None:
    """It is plain data: a save can keep it, and equal verdicts have equal bytes."""
    state, found = judged(True)
    again = verdict(replace(state), ended(True)[1])
    assert sorted_dumps(plain(found)) == sorted_dumps(plain(again))
