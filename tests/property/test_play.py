"""Purity, replay, lockstep, totality, termination and ranges over random legal play."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from random import Random

from hypothesis import given, strategies as st

from game.engine import actions as a
from game.engine.apply import Applied, apply
from game.engine.parts import Phase, Stage
from game.engine.play import INFLUENCE_CAP
from game.engine.refusals import Code, Refused
from game.engine.setup import setup
from game.engine.state import GameState, awaiting
from game.kernel.canonical import dumps, plain
from game.kernel.sides import BOTH_SIDES
from game.scenario.definition import Scenario
from game.views.options import Legal, legal
from game.views.project import project
from tests.strategies import GARBAGE, MOST_ACTIONS, SCENARIOS, SEEDS, Game, candidates, harbour, play_out, variants

ROOT = Path(__file__).parents[2]
LONGEST = 700
ACTORS = st.sampled_from(tuple(a.Actor))


def written(state: GameState) -> str:
    """Everything in a state that can change, written down."""
    return dumps([plain(state.common), plain(state.own), plain(state.hidden)])


@given(scenario=SCENARIOS, seed=SEEDS)
def test_a_game_replays_to_the_same_game(scenario: Scenario, seed: int) -> None:
    """Property 3: the same scenario, seed, instructions and actions give the same states and the same events."""
    game = play_out(scenario, seed)
    again = setup(scenario, game.seed, game.instructions)
    assert again == game.opening
    state = again.state
    for step in game.steps:
        result = apply(state, step.by, step.action)
        assert isinstance(result, Applied)
        assert result.events == step.after.events
        state = result.state
    assert state == game.final


def test_a_game_is_the_same_in_another_process() -> None:
    """Property 3: the digest does not depend on the process or on PYTHONHASHSEED."""
    digests = set()
    for hash_seed in ("0", "4242"):
        done = subprocess.run(
            [sys.executable, "-m", "tests.strategies", "17"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": hash_seed},
            capture_output=True,
            text=True,
            check=True,
        )
        digests.add(done.stdout.strip())
    assert len(digests) == 1
    assert digests == {play_out(harbour(), 17).digest()}


@given(scenario=SCENARIOS, seed=SEEDS)
def test_two_games_go_in_lockstep(scenario: Scenario, seed: int) -> None:
    """Property 4: two games with one seed and one player agree at every step; another seed parts them."""
    one, other = play_out(scenario, seed), play_out(scenario, seed)
    assert [(step.by, step.action) for step in one.steps] == [(step.by, step.action) for step in other.steps]
    assert list(one.states()) == list(other.states())
    assert play_out(scenario, seed + 1).digest() != one.digest()


@given(scenario=SCENARIOS, seed=SEEDS, action=GARBAGE, by=ACTORS)
def test_apply_changes_nothing_that_it_is_given(scenario: Scenario, seed: int, action: a.Action, by: a.Actor) -> None:
    """Property 5: neither an accepted nor a refused action changes its input; a refusal carries no state."""
    game = play_out(scenario, seed)
    for step in game.steps[::9]:
        before = written(step.before)
        apply(step.before, step.by, step.action)
        assert written(step.before) == before
        result = apply(step.before, by, action)
        assert written(step.before) == before
        if isinstance(result, Refused):
            assert not hasattr(result, "state")


@given(scenario=SCENARIOS, seed=SEEDS)
def test_what_is_listed_may_be_done(scenario: Scenario, seed: int) -> None:
    """Property 6: each simple action in `legal` is accepted, or refused with the one neutral code."""
    chance = Random(seed)
    for state in list(play_out(scenario, seed).states())[::5]:
        for side in BOTH_SIDES:
            view = project(state, side)
            for action in candidates(view, legal(view), chance):
                result = apply(state, a.actor_of(side), action)
                if isinstance(result, Refused) and not isinstance(action, (a.LayOffer, a.Present)):
                    assert result.code is Code.UNAVAILABLE, (action, result)


def _unlisted(may: Legal) -> list[a.Action]:
    """One action of each class that `may` does not list."""
    found: list[tuple[bool, a.Action]] = [
        (may.answer, a.Answer("accept")),
        (may.answer, a.Answer("decline", (), "price")),
        (may.reserve, a.Answer("reserve")),
        (may.act or may.reply_need, a.Adjourn()),
        (may.act or may.reply_need, a.LayOffer(((0, 0),))),
        (may.act, a.Present(((0, 0),))),
        (may.take_back, a.Withdraw()),
        (may.sign, a.MoveToSign()),
        (may.answer_signing, a.AnswerSigning(True)),
        (may.need, a.AskNeed()),
        (may.leave, a.Leave()),
        (may.leave, a.Stay()),
        (may.evening, a.SaveInfluence()),
        (may.mark_text, a.MarkText(True)),
        (may.request_improvement, a.RequestImprovement()),
        (may.mark_improvement, a.MarkImprovement(True)),
        (False, a.Choose("baker", "no such answer")),
        (False, a.Wait()),
        (False, a.EndNow()),
    ]
    found += [(article in may.withdraw, a.Withdraw(article)) for article in range(4)]
    found += [(article in may.train, a.OrderTrain(article)) for article in range(4)]
    return [action for listed, action in found if not listed]


@given(scenario=SCENARIOS, seed=SEEDS)
def test_what_is_not_listed_may_not_be_done(scenario: Scenario, seed: int) -> None:
    """Property 6: actions outside `legal` are refused, for the side to move and all the more for the other."""
    for state in list(play_out(scenario, seed).states())[::5]:
        for side in BOTH_SIDES:
            for action in _unlisted(legal(project(state, side))):
                assert isinstance(apply(state, a.actor_of(side), action), Refused), action


@given(scenario=SCENARIOS, seed=SEEDS)
def test_only_those_awaited_have_something_to_do(scenario: Scenario, seed: int) -> None:
    """Property 6: `legal` lists something exactly for the sides that are awaited."""
    for state in play_out(scenario, seed).states():
        for side in BOTH_SIDES:
            assert legal(project(state, side)).anything == (a.actor_of(side) in awaiting(state))


@given(scenario=SCENARIOS, seed=SEEDS, action=GARBAGE, by=ACTORS)
def test_nothing_is_legal_after_the_end(scenario: Scenario, seed: int, action: a.Action, by: a.Actor) -> None:
    """Property 6: after the end all is refused but the settlement after the settlement (R20), and one guess (R16)."""
    final = play_out(scenario, seed).final
    assert final.common.phase is Phase.OVER
    if not isinstance(action, (a.RequestImprovement, a.MarkImprovement)):
        result = apply(final, by, action)
        if isinstance(action, a.Guess) and isinstance(result, Applied):
            result = apply(result.state, by, action)
        assert isinstance(result, Refused)
    if final.common.closing is not None and final.common.closing.kind != "ratified":
        assert isinstance(apply(final, by, a.RequestImprovement()), Refused)


@given(scenario=SCENARIOS, seed=SEEDS, actions=st.lists(st.tuples(ACTORS, GARBAGE), min_size=20, max_size=60))
def test_nonsense_never_raises(scenario: Scenario, seed: int, actions: list[tuple[a.Actor, a.Action]]) -> None:
    """Property 6: an action with anything in it is accepted or refused with a code, and never breaks the game."""
    states = list(play_out(scenario, seed).states())
    for number, (by, action) in enumerate(actions):
        state = states[(number * 7) % len(states)]
        result = apply(state, by, action)
        if isinstance(result, Refused):
            assert result.message.key == f"refusal.{result.code.value}"
        else:
            assert_in_range(result.state)


@given(scenario=SCENARIOS, seed=SEEDS)
def test_every_game_ends(scenario: Scenario, seed: int) -> None:
    """No game of random play goes on for ever, and each ends in an ending of the scenario."""
    game = play_out(scenario, seed)
    assert len(game.steps) < min(LONGEST, MOST_ACTIONS)
    closing = game.final.common.closing
    assert closing is not None
    assert closing.id in {ending.id for ending in scenario.endings} | {closing.kind}
    assert game.final.common.stage in (Stage.CLOSED, Stage.IMPROVE)


@given(scenario=SCENARIOS, seed=SEEDS)
def test_everything_staysassert_in_range(scenario: Scenario, seed: int) -> None:
    """Meters, tracks, lines and initials stay within their ranges at every step."""
    for state in play_out(scenario, seed).states():
        assert_in_range(state)


@given(scenario=SCENARIOS, seed=SEEDS)
def test_a_reply_is_answered_by_the_asker(scenario: Scenario, seed: int) -> None:
    """R3: whatever is laid in answer to "what would you need?" the asker answers before anything else is done."""
    for step in play_out(scenario, seed).steps:
        if step.before.common.stage is Stage.NEED and isinstance(step.action, a.LayOffer):
            after = step.after.state
            asked = [side for side in BOTH_SIDES if after.own.of(side).asked]
            assert step.by.side is not None
            assert (after.common.stage, after.common.to_move) == (Stage.ANSWER, a.actor_of(step.by.side.other))
            assert asked or awaiting(after) == (a.actor_of(step.by.side.other),)


def assert_in_range(state: GameState) -> None:
    hidden, common = state.hidden, state.common
    assert all(0 <= value <= 100 for value in (*hidden.tracks, *hidden.credibility))
    assert all(0 <= value <= 100 for value in (hidden.rapport, hidden.world, hidden.mediator_patience))
    for own in state.own:
        assert 0 <= own.influence <= INFLUENCE_CAP
        assert all(0 <= value <= 100 for value in (own.standing, own.patience, own.goodwill))
        for line, article in zip(own.mandate, state.board.articles, strict=True):
            assert line is None or 0 <= line.option < len(article.options)
    for matter, article in zip(common.matters, state.board.articles, strict=True):
        assert matter.settled is None or 0 <= matter.settled < len(article.options)
        assert not (matter.settled is not None and matter.withdrawn)
    for desk in common.desks:
        if desk.offer is not None and desk.offer.standing:
            assert desk.offer.terms
            assert all(not common.matters[n].withdrawn for n in desk.offer.articles)
            assert all(option not in common.matters[n].closed for n, option in desk.offer.terms)


def test_random_play_reaches_what_it_should_test() -> None:
    """Over seventy games random play makes every kind of move and comes to at least five kinds of ending."""
    games: list[Game] = [play_out(scenario, seed) for seed in range(10) for scenario in variants()]
    made = {type(step.action) for game in games for step in game.steps}
    wanted = {
        a.Choose, a.Answer, a.Present, a.LayOffer, a.Withdraw, a.MoveToSign, a.AnswerSigning, a.Adjourn, a.OrderTrain,
        a.Leave, a.Stay, a.AskNeed, a.PlayInstrument, a.SaveInfluence, a.MarkText, a.Write, a.SendText, a.Warn, a.Wait,
    }  # fmt: skip
    assert wanted <= made
    kinds = {game.final.common.closing.kind for game in games if game.final.common.closing is not None}
    assert len(kinds) >= 5
