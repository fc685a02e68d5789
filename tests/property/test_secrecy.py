"""What one side cannot know cannot show: swapped secrets, and views rebuilt from visible events alone."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given

from game.engine import actions as a, events as e
from game.engine.apply import Applied, apply
from game.engine.evolve_common import reduce_common
from game.engine.evolve_own import reduce_own
from game.engine.parts import Told
from game.engine.refusals import Refused
from game.engine.setup import blank, setup
from game.engine.state import Ease, GameState, awaiting
from game.kernel.canonical import dumps, plain
from game.kernel.sides import BOTH_SIDES, BySide, Side, each
from game.scenario.definition import Scenario
from game.views.options import legal, why_not
from game.views.project import project
from tests.strategies import MOST_ACTIONS, SCENARIOS, SEEDS, play_out, some_action

Twin = tuple[GameState, GameState]


def reveals(event: e.Event, observer: Side) -> bool:
    """Whether an event may lawfully tell `observer` something of the other side's secrets.

    Intelligence that reaches it, a red line sworn in public (never past the true line) or released by a wider one, a
    capital's answer to a treaty, the end, and the settlement after the settlement. Nothing else.
    """
    if isinstance(event, (e.LeakHeard, e.ReportHeard)):
        return event.side is observer
    if isinstance(event, (e.RedLineAnnounced, e.RedLineReleased)):
        return event.by is not observer
    return isinstance(event, (e.CapitalDecided, e.ConferenceEnded, e.ImprovementFound))


def agree(first: Applied, second: Applied, observer: Side) -> bool:
    """Compare two streams as `observer` sees them; False once something has been revealed in either.

    False, too, where an event asks the rival to choose in one world only: one log cannot serve both from there on.
    """
    seen = [[event for event in world.events if e.sees(observer, event)] for world in (first, second)]
    for one, other in zip(*seen, strict=False):
        if reveals(one, observer) or reveals(other, observer):
            return False
        assert one == other
    longer = max(seen, key=len)[min(map(len, seen)) :]
    if longer and reveals(longer[0], observer):
        return False
    asked = [world.state.own.of(observer.other).asked for world in (first, second)]
    assert asked[0] != asked[1] or not longer
    return asked[0] == asked[1]


def same_to(observer: Side, twin: Twin) -> None:
    """Whatever `observer` can look at is the same in both worlds."""
    one, other = (project(state, observer) for state in twin)
    assert one == other
    assert legal(one) == legal(other)
    assert (a.actor_of(observer) in awaiting(twin[0])) == (a.actor_of(observer) in awaiting(twin[1]))


def both_do(twin: Twin, by: a.Actor, observer: Side, chance: Random) -> tuple[Applied, Applied] | None:
    """The same random action in both worlds; the observer must be answered alike, the rival may have to try again."""
    for _ in range(60):
        action = some_action(twin[0], by, chance)
        one, other = (apply(state, by, action) for state in twin)
        if isinstance(one, Applied) and isinstance(other, Applied):
            return one, other
        if by.side is observer:
            assert isinstance(one, Refused)
            assert one == other
    return None


def expect_alike(twin: Twin, observer: Side, chance: Random) -> int:
    """Play both worlds with one log until something is revealed; the number of actions before that."""
    same_to(observer, twin)
    for count in range(MOST_ACTIONS):
        waiting = [by for by in awaiting(twin[0]) if by in awaiting(twin[1])]
        if not waiting:
            return count
        results = both_do(twin, chance.choice(waiting), observer, chance)
        if results is None:
            return count
        if not agree(*results, observer):
            return count
        twin = (results[0].state, results[1].state)
        same_to(observer, twin)
    raise AssertionError("a game without end")


def doctrine_twins(scenario: Scenario, seed: str, observer: Side, mine: int) -> tuple[Applied, Applied]:
    """Two openings that differ only in the instructions of the side that is not `observer`."""

    def opening(theirs: int) -> Applied:
        cards = scenario.doctrines
        ids = each(lambda side: cards.of(side)[mine if side is observer else theirs].id)
        return setup(scenario, seed, ids)

    return opening(0), opening(1)


@given(scenario=SCENARIOS, seed=SEEDS)
@pytest.mark.parametrize("observer", BOTH_SIDES)
def test_the_rivals_doctrine_does_not_show(scenario: Scenario, seed: int, observer: Side) -> None:
    """Property 1: with the other doctrine in force and the same log, the same view, events, choices and refusals."""
    openings = doctrine_twins(scenario, str(seed), observer, seed % 2)
    if agree(*openings, observer):
        expect_alike((openings[0].state, openings[1].state), observer, Random(seed))


def alter(state: GameState, rival: Side) -> GameState:
    """The same game with everything that only `rival`, or nobody, knows made different."""
    own = state.own.of(rival)
    changed = replace(
        own,
        points=tuple(tuple(reversed(row)) for row in own.points),
        mandate=tuple(None for _ in own.mandate),
        standing=own.standing - 20,
        patience=own.patience - 15,
        goodwill=own.goodwill + 9,
        waivers=(((0, 2),),),
        blame_shared=True,
    )
    hidden = replace(
        state.hidden,
        eases=(Ease(rival, None, 200),),
        mind=replace(state.hidden.mind, told=(Told(rival, 0, 1),), text_asked=True),
        defiant=state.hidden.defiant.put(rival, True),
        opening_walk_away=BySide(1, 2),
    )
    return replace(state, own=state.own.put(rival, changed), hidden=hidden)


@given(scenario=SCENARIOS, seed=SEEDS)
@pytest.mark.parametrize("observer", BOTH_SIDES)
def test_what_nobody_sees_does_not_show(scenario: Scenario, seed: int, observer: Side) -> None:
    """Property 1: the rival's points, meters and lines, what the mediator was told, help for a cable."""
    ids = scenario.doctrines.map(lambda cards: cards[seed % 2].id)
    state = setup(scenario, str(seed), ids).state
    expect_alike((state, alter(state, observer.other)), observer, Random(seed))


def test_twins_play_far_enough_to_mean_something(harbour: Scenario) -> None:
    """Most twin games go on for ten actions and more before anything is revealed."""
    lengths = []
    for seed in range(20):
        one, other = doctrine_twins(harbour, str(seed), Side.FIRST, 0)
        lengths.append(expect_alike((one.state, other.state), Side.FIRST, Random(seed)))
    assert sorted(lengths)[10] >= 10


def staff_at_work(harbour: Scenario) -> tuple[GameState, GameState]:
    """A game in which the second side's staff reads a shared gauge better, and one in which it does not."""
    tracks = tuple(replace(track, sight=BySide(track.sight.second, track.sight.second)) for track in harbour.tracks)
    state = setup(replace(harbour, tracks=tracks, events=()), "3", BySide("council", "guild")).state
    narrowed = state.hidden.narrowed.put(Side.SECOND, ((0, 9), (2, 9)))
    return state, replace(state, hidden=replace(state.hidden, narrowed=narrowed))


def test_the_rivals_staff_does_not_show(harbour: Scenario) -> None:
    """When the other side reads a gauge better, this side is told of its own reading in the same way as before."""
    expect_alike(staff_at_work(harbour), Side.FIRST, Random(5))


@given(scenario=SCENARIOS, seed=SEEDS)
def test_a_private_event_brought_in_names_itself_to_its_side_alone(scenario: Scenario, seed: int) -> None:
    """A teacher's event for one side is named in nothing that the other side or the public sees; a public one is."""
    states = [state for state in play_out(scenario, seed).states() if not state.over]
    state = states[seed % len(states)]
    for spec in scenario.events:
        result = apply(state, a.Actor.DIRECTOR, a.Inject(spec.id))
        assert isinstance(result, Applied)
        for side in BOTH_SIDES:
            told = [dumps(plain(event)) for event in result.events if e.sees(side, event)]
            named = any(f'"{spec.id}"' in text or f".{spec.id}." in text for text in told)
            assert named == (spec.to in (None, side)), told
        public = [event for event in result.events if event.audience is e.Audience.PUBLIC]
        assert e.Directed("inject", spec.id if spec.to is None else "") in public


@given(scenario=SCENARIOS, seed=SEEDS)
def test_refusals_come_from_the_view(scenario: Scenario, seed: int) -> None:
    """Property 1: what a side may try is judged on its view: where `why_not` is silent, only UNAVAILABLE may follow."""
    chance = Random(seed)
    for state in list(play_out(scenario, seed).states())[::7]:
        for by in awaiting(state):
            if by.side is None:
                continue
            action = some_action(state, by, chance)
            expected = why_not(project(state, by.side), action)
            result = apply(state, by, action)
            if isinstance(result, Refused):
                assert result == expected or (expected is None and result.code.value == "unavailable")
            else:
                assert expected is None


@given(scenario=SCENARIOS, seed=SEEDS)
@pytest.mark.parametrize("side", BOTH_SIDES)
def test_a_view_is_what_its_events_add_up_to(scenario: Scenario, seed: int, side: Side) -> None:
    """Property 2: folding only the events that a side was shown, from the blank start, gives its view at every step."""
    game = play_out(scenario, seed)
    start = blank(scenario, game.seed, game.instructions)
    common, own = start.common, start.own.of(side)
    for applied in (game.opening, *(step.after for step in game.steps)):
        for event in applied.events:
            if event.audience in (e.Audience.PUBLIC, e.Audience.BOTH):
                common = reduce_common(common, event)
            if e.sees(side, event):
                own = reduce_own(own, event, common)
        view = project(applied.state, side)
        assert view.common == common
        assert view.own == own
