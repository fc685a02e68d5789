"""How a delegation answers what is laid before it, tried in the middle of real games."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.ai import acceptance
from game.ai.levels import LEVELS, Level, level_named
from game.ai.own_offers import standing_word
from game.ai.persona import drawn_persona
from game.ai.roster import delegation, mediator
from game.ai.situation import Situation, assess
from game.engine import actions as a
from game.engine.events import OfferLaid
from game.engine.parts import Stage
from game.engine.treaty import Offer, terms_of
from game.kernel.draws import private_draws
from game.kernel.sides import BySide, Side
from game.views.options import legal, why_not
from game.views.view import SideView
from tests.ai.driver import begun, step
from tests.ai.test_games import harbour, portsmouth, scenario

__all__ = ["harbour", "portsmouth"]

SEEDS = range(6)


def moments(name: str, level: str, seeds: range) -> Iterator[tuple[SideView, str]]:
    """Views of the side to move at the table, as games between two delegations of a level go on."""
    where = scenario(name)
    policies = BySide(delegation(level), delegation(level))
    for seed in seeds:
        game = begun(where, str(seed))
        while step(game, policies, mediator(), str(seed)):
            who = game.state.common.to_move
            if who is not None and who.side is not None and game.state.common.stage is Stage.ACT:
                yield game.view(who.side), str(seed)


def facing(view: SideView, offer: Offer) -> SideView:
    """The same view with an offer by the other side standing and waiting for the answer."""
    desk = replace(view.common.desks.of(view.side.other), offer=offer)
    desks = view.common.desks.put(view.side.other, desk)
    return replace(view, common=replace(view.common, desks=desks, stage=Stage.ANSWER))


@pytest.mark.parametrize("level", [level.id for level in LEVELS])
def test_own_word_returned_is_accepted(level: str) -> None:
    """A delegation's own last offer, returned by the other side unchanged, is always accepted."""
    tried = 0
    for view, seed in moments("tests/scenarios/harbour.yaml", level, SEEDS):
        word = standing_word(view)
        if word is None or word.withdraws or not all(view.common.matters[n].open for n in word.articles):
            continue
        returned = facing(view, replace(word, side=view.side.other, declined=False, reserved=0, number=0))
        choice = delegation(level).decide(returned, legal(returned), private_draws(seed, str(int(view.side))))
        assert choice.action == a.Answer("accept"), (view.common.sitting, word)
        tried += 1
    assert tried > 20


def read(view: SideView, level: Level, seed: str) -> Situation:
    """The reading that a delegation of a level makes of a view."""
    return assess(view, level, drawn_persona(private_draws(seed, str(int(view.side)))))


def offers(situation: Situation) -> Iterator[Offer]:
    """Whole packages of everything open, from the plan and one step off it on each article."""
    view = situation.view
    opened = view.seat.open_articles()
    for article in opened:
        for option in situation.limits[article]:
            terms = {n: situation.today[n] for n in opened} | {article: option}
            yield Offer(view.side.other, terms_of(terms), True, "courteous")


def test_what_is_better_for_it_is_accepted_too() -> None:
    """Of two whole packages inside its instructions, a delegation that takes the one worth less takes the other."""
    tried = 0
    level = level_named("plenipotentiary")
    for view, seed in moments("tests/scenarios/harbour.yaml", level.id, range(4)):
        verdicts = []
        for offer in offers(read(view, level, seed)):
            situation = read(facing(view, offer), level, seed)
            terms = dict(offer.terms)
            if acceptance.mandate_weight(situation, terms) == 0 and acceptance.completes(situation, terms):
                answer = acceptance.answer(situation, legal(situation.view)).action
                worth = situation.worth(acceptance.outcome(situation, terms))
                verdicts.append((worth, isinstance(answer, a.Answer) and answer.verdict == "accept"))
        taken = [worth for worth, yes in verdicts if yes]
        assert all(yes for worth, yes in verdicts if taken and worth > min(taken))
        tried += len(verdicts)
    assert tried > 50


def test_every_refusal_has_a_ground_and_reasons() -> None:
    """A refused offer is refused on one of the three grounds, with terms behind it that add up against it."""
    seen = 0
    where = scenario("tests/scenarios/harbour.yaml")
    policies = BySide(delegation("plenipotentiary"), delegation("envoy"))
    for seed in SEEDS:
        game = begun(where, str(seed))
        while step(game, policies, mediator(), str(seed)):
            continue
        for _, choice in game.log:
            if isinstance(choice.action, a.Answer) and choice.action.verdict == "decline":
                assert choice.ground == choice.action.ground
                assert choice.ground == "not_now" or any(term.value < 0 for term in choice.reasons)
                seen += 1
    assert seen > 10


@pytest.mark.parametrize("level", [level.id for level in LEVELS])
def test_what_it_needs_is_something_it_takes(level: str) -> None:
    """What a delegation says it needs is legal to lay, and is accepted when it comes back."""
    tried = 0
    for view, seed in moments("tests/scenarios/harbour.yaml", level, range(4)):
        asked = replace(view, common=replace(view.common, stage=Stage.NEED))
        draws = private_draws(seed, str(int(view.side)))
        choice = delegation(level).decide(asked, legal(asked), draws)
        assert why_not(asked, choice.action) is None
        if isinstance(choice.action, a.LayOffer):
            echo = Offer(view.side.other, choice.action.terms, choice.action.linked, "firm")
            returned = facing(said(view, choice.action), echo)
            assert delegation(level).decide(returned, legal(returned), draws).action == a.Answer("accept")
            tried += 1
    assert tried > 10


def said(view: SideView, action: a.LayOffer) -> SideView:
    """The view after this side has laid an offer."""
    offer = Offer(view.side, action.terms, action.linked, action.tone, action.ad_referendum, action.withdraws)
    return replace(view, history=(*view.history, OfferLaid(offer)))


def test_no_offer_takes_back_a_position() -> None:
    """What a side has presented or offered by itself it does not ask beyond later."""
    where = scenario("tests/scenarios/harbour.yaml")
    policies = BySide(delegation("plenipotentiary"), delegation("plenipotentiary"))
    for seed in SEEDS:
        game = begun(where, str(seed))
        asked: dict[tuple[Side, int], int] = {}
        while step(game, policies, mediator(), str(seed)):
            by, choice = game.log[-1]
            if by.side is None or not isinstance(choice.action, (a.LayOffer, a.Present)):
                continue
            terms = choice.action.terms if isinstance(choice.action, a.LayOffer) else choice.action.positions
            alone = isinstance(choice.action, a.Present) or not choice.action.linked
            turn = 1 if by.side is Side.FIRST else -1
            for article, option in terms:
                before = asked.get((by.side, article), option)
                if alone:
                    assert turn * option >= turn * before
                    asked[by.side, article] = option
