"""Games between computer delegations, and the figures made of them."""

from __future__ import annotations

import multiprocessing
from itertools import pairwise
from pathlib import Path

import pytest

from game.engine import actions as a
from game.engine.apply import Applied, apply
from game.engine.setup import setup
from game.kernel.errors import BadRequest
from game.kernel.sides import BySide
from game.scenario.definition import Scenario
from game.workshop.driver import Step, steps
from game.workshop.play_out import Row, Watch, play_out
from game.workshop.players import levels_of, players
from game.workshop.processes import Processes, cores, crew_of
from game.workshop.rows import digest_of
from game.workshop.simulate import Order, in_order, simulate, task_of
from game.workshop.tally import interval, tally
from game.workshop.task import Alone, CrewLost

ROOT = Path(__file__).parents[2]
HARBOUR = ROOT / "tests" / "scenarios" / "harbour.yaml"
PORTSMOUTH = ROOT / "scenarios" / "portsmouth-1905.yaml"
ENVOYS = BySide("envoy", "envoy")


def order(games: int, workers: int = 1, levels: BySide[str] = ENVOYS) -> Order:
    return Order(HARBOUR, games, levels, "7", workers)


def row(kind: str, points: tuple[int, int], treaty: tuple[int, ...] | None = None, **more: object) -> Row:
    values: dict[str, object] = {
        "seed": "s",
        "kind": kind,
        "ending": kind,
        "instructions": ("a", "b"),
        "treaty": treaty,
        "points": points,
        "opening": (50, 50),
        "below": None,
        "dull": (False, True),
        "actions": 10,
        "refused": 0,
        "directed": False,
    }
    return Row(**{**values, **more})  # type: ignore[arg-type]


def test_the_same_games_whatever_the_workers() -> None:
    """Two processes give the same rows in the same order as one."""
    assert list(simulate(order(6))) == list(simulate(order(6, workers=2)))


def test_rows_come_in_their_order() -> None:
    """Whoever ends first, rows are handed over by number, each as soon as those before it are there."""
    ended = [(2, row("a", (2, 2))), (0, row("a", (0, 0))), (1, row("a", (1, 1))), (3, row("a", (3, 3)))]
    assert [one.points for one in in_order(iter(ended))] == [(0, 0), (1, 1), (2, 2), (3, 3)]


def test_a_lost_process_is_a_sentence() -> None:
    """When a process that plays is killed from outside, the games end with a sentence."""
    games = Processes(1).play(task_of(order(50)), range(50))
    next(games)
    for process in multiprocessing.active_children():
        process.kill()
    with pytest.raises(CrewLost, match="ended from outside"):
        list(games)


def test_workers_by_default_are_the_cores() -> None:
    """0 stands for one process a core, but never for more than half the games; 1 needs no process at all."""
    assert isinstance(crew_of(1, 100), Alone)
    assert isinstance(crew_of(0, 1), Alone)
    assert crew_of(3, 100) == Processes(3)
    assert crew_of(0, 1000) == (Processes(cores()) if cores() > 1 else crew_of(1, 1000))


def test_any_game_can_be_played_alone(harbour: Scenario) -> None:
    """Game n of seed s is the game with the seed `s.n`."""
    rows = list(simulate(order(3)))
    alone = play_out(harbour, "7.2", BySide(*rows[2].instructions), players(ENVOYS))
    assert rows[2] == alone


def test_no_action_of_a_delegation_is_refused() -> None:
    """Every game ends, and no computer delegation tries what it could have known to be impossible."""
    rows = list(simulate(order(20, levels=BySide("plenipotentiary", "attache"))))
    assert all(one.kind and not one.refused for one in rows)


def test_directed_games_are_left_out(monkeypatch: pytest.MonkeyPatch, harbour: Scenario) -> None:
    """A game in which a director stepped in is not counted."""
    rows = iter([row("ratified", (60, 60), directed=True), row("adjourned", (50, 50))])
    monkeypatch.setattr("game.workshop.task.play_number", lambda task, number: (number, next(rows)))
    assert [one.kind for one in simulate(order(2))] == ["adjourned"]


def test_figures(harbour: Scenario) -> None:
    """Endings, treaties, clauses, points, shares of the joint gain and the gap are those of the rows."""
    rows = [
        row("ratified", (80, 60), (0, 0, 0, 0), below=100),
        row("ratified", (60, 80), (0, 1, 0, 0), below=300),
        row("adjourned", (40, 40)),
    ]
    data = tally(harbour, rows, 1.5)
    assert data["endings"] == {"ratified": 2, "adjourned": 1}
    assert data["distinct_treaties"] == 2
    assert data["clauses"]["quay"] == {"a": 2}
    assert data["clauses"]["tolls"] == {"a": 1, "b": 1}
    assert data["points"]["northam"]["mean"] == 60
    assert data["joint_gain_share"]["northam"]["mean"] == 0.5
    assert data["frontier_gap_percent"] == 2
    assert data["dull_sittings_percent"] == 50
    assert data["dull_by_sitting"][1] == {"n": 2, "reached": 3, "percent": 100.0}
    assert data["games_per_second"] == 2
    assert (
        data["ratified_share"] == data["ending_shares"]["ratified"] == {"share": 0.6667, "low": 0.2077, "high": 0.9385}
    )
    assert data["clause_shares"]["tolls"]["b"] == {"share": 0.5, "low": 0.0945, "high": 0.9055}
    assert data["digest"] == digest_of(rows)
    assert tally(harbour, rows, 1.5, 1)["games_per_second"] == 0.667


def test_intervals() -> None:
    """A mean has the usual 95 % interval; one value has none; no value has no mean."""
    assert interval([]) == {"mean": None, "low": None, "high": None}
    assert interval([3]) == {"mean": 3, "low": None, "high": None}
    assert interval([0, 2]) == {"mean": 1, "low": -0.96, "high": 2.96}


def test_a_dull_sitting_is_one_of_passing(harbour: Scenario) -> None:
    """A sitting in which both only adjourn and save is dull; an offer that is new, or an event answered, breaks it."""
    opening = setup(harbour, "dull", BySide("council", "guild"))
    watch = Watch()
    state = opening.state
    watch.see(Step(None, None, None, None, state, opening.events))

    def take(by: a.Actor, action: a.Action) -> None:
        nonlocal state
        outcome = apply(state, by, action)
        assert isinstance(outcome, Applied), outcome
        watch.see(Step(by, action, None, state, outcome.state, outcome.events))
        state = outcome.state

    take(a.Actor.MEDIATOR, a.Wait())
    opener = state.common.to_move
    assert opener is not None
    other = a.Actor.SECOND if opener is a.Actor.FIRST else a.Actor.FIRST
    for by in (opener, other):
        take(by, a.Adjourn())
    for by in (a.Actor.FIRST, a.Actor.SECOND):
        take(by, a.SaveInfluence())
    assert watch.dull() == (True, True)
    take(a.Actor.MEDIATOR, a.Wait())
    assert state.common.to_move is not None
    take(state.common.to_move, a.LayOffer(((0, 1),)))
    assert watch.dull() == (True, False)


def test_levels_are_named_in_the_order_of_the_sides() -> None:
    """One name stands for both sides; a wrong one is a sentence that names those there are."""
    assert levels_of("envoy,attache") == BySide("envoy", "attache")
    assert levels_of("envoy") == ENVOYS
    with pytest.raises(BadRequest, match="plenipotentiary"):
        levels_of("minister")


def test_portsmouth_is_played_to_the_end() -> None:
    """Every game of Portsmouth comes to an end, whatever the levels, and no action is refused."""
    rows = list(simulate(Order(PORTSMOUTH, 3, BySide("attache", "plenipotentiary"), "1")))
    assert [one.refused for one in rows] == [0, 0, 0]


@pytest.mark.slow
def test_portsmouth_ends_in_several_ways() -> None:
    """Fifty games of Portsmouth between envoys end, none refused, in at least three kinds of ending."""
    rows = list(simulate(Order(PORTSMOUTH, 50, ENVOYS, "1")))
    assert len(rows) == 50
    assert sum(one.refused for one in rows) == 0
    assert len({one.kind for one in rows}) >= 3


def test_steps_follow_one_another(harbour: Scenario) -> None:
    """Each step starts where the last one ended, and only the last is over."""
    taken = list(steps(harbour, "chain", BySide("merchants", "fishers"), players(ENVOYS)))
    assert all(one.state is two.before for one, two in pairwise(taken))
    assert [one.state.over for one in taken].index(True) == len(taken) - 1
