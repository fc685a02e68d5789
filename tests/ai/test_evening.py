"""The evening: acts by their expected worth, each by the side that has a use for it, and answers by their effects."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from game.ai.effects_worth import worth_of
from game.ai.evening import evening
from game.ai.hunches import thought
from game.ai.knowledge import report_worth, war_report_worth
from game.ai.levels import PLENIPOTENTIARY
from game.ai.persona import PLAIN
from game.ai.policy import Choice
from game.ai.roster import delegation, mediator
from game.ai.situation import Situation, assess
from game.ai.stakes import stakes_of
from game.ai.text_hopes import expected_text
from game.engine import actions as a, events as e
from game.engine.parts import Desk, Order, Reading, Stage
from game.kernel.conditions import Compare
from game.kernel.effects import Effect, Gamble, Guarded, Later, MoveMeter, MoveTrack, SendOrder, ShareBlame
from game.kernel.sides import BOTH_SIDES, BySide, Side
from game.views.options import legal
from game.views.view import SideView
from tests.ai.driver import begun, played, step
from tests.ai.test_games import scenario

PORTSMOUTH = "scenarios/portsmouth-1905.yaml"
STRONG = delegation("plenipotentiary")
UNUSED_BEFORE = ("ask_text", "sound_out", "probe_war", "leak", "hospitality", "loan", "share_blame")
GAMES = 10


@cache
def evenings(seed: str) -> tuple[SideView, ...]:
    """What both sides see when they choose for the evening, in a game between strong delegations."""
    return tuple(_evenings(seed))


def _evenings(seed: str) -> Iterator[SideView]:
    game = begun(scenario(PORTSMOUTH), seed)
    policies = BySide(STRONG, STRONG)
    while True:
        if game.state.common.stage is Stage.EVENING:
            for side in BOTH_SIDES:
                if not game.state.own.of(side).evening.chosen:
                    yield game.view(side)
        if not step(game, policies, mediator(), seed):
            return


def read(view: SideView) -> Situation:
    """The reading of a strong delegation of even temper."""
    return assess(view, PLENIPOTENTIARY, PLAIN)


def worth(view: SideView, *effects: Effect) -> int:
    """What effects are worth to a side there."""
    return worth_of(stakes_of(read(view)), tuple(Guarded(effect) for effect in effects))


@pytest.fixture(scope="module")
def chosen() -> Counter[str]:
    """In how many games each instrument was played by somebody."""
    found: Counter[str] = Counter()
    for seed in range(GAMES):
        game = played(scenario(PORTSMOUTH), f"evening-{seed}", BySide(STRONG, STRONG), mediator())
        acts = (choice.action for _, choice in game.log)
        found.update({act.instrument for act in acts if isinstance(act, a.PlayInstrument)})
    return found


@pytest.mark.slow
def test_many_kinds_of_act_are_played(chosen: Counter[str]) -> None:
    """In ten games most of the instruments are played, those among them that depend on what the other side does."""
    print(dict(chosen))
    assert len(chosen) >= 11
    assert sum(name in chosen for name in UNUSED_BEFORE) >= 5
    assert chosen["sound_out"] and chosen["ask_text"]


@pytest.mark.slow
def test_no_act_is_played_every_evening(chosen: Counter[str]) -> None:
    """No single instrument crowds out the rest: even the commonest leaves evenings to others."""
    game = played(scenario(PORTSMOUTH), "evening-0", BySide(STRONG, STRONG), mediator())
    acts = [choice.action.instrument for _, choice in game.log if isinstance(choice.action, a.PlayInstrument)]
    assert Counter(acts).most_common(1)[0][1] <= len(acts) * 2 // 3


def test_what_is_played_beats_saving() -> None:
    """What a delegation plays is worth something by its own sum; what it saves for, nothing on offer beats."""
    for view in evenings("evening-1"):
        choice = evening(read(view), legal(view))
        if isinstance(choice.action, a.PlayInstrument):
            assert choice.score > 0
        else:
            assert choice.action == a.SaveInfluence()


def test_nobody_asks_home_when_the_answer_would_come_too_late() -> None:
    """Where home answers only after the last day nothing is asked of it, however welcome a step would be."""
    asked = 0
    for view in (*evenings("evening-1"), *evenings("evening-2")):
        late = replace(view, board=replace(view.board, lag=BySide(99, 99)))
        here, there = evening(read(view), legal(view)), evening(read(late), legal(late))
        asked += kind_of(view, here.action) == "cable"
        assert kind_of(view, there.action) != "cable"
    assert asked


def kind_of(view: SideView, action: a.Action) -> str:
    """What kind of instrument is played; empty when influence is saved."""
    found = view.board.instrument(action.instrument) if isinstance(action, a.PlayInstrument) else None
    return "" if found is None else found.kind


def test_ones_own_strength_is_worth_having_and_theirs_is_not() -> None:
    """Whatever raises one's own walk-away is worth more than nothing, what raises theirs less."""
    for view in evenings("evening-1")[:8]:
        tracks = [track.id for track in view.board.tracks]
        mine, theirs = ("jp_army", "ru_army") if view.side is Side.FIRST else ("ru_army", "jp_army")
        assert worth(view, MoveTrack(tracks.index(mine), 5)) > 0
        assert worth(view, MoveTrack(tracks.index(theirs), 5)) < 0


def test_worths_grow_with_their_effects() -> None:
    """Twice the change is worth twice as much, to rounding; an order home is dreaded and its end welcome."""
    for view in evenings("evening-1")[:6]:
        for meter in ("standing", "goodwill"):
            once = worth(view, MoveMeter(meter, view.side, 3))
            twice = worth(view, MoveMeter(meter, view.side, 6))
            assert once > 0 and abs(twice - 2 * once) <= 3
            assert worth(view, MoveMeter(meter, view.side.other, 3)) == 0
        assert worth(view, SendOrder(view.side, True)) < 0 < worth(view, SendOrder(view.side, False))


def test_a_gamble_is_worth_its_odds_and_a_promise_less_than_the_thing() -> None:
    """A gamble lies between its two outcomes; what comes later counts less than what comes now."""
    for view in evenings("evening-1")[:6]:
        good = (Guarded(MoveMeter("standing", view.side, 10)),)
        bad = (Guarded(MoveMeter("standing", view.side, -10)),)
        won, lost = worth(view, good[0].effect), worth(view, bad[0].effect)
        assert lost < worth(view, Gamble(500, good, bad)) < won
        assert 0 < worth(view, Later(3, good)) < worth(view, Later(1, good)) < won


def test_shared_blame_is_worth_something_only_past_ones_orders() -> None:
    """A delegation whose plan stays inside its orders has nobody to share a blame with."""
    seen = set()
    for view in (*evenings("evening-1"), *evenings("evening-2")):
        stakes = stakes_of(read(view))
        past = worth(view, ShareBlame(view.side)) > 0
        inside = all(
            line is None or (option <= line.option if view.side is Side.FIRST else option >= line.option)
            for option, line in zip(read(view).plan, view.own.mandate, strict=True)
        )
        assert not (past and inside)
        assert stakes.blame >= 0
        seen.add(past)
    assert seen == {True, False}


def test_a_second_report_is_worth_less() -> None:
    """What was just reported is not worth as much again."""
    view = next(view for view in evenings("evening-1") if view.common.sitting == 3)
    article = max(range(len(view.board.articles)), key=lambda n: report_worth(read(view), n, 750))
    before = report_worth(read(view), article, 750)
    line = 2 if view.side is Side.FIRST else 4
    report = e.ReportHeard(view.side, "mandate", article, None, line, line, view.common.sitting, 0)
    after = report_worth(read(replace(view, history=(*view.history, report))), article, 750)
    assert 0 < after < before


def test_knowledge_is_worth_nothing_when_no_table_follows() -> None:
    """On the last day a report would come too late."""
    view = evenings("evening-1")[0]
    late = replace(view, common=replace(view.common, last=view.common.sitting))
    assert report_worth(read(late), 0, 750) == 0
    assert war_report_worth(read(late), 750) == 0


def test_an_order_home_is_put_off_when_it_can_be() -> None:
    """With an order in hand and nothing initialled today a strong delegation asks for another day."""
    stalled = 0
    for view in evenings("evening-1"):
        order = Order(view.common.sitting, True)
        own = replace(view.own, order=order, influence=6, uses=(), cable=None)
        pressed = replace(view, own=own, common=replace(view.common, fruitful=False))
        choice = evening(read(pressed), legal(pressed))
        assert choice.action == a.PlayInstrument("stall")
        stalled += 1
    assert stalled


def test_an_invitation_is_rather_followed() -> None:
    """A word outside the room is worth more when the other side asked for one yesterday, so that some are followed."""
    followed = 0
    for view in evenings("evening-2"):
        desk = view.common.desks.of(view.side.other)
        invited, plain = (_with_desk(view, replace(desk, invited=day)) for day in (view.common.sitting - 1, 0))
        one, two = (_words_only(each) for each in (plain, invited))
        if isinstance(one.action, a.PlayInstrument) and view.common.sitting > 1:
            assert isinstance(two.action, a.PlayInstrument) and two.score > one.score
        elif isinstance(two.action, a.PlayInstrument):
            followed += 1
    assert followed > 0


def _with_desk(view: SideView, desk: Desk) -> SideView:
    """The same evening with this desk across the table, and influence enough for anything."""
    desks = view.common.desks.put(view.side.other, desk)
    return replace(view, common=replace(view.common, desks=desks), own=replace(view.own, influence=6))


def _words_only(view: SideView) -> Choice:
    """What is chosen where nothing but a word outside the room is to be had."""
    found = legal(view)
    return evening(read(view), replace(found, instruments=tuple(x for x in found.instruments if x.kind == "sound_out")))


def test_conditions_on_bands_are_judged_in_the_middle() -> None:
    """What a side reads as a band it takes at the middle; what it cannot read at all it does not judge."""
    view = evenings("evening-1")[0]
    assert view.side is Side.FIRST
    readings = list(view.own.readings)
    names = [track.id for track in view.board.tracks]
    readings[names.index("unrest")] = Reading(60, 79, 3)
    seen = replace(view, own=replace(view.own, readings=tuple(readings)))
    assert thought(seen, Compare(("track", "unrest"), ">=", 60)) is True
    assert thought(seen, Compare(("track", "unrest"), ">=", 75)) is False
    assert thought(seen, Compare(("track", "court"), ">=", 75)) is None
    cold = replace(seen, common=replace(seen.common, room=replace(seen.common.room, rapport=1)))
    assert thought(cold, Compare(("shared", "rapport"), ">=", 35)) is False


def test_a_text_is_hoped_for_from_what_is_known() -> None:
    """The text that a side expects of the mediator is over open articles, and needs nothing of the other's secrets."""
    found = 0
    for view in evenings("evening-2"):
        text = expected_text(view)
        if text is not None:
            found += 1
            assert all(view.common.matters[article].open for article, _ in text.terms)
            assert all(0 < chance <= 1000 for chance in text.chances)
    assert found


def test_the_same_evening_gives_the_same_act() -> None:
    """Nothing is kept between evenings: the same view gives the same act for the same reasons."""
    for view in evenings("evening-2")[:6]:
        assert evening(read(view), legal(view)) == evening(read(view), legal(view))
