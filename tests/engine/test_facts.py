"""What conditions ask about: answered from the truth, and from a seat only where it can know, and then alike."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from game.engine import actions as a
from game.engine.apply import seat
from game.engine.facts import SIDE_NAMES, StateFacts, walk_away
from game.engine.parts import Closing, Line, Order
from game.engine.seat import SeatFacts, UnknownFactError
from game.engine.state import GameState
from game.kernel.conditions import Ref
from game.kernel.sides import BOTH_SIDES, BySide
from game.scenario.definition import Scenario
from tests.rulebook.table import BELL, NETS, QUAY, TOLLS, N, S, Table, patient
from tests.strategies import play_out, quiet, with_calendar

METERS = ("standing", "influence", "patience", "goodwill", "credibility", "walk_away")
BARE = ("offer_stands", "final_stands", "text_stands", "final_date")


@pytest.fixture
def table(harbour: Scenario) -> Table:
    """A table of ten sittings of three turns, at the second sitting, Northam to act."""
    return Table(patient(quiet(with_calendar(harbour, 10, 3)))).table(2).turn(N)


def numbers(state: GameState) -> list[Ref]:
    """Every number that a condition may ask for."""
    refs: list[Ref] = [("track", track.id) for track in state.scenario.tracks]
    refs += [("shared", name) for name in ("rapport", "world", "mediator_patience")]
    refs += [("count", name) for name in ("sitting", "barren", "settled")]
    return refs + [("side", side, meter) for side in SIDE_NAMES for meter in METERS]


def symbols(state: GameState) -> list[Ref]:
    """Every word that a condition may ask for."""
    articles = [article.id for article in state.scenario.articles]
    refs: list[Ref] = [("article", name) for name in articles]
    refs += [("doctrine", side) for side in SIDE_NAMES]
    refs += [(kind, side, name) for kind in ("mandate", "position") for side in SIDE_NAMES for name in articles]
    return refs + [("state", name) for name in ("ending", "ending_id", "blame", "cause", "war")]


def queries(state: GameState) -> list[tuple[str, tuple[str, ...]]]:
    """Every named test that a condition may ask for."""
    articles = [article.id for article in state.scenario.articles]
    found: list[tuple[str, tuple[str, ...]]] = [("fired", (event.id,)) for event in state.scenario.events]
    found += [("chosen", (event.id, answer.id)) for event in state.scenario.events for answer in event.answers]
    found += [("used", (side, tool.id)) for side in SIDE_NAMES for tool in state.scenario.instruments]
    found += [("announced", (side, name)) for side in SIDE_NAMES for name in articles]
    found += [(name, (side,)) for name in ("ratified", "ordered") for side in SIDE_NAMES]
    found += [(name, (one,)) for name in ("initialled", "open", "laid", "withdrawn") for one in articles]
    return found + [(name, ()) for name in BARE]


def answers(state: GameState) -> Iterator[tuple[object, Callable[[StateFacts | SeatFacts], object]]]:
    """Every question that there is, and how it is put."""
    for ref in numbers(state):
        yield ref, lambda facts, ref=ref: facts.number(ref)  # type: ignore[misc]
    for ref in symbols(state):
        yield ref, lambda facts, ref=ref: facts.symbol(ref)  # type: ignore[misc]
    for name, args in queries(state):
        yield (name, args), lambda facts, name=name, args=args: facts.test(name, args)  # type: ignore[misc]


def known(state: GameState) -> dict[object, object]:
    """Every question and its true answer."""
    return {question: put(StateFacts(state)) for question, put in answers(state)}


def told(state: GameState, side: object) -> dict[object, object]:
    """Every question that the seat can answer, and what it answers."""
    found = {}
    facts = SeatFacts(seat(state, side))  # type: ignore[arg-type]
    for question, put in answers(state):
        try:
            found[question] = put(facts)
        except UnknownFactError:
            continue
    return found


def test_a_seat_never_says_what_is_not_so(harbour: Scenario) -> None:
    """While talks go on every answer that a seat gives is the true one; there is always something it cannot tell."""
    for seed in range(4):
        states = [state for state in play_out(harbour, seed).states() if not state.over]
        for state in states[:: max(1, len(states) // 10)]:
            truth = known(state)
            for side in BOTH_SIDES:
                answered = told(state, side)
                assert answered == {question: truth[question] for question in answered}
                assert len(answered) < len(truth)


def test_what_a_seat_can_tell(table: Table) -> None:
    """A seat can tell public things, its own meters, orders, doctrine and uses, and gauges that it reads exactly."""
    for side, mine, theirs in ((N, "first", "second"), (S, "second", "first")):
        answered = told(table.state, side)
        for meter in ("standing", "influence", "patience", "goodwill"):
            assert ("side", mine, meter) in answered
        for name in METERS:
            assert ("side", theirs, name) not in answered
        for hidden in ("credibility", "walk_away"):
            assert ("side", mine, hidden) not in answered
        assert {("doctrine", mine), ("mandate", mine, "quay"), ("used", (mine, "raid")), ("ordered", (mine,))} <= set(
            answered
        )
        assert not {
            ("doctrine", theirs), ("mandate", theirs, "quay"), ("used", (theirs, "raid")), ("ordered", (theirs,)),
            ("shared", "rapport"), ("fired", ("rain",)), ("state", "ending"),
        } & set(answered)  # fmt: skip
        assert {("position", theirs, "quay"), ("announced", (theirs, "quay")), *((name, ()) for name in BARE)} <= set(
            answered
        )
    assert {ref for ref in told(table.state, N) if ref[0] == "track"} == {("track", "chest"), ("track", "unrest")}  # type: ignore[index]
    assert {ref for ref in told(table.state, S) if ref[0] == "track"} == {("track", "grain")}  # type: ignore[index]


def test_numbers(table: Table) -> None:
    """Gauges, shared meters, counts and each side's own numbers are those of the state."""
    table.hidden(tracks=(11, 22, 33), rapport=44, world=55, mediator_patience=66, credibility=BySide(77, 78))
    table.own(N, standing=1, influence=2, patience=3, goodwill=4).own(
        S, standing=5, influence=6, patience=7, goodwill=8
    )
    found = known(table.state)
    assert [found["track", name] for name in ("chest", "grain", "unrest")] == [11, 22, 33]
    assert [found["shared", name] for name in ("rapport", "world", "mediator_patience")] == [44, 55, 66]
    assert [found["side", side, "credibility"] for side in SIDE_NAMES] == [77, 78]
    assert [found["side", "first", meter] for meter in METERS[:4]] == [1, 2, 3, 4]
    assert [found["side", "second", meter] for meter in METERS[:4]] == [5, 6, 7, 8]
    assert [found["side", name, "walk_away"] for name in SIDE_NAMES] == [
        walk_away(table.state, N),
        walk_away(table.state, S),
    ]
    assert [found["count", name] for name in ("sitting", "barren", "settled")] == [2, 1, 0]
    table.settle({NETS: 1})
    assert known(table.state)["count", "settled"] == 1


def test_words(table: Table) -> None:
    """Articles, doctrines, mandates and positions are named by ids of the file, or by `none` where there is none."""
    table.line(S, TOLLS, 3, "never").present(N, {QUAY: 1}).present(S, {TOLLS: 2}).settle({NETS: 1})
    found = known(table.state)
    assert [found["article", name] for name in ("quay", "nets")] == ["none", "b"]
    assert [found["doctrine", side] for side in SIDE_NAMES] == ["council", "guild"]
    assert [found["mandate", side, "tolls"] for side in SIDE_NAMES] == ["b", "d"]
    assert [found["mandate", side, "bell"] for side in SIDE_NAMES] == ["none", "none"]
    assert [found["position", side, "quay"] for side in SIDE_NAMES] == ["b", "none"]
    assert [found["position", side, "tolls"] for side in SIDE_NAMES] == ["none", "c"]


def test_the_end_is_known_when_it_has_come(table: Table) -> None:
    """Kind, id, blame, cause and war of an ending are words; while talks go on each is `none`."""
    found = known(table.state)
    assert {found["state", name] for name in ("ending", "ending_id", "blame", "cause", "war")} == {"none"}
    assert not found["ratified", ("first",)]
    closing = Closing("left", "broken_off", BySide(True, None), cause=TOLLS, blamed=S, war="winter")
    state = replace(table.state, common=replace(table.common, closing=closing, treaty=(3, 0, 1, 2)))
    found = known(state)
    assert [found["state", name] for name in ("ending", "ending_id", "blame", "cause", "war")] == [
        "broken_off", "left", "second", "tolls", "winter",
    ]  # fmt: skip
    assert [found["ratified", (side,)] for side in SIDE_NAMES] == [True, False]
    assert [found["article", name] for name in ("quay", "tolls", "nets", "bell")] == ["d", "a", "b", "c"]


def test_what_has_happened(table: Table) -> None:
    """Events fired, answers chosen, instruments used, oaths sworn and orders awake: each is asked of by name."""
    lines = (Line(1, "hard", announced=True), *table.mine(S).mandate[1:])
    desk = replace(table.common.desks.second, announced=((QUAY, 2),))
    table.hidden(fired=(("rain", 2),), chosen=(("baker", "bread"),)).own(S, mandate=lines, order=Order(2, False))
    table.state = replace(table.state, common=replace(table.common, desks=table.common.desks.put(S, desk)))
    found = known(table.state)
    facts = StateFacts(table.state)
    assert [facts.test("fired", (name,)) for name in ("rain", "dry")] == [True, False]
    assert [facts.test("chosen", ("baker", answer)) for answer in ("bread", "wait")] == [True, False]
    assert [found["announced", (side, "quay")] for side in SIDE_NAMES] == [False, True]
    assert not found["announced", ("second", "tolls")]
    assert [found["ordered", (side,)] for side in SIDE_NAMES] == [False, True]
    table.own(S, order=Order(2, False, asleep=True))
    assert not known(table.state)["ordered", ("second",)]
    assert not told(table.state, S)["ordered", ("second",)]
    table.evening().play(N, "raid").save(S)
    found = known(table.state)
    assert [found["used", (side, "raid")] for side in SIDE_NAMES] == [True, False]
    assert [found["used", ("first", name)] for name in ("cable", "probe")] == [False, False]


def test_how_an_article_stands(table: Table) -> None:
    """An article is laid once somebody has spoken of it, open until it is initialled or withdrawn."""
    table.present(N, {NETS: 0, BELL: 0}).adjourn(S).act(N, a.Withdraw(NETS)).adjourn(S).settle({TOLLS: 1})
    found = known(table.state)
    states = {name: [found[name, (article,)] for article in ("quay", "tolls", "nets", "bell")]
              for name in ("initialled", "open", "laid", "withdrawn")}  # fmt: skip
    assert states == {
        "initialled": [False, True, False, False],
        "open": [True, False, False, True],
        "laid": [False, True, True, True],
        "withdrawn": [False, False, True, False],
    }


def test_what_stands(table: Table) -> None:
    """An offer stands until it is declined, a last word if it is one, a text until it is marked; dates have a last."""

    def standing() -> list[object]:
        found = known(table.state)
        assert [found[name, ()] for name in BARE] == [told(table.state, N)[name, ()] for name in BARE]
        return [found[name, ()] for name in BARE]

    assert standing() == [False, False, False, False]
    table.offer(N, {QUAY: 1})
    assert standing() == [True, False, False, False]
    table.decline(S)
    assert standing() == [False, False, False, False]
    table.adjourn(S).offer(N, {QUAY: 1}, tone="final")
    assert standing() == [True, True, False, False]
    table.decline(S)
    assert standing() == [False, False, False, False]
    table.state = replace(table.state, common=replace(table.common, text=((QUAY, 1),), last=2))
    assert standing() == [False, False, True, True]
