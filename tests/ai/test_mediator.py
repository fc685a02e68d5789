"""The mediator: legal, sparing, and never the author of something worse for both by his own estimates."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import product

import pytest

from game.ai.mediator import text_terms
from game.ai.mediator_estimates import estimated_points, reckon, yield_factors
from game.ai.roster import delegation, mediator
from game.ai.tables import links_of, paired
from game.bargaining.points import total
from game.engine import actions as a
from game.kernel.draws import private_draws
from game.kernel.sides import BySide, Side
from game.views.mediator import MediatorView
from game.views.project import mediator_view
from tests.ai.driver import begun, step
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


def test_no_text_is_dominated_by_his_own_estimates() -> None:
    """On the articles of his text no other options are better for both sides, as he reckons."""
    tried = 0
    for view in sights("tests/scenarios/harbour.yaml", range(6)):
        reckoning = reckon(view)
        terms = text_terms(view, reckoning)
        tables = paired(Side.FIRST, estimated_points(view, Side.FIRST), estimated_points(view, Side.SECOND))
        links = links_of(view.board)
        now = total(tables, links, reckoning.fair)
        ladders = [
            [option for option in range(len(tables[article])) if option not in view.common.matters[article].closed]
            for article, _ in terms
        ]
        for options in product(*ladders):
            other = list(reckoning.fair)
            for (article, _), option in zip(terms, options, strict=True):
                other[article] = option
            one, two = total(tables, links, other)
            assert not (one > now[0] and two > now[1])
        tried += len(terms)
    assert tried > 20


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
    """An appeal for a letter is answered first."""
    view = next(view for view in sights("tests/scenarios/harbour.yaml", range(1)) if not view.at_table)
    asked = replace(view, mind=replace(view.mind, appeals=((Side.SECOND, 0),)))
    assert mediator().decide(asked, DRAWS).action == a.Write(Side.SECOND, 0)


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
