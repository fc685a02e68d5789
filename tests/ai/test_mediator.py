"""The mediator: legal, sparing, and never the author of something worse for both by his own estimates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import product

import pytest

from game.ai.mediator_estimates import estimated_points, interest, reckon, yield_factors
from game.ai.mediator_lines import barred, may_take
from game.ai.mediator_text import best_text
from game.ai.roster import delegation, mediator
from game.ai.tables import links_of, paired
from game.bargaining.points import total
from game.engine import actions as a, events as e
from game.engine.parts import Told
from game.kernel.draws import private_draws
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.views.mediator import MediatorView
from game.views.project import mediator_view
from tests.ai.driver import begun, played, step
from tests.ai.test_games import scenario

DRAWS = private_draws("any", "mediator")


def sights(name: str, seeds: range) -> Iterator[MediatorView]:
    """What the mediator sees whenever he is asked, in games between two envoys."""
    where = scenario(name)
    policies = BySide(delegation("envoy"), delegation("envoy"))
    for seed in seeds:
        game = begun(where, str(seed))
        while True:
            if game.state.common.to_move is a.Actor.MEDIATOR:
                yield mediator_view(game.state)
            if not step(game, policies, mediator(), str(seed)):
                break


def exchanged(treaty: tuple[int, ...], terms: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """The treaty with some articles changed."""
    changed = dict(terms)
    return tuple(changed.get(article, option) for article, option in enumerate(treaty))


PORTSMOUTH = "scenarios/portsmouth-1905.yaml"
HARBOUR = "tests/scenarios/harbour.yaml"


@pytest.mark.parametrize(("name", "seeds"), [(HARBOUR, range(6)), (PORTSMOUTH, range(2))])
def test_no_text_is_dominated_by_his_own_estimates(name: str, seeds: range) -> None:
    """On the articles of his text no other options are as good for both sides and better for one, as he reckons."""
    tried = 0
    for view in sights(name, seeds):
        reckoning = reckon(view)
        text = best_text(view, reckoning)
        if text is None:
            continue
        assert 0 < len(text.terms) <= view.board.text_articles
        assert all(view.common.matters[article].open for article, _ in text.terms)
        tables = paired(Side.FIRST, estimated_points(view, Side.FIRST), estimated_points(view, Side.SECOND))
        links = links_of(view.board)

        articles = [article for article, _ in text.terms]

        now = total(tables, links, exchanged(reckoning.fair, text.terms))
        ladders = [
            [option for option in range(len(tables[article])) if option not in view.common.matters[article].closed]
            for article, _ in text.terms
        ]
        for options in product(*ladders):
            one, two = total(tables, links, exchanged(reckoning.fair, zip(articles, options, strict=True)))
            assert not (one >= now[0] and two >= now[1] and (one, two) != now)
        tried += len(text.terms)
    assert tried > 20


def test_he_does_not_propose_what_was_just_refused_on_instructions() -> None:
    """A plea of instructions makes the clause it was made on, and what lies beyond, far less likely to be written."""
    view = next(view for view in sights(PORTSMOUTH, range(1)) if not view.at_table)
    for side in BOTH_SIDES:
        last = len(view.board.articles[0].options) - 1
        middle = last // 2
        far = last if side is Side.FIRST else 0
        desk = replace(view.common.desks.of(side), positions=(None,) * len(view.board.articles), claims=())
        plain = replace(view, common=replace(view.common, desks=view.common.desks.put(side, desk)))
        pleaded = replace(desk, claims=((0, middle),))
        warned = replace(view, common=replace(view.common, desks=view.common.desks.put(side, pleaded)))
        for option in (middle, far):
            assert may_take(warned, side, 0, option) * 4 < max(4, may_take(plain, side, 0, option) + 1)
            assert barred(warned, side, 0, option) >= max(3000, barred(plain, side, 0, option))


def test_he_believes_what_he_was_told() -> None:
    """An order confided to him stands above the public list: inside it a clause is sure, a step past it likely."""
    view = next(view for view in sights(PORTSMOUTH, range(1)) if not view.at_table)
    told = replace(view, mind=replace(view.mind, told=(Told(Side.SECOND, 8, 2),)))
    desk = replace(view.common.desks.second, positions=(None,) * len(view.board.articles))
    told = replace(told, common=replace(told.common, desks=told.common.desks.put(Side.SECOND, desk)))
    chances = [may_take(told, Side.SECOND, 8, option) for option in range(7)]
    assert chances[2:] == [1000] * 5
    assert 0 < chances[0] < chances[1] < 1000


def test_his_own_interests_colour_what_he_thinks_fair() -> None:
    """Among treaties that are as good for both sides he prefers the one that suits himself: without interests the same
    positions give him treaties that suit him no better, and in some he chooses otherwise.
    """
    otherwise = 0
    for view in sights(PORTSMOUTH, range(2)):
        indifferent = replace(view, board=replace(view.board, interests=()))
        mine, theirs = reckon(view).fair, reckon(indifferent).fair
        assert interest(view, mine) >= interest(view, theirs)
        otherwise += mine != theirs
    assert otherwise


def test_goodwill_leans_what_he_thinks_fair() -> None:
    """The side he thinks better of never fares worse in what he thinks fair, and sometimes better."""
    better = 0
    for view in sights(PORTSMOUTH, range(2)):
        kind = reckon(replace(view, goodwill=BySide(100, 0)))
        cold = reckon(replace(view, goodwill=BySide(0, 100)))
        links = links_of(view.board)
        one, two = total(kind.tables, links, kind.fair)[0], total(cold.tables, links, cold.fair)[0]
        assert one >= two
        better += one > two
    assert better


@pytest.mark.slow
def test_texts_are_taken_often_enough() -> None:
    """Of his texts between two strong delegations at least a quarter are marked with a yes by both."""
    sent = agreed = 0
    where = scenario(PORTSMOUTH)
    policies = BySide(delegation("plenipotentiary"), delegation("plenipotentiary"))
    for seed in range(14):
        game = played(where, f"texts-{seed}", policies, mediator())
        sent += sum(isinstance(choice.action, a.SendText) for _, choice in game.log)
        agreed += sum(isinstance(event, e.TextAgreed) for event in game.histories[Side.FIRST])
    print(f"{agreed} of {sent} texts taken")
    assert sent >= 5
    assert agreed * 4 >= sent


def test_he_presses_nobody_for_a_side_he_is_tired_of() -> None:
    """Asked for a letter by a side out of favour he writes only if the other side stands further from what is fair."""
    written = refused = 0
    for view in sights(PORTSMOUTH, range(2)):
        if view.at_table or view.patience <= 20:
            continue
        for article, matter in enumerate(view.common.matters):
            if not matter.open:
                continue
            asked = replace(view, mind=replace(view.mind, appeals=((Side.FIRST, article),)))
            cold = replace(asked, goodwill=BySide(50, 10))
            reckoning = reckon(cold)
            gap = reckoning.distance(cold, Side.FIRST, article) - reckoning.distance(cold, Side.SECOND, article)
            pressed = reckoning.distance(cold, Side.FIRST, article) > 0 and gap >= 0
            choice = mediator().decide(cold, DRAWS)
            assert (choice.reasons[0].name == "appeal") is pressed
            written, refused = written + pressed, refused + (not pressed)
    assert written
    assert refused


def test_a_weary_mediator_waits() -> None:
    """When his patience is spent he does nothing, unless a train is ordered."""
    for view in sights("tests/scenarios/harbour.yaml", range(3)):
        if not view.at_table:
            assert mediator().decide(replace(view, patience=5), DRAWS).action == a.Wait()


def test_he_writes_at_once_when_a_train_is_ordered() -> None:
    """Asked at the table, over a train, he writes about the article that it was ordered over."""
    found = 0
    for view in sights("tests/scenarios/harbour.yaml", range(40)):
        if view.at_table and view.common.train is not None:
            action = mediator().decide(view, DRAWS).action
            assert isinstance(action, a.Write) and action.article == view.common.train.article
            found += 1
    assert found


def test_he_writes_as_he_was_asked() -> None:
    """An appeal for a letter to a side with a way to go is answered first."""
    answered = 0
    for view in sights(HARBOUR, range(3)):
        far = reckon(view).distance(view, Side.SECOND, 0)
        if view.at_table or not view.common.matters[0].open or not far or view.patience <= 20:
            continue
        asked = replace(view, goodwill=BySide(60, 60), mind=replace(view.mind, appeals=((Side.SECOND, 0),)))
        assert mediator().decide(asked, DRAWS).action == a.Write(Side.SECOND, 0)
        answered += 1
    assert answered


def test_a_side_that_never_moves_keeps_its_public_list() -> None:
    """Only relative yields are read: none, no change; some, and the sum of the stakes stays within rounding."""
    view = next(sights("tests/scenarios/harbour.yaml", range(1)))
    stakes = (60, 40, 20, 10)
    still = replace(view, mind=replace(view.mind, yields=BySide((0, 0, 0, 0), (0, 0, 0, 0))))
    assert yield_factors(still, Side.FIRST, stakes) == (100,) * 4
    moved = replace(view, mind=replace(view.mind, yields=BySide((0, 0, 2, 0), (0, 0, 0, 0))))
    factors = yield_factors(moved, Side.FIRST, stakes)
    assert factors[2] < 100 < factors[0]
    assert sum(stake * factor for stake, factor in zip(stakes, factors, strict=True)) == pytest.approx(13000, abs=130)
