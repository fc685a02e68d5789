"""What a side's words reveal beyond the public doctrines, and how far the counter is of use at the table."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings, strategies as st

from game.ai.beliefs import beliefs_of
from game.ai.estimate import Estimate, Known, estimated
from game.ai.levels import level_named
from game.ai.momentum import small
from game.ai.persona import PLAIN
from game.ai.revealed import Package
from game.ai.situation import assess
from game.bargaining.points import Link
from game.engine import actions as a, events as e
from game.engine.treaty import Offer
from game.kernel.sides import Side
from tests.ai.driver import begun
from tests.ai.test_answers import moments
from tests.ai.test_games import scenario

ROUNDS = 18
LISTED = ((40, 20, 0), (40, 20, 0), (40, 20, 0), (40, 20, 0))
DOUBTS = ((4, 4, 4),) * 4
KNOWN = Known(Side.FIRST, LISTED, DOUBTS, (), 60)


def words(*options: str) -> list[Package]:
    """Words of theirs, an option per article each."""
    return [tuple(int(one) for one in word) for word in options]


def given_up(estimate: Estimate, article: int) -> int:
    """Points that the last option of an article is thought to cost them."""
    row = estimate.learnt(LISTED, 1000)[article]
    return row[0] - row[2]


def test_nothing_said_nothing_learnt() -> None:
    """Before any word the points are those of the list, and the doubt is there."""
    silent = estimated(KNOWN, (), ROUNDS)
    assert silent.learnt(LISTED, 1000) == LISTED
    assert min(min(row) for row in silent.doubts()) > 0


def test_what_they_trade_away_is_cheaper_than_what_they_take() -> None:
    """A side that again and again gives up the first article to gain the second is thought to prize the second more
    than a list says on which both are alike.
    """
    said = words("0200", "2000", "2100", "2001", "2010", "2001", "2000", "2010")
    after = estimated(KNOWN, said, ROUNDS)
    assert given_up(after, 0) < given_up(after, 1)


def test_a_side_that_learns_half_moves_half_as_far() -> None:
    """`learnt` moves the points by so many thousandths of what the words show, nought by nought."""
    after = estimated(KNOWN, words("0000", "2000", "2100", "2200"), ROUNDS)
    assert after.learnt(LISTED, 0) == LISTED
    for whole, half, listed in zip(after.learnt(LISTED, 1000), after.learnt(LISTED, 500), LISTED, strict=True):
        assert all(abs(2 * (h - x) - (w - x)) <= 1 for w, h, x in zip(whole, half, listed, strict=True))


def test_words_make_an_estimate_surer() -> None:
    """What was named is less doubtful after words than before, and what was never named as doubtful as before."""
    before = estimated(KNOWN, (), ROUNDS)
    after = estimated(KNOWN, words("0000", "1000", "0010", "0110"), ROUNDS)
    pairs = list(zip(before.spreads, after.spreads, strict=True))
    named = after.starts[1] + 1
    never = after.starts[3] + 2
    assert pairs[named][1][named] < pairs[named][0][named]
    assert pairs[never][1][never] == pairs[never][0][never]


@given(st.lists(st.tuples(*[st.integers(0, 2)] * 4), min_size=1, max_size=12))
@settings(max_examples=60, deadline=None)
def test_their_own_word_is_about_as_good_as_itself(said: list[Package]) -> None:
    """Whatever they have said, their latest word is thought about as good for them as their level, and never surely."""
    estimate = estimated(KNOWN, said, ROUNDS)
    margin, doubt = estimate.margin(said[-1])
    assert abs(estimate.in_points(margin)) <= 10
    assert doubt >= 1


def test_links_count_for_the_side_they_please() -> None:
    """A treaty that makes a link of theirs hold is thought better for them by what the link is worth."""
    link = Link((0, 1), {(1, 1): (12, -5)})
    plain = estimated(KNOWN, words("0000"), ROUNDS)
    linked = estimated(replace(KNOWN, links=(link,)), words("0000"), ROUNDS)
    gained = linked.margin((1, 1, 0, 0))[0] - plain.margin((1, 1, 0, 0))[0]
    assert linked.in_points(gained) in (11, 12)


def test_beliefs_are_kept_with_their_uncertainty() -> None:
    """Beliefs say how unsure they are of each option and of a whole treaty, and less so after words."""
    view = begun(scenario("tests/scenarios/harbour.yaml"), "0").view(Side.FIRST)
    offers = [Offer(Side.SECOND, terms, False, "courteous") for terms in (((0, 3), (1, 3)), ((1, 2),), ((0, 2),))]
    before = beliefs_of(replace(view, history=()))
    after = beliefs_of(replace(view, history=tuple(e.OfferLaid(offer) for offer in offers)))
    assert [len(row) for row in before.doubts] == [len(row) for row in before.points]
    assert 0 < after.uncertainty < before.uncertainty


def test_the_practised_keep_an_easy_article_back() -> None:
    """Early on, with nothing stuck, a strong delegation offers by themselves fewer articles than an easy-going one."""
    strong, plain = level_named("plenipotentiary"), level_named("attache")
    laid = {strong.id: 0, plain.id: 0}
    for view, _ in moments("scenarios/portsmouth-1905.yaml", "plenipotentiary", range(1)):
        if view.common.sitting > 2:
            break
        for level in (strong, plain):
            choice = small(assess(view, level, PLAIN))
            if choice is not None and isinstance(choice.action, a.LayOffer):
                laid[level.id] += len(choice.action.terms)
    assert 0 < laid[strong.id] < laid[plain.id]
