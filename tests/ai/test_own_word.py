"""A delegation's own word, laid back by the other side in the game itself, is taken."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.ai.levels import LEVELS
from game.ai.own_offers import effects_of, standing_word
from game.ai.policy import Choice
from game.ai.roster import delegation, mediator
from game.engine import actions as a
from game.engine.parts import Stage
from game.engine.state import awaiting
from game.engine.treaty import UNLINKED_LIMIT, terms_of
from game.kernel.draws import private_draws
from game.kernel.sides import BySide, Side
from game.views.options import legal, why_not
from tests.ai.driver import Game, begun, step
from tests.ai.test_games import scenario


def turns(name: str, level: str, seeds: range) -> Iterator[tuple[Game, Side, str]]:
    """Copies of games between two delegations of a level, wherever a side has the floor, with that side."""
    where = scenario(name)
    policies = BySide(delegation(level), delegation(level))
    for seed in seeds:
        game = begun(where, str(seed))
        while awaiting(game.state):
            side = awaiting(game.state)[0].side
            if side is not None and game.state.common.stage is Stage.ACT:
                histories = {one: list(seen) for one, seen in game.histories.items()}
                yield replace(game, histories=histories, log=[], refusals=[]), side, str(seed)
            step(game, policies, mediator(), str(seed))


def laid_back(game: Game, side: Side) -> bool:
    """Let `side` lay the other's own word back, unchanged; False where the rules do not let it."""
    theirs = game.view(side.other)
    word = standing_word(theirs)
    if word is None:
        return False
    terms = terms_of(effects_of(theirs, word))
    back = a.LayOffer(terms, linked=word.linked or len(terms) > UNLINKED_LIMIT)
    if why_not(game.view(side), back) is not None:
        return False
    assert game.do(a.actor_of(side), Choice(back))
    return True


@pytest.mark.parametrize("level", [level.id for level in LEVELS])
@pytest.mark.parametrize(
    ("name", "seeds", "least"),
    [("tests/scenarios/harbour.yaml", range(16), 8), ("scenarios/portsmouth-1905.yaml", range(1), 5)],
)
def test_its_own_word_comes_back_in_the_game(name: str, seeds: range, least: int, level: str) -> None:
    """The other side lays its word back, unchanged; the next thing it does is to accept, whole."""
    tried = 0
    for game, side, seed in turns(name, level, seeds):
        if not laid_back(game, side):
            continue
        waited = awaiting(game.state)
        if not waited or waited[0].side is not side.other or game.state.common.stage is not Stage.ANSWER:
            continue
        view = game.view(side.other)
        choice = delegation(level).decide(view, legal(view), private_draws(seed, str(int(side.other))))
        assert choice.action == a.Answer("accept"), (view.common.sitting, choice)
        assert choice.score >= 0
        assert game.do(a.actor_of(side.other), choice)
        tried += 1
    assert tried >= least


def test_who_asks_answers_what_is_said() -> None:
    """A delegation that has asked what the other would need answers the reply before anything else is said."""
    where = scenario("scenarios/portsmouth-1905.yaml")
    policies = BySide(delegation("plenipotentiary"), delegation("plenipotentiary"))
    asked = 0
    for seed in range(2):
        game = begun(where, str(seed))
        while step(game, policies, mediator(), str(seed)):
            continue
        for (asker, choice), (_, reply), (next_by, after) in zip(game.log, game.log[1:], game.log[2:], strict=False):
            if isinstance(choice.action, a.AskNeed) and isinstance(reply.action, a.LayOffer):
                assert next_by is asker
                assert isinstance(after.action, a.Answer)
                asked += 1
    assert asked > 0
