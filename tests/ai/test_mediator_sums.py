"""The mediator's reckoning in figures: orders, chances, worths, what he thinks fair, texts, letters and warnings."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import Any

import pytest

from game.ai import mediator as acts
from game.ai.mediator_estimates import (
    Reckoning,
    interest,
    open_limits,
    ordered,
    plain_points,
    reckon,
    wishes,
    yield_factors,
)
from game.ai.mediator_lines import barred, may_take
from game.ai.mediator_text import Clause, Text, _clauses, _packages, _taken, _text, best_text, dominated
from game.ai.roster import mediator
from game.ai.tables import links_of
from game.bargaining.points import total
from game.engine import actions as a
from game.engine.parts import Told, Train
from game.kernel.draws import Term, private_draws
from game.kernel.formulas import WalkAway
from game.kernel.sides import BySide, Side
from game.scenario.definition import Scenario
from game.views.mediator import MediatorView
from game.views.project import mediator_view
from tests.rulebook.table import BELL, NETS, QUAY, TOLLS, N, S, Table, patient
from tests.strategies import quiet, with_calendar

DRAWS = private_draws("any", "mediator")
ARTICLES = (QUAY, TOLLS, NETS, BELL)


@pytest.fixture
def view(harbour: Scenario) -> MediatorView:
    """What the mediator sees at the first dispatches, nobody having spoken."""
    tracks = tuple(replace(track, drifts=()) for track in harbour.tracks)
    scenario = replace(patient(quiet(with_calendar(harbour, 10, 2))), tracks=tracks)
    return mediator_view(Table(scenario).state)


def desk(view: MediatorView, side: Side, **changes: Any) -> MediatorView:
    """The view with something else on one side's desk."""
    desks = view.common.desks
    return replace(view, common=replace(view.common, desks=desks.put(side, replace(desks.of(side), **changes))))


def spoke(view: MediatorView, side: Side, **words: int) -> MediatorView:
    """The view with that side's last words on some articles."""
    names = [article.id for article in view.board.articles]
    positions = list(view.common.desks.of(side).positions)
    for name, option in words.items():
        positions[names.index(name)] = option
    return desk(view, side, positions=tuple(positions))


def common(view: MediatorView, **changes: Any) -> MediatorView:
    """The view with something else known to all."""
    return replace(view, common=replace(view.common, **changes))


def mind(view: MediatorView, **changes: Any) -> MediatorView:
    """The view with something else on his mind."""
    return replace(view, mind=replace(view.mind, **changes))


def matter(view: MediatorView, article: int, **changes: Any) -> MediatorView:
    """The view with an article standing otherwise."""
    matters = list(view.common.matters)
    matters[article] = replace(matters[article], **changes)
    return common(view, matters=tuple(matters))


def test_orders_by_the_public_list(view: MediatorView) -> None:
    """Expected weighted steps past orders: each doctrine's by how likely it is, in thousandths."""
    assert [barred(view, N, QUAY, option) for option in range(4)] == [0, 0, 1800, 3600 + 400]
    assert [barred(view, S, QUAY, option) for option in range(4)] == [2000, 1000, 0, 0]
    assert [barred(view, S, NETS, option) for option in range(3)] == [1500, 0, 0]
    assert [barred(view, N, BELL, option) for option in range(3)] == [0, 0, 0]


def test_a_position_says_how_far_orders_reach(view: MediatorView) -> None:
    """Where a side has gone by itself its orders let it go; past that only what lies beyond its own word counts."""
    assert [barred(spoke(view, N, quay=2), N, QUAY, option) for option in range(4)] == [0, 0, 0, 1800 + 400]
    assert [barred(spoke(view, S, quay=1), S, QUAY, option) for option in range(4)] == [1000, 0, 0, 0]


def test_what_he_was_told_stands_above_the_list(view: MediatorView) -> None:
    """An order confided weighs as a firm one, on that article and side alone, whatever the list says."""
    told = mind(view, told=(Told(S, TOLLS, 3), Told(N, QUAY, 0)))
    assert [barred(told, N, QUAY, option) for option in range(4)] == [0, 2000, 4000, 6000]
    assert [barred(told, S, TOLLS, option) for option in range(4)] == [6000, 4000, 2000, 0]
    assert barred(told, N, TOLLS, 2) == barred(view, N, TOLLS, 2)
    assert barred(told, S, QUAY, 0) == barred(view, S, QUAY, 0)


def test_a_plea_weighs_like_a_hard_order(view: MediatorView) -> None:
    """From the option on for which a side pleads its orders every step weighs 3, until it goes there itself."""
    pleaded = desk(view, N, claims=((QUAY, 2),))
    assert [barred(pleaded, N, QUAY, option) for option in range(4)] == [0, 0, 3000, 6000]
    pleaded = desk(view, S, claims=((QUAY, 1),))
    assert [barred(pleaded, S, QUAY, option) for option in range(4)] == [6000, 3000, 0, 0]
    assert barred(spoke(pleaded, S, quay=1), S, QUAY, 1) == 0
    assert barred(spoke(pleaded, S, quay=2), S, QUAY, 1) == 3000


def test_the_chance_that_orders_let_a_clause_pass(view: MediatorView) -> None:
    """Inside orders a clause is sure; one step past, 880, for his name excuses it; further, by how stubborn the order
    is and how many steps too many; a never excuses nothing. Each doctrine counts by how likely it is.
    """
    assert [may_take(view, N, QUAY, option) for option in range(4)] == [1000, 1000, 928, 72 + 352]
    assert [may_take(view, N, TOLLS, option) for option in range(4)] == [1000, 1000, 528 + 400, 252 + 352]
    assert [may_take(view, S, TOLLS, option) for option in range(4)] == [507, 515, 1000, 1000]
    assert [may_take(view, S, BELL, option) for option in range(3)] == [1000, 1000, 1000]


def test_orders_loosen_with_time(view: MediatorView) -> None:
    """Every sitting adds 28 to what lies more than a step past an order; never is it likelier than a step excused."""
    told = mind(view, told=(Told(N, QUAY, 0),))
    assert [may_take(told, N, QUAY, option) for option in range(4)] == [1000, 880, 260, 130]
    later = common(told, sitting=5)
    assert [may_take(later, N, QUAY, option) for option in range(4)] == [1000, 880, 372, 186]
    assert may_take(common(told, sitting=60), N, QUAY, 2) == 880


def test_an_oath_is_a_never(view: MediatorView) -> None:
    """What a side swore in public counts as an order that never moves, what it was told as to more than that."""
    sworn = desk(view, N, announced=((QUAY, 1),))
    assert [may_take(sworn, N, QUAY, option) for option in range(4)] == [1000, 1000, 30, 15]
    assert [may_take(common(sworn, sitting=3), N, QUAY, option) for option in (2, 3)] == [86, 43]
    assert may_take(mind(sworn, told=(Told(N, QUAY, 1),)), N, QUAY, 2) == 880
    assert may_take(sworn, S, QUAY, 1) == may_take(view, S, QUAY, 1)


def test_a_plea_makes_a_clause_unlikely(view: MediatorView) -> None:
    """Of the chance of a clause that a side has just pleaded against 180 per mille are left; of better ones, all."""
    pleaded = desk(view, N, claims=((QUAY, 2),))
    assert [may_take(pleaded, N, QUAY, option) for option in range(4)] == [1000, 1000, 167, 76]
    assert may_take(spoke(view, N, quay=2), N, QUAY, 2) == 1000
    assert may_take(spoke(view, N, quay=2), N, QUAY, 3) == may_take(view, N, QUAY, 3)


def test_worths_by_the_public_list(view: MediatorView) -> None:
    """An option is worth to a side what its doctrines say, each by how likely it is; orders are taken off, five points
    a weighted step.
    """
    cards = view.board.doctrines.of(N)
    plain = plain_points(view, N)
    for article in ARTICLES:
        both = zip(cards[0].points[article], cards[1].points[article], strict=True)
        assert plain[article] == tuple((6 * one + 4 * two) // 10 for one, two in both)
    assert ordered(view, N, plain)[QUAY] == (plain[QUAY][0], plain[QUAY][1], plain[QUAY][2] - 9, plain[QUAY][3] - 20)


def test_what_is_yielded_first_counts_for_less(view: MediatorView) -> None:
    """Each step given up takes 12 hundredths off an article, down to 60, and the others gain what keeps the sum."""
    stakes = (60, 40, 20, 10)
    moved = mind(view, yields=BySide((0, 0, 2, 0), (0, 9, 0, 0)))
    assert yield_factors(moved, N, stakes) == (103, 103, 78, 103)
    assert yield_factors(moved, S, stakes) == (114, 68, 114, 114)
    assert yield_factors(moved, N, (0, 0, 0, 0)) == (100,) * 4
    plain, now = plain_points(view, N), plain_points(moved, N)
    assert now[NETS][0] < plain[NETS][0]
    assert now[QUAY][0] > plain[QUAY][0]


def test_what_may_still_be_agreed(view: MediatorView) -> None:
    """A settled article is what it is, a withdrawn one its silent option, an open one what no event has closed."""
    found = matter(matter(matter(view, QUAY, settled=2), NETS, withdrawn=True), TOLLS, closed=(0, 2))
    assert open_limits(found) == ((2,), (1, 3), (2,), (0, 1, 2))
    assert open_limits(matter(view, BELL, closed=(0, 1, 2)))[BELL] == (0, 1, 2)


def test_his_own_interests(view: MediatorView) -> None:
    """A treaty suits him from 0 to 250; a clause is said to serve or hurt each interest by its name's last word."""
    assert [interest(view, (0, 0, option, 0)) for option in range(3)] == [0, 250, 100]
    assert interest(replace(view, board=replace(view.board, interests=())), (0, 0, 1, 0)) == 0
    assert [wishes(view, ((NETS, option), (QUAY, 0))) for option in range(3)] == [
        (Term("peace", -400),), (Term("peace", 400),), (Term("peace", -80),),
    ]  # fmt: skip
    named = replace(view.board.interests[0], id="a-quiet-bay")
    assert wishes(replace(view, board=replace(view.board, interests=(named,))), ()) == (Term("bay", 0),)


def free(view: MediatorView) -> MediatorView:
    """The view of a conference whose doctrines give no orders."""
    bare = view.board.doctrines.map(lambda cards: tuple(replace(card, mandate=()) for card in cards))
    return replace(view, board=replace(view.board, doctrines=bare))


def thought(**changes: Any) -> Reckoning:
    """A reckoning with a fair treaty: the quay in common, tolls by tonnage, a line drawn, the abbey's bell."""
    return replace(Reckoning((), (), (2, 1, 1, 1), 0), **changes)


def test_how_far_a_side_stands_from_what_is_fair(view: MediatorView) -> None:
    """It is counted in options from its last word, or from its own end of the ladder, and never below nought."""
    assert [thought().distance(view, N, article) for article in ARTICLES] == [2, 1, 1, 1]
    assert [thought().distance(view, S, article) for article in ARTICLES] == [1, 2, 1, 1]
    assert [thought().distance(spoke(view, N, quay=option), N, QUAY) for option in range(4)] == [2, 1, 0, 0]
    assert [thought().distance(spoke(view, S, quay=option), S, QUAY) for option in range(4)] == [0, 0, 0, 1]


def walk_aways(view: MediatorView) -> tuple[int, int]:
    """What both have without a treaty as he reckons, where nothing is read by all: every gauge where it began."""
    north, south = (8000 + 20 * 40 - 20 * 50) // 100, (8000 + 20 * 50 - 20 * 40) // 100
    return (6 * north + 4 * (north - 6)) // 10, (5 * south + 5 * (south - 4)) // 10


def fairest(view: MediatorView, apart: tuple[int, int]) -> tuple[tuple[int, ...], int]:
    """The treaty he thinks fair, found by trying all, and the product of both gains in it."""
    sides = [ordered(view, side, plain_points(view, side)) for side in (N, S)]
    tables = tuple(tuple(zip(*rows, strict=True)) for rows in zip(*sides, strict=True))
    links = links_of(view.board)
    worths = {treaty: total(tables, links, treaty) for treaty in product(*open_limits(view))}
    edge = {
        treaty: mine
        for treaty, mine in worths.items()
        if not any(one >= mine[0] and two >= mine[1] and (one, two) != mine for one, two in worths.values())
    }
    if not any(one > apart[0] and two > apart[1] for one, two in edge.values()):
        apart = (min(apart[0], *(one for one, _ in edge.values())), min(apart[1], *(two for _, two in edge.values())))

    def merit(treaty: tuple[int, ...]) -> tuple[int, int]:
        one, two = (max(0, worth - least) for worth, least in zip(edge[treaty], apart, strict=True))
        kind = 2 * (view.goodwill.first - view.goodwill.second)
        lean = kind * (one - two) // (one + two) if one + two else 0
        return one * two * (1000 + interest(view, treaty) + lean), -edge[treaty][0]

    best = max(merit(treaty) for treaty in edge)
    treaty = next(treaty for treaty in edge if merit(treaty) == best)
    one, two = (max(0, worth - least) for worth, least in zip(edge[treaty], apart, strict=True))
    return edge[treaty], one * two


@pytest.mark.parametrize("goodwill", [(50, 50), (100, 0), (0, 100)])
@pytest.mark.parametrize("base", [8000, 2000, 20000])
def test_what_he_thinks_fair_is_the_best_of_all(view: MediatorView, goodwill: tuple[int, int], base: int) -> None:
    """Of all efficient treaties still possible he thinks that one fair whose product of gains over war is greatest,
    coloured by his interests and by goodwill; where war is better than any treaty, over the worst that one can have.
    """
    formulas = view.board.walk_away.map(lambda one: WalkAway(base, one.terms))
    view = replace(view, goodwill=BySide(*goodwill), board=replace(view.board, walk_away=formulas))
    shift = (base - 8000) // 100
    apart = (walk_aways(view)[0] + shift, walk_aways(view)[1] + shift)
    for seen in (view, matter(matter(view, QUAY, closed=(1,)), NETS, settled=1), spoke(view, N, quay=3, tolls=2)):
        found = reckon(seen)
        worth, gained = fairest(seen, apart)
        assert total(found.tables, links_of(view.board), found.fair) == worth
        assert found.product == gained


def test_what_a_text_is_taken_for(view: MediatorView) -> None:
    """A side's yes: how ready it is, what its orders let pass, 900 a clause, and 840 less 28 for every point lost."""
    one = Clause(QUAY, 1, (800, 500), (5, 0), 3, 10)
    two = Clause(NETS, 1, (1000, 900), (-2, 40), 4, -20)
    assert _taken((one,), N, 500) == 500 * 800 * 900 // 1_000_000 * 700 // 1000
    assert _taken((one,), S, 500) == 500 * 500 * 900 // 1_000_000 * 840 // 1000
    assert _taken((one, two), N, 1000) == 720 * 900 // 1000 * (840 - 28 * 3) // 1000
    assert _taken((two,), S, 1000) == 810 * 30 // 1000
    text = _text((one, two), 1000, 100)
    assert text.terms == ((QUAY, 1), (NETS, 1))
    assert text.chances == (_taken((one, two), N, 1000), _taken((one, two), S, 1000))
    assert text.merit == text.chances[0] * text.chances[1] * 7 * 1090 // 1000
    assert Text((), (500, 300), 0).chance == 150


def test_clauses_that_he_may_write(view: MediatorView) -> None:
    """Open articles, options not closed, that both may be let take; what each loses by them, what is to settle."""
    plain = tuple(tuple((10 * n, 40 - 10 * n) for n in range(len(one.options))) for one in view.board.articles)
    reckoning = thought(tables=plain, plain=plain)
    seen = spoke(matter(matter(matter(view, TOLLS, settled=1), BELL, withdrawn=True), NETS, closed=(2,)), N, quay=1)
    found = {(one.article, one.option): one for one in _clauses(seen, reckoning)}
    assert {article for article, _ in found} == {QUAY, NETS}
    assert (NETS, 2) not in found
    quay = found[QUAY, 2]
    assert quay.let == (may_take(seen, N, QUAY, 2), may_take(seen, S, QUAY, 2))
    assert quay.weight == 3 * (20 + 20 + 1)
    assert quay.lost == (max(-6, 10 - 20, 0), max(-6, 10 - 20, 0))
    assert found[QUAY, 0].lost == (max(10 - 0, (20 - 0) * 700 // 1000), max(-6, 10 - 40, (20 - 40) * 700 // 1000))
    nets = found[NETS, 1]
    assert nets.weight == 20 + 20 + 1
    assert [found[NETS, option].wished for option in (0, 1)] == [-250, 0]


def test_a_clause_that_orders_bar_is_not_tried(view: MediatorView) -> None:
    """What either side's orders let pass with no more than 60 per mille is left out."""
    sworn = desk(view, N, announced=((QUAY, 1),))
    options = [one.option for one in _clauses(common(sworn, sitting=2), reckon(sworn)) if one.article == QUAY]
    assert options == [0, 1]
    options = [one.option for one in _clauses(common(sworn, sitting=3), reckon(sworn)) if one.article == QUAY]
    assert options == [0, 1, 2]


def test_what_is_dominated(view: MediatorView) -> None:
    """Terms are dominated when other options that are not closed are no worse for either and better for one."""
    plain = (((5, 5), (6, 5), (0, 9), (5, 5)),) + (((0, 0),) * 4,) * 3
    reckoning = thought(tables=plain, plain=plain, fair=(0, 0, 0, 0))
    bare = replace(view, board=replace(view.board, links=()))
    assert [dominated(bare, reckoning, ((QUAY, option),)) for option in range(4)] == [True, False, False, True]
    assert not dominated(matter(bare, QUAY, closed=(1,)), reckoning, ((QUAY, 0),))
    assert not dominated(bare, reckoning, ((TOLLS, 0),))
    second = tuple(((0, 0),) * 4 for _ in range(3))
    plain = (((5, 5), (5, 6), (0, 0), (9, 9)), *second)
    reckoning = thought(tables=plain, plain=plain, fair=(0, 0, 0, 0))
    assert dominated(matter(bare, QUAY, closed=(3,)), reckoning, ((QUAY, 0),))
    assert not dominated(matter(bare, QUAY, closed=(3,)), reckoning, ((QUAY, 1),))


def test_a_text_is_of_as_many_articles_as_the_conference_allows(view: MediatorView) -> None:
    """Packages are of one article up to the most allowed, each article once."""
    clauses = [
        Clause(article, option, (1000, 1000), (0, 0), 1, 0) for article in (QUAY, NETS, BELL) for option in (0, 1)
    ]
    for most, count in ((1, 6), (2, 6 + 12), (3, 6 + 12 + 8)):
        found = [[(part.article, part.option) for part in parts] for parts in _packages(clauses, most)]
        assert len(found) == count
        assert all(len({article for article, _ in parts}) == len(parts) <= most for parts in found)


@pytest.mark.parametrize(("sitting", "ready"), [(1, 460), (5, 700), (10, 1000), (12, 1000)])
def test_both_are_readier_as_time_goes(view: MediatorView, sitting: int, ready: int) -> None:
    """How ready both are to take a text grows from day to day, from 400 per mille to all of it on the last date."""
    day = common(view, sitting=sitting)
    reckoning = reckon(day)
    text = best_text(day, reckoning)
    assert text is not None
    parts = [one for one in _clauses(day, reckoning) if (one.article, one.option) in text.terms]
    assert text == _text(parts, ready, interest(day, reckoning.fair))


def test_no_text_where_nothing_is_open(view: MediatorView) -> None:
    """With every article settled there is no text; with one left it is on that one alone."""
    for article in (QUAY, TOLLS, NETS):
        view = matter(view, article, settled=1)
    text = best_text(view, reckon(view))
    assert text is not None
    assert [article for article, _ in text.terms] == [BELL]
    view = matter(view, BELL, settled=1)
    assert best_text(view, reckon(view)) is None
    assert mediator().decide(view, DRAWS).action == a.Wait()


def found(monkeypatch: pytest.MonkeyPatch, chance: int) -> None:
    """The best text that he can think of is now one with that chance (per mille)."""
    monkeypatch.setattr(acts, "best_text", lambda *_: Text(((QUAY, 1),), (chance, 1000), 1))


def sent(view: MediatorView) -> bool:
    """Whether he sends a text now."""
    choice = acts._text(view, thought())
    assert choice is None or isinstance(choice.action, a.SendText)
    return choice is not None


def test_when_he_thinks_of_a_text(view: MediatorView, monkeypatch: pytest.MonkeyPatch) -> None:
    """Asked, or after two barren sittings; not while one waits for its marks, nor the day after the last one."""
    found(monkeypatch, 300)
    day = replace(common(view, sitting=5), patience=50)
    assert [sent(common(day, barren=barren)) for barren in (0, 1, 2, 3)] == [False, False, True, True]
    assert sent(mind(day, text_asked=True))
    assert not sent(common(mind(day, text_asked=True), text=((QUAY, 1),)))
    assert [sent(mind(day, text_asked=True, text_sitting=last)) for last in (5, 4, 3, 0)] == [False, False, True, True]
    monkeypatch.setattr(acts, "best_text", lambda *_: None)
    assert not sent(mind(day, text_asked=True))


@pytest.mark.parametrize(("asked", "least"), [(False, 200), (True, 130)])
def test_how_likely_a_text_must_be(
    view: MediatorView, monkeypatch: pytest.MonkeyPatch, asked: bool, least: int
) -> None:
    """He sends a text of his own accord from 200 per mille on, one he was asked for from 130, and wants 4 more for
    every point that his patience has fallen under 50.
    """
    day = mind(common(view, sitting=5, barren=2), text_asked=asked)
    for patience, wanted in ((90, least), (50, least), (49, least + 4), (30, least + 80)):
        for chance in (wanted - 1, wanted):
            found(monkeypatch, chance)
            assert sent(replace(day, patience=patience)) is (chance == wanted)


def test_why_he_sends_a_text(view: MediatorView, monkeypatch: pytest.MonkeyPatch) -> None:
    """His reasons are how likely it is that both take it, and his own wishes, the weightiest first."""
    day = mind(replace(view, patience=50), text_asked=True)
    for chance, names in ((300, ["peace", "fairness"]), (900, ["fairness", "peace"])):
        monkeypatch.setattr(acts, "best_text", lambda *_, chance=chance: Text(((NETS, 1),), (chance, 1000), 1))
        choice = acts._text(day, thought())
        assert choice is not None
        assert [(term.name, term.value) for term in choice.reasons] == [
            (name, {"peace": 400, "fairness": chance}[name]) for name in names
        ]


def test_when_he_writes_of_his_own_accord(view: MediatorView) -> None:
    """From the third sitting, after a barren one, not within two sittings of his last letter, never twice within four
    to one capital on one article, and only over more than one option's distance.
    """
    day = common(view, sitting=3, barren=1)
    reckoning = thought()

    def wrote(seen: MediatorView) -> tuple[Side, int] | None:
        choice = acts._letter(seen, reckoning, ARTICLES)
        if choice is None:
            return None
        assert isinstance(choice.action, a.Write)
        return choice.action.side, choice.action.article

    assert wrote(day) == (S, TOLLS)
    assert wrote(common(day, sitting=2)) is None
    assert wrote(common(day, barren=0)) is None
    later = common(day, sitting=9)
    assert [wrote(mind(later, letters=((S, TOLLS, when),))) for when in (8, 7, 5, 4)] == [
        None, (N, QUAY), (N, QUAY), (S, TOLLS),
    ]  # fmt: skip
    assert acts._letter(day, reckoning, (NETS, BELL)) is None


def test_he_writes_where_orders_seem_to_hold_most(view: MediatorView) -> None:
    """Of two capitals as far off he writes to the one whose orders seem the heavier there, then to the one he thinks
    less of, then over the earlier article.
    """
    day = free(common(view, sitting=3, barren=1))
    reckoning = thought(fair=(2, 2, 0, 0))

    def wrote(seen: MediatorView, opened: tuple[int, ...]) -> a.Action:
        choice = acts._letter(seen, reckoning, opened)
        assert choice is not None
        return choice.action

    held = mind(day, told=(Told(N, TOLLS, 1),))
    assert wrote(held, (QUAY, TOLLS)) == a.Write(N, TOLLS)
    assert wrote(day, (QUAY, TOLLS)) == a.Write(N, QUAY)
    assert wrote(replace(day, goodwill=BySide(60, 40)), (QUAY, NETS)) == a.Write(S, NETS)
    assert wrote(replace(day, goodwill=BySide(40, 60)), (QUAY, NETS)) == a.Write(N, QUAY)


def test_whom_he_warns(view: MediatorView) -> None:
    """After three barren sittings he warns the side he thinks less of, over the first open article it swore on."""
    sworn = desk(desk(view, N, announced=((QUAY, 1), (TOLLS, 1))), S, announced=((NETS, 2),))
    stuck = common(sworn, barren=3)

    def warned(seen: MediatorView, opened: tuple[int, ...] = ARTICLES) -> a.Action | None:
        choice = acts._warning(seen, opened)
        return None if choice is None else choice.action

    assert warned(replace(stuck, goodwill=BySide(40, 60))) == a.Warn(N, QUAY)
    assert warned(replace(stuck, goodwill=BySide(50, 50))) == a.Warn(N, QUAY)
    assert warned(replace(stuck, goodwill=BySide(60, 40))) == a.Warn(S, NETS)
    assert warned(replace(stuck, goodwill=BySide(40, 60)), (TOLLS, NETS)) == a.Warn(N, TOLLS)
    assert warned(replace(stuck, goodwill=BySide(40, 60)), (NETS,)) is None
    assert warned(common(stuck, barren=2)) is None


def test_what_he_does_first(view: MediatorView, monkeypatch: pytest.MonkeyPatch) -> None:
    """A letter he was asked for comes before a text, a text before a letter of his own, that before a warning; with
    patience spent, nothing.
    """
    found(monkeypatch, 300)
    stuck = free(common(desk(view, N, announced=((QUAY, 0),)), sitting=5, barren=3))
    stuck = replace(stuck, goodwill=BySide(50, 50))
    stuck = replace(stuck, patience=90)
    asked = mind(stuck, appeals=((S, QUAY),))
    assert mediator().decide(asked, DRAWS).action == a.Write(S, QUAY)
    assert isinstance(mediator().decide(stuck, DRAWS).action, a.SendText)
    texted = mind(stuck, text_sitting=4)
    assert isinstance(mediator().decide(texted, DRAWS).action, a.Write)
    wrote = mind(texted, letters=((N, BELL, 4),))
    assert mediator().decide(wrote, DRAWS).action == a.Warn(N, QUAY)
    assert mediator().decide(common(wrote, barren=1), DRAWS).action == a.Wait()
    assert [term.name for term in mediator().decide(common(wrote, barren=1), DRAWS).reasons if term.value < 0] == [
        "timing"
    ]
    assert [term.name for term in mediator().decide(replace(wrote, patience=3), DRAWS).reasons if term.value < 0] == [
        "patience"
    ]
    assert [mediator().decide(replace(asked, patience=left), DRAWS).action for left in (20, 21)] == [
        a.Wait(), a.Write(S, QUAY),
    ]  # fmt: skip


def test_at_once_he_presses_whoever_stands_further_off(view: MediatorView) -> None:
    """Over a train he writes to the capital further from what is fair on its article, the first if both are as far;
    when that article is open no more, to nobody.
    """
    train = common(view, train=Train(N, QUAY, False))
    assert acts._at_once(train, thought()).action == a.Write(N, QUAY)
    assert acts._at_once(spoke(train, N, quay=2), thought()).action == a.Write(S, QUAY)
    assert acts._at_once(spoke(train, N, quay=1), thought()).action == a.Write(N, QUAY)
    assert acts._at_once(matter(train, QUAY, settled=2), thought()).action == a.Wait()
    assert acts._at_once(view, thought()).action == a.Wait()


def test_whom_he_presses_when_asked(view: MediatorView) -> None:
    """He presses a capital that has a way to go, for a side in favour (40 or more) always, and otherwise only where
    that capital stands no nearer to what is fair than the asker's own; the first such request is met.
    """

    def met(seen: MediatorView, *appeals: tuple[Side, int]) -> a.Action | None:
        choice = acts._asked(mind(seen, appeals=appeals), thought())
        return None if choice is None else choice.action

    kind, cold = replace(view, goodwill=BySide(40, 40)), replace(view, goodwill=BySide(39, 39))
    assert met(kind, (S, QUAY)) == a.Write(S, QUAY)
    assert met(cold, (S, QUAY)) is None
    assert met(cold, (N, QUAY)) == a.Write(N, QUAY)
    assert met(cold, (S, NETS)) == a.Write(S, NETS)
    assert met(spoke(kind, S, quay=2), (S, QUAY)) is None
    assert met(matter(kind, QUAY, settled=0), (S, QUAY), (N, TOLLS)) == a.Write(N, TOLLS)
    assert met(kind) is None
